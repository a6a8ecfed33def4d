/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

#include <glib/gi18n.h>

#include "daemon/core/act.h"
#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/names.h"
#include "daemon/core/planner.h"
#include "daemon/popups.h"
#include "daemon/state.h"
#include "daemon/wording.h"

/* For how long after a repair `hiatus status` speaks of it. */
#define REPAIR_NOTICE_SPAN_US (7 * G_TIME_SPAN_DAY)

/**
 * HiatusApp:
 *
 * The composition root: an event comes in, is recorded, changes what is true, and effects go out. All that
 * happens passes hiatus_journal_record(); all that is said unasked comes from update(), which asks the
 * planner and sets the one deadline.
 */
G_DEFINE_FINAL_TYPE (HiatusApp, hiatus_app, G_TYPE_OBJECT)

enum
{
  SIGNAL_STATE_CHANGED,
  SIGNAL_EVENT_RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
warn (const GError *error)
{
  g_warning ("%s", error->message);
}

static gchar *
notice (HiatusApp *self)
{
  const gchar *problem = hiatus_settings_get_problem (self->settings);
  GPtrArray *events = hiatus_journey_events (hiatus_app_journey (self));

  if (problem != NULL)
    return g_strdup (problem);
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->recorded_us + REPAIR_NOTICE_SPAN_US < hiatus_app_now (self))
        break;
      if (event->kind == HIATUS_EVENT_REPAIR)
        return hiatus_wording_repair (event);
    }
  return NULL;
}

/**
 * hiatus_app_get_state:
 * @self: the app
 *
 * Returns: (transfer full): what is true now, as GetState() documents it
 */
GVariant *
hiatus_app_get_state (HiatusApp *self)
{
  g_autofree gchar *sentence = notice (self);
  const HiatusStateSource source = {
    .journey = hiatus_app_journey (self),
    .deck = self->deck,
    .discreet = hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_DISCREET),
    .notice = sentence,
    .now_us = hiatus_app_now (self),
    .zone = hiatus_app_zone (self),
  };

  return g_variant_ref_sink (hiatus_state_new (&source));
}

static void
announce_state (HiatusApp *self)
{
  g_autoptr (GVariant) state = hiatus_app_get_state (self);

  if (self->state != NULL && g_variant_equal (self->state, state))
    return;
  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_steal_pointer (&state);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

/* Sends the pop-up of @day, with what is true on it. */
void
hiatus_app_send_day (HiatusApp *self, HiatusPopup popup, const GDate *day)
{
  const HiatusPrompt *prompt = NULL;
  HiatusStatus status;

  hiatus_journey_status (hiatus_app_journey (self), day, &status);
  if (status.phase == HIATUS_PHASE_RUNNING || status.phase == HIATUS_PHASE_REVIEWING)
    prompt = hiatus_deck_choose (self->deck, hiatus_app_journey (self), day);
  hiatus_popups_send_day (self->notifier, popup, day, &status, prompt);
}

/* Recorded first, so that no crash can show it twice; taken back if it turns out not to have been shown. */
static gboolean
show (HiatusApp *self, const HiatusNext *next)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_POPUP);
  g_autoptr (GError) error = NULL;

  event->popup = next->popup;
  event->day = next->day;
  if (next->popup == HIATUS_POPUP_DAY)
    {
      const HiatusPrompt *prompt = hiatus_deck_choose (self->deck, hiatus_app_journey (self), &next->day);

      event->prompt = prompt == NULL ? NULL : g_strdup (prompt->id);
    }
  if (hiatus_journal_record (self->journal, event, &error) == NULL)
    {
      warn (error);
      return FALSE;
    }
  hiatus_app_send_day (self, next->popup, &next->day);
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
        warn (error);
      return;
    }
}

/* Takes back whatever is shown for @day. */
void
hiatus_app_withdraw_day (HiatusApp *self, const GDate *day)
{
  g_autofree gchar *day_key = hiatus_popups_key (HIATUS_POPUP_DAY, day);
  g_autofree gchar *end_key = hiatus_popups_key (HIATUS_POPUP_END, day);

  hiatus_notifier_withdraw (self->notifier, day_key);
  hiatus_notifier_withdraw (self->notifier, end_key);
}

static gboolean
take_care (gpointer user_data)
{
  HiatusApp *self = user_data;
  g_autoptr (GError) error = NULL;

  self->care_id = 0;
  if (!hiatus_journal_take_care (self->journal, &error))
    warn (error);
  hiatus_app_update (self);
  return G_SOURCE_REMOVE;
}

/* When nobody waits: after the start, once a day, and after a repair. */
static void
schedule_care (HiatusApp *self)
{
  if (self->care_id == 0)
    self->care_id = g_idle_add_full (G_PRIORITY_LOW, take_care, self, NULL);
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

static void
tell_repair (HiatusApp *self)
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
    warn (error);
  else
    hiatus_popups_send_repair (self->notifier, repair);
}

/* Asks the planner what is right now, does it, and sets the one deadline. */
void
hiatus_app_update (HiatusApp *self)
{
  HiatusTimes times;
  HiatusNext next;
  gboolean may_show = !self->server_missing;

  tell_repair (self);
  hiatus_settings_get_times (self->settings, &times);
  do
    {
      self->updated_us = hiatus_app_now (self);
      hiatus_planner_next (hiatus_app_journey (self), &times, self->updated_us, hiatus_app_zone (self), &next);
      may_show = may_show && next.popup != HIATUS_POPUP_NONE && show (self, &next);
    }
  while (may_show);

  if (g_date_valid (&self->today) && hiatus_calendar_compare (&self->today, &next.day) != 0)
    {
      hiatus_app_withdraw_day (self, &self->today);
      schedule_care (self);
    }
  self->today = next.day;
  self->deadline_us = next.wake_us;
  hiatus_clock_arm (self->clock, next.wake_us);
  announce_state (self);
}

/**
 * hiatus_app_catch_up:
 * @self: the app
 *
 * Looks at the clock before a question is answered. It costs nothing, and an answer is right even where
 * a deadline is late or the clock went back unheard.
 */
void
hiatus_app_catch_up (HiatusApp *self)
{
  gint64 now_us = hiatus_app_now (self);

  if (now_us >= self->deadline_us || now_us < self->updated_us)
    hiatus_app_update (self);
}

/* Records the answer to the prompt of @day, whichever pop-up or row gave it. */
gboolean
hiatus_app_answer_day (HiatusApp *self, const GDate *day, HiatusAnswer answer, GError **error)
{
  const HiatusPrompt *prompt = hiatus_deck_choose (self->deck, hiatus_app_journey (self), day);
  HiatusEvent *event;

  if (prompt == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("There is no prompt today."));
      return FALSE;
    }
  event = hiatus_event_new (HIATUS_EVENT_PROMPT);
  event->day = *day;
  event->answer = answer;
  event->prompt = g_strdup (prompt->id);
  if (hiatus_journal_record (self->journal, event, error) == NULL)
    return FALSE;
  if (answer != HIATUS_ANSWER_ANOTHER)
    return TRUE;

  /* The next one is on the table now: it counts as given. */
  prompt = hiatus_deck_choose (self->deck, hiatus_app_journey (self), day);
  event = hiatus_event_new (HIATUS_EVENT_PROMPT);
  event->day = *day;
  event->prompt = g_strdup (prompt->id);
  return hiatus_journal_record (self->journal, event, error) != NULL;
}

static void
answer_dated (HiatusApp *self, HiatusPopup popup, const GDate *day, HiatusAnswer answer)
{
  g_autoptr (GError) error = NULL;
  HiatusEvent *event;

  /* One that was asked for and closed again is no answer to anything. */
  if (answer == HIATUS_ANSWER_CLOSED && !hiatus_journey_popup_shown (hiatus_app_journey (self), popup, day))
    return;
  event = hiatus_event_new (HIATUS_EVENT_POPUP_ANSWER);
  event->popup = popup;
  event->day = *day;
  event->answer = answer;
  if (hiatus_journal_record (self->journal, event, &error) == NULL)
    {
      warn (error);
      return;
    }
  if (answer == HIATUS_ANSWER_WAIT_LONGER)
    hiatus_app_end_plan (self, "wait", &error);
  else if (answer == HIATUS_ANSWER_DONE || answer == HIATUS_ANSWER_ANOTHER)
    hiatus_app_answer_day (self, day, answer, &error);
  if (answer == HIATUS_ANSWER_ANOTHER && error == NULL)
    hiatus_app_send_day (self, popup, day);
  if (error != NULL)
    warn (error);
  hiatus_app_update (self);
}

static void
on_repaired (HiatusJournal *journal, gint missing, gpointer user_data)
{
  g_warning ("The journal was damaged and has been mended; %d entries are missing. The damaged file is kept.", missing);
  schedule_care (user_data);
}

static void
on_recorded (HiatusJournal *journal, guint64 position, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_EVENT_RECORDED], 0, position);
}

static void
on_answered (HiatusNotifier *notifier, const gchar *key, const gchar *action, const gchar *token, gpointer user_data)
{
  HiatusApp *self = user_data;
  const gchar *undo_id = hiatus_popups_undo_id (key);
  g_autoptr (GError) error = NULL;
  HiatusAnswer answer;
  HiatusPopup popup;
  GDate day;

  if (undo_id != NULL)
    {
      g_autoptr (GVariant) undone = hiatus_app_undo (self, undo_id, &error);

      /* Undone elsewhere meanwhile is as good. */
      if (undone == NULL && !g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED))
        warn (error);
    }
  else if (hiatus_popups_parse_key (key, &popup, &day) && hiatus_answer_from_string (action, &answer))
    {
      answer_dated (self, popup, &day, answer);
    }
}

static void
on_closed (HiatusNotifier *notifier, const gchar *key, gpointer user_data)
{
  HiatusPopup popup;
  GDate day;

  if (hiatus_popups_parse_key (key, &popup, &day))
    answer_dated (user_data, popup, &day, HIATUS_ANSWER_CLOSED);
}

static void
on_failed (HiatusNotifier *notifier, const gchar *key, gpointer user_data)
{
  HiatusApp *self = user_data;
  HiatusPopup popup;
  GDate day;

  if (!hiatus_popups_parse_key (key, &popup, &day))
    return;
  self->server_missing = TRUE;
  take_back (self, popup, &day);
  hiatus_app_update (self);
}

static void
on_available (HiatusNotifier *notifier, gpointer user_data)
{
  HiatusApp *self = user_data;

  self->server_missing = FALSE;
  hiatus_app_update (self);
}

/**
 * hiatus_app_get_journal:
 * @self: the app
 *
 * Returns: (transfer none): the journal
 */
HiatusJournal *
hiatus_app_get_journal (HiatusApp *self)
{
  return self->journal;
}

/**
 * hiatus_app_get_settings:
 * @self: the app
 *
 * Returns: (transfer none): the settings
 */
HiatusSettings *
hiatus_app_get_settings (HiatusApp *self)
{
  return self->settings;
}

/**
 * hiatus_app_use_display:
 * @self: the app
 * @display: where the session can be seen
 *
 * Looks there from now on for whether a pop-up would be welcome.
 */
void
hiatus_app_use_display (HiatusApp *self, const HiatusDisplay *display)
{
  hiatus_presence_use_display (self->presence, display);
}

/**
 * hiatus_app_start:
 * @self: an app whose journal is open
 *
 * From now on the app speaks when it is time, and looks after the journal when nobody waits.
 */
void
hiatus_app_start (HiatusApp *self)
{
  g_signal_connect_object (self->journal, "recorded", G_CALLBACK (on_recorded), self, 0);
  g_signal_connect_object (self->journal, "repaired", G_CALLBACK (on_repaired), self, 0);
  g_signal_connect_object (self->clock, "elapsed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "jumped", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "answered", G_CALLBACK (on_answered), self, 0);
  g_signal_connect_object (self->notifier, "closed", G_CALLBACK (on_closed), self, 0);
  g_signal_connect_object (self->notifier, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->notifier, "available", G_CALLBACK (on_available), self, 0);
  schedule_care (self);
  hiatus_app_update (self);
}

/**
 * hiatus_app_stop:
 * @self: the app
 *
 * The last moment: pop-ups whose buttons would be dead are withdrawn.
 */
void
hiatus_app_stop (HiatusApp *self)
{
  hiatus_clock_arm (self->clock, HIATUS_CLOCK_NEVER);
  hiatus_notifier_withdraw_all (self->notifier);
}

static void
hiatus_app_dispose (GObject *object)
{
  HiatusApp *self = HIATUS_APP (object);

  g_clear_handle_id (&self->care_id, g_source_remove);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->notifier);
  g_clear_object (&self->presence);
  g_clear_pointer (&self->deck, hiatus_deck_free);
  g_clear_pointer (&self->state, g_variant_unref);
  G_OBJECT_CLASS (hiatus_app_parent_class)->dispose (object);
}

static void
hiatus_app_class_init (HiatusAppClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_app_dispose;

  /**
   * HiatusApp::state-changed:
   *
   * What hiatus_app_get_state() answers has changed.
   */
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", HIATUS_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusApp::event-recorded:
   * @position: the number of its row
   *
   * An event is on the disk.
   */
  signals[SIGNAL_EVENT_RECORDED] = g_signal_new ("event-recorded", HIATUS_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
hiatus_app_init (HiatusApp *self)
{
  self->deadline_us = HIATUS_CLOCK_NEVER;
  g_date_clear (&self->today, 1);
}

/**
 * hiatus_app_new:
 * @journal: the journal; hiatus_app_start() wants it open
 * @settings: the settings
 * @clock: the clock
 * @notifier: where pop-ups go
 * @presence: whether they would be welcome
 * @deck: (transfer full): the prompts
 *
 * Returns: (transfer full): the app
 */
HiatusApp *
hiatus_app_new (HiatusJournal *journal, HiatusSettings *settings, HiatusClock *clock, HiatusNotifier *notifier, HiatusPresence *presence, HiatusDeck *deck)
{
  HiatusApp *self = g_object_new (HIATUS_TYPE_APP, NULL);

  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->notifier = g_object_ref (notifier);
  self->presence = g_object_ref (presence);
  self->deck = deck;
  return self;
}
