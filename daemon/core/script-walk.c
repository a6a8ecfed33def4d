/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-walk.h"

#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

/* What is written after midnight and before this minute of the day is written in the evening. */
#define NIGHT_ENDS (5 * 60)

/* What is known of a way that begins with a step. */
typedef struct
{
  gboolean is_known;
  guint lands;      /* the number of the first step of it that is there, %HIATUS_STEP_END where none is */
  gboolean is_shut; /* on the way there a step was passed over because what starts contact is closed */
} Way;

/* A script in a situation. */
typedef struct
{
  const HiatusScript *script;
  const HiatusSituation *situation;
  guint32 facts;
  Way *ways; /* (owned): of each step */
} Ground;

static void
ground_init (Ground *ground, const HiatusScript *script, const HiatusSituation *situation)
{
  ground->script = script;
  ground->situation = situation;
  ground->facts = hiatus_situation_facts (situation);
  ground->ways = g_new0 (Way, hiatus_script_size (script));
}

static void
ground_clear (Ground *ground)
{
  g_free (ground->ways);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, ground_clear)

/* The one place that asks whether something may be reached. No script can say otherwise. */
static gboolean
is_open (const Ground *ground, HiatusStarts starts)
{
  return hiatus_safety_opens (&ground->situation->safety, ground->situation->goal, starts);
}

/* Returns: (transfer full) (nullable): the text as it is shown; %NULL where it is not there */
static gchar *
tell (const Ground *ground, const HiatusScriptText *text)
{
  if (!hiatus_condition_holds (&text->when, ground->facts))
    return NULL;
  return hiatus_script_tell (ground->script, text->text, ground->situation);
}

static const Way *look (const Ground *ground, guint number);

static gboolean
is_offered (const Ground *ground, const HiatusChoice *choice)
{
  return hiatus_condition_holds (&choice->when, ground->facts) && is_open (ground, hiatus_effect_starts (choice->effect)) && !look (ground, choice->next)->is_shut;
}

static gboolean
offers_something (const Ground *ground, const HiatusStep *step)
{
  for (guint i = 0; i < step->choices->len; i++)
    if (is_offered (ground, g_ptr_array_index (step->choices, i)))
      return TRUE;
  return FALSE;
}

static gboolean
says_something (const Ground *ground, const HiatusStep *step)
{
  for (guint i = 0; i < step->lines->len; i++)
    {
      g_autofree gchar *line = tell (ground, g_ptr_array_index (step->lines, i));

      if (line != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Where the way that begins with the step of that number comes to. A script has no loop, so this ends. */
static const Way *
look (const Ground *ground, guint number)
{
  static const Way end = { .is_known = TRUE, .lands = HIATUS_STEP_END };
  const HiatusStep *step;
  gboolean is_there, is_shut;
  Way *way;

  if (number == HIATUS_STEP_END || number == HIATUS_STEP_NOWHERE)
    return &end;
  way = &ground->ways[number];
  if (way->is_known)
    return way;
  step = hiatus_script_get (ground->script, number);
  is_there = hiatus_condition_holds (&step->when, ground->facts);
  is_shut = is_there && !is_open (ground, hiatus_purpose_starts (step->purpose));
  is_there = is_there && !is_shut;
  if (step->kind == HIATUS_STEP_CHOOSE)
    is_there = is_there && offers_something (ground, step);
  if (step->kind == HIATUS_STEP_READ)
    is_there = is_there && says_something (ground, step);
  way->lands = is_there ? number : look (ground, step->next)->lands;
  way->is_shut = !is_there && (is_shut || look (ground, step->next)->is_shut);
  way->is_known = TRUE;
  return way;
}

static void
step_answer_free (HiatusStepAnswer *answer)
{
  g_free (answer->choice);
  g_free (answer->note);
  g_free (answer);
}

/**
 * hiatus_step_answers_new:
 *
 * Returns: (transfer full) (element-type utf8 HiatusStepAnswer): no answers
 */
GHashTable *
hiatus_step_answers_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) step_answer_free);
}

/**
 * hiatus_step_answers_take:
 * @answers: answers
 * @step: the name of a step; it need not be there any more
 * @progress: done, skipped, open, or begun, which takes all answers away
 * @choice: (nullable): what was chosen
 * @note: (nullable): what was written
 * @until_us: until when the text rests, 0 for the next morning
 * @at_us: when that was
 *
 * Takes an answer of the journal, in the order in which they were given. A step that is open again keeps what was chosen and
 * written there before, where nothing else is said of it.
 */
void
hiatus_step_answers_take (GHashTable *answers, const gchar *step, HiatusProgress progress, const gchar *choice, const gchar *note, gint64 until_us, gint64 at_us)
{
  HiatusStepAnswer *before = g_hash_table_lookup (answers, step);
  gboolean is_open = progress == HIATUS_PROGRESS_OPEN;
  HiatusStepAnswer *answer;

  if (progress == HIATUS_PROGRESS_BEGUN)
    {
      g_hash_table_remove_all (answers);
      return;
    }
  answer = g_new0 (HiatusStepAnswer, 1);
  answer->progress = progress;
  answer->choice = g_strdup (choice == NULL && is_open && before != NULL ? before->choice : choice);
  answer->note = g_strdup (note == NULL && is_open && before != NULL ? before->note : note);
  answer->until_us = until_us;
  answer->at_us = at_us;
  g_hash_table_replace (answers, g_strdup (step), answer);
}

/**
 * hiatus_step_find_choice:
 * @step: a step
 * @id: (nullable): the name of a choice
 *
 * Returns: (transfer none) (nullable): the choice, offered or not; %NULL where there is none
 */
const HiatusChoice *
hiatus_step_find_choice (const HiatusStep *step, const gchar *id)
{
  for (guint i = 0; i < step->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (step->choices, i);

      if (g_strcmp0 (choice->id, id) == 0)
        return choice;
    }
  return NULL;
}

/**
 * hiatus_script_next_morning:
 * @written_us: when a text was written
 * @zone: (nullable): the zone whose mornings count, with %NULL UTC
 * @morning: the minute of the day at which it has rested
 *
 * When it has rested overnight: a night is between. What was written after midnight, and before five, was written in the
 * evening.
 *
 * Returns: the instant
 */
gint64
hiatus_script_next_morning (gint64 written_us, GTimeZone *zone, gint morning)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GDate date;

  zone = zone == NULL ? utc : zone;
  hiatus_calendar_date_at (written_us, zone, &date);
  if (hiatus_calendar_minute_at (written_us, zone) >= NIGHT_ENDS)
    g_date_add_days (&date, 1);
  return hiatus_calendar_instant (&date, MAX (morning, NIGHT_ENDS), zone);
}

/* Returns: (nullable): what somebody has answered at a step of the way that they have gone */
static const HiatusStepAnswer *
find_answer (const HiatusWalk *walk, const HiatusStep *step)
{
  const HiatusVisit *visit = hiatus_walk_find (walk, step->id);

  return visit == NULL ? NULL : visit->answer;
}

static gboolean
has_text (const gchar *note)
{
  return note != NULL && note[0] != '\0';
}

/* Returns: (nullable): what there is to be copied at @step */
static const HiatusStepAnswer *
find_text (const HiatusWalk *walk, const HiatusStep *step)
{
  const HiatusStepAnswer *of = find_answer (walk, hiatus_script_get (walk->script, step->of));

  return of != NULL && of->progress == HIATUS_PROGRESS_DONE && (has_text (of->note) || of->note_locked) ? of : NULL;
}

/* Until when what is copied at @step rests, 0 where it does not rest now. */
static gint64
find_rest (const HiatusWalk *walk, const HiatusStep *step)
{
  const HiatusSituation *situation = &walk->situation;
  const HiatusStepAnswer *text = find_text (walk, step);
  gint64 until_us;

  if (text == NULL || !step->waits)
    return 0;
  until_us = text->until_us != 0 ? text->until_us : hiatus_script_next_morning (text->at_us, situation->zone, situation->morning);
  return until_us > situation->now_us ? until_us : 0;
}

/* Whether what was answered at a step lets the person go on. Sets @choice to what was chosen there. */
static gboolean
goes_on (const HiatusWalk *walk, const Ground *ground, const HiatusStep *step, const HiatusStepAnswer *answer, const HiatusChoice **choice)
{
  const HiatusStepAnswer *text;

  *choice = NULL;
  if (answer == NULL || answer->progress == HIATUS_PROGRESS_OPEN)
    return FALSE;
  if (answer->progress == HIATUS_PROGRESS_SKIPPED)
    return step->may_skip;
  switch (step->kind)
    {
    case HIATUS_STEP_CHOOSE:
      *choice = hiatus_step_find_choice (step, answer->choice);
      return *choice != NULL && is_offered (ground, *choice);
    case HIATUS_STEP_COPY:
      /* A text that was changed since is another one. */
      text = find_text (walk, step);
      return text == NULL || answer->at_us >= text->at_us;
    case HIATUS_STEP_READ:
    case HIATUS_STEP_WRITE:
    case HIATUS_STEP_BOX:
    case HIATUS_STEP_SAFETY:
    case HIATUS_STEP_SHOW:
    default:
      return TRUE;
    }
}

static void
tell_all (const Ground *ground, GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      gchar *text = tell (ground, g_ptr_array_index (from, i));

      if (text != NULL)
        g_ptr_array_add (to, text);
    }
}

/* What there is at the step that is next. */
static void
arrive (HiatusWalk *walk, const Ground *ground)
{
  const HiatusStep *step = walk->step;
  const HiatusStepAnswer *answer = g_hash_table_lookup (walk->answers, step->id);
  const HiatusStepAnswer *text = step->kind == HIATUS_STEP_COPY ? find_text (walk, step) : NULL;

  tell_all (ground, step->lines, walk->lines);
  tell_all (ground, step->templates, walk->templates);
  for (guint i = 0; i < step->choices->len; i++)
    if (is_offered (ground, g_ptr_array_index (step->choices, i)))
      g_ptr_array_add (walk->choices, g_ptr_array_index (step->choices, i));
  walk->note = answer == NULL ? NULL : answer->note;
  walk->copy = text == NULL ? NULL : text->note;
  walk->is_locked = (answer != NULL && answer->note_locked) || (text != NULL && text->note_locked);
  walk->rests_until_us = step->kind == HIATUS_STEP_COPY ? find_rest (walk, step) : 0;
}

/* Goes from the step of that number for as long as there are answers. */
static void
go (HiatusWalk *walk, const Ground *ground, guint number)
{
  for (number = look (ground, number)->lands; number != HIATUS_STEP_END; number = look (ground, number)->lands)
    {
      const HiatusStep *step = hiatus_script_get (walk->script, number);
      HiatusVisit visit = { .step = step, .answer = g_hash_table_lookup (walk->answers, step->id) };

      if (step->kind == HIATUS_STEP_COPY && find_text (walk, step) == NULL)
        {
          number = step->next;
          continue;
        }
      if (!goes_on (walk, ground, step, visit.answer, &visit.choice))
        {
          walk->step = step;
          return;
        }
      g_array_append_val (walk->path, visit);
      number = visit.choice != NULL ? visit.choice->next : step->next;
    }
}

/**
 * hiatus_script_walk:
 * @script: a script
 * @answers: (element-type utf8 HiatusStepAnswer): what was answered, by hiatus_step_answers_new(); not changed as long as the
 *   walk is there
 * @situation: the situation
 *
 * Where somebody stands who has answered that. Answers of steps that are not on the way change nothing, and one that could
 * not be given any more is asked for anew. What starts contact is neither reached nor offered while it is closed.
 *
 * Returns: (transfer full): the way that was gone, and what is next
 */
HiatusWalk *
hiatus_script_walk (HiatusScript *script, GHashTable *answers, const HiatusSituation *situation)
{
  HiatusWalk *walk = g_new0 (HiatusWalk, 1);
  g_auto (Ground) ground = { 0 };

  walk->script = hiatus_script_ref (script);
  walk->answers = g_hash_table_ref (answers);
  walk->situation = *situation;
  walk->reminder = g_strdup (situation->reminder);
  walk->end = g_strdup (situation->end);
  walk->situation.reminder = walk->reminder;
  walk->situation.end = walk->end;
  walk->situation.zone = situation->zone == NULL ? NULL : g_time_zone_ref (situation->zone);
  walk->path = g_array_new (FALSE, FALSE, sizeof (HiatusVisit));
  walk->lines = g_ptr_array_new_with_free_func (g_free);
  walk->choices = g_ptr_array_new ();
  walk->templates = g_ptr_array_new_with_free_func (g_free);
  ground_init (&ground, script, &walk->situation);
  go (walk, &ground, hiatus_script_first (script));
  if (walk->step != NULL)
    arrive (walk, &ground);
  return walk;
}

/**
 * hiatus_walk_free:
 * @walk: (transfer full) (nullable): where somebody stands
 *
 * Frees it.
 */
void
hiatus_walk_free (HiatusWalk *walk)
{
  if (walk == NULL)
    return;
  g_array_unref (walk->path);
  g_ptr_array_unref (walk->lines);
  g_ptr_array_unref (walk->choices);
  g_ptr_array_unref (walk->templates);
  g_free (walk->reminder);
  g_free (walk->end);
  g_clear_pointer (&walk->situation.zone, g_time_zone_unref);
  g_hash_table_unref (walk->answers);
  hiatus_script_unref (walk->script);
  g_free (walk);
}

/**
 * hiatus_walk_find:
 * @walk: where somebody stands
 * @step: the name of a step
 *
 * Returns: (transfer none) (nullable): the step on the way that was gone; %NULL where it is not on it
 */
const HiatusVisit *
hiatus_walk_find (const HiatusWalk *walk, const gchar *step)
{
  for (guint i = 0; i < walk->path->len; i++)
    {
      const HiatusVisit *visit = &g_array_index (walk->path, HiatusVisit, i);

      if (g_str_equal (visit->step->id, step))
        return visit;
    }
  return NULL;
}

static gboolean
check_done (const HiatusWalk *walk, const HiatusStep *step, const gchar *id, GError **error)
{
  g_auto (Ground) ground = { 0 };
  const HiatusChoice *choice = hiatus_step_find_choice (step, id);

  ground_init (&ground, walk->script, &walk->situation);
  if (step->kind == HIATUS_STEP_CHOOSE && (choice == NULL || !is_offered (&ground, choice)))
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("that cannot be chosen here: choose what is offered"));
  else if (step->kind != HIATUS_STEP_CHOOSE && has_text (id))
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is nothing to choose at this step: leave the choice out"));
  else if (step->kind == HIATUS_STEP_COPY && find_rest (walk, step) != 0)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("this text rests overnight: come back to it in the morning"));
  else
    return TRUE;
  return FALSE;
}

/**
 * hiatus_walk_check:
 * @walk: where somebody stands
 * @step: the name of a step
 * @progress: what is to be said of it
 * @choice: (nullable): what is to be chosen
 * @note: (nullable): what is to be kept of what was written
 * @error: return location
 *
 * Whether an answer can be given now: to the step that is next, or to one on the way that was gone.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID, or with %HIATUS_ERROR_REFUSED where it could at another time
 */
gboolean
hiatus_walk_check (const HiatusWalk *walk, const gchar *step, HiatusProgress progress, const gchar *choice, const gchar *note, GError **error)
{
  const HiatusVisit *visit = hiatus_walk_find (walk, step);
  const HiatusStep *found = visit != NULL ? visit->step : walk->step;

  if (progress == HIATUS_PROGRESS_BEGUN)
    return TRUE;
  if (found == NULL || !g_str_equal (found->id, step))
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("that step is not there now: 'hiatus script %s' says which one is"), hiatus_script_get_name (walk->script));
  else if (has_text (note) && found->kind != HIATUS_STEP_WRITE && found->kind != HIATUS_STEP_BOX)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is nothing to write at this step: leave the text out"));
  else if (progress == HIATUS_PROGRESS_SKIPPED && !found->may_skip)
    hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("this step cannot be skipped: answer it, or leave it for later"));
  else if (progress == HIATUS_PROGRESS_DONE)
    return check_done (walk, found, choice, error);
  else
    return TRUE;
  return FALSE;
}
