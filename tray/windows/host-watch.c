/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/host-watch.h"

#include "tray/display.h"

/* The one whom tray icons and the panels that show them tell of themselves. */
#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"
#define WATCHER_INTERFACE "org.kde.StatusNotifierWatcher"

struct _HiatusHostWatch
{
  GDBusConnection *connection; /* (owned) */
  GCancellable *cancellable;   /* (owned) */
  guint name_watch;
  guint subscription;
  HiatusHostFound found;
  gpointer user_data;
};

/* Panels of the older kind take icons in without telling anybody on the bus. */
static void
tell (HiatusHostWatch *self, gboolean has_notifier_host)
{
  self->found (has_notifier_host || hiatus_display_has_tray (gdk_display_get_default ()), self->user_data);
}

static void
on_property (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusHostWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  tell (self, value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value));
}

static void
ask (HiatusHostWatch *self)
{
  g_dbus_connection_call (self->connection,
                          WATCHER_NAME,
                          WATCHER_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", WATCHER_INTERFACE, "IsStatusNotifierHostRegistered"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          self->cancellable,
                          on_property,
                          self);
}

static void
on_watcher_appeared (GDBusConnection *connection, const gchar *name, const gchar *owner, gpointer user_data)
{
  ask (user_data);
}

static void
on_watcher_vanished (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  HiatusHostWatch *self = user_data;

  /* NULL: the bus itself has gone, and everything goes with it. */
  if (connection != NULL)
    tell (self, FALSE);
}

static void
on_signal (GDBusConnection *connection,
           const gchar *sender,
           const gchar *path,
           const gchar *interface,
           const gchar *signal,
           GVariant *parameters,
           gpointer user_data)
{
  if (g_str_has_prefix (signal, "StatusNotifierHost"))
    ask (user_data);
}

/**
 * hiatus_host_watch_new:
 * @connection: the session bus
 * @found: what to do with the answer
 * @user_data: for @found
 *
 * Begins to look.
 *
 * Returns: (transfer full): what looks
 */
HiatusHostWatch *
hiatus_host_watch_new (GDBusConnection *connection, HiatusHostFound found, gpointer user_data)
{
  HiatusHostWatch *self = g_new0 (HiatusHostWatch, 1);

  self->connection = g_object_ref (connection);
  self->cancellable = g_cancellable_new ();
  self->found = found;
  self->user_data = user_data;
  self->subscription = g_dbus_connection_signal_subscribe (connection,
                                                           WATCHER_NAME,
                                                           WATCHER_INTERFACE,
                                                           NULL,
                                                           WATCHER_PATH,
                                                           NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_signal,
                                                           self,
                                                           NULL);
  self->name_watch = g_bus_watch_name_on_connection (connection,
                                                     WATCHER_NAME,
                                                     G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     on_watcher_appeared,
                                                     on_watcher_vanished,
                                                     self,
                                                     NULL);
  return self;
}

/**
 * hiatus_host_watch_free:
 * @self: (transfer full): what looks
 *
 * Looks no longer.
 */
void
hiatus_host_watch_free (HiatusHostWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_bus_unwatch_name (self->name_watch);
  g_object_unref (self->cancellable);
  g_object_unref (self->connection);
  g_free (self);
}
