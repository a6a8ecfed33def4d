/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

#include "daemon/api/names.h"

/**
 * HiatusService:
 *
 * The bus interface over the app: each method is one call of it, answered when that returns, so that what
 * is acknowledged is on the disk.
 */
G_DEFINE_FINAL_TYPE (HiatusService, hiatus_service, G_TYPE_OBJECT)

enum
{
  SIGNAL_QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The app, once it has looked at the clock. */
HiatusApp *
hiatus_service_get_app (HiatusService *self)
{
  hiatus_app_catch_up (self->app);
  return self->app;
}

/* Answers a method without a result. Takes ownership of @error. */
void
hiatus_service_finish (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GError *error, void (*complete) (HiatusDBusHiatus1 *, GDBusMethodInvocation *))
{
  if (error != NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    complete (skeleton, invocation);
}

static gboolean
on_get_state (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  g_autoptr (GVariant) state = hiatus_app_get_state (hiatus_service_get_app (self));

  hiatus_dbus_hiatus1_complete_get_state (skeleton, invocation, state);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_start_plan (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *options, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_start_plan (hiatus_service_get_app (self), options, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_start_plan);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_change_plan (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *options, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_change_plan (hiatus_service_get_app (self), options, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_change_plan);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_change_length (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *options, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_change_length (hiatus_service_get_app (self), options, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_change_length);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_end_plan (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *decision, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_end_plan (hiatus_service_get_app (self), decision, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_end_plan);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_log (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *kind, GVariant *fields, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *id = hiatus_app_log (hiatus_service_get_app (self), kind, fields, &error);

  if (id == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_log (skeleton, invocation, id);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_undo (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autoptr (GVariant) undone = hiatus_app_undo (hiatus_service_get_app (self), id, &error);

  if (undone == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_undo (skeleton, invocation, undone);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_prompt (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *answer, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_answer_prompt (hiatus_service_get_app (self), answer, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_answer_prompt);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_be_quiet (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *span, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_be_quiet (hiatus_service_get_app (self), span, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_be_quiet);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_show_day (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_app_show_day (hiatus_service_get_app (self));
  hiatus_dbus_hiatus1_complete_show_day (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_read_events (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, guint64 after, const gchar *from, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  GVariant *events = hiatus_journal_read (hiatus_app_get_journal (hiatus_service_get_app (self)), after, from, &error);

  if (events == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_read_events (skeleton, invocation, events);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_list_settings (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssssas)"));

  for (guint i = 0; i < hiatus_settings_n_keys (); i++)
    {
      HiatusSettingInfo info;
      g_autofree gchar *value = NULL;

      hiatus_settings_describe (i, &info);
      value = hiatus_settings_get_text (hiatus_app_get_settings (hiatus_service_get_app (self)), info.key, NULL);
      g_variant_builder_add (&builder, "(sssss^as)", info.key, value, info.preset, info.takes, info.sentence, info.values);
    }
  hiatus_dbus_hiatus1_complete_list_settings (skeleton, invocation, g_variant_builder_end (&builder));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_setting (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *key, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *value = hiatus_settings_get_text (hiatus_app_get_settings (hiatus_service_get_app (self)), key, &error);

  if (value == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_get_setting (skeleton, invocation, value);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_set_setting (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *key, const gchar *value, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (hiatus_service_get_app (self)), key, value, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_set_setting);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_reset_setting (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *key, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_settings_reset (hiatus_app_get_settings (hiatus_service_get_app (self)), key, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_reset_setting);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_list_backups (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_auto (GStrv) dates = hiatus_journal_list_backups (hiatus_app_get_journal (hiatus_service_get_app (self)), &error);

  if (dates == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_list_backups (skeleton, invocation, (const gchar *const *) dates);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_restore (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *date, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  if (!hiatus_journal_ask_restore (hiatus_app_get_journal (hiatus_service_get_app (self)), date, &question, &token, &error))
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_ask_restore (skeleton, invocation, question, token);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_restore (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *date, const gchar *token, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *report = hiatus_app_restore (hiatus_service_get_app (self), date, token, &error);

  if (report == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_restore (skeleton, invocation, report);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_examine (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_complete_examine (skeleton, invocation, hiatus_examiner_examine (self->examiner));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* For good, until the next login. */
void
hiatus_service_leave (HiatusService *self)
{
  self->quit = TRUE;
  g_signal_emit (self, signals[SIGNAL_QUIT], 0);
}

static gboolean
on_quit (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  hiatus_dbus_hiatus1_complete_quit (skeleton, invocation);
  hiatus_service_leave (user_data);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_event_recorded (HiatusApp *app, guint64 position, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_emit_event_recorded (self->skeleton, position);
}

static void
on_entries_changed (HiatusApp *app, const gchar *what, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_emit_entries_changed (self->skeleton, what);
}

static void
hiatus_service_dispose (GObject *object)
{
  HiatusService *self = HIATUS_SERVICE (object);

  g_clear_handle_id (&self->pause_watch_id, g_bus_unwatch_name);
  g_clear_handle_id (&self->wait_watch_id, g_bus_unwatch_name);
  if (self->skeleton != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
  g_clear_object (&self->skeleton);
  g_clear_object (&self->app);
  G_OBJECT_CLASS (hiatus_service_parent_class)->dispose (object);
}

static void
hiatus_service_class_init (HiatusServiceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_service_dispose;

  /**
   * HiatusService::quit:
   *
   * Somebody asked the daemon to end.
   */
  signals[SIGNAL_QUIT] = g_signal_new ("quit", HIATUS_TYPE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_service_init (HiatusService *self)
{
}

static const HiatusServiceHandler handlers[] = {
  { "handle-get-state", G_CALLBACK (on_get_state) },
  { "handle-start-plan", G_CALLBACK (on_start_plan) },
  { "handle-change-plan", G_CALLBACK (on_change_plan) },
  { "handle-change-length", G_CALLBACK (on_change_length) },
  { "handle-end-plan", G_CALLBACK (on_end_plan) },
  { "handle-log", G_CALLBACK (on_log) },
  { "handle-undo", G_CALLBACK (on_undo) },
  { "handle-answer-prompt", G_CALLBACK (on_answer_prompt) },
  { "handle-be-quiet", G_CALLBACK (on_be_quiet) },
  { "handle-show-day", G_CALLBACK (on_show_day) },
  { "handle-read-events", G_CALLBACK (on_read_events) },
  { "handle-list-settings", G_CALLBACK (on_list_settings) },
  { "handle-get-setting", G_CALLBACK (on_get_setting) },
  { "handle-set-setting", G_CALLBACK (on_set_setting) },
  { "handle-reset-setting", G_CALLBACK (on_reset_setting) },
  { "handle-list-backups", G_CALLBACK (on_list_backups) },
  { "handle-ask-restore", G_CALLBACK (on_ask_restore) },
  { "handle-restore", G_CALLBACK (on_restore) },
  { "handle-examine", G_CALLBACK (on_examine) },
  { "handle-quit", G_CALLBACK (on_quit) },
  { 0 },
};

static void
connect_handlers (HiatusService *self, const HiatusServiceHandler *table)
{
  for (guint i = 0; table[i].signal != NULL; i++)
    g_signal_connect_object (self->skeleton, table[i].signal, table[i].callback, self, 0);
}

/**
 * hiatus_service_new:
 * @connection: the session bus
 * @error: return location
 *
 * Puts the interface on the bus. Its methods are dispatched by the main loop: nobody is answered before
 * that runs, and hiatus_service_serve() has to be called first.
 *
 * Returns: (transfer full): the service; %NULL where the object path is taken
 */
HiatusService *
hiatus_service_new (GDBusConnection *connection, GError **error)
{
  g_autoptr (HiatusService) self = g_object_new (HIATUS_TYPE_SERVICE, NULL);

  self->skeleton = hiatus_dbus_hiatus1_skeleton_new ();
  hiatus_dbus_hiatus1_set_version (self->skeleton, HIATUS_VERSION);
  connect_handlers (self, handlers);
  connect_handlers (self, hiatus_service_care_handlers);
  connect_handlers (self, hiatus_service_contacts_handlers);
  connect_handlers (self, hiatus_service_data_handlers);
  connect_handlers (self, hiatus_service_draft_handlers);
  connect_handlers (self, hiatus_service_forget_handlers);
  connect_handlers (self, hiatus_service_help_handlers);
  connect_handlers (self, hiatus_service_history_handlers);
  connect_handlers (self, hiatus_service_letters_handlers);
  connect_handlers (self, hiatus_service_lock_handlers);
  connect_handlers (self, hiatus_service_pause_handlers);
  connect_handlers (self, hiatus_service_safety_handlers);
  connect_handlers (self, hiatus_service_script_handlers);
  connect_handlers (self, hiatus_service_wait_handlers);
  connect_handlers (self, hiatus_service_watch_handlers);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, HIATUS_OBJECT_PATH, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hiatus_service_serve:
 * @self: the service
 * @app: what answers
 * @examiner: what says how it fares; has to live as long as @self
 *
 * Joins the interface to the app, in both directions.
 */
void
hiatus_service_serve (HiatusService *self, HiatusApp *app, HiatusExaminer *examiner)
{
  self->examiner = examiner;
  self->app = g_object_ref (app);
  g_signal_connect_object (app, "state-changed", G_CALLBACK (hiatus_dbus_hiatus1_emit_state_changed), self->skeleton, G_CONNECT_SWAPPED);
  g_signal_connect_object (app, "lock-changed", G_CALLBACK (hiatus_dbus_hiatus1_emit_lock_changed), self->skeleton, G_CONNECT_SWAPPED);
  g_signal_connect_object (app, "event-recorded", G_CALLBACK (on_event_recorded), self, 0);
  g_signal_connect_object (app, "entries-changed", G_CALLBACK (on_entries_changed), self, 0);
}

/**
 * hiatus_service_take_leave:
 * @self: the service
 *
 * Says on the bus that the daemon ends in good order, and whether the person asked for it.
 */
void
hiatus_service_take_leave (HiatusService *self)
{
  hiatus_dbus_hiatus1_emit_leaving (self->skeleton, self->quit);
}
