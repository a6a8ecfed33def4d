/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-host.h"

#include "tray/display.h"

/* A panel that does not answer shows nothing. The usual 25 seconds could wake the tray when it has long come to rest. */
#define PATIENCE_MS 5000

#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"

typedef struct
{
  GDBusConnection *connection; /* (owned) */
  HiatusTrayHostSeen seen;
  gpointer user_data;
} Look;

static void
finish (Look *look, gboolean has_notifier_host)
{
  HiatusTrayHost host = HIATUS_TRAY_HOST_NONE;

  if (has_notifier_host)
    host = HIATUS_TRAY_HOST_NOTIFIER;
  else if (hiatus_display_has_tray (gdk_display_get_default ()))
    host = HIATUS_TRAY_HOST_OLD;
  look->seen (host, look->user_data);
  g_object_unref (look->connection);
  g_free (look);
}

static void
on_watcher (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      gboolean is_absent = g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
                           g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);

      /* A watcher that does not know is believed: better to say nothing than something wrong. */
      finish (user_data, !is_absent);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  finish (user_data, !g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) || g_variant_get_boolean (value));
}

static gboolean
on_grace_over (gpointer user_data)
{
  Look *look = user_data;

  g_dbus_connection_call (look->connection,
                          WATCHER_NAME,
                          WATCHER_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", WATCHER_NAME, "IsStatusNotifierHostRegistered"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS,
                          NULL,
                          on_watcher,
                          look);
  return G_SOURCE_REMOVE;
}

/**
 * hiatus_tray_host_look:
 * @connection: the session bus
 * @grace_ms: how long a panel may take to appear, in milliseconds
 * @seen: what to do with the answer
 * @user_data: for @seen
 *
 * Looks once, after a while, whether something shows tray icons: a panel that speaks StatusNotifierItem, or one of the
 * older kind. There has to be a display. A panel that comes later is found by AppIndicator itself.
 */
void
hiatus_tray_host_look (GDBusConnection *connection, guint grace_ms, HiatusTrayHostSeen seen, gpointer user_data)
{
  Look *look = g_new (Look, 1);

  look->connection = g_object_ref (connection);
  look->seen = seen;
  look->user_data = user_data;
  g_timeout_add (grace_ms, on_grace_over, look);
}
