/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusDraftKind:
 * @HIATUS_DRAFT_SELF_HARM: words of self-harm; found, it is all that is said
 * @HIATUS_DRAFT_LENGTH: how long the silence is to be
 * @HIATUS_DRAFT_DATE: when it is to end
 * @HIATUS_DRAFT_METHOD: the name of a method
 * @HIATUS_DRAFT_TOGETHER: talk of getting back together
 * @HIATUS_DRAFT_ILL: speaking ill of somebody
 * @HIATUS_DRAFT_BLAME: whose fault it was
 * @HIATUS_DRAFT_INSULT: an insult
 * @HIATUS_DRAFT_ULTIMATUM: an either-or
 * @HIATUS_DRAFT_THREAT: what can frighten
 * @HIATUS_DRAFT_PLEADING: pleading
 * @HIATUS_DRAFT_LONG: more than %HIATUS_DRAFT_CHARACTERS_MAX characters
 * @HIATUS_DRAFT_NIGHT: it is looked at in the night
 * @HIATUS_DRAFT_LANGUAGE: it is in a language of which there are no lists
 *
 * What is pointed at in a draft. Those up to @HIATUS_DRAFT_PLEADING are found by lists of words.
 */
typedef enum
{
  HIATUS_DRAFT_SELF_HARM,
  HIATUS_DRAFT_LENGTH,
  HIATUS_DRAFT_DATE,
  HIATUS_DRAFT_METHOD,
  HIATUS_DRAFT_TOGETHER,
  HIATUS_DRAFT_ILL,
  HIATUS_DRAFT_BLAME,
  HIATUS_DRAFT_INSULT,
  HIATUS_DRAFT_ULTIMATUM,
  HIATUS_DRAFT_THREAT,
  HIATUS_DRAFT_PLEADING,
  HIATUS_DRAFT_LONG,
  HIATUS_DRAFT_NIGHT,
  HIATUS_DRAFT_LANGUAGE,
} HiatusDraftKind;

/**
 * HIATUS_DRAFT_N_LISTED:
 *
 * How many kinds are found by lists of words.
 */
#define HIATUS_DRAFT_N_LISTED (HIATUS_DRAFT_PLEADING + 1)

extern const gchar *const hiatus_draft_kind_names[];

/**
 * HiatusDraftRole:
 * @HIATUS_DRAFT_SAY: what is pointed at
 * @HIATUS_DRAFT_SAY_NEAR: what is pointed at where its sentence has one of @HIATUS_DRAFT_NEAR too
 * @HIATUS_DRAFT_NEAR: see there
 * @HIATUS_DRAFT_EXCEPT: what is within this is not pointed at
 * @HIATUS_DRAFT_UNLESS: nothing in the sentence of this is pointed at
 *
 * What a phrase does for its kind.
 */
typedef enum
{
  HIATUS_DRAFT_SAY,
  HIATUS_DRAFT_SAY_NEAR,
  HIATUS_DRAFT_NEAR,
  HIATUS_DRAFT_EXCEPT,
  HIATUS_DRAFT_UNLESS,
} HiatusDraftRole;

extern const gchar *const hiatus_draft_role_names[];

/**
 * HiatusDraftWords:
 *
 * The lists of one language: what it is known by, and the phrases of each kind. One without phrases is known, and cannot be
 * read.
 *
 * A phrase is words with blanks between them, in the spelling of hiatus_text_fold() or any other of the same letters. Each is
 *
 * - a word, `word*` for all that begin with it, `#` for a number, `#date` for a date in digits, or `<set>` for one of the words
 *   of a set that was added before;
 * - `one|other|more*|<set>`: one of some of those;
 * - `...` for up to four words of the same sentence, twice in a phrase at the most;
 * - `^` and `$` for the place where a part of a sentence begins and ends.
 *
 * With `?` behind it a word may be missing. A phrase begins with a word or a number, behind `^` if there is one.
 */
typedef struct _HiatusDraftWords HiatusDraftWords;

HiatusDraftWords *hiatus_draft_words_new (const gchar *code);

void hiatus_draft_words_free (HiatusDraftWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusDraftWords, hiatus_draft_words_free)

const gchar *hiatus_draft_words_get_code (const HiatusDraftWords *words);

gboolean hiatus_draft_words_can_read (const HiatusDraftWords *words);

void hiatus_draft_words_add_common (HiatusDraftWords *words,
                                    const gchar *word);

gboolean hiatus_draft_words_add_spelling (HiatusDraftWords *words,
                                          const gchar *spelling,
                                          const gchar *meant,
                                          GError **error);

gboolean hiatus_draft_words_add_set (HiatusDraftWords *words,
                                     const gchar *name,
                                     const gchar *member,
                                     GError **error);

gboolean hiatus_draft_words_add_phrase (HiatusDraftWords *words,
                                        HiatusDraftKind kind,
                                        HiatusDraftRole role,
                                        const gchar *text,
                                        GError **error);

G_END_DECLS
