/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/risk.h"
#include "tests/core/fixtures.h"

#include <string.h>

/* 1 March 2025 is a Saturday. */

/* Something that happens and is recorded at once, where the clock is as in @when ("2025-03-01T20:10:00+01:00"). */
static HiatusEvent *
new_event (HiatusEventKind kind, const gchar *when)
{
  HiatusEvent *event = hiatus_event_new (kind);
  g_autofree gchar *date = g_strndup (when, strlen ("2025-03-01"));

  event->device = g_strdup (FIXTURE_DEVICE);
  event->happened_us = fixture_instant (when);
  event->recorded_us = event->happened_us;
  event->date = fixture_date (date);
  return event;
}

static void
add (HiatusJourney *journey, HiatusEvent *event)
{
  event->sequence = hiatus_journey_events (journey)->len + 1;
  g_assert_true (hiatus_journey_add (journey, event));
}

static void
add_plan (HiatusJourney *journey, HiatusGoal goal)
{
  HiatusEvent *plan = new_event (HIATUS_EVENT_PLAN_START, "2025-01-01T08:00:00Z");

  plan->starts_on = plan->date;
  plan->length = HIATUS_LENGTH_OPEN;
  plan->goal = goal;
  add (journey, plan);
}

/* The same time of day, where the clock has @offset, on so many days from a date on. */
static void
add_days (HiatusJourney *journey, HiatusEventKind kind, const gchar *from, guint n_days, const gchar *time, const gchar *offset)
{
  for (guint i = 0; i < n_days; i++)
    {
      GDate day = fixture_date_plus (from, (gint) i);
      g_autofree gchar *date = hiatus_calendar_format_date (&day);
      g_autofree gchar *when = g_strdup_printf ("%sT%s:00%s", date, time, offset);

      add (journey, new_event (kind, when));
    }
}

static gboolean
has_enough (const HiatusJourney *journey, const gchar *on)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GDate date = fixture_date (on);

  return hiatus_risk_has_enough (journey, &date, utc);
}

/* When the pop-up comes, as minutes since 00:00; -1 for not at all. */
static gint
minute_in (const HiatusJourney *journey, const gchar *on, const gchar *zone_name)
{
  g_autoptr (GTimeZone) zone = fixture_zone (zone_name);
  GDate date = fixture_date (on);
  HiatusRisk risk;

  return hiatus_risk_on (journey, &date, zone, &risk) ? risk.minute : -1;
}

static gint
minute_on (const HiatusJourney *journey, const gchar *on)
{
  return minute_in (journey, on, "UTC");
}

#define AT(hour, minute) ((hour) *60 + (minute))

typedef struct
{
  const gchar *time; /* of an urge on each of ten days */
  gint minute;
  gint earliest;
  gint until;
  HiatusDayPart part;
} Row;

/* Ten minutes before the hour that has most; never from 23:00 to 06:00, and then before the night. */
static const Row rows[] = {
  { "05:00", AT (6, 0), AT (6, 0), AT (7, 0), HIATUS_DAY_PART_MORNING },
  { "06:29", AT (6, 0), AT (6, 0), AT (7, 0), HIATUS_DAY_PART_MORNING },
  { "07:29", AT (6, 20), AT (6, 0), AT (7, 30), HIATUS_DAY_PART_MORNING },
  { "08:00", AT (7, 50), AT (6, 0), AT (9, 0), HIATUS_DAY_PART_MORNING },
  { "11:40", AT (10, 50), AT (8, 50), AT (12, 0), HIATUS_DAY_PART_MORNING },
  { "12:00", AT (11, 50), AT (9, 50), AT (13, 0), HIATUS_DAY_PART_AFTERNOON },
  { "17:59", AT (16, 50), AT (14, 50), AT (18, 0), HIATUS_DAY_PART_AFTERNOON },
  { "18:00", AT (17, 50), AT (15, 50), AT (19, 0), HIATUS_DAY_PART_EVENING },
  { "20:10", AT (19, 50), AT (17, 50), AT (21, 0), HIATUS_DAY_PART_EVENING },
  { "22:00", AT (21, 50), AT (19, 50), AT (23, 0), HIATUS_DAY_PART_EVENING },
  { "23:59", AT (22, 30), AT (20, 30), AT (24, 0), HIATUS_DAY_PART_EVENING },
  { "00:30", AT (22, 30), AT (20, 30), AT (24, 0), HIATUS_DAY_PART_EVENING },
  { "04:59", AT (22, 30), AT (20, 30), AT (24, 0), HIATUS_DAY_PART_EVENING },
};

static void
test_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      GDate date = fixture_date ("2025-03-14");
      HiatusRisk risk;

      g_test_message ("urges at %s", rows[i].time);
      add_days (journey, HIATUS_EVENT_URGE, "2025-03-01", 10, rows[i].time, "Z");
      g_assert_true (hiatus_risk_on (journey, &date, utc, &risk));
      g_assert_cmpint (risk.minute, ==, rows[i].minute);
      g_assert_cmpint (risk.earliest, ==, rows[i].earliest);
      g_assert_cmpint (risk.until, ==, rows[i].until);
      g_assert_cmpint (risk.part, ==, rows[i].part);
      g_assert_cmpint (risk.weekday, ==, G_DATE_FRIDAY);
    }
}

/* The night after a Friday is Friday's: whose urges come at one in the night from Friday to Saturday. */
static void
test_night_belongs_to_the_evening_before (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  for (gint week = 0; week < 6; week++)
    {
      /* Of Saturday and Sunday, written down on Sunday and Monday. */
      GDate sunday = fixture_date_plus ("2025-03-02", 7 * week);
      g_autofree gchar *date = hiatus_calendar_format_date (&sunday);

      add_days (journey, HIATUS_EVENT_URGE, date, 2, "01:00", "Z");
    }
  g_assert_cmpint (minute_on (journey, "2025-04-12"), ==, AT (22, 30));
  g_assert_cmpint (minute_on (journey, "2025-04-13"), ==, AT (22, 30));
  g_assert_cmpint (minute_on (journey, "2025-04-14"), ==, -1);
  g_assert_cmpint (minute_on (journey, "2025-04-18"), ==, -1);
}

static void
test_enough (void)
{
  g_autoptr (HiatusJourney) seven = hiatus_journey_new ();
  g_autoptr (HiatusJourney) three_days = hiatus_journey_new ();
  g_autoptr (HiatusJourney) enough = hiatus_journey_new ();

  g_assert_false (has_enough (seven, "2025-03-10"));
  add_days (seven, HIATUS_EVENT_URGE, "2025-03-01", 7, "20:10", "Z");
  g_assert_false (has_enough (seven, "2025-03-10"));
  g_assert_cmpint (minute_on (seven, "2025-03-10"), ==, -1);
  /* The eighth counts from the next day on, which begins at 05:00. */
  add_days (seven, HIATUS_EVENT_URGE, "2025-03-10", 1, "05:00", "Z");
  g_assert_false (has_enough (seven, "2025-03-10"));
  g_assert_true (has_enough (seven, "2025-03-11"));

  for (guint i = 0; i < 5; i++)
    add_days (three_days, HIATUS_EVENT_SLIP, "2025-03-01", 3, "20:10", "Z");
  g_assert_false (has_enough (three_days, "2025-03-10"));
  g_assert_cmpint (minute_on (three_days, "2025-03-10"), ==, -1);

  /* Eight on four days, and half of them in the same half hours. */
  add_days (enough, HIATUS_EVENT_URGE, "2025-03-01", 4, "20:10", "Z");
  add_days (enough, HIATUS_EVENT_URGE, "2025-03-01", 4, "20:11", "Z");
  g_assert_true (has_enough (enough, "2025-03-05"));
  g_assert_cmpint (minute_on (enough, "2025-03-05"), ==, AT (19, 50));
  /* What happens on a day says nothing about that day, nor about those before it. */
  g_assert_false (has_enough (enough, "2025-03-04"));
  g_assert_cmpint (minute_on (enough, "2025-03-04"), ==, -1);
  g_assert_false (has_enough (enough, "2025-02-01"));
  /* Ten weeks later it is forgotten. */
  g_assert_true (has_enough (enough, "2025-05-10"));
  g_assert_false (has_enough (enough, "2025-05-11"));
}

static void
test_what_counts (void)
{
  static const struct
  {
    HiatusEventKind kind;
    HiatusOrigin origin;
    HiatusGoal goal;
    gboolean counts;
  } kinds[] = {
    { HIATUS_EVENT_URGE, HIATUS_ORIGIN_SAID, HIATUS_GOAL_HEAL, TRUE },
    { HIATUS_EVENT_URGE, HIATUS_ORIGIN_TITLES, HIATUS_GOAL_HEAL, TRUE },
    { HIATUS_EVENT_URGE, HIATUS_ORIGIN_CLIPBOARD, HIATUS_GOAL_SAFETY, TRUE },
    { HIATUS_EVENT_SLIP, HIATUS_ORIGIN_SAID, HIATUS_GOAL_HEAL, TRUE },
    { HIATUS_EVENT_SLIP, HIATUS_ORIGIN_SAID, HIATUS_GOAL_SAFETY, TRUE },
    { HIATUS_EVENT_LOOK, HIATUS_ORIGIN_SAID, HIATUS_GOAL_UNSURE, TRUE },
    { HIATUS_EVENT_LOOK, HIATUS_ORIGIN_TITLES, HIATUS_GOAL_RECONCILE, TRUE },
    /* To check may protect. */
    { HIATUS_EVENT_LOOK, HIATUS_ORIGIN_SAID, HIATUS_GOAL_SAFETY, FALSE },
    { HIATUS_EVENT_LOOK, HIATUS_ORIGIN_TITLES, HIATUS_GOAL_SAFETY, FALSE },
    /* What they do, what was agreed, and what the pop-up itself leads to. */
    { HIATUS_EVENT_INCOMING, HIATUS_ORIGIN_NOTIFICATIONS, HIATUS_GOAL_HEAL, FALSE },
    { HIATUS_EVENT_ENCOUNTER, HIATUS_ORIGIN_SAID, HIATUS_GOAL_HEAL, FALSE },
    { HIATUS_EVENT_WAIT, HIATUS_ORIGIN_SAID, HIATUS_GOAL_HEAL, FALSE },
    { HIATUS_EVENT_POPUP_ANSWER, HIATUS_ORIGIN_SAID, HIATUS_GOAL_HEAL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
      GPtrArray *events;

      g_test_message ("row %u", i);
      add_plan (journey, kinds[i].goal);
      add_days (journey, kinds[i].kind, "2025-03-01", 12, "20:10", "Z");
      events = hiatus_journey_events (journey);
      for (guint event = 1; event < events->len; event++)
        ((HiatusEvent *) g_ptr_array_index (events, event))->origin = kinds[i].origin;
      g_assert_cmpint (has_enough (journey, "2025-03-14"), ==, kinds[i].counts);
      g_assert_cmpint (minute_on (journey, "2025-03-14"), ==, kinds[i].counts ? AT (19, 50) : -1);
    }
}

static void
test_undone (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  HiatusEvent *undo = new_event (HIATUS_EVENT_UNDO, "2025-03-10T12:00:00Z");

  undo->target = g_strdup (FIXTURE_DEVICE "-3");
  add_days (journey, HIATUS_EVENT_URGE, "2025-03-01", 8, "20:10", "Z");
  g_assert_cmpint (minute_on (journey, "2025-03-14"), ==, AT (19, 50));
  add (journey, undo);
  g_assert_false (has_enough (journey, "2025-03-14"));
  g_assert_cmpint (minute_on (journey, "2025-03-14"), ==, -1);
}

/* Back-dated events stand where they happened; a date without a time is noon in the journal, and says nothing about noon. */
static void
test_back_dated (void)
{
  g_autoptr (HiatusJourney) with_times = hiatus_journey_new ();
  g_autoptr (HiatusJourney) with_dates = hiatus_journey_new ();
  g_autoptr (HiatusJourney) at_noon = hiatus_journey_new ();
  HiatusJourney *later[] = { with_times, with_dates };

  add_days (with_times, HIATUS_EVENT_URGE, "2025-03-01", 9, "20:10", "Z");
  add_days (with_dates, HIATUS_EVENT_URGE, "2025-03-01", 9, "12:00", "Z");
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    for (guint event = 0; event < 9; event++)
      ((HiatusEvent *) g_ptr_array_index (hiatus_journey_events (later[i]), event))->recorded_us = fixture_instant ("2025-03-12T09:00:00Z");
  g_assert_cmpint (minute_on (with_times, "2025-03-14"), ==, AT (19, 50));
  g_assert_false (has_enough (with_dates, "2025-03-14"));
  g_assert_cmpint (minute_on (with_dates, "2025-03-14"), ==, -1);

  add_days (at_noon, HIATUS_EVENT_URGE, "2025-03-01", 9, "12:00", "Z");
  g_assert_cmpint (minute_on (at_noon, "2025-03-14"), ==, AT (11, 50));
}

static void
test_weekdays_and_weekends (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  /* Six weeks: at 13:10 from Monday to Friday, at 19:10 on Sundays. */
  for (gint week = 0; week < 6; week++)
    {
      GDate monday = fixture_date_plus ("2025-03-03", 7 * week);
      GDate sunday = fixture_date_plus ("2025-03-09", 7 * week);
      g_autofree gchar *weekdays = hiatus_calendar_format_date (&monday);
      g_autofree gchar *sundays = hiatus_calendar_format_date (&sunday);

      add_days (journey, HIATUS_EVENT_URGE, weekdays, 5, "13:10", "Z");
      add_days (journey, HIATUS_EVENT_URGE, sundays, 1, "19:10", "Z");
    }
  g_assert_cmpint (minute_on (journey, "2025-04-14"), ==, AT (12, 20));
  g_assert_cmpint (minute_on (journey, "2025-04-18"), ==, AT (12, 20));
  /* Saturday is a day like Sunday here: this is what the two kinds of day cost. */
  g_assert_cmpint (minute_on (journey, "2025-04-19"), ==, AT (18, 20));
  g_assert_cmpint (minute_on (journey, "2025-04-20"), ==, AT (18, 20));
}

/* Of two hours within one part of the day, the one that weighs more is spoken of. What was fourteen days earlier weighs a
 * half: two days then weigh less than the later and more than the earlier of the two days now, which tells a half-life of 14 days
 * from one of 13.4 and of 14.5. The dates asked about and compared are weekdays, one and two days ago, and 15 and 16. */
static void
test_half_life (void)
{
  static const struct
  {
    const gchar *recent;
    gint minute;
  } days[] = {
    { "2025-03-26", AT (20, 50) }, /* one day ago, at 21:40 */
    { "2025-03-25", AT (19, 50) }, /* two days ago */
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

      add_days (journey, HIATUS_EVENT_URGE, "2025-03-11", 10, "20:10", "Z");
      add_days (journey, HIATUS_EVENT_URGE, "2025-03-13", 8, "21:40", "Z");
      add_days (journey, HIATUS_EVENT_URGE, days[i].recent, 1, "21:40", "Z");
      g_assert_cmpint (minute_on (journey, "2025-03-27"), ==, days[i].minute);
    }
}

/* A habit that moves is followed: what is new wins after less than two weeks. */
static void
test_forgets (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  add_days (journey, HIATUS_EVENT_URGE, "2025-02-01", 28, "09:10", "Z");
  g_assert_cmpint (minute_on (journey, "2025-03-01"), ==, AT (8, 20));
  add_days (journey, HIATUS_EVENT_URGE, "2025-03-01", 14, "20:10", "Z");
  g_assert_cmpint (minute_on (journey, "2025-03-04"), ==, AT (8, 20));
  g_assert_cmpint (minute_on (journey, "2025-03-14"), ==, AT (19, 50));
}

/* Nothing stands out where everything does. */
static void
test_even (void)
{
  static const gchar *const times[] = { "07:10", "09:10", "11:10", "13:10", "15:10", "17:10", "19:10", "21:10", "23:10" };
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    add_days (journey, HIATUS_EVENT_URGE, "2025-03-01", 13, times[i], "Z");
  g_assert_true (has_enough (journey, "2025-03-14"));
  g_assert_cmpint (minute_on (journey, "2025-03-14"), ==, -1);
}

/* Nor where a part has something twice as often as the others: that may be chance. Three times is another matter. */
static void
test_weak (void)
{
  static const gchar *const times[] = { "07:10", "09:10", "11:10", "13:10", "15:10", "17:10", "19:10", "21:10" };
  static const struct
  {
    gint every;
    gint minute;
  } more[] = { { 6, -1 }, { 5, -1 }, { 3, AT (20, 20) }, { 2, AT (20, 20) } };

  for (guint row = 0; row < G_N_ELEMENTS (more); row++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

      for (gint day = 0; day < 40; day++)
        {
          GDate date = fixture_date_plus ("2025-03-01", day);
          g_autofree gchar *text = hiatus_calendar_format_date (&date);

          add_days (journey, HIATUS_EVENT_URGE, text, 1, times[day % (gint) G_N_ELEMENTS (times)], "Z");
          if (day % more[row].every == 0)
            add_days (journey, HIATUS_EVENT_URGE, text, 1, "21:10", "Z");
        }
      g_test_message ("one more every %d days", more[row].every);
      g_assert_cmpint (minute_on (journey, "2025-04-10"), ==, more[row].minute);
    }
}

/* The clock on the wall counts, before and after it is set: 18:10 and 17:10 UTC are both 20:10 in Berlin. */
static void
test_daylight_saving (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  add_days (journey, HIATUS_EVENT_URGE, "2025-03-24", 6, "20:10", "+01:00");
  add_days (journey, HIATUS_EVENT_URGE, "2025-03-30", 6, "20:10", "+02:00");
  g_assert_cmpint (minute_in (journey, "2025-03-30", "Europe/Berlin"), ==, -1);
  g_assert_cmpint (minute_in (journey, "2025-04-05", "Europe/Berlin"), ==, AT (19, 50));
  g_assert_cmpint (minute_in (journey, "2025-04-05", "UTC"), !=, AT (19, 50));
}

/* The journal has the date, not the hour, of where the person was. The date is theirs; the hour is that of the clock here,
 * kept within their date. */
static void
test_travel (void)
{
  g_autoptr (HiatusJourney) home = hiatus_journey_new ();
  g_autoptr (HiatusJourney) guest = hiatus_journey_new ();
  g_autoptr (HiatusJourney) apia = hiatus_journey_new ();

  /* A week in New York between weeks in Berlin: 21:40 there is 02:40 or 03:40 of the next date in Berlin, and stays in the evening. */
  add_days (home, HIATUS_EVENT_URGE, "2025-02-17", 14, "21:10", "+01:00");
  add_days (home, HIATUS_EVENT_URGE, "2025-03-03", 6, "21:40", "-05:00");
  g_assert_cmpint (minute_in (home, "2025-03-12", "Europe/Berlin"), ==, AT (20, 20));

  /* Abroad the hours of home are those that the clock abroad showed then, until they are forgotten. */
  add_days (guest, HIATUS_EVENT_URGE, "2025-02-17", 14, "21:10", "+01:00");
  g_assert_cmpint (minute_in (guest, "2025-03-03", "America/New_York"), ==, AT (14, 20));
  add_days (guest, HIATUS_EVENT_URGE, "2025-03-09", 14, "21:10", "-04:00");
  g_assert_cmpint (minute_in (guest, "2025-03-23", "America/New_York"), ==, AT (20, 20));

  /* A day ahead: in Apia it was the evening of a date that the clock here did not show until the next morning. */
  add_days (apia, HIATUS_EVENT_URGE, "2025-03-01", 10, "22:10", "+13:00");
  g_assert_cmpint (minute_in (apia, "2025-03-14", "Pacific/Apia"), ==, AT (21, 50));
  g_assert_cmpint (minute_in (apia, "2025-03-14", "Europe/Berlin"), ==, AT (9, 50));
  g_assert_cmpint (minute_in (apia, "2025-03-14", "Pacific/Honolulu"), ==, AT (22, 30));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk/hours", test_hours);
  g_test_add_func ("/risk/night-belongs-to-the-evening-before", test_night_belongs_to_the_evening_before);
  g_test_add_func ("/risk/enough", test_enough);
  g_test_add_func ("/risk/what-counts", test_what_counts);
  g_test_add_func ("/risk/undone", test_undone);
  g_test_add_func ("/risk/back-dated", test_back_dated);
  g_test_add_func ("/risk/weekdays-and-weekends", test_weekdays_and_weekends);
  g_test_add_func ("/risk/half-life", test_half_life);
  g_test_add_func ("/risk/forgets", test_forgets);
  g_test_add_func ("/risk/even", test_even);
  g_test_add_func ("/risk/weak", test_weak);
  g_test_add_func ("/risk/daylight-saving", test_daylight_saving);
  g_test_add_func ("/risk/travel", test_travel);
  return g_test_run ();
}
