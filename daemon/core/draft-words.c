/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/draft-private.h"

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/text.h"

/* The lists come with Hiatus, so what is wrong in them is told to whoever changes them, in English. */

#define PREFIX_MIN 3
#define ELEMENTS_MAX 16
#define GAPS_MAX 2

const gchar *const hiatus_draft_kind_names[] = { "self-harm", "length", "date", "method", "together", "ill", "blame", "insult", "ultimatum", "threat", "pleading", "long", "night", "language", NULL };
const gchar *const hiatus_draft_role_names[] = { "say", "say-near", "near", "except", "unless", NULL };

static HiatusDraftSet *
new_set (void)
{
  HiatusDraftSet *set = g_new0 (HiatusDraftSet, 1);

  set->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->prefixes = g_ptr_array_new_with_free_func (g_free);
  return set;
}

static void
free_set (HiatusDraftSet *set)
{
  g_hash_table_unref (set->exact);
  g_ptr_array_unref (set->prefixes);
  g_free (set);
}

static void
free_phrase (HiatusDraftPhrase *phrase)
{
  g_array_unref (phrase->elements);
  g_free (phrase);
}

/* Returns: whether @set has the word of @token. */
gboolean
hiatus_draft_set_has (const HiatusDraftSet *set, const gchar *word, const HiatusDraftToken *token)
{
  if ((set->has_numbers && token->is_number) || (set->has_dates && token->is_date))
    return TRUE;
  if (g_hash_table_contains (set->exact, word))
    return TRUE;
  for (guint i = 0; i < set->prefixes->len; i++)
    if (g_str_has_prefix (word, g_ptr_array_index (set->prefixes, i)))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_draft_words_new:
 * @code: the language, as in ISO 639
 *
 * Returns: (transfer full): the lists of a language, empty
 */
HiatusDraftWords *
hiatus_draft_words_new (const gchar *code)
{
  HiatusDraftWords *words = g_new0 (HiatusDraftWords, 1);

  words->code = g_strdup (code);
  words->common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  words->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_set);
  words->inlined = g_ptr_array_new_with_free_func ((GDestroyNotify) free_set);
  words->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) free_phrase);
  words->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  words->by_prefix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  words->by_number = g_ptr_array_new ();
  return words;
}

/**
 * hiatus_draft_words_free:
 * @words: (transfer full): the lists of a language
 *
 * Frees them.
 */
void
hiatus_draft_words_free (HiatusDraftWords *words)
{
  g_free (words->code);
  g_hash_table_unref (words->common);
  g_hash_table_unref (words->spellings);
  g_hash_table_unref (words->by_word);
  g_hash_table_unref (words->by_prefix);
  g_ptr_array_unref (words->by_number);
  g_ptr_array_unref (words->phrases);
  g_ptr_array_unref (words->inlined);
  g_hash_table_unref (words->sets);
  g_free (words);
}

/**
 * hiatus_draft_words_get_code:
 * @words: the lists of a language
 *
 * Returns: (transfer none): the language, as in ISO 639
 */
const gchar *
hiatus_draft_words_get_code (const HiatusDraftWords *words)
{
  return words->code;
}

/**
 * hiatus_draft_words_can_read:
 * @words: the lists of a language
 *
 * Returns: whether there is a phrase in them, so that more can be said of a draft than its language
 */
gboolean
hiatus_draft_words_can_read (const HiatusDraftWords *words)
{
  return words->phrases->len > 0;
}

/* Returns: (transfer full) (nullable): @word folded, NULL with an error where it is not one word. An apostrophe may be in it. */
static gchar *
fold_word (const gchar *word, GError **error)
{
  g_autofree gchar *folded = hiatus_text_fold (word, -1);

  for (const gchar *p = folded; *p != '\0'; p = g_utf8_find_next_char (p, NULL))
    if (hiatus_text_class_at (p) == HIATUS_TEXT_OTHER && *p != '\'' && *p != '/')
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, "'%s' has a sign in it that is in no word: leave it out", word);
        return NULL;
      }
  if (*folded == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "a word is missing: write it, or leave out the sign beside it");
      return NULL;
    }
  return g_steal_pointer (&folded);
}

/**
 * hiatus_draft_words_add_common:
 * @words: the lists of a language
 * @word: a word that stands in most of its sentences
 *
 * Adds a word by which the language is known.
 */
void
hiatus_draft_words_add_common (HiatusDraftWords *words, const gchar *word)
{
  g_hash_table_add (words->common, hiatus_text_fold (word, -1));
}

/**
 * hiatus_draft_words_add_spelling:
 * @words: the lists of a language
 * @spelling: a word as people write it: short, run together, or without an apostrophe
 * @meant: the words that are meant
 * @error: return location
 *
 * Has @spelling read as if @meant stood there.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID where one of them is no word
 */
gboolean
hiatus_draft_words_add_spelling (HiatusDraftWords *words, const gchar *spelling, const gchar *meant, GError **error)
{
  g_autofree gchar *key = fold_word (spelling, error);
  g_autofree gchar *folded = hiatus_text_fold (meant, -1);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  if (key == NULL)
    return FALSE;
  if (parts[0] == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "it does not say what is meant: write it behind the =");
      return FALSE;
    }
  g_hash_table_insert (words->spellings, g_steal_pointer (&key), g_steal_pointer (&parts));
  return TRUE;
}

static void
add_all (HiatusDraftSet *set, const HiatusDraftSet *other)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, other->exact);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (set->exact, g_strdup (word));
  for (guint i = 0; i < other->prefixes->len; i++)
    g_ptr_array_add (set->prefixes, g_strdup (g_ptr_array_index (other->prefixes, i)));
  set->has_numbers = set->has_numbers || other->has_numbers;
  set->has_dates = set->has_dates || other->has_dates;
}

/* Adds `word`, `word*`, `<set>`, `#` or `#date`. */
static gboolean
add_member (HiatusDraftWords *words, HiatusDraftSet *set, const gchar *member, GError **error)
{
  gsize length = strlen (member);
  g_autofree gchar *stem = NULL;
  g_autofree gchar *folded = NULL;

  if (g_str_equal (member, "#"))
    {
      set->has_numbers = TRUE;
      return TRUE;
    }
  if (g_str_equal (member, "#date"))
    {
      set->has_dates = TRUE;
      return TRUE;
    }
  if (member[0] == '<')
    {
      g_autofree gchar *name = g_strndup (member + 1, length > 2 ? length - 2 : 0);
      const HiatusDraftSet *other = g_hash_table_lookup (words->sets, name);

      if (other == NULL)
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, "there is no set '%s' above: add it to [sets], or correct its name", member);
          return FALSE;
        }
      add_all (set, other);
      return TRUE;
    }
  if (!g_str_has_suffix (member, "*"))
    {
      folded = fold_word (member, error);
      if (folded != NULL)
        g_hash_table_add (set->exact, g_steal_pointer (&folded));
      return *error == NULL;
    }
  stem = g_strndup (member, length - 1);
  folded = fold_word (stem, error);
  if (folded == NULL)
    return FALSE;
  if (strlen (folded) < PREFIX_MIN)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, "'%s' would be found in too many words: it needs %d letters before the *", member, PREFIX_MIN);
      return FALSE;
    }
  g_ptr_array_add (set->prefixes, g_steal_pointer (&folded));
  return TRUE;
}

/**
 * hiatus_draft_words_add_set:
 * @words: the lists of a language
 * @name: what phrases call the set
 * @member: `word`, `word*`, or `<set>` for all of a set that was added before
 * @error: return location
 *
 * Adds a word to a set, which is made where there is none.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID where it is no word
 */
gboolean
hiatus_draft_words_add_set (HiatusDraftWords *words, const gchar *name, const gchar *member, GError **error)
{
  HiatusDraftSet *set = g_hash_table_lookup (words->sets, name);
  g_autoptr (GError) local_error = NULL;

  if (set == NULL)
    {
      set = new_set ();
      g_hash_table_insert (words->sets, g_strdup (name), set);
    }
  if (add_member (words, set, member, &local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const HiatusDraftSet *
parse_set (HiatusDraftWords *words, const gchar *text, GError **error)
{
  g_auto (GStrv) members = g_strsplit (text, "|", -1);
  HiatusDraftSet *set = new_set ();

  g_ptr_array_add (words->inlined, set);
  for (guint i = 0; members[i] != NULL; i++)
    if (!add_member (words, set, members[i], error))
      return NULL;
  return set;
}

static gboolean
parse_element (HiatusDraftWords *words, gchar *text, HiatusDraftElement *element, GError **error)
{
  static const struct
  {
    const gchar *text;
    HiatusDraftElementType type;
  } signs[] = {
    { "...", HIATUS_DRAFT_GAP },
    { "^", HIATUS_DRAFT_BEGIN },
    { "$", HIATUS_DRAFT_END },
  };

  *element = (HiatusDraftElement){ .type = HIATUS_DRAFT_WORD };
  if (g_str_has_suffix (text, "?"))
    {
      element->optional = TRUE;
      text[strlen (text) - 1] = '\0';
    }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (text, signs[i].text))
      {
        element->type = signs[i].type;
        return TRUE;
      }
  element->set = parse_set (words, text, error);
  return element->set != NULL;
}

/* What a phrase is found by. Returns: -1 where it has nothing to be found by */
static gint
find_first (const HiatusDraftPhrase *phrase)
{
  for (guint i = 0; i < phrase->elements->len; i++)
    {
      const HiatusDraftElement *element = &g_array_index (phrase->elements, HiatusDraftElement, i);

      if (element->type == HIATUS_DRAFT_BEGIN && i == 0)
        continue;
      return element->optional || element->type != HIATUS_DRAFT_WORD ? -1 : (gint) i;
    }
  return -1;
}

static gboolean
check_phrase (const HiatusDraftPhrase *phrase, const gchar *text, GError **error)
{
  guint n_gaps = 0;
  gboolean last_is_gap = FALSE;

  for (guint i = 0; i < phrase->elements->len; i++)
    {
      last_is_gap = g_array_index (phrase->elements, HiatusDraftElement, i).type == HIATUS_DRAFT_GAP;
      n_gaps += last_is_gap ? 1 : 0;
    }
  if (find_first (phrase) < 0)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "'%s' has no word to begin with that has to be there: put one in front", text);
  else if (n_gaps > GAPS_MAX || last_is_gap)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "'%s' has more than two '...', or one at its end: leave it out", text);
  else if (phrase->elements->len > ELEMENTS_MAX)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, "'%s' has more than %d words: make it shorter", text, ELEMENTS_MAX);
  else
    return TRUE;
  return FALSE;
}

static void
add_to_index (GHashTable *index, const gchar *word, HiatusDraftPhrase *phrase)
{
  GPtrArray *found = g_hash_table_lookup (index, word);

  if (found == NULL)
    {
      found = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (word), found);
    }
  g_ptr_array_add (found, phrase);
}

static void
index_phrase (HiatusDraftWords *words, HiatusDraftPhrase *phrase)
{
  const HiatusDraftElement *first = &g_array_index (phrase->elements, HiatusDraftElement, find_first (phrase));
  GHashTableIter iter;
  gpointer word;

  if (first->set->has_numbers || first->set->has_dates)
    g_ptr_array_add (words->by_number, phrase);
  g_hash_table_iter_init (&iter, first->set->exact);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    add_to_index (words->by_word, word, phrase);
  for (guint i = 0; i < first->set->prefixes->len; i++)
    add_to_index (words->by_prefix, g_ptr_array_index (first->set->prefixes, i), phrase);
}

/**
 * hiatus_draft_words_add_phrase:
 * @words: the lists of a language
 * @kind: a kind below %HIATUS_DRAFT_N_LISTED
 * @role: what the phrase does for it
 * @text: the phrase, as #HiatusDraftWords says
 * @error: return location
 *
 * Adds a phrase.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID where it is none
 */
gboolean
hiatus_draft_words_add_phrase (HiatusDraftWords *words, HiatusDraftKind kind, HiatusDraftRole role, const gchar *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  HiatusDraftPhrase *phrase = g_new0 (HiatusDraftPhrase, 1);
  g_autoptr (GError) local_error = NULL;

  phrase->kind = kind;
  phrase->role = role;
  phrase->elements = g_array_new (FALSE, FALSE, sizeof (HiatusDraftElement));
  for (guint i = 0; parts[i] != NULL && local_error == NULL; i++)
    {
      HiatusDraftElement element;

      if (parts[i][0] != '\0' && parse_element (words, parts[i], &element, &local_error))
        g_array_append_val (phrase->elements, element);
    }
  if (local_error != NULL || !check_phrase (phrase, text, &local_error))
    {
      free_phrase (phrase);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (words->phrases, phrase);
  index_phrase (words, phrase);
  return TRUE;
}
