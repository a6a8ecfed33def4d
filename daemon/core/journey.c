/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/journey.h"

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"

/* An open-ended plan looks back from this day on. */
#define OPEN_REVIEW_DAY 21

/* From when on a length is in force. */
typedef struct
{
  GDate from;
  gint length;
} LengthChange;

typedef struct
{
  gboolean started;
  gboolean ended;
  GDate starts_on;
  GDate ended_on; /* the date of the decision */
  HiatusGoal goal;
  HiatusMode mode;
  HiatusDecision decision;
  gboolean in_danger; /* by the last answer to the safety check; outlives the plan */
  GArray *lengths;    /* (owned) (element-type LengthChange): by date, the first one from the start on */
} Plan;

struct _HiatusJourney
{
  GPtrArray *events;  /* (owned) (element-type HiatusEvent): in the order of hiatus_event_compare() */
  GHashTable *by_id;  /* (owned) (element-type utf8 HiatusEvent): the same; keys owned */
  GHashTable *undone; /* (owned) (element-type utf8): ids that an undo names, whether known yet or not */
  GHashTable *gone;   /* (owned) (element-type HiatusEvent): the events of these that are known */

  /* What the fold over all events that are not undone has come to. */
  Plan plan;
  gint64 quiet_until_us;
  const HiatusEvent *last_act; /* (unowned) (nullable) */
};

/**
 * hiatus_journey_new:
 *
 * Returns: (transfer full): a journey on which nothing has happened
 */
HiatusJourney *
hiatus_journey_new (void)
{
  HiatusJourney *journey = g_new0 (HiatusJourney, 1);

  journey->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);
  journey->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  journey->undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  journey->gone = g_hash_table_new (NULL, NULL);
  journey->plan.lengths = g_array_new (FALSE, FALSE, sizeof (LengthChange));
  return journey;
}

/**
 * hiatus_journey_free:
 * @journey: (transfer full) (nullable): a journey
 *
 * Frees a journey and its events.
 */
void
hiatus_journey_free (HiatusJourney *journey)
{
  if (journey == NULL)
    return;
  g_ptr_array_unref (journey->events);
  g_hash_table_unref (journey->by_id);
  g_hash_table_unref (journey->undone);
  g_hash_table_unref (journey->gone);
  g_array_unref (journey->plan.lengths);
  g_free (journey);
}

static gint
plan_length_on (const Plan *plan, const GDate *date)
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

static gboolean
is_shorter (gint length, gint than)
{
  if (length == HIATUS_LENGTH_OPEN)
    return FALSE;
  return than == HIATUS_LENGTH_OPEN || length < than;
}

static void
plan_start (Plan *plan, const HiatusEvent *event)
{
  LengthChange first = { event->starts_on, plan->in_danger ? HIATUS_LENGTH_OPEN : event->length };

  plan->started = TRUE;
  plan->ended = FALSE;
  plan->starts_on = event->starts_on;
  plan->goal = plan->in_danger ? HIATUS_GOAL_SAFETY : event->goal;
  plan->mode = event->mode;
  g_array_set_size (plan->lengths, 0);
  g_array_append_val (plan->lengths, first);
}

/* A longer stretch begins at once. A shorter one begins the next morning, so that nobody shortens it to
 * today at midnight and writes. What was still pending gives way to the newer wish. */
static void
plan_change_length (Plan *plan, const HiatusEvent *event)
{
  LengthChange change = { event->date, event->length };

  if (!plan->started || plan->ended || plan->goal == HIATUS_GOAL_SAFETY)
    return;
  while (plan->lengths->len > 1 && hiatus_calendar_compare (&g_array_index (plan->lengths, LengthChange, plan->lengths->len - 1).from, &event->date) > 0)
    g_array_set_size (plan->lengths, plan->lengths->len - 1);
  if (is_shorter (change.length, plan_length_on (plan, &event->date)))
    g_date_add_days (&change.from, 1);
  g_array_append_val (plan->lengths, change);
}

/* Goal safety has no end, from the day on which it is chosen. Another goal leaves the length as it is. In danger there is
 * no other one, whatever a device said that had not heard of it. */
static void
set_goal (Plan *plan, HiatusGoal wanted, const GDate *date)
{
  HiatusGoal goal = plan->in_danger ? HIATUS_GOAL_SAFETY : wanted;
  LengthChange open = { *date, HIATUS_LENGTH_OPEN };

  if (goal == HIATUS_GOAL_SAFETY && plan->goal != HIATUS_GOAL_SAFETY && !plan->ended)
    g_array_append_val (plan->lengths, open);
  plan->goal = goal;
}

static void
plan_change (Plan *plan, const HiatusEvent *event)
{
  if (!plan->started || plan->ended)
    return;
  set_goal (plan, event->goal, &event->date);
  plan->mode = event->mode;
}

/* Whoever is in danger is so at once, while they talk to each other too. Whoever is so no longer chooses the goal
 * themselves. */
static void
plan_answer_safety (Plan *plan, const HiatusEvent *event)
{
  if (event->danger == HIATUS_REPLY_UNANSWERED)
    return;
  plan->in_danger = event->danger == HIATUS_REPLY_YES;
  if (plan->started)
    set_goal (plan, plan->goal, &event->date);
}

static void
plan_end (Plan *plan, const HiatusEvent *event)
{
  if (!plan->started || plan->ended)
    return;
  plan->ended = TRUE;
  plan->ended_on = event->date;
  plan->decision = event->decision;
}

/* One step of the fold. */
static void
step (HiatusJourney *journey, const HiatusEvent *event)
{
  /* What was noticed may be undone by its id, but "Undo" means what the person did. */
  if (hiatus_event_is_act (event) && event->origin == HIATUS_ORIGIN_SAID)
    journey->last_act = event;
  switch (event->kind)
    {
    case HIATUS_EVENT_PLAN_START:
      plan_start (&journey->plan, event);
      break;
    case HIATUS_EVENT_PLAN_LENGTH:
      plan_change_length (&journey->plan, event);
      break;
    case HIATUS_EVENT_PLAN_CHANGE:
      plan_change (&journey->plan, event);
      break;
    case HIATUS_EVENT_PLAN_END:
      plan_end (&journey->plan, event);
      break;
    case HIATUS_EVENT_SAFETY:
      plan_answer_safety (&journey->plan, event);
      break;
    case HIATUS_EVENT_QUIET:
      journey->quiet_until_us = event->until_us;
      break;
    case HIATUS_EVENT_URGE:
    case HIATUS_EVENT_LOOK:
    case HIATUS_EVENT_SLIP:
    case HIATUS_EVENT_PROMPT:
    case HIATUS_EVENT_POPUP:
    case HIATUS_EVENT_POPUP_ANSWER:
      /* Counted where they are asked for, by date. */
    case HIATUS_EVENT_INCOMING:
    case HIATUS_EVENT_ENCOUNTER:
      /* Agreed contact: they change no count. */
    case HIATUS_EVENT_WRONG_PERSON:
    case HIATUS_EVENT_WATCH_PAUSE:
    case HIATUS_EVENT_SENDING:
      /* Looked up where something was noticed: journey-watch.c. */
    case HIATUS_EVENT_WAIT:
    case HIATUS_EVENT_WAIT_END:
    case HIATUS_EVENT_REFLECTION:
    case HIATUS_EVENT_SCRIPT_STEP:
    case HIATUS_EVENT_LETTER_FELT:
      /* They belong to another event, and are looked for beside it. */
    case HIATUS_EVENT_TALK:
    case HIATUS_EVENT_LETTER:
    case HIATUS_EVENT_UNDO:
    case HIATUS_EVENT_REPAIR:
    case HIATUS_EVENT_UNKNOWN:
    default:
      break;
    }
}

static void
fold (HiatusJourney *journey)
{
  journey->plan.started = FALSE;
  journey->plan.ended = FALSE;
  journey->plan.in_danger = FALSE;
  g_array_set_size (journey->plan.lengths, 0);
  journey->quiet_until_us = 0;
  journey->last_act = NULL;
  for (guint i = 0; i < journey->events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (journey->events, i);

      if (!hiatus_journey_is_undone (journey, event))
        step (journey, event);
    }
}

/* Notes that @event, if it is known and can be, is taken back. The safety check is answered anew instead. */
static void
let_go (HiatusJourney *journey, HiatusEvent *event)
{
  if (event != NULL && event->kind != HIATUS_EVENT_UNDO && event->kind != HIATUS_EVENT_SAFETY)
    g_hash_table_add (journey->gone, event);
}

/* Where @event belongs among the events; nearly always at the end. */
static guint
place_of (const HiatusJourney *journey, const HiatusEvent *event)
{
  guint place = journey->events->len;

  while (place > 0 && hiatus_event_compare (g_ptr_array_index (journey->events, place - 1), event) > 0)
    place--;
  return place;
}

/**
 * hiatus_journey_add:
 * @journey: a journey
 * @event: (transfer full): an event that was recorded
 *
 * Takes in one event. The order in which events arrive makes no difference; one that is known is dropped.
 *
 * Returns: %TRUE if @event is new
 */
gboolean
hiatus_journey_add (HiatusJourney *journey, HiatusEvent *event)
{
  g_autofree gchar *id = hiatus_event_id (event);
  guint place;

  if (g_hash_table_contains (journey->by_id, id))
    {
      hiatus_event_free (event);
      return FALSE;
    }
  place = place_of (journey, event);
  g_ptr_array_insert (journey->events, (gint) place, event);
  g_hash_table_insert (journey->by_id, g_strdup (id), event);
  if (event->kind == HIATUS_EVENT_UNDO)
    {
      g_hash_table_add (journey->undone, g_strdup (event->target));
      let_go (journey, g_hash_table_lookup (journey->by_id, event->target));
    }
  if (g_hash_table_contains (journey->undone, id))
    let_go (journey, event);

  if (event->kind == HIATUS_EVENT_UNDO || place + 1 < journey->events->len)
    fold (journey);
  else if (!hiatus_journey_is_undone (journey, event))
    step (journey, event);
  return TRUE;
}

static HiatusPhase
phase_on (const Plan *plan, const GDate *date, gint day, gint length)
{
  if (plan->ended)
    return plan->decision == HIATUS_DECISION_REACH_OUT ? HIATUS_PHASE_TALKING : HIATUS_PHASE_CLOSED;
  if (day < 1)
    return HIATUS_PHASE_PLANNED;
  if (length == HIATUS_LENGTH_OPEN)
    return day >= OPEN_REVIEW_DAY && plan->goal != HIATUS_GOAL_SAFETY ? HIATUS_PHASE_REVIEWING : HIATUS_PHASE_RUNNING;
  if (day > length)
    return HIATUS_PHASE_COMPLETE;
  return 4 * day > 3 * length ? HIATUS_PHASE_REVIEWING : HIATUS_PHASE_RUNNING;
}

static gint
moon_frame (HiatusPhase phase, gint day, gint length)
{
  switch (phase)
    {
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
      if (length == HIATUS_LENGTH_OPEN)
        return HIATUS_MOON_HALF;
      if (length == 1)
        return HIATUS_MOON_FULL;
      return (2 * HIATUS_MOON_FULL * (day - 1) + (length - 1)) / (2 * (length - 1)); /* rounded */
    case HIATUS_PHASE_COMPLETE:
    case HIATUS_PHASE_TALKING:
      return HIATUS_MOON_FULL;
    case HIATUS_PHASE_NONE:
    case HIATUS_PHASE_PLANNED:
    case HIATUS_PHASE_CLOSED:
    default:
      return HIATUS_MOON_NONE;
    }
}

/* The days of the plan, @day_count from its start, on which a slip happened. */
static gint
count_slip_days (const HiatusJourney *journey, gint day_count)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < journey->events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (journey->events, i);
      gint day;

      if (event->kind != HIATUS_EVENT_SLIP)
        continue;
      day = g_date_valid (&event->date) ? g_date_days_between (&journey->plan.starts_on, &event->date) + 1 : 0;
      if (day >= 1 && day <= day_count && !hiatus_journey_is_undone (journey, event))
        g_hash_table_add (days, GINT_TO_POINTER (day));
    }
  return (gint) g_hash_table_size (days);
}

static void
count_urges (const HiatusJourney *journey, const GDate *today, HiatusStatus *status)
{
  for (guint i = 0; i < journey->events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (journey->events, i);

      if (event->kind != HIATUS_EVENT_URGE || hiatus_journey_is_undone (journey, event))
        continue;
      if (hiatus_calendar_compare (&event->date, &status->starts_on) >= 0)
        status->urges_total++;
      if (hiatus_calendar_compare (&event->date, today) == 0)
        status->urges_today++;
    }
}

/**
 * hiatus_journey_status:
 * @journey: a journey
 * @today: the local date
 * @status: (out caller-allocates): what is true on it
 *
 * Where the person stands on @today. Everything is counted in local dates: one that is lived twice
 * because of travel counts once, one that is skipped has passed. After a plan was ended its numbers stay
 * as they were on the date of the decision.
 */
void
hiatus_journey_status (const HiatusJourney *journey, const GDate *today, HiatusStatus *status)
{
  const Plan *plan = &journey->plan;
  gint day, length;

  *status = (HiatusStatus){ .moon_frame = HIATUS_MOON_NONE };
  if (plan->started)
    {
      const GDate *date = plan->ended ? &plan->ended_on : today;

      day = g_date_days_between (&plan->starts_on, date) + 1;
      length = plan_length_on (plan, date);
      status->phase = phase_on (plan, date, day, length);
      status->goal = plan->goal;
      status->mode = plan->mode;
      status->length = length;
      status->starts_on = plan->starts_on;
      status->day = MAX (day, 0);
      if (length != HIATUS_LENGTH_OPEN)
        {
          status->day = MIN (status->day, length);
          status->days_left = length - status->day;
          status->ends_on = plan->starts_on;
          g_date_add_days (&status->ends_on, (guint) length - 1);
        }
      status->kept = plan->goal == HIATUS_GOAL_SAFETY ? -1 : status->day - count_slip_days (journey, status->day);
      status->moon_frame = moon_frame (status->phase, status->day, length);
      status->waiting = status->phase == HIATUS_PHASE_COMPLETE;
    }
  count_urges (journey, today, status);
}

/**
 * hiatus_journey_events:
 * @journey: a journey
 *
 * Returns: (transfer none) (element-type HiatusEvent): all events in the order of the fold, undone ones too
 */
GPtrArray *
hiatus_journey_events (const HiatusJourney *journey)
{
  return journey->events;
}

/**
 * hiatus_journey_find:
 * @journey: a journey
 * @id: the id of an event
 *
 * Returns: (transfer none) (nullable): the event; %NULL where there is none
 */
const HiatusEvent *
hiatus_journey_find (const HiatusJourney *journey, const gchar *id)
{
  return g_hash_table_lookup (journey->by_id, id);
}

/**
 * hiatus_journey_forget_text:
 * @journey: a journey
 * @id: the id of an event
 *
 * Lets go of the free texts of an event, which have been erased from the journal.
 */
void
hiatus_journey_forget_text (HiatusJourney *journey, const gchar *id)
{
  HiatusEvent *event = g_hash_table_lookup (journey->by_id, id);
  const gchar *field = NULL;
  gchar **digest = NULL;
  gchar **text;

  for (guint i = 0; event != NULL && (text = hiatus_event_text (event, i, &field, &digest)) != NULL; i++)
    g_clear_pointer (text, g_free);
}

/**
 * hiatus_journey_is_undone:
 * @journey: a journey
 * @event: an event of it
 *
 * Returns: %TRUE if an undo takes @event back
 */
gboolean
hiatus_journey_is_undone (const HiatusJourney *journey, const HiatusEvent *event)
{
  return g_hash_table_contains (journey->gone, event);
}

/**
 * hiatus_journey_last_act:
 * @journey: a journey
 *
 * The last thing that the person did and did not take back; what "Undo" means.
 *
 * Returns: (transfer none) (nullable): the event; %NULL where there is none
 */
const HiatusEvent *
hiatus_journey_last_act (const HiatusJourney *journey)
{
  return journey->last_act;
}

/**
 * hiatus_journey_quiet_until:
 * @journey: a journey
 *
 * Returns: until when the person asked for quiet, microseconds since the epoch, UTC; 0 for not at all
 */
gint64
hiatus_journey_quiet_until (const HiatusJourney *journey)
{
  return journey->quiet_until_us;
}

/**
 * hiatus_phase_to_string:
 * @phase: a phase
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_phase_to_string (HiatusPhase phase)
{
  static const gchar *const names[] = { "none", "planned", "running", "reviewing", "complete", "talking", "closed", NULL };

  return hiatus_names_at (names, phase);
}
