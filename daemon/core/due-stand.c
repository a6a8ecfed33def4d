/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/due-private.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/letters.h"

/* An open-ended plan is looked back on from this day on, and every so many days after it; see occasion.c. */
#define ROUND_DAY 21
#define ROUND_EVERY 28

/* A reminder comes at ten, and "tomorrow" is after the next sleep: before five it is the same date. */
#define REMINDER_MINUTE (10 * 60)
#define NIGHT_ENDS (5 * 60)

/* Within so many days a weekday says enough. */
#define WEEKDAY_SPAN_US (6 * G_TIME_SPAN_DAY)

/* What is true of the plan now. */
void
hiatus_story_read (const HiatusDueSource *source, HiatusStory *story)
{
  GDate today;

  *story = (HiatusStory){ 0 };
  hiatus_calendar_date_at (source->now_us, source->zone, &today);
  hiatus_journey_status (source->journey, &today, &story->status);
  for (guint i = hiatus_journey_events (source->journey)->len; i > 0 && story->start == NULL; i--)
    {
      const HiatusEvent *event = hiatus_due_event (source, i - 1);

      if (hiatus_journey_is_undone (source->journey, event))
        continue;
      if (event->kind == HIATUS_EVENT_SCRIPT_STEP && hiatus_event_has_note (event) && g_str_equal (event->script, hiatus_script_names[HIATUS_SCRIPT_LOOKING_BACK]))
        story->looked_back = TRUE;
      if (event->kind == HIATUS_EVENT_PLAN_START)
        story->start = event;
      else if (event->kind == HIATUS_EVENT_PLAN_END && event->decision == HIATUS_DECISION_REACH_OUT)
        story->message = event;
      if (story->talk == NULL && (event == story->message || (event->kind == HIATUS_EVENT_TALK && event->talk == HIATUS_TALK_BEGUN)))
        story->talk = event;
    }
}

/* Returns: (transfer full): the id of @event, or that of nothing */
gchar *
hiatus_due_target (const HiatusEvent *event)
{
  return event == NULL ? g_strdup (HIATUS_TARGET_NOTHING) : hiatus_event_id (event);
}

/* What a script about something that happened can be about. */
HiatusEventKind
hiatus_due_kind (guint script)
{
  switch (script)
    {
    case HIATUS_SCRIPT_REPLY:
      return HIATUS_EVENT_INCOMING;
    case HIATUS_SCRIPT_ENCOUNTER:
      return HIATUS_EVENT_ENCOUNTER;
    default:
      return HIATUS_EVENT_UNKNOWN;
    }
}

/**
 * hiatus_due_can_be_about:
 * @source: what it is computed from
 * @script: the number of a script
 * @id: the id of an entry
 *
 * Returns: whether the script can be about that entry
 */
gboolean
hiatus_due_can_be_about (const HiatusDueSource *source, guint script, const gchar *id)
{
  const HiatusEvent *event = hiatus_journey_find (source->journey, id);

  return event != NULL && event->kind != HIATUS_EVENT_UNKNOWN && event->kind == hiatus_due_kind (script);
}

/**
 * hiatus_due_tomorrow:
 * @source: what it is computed from
 *
 * Returns: when a reminder for tomorrow comes: at ten, with a night in between
 */
gint64
hiatus_due_tomorrow (const HiatusDueSource *source)
{
  GDate date;

  hiatus_calendar_date_at (source->now_us, source->zone, &date);
  if (hiatus_calendar_minute_at (source->now_us, source->zone) >= NIGHT_ENDS)
    g_date_add_days (&date, 1);
  return hiatus_calendar_instant (&date, REMINDER_MINUTE, source->zone);
}

/**
 * hiatus_due_in_28_days:
 * @source: what it is computed from
 *
 * Returns: when the look after 28 days comes: at ten
 */
gint64
hiatus_due_in_28_days (const HiatusDueSource *source)
{
  GDate date;

  hiatus_calendar_date_at (source->now_us, source->zone, &date);
  g_date_add_days (&date, 28);
  return hiatus_calendar_instant (&date, REMINDER_MINUTE, source->zone);
}

static gboolean
is_midway (const HiatusStory *story)
{
  switch (story->status.phase)
    {
    case HIATUS_PHASE_PLANNED:
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
      return TRUE;
    case HIATUS_PHASE_TALKING:
      return story->message == NULL;
    case HIATUS_PHASE_NONE:
    case HIATUS_PHASE_COMPLETE:
    case HIATUS_PHASE_CLOSED:
    default:
      return FALSE;
    }
}

static void
meet (const HiatusDueSource *source, const gchar *target, HiatusSituation *situation)
{
  const HiatusEvent *event = hiatus_journey_find (source->journey, target);

  if (event == NULL)
    {
      situation->by_chance = situation->mode == HIATUS_MODE_STRICT;
      return;
    }
  situation->went = event->went;
  situation->by_chance = situation->mode == HIATUS_MODE_STRICT || source->care == NULL || hiatus_care_first_meeting (source->care, &event->date) == NULL;
}

static void
assess (const HiatusDueSource *source, const HiatusStory *story, guint script, const gchar *target, HiatusSituation *situation)
{
  const HiatusStatus *status = &story->status;

  *situation = (HiatusSituation){
    .goal = status->goal,
    .mode = status->mode,
    .open_ended = status->phase != HIATUS_PHASE_NONE && status->length == HIATUS_LENGTH_OPEN,
    .midway = is_midway (story),
    .complete = status->phase == HIATUS_PHASE_COMPLETE,
    .talking = status->phase == HIATUS_PHASE_TALKING,
    .looked_back = story->looked_back,
    .letters = hiatus_letters_are_offered (source->journey),
    .now_us = source->now_us,
    .zone = source->zone,
    .morning = source->morning,
  };
  hiatus_journey_safety (source->journey, &situation->safety);
  if (situation->talking)
    situation->talk = hiatus_journey_talk (source->journey);
  if (script == HIATUS_SCRIPT_ENCOUNTER)
    meet (source, target, situation);
}

static gchar *
format_instant (gint64 instant_us, GTimeZone *zone, const gchar *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, format);
}

static gchar *
describe_reminder (const HiatusDueSource *source, const HiatusScriptRun *run)
{
  gint64 until_us = run->reminder_us > source->now_us ? run->reminder_us : hiatus_due_tomorrow (source);

  if (until_us - source->now_us <= WEEKDAY_SPAN_US)
    /* Translators: weekday and time of a reminder, as g_date_time_format() writes them: "Friday, 10:00". */
    return format_instant (until_us, source->zone, _ ("%A, %H:%M"));
  /* Translators: date and time of a reminder, as g_date_time_format() writes them: "28 March, 10:00". */
  return format_instant (until_us, source->zone, _ ("%-d %B, %H:%M"));
}

static gchar *
describe_end (const HiatusDueSource *source, const HiatusStatus *status)
{
  if (!g_date_valid (&status->ends_on))
    return NULL;
  /* Translators: the date of the last day, as g_date_time_format() writes it: "28 March". */
  return format_instant (hiatus_calendar_instant (&status->ends_on, 12 * 60, source->zone), source->zone, _ ("%-d %B"));
}

/* What an entry itself says of it need not be asked. */
static HiatusEffect
effect_of (const HiatusEvent *event)
{
  static const HiatusEffect abouts[] = {
    [HIATUS_ABOUT_NONE] = HIATUS_EFFECT_NONE,
    [HIATUS_ABOUT_SMALL_TALK] = HIATUS_EFFECT_ABOUT_SMALL_TALK,
    [HIATUS_ABOUT_PRACTICAL] = HIATUS_EFFECT_ABOUT_PRACTICAL,
    [HIATUS_ABOUT_US] = HIATUS_EFFECT_ABOUT_US,
    [HIATUS_ABOUT_UPSET] = HIATUS_EFFECT_ABOUT_UPSET,
  };
  static const HiatusEffect wents[] = {
    [HIATUS_WENT_NONE] = HIATUS_EFFECT_NONE,
    [HIATUS_WENT_WELL] = HIATUS_EFFECT_WENT_WELL,
    [HIATUS_WENT_HARD] = HIATUS_EFFECT_WENT_HARD,
  };

  return event->kind == HIATUS_EVENT_INCOMING ? abouts[event->about] : wents[event->went];
}

static const HiatusChoice *
find_choice_that_does (const HiatusStep *step, HiatusEffect effect)
{
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (step->choices, i);

      if (choice->effect == effect)
        return choice;
    }
  return NULL;
}

static void
answer_what_is_known (const HiatusDueSource *source, HiatusStand *stand)
{
  const HiatusEvent *event = hiatus_journey_find (source->journey, stand->run->target);
  HiatusEffect effect = event == NULL || (event->kind != HIATUS_EVENT_INCOMING && event->kind != HIATUS_EVENT_ENCOUNTER) ? HIATUS_EFFECT_NONE : effect_of (event);

  for (guint i = 0; effect != HIATUS_EFFECT_NONE && i < hiatus_script_size (stand->script); i++)
    {
      const HiatusStep *step = hiatus_script_get (stand->script, i);
      const HiatusChoice *choice = find_choice_that_does (step, effect);

      if (choice != NULL && hiatus_script_run_get (stand->run, step->id) == NULL)
        hiatus_step_answers_take (stand->run->answers, step->id, HIATUS_PROGRESS_DONE, choice->id, NULL, 0, event->happened_us);
    }
}

/* The date on which the latest round of looking back on an open-ended plan began. */
static gboolean
find_round (const HiatusStatus *status, GDate *since)
{
  if (status->length != HIATUS_LENGTH_OPEN || status->day < ROUND_DAY)
    return FALSE;
  *since = status->starts_on;
  g_date_add_days (since, (guint) (ROUND_DAY - 1 + (status->day - ROUND_DAY) / ROUND_EVERY * ROUND_EVERY));
  return TRUE;
}

/* Whether something of that kind was recorded after the last answer. */
static gboolean
has_newer (const HiatusDueSource *source, HiatusEventKind kind, gint64 after_us)
{
  for (guint i = hiatus_journey_events (source->journey)->len; i > 0; i--)
    {
      const HiatusEvent *event = hiatus_due_event (source, i - 1);

      if (event->recorded_us <= after_us)
        break;
      if (event->kind == kind && !hiatus_journey_is_undone (source->journey, event))
        return TRUE;
    }
  return FALSE;
}

/* The end of a stretch is decided on anew where it was moved, and on another day where nothing was decided. */
static gboolean
is_past_ending (const HiatusDueSource *source, const HiatusStory *story, const HiatusStand *stand)
{
  gboolean is_over = stand->walk->step == NULL;
  gboolean is_from_before = hiatus_calendar_compare (&stand->run->last_on, &story->status.ends_on) <= 0;
  GDate today;

  if (story->status.phase != HIATUS_PHASE_COMPLETE)
    return FALSE;
  hiatus_calendar_date_at (source->now_us, source->zone, &today);
  if (is_from_before)
    return is_over || hiatus_script_run_did (stand->run, stand->script, HIATUS_EFFECT_WAIT_LONGER);
  return is_over && hiatus_calendar_compare (&stand->run->last_on, &today) < 0;
}

static gboolean
is_past (const HiatusDueSource *source, const HiatusStory *story, const HiatusStand *stand)
{
  const HiatusScriptRun *run = stand->run;
  guint script = (guint) hiatus_script_number (run->script);
  gboolean is_over = stand->walk->step == NULL;
  GDate since;

  if (run->n_steps == 0)
    return FALSE;
  if (script == HIATUS_SCRIPT_ENDING)
    return is_past_ending (source, story, stand);
  if (script == HIATUS_SCRIPT_LOOKING_BACK)
    return find_round (&story->status, &since) && hiatus_calendar_compare (&run->last_on, &since) < 0;
  if (!g_str_equal (run->target, HIATUS_TARGET_NOTHING))
    return FALSE;
  if (hiatus_due_kind (script) != HIATUS_EVENT_UNKNOWN && has_newer (source, hiatus_due_kind (script), run->last_us))
    return TRUE;
  return source->now_us - run->last_us >= (is_over ? HIATUS_JUST_US : 2 * G_TIME_SPAN_DAY);
}

static void
walk (const HiatusDueSource *source, const HiatusStory *story, HiatusStand *stand)
{
  g_autofree gchar *reminder = describe_reminder (source, stand->run);
  g_autofree gchar *end = describe_end (source, &story->status);
  HiatusSituation situation;

  assess (source, story, (guint) hiatus_script_number (stand->run->script), stand->run->target, &situation);
  situation.reminder = reminder;
  situation.end = end;
  hiatus_walk_free (stand->walk);
  stand->walk = hiatus_script_walk (stand->script, stand->run->answers, &situation);
}

/* Whether the journal says that what @effect led to is not in force any more: the person took it back. */
static gboolean
is_taken_back (const HiatusStory *story, HiatusEffect effect)
{
  HiatusPhase phase = story->status.phase;

  switch ((gint) effect)
    {
    case HIATUS_EFFECT_LET_GO:
    case HIATUS_EFFECT_REACH_OUT:
      return phase >= HIATUS_PHASE_PLANNED && phase <= HIATUS_PHASE_COMPLETE;
    case HIATUS_EFFECT_WAIT_LONGER:
      return phase == HIATUS_PHASE_COMPLETE;
    case HIATUS_EFFECT_CLOSED:
    case HIATUS_EFFECT_TALK_OVER:
      return phase == HIATUS_PHASE_TALKING;
    default:
      return FALSE;
    }
}

/* Whether the four weeks are over after which the person wanted to look again, and they have not yet. */
static gboolean
is_time_to_look (const HiatusDueSource *source, const HiatusScriptRun *run, HiatusEffect effect)
{
  return effect == HIATUS_EFFECT_LOOK_IN_28_DAYS && run->reminder_us <= source->now_us && run->last_us < run->reminder_us;
}

static gboolean
is_decision (HiatusEffect effect)
{
  switch ((gint) effect)
    {
    case HIATUS_EFFECT_REACH_OUT:
    case HIATUS_EFFECT_LET_GO:
    case HIATUS_EFFECT_WAIT_LONGER:
    case HIATUS_EFFECT_CLOSED:
    case HIATUS_EFFECT_TALK_OVER:
    case HIATUS_EFFECT_LOOK_IN_28_DAYS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where something is decided, or looked at after a while: what was answered behind it before belongs to the past. */
static gboolean
is_turn (const HiatusStep *step)
{
  for (guint i = 0; i < step->choices->len; i++)
    if (is_decision (((const HiatusChoice *) g_ptr_array_index (step->choices, i))->effect))
      return TRUE;
  return FALSE;
}

/* The steps of the path that are to be answered anew: a decision that was taken back, and a look whose time has come, with all
 * that followed; and what was answered before the last of these was. Returns: (transfer container) (element-type utf8) */
static GPtrArray *
list_stale (const HiatusDueSource *source, const HiatusStory *story, const HiatusStand *stand)
{
  GPtrArray *steps = g_ptr_array_new ();
  guint turn = 0;

  for (guint i = 0; i < stand->walk->path->len; i++)
    {
      const HiatusVisit *visit = &g_array_index (stand->walk->path, HiatusVisit, i);
      HiatusEffect effect = visit->choice == NULL ? HIATUS_EFFECT_NONE : visit->choice->effect;
      guint order = hiatus_script_run_order (stand->run, visit->step->id);

      if (is_taken_back (story, effect) || is_time_to_look (source, stand->run, effect))
        turn = G_MAXUINT;
      if (order < turn)
        g_ptr_array_add (steps, visit->step->id);
      else if (is_turn (visit->step))
        turn = order;
    }
  return steps;
}

/* Returns: whether anything is to be answered anew */
static gboolean
reopen (const HiatusDueSource *source, const HiatusStory *story, HiatusStand *stand)
{
  g_autoptr (GPtrArray) steps = list_stale (source, story, stand);

  for (guint i = 0; i < steps->len; i++)
    hiatus_step_answers_take (stand->run->answers, g_ptr_array_index (steps, i), HIATUS_PROGRESS_OPEN, NULL, NULL, 0, source->now_us);
  return steps->len > 0;
}

/* Where somebody stands in @script about @target. What they answered in a time that is past counts no more. */
HiatusStand *
hiatus_stand_new (const HiatusDueSource *source, const HiatusStory *story, guint script, const gchar *target)
{
  HiatusStand *stand = g_new0 (HiatusStand, 1);

  stand->script = hiatus_script_ref (source->find_script (source->scripts, script));
  stand->run = hiatus_script_run_new (source->journey, hiatus_script_names[script], target);
  answer_what_is_known (source, stand);
  walk (source, story, stand);
  if (!is_past (source, story, stand))
    {
      if (reopen (source, story, stand))
        walk (source, story, stand);
      return stand;
    }
  stand->is_new = TRUE;
  hiatus_script_run_forget (stand->run);
  answer_what_is_known (source, stand);
  walk (source, story, stand);
  return stand;
}

/**
 * hiatus_stand_free:
 * @stand: (transfer full) (nullable): where somebody stands
 *
 * Frees it.
 */
void
hiatus_stand_free (HiatusStand *stand)
{
  if (stand == NULL)
    return;
  hiatus_walk_free (stand->walk);
  hiatus_script_run_free (stand->run);
  hiatus_script_unref (stand->script);
  g_free (stand);
}
