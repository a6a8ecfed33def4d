/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"
#include "daemon/core/names.h"
#include "daemon/core/owed.h"
#include "daemon/core/risk.h"
#include "daemon/popups.h"

/* The good moments: what the planner is told and says, and what follows from the answers to all but the day's own pop-up. */

/* Asks the planner what is right at @now_us, if pop-ups are @held. */
void
hiatus_app_plan_next (HiatusApp *self, gboolean held, gint64 now_us, HiatusNext *next)
{
  const HiatusSurroundings around = {
    .held = held,
    .tray_missing = self->around.tray_missing,
    .has_contacts = self->matcher != NULL && hiatus_matcher_get_n_contacts (self->matcher) > 0,
    .watches = hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_WATCH_NOTIFICATIONS) || hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_WATCH_TITLES),
  };
  HiatusTimes times;

  hiatus_settings_get_times (self->settings, &times);
  hiatus_planner_next (hiatus_app_journey (self), hiatus_app_get_care (self), &times, &around, now_us, hiatus_app_zone (self), next);
}

/* Takes back what is shown for @day, of @kinds, a bit each. */
void
hiatus_app_withdraw_kinds (HiatusApp *self, guint kinds, const GDate *day)
{
  for (HiatusPopup popup = HIATUS_POPUP_NONE + 1; popup < HIATUS_N_POPUPS; popup++)
    if ((kinds & 1u << popup) != 0)
      {
        g_autofree gchar *key = hiatus_popups_key (popup, day);

        hiatus_notifier_withdraw (self->notifier, key);
      }
}

static void
send_meeting (HiatusApp *self, const GDate *day)
{
  const HiatusMeeting *meeting = hiatus_care_first_meeting (hiatus_app_get_care (self), day);
  HiatusStatus status;

  hiatus_journey_status (hiatus_app_journey (self), day, &status);
  hiatus_popups_send_meeting (self->notifier, day, hiatus_calendar_instant (day, meeting->minute, hiatus_app_zone (self)), hiatus_app_zone (self), status.goal);
}

/* Sends the pop-up that the planner says. */
void
hiatus_app_send_moment (HiatusApp *self, const HiatusNext *next)
{
  HiatusRisk risk;

  switch (next->popup)
    {
    case HIATUS_POPUP_NO_TRAY:
      hiatus_popups_send_no_tray (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_EVENING:
      hiatus_popups_send_evening (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_RISK:
      if (hiatus_risk_on (hiatus_app_journey (self), &next->day, hiatus_app_zone (self), &risk))
        hiatus_popups_send_risk (self->notifier, &next->day, &risk);
      break;
    case HIATUS_POPUP_MEETING:
      send_meeting (self, &next->day);
      break;
    case HIATUS_POPUP_MET:
      hiatus_popups_send_met (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_INVITATION:
      hiatus_popups_send_invitation (self->notifier, &next->day, next->invitation, hiatus_settings_get_minute (self->settings, HIATUS_SETTING_EVENING));
      break;
    case HIATUS_POPUP_COMPANY:
      hiatus_popups_send_company (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_LETTER:
      hiatus_popups_send_letter (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_REMINDER:
      hiatus_popups_send_reminder (self->notifier, &next->day);
      break;
    case HIATUS_POPUP_DAY:
    case HIATUS_POPUP_END:
    case HIATUS_POPUP_NONE:
    case HIATUS_POPUP_UNDO:
    case HIATUS_POPUP_REPAIR:
    case HIATUS_POPUP_WAIT:
    default:
      hiatus_app_send_day (self, next->popup, &next->day);
      break;
    }
}

/* Which open question @day had. */
HiatusInvitation
hiatus_app_find_invitation (HiatusApp *self, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (hiatus_app_journey (self));

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_POPUP && event->popup == HIATUS_POPUP_INVITATION && hiatus_calendar_compare (&event->day, day) == 0 && !hiatus_journey_is_undone (hiatus_app_journey (self), event))
        return event->invitation;
    }
  return HIATUS_INVITATION_NONE;
}

static gboolean
make_room (HiatusApp *self, GError **error)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'mode': <'limited'>}"));

  return hiatus_app_change_plan (self, options, error);
}

/* "Now": what needs words gets a window, and what is a switch is switched on. */
static void
accept (HiatusApp *self, HiatusInvitation invitation, const gchar *token, GError **error)
{
  switch (invitation)
    {
    case HIATUS_INVITATION_EVENING:
      hiatus_settings_set_text (self->settings, HIATUS_SETTING_EVENING_POPUP, "yes", error);
      break;
    case HIATUS_INVITATION_RISK:
      hiatus_settings_set_text (self->settings, HIATUS_SETTING_RISK_POPUP, "yes", error);
      break;
    case HIATUS_INVITATION_MODE:
      make_room (self, error);
      break;
    case HIATUS_INVITATION_CONTACTS:
    case HIATUS_INVITATION_WATCHING:
    case HIATUS_INVITATION_REASONS:
    case HIATUS_INVITATION_IF_THEN:
    case HIATUS_INVITATION_PERSON:
    case HIATUS_INVITATION_HARD_DAYS:
      hiatus_app_emit_open_window (self, HIATUS_WINDOW_OWN, hiatus_names_at (hiatus_invitation_names, invitation), token);
      break;
    case HIATUS_INVITATION_NONE:
    default:
      break;
    }
}

/* What follows from the answer to a pop-up that was recorded. @token: (nullable): what lets a window come to the front */
void
hiatus_app_follow_answer (HiatusApp *self, HiatusPopup popup, const GDate *day, HiatusAnswer answer, const gchar *token, GError **error)
{
  if (popup == HIATUS_POPUP_EVENING && answer != HIATUS_ANSWER_CLOSED)
    hiatus_app_offer_company (self);
  else if (popup == HIATUS_POPUP_INVITATION && answer == HIATUS_ANSWER_NOW)
    accept (self, hiatus_app_find_invitation (self, day), token, error);
}

/* Opens what was put off until @day: the letter, or the script in which it was. Returns: whether @popup is about such a thing,
 * and that is still there. @token: (nullable): what lets a window come to the front */
gboolean
hiatus_app_open_owed (HiatusApp *self, HiatusPopup popup, const GDate *day, const gchar *token)
{
  const HiatusJourney *journey = hiatus_app_journey (self);
  const gint64 before_us = hiatus_app_now (self) + 1;
  HiatusOwed owed;

  if (popup == HIATUS_POPUP_LETTER && hiatus_owed_letter (journey, day, before_us, &owed))
    {
      g_autofree gchar *id = hiatus_event_id (owed.event);

      hiatus_app_emit_open_window (self, HIATUS_WINDOW_LETTER, id, token);
      return TRUE;
    }
  if (popup == HIATUS_POPUP_REMINDER && hiatus_owed_step (journey, day, FALSE, before_us, &owed))
    {
      g_autofree gchar *script = hiatus_app_name_script (owed.event->script, owed.event->target);

      hiatus_app_emit_open_window (self, HIATUS_WINDOW_NEXT, script, token);
      return TRUE;
    }
  return FALSE;
}

/* "How was it?": a meeting is agreed contact, and no slip, however it went. Returns: whether @action is an answer to that */
gboolean
hiatus_app_answer_met (HiatusApp *self, HiatusPopup popup, const GDate *day, const gchar *action)
{
  g_autoptr (GVariant) fields = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;
  HiatusEvent *event;
  gint went;

  if (popup != HIATUS_POPUP_MET || !hiatus_names_find (hiatus_went_names, action, &went))
    return FALSE;
  event = hiatus_event_new (HIATUS_EVENT_POPUP_ANSWER);
  event->popup = popup;
  event->day = *day;
  event->answer = HIATUS_ANSWER_DONE;
  fields = g_variant_ref_sink (g_variant_new_parsed ("{'went': <%s>}", action));
  if (hiatus_journal_record (self->journal, event, &error) != NULL)
    id = hiatus_app_log (self, "encounter", fields, &error);
  if (error != NULL)
    hiatus_app_warn (error);
  return TRUE;
}
