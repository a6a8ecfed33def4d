/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/core/act-private.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/core/safety.h"

/* @reply: (out): what @options say under @key; left alone where they say nothing */
static gboolean
read_reply (GVariant *options, const gchar *key, HiatusReply *reply, GError **error)
{
  const gchar *word = NULL;

  if (!g_variant_lookup (options, key, "&s", &word))
    return TRUE;
  if (hiatus_names_find (hiatus_reply_names, word, (gint *) reply) && *reply != HIATUS_REPLY_UNANSWERED)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no answer to the safety check: say yes or no."), word);
  return FALSE;
}

/**
 * hiatus_act_answer_safety:
 * @options: `danger`, `silence`, or both, as AnswerSafety() says
 * @error: return location
 *
 * The person answers the safety check, for the first time or anew. What they leave out stays as it is.
 *
 * Returns: (transfer full): the event; %NULL with %HIATUS_ERROR_INVALID where nothing, or nothing known, is answered
 */
HiatusEvent *
hiatus_act_answer_safety (GVariant *options, GError **error)
{
  static const gchar *const known[] = { "danger:s", "silence:s", NULL };
  g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_SAFETY);

  if (!hiatus_act_check_options (options, known, error) || !read_reply (options, "danger", &event->danger, error) || !read_reply (options, "silence", &event->silence, error))
    return NULL;
  if (event->danger == HIATUS_REPLY_UNANSWERED && event->silence == HIATUS_REPLY_UNANSWERED)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("Answer one of the two questions, or both, with yes or no."));
      return NULL;
    }
  return g_steal_pointer (&event);
}

/**
 * hiatus_act_check_goal:
 * @journey: what has happened
 * @goal: what the person wants to hope for
 * @error: return location
 *
 * Returns: %TRUE if the safety check leaves them that; %FALSE with %HIATUS_ERROR_REFUSED where they are in danger by its answer
 */
gboolean
hiatus_act_check_goal (const HiatusJourney *journey, HiatusGoal goal, GError **error)
{
  HiatusSafety safety;

  hiatus_journey_safety (journey, &safety);
  if (goal == HIATUS_GOAL_SAFETY || safety.danger != HIATUS_REPLY_YES)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("By your answer to the safety check the goal is safety. If that is different now, answer it anew first: 'hiatus safety answer'."));
  return FALSE;
}
