/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include "daemon/core/calendar.h"
#include "daemon/core/due.h"
#include "daemon/core/error.h"
#include "daemon/core/journey-slips.h"
#include "daemon/core/names.h"
#include "daemon/popups.h"

/* The action of hiatus-window that shows everything there is. */
#define OVERVIEW "overview"

/* The app's pop-ups: out they go, each recorded before it is sent, and what comes back follows. */

/* Sends the pop-up of @day, with what is true on it. */
void
hiatus_app_send_day (HiatusApp *self, HiatusPopup popup, const GDate *day)
{
  const HiatusPrompt *prompt = hiatus_app_choose_prompt (self, day, NULL);
  HiatusOccasions occasions;
  HiatusStatus status;

  hiatus_journey_status (hiatus_app_journey (self), day, &status);
  occasions = hiatus_occasion_of (hiatus_app_journey (self), hiatus_app_get_care (self), &status, day);
  hiatus_popups_send_day (self->notifier, popup, day, &status, occasions, prompt);
  g_free (self->shown_prompt);
  self->shown_prompt = prompt == NULL ? NULL : g_strdup (prompt->id);
}

/* Shows what the planner says. Recorded first, so that no crash can show it twice; taken back if it turns out not to have
 * been shown. */
gboolean
hiatus_app_show (HiatusApp *self, const HiatusNext *next)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_POPUP);
  g_autoptr (GError) error = NULL;

  event->popup = next->popup;
  event->invitation = next->invitation;
  event->day = next->day;
  if (next->popup == HIATUS_POPUP_DAY)
    {
      const HiatusPrompt *prompt = hiatus_app_choose_prompt (self, &next->day, NULL);

      event->prompt = prompt == NULL ? NULL : g_strdup (prompt->id);
    }
  if (hiatus_journal_record (self->journal, event, &error) == NULL)
    {
      hiatus_app_warn (error);
      return FALSE;
    }
  g_hash_table_add (self->unsettled, hiatus_popups_key (next->popup, &next->day));
  hiatus_app_send_moment (self, next);
  return TRUE;
}

static void
take_back (HiatusApp *self, HiatusPopup popup, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (hiatus_app_journey (self));

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *shown = g_ptr_array_index (events, i - 1);
      g_autoptr (GError) error = NULL;
      HiatusEvent *event;

      if (shown->kind != HIATUS_EVENT_POPUP || shown->popup != popup || hiatus_calendar_compare (&shown->day, day) != 0 || hiatus_journey_is_undone (hiatus_app_journey (self), shown))
        continue;
      event = hiatus_event_new (HIATUS_EVENT_UNDO);
      event->target = hiatus_event_id (shown);
      if (hiatus_journal_record (self->journal, event, &error) == NULL)
        hiatus_app_warn (error);
      return;
    }
}

/* Takes back the pop-up of @day, whose prompt was answered elsewhere. */
void
hiatus_app_withdraw_day (HiatusApp *self, const GDate *day)
{
  hiatus_app_withdraw_kinds (self, 1u << HIATUS_POPUP_DAY | 1u << HIATUS_POPUP_END, day);
}

/* The newest repair that the person has not been told of. */
static const HiatusEvent *
untold_repair (HiatusApp *self)
{
  GPtrArray *events = hiatus_journey_events (hiatus_app_journey (self));

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_POPUP && event->popup == HIATUS_POPUP_REPAIR)
        return NULL;
      if (event->kind == HIATUS_EVENT_REPAIR)
        return event;
    }
  return NULL;
}

/* Says once what a repair of the journal came to. */
void
hiatus_app_tell_repair (HiatusApp *self)
{
  const HiatusEvent *newest = untold_repair (self);
  g_autoptr (HiatusEvent) repair = NULL;
  g_autoptr (GError) error = NULL;
  HiatusEvent *told;

  if (newest == NULL)
    return;
  repair = hiatus_event_copy (newest); /* recording may fold the journey anew */
  told = hiatus_event_new (HIATUS_EVENT_POPUP);
  told->popup = HIATUS_POPUP_REPAIR;
  hiatus_app_get_today (self, &told->day);
  if (hiatus_journal_record (self->journal, told, &error) == NULL)
    hiatus_app_warn (error);
  else
    hiatus_popups_send_repair (self->notifier, repair);
}

/* @token: (nullable): what lets a window come to the front */
static void
answer_dated (HiatusApp *self, HiatusPopup popup, const GDate *day, HiatusAnswer answer, const gchar *token)
{
  g_autoptr (GError) error = NULL;
  HiatusEvent *event;

  /* One that was asked for and closed again is no answer to anything. */
  if (answer == HIATUS_ANSWER_CLOSED && !hiatus_journey_popup_shown (hiatus_app_journey (self), popup, day))
    return;
  event = hiatus_event_new (HIATUS_EVENT_POPUP_ANSWER);
  event->popup = popup;
  event->invitation = popup == HIATUS_POPUP_INVITATION ? hiatus_app_find_invitation (self, day) : HIATUS_INVITATION_NONE;
  event->day = *day;
  event->answer = answer;
  if (hiatus_journal_record (self->journal, event, &error) == NULL)
    {
      hiatus_app_warn (error);
      return;
    }
  if (answer == HIATUS_ANSWER_WAIT_LONGER)
    hiatus_app_end_plan (self, "wait", &error);
  else if (answer == HIATUS_ANSWER_DONE || answer == HIATUS_ANSWER_ANOTHER)
    hiatus_app_answer_day (self, day, hiatus_deck_on_table (hiatus_app_journey (self), day), answer, &error);
  else if (answer == HIATUS_ANSWER_WAIT)
    g_free (hiatus_app_wait (self, 0, &error));
  else
    hiatus_app_follow_answer (self, popup, day, answer, token, &error);
  if (answer == HIATUS_ANSWER_ANOTHER && error == NULL)
    hiatus_app_send_day (self, popup, day);
  if (error != NULL)
    hiatus_app_warn (error);
  hiatus_app_update (self);
}

static void
on_available (HiatusNotifier *notifier, gpointer user_data)
{
  HiatusApp *self = user_data;

  self->server_missing = FALSE;
  hiatus_app_update (self);
}

/* Whoever says what became of a pop-up can show one. */
static void
hear_of_server (HiatusApp *self)
{
  if (self->server_missing)
    on_available (self->notifier, self);
}

static void
on_delivered (HiatusNotifier *notifier, const gchar *key, gpointer user_data)
{
  HiatusApp *self = user_data;

  g_hash_table_remove (self->unsettled, key);
}

/* The window that a pop-up leads to: that of the slip of the day before, of what was put off, or the one that shows everything
 * there is. */
static void
open_window (HiatusApp *self, HiatusPopup popup, const GDate *day, const gchar *token)
{
  const HiatusEvent *slip = popup == HIATUS_POPUP_DAY ? hiatus_journey_slip_before (hiatus_app_journey (self), day) : NULL;
  g_autofree gchar *id = slip == NULL ? NULL : hiatus_event_id (slip);

  if (id != NULL)
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_NOTE, id, token);
  else if (popup == HIATUS_POPUP_END)
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_NEXT, hiatus_script_names[HIATUS_SCRIPT_ENDING], token);
  else if (!hiatus_app_open_owed (self, popup, day, token))
    hiatus_app_emit_open_window (self, OVERVIEW, NULL, token);
}

/* @token: (nullable): what lets a window come to the front */
static void
on_answered (HiatusNotifier *notifier, const gchar *key, const gchar *action, const gchar *token, gpointer user_data)
{
  HiatusApp *self = user_data;
  const gchar *undo_id = hiatus_popups_undo_id (key);
  g_autoptr (GError) error = NULL;
  HiatusAnswer answer;
  HiatusPopup popup;
  GDate day;

  if (hiatus_app_answer_sighting (self, key, action, token) || hiatus_app_answer_wait_popup (self, key, action, token))
    {
      hear_of_server (self);
      return;
    }
  if (undo_id != NULL)
    {
      g_autoptr (GVariant) undone = hiatus_app_undo (self, undo_id, &error);

      /* Undone elsewhere meanwhile is as good. */
      if (undone == NULL && !g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED))
        hiatus_app_warn (error);
    }
  else if (hiatus_popups_parse_key (key, &popup, &day) && g_str_equal (action, HIATUS_WINDOW_TALK))
    {
      hiatus_app_emit_open_window (self, HIATUS_WINDOW_TALK, NULL, token);
      answer_dated (self, popup, &day, HIATUS_ANSWER_OPEN, token);
    }
  else if (hiatus_popups_parse_key (key, &popup, &day) && !hiatus_app_answer_met (self, popup, &day, action) && hiatus_answer_from_string (action, &answer))
    {
      if (answer == HIATUS_ANSWER_OPEN)
        open_window (self, popup, &day, token);
      answer_dated (self, popup, &day, answer, token);
    }
  hear_of_server (self);
}

static void
on_closed (HiatusNotifier *notifier, const gchar *key, gboolean expired, gpointer user_data)
{
  HiatusPopup popup;
  GDate day;

  if (!hiatus_app_close_sighting (user_data, key) && !hiatus_app_close_wait_popup (user_data, key, expired) && hiatus_popups_parse_key (key, &popup, &day))
    answer_dated (user_data, popup, &day, HIATUS_ANSWER_CLOSED, NULL);
  hear_of_server (user_data);
}

static void
on_failed (HiatusNotifier *notifier, const gchar *key, gpointer user_data)
{
  HiatusApp *self = user_data;
  HiatusPopup popup;
  GDate day;

  if (hiatus_app_fail_sighting (self, key) || hiatus_app_fail_wait_popup (self, key) || !hiatus_popups_parse_key (key, &popup, &day))
    return;
  self->server_missing = TRUE;
  /* The record of one that was shown before stays, if the person asked for it again in vain. */
  if (g_hash_table_remove (self->unsettled, key))
    take_back (self, popup, &day);
  hiatus_app_update (self);
}

/* From now on what a pop-up comes to is heard. */
void
hiatus_app_listen (HiatusApp *self)
{
  g_signal_connect_object (self->notifier, "delivered", G_CALLBACK (on_delivered), self, 0);
  g_signal_connect_object (self->notifier, "answered", G_CALLBACK (on_answered), self, 0);
  g_signal_connect_object (self->notifier, "closed", G_CALLBACK (on_closed), self, 0);
  g_signal_connect_object (self->notifier, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->notifier, "available", G_CALLBACK (on_available), self, 0);
}
