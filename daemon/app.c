/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/app-private.h"

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
  SIGNAL_ENTRIES_CHANGED,
  SIGNAL_OPEN_WINDOW,
  SIGNAL_LOCK_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* To the log goes what is wrong with the program or the machine; nothing of the person's. */
void
hiatus_app_warn (const GError *error)
{
  g_warning ("%s", error->message);
}

static gchar *
notice (HiatusApp *self)
{
  const gchar *problem = hiatus_settings_get_problem (self->settings);
  GPtrArray *events = hiatus_journey_events (hiatus_app_journey (self));

  if (problem == NULL)
    problem = hiatus_key_list_get_problem (HIATUS_KEY_LIST (self->contacts));
  if (problem == NULL)
    problem = hiatus_key_list_get_problem (HIATUS_KEY_LIST (self->care));
  if (problem == NULL)
    problem = hiatus_deck_file_get_problem (self->deck);
  if (problem == NULL)
    problem = hiatus_script_files_get_problem (self->scripts, NULL);
  if (problem == NULL && self->help != NULL)
    problem = hiatus_help_lines_get_problem (self->help);
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

static GVariant *
compute_state (HiatusApp *self, const HiatusPrompt *prompt)
{
  g_autofree gchar *sentence = notice (self);
  const gchar *watching[HIATUS_N_SOURCES + 1] = { NULL };
  const HiatusStateSource source = {
    .journey = hiatus_app_journey (self),
    .prompt = prompt,
    .discreet = hiatus_settings_get_boolean (self->settings, HIATUS_SETTING_DISCREET),
    .attention = hiatus_app_draws_attention (self),
    .watching = watching,
    .due = self->due,
    .paused = hiatus_app_is_watching_paused (self),
    .notice = sentence,
    .contacts_problem = hiatus_key_list_get_problem (HIATUS_KEY_LIST (self->contacts)),
    .now_us = hiatus_app_now (self),
    .zone = hiatus_app_zone (self),
  };

  hiatus_app_get_watching (self, watching);
  return g_variant_ref_sink (hiatus_state_new (&source));
}

/**
 * hiatus_app_get_state:
 * @self: an app that was started
 *
 * What update() came to last, which holds until the deadline: whoever asks costs nothing.
 *
 * Returns: (transfer full): what is true now, as GetState() documents it
 */
GVariant *
hiatus_app_get_state (HiatusApp *self)
{
  g_return_val_if_fail (self->state != NULL, NULL);

  return g_variant_ref (self->state);
}

static void
announce_state (HiatusApp *self, const HiatusPrompt *prompt)
{
  g_autoptr (GVariant) state = compute_state (self, prompt);

  if (self->state != NULL && g_variant_equal (self->state, state))
    return;
  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_steal_pointer (&state);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static gboolean
take_care (gpointer user_data)
{
  HiatusApp *self = user_data;
  g_autoptr (GError) error = NULL;

  self->care_id = 0;
  if (!hiatus_journal_take_care (self->journal, &error))
    hiatus_app_warn (error);
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

/* Whether a pop-up would not be welcome. While none is due, or none can be shown, windows and notification servers are
 * not asked: they would wake the daemon all day long. */
static gboolean
is_held (HiatusApp *self)
{
  HiatusNext next;

  hiatus_app_plan_next (self, FALSE, hiatus_app_now (self), &next);
  if (!hiatus_app_is_settling (self) && ((next.popup == HIATUS_POPUP_NONE && !hiatus_app_has_held (self)) || self->server_missing))
    return hiatus_presence_rest (self->presence) != HIATUS_PRESENCE_HERE;
  return hiatus_presence_get_flags (self->presence) != HIATUS_PRESENCE_HERE;
}

/* What was said for a date that has passed is taken back. */
static void
leave_date (HiatusApp *self)
{
  GDate today;

  hiatus_calendar_date_at (self->updated_us, hiatus_app_zone (self), &today);
  if (g_date_valid (&self->today) && hiatus_calendar_compare (&self->today, &today) != 0)
    {
      hiatus_app_withdraw_kinds (self, G_MAXUINT, &self->today);
      self->timely = 0;
      schedule_care (self);
      /* A server that refused a pop-up without leaving is given another try. */
      self->server_missing = FALSE;
    }
  self->today = today;
}

/* So is what was right and is not any more: the plan has become another, the meeting has begun, the question was answered
 * elsewhere. */
static void
leave_what_has_passed (HiatusApp *self, guint timely)
{
  hiatus_app_withdraw_kinds (self, self->timely & ~timely, &self->today);
  self->timely = timely;
}

/* Asks the planner what is right now, does it, and sets the one deadline. */
void
hiatus_app_update (HiatusApp *self)
{
  HiatusNext next;
  const HiatusPrompt *prompt;
  gboolean may_show;
  gboolean was_settling = hiatus_app_is_settling (self);
  gint64 tend_us, prompt_until_us;

  self->updated_us = hiatus_app_now (self);
  leave_date (self);
  self->around.held = is_held (self);
  hiatus_app_leave_closed (self);
  hiatus_app_tell_repair (self);
  tend_us = MIN (hiatus_app_tend_sightings (self), hiatus_app_tend_wait (self));
  if (was_settling) /* what held the rest may have been that question alone */
    self->around.held = is_held (self);
  may_show = !self->server_missing;
  do
    {
      hiatus_app_plan_next (self, self->around.held, self->updated_us, &next);
      leave_what_has_passed (self, next.timely);
      may_show = may_show && next.popup != HIATUS_POPUP_NONE && hiatus_app_show (self, &next);
    }
  while (may_show);
  /* What was due has been said, or cannot be. */
  if (!self->around.held)
    hiatus_presence_rest (self->presence);

  hiatus_app_arrange_watch (self);
  self->deadline_us = MIN (MIN (next.wake_us, tend_us), hiatus_app_watch_deadline (self));
  prompt = hiatus_app_get_prompt (self, &prompt_until_us);
  self->deadline_us = MIN (MIN (self->deadline_us, prompt_until_us), hiatus_app_find_due (self));
  hiatus_clock_arm (self->clock, self->deadline_us);
  announce_state (self, prompt);
  hiatus_app_rest_soon (self);
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

static void
on_watch_changed (HiatusApp *self)
{
  gint64 until_us;

  announce_state (self, hiatus_app_get_prompt (self, &until_us));
}

/* Idle and back is many times a day: only what makes a difference is looked into. */
static void
on_presence_changed (HiatusPresence *presence, gpointer user_data)
{
  HiatusApp *self = user_data;

  if (is_held (self) != self->around.held || hiatus_app_is_settling (self))
    hiatus_app_update (self);
}

/* Asks whoever can for a window. @token, if there is one, lets it come to the front. */
void
hiatus_app_emit_open_window (HiatusApp *self, const gchar *action, const gchar *parameter, const gchar *token)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_WINDOW], 0, action, parameter, token);
}

/* What the texts are computed from has changed, and so may have what is said of them. */
void
hiatus_app_emit_lock_changed (HiatusApp *self)
{
  hiatus_app_update (self);
  g_signal_emit (self, signals[SIGNAL_LOCK_CHANGED], 0);
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
 * Looks there from now on: for whether a pop-up would be welcome, and for what is watched.
 */
void
hiatus_app_use_display (HiatusApp *self, const HiatusDisplay *display)
{
  hiatus_presence_use_display (self->presence, display);
  hiatus_watch_use_display (self->watch, display);
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
  g_signal_connect_object (self->journal, "imported", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "elapsed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "jumped", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presence, "changed", G_CALLBACK (on_presence_changed), self, 0);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed), self, G_CONNECT_SWAPPED);
  hiatus_app_follow_contacts (self);
  g_signal_connect_object (self->care, "changed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->care, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scripts, "changed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scripts, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deck, "changed", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deck, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  if (self->help != NULL)
    g_signal_connect_object (self->help, "problem", G_CALLBACK (hiatus_app_update), self, G_CONNECT_SWAPPED);
  hiatus_app_follow_entries (self);
  g_signal_connect_object (self->watch, "sighted", G_CALLBACK (hiatus_app_take_sighting), self, G_CONNECT_SWAPPED);
  hiatus_app_listen (self);
  schedule_care (self);
  hiatus_app_update (self);
}

/**
 * hiatus_app_stop:
 * @self: the app
 *
 * The last moment: pop-ups whose buttons would be dead are withdrawn, and what is not done is left.
 */
void
hiatus_app_stop (HiatusApp *self)
{
  hiatus_journal_stop_transfer (self->journal);
  hiatus_clock_arm (self->clock, HIATUS_CLOCK_NEVER);
  hiatus_notifier_withdraw_all (self->notifier);
}

static void
hiatus_app_dispose (GObject *object)
{
  HiatusApp *self = HIATUS_APP (object);

  g_clear_handle_id (&self->care_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  g_clear_object (&self->contacts);
  g_clear_object (&self->help);
  g_clear_pointer (&self->zones, g_free);
  g_clear_pointer (&self->config_folder, g_free);
  hiatus_agreement_clear (&self->forgetting);
  hiatus_agreement_clear (&self->opening);
  g_clear_pointer (&self->draft_lists, g_resource_unref);
  g_clear_pointer (&self->home, g_free);
  g_clear_object (&self->care);
  hiatus_agreement_clear (&self->removal);
  hiatus_agreement_clear (&self->deletion);
  g_clear_object (&self->clock);
  g_clear_object (&self->notifier);
  g_clear_object (&self->presence);
  g_clear_object (&self->watch);
  g_clear_object (&self->scripts);
  g_clear_pointer (&self->matcher, hiatus_matcher_unref);
  g_clear_object (&self->deck);
  g_clear_pointer (&self->state, g_variant_unref);
  g_clear_pointer (&self->unsettled, g_hash_table_unref);
  g_clear_pointer (&self->shown_prompt, g_free);
  g_clear_pointer (&self->responder, hiatus_responder_free);
  g_clear_pointer (&self->standing, g_ptr_array_unref);
  g_clear_pointer (&self->wait.id, g_free);
  g_clear_pointer (&self->wait.word_id, g_free);
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

  /**
   * HiatusApp::entries-changed:
   * @what: as of EntriesChanged()
   *
   * Something that the person chose or entered is another.
   */
  signals[SIGNAL_ENTRIES_CHANGED] = g_signal_new ("entries-changed", HIATUS_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HiatusApp::open-window:
   * @action: an action of hiatus-window
   * @parameter: (nullable): the id that it takes, if it takes one
   * @token: (nullable): the activation token of the click that asked for it
   *
   * The person asked for a window, or one is right now.
   */
  signals[SIGNAL_OPEN_WINDOW] = g_signal_new ("open-window", HIATUS_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * HiatusApp::lock-changed:
   *
   * The person's texts can be read now, or not any more, or a passphrase was set or removed.
   */
  signals[SIGNAL_LOCK_CHANGED] = g_signal_new ("lock-changed", HIATUS_TYPE_APP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_app_init (HiatusApp *self)
{
  self->unsettled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->deadline_us = HIATUS_CLOCK_NEVER;
  self->lock_costs = (HiatusSealCosts){ HIATUS_SEAL_PASSES, HIATUS_SEAL_MEMORY };
  self->responder = hiatus_responder_new ();
  self->standing = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_standing_free);
  g_date_clear (&self->today, 1);
}

/**
 * hiatus_app_new:
 * @parts: what it is put together from
 *
 * Returns: (transfer full): the app
 */
HiatusApp *
hiatus_app_new (const HiatusAppParts *parts)
{
  HiatusApp *self = g_object_new (HIATUS_TYPE_APP, NULL);

  self->journal = g_object_ref (parts->journal);
  self->settings = g_object_ref (parts->settings);
  self->contacts = g_object_ref (parts->contacts);
  self->care = g_object_ref (parts->care);
  self->clock = g_object_ref (parts->clock);
  self->notifier = g_object_ref (parts->notifier);
  self->presence = g_object_ref (parts->presence);
  self->deck = g_object_ref (parts->deck);
  self->watch = g_object_ref (parts->watch);
  self->scripts = g_object_ref (parts->scripts);
  return self;
}
