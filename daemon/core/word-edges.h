/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where words end in every script: whether a name that stands in a text stands there by itself, or inside another word.
 * Punctuation, symbols and blanks end a word everywhere. In scripts with blanks between words nothing else does. For the
 * others there are written lists (word-edge-lists.h), and these rules. *Neighbour* is the character beside the name, *begins
 * with* and *ends with* mean the text after and before the name, in whole letters: か is not the beginning of が.
 *
 * A neighbour of another script ends a word where one of the two scripts is Han, Hiragana, Katakana, Hangul, or one that is
 * read by clusters: "我爱Alex吗", "アレックスさん", "14番". After Han a neighbour in Hiragana is looked at, though, see there.
 * ー counts as Katakana; the voicing of a kana is passed over where a neighbour is looked for, and counts as the kana.
 * What goes on the letter before it (KANA_MARK, HANGUL_REST, CLUSTER_REST, CLUSTER_JOINER of #HiatusTextClass) is never cut off
 * from it, whatever that is, nor a CLUSTER from a CLUSTER_JOINER or CLUSTER_FIRST before it.
 *
 * - Katakana: a neighbour in Katakana is none of the name's; the whole run is one name. ・ and = are punctuation.
 * - Hiragana: what follows in Hiragana has to begin with a word of HIRAGANA_AFTER, and the name with what follows it must not
 *   begin like a word of HIRAGANA_OTHERS that is longer than the name. What comes before in Hiragana has to end with a word of
 *   HIRAGANA_BEFORE; a word of a single kana counts only where a word character precedes it.
 * - Han, after the name: let n be how many Han characters the name ends with. With three or more everything is an end. Else a
 *   neighbour in Han has to begin a word of HAN_AFTER, and one in Hiragana a word of HIRAGANA_AFTER.
 * - Han, before the name: let n be how many Han characters the name begins with. With three or more everything is an end, and
 *   so is what ends with a word of HAN_BEFORE. Else, with one, nothing is; with two, a neighbour 大 or 小 is none, because
 *   longer Japanese surnames begin with them, and anything else is one unless it ends with a surname (HAN_SURNAMES) and the
 *   name does not itself begin with one.
 * - Hangul: the name begins where no Hangul precedes it. What follows, up to the end of the Hangul, has to be a row of words of
 *   HANGUL_AFTER, of 24 syllables at most; after a name of a single syllable the first of them must not be one of
 *   HANGUL_NAME_ENDINGS.
 * - Thai, Lao, Khmer, Burmese, and their relatives: the name begins and ends with a whole cluster, that is a letter with all
 *   that is written before it (เ แ โ ใ ไ), above, below and after it (ะ า), and what the signs for stacked letters tie to it.
 *   Let n be the number of letters that it ends, or begins, with: %HIATUS_TEXT_CLUSTER, vowels that are written first and
 *   signs not counted. What follows is an end if it begins with a word of CLUSTER_AFTER, what comes before if it ends with one
 *   of CLUSTER_BEFORE. Else, with less than four, it is none; with four and more, all that comes before is an end, and what
 *   follows is one unless it may begin with the final consonant of the name: a letter that no sign goes on, or one with
 *   the Burmese asat.
 * - Arabic and Hebrew: the name may follow one of ARABIC_PREFIXES or HEBREW_PREFIXES that begins the word, unless the whole
 *   word is one of ARABIC_OTHERS or HEBREW_OTHERS. A name that begins with the article ال is found where لل stands for ل and
 *   the article, too.
 */

/* The longest chain of prefixes, and how many of them a word can begin with. */
#define HIATUS_WORD_PREFIX_BYTES 8
#define HIATUS_WORD_PREFIXES_MAX 4

gboolean hiatus_word_edges_begins (const gchar *text,
                                   gsize start,
                                   gsize end);

gboolean hiatus_word_edges_ends (const gchar *text,
                                 gsize length,
                                 gboolean is_cut,
                                 gsize start,
                                 gsize end);

guint hiatus_word_edges_get_prefixes (const gchar *text,
                                      gsize start,
                                      gsize end,
                                      guint8 prefixes[HIATUS_WORD_PREFIXES_MAX]);

G_END_DECLS
