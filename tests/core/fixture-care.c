/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/core/fixtures.h"

static gint
minute_of (const gchar *word)
{
  return (gint) g_ascii_strtoll (word, NULL, 10) * 60 + (gint) g_ascii_strtoll (strchr (word, ':') + 1, NULL, 10);
}

static void
add_meeting (HiatusCare *care,
             gchar **words)
{
  guint weekdays = 0;
  HiatusMeeting *meeting;

  for (const gchar *digit = words[1]; *digit != '\0'; digit++)
    weekdays |= 1u << g_ascii_digit_value (*digit);
  meeting = hiatus_care_add_meeting (care, weekdays, minute_of (words[2]), words[3] == NULL ? HIATUS_MEETING_MINUTES : (guint) g_ascii_strtoull (words[3], NULL, 10));
  for (guint index = 4; index < g_strv_length (words); index++)
    {
      GDate date = fixture_date (words[index]);

      g_array_append_val (meeting->skip, date);
    }
}

static void
add_hard_day (HiatusCare *care,
              const gchar *word)
{
  /* A leap year has every date. */
  g_autofree gchar *text = strlen (word) < strlen ("2025-03-01") ? g_strconcat ("2024-", word, NULL) : g_strdup (word);
  GDate date = fixture_date (text);

  hiatus_care_add_hard_day (care, strlen (word) < strlen (text) ? G_DATE_BAD_YEAR : g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), "");
}

/**
 * fixture_care:
 * @lines: (array zero-terminated=1): "reason" "if-then" "person" "meeting WEEKDAYS HH:MM [MINUTES [SKIPPED-DATE…]]", where
 *   1 is Monday, as in "meeting 14 09:00 60 2025-03-10", "hard-day 03-14" "hard-day 2025-03-14"
 *
 * Returns: (transfer full): what a person entered for themselves
 */
HiatusCare *
fixture_care (const gchar *const *lines)
{
  HiatusCare *care = hiatus_care_new ();

  for (guint index = 0; lines[index] != NULL; index++)
    {
      g_auto (GStrv) words = g_strsplit (lines[index], " ", -1);

      if (g_str_equal (words[0], "reason"))
        g_ptr_array_add (care->reasons, g_strdup ("I want to sleep again."));
      else if (g_str_equal (words[0], "if-then"))
        hiatus_care_add_if_then (care, "it is Sunday evening", "I ring my brother");
      else if (g_str_equal (words[0], "person"))
        care->person_name = g_strdup ("Kim");
      else if (g_str_equal (words[0], "meeting"))
        add_meeting (care, words);
      else if (g_str_equal (words[0], "hard-day"))
        add_hard_day (care, words[1]);
      else
        g_error ("'%s' is nothing that a person enters", words[0]);
    }
  return care;
}
