/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording.h"

#include <glib/gi18n.h>

#include "daemon/core/wait.h"

/* What is said while somebody waits, and after it. Nothing of it promises that it passes: nobody knows. */

static void
add_own (GStrvBuilder *lines, const HiatusCare *care)
{
  g_auto (GStrv) words = hiatus_care_get_words (care);

  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (lines, words[i]);
}

/**
 * hiatus_wording_wait_lines:
 * @care: what the person entered for themselves
 * @discreet: whether nothing of that may be shown
 * @is_late: whether it is night
 *
 * What is said while somebody waits, one line at a time: their reasons and if-then plans by turns, or something that anybody
 * may read.
 *
 * Returns: (transfer full): the lines, one at least
 */
GStrv
hiatus_wording_wait_lines (const HiatusCare *care, gboolean discreet, gboolean is_late)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const gboolean has_own = !discreet && care->reasons->len + care->if_thens->len > 0;

  if (is_late)
    g_strv_builder_add (lines, _ ("It's late. This can wait until morning."));
  if (has_own)
    {
      add_own (lines, care);
    }
  else
    {
      g_strv_builder_add (lines, _ ("Nothing has to happen right now."));
      g_strv_builder_add (lines, _ ("Let the shoulders drop, and breathe out slowly."));
      g_strv_builder_add (lines, _ ("A glass of water, or an open window."));
      g_strv_builder_add (lines, _ ("There is time to decide."));
    }
  return g_strv_builder_end (lines);
}

/**
 * hiatus_wording_wait_left:
 * @minutes: the minutes that are left
 *
 * Returns: (transfer full): "9 minutes left"
 */
gchar *
hiatus_wording_wait_left (gint minutes)
{
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (gulong) minutes), minutes);
}

/**
 * hiatus_wording_after_wait:
 * @before: how strong the urge was at the beginning, 0 where it was not said
 * @answer: lighter, same or stronger
 * @goal: what the person hopes for
 * @is_late: whether it is night
 * @offer: (out) (transfer none) (nullable): what may come next; %NULL where nothing has to
 *
 * What is said after a wait. Nobody is sent for a walk at night, or where somebody may wait outside.
 *
 * Returns: (transfer none): one short sentence, or two
 */
const gchar *
hiatus_wording_after_wait (gint before, HiatusAnswer answer, HiatusGoal goal, gboolean is_late, const gchar **offer)
{
  *offer = NULL;
  if (answer == HIATUS_ANSWER_LIGHTER)
    return _ ("You gave yourself time. That was kind.");
  if (!hiatus_wait_is_still_strong (before, answer))
    return _ ("Nothing has to happen right now.");
  if (is_late)
    *offer = _ ("It's late. This can wait until morning. Another round, or a person?");
  else if (goal == HIATUS_GOAL_SAFETY)
    *offer = _ ("Another round, or a person?");
  else
    *offer = _ ("Another round, a walk, or a person?");
  return _ ("Still strong. That happens.");
}
