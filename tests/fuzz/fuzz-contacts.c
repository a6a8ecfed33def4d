/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <string.h>

#include "daemon/core/matcher.h"
#include "daemon/shell/contacts-read.h"
#include "daemon/shell/key-text.h"

/* The bytes of contacts.ini. What is wrong in them is told with the file and the line; what is not can be looked for, found
 * by itself, and changed. */

#define NAME "contacts.ini"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* One line that a person can read. */
static void
check_message (const gchar *message)
{
  g_autofree gchar *number = NULL;

  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strchr (message, '\n'));
  if (!g_str_has_prefix (message, NAME ", line "))
    {
      g_printerr ("%s\n", message);
      abort ();
    }
  number = g_strdup (message + strlen (NAME ", line "));
  g_assert_cmpuint (g_ascii_strtoull (number, NULL, 10), >, 0);
}

static gboolean
gives_away (const HiatusMatcher *matcher,
            HiatusMatcherScratch *scratch,
            const gchar *text,
            guint contact,
            guint kind)
{
  const HiatusMatch *matches;
  guint n = hiatus_matcher_match (matcher, scratch, text, -1, &matches);

  for (guint i = 0; i < n; i++)
    if (matches[i].contact == contact && matches[i].kinds >> kind & 1)
      return TRUE;

  return FALSE;
}

/* What stands in the list is found in a text of nothing else, unless there are exceptions. A phone number may be written in
 * a way in which nobody writes one into a text. */
static void
check_contacts (GPtrArray *contacts,
                const gchar *text,
                gsize length)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_matcher_new (contacts);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  const HiatusMatch *matches;

  hiatus_matcher_match (matcher, scratch, text, (gssize) length, &matches);
  for (guint i = 0; i < contacts->len; i++)
    {
      const HiatusContact *contact = g_ptr_array_index (contacts, i);

      for (guint kind = 0; kind < HIATUS_N_KEYWORD_KINDS; kind++)
        for (guint k = 0; contact->except[0] == NULL && contact->keywords[kind][k] != NULL; k++)
          g_assert_true (kind == HIATUS_KEYWORD_PHONE || gives_away (matcher, scratch, contact->keywords[kind][k], i, kind));
    }
}

/* A change changes what it is to, and nothing else. */
static void
check_change (const HiatusKeyText *text,
              const gchar *group)
{
  const HiatusKeyChange changes[] = { { "names", "Kim" }, { "phones", NULL } };
  g_autoptr (GString) changed = hiatus_key_text_edit (text, group, changes, G_N_ELEMENTS (changes));
  g_autoptr (GString) without = hiatus_key_text_remove_group (text, group);
  g_autoptr (HiatusKeyText) again = hiatus_key_text_parse (NAME, changed->str, changed->len, NULL);
  g_autoptr (HiatusKeyText) rest = hiatus_key_text_parse (NAME, without->str, without->len, NULL);
  g_autofree gchar *names = NULL;
  gsize n_groups, n_before, n_without;

  g_assert_nonnull (again);
  g_assert_nonnull (rest);
  names = g_key_file_get_value (hiatus_key_text_get_values (again), group, "names", NULL);
  g_assert_cmpstr (names, ==, "Kim");
  g_assert_false (g_key_file_has_key (hiatus_key_text_get_values (again), group, "phones", NULL));
  g_strfreev (g_key_file_get_groups (hiatus_key_text_get_values (text), &n_before));
  g_strfreev (g_key_file_get_groups (hiatus_key_text_get_values (again), &n_groups));
  g_strfreev (g_key_file_get_groups (hiatus_key_text_get_values (rest), &n_without));
  g_assert_cmpuint (n_groups, ==, n_before);
  g_assert_cmpuint (n_without + 1, ==, n_before);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusKeyText) text = hiatus_key_text_parse (NAME, (const gchar *) data, size, &error);
  g_auto (HiatusKeyProblem) problem = { 0 };
  g_autoptr (GPtrArray) contacts = NULL;

  if (text == NULL)
    {
      check_message (error->message);
      return 0;
    }

  contacts = hiatus_contacts_read (text, &problem);
  if (contacts == NULL)
    {
      g_autofree gchar *told = hiatus_key_problem_tell (&problem, NAME);

      check_message (told);
      return 0;
    }

  check_contacts (contacts, (const gchar *) data, size);
  if (contacts->len > 0)
    check_change (text, ((const HiatusContact *) g_ptr_array_index (contacts, contacts->len - 1))->label);

  return 0;
}
