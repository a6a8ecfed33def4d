/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/letters.h"
#include "daemon/core/names.h"
#include "daemon/core/wait.h"
#include "daemon/popups.h"
#include "daemon/wording.h"

/* "Help me wait". What is true of a wait is in the journal; kept here is only what is on the screen of it. It is an act of
 * the person's own, so nothing holds it back: where the desktop holds pop-ups, a window and the tray's icon show it as well. */

/* How long a wait takes to learn whether the desktop holds pop-ups. */
#define SETTLING_SPAN_US (100 * G_TIME_SPAN_MILLISECOND)

/* For how long the word after it stays, on servers that never close a pop-up by themselves. */
#define WORD_SPAN_US (10 * G_TIME_SPAN_MINUTE)

static void
find (HiatusApp *self, HiatusWait *wait)
{
  hiatus_wait_find (hiatus_app_journey (self), hiatus_app_now (self), wait);
}

static gboolean
is_late (HiatusApp *self)
{
  return hiatus_calendar_is_late (hiatus_calendar_minute_at (hiatus_app_now (self), hiatus_app_zone (self)));
}

static gboolean
record (HiatusApp *self, HiatusEvent *event, GError **error)
{
  return hiatus_journal_record (self->journal, event, error) != NULL;
}

static void
withdraw (HiatusApp *self, const gchar *id)
{
  g_autofree gchar *key = hiatus_popups_wait_key (id);

  hiatus_notifier_withdraw (self->notifier, key);
}

/* Takes back the word after a wait. */
static void
leave_word (HiatusApp *self)
{
  if (self->wait.word_id != NULL)
    withdraw (self, self->wait.word_id);
  g_clear_pointer (&self->wait.word_id, g_free);
  self->wait.word_until_us = 0;
}

/* What is kept is about the wait @id from now on; %NULL for none. */
static void
turn_to (HiatusApp *self, const gchar *id)
{
  if (g_strcmp0 (self->wait.id, id) == 0)
    return;
  if (self->wait.id != NULL && g_strcmp0 (self->wait.id, self->wait.word_id) != 0)
    withdraw (self, self->wait.id);
  g_free (self->wait.id);
  self->wait.id = g_strdup (id);
  self->wait.stage = HIATUS_WAIT_NONE;
  self->wait.minutes_left = 0;
  self->wait.in_window = FALSE;
  self->wait.has_failed = FALSE;
  self->wait.draws_attention = FALSE;
  self->wait.settles_us = 0;
}

/* --- what is on the screen --- */

/* Whether the screen says something else than is true. */
static gboolean
is_due (HiatusApp *self, const HiatusWait *wait)
{
  if (self->wait.in_window || (wait->stage == HIATUS_WAIT_RUNNING && wait->is_closed))
    return FALSE;
  if (self->wait.has_failed && !self->server_missing)
    return TRUE;
  return self->wait.stage != wait->stage || self->wait.minutes_left != wait->minutes_left;
}

static gchar *
get_line (HiatusApp *self, const HiatusWait *wait)
{
  const gboolean discreet = hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_DISCREET);
  g_auto (GStrv) lines = hiatus_wording_wait_lines (hiatus_app_get_care (self), discreet, is_late (self));

  return g_strdup (lines[(guint) (wait->event->minutes - wait->minutes_left) % g_strv_length (lines)]);
}

static void
show (HiatusApp *self, const HiatusWait *wait)
{
  self->wait.stage = wait->stage;
  self->wait.minutes_left = wait->minutes_left;
  self->wait.has_failed = FALSE;
  if (wait->stage == HIATUS_WAIT_RUNNING)
    {
      g_autofree gchar *line = get_line (self, wait);

      hiatus_popups_send_wait (self->notifier, self->wait.id, wait->event->minutes, wait->minutes_left, line, hiatus_letters_are_offered (hiatus_app_journey (self)));
    }
  else
    {
      hiatus_popups_send_how_strong (self->notifier, self->wait.id);
    }
}

/* Whether it is known whether the desktop holds pop-ups. That is asked when it begins and when it ends, and not waited for
 * for long. */
static gboolean
settle (HiatusApp *self, const HiatusWait *wait)
{
  const gint64 now_us = hiatus_app_now (self);
  HiatusPresenceFlags flags;

  if (self->wait.stage == wait->stage)
    return TRUE;
  flags = hiatus_presence_get_flags (self->presence);
  if ((flags & HIATUS_PRESENCE_UNSETTLED) != 0)
    {
      if (self->wait.settles_us == 0)
        self->wait.settles_us = now_us + SETTLING_SPAN_US;
      if (now_us < self->wait.settles_us && now_us >= self->wait.settles_us - SETTLING_SPAN_US)
        return FALSE;
    }
  self->wait.settles_us = 0;
  self->wait.draws_attention = (flags & HIATUS_PRESENCE_DO_NOT_DISTURB) != 0;
  if (self->wait.draws_attention && self->wait.was_asked_for && hiatus_presence_can_raise (self->presence))
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_WAIT, self->wait.id, NULL);
  self->wait.was_asked_for = FALSE;
  return TRUE;
}

static gboolean
end (HiatusApp *self, const HiatusWait *wait, HiatusAnswer answer, GError **error)
{
  return record (self, hiatus_wait_new_end (wait->event, answer), error);
}

/* Does what is due about a wait. Returns when to look again. */
gint64
hiatus_app_tend_wait (HiatusApp *self)
{
  const gint64 now_us = hiatus_app_now (self);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;
  gint64 wake_us;
  HiatusWait wait;

  find (self, &wait);
  if (wait.stage == HIATUS_WAIT_MISSED)
    {
      if (!end (self, &wait, HIATUS_ANSWER_CLOSED, &error))
        hiatus_app_warn (error);
      wait = (HiatusWait){ .wake_us = G_MAXINT64 };
    }
  if (self->wait.word_until_us != 0 && (now_us >= self->wait.word_until_us || now_us < self->wait.word_until_us - WORD_SPAN_US))
    leave_word (self);
  id = wait.event == NULL ? NULL : hiatus_event_id (wait.event);
  turn_to (self, id);
  if (id == NULL || !is_due (self, &wait))
    self->wait.settles_us = 0; /* a window took it meanwhile, or it was closed: a deadline left behind would come again and again */
  else if (settle (self, &wait))
    show (self, &wait);

  wake_us = wait.wake_us;
  if (self->wait.settles_us != 0)
    wake_us = MIN (wake_us, self->wait.settles_us);
  if (self->wait.word_until_us != 0)
    wake_us = MIN (wake_us, self->wait.word_until_us);
  return wake_us;
}

/* Whether a wait is about to be shown as soon as it is known whether the desktop holds pop-ups. */
gboolean
hiatus_app_wait_is_settling (HiatusApp *self)
{
  return self->wait.settles_us != 0;
}

/* Whether the tray's icon says that a wait has something to say. */
gboolean
hiatus_app_wait_draws_attention (HiatusApp *self)
{
  return !self->wait.in_window && (self->wait.draws_attention || self->wait.has_failed);
}

/* --- what the person says --- */

/* The wait @id, or with "" the one that there is. */
static gboolean
find_wait (HiatusApp *self, const gchar *id, HiatusWait *wait, GError **error)
{
  g_autofree gchar *found = NULL;

  find (self, wait);
  if (wait->stage == HIATUS_WAIT_RUNNING || wait->stage == HIATUS_WAIT_ASKING)
    {
      found = hiatus_event_id (wait->event);
      if (*id == '\0' || g_str_equal (found, id))
        return TRUE;
    }
  hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, *id == '\0' ? _ ("Nobody waits just now: 'hiatus wait' begins it.") : _ ("This wait is over."));
  return FALSE;
}

/* Shows once more what goes on already. */
static gboolean
show_again (HiatusApp *self, const HiatusWait *wait, GError **error)
{
  HiatusEvent *event;

  if (self->wait.in_window)
    {
      hiatus_app_emit_open_window (self, HIATUS_WINDOW_WAIT, self->wait.id, NULL);
      return TRUE;
    }
  self->wait.stage = HIATUS_WAIT_NONE;
  self->wait.was_asked_for = TRUE;
  if (!wait->is_closed)
    return TRUE;
  event = hiatus_event_new (HIATUS_EVENT_POPUP);
  event->popup = HIATUS_POPUP_WAIT;
  hiatus_app_get_today (self, &event->day);
  return record (self, event, error);
}

/* @in_window: whether the window that asks shows it itself. @minutes: 0 for the setting. Returns: (transfer full): the id; the caller updates. */
static gchar *
begin (HiatusApp *self, guint minutes, gboolean in_window, GError **error)
{
  const gint wanted = minutes == 0 ? hiatus_settings_get_number (self->settings, HIATUS_SETTING_WAIT_MINUTES) : (gint) MIN (minutes, (guint) G_MAXINT);
  HiatusWait wait;
  HiatusEvent *event;
  const HiatusEvent *recorded;
  gchar *id;

  if (!hiatus_wait_check_minutes (wanted, error))
    return NULL;
  find (self, &wait);
  if (wait.stage == HIATUS_WAIT_RUNNING)
    {
      id = hiatus_event_id (wait.event);
      self->wait.in_window = self->wait.in_window || in_window;
      if (in_window)
        withdraw (self, id);
      else if (!show_again (self, &wait, error))
        g_clear_pointer (&id, g_free);
      return id;
    }
  /* The next round answers nothing about the last one. */
  if (wait.event != NULL && !end (self, &wait, HIATUS_ANSWER_CLOSED, error))
    return NULL;
  event = hiatus_wait_new_begin (hiatus_app_journey (self), wanted, hiatus_app_now (self), error);
  recorded = event == NULL ? NULL : hiatus_journal_record (self->journal, event, error);
  if (recorded == NULL)
    return NULL;
  id = hiatus_event_id (recorded);
  leave_word (self);
  turn_to (self, id);
  self->wait.in_window = in_window;
  self->wait.was_asked_for = TRUE;
  hiatus_app_answer_elsewhere (self, HIATUS_EVENT_WAIT, NULL);
  return id;
}

/**
 * hiatus_app_wait:
 * @self: the app
 * @minutes: for how long, or 0 for as long as the setting says
 * @error: return location
 *
 * "Help me wait". While one goes on it does not begin anew, but is shown once more.
 *
 * Returns: (transfer full): the id of the wait, once it is recorded; %NULL with %HIATUS_ERROR_INVALID for another number of
 *   minutes, or an error of the store
 */
gchar *
hiatus_app_wait (HiatusApp *self, guint minutes, GError **error)
{
  gchar *id = begin (self, minutes, FALSE, error);

  if (id != NULL)
    hiatus_app_update (self);
  return id;
}

/**
 * hiatus_app_wait_here:
 * @self: the app
 * @minutes: for how long, or 0 for as long as the setting says
 * @error: return location
 *
 * "Help me wait" in a window, which shows it itself: no pop-up beside it.
 *
 * Returns: (transfer full): as hiatus_app_wait()
 */
gchar *
hiatus_app_wait_here (HiatusApp *self, guint minutes, GError **error)
{
  gchar *id = begin (self, minutes, TRUE, error);

  if (id != NULL)
    hiatus_app_update (self);
  return id;
}

/**
 * hiatus_app_stop_wait:
 * @self: the app
 * @id: the id of a wait, or "" for the one that goes on
 * @error: return location
 *
 * "That is enough": the person ends it, and is asked nothing.
 *
 * Returns: %TRUE once it is recorded; %FALSE with %HIATUS_ERROR_NOT_FOUND where it is over, or with an error of the store
 */
gboolean
hiatus_app_stop_wait (HiatusApp *self, const gchar *id, GError **error)
{
  HiatusWait wait;

  if (!find_wait (self, id, &wait, error) || !end (self, &wait, HIATUS_ANSWER_DONE, error))
    return FALSE;
  hiatus_app_update (self);
  return TRUE;
}

/* Closed stays closed: no minute brings the countdown back. The question comes, for that is what was asked for. */
static gboolean
close_countdown (HiatusApp *self, GError **error)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_POPUP_ANSWER);

  event->popup = HIATUS_POPUP_WAIT;
  event->answer = HIATUS_ANSWER_CLOSED;
  hiatus_app_get_today (self, &event->day);
  if (!record (self, event, error))
    return FALSE;
  self->wait.in_window = FALSE;
  return TRUE;
}

/* The word that follows an answer: in the place of the question, unless a window has it. */
static void
say_word (HiatusApp *self, const HiatusEvent *event, HiatusAnswer answer)
{
  const gchar *offer = NULL;
  const gchar *text;
  HiatusStatus status;

  hiatus_app_get_status (self, &status);
  text = hiatus_wording_after_wait (event->strength, answer, status.goal, is_late (self), &offer);
  leave_word (self);
  self->wait.word_id = hiatus_event_id (event);
  self->wait.word_until_us = hiatus_app_now (self) + WORD_SPAN_US;
  hiatus_popups_send_after_wait (self->notifier, self->wait.word_id, text, offer);
}

static gboolean
answer (HiatusApp *self, const HiatusWait *wait, HiatusAnswer value, GError **error)
{
  g_autoptr (HiatusEvent) event = NULL;

  if (value == HIATUS_ANSWER_CLOSED && wait->stage == HIATUS_WAIT_RUNNING)
    return close_countdown (self, error);
  event = hiatus_event_copy (wait->event); /* recording may fold the journey anew */
  if (!end (self, wait, value, error))
    return FALSE;
  if (value != HIATUS_ANSWER_CLOSED && !self->wait.in_window)
    say_word (self, event, value);
  hiatus_app_offer_company (self);
  return TRUE;
}

/**
 * hiatus_app_answer_wait:
 * @self: the app
 * @id: the id of a wait, or "" for the one that there is
 * @word: as AnswerWait() documents it
 * @error: return location
 *
 * What the person said when they were asked how strong it is. "closed" is about the countdown while that goes on.
 *
 * Returns: %TRUE once it is recorded; %FALSE with %HIATUS_ERROR_INVALID for another word, with %HIATUS_ERROR_NOT_FOUND
 *   where the wait is over, or with an error of the store
 */
gboolean
hiatus_app_answer_wait (HiatusApp *self, const gchar *id, const gchar *word, GError **error)
{
  static const gchar *const words[] = { "lighter", "same", "stronger", "closed", NULL };
  HiatusAnswer value;
  HiatusWait wait;

  if (!g_strv_contains (words, word) || !hiatus_answer_from_string (word, &value))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("There is no answer '%s' after waiting: it is lighter, same, stronger or closed."), word);
      return FALSE;
    }
  if (!find_wait (self, id, &wait, error) || !answer (self, &wait, value, error))
    return FALSE;
  hiatus_app_update (self);
  return TRUE;
}

/**
 * hiatus_app_describe_wait:
 * @self: the app
 * @id: the id of a wait, or "" for the one that there is
 * @error: return location
 *
 * Returns: (transfer floating): what DescribeWait() answers; %NULL with %HIATUS_ERROR_NOT_FOUND where the wait is over
 */
GVariant *
hiatus_app_describe_wait (HiatusApp *self, const gchar *id, GError **error)
{
  static const HiatusAnswer answers[] = { HIATUS_ANSWER_LIGHTER, HIATUS_ANSWER_SAME, HIATUS_ANSWER_STRONGER };
  const gboolean discreet = hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_DISCREET);
  g_auto (GVariantDict) description = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantBuilder) afterwards = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(ss)}"));
  g_autofree gchar *found = NULL;
  g_auto (GStrv) lines = NULL;
  HiatusStatus status;
  HiatusWait wait;

  if (!find_wait (self, id, &wait, error))
    return NULL;
  hiatus_app_get_status (self, &status);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const gchar *offer = NULL;
      const gchar *text = hiatus_wording_after_wait (wait.event->strength, answers[i], status.goal, is_late (self), &offer);

      g_variant_builder_add (&afterwards, "{s(ss)}", hiatus_answer_to_string (answers[i]), text, offer == NULL ? "" : offer);
    }
  found = hiatus_event_id (wait.event);
  lines = hiatus_wording_wait_lines (hiatus_app_get_care (self), discreet, is_late (self));
  g_variant_dict_insert (&description, "id", "s", found);
  g_variant_dict_insert (&description, "until", "x", wait.until_us);
  g_variant_dict_insert (&description, "minutes", "u", (guint) wait.event->minutes);
  g_variant_dict_insert (&description, "asks", "b", wait.stage == HIATUS_WAIT_ASKING);
  g_variant_dict_insert (&description, "words", "^as", lines);
  g_variant_dict_insert_value (&description, "afterwards", g_variant_builder_end (&afterwards));
  return g_variant_dict_end (&description);
}

/* --- windows --- */

/**
 * hiatus_app_wait_shown:
 * @self: the app
 * @id: the id of a wait
 * @error: return location
 *
 * A window shows the countdown, and asks at its end: no pop-up beside it.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_NOT_FOUND where the wait is over
 */
gboolean
hiatus_app_wait_shown (HiatusApp *self, const gchar *id, GError **error)
{
  HiatusWait wait;

  if (!find_wait (self, id, &wait, error))
    return FALSE;
  hiatus_app_update (self);
  self->wait.in_window = TRUE;
  withdraw (self, self->wait.id);
  hiatus_app_update (self);
  return TRUE;
}

/**
 * hiatus_app_lose_wait:
 * @self: the app
 *
 * The program that showed the wait is gone, and nobody has closed it: a pop-up goes on.
 */
void
hiatus_app_lose_wait (HiatusApp *self)
{
  if (!self->wait.in_window)
    return;
  self->wait.in_window = FALSE;
  self->wait.stage = HIATUS_WAIT_NONE;
  hiatus_app_update (self);
}

/* --- pop-ups --- */

/* Uses a button of the countdown, the question, or the word after it. */
static void
press (HiatusApp *self, const gchar *id, const gchar *action, GError **error)
{
  const HiatusEvent *event = hiatus_journey_find (hiatus_app_journey (self), id);

  if (g_str_equal (action, "enough"))
    {
      hiatus_app_stop_wait (self, id, error);
    }
  else if (g_str_equal (action, "again") && event != NULL)
    {
      g_free (hiatus_app_wait (self, (guint) event->minutes, error));
    }
  else if (!g_str_equal (action, HIATUS_ACTION_TALK) && !g_str_equal (action, HIATUS_ACTION_WRITE))
    {
      hiatus_app_answer_wait (self, id, action, error);
    }
}

/* A button of a pop-up about a wait was used. Returns FALSE for other pop-ups. */
gboolean
hiatus_app_answer_wait_popup (HiatusApp *self, const gchar *key, const gchar *action, const gchar *token)
{
  g_autofree gchar *id = g_strdup (hiatus_popups_wait_id (key));
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return FALSE;
  if (g_strcmp0 (id, self->wait.word_id) == 0)
    leave_word (self);
  if (g_str_equal (action, HIATUS_ACTION_TALK))
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_TALK, NULL, token);
  if (g_str_equal (action, HIATUS_ACTION_WRITE))
    hiatus_app_emit_open_window (self, HIATUS_WINDOW_LETTER, "", token);
  press (self, id, action, &error);
  /* Ended elsewhere meanwhile is as good. */
  if (error != NULL && !g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND))
    hiatus_app_warn (error);
  hiatus_app_update (self);
  return TRUE;
}

/* A pop-up about a wait was closed. One that only expired comes again with the next minute; the question that nobody saw
 * waits in the tray, whose icon says so. Returns FALSE for other pop-ups. */
gboolean
hiatus_app_close_wait_popup (HiatusApp *self, const gchar *key, gboolean expired)
{
  const gchar *id = hiatus_popups_wait_id (key);
  g_autoptr (GError) error = NULL;
  HiatusWait wait;

  if (id == NULL)
    return FALSE;
  if (g_strcmp0 (id, self->wait.word_id) == 0)
    leave_word (self);
  else if (find_wait (self, id, &wait, NULL))
    {
      if (!expired && !answer (self, &wait, HIATUS_ANSWER_CLOSED, &error))
        hiatus_app_warn (error);
      if (expired && wait.stage == HIATUS_WAIT_ASKING)
        self->wait.draws_attention = TRUE;
    }
  hiatus_app_update (self);
  return TRUE;
}

/* A pop-up about a wait could not be shown: it is tried again when there is a server, and with the next minute. Returns FALSE
 * for other pop-ups. */
gboolean
hiatus_app_fail_wait_popup (HiatusApp *self, const gchar *key)
{
  const gchar *id = hiatus_popups_wait_id (key);

  if (id == NULL)
    return FALSE;
  if (g_strcmp0 (id, self->wait.word_id) == 0)
    leave_word (self);
  else if (g_strcmp0 (id, self->wait.id) == 0)
    self->wait.has_failed = TRUE;
  self->server_missing = TRUE;
  hiatus_app_update (self);
  return TRUE;
}
