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

/* For each number of bytes, which bits of two blocks of eight belong to them. */
extern const guint64 hiatus_hash_masks[17][2];

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

static inline guint64
hiatus_hash_block (const gchar *bytes,
                   guint64 mask)
{
  guint64 block;

  memcpy (&block, bytes, sizeof block);
  return GUINT64_FROM_LE (block) & mask;
}

/* The hash of @n bytes, 1 or more, none of which is a zero. It reads up to 16 bytes from their last on, and does not heed
 * what is behind them. Nearly all words have 16 bytes at most, and are hashed without a branch. */
static inline guint64
hiatus_hash_bytes (const gchar *bytes,
                   gsize n)
{
  guint64 hash = 0;

  for (; G_UNLIKELY (n > 16); n -= 16, bytes += 16)
    hash = hiatus_hash_mix (hash ^ hiatus_hash_block (bytes, ~G_GUINT64_CONSTANT (0)), hiatus_hash_block (bytes + 8, ~G_GUINT64_CONSTANT (0)));

  return hiatus_hash_mix (hash ^ hiatus_hash_block (bytes, hiatus_hash_masks[n][0]), hiatus_hash_block (bytes + 8, hiatus_hash_masks[n][1]));
}

G_END_DECLS
