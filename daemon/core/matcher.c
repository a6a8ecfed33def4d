/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/matcher.h"

#include <string.h>

/* A stand-in for the first days of the room: names and phrases by their folded bytes, nothing else. */

struct _HiatusMatcher
{
  gatomicrefcount references;
  GPtrArray *contacts;
};

struct _HiatusMatcherScratch
{
  GArray *matches;
};

HiatusMatcher *
hiatus_matcher_new (GPtrArray *contacts)
{
  HiatusMatcher *matcher = g_new0 (HiatusMatcher, 1);

  g_atomic_ref_count_init (&matcher->references);
  matcher->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  for (guint i = 0; i < contacts->len; i++)
    g_ptr_array_add (matcher->contacts, hiatus_contact_ref (g_ptr_array_index (contacts, i)));

  return matcher;
}

HiatusMatcher *
hiatus_matcher_ref (HiatusMatcher *matcher)
{
  g_atomic_ref_count_inc (&matcher->references);

  return matcher;
}

void
hiatus_matcher_unref (HiatusMatcher *matcher)
{
  if (!g_atomic_ref_count_dec (&matcher->references))
    return;
  g_ptr_array_unref (matcher->contacts);
  g_free (matcher);
}

HiatusContact *
hiatus_matcher_get_contact (const HiatusMatcher *matcher, guint i)
{
  return g_ptr_array_index (matcher->contacts, i);
}

guint
hiatus_matcher_get_n_contacts (const HiatusMatcher *matcher)
{
  return matcher->contacts->len;
}

HiatusMatcherScratch *
hiatus_matcher_scratch_new (void)
{
  HiatusMatcherScratch *scratch = g_new0 (HiatusMatcherScratch, 1);

  scratch->matches = g_array_new (FALSE, FALSE, sizeof (HiatusMatch));

  return scratch;
}

void
hiatus_matcher_scratch_free (HiatusMatcherScratch *scratch)
{
  g_array_unref (scratch->matches);
  g_free (scratch);
}

guint
hiatus_matcher_match (const HiatusMatcher *matcher, HiatusMatcherScratch *scratch, const gchar *text, gssize length, const HiatusMatch **matches)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, length);
  g_autofree gchar *folded = g_utf8_casefold (valid, -1);

  g_array_set_size (scratch->matches, 0);
  for (guint i = 0; i < matcher->contacts->len; i++)
    {
      const HiatusContact *contact = g_ptr_array_index (matcher->contacts, i);
      HiatusMatch match = { .contact = i };

      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        for (guint k = 0; contact->keywords[kind][k] != NULL; k++)
          {
            g_autofree gchar *keyword = g_utf8_casefold (contact->keywords[kind][k], -1);

            if (*keyword == '\0' || strstr (folded, keyword) == NULL)
              continue;
            if (match.kinds == 0)
              {
                match.kind = kind;
                match.keyword = k;
              }
            match.kinds |= 1u << kind;
          }
      if (match.kinds != 0)
        g_array_append_val (scratch->matches, match);
    }
  *matches = (const HiatusMatch *) (gpointer) scratch->matches->data;

  return scratch->matches->len;
}
