/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher-words.h"

static guint
count_words (const HiatusFolded *folded)
{
  guint n = 0;
  guint64 last = 0;

  for (gsize i = 0; i <= folded->length / 64; i++)
    {
      guint64 words = folded->words[i];

      n += (guint) __builtin_popcountll (words & (~(words << 1 | last) | folded->breaks[i]));
      last = words >> 63;
    }

  return n;
}

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

/**
 * hiatus_words_take:
 * @words: where the words go; zeroed or wiped
 * @folded: a folded text
 *
 * Finds the words of @folded. It allocates nothing where @words has taken as many words before.
 */
void
hiatus_words_take (HiatusWords *words,
                   const HiatusFolded *folded)
{
  guint64 last = 0;
  guint n_starts = 0;
  guint n_ends = 0;

  /* One more, because a word that ends with the text has its end behind all starts. */
  reserve (words, count_words (folded) + 1);

  /* A word begins with a word character that is not joined to the one before, and ends before what is not joined to it. */
  for (gsize i = 0; i <= folded->length / 64; i++)
    {
      guint64 bits = folded->words[i];
      guint64 before = bits << 1 | last;
      guint64 starts = bits & (~before | folded->breaks[i]);
      guint64 ends = before & (~bits | folded->breaks[i]);

      last = bits >> 63;
      for (; starts != 0; starts &= starts - 1)
        words->words[n_starts++].start = (guint32) (i * 64 + (gsize) __builtin_ctzll (starts));
      for (; ends != 0; ends &= ends - 1)
        words->words[n_ends++].end = (guint32) (i * 64 + (gsize) __builtin_ctzll (ends));
    }
  if (n_ends < n_starts)
    words->words[n_ends].end = (guint32) folded->length;

  words->n = n_starts;
  for (guint i = 0; i < n_starts; i++)
    words->words[i].hash = hiatus_hash_bytes (folded->bytes + words->words[i].start, words->words[i].end - words->words[i].start);
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
