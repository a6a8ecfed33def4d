/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-run.h"

static gboolean
belongs (const HiatusEvent *event, const gchar *script, const gchar *target)
{
  return event->kind == HIATUS_EVENT_SCRIPT_STEP && g_str_equal (event->script, script) && g_strcmp0 (event->target, target) == 0;
}

/* The number of the first event of the run: behind the last `begun`. */
static guint
find_first (HiatusScriptRun *run, GPtrArray *events)
{
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (!belongs (event, run->script, run->target) || event->progress != HIATUS_PROGRESS_BEGUN)
        continue;
      run->begun_us = event->recorded_us;
      return i;
    }
  return 0;
}

/* A text that is kept as it was has rested since it was written. */
static void
take (HiatusScriptRun *run, const HiatusEvent *event)
{
  HiatusStepAnswer *taken;
  const HiatusStepAnswer *before = hiatus_script_run_get (run, event->step);
  gboolean is_same = before != NULL && event->progress == HIATUS_PROGRESS_DONE && event->note != NULL && g_strcmp0 (before->note, event->note) == 0;
  gboolean is_open = before != NULL && event->progress == HIATUS_PROGRESS_OPEN;
  gint64 until_us = is_same || is_open ? before->until_us : event->until_us;
  gint64 at_us = is_same || is_open ? before->at_us : event->happened_us;
  gboolean is_locked = event->note_locked || (is_open && event->note == NULL && before->note_locked);

  hiatus_step_answers_take (run->answers, event->step, event->progress, event->choice, event->note, until_us, at_us);
  taken = g_hash_table_lookup (run->answers, event->step);
  if (taken != NULL)
    taken->note_locked = is_locked;
  run->n_steps++;
  g_hash_table_replace (run->orders, g_strdup (event->step), GUINT_TO_POINTER (run->n_steps));
  run->last_us = event->recorded_us;
  run->last_on = event->date;
  if (event->choice != NULL)
    run->reminder_us = MAX (run->reminder_us, event->until_us);
}

/**
 * hiatus_script_run_new:
 * @journey: what has happened
 * @script: the name of a script
 * @target: the id of the entry that it is about, or %HIATUS_TARGET_NOTHING
 *
 * Returns: (transfer full): what was answered there, since it was begun anew if it was
 */
HiatusScriptRun *
hiatus_script_run_new (const HiatusJourney *journey, const gchar *script, const gchar *target)
{
  GPtrArray *events = hiatus_journey_events (journey);
  HiatusScriptRun *run = g_new0 (HiatusScriptRun, 1);

  run->script = g_strdup (script);
  run->target = g_strdup (target);
  run->answers = hiatus_step_answers_new ();
  run->orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_date_clear (&run->last_on, 1);
  for (guint i = find_first (run, events); i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (belongs (event, script, target) && !hiatus_journey_is_undone (journey, event))
        take (run, event);
    }
  return run;
}

/**
 * hiatus_script_run_free:
 * @run: (transfer full) (nullable): a run
 *
 * Frees it.
 */
void
hiatus_script_run_free (HiatusScriptRun *run)
{
  if (run == NULL)
    return;
  g_free (run->script);
  g_free (run->target);
  g_hash_table_unref (run->answers);
  g_hash_table_unref (run->orders);
  g_free (run);
}

/**
 * hiatus_script_run_forget:
 * @run: a run
 *
 * Becomes one in which nothing was answered yet: what there was belongs to the past.
 */
void
hiatus_script_run_forget (HiatusScriptRun *run)
{
  g_hash_table_remove_all (run->answers);
  g_hash_table_remove_all (run->orders);
  run->n_steps = 0;
  run->last_us = 0;
  run->reminder_us = 0;
  g_date_clear (&run->last_on, 1);
}

/**
 * hiatus_script_run_get:
 * @run: a run
 * @step: the name of a step
 *
 * Returns: (transfer none) (nullable): what was answered there; %NULL for nothing
 */
const HiatusStepAnswer *
hiatus_script_run_get (const HiatusScriptRun *run, const gchar *step)
{
  return g_hash_table_lookup (run->answers, step);
}

/**
 * hiatus_script_run_order:
 * @run: a run
 * @step: the name of a step
 *
 * Returns: as the how-many-eth the answer there was given, from 1 on; 0 where the journal has none
 */
guint
hiatus_script_run_order (const HiatusScriptRun *run, const gchar *step)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (run->orders, step));
}

/**
 * hiatus_script_run_did:
 * @run: a run
 * @script: its script
 * @effect: what a choice can lead to
 *
 * Returns: whether something was chosen that does that, and stands
 */
gboolean
hiatus_script_run_did (const HiatusScriptRun *run, const HiatusScript *script, HiatusEffect effect)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, run->answers);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const HiatusStepAnswer *answer = value;
      const HiatusStep *step = answer->progress == HIATUS_PROGRESS_DONE ? hiatus_script_find (script, id) : NULL;
      const HiatusChoice *choice = step == NULL ? NULL : hiatus_step_find_choice (step, answer->choice);

      if (choice != NULL && choice->effect == effect)
        return TRUE;
    }
  return FALSE;
}

/**
 * hiatus_script_run_written:
 * @journey: what has happened
 * @script: the name of a script
 * @target: what it is about
 * @step: the name of a step
 * @is_locked: (out): whether there is one that cannot be read before the passphrase is given
 *
 * What was written there last, also where the script was begun anew since.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where there is none, or it is locked
 */
gchar *
hiatus_script_run_written (const HiatusJourney *journey, const gchar *script, const gchar *target, const gchar *step, gboolean *is_locked)
{
  GPtrArray *events = hiatus_journey_events (journey);

  *is_locked = FALSE;
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (!belongs (event, script, target) || !g_str_equal (event->step, step) || !hiatus_event_has_note (event) || g_strcmp0 (event->note, "") == 0 || hiatus_journey_is_undone (journey, event))
        continue;
      *is_locked = event->note_locked;
      return g_strdup (event->note);
    }
  return NULL;
}

/**
 * hiatus_script_run_list_texts:
 * @journey: what has happened
 * @script: the name of a script
 * @target: what it is about
 * @step: the name of a step
 *
 * Returns: (transfer full) (element-type utf8): the ids of the entries that hold what was written there
 */
GPtrArray *
hiatus_script_run_list_texts (const HiatusJourney *journey, const gchar *script, const gchar *target, const gchar *step)
{
  GPtrArray *events = hiatus_journey_events (journey);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (belongs (event, script, target) && g_str_equal (event->step, step) && hiatus_event_has_note (event))
        g_ptr_array_add (ids, hiatus_event_id (event));
    }
  return ids;
}
