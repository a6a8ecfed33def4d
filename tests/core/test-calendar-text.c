/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/calendar.h"
#include "tests/core/fixtures.h"

static void
test_dates (void)
{
  static const gchar *const good[] = { "2025-03-01", "2024-02-29", "2000-02-29", "1900-01-01", "9999-12-31", "2025-12-31", "2011-12-30", NULL };

  for (guint index = 0; good[index] != NULL; index++)
    {
      g_autoptr (GError) error = NULL;
      GDate date;
      g_autofree gchar *formatted = NULL;

      g_assert_true (hiatus_calendar_parse_date (good[index], &date, &error));
      g_assert_no_error (error);
      fixture_assert_date (&date, good[index]);
      formatted = hiatus_calendar_format_date (&date);
      g_assert_cmpstr (formatted, ==, good[index]);
    }
}

static const gchar *const no_dates[] = {
  "",
  "2025",
  "2025-03",
  "2025-02-29",
  "2025-02-30",
  "1900-02-29",
  "2025-04-31",
  "2025-13-01",
  "2025-00-10",
  "2025-01-00",
  "2025-01-32",
  "1899-12-31",
  "0000-01-01",
  "10000-01-01",
  "25-01-01",
  "2025-1-01",
  "2025-01-1",
  "2025/01/01",
  "01.03.2025",
  "20250301",
  " 2025-01-01",
  "2025-01-01 ",
  "2025-01-01T12:00",
  "2025-01-01x",
  "2025--1-01",
  "+202-01-01",
  "-025-01-01",
  "2025-01-0\xc2\xb9",
  "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa5-01-01",
  "today",
  "2025-01\n-01",
  "\033[31m2025-01-01",
  "\xff\xfe\xfd",
};

static void
test_no_dates (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (no_dates); index++)
    {
      g_autoptr (GError) error = NULL;
      GDate date;
      g_autofree gchar *shown = g_strescape (no_dates[index], NULL);

      g_test_message ("'%s'", shown);
      g_assert_false (hiatus_calendar_parse_date (no_dates[index], &date, &error));
      fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
    }
}

/* The message says what was wrong and what would be right. */
static void
test_no_date_messages (void)
{
  g_autoptr (GError) february = NULL;
  g_autoptr (GError) form = NULL;
  g_autoptr (GError) huge = NULL;
  g_autofree gchar *megabyte = g_strnfill ((gsize) 1024 * 1024, '7');
  GDate date;

  g_assert_false (hiatus_calendar_parse_date ("2025-02-30", &date, &february));
  g_assert_nonnull (strstr (february->message, "2025-02-30"));
  g_assert_nonnull (strstr (february->message, "28 days"));
  g_assert_false (hiatus_calendar_parse_date ("1 March", &date, &form));
  g_assert_nonnull (strstr (form->message, "1 March"));
  g_assert_nonnull (strstr (form->message, "2025-03-01"));
  g_assert_false (hiatus_calendar_parse_date (megabyte, &date, &huge));
  fixture_assert_one_line (huge, HIATUS_ERROR_INVALID);
}

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *text;
  const gchar *instant; /* NULL: refused */
} Said;

static const Said said[] = {
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "14:02", "2025-03-12T14:02:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "00:00", "2025-03-12T00:00:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "14:03", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "23:59", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-12", "2025-03-12T14:02:30+01:00" },
  { "Europe/Berlin", "2025-03-12T09:00:00+01:00", "2025-03-12", "2025-03-12T09:00:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-11", "2025-03-11T12:00:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-13", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-11 22:15", "2025-03-11T22:15:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-11T22:15", "2025-03-11T22:15:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-12 14:02", "2025-03-12T14:02:00+01:00" },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2025-03-12 14:03", NULL },
  { "Europe/Berlin", "2025-03-12T14:02:30+01:00", "2024-07-01 08:00", "2024-07-01T08:00:00+02:00" },
  /* A time that the clock jumped over, and one that it showed twice. */
  { "Europe/Berlin", "2025-03-30T12:00:00+02:00", "02:30", "2025-03-30T03:00:00+02:00" },
  { "Europe/Berlin", "2025-10-26T12:00:00+01:00", "02:30", "2025-10-26T02:30:00+01:00" },
  { "America/Sao_Paulo", "2017-10-15T09:00:00-02:00", "00:30", "2017-10-15T01:00:00-02:00" },
  { "Pacific/Apia", "2012-01-02T09:00:00+14:00", "2011-12-29", "2011-12-29T12:00:00-10:00" },
  { "Pacific/Kiritimati", "2025-03-12T01:00:00+14:00", "00:30", "2025-03-12T00:30:00+14:00" },
  { "America/New_York", "2025-03-11T20:00:00-04:00", "2025-03-12", NULL },
  { "Asia/Kathmandu", "2025-03-12T05:45:00+05:45", "05:44", "2025-03-12T05:44:00+05:45" },
};

static void
test_said (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (said); index++)
    {
      const Said *row = &said[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      g_autoptr (GError) error = NULL;
      gint64 instant_us = 0;

      g_test_message ("%s, %s at %s", row->text, row->zone, row->now);
      if (row->instant != NULL)
        {
          g_assert_true (hiatus_calendar_parse_instant (row->text, fixture_instant (row->now), zone, &instant_us, &error));
          g_assert_no_error (error);
          g_assert_cmpint (instant_us, ==, fixture_instant (row->instant));
          continue;
        }
      g_assert_false (hiatus_calendar_parse_instant (row->text, fixture_instant (row->now), zone, &instant_us, &error));
      fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, row->text));
    }
}

/* In the hour that comes twice, a time just past is meant, never refused as one to come. */
static void
test_said_in_the_first_of_two_hours (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autoptr (GError) error = NULL;
  gint64 instant_us = 0;

  g_assert_true (hiatus_calendar_parse_instant ("02:30", fixture_instant ("2025-10-26T02:45:00+02:00"), zone, &instant_us, &error));
  g_assert_no_error (error);
  g_assert_cmpint (instant_us, ==, fixture_instant ("2025-10-26T02:30:00+02:00"));
}

static const gchar *const no_instants[] = {
  "",
  "24:00",
  "12:60",
  "99:99",
  "-1:00",
  "12",
  "12:3",
  "12:30:00",
  "12:30 ",
  " 12:30",
  "12.30",
  "noon",
  "2025-02-30",
  "2025-02-30 12:00",
  "2025-03-01 24:00",
  "2025-03-01 12",
  "2025-03-01  12:00",
  "2025-03-01 12:00 ",
  "2025-03-01x12:00",
  "2025-03-01T",
  "2025-03-01T12:00Z",
  "2025-03-01T12:00:00+01:00",
  "yesterday at noon",
  "12:30\n",
  "2025-03-01\n12:00",
  "\xff",
  "2025-03-01\xff",
};

static void
test_no_instants (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autofree gchar *megabyte = g_strnfill ((gsize) 1024 * 1024, '7');
  g_autoptr (GError) huge = NULL;
  gint64 now_us = fixture_instant ("2025-06-01T23:59:00+02:00");
  gint64 instant_us = 0;

  for (guint index = 0; index < G_N_ELEMENTS (no_instants); index++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree gchar *shown = g_strescape (no_instants[index], NULL);

      g_test_message ("'%s'", shown);
      g_assert_false (hiatus_calendar_parse_instant (no_instants[index], now_us, zone, &instant_us, &error));
      fixture_assert_one_line (error, HIATUS_ERROR_INVALID);
    }
  g_assert_false (hiatus_calendar_parse_instant (megabyte, now_us, zone, &instant_us, &huge));
  fixture_assert_one_line (huge, HIATUS_ERROR_INVALID);
}

static void
test_compare (void)
{
  GDate early = fixture_date ("2024-12-31");
  GDate late = fixture_date ("2025-01-01");
  GDate none;

  g_date_clear (&none, 1);
  g_assert_cmpint (hiatus_calendar_compare (&early, &late), <, 0);
  g_assert_cmpint (hiatus_calendar_compare (&late, &early), >, 0);
  g_assert_cmpint (hiatus_calendar_compare (&late, &late), ==, 0);
  g_assert_cmpint (hiatus_calendar_compare (&none, &early), <, 0);
  g_assert_cmpint (hiatus_calendar_compare (&none, &none), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/text/dates", test_dates);
  g_test_add_func ("/calendar/text/no-dates", test_no_dates);
  g_test_add_func ("/calendar/text/no-date-messages", test_no_date_messages);
  g_test_add_func ("/calendar/text/said", test_said);
  g_test_add_func ("/calendar/text/said-in-the-first-of-two-hours", test_said_in_the_first_of_two_hours);
  g_test_add_func ("/calendar/text/no-instants", test_no_instants);
  g_test_add_func ("/calendar/text/compare", test_compare);
  return g_test_run ();
}
