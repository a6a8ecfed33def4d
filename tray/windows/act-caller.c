/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/act-caller.h"

struct _HiatusActCaller
{
  GObject parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of calls that are under way */
};

G_DEFINE_TYPE (HiatusActCaller, hiatus_act_caller, G_TYPE_OBJECT)

enum
{
  CALLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hiatus_act_caller_dispose (GObject *object)
{
  HiatusActCaller *self = HIATUS_ACT_CALLER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_act_caller_parent_class)->dispose (object);
}

static void
hiatus_act_caller_finalize (GObject *object)
{
  g_clear_object (&HIATUS_ACT_CALLER (object)->cancellable);
  G_OBJECT_CLASS (hiatus_act_caller_parent_class)->finalize (object);
}

static void
hiatus_act_caller_class_init (HiatusActCallerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_act_caller_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_act_caller_finalize;

  /**
   * HiatusActCaller::called:
   * @self: the caller
   * @sentence: (nullable): why it was not done; %NULL where it was
   *
   * A call is over.
   */
  signals[CALLED] = g_signal_new ("called", HIATUS_TYPE_ACT_CALLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hiatus_act_caller_init (HiatusActCaller *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = reply == NULL ? hiatus_daemon_link_explain (error) : NULL;
  g_signal_emit (user_data, signals[CALLED], 0, sentence);
}

/**
 * hiatus_act_caller_call:
 * @self: the caller
 * @method: a method of the daemon
 * @parameters: (nullable): its parameters; a floating one is taken
 *
 * Calls it. HiatusActCaller::called says what came of that.
 */
void
hiatus_act_caller_call (HiatusActCaller *self, const gchar *method, GVariant *parameters)
{
  g_dbus_proxy_call (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (self->daemon)), method, parameters, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_called, self);
}

/**
 * hiatus_act_caller_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer full): a caller; what is under way when it goes is not heard of any more
 */
HiatusActCaller *
hiatus_act_caller_new (HiatusDaemonLink *daemon)
{
  HiatusActCaller *self = g_object_new (HIATUS_TYPE_ACT_CALLER, NULL);

  self->daemon = g_object_ref (daemon);
  return self;
}
