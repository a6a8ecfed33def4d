/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One page of a stretch: what is in it, and that it stays a page. */

#include <string.h>

#include "daemon/core/summary.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *name;
  const gchar *const *lines;
  const gchar *today;
  const gchar *expected;
} Case;

static const gchar *const let_go[] = {
  "2025-01-01 plan-start 2025-01-01 28 reconcile",
  "2025-01-02 urge 2",
  "2025-01-30 plan-end reach-out",
  "2025-03-01 plan-start 2025-03-01 28 heal",
  "2025-03-02 urge 2",
  "2025-03-03 urge 3",
  "2025-03-03 slip",
  "2025-03-04 urge 1",
  "2025-03-05 urge 1",
  "2025-03-05 undo 9",
  "2025-03-30 plan-end let-go",
  "2025-04-02 urge 1",
  NULL,
};
static const gchar *const under_way[] = { "2025-03-01 plan-start 2025-03-01 0", NULL };
static const gchar *const ended_early[] = { "2025-03-01 plan-start 2025-03-01 28", "2025-03-05 plan-end", NULL };
static const gchar *const safe[] = { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-02 urge 2", "2025-03-03 slip", "2025-03-05 plan-end", NULL };
static const gchar *const one_day[] = { "2025-03-01 plan-start 2025-03-01 1", "2025-03-02 plan-end reach-out", NULL };
static const gchar *const today_s_urge[] = { "2025-03-01 plan-start 2025-03-01 28", "2025-03-04 urge 2", NULL };

static const Case cases[] = {
  { "let-go", let_go, "2025-05-01", "A stretch of quiet\n\nFrom 1 March 2025 to 28 March 2025: 28 days\nDays kept: 27 of 28\nUrges: 3; ridden out: 2\nAt its end: to let go\n" },
  { "under-way", under_way, "2025-03-12", "A stretch of quiet\n\nFrom 1 March 2025 on; day 12\nDays kept: 12 of 12\n" },
  { "ended-early", ended_early, "2025-03-12", "A stretch of quiet\n\nFrom 1 March 2025 to 5 March 2025: 5 days\nDays kept: 5 of 5\nIt ended without a decision\n" },
  { "safety", safe, "2025-03-12", "A stretch of quiet\n\nFrom 1 March 2025 to 5 March 2025: 5 days\nIt ended without a decision\n" },
  { "one-day", one_day, "2025-03-12", "A stretch of quiet\n\nFrom 1 March 2025 to 1 March 2025: 1 day\nDays kept: 1 of 1\nAt its end: one message\n" },
  { "urge-of-today", today_s_urge, "2025-03-04", "A stretch of quiet\n\nFrom 1 March 2025 on; day 4\nDays kept: 4 of 4\nUrges: 1; ridden out: 0\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  GDate today = fixture_date (row->today);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *summary = hiatus_summary_write (journey, "", &today, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, row->expected);
}

/* Each stretch is summed up by itself: with its days, its decision and what was written in it. */
static void
test_earlier (void)
{
  g_autoptr (HiatusJourney) journey = fixture_journey (let_go);
  GDate today = fixture_date ("2025-05-01");
  g_autoptr (GError) error = NULL;
  g_autofree gchar *summary = hiatus_summary_write (journey, FIXTURE_DEVICE "-1", &today, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, "A stretch of quiet\n\nFrom 1 January 2025 to 28 January 2025: 28 days\nDays kept: 28 of 28\nUrges: 1; ridden out: 1\nAt its end: one message\n");
  g_assert_null (hiatus_summary_write (journey, FIXTURE_DEVICE "-2", &today, TRUE, NULL, &error));
  fixture_assert_one_line (error, HIATUS_ERROR_NOT_FOUND);
}

static void
assert_none (const gchar *const *lines)
{
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  GDate today = fixture_date ("2025-03-01");
  g_autoptr (GError) error = NULL;

  g_assert_null (hiatus_summary_write (journey, "", &today, TRUE, NULL, &error));
  fixture_assert_one_line (error, HIATUS_ERROR_REFUSED);
}

static void
test_none (void)
{
  static const gchar *const nothing[] = { NULL };
  static const gchar *const undone[] = { "2025-03-01 plan-start", "2025-03-01 undo 1", NULL };
  static const gchar *const later[] = { "2025-02-20 plan-start 2025-04-01", NULL };

  assert_none (nothing);
  assert_none (undone);
  assert_none (later);
}

static void
answer (HiatusJourney *journey, const gchar *line, guint64 sequence, const gchar *note)
{
  HiatusEvent *event = fixture_event (line, sequence);

  event->note = g_strdup (note);
  g_assert_true (hiatus_journey_add (journey, event));
}

/* In the order in which they were asked, the last answer to each, and those of other scripts and stretches not. */
static void
test_words (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 28", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GDate today = fixture_date ("2025-03-29");
  g_autofree gchar *with = NULL;
  g_autofree gchar *without = NULL;

  answer (journey, "2025-03-23 script-step looking-back why", 20, "First.");
  answer (journey, "2025-03-24 script-step looking-back good", 21, "\tThe lake,\nand the\r\nsea.  ");
  answer (journey, "2025-03-25 script-step looking-back why", 22, "We stopped talking to each other in the winter, and neither of us noticed for a long while.");
  answer (journey, "2025-03-25 script-step ending decide", 23, "Not this.");
  g_hash_table_insert (titles, g_strdup ("why"), g_strdup ("Why did it end?"));
  with = hiatus_summary_write (journey, "", &today, TRUE, titles, NULL);
  without = hiatus_summary_write (journey, "", &today, FALSE, titles, NULL);
  g_assert_cmpstr (with,
                   ==,
                   "A stretch of quiet\n\nFrom 1 March 2025 to 28 March 2025: 28 days\nDays kept: 28 of 28\n\nWhat you wrote, looking back\n\n"
                   "Why did it end?\nWe stopped talking to each other in the winter, and neither of us\nnoticed for a long while.\n\n"
                   "The lake,\nand the \nsea.\n");
  g_assert_cmpstr (without, ==, "A stretch of quiet\n\nFrom 1 March 2025 to 28 March 2025: 28 days\nDays kept: 28 of 28\n");
}

/* Whatever somebody writes, it is a page. */
static void
test_page (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 28", NULL };
  static const gchar *const pieces[] = { "ä", "word ", "\n", "一二三四五六七八九十", "x y\n\nz " };

  for (guint n = 1; n < 80; n = n * 2 + 1)
    for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
      {
        g_autoptr (HiatusJourney) journey = fixture_journey (lines);
        g_autoptr (GString) note = g_string_new ("a");
        GDate today = fixture_date ("2025-03-29");
        g_autofree gchar *summary = NULL;
        g_auto (GStrv) rows = NULL;

        for (guint j = 0; j < 2000; j++)
          g_string_append (note, pieces[i]);
        for (guint j = 0; j < n; j++)
          {
            g_autofree gchar *line = g_strdup_printf ("2025-03-23 script-step looking-back step-%u", j);

            answer (journey, line, 20 + j, note->str);
          }
        summary = hiatus_summary_write (journey, "", &today, TRUE, NULL, NULL);
        g_assert_true (g_utf8_validate (summary, -1, NULL));
        rows = g_strsplit (summary, "\n", -1);
        g_assert_cmpuint (g_strv_length (rows), <=, HIATUS_SUMMARY_LINES + 1);
        for (guint j = 0; rows[j] != NULL; j++)
          g_assert_cmpint (g_utf8_strlen (rows[j], -1), <=, HIATUS_SUMMARY_COLUMNS);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/summary/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/summary/earlier", test_earlier);
  g_test_add_func ("/summary/none", test_none);
  g_test_add_func ("/summary/words", test_words);
  g_test_add_func ("/summary/page", test_page);
  return g_test_run ();
}
