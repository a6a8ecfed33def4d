/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/safety.h"

#include <glib/gi18n.h>

/* What the walk over the journal has come to. */
typedef struct
{
  HiatusSafety *safety;
  gint64 silence_us;       /* when the answer to the second question happened */
  gboolean danger_is_old;  /* the answer is from before the last stretch ended */
  gboolean silence_is_old; /* likewise */
  gboolean started;
  gboolean ended;
} Walk;

static void
answer (Walk *walk, const HiatusEvent *event)
{
  if (event->danger != HIATUS_REPLY_UNANSWERED)
    {
      walk->safety->danger = event->danger;
      walk->danger_is_old = FALSE;
    }
  if (event->silence != HIATUS_REPLY_UNANSWERED)
    {
      walk->safety->silence = event->silence;
      walk->safety->wrote_since = FALSE;
      walk->silence_us = event->happened_us;
      walk->silence_is_old = FALSE;
    }
  walk->safety->answered_us = event->happened_us;
}

/* A stretch after another one may be about somebody else. So a "no" from before is asked again, while a "yes" closes until
 * it is answered anew. One that begins again in the middle is the same stretch in this. */
static void
begin_stretch (Walk *walk)
{
  if (walk->ended && walk->danger_is_old && walk->safety->danger == HIATUS_REPLY_NO)
    walk->safety->danger = HIATUS_REPLY_UNANSWERED;
  if (walk->ended && walk->silence_is_old && walk->safety->silence == HIATUS_REPLY_NO)
    walk->safety->silence = HIATUS_REPLY_UNANSWERED;
  if (walk->ended && walk->silence_is_old)
    walk->safety->wrote_since = FALSE;
  walk->started = TRUE;
  walk->ended = FALSE;
}

static void
end_stretch (Walk *walk)
{
  if (!walk->started || walk->ended)
    return;
  walk->ended = TRUE;
  walk->danger_is_old = TRUE;
  walk->silence_is_old = TRUE;
}

/* What was merely noticed opens nothing, before the person has said what it was. What upset them never does. */
static gboolean
is_said (const HiatusEvent *incoming)
{
  switch (incoming->about)
    {
    case HIATUS_ABOUT_NONE:
      return incoming->origin == HIATUS_ORIGIN_SAID;
    case HIATUS_ABOUT_SMALL_TALK:
    case HIATUS_ABOUT_PRACTICAL:
    case HIATUS_ABOUT_US:
      return TRUE;
    case HIATUS_ABOUT_UPSET:
    default:
      return FALSE;
    }
}

static void
step (Walk *walk, const HiatusEvent *event)
{
  if (event->kind == HIATUS_EVENT_SAFETY)
    answer (walk, event);
  else if (event->kind == HIATUS_EVENT_PLAN_START)
    begin_stretch (walk);
  else if (event->kind == HIATUS_EVENT_PLAN_END)
    end_stretch (walk);
  else if (event->kind == HIATUS_EVENT_INCOMING && is_said (event) && walk->safety->silence == HIATUS_REPLY_YES && event->happened_us >= walk->silence_us)
    walk->safety->wrote_since = TRUE;
}

/**
 * hiatus_journey_safety:
 * @journey: a journey
 * @safety: (out caller-allocates): what the person said
 *
 * The latest answer to each question counts. When a stretch begins after another was ended, a "no" from before that end
 * is unanswered again; a "yes" stays. @wrote_since knows of messages that the person spoke of, about anything but what
 * upset them, and that came after they had answered *silence*.
 */
void
hiatus_journey_safety (const HiatusJourney *journey, HiatusSafety *safety)
{
  GPtrArray *events = hiatus_journey_events (journey);
  Walk walk = { .safety = safety };

  *safety = (HiatusSafety){ 0 };
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (!hiatus_journey_is_undone (journey, event))
        step (&walk, event);
    }
}

/**
 * hiatus_safety_opens:
 * @safety: what the person said
 * @goal: what they hope for
 * @what: what is about to be offered, reached or done
 *
 * The gate. What starts no contact is always open. Whatever else is open only where the goal is not safety, the person
 * said that there is no danger, and that nobody asked for silence or that they wrote since. What is unanswered counts as yes.
 *
 * HIATUS_WITHOUT_GATE takes it out, for the test of the tests: those that try all ways to what is closed have to find one then.
 *
 * Returns: %TRUE if it is open
 */
gboolean
hiatus_safety_opens (const HiatusSafety *safety, HiatusGoal goal, HiatusStarts what)
{
#ifdef HIATUS_WITHOUT_GATE
  return TRUE;
#else
  if (what == HIATUS_STARTS_NOTHING)
    return TRUE;
  if (goal == HIATUS_GOAL_SAFETY || safety->danger != HIATUS_REPLY_NO)
    return FALSE;
  return safety->silence == HIATUS_REPLY_NO || (safety->silence == HIATUS_REPLY_YES && safety->wrote_since);
#endif
}

/**
 * hiatus_safety_why_closed:
 * @safety: what the person said
 * @goal: what they hope for
 *
 * What to say where hiatus_safety_opens() says no. It speaks of no kind of contact, so that it is right for each.
 *
 * Returns: (transfer none): two sentences, in the person's language: why, and the mend
 */
const gchar *
hiatus_safety_why_closed (const HiatusSafety *safety, HiatusGoal goal)
{
  if (safety->danger == HIATUS_REPLY_YES)
    return _ ("By your answer to the safety check nothing here starts contact. If that is different now, answer it anew: 'hiatus safety answer'.");
  if (goal == HIATUS_GOAL_SAFETY)
    return _ ("With the goal safety nothing here starts contact. If you hope for something else now: 'hiatus plan change --goal GOAL'.");
  if (safety->danger == HIATUS_REPLY_NO && safety->silence == HIATUS_REPLY_YES)
    return _ ("They asked for silence. If they write, everything opens again ('hiatus log incoming' notes it); if that is different now: 'hiatus safety answer'.");
  return _ ("The safety check comes first. It has two questions: 'hiatus safety answer'.");
}
