/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/invitation.h"
#include "daemon/core/names.h"
#include "daemon/core/occasion.h"
#include "daemon/core/risk.h"
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
  HiatusInvitation invitation;
  GDate day;
  gint64 at_us;
} Shown;

typedef struct
{
  GRand *random;
  HiatusJourney *journey;
  HiatusCare *care;
  const HiatusTimes *times;
  GTimeZone *zone;
  HiatusSurroundings around;
  gint64 now_us;
  gint diligence; /* out of ten pop-ups so many are answered */

  gint64 quiet_until_us;
  GDate began_on;
  guint settled;                 /* invitations that were answered, a bit each */
  GArray *shown;                 /* (element-type Shown) */
  GArray *rows[HIATUS_N_POPUPS]; /* (element-type Shown): of each kind, and answers, which are of no kind */
} Life;

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

static GDate
date_at (const Life *life, gint64 instant_us)
{
  GDate date;

  hiatus_calendar_date_at (instant_us, life->zone, &date);
  return date;
}

/* Records something that happens now: @what is the line of fixture_event() without its time. */
static void
record (Life *life, const gchar *what)
{
  g_autofree gchar *now = hiatus_calendar_format_instant (life->now_us, life->zone);
  g_autofree gchar *line = g_strconcat (now, " ", what, NULL);

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

/* How many of a kind stand since the last answer, but for those of @today. */
static guint
count_unanswered (const Life *life, HiatusPopup popup, const GDate *today, GDate *last)
{
  guint count = 0;

  for (guint i = life->rows[popup]->len; i > 0; i--)
    {
      const Shown *entry = &g_array_index (life->rows[popup], Shown, i - 1);

      if (entry->popup == HIATUS_POPUP_NONE && g_date_compare (&entry->day, today) != 0)
        break;
      if (entry->popup == popup && count++ == 0)
        *last = entry->day;
    }
  return count;
}

static gboolean
taper_allows (const Life *life, HiatusPopup popup, const GDate *today)
{
  GDate last;
  guint n_unanswered = count_unanswered (life, popup, today, &last);
  gint since = n_unanswered == 0 ? 0 : g_date_days_between (&last, today);

  return n_unanswered == 0 || since < 0 || since >= gap_as_written (n_unanswered);
}

static gboolean
end_is_owed (const Life *life, const HiatusStatus *status, const GDate *today)
{
  GDate since = status->ends_on;

  g_date_add_days (&since, 1);
  return count_shown (life, HIATUS_POPUP_END, &since, today) < 3;
}

static gboolean
is_quiet_minute (const Life *life, gint64 instant_us)
{
  const HiatusTimes *times = life->times;
  gint minute = hiatus_calendar_minute_at (instant_us, life->zone);

  if (times->quiet_from <= times->quiet_until)
    return minute >= times->quiet_from && minute < times->quiet_until;
  return minute >= times->quiet_from || minute < times->quiet_until;
}

static gboolean
is_quiet_at (const Life *life, gint64 instant_us)
{
  return instant_us < life->quiet_until_us || is_quiet_minute (life, instant_us);
}

/* What a person has to know to say whether something is right at an instant. */
typedef struct
{
  const Life *life;
  gint64 instant_us;
  GDate today;
  gint64 start_us;
  gint64 end_us;
  HiatusStatus status;
  gboolean is_under_way;
  gboolean is_hard;
} Moment;

static gint64
at_minute (const Moment *moment, gint minute)
{
  return hiatus_calendar_instant (&moment->today, minute, moment->life->zone);
}

/* A time in the quiet hours becomes the last minute before them, if that is not before @earliest_us. Looked for minute by
 * minute. */
static gint64
before_quiet (const Moment *moment, gint64 right_us, gint64 earliest_us)
{
  for (gint64 us = right_us; us >= earliest_us && us >= moment->start_us; us -= G_TIME_SPAN_MINUTE)
    if (!is_quiet_minute (moment->life, us))
      return us;
  return right_us;
}

/* From when until when a kind is right on that date, as it is written down; FALSE where it is not. */
static gboolean
find_window (const Moment *moment, HiatusPopup popup, gint64 *from_us, gint64 *until_us)
{
  const Life *life = moment->life;
  const HiatusMeeting *first = hiatus_care_first_meeting (life->care, &moment->today);
  const HiatusMeeting *last = hiatus_care_last_meeting (life->care, &moment->today);
  gboolean has_meetings = first != NULL && moment->status.mode == HIATUS_MODE_LIMITED && (moment->is_under_way || moment->status.phase == HIATUS_PHASE_COMPLETE);
  HiatusRisk risk;

  *from_us = at_minute (moment, life->times->morning);
  *until_us = moment->end_us;
  switch ((gint) popup)
    {
    case HIATUS_POPUP_DAY:
      return moment->is_under_way && life->times->day_popup && count_shown (life, HIATUS_POPUP_END, &moment->today, &moment->today) == 0 &&
             (hiatus_occasion_of (life->journey, life->care, &moment->status, &moment->today) != HIATUS_OCCASION_NONE || taper_allows (life, popup, &moment->today));
    case HIATUS_POPUP_END:
      return moment->status.phase == HIATUS_PHASE_COMPLETE && !moment->is_hard && end_is_owed (life, &moment->status, &moment->today);
    case HIATUS_POPUP_NO_TRAY:
      *from_us = moment->start_us;
      return life->around.tray_missing && count_shown (life, popup, NULL, NULL) == 0;
    case HIATUS_POPUP_EVENING:
      *from_us = at_minute (moment, life->times->evening);
      *until_us = MIN (*from_us + 4 * G_TIME_SPAN_HOUR, *until_us);
      *from_us = before_quiet (moment, *from_us, *from_us - 2 * G_TIME_SPAN_HOUR);
      return moment->is_under_way && life->times->evening_popup && taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_RISK:
      if (!moment->is_under_way || !life->times->risk_popup || !hiatus_risk_on (life->journey, &moment->today, life->zone, &risk))
        return FALSE;
      *from_us = before_quiet (moment, at_minute (moment, risk.minute), at_minute (moment, risk.earliest));
      *until_us = MIN (at_minute (moment, risk.until), *until_us);
      return taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_MEETING:
      *until_us = first == NULL ? 0 : at_minute (moment, first->minute);
      *from_us = MAX (before_quiet (moment, *until_us - 30 * G_TIME_SPAN_MINUTE, *until_us - 2 * G_TIME_SPAN_HOUR), moment->start_us);
      return has_meetings;
    case HIATUS_POPUP_MET:
      *from_us = last == NULL ? 0 : at_minute (moment, last->minute) + (last->minutes + 15) * G_TIME_SPAN_MINUTE;
      return has_meetings && taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_INVITATION:
      for (guint i = 0; i < life->shown->len; i++)
        {
          const Shown *shown = &g_array_index (life->shown, Shown, i);

          if (shown->popup == HIATUS_POPUP_DAY && shown->at_us < moment->end_us)
            *from_us = MAX (*from_us, shown->at_us);
        }
      *from_us += 3 * G_TIME_SPAN_HOUR;
      return taper_allows (life, popup, &moment->today) &&
             (hiatus_occasion_of (life->journey, life->care, &moment->status, &moment->today) & (HIATUS_OCCASION_HARD_DAY | HIATUS_OCCASION_AFTER_SLIP)) == 0 &&
             hiatus_invitation_on (life->journey, life->care, life->times, &life->around, &moment->status, &moment->today, life->zone) != HIATUS_INVITATION_NONE;
    default:
      g_assert_not_reached ();
    }
}

/* An hour from any other, but for what cannot wait. */
static gint64
free_from (const Life *life, HiatusPopup popup, gint64 instant_us)
{
  gint64 free_us = 0;

  for (guint i = 0; i < life->shown->len && popup != HIATUS_POPUP_MEETING; i++)
    {
      gint64 at_us = g_array_index (life->shown, Shown, i).at_us;

      if (at_us < instant_us + G_TIME_SPAN_HOUR)
        free_us = MAX (free_us, at_us + G_TIME_SPAN_HOUR);
    }
  return free_us;
}

/* Whether it can still come on that date: at the first instant that is free, or when quiet hours end. */
static gboolean
can_come (const Moment *moment, HiatusPopup popup, gint64 from_us, gint64 until_us)
{
  const Life *life = moment->life;
  gint64 earliest_us = MAX (MAX (moment->instant_us, from_us), MAX (free_from (life, popup, moment->instant_us), life->quiet_until_us));
  gint64 loud_us = at_minute (moment, life->times->quiet_until);

  return (earliest_us < until_us && !is_quiet_at (life, earliest_us)) || (loud_us >= earliest_us && loud_us < until_us && !is_quiet_at (life, loud_us));
}

/* What the observer would show at @instant_us: the most important that is right. What is more important and still to come
 * has its place among the three already. */
static HiatusPopup
right_at (const Life *life, gint64 instant_us)
{
  static const HiatusPopup by_importance[] = {
    HIATUS_POPUP_MEETING,
    HIATUS_POPUP_END,
    HIATUS_POPUP_DAY,
    HIATUS_POPUP_NO_TRAY,
    HIATUS_POPUP_RISK,
    HIATUS_POPUP_MET,
    HIATUS_POPUP_EVENING,
    HIATUS_POPUP_INVITATION,
  };
  Moment moment = { life, instant_us, .today = date_at (life, instant_us) };
  guint n_taken = count_shown (life, HIATUS_POPUP_NONE, &moment.today, &moment.today);

  if (life->around.held || is_quiet_at (life, instant_us))
    return HIATUS_POPUP_NONE;
  hiatus_journey_status (life->journey, &moment.today, &moment.status);
  moment.start_us = at_minute (&moment, 0);
  moment.end_us = hiatus_calendar_next_midnight (instant_us, life->zone);
  moment.is_under_way = moment.status.phase == HIATUS_PHASE_RUNNING || moment.status.phase == HIATUS_PHASE_REVIEWING;
  moment.is_hard = hiatus_care_find_hard_day (life->care, &moment.today) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (by_importance) && n_taken < 3; i++)
    {
      gint64 from_us, until_us;

      if (count_shown (life, by_importance[i], &moment.today, &moment.today) > 0 || !find_window (&moment, by_importance[i], &from_us, &until_us) || !can_come (&moment, by_importance[i], from_us, until_us))
        continue;
      if (instant_us >= from_us && instant_us < until_us && instant_us >= free_from (life, by_importance[i], instant_us))
        return by_importance[i];
      n_taken++;
    }
  return HIATUS_POPUP_NONE;
}

/* An answer, or a row of the tray, which is one to the day's pop-up. */
static void
answer (Life *life, HiatusPopup popup, HiatusInvitation invitation)
{
  static const gchar *const of_day[] = { "popup-answer day done", "popup-answer day another", "popup-answer day later", "prompt walk done", "prompt walk not-today" };
  static const gchar *const others[HIATUS_N_POPUPS] = {
    [HIATUS_POPUP_EVENING] = "popup-answer evening same",
    [HIATUS_POPUP_RISK] = "popup-answer risk fine",
    [HIATUS_POPUP_MET] = "popup-answer met done",
  };
  const Shown said = { HIATUS_POPUP_NONE, .day = date_at (life, life->now_us) };

  if (popup == HIATUS_POPUP_DAY)
    record (life, of_day[g_rand_int_range (life->random, 0, G_N_ELEMENTS (of_day))]);
  else if (popup == HIATUS_POPUP_INVITATION)
    {
      g_autofree gchar *line = g_strdup_printf ("popup-answer invitation %s %s", g_rand_boolean (life->random) ? "now" : "not-needed", hiatus_names_at (hiatus_invitation_names, invitation));

      record (life, line);
      life->settled |= 1u << invitation;
    }
  else if (others[popup] != NULL)
    record (life, others[popup]);
  else
    return;
  g_array_append_val (life->rows[popup], said);
}

/* What is asked once is not asked again, nor what was answered, nor after the first days. */
static void
assert_invitation_is_right (const Life *life, const HiatusNext *next)
{
  g_assert_cmpuint (life->settled & 1u << next->invitation, ==, 0);
  for (guint i = 0; i < life->shown->len; i++)
    g_assert_cmpint (g_array_index (life->shown, Shown, i).invitation, !=, next->invitation);
  if (next->invitation != HIATUS_INVITATION_RISK)
    g_assert_cmpint (g_date_days_between (&life->began_on, &next->day), <, HIATUS_INVITATION_DAYS);
}

static void
show (Life *life, const HiatusNext *next)
{
  const Shown shown = { next->popup, next->invitation, next->day, life->now_us };
  g_autofree gchar *line = g_strconcat ("popup ", hiatus_popup_to_string (next->popup), NULL);

  g_assert_false (life->around.held);
  g_assert_false (is_quiet_at (life, life->now_us));
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
assert_stays_timely (const Life *life, const HiatusNext *next, gint64 until_us)
{
  GDate today = date_at (life, life->now_us);
  guint shown = hiatus_journey_popups_on (life->journey, &today);
  HiatusNext later;

  if (until_us <= life->now_us || life->around.held)
    return;
  later = fixture_next_for (life->journey, life->care, life->times, &life->around, until_us - 1, life->zone);
  g_assert_cmphex (later.timely & shown, ==, next->timely & shown);
}

/* The machine is on until @until_us: it shows what it is told to and sleeps as long as it is told to. */
static void
live_until (Life *life, gint64 until_us)
{
  while (life->now_us < until_us)
    {
      HiatusNext next = fixture_next_for (life->journey, life->care, life->times, &life->around, life->now_us, life->zone);
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
      assert_stays_timely (life, &next, next.wake_us);
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

/* Of each kind one a date, three dates of the end, and never two within the hour but for a meeting's. */
static void
assert_rules_were_kept (const Life *life)
{
  for (guint i = 0; i < life->shown->len; i++)
    {
      const Shown *shown = &g_array_index (life->shown, Shown, i);

      g_assert_cmpuint (count_shown (life, HIATUS_POPUP_NONE, &shown->day, &shown->day), <=, 3);
      g_assert_cmpuint (count_shown (life, shown->popup, &shown->day, &shown->day), ==, 1);
      for (guint k = 0; k < i && shown->popup != HIATUS_POPUP_MEETING; k++)
        {
          gint64 before_us = g_array_index (life->shown, Shown, k).at_us;

          g_assert_false (before_us <= shown->at_us && shown->at_us < before_us + G_TIME_SPAN_HOUR);
        }
    }
}

static void
life_clear (Life *life)
{
  for (guint i = 0; i < HIATUS_N_POPUPS; i++)
    g_array_unref (life->rows[i]);
  g_array_unref (life->shown);
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
  Life life = { .random = g_rand_new_with_seed (seed), .journey = hiatus_journey_new () };
  gint64 end_us;
  g_autofree gchar *date = NULL;
  g_autofree gchar *plan = NULL;

  life.times = &choices[g_rand_int_range (life.random, 0, G_N_ELEMENTS (choices))];
  life.zone = random_zone (life.random);
  life.care = random_care (life.random);
  life.around.has_contacts = g_rand_boolean (life.random);
  life.diligence = diligences[g_rand_int_range (life.random, 0, G_N_ELEMENTS (diligences))];
  life.shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  for (guint i = 0; i < HIATUS_N_POPUPS; i++)
    life.rows[i] = g_array_new (FALSE, FALSE, sizeof (Shown));
  life.now_us = fixture_instant ("2025-03-01T00:00:00Z") + g_rand_int_range (life.random, 0, 300) * G_TIME_SPAN_DAY + g_rand_int_range (life.random, 0, 24 * 60) * G_TIME_SPAN_MINUTE;
  end_us = life.now_us + LIFE_US;
  life.began_on = date_at (&life, life.now_us);
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
