/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/names.h"

const gchar *const hiatus_goal_names[] = { "unsure", "heal", "reconcile", "safety", NULL };
const gchar *const hiatus_mode_names[] = { "strict", "limited", NULL };
const gchar *const hiatus_decision_names[] = { "none", "let-go", "reach-out", NULL };
const gchar *const hiatus_popup_names[] = { "none", "day", "end", "undo", "repair", "no-tray", "evening", "risk", "meeting", "met", "invitation", "company", "wait", "letter", "reminder", NULL };
const gchar *const hiatus_answer_names[] = { "none", "done", "another", "not-today", "later", "wait-longer", "closed", "open", "lighter", "same", "heavier", "stronger", "wait", "fine", "now", "not-needed", NULL };
const gchar *const hiatus_invitation_names[] = { "none", "contacts", "watching", "reasons", "if-then", "person", "evening", "mode", "hard-days", "risk", NULL };
const gchar *const hiatus_about_names[] = { "none", "small-talk", "practical", "us", "upset", NULL };
const gchar *const hiatus_went_names[] = { "none", "well", "hard", NULL };
const gchar *const hiatus_goal_said_names[] = { "said", "later", NULL };
const gchar *const hiatus_set_up_names[] = { "nothing", "begin", "goal", "safety", NULL };
const gchar *const hiatus_origin_names[] = { "said", "notifications", "titles", "clipboard", NULL };
const gchar *const hiatus_reply_names[] = { "unanswered", "no", "yes", NULL };
const gchar *const hiatus_progress_names[] = { "done", "skipped", "open", "begun", NULL };
const gchar *const hiatus_talk_names[] = { "none", "begun", "answered", "no-answer", "said-no", "over", NULL };

/**
 * hiatus_names_at:
 * @names: (array zero-terminated=1): the names of an enumeration, in its order
 * @value: a value of it
 *
 * Returns: (transfer none) (nullable): the name of @value; %NULL where it has none
 */
const gchar *
hiatus_names_at (const gchar *const *names, guint value)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (i == value)
      return names[i];
  return NULL;
}

/**
 * hiatus_names_find:
 * @names: (array zero-terminated=1): the names of an enumeration, in its order
 * @name: a name
 * @value: (out): the value that bears it; left alone where none does
 *
 * Returns: %TRUE if there is such a value
 */
gboolean
hiatus_names_find (const gchar *const *names, const gchar *name, gint *value)
{
  for (gint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * hiatus_goal_to_string:
 * @goal: a goal
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_goal_to_string (HiatusGoal goal)
{
  return hiatus_names_at (hiatus_goal_names, goal);
}

/**
 * hiatus_goal_from_string:
 * @text: a name
 * @goal: (out): the goal
 *
 * Returns: %TRUE if there is such a goal
 */
gboolean
hiatus_goal_from_string (const gchar *text, HiatusGoal *goal)
{
  return hiatus_names_find (hiatus_goal_names, text, (gint *) goal);
}

/**
 * hiatus_mode_to_string:
 * @mode: a mode
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_mode_to_string (HiatusMode mode)
{
  return hiatus_names_at (hiatus_mode_names, mode);
}

/**
 * hiatus_mode_from_string:
 * @text: a name
 * @mode: (out): the mode
 *
 * Returns: %TRUE if there is such a mode
 */
gboolean
hiatus_mode_from_string (const gchar *text, HiatusMode *mode)
{
  return hiatus_names_find (hiatus_mode_names, text, (gint *) mode);
}

/**
 * hiatus_popup_to_string:
 * @popup: a kind of pop-up
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_popup_to_string (HiatusPopup popup)
{
  return hiatus_names_at (hiatus_popup_names, popup);
}

/**
 * hiatus_answer_to_string:
 * @answer: an answer
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_answer_to_string (HiatusAnswer answer)
{
  return hiatus_names_at (hiatus_answer_names, answer);
}

/**
 * hiatus_answer_from_string:
 * @text: a name
 * @answer: (out): the answer
 *
 * Returns: %TRUE if there is such an answer
 */
gboolean
hiatus_answer_from_string (const gchar *text, HiatusAnswer *answer)
{
  return hiatus_names_find (hiatus_answer_names, text, (gint *) answer);
}
