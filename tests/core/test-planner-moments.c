/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "tests/core/fixtures.h"

/* The good moments of a day besides the morning: evenings, heavy hours, meetings, hard days, open questions, and how far
 * they keep from each other. */

#define HOUR 60
#define BERLIN "Europe/Berlin"
#define MAX_LINES 8

/* As the settings come, but for the invitations, and with all that a person can switch on. */
static const HiatusTimes preset = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, FALSE, FALSE, FALSE };
static const HiatusTimes all_on = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, TRUE, TRUE, TRUE };
static const HiatusTimes inviting = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, FALSE, FALSE, TRUE };
static const HiatusTimes evenings = { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE, 20 * HOUR + 30, TRUE, FALSE, FALSE };
static const HiatusTimes risks = { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE, 20 * HOUR + 30, FALSE, TRUE, FALSE };

typedef struct
{
  const HiatusTimes *times;
  const gchar *now;
  const gchar *care[4];
  const gchar *lines[MAX_LINES];
  const gchar *expected; /* what is said now, or when it is asked again */
} Row;

#define STRICT "2025-03-01 plan-start 2025-03-01 28 heal strict"
#define LIMITED "2025-03-01 plan-start 2025-03-01 28 heal limited"

static gchar *
print_next (const HiatusNext *next, GTimeZone *zone)
{
  if (next->popup == HIATUS_POPUP_INVITATION)
    return g_strdup_printf ("invitation %s", hiatus_names_at (hiatus_invitation_names, next->invitation));
  if (next->popup != HIATUS_POPUP_NONE)
    return g_strdup (hiatus_popup_to_string (next->popup));
  return hiatus_calendar_format_instant (next->wake_us, zone);
}

static void
assert_rows_in (const gchar *zone_name, const Row *rows, guint n_rows)
{
  g_autoptr (GTimeZone) zone = fixture_zone (zone_name);
  static const HiatusSurroundings here = { 0 };

  for (guint index = 0; index < n_rows; index++)
    {
      const Row *row = &rows[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (HiatusCare) care = fixture_care (row->care);
      HiatusNext next = fixture_next_for (journey, care, row->times, &here, fixture_instant (row->now), zone);
      g_autofree gchar *printed = print_next (&next, zone);

      g_test_message ("row %u, %s", index, row->now);
      g_assert_cmpstr (printed, ==, row->expected);
    }
}

#define ASSERT_ROWS(rows) assert_rows_in (BERLIN, rows, G_N_ELEMENTS (rows))

static void
test_evening (void)
{
  static const HiatusTimes in_quiet_hours = { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE, 22 * HOUR + 30, TRUE };
  static const HiatusTimes deep_in_them = { 9 * HOUR, 18 * HOUR, 8 * HOUR, FALSE, 22 * HOUR + 30, TRUE };
  static const HiatusTimes past_midnight = { 9 * HOUR, 2 * HOUR, 10 * HOUR, FALSE, 30, TRUE };
  static const HiatusTimes late = { 9 * HOUR, 0, 0, FALSE, 23 * HOUR, TRUE };
  static const HiatusTimes coinciding = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 9 * HOUR, TRUE };
  static const HiatusTimes quiet_all_day = { 9 * HOUR, 0, 24 * HOUR, FALSE, 20 * HOUR, TRUE };
  static const Row rows[] = {
    { &preset, "2025-03-12T20:30:00+01:00", { NULL }, { STRICT, "2025-03-12T09:00:00+01:00 popup day" }, "2025-03-13T00:00:00+01:00" },
    { &evenings, "2025-03-12T12:00:00+01:00", { NULL }, { STRICT }, "2025-03-12T20:30:00+01:00" },
    { &evenings, "2025-03-12T20:30:00+01:00", { NULL }, { STRICT }, "evening" },
    { &evenings, "2025-03-12T21:59:59+01:00", { NULL }, { STRICT }, "evening" },
    { &evenings, "2025-03-12T22:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T00:00:00+01:00" },
    { &evenings, "2025-03-12T21:00:00+01:00", { NULL }, { STRICT, "2025-03-12T20:30:00+01:00 popup evening" }, "2025-03-13T00:00:00+01:00" },
    { &evenings, "2025-02-28T21:00:00+01:00", { NULL }, { STRICT }, "2025-03-01T00:00:00+01:00" },
    { &evenings, "2025-03-29T21:00:00+01:00", { NULL }, { STRICT, "2025-03-29T09:00:00+01:00 popup end" }, "2025-03-30T00:00:00+01:00" },
    /* In the quiet hours: the last minute before them, or not at all where that is hours before. */
    { &in_quiet_hours, "2025-03-12T12:00:00+01:00", { NULL }, { STRICT }, "2025-03-12T21:59:00+01:00" },
    { &in_quiet_hours, "2025-03-12T21:59:30+01:00", { NULL }, { STRICT }, "evening" },
    { &in_quiet_hours, "2025-03-12T22:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T00:00:00+01:00" },
    { &deep_in_them, "2025-03-12T12:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T00:00:00+01:00" },
    /* Good for four hours, and never past midnight: the next date has its own. */
    { &past_midnight, "2025-03-12T00:00:00+01:00", { NULL }, { STRICT }, "2025-03-12T00:30:00+01:00" },
    { &past_midnight, "2025-03-12T01:59:00+01:00", { NULL }, { STRICT }, "evening" },
    { &past_midnight, "2025-03-12T11:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T00:00:00+01:00" },
    { &past_midnight, "2025-03-12T00:45:00+01:00", { NULL }, { STRICT, "2025-03-12T00:30:00+01:00 popup evening" }, "2025-03-12T04:30:00+01:00" },
    { &late, "2025-03-12T23:59:59+01:00", { NULL }, { STRICT }, "evening" },
    { &late, "2025-03-13T00:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T23:00:00+01:00" },
    /* Two times of day that coincide: one after the other. */
    { &coinciding, "2025-03-12T09:00:00+01:00", { NULL }, { STRICT }, "day" },
    { &coinciding, "2025-03-12T09:00:00+01:00", { NULL }, { STRICT, "2025-03-12T09:00:00+01:00 popup day" }, "2025-03-12T10:00:00+01:00" },
    { &coinciding, "2025-03-12T10:00:00+01:00", { NULL }, { STRICT, "2025-03-12T09:00:00+01:00 popup day" }, "evening" },
    { &quiet_all_day, "2025-03-12T20:00:00+01:00", { NULL }, { STRICT }, "2025-03-13T00:00:00+01:00" },
  };

  ASSERT_ROWS (rows);
}

#define EIGHT_EVENINGS "2025-03-05T20:10:00+01:00 urge", "2025-03-06T20:10:00+01:00 urge", "2025-03-07T20:10:00+01:00 urge", "2025-03-10T20:10:00+01:00 urge", "2025-03-11T20:10:00+01:00 urge", "2025-03-12T20:10:00+01:00 urge", "2025-03-13T20:10:00+01:00 urge", "2025-03-14T20:10:00+01:00 urge"

static const gchar *const heavy_evenings[] = { STRICT, EIGHT_EVENINGS, NULL };

static gchar *
ask_risk (const HiatusTimes *times, const gchar *now, const gchar *also)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  g_autoptr (HiatusJourney) journey = fixture_journey (heavy_evenings);
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  static const HiatusSurroundings here = { 0 };
  HiatusNext next;

  if (also != NULL)
    fixture_add (journey, also);
  next = fixture_next_for (journey, care, times, &here, fixture_instant (now), zone);
  return print_next (&next, zone);
}

static void
test_risk (void)
{
  static const HiatusTimes early_nights = { 9 * HOUR, 19 * HOUR, 8 * HOUR, FALSE, 20 * HOUR + 30, FALSE, TRUE, FALSE };
  static const struct
  {
    const HiatusTimes *times;
    const gchar *now;
    const gchar *also;
    const gchar *expected;
  } rows[] = {
    { &preset, "2025-03-17T12:00:00+01:00", "2025-03-17T09:00:00+01:00 popup day", "2025-03-18T00:00:00+01:00" },
    { &risks, "2025-03-17T12:00:00+01:00", NULL, "2025-03-17T19:50:00+01:00" },
    { &risks, "2025-03-17T19:50:00+01:00", NULL, "risk" },
    { &risks, "2025-03-17T20:59:59+01:00", NULL, "risk" },
    /* The hour is over. */
    { &risks, "2025-03-17T21:00:00+01:00", NULL, "2025-03-18T00:00:00+01:00" },
    /* What was shown is looked at once more when it is over. */
    { &risks, "2025-03-17T19:50:00+01:00", "2025-03-17T19:50:00+01:00 popup risk", "2025-03-17T21:00:00+01:00" },
    /* It waits until another one is an hour old, if there is time for that. */
    { &risks, "2025-03-17T19:50:00+01:00", "2025-03-17T19:30:00+01:00 popup day", "2025-03-17T20:30:00+01:00" },
    { &risks, "2025-03-17T20:10:00+01:00", "2025-03-17T20:10:00+01:00 popup day", "2025-03-18T00:00:00+01:00" },
    /* In the quiet hours: before them. */
    { &early_nights, "2025-03-17T12:00:00+01:00", NULL, "2025-03-17T18:59:00+01:00" },
  };

  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      g_autofree gchar *seen = ask_risk (rows[index].times, rows[index].now, rows[index].also);

      g_test_message ("row %u, %s", index, rows[index].now);
      g_assert_cmpstr (seen, ==, rows[index].expected);
    }
}

#define MONDAYS "meeting 1 14:00 60"

static void
test_meetings (void)
{
  static const HiatusTimes no_day = { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE, 20 * HOUR + 30, FALSE, FALSE, FALSE };
  static const Row rows[] = {
    /* Half an hour before; a quarter of an hour after. 10 March is a Monday. */
    { &no_day, "2025-03-10T12:00:00+01:00", { MONDAYS }, { LIMITED }, "2025-03-10T13:30:00+01:00" },
    { &no_day, "2025-03-10T13:30:00+01:00", { MONDAYS }, { LIMITED }, "meeting" },
    { &no_day, "2025-03-10T13:59:59+01:00", { MONDAYS }, { LIMITED }, "meeting" },
    { &no_day, "2025-03-10T14:00:00+01:00", { MONDAYS }, { LIMITED }, "2025-03-10T15:15:00+01:00" },
    { &no_day, "2025-03-10T15:15:00+01:00", { MONDAYS }, { LIMITED }, "met" },
    { &no_day, "2025-03-10T21:00:00+01:00", { MONDAYS }, { LIMITED }, "met" },
    { &no_day, "2025-03-10T22:00:00+01:00", { MONDAYS }, { LIMITED }, "2025-03-11T00:00:00+01:00" },
    /* What was shown goes when the meeting begins. */
    { &no_day, "2025-03-10T13:31:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T13:30:00+01:00 popup meeting" }, "2025-03-10T14:00:00+01:00" },
    /* Another weekday, a week to skip, and who has said no word of meetings. */
    { &no_day, "2025-03-11T13:30:00+01:00", { MONDAYS }, { LIMITED }, "2025-03-12T00:00:00+01:00" },
    { &no_day, "2025-03-10T13:30:00+01:00", { "meeting 1 14:00 60 2025-03-10" }, { LIMITED }, "2025-03-11T00:00:00+01:00" },
    { &no_day, "2025-03-10T13:30:00+01:00", { MONDAYS }, { STRICT }, "2025-03-11T00:00:00+01:00" },
    { &no_day, "2025-03-10T13:30:00+01:00", { MONDAYS }, { STRICT, "2025-03-09 plan-change heal limited" }, "meeting" },
    /* Told already. An encounter of the morning is another one. */
    { &no_day, "2025-03-10T15:20:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T14:40:00+01:00 encounter well" }, "2025-03-11T00:00:00+01:00" },
    { &no_day, "2025-03-10T15:20:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T09:40:00+01:00 encounter well" }, "met" },
    { &no_day, "2025-03-10T15:20:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T14:40:00+01:00 encounter well", "2025-03-10 undo 2" }, "met" },
    /* Several on one date: before the first, after the last. */
    { &no_day, "2025-03-10T09:00:00+01:00", { MONDAYS, "meeting 1 10:00 30", "meeting 1 18:00 60" }, { LIMITED }, "2025-03-10T09:30:00+01:00" },
    { &no_day, "2025-03-10T10:00:00+01:00", { MONDAYS, "meeting 1 10:00 30", "meeting 1 18:00 60" }, { LIMITED }, "2025-03-10T19:15:00+01:00" },
    /* It does not wait for an hour to pass, and what comes after it does. */
    { &all_on, "2025-03-10T13:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T13:20:00+01:00 popup day" }, "meeting" },
    { &preset, "2025-03-10T13:30:00+01:00", { MONDAYS }, { LIMITED }, "meeting" },
    { &preset, "2025-03-10T13:31:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T13:30:00+01:00 popup meeting" }, "2025-03-10T14:00:00+01:00" },
    { &preset, "2025-03-10T14:00:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T13:30:00+01:00 popup meeting" }, "2025-03-10T14:30:00+01:00" },
    { &preset, "2025-03-10T14:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T13:30:00+01:00 popup meeting" }, "day" },
    /* In the quiet hours: before them, or not at all where they began yesterday. */
    { &no_day, "2025-03-10T12:00:00+01:00", { "meeting 1 22:45" }, { LIMITED }, "2025-03-10T21:59:00+01:00" },
    { &no_day, "2025-03-10T07:00:00+01:00", { "meeting 1 08:15" }, { LIMITED }, "2025-03-10T08:00:00+01:00" },
    { &no_day, "2025-03-10T07:00:00+01:00", { "meeting 1 08:00" }, { LIMITED }, "2025-03-10T09:15:00+01:00" },
    { &no_day, "2025-03-10T00:00:00+01:00", { "meeting 1 06:00" }, { LIMITED }, "2025-03-10T08:00:00+01:00" },
    /* One that reaches into the next date is not asked about. */
    { &no_day, "2025-03-10T23:10:00+01:00", { "meeting 1 23:00 90" }, { LIMITED }, "2025-03-11T00:00:00+01:00" },
    /* It goes on until the person has decided what comes next. */
    { &no_day, "2025-03-31T13:30:00+02:00", { MONDAYS }, { LIMITED, "2025-03-31T09:00:00+02:00 popup end" }, "meeting" },
    { &no_day, "2025-03-31T13:30:00+02:00", { MONDAYS }, { LIMITED, "2025-03-29 plan-end let-go" }, "2025-04-01T00:00:00+02:00" },
  };

  ASSERT_ROWS (rows);
}

/* A meeting at half past two in the night, where that time does not exist, and where it comes twice. */
static void
test_meetings_in_the_night (void)
{
  static const HiatusTimes never_quiet = { 9 * HOUR, 0, 0, FALSE, 20 * HOUR + 30, FALSE, FALSE, FALSE };
  static const Row rows[] = {
    { &never_quiet, "2025-03-30T00:00:00+01:00", { "meeting 7 02:30 60" }, { "2025-03-20 plan-start 2025-03-20 60 heal limited" }, "2025-03-30T01:30:00+01:00" },
    { &never_quiet, "2025-03-30T01:59:59+01:00", { "meeting 7 02:30 60" }, { "2025-03-20 plan-start 2025-03-20 60 heal limited" }, "meeting" },
    { &never_quiet, "2025-03-30T03:00:00+02:00", { "meeting 7 02:30 60" }, { "2025-03-20 plan-start 2025-03-20 60 heal limited" }, "2025-03-30T04:15:00+02:00" },
    { &never_quiet, "2025-10-26T00:00:00+02:00", { "meeting 7 02:30 60" }, { "2025-10-20 plan-start 2025-10-20 60 heal limited" }, "2025-10-26T02:00:00+01:00" },
    { &never_quiet, "2025-10-26T02:29:59+01:00", { "meeting 7 02:30 60" }, { "2025-10-20 plan-start 2025-10-20 60 heal limited" }, "meeting" },
    { &never_quiet, "2025-10-26T02:30:00+01:00", { "meeting 7 02:30 60" }, { "2025-10-20 plan-start 2025-10-20 60 heal limited" }, "2025-10-26T03:45:00+01:00" },
    /* Right after midnight: the word before it does not come on the date before. */
    { &never_quiet, "2025-03-09T23:50:00+01:00", { "meeting 1 00:10 60" }, { LIMITED }, "2025-03-10T00:00:00+01:00" },
    { &never_quiet, "2025-03-10T00:00:00+01:00", { "meeting 1 00:10 60" }, { LIMITED }, "meeting" },
    { &never_quiet, "2025-03-10T00:30:00+01:00", { "meeting 1 00:00 60" }, { LIMITED }, "2025-03-10T01:15:00+01:00" },
  };

  ASSERT_ROWS (rows);
}

static void
test_hard_days (void)
{
  static const Row rows[] = {
    /* Whatever the taper says. */
    { &preset, "2025-03-06T09:00:00+01:00", { "hard-day 03-06" }, { STRICT, "2025-03-02 popup day", "2025-03-03 popup day", "2025-03-04 popup day", "2025-03-05 popup day" }, "day" },
    { &preset, "2025-03-06T09:00:00+01:00", { NULL }, { STRICT, "2025-03-02 popup day", "2025-03-03 popup day", "2025-03-04 popup day", "2025-03-05 popup day" }, "2025-03-07T00:00:00+01:00" },
    /* No end on one: it comes on the next date that is none, three times in all. */
    { &preset, "2025-03-29T12:00:00+01:00", { "hard-day 03-29" }, { STRICT }, "2025-03-30T00:00:00+01:00" },
    { &preset, "2025-03-30T12:00:00+02:00", { "hard-day 03-29" }, { STRICT }, "end" },
    { &preset, "2025-03-30T12:00:00+02:00", { "hard-day 03-29", "hard-day 03-30" }, { STRICT }, "2025-03-31T00:00:00+02:00" },
    { &preset, "2025-04-02T12:00:00+02:00", { "hard-day 03-29" }, { STRICT, "2025-03-30 popup end", "2025-03-31 popup end" }, "end" },
    { &preset, "2025-04-02T12:00:00+02:00", { "hard-day 03-29" }, { STRICT, "2025-03-30 popup end", "2025-03-31 popup end", "2025-04-01 popup end" }, "2025-04-03T00:00:00+02:00" },
  };

  ASSERT_ROWS (rows);
}

static void
test_invitations (void)
{
  static const HiatusTimes late_morning = { 19 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, FALSE, FALSE, TRUE };
  static const Row rows[] = {
    /* Three hours after the morning, and after the day's own. */
    { &inviting, "2025-03-02T09:00:00+01:00", { NULL }, { STRICT, "2025-03-02T09:00:00+01:00 popup day" }, "2025-03-02T12:00:00+01:00" },
    { &inviting, "2025-03-02T12:00:00+01:00", { NULL }, { STRICT, "2025-03-02T09:00:00+01:00 popup day" }, "invitation reasons" },
    { &inviting, "2025-03-02T15:00:00+01:00", { NULL }, { STRICT, "2025-03-02T14:00:00+01:00 popup day" }, "2025-03-02T17:00:00+01:00" },
    { &inviting, "2025-03-02T15:00:00+01:00", { NULL }, { STRICT }, "day" },
    { &late_morning, "2025-03-02T20:00:00+01:00", { NULL }, { STRICT, "2025-03-02T19:00:00+01:00 popup day" }, "2025-03-03T00:00:00+01:00" },
    /* One a date, and none of these if they are not wanted. */
    { &inviting, "2025-03-02T13:00:00+01:00", { NULL }, { STRICT, "2025-03-02T09:00:00+01:00 popup day", "2025-03-02T12:00:00+01:00 popup invitation reasons" }, "2025-03-03T00:00:00+01:00" },
    { &preset, "2025-03-02T13:00:00+01:00", { NULL }, { STRICT, "2025-03-02T09:00:00+01:00 popup day" }, "2025-03-03T00:00:00+01:00" },
    /* A hard day has enough, and so has the day after a slip. */
    { &inviting, "2025-03-02T13:00:00+01:00", { "hard-day 03-02" }, { STRICT, "2025-03-02T09:00:00+01:00 popup day" }, "2025-03-03T00:00:00+01:00" },
    { &inviting, "2025-03-03T13:00:00+01:00", { NULL }, { STRICT, "2025-03-02 slip", "2025-03-03T09:00:00+01:00 popup day" }, "2025-03-04T00:00:00+01:00" },
  };

  ASSERT_ROWS (rows);
}

/* Where more than three have something to say, the last of the order stay away, and a slot is kept for what is still to come. */
static void
test_three (void)
{
  static const Row rows[] = {
    /* Meeting, day and met: no room for the evening. */
    { &all_on, "2025-03-10T20:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T09:00:00+01:00 popup day", "2025-03-10T13:30:00+01:00 popup meeting", "2025-03-10T15:15:00+01:00 popup met" }, "2025-03-11T00:00:00+01:00" },
    /* Nor for the question at noon, which would take one of theirs. */
    { &all_on, "2025-03-03T12:00:00+01:00", { MONDAYS }, { LIMITED, "2025-03-03T09:00:00+01:00 popup day" }, "2025-03-03T13:30:00+01:00" },
    /* What did not come leaves room: the meeting began unseen. */
    { &all_on, "2025-03-10T20:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T09:00:00+01:00 popup day", "2025-03-10T15:15:00+01:00 popup met" }, "evening" },
    /* With a day, an evening and no more, there is room for a question. */
    { &all_on, "2025-03-04T12:00:00+01:00", { NULL }, { LIMITED, "2025-03-04T09:00:00+01:00 popup day" }, "invitation reasons" },
  };

  ASSERT_ROWS (rows);
}

#define LETTER "2025-03-03 letter 2025-03-04T10:00:00+01:00"
#define DAY "2025-03-04T09:00:00+01:00 popup day"

/* Something that was written, to be shown again on the next day at ten. */
static void
test_letters (void)
{
  static const HiatusTimes late_morning = { 12 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, FALSE, FALSE, FALSE };
  static const Row rows[] = {
    { &preset, "2025-03-03T20:00:00+01:00", { NULL }, { STRICT, "2025-03-03T09:00:00+01:00 popup day", LETTER }, "2025-03-04T00:00:00+01:00" },
    { &preset, "2025-03-04T09:30:00+01:00", { NULL }, { STRICT, LETTER, DAY }, "2025-03-04T10:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, LETTER, DAY }, "letter" },
    /* An hour from others, as all that can wait; and before others that are as late. */
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, LETTER, "2025-03-04T09:40:00+01:00 popup day" }, "2025-03-04T10:40:00+01:00" },
    { &preset, "2025-03-04T10:15:00+01:00", { NULL }, { STRICT, LETTER }, "letter" },
    { &preset, "2025-03-04T10:15:00+01:00", { NULL }, { STRICT, LETTER, "2025-03-04T10:15:00+01:00 popup letter" }, "2025-03-04T11:15:00+01:00" },
    /* Once, whatever comes of it. */
    { &preset, "2025-03-04T15:00:00+01:00", { NULL }, { STRICT, LETTER, DAY, "2025-03-04T10:00:00+01:00 popup letter", "2025-03-04 popup-answer letter closed" }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-05T15:00:00+01:00", { NULL }, { STRICT, LETTER, DAY, "2025-03-04T10:00:00+01:00 popup letter", "2025-03-05T09:00:00+01:00 popup day" }, "2025-03-06T00:00:00+01:00" },
    /* One that was written later has its own. */
    { &preset, "2025-03-05T10:00:00+01:00", { NULL }, { STRICT, LETTER, "2025-03-04T10:00:00+01:00 popup letter", "2025-03-04 letter 2025-03-05T10:00:00+01:00", "2025-03-05T09:00:00+01:00 popup day" }, "letter" },
    /* Nobody was there: on the next date from the morning on. */
    { &late_morning, "2025-03-06T10:00:00+01:00", { NULL }, { STRICT, LETTER }, "2025-03-06T12:00:00+01:00" },
    { &late_morning, "2025-03-06T12:00:00+01:00", { NULL }, { STRICT, LETTER }, "letter" },
    /* Whatever the day is, and with no stretch at all. */
    { &preset, "2025-03-04T10:00:00+01:00", { "hard-day 03-04" }, { STRICT, LETTER, DAY }, "letter" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { LETTER }, "letter" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, LETTER, "2025-03-03 plan-end let-go" }, "letter" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { "2025-03-01 plan-start 2025-03-01 0 safety", LETTER, DAY }, "letter" },
    /* What was not kept, or taken back, is not shown. */
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, "2025-03-03 letter", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, LETTER, DAY, "2025-03-03 undo 2" }, "2025-03-05T00:00:00+01:00" },
    /* It is none of the three, nor does it take a place of theirs. */
    { &all_on, "2025-03-10T20:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-10T09:00:00+01:00 popup day", "2025-03-10T13:30:00+01:00 popup meeting", "2025-03-10T15:15:00+01:00 popup met", LETTER }, "letter" },
    { &all_on, "2025-03-10T20:30:00+01:00", { MONDAYS }, { LIMITED, LETTER, "2025-03-10T09:00:00+01:00 popup letter", "2025-03-10T10:00:00+01:00 popup day", "2025-03-10T15:15:00+01:00 popup met" }, "evening" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, LETTER, DAY, "2025-03-04 quiet 2025-03-04T18:00:00+01:00" }, "2025-03-04T18:00:00+01:00" },
  };

  ASSERT_ROWS (rows);
}

#define REPLY "2025-03-03 script-step reply us done 1 remind 2025-03-04T10:00:00+01:00"
#define ENDING "2025-03-03 script-step ending message done 1 - 2025-03-04T10:00:00+01:00"

/* What was put off in a script: an answer that rests overnight, a message, a look after four weeks. */
static void
test_reminders (void)
{
  static const Row rows[] = {
    { &preset, "2025-03-04T09:30:00+01:00", { NULL }, { STRICT, REPLY, DAY }, "2025-03-04T10:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, DAY }, "reminder" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, ENDING, DAY }, "reminder" },
    /* Steps that follow at once are no answer; those from ten o'clock on are. */
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 script-step reply holding", DAY }, "reminder" },
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:20:00+01:00 script-step reply sleep", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:20:00+01:00 script-step ending message", DAY }, "reminder" },
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:20:00+01:00 script-step reply sleep", DAY, "2025-03-04 undo 3" }, "reminder" },
    /* Something else is said of that step, or all of it begins anew. */
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 script-step reply us done 1 leave", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 script-step reply nothing-now begun", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 script-step reply nothing-now begun 2", DAY }, "reminder" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 script-step reply us done 1 remind 2025-03-05T10:00:00+01:00", DAY }, "2025-03-05T00:00:00+01:00" },
    /* What they wrote was taken back. */
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, "2025-03-03 incoming us", "2025-03-03 script-step reply us done 2 remind 2025-03-04T10:00:00+01:00", DAY, "2025-03-03 undo 2" }, "2025-03-05T00:00:00+01:00" },
    /* Once, and once more for each "Later". */
    { &preset, "2025-03-04T12:00:00+01:00", { NULL }, { STRICT, REPLY, DAY, "2025-03-04T10:00:00+01:00 popup reminder", "2025-03-04 popup-answer reminder later" }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-05T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:00:00+01:00 popup reminder", "2025-03-04 popup-answer reminder later", "2025-03-05T09:00:00+01:00 popup day" }, "reminder" },
    { &preset, "2025-03-06T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:00:00+01:00 popup reminder", "2025-03-04 popup-answer reminder later", "2025-03-05T10:00:00+01:00 popup reminder", "2025-03-06T09:00:00+01:00 popup day" }, "2025-03-07T00:00:00+01:00" },
    { &preset, "2025-03-05T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T10:00:00+01:00 popup reminder", "2025-03-04 popup-answer reminder closed", "2025-03-05T09:00:00+01:00 popup day" }, "2025-03-06T00:00:00+01:00" },
    /* An answer that was promised is on a hard day too; a message waits for the next date that is none. */
    { &preset, "2025-03-04T10:00:00+01:00", { "hard-day 03-04" }, { STRICT, REPLY, DAY }, "reminder" },
    { &preset, "2025-03-04T10:00:00+01:00", { "hard-day 03-04" }, { STRICT, ENDING, DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-05T10:00:00+01:00", { "hard-day 03-04" }, { STRICT, ENDING, "2025-03-05T09:00:00+01:00 popup day" }, "reminder" },
    /* In a talk, and after it, too; not after the end, in another stretch, or where the message is to wait longer. */
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 talk begun" }, "reminder" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, ENDING, "2025-03-03 plan-end reach-out" }, "reminder" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 plan-end let-go" }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 plan-start", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, ENDING, "2025-03-03 plan-length 42", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 plan-length 42", DAY }, "reminder" },
    { &preset, "2025-03-30T12:00:00+02:00", { NULL }, { "2025-02-01 plan-start", "2025-03-01 plan-end reach-out", "2025-03-02 plan-end none", "2025-03-02 script-step talk look done 2 - 2025-03-30T10:00:00+02:00" }, "reminder" },
    /* With goal safety there is nothing of the kind. */
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-03 plan-change safety", DAY }, "2025-03-05T00:00:00+01:00" },
    { &preset, "2025-03-04T10:00:00+01:00", { NULL }, { STRICT, REPLY, "2025-03-04T09:30:00+01:00 popup letter" }, "2025-03-04T10:30:00+01:00" },
  };

  ASSERT_ROWS (rows);
}

/* A stretch that waits for a talk, or has ended with a message, is not spoken of. */
static void
test_talking (void)
{
  static const Row rows[] = {
    { &all_on, "2025-03-10T09:00:00+01:00", { MONDAYS }, { LIMITED, "2025-03-09 talk begun" }, "2025-03-11T00:00:00+01:00" },
    { &all_on, "2025-03-10T20:30:00+01:00", { MONDAYS }, { LIMITED, "2025-03-09 talk begun", "2025-03-10 talk no-answer" }, "2025-03-11T00:00:00+01:00" },
    { &all_on, "2025-03-10T09:00:00+01:00", { MONDAYS }, { LIMITED, "2025-03-08 talk begun", "2025-03-09 talk over" }, "day" },
    { &all_on, "2025-03-31T13:30:00+02:00", { MONDAYS }, { LIMITED, "2025-03-29 plan-end reach-out" }, "2025-04-01T00:00:00+02:00" },
    /* Its end comes later by the days that the talk took. */
    { &preset, "2025-03-29T09:00:00+01:00", { NULL }, { STRICT, "2025-03-10 talk begun", "2025-03-14 talk over" }, "day" },
    { &preset, "2025-04-01T09:00:00+02:00", { NULL }, { STRICT, "2025-03-10 talk begun", "2025-03-14 talk over" }, "day" },
    { &preset, "2025-04-02T09:00:00+02:00", { NULL }, { STRICT, "2025-03-10 talk begun", "2025-03-14 talk over" }, "end" },
  };

  ASSERT_ROWS (rows);
}

/* A laptop opened after nine days says one thing. */
static void
test_one_thing_at_a_time (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  static const gchar *const lines[] = { LIMITED, "2025-03-01T09:00:00+01:00 popup day", "2025-03-01 popup-answer day done", NULL };
  static const gchar *const entered[] = { "meeting 1 18:30 30", NULL };
  static const HiatusSurroundings trayless = { .tray_missing = TRUE };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (HiatusCare) care = fixture_care (entered);
  g_autoptr (GString) seen = g_string_new (NULL);
  gint64 now_us = fixture_instant ("2025-03-10T18:10:00+01:00");
  gint64 end_us = fixture_instant ("2025-03-11T00:00:00+01:00");

  while (now_us < end_us)
    {
      HiatusNext next = fixture_next_for (journey, care, &all_on, &trayless, now_us, zone);
      g_autofree gchar *now = hiatus_calendar_format_instant (now_us, zone);
      g_autofree gchar *line = g_strdup_printf ("%s popup %s", now, hiatus_popup_to_string (next.popup));

      if (next.popup == HIATUS_POPUP_NONE)
        {
          now_us = next.wake_us;
          continue;
        }
      g_string_append_printf (seen, "%.5s %s;", now + strlen ("2025-03-10T"), hiatus_popup_to_string (next.popup));
      fixture_add (journey, line);
    }
  g_assert_cmpstr (seen->str, ==, "18:10 meeting;19:10 day;20:10 no-tray;");
}

/* The evening's question tapers by itself: who answers the mornings alone is asked less often in the evening. */
static void
test_taper_of_the_evening (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  static const gchar *const lines[] = { STRICT, NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (HiatusCare) care = hiatus_care_new ();
  g_autoptr (GString) seen = g_string_new (NULL);
  static const HiatusSurroundings here = { 0 };

  for (gint day = 1; day <= 24; day++)
    {
      GDate date = fixture_date_plus ("2025-03-01", day - 1);
      g_autofree gchar *today = hiatus_calendar_format_date (&date);
      g_autofree gchar *answer = g_strconcat (today, " popup-answer day done", NULL);
      g_autofree gchar *popup = g_strconcat (today, " popup evening", NULL);
      HiatusNext next = fixture_next_for (journey, care, &evenings, &here, hiatus_calendar_instant (&date, 21 * HOUR, zone), zone);

      fixture_add (journey, answer);
      if (next.popup != HIATUS_POPUP_EVENING)
        continue;
      g_string_append_printf (seen, "%d ", day);
      fixture_add (journey, popup);
      if (day == 17)
        {
          g_autofree gchar *lighter = g_strconcat (today, " popup-answer evening lighter", NULL);

          fixture_add (journey, lighter);
        }
    }
  g_assert_cmpstr (seen->str, ==, "1 2 3 5 7 9 12 16 19 23 ");
}

/* What is on the screen and no longer right is not among the timely. */
static void
test_timely (void)
{
  static const struct
  {
    const gchar *now;
    guint timely;
  } rows[] = {
    { "2025-03-10T07:00:00+01:00", 1u << HIATUS_POPUP_DAY | 1u << HIATUS_POPUP_MEETING | 1u << HIATUS_POPUP_MET | 1u << HIATUS_POPUP_EVENING },
    { "2025-03-10T14:00:00+01:00", 1u << HIATUS_POPUP_DAY | 1u << HIATUS_POPUP_MET | 1u << HIATUS_POPUP_EVENING },
    { "2025-03-11T14:00:00+01:00", 1u << HIATUS_POPUP_DAY | 1u << HIATUS_POPUP_EVENING },
    { "2025-03-29T14:00:00+01:00", 1u << HIATUS_POPUP_END },
    { "2025-03-31T13:00:00+02:00", 1u << HIATUS_POPUP_END | 1u << HIATUS_POPUP_MEETING | 1u << HIATUS_POPUP_MET },
    { "2025-02-27T14:00:00+01:00", 0 },
  };
  static const HiatusTimes times = { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, TRUE, TRUE, FALSE };
  static const gchar *const lines[] = { LIMITED, NULL };
  static const gchar *const entered[] = { MONDAYS, NULL };
  static const HiatusSurroundings held = { .held = TRUE };
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (HiatusCare) care = fixture_care (entered);

  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      g_test_message ("%s", rows[index].now);
      g_assert_cmphex (fixture_next_for (journey, care, &times, &held, fixture_instant (rows[index].now), zone).timely, ==, rows[index].timely);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/moments/evening", test_evening);
  g_test_add_func ("/planner/moments/risk", test_risk);
  g_test_add_func ("/planner/moments/meetings", test_meetings);
  g_test_add_func ("/planner/moments/meetings-in-the-night", test_meetings_in_the_night);
  g_test_add_func ("/planner/moments/hard-days", test_hard_days);
  g_test_add_func ("/planner/moments/invitations", test_invitations);
  g_test_add_func ("/planner/moments/three", test_three);
  g_test_add_func ("/planner/moments/letters", test_letters);
  g_test_add_func ("/planner/moments/reminders", test_reminders);
  g_test_add_func ("/planner/moments/talking", test_talking);
  g_test_add_func ("/planner/moments/one-thing-at-a-time", test_one_thing_at_a_time);
  g_test_add_func ("/planner/moments/taper-of-the-evening", test_taper_of_the_evening);
  g_test_add_func ("/planner/moments/timely", test_timely);
  return g_test_run ();
}
