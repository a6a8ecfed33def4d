/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/planner.h"
#include "tests/core/fixtures.h"

#define HOUR 60
#define MAX_LINES 6

/* The settings as they come. */
static const HiatusTimes preset = { 8 * HOUR, 22 * HOUR, 7 * HOUR, TRUE };

typedef struct
{
  const gchar *zone;
  const gchar *now;
  const gchar *lines[MAX_LINES + 1];
  HiatusTimes times;
  HiatusPopup popup;
  const gchar *wake; /* NULL: not looked at, but later than now */
} Row;

static void
assert_row (const Row *row)
{
  g_autoptr (GTimeZone) zone = fixture_zone (row->zone);
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  HiatusNext next = fixture_next (journey, &row->times, fixture_instant (row->now), zone);
  g_autofree gchar *wake = NULL;

  g_test_message ("%s, %s", row->zone, row->now);
  g_assert_cmpint (next.popup, ==, row->popup);
  if (row->wake == NULL)
    return;
  g_assert_cmpint (next.wake_us, <, G_MAXINT64);
  wake = hiatus_calendar_format_instant (next.wake_us, zone);
  g_assert_cmpstr (wake, ==, row->wake);
}

static void
assert_rows (const Row *rows,
             guint n_rows)
{
  for (guint index = 0; index < n_rows; index++)
    assert_row (&rows[index]);
}

#define BERLIN "Europe/Berlin"
#define MARCH "2025-03-01 plan-start 2025-03-01 28 heal"
#define PRESET                          \
  {                                     \
    8 * HOUR, 22 * HOUR, 7 * HOUR, TRUE \
  }
#define NONE HIATUS_POPUP_NONE
#define DAY HIATUS_POPUP_DAY
#define END HIATUS_POPUP_END

static const Row day_rows[] = {
  { BERLIN, "2025-03-12T00:00:00+01:00", { MARCH }, PRESET, NONE, "2025-03-12T08:00:00+01:00" },
  { BERLIN, "2025-03-12T07:59:59+01:00", { MARCH }, PRESET, NONE, "2025-03-12T08:00:00+01:00" },
  { BERLIN, "2025-03-12T08:00:00+01:00", { MARCH }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-12T15:00:00+01:00", { MARCH }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-12T21:59:59+01:00", { MARCH }, PRESET, DAY, NULL },
  /* Quiet hours began: nothing more today, and tomorrow's is tomorrow's. */
  { BERLIN, "2025-03-12T22:00:00+01:00", { MARCH }, PRESET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-13T00:00:00+01:00", { MARCH }, PRESET, NONE, "2025-03-13T08:00:00+01:00" },
  /* Shown: not again on this date. */
  { BERLIN, "2025-03-12T08:00:00+01:00", { MARCH, "2025-03-12 popup day walk" }, PRESET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-12T20:00:00+01:00", { MARCH, "2025-03-12 popup day walk" }, PRESET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-12T20:00:00+01:00", { MARCH, "2025-03-11 popup day walk" }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-12T20:00:00+01:00", { MARCH, "2025-03-12 popup undo", "2025-03-12 popup repair" }, PRESET, DAY, NULL },
  /* The first day, the last quarter and the last day. */
  { BERLIN, "2025-03-01T08:00:00+01:00", { MARCH }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-22T08:00:00+01:00", { MARCH }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-28T08:00:00+01:00", { MARCH }, PRESET, DAY, NULL },
  /* Not yet begun: what can be seen changes at midnight only. */
  { BERLIN, "2025-02-28T10:00:00+01:00", { "2025-02-20 plan-start 2025-03-01" }, PRESET, NONE, "2025-03-01T00:00:00+01:00" },
  /* Open-ended, and with goal safety. */
  { BERLIN, "2026-03-01T10:00:00+01:00", { "2025-03-01 plan-start 2025-03-01 0" }, PRESET, DAY, NULL },
  { BERLIN, "2026-03-01T10:00:00+01:00", { "2025-03-01 plan-start 2025-03-01 0 safety" }, PRESET, DAY, NULL },
  /* Not wanted. */
  { BERLIN, "2025-03-12T10:00:00+01:00", { MARCH }, { 8 * HOUR, 22 * HOUR, 7 * HOUR, FALSE }, NONE, "2025-03-13T00:00:00+01:00" },
  /* A length of one day. */
  { BERLIN, "2025-03-01T08:00:00+01:00", { "2025-03-01 plan-start 2025-03-01 1" }, PRESET, DAY, NULL },
};

static void
test_day (void)
{
  assert_rows (day_rows, G_N_ELEMENTS (day_rows));
}

static const Row end_rows[] = {
  { BERLIN, "2025-03-29T00:00:00+01:00", { MARCH }, PRESET, NONE, "2025-03-29T08:00:00+01:00" },
  { BERLIN, "2025-03-29T07:59:59+01:00", { MARCH }, PRESET, NONE, "2025-03-29T08:00:00+01:00" },
  { BERLIN, "2025-03-29T08:00:00+01:00", { MARCH }, PRESET, END, NULL },
  { BERLIN, "2025-03-29T23:00:00+01:00", { MARCH }, PRESET, NONE, "2025-03-30T00:00:00+01:00" },
  { BERLIN, "2025-03-29T09:00:00+01:00", { MARCH, "2025-03-29 popup end" }, PRESET, NONE, "2025-03-30T00:00:00+01:00" },
  { BERLIN, "2025-03-30T09:00:00+02:00", { MARCH, "2025-03-29 popup end" }, PRESET, END, NULL },
  { BERLIN, "2025-04-20T09:00:00+02:00", { MARCH, "2025-03-29 popup end", "2025-04-02 popup end" }, PRESET, END, NULL },
  /* Three times, then never again. */
  { BERLIN, "2025-04-02T09:00:00+02:00", { MARCH, "2025-03-29 popup end", "2025-03-30 popup end", "2025-03-31 popup end" }, PRESET, NONE, NULL },
  /* A clock that was wrong for a while takes none of the three away. */
  { BERLIN, "2025-03-29T09:00:00+01:00", { MARCH, "2099-01-01 popup end", "2099-01-02 popup end", "2099-01-03 popup end" }, PRESET, END, NULL },
  { BERLIN, "2026-04-02T09:00:00+02:00", { MARCH, "2025-03-29 popup end", "2025-03-30 popup end", "2025-03-31 popup end" }, PRESET, NONE, NULL },
  /* It comes where the day's pop-up is not wanted. */
  { BERLIN, "2025-03-29T08:00:00+01:00", { MARCH }, { 8 * HOUR, 22 * HOUR, 7 * HOUR, FALSE }, END, NULL },
  /* A day's pop-up of the same date is another kind; so may be when a stretch was shortened. */
  { BERLIN, "2025-03-29T08:00:00+01:00", { MARCH, "2025-03-29 popup day walk" }, PRESET, END, NULL },
  /* Where the end was spoken of, a stretch that was made longer goes on the next day. */
  { BERLIN, "2025-03-29T12:00:00+01:00", { MARCH, "2025-03-29T08:00:00+01:00 popup end", "2025-03-29 plan-length 42" }, PRESET, NONE, "2025-03-30T00:00:00+01:00" },
  /* Decided: nothing more. */
  { BERLIN, "2025-03-29T10:00:00+01:00", { MARCH, "2025-03-29 plan-end let-go" }, PRESET, NONE, NULL },
  { BERLIN, "2025-03-29T10:00:00+01:00", { MARCH, "2025-03-29 plan-end reach-out" }, PRESET, NONE, NULL },
  /* Longer: days again, and afterwards an end of its own, three times again. */
  { BERLIN, "2025-04-01T08:00:00+02:00", { MARCH, "2025-03-29 popup end", "2025-03-30 popup end", "2025-03-31 popup end", "2025-03-31 plan-length 42" }, PRESET, DAY, NULL },
  { BERLIN, "2025-04-12T08:00:00+02:00", { MARCH, "2025-03-29 popup end", "2025-03-30 popup end", "2025-03-31 popup end", "2025-03-31 plan-length 42" }, PRESET, END, NULL },
  /* The last day still is a day. */
  { BERLIN, "2025-03-28T21:00:00+01:00", { MARCH, "2025-03-28 popup day walk" }, PRESET, NONE, "2025-03-29T00:00:00+01:00" },
};

static void
test_end (void)
{
  assert_rows (end_rows, G_N_ELEMENTS (end_rows));
}

#define QUIET_AT_NOON                    \
  {                                      \
    8 * HOUR, 12 * HOUR, 14 * HOUR, TRUE \
  }
#define LATE_SLEEPER                         \
  {                                          \
    8 * HOUR, 23 * HOUR, 9 * HOUR + 30, TRUE \
  }
#define ALL_QUIET                \
  {                              \
    8 * HOUR, 0, 24 * HOUR, TRUE \
  }
#define NEVER_QUIET                      \
  {                                      \
    8 * HOUR, 10 * HOUR, 10 * HOUR, TRUE \
  }
#define UNTIL_MIDNIGHT                   \
  {                                      \
    8 * HOUR, 20 * HOUR, 24 * HOUR, TRUE \
  }
#define FROM_MIDNIGHT           \
  {                             \
    6 * HOUR, 0, 7 * HOUR, TRUE \
  }
#define MORNING_IN_QUIET                  \
  {                                       \
    13 * HOUR, 12 * HOUR, 14 * HOUR, TRUE \
  }
#define AT_MIDNIGHT               \
  {                               \
    0, 10 * HOUR, 10 * HOUR, TRUE \
  }

static const Row quiet_hours_rows[] = {
  { BERLIN, "2025-03-12T11:59:59+01:00", { MARCH }, QUIET_AT_NOON, DAY, NULL },
  { BERLIN, "2025-03-12T12:00:00+01:00", { MARCH }, QUIET_AT_NOON, NONE, "2025-03-12T14:00:00+01:00" },
  { BERLIN, "2025-03-12T13:59:59+01:00", { MARCH }, QUIET_AT_NOON, NONE, "2025-03-12T14:00:00+01:00" },
  { BERLIN, "2025-03-12T14:00:00+01:00", { MARCH }, QUIET_AT_NOON, DAY, NULL },
  { BERLIN, "2025-03-12T09:00:00+01:00", { MARCH }, MORNING_IN_QUIET, NONE, "2025-03-12T14:00:00+01:00" },
  { BERLIN, "2025-03-12T08:00:00+01:00", { MARCH }, LATE_SLEEPER, NONE, "2025-03-12T09:30:00+01:00" },
  { BERLIN, "2025-03-12T03:00:00+01:00", { MARCH }, LATE_SLEEPER, NONE, "2025-03-12T09:30:00+01:00" },
  { BERLIN, "2025-03-12T09:30:00+01:00", { MARCH }, LATE_SLEEPER, DAY, NULL },
  { BERLIN, "2025-03-12T00:00:00+01:00", { MARCH }, ALL_QUIET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-12T08:00:00+01:00", { MARCH }, ALL_QUIET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-12T23:59:59+01:00", { MARCH }, ALL_QUIET, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-29T12:00:00+01:00", { MARCH }, ALL_QUIET, NONE, "2025-03-30T00:00:00+01:00" },
  { BERLIN, "2025-03-12T10:00:00+01:00", { MARCH }, NEVER_QUIET, DAY, NULL },
  { BERLIN, "2025-03-12T23:59:59+01:00", { MARCH }, NEVER_QUIET, DAY, NULL },
  { BERLIN, "2025-03-12T19:59:59+01:00", { MARCH }, UNTIL_MIDNIGHT, DAY, NULL },
  { BERLIN, "2025-03-12T20:00:00+01:00", { MARCH }, UNTIL_MIDNIGHT, NONE, "2025-03-13T00:00:00+01:00" },
  { BERLIN, "2025-03-12T06:30:00+01:00", { MARCH }, FROM_MIDNIGHT, NONE, "2025-03-12T07:00:00+01:00" },
  { BERLIN, "2025-03-12T00:00:00+01:00", { MARCH }, AT_MIDNIGHT, DAY, NULL },
};

static void
test_quiet_hours (void)
{
  assert_rows (quiet_hours_rows, G_N_ELEMENTS (quiet_hours_rows));
}

static const Row quiet_rows[] = {
  { BERLIN, "2025-03-12T09:00:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, PRESET, NONE, "2025-03-12T10:00:00+01:00" },
  { BERLIN, "2025-03-12T09:59:59+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, PRESET, NONE, "2025-03-12T10:00:00+01:00" },
  { BERLIN, "2025-03-12T10:00:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-12T09:00:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T10:00:00+01:00", "2025-03-12 quiet 0" }, PRESET, DAY, NULL },
  { BERLIN, "2025-03-12T09:00:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-13T00:00:00+01:00" }, PRESET, NONE, "2025-03-13T00:00:00+01:00" },
  /* The tray says until when: it ends on time, whether something waits for it or not. */
  { BERLIN, "2025-03-12T09:00:00+01:00", { MARCH, "2025-03-12 popup day walk", "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, PRESET, NONE, "2025-03-12T10:00:00+01:00" },
  { BERLIN, "2025-03-12T06:00:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T07:15:00+01:00" }, PRESET, NONE, "2025-03-12T07:15:00+01:00" },
  { BERLIN, "2025-03-12T09:00:00+01:00", { "2025-03-12 quiet 2025-03-12T10:00:00+01:00" }, PRESET, NONE, "2025-03-12T10:00:00+01:00" },
  /* It ends within quiet hours: the later of the two. */
  { BERLIN, "2025-03-12T11:30:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T12:30:00+01:00" }, QUIET_AT_NOON, NONE, "2025-03-12T12:30:00+01:00" },
  { BERLIN, "2025-03-12T12:30:00+01:00", { MARCH, "2025-03-12 quiet 2025-03-12T12:30:00+01:00" }, QUIET_AT_NOON, NONE, "2025-03-12T14:00:00+01:00" },
  { BERLIN, "2025-03-29T09:00:00+01:00", { MARCH, "2025-03-29 quiet 2025-03-29T10:00:00+01:00" }, PRESET, NONE, "2025-03-29T10:00:00+01:00" },
};

static void
test_quiet (void)
{
  assert_rows (quiet_rows, G_N_ELEMENTS (quiet_rows));
}

/* 2025-03-30 in Berlin has no 02:30, 2025-10-26 has two; elsewhere midnight itself is missing. */
#define HALF_PAST_TWO                         \
  {                                           \
    2 * HOUR + 30, 10 * HOUR, 10 * HOUR, TRUE \
  }
#define QUIET_TO_HALF_PAST_TWO               \
  {                                          \
    1 * HOUR, 23 * HOUR, 2 * HOUR + 30, TRUE \
  }
#define AUTUMN "2025-10-10 plan-start 2025-10-10 28"

static const Row change_rows[] = {
  { BERLIN, "2025-03-30T01:59:59+01:00", { "2025-03-10 plan-start" }, HALF_PAST_TWO, NONE, "2025-03-30T03:00:00+02:00" },
  { BERLIN, "2025-03-30T03:00:00+02:00", { "2025-03-10 plan-start" }, HALF_PAST_TWO, DAY, NULL },
  { BERLIN, "2025-03-30T01:30:00+01:00", { "2025-03-10 plan-start" }, QUIET_TO_HALF_PAST_TWO, NONE, "2025-03-30T03:00:00+02:00" },
  { BERLIN, "2025-03-30T00:00:00+01:00", { "2025-03-10 plan-start" }, PRESET, NONE, "2025-03-30T08:00:00+02:00" },
  { BERLIN, "2025-03-29T23:00:00+01:00", { "2025-03-10 plan-start" }, PRESET, NONE, "2025-03-30T00:00:00+01:00" },
  { BERLIN, "2025-10-26T00:00:00+02:00", { AUTUMN }, PRESET, NONE, "2025-10-26T08:00:00+01:00" },
  { BERLIN, "2025-10-26T02:29:59+02:00", { AUTUMN }, HALF_PAST_TWO, NONE, NULL },
  { BERLIN, "2025-10-26T02:00:00+01:00", { AUTUMN }, HALF_PAST_TWO, NONE, "2025-10-26T02:30:00+01:00" },
  { BERLIN, "2025-10-26T02:30:00+01:00", { AUTUMN }, HALF_PAST_TWO, DAY, NULL },
  { BERLIN, "2025-10-26T02:15:00+01:00", { AUTUMN }, QUIET_TO_HALF_PAST_TWO, NONE, "2025-10-26T02:30:00+01:00" },
  { BERLIN, "2025-10-26T02:40:00+01:00", { AUTUMN, "2025-10-26 popup day walk" }, HALF_PAST_TWO, NONE, "2025-10-27T00:00:00+01:00" },
  { "America/Sao_Paulo", "2017-10-14T23:59:59-03:00", { "2017-10-01 plan-start", "2017-10-14 popup day" }, AT_MIDNIGHT, NONE, "2017-10-15T01:00:00-02:00" },
  { "America/Sao_Paulo", "2017-10-15T01:00:00-02:00", { "2017-10-01 plan-start", "2017-10-14 popup day" }, AT_MIDNIGHT, DAY, NULL },
  { "America/Sao_Paulo", "2018-02-17T23:30:00-02:00", { "2018-02-01 plan-start", "2018-02-17 popup day" }, PRESET, NONE, "2018-02-18T00:00:00-03:00" },
  { "Africa/Cairo", "2024-04-26T01:00:00+03:00", { "2024-04-20 plan-start" }, AT_MIDNIGHT, DAY, NULL },
  { "Pacific/Apia", "2011-12-29T23:00:00-10:00", { "2011-12-20 plan-start", "2011-12-29 popup day" }, PRESET, NONE, "2011-12-31T00:00:00+14:00" },
  { "Pacific/Apia", "2011-12-31T00:00:00+14:00", { "2011-12-20 plan-start", "2011-12-29 popup day" }, PRESET, NONE, "2011-12-31T08:00:00+14:00" },
  { "Pacific/Apia", "2011-12-31T08:00:00+14:00", { "2011-12-20 plan-start", "2011-12-29 popup day" }, PRESET, DAY, NULL },
  { "Australia/Lord_Howe", "2024-04-07T00:00:00+11:00", { "2024-04-01 plan-start" }, PRESET, NONE, "2024-04-07T08:00:00+10:30" },
  { "Asia/Kathmandu", "2025-03-12T07:59:59+05:45", { MARCH }, PRESET, NONE, "2025-03-12T08:00:00+05:45" },
};

static void
test_changes_of_the_clock (void)
{
  assert_rows (change_rows, G_N_ELEMENTS (change_rows));
}

/* Without a plan there is nothing to say. */
static void
test_no_plan (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  g_assert_cmpint (fixture_next (journey, &preset, fixture_instant ("2025-03-12T09:00:00+01:00"), zone).popup, ==, HIATUS_POPUP_NONE);
  fixture_add (journey, "2025-03-12 urge 2");
  g_assert_cmpint (fixture_next (journey, &preset, fixture_instant ("2025-03-12T09:00:00+01:00"), zone).popup, ==, HIATUS_POPUP_NONE);
}

/* The row "Undo" leaves the menu after an hour, to the moment. */
static void
test_undo_expires (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  gint64 logged_us = fixture_instant ("2025-03-12T10:00:00+01:00") + 123456;
  HiatusEvent *urge = fixture_event ("2025-03-12 urge 2", 3);

  fixture_add (journey, MARCH);
  fixture_add (journey, "2025-03-12 popup day walk");
  urge->recorded_us = logged_us;
  /* Back-dated: what counts is when it was written. */
  urge->happened_us = logged_us - 5 * G_TIME_SPAN_HOUR;
  g_assert_true (hiatus_journey_add (journey, urge));
  g_assert_cmpint (fixture_next (journey, &preset, logged_us, zone).wake_us, ==, logged_us + G_TIME_SPAN_HOUR);
  g_assert_cmpint (fixture_next (journey, &preset, logged_us + G_TIME_SPAN_HOUR - 1, zone).wake_us, ==, logged_us + G_TIME_SPAN_HOUR);
  g_assert_cmpint (fixture_next (journey, &preset, logged_us + G_TIME_SPAN_HOUR, zone).wake_us, ==, fixture_instant ("2025-03-13T00:00:00+01:00"));
}

static void
test_undo_expires_after_midnight (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  HiatusEvent *urge = fixture_event ("2025-03-12 urge 2", 2);
  gint64 midnight_us = fixture_instant ("2025-03-13T00:00:00+01:00");

  fixture_add (journey, MARCH);
  urge->recorded_us = fixture_instant ("2025-03-12T23:30:00+01:00");
  g_assert_true (hiatus_journey_add (journey, urge));
  g_assert_cmpint (fixture_next (journey, &preset, urge->recorded_us, zone).wake_us, ==, midnight_us);
  g_assert_cmpint (fixture_next (journey, &preset, midnight_us, zone).wake_us, ==, fixture_instant ("2025-03-13T00:30:00+01:00"));
}

/* Lived twice by flying east to west over the date line: one pop-up. */
static void
test_date_lived_twice (void)
{
  static const gchar *const lines[] = { MARCH, "2025-03-06 popup day walk", NULL };
  g_autoptr (GTimeZone) apia = fixture_zone ("Pacific/Apia");
  g_autoptr (GTimeZone) new_york = fixture_zone ("America/New_York");
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);

  g_assert_cmpint (fixture_next (journey, &preset, fixture_instant ("2025-03-06T20:00:00+13:00"), apia).popup, ==, HIATUS_POPUP_NONE);
  g_assert_cmpint (fixture_next (journey, &preset, fixture_instant ("2025-03-06T09:00:00-05:00"), new_york).popup, ==, HIATUS_POPUP_NONE);
  g_assert_cmpint (fixture_next (journey, &preset, fixture_instant ("2025-03-07T09:00:00-05:00"), new_york).popup, ==, HIATUS_POPUP_DAY);
}

/* What is said unasked, but at no time of its own: as soon as nothing is quiet, "" for not today. */
static void
test_loud_from (void)
{
  static const struct
  {
    const gchar *now;
    const gchar *quiet_until;
    const gchar *expected;
  } rows[] = {
    { "2025-03-12T12:00:00+01:00", NULL, "2025-03-12T12:00:00+01:00" },
    { "2025-03-12T06:59:59+01:00", NULL, "2025-03-12T07:00:00+01:00" },
    { "2025-03-12T07:00:00+01:00", NULL, "2025-03-12T07:00:00+01:00" },
    { "2025-03-12T22:00:00+01:00", NULL, "" },
    { "2025-03-12T12:00:00+01:00", "2025-03-12T12:30:00+01:00", "2025-03-12T12:30:00+01:00" },
    { "2025-03-12T12:00:00+01:00", "2025-03-12T11:30:00+01:00", "2025-03-12T12:00:00+01:00" },
    { "2025-03-12T21:00:00+01:00", "2025-03-12T23:00:00+01:00", "" },
    { "2025-03-12T12:00:00+01:00", "2025-03-13T00:00:00+01:00", "" },
  };
  g_autoptr (GTimeZone) zone = fixture_zone (BERLIN);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
      g_autofree gchar *quiet = g_strconcat ("2025-03-12 quiet ", rows[i].quiet_until, NULL);
      gint64 expected_us = *rows[i].expected == '\0' ? G_MAXINT64 : fixture_instant (rows[i].expected);

      g_test_message ("%s, quiet until %s", rows[i].now, rows[i].quiet_until);
      if (rows[i].quiet_until != NULL)
        fixture_add (journey, quiet);
      g_assert_cmpint (hiatus_planner_loud_from (journey, &preset, fixture_instant (rows[i].now), zone), ==, expected_us);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/day", test_day);
  g_test_add_func ("/planner/end", test_end);
  g_test_add_func ("/planner/quiet-hours", test_quiet_hours);
  g_test_add_func ("/planner/quiet", test_quiet);
  g_test_add_func ("/planner/loud-from", test_loud_from);
  g_test_add_func ("/planner/changes-of-the-clock", test_changes_of_the_clock);
  g_test_add_func ("/planner/no-plan", test_no_plan);
  g_test_add_func ("/planner/undo-expires", test_undo_expires);
  g_test_add_func ("/planner/undo-expires-after-midnight", test_undo_expires_after_midnight);
  g_test_add_func ("/planner/date-lived-twice", test_date_lived_twice);
  return g_test_run ();
}
