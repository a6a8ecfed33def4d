/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/app-private.h"
#include "daemon/core/act.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/popups.h"

/* What a person does: recorded first, and then whatever follows from it. */

/* Records what an act came to, if it came to something, and lets the consequences follow. */
gboolean
hiatus_app_record (HiatusApp *self, HiatusEvent *event, GError **error)
{
  if (event == NULL || hiatus_journal_record (self->journal, event, error) == NULL)
    return FALSE;
  hiatus_app_update (self);
  return TRUE;
}

/**
 * hiatus_app_start_plan:
 * @self: the app
 * @options: as StartPlan() documents them
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_start_plan() or of the store
 */
gboolean
hiatus_app_start_plan (HiatusApp *self, GVariant *options, GError **error)
{
  return hiatus_app_record (self, hiatus_act_start_plan (hiatus_app_journey (self), options, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_change_length:
 * @self: the app
 * @options: as ChangeLength() documents them
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_change_length() or of the store
 */
gboolean
hiatus_app_change_length (HiatusApp *self, GVariant *options, GError **error)
{
  return hiatus_app_record (self, hiatus_act_change_length (hiatus_app_journey (self), options, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_change_plan:
 * @self: the app
 * @options: as ChangePlan() documents them
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_change_plan() or of the store
 */
gboolean
hiatus_app_change_plan (HiatusApp *self, GVariant *options, GError **error)
{
  return hiatus_app_record (self, hiatus_act_change_plan (hiatus_app_journey (self), options, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_end_plan:
 * @self: the app
 * @decision: as EndPlan() documents it
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_end_plan() or of the store
 */
gboolean
hiatus_app_end_plan (HiatusApp *self, const gchar *decision, GError **error)
{
  return hiatus_app_record (self, hiatus_act_end_plan (hiatus_app_journey (self), decision, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_log:
 * @self: the app
 * @kind: as in Log()
 * @fields: as Log() documents them
 * @error: return location
 *
 * Returns: (transfer full): the id of the event once it is recorded; %NULL with the errors of
 *   hiatus_act_log() or of the store
 */
gchar *
hiatus_app_log (HiatusApp *self, const gchar *kind, GVariant *fields, GError **error)
{
  HiatusEvent *event = hiatus_act_log (hiatus_app_journey (self), kind, fields, hiatus_app_now (self), hiatus_app_zone (self), error);
  const HiatusEvent *recorded = event == NULL ? NULL : hiatus_journal_record (self->journal, event, error);
  gboolean announce = FALSE;
  gchar *id;

  if (recorded == NULL)
    return NULL;
  id = hiatus_event_id (recorded);
  g_variant_lookup (fields, "announce", "b", &announce);
  if (announce)
    hiatus_popups_send_urge_noted (self->notifier, recorded, hiatus_app_zone (self));
  hiatus_app_answer_elsewhere (self, recorded->kind, recorded->contact);
  hiatus_app_update (self);
  return id;
}

/**
 * hiatus_app_talk:
 * @self: the app
 * @talk: how it stands with talking to each other
 * @error: return location
 *
 * They begin to talk in the middle of a stretch, which waits, or that is over.
 *
 * Returns: %TRUE once it is recorded; %FALSE with the errors of hiatus_act_talk() or of the store
 */
gboolean
hiatus_app_talk (HiatusApp *self, HiatusTalk talk, GError **error)
{
  return hiatus_app_record (self, hiatus_act_talk (hiatus_app_journey (self), talk, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_undo:
 * @self: the app
 * @id: the id of an act, or "" for the last one
 * @error: return location
 *
 * Takes an act back. Nothing can show it again, so its texts are erased.
 *
 * Returns: (transfer full): the event that was taken back; %NULL with the errors of hiatus_act_undo() or of
 *   the store, which may have recorded the undo without being able to erase the texts
 */
GVariant *
hiatus_app_undo (HiatusApp *self, const gchar *id, GError **error)
{
  HiatusEvent *event = hiatus_act_undo (hiatus_app_journey (self), id, hiatus_app_now (self), error);
  const HiatusEvent *undo = event == NULL ? NULL : hiatus_journal_record (self->journal, event, error);
  g_autofree gchar *target = undo == NULL ? NULL : g_strdup (undo->target);
  g_autofree gchar *popup_key = NULL;

  if (undo == NULL)
    return NULL;
  popup_key = hiatus_popups_undo_key (target);
  hiatus_notifier_withdraw (self->notifier, popup_key);
  hiatus_app_update (self);
  if (!hiatus_journal_erase_text (self->journal, target, error))
    {
      g_prefix_error (error, _ ("It is undone, but its note is still there: "));
      return NULL;
    }
  return g_variant_ref_sink (hiatus_event_to_variant (hiatus_journey_find (hiatus_app_journey (self), target)));
}

/**
 * hiatus_app_be_quiet:
 * @self: the app
 * @span: as BeQuiet() documents it
 * @error: return location
 *
 * Returns: %TRUE once it is recorded; %FALSE with %HIATUS_ERROR_INVALID or an error of the store
 */
gboolean
hiatus_app_be_quiet (HiatusApp *self, const gchar *span, GError **error)
{
  return hiatus_app_record (self, hiatus_act_be_quiet (span, hiatus_app_now (self), hiatus_app_zone (self), error), error);
}

/**
 * hiatus_app_show_day:
 * @self: the app
 *
 * Shows the day's pop-up because the person asked for it: at any hour, and counted nowhere.
 */
void
hiatus_app_show_day (HiatusApp *self)
{
  HiatusStatus status;
  GDate today;

  hiatus_app_get_today (self, &today);
  hiatus_journey_status (hiatus_app_journey (self), &today, &status);
  hiatus_app_send_day (self, status.phase == HIATUS_PHASE_COMPLETE ? HIATUS_POPUP_END : HIATUS_POPUP_DAY, &today);
}

/**
 * hiatus_app_answer_prompt:
 * @self: the app
 * @answer: "done", "another" or "not-today"
 * @error: return location
 *
 * What the person says to today's prompt outside its pop-up, which has then served its purpose.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID or %HIATUS_ERROR_REFUSED otherwise
 */
gboolean
hiatus_app_answer_prompt (HiatusApp *self, const gchar *answer, GError **error)
{
  HiatusAnswer value;
  HiatusStatus status;
  GDate today;

  if (!hiatus_answer_from_string (answer, &value) || value < HIATUS_ANSWER_DONE || value > HIATUS_ANSWER_NOT_TODAY)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no answer '%s': it is done, another or not-today."), answer);
      return FALSE;
    }
  hiatus_app_get_today (self, &today);
  hiatus_journey_status (hiatus_app_journey (self), &today, &status);
  if (status.phase != HIATUS_PHASE_RUNNING && status.phase != HIATUS_PHASE_REVIEWING)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no prompt today."));
      return FALSE;
    }
  if (!hiatus_app_answer_day (self, &today, NULL, value, error))
    return FALSE;
  hiatus_app_withdraw_day (self, &today);
  hiatus_app_update (self);
  return TRUE;
}

/**
 * hiatus_app_restore:
 * @self: the app
 * @date: the date of a backup
 * @token: from hiatus_journal_ask_restore()
 * @error: return location
 *
 * Returns: (transfer full): a sentence on what was done; %NULL with the errors of hiatus_journal_restore()
 */
gchar *
hiatus_app_restore (HiatusApp *self, const gchar *date, const gchar *token, GError **error)
{
  g_autofree gchar *report = hiatus_journal_restore (self->journal, date, token, error);

  if (report != NULL)
    hiatus_app_update (self);
  return g_steal_pointer (&report);
}
