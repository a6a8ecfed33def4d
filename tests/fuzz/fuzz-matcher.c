/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/matcher.h"
#include "tests/core/oracle.h"

/* A list and a text: the keywords are lines, each with a letter for its kind in front, up to an empty line; the rest is the
 * text. The matcher has to find what the oracle does. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
add (HiatusContact *contact, const gchar *line)
{
  static const gchar letters[] = "npehfxl"; /* the kinds, then except, then let-through */
  const gchar *letter = *line == '\0' ? NULL : strchr (letters, *line);
  GStrv *list;
  guint n;

  if (letter == NULL || !g_utf8_validate (line, -1, NULL))
    return;
  if (letter - letters < HIATUS_N_KEYWORD_KINDS)
    list = &contact->keywords[letter - letters];
  else
    list = *letter == 'x' ? &contact->except : &contact->let_through;
  n = g_strv_length (*list);
  *list = g_renew (gchar *, *list, n + 2);
  (*list)[n] = g_strdup (line + 1);
  (*list)[n + 1] = NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;
  g_autofree gchar *input = g_strndup ((const gchar *) data, size);
  const gchar *text = strstr (input, "\n\n");
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return 0;
  lines = g_strsplit (input, "\n", -1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      if (i % 4 == 0)
        g_ptr_array_add (contacts, hiatus_contact_new ("A"));
      add (g_ptr_array_index (contacts, contacts->len - 1), lines[i]);
    }
  matcher = hiatus_matcher_new (contacts);
  hiatus_oracle_compare (contacts, matcher, scratch, text + 2, -1);

  return 0;
}
