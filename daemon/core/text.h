/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusTextClass:
 * @HIATUS_TEXT_OTHER: no word character: blanks, punctuation, symbols
 * @HIATUS_TEXT_LETTER: a letter, mark or number of a script that puts blanks between words
 * @HIATUS_TEXT_ARABIC: the same, of the Arabic script
 * @HIATUS_TEXT_HEBREW: the same, of the Hebrew script
 * @HIATUS_TEXT_HAN: Chinese characters
 * @HIATUS_TEXT_HIRAGANA: Hiragana
 * @HIATUS_TEXT_KATAKANA: Katakana, with the mark of a long vowel
 * @HIATUS_TEXT_KANA_MARK: the voicing of the kana before it
 * @HIATUS_TEXT_HANGUL: the first letter of a Korean syllable
 * @HIATUS_TEXT_HANGUL_REST: another letter of it
 * @HIATUS_TEXT_CLUSTER: a letter of Thai, Lao, Khmer, Myanmar or one of their relatives
 * @HIATUS_TEXT_CLUSTER_REST: a sign that belongs to the letter before it
 * @HIATUS_TEXT_CLUSTER_JOINER: a sign that ties the letter after it to the one before
 * @HIATUS_TEXT_CLUSTER_FIRST: a vowel that is written before its consonant
 *
 * What a code point is to the words of a text, after folding.
 */
typedef enum
{
  HIATUS_TEXT_OTHER,
  HIATUS_TEXT_LETTER,
  HIATUS_TEXT_ARABIC,
  HIATUS_TEXT_HEBREW,
  HIATUS_TEXT_HAN,
  HIATUS_TEXT_HIRAGANA,
  HIATUS_TEXT_KATAKANA,
  HIATUS_TEXT_KANA_MARK,
  HIATUS_TEXT_HANGUL,
  HIATUS_TEXT_HANGUL_REST,
  HIATUS_TEXT_CLUSTER,
  HIATUS_TEXT_CLUSTER_REST,
  HIATUS_TEXT_CLUSTER_JOINER,
  HIATUS_TEXT_CLUSTER_FIRST,
} HiatusTextClass;

#define HIATUS_N_TEXT_CLASSES (HIATUS_TEXT_CLUSTER_FIRST + 1)

/* What each byte that is no part of valid UTF-8 is after folding. */
#define HIATUS_TEXT_REPLACEMENT 0xfffd

/* How many bytes may be read and written behind the folded text. */
#define HIATUS_FOLDED_SLACK 32

/**
 * HiatusFolded:
 * @bytes: (owned): the folded text, in UTF-8, with zeros behind it
 * @length: its length in bytes
 * @words: (owned): a bit for each byte: it belongs to a word character
 * @breaks: (owned): a bit for each byte: a word character begins here that does not belong to the one before
 *
 * A folded text and where its words are. hiatus_folded_take() fills it in, hiatus_folded_wipe() makes it as good as new.
 */
typedef struct
{
  gchar *bytes;
  gsize length;
  guint64 *words;
  guint64 *breaks;

  /*< private >*/
  gsize size;
} HiatusFolded;

void hiatus_folded_take (HiatusFolded *folded,
                         const gchar *text,
                         gsize length);

void hiatus_folded_wipe (HiatusFolded *folded);

void hiatus_folded_clear (HiatusFolded *folded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusFolded, hiatus_folded_clear)

gchar *hiatus_text_fold (const gchar *text,
                         gssize length);

HiatusTextClass hiatus_text_get_class (gunichar folded);

HiatusTextClass hiatus_text_class_at (const gchar *folded);

HiatusTextClass hiatus_text_class_before (const gchar *folded,
                                          gsize at);

gboolean hiatus_text_joins (HiatusTextClass before,
                            HiatusTextClass after);

G_END_DECLS
