/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/invitation.h"
#include "daemon/core/names.h"
#include "tests/core/observer.h"

/* What holds for pop-ups in every life: one in which screens are locked, flights are taken, clocks are set and pop-ups
 * are answered or not, at random. Each is made from a seed of its own, which a failure names. Beside the planner
 * stands an observer, who knows the rules as they are written down and keeps a list of what was shown. */
/* Meson runs all of them; valgrind, which is slow, a tenth. */
#define N_LIVES (g_test_thorough () ? 1000u : 100u)
#define LIFE_US (45 * G_TIME_SPAN_DAY)
#define HOUR 60

/* No quiet hours end where a clock may be set back: what is quiet at a time that comes twice is tested elsewhere. */
static const HiatusTimes choices[] = {
  { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE, 20 * HOUR + 30, TRUE, TRUE, TRUE },
  { 8 * HOUR, 12 * HOUR, 14 * HOUR, TRUE, 13 * HOUR, TRUE, TRUE, FALSE },
  { 8 * HOUR, 23 * HOUR, 9 * HOUR + 30, TRUE, 23 * HOUR + 30, TRUE, FALSE, TRUE },
  { 6 * HOUR, 0, 7 * HOUR, TRUE, 6 * HOUR, TRUE, FALSE, TRUE },
  { 0, 0, 0, TRUE, 0, TRUE, TRUE, TRUE },
  { 18 * HOUR, 20 * HOUR, 24 * HOUR, TRUE, 21 * HOUR, TRUE, TRUE, TRUE },
  { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE, 20 * HOUR + 30, FALSE, FALSE, TRUE },
  { 9 * HOUR, 0, 24 * HOUR, TRUE, 20 * HOUR + 30, TRUE, TRUE, TRUE },
};

static const gchar *const zones[] = { "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Pacific/Honolulu" };

static GTimeZone *
random_zone (GRand *random)
{
  return fixture_zone (zones[g_rand_int_range (random, 0, G_N_ELEMENTS (zones))]);
}

/* Records something that happens now: @what is the line of fixture_event() without its time. */
static void
record (ObserverLife *life, const gchar *what)
{
  g_autofree gchar *now = hiatus_calendar_format_instant (life->now_us, life->zone);
  g_autofree gchar *line = g_strconcat (now, " ", what, NULL);

  fixture_add (life->journey, line);
}

/* An answer, or a row of the tray, which is one to the day's pop-up. */
static void
answer (ObserverLife *life, HiatusPopup popup, HiatusInvitation invitation)
{
  static const gchar *const of_day[] = { "popup-answer day done", "popup-answer day another", "popup-answer day later", "prompt walk done", "prompt walk not-today" };
  static const gchar *const others[HIATUS_N_POPUPS] = {
    [HIATUS_POPUP_EVENING] = "popup-answer evening same",
    [HIATUS_POPUP_RISK] = "popup-answer risk fine",
    [HIATUS_POPUP_MET] = "popup-answer met done",
    [HIATUS_POPUP_LETTER] = "popup-answer letter open",
    [HIATUS_POPUP_REMINDER] = "popup-answer reminder later",
  };
  const ObserverShown said = { HIATUS_POPUP_NONE, .day = observer_date_at (life, life->now_us) };

  if (popup == HIATUS_POPUP_DAY)
    record (life, of_day[g_rand_int_range (life->random, 0, G_N_ELEMENTS (of_day))]);
  else if (popup == HIATUS_POPUP_INVITATION)
    {
      g_autofree gchar *line = g_strdup_printf ("popup-answer invitation %s %s", g_rand_boolean (life->random) ? "now" : "not-needed", hiatus_names_at (hiatus_invitation_names, invitation));

      record (life, line);
      life->settled |= 1u << invitation;
    }
  else if (others[popup] != NULL)
    {
      record (life, others[popup]);
      if (popup == HIATUS_POPUP_REMINDER)
        g_array_append_val (life->laters, said.day);
    }
  else
    return;
  g_array_append_val (life->rows[popup], said);
}

/* What is asked once is not asked again, nor what was answered, nor after the first days. */
static void
assert_invitation_is_right (const ObserverLife *life, const HiatusNext *next)
{
  g_assert_cmpuint (life->settled & 1u << next->invitation, ==, 0);
  for (guint i = 0; i < life->shown->len; i++)
    g_assert_cmpint (g_array_index (life->shown, ObserverShown, i).invitation, !=, next->invitation);
  if (next->invitation != HIATUS_INVITATION_RISK)
    g_assert_cmpint (g_date_days_between (&life->began_on, &next->day), <, HIATUS_INVITATION_DAYS);
}

static void
show (ObserverLife *life, const HiatusNext *next)
{
  const ObserverShown shown = { next->popup, next->invitation, next->day, life->now_us };
  g_autofree gchar *line = g_strconcat ("popup ", hiatus_popup_to_string (next->popup), NULL);

  g_assert_false (life->around.held);
  g_assert_false (observer_is_quiet_at (life, life->now_us));
  if (next->popup == HIATUS_POPUP_INVITATION)
    {
      g_free (line);
      line = g_strdup_printf ("popup invitation %s", hiatus_names_at (hiatus_invitation_names, next->invitation));
      assert_invitation_is_right (life, next);
    }
  record (life, line);
  g_array_append_val (life->shown, shown);
  g_array_append_val (life->rows[next->popup], shown);
  if (g_rand_int_range (life->random, 0, 10) < life->diligence)
    answer (life, next->popup, next->invitation);
  else if (next->popup == HIATUS_POPUP_DAY && g_rand_boolean (life->random))
    record (life, "popup-answer day closed");
}

/* Nothing of what is on the screen has to stay there for long: it is looked at again when it is stale. */
static void
assert_stays_timely (const ObserverLife *life, const HiatusNext *next, gint64 until_us)
{
  GDate today = observer_date_at (life, life->now_us);
  guint shown = hiatus_journey_popups_on (life->journey, &today);
  HiatusNext later;

  if (until_us <= life->now_us || life->around.held)
    return;
  later = fixture_next_for (life->journey, life->care, life->times, &life->around, until_us - 1, life->zone);
  g_assert_cmphex (later.timely & shown, ==, next->timely & shown);
}

/* The machine is on until @until_us: it shows what it is told to and sleeps as long as it is told to. */
static void
live_until (ObserverLife *life, gint64 until_us)
{
  while (life->now_us < until_us)
    {
      HiatusNext next = fixture_next_for (life->journey, life->care, life->times, &life->around, life->now_us, life->zone);
      gint64 slept_us;

      g_assert_cmpint (next.popup, ==, observer_right_at (life, life->now_us));
      if (next.popup != HIATUS_POPUP_NONE)
        {
          show (life, &next);
          continue;
        }
      /* It misses nothing by sleeping, and does not wake for nothing while it is held. */
      slept_us = MIN (next.wake_us, until_us) - life->now_us;
      g_assert_cmpint (observer_right_at (life, life->now_us + g_rand_int_range (life->random, 0, 1000) * (slept_us / 1000)), ==, HIATUS_POPUP_NONE);
      assert_stays_timely (life, &next, next.wake_us);
      if (life->around.held && next.wake_us != life->quiet_until_us)
        g_assert_cmpint (next.wake_us, ==, hiatus_calendar_next_midnight (life->now_us, life->zone));
      life->now_us = MIN (next.wake_us, until_us);
    }
}

static void
be_quiet (ObserverLife *life)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree gchar *until = NULL;
  g_autofree gchar *what = NULL;

  life->quiet_until_us = life->now_us + g_rand_int_range (life->random, 1, 600) * G_TIME_SPAN_MINUTE;
  life->quiet_until_us -= life->quiet_until_us % G_USEC_PER_SEC;
  until = hiatus_calendar_format_instant (life->quiet_until_us, utc);
  what = g_strconcat ("quiet ", until, NULL);
  record (life, what);
}

/* Whoever takes a step of a script needs no reminder of what was due in it. */
static void
take_step (ObserverLife *life, gboolean is_reply, const gchar *what)
{
  record (life, what);
  for (guint i = 0; i < life->put_off->len; i++)
    {
      ObserverPutOff *put_off = &g_array_index (life->put_off, ObserverPutOff, i);

      if (put_off->popup == HIATUS_POPUP_REMINDER && put_off->is_reply == is_reply && put_off->until_us <= life->now_us)
        put_off->gone = TRUE;
    }
}

/* Something is to come back: soon, tomorrow, or in some days. */
static void
put_off (ObserverLife *life)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  ObserverPutOff put_off = { .popup = g_rand_boolean (life->random) ? HIATUS_POPUP_LETTER : HIATUS_POPUP_REMINDER, .is_reply = g_rand_boolean (life->random) };
  g_autofree gchar *until = NULL;
  g_autofree gchar *what = NULL;

  put_off.until_us = life->now_us + g_rand_int_range (life->random, 1, 4 * 24 * 60) * G_TIME_SPAN_MINUTE;
  put_off.until_us -= put_off.until_us % G_USEC_PER_SEC;
  until = hiatus_calendar_format_instant (put_off.until_us, utc);
  if (put_off.popup == HIATUS_POPUP_LETTER)
    {
      what = g_strconcat ("letter ", until, NULL);
      record (life, what);
    }
  else
    {
      what = g_strdup_printf ("script-step %s step-%u done 1 - %s", put_off.is_reply ? "reply" : "ending", life->put_off->len, until);
      take_step (life, put_off.is_reply, what);
    }
  g_array_append_val (life->put_off, put_off);
}

static void
fly (ObserverLife *life)
{
  g_time_zone_unref (life->zone);
  life->zone = random_zone (life->random);
}

static void
wait_longer (ObserverLife *life)
{
  GDate today = observer_date_at (life, life->now_us);
  g_autofree gchar *what = NULL;
  HiatusStatus status;

  hiatus_journey_status (life->journey, &today, &status);
  if (status.length == HIATUS_LENGTH_OPEN || status.phase == HIATUS_PHASE_PLANNED)
    return;
  what = g_strdup_printf ("plan-length %d", status.length + g_rand_int_range (life->random, 1, 15));
  record (life, what);
  for (guint i = 0; i < life->put_off->len; i++)
    {
      ObserverPutOff *put_off = &g_array_index (life->put_off, ObserverPutOff, i);

      if (put_off->popup == HIATUS_POPUP_REMINDER && !put_off->is_reply)
        put_off->gone = TRUE;
    }
}

/* Something happens that the planner has no say in. */
static void
happen (ObserverLife *life)
{
  switch (g_rand_int_range (life->random, 0, 38))
    {
    case 0:
      be_quiet (life);
      break;
    case 1:
      life->now_us += g_rand_int_range (life->random, 6 * 60, 16 * 60) * G_TIME_SPAN_MINUTE; /* without a machine */
      fly (life);
      break;
    case 2:
      life->now_us += g_rand_int_range (life->random, 1, 9 * 24) * G_TIME_SPAN_HOUR; /* off, or asleep */
      break;
    case 3:
      life->now_us -= g_rand_int_range (life->random, 1, 50) * G_TIME_SPAN_HOUR; /* the clock is set */
      break;
    case 4:
      if (life->diligence > 0)
        answer (life, HIATUS_POPUP_DAY, HIATUS_INVITATION_NONE); /* the row of the tray */
      break;
    case 5:
      life->around.tray_missing = TRUE;
      break;
    case 6:
      wait_longer (life);
      break;
    case 7:
    case 8:
    case 9:
    case 10:
      record (life, "urge 2");
      break;
    case 11:
      record (life, "slip");
      break;
    case 12:
    case 13:
    case 14:
      put_off (life);
      break;
    case 15:
      take_step (life, TRUE, "script-step reply go-on");
      break;
    case 16:
      record (life, "talk begun");
      break;
    case 17:
      record (life, "talk over");
      break;
    default:
      life->around.held = g_rand_boolean (life->random);
      break;
    }
}

/* What the person entered for themselves: meetings at any hour, and more hard days than anybody has. */
static HiatusCare *
random_care (GRand *random)
{
  HiatusCare *care = hiatus_care_new ();

  for (gint i = g_rand_int_range (random, -2, 3); i > 0; i--)
    hiatus_care_add_meeting (care, (guint) g_rand_int_range (random, 1, 256), g_rand_int_range (random, 0, 24 * HOUR), g_rand_int_range (random, 15, 180));
  for (gint i = g_rand_int_range (random, -5, 10); i > 0; i--)
    hiatus_care_add_hard_day (care, G_DATE_BAD_YEAR, (GDateMonth) g_rand_int_range (random, 1, 13), (GDateDay) g_rand_int_range (random, 1, 29), "");
  if (g_rand_boolean (random))
    g_ptr_array_add (care->reasons, g_strdup ("I want to sleep again."));
  return care;
}

/* Of each kind one a date, three in all, but for what was asked for, three dates of the end, and never two within the hour but for a meeting's. */
static void
assert_rules_were_kept (const ObserverLife *life)
{
  for (guint i = 0; i < life->shown->len; i++)
    {
      const ObserverShown *shown = &g_array_index (life->shown, ObserverShown, i);

      g_assert_cmpuint (observer_count_unasked (life, &shown->day), <=, 3);
      g_assert_cmpuint (observer_count_shown (life, shown->popup, &shown->day, &shown->day), ==, 1);
      for (guint k = 0; k < i && shown->popup != HIATUS_POPUP_MEETING; k++)
        {
          gint64 before_us = g_array_index (life->shown, ObserverShown, k).at_us;

          g_assert_false (before_us <= shown->at_us && shown->at_us < before_us + G_TIME_SPAN_HOUR);
        }
    }
}

static void
life_clear (ObserverLife *life)
{
  for (guint i = 0; i < HIATUS_N_POPUPS; i++)
    g_array_unref (life->rows[i]);
  g_array_unref (life->shown);
  g_array_unref (life->put_off);
  g_array_unref (life->laters);
  g_time_zone_unref (life->zone);
  hiatus_care_unref (life->care);
  hiatus_journey_free (life->journey);
  g_rand_free (life->random);
}

static void
live (guint32 seed)
{
  static const gint lengths[] = { HIATUS_LENGTH_OPEN, 7, 20, 28, 28, 28, 28, 60 };
  static const gint diligences[] = { 0, 1, 3, 8 };
  ObserverLife life = { .random = g_rand_new_with_seed (seed), .journey = hiatus_journey_new () };
  gint64 end_us;
  g_autofree gchar *date = NULL;
  g_autofree gchar *plan = NULL;

  life.times = &choices[g_rand_int_range (life.random, 0, G_N_ELEMENTS (choices))];
  life.zone = random_zone (life.random);
  life.care = random_care (life.random);
  life.around.has_contacts = g_rand_boolean (life.random);
  life.diligence = diligences[g_rand_int_range (life.random, 0, G_N_ELEMENTS (diligences))];
  life.shown = g_array_new (FALSE, FALSE, sizeof (ObserverShown));
  life.put_off = g_array_new (FALSE, FALSE, sizeof (ObserverPutOff));
  life.laters = g_array_new (FALSE, FALSE, sizeof (GDate));
  for (guint i = 0; i < HIATUS_N_POPUPS; i++)
    life.rows[i] = g_array_new (FALSE, FALSE, sizeof (ObserverShown));
  life.now_us = fixture_instant ("2025-03-01T00:00:00Z") + g_rand_int_range (life.random, 0, 300) * G_TIME_SPAN_DAY + g_rand_int_range (life.random, 0, 24 * 60) * G_TIME_SPAN_MINUTE;
  end_us = life.now_us + LIFE_US;
  life.began_on = observer_date_at (&life, life.now_us);
  date = hiatus_calendar_format_date (&life.began_on);
  plan = g_strdup_printf ("plan-start %s %d heal %s", date, lengths[g_rand_int_range (life.random, 0, G_N_ELEMENTS (lengths))], g_rand_boolean (life.random) ? "limited" : "strict");
  record (&life, plan);
  while (life.now_us < end_us)
    {
      live_until (&life, life.now_us + g_rand_int_range (life.random, 30, 10 * 60) * G_TIME_SPAN_MINUTE);
      happen (&life);
    }
  assert_rules_were_kept (&life);
  life_clear (&life);
}

static void
test_lives (void)
{
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      g_test_message ("seed %u", seed);
      live (seed);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/lives", test_lives);
  return g_test_run ();
}
