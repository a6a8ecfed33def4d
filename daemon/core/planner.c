/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/planner.h"

#include "daemon/core/calendar.h"
#include "daemon/core/occasion.h"
#include "daemon/core/taper.h"

/* What the rules are asked about. */
typedef struct
{
  const HiatusJourney *journey;
  const HiatusTimes *times;
  const HiatusSurroundings *around;
  const GDate *day;
  HiatusStatus status; /* on @day */
} Question;

static gboolean
owes_day (const Question *question)
{
  const HiatusPhase phase = question->status.phase;

  if (!question->times->day_popup || (phase != HIATUS_PHASE_RUNNING && phase != HIATUS_PHASE_REVIEWING))
    return FALSE;
  /* What can be said on one day only is said, however seldom the others are. */
  return hiatus_occasion_of (&question->status) != HIATUS_OCCASION_NONE || hiatus_taper_allows (question->journey, question->day);
}

static gboolean
owes_end (const Question *question)
{
  GDate since = question->status.ends_on;

  if (question->status.phase != HIATUS_PHASE_COMPLETE)
    return FALSE;
  g_date_add_days (&since, 1);
  /* Those of later dates were shown under a wrong clock, perhaps to nobody. */
  return hiatus_journey_count_popups (question->journey, HIATUS_POPUP_END, &since, question->day) < HIATUS_END_POPUPS_MAX;
}

static gboolean
owes_no_tray (const Question *question)
{
  return question->around->tray_missing && hiatus_journey_count_popups (question->journey, HIATUS_POPUP_NO_TRAY, NULL, NULL) == 0;
}

/* The pop-ups that nobody asks for, the most important first, and the rule for each. Whatever stands here comes once a
 * date, is one of the three, and is held back. */
static const struct
{
  HiatusPopup popup;
  gboolean (*is_owed) (const Question *question);
  gboolean from_morning; /* not before the morning time */
} unasked[] = {
  { HIATUS_POPUP_DAY, owes_day, TRUE },
  { HIATUS_POPUP_END, owes_end, TRUE },
  { HIATUS_POPUP_NO_TRAY, owes_no_tray, FALSE },
};

static guint
count_unasked (const HiatusJourney *journey, const GDate *day)
{
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (unasked); i++)
    kinds |= 1u << unasked[i].popup;
  return hiatus_journey_count_popups_on (journey, day, kinds);
}

static gboolean
is_quiet_minute (const HiatusTimes *times, gint minute)
{
  if (times->quiet_from == times->quiet_until)
    return FALSE;
  if (times->quiet_from < times->quiet_until)
    return minute >= times->quiet_from && minute < times->quiet_until;
  return minute >= times->quiet_from || minute < times->quiet_until;
}

/* The first instant from @from_us on, on the date @day, that is outside the quiet hours; G_MAXINT64 if
 * the rest of that date is quiet. */
static gint64
first_loud_instant (const HiatusTimes *times, gint64 from_us, const GDate *day, GTimeZone *zone)
{
  gint minute = hiatus_calendar_minute_at (from_us, zone);
  gint64 end_us;

  if (!is_quiet_minute (times, minute))
    return from_us;
  if (minute >= times->quiet_until)
    return G_MAXINT64;
  end_us = hiatus_calendar_instant (day, times->quiet_until, zone);
  return MAX (end_us, from_us);
}

/**
 * hiatus_planner_loud_from:
 * @journey: what has happened
 * @times: what the person chose
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * From when on neither the quiet that the person asked for nor their quiet hours hold a pop-up back.
 *
 * Returns: an instant from @now_us on, microseconds since the epoch, UTC; G_MAXINT64 if there is none today
 */
gint64
hiatus_planner_loud_from (const HiatusJourney *journey, const HiatusTimes *times, gint64 now_us, GTimeZone *zone)
{
  gint64 from_us = MAX (now_us, hiatus_journey_quiet_until (journey));
  GDate today;

  hiatus_calendar_date_at (now_us, zone, &today);
  if (from_us >= hiatus_calendar_next_midnight (now_us, zone))
    return G_MAXINT64;
  return first_loud_instant (times, from_us, &today, zone);
}

static void
wake_at (HiatusNext *next, gint64 instant_us, gint64 now_us)
{
  if (instant_us > now_us)
    next->wake_us = MIN (next->wake_us, instant_us);
}

/**
 * hiatus_planner_next:
 * @journey: what has happened
 * @times: what the person chose
 * @around: what speaks against a pop-up, or for one
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @next: (out caller-allocates): what to do now and when to ask again
 *
 * Decides what to say. A pure function of its arguments: however the clock was set, whatever zone the
 * machine came to and however long it slept, the caller asks again and gets what is right now. A pop-up
 * belongs to a local date and is never shown on another, so nothing is stale and nothing queues up. While pop-ups
 * are held no time is one to speak at, and nothing is woken up for. The caller records what it shows before it asks
 * again, and asks again when @around changes.
 */
void
hiatus_planner_next (const HiatusJourney *journey, const HiatusTimes *times, const HiatusSurroundings *around, gint64 now_us, GTimeZone *zone, HiatusNext *next)
{
  const HiatusEvent *last_act = hiatus_journey_last_act (journey);
  gint64 quiet_until_us = hiatus_journey_quiet_until (journey);
  gint64 midnight_us = hiatus_calendar_next_midnight (now_us, zone);
  Question question = { journey, times, around, &next->day, { 0 } };

  *next = (HiatusNext){ .popup = HIATUS_POPUP_NONE, .wake_us = midnight_us };
  hiatus_calendar_date_at (now_us, zone, &next->day);
  wake_at (next, quiet_until_us, now_us);
  if (last_act != NULL)
    wake_at (next, last_act->recorded_us + HIATUS_UNDO_SPAN_US, now_us);

  if (around->held || count_unasked (journey, &next->day) >= HIATUS_UNASKED_MAX)
    return;
  hiatus_journey_status (journey, &next->day, &question.status);
  for (guint i = 0; i < G_N_ELEMENTS (unasked); i++)
    {
      gint64 speak_us = MAX (now_us, quiet_until_us);

      if (hiatus_journey_popup_shown (journey, unasked[i].popup, &next->day) || !unasked[i].is_owed (&question))
        continue;
      if (unasked[i].from_morning)
        speak_us = MAX (speak_us, hiatus_calendar_instant (&next->day, times->morning, zone));
      if (speak_us < midnight_us)
        speak_us = first_loud_instant (times, speak_us, &next->day, zone);
      if (speak_us <= now_us)
        {
          next->popup = unasked[i].popup;
          return;
        }
      if (speak_us < midnight_us)
        wake_at (next, speak_us, now_us);
    }
}
