/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/journey.h"

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"
#include "daemon/core/plan.h"

struct _HiatusJourney
{
  GPtrArray *events;  /* (owned) (element-type HiatusEvent): in the order of hiatus_event_compare() */
  GHashTable *by_id;  /* (owned) (element-type utf8 HiatusEvent): the same; keys owned */
  GHashTable *undone; /* (owned) (element-type utf8): ids that an undo names, whether known yet or not */
  GHashTable *gone;   /* (owned) (element-type HiatusEvent): the events of these that are known */

  /* What the fold over all events that are not undone has come to. */
  HiatusPlan plan;
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
  hiatus_plan_init (&journey->plan);
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
  hiatus_plan_clear (&journey->plan);
  g_free (journey);
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
    case HIATUS_EVENT_PLAN_LENGTH:
    case HIATUS_EVENT_PLAN_CHANGE:
    case HIATUS_EVENT_PLAN_END:
    case HIATUS_EVENT_TALK:
    case HIATUS_EVENT_SAFETY:
      hiatus_plan_take (&journey->plan, event);
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
  hiatus_plan_reset (&journey->plan);
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
 * as they were on the date of the decision. While it waits for a talk they stay as well: the date on which that is over is
 * the same day of the plan as the one on which it began, and the end moves by what lies between.
 */
void
hiatus_journey_status (const HiatusJourney *journey, const GDate *today, HiatusStatus *status)
{
  hiatus_plan_status (&journey->plan, today, status);
  if (status->phase != HIATUS_PHASE_NONE)
    status->kept = status->goal == HIATUS_GOAL_SAFETY ? -1 : hiatus_plan_count_kept (&journey->plan, journey, status->day);
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
  if (event != NULL)
    event->note_locked = event->trigger_locked = FALSE;
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
 * hiatus_journey_is_slip:
 * @journey: a journey
 * @event: an event of it
 *
 * Returns: whether it is a slip that was not taken back. What is written while they talk to each other is none.
 */
gboolean
hiatus_journey_is_slip (const HiatusJourney *journey, const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_SLIP && !hiatus_journey_is_undone (journey, event) && !hiatus_talks_cover (&journey->plan.talks, event->happened_us);
}

/**
 * hiatus_journey_talk:
 * @journey: a journey
 *
 * What the person said last of the latest talk of this plan: that they answered, not yet, or said no. It stays so when the
 * talk is over, until another one begins, or another plan.
 *
 * Returns: answered, no-answer or said-no; %HIATUS_TALK_NONE where nothing was said
 */
HiatusTalk
hiatus_journey_talk (const HiatusJourney *journey)
{
  return journey->plan.talks.word;
}

/**
 * hiatus_journey_first_date:
 * @journey: a journey
 * @date: a local date
 * @first: (out caller-allocates): the first date that is the same day of the plan
 *
 * A day of a plan has several dates where a talk let it wait: from that on which it began to that on which it was over.
 */
void
hiatus_journey_first_date (const HiatusJourney *journey, const GDate *date, GDate *first)
{
  hiatus_talks_first_date (&journey->plan.talks, date, first);
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
