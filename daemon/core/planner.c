/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/planner.h"

#include "daemon/core/calendar.h"
#include "daemon/core/invitation.h"
#include "daemon/core/planner-private.h"
#include "daemon/core/set-up.h"

/* The pop-ups that come by themselves, the most important first: where more than three have something to say on one date,
 * the last of them do not come, and of two that are right in the same moment the second comes later. Whatever stands
 * here comes once a date, keeps its distance, and is held back. What the person asked to be reminded of is none of the three. */
static const struct
{
  HiatusPopup popup;
  gboolean keeps_distance; /* it may wait until another one is an hour old */
  gboolean asked_for;
} unasked[] = {
  { HIATUS_POPUP_MEETING, FALSE, FALSE },
  { HIATUS_POPUP_LETTER, TRUE, TRUE },
  { HIATUS_POPUP_REMINDER, TRUE, TRUE },
  { HIATUS_POPUP_END, TRUE, FALSE },
  { HIATUS_POPUP_DAY, TRUE, FALSE },
  { HIATUS_POPUP_NO_TRAY, TRUE, FALSE },
  { HIATUS_POPUP_RISK, TRUE, FALSE },
  { HIATUS_POPUP_MET, TRUE, FALSE },
  { HIATUS_POPUP_EVENING, TRUE, FALSE },
  { HIATUS_POPUP_INVITATION, TRUE, FALSE },
};

/* All of them, a bit each; @counted: only those that are of the three. */
static guint
unasked_kinds (gboolean counted)
{
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (unasked); i++)
    if (!counted || !unasked[i].asked_for)
      kinds |= 1u << unasked[i].popup;
  return kinds;
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

/* The person asked for quiet, or is being asked themselves. */
static gint64
quiet_until (const HiatusJourney *journey)
{
  return MAX (hiatus_journey_quiet_until (journey), hiatus_set_up_holds_until (journey));
}

/**
 * hiatus_planner_loud_from:
 * @journey: what has happened
 * @times: what the person chose
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * From when on neither the quiet that the person asked for, nor their quiet hours, nor a set-up in which they are hold a
 * pop-up back.
 *
 * Returns: an instant from @now_us on, microseconds since the epoch, UTC; G_MAXINT64 if there is none today
 */
gint64
hiatus_planner_loud_from (const HiatusJourney *journey, const HiatusTimes *times, gint64 now_us, GTimeZone *zone)
{
  gint64 from_us = MAX (now_us, quiet_until (journey));
  GDate today;

  hiatus_calendar_date_at (now_us, zone, &today);
  if (from_us >= hiatus_calendar_next_midnight (now_us, zone))
    return G_MAXINT64;
  return first_loud_instant (times, from_us, &today, zone);
}

/* The last minute before @from_us, on the same date, that is outside the quiet hours; @from_us where it is itself, or where
 * there is none. */
static gint64
last_loud_before (const HiatusQuestion *question, gint64 from_us)
{
  gint minute = hiatus_calendar_minute_at (from_us, question->zone);
  gint quiet_from = question->times->quiet_from;

  /* Quiet hours that began on the date before leave nothing of this one. */
  if (!is_quiet_minute (question->times, minute) || quiet_from == 0 || quiet_from > minute)
    return from_us;
  return hiatus_calendar_instant (&question->day, quiet_from - 1, question->zone);
}

/* When a pop-up comes that is right in @span and may not come before @after_us; G_MAXINT64 for never. */
static gint64
find_moment (const HiatusQuestion *question, const HiatusSpan *span, gint64 after_us)
{
  gint64 loud_us = last_loud_before (question, span->from_us);
  gint64 moment_us = MAX (after_us, loud_us >= span->earliest_us ? MIN (loud_us, span->from_us) : span->from_us);

  if (moment_us < span->until_us)
    moment_us = first_loud_instant (question->times, moment_us, &question->day, question->zone);
  return moment_us < span->until_us ? moment_us : G_MAXINT64;
}

static void
wake_at (HiatusNext *next, gint64 instant_us, gint64 now_us)
{
  if (instant_us > now_us)
    next->wake_us = MIN (next->wake_us, instant_us);
}

/* From when on the next one may come, so that two are never said in one breath. One that was shown while the clock was
 * wrong holds nothing up. */
static gint64
distance_from (const HiatusJourney *journey, gint64 now_us)
{
  gint64 last_us = hiatus_journey_last_popup (journey, unasked_kinds (FALSE), now_us + HIATUS_UNASKED_DISTANCE_US);

  return last_us == 0 ? 0 : last_us + HIATUS_UNASKED_DISTANCE_US;
}

/* Goes through what the date has to say. */
static void
plan_unasked (const HiatusQuestion *question, gint64 now_us, HiatusNext *next)
{
  const guint shown = hiatus_journey_popups_on (question->journey, &question->day);
  const gint64 after_us = MAX (now_us, quiet_until (question->journey));
  const gint64 distance_us = distance_from (question->journey, now_us);
  guint n_taken = hiatus_journey_count_popups_on (question->journey, &question->day, unasked_kinds (TRUE));
  gint64 given_up_us = G_MAXINT64; /* when the first of those that come before others is stale */

  for (guint i = 0; i < G_N_ELEMENTS (unasked); i++)
    {
      const HiatusPopup popup = unasked[i].popup;
      HiatusSpan span;
      gint64 moment_us;

      if (!hiatus_question_find_span (question, popup, &span) || now_us >= span.until_us)
        continue;
      next->timely |= 1u << popup;
      if (question->around->held)
        continue;
      if ((shown & 1u << popup) != 0)
        {
          wake_at (next, span.until_us, now_us);
          continue;
        }
      if (!hiatus_question_is_welcome (question, popup))
        continue;
      moment_us = find_moment (question, &span, unasked[i].keeps_distance ? MAX (after_us, distance_us) : after_us);
      if (moment_us == G_MAXINT64)
        continue;
      if (n_taken >= HIATUS_UNASKED_MAX && !unasked[i].asked_for)
        {
          wake_at (next, given_up_us, now_us);
          continue;
        }
      if (!unasked[i].asked_for)
        {
          n_taken++;
          given_up_us = MIN (given_up_us, span.until_us);
        }
      if (moment_us > now_us)
        wake_at (next, moment_us, now_us);
      else if (next->popup == HIATUS_POPUP_NONE)
        next->popup = popup;
    }
}

/**
 * hiatus_planner_next:
 * @journey: what has happened
 * @care: what the person entered for themselves
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
 * again, and asks again when @around, @care or @times change.
 */
void
hiatus_planner_next (const HiatusJourney *journey, const HiatusCare *care, const HiatusTimes *times, const HiatusSurroundings *around, gint64 now_us, GTimeZone *zone, HiatusNext *next)
{
  const HiatusEvent *last_act = hiatus_journey_last_act (journey);
  gint64 midnight_us = hiatus_calendar_next_midnight (now_us, zone);
  HiatusQuestion question = { journey, care, times, around, zone, .midnight_us = midnight_us };

  *next = (HiatusNext){ .popup = HIATUS_POPUP_NONE, .wake_us = midnight_us };
  hiatus_calendar_date_at (now_us, zone, &next->day);
  wake_at (next, quiet_until (journey), now_us);
  if (last_act != NULL)
    wake_at (next, last_act->recorded_us + HIATUS_UNDO_SPAN_US, now_us);

  question.day = next->day;
  question.start_us = hiatus_calendar_instant (&question.day, 0, zone);
  hiatus_journey_status (journey, &question.day, &question.status);
  question.occasions = hiatus_occasion_of (journey, care, &question.status, &question.day);
  question.invitation = hiatus_invitation_on (journey, care, times, around, &question.status, &question.day, zone);
  plan_unasked (&question, now_us, next);
  if (next->popup == HIATUS_POPUP_INVITATION)
    next->invitation = question.invitation;
}
