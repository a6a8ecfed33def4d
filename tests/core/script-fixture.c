/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/script-fixture.h"

#include <string.h>

#include "daemon/core/script-read.h"

/* A script that has to be without mistakes. */
HiatusScript *
fixture_script (const gchar *name, const gchar *text)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  HiatusScript *script = hiatus_script_read (name, text, strlen (text), FALSE, mistakes);

  for (guint i = 0; i < hiatus_script_mistakes_size (mistakes); i++)
    {
      g_autofree gchar *told = hiatus_script_mistakes_tell (mistakes, i, name, TRUE);

      g_test_message ("%s", told);
    }
  g_assert_nonnull (script);
  g_assert_cmpuint (hiatus_script_mistakes_count (mistakes), ==, 0);
  return script;
}

/* What is wrong in an own version of a script, a line for each mistake; "" where nothing is. */
gchar *
fixture_mistakes (const gchar *name, const gchar *text, gssize length)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autoptr (HiatusScript) script = hiatus_script_read (name, text, length < 0 ? strlen (text) : (gsize) length, TRUE, mistakes);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_true ((script == NULL) == (hiatus_script_mistakes_count (mistakes) > 0));
  for (guint i = 0; i < hiatus_script_mistakes_size (mistakes); i++)
    {
      g_autofree gchar *told = hiatus_script_mistakes_tell (mistakes, i, "own.ini", TRUE);

      g_string_append_printf (all, "%s%s", i == 0 ? "" : "\n", told);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* In the middle of a stretch, everything open. */
HiatusSituation
fixture_situation (HiatusGoal goal)
{
  return (HiatusSituation){
    .goal = goal,
    .mode = HIATUS_MODE_STRICT,
    .midway = TRUE,
    .safety = { .danger = HIATUS_REPLY_NO, .silence = HIATUS_REPLY_NO },
    .letters = TRUE,
    .end = "Friday, 28 March",
    .reminder = "Sunday, 10:00",
    .now_us = FIXTURE_EVENING,
    .morning = 9 * 60,
  };
}

/* What closes whatever starts contact, in words of its own: the gate is not asked whether it is shut. */
gboolean
fixture_is_closed (const HiatusSituation *situation)
{
  if (situation->goal == HIATUS_GOAL_SAFETY || situation->safety.danger != HIATUS_REPLY_NO)
    return TRUE;
  return situation->safety.silence != HIATUS_REPLY_NO && !(situation->safety.silence == HIATUS_REPLY_YES && situation->safety.wrote_since);
}

/* Whether a step starts contact, likewise. */
gboolean
fixture_starts (const HiatusStep *step)
{
  return step->purpose == HIATUS_PURPOSE_ANNOUNCE || step->purpose == HIATUS_PURPOSE_FIRST || step->purpose == HIATUS_PURPOSE_MEETING;
}

/* Answers with blanks between, a minute apart from the evening on: "step" is done, "step=choice" chosen, "step:text" written,
 * "~step" skipped, and "?step" come back to. */
GHashTable *
fixture_answers (const gchar *text)
{
  GHashTable *answers = hiatus_step_answers_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      HiatusProgress progress = words[i][0] == '~' ? HIATUS_PROGRESS_SKIPPED : words[i][0] == '?' ? HIATUS_PROGRESS_OPEN
                                                                                                  : HIATUS_PROGRESS_DONE;
      gchar *step = words[i] + (progress == HIATUS_PROGRESS_DONE ? 0 : 1);
      gchar *choice = strchr (step, '=');
      gchar *note = strchr (step, ':');

      if (step[0] == '\0')
        continue;
      if (choice != NULL)
        *choice++ = '\0';
      if (note != NULL)
        *note++ = '\0';
      hiatus_step_answers_take (answers, step, progress, choice, note, 0, FIXTURE_EVENING + i * G_TIME_SPAN_MINUTE);
    }
  return answers;
}

/* Where somebody stands, as "done ~skipped chosen=choice > next 'line' choice choice"; "end" where it is over. */
gchar *
fixture_walk (HiatusScript *script, const gchar *text, const HiatusSituation *situation)
{
  g_autoptr (GHashTable) answers = fixture_answers (text);
  g_autoptr (HiatusWalk) walk = hiatus_script_walk (script, answers, situation);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < walk->path->len; i++)
    {
      const HiatusVisit *visit = &g_array_index (walk->path, HiatusVisit, i);

      g_string_append (told, visit->answer->progress == HIATUS_PROGRESS_SKIPPED ? "~" : "");
      g_string_append (told, visit->step->id);
      if (visit->choice != NULL)
        g_string_append_printf (told, "=%s", visit->choice->id);
      g_string_append_c (told, ' ');
    }
  g_string_append_printf (told, "> %s", walk->step == NULL ? "end" : walk->step->id);
  for (guint i = 0; i < walk->lines->len; i++)
    g_string_append_printf (told, " '%s'", (const gchar *) g_ptr_array_index (walk->lines, i));
  for (guint i = 0; i < walk->choices->len; i++)
    g_string_append_printf (told, " %s", ((const HiatusChoice *) g_ptr_array_index (walk->choices, i))->id);
  for (guint i = 0; i < walk->templates->len; i++)
    g_string_append_printf (told, " \"%s\"", (const gchar *) g_ptr_array_index (walk->templates, i));
  if (walk->note != NULL)
    g_string_append_printf (told, " note:%s", walk->note);
  if (walk->copy != NULL)
    g_string_append_printf (told, " copy:%s", walk->copy);
  g_string_append (told, walk->rests_until_us != 0 ? " rests" : "");
  return g_string_free (g_steal_pointer (&told), FALSE);
}
