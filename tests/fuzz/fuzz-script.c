/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/script-read.h"
#include "daemon/core/script-walk.h"

/* The bytes of a person's own script. What is wrong in them is told in one line with file and line; what is not leads to an
 * end in every situation, with whatever answers, and never past what is closed. */

#define NAME "reply.ini"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* One line that a person can read. */
static void
check_message (const gchar *message)
{
  g_assert_true (g_utf8_validate (message, -1, NULL));
  g_assert_null (strpbrk (message, "\n\r\t\x1b"));
  g_assert_true (g_str_has_prefix (message, NAME ", line "));
  g_assert_cmpuint (g_ascii_strtoull (message + strlen (NAME ", line "), NULL, 10), >, 0);
}

static void
check_mistakes (const HiatusScriptMistakes *mistakes)
{
  g_assert_cmpuint (hiatus_script_mistakes_size (mistakes), ==, MIN (hiatus_script_mistakes_count (mistakes), HIATUS_SCRIPT_MISTAKES_MAX));
  for (guint i = 0; i < hiatus_script_mistakes_size (mistakes); i++)
    {
      g_autofree gchar *with_place = hiatus_script_mistakes_tell (mistakes, i, NAME, TRUE);
      g_autofree gchar *without = hiatus_script_mistakes_tell (mistakes, i, NAME, FALSE);

      check_message (with_place);
      check_message (without);
    }
}

static void
check_text (const gchar *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "\n\r\t\x1b{}"));
}

static void
check_walk (const HiatusWalk *walk, gboolean is_open)
{
  for (guint i = 0; i < walk->lines->len; i++)
    check_text (g_ptr_array_index (walk->lines, i));
  for (guint i = 0; i < walk->templates->len; i++)
    check_text (g_ptr_array_index (walk->templates, i));
  g_assert_true (is_open || walk->step == NULL || hiatus_purpose_starts (walk->step->purpose) == HIATUS_STARTS_NOTHING);
  for (guint i = 0; i < walk->choices->len; i++)
    g_assert_true (is_open || hiatus_effect_starts (((const HiatusChoice *) g_ptr_array_index (walk->choices, i))->effect) == HIATUS_STARTS_NOTHING);
}

/* Answers each step, and chooses what @luck says. */
static void
walk_to_the_end (HiatusScript *script, HiatusGoal goal, HiatusReply danger, guint luck)
{
  g_autoptr (GHashTable) answers = hiatus_step_answers_new ();
  HiatusSituation situation = { .goal = goal, .midway = TRUE, .safety = { .danger = danger, .silence = HIATUS_REPLY_NO }, .reminder = "soon", .now_us = G_TIME_SPAN_DAY };
  gboolean is_open = goal != HIATUS_GOAL_SAFETY && danger == HIATUS_REPLY_NO;

  for (guint n = 0;; n++)
    {
      g_autoptr (HiatusWalk) walk = NULL;
      const gchar *choice = NULL;

      /* Two days go by from step to step, so that each text has rested. */
      situation.now_us += 2 * G_TIME_SPAN_DAY;
      walk = hiatus_script_walk (script, answers, &situation);

      check_walk (walk, is_open);
      if (walk->step == NULL)
        return;
      g_assert_cmpuint (n, <, hiatus_script_size (script));
      if (walk->choices->len > 0)
        choice = ((const HiatusChoice *) g_ptr_array_index (walk->choices, (luck + n) % walk->choices->len))->id;
      g_assert_cmpint (walk->rests_until_us, ==, 0);
      g_assert_true (hiatus_walk_check (walk, walk->step->id, HIATUS_PROGRESS_DONE, choice, NULL, NULL));
      hiatus_step_answers_take (answers, walk->step->id, HIATUS_PROGRESS_DONE, choice, walk->step->kind == HIATUS_STEP_WRITE ? "A text." : NULL, 0, situation.now_us);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autoptr (HiatusScript) script = hiatus_script_read ("reply", (const gchar *) data, size, TRUE, mistakes);

  g_assert_true ((script == NULL) == (hiatus_script_mistakes_count (mistakes) > 0));
  check_mistakes (mistakes);
  for (guint luck = 0; script != NULL && luck < 4; luck++)
    {
      walk_to_the_end (script, HIATUS_GOAL_RECONCILE, HIATUS_REPLY_NO, luck);
      walk_to_the_end (script, HIATUS_GOAL_RECONCILE, HIATUS_REPLY_UNANSWERED, luck);
      walk_to_the_end (script, HIATUS_GOAL_SAFETY, HIATUS_REPLY_NO, luck);
    }

  return 0;
}
