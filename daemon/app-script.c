/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-script.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/names.h"

/* The scripts: where the person stands in one, and what there is to read, to choose and to write. What follows from an answer is
 * app-script-answer.c and app-script-effects.c. */

static HiatusScript *
find_script (gpointer scripts, guint number)
{
  return hiatus_script_files_get (scripts, hiatus_script_names[number]);
}

/* Everything that due.h computes from. */
void
hiatus_app_get_due_source (HiatusApp *self, HiatusDueSource *source)
{
  *source = (HiatusDueSource){
    .journey = hiatus_app_journey (self),
    .find_script = find_script,
    .scripts = self->scripts,
    .care = hiatus_app_get_care (self),
    .now_us = hiatus_app_now (self),
    .zone = hiatus_app_zone (self),
    .morning = hiatus_settings_get_minute (self->settings, HIATUS_SETTING_MORNING),
  };
}

/* Looks for what comes next. Returns: when time alone makes something due, or G_MAXINT64 */
gint64
hiatus_app_find_due (HiatusApp *self)
{
  HiatusDueSource source;
  gint64 again_us;

  hiatus_app_get_due_source (self, &source);
  hiatus_due_find (&source, self->due, &again_us);
  return again_us;
}

/* Returns: (transfer full): what the window action `next` takes: a script, and which entry it is about where that may be one of several.
 * @target: (nullable): the id of that entry */
gchar *
hiatus_app_name_script (const gchar *script, const gchar *target)
{
  gint number = hiatus_script_number (script);

  if (target == NULL || g_str_equal (target, HIATUS_TARGET_NOTHING) || (number != HIATUS_SCRIPT_REPLY && number != HIATUS_SCRIPT_ENCOUNTER))
    return g_strdup (script);
  return g_strdup_printf ("%s:%s", script, target);
}

/* The number of a script that the person may have named; -1 with an error. */
gint
hiatus_app_find_script (const gchar *name, GError **error)
{
  gint number = hiatus_script_number (name);

  if (number < 0)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no script '%s': it is announce, reply, encounter, looking-back, ending or talk."), name);
  return number;
}

/* Without a talk there is nothing to say of one. */
static HiatusStand *
check_talk (HiatusStand *stand, GError **error)
{
  if (!g_str_equal (stand->run->script, hiatus_script_names[HIATUS_SCRIPT_TALK]) || !g_str_equal (stand->run->target, HIATUS_TARGET_NOTHING))
    return stand;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no talk: one begins with a message at the end of a stretch ('hiatus script ending'), or with an answer to theirs ('hiatus script reply')."));
  hiatus_stand_free (stand);
  return NULL;
}

/* Where the person stands. @about: (nullable): what it is to be about; "" and what is undone are nothing in particular */
HiatusStand *
hiatus_app_stand (HiatusApp *self, const HiatusDueSource *source, guint script, const gchar *about, GError **error)
{
  const HiatusEvent *event = about == NULL ? NULL : hiatus_journey_find (source->journey, about);

  if (about == NULL || *about == '\0' || (event != NULL && hiatus_journey_is_undone (source->journey, event)))
    return check_talk (hiatus_due_stand (source, script, NULL), error);
  if (g_str_equal (about, HIATUS_TARGET_NOTHING))
    return check_talk (hiatus_due_stand (source, script, about), error);
  if (event != NULL && hiatus_due_can_be_about (source, script, about))
    return hiatus_due_stand (source, script, about);
  /* The other scripts are about the stretch or the talk that there is. */
  if (event != NULL && script != HIATUS_SCRIPT_REPLY && script != HIATUS_SCRIPT_ENCOUNTER)
    return check_talk (hiatus_due_stand (source, script, NULL), error);
  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("This script cannot be about the entry '%s': 'hiatus journal' shows the ids."), about);
  return NULL;
}

/* What has been written for a step and not yet kept. @is_locked: (out): whether there is something that cannot be read now.
 * Returns: (transfer full) (nullable): the text */
gchar *
hiatus_app_read_step_draft (HiatusApp *self, const HiatusStand *stand, const HiatusStep *step, gboolean *is_locked)
{
  g_autofree gchar *name = g_strdup_printf ("%s/%s", stand->run->script, step->id);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  *is_locked = FALSE;
  if (!hiatus_journal_get_draft (self->journal, name, &text, &error))
    *is_locked = g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  if (error != NULL && !*is_locked)
    hiatus_app_warn (error);
  return text == NULL || *text == '\0' ? NULL : g_steal_pointer (&text);
}

static const gchar *
title_of (guint script)
{
  static const gchar *const titles[HIATUS_N_SCRIPTS] = {
    [HIATUS_SCRIPT_ANNOUNCE] = N_ ("To announce the silence"),
    [HIATUS_SCRIPT_REPLY] = N_ ("They wrote"),
    [HIATUS_SCRIPT_ENCOUNTER] = N_ ("To meet"),
    [HIATUS_SCRIPT_LOOKING_BACK] = N_ ("Looking back"),
    [HIATUS_SCRIPT_ENDING] = N_ ("What comes next"),
    [HIATUS_SCRIPT_TALK] = N_ ("While you talk"),
  };

  return _ (titles[script]);
}

/* A title or a label, with what belongs into it. */
static gchar *
tell (const HiatusStand *stand, const gchar *text)
{
  gchar *told = hiatus_script_tell (stand->script, text, &stand->walk->situation);

  return told != NULL ? told : g_strdup (hiatus_script_translate (stand->script, text));
}

static void
add_string (GVariantDict *dict, const gchar *key, const gchar *value)
{
  g_variant_dict_insert (dict, key, "s", value == NULL ? "" : value);
}

static GVariant *
describe_visit (const HiatusStand *stand, const HiatusVisit *visit)
{
  g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *title = tell (stand, visit->step->title);
  g_autofree gchar *choice = visit->choice == NULL ? NULL : tell (stand, visit->choice->label);

  add_string (&row, "step", visit->step->id);
  add_string (&row, "title", title);
  add_string (&row, "progress", hiatus_names_at (hiatus_progress_names, visit->answer->progress));
  add_string (&row, "choice", choice);
  return g_variant_dict_end (&row);
}

static GVariant *
describe_path (const HiatusStand *stand)
{
  GVariantBuilder path = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < stand->walk->path->len; i++)
    g_variant_builder_add_value (&path, describe_visit (stand, &g_array_index (stand->walk->path, HiatusVisit, i)));
  return g_variant_builder_end (&path);
}

static GVariant *
describe_choices (const HiatusStand *stand)
{
  GVariantBuilder choices = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < stand->walk->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (stand->walk->choices, i);
      g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
      g_autofree gchar *label = tell (stand, choice->label);

      add_string (&row, "id", choice->id);
      add_string (&row, "label", label);
      add_string (&row, "effect", hiatus_effect_names[choice->effect]);
      g_variant_builder_add_value (&choices, g_variant_dict_end (&row));
    }
  return g_variant_builder_end (&choices);
}

/* What the person wrote in the script that a step shows. */
static GVariant *
describe_shown (const HiatusDueSource *source, const HiatusStep *step, gboolean *is_locked)
{
  GVariantBuilder shown = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  gint number = hiatus_script_number (step->shows);
  g_autoptr (HiatusStand) stand = number < 0 ? NULL : hiatus_due_stand (source, (guint) number, NULL);

  for (guint i = 0; stand != NULL && i < hiatus_script_size (stand->script); i++)
    {
      const HiatusStep *written = hiatus_script_get (stand->script, i);
      gboolean cannot_be_read = FALSE;
      g_autofree gchar *answer = hiatus_script_run_written (source->journey, stand->run->script, stand->run->target, written->id, &cannot_be_read);
      g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
      g_autofree gchar *question = tell (stand, written->title);

      *is_locked = *is_locked || cannot_be_read;
      if (answer == NULL)
        continue;
      add_string (&row, "question", question);
      add_string (&row, "answer", answer);
      g_variant_builder_add_value (&shown, g_variant_dict_end (&row));
    }
  return g_variant_builder_end (&shown);
}

/* What is on the paper at a step: a draft, what was written, or what is to be copied once it has rested. */
static gchar *
find_note (HiatusApp *self, const HiatusStand *stand, gboolean *is_locked)
{
  const HiatusWalk *walk = stand->walk;
  gboolean is_draft_locked = FALSE;
  gchar *draft = NULL;

  *is_locked = walk->is_locked && walk->rests_until_us == 0;
  if (walk->step->kind == HIATUS_STEP_COPY)
    return g_strdup (walk->rests_until_us != 0 ? NULL : walk->copy);
  if (walk->step->kind == HIATUS_STEP_WRITE || walk->step->kind == HIATUS_STEP_BOX)
    draft = hiatus_app_read_step_draft (self, stand, walk->step, &is_draft_locked);
  *is_locked = is_draft_locked || (*is_locked && draft == NULL);
  return draft != NULL ? draft : g_strdup (walk->note);
}

static GVariant *
new_strings (GPtrArray *strings)
{
  return g_variant_new_strv ((const gchar *const *) strings->pdata, strings->len);
}

static GVariant *
describe_step (HiatusApp *self, const HiatusDueSource *source, const HiatusStand *stand)
{
  const HiatusWalk *walk = stand->walk;
  const HiatusStep *step = walk->step;
  g_auto (GVariantDict) row = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *title = tell (stand, step->title);
  gboolean is_note_locked = FALSE;
  gboolean is_shown_locked = FALSE;
  g_autofree gchar *note = find_note (self, stand, &is_note_locked);

  add_string (&row, "id", step->id);
  add_string (&row, "kind", hiatus_step_kind_names[step->kind]);
  add_string (&row, "title", title);
  g_variant_dict_insert_value (&row, "lines", new_strings (walk->lines));
  g_variant_dict_insert_value (&row, "choices", describe_choices (stand));
  g_variant_dict_insert_value (&row, "templates", new_strings (walk->templates));
  add_string (&row, "note", note);
  g_variant_dict_insert (&row, "minutes", "u", step->kind == HIATUS_STEP_BOX ? step->minutes : 0);
  add_string (&row, "purpose", hiatus_purpose_names[step->purpose]);
  g_variant_dict_insert (&row, "may-skip", "b", step->may_skip);
  g_variant_dict_insert (&row, "rests-until", "x", walk->rests_until_us);
  g_variant_dict_insert_value (&row, "shown", describe_shown (source, step, &is_shown_locked));
  g_variant_dict_insert (&row, "locked", "b", is_note_locked || is_shown_locked);
  return g_variant_dict_end (&row);
}

static GVariant *
describe (HiatusApp *self, const HiatusDueSource *source, const HiatusStand *stand)
{
  const gchar *problem = hiatus_script_files_get_problem (self->scripts, stand->run->script);
  g_auto (GVariantDict) description = G_VARIANT_DICT_INIT (NULL);

  add_string (&description, "title", title_of ((guint) hiatus_script_number (stand->run->script)));
  add_string (&description, "about", g_str_equal (stand->run->target, HIATUS_TARGET_NOTHING) ? "" : stand->run->target);
  g_variant_dict_insert_value (&description, "path", describe_path (stand));
  if (stand->walk->step != NULL)
    g_variant_dict_insert_value (&description, "step", describe_step (self, source, stand));
  g_variant_dict_insert (&description, "ended", "b", stand->walk->step == NULL);
  if (problem != NULL)
    add_string (&description, "problem", problem);
  return g_variant_dict_end (&description);
}

/**
 * hiatus_app_describe_script:
 * @self: the app
 * @script: as in DescribeScript()
 * @options: as DescribeScript() documents them
 * @error: return location
 *
 * Returns: (transfer floating): what DescribeScript() answers; %NULL with %HIATUS_ERROR_INVALID where there is no such script,
 *   with %HIATUS_ERROR_NOT_FOUND where it cannot be about that
 */
GVariant *
hiatus_app_describe_script (HiatusApp *self, const gchar *script, GVariant *options, GError **error)
{
  static const gchar *const known[] = { "about:s", NULL };
  gint number = hiatus_app_find_script (script, error);
  g_autoptr (HiatusStand) stand = NULL;
  const gchar *about = NULL;
  HiatusDueSource source;

  if (number < 0 || !hiatus_act_check_options (options, known, error))
    return NULL;
  g_variant_lookup (options, "about", "&s", &about);
  hiatus_app_get_due_source (self, &source);
  hiatus_app_rest_soon (self);
  stand = hiatus_app_stand (self, &source, (guint) number, about, error);
  return stand == NULL ? NULL : describe (self, &source, stand);
}
