/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-script.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"

/* An answer of the person's in a script: looked at, and recorded together with what follows from it. */

/* What is said at a step. */
typedef struct
{
  HiatusProgress progress;
  const gchar *choice; /* (nullable) */
  const gchar *note;   /* (nullable) */
  const gchar *about;  /* (nullable) */
} Answer;

static gboolean
read_answer (GVariant *options, Answer *answer, GError **error)
{
  static const gchar *const known[] = { "progress:s", "choice:s", "note:s", "about:s", NULL };
  const gchar *progress = "done";

  *answer = (Answer){ 0 };
  if (!hiatus_act_check_options (options, known, error))
    return FALSE;
  g_variant_lookup (options, "progress", "&s", &progress);
  g_variant_lookup (options, "choice", "&s", &answer->choice);
  g_variant_lookup (options, "note", "&s", &answer->note);
  g_variant_lookup (options, "about", "&s", &answer->about);
  if (answer->choice != NULL && *answer->choice == '\0')
    answer->choice = NULL;
  if (hiatus_names_find (hiatus_progress_names, progress, (gint *) &answer->progress))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A step cannot become '%s': it is done, skipped or open, or the script is begun anew."), progress);
  return FALSE;
}

/* Whether a step or a choice is there, but closed by the safety check. */
static gboolean
is_closed (const HiatusStand *stand, const gchar *id, const Answer *answer)
{
  const HiatusSituation *situation = &stand->walk->situation;
  const HiatusStep *step = hiatus_script_find (stand->script, id);
  const HiatusChoice *choice = step == NULL || answer->choice == NULL ? NULL : hiatus_step_find_choice (step, answer->choice);

  if (step == NULL)
    return FALSE;
  if (choice != NULL && !hiatus_safety_opens (&situation->safety, situation->goal, hiatus_effect_starts (choice->effect)))
    return TRUE;
  return !hiatus_safety_opens (&situation->safety, situation->goal, hiatus_purpose_starts (step->purpose));
}

/* Refuses what cannot be said now, with a sentence that says why. */
static gboolean
check (const HiatusStand *stand, const gchar *id, const Answer *answer, GError **error)
{
  const HiatusSituation *situation = &stand->walk->situation;

  if (hiatus_walk_check (stand->walk, id, answer->progress, answer->choice, answer->note, error))
    return TRUE;
  if (is_closed (stand, id, answer))
    {
      g_clear_error (error);
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, "%s", hiatus_safety_why_closed (&situation->safety, situation->goal));
    }
  else
    /* Translators: a script and a step of it; what is wrong there follows. */
    g_prefix_error (error, _ ("%s, step '%s': "), stand->run->script, id);
  return FALSE;
}

/* The safety check is done when both questions are answered; with danger the second one changes nothing. */
static gboolean
check_safety (const HiatusStand *stand, const HiatusStep *step, GError **error)
{
  const HiatusSafety *safety = &stand->walk->situation.safety;

  if (step->kind != HIATUS_STEP_SAFETY || safety->danger == HIATUS_REPLY_YES || (safety->danger != HIATUS_REPLY_UNANSWERED && safety->silence != HIATUS_REPLY_UNANSWERED))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The two questions come first: answer them with 'hiatus safety answer', or pass them over. What is left open counts as yes."));
  return FALSE;
}

static gboolean
is_written (const HiatusStep *step)
{
  return step->kind == HIATUS_STEP_WRITE || step->kind == HIATUS_STEP_BOX;
}

/* What is kept as the text of a step: what is said now, else its draft, else what was written before. */
static gboolean
find_text (HiatusApp *self, const HiatusStand *stand, const HiatusStep *step, const Answer *answer, gchar **text, GError **error)
{
  const HiatusStepAnswer *before = hiatus_script_run_get (stand->run, step->id);
  g_autofree gchar *found = g_strdup (answer->note);
  g_autofree gchar *stripped = NULL;
  gboolean is_locked = FALSE;

  *text = NULL;
  if (!is_written (step))
    return TRUE;
  if (found == NULL)
    found = hiatus_app_read_step_draft (self, stand, step, &is_locked);
  if (found == NULL && !is_locked && before != NULL)
    {
      found = g_strdup (before->note);
      is_locked = before->note_locked;
    }
  if (is_locked && found == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote here is locked: give the passphrase first ('hiatus unlock')."));
      return FALSE;
    }
  stripped = found == NULL ? NULL : g_strstrip (g_strdup (found));
  if (stripped == NULL || *stripped == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is nothing written: write a few words, or pass the step over."));
      return FALSE;
    }
  *text = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
record_step (HiatusApp *self, const HiatusStand *stand, const HiatusStepRecord *to, const gchar *step, const HiatusStepAnswer *said, GError **error)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_SCRIPT_STEP);

  event->script = g_strdup (stand->run->script);
  event->target = g_strdup (to->target);
  event->step = g_strdup (step);
  event->progress = said->progress;
  event->choice = g_strdup (said->choice);
  event->note = g_strdup (said->note);
  event->until_us = said->until_us;
  event->happened_us = said->at_us;
  return hiatus_journal_record (self->journal, event, error) != NULL;
}

static gboolean
begin_anew (HiatusApp *self, const HiatusStand *stand, GError **error)
{
  const HiatusStepRecord to = { .target = stand->run->target };
  const HiatusStepAnswer begun = { .progress = HIATUS_PROGRESS_BEGUN };

  return record_step (self, stand, &to, hiatus_script_get (stand->script, hiatus_script_first (stand->script))->id, &begun, error);
}

static gboolean
is_about_another (HiatusEffect effect)
{
  return effect == HIATUS_EFFECT_ABOUT_SMALL_TALK || effect == HIATUS_EFFECT_ABOUT_PRACTICAL || effect == HIATUS_EFFECT_ABOUT_US || effect == HIATUS_EFFECT_ABOUT_UPSET || effect == HIATUS_EFFECT_WENT_WELL || effect == HIATUS_EFFECT_WENT_HARD;
}

/* What was written before goes along where the script comes to be about another entry; nobody can take along what is locked. */
static gboolean
can_go_along (const HiatusStand *stand, HiatusEffect effect, GError **error)
{
  for (guint i = 0; is_about_another (effect) && i < stand->walk->path->len; i++)
    if (g_array_index (stand->walk->path, HiatusVisit, i).answer->note_locked)
      {
        hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote before goes along with this, and it is locked: give the passphrase first ('hiatus unlock')."));
        return FALSE;
      }
  return TRUE;
}

/* The script has come to be about another entry: what was answered so far goes with it. */
static gboolean
take_along (HiatusApp *self, const HiatusStand *stand, const HiatusStepRecord *to, GError **error)
{
  for (guint i = 0; !g_str_equal (stand->run->target, to->target) && i < stand->walk->path->len; i++)
    {
      const HiatusVisit *visit = &g_array_index (stand->walk->path, HiatusVisit, i);

      if (!record_step (self, stand, to, visit->step->id, visit->answer, error))
        return FALSE;
    }
  return TRUE;
}

static void
erase_draft (HiatusApp *self, const HiatusStand *stand, const HiatusStep *step)
{
  g_autofree gchar *name = g_strdup_printf ("%s/%s", stand->run->script, step->id);
  g_autoptr (GError) error = NULL;

  if (is_written (step) && !hiatus_journal_erase_draft (self->journal, name, &error))
    hiatus_app_warn (error);
}

/* What the person passes over after all they need not keep: what they wrote there is erased, in backups too. */
static void
erase_texts (HiatusApp *self, const HiatusStand *stand, const HiatusStep *step)
{
  g_autoptr (GPtrArray) ids = hiatus_script_run_list_texts (hiatus_app_journey (self), stand->run->script, stand->run->target, step->id);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!hiatus_journal_erase_text (self->journal, g_ptr_array_index (ids, i), &error))
        hiatus_app_warn (error);
    }
}

/* What was said before, and is said again, is on the disk already: a second click does nothing twice. */
static gboolean
is_said (const HiatusStand *stand, const HiatusStep *step, const HiatusStepAnswer *said)
{
  const HiatusVisit *visit = hiatus_walk_find (stand->walk, step->id);

  return visit != NULL && visit->answer->progress == said->progress && g_strcmp0 (visit->answer->choice, said->choice) == 0 && g_strcmp0 (visit->answer->note, said->note) == 0;
}

static gboolean
rests (const HiatusScript *script, const HiatusStep *step)
{
  for (guint i = 0; i < hiatus_script_size (script); i++)
    {
      const HiatusStep *copy = hiatus_script_get (script, i);

      if (copy->kind == HIATUS_STEP_COPY && copy->waits && hiatus_script_get (script, copy->of) == step)
        return TRUE;
    }
  return FALSE;
}

/* When a text may be copied. One that is kept as it was has rested since it was written. */
static gint64
find_rest (const HiatusDueSource *source, const HiatusStand *stand, const HiatusStep *step, const gchar *text)
{
  const HiatusStepAnswer *before = hiatus_script_run_get (stand->run, step->id);

  if (text == NULL || !rests (stand->script, step))
    return 0;
  if (before != NULL && before->until_us != 0 && g_strcmp0 (before->note, text) == 0)
    return before->until_us;
  return hiatus_script_next_morning (source->now_us, source->zone, source->morning);
}

/* What follows, and then the step itself. */
static gboolean
carry_out (HiatusApp *self, const HiatusDueSource *source, const HiatusStand *stand, const HiatusStep *step, const HiatusStepAnswer *said, HiatusStepRecord *to, GError **error)
{
  const HiatusChoice *choice = said->choice == NULL ? NULL : hiatus_step_find_choice (step, said->choice);
  HiatusStepAnswer answer = *said;

  if (choice != NULL && !can_go_along (stand, choice->effect, error))
    return FALSE;
  if (stand->is_new && !begin_anew (self, stand, error))
    return FALSE;
  if (choice != NULL && !hiatus_app_do_effect (self, source, choice->effect, to, error))
    return FALSE;
  if (!take_along (self, stand, to, error))
    return FALSE;
  answer.until_us = choice != NULL ? to->until_us : find_rest (source, stand, step, said->note);
  return record_step (self, stand, to, step->id, &answer, error);
}

static gboolean
take_answer (HiatusApp *self, const HiatusDueSource *source, const HiatusStand *stand, const HiatusStep *step, const Answer *answer, GError **error)
{
  gboolean is_done = answer->progress == HIATUS_PROGRESS_DONE;
  HiatusStepRecord to = { .target = g_strdup (stand->run->target) };
  HiatusStepAnswer said = { .progress = answer->progress, .choice = g_strdup (is_done ? answer->choice : NULL) };
  gboolean is_taken = !is_done || (check_safety (stand, step, error) && find_text (self, stand, step, answer, &said.note, error));

  if (is_taken && !is_said (stand, step, &said))
    is_taken = carry_out (self, source, stand, step, &said, &to, error);
  if (is_taken && said.progress != HIATUS_PROGRESS_OPEN)
    erase_draft (self, stand, step);
  if (is_taken && said.progress == HIATUS_PROGRESS_SKIPPED)
    erase_texts (self, stand, step);
  g_free (to.target);
  g_free (said.choice);
  g_free (said.note);
  return is_taken;
}

static gboolean
answer_stand (HiatusApp *self, const HiatusDueSource *source, const HiatusStand *stand, const gchar *id, const Answer *answer, GError **error)
{
  const HiatusStep *step;

  if (answer->progress == HIATUS_PROGRESS_BEGUN)
    return begin_anew (self, stand, error);
  if (!check (stand, id, answer, error))
    return FALSE;
  step = hiatus_script_find (stand->script, id);
  if (answer->progress == HIATUS_PROGRESS_OPEN && stand->walk->step == step)
    return TRUE;
  return take_answer (self, source, stand, step, answer, error);
}

/**
 * hiatus_app_answer_script:
 * @self: the app
 * @script: as in DescribeScript()
 * @step: the id of a step
 * @options: as AnswerScript() documents them
 * @error: return location
 *
 * Goes on in a script. What follows from the answer is recorded first, and then the step.
 *
 * Returns: %TRUE once it is recorded; %FALSE with %HIATUS_ERROR_REFUSED where that step is not there now, or is closed, with
 *   %HIATUS_ERROR_INVALID or %HIATUS_ERROR_NOT_FOUND where something named is not there, and with the errors of the store
 */
gboolean
hiatus_app_answer_script (HiatusApp *self, const gchar *script, const gchar *step, GVariant *options, GError **error)
{
  gint number = hiatus_app_find_script (script, error);
  g_autoptr (HiatusStand) stand = NULL;
  HiatusDueSource source;
  gboolean is_answered;
  Answer answer;

  if (number < 0 || !read_answer (options, &answer, error))
    return FALSE;
  hiatus_app_get_due_source (self, &source);
  /* Where nothing is said of it, a message or a meeting that begins anew is another one. */
  if (answer.progress == HIATUS_PROGRESS_BEGUN && answer.about == NULL)
    answer.about = HIATUS_TARGET_NOTHING;
  stand = hiatus_app_stand (self, &source, (guint) number, answer.about, error);
  if (stand == NULL)
    return FALSE;
  is_answered = answer_stand (self, &source, stand, step, &answer, error);
  hiatus_app_update (self);
  return is_answered;
}
