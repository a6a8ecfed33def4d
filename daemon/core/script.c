/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-private.h"

#include <glib/gi18n.h>

static void
text_free (HiatusScriptText *text)
{
  g_free (text->id);
  g_free (text->text);
  g_free (text);
}

static void
choice_free (HiatusChoice *choice)
{
  g_free (choice->id);
  g_free (choice->label);
  g_free (choice);
}

static void
step_free (HiatusStep *step)
{
  g_free (step->id);
  g_free (step->title);
  g_ptr_array_unref (step->lines);
  g_ptr_array_unref (step->choices);
  g_ptr_array_unref (step->templates);
  g_free (step);
}

/* An empty one, to be filled before anybody else sees it. */
HiatusScript *
hiatus_script_new (const gchar *name, gboolean is_own)
{
  HiatusScript *script = g_new0 (HiatusScript, 1);

  g_atomic_ref_count_init (&script->references);
  script->name = g_strdup (name);
  script->is_own = is_own;
  script->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  script->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return script;
}

/* Returns: (transfer none): a new step at the end, to be filled. */
HiatusStep *
hiatus_script_add (HiatusScript *script, const gchar *id)
{
  HiatusStep *step = g_new0 (HiatusStep, 1);

  step->id = g_strdup (id);
  step->next = HIATUS_STEP_NOWHERE;
  step->may_skip = TRUE;
  step->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  step->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  step->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  g_ptr_array_add (script->steps, step);
  g_hash_table_insert (script->numbers, step->id, GUINT_TO_POINTER (script->steps->len));
  return step;
}

/* Returns: (transfer full): to be filled. */
HiatusScriptText *
hiatus_script_text_new (const gchar *id)
{
  HiatusScriptText *text = g_new0 (HiatusScriptText, 1);

  text->id = g_strdup (id);
  return text;
}

/* Returns: (transfer full): to be filled. */
HiatusChoice *
hiatus_choice_new (const gchar *id)
{
  HiatusChoice *choice = g_new0 (HiatusChoice, 1);

  choice->id = g_strdup (id);
  choice->next = HIATUS_STEP_NOWHERE;
  return choice;
}

/**
 * hiatus_script_ref:
 * @script: a script
 *
 * Returns: (transfer full): the same
 */
HiatusScript *
hiatus_script_ref (HiatusScript *script)
{
  g_atomic_ref_count_inc (&script->references);
  return script;
}

/**
 * hiatus_script_unref:
 * @script: (transfer full) (nullable): a script
 *
 * Gives it back; the last one frees it.
 */
void
hiatus_script_unref (HiatusScript *script)
{
  if (script == NULL || !g_atomic_ref_count_dec (&script->references))
    return;
  g_hash_table_unref (script->numbers);
  g_ptr_array_unref (script->steps);
  g_free (script->name);
  g_free (script);
}

/**
 * hiatus_script_get_name:
 * @script: a script
 *
 * Returns: (transfer none): what it is called, one of #hiatus_script_names
 */
const gchar *
hiatus_script_get_name (const HiatusScript *script)
{
  return script->name;
}

/**
 * hiatus_script_is_own:
 * @script: a script
 *
 * Returns: whether the person wrote it, so that it is in no language of ours
 */
gboolean
hiatus_script_is_own (const HiatusScript *script)
{
  return script->is_own;
}

/**
 * hiatus_script_first:
 * @script: a script
 *
 * Returns: the number of the step that it begins with
 */
guint
hiatus_script_first (const HiatusScript *script)
{
  return script->first;
}

/**
 * hiatus_script_size:
 * @script: a script
 *
 * Returns: how many steps it has, at least one
 */
guint
hiatus_script_size (const HiatusScript *script)
{
  return script->steps->len;
}

/**
 * hiatus_script_get:
 * @script: a script
 * @number: from 0 on, below hiatus_script_size()
 *
 * Returns: (transfer none): the step of that number, in the order of the file
 */
const HiatusStep *
hiatus_script_get (const HiatusScript *script, guint number)
{
  return g_ptr_array_index (script->steps, number);
}

/**
 * hiatus_script_find:
 * @script: a script
 * @id: the name of a step
 *
 * Returns: (transfer none) (nullable): the step; %NULL where there is none
 */
const HiatusStep *
hiatus_script_find (const HiatusScript *script, const gchar *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (script->numbers, id));

  return place == 0 ? NULL : hiatus_script_get (script, place - 1);
}

/**
 * hiatus_script_translate:
 * @script: a script
 * @text: a title or a label of it, which have no placeholders
 *
 * Returns: (transfer none): what is shown of it, in the language of the person
 */
const gchar *
hiatus_script_translate (const HiatusScript *script, const gchar *text)
{
  return script->is_own ? text : _ (text);
}

/**
 * hiatus_script_tell:
 * @script: a script
 * @text: a line or a template of it
 * @situation: what to fill in
 *
 * Returns: (transfer full) (nullable): what is shown of it, in the language of the person and with its placeholders filled in;
 *   %NULL where there is nothing to fill in for one of them, so that it is left out
 */
gchar *
hiatus_script_tell (const HiatusScript *script, const gchar *text, const HiatusSituation *situation)
{
  return hiatus_placeholders_fill (hiatus_script_translate (script, text), situation);
}
