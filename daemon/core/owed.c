/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/owed.h"

#include "daemon/core/calendar.h"

/* Of the scripts, these have a meaning of their own here: who promised an answer for tomorrow is reminded on a hard day too,
 * and who has chosen to wait longer is not reminded of the message at the end. */
#define REPLY "reply"
#define ENDING "ending"

/* What was said to the pop-up of @day. */
static gboolean
said_later (const HiatusJourney *journey, HiatusPopup popup, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_POPUP_ANSWER && event->popup == popup && event->answer == HIATUS_ANSWER_LATER && hiatus_calendar_compare (&event->day, day) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the person was told since @until_us, on another date than @day, and did not say "Later" on an earlier one. One
 * pop-up tells of all that is due then. */
static gboolean
was_told (const HiatusJourney *journey, HiatusPopup popup, gint64 until_us, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind != HIATUS_EVENT_POPUP || event->popup != popup || event->happened_us < until_us || hiatus_calendar_compare (&event->day, day) == 0 || hiatus_journey_is_undone (journey, event))
        continue;
      return hiatus_calendar_compare (&event->day, day) > 0 || !said_later (journey, popup, &event->day);
    }
  return FALSE;
}

static void
take (HiatusOwed *owed, const HiatusEvent *event)
{
  owed->from_us = owed->event == NULL ? event->until_us : MIN (owed->from_us, event->until_us);
  if (owed->event == NULL || event->until_us > owed->event->until_us)
    owed->event = event;
}

/**
 * hiatus_owed_letter:
 * @journey: what has happened
 * @day: the local date that is asked about
 * @before_us: what is due only then, or later, is not
 * @owed: (out caller-allocates): the letters that are
 *
 * Whether a letter that the person wanted to see again is due on @day, shown on that date already or not. It is shown once,
 * whatever day that is and whatever comes of it, and only if it was kept.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_owed_letter (const HiatusJourney *journey, const GDate *day, gint64 before_us, HiatusOwed *owed)
{
  GPtrArray *events = hiatus_journey_events (journey);

  *owed = (HiatusOwed){ 0 };
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind != HIATUS_EVENT_LETTER || event->until_us == 0 || event->until_us >= before_us || !hiatus_event_has_note (event) || hiatus_journey_is_undone (journey, event))
        continue;
      if (!was_told (journey, HIATUS_POPUP_LETTER, event->until_us, day))
        take (owed, event);
    }
  return owed->event != NULL;
}

static gboolean
is_same_run (const HiatusEvent *left, const HiatusEvent *right)
{
  return g_strcmp0 (left->script, right->script) == 0 && g_strcmp0 (left->target, right->target) == 0;
}

/* Whether what was put off as the event number @place is no longer: the person went on with that script since it was due, said
 * something else of that step, or began anew. */
static gboolean
is_passed (const HiatusJourney *journey, guint place)
{
  GPtrArray *events = hiatus_journey_events (journey);
  const HiatusEvent *put_off = g_ptr_array_index (events, place);
  const HiatusEvent *target = put_off->target == NULL ? NULL : hiatus_journey_find (journey, put_off->target);

  if (target != NULL && hiatus_journey_is_undone (journey, target))
    return TRUE;
  for (guint i = place + 1; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind != HIATUS_EVENT_SCRIPT_STEP || !is_same_run (event, put_off) || hiatus_journey_is_undone (journey, event))
        continue;
      if (event->progress == HIATUS_PROGRESS_BEGUN || g_strcmp0 (event->step, put_off->step) == 0 || event->happened_us >= put_off->until_us)
        return TRUE;
    }
  return FALSE;
}

/* With another stretch, and with what ends one for good, all that was put off before belongs to the past. */
static gboolean
is_turn (const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_PLAN_START || (event->kind == HIATUS_EVENT_PLAN_END && event->decision != HIATUS_DECISION_REACH_OUT);
}

/**
 * hiatus_owed_step:
 * @journey: what has happened
 * @day: the local date that is asked about
 * @is_hard: whether @day may be a hard one: then only an answer that was promised is due
 * @before_us: what is due only then, or later, is not
 * @owed: (out caller-allocates): the steps that are
 *
 * Whether a step of a script that was put off until some time is due on @day, shown on that date already or not: an answer
 * that was to rest overnight, a message, a look after four weeks. It is spoken of once, and once more for each "Later". With
 * goal safety there is nothing of the kind.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_owed_step (const HiatusJourney *journey, const GDate *day, gboolean is_hard, gint64 before_us, HiatusOwed *owed)
{
  GPtrArray *events = hiatus_journey_events (journey);
  gboolean waits_longer = FALSE;
  HiatusStatus status;

  *owed = (HiatusOwed){ 0 };
  hiatus_journey_status (journey, day, &status);
  if (status.phase != HIATUS_PHASE_NONE && status.goal == HIATUS_GOAL_SAFETY)
    return FALSE;
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (hiatus_journey_is_undone (journey, event))
        continue;
      if (is_turn (event))
        break;
      waits_longer = waits_longer || event->kind == HIATUS_EVENT_PLAN_LENGTH;
      if (event->kind != HIATUS_EVENT_SCRIPT_STEP || event->until_us == 0 || event->until_us >= before_us)
        continue;
      if ((is_hard && g_strcmp0 (event->script, REPLY) != 0) || (waits_longer && g_strcmp0 (event->script, ENDING) == 0))
        continue;
      if (!is_passed (journey, i - 1) && !was_told (journey, HIATUS_POPUP_REMINDER, event->until_us, day))
        take (owed, event);
    }
  return owed->event != NULL;
}
