/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/matching.h"

#include <locale.h>
#include <string.h>

/*
 * A contact written as in contacts.ini, with lists of names, phones, emails, handles, phrases, except and let-through:
 * "Alex|names=Alex Doe;Lexi|phones=+44 7700 900123|except=Alex Smith".
 */
HiatusContact *
matching_contact (const gchar *description)
{
  static const gchar *const lists[] = { "names", "phones", "emails", "handles", "phrases", "except", "let-through", NULL };
  g_auto (GStrv) parts = g_strsplit (description, "|", -1);
  HiatusContact *contact = hiatus_contact_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_auto (GStrv) key_and_value = g_strsplit (parts[i], "=", 2);
      guint which = 0;
      gchar ***list;

      while (lists[which] != NULL && !g_str_equal (lists[which], key_and_value[0]))
        which++;
      g_assert_nonnull (lists[which]);
      list = which < HIATUS_N_KEYWORD_KINDS ? &contact->keywords[which] : which == HIATUS_N_KEYWORD_KINDS ? &contact->except
                                                                                                          : &contact->let_through;
      g_strfreev (*list);
      *list = g_strsplit (key_and_value[1], ";", -1);
    }

  return contact;
}

HiatusMatcher *
matching_matcher (const gchar *const *descriptions)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);

  for (; *descriptions != NULL; descriptions++)
    g_ptr_array_add (contacts, matching_contact (*descriptions));

  return hiatus_matcher_new (contacts);
}

/* Whom a text gives away: "Alex name 0 {name,phone} let-through; Kim phone 1 {phone}", or "". */
gchar *
matching_describe (const HiatusMatcher *matcher,
                   const gchar *text,
                   gssize length)
{
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  GString *description = g_string_new (NULL);
  const HiatusMatch *matches;
  guint n = hiatus_matcher_match (matcher, scratch, text, length, &matches);

  for (guint i = 0; i < n; i++)
    {
      const gchar *separator = "{";

      g_assert_true (i == 0 || matches[i - 1].contact < matches[i].contact);
      g_string_append_printf (description, "%s%s %s %u ", i > 0 ? "; " : "", hiatus_matcher_get_contact (matcher, matches[i].contact)->label, hiatus_keyword_kind_names[matches[i].kind], matches[i].keyword);
      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        if (matches[i].kinds >> kind & 1)
          {
            g_string_append_printf (description, "%s%s", separator, hiatus_keyword_kind_names[kind]);
            separator = ",";
          }
      g_string_append (description, matches[i].let_through ? "} let-through" : "}");
    }

  return g_string_free (description, FALSE);
}

static gboolean
finds (HiatusKeywordKind kind,
       const gchar *keyword,
       const gchar *text)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;
  HiatusContact *contact = hiatus_contact_new ("Somebody");
  const HiatusMatch *matches;

  g_free (contact->keywords[kind]);
  contact->keywords[kind] = g_new0 (gchar *, 2);
  contact->keywords[kind][0] = g_strdup (keyword);
  g_ptr_array_add (contacts, contact);
  matcher = hiatus_matcher_new (contacts);

  return hiatus_matcher_match (matcher, scratch, text, -1, &matches) == 1;
}

/* Checks a table, and says all that is wrong with it at once. */
void
matching_check (HiatusKeywordKind kind,
                const MatchingCase *cases,
                gsize n)
{
  gboolean is_wrong = FALSE;

  /* So that what is wrong can be read. */
  setlocale (LC_CTYPE, "C.UTF-8");
  for (gsize i = 0; i < n; i++)
    if (finds (kind, cases[i].keyword, cases[i].text) != cases[i].is_found)
      {
        g_test_message ("\"%s\" is %s in \"%s\"", cases[i].keyword, cases[i].is_found ? "missed" : "found", cases[i].text);
        is_wrong = TRUE;
      }
  if (is_wrong)
    g_test_fail ();
}
