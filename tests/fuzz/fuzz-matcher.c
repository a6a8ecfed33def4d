/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/matcher.h"
#include "tests/core/oracle.h"

/* A list and texts: paragraphs with an empty line between them. The lines of the first are the list, each with a letter in
 * front that says what it is. In every text the matcher has to find what the oracle does. */

#define BREAK "\n\n"
#define CUT_LINE 'c'

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
add_to_list (GStrv *list,
             const gchar *text)
{
  guint n = g_strv_length (*list);

  *list = g_renew (gchar *, *list, n + 2);
  (*list)[n] = g_strdup (text);
  (*list)[n + 1] = NULL;
}

/* A line of the list; "-" begins another contact. */
static void
add_line (GPtrArray *contacts,
          const gchar *line)
{
  static const gchar letters[] = "npehfxl"; /* the kinds of keyword, then except and let-through */
  const gchar *letter = *line == '\0' ? NULL : strchr (letters, *line);
  HiatusContact *contact;

  if (*line == '-' || contacts->len == 0)
    g_ptr_array_add (contacts, hiatus_contact_new ("Somebody"));
  if (letter == NULL || !g_utf8_validate (line, -1, NULL))
    return;

  contact = g_ptr_array_index (contacts, contacts->len - 1);
  if (letter - letters < HIATUS_N_KEYWORD_KINDS)
    add_to_list (&contact->keywords[letter - letters], line + 1);
  else
    add_to_list (*letter == 'x' ? &contact->except : &contact->let_through, line + 1);
}

/* Where the next text begins, @end if there is none. */
static const gchar *
find_break (const gchar *from,
            const gchar *end)
{
  const gchar *found = memmem (from, (gsize) (end - from), BREAK, strlen (BREAK));

  return found == NULL ? end : found;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  const gchar *text = (const gchar *) data;
  const gchar *end = text + size;
  const gchar *stop = find_break (text, end);
  g_autofree gchar *list = g_strndup (text, (gsize) (stop - text));
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcherScratch) scratch = hiatus_matcher_scratch_new ();
  g_autoptr (HiatusMatcher) matcher = NULL;
  HiatusOracleTally tally = { 0 };
  gsize before = 0; /* how much to put in front of the first text, so that it is cut */

  for (guint i = 0; lines[i] != NULL; i++)
    {
      add_line (contacts, lines[i]);
      if (lines[i][0] == CUT_LINE)
        before = HIATUS_MATCHER_TEXT_MAX - g_ascii_strtoull (lines[i] + 1, NULL, 10) % 256;
    }
  matcher = hiatus_matcher_new (contacts);

  while (stop < end)
    {
      g_autofree gchar *copy = NULL;

      text = stop + strlen (BREAK);
      stop = find_break (text, end);
      copy = g_malloc (before + (gsize) (stop - text) + 1);
      memset (copy, ',', before);
      memcpy (copy + before, text, (gsize) (stop - text));
      hiatus_oracle_compare (contacts, matcher, scratch, copy, (gssize) before + (stop - text), &tally);
      before = 0;
    }

  return 0;
}
