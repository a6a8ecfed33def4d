/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording-safety.h"

#include <glib/gi18n.h>

/**
 * hiatus_wording_danger_question:
 *
 * Returns: (transfer none): the first question of the safety check
 */
const gchar *
hiatus_wording_danger_question (void)
{
  return _ ("Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer or school?");
}

/**
 * hiatus_wording_silence_question:
 *
 * Returns: (transfer none): the second one
 */
const gchar *
hiatus_wording_silence_question (void)
{
  return _ ("Have they asked for no contact, or blocked you?");
}

static const gchar *
say_closed (void)
{
  return _ ("Nothing here starts contact now: no announcement, no message at the end, no meeting to talk. A stretch has no set end then, and neither looks nor kept days are counted. You need not answer them. Keep the message, note the time, show it to your adviser. Hiatus deletes nobody's messages; what it notes for you may be read in court too.");
}

/**
 * hiatus_wording_safety:
 * @safety: what the person answered
 * @goal: what they hope for
 *
 * What the answers open and close.
 *
 * Returns: (transfer full): a few sentences
 */
gchar *
hiatus_wording_safety (const HiatusSafety *safety, HiatusGoal goal)
{
  if (safety->danger == HIATUS_REPLY_YES)
    return g_strdup (say_closed ());
  if (goal == HIATUS_GOAL_SAFETY)
    return g_strdup_printf ("%s %s", say_closed (), _ ("The goal stays safety until you choose another one."));
  if (safety->danger == HIATUS_REPLY_UNANSWERED || safety->silence == HIATUS_REPLY_UNANSWERED)
    return g_strdup (_ ("Until both questions are answered, nothing here starts contact. Everything else goes on as it is."));
  if (safety->silence == HIATUS_REPLY_NO)
    return g_strdup (_ ("Everything is open. Nothing has to happen."));
  if (safety->wrote_since)
    return g_strdup (_ ("They asked for silence, and have written since: everything is open again. Nothing has to happen."));
  return g_strdup (_ ("They asked for silence. If they write, everything opens again. Until then nothing here starts contact; everything else goes on as it is."));
}
