/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

#include "daemon/core/text.h"

G_BEGIN_DECLS

/**
 * HiatusWord:
 * @start: where it begins in the folded text, in bytes
 * @end: where it ends
 * @hash: hiatus_hash_bytes() of it
 *
 * A word of a folded text, as the matcher looks it up: a run of word characters that are joined. A script without blanks
 * between words, or with particles, gives one for each letter, and Katakana one for each run.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint64 hash;
} HiatusWord;

/**
 * HiatusWords:
 * @words: (owned) (array length=n): the words of a text, in order
 * @n: how many there are
 *
 * hiatus_words_take() fills it in, hiatus_words_wipe() makes it as good as new.
 */
typedef struct
{
  HiatusWord *words;
  guint n;

  /*< private >*/
  guint size;
} HiatusWords;

void hiatus_words_take (HiatusWords *words,
                        const HiatusFolded *folded);

void hiatus_words_wipe (HiatusWords *words);

/*
 * Hashes only tell where to look: what is found is compared byte by byte. So they need to spread well and nothing else.
 */
static inline guint64
hiatus_hash_mix (guint64 a,
                 guint64 b)
{
#ifdef __SIZEOF_INT128__
  __extension__ typedef unsigned __int128 Wide;
  Wide product = (Wide) (a ^ G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * (b ^ G_GUINT64_CONSTANT (0xd6e8feb86659fd93));

  return (guint64) product ^ (guint64) (product >> 64);
#else
  guint64 mixed = (a ^ (b << 31 | b >> 33)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed = (mixed ^ mixed >> 32 ^ b) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return mixed ^ mixed >> 32;
#endif
}

/* The hash of @n bytes. It reads up to eight bytes behind them, and does not heed those. */
static inline guint64
hiatus_hash_bytes (const gchar *bytes,
                   gsize n)
{
  guint64 hash = n;
  guint64 block;

  for (; n > 8; n -= 8, bytes += 8)
    {
      memcpy (&block, bytes, 8);
      hash = hiatus_hash_mix (hash, block);
    }
  memcpy (&block, bytes, 8);
  block = GUINT64_FROM_LE (block) & ~G_GUINT64_CONSTANT (0) >> (64 - 8 * n);

  return hiatus_hash_mix (hash, block);
}

G_END_DECLS
