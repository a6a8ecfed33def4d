/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/set-up.h"

#include "daemon/core/invitation.h"
#include "daemon/core/names.h"
#include "daemon/core/safety.h"

/* The stretch is in the journal from the first question on, so that it can be left after each. What is still to be asked
 * follows from what was answered, and nobody has to remember where they were. */

/* What the journal says of the stretch that is under way. */
typedef struct
{
  const HiatusEvent *start; /* (nullable): what began it, where more was to be asked then */
  gboolean goal_is_open;    /* nobody has said yet what they hope for */
  gboolean ever;            /* a stretch was begun, this one or another */
} Past;

static void
recall (const HiatusJourney *journey, Past *past)
{
  GPtrArray *events = hiatus_journey_events (journey);

  *past = (Past){ 0 };
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (hiatus_journey_is_undone (journey, event))
        continue;
      if (event->kind == HIATUS_EVENT_PLAN_START)
        {
          past->ever = TRUE;
          past->start = event->goal_said == HIATUS_GOAL_LATER ? event : NULL;
        }
      if (event->kind == HIATUS_EVENT_PLAN_START || event->kind == HIATUS_EVENT_PLAN_CHANGE)
        past->goal_is_open = event->goal_said == HIATUS_GOAL_LATER;
      if (event->kind == HIATUS_EVENT_PLAN_END)
        *past = (Past){ .ever = past->ever };
    }
}

/* Who is in danger by their own answer has said what they hope for, and nothing that starts contact is left to ask about. */
static HiatusSetUp
open_question (const HiatusJourney *journey, const Past *past)
{
  HiatusSafety safety;

  if (past->start == NULL)
    return HIATUS_SET_UP_NOTHING;
  hiatus_journey_safety (journey, &safety);
  if (safety.danger == HIATUS_REPLY_YES)
    return HIATUS_SET_UP_NOTHING;
  if (past->goal_is_open)
    return HIATUS_SET_UP_GOAL;
  return safety.danger == HIATUS_REPLY_UNANSWERED || safety.silence == HIATUS_REPLY_UNANSWERED ? HIATUS_SET_UP_SAFETY : HIATUS_SET_UP_NOTHING;
}

/**
 * hiatus_set_up_next:
 * @journey: what has happened
 * @today: the local date
 *
 * Where the set-up goes on, for %HIATUS_INVITATION_DAYS days from the one on which it was begun: what is open after that
 * stays as it is, and the safety check is asked before whatever starts contact.
 *
 * Returns: the next question; %HIATUS_SET_UP_NOTHING where there is none, or the stretch was begun otherwise
 */
HiatusSetUp
hiatus_set_up_next (const HiatusJourney *journey, const GDate *today)
{
  Past past;

  recall (journey, &past);
  if (!past.ever)
    return HIATUS_SET_UP_BEGIN;
  if (past.start == NULL || g_date_days_between (&past.start->date, today) >= HIATUS_INVITATION_DAYS)
    return HIATUS_SET_UP_NOTHING;
  return open_question (journey, &past);
}

/**
 * hiatus_set_up_is_goal_open:
 * @journey: what has happened
 *
 * Returns: whether the stretch that is under way was begun without saying what it is for, and nobody has said so since
 */
gboolean
hiatus_set_up_is_goal_open (const HiatusJourney *journey)
{
  Past past;

  recall (journey, &past);
  return past.goal_is_open;
}

/**
 * hiatus_set_up_holds_until:
 * @journey: what has happened
 *
 * Nobody is spoken to in the middle of the questions: not as long as one is open, for %HIATUS_SET_UP_HOLD_US.
 *
 * Returns: until when, microseconds since the epoch, UTC; 0 where nobody is being asked
 */
gint64
hiatus_set_up_holds_until (const HiatusJourney *journey)
{
  Past past;

  recall (journey, &past);
  return open_question (journey, &past) == HIATUS_SET_UP_NOTHING ? 0 : past.start->recorded_us + HIATUS_SET_UP_HOLD_US;
}

/**
 * hiatus_set_up_to_string:
 * @set_up: a question
 *
 * Returns: (transfer none): its name on the bus
 */
const gchar *
hiatus_set_up_to_string (HiatusSetUp set_up)
{
  return hiatus_names_at (hiatus_set_up_names, set_up);
}
