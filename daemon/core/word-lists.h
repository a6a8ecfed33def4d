/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists of word-edge-lists.h. */
typedef enum
{
  HIATUS_WORDS_HIRAGANA_AFTER,
  HIATUS_WORDS_HIRAGANA_OTHERS,
  HIATUS_WORDS_HIRAGANA_BEFORE,
  HIATUS_WORDS_HAN_AFTER,
  HIATUS_WORDS_HAN_BEFORE,
  HIATUS_WORDS_HAN_SURNAMES,
  HIATUS_WORDS_HANGUL_AFTER,
  HIATUS_WORDS_HANGUL_NAME_ENDINGS,
  HIATUS_WORDS_ARABIC_PREFIXES,
  HIATUS_WORDS_HEBREW_PREFIXES,
  HIATUS_WORDS_ARABIC_OTHERS,
  HIATUS_WORDS_HEBREW_OTHERS,
  HIATUS_WORDS_CLUSTER_AFTER,
  HIATUS_WORDS_CLUSTER_BEFORE,
} HiatusWordListId;

#define HIATUS_N_WORD_LISTS (HIATUS_WORDS_CLUSTER_BEFORE + 1)

/**
 * HiatusWordList:
 * @text: its words, folded, each with a zero behind it
 * @words: (array length=n): where they begin in @text, sorted by what they are
 * @n: how many there are
 * @longest: how many characters the longest has
 */
typedef struct
{
  const guint8 *text;
  const guint16 *words;
  guint n;
  guint longest;
} HiatusWordList;

/* By #HiatusWordListId. make-word-lists.c makes them when Hiatus is built, so that they take no memory of their own. */
extern const HiatusWordList hiatus_word_lists[HIATUS_N_WORD_LISTS];

G_END_DECLS
