/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/owed.h"
#include "daemon/core/planner-private.h"
#include "daemon/core/risk.h"
#include "daemon/core/taper.h"

/* For each kind of pop-up that nobody asks for: whether a date has something to say, and in which part of it that is right. */

/* The word before a meeting comes half an hour ahead of it; up to two hours, where that is in the quiet hours. */
#define MEETING_LEAD_US (30 * G_TIME_SPAN_MINUTE)
#define MEETING_EARLIEST_US (2 * G_TIME_SPAN_HOUR)

/* "How was it?" leaves time to get away. */
#define MET_AFTER_US (15 * G_TIME_SPAN_MINUTE)

/* For how long the evening's question is right, and by how much it comes earlier where that is in the quiet hours. */
#define EVENING_SPAN_US (4 * G_TIME_SPAN_HOUR)
#define EVENING_EARLIEST_US (2 * G_TIME_SPAN_HOUR)

/* An invitation comes so long after the morning time, and after the day's pop-up. */
#define INVITATION_AFTER_US (3 * G_TIME_SPAN_HOUR)

static gint64
instant_of (const HiatusQuestion *question, gint minute)
{
  return hiatus_calendar_instant (&question->day, minute, question->zone);
}

static gboolean
is_under_way (const HiatusQuestion *question)
{
  return question->status.phase == HIATUS_PHASE_RUNNING || question->status.phase == HIATUS_PHASE_REVIEWING;
}

static gboolean
is_hard (const HiatusQuestion *question)
{
  return hiatus_care_find_hard_day (question->care, &question->day) != NULL;
}

static gboolean
find_day (const HiatusQuestion *question, HiatusSpan *span)
{
  if (!is_under_way (question))
    return FALSE;
  span->from_us = instant_of (question, question->times->morning);
  return TRUE;
}

static gboolean
find_end (const HiatusQuestion *question, HiatusSpan *span)
{
  if (question->status.phase != HIATUS_PHASE_COMPLETE || is_hard (question))
    return FALSE;
  span->from_us = instant_of (question, question->times->morning);
  return TRUE;
}

static gboolean
find_no_tray (const HiatusQuestion *question, HiatusSpan *span)
{
  return question->around->tray_missing;
}

static gboolean
find_evening (const HiatusQuestion *question, HiatusSpan *span)
{
  if (!question->times->evening_popup || !is_under_way (question))
    return FALSE;
  span->from_us = instant_of (question, question->times->evening);
  span->earliest_us = span->from_us - EVENING_EARLIEST_US;
  span->until_us = span->from_us + EVENING_SPAN_US;
  return TRUE;
}

static gboolean
find_risk (const HiatusQuestion *question, HiatusSpan *span)
{
  HiatusRisk risk;

  if (!question->times->risk_popup || !is_under_way (question) || !hiatus_risk_on (question->journey, &question->day, question->zone, &risk))
    return FALSE;
  span->from_us = instant_of (question, risk.minute);
  span->earliest_us = instant_of (question, risk.earliest);
  span->until_us = instant_of (question, risk.until);
  return TRUE;
}

/* What cannot be avoided goes on until the person has decided. */
static gboolean
has_meetings (const HiatusQuestion *question)
{
  return question->status.mode == HIATUS_MODE_LIMITED && (is_under_way (question) || question->status.phase == HIATUS_PHASE_COMPLETE);
}

static gboolean
find_meeting (const HiatusQuestion *question, HiatusSpan *span)
{
  const HiatusMeeting *meeting = has_meetings (question) ? hiatus_care_first_meeting (question->care, &question->day) : NULL;

  if (meeting == NULL)
    return FALSE;
  span->until_us = instant_of (question, meeting->minute);
  span->from_us = span->until_us - MEETING_LEAD_US;
  span->earliest_us = span->until_us - MEETING_EARLIEST_US;
  return TRUE;
}

/* Whether the person said themselves how it was. */
static gboolean
is_told (const HiatusQuestion *question, gint64 since_us)
{
  GPtrArray *events = hiatus_journey_events (question->journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_ENCOUNTER && event->happened_us >= since_us && hiatus_calendar_compare (&event->date, &question->day) == 0 && !hiatus_journey_is_undone (question->journey, event))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_met (const HiatusQuestion *question, HiatusSpan *span)
{
  const HiatusMeeting *meeting = has_meetings (question) ? hiatus_care_last_meeting (question->care, &question->day) : NULL;
  gint64 begin_us;

  if (meeting == NULL)
    return FALSE;
  begin_us = instant_of (question, meeting->minute);
  span->from_us = begin_us + meeting->minutes * G_TIME_SPAN_MINUTE + MET_AFTER_US;
  return !is_told (question, begin_us);
}

static gboolean
find_invitation (const HiatusQuestion *question, HiatusSpan *span)
{
  gint64 day_us;

  /* A day that is hard enough has no open questions. */
  if (question->invitation == HIATUS_INVITATION_NONE || (question->occasions & (HIATUS_OCCASION_HARD_DAY | HIATUS_OCCASION_AFTER_SLIP)) != 0)
    return FALSE;
  day_us = hiatus_journey_last_popup (question->journey, 1u << HIATUS_POPUP_DAY, span->until_us);
  span->from_us = MAX (instant_of (question, question->times->morning), day_us) + INVITATION_AFTER_US;
  return TRUE;
}

/* What is due is right from then on; what was due on an earlier date, when nobody was there, from the morning on. */
static void
set_owed (const HiatusQuestion *question, const HiatusOwed *owed, HiatusSpan *span)
{
  span->from_us = owed->from_us >= question->start_us ? owed->from_us : instant_of (question, question->times->morning);
}

static gboolean
find_letter (const HiatusQuestion *question, HiatusSpan *span)
{
  HiatusOwed owed;

  if (!hiatus_owed_letter (question->journey, &question->day, question->midnight_us, &owed))
    return FALSE;
  set_owed (question, &owed, span);
  return TRUE;
}

static gboolean
find_reminder (const HiatusQuestion *question, HiatusSpan *span)
{
  HiatusOwed owed;

  if (!hiatus_owed_step (question->journey, &question->day, is_hard (question), question->midnight_us, &owed))
    return FALSE;
  set_owed (question, &owed, span);
  return TRUE;
}

/* Whether there is something to say on that date, and from when on; where nothing else is said, until the end of it. */
typedef gboolean (*FindFunc) (const HiatusQuestion *question,
                              HiatusSpan *span);

static const FindFunc finds[HIATUS_N_POPUPS] = {
  [HIATUS_POPUP_DAY] = find_day,
  [HIATUS_POPUP_END] = find_end,
  [HIATUS_POPUP_NO_TRAY] = find_no_tray,
  [HIATUS_POPUP_EVENING] = find_evening,
  [HIATUS_POPUP_RISK] = find_risk,
  [HIATUS_POPUP_MEETING] = find_meeting,
  [HIATUS_POPUP_MET] = find_met,
  [HIATUS_POPUP_INVITATION] = find_invitation,
  [HIATUS_POPUP_LETTER] = find_letter,
  [HIATUS_POPUP_REMINDER] = find_reminder,
};

/**
 * hiatus_question_find_span:
 * @question: what is asked about
 * @popup: a kind that comes unasked
 * @span: (out caller-allocates): when it is right
 *
 * Whether the date has something of that kind to say, shown already or not.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_question_find_span (const HiatusQuestion *question, HiatusPopup popup, HiatusSpan *span)
{
  *span = (HiatusSpan){ question->start_us, G_MAXINT64, question->midnight_us };
  if (!finds[popup](question, span))
    return FALSE;
  span->from_us = MAX (span->from_us, question->start_us);
  span->earliest_us = MAX (MIN (span->earliest_us, span->from_us), question->start_us);
  span->until_us = MIN (span->until_us, question->midnight_us);
  return TRUE;
}

static gboolean
is_day_welcome (const HiatusQuestion *question)
{
  /* A stretch that was made longer on the day after its end has had its one pop-up of that day. */
  if (!question->times->day_popup || hiatus_journey_popup_shown (question->journey, HIATUS_POPUP_END, &question->day))
    return FALSE;
  /* What can be said on one day only is said, however seldom the others are. */
  return question->occasions != HIATUS_OCCASION_NONE || hiatus_taper_allows (question->journey, HIATUS_POPUP_DAY, &question->day);
}

static gboolean
is_end_welcome (const HiatusQuestion *question)
{
  GDate since = question->status.ends_on;

  g_date_add_days (&since, 1);
  /* Those of later dates were shown under a wrong clock, perhaps to nobody. */
  return hiatus_journey_count_popups (question->journey, HIATUS_POPUP_END, &since, &question->day) < HIATUS_END_POPUPS_MAX;
}

/**
 * hiatus_question_is_welcome:
 * @question: what is asked about
 * @popup: a kind that comes unasked, of which the date has something to say
 *
 * Whether that is wanted so often.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_question_is_welcome (const HiatusQuestion *question, HiatusPopup popup)
{
  switch (popup)
    {
    case HIATUS_POPUP_DAY:
      return is_day_welcome (question);
    case HIATUS_POPUP_END:
      return is_end_welcome (question);
    case HIATUS_POPUP_NO_TRAY:
      return hiatus_journey_count_popups (question->journey, HIATUS_POPUP_NO_TRAY, NULL, NULL) == 0;
    case HIATUS_POPUP_MEETING:
      return TRUE; /* of that meeting, there is no other moment */
    case HIATUS_POPUP_LETTER:
    case HIATUS_POPUP_REMINDER:
      return TRUE; /* the person asked for it, and it comes once */
    case HIATUS_POPUP_EVENING:
    case HIATUS_POPUP_RISK:
    case HIATUS_POPUP_MET:
    case HIATUS_POPUP_INVITATION:
      return hiatus_taper_allows (question->journey, popup, &question->day);
    case HIATUS_POPUP_NONE:
    case HIATUS_POPUP_UNDO:
    case HIATUS_POPUP_REPAIR:
    case HIATUS_POPUP_WAIT:
    case HIATUS_POPUP_COMPANY:
    default:
      return FALSE;
    }
}
