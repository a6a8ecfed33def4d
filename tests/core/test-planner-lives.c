/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "daemon/core/occasion.h"
#include "tests/core/fixtures.h"

/* What holds for pop-ups in every life: one in which screens are locked, flights are taken, clocks are set and pop-ups
 * are answered or not, at random. Each is made from a seed of its own, which a failure names. Beside the planner
 * stands an observer, who knows the rules as they are written down and keeps a list of what was shown. */
/* Meson runs all of them; valgrind, which is slow, a tenth. */
#define N_LIVES (g_test_thorough () ? 1000u : 100u)
#define LIFE_US (45 * G_TIME_SPAN_DAY)
#define HOUR 60

typedef struct
{
  HiatusPopup popup;
  GDate day;
} Shown;

typedef struct
{
  GRand *random;
  HiatusJourney *journey;
  const HiatusTimes *times;
  GTimeZone *zone;
  HiatusSurroundings around;
  gint64 now_us;
  gint diligence; /* out of ten pop-ups so many are answered */

  gint64 quiet_until_us;
  GArray *shown; /* (element-type Shown) */
  GArray *days;  /* (element-type Shown): the day's pop-ups alone, and answers, which are of no kind */
} Life;

/* No quiet hours end where a clock may be set back: what is quiet at a time that comes twice is tested elsewhere. */
static const HiatusTimes choices[] = {
  { 9 * HOUR, 22 * HOUR, 8 * HOUR, TRUE },
  { 8 * HOUR, 12 * HOUR, 14 * HOUR, TRUE },
  { 8 * HOUR, 23 * HOUR, 9 * HOUR + 30, TRUE },
  { 6 * HOUR, 0, 7 * HOUR, TRUE },
  { 0, 0, 0, TRUE },
  { 18 * HOUR, 20 * HOUR, 24 * HOUR, TRUE },
  { 9 * HOUR, 22 * HOUR, 8 * HOUR, FALSE },
};

static const gchar *const zones[] = { "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Pacific/Honolulu" };

static GTimeZone *
random_zone (GRand *random)
{
  return fixture_zone (zones[g_rand_int_range (random, 0, G_N_ELEMENTS (zones))]);
}

static GDate
date_at (const Life *life, gint64 instant_us)
{
  GDate date;

  hiatus_calendar_date_at (instant_us, life->zone, &date);
  return date;
}

/* Records something that happens now: @what is the line of fixture_event() without its date. */
static void
record (Life *life, const gchar *what)
{
  GDate today = date_at (life, life->now_us);
  g_autofree gchar *date = hiatus_calendar_format_date (&today);
  g_autofree gchar *line = g_strconcat (date, " ", what, NULL);

  fixture_add (life->journey, line);
}

static guint
count_shown (const Life *life, HiatusPopup popup, const GDate *from, const GDate *until)
{
  guint count = 0;

  for (guint i = 0; i < life->shown->len; i++)
    {
      const Shown *shown = &g_array_index (life->shown, Shown, i);

      if ((popup == HIATUS_POPUP_NONE || shown->popup == popup) && (from == NULL || g_date_compare (&shown->day, from) >= 0) && (until == NULL || g_date_compare (&shown->day, until) <= 0))
        count++;
    }
  return count;
}

/* The first three unanswered: daily. The next three: every second day. Then two in any seven days. */
static gint
gap_as_written (guint n_unanswered)
{
  static const gint gaps[] = { 1, 1, 1, 2, 2, 2 };

  if (n_unanswered < G_N_ELEMENTS (gaps))
    return gaps[n_unanswered];
  return (n_unanswered - G_N_ELEMENTS (gaps)) % 2 == 0 ? 3 : 4;
}

/* How many of the day's pop-ups stand since the last answer, but for those of @today. */
static guint
count_unanswered (const Life *life, const GDate *today, GDate *last)
{
  guint count = 0;

  for (guint i = life->days->len; i > 0; i--)
    {
      const Shown *entry = &g_array_index (life->days, Shown, i - 1);

      if (entry->popup == HIATUS_POPUP_NONE && g_date_compare (&entry->day, today) != 0)
        break;
      if (entry->popup == HIATUS_POPUP_DAY && count++ == 0)
        *last = entry->day;
    }
  return count;
}

static gboolean
day_is_owed (const Life *life, const HiatusStatus *status, const GDate *today)
{
  GDate last;
  guint n_unanswered = count_unanswered (life, today, &last);
  gint since;

  if (!life->times->day_popup || (status->phase != HIATUS_PHASE_RUNNING && status->phase != HIATUS_PHASE_REVIEWING))
    return FALSE;
  if (n_unanswered == 0 || hiatus_occasion_of (status) != HIATUS_OCCASION_NONE)
    return TRUE;
  since = g_date_days_between (&last, today);
  return since < 0 || since >= gap_as_written (n_unanswered);
}

static gboolean
end_is_owed (const Life *life, const HiatusStatus *status, const GDate *today)
{
  GDate since = status->ends_on;

  if (status->phase != HIATUS_PHASE_COMPLETE)
    return FALSE;
  g_date_add_days (&since, 1);
  return count_shown (life, HIATUS_POPUP_END, &since, today) < 3;
}

static gboolean
is_quiet_at (const Life *life, gint64 instant_us)
{
  const HiatusTimes *times = life->times;
  gint minute = hiatus_calendar_minute_at (instant_us, life->zone);

  if (instant_us < life->quiet_until_us)
    return TRUE;
  if (times->quiet_from <= times->quiet_until)
    return minute >= times->quiet_from && minute < times->quiet_until;
  return minute >= times->quiet_from || minute < times->quiet_until;
}

/* What the observer would show at @instant_us. */
static HiatusPopup
right_at (const Life *life, gint64 instant_us)
{
  GDate today = date_at (life, instant_us);
  HiatusStatus status;

  if (life->around.held || is_quiet_at (life, instant_us) || count_shown (life, HIATUS_POPUP_NONE, &today, &today) >= 3)
    return HIATUS_POPUP_NONE;
  hiatus_journey_status (life->journey, &today, &status);
  if (instant_us >= hiatus_calendar_instant (&today, life->times->morning, life->zone))
    {
      if (count_shown (life, HIATUS_POPUP_DAY, &today, &today) == 0 && day_is_owed (life, &status, &today))
        return HIATUS_POPUP_DAY;
      if (count_shown (life, HIATUS_POPUP_END, &today, &today) == 0 && end_is_owed (life, &status, &today))
        return HIATUS_POPUP_END;
    }
  if (life->around.tray_missing && count_shown (life, HIATUS_POPUP_NO_TRAY, NULL, NULL) == 0)
    return HIATUS_POPUP_NO_TRAY;
  return HIATUS_POPUP_NONE;
}

static void
answer (Life *life)
{
  static const gchar *const answers[] = { "popup-answer day done", "popup-answer day another", "popup-answer day later", "prompt walk done", "prompt walk not-today" };

  const Shown said = { HIATUS_POPUP_NONE, date_at (life, life->now_us) };

  record (life, answers[g_rand_int_range (life->random, 0, G_N_ELEMENTS (answers))]);
  g_array_append_val (life->days, said);
}

static void
show (Life *life, const HiatusNext *next)
{
  const Shown shown = { next->popup, next->day };
  g_autofree gchar *line = g_strconcat ("popup ", hiatus_popup_to_string (next->popup), NULL);

  g_assert_false (life->around.held);
  g_assert_false (is_quiet_at (life, life->now_us));
  record (life, line);
  g_array_append_val (life->shown, shown);
  if (next->popup != HIATUS_POPUP_DAY)
    return;
  g_array_append_val (life->days, shown);
  if (g_rand_int_range (life->random, 0, 10) < life->diligence)
    answer (life);
  else if (g_rand_boolean (life->random))
    record (life, "popup-answer day closed");
}

/* The machine is on until @until_us: it shows what it is told to and sleeps as long as it is told to. */
static void
live_until (Life *life, gint64 until_us)
{
  while (life->now_us < until_us)
    {
      HiatusNext next = fixture_next_around (life->journey, life->times, &life->around, life->now_us, life->zone);
      gint64 slept_us;

      g_assert_cmpint (next.popup, ==, right_at (life, life->now_us));
      if (next.popup != HIATUS_POPUP_NONE)
        {
          show (life, &next);
          continue;
        }
      /* It misses nothing by sleeping, and does not wake for nothing while it is held. */
      slept_us = MIN (next.wake_us, until_us) - life->now_us;
      g_assert_cmpint (right_at (life, life->now_us + g_rand_int_range (life->random, 0, 1000) * (slept_us / 1000)), ==, HIATUS_POPUP_NONE);
      if (life->around.held && next.wake_us != life->quiet_until_us)
        g_assert_cmpint (next.wake_us, ==, hiatus_calendar_next_midnight (life->now_us, life->zone));
      life->now_us = MIN (next.wake_us, until_us);
    }
}

static void
be_quiet (Life *life)
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

static void
fly (Life *life)
{
  g_time_zone_unref (life->zone);
  life->zone = random_zone (life->random);
}

static void
wait_longer (Life *life)
{
  GDate today = date_at (life, life->now_us);
  g_autofree gchar *what = NULL;
  HiatusStatus status;

  hiatus_journey_status (life->journey, &today, &status);
  if (status.length == HIATUS_LENGTH_OPEN || status.phase == HIATUS_PHASE_PLANNED)
    return;
  what = g_strdup_printf ("plan-length %d", status.length + g_rand_int_range (life->random, 1, 15));
  record (life, what);
}

/* Something happens that the planner has no say in. */
static void
happen (Life *life)
{
  switch (g_rand_int_range (life->random, 0, 32))
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
        answer (life); /* the row of the tray */
      break;
    case 5:
      life->around.tray_missing = TRUE;
      break;
    case 6:
      wait_longer (life);
      break;
    default:
      life->around.held = g_rand_boolean (life->random);
      break;
    }
}

static void
live (guint32 seed)
{
  static const gint lengths[] = { HIATUS_LENGTH_OPEN, 7, 20, 28, 28, 28, 28, 60 };
  static const gint diligences[] = { 0, 1, 3, 8 };
  Life life = { .random = g_rand_new_with_seed (seed), .journey = hiatus_journey_new () };
  gint64 end_us;
  g_autofree gchar *plan = NULL;

  life.times = &choices[g_rand_int_range (life.random, 0, G_N_ELEMENTS (choices))];
  life.zone = random_zone (life.random);
  life.diligence = diligences[g_rand_int_range (life.random, 0, G_N_ELEMENTS (diligences))];
  life.shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  life.days = g_array_new (FALSE, FALSE, sizeof (Shown));
  life.now_us = fixture_instant ("2025-03-01T00:00:00Z") + g_rand_int_range (life.random, 0, 300) * G_TIME_SPAN_DAY + g_rand_int_range (life.random, 0, 24 * 60) * G_TIME_SPAN_MINUTE;
  end_us = life.now_us + LIFE_US;
  {
    GDate today = date_at (&life, life.now_us);
    g_autofree gchar *date = hiatus_calendar_format_date (&today);

    plan = g_strdup_printf ("plan-start %s %d", date, lengths[g_rand_int_range (life.random, 0, G_N_ELEMENTS (lengths))]);
  }
  record (&life, plan);
  while (life.now_us < end_us)
    {
      live_until (&life, life.now_us + g_rand_int_range (life.random, 30, 10 * 60) * G_TIME_SPAN_MINUTE);
      happen (&life);
    }

  for (guint i = 0; i < life.shown->len; i++)
    {
      const Shown *shown = &g_array_index (life.shown, Shown, i);

      g_assert_cmpuint (count_shown (&life, HIATUS_POPUP_NONE, &shown->day, &shown->day), <=, 3);
      g_assert_cmpuint (count_shown (&life, shown->popup, &shown->day, &shown->day), ==, 1);
    }
  g_array_unref (life.shown);
  g_array_unref (life.days);
  g_time_zone_unref (life.zone);
  hiatus_journey_free (life.journey);
  g_rand_free (life.random);
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
