/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "tests/app/fixture.h"

/* Stretches of a life, told step by step, and every pop-up that comes in them: when by the clock on the wall, of which
 * kind and for which date. All begin in Berlin, at half past eight on 1 March 2025, with the settings as they come:
 * the pop-up from nine on, quiet from ten in the evening until eight. */

#define MAX_STEPS 40
#define MAX_POPUPS 40

typedef struct
{
  const gchar *name;
  gboolean answers; /* whether the day's pop-up gets its "Done" */
  const gchar *steps[MAX_STEPS];
  const gchar *popups[MAX_POPUPS];
} Journey;

static const Journey journeys[] = {
  { "suspend",
    TRUE,
    { "plan",
      "until 2025-03-01T21:30:00",
      "sleep", /* over night and a long morning */
      "skip to 2025-03-02T11:20:00",
      "wake",
      "until 2025-03-03T08:59:59",
      "sleep", /* for a second before nine, and two hours */
      "skip to 2025-03-03T11:00:00",
      "until 2025-03-03T11:00:05", /* the timer is there before the wake-up is told */
      "wake",
      "until 2025-03-03T21:59:00",
      "sleep", /* through the fourth, into the quiet hours of the fifth */
      "skip to 2025-03-05T06:30:00",
      "wake",
      "until 2025-03-05T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T11:20:00+01:00 day 2025-03-02",
      "2025-03-03T11:00:05+01:00 day 2025-03-03",
      "2025-03-05T09:00:00+01:00 day 2025-03-05" } },
  { "nine days off",
    TRUE,
    { "plan", "until 2025-03-03T12:00:00", "end", "skip to 2025-03-12T19:00:00", "login", "until 2025-03-13T23:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-12T19:00:00+01:00 day 2025-03-12",
      "2025-03-13T09:00:00+01:00 day 2025-03-13" } },
  { "nine days off, over the end",
    TRUE,
    { "plan", "until 2025-03-01T12:00:00", "end", "skip to 2025-03-24T23:00:00", "login", "until 2025-03-25T10:00:00", "end", "skip to 2025-04-03T07:00:00", "login", "until 2025-04-10T10:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-25T09:00:00+01:00 day 2025-03-25",
      "2025-04-03T09:00:00+02:00 end 2025-04-03",
      "2025-04-04T09:00:00+02:00 end 2025-04-04",
      "2025-04-05T09:00:00+02:00 end 2025-04-05" } },
  { "the clock goes a year ahead and comes back",
    TRUE,
    { "plan", "until 2025-03-02T12:00:00", "set 2026-03-02T12:00:00", "until 2026-03-02T12:30:00", "set 2025-03-02T12:31:00", "until 2025-03-04T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2026-03-02T12:00:00+01:00 end 2026-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-04T09:00:00+01:00 day 2025-03-04" } },
  { "the clock goes a year back and comes again",
    TRUE,
    { "plan", "until 2025-03-02T12:00:00", "set 2024-03-02T12:00:00", "until 2024-03-04T12:00:00", "set 2025-03-02T12:31:00", "until 2025-03-03T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01", "2025-03-02T09:00:00+01:00 day 2025-03-02", "2025-03-03T09:00:00+01:00 day 2025-03-03" } },
  { "the clock goes back and forth around nine",
    FALSE,
    { "plan", "until 2025-03-01T09:00:30", "set 2025-03-01T08:59:50", "until 2025-03-01T09:00:30", "set 2025-02-28T09:00:00", "set 2025-03-01T09:01:00", "until 2025-03-01T10:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01" } },
  { "Berlin, New York, Apia, and back over the date line",
    TRUE,
    { "plan",
      "until 2025-03-05T10:00:00",
      "skip to 2025-03-05T19:00:00", /* in the air; it is one in the afternoon there */
      "fly to America/New_York",
      "until 2025-03-07T20:00:00",
      "skip to 2025-03-08T12:00:00", /* to Samoa: there is no eighth of March */
      "fly to Pacific/Apia",
      "until 2025-03-10T12:00:00",
      "fly to Pacific/Honolulu", /* the day before, at one: the ninth and the tenth are lived twice */
      "until 2025-03-11T12:00:00",
      "fly to Europe/Berlin", /* it is the evening there, and then past ten */
      "until 2025-03-12T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-04T09:00:00+01:00 day 2025-03-04",
      "2025-03-05T09:00:00+01:00 day 2025-03-05",
      "2025-03-06T09:00:00-05:00 day 2025-03-06",
      "2025-03-07T09:00:00-05:00 day 2025-03-07",
      "2025-03-09T09:00:00+13:00 day 2025-03-09",
      "2025-03-10T09:00:00+13:00 day 2025-03-10",
      "2025-03-11T09:00:00-10:00 day 2025-03-11",
      "2025-03-12T09:00:00+01:00 day 2025-03-12" } },
  { "east into the night, west into the morning",
    TRUE,
    { "plan",
      "until 2025-03-02T08:30:00",
      "fly to Asia/Kathmandu", /* past noon there: at once */
      "until 2025-03-02T13:00:00",
      "fly to America/New_York", /* two in the morning of the same date: nothing again */
      "until 2025-03-03T08:00:00",
      "fly to Pacific/Apia", /* two in the morning of the fourth: the third is over */
      "until 2025-03-04T09:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01", "2025-03-02T13:15:00+05:45 day 2025-03-02", "2025-03-04T09:00:00+13:00 day 2025-03-04" } },
  { "they write and they meet, and no day is lost",
    TRUE,
    { "plan",
      "until 2025-03-01T20:00:00",
      "log incoming",
      "kept 1",
      "until 2025-03-02T20:00:00",
      "log encounter",
      "log look",
      "log incoming",
      "kept 2",
      "until 2025-03-03T20:00:00",
      "log slip",
      "kept 2",
      "until 2025-03-04T12:00:00",
      "log incoming",
      "end",
      "login",
      "kept 3" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-04T09:00:00+01:00 day 2025-03-04" } },
  { "who is there, and who is not",
    TRUE,
    { "plan",
      "idle", /* the first activity after the morning time */
      "until 2025-03-01T10:40:00",
      "here",
      "until 2025-03-02T08:50:00",
      "full-screen", /* a film */
      "until 2025-03-02T11:00:00",
      "here",
      "until 2025-03-03T08:00:00",
      "do-not-disturb", /* all day */
      "until 2025-03-04T08:00:00",
      "here",
      "until 2025-03-04T08:30:00",
      "lock", /* until the quiet hours have begun */
      "until 2025-03-04T22:05:00",
      "here",
      "until 2025-03-05T08:30:00",
      "lock",
      "until 2025-03-05T09:30:00",
      "idle", /* unlocked, and left alone */
      "until 2025-03-05T09:45:00",
      "here",
      "until 2025-03-06T00:30:00",
      "idle", /* over night, as every night */
      "until 2025-03-06T08:10:00",
      "here",
      "until 2025-03-06T12:00:00" },
    { "2025-03-01T10:40:00+01:00 day 2025-03-01",
      "2025-03-02T11:00:00+01:00 day 2025-03-02",
      "2025-03-05T09:45:00+01:00 day 2025-03-05",
      "2025-03-06T09:00:00+01:00 day 2025-03-06" } },
  { "quiet, and quiet hours",
    TRUE,
    { "plan", "quiet 60m", "until 2025-03-01T12:00:00", "until 2025-03-02T07:50:00", "quiet tomorrow", "until 2025-03-03T08:30:00", "quiet 900m", "until 2025-03-04T08:00:00", "quiet 240m", "until 2025-03-04T10:00:00", "quiet off", "until 2025-03-04T11:00:00" },
    { "2025-03-01T09:30:00+01:00 day 2025-03-01", "2025-03-04T10:00:00+01:00 day 2025-03-04" } },
  { "nobody answers",
    FALSE,
    { "plan", "until 2025-04-10T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-05T09:00:00+01:00 day 2025-03-05",
      "2025-03-07T09:00:00+01:00 day 2025-03-07",
      "2025-03-09T09:00:00+01:00 day 2025-03-09",
      "2025-03-12T09:00:00+01:00 day 2025-03-12",
      "2025-03-14T09:00:00+01:00 day 2025-03-14",
      "2025-03-17T09:00:00+01:00 day 2025-03-17",
      "2025-03-21T09:00:00+01:00 day 2025-03-21",
      "2025-03-22T09:00:00+01:00 day 2025-03-22",
      "2025-03-26T09:00:00+01:00 day 2025-03-26",
      "2025-03-28T09:00:00+01:00 day 2025-03-28",
      "2025-03-29T09:00:00+01:00 end 2025-03-29",
      "2025-03-30T09:00:00+02:00 end 2025-03-30",
      "2025-03-31T09:00:00+02:00 end 2025-03-31" } },
  { "nobody answers, until the tray does",
    FALSE,
    { "plan", "until 2025-03-10T12:00:00", "done in the tray", "until 2025-03-12T12:00:00" },
    { "2025-03-01T09:00:00+01:00 day 2025-03-01",
      "2025-03-02T09:00:00+01:00 day 2025-03-02",
      "2025-03-03T09:00:00+01:00 day 2025-03-03",
      "2025-03-05T09:00:00+01:00 day 2025-03-05",
      "2025-03-07T09:00:00+01:00 day 2025-03-07",
      "2025-03-09T09:00:00+01:00 day 2025-03-09",
      "2025-03-11T09:00:00+01:00 day 2025-03-11",
      "2025-03-12T09:00:00+01:00 day 2025-03-12" } },
  { "no tray, told when it may be",
    TRUE,
    { "until 2025-03-01T22:10:00", "no tray", "until 2025-03-02T08:00:00", "end", "login", "no tray", "until 2025-03-02T12:00:00" },
    { "2025-03-02T08:00:00+01:00 no-tray 2025-03-02" } },
};

/* What is written down of a journey while it is lived. */
typedef struct
{
  Fixture *fixture;
  const Journey *journey;
  GPtrArray *popups; /* (element-type utf8) (owned) */
} Diary;

/* Nothing comes unasked to somebody who is not there, or in the quiet hours. */
static void
assert_welcome (Diary *diary)
{
  HiatusClock *clock = HIATUS_CLOCK (diary->fixture->clock);
  gint minute = hiatus_calendar_minute_at (hiatus_clock_now_us (clock), hiatus_clock_get_zone (clock));

  g_assert_cmpint (hiatus_presence_get_flags (HIATUS_PRESENCE (diary->fixture->presence)), ==, HIATUS_PRESENCE_HERE);
  g_assert_cmpint (minute, >=, 8 * 60);
  g_assert_cmpint (minute, <, 22 * 60);
}

static void
on_recorded (HiatusApp *app, guint64 position, gpointer user_data)
{
  Diary *diary = user_data;
  HiatusClock *clock = HIATUS_CLOCK (diary->fixture->clock);
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (app)));
  const HiatusEvent *event = NULL;
  g_autofree gchar *when = NULL;
  g_autofree gchar *day = NULL;

  for (guint i = 0; i < events->len; i++)
    if (((const HiatusEvent *) g_ptr_array_index (events, i))->position == position)
      event = g_ptr_array_index (events, i);
  g_assert_nonnull (event);
  if (event->kind != HIATUS_EVENT_POPUP)
    return;
  assert_welcome (diary);
  when = hiatus_calendar_format_instant (hiatus_clock_now_us (clock), hiatus_clock_get_zone (clock));
  day = hiatus_calendar_format_date (&event->day);
  g_ptr_array_add (diary->popups, g_strjoin (" ", when, hiatus_popup_to_string (event->popup), day, NULL));
}

/* Lets time pass in short stretches, and answers what is up after each. */
static void
live_until (Diary *diary, const gchar *local_time)
{
  HiatusFakeClock *clock = diary->fixture->clock;
  g_autoptr (GDateTime) until = g_date_time_new_from_iso8601 (local_time, hiatus_clock_get_zone (HIATUS_CLOCK (clock)));
  gint64 until_us = g_date_time_to_unix (until) * G_USEC_PER_SEC;

  while (hiatus_clock_now_us (HIATUS_CLOCK (clock)) < until_us)
    {
      GDate today;
      g_autofree gchar *date = NULL;
      g_autofree gchar *key = NULL;

      hiatus_fake_clock_advance_to (clock, MIN (hiatus_clock_now_us (HIATUS_CLOCK (clock)) + G_TIME_SPAN_HOUR, until_us));
      hiatus_calendar_date_at (hiatus_clock_now_us (HIATUS_CLOCK (clock)), hiatus_clock_get_zone (HIATUS_CLOCK (clock)), &today);
      date = hiatus_calendar_format_date (&today);
      key = g_strconcat ("day/", date, NULL);
      if (diary->journey->answers && hiatus_fake_notifier_get_shown (diary->fixture->notifier, key) != NULL)
        hiatus_fake_notifier_answer (diary->fixture->notifier, key, "done");
    }
}

static gint64
instant_of (Diary *diary, const gchar *local_time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (local_time, hiatus_clock_get_zone (HIATUS_CLOCK (diary->fixture->clock)));

  return g_date_time_to_unix (then) * G_USEC_PER_SEC;
}

/* @step after @word, or NULL for another step. */
static const gchar *
after (const gchar *step, const gchar *word)
{
  return g_str_has_prefix (step, word) ? step + strlen (word) : NULL;
}

static gboolean
take_presence_step (Diary *diary, const gchar *step)
{
  static const struct
  {
    const gchar *step;
    HiatusPresenceFlags flags;
  } steps[] = {
    { "idle", HIATUS_PRESENCE_IDLE },
    { "lock", HIATUS_PRESENCE_LOCKED },
    { "sleep", HIATUS_PRESENCE_ASLEEP },
    { "do-not-disturb", HIATUS_PRESENCE_DO_NOT_DISTURB },
    { "full-screen", HIATUS_PRESENCE_FULL_SCREEN },
    { "here", HIATUS_PRESENCE_HERE },
    { "wake", HIATUS_PRESENCE_HERE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (step, steps[i].step))
      {
        hiatus_fake_presence_set_flags (diary->fixture->presence, steps[i].flags);
        return TRUE;
      }
  return FALSE;
}

static void
take_step (Diary *diary, const gchar *step)
{
  Fixture *fixture = diary->fixture;
  g_autoptr (GError) error = NULL;
  const gchar *rest;

  g_test_message ("%s", step);
  if (take_presence_step (diary, step))
    return;
  if (g_str_equal (step, "plan"))
    fixture_start_plan (fixture, "{}");
  else if (g_str_equal (step, "no tray"))
    hiatus_app_miss_tray (fixture->app);
  else if (g_str_equal (step, "done in the tray"))
    g_assert_true (hiatus_app_answer_prompt (fixture->app, "done", &error));
  else if (g_str_equal (step, "end"))
    fixture_stop_app (fixture);
  else if (g_str_equal (step, "login"))
    fixture_start_app (fixture);
  else if ((rest = after (step, "log ")) != NULL)
    g_free (fixture_log (fixture, rest, "{}"));
  else if ((rest = after (step, "kept ")) != NULL)
    fixture_assert_state (fixture, "kept", rest);
  else if ((rest = after (step, "quiet ")) != NULL)
    g_assert_true (hiatus_app_be_quiet (fixture->app, rest, &error));
  else if ((rest = after (step, "until ")) != NULL)
    live_until (diary, rest);
  else if ((rest = after (step, "skip to ")) != NULL)
    hiatus_fake_clock_set_unheard (fixture->clock, instant_of (diary, rest));
  else if ((rest = after (step, "set ")) != NULL)
    hiatus_fake_clock_jump (fixture->clock, instant_of (diary, rest), NULL);
  else if ((rest = after (step, "fly to ")) != NULL)
    hiatus_fake_clock_jump (fixture->clock, hiatus_clock_now_us (HIATUS_CLOCK (fixture->clock)), rest);
  else
    g_error ("'%s' is no step", step);
}

static void
test_journey (Fixture *fixture, gconstpointer data)
{
  const Journey *journey = data;
  g_autoptr (GPtrArray) popups = g_ptr_array_new_with_free_func (g_free);
  Diary diary = { fixture, journey, popups };
  guint n = 0;

  fixture->recorded = G_CALLBACK (on_recorded);
  fixture->recorded_data = &diary;
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  for (guint i = 0; journey->steps[i] != NULL; i++)
    take_step (&diary, journey->steps[i]);
  for (; n < popups->len; n++)
    g_assert_cmpstr (g_ptr_array_index (popups, n), ==, journey->popups[n]);
  g_assert_cmpstr (journey->popups[n], ==, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (journeys); i++)
    {
      g_autofree gchar *path = g_strconcat ("/journeys/", journeys[i].name, NULL);

      g_test_add (path, Fixture, &journeys[i], fixture_set_up, test_journey, fixture_tear_down);
    }
  return g_test_run ();
}
