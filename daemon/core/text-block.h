/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define HIATUS_TEXT_BLOCK 16 /* bytes of ASCII that are folded at once */

/*
 * hiatus_text_fold_block: lowers the case of HIATUS_TEXT_BLOCK bytes of ASCII from @in to @out, which may be the same.
 * @words: a bit for each that belongs to a word
 * @blanks: a bit for each blank
 * @others: a bit for each that is no printable ASCII and has to be looked at by itself
 */
#if defined(__SSE2__) && !defined(HIATUS_TEXT_WITHOUT_SSE2)
/* All bits of each byte, compared without a sign. */
static inline __m128i
is_between (__m128i bytes,
            gint first,
            gint last)
{
  __m128i from_first = _mm_sub_epi8 (bytes, _mm_set1_epi8 ((gchar) first));

  return _mm_cmpeq_epi8 (_mm_min_epu8 (from_first, _mm_set1_epi8 ((gchar) (last - first))), from_first);
}

static inline void
hiatus_text_fold_block (const guint8 *in,
                        guint8 *out,
                        guint *words,
                        guint *blanks,
                        guint *others)
{
  const __m128i case_bit = _mm_set1_epi8 ('a' - 'A');
  __m128i bytes, letters, digits, lower;

  memcpy (&bytes, in, HIATUS_TEXT_BLOCK);
  letters = is_between (_mm_or_si128 (bytes, case_bit), 'a', 'z');
  digits = is_between (bytes, '0', '9');
  lower = _mm_or_si128 (bytes, _mm_and_si128 (letters, case_bit));
  *words = (guint) _mm_movemask_epi8 (_mm_or_si128 (letters, digits));
  *blanks = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (' ')));
  *others = (guint) _mm_movemask_epi8 (is_between (bytes, ' ', '~')) ^ 0xffff;
  memcpy (out, &lower, HIATUS_TEXT_BLOCK);
}
#else
#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define HIGH EACH (0x80)

/* The highest bit of each byte: whether it is at least @least, for bytes below 0x80. */
static inline guint64
is_from (guint64 bytes,
         guint least)
{
  return (bytes + EACH (0x80 - least)) & HIGH;
}

/* The highest bits of eight bytes, as the lowest bits of a number. */
static inline guint
gather (guint64 high)
{
  return (guint) ((high >> 7) * G_GUINT64_CONSTANT (0x0102040810204080) >> 56);
}

static inline void
hiatus_text_fold_block (const guint8 *in,
                        guint8 *out,
                        guint *words,
                        guint *blanks,
                        guint *others)
{
  *words = *blanks = *others = 0;
  for (guint half = 0; half < HIATUS_TEXT_BLOCK; half += 8)
    {
      guint64 bytes, ascii, upper, lower, is_word;

      memcpy (&bytes, in + half, 8);
      bytes = GUINT64_FROM_LE (bytes);
      ascii = bytes & ~HIGH;
      upper = is_from (ascii, 'A') & ~is_from (ascii, 'Z' + 1) & ~bytes;
      lower = bytes | upper >> 2;
      is_word = (is_from (ascii | upper >> 2, 'a') & ~is_from (ascii | upper >> 2, 'z' + 1)) | (is_from (ascii, '0') & ~is_from (ascii, '9' + 1));
      *words |= gather (is_word & ~bytes) << half;
      *blanks |= gather (is_from (ascii, ' ') & ~is_from (ascii, ' ' + 1) & ~bytes) << half;
      *others |= gather ((~is_from (ascii, ' ') & HIGH) | is_from (ascii, 0x7f) | (bytes & HIGH)) << half;
      lower = GUINT64_TO_LE (lower);
      memcpy (out + half, &lower, 8);
    }
}
#endif

G_END_DECLS
