/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/wait.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* "Help me wait": a few minutes between the wish and the message, and then one question. The wall clock counts, so that the
 * time that the machine sleeps, or that no daemon runs, is time that passed. */

#define STRENGTH_LEAST 1
#define STRENGTH_MOST 3
#define STRENGTH_STRONG 2

/* A clock that is set right while somebody waits goes back by less. */
#define CLOCK_SLACK_US G_TIME_SPAN_MINUTE

/* What the journal has of the newest wait. An end ends the wait that it names: where two devices wrote the journal, that of
 * another one may come after its beginning. */
static void
look_back (const HiatusJourney *journey, HiatusWait *wait)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autoptr (GHashTable) ended = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gchar *id = NULL;
  gboolean is_told = FALSE;

  for (guint i = events->len; i > 0 && wait->event == NULL; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (hiatus_journey_is_undone (journey, event))
        continue;
      if (event->kind == HIATUS_EVENT_WAIT)
        wait->event = event;
      else if (event->kind == HIATUS_EVENT_WAIT_END)
        g_hash_table_add (ended, event->target);
      else if ((event->kind == HIATUS_EVENT_POPUP || event->kind == HIATUS_EVENT_POPUP_ANSWER) && event->popup == HIATUS_POPUP_WAIT && !is_told)
        {
          /* The last word counts: closed, or asked for once more. */
          wait->is_closed = event->kind == HIATUS_EVENT_POPUP_ANSWER;
          is_told = TRUE;
        }
    }
  id = wait->event == NULL ? NULL : hiatus_event_id (wait->event);
  if (id != NULL && g_hash_table_contains (ended, id))
    wait->event = NULL;
}

/**
 * hiatus_wait_find:
 * @journey: what has happened
 * @now_us: now, microseconds since the epoch, UTC
 * @wait: (out caller-allocates): the wait of now
 *
 * Whether the person waits, and what is due. There is one wait at a time: the newest, until its end is in the journal. One
 * that begins in the future, because the clock was set back by more than a minute, counts as missed: nobody knows how much
 * of its time has passed.
 */
void
hiatus_wait_find (const HiatusJourney *journey, gint64 now_us, HiatusWait *wait)
{
  gint64 left_us;

  *wait = (HiatusWait){ .wake_us = G_MAXINT64 };
  look_back (journey, wait);
  if (wait->event == NULL)
    return;
  wait->until_us = wait->event->happened_us + wait->event->minutes * G_TIME_SPAN_MINUTE;
  left_us = wait->until_us - now_us;
  if (now_us < wait->event->happened_us - CLOCK_SLACK_US || left_us <= -HIATUS_WAIT_ASK_SPAN_US)
    {
      wait->stage = HIATUS_WAIT_MISSED;
      return;
    }
  if (left_us <= 0)
    {
      wait->stage = HIATUS_WAIT_ASKING;
      wait->wake_us = wait->until_us + HIATUS_WAIT_ASK_SPAN_US;
      return;
    }
  wait->stage = HIATUS_WAIT_RUNNING;
  wait->minutes_left = MIN (wait->event->minutes, (gint) ((left_us + G_TIME_SPAN_MINUTE - 1) / G_TIME_SPAN_MINUTE));
  wait->wake_us = wait->is_closed ? wait->until_us : wait->until_us - (wait->minutes_left - 1) * G_TIME_SPAN_MINUTE;
}

/**
 * hiatus_wait_check_minutes:
 * @minutes: for how long somebody wants to wait
 * @error: return location
 *
 * Returns: %TRUE for 3, 5, 10 and 15; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_wait_check_minutes (gint minutes, GError **error)
{
  static const gint offered[] = { 3, 5, 10, 15 };

  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    if (minutes == offered[i])
      return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Hiatus can help to wait for 3, 5, 10 or 15 minutes, not for %d."), minutes);
  return FALSE;
}

/* How strong the urge is, as far as it was said a moment ago. What was said before the last wait belongs to that one. */
static gint
strength_of_now (const HiatusJourney *journey, gint64 now_us)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_WAIT)
        return 0;
      if ((event->kind == HIATUS_EVENT_URGE || event->kind == HIATUS_EVENT_WAIT_END) && event->strength != 0 &&
          event->happened_us > now_us - HIATUS_WAIT_URGE_SPAN_US && !hiatus_journey_is_undone (journey, event))
        return event->strength;
    }
  return 0;
}

/**
 * hiatus_wait_new_begin:
 * @journey: what has happened; nobody waits
 * @minutes: for how long
 * @now_us: now, microseconds since the epoch, UTC
 * @error: return location
 *
 * The beginning of a wait. How strong the urge is then is known where it was logged in the last
 * %HIATUS_WAIT_URGE_SPAN_US, or said at the end of a wait. No plan is needed to wait.
 *
 * Returns: (transfer full): the event; %NULL with the error of hiatus_wait_check_minutes()
 */
HiatusEvent *
hiatus_wait_new_begin (const HiatusJourney *journey, gint minutes, gint64 now_us, GError **error)
{
  HiatusEvent *event;

  if (!hiatus_wait_check_minutes (minutes, error))
    return NULL;
  event = hiatus_event_new (HIATUS_EVENT_WAIT);
  event->minutes = minutes;
  event->strength = strength_of_now (journey, now_us);
  return event;
}

/**
 * hiatus_wait_new_end:
 * @begin: the beginning of a wait
 * @answer: lighter, same or stronger; done where the person ended it early, closed where they said nothing
 *
 * Returns: (transfer full): the event of its end, with both strengths in the journal then
 */
HiatusEvent *
hiatus_wait_new_end (const HiatusEvent *begin, HiatusAnswer answer)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_WAIT_END);

  event->target = hiatus_event_id (begin);
  event->answer = answer;
  event->strength = hiatus_wait_strength_after (begin->strength, answer);
  return event;
}

/**
 * hiatus_wait_strength_after:
 * @before: how strong the urge was at the beginning, 0 where it was not said
 * @answer: what the person said at the end
 *
 * Returns: how strong it is now, 1 to 3; 0 where that is not known
 */
gint
hiatus_wait_strength_after (gint before, HiatusAnswer answer)
{
  if (before == 0)
    return 0;
  if (answer == HIATUS_ANSWER_LIGHTER)
    return MAX (before - 1, STRENGTH_LEAST);
  if (answer == HIATUS_ANSWER_SAME)
    return before;
  if (answer == HIATUS_ANSWER_STRONGER)
    return MIN (before + 1, STRENGTH_MOST);
  return 0;
}

/**
 * hiatus_wait_is_still_strong:
 * @before: how strong the urge was at the beginning, 0 where it was not said
 * @answer: what the person said at the end
 *
 * Returns: whether they are to be offered more; where nothing is known of the strength, they are
 */
gboolean
hiatus_wait_is_still_strong (gint before, HiatusAnswer answer)
{
  if (answer == HIATUS_ANSWER_SAME)
    return before == 0 || before >= STRENGTH_STRONG;
  return answer == HIATUS_ANSWER_STRONGER;
}

/**
 * hiatus_wait_was_overwhelming:
 * @event: an event
 *
 * Returns: whether it is the end of a wait after which the urge was overwhelming
 */
gboolean
hiatus_wait_was_overwhelming (const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_WAIT_END && event->strength == STRENGTH_MOST;
}
