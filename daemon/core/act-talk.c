/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/act-private.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

static gboolean
check_begin (const HiatusStatus *status, GError **error)
{
  if (status->goal == HIATUS_GOAL_SAFETY && status->phase != HIATUS_PHASE_NONE)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("With the goal safety there is no talking: you need not answer."));
  else if (status->phase == HIATUS_PHASE_TALKING)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("You are talking with them already."));
  else if (status->phase == HIATUS_PHASE_RUNNING || status->phase == HIATUS_PHASE_REVIEWING)
    return TRUE;
  else
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("No stretch is counting days now, so none has to wait while you talk."));
  return FALSE;
}

static gboolean
check_over (const HiatusStatus *status, GError **error)
{
  if (status->paused)
    return TRUE;
  if (status->phase == HIATUS_PHASE_TALKING)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("This stretch has ended with a message, so there are no days to go back to. To close it: hiatus plan end"));
  else
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("No stretch waits for a talk now: there is none to go back to."));
  return FALSE;
}

static gboolean
check_word (const HiatusStatus *status, GError **error)
{
  if (status->phase == HIATUS_PHASE_TALKING)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("You are not talking with them now. If they wrote: hiatus log incoming"));
  return FALSE;
}

/**
 * hiatus_act_talk:
 * @journey: what has happened
 * @talk: how it stands with talking to each other
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @error: return location
 *
 * %HIATUS_TALK_BEGUN lets a plan wait that is under way, and %HIATUS_TALK_OVER leads back to it; the others say what came of the
 * talk. A message at the end of a plan begins one as well (hiatus_act_end_plan()), which that function ends, too.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_REFUSED where it cannot be now
 */
HiatusEvent *
hiatus_act_talk (const HiatusJourney *journey, HiatusTalk talk, gint64 now_us, GTimeZone *zone, GError **error)
{
  HiatusEvent *event;
  HiatusStatus status;
  GDate today;
  gboolean may;

  g_return_val_if_fail (talk != HIATUS_TALK_NONE, NULL);

  hiatus_calendar_date_at (now_us, zone, &today);
  hiatus_journey_status (journey, &today, &status);
  if (talk == HIATUS_TALK_BEGUN)
    may = check_begin (&status, error);
  else if (talk == HIATUS_TALK_OVER)
    may = check_over (&status, error);
  else
    may = check_word (&status, error);
  if (!may)
    return NULL;
  event = hiatus_event_new (HIATUS_EVENT_TALK);
  event->talk = talk;
  return event;
}
