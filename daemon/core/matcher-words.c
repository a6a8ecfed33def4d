/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-words.h"

const guint64 hiatus_hash_masks[17][2] = {
  { G_GUINT64_CONSTANT (0x0000000000000000), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x00000000000000ff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x000000000000ffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x0000000000ffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x00000000ffffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x000000ffffffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x0000ffffffffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0x00ffffffffffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x0000000000000000) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x00000000000000ff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x000000000000ffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x0000000000ffffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x00000000ffffffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x000000ffffffffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x0000ffffffffffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0x00ffffffffffffff) },
  { G_GUINT64_CONSTANT (0xffffffffffffffff), G_GUINT64_CONSTANT (0xffffffffffffffff) },
};

static void
reserve (HiatusWords *words,
         guint size)
{
  if (size <= words->size)
    return;

  g_free (words->words);
  words->size = MAX (size, 64);
  words->words = g_new0 (HiatusWord, words->size);
}

static inline HiatusWord
make_word (const gchar *text,
           gsize start,
           gsize end)
{
  return (HiatusWord){ .start = (guint32) start, .end = (guint32) end, .hash = hiatus_hash_bytes (text + start, end - start) };
}

/**
 * hiatus_words_take:
 * @words: where the words go; zeroed or wiped
 * @folded: a folded text
 *
 * Finds the words of @folded. It allocates nothing where @words has taken a text of that length before. Behind the last
 * word there is an empty one at the end of the text.
 */
void
hiatus_words_take (HiatusWords *words,
                   const HiatusFolded *folded)
{
  const gchar *text = folded->bytes;
  gsize n_masks = folded->length / 64 + 1;
  guint64 last = 0;
  gboolean is_open = FALSE;
  gsize open = 0; /* where the word begins of which the end is still to come */
  HiatusWord *word;

  /* Every other byte at most begins a word: the letters that are words of their own have three. */
  reserve (words, (guint) folded->length / 2 + 2);
  word = words->words;

  /* A word begins with a word character that is not joined to the one before, and ends before what is not joined to it. */
  for (gsize i = 0; i < n_masks; i++)
    {
      guint64 bits = folded->words[i];
      guint64 before = bits << 1 | last;
      guint64 starts = bits & (~before | folded->breaks[i]);
      guint64 ends = before & (~bits | folded->breaks[i]);

      last = bits >> 63;
      if (is_open && ends != 0)
        {
          *word++ = make_word (text, open, i * 64 + (gsize) __builtin_ctzll (ends));
          ends &= ends - 1;
          is_open = FALSE;
        }
      for (; ends != 0; ends &= ends - 1, starts &= starts - 1)
        *word++ = make_word (text, i * 64 + (gsize) __builtin_ctzll (starts), i * 64 + (gsize) __builtin_ctzll (ends));
      if (starts != 0)
        {
          open = i * 64 + (gsize) __builtin_ctzll (starts);
          is_open = TRUE;
        }
    }
  if (is_open)
    *word++ = make_word (text, open, folded->length);
  *word = (HiatusWord){ .start = (guint32) folded->length, .end = (guint32) folded->length };
  words->n = (guint) (word - words->words);
}

/**
 * hiatus_words_wipe:
 * @words: words of a text
 *
 * Overwrites them with zeros, because they tell of the text.
 */
void
hiatus_words_wipe (HiatusWords *words)
{
  if (words->words != NULL)
    explicit_bzero (words->words, (words->n + 1) * sizeof *words->words);
  words->n = 0;
}
