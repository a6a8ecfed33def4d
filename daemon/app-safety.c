/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"
#include "daemon/core/act.h"
#include "daemon/core/names.h"
#include "daemon/core/safety.h"
#include "daemon/wording-safety.h"

/* The safety check: what the person answers, and what has to go from the screen then. */

/**
 * hiatus_app_opens:
 * @self: the app
 * @what: what is about to be offered, reached or done
 *
 * Returns: whether hiatus_safety_opens() says so now
 */
gboolean
hiatus_app_opens (HiatusApp *self, HiatusStarts what)
{
  HiatusSafety safety;
  HiatusStatus status;

  hiatus_journey_safety (hiatus_app_journey (self), &safety);
  hiatus_app_get_status (self, &status);
  return hiatus_safety_opens (&safety, status.goal, what);
}

/* What was said of an answer is another word now. */
static void
leave_advice (HiatusApp *self)
{
  for (guint i = self->standing->len; i > 0; i--)
    {
      HiatusStanding *standing = g_ptr_array_index (self->standing, i - 1);

      if (standing->stage == HIATUS_STAGE_ADVICE)
        hiatus_app_end_standing (self, standing, HIATUS_RESPONSE_ANSWERED);
    }
}

/* What has just been closed leaves the screen, whichever way it was. With goal safety that is also the day that was counted
 * down, a question about a slip, and a word that an answer would be worth it. */
void
hiatus_app_leave_closed (HiatusApp *self)
{
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  if (status.goal == HIATUS_GOAL_SAFETY && self->goal != HIATUS_GOAL_SAFETY)
    {
      hiatus_app_withdraw_day (self, &self->today);
      leave_advice (self);
    }
  self->goal = status.goal;
  hiatus_app_leave_closed_prompt (self);
}

/**
 * hiatus_app_get_safety:
 * @self: the app
 *
 * Returns: (transfer floating): an `a{sv}` as GetSafety() documents it
 */
GVariant *
hiatus_app_get_safety (HiatusApp *self)
{
  g_auto (GVariantDict) answers = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *says = NULL;
  HiatusSafety safety;
  HiatusStatus status;

  hiatus_journey_safety (hiatus_app_journey (self), &safety);
  hiatus_app_get_status (self, &status);
  says = hiatus_wording_safety (&safety, status.goal);
  g_variant_dict_insert (&answers, "danger-question", "s", hiatus_wording_danger_question ());
  g_variant_dict_insert (&answers, "danger", "s", hiatus_names_at (hiatus_reply_names, safety.danger));
  g_variant_dict_insert (&answers, "silence-question", "s", hiatus_wording_silence_question ());
  g_variant_dict_insert (&answers, "silence", "s", hiatus_names_at (hiatus_reply_names, safety.silence));
  g_variant_dict_insert (&answers, "opens", "b", hiatus_safety_opens (&safety, status.goal, HIATUS_STARTS_FIRST));
  g_variant_dict_insert (&answers, "says", "s", says);
  if (safety.answered_us != 0)
    g_variant_dict_insert (&answers, "answered-at", "x", safety.answered_us);
  return g_variant_dict_end (&answers);
}

/**
 * hiatus_app_answer_safety:
 * @self: the app
 * @answers: as AnswerSafety() documents them
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_answer_safety() or of the store
 */
gboolean
hiatus_app_answer_safety (HiatusApp *self, GVariant *answers, GError **error)
{
  return hiatus_app_record (self, hiatus_act_answer_safety (answers, error), error);
}
