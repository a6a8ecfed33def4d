/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "tests/core/fixtures.h"

#define NO_MOON HIATUS_MOON_NONE

/* The table of days of the product's description, and the days at its seams. */
static const FixtureDay table_of_days[] = {
  { "2025-02-28", HIATUS_PHASE_PLANNED, 0, 28, NO_MOON, 0, FALSE },
  { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 27, 0, 1, FALSE },
  { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
  { "2025-03-21", HIATUS_PHASE_RUNNING, 21, 7, 21, 21, FALSE },
  { "2025-03-22", HIATUS_PHASE_REVIEWING, 22, 6, 22, 22, FALSE },
  { "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
  { "2025-03-29", HIATUS_PHASE_COMPLETE, 28, 0, 28, 28, TRUE },
  { "2026-03-29", HIATUS_PHASE_COMPLETE, 28, 0, 28, 28, TRUE },
};

static void
test_table_of_days (void)
{
  static const gchar *const lines[] = { "2025-02-27 plan-start 2025-03-01 28 heal", NULL };

  fixture_assert_days (lines, table_of_days, G_N_ELEMENTS (table_of_days));
}

/* The same table, asked with the first and the last instant of each date in zones that disagree about it. */
static void
test_table_of_days_in_zones (void)
{
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
  static const gchar *const lines[] = { "2025-02-27 plan-start 2025-03-01 28 heal", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  for (guint index = 0; index < G_N_ELEMENTS (zones); index++)
    {
      g_autoptr (GTimeZone) zone = fixture_zone (zones[index]);

      for (guint row = 0; row < G_N_ELEMENTS (table_of_days); row++)
        {
          GDate date = fixture_date (table_of_days[row].today);
          gint64 first_us = hiatus_calendar_instant (&date, 0, zone);
          gint64 last_us = hiatus_calendar_next_midnight (first_us, zone) - 1;
          GDate first;
          GDate last;

          hiatus_calendar_date_at (first_us, zone, &first);
          hiatus_calendar_date_at (last_us, zone, &last);
          fixture_assert_date (&first, table_of_days[row].today);
          fixture_assert_date (&last, table_of_days[row].today);
          fixture_assert_day (journey, &table_of_days[row]);
        }
    }
}

static void
test_dates_of_the_plan (void)
{
  static const gchar *const lines[] = { "2025-02-27 plan-start 2025-03-01 28 reconcile limited", NULL };
  static const gchar *const asked[] = { "2025-02-27", "2025-03-01", "2025-03-22", "2025-03-28", "2025-04-20", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  for (guint index = 0; asked[index] != NULL; index++)
    {
      HiatusStatus status = fixture_status (journey, asked[index]);

      fixture_assert_date (&status.starts_on, "2025-03-01");
      fixture_assert_date (&status.ends_on, "2025-03-28");
      g_assert_cmpint (status.length, ==, 28);
      g_assert_cmpint (status.goal, ==, HIATUS_GOAL_RECONCILE);
      g_assert_cmpint (status.mode, ==, HIATUS_MODE_LIMITED);
    }
}

static void
test_no_plan (void)
{
  g_autoptr (HiatusJourney) empty = hiatus_journey_new ();
  static const FixtureDay nothing = { "2025-03-01", HIATUS_PHASE_NONE, 0, 0, NO_MOON, 0, FALSE };
  static const gchar *const lines[] = { "2025-02-01 urge 1", "2025-03-01 urge 2", "2025-03-01 slip", "2025-03-01 plan-length 14", "2025-03-01 plan-end let-go", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  HiatusStatus status;

  fixture_assert_day (empty, &nothing);
  fixture_assert_day (journey, &nothing);
  status = fixture_status (journey, "2025-03-01");
  fixture_assert_date (&status.starts_on, NULL);
  fixture_assert_date (&status.ends_on, NULL);
  g_assert_cmpuint (status.urges_today, ==, 1);
  g_assert_cmpuint (status.urges_total, ==, 2);
  g_assert_null (hiatus_journey_last_act (empty));
  g_assert_cmpint (hiatus_journey_quiet_until (empty), ==, 0);
}

static void
test_length_1 (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 1", NULL };
  static const FixtureDay days[] = {
    { "2025-02-28", HIATUS_PHASE_PLANNED, 0, 1, NO_MOON, 0, FALSE },
    { "2025-03-01", HIATUS_PHASE_REVIEWING, 1, 0, 28, 1, FALSE },
    { "2025-03-02", HIATUS_PHASE_COMPLETE, 1, 0, 28, 1, TRUE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* "The last quarter: day > length × ¾", where length × ¾ is whole and where it is not; and how the moon
 * of a stretch of another length waxes. */
static void
test_other_lengths (void)
{
  static const gchar *const four[] = { "2025-03-01 plan-start 2025-03-01 4", NULL };
  static const FixtureDay days_of_four[] = {
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 3, 0, 1, FALSE },
    { "2025-03-02", HIATUS_PHASE_RUNNING, 2, 2, 9, 2, FALSE },
    { "2025-03-03", HIATUS_PHASE_RUNNING, 3, 1, 19, 3, FALSE },
    { "2025-03-04", HIATUS_PHASE_REVIEWING, 4, 0, 28, 4, FALSE },
  };
  static const gchar *const two[] = { "2025-03-01 plan-start 2025-03-01 2", NULL };
  static const FixtureDay days_of_two[] = {
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 1, 0, 1, FALSE },
    { "2025-03-02", HIATUS_PHASE_REVIEWING, 2, 0, 28, 2, FALSE },
  };
  static const gchar *const ninety[] = { "2025-01-01 plan-start 2025-01-01 90", NULL };
  static const FixtureDay days_of_ninety[] = {
    { "2025-01-01", HIATUS_PHASE_RUNNING, 1, 89, 0, 1, FALSE },
    { "2025-01-02", HIATUS_PHASE_RUNNING, 2, 88, 0, 2, FALSE },
    { "2025-01-03", HIATUS_PHASE_RUNNING, 3, 87, 1, 3, FALSE },
    { "2025-03-08", HIATUS_PHASE_RUNNING, 67, 23, 21, 67, FALSE },
    { "2025-03-09", HIATUS_PHASE_REVIEWING, 68, 22, 21, 68, FALSE },
    { "2025-03-30", HIATUS_PHASE_REVIEWING, 89, 1, 28, 89, FALSE },
    { "2025-03-31", HIATUS_PHASE_REVIEWING, 90, 0, 28, 90, FALSE },
    { "2025-04-01", HIATUS_PHASE_COMPLETE, 90, 0, 28, 90, TRUE },
  };
  static const gchar *const longest[] = { "2025-01-01 plan-start 2025-01-01 3650", NULL };
  static const FixtureDay days_of_longest[] = {
    { "2034-12-29", HIATUS_PHASE_REVIEWING, 3650, 0, 28, 3650, FALSE },
    { "2034-12-30", HIATUS_PHASE_COMPLETE, 3650, 0, 28, 3650, TRUE },
  };

  fixture_assert_days (four, days_of_four, G_N_ELEMENTS (days_of_four));
  fixture_assert_days (two, days_of_two, G_N_ELEMENTS (days_of_two));
  fixture_assert_days (ninety, days_of_ninety, G_N_ELEMENTS (days_of_ninety));
  fixture_assert_days (longest, days_of_longest, G_N_ELEMENTS (days_of_longest));
}

/* A plan that began a while ago: set-up asks when they were last in touch. */
static void
test_back_dated_start (void)
{
  static const gchar *const lines[] = { "2025-03-05 plan-start 2025-03-01 28", NULL };
  static const FixtureDay days[] = {
    { "2025-03-05", HIATUS_PHASE_RUNNING, 5, 23, 4, 5, FALSE },
    { "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static void
test_open_ended (void)
{
  static const gchar *const goals[] = { "heal", "reconcile", "unsure", NULL };
  static const FixtureDay days[] = {
    { "2025-02-28", HIATUS_PHASE_PLANNED, 0, 0, NO_MOON, 0, FALSE },
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 0, 14, 1, FALSE },
    { "2025-03-20", HIATUS_PHASE_RUNNING, 20, 0, 14, 20, FALSE },
    { "2025-03-21", HIATUS_PHASE_REVIEWING, 21, 0, 14, 21, FALSE },
    { "2026-03-01", HIATUS_PHASE_REVIEWING, 366, 0, 14, 366, FALSE },
  };

  for (guint index = 0; goals[index] != NULL; index++)
    {
      g_autofree gchar *line = g_strdup_printf ("2025-02-27 plan-start 2025-03-01 0 %s", goals[index]);
      const gchar *const lines[] = { line, NULL };
      g_autoptr (HiatusJourney) journey = fixture_journey (lines);
      HiatusStatus status = fixture_status (journey, "2025-03-12");

      fixture_assert_date (&status.starts_on, "2025-03-01");
      fixture_assert_date (&status.ends_on, NULL);
      g_assert_cmpint (status.length, ==, HIATUS_LENGTH_OPEN);
      fixture_assert_days (lines, days, G_N_ELEMENTS (days));
    }
}

/* No looking back, and no count of days kept. */
static void
test_safety (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-05 slip", NULL };
  static const FixtureDay days[] = {
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 0, 14, -1, FALSE },
    { "2025-03-21", HIATUS_PHASE_RUNNING, 21, 0, 14, -1, FALSE },
    { "2026-03-01", HIATUS_PHASE_RUNNING, 366, 0, 14, -1, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static void
test_kept (void)
{
  static const gchar *const lines[] = {
    "2025-03-01 plan-start 2025-03-01 28 heal",
    "2025-02-20 slip",
    "2025-03-05 slip",
    "2025-03-05 slip",
    "2025-03-08 look",
    "2025-03-09 urge 3",
    "2025-04-02 slip",
    NULL,
  };
  static const FixtureDay days[] = {
    { "2025-03-04", HIATUS_PHASE_RUNNING, 4, 24, 3, 4, FALSE },
    { "2025-03-05", HIATUS_PHASE_RUNNING, 5, 23, 4, 4, FALSE },
    { "2025-03-06", HIATUS_PHASE_RUNNING, 6, 22, 5, 5, FALSE },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 11, FALSE },
    { "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 0, 28, 27, FALSE },
    { "2025-04-03", HIATUS_PHASE_COMPLETE, 28, 0, 28, 27, TRUE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* A slip told of a week later lies on the day it happened. */
static void
test_back_dated_slip (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 urge 1", "2025-03-05 slip", "2025-03-01 slip", NULL };
  static const FixtureDay days[] = {
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 27, 0, 0, FALSE },
    { "2025-03-04", HIATUS_PHASE_RUNNING, 4, 24, 3, 3, FALSE },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 10, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static void
test_urges (void)
{
  static const gchar *const lines[] = {
    "2025-02-28 urge 1",
    "2025-03-01 plan-start",
    "2025-03-01 urge 2",
    "2025-03-02 urge",
    "2025-03-02 urge 3",
    "2025-03-02 look",
    "2025-03-03 urge 3",
    "2025-03-02 urge 1",
    "2025-03-03 undo 7",
    NULL,
  };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  g_assert_cmpuint (fixture_status (journey, "2025-02-28").urges_today, ==, 1);
  g_assert_cmpuint (fixture_status (journey, "2025-03-01").urges_today, ==, 1);
  g_assert_cmpuint (fixture_status (journey, "2025-03-02").urges_today, ==, 3);
  g_assert_cmpuint (fixture_status (journey, "2025-03-03").urges_today, ==, 0);
  g_assert_cmpuint (fixture_status (journey, "2025-03-03").urges_total, ==, 4);
}

static void
test_last_act (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  const HiatusEvent *start = fixture_add (journey, "2025-03-01 plan-start");
  const HiatusEvent *urge = fixture_add (journey, "2025-03-05 urge 2");
  const HiatusEvent *back_dated = fixture_add (journey, "2025-03-02 slip");

  fixture_add (journey, "2025-03-06 popup day walk");
  fixture_add (journey, "2025-03-06 prompt walk done");
  fixture_add (journey, "2025-03-06 quiet 2025-03-06T20:00:00Z");
  g_assert_true (hiatus_journey_last_act (journey) == back_dated);
  fixture_add (journey, "2025-03-06 undo 3");
  g_assert_true (hiatus_journey_last_act (journey) == urge);
  fixture_add (journey, "2025-03-06 undo 2");
  g_assert_true (hiatus_journey_last_act (journey) == start);
  fixture_add (journey, "2025-03-06 undo 1");
  g_assert_null (hiatus_journey_last_act (journey));
}

/* The same event twice, as two copies of one journal bring it, counts once. */
static void
test_duplicate (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  HiatusEvent *other = fixture_event ("2025-03-02 urge 1", 1);

  g_assert_true (hiatus_journey_add (journey, fixture_event ("2025-03-02 urge 1", 1)));
  g_assert_false (hiatus_journey_add (journey, fixture_event ("2025-03-02 urge 1", 1)));
  g_assert_false (hiatus_journey_add (journey, fixture_event ("2025-03-02 slip", 1)));
  g_free (other->device);
  other->device = g_strdup (FIXTURE_OTHER_DEVICE);
  g_assert_true (hiatus_journey_add (journey, other));
  g_assert_cmpuint (hiatus_journey_events (journey)->len, ==, 2);
  g_assert_cmpuint (fixture_status (journey, "2025-03-02").urges_today, ==, 2);
}

static void
test_events_are_sorted (void)
{
  static const guint64 order[] = { 3, 1, 5, 2, 4 };
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  for (guint index = 0; index < G_N_ELEMENTS (order); index++)
    g_assert_true (hiatus_journey_add (journey, fixture_event ("2025-03-02 urge 1", order[index])));
  for (guint index = 0; index < G_N_ELEMENTS (order); index++)
    {
      const HiatusEvent *event = g_ptr_array_index (hiatus_journey_events (journey), index);

      g_assert_cmpuint (event->sequence, ==, index + 1);
    }
}

/* Of a newer Hiatus: kept, and passed over. */
static void
test_unknown_kind (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-05 unknown", NULL };
  static const FixtureDay day = { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  fixture_assert_day (journey, &day);
  g_assert_cmpuint (hiatus_journey_events (journey)->len, ==, 2);
}

static void
test_popups (void)
{
  static const gchar *const lines[] = {
    "2025-03-28 popup day walk",
    "2025-03-29 popup end",
    "2025-03-30 popup end",
    "2025-03-30 popup-answer end later",
    "2025-03-31 popup undo",
    NULL,
  };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  GDate day_28 = fixture_date ("2025-03-28");
  GDate day_29 = fixture_date ("2025-03-29");
  GDate day_30 = fixture_date ("2025-03-30");
  GDate day_31 = fixture_date ("2025-03-31");

  g_assert_true (hiatus_journey_popup_shown (journey, HIATUS_POPUP_DAY, &day_28));
  g_assert_false (hiatus_journey_popup_shown (journey, HIATUS_POPUP_END, &day_28));
  g_assert_false (hiatus_journey_popup_shown (journey, HIATUS_POPUP_DAY, &day_29));
  g_assert_true (hiatus_journey_popup_shown (journey, HIATUS_POPUP_END, &day_29));
  g_assert_false (hiatus_journey_popup_shown (journey, HIATUS_POPUP_END, &day_31));
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &day_28, NULL), ==, 2);
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &day_29, NULL), ==, 2);
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &day_30, NULL), ==, 1);
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &day_31, NULL), ==, 0);
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, NULL, &day_28), ==, 0);
  g_assert_cmpuint (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &day_29, &day_29), ==, 1);
}

static void
test_quiet (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  fixture_add (journey, "2025-03-02 quiet 2025-03-02T20:00:00Z");
  g_assert_cmpint (hiatus_journey_quiet_until (journey), ==, fixture_instant ("2025-03-02T20:00:00Z"));
  fixture_add (journey, "2025-03-02 quiet 2025-03-02T19:00:00Z");
  g_assert_cmpint (hiatus_journey_quiet_until (journey), ==, fixture_instant ("2025-03-02T19:00:00Z"));
  fixture_add (journey, "2025-03-02 quiet 0");
  g_assert_cmpint (hiatus_journey_quiet_until (journey), ==, 0);
}

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *today;
  HiatusPhase phase;
  gint day;
  gint kept;
} Travel;

/* Berlin, New York, Apia over the date line, and back: a skipped date is passed, one lived twice counts
 * once, and what happened stays on the date it had. */
static const Travel travel[] = {
  { "Europe/Berlin", "2025-03-03T23:00:00+01:00", "2025-03-03", HIATUS_PHASE_RUNNING, 3, 3 },
  { "America/New_York", "2025-03-03T18:00:00-05:00", "2025-03-03", HIATUS_PHASE_RUNNING, 3, 3 },
  { "America/New_York", "2025-03-05T23:00:00-05:00", "2025-03-05", HIATUS_PHASE_RUNNING, 5, 4 },
  { "Pacific/Apia", "2025-03-07T00:30:00+13:00", "2025-03-07", HIATUS_PHASE_RUNNING, 7, 6 },
  { "America/New_York", "2025-03-06T08:00:00-05:00", "2025-03-06", HIATUS_PHASE_RUNNING, 6, 5 },
  { "Pacific/Apia", "2025-03-29T09:00:00+13:00", "2025-03-29", HIATUS_PHASE_COMPLETE, 28, 27 },
  { "Europe/Berlin", "2025-03-28T22:00:00+01:00", "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 27 },
};

static void
test_travel (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-05 slip", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  for (guint index = 0; index < G_N_ELEMENTS (travel); index++)
    {
      const Travel *row = &travel[index];
      g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
      GDate today;
      HiatusStatus status;

      hiatus_calendar_date_at (fixture_instant (row->now), zone, &today);
      fixture_assert_date (&today, row->today);
      hiatus_journey_status (journey, &today, &status);
      g_assert_cmpstr (hiatus_phase_to_string (status.phase), ==, hiatus_phase_to_string (row->phase));
      g_assert_cmpint (status.day, ==, row->day);
      g_assert_cmpint (status.kept, ==, row->kept);
    }
}

/* Erasing a note leaves everything else as it was. */
static void
test_forget_text (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  HiatusEvent *urge = fixture_event ("2025-03-02 urge 2", 1);

  urge->note = g_strdup ("a note");
  urge->trigger = g_strdup ("a song");
  urge->contact = g_strdup ("Alex");
  urge->note_digest = g_strdup ("ab12");
  g_assert_true (hiatus_journey_add (journey, urge));
  hiatus_journey_forget_text (journey, FIXTURE_DEVICE "-9");
  g_assert_cmpstr (urge->note, ==, "a note");
  hiatus_journey_forget_text (journey, FIXTURE_DEVICE "-1");
  g_assert_null (urge->note);
  g_assert_null (urge->trigger);
  g_assert_null (urge->contact);
  g_assert_cmpstr (urge->note_digest, ==, "ab12");
  g_assert_cmpuint (fixture_status (journey, "2025-03-02").urges_today, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/table-of-days", test_table_of_days);
  g_test_add_func ("/journey/table-of-days-in-zones", test_table_of_days_in_zones);
  g_test_add_func ("/journey/dates-of-the-plan", test_dates_of_the_plan);
  g_test_add_func ("/journey/no-plan", test_no_plan);
  g_test_add_func ("/journey/length-1", test_length_1);
  g_test_add_func ("/journey/other-lengths", test_other_lengths);
  g_test_add_func ("/journey/back-dated-start", test_back_dated_start);
  g_test_add_func ("/journey/open-ended", test_open_ended);
  g_test_add_func ("/journey/safety", test_safety);
  g_test_add_func ("/journey/kept", test_kept);
  g_test_add_func ("/journey/back-dated-slip", test_back_dated_slip);
  g_test_add_func ("/journey/urges", test_urges);
  g_test_add_func ("/journey/last-act", test_last_act);
  g_test_add_func ("/journey/duplicate", test_duplicate);
  g_test_add_func ("/journey/events-are-sorted", test_events_are_sorted);
  g_test_add_func ("/journey/unknown-kind", test_unknown_kind);
  g_test_add_func ("/journey/popups", test_popups);
  g_test_add_func ("/journey/quiet", test_quiet);
  g_test_add_func ("/journey/travel", test_travel);
  g_test_add_func ("/journey/forget-text", test_forget_text);
  return g_test_run ();
}
