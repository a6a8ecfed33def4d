/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/draft-private.h"

#include <string.h>

/* Phrases in the words of a draft. The contacts' matcher does not serve here: it finds whole phrases only, tells the contact
 * and not the place, and what people mean is said in many ways. */

/* The longest beginning of a word that is looked up. */
#define PREFIX_BYTES_MAX 24

typedef struct
{
  const HiatusDraftText *text;
  const HiatusDraftElement *elements;
  guint n_elements;
  guint sentence;
} Match;

static gboolean
is_in_sentence (const Match *match, guint at)
{
  return at < match->text->tokens->len && hiatus_draft_text_at (match->text, at)->sentence == match->sentence;
}

static gboolean
stands_at (const Match *match, guint element, guint at, guint *until)
{
  for (; element < match->n_elements; element++)
    {
      const HiatusDraftElement *wanted = &match->elements[element];

      if (wanted->type == HIATUS_DRAFT_GAP)
        {
          for (guint n = 0; n <= HIATUS_DRAFT_GAP_WORDS && (n == 0 || is_in_sentence (match, at + n - 1)); n++)
            if (stands_at (match, element + 1, at + n, until))
              return TRUE;
          return FALSE;
        }
      if (wanted->type == HIATUS_DRAFT_BEGIN || wanted->type == HIATUS_DRAFT_END)
        {
          if (wanted->type == HIATUS_DRAFT_BEGIN ? !is_in_sentence (match, at) || !hiatus_draft_text_at (match->text, at)->begins
                                                 : at == 0 || !hiatus_draft_text_at (match->text, at - 1)->ends)
            return FALSE;
          continue;
        }
      if (is_in_sentence (match, at) && hiatus_draft_set_has (wanted->set, hiatus_draft_text_word (match->text, at), hiatus_draft_text_at (match->text, at)))
        {
          if (!wanted->optional)
            {
              at++;
              continue;
            }
          if (stands_at (match, element + 1, at + 1, until))
            return TRUE;
        }
      if (!wanted->optional)
        return FALSE;
    }
  *until = at;
  return TRUE;
}

static void
try_phrases (const HiatusDraftText *text, GPtrArray *phrases, guint at, GArray *hits)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const HiatusDraftPhrase *phrase = g_ptr_array_index (phrases, i);
      Match match = {
        .text = text,
        .elements = (const HiatusDraftElement *) (gpointer) phrase->elements->data,
        .n_elements = phrase->elements->len,
        .sentence = hiatus_draft_text_at (text, at)->sentence,
      };
      HiatusDraftHit hit = { .kind = phrase->kind, .role = phrase->role, .from = at };

      if (stands_at (&match, 0, at, &hit.until))
        g_array_append_val (hits, hit);
    }
}

/* Returns: (transfer full) (element-type HiatusDraftHit): the phrases of a language that stand in @text, in the order in which
 * they begin. */
GArray *
hiatus_draft_find (const HiatusDraftText *text, const HiatusDraftWords *words)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (HiatusDraftHit));

  for (guint at = 0; at < text->tokens->len; at++)
    {
      const HiatusDraftToken *token = hiatus_draft_text_at (text, at);
      const gchar *word = hiatus_draft_text_word (text, at);
      gchar prefix[PREFIX_BYTES_MAX + 1] = { 0 };

      if (token->is_number || token->is_date)
        try_phrases (text, words->by_number, at, hits);
      try_phrases (text, g_hash_table_lookup (words->by_word, word), at, hits);
      for (guint i = 0; i < PREFIX_BYTES_MAX && word[i] != '\0'; i++)
        {
          prefix[i] = word[i];
          try_phrases (text, g_hash_table_lookup (words->by_prefix, prefix), at, hits);
        }
      explicit_bzero (prefix, sizeof prefix);
    }
  return hits;
}
