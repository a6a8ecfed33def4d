/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/plan.h"

#include "daemon/core/calendar.h"

/* An open-ended plan looks back from this day on. */
#define OPEN_REVIEW_DAY 21

/* From when on a length is in force. */
typedef struct
{
  GDate from;
  gint length;
} LengthChange;

/**
 * hiatus_plan_init:
 * @plan: (out caller-allocates): becomes no plan
 */
void
hiatus_plan_init (HiatusPlan *plan)
{
  *plan = (HiatusPlan){ .lengths = g_array_new (FALSE, FALSE, sizeof (LengthChange)) };
  hiatus_talks_init (&plan->talks);
}

/**
 * hiatus_plan_clear:
 * @plan: a plan
 *
 * Frees what it owns.
 */
void
hiatus_plan_clear (HiatusPlan *plan)
{
  g_clear_pointer (&plan->lengths, g_array_unref);
  hiatus_talks_clear (&plan->talks);
}

/**
 * hiatus_plan_reset:
 * @plan: a plan
 *
 * Makes it no plan: the fold begins anew.
 */
void
hiatus_plan_reset (HiatusPlan *plan)
{
  plan->started = FALSE;
  plan->ended = FALSE;
  plan->in_danger = FALSE;
  g_array_set_size (plan->lengths, 0);
  hiatus_talks_reset (&plan->talks);
}

static gint
length_on (const HiatusPlan *plan, const GDate *date)
{
  gint length = g_array_index (plan->lengths, LengthChange, 0).length;

  for (guint i = 1; i < plan->lengths->len; i++)
    {
      const LengthChange *change = &g_array_index (plan->lengths, LengthChange, i);

      if (hiatus_calendar_compare (&change->from, date) <= 0)
        length = change->length;
    }
  return length;
}

/**
 * hiatus_plan_day_on:
 * @plan: a plan
 * @date: a local date
 *
 * Returns: the day of the plan that @date is, from 1 on; talks take no days from it
 */
gint
hiatus_plan_day_on (const HiatusPlan *plan, const GDate *date)
{
  return g_date_days_between (&plan->starts_on, date) + 1 - hiatus_talks_count_days (&plan->talks, date);
}

static gboolean
is_shorter (gint length, gint than)
{
  if (length == HIATUS_LENGTH_OPEN)
    return FALSE;
  return than == HIATUS_LENGTH_OPEN || length < than;
}

static void
start (HiatusPlan *plan, const HiatusEvent *event)
{
  LengthChange first = { event->starts_on, plan->in_danger ? HIATUS_LENGTH_OPEN : event->length };

  plan->started = TRUE;
  plan->ended = FALSE;
  plan->starts_on = event->starts_on;
  plan->goal = plan->in_danger ? HIATUS_GOAL_SAFETY : event->goal;
  plan->mode = event->mode;
  hiatus_talks_start_plan (&plan->talks, event);
  g_array_set_size (plan->lengths, 0);
  g_array_append_val (plan->lengths, first);
}

/* A longer stretch begins at once. A shorter one begins the next morning, so that nobody shortens it to
 * today at midnight and writes. What was still pending gives way to the newer wish. */
static void
change_length (HiatusPlan *plan, const HiatusEvent *event)
{
  LengthChange change = { event->date, event->length };

  if (!plan->started || plan->ended || plan->goal == HIATUS_GOAL_SAFETY)
    return;
  while (plan->lengths->len > 1 && hiatus_calendar_compare (&g_array_index (plan->lengths, LengthChange, plan->lengths->len - 1).from, &event->date) > 0)
    g_array_set_size (plan->lengths, plan->lengths->len - 1);
  if (is_shorter (change.length, length_on (plan, &event->date)))
    g_date_add_days (&change.from, 1);
  g_array_append_val (plan->lengths, change);
}

/* Goal safety has no talking: a plan that waited goes on, and one that had ended with a message does so too, for nobody in
 * danger is left alone with it. */
static void
stop_talking (HiatusPlan *plan, const HiatusEvent *event)
{
  hiatus_talks_end (&plan->talks, event);
  plan->ended = FALSE;
}

/* Goal safety has no end, from the day on which it is chosen. Another goal leaves the length as it is. In danger there is
 * no other one, whatever a device said that had not heard of it. */
static void
set_goal (HiatusPlan *plan, HiatusGoal wanted, const HiatusEvent *event)
{
  HiatusGoal goal = plan->in_danger ? HIATUS_GOAL_SAFETY : wanted;
  LengthChange open = { event->date, HIATUS_LENGTH_OPEN };

  if (goal == HIATUS_GOAL_SAFETY && hiatus_talks_open_from (&plan->talks) != NULL)
    stop_talking (plan, event);
  if (goal == HIATUS_GOAL_SAFETY && plan->goal != HIATUS_GOAL_SAFETY && !plan->ended)
    g_array_append_val (plan->lengths, open);
  plan->goal = goal;
}

static void
change (HiatusPlan *plan, const HiatusEvent *event)
{
  if (!plan->started || plan->ended)
    return;
  set_goal (plan, event->goal, event);
  plan->mode = event->mode;
}

/* Whoever is in danger is so at once, while they talk to each other too. Whoever is so no longer chooses the goal
 * themselves. */
static void
answer_safety (HiatusPlan *plan, const HiatusEvent *event)
{
  if (event->danger == HIATUS_REPLY_UNANSWERED)
    return;
  plan->in_danger = event->danger == HIATUS_REPLY_YES;
  if (plan->started)
    set_goal (plan, plan->goal, event);
}

/* The numbers stay as they were on the date of the first decision. One message leads to a talk, and what is decided in that
 * talk ends it; a second message there is none. */
static void
end (HiatusPlan *plan, const HiatusEvent *event)
{
  gboolean reaches_out = event->decision == HIATUS_DECISION_REACH_OUT;

  if (!plan->started || (plan->ended && (reaches_out || hiatus_talks_open_from (&plan->talks) == NULL)))
    return;
  hiatus_talks_end (&plan->talks, event);
  if (!plan->ended)
    plan->ended_on = event->date;
  plan->ended = TRUE;
  if (reaches_out && plan->goal != HIATUS_GOAL_SAFETY)
    hiatus_talks_begin (&plan->talks, event, FALSE);
}

static gboolean
can_wait (const HiatusPlan *plan, const GDate *date)
{
  return plan->started && !plan->ended && plan->goal != HIATUS_GOAL_SAFETY && hiatus_plan_day_on (plan, date) >= 1;
}

/* How it stands with talking to each other. A talk in the middle of a plan lets it wait; with goal safety there is none. */
static void
talk (HiatusPlan *plan, const HiatusEvent *event)
{
  switch (event->talk)
    {
    case HIATUS_TALK_BEGUN:
      if (can_wait (plan, &event->date) && hiatus_talks_open_from (&plan->talks) == NULL)
        hiatus_talks_begin (&plan->talks, event, TRUE);
      break;
    case HIATUS_TALK_OVER:
      if (hiatus_talks_is_pausing (&plan->talks))
        hiatus_talks_end (&plan->talks, event);
      break;
    case HIATUS_TALK_ANSWERED:
    case HIATUS_TALK_NO_ANSWER:
    case HIATUS_TALK_SAID_NO:
      hiatus_talks_say (&plan->talks, event->talk);
      break;
    case HIATUS_TALK_NONE:
    default:
      break;
    }
}

/**
 * hiatus_plan_take:
 * @plan: a plan
 * @event: what happened; most kinds change no plan
 *
 * One step of the fold.
 */
void
hiatus_plan_take (HiatusPlan *plan, const HiatusEvent *event)
{
  if (event->kind == HIATUS_EVENT_PLAN_START)
    start (plan, event);
  else if (event->kind == HIATUS_EVENT_PLAN_LENGTH)
    change_length (plan, event);
  else if (event->kind == HIATUS_EVENT_PLAN_CHANGE)
    change (plan, event);
  else if (event->kind == HIATUS_EVENT_PLAN_END)
    end (plan, event);
  else if (event->kind == HIATUS_EVENT_SAFETY)
    answer_safety (plan, event);
  else if (event->kind == HIATUS_EVENT_TALK)
    talk (plan, event);
}

static HiatusPhase
phase_on (const HiatusPlan *plan, gint day, gint length)
{
  if (hiatus_talks_open_from (&plan->talks) != NULL)
    return HIATUS_PHASE_TALKING;
  if (plan->ended)
    return HIATUS_PHASE_CLOSED;
  if (day < 1)
    return HIATUS_PHASE_PLANNED;
  if (length == HIATUS_LENGTH_OPEN)
    return day >= OPEN_REVIEW_DAY && plan->goal != HIATUS_GOAL_SAFETY ? HIATUS_PHASE_REVIEWING : HIATUS_PHASE_RUNNING;
  if (day > length)
    return HIATUS_PHASE_COMPLETE;
  return 4 * day > 3 * length ? HIATUS_PHASE_REVIEWING : HIATUS_PHASE_RUNNING;
}

static gint
moon_frame_on (gint day, gint length)
{
  if (length == HIATUS_LENGTH_OPEN)
    return HIATUS_MOON_HALF;
  if (length == 1)
    return HIATUS_MOON_FULL;
  return (2 * HIATUS_MOON_FULL * (MAX (day, 1) - 1) + (length - 1)) / (2 * (length - 1)); /* rounded */
}

/* While a plan waits so does its moon. */
static gint
moon_frame (const HiatusStatus *status)
{
  switch (status->phase)
    {
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
      return moon_frame_on (status->day, status->length);
    case HIATUS_PHASE_TALKING:
      return status->paused ? moon_frame_on (status->day, status->length) : HIATUS_MOON_FULL;
    case HIATUS_PHASE_COMPLETE:
      return HIATUS_MOON_FULL;
    case HIATUS_PHASE_NONE:
    case HIATUS_PHASE_PLANNED:
    case HIATUS_PHASE_CLOSED:
    default:
      return HIATUS_MOON_NONE;
    }
}

/* After its end, and while it waits for a talk that began on a later date elsewhere, a plan is where it was then. */
static const GDate *
date_in_force (const HiatusPlan *plan, const GDate *today)
{
  const GDate *from = hiatus_talks_open_from (&plan->talks);

  if (plan->ended)
    return &plan->ended_on;
  return from != NULL && hiatus_calendar_compare (today, from) < 0 ? from : today;
}

/**
 * hiatus_plan_status:
 * @plan: a plan
 * @today: the local date
 * @status: (out caller-allocates): what is true on it, but for what happened besides: kept days and urges
 */
void
hiatus_plan_status (const HiatusPlan *plan, const GDate *today, HiatusStatus *status)
{
  const GDate *date = date_in_force (plan, today);
  gint day, length;

  *status = (HiatusStatus){ .moon_frame = HIATUS_MOON_NONE };
  if (!plan->started)
    return;
  day = hiatus_plan_day_on (plan, date);
  length = length_on (plan, date);
  status->phase = phase_on (plan, day, length);
  status->goal = plan->goal;
  status->mode = plan->mode;
  status->length = length;
  status->starts_on = plan->starts_on;
  status->paused = hiatus_talks_is_pausing (&plan->talks);
  status->talk_days = hiatus_talks_count_days (&plan->talks, date);
  status->day = MAX (day, 0);
  if (length != HIATUS_LENGTH_OPEN)
    {
      status->day = MIN (status->day, length);
      status->days_left = length - status->day;
      status->ends_on = plan->starts_on;
      g_date_add_days (&status->ends_on, (guint) (length - 1 + status->talk_days));
    }
  status->moon_frame = moon_frame (status);
  status->waiting = status->phase == HIATUS_PHASE_COMPLETE;
}

/**
 * hiatus_plan_count_kept:
 * @plan: a plan
 * @journey: what has happened
 * @day_count: so many days of the plan, from its first on
 *
 * Returns: how many of these days had no slip
 */
gint
hiatus_plan_count_kept (const HiatusPlan *plan, const HiatusJourney *journey, gint day_count)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      gint day;

      if (!hiatus_journey_is_slip (journey, event))
        continue;
      day = g_date_valid (&event->date) ? hiatus_plan_day_on (plan, &event->date) : 0;
      if (day >= 1 && day <= day_count)
        g_hash_table_add (days, GINT_TO_POINTER (day));
    }
  return day_count - (gint) g_hash_table_size (days);
}
