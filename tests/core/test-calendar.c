/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/calendar.h"
#include "tests/core/fixtures.h"

/* The zones of every table and property: gaps and overlaps at midnight, half hours, two hours, a date
 * left out, and some that never change. The expected values come from another reader of the zone database. */
static const gchar *const zones[] = {
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Beirut",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Asia/Kathmandu",
  "America/New_York",
  "Asia/Tokyo",
  "Africa/Casablanca",
  "America/St_Johns",
  "Asia/Gaza",
  "Antarctica/Troll",
  "Pacific/Kiritimati",
  "Atlantic/Azores",
};

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *date;
  gint minute;
  const gchar *next_midnight;
} Moment;

static const Moment moments[] = {
  { "Europe/Berlin", "2025-03-01T14:02:00+01:00", "2025-03-01", 842, "2025-03-02T00:00:00+01:00" },
  { "Europe/Berlin", "2025-03-30T00:00:00+01:00", "2025-03-30", 0, "2025-03-31T00:00:00+02:00" },
  { "Europe/Berlin", "2025-10-26T02:30:00+02:00", "2025-10-26", 150, "2025-10-27T00:00:00+01:00" },
  { "Europe/Berlin", "2024-12-31T23:59:59+01:00", "2024-12-31", 1439, "2025-01-01T00:00:00+01:00" },
  { "Europe/Berlin", "2024-02-28T23:00:00+01:00", "2024-02-28", 1380, "2024-02-29T00:00:00+01:00" },
  { "America/Sao_Paulo", "2017-10-14T12:00:00-03:00", "2017-10-14", 720, "2017-10-15T01:00:00-02:00" },
  { "America/Sao_Paulo", "2017-10-15T01:00:00-02:00", "2017-10-15", 60, "2017-10-16T00:00:00-02:00" },
  { "America/Sao_Paulo", "2018-02-17T23:30:00-02:00", "2018-02-17", 1410, "2018-02-18T00:00:00-03:00" },
  { "America/Sao_Paulo", "2018-02-17T23:30:00-03:00", "2018-02-17", 1410, "2018-02-18T00:00:00-03:00" },
  { "Africa/Cairo", "2024-04-25T23:59:59+02:00", "2024-04-25", 1439, "2024-04-26T01:00:00+03:00" },
  { "Africa/Cairo", "2024-10-31T12:00:00+03:00", "2024-10-31", 720, "2024-11-01T00:00:00+02:00" },
  { "Asia/Beirut", "2024-03-30T08:00:00+02:00", "2024-03-30", 480, "2024-03-31T01:00:00+03:00" },
  { "Asia/Beirut", "2024-10-26T23:15:00+03:00", "2024-10-26", 1395, "2024-10-27T00:00:00+02:00" },
  { "Pacific/Apia", "2011-12-29T23:00:00-10:00", "2011-12-29", 1380, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-31T00:00:00+14:00", "2011-12-31", 0, "2012-01-01T00:00:00+14:00" },
  { "Pacific/Apia", "2010-09-25T12:00:00-11:00", "2010-09-25", 720, "2010-09-26T01:00:00-10:00" },
  { "Australia/Lord_Howe", "2024-04-07T01:45:00+11:00", "2024-04-07", 105, "2024-04-08T00:00:00+10:30" },
  { "Australia/Lord_Howe", "2024-10-06T00:00:00+10:30", "2024-10-06", 0, "2024-10-07T00:00:00+11:00" },
  { "America/Santiago", "2024-09-07T20:00:00-04:00", "2024-09-07", 1200, "2024-09-08T01:00:00-03:00" },
  { "America/Santiago", "2024-04-06T23:59:59-03:00", "2024-04-06", 1439, "2024-04-07T00:00:00-04:00" },
  { "Asia/Kathmandu", "2025-06-15T05:44:59+05:45", "2025-06-15", 344, "2025-06-16T00:00:00+05:45" },
  { "America/New_York", "2024-03-10T01:59:59-05:00", "2024-03-10", 119, "2024-03-11T00:00:00-04:00" },
  { "America/New_York", "2024-11-03T01:30:00-04:00", "2024-11-03", 90, "2024-11-04T00:00:00-05:00" },
  { "Asia/Tokyo", "2025-03-01T00:00:00+09:00", "2025-03-01", 0, "2025-03-02T00:00:00+09:00" },
  { "Africa/Casablanca", "2011-04-02T12:00:00+00:00", "2011-04-02", 720, "2011-04-03T01:00:00+01:00" },
  { "Africa/Casablanca", "2008-08-31T23:30:00+01:00", "2008-08-31", 1410, "2008-09-01T00:00:00+00:00" },
  { "America/St_Johns", "2010-11-06T12:00:00-02:30", "2010-11-06", 720, "2010-11-07T00:00:00-02:30" },
  { "America/St_Johns", "2010-11-07T00:00:30-02:30", "2010-11-07", 0, "2010-11-08T00:00:00-03:30" },
  { "America/St_Johns", "2010-11-06T23:30:00-03:30", "2010-11-06", 1410, "2010-11-07T00:00:00-03:30" },
  { "America/St_Johns", "2011-03-12T12:00:00-03:30", "2011-03-12", 720, "2011-03-13T00:00:00-03:30" },
  { "Asia/Gaza", "2006-03-31T12:00:00+02:00", "2006-03-31", 720, "2006-04-01T01:00:00+03:00" },
  { "Asia/Gaza", "2021-10-29T00:30:00+03:00", "2021-10-29", 30, "2021-10-30T00:00:00+02:00" },
  { "Antarctica/Troll", "2024-03-31T00:30:00+00:00", "2024-03-31", 30, "2024-04-01T00:00:00+02:00" },
  { "Pacific/Kiritimati", "1994-12-30T12:00:00-10:00", "1994-12-30", 720, "1995-01-01T00:00:00+14:00" },
  { "Pacific/Kiritimati", "2025-01-01T00:00:00+14:00", "2025-01-01", 0, "2025-01-02T00:00:00+14:00" },
  { "Atlantic/Azores", "2024-03-30T12:00:00-01:00", "2024-03-30", 720, "2024-03-31T01:00:00+00:00" },
  { "Atlantic/Azores", "2024-10-27T00:30:00+00:00", "2024-10-27", 30, "2024-10-28T00:00:00-01:00" },
  { "Etc/UTC", "1969-12-31T23:59:59+00:00", "1969-12-31", 1439, "1970-01-01T00:00:00+00:00" },
  { "Etc/UTC", "2025-03-01T00:00:00+00:00", "2025-03-01", 0, "2025-03-02T00:00:00+00:00" },
};

static void
test_moments (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (moments); index++)
    {
      const Moment *moment = &moments[index];
      g_autoptr (GTimeZone) zone = fixture_zone (moment->zone);
      gint64 now_us = fixture_instant (moment->now);
      gint64 midnight_us = hiatus_calendar_next_midnight (now_us, zone);
      g_autofree gchar *midnight = hiatus_calendar_format_instant (midnight_us, zone);
      g_autofree gchar *formatted = hiatus_calendar_format_instant (now_us, zone);
      GDate date;

      g_test_message ("%s %s", moment->zone, moment->now);
      hiatus_calendar_date_at (now_us, zone, &date);
      fixture_assert_date (&date, moment->date);
      g_assert_cmpint (hiatus_calendar_minute_at (now_us, zone), ==, moment->minute);
      g_assert_cmpstr (midnight, ==, moment->next_midnight);
      g_assert_cmpint (midnight_us, ==, fixture_instant (moment->next_midnight));
      g_assert_cmpstr (formatted, ==, moment->now);
    }
}

typedef struct
{
  const gchar *zone;
  const gchar *date;
  gint minute;
  const gchar *instant;
} WallClock;

static const WallClock wall_clocks[] = {
  { "Europe/Berlin", "2025-03-01", 480, "2025-03-01T08:00:00+01:00" },
  { "Europe/Berlin", "2025-03-30", 150, "2025-03-30T03:00:00+02:00" },
  { "Europe/Berlin", "2025-03-30", 120, "2025-03-30T03:00:00+02:00" },
  { "Europe/Berlin", "2025-03-30", 119, "2025-03-30T01:59:00+01:00" },
  { "Europe/Berlin", "2025-10-26", 150, "2025-10-26T02:30:00+01:00" },
  { "Europe/Berlin", "2025-10-26", 119, "2025-10-26T01:59:00+02:00" },
  { "Europe/Berlin", "2025-10-26", 180, "2025-10-26T03:00:00+01:00" },
  { "Europe/Berlin", "2025-12-31", 1440, "2026-01-01T00:00:00+01:00" },
  { "Europe/Berlin", "2024-02-28", 1440, "2024-02-29T00:00:00+01:00" },
  { "America/Sao_Paulo", "2017-10-15", 0, "2017-10-15T01:00:00-02:00" },
  { "America/Sao_Paulo", "2017-10-15", 30, "2017-10-15T01:00:00-02:00" },
  { "America/Sao_Paulo", "2017-10-14", 1440, "2017-10-15T01:00:00-02:00" },
  { "America/Sao_Paulo", "2018-02-17", 1410, "2018-02-17T23:30:00-03:00" },
  { "America/Sao_Paulo", "2018-02-17", 1440, "2018-02-18T00:00:00-03:00" },
  { "Africa/Cairo", "2024-04-26", 0, "2024-04-26T01:00:00+03:00" },
  { "Africa/Cairo", "2024-10-31", 1380, "2024-10-31T23:00:00+02:00" },
  { "Asia/Beirut", "2024-03-31", 59, "2024-03-31T01:00:00+03:00" },
  { "Asia/Beirut", "2024-10-26", 1440, "2024-10-27T00:00:00+02:00" },
  { "Pacific/Apia", "2011-12-30", 0, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-30", 720, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-30", 1439, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-30", 1440, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-29", 1440, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-31", 480, "2011-12-31T08:00:00+14:00" },
  { "Australia/Lord_Howe", "2024-04-07", 105, "2024-04-07T01:45:00+10:30" },
  { "Australia/Lord_Howe", "2024-10-06", 135, "2024-10-06T02:30:00+11:00" },
  { "America/Santiago", "2024-09-08", 0, "2024-09-08T01:00:00-03:00" },
  { "America/Santiago", "2024-04-06", 1410, "2024-04-06T23:30:00-04:00" },
  { "Asia/Kathmandu", "2025-06-15", 0, "2025-06-15T00:00:00+05:45" },
  { "America/New_York", "2024-03-10", 150, "2024-03-10T03:00:00-04:00" },
  { "America/New_York", "2024-11-03", 90, "2024-11-03T01:30:00-05:00" },
  { "Asia/Tokyo", "2025-03-01", 1, "2025-03-01T00:01:00+09:00" },
  { "Africa/Casablanca", "2011-04-03", 0, "2011-04-03T01:00:00+01:00" },
  { "America/St_Johns", "2010-11-07", 0, "2010-11-07T00:00:00-03:30" },
  { "America/St_Johns", "2010-11-06", 1410, "2010-11-06T23:30:00-03:30" },
  { "America/St_Johns", "2011-03-13", 30, "2011-03-13T01:01:00-02:30" },
  { "Asia/Gaza", "2006-04-01", 0, "2006-04-01T01:00:00+03:00" },
  { "Asia/Gaza", "2021-10-29", 30, "2021-10-29T00:30:00+02:00" },
  { "Antarctica/Troll", "2024-03-31", 90, "2024-03-31T03:00:00+02:00" },
  { "Pacific/Kiritimati", "1994-12-31", 720, "1995-01-01T00:00:00+14:00" },
  { "Atlantic/Azores", "2024-03-31", 0, "2024-03-31T01:00:00+00:00" },
  { "Atlantic/Azores", "2024-10-27", 30, "2024-10-27T00:30:00-01:00" },
  { "Etc/UTC", "1969-12-31", 1439, "1969-12-31T23:59:00+00:00" },
};

static void
test_instants (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (wall_clocks); index++)
    {
      const WallClock *row = &wall_clocks[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      GDate date = fixture_date (row->date);
      gint64 instant_us = hiatus_calendar_instant (&date, row->minute, zone);
      g_autofree gchar *instant = hiatus_calendar_format_instant (instant_us, zone);

      g_test_message ("%s %s, minute %d", row->zone, row->date, row->minute);
      g_assert_cmpstr (instant, ==, row->instant);
      g_assert_cmpint (instant_us, ==, fixture_instant (row->instant));
    }
}

/* Parts of a second belong to the second that has begun, before 1970 as well. */
static void
test_fractions (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree gchar *before_1970 = hiatus_calendar_format_instant (-1, utc);
  g_autofree gchar *late = hiatus_calendar_format_instant (fixture_instant ("2025-03-01T23:59:59Z") + 999999, utc);
  gint64 midnight_us = fixture_instant ("2025-03-02T00:00:00Z");
  GDate date;

  g_assert_cmpstr (before_1970, ==, "1969-12-31T23:59:59+00:00");
  g_assert_cmpstr (late, ==, "2025-03-01T23:59:59+00:00");
  hiatus_calendar_date_at (-1, utc, &date);
  fixture_assert_date (&date, "1969-12-31");
  g_assert_cmpint (hiatus_calendar_minute_at (-1, utc), ==, 24 * 60 - 1);
  g_assert_cmpint (hiatus_calendar_next_midnight (-1, utc), ==, 0);
  g_assert_cmpint (hiatus_calendar_next_midnight (midnight_us - 1, utc), ==, midnight_us);
}

static void
assert_next_midnight (gint64 now_us,
                      GTimeZone *zone)
{
  gint64 midnight_us = hiatus_calendar_next_midnight (now_us, zone);
  gint64 step_us = (midnight_us - now_us) / 8 + 1;
  GDate today;
  GDate date;

  g_assert_cmpint (midnight_us, >, now_us);
  g_assert_cmpint (midnight_us % G_USEC_PER_SEC, ==, 0);
  hiatus_calendar_date_at (now_us, zone, &today);
  hiatus_calendar_date_at (midnight_us, zone, &date);
  g_assert_cmpint (g_date_compare (&date, &today), >, 0);
  hiatus_calendar_date_at (MAX (now_us, midnight_us - G_USEC_PER_SEC), zone, &date);
  g_assert_cmpint (g_date_compare (&date, &today), <=, 0);
  for (gint64 between_us = now_us; between_us < midnight_us; between_us += step_us)
    {
      hiatus_calendar_date_at (between_us, zone, &date);
      g_assert_cmpint (g_date_compare (&date, &today), <=, 0);
    }
}

/* From a whole minute to the wall clock and back: the same instant, or the second of two that look alike. */
static void
assert_round_trip (gint64 minute_us,
                   GTimeZone *zone)
{
  gint minute = hiatus_calendar_minute_at (minute_us, zone);
  GDate date;
  GDate date_back;
  gint64 back_us;

  hiatus_calendar_date_at (minute_us, zone, &date);
  back_us = hiatus_calendar_instant (&date, minute, zone);
  hiatus_calendar_date_at (back_us, zone, &date_back);
  g_assert_cmpint (g_date_compare (&date, &date_back), ==, 0);
  g_assert_cmpint (hiatus_calendar_minute_at (back_us, zone), ==, minute);
  g_assert_cmpint (back_us, >=, minute_us);
  g_assert_cmpint (back_us - minute_us, <=, 3 * G_TIME_SPAN_HOUR);
}

static void
test_property (gconstpointer name)
{
  g_autoptr (GTimeZone) zone = fixture_zone (name);
  g_autoptr (GRand) random = g_rand_new_with_seed (28);
  const gint64 first_us = fixture_instant ("2005-01-01T00:00:00Z");
  const gint64 last_us = fixture_instant ("2035-12-31T00:00:00Z");
  const gint n_instants = g_test_thorough () ? 3000 : 100;

  for (gint index = 0; index < n_instants; index++)
    {
      gint64 now_us = first_us + (last_us - first_us) / n_instants * index +
                      (gint64) g_rand_int_range (random, 0, 3 * 24 * 3600) * G_USEC_PER_SEC;
      assert_next_midnight (now_us, zone);
      assert_round_trip (now_us - now_us % G_TIME_SPAN_MINUTE, zone);
    }
}

/* Each half hour around every change of the clock, which instants at random might miss. */
static void
test_property_at_changes (gconstpointer name)
{
  g_autoptr (GTimeZone) zone = fixture_zone (name);
  const gint64 last_us = fixture_instant ("2035-12-31T00:00:00Z");
  const gint64 step_us = (g_test_thorough () ? 30 : 240) * G_TIME_SPAN_MINUTE;
  gint64 day_us = fixture_instant ("2005-01-01T00:00:00Z");

  for (; day_us < last_us; day_us += G_TIME_SPAN_DAY)
    {
      gint64 next_us = day_us + G_TIME_SPAN_DAY;

      if (hiatus_calendar_minute_at (day_us, zone) == hiatus_calendar_minute_at (next_us, zone))
        continue;
      for (gint64 now_us = day_us - G_TIME_SPAN_DAY; now_us <= next_us; now_us += step_us)
        {
          assert_next_midnight (now_us, zone);
          assert_next_midnight (now_us - 1, zone);
          assert_round_trip (now_us, zone);
        }
    }
}

/* Midnight after midnight visits every date once and in order, but for one that never was. */
static void
test_every_date_once (void)
{
  GDate apia_leap = fixture_date ("2011-12-31");

  for (guint index = 0; index < G_N_ELEMENTS (zones); index++)
    {
      g_autoptr (GTimeZone) zone = fixture_zone (zones[index]);
      gint64 now_us = fixture_instant ("2011-03-20T12:00:00Z");
      GDate date;
      guint n_dates = 0;

      hiatus_calendar_date_at (now_us, zone, &date);
      for (; n_dates < 700; n_dates++)
        {
          GDate next;
          gint step;
          gboolean is_apia_leap;

          now_us = hiatus_calendar_next_midnight (now_us, zone);
          hiatus_calendar_date_at (now_us, zone, &next);
          step = g_date_days_between (&date, &next);
          is_apia_leap = g_str_equal (zones[index], "Pacific/Apia") && g_date_compare (&next, &apia_leap) == 0;
          g_assert_cmpint (step, ==, is_apia_leap ? 2 : 1);
          date = next;
        }
    }
}

typedef struct
{
  const gchar *zone;
  const gchar *start;
  const gchar *now;
  gint day;
} DayNumber;

static const DayNumber day_numbers[] = {
  { "Europe/Berlin", "2025-03-01", "2025-02-28T23:59:59+01:00", 0 },
  { "Europe/Berlin", "2025-03-01", "2025-03-01T00:00:00+01:00", 1 },
  { "Europe/Berlin", "2025-03-01", "2025-03-12T12:00:00+01:00", 12 },
  { "Europe/Berlin", "2025-03-01", "2025-02-01T12:00:00+01:00", -27 },
  /* 671 hours after the first instant of 3 March the 29th day begins. */
  { "Europe/Berlin", "2025-03-03", "2025-03-31T00:00:00+02:00", 29 },
  { "Europe/Berlin", "2025-03-03", "2025-03-30T23:59:59+02:00", 28 },
  { "Europe/Berlin", "2025-10-01", "2025-10-28T23:59:59+01:00", 28 },
  { "America/Sao_Paulo", "2017-10-15", "2017-10-15T01:00:00-02:00", 1 },
  { "America/Sao_Paulo", "2017-10-15", "2017-10-14T23:59:59-03:00", 0 },
  { "Pacific/Apia", "2011-12-29", "2011-12-31T00:00:00+14:00", 3 },
  { "Pacific/Kiritimati", "2025-03-01", "2025-02-28T10:00:00Z", 1 },
  { "America/New_York", "2025-03-01", "2025-03-01T04:59:59Z", 0 },
  { "Asia/Kathmandu", "2024-02-28", "2024-03-01T00:00:00+05:45", 3 },
  { "Africa/Cairo", "2024-04-01", "2024-04-28T22:00:00Z", 29 },
};

static void
test_day_numbers (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (day_numbers); index++)
    {
      const DayNumber *row = &day_numbers[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      GDate start = fixture_date (row->start);

      g_test_message ("%s from %s at %s", row->zone, row->start, row->now);
      g_assert_cmpint (hiatus_calendar_day_number (&start, fixture_instant (row->now), zone), ==, row->day);
    }
}

static void
add_for_each_zone (const gchar *prefix,
                   GTestDataFunc function)
{
  for (guint index = 0; index < G_N_ELEMENTS (zones); index++)
    {
      g_autofree gchar *path = g_strdup_printf ("%s/%s", prefix, zones[index]);

      g_test_add_data_func (path, zones[index], function);
    }
}

static void
test_late (void)
{
  for (gint minute = 0; minute < 24 * 60; minute++)
    g_assert_cmpint (hiatus_calendar_is_late (minute), ==, minute < 6 * 60 || minute >= 23 * 60);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/moments", test_moments);
  g_test_add_func ("/calendar/late", test_late);
  g_test_add_func ("/calendar/instants", test_instants);
  g_test_add_func ("/calendar/fractions", test_fractions);
  add_for_each_zone ("/calendar/property", test_property);
  add_for_each_zone ("/calendar/property-at-changes", test_property_at_changes);
  g_test_add_func ("/calendar/every-date-once", test_every_date_once);
  g_test_add_func ("/calendar/day-numbers", test_day_numbers);
  return g_test_run ();
}
