/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/care.h"
#include "tests/core/fixtures.h"

typedef struct
{
  GDateYear year;
  GDateMonth month;
  GDateDay day;
  const gchar *date;
  gboolean is_hard;
} HardDay;

static const HardDay hard_days[] = {
  { G_DATE_BAD_YEAR, G_DATE_MARCH, 14, "2025-03-14", TRUE },
  { G_DATE_BAD_YEAR, G_DATE_MARCH, 14, "2031-03-14", TRUE },
  { G_DATE_BAD_YEAR, G_DATE_MARCH, 14, "2025-03-15", FALSE },
  { 2025, G_DATE_MARCH, 14, "2025-03-14", TRUE },
  { 2025, G_DATE_MARCH, 14, "2026-03-14", FALSE },
  /* Years without that day remember it on the one before. */
  { G_DATE_BAD_YEAR, G_DATE_FEBRUARY, 29, "2024-02-29", TRUE },
  { G_DATE_BAD_YEAR, G_DATE_FEBRUARY, 29, "2024-02-28", FALSE },
  { G_DATE_BAD_YEAR, G_DATE_FEBRUARY, 29, "2025-02-28", TRUE },
  { G_DATE_BAD_YEAR, G_DATE_FEBRUARY, 29, "2025-03-01", FALSE },
};

static void
test_hard_days (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (hard_days); index++)
    {
      const HardDay *row = &hard_days[index];
      g_autoptr (HiatusCare) care = hiatus_care_new ();
      const GDate date = fixture_date (row->date);

      g_test_message ("row %u: %s", index, row->date);
      hiatus_care_add_hard_day (care, row->year, row->month, row->day, "a birthday");
      g_assert_cmpint (hiatus_care_find_hard_day (care, &date) != NULL, ==, row->is_hard);
    }
}

static void
test_meetings (void)
{
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  const HiatusMeeting *evening = hiatus_care_add_meeting (care, 1u << G_DATE_MONDAY | 1u << G_DATE_THURSDAY, 18 * 60, 60);
  HiatusMeeting *morning = hiatus_care_add_meeting (care, 1u << G_DATE_MONDAY, 9 * 60, 30);
  const GDate monday = fixture_date ("2025-03-10");
  const GDate thursday = fixture_date ("2025-03-13");
  const GDate friday = fixture_date ("2025-03-14");

  g_assert_true (hiatus_care_first_meeting (care, &monday) == morning);
  g_assert_true (hiatus_care_last_meeting (care, &monday) == evening);
  g_assert_true (hiatus_care_first_meeting (care, &thursday) == evening);
  g_assert_null (hiatus_care_first_meeting (care, &friday));
  g_assert_null (hiatus_care_last_meeting (care, &friday));

  g_array_append_val (morning->skip, monday);
  g_assert_true (hiatus_care_first_meeting (care, &monday) == evening);
}

/* Reasons and plans are whole sentences, however they were written. */
static void
test_words (void)
{
  static const gchar *const expected[] = { "I sleep better.", "If it is Sunday, then I ring.", "quiet", "If it is late, then I go to bed.", NULL };
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  g_auto (GStrv) nothing = hiatus_care_get_words (care);
  g_auto (GStrv) words = NULL;

  g_assert_null (nothing[0]);
  hiatus_care_add_if_then (care, "it is Sunday", "I ring");
  hiatus_care_add_if_then (care, "it is late, ", "I go to bed.");
  g_ptr_array_add (care->reasons, g_strdup ("I sleep better."));
  g_ptr_array_add (care->reasons, g_strdup ("quiet"));
  words = hiatus_care_get_words (care);
  g_assert_true (g_strv_equal ((const gchar *const *) words, expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care/hard-days", test_hard_days);
  g_test_add_func ("/care/meetings", test_meetings);
  g_test_add_func ("/care/words", test_words);
  return g_test_run ();
}
