/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/overheard.h"

#include "daemon/api/names.h"

#define NOTIFY "Notify"

/* Arguments of Notify. */
enum
{
  SUMMARY = 3,
  ACTIONS = 5,
};

typedef struct
{
  gint64 time_us;
  GVariant *arguments;
} Call;

struct _HiatusOverheard
{
  GDBusConnection *monitor;
  gchar *daemon; /* its name on the bus */
  GMutex lock;
  GArray *calls; /* guarded by @lock: of Call */
};

static void
clear_call (gpointer data)
{
  Call *call = data;

  g_variant_unref (call->arguments);
}

/* In the thread of the connection, which may answer nothing. GNOME Shell forwards each call under a name of its own. */
static GDBusMessage *
on_message (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  HiatusOverheard *self = user_data;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  if (g_strcmp0 (g_dbus_message_get_member (message), NOTIFY) == 0 && g_strcmp0 (g_dbus_message_get_sender (message), self->daemon) == 0)
    {
      Call call = { g_get_monotonic_time (), g_variant_ref (g_dbus_message_get_body (message)) };

      g_mutex_lock (&self->lock);
      g_array_append_val (self->calls, call);
      g_mutex_unlock (&self->lock);
    }
  g_object_unref (message);
  return NULL;
}

static GVariant *
ask_bus (GDBusConnection *connection, const gchar *interface, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

/**
 * hiatus_overheard_new:
 * @desk: a desk whose daemon runs
 *
 * Returns: (transfer full): what is overheard from now on
 */
HiatusOverheard *
hiatus_overheard_new (HiatusDesk *desk)
{
  static const gchar *const rules[] = { "type='method_call',interface='org.freedesktop.Notifications',member='" NOTIFY "'", NULL };
  HiatusOverheard *self = g_new0 (HiatusOverheard, 1);
  g_autoptr (GVariant) owner = ask_bus (desk->bus, "org.freedesktop.DBus", "GetNameOwner", g_variant_new ("(s)", HIATUS_BUS_NAME));
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  g_array_set_clear_func (self->calls, clear_call);
  g_variant_get (owner, "(s)", &self->daemon);
  self->monitor = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"), G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (self->monitor, on_message, self, NULL);
  g_variant_unref (ask_bus (self->monitor, "org.freedesktop.DBus.Monitoring", "BecomeMonitor", g_variant_new ("(^asu)", rules, 0)));
  return self;
}

/**
 * hiatus_overheard_free:
 * @self: (transfer full): what was overheard
 *
 * Ends it.
 */
void
hiatus_overheard_free (HiatusOverheard *self)
{
  g_dbus_connection_close_sync (self->monitor, NULL, NULL);
  g_object_unref (self->monitor);
  g_array_unref (self->calls);
  g_mutex_clear (&self->lock);
  g_free (self->daemon);
  g_free (self);
}

/**
 * hiatus_overheard_count:
 * @self: what was overheard
 *
 * Returns: how many pop-ups the server was asked to show, those that took the place of another included
 */
guint
hiatus_overheard_count (HiatusOverheard *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->calls->len;
  g_mutex_unlock (&self->lock);
  return n;
}

static GVariant *
get (HiatusOverheard *self, guint index, guint argument)
{
  GVariant *value;

  g_mutex_lock (&self->lock);
  g_assert_cmpuint (index, <, self->calls->len);
  value = g_variant_get_child_value (g_array_index (self->calls, Call, index).arguments, argument);
  g_mutex_unlock (&self->lock);
  return value;
}

/**
 * hiatus_overheard_get_summary:
 * @self: what was overheard
 * @index: which one
 *
 * Returns: (transfer full): its title
 */
gchar *
hiatus_overheard_get_summary (HiatusOverheard *self, guint index)
{
  g_autoptr (GVariant) value = get (self, index, SUMMARY);

  return g_variant_dup_string (value, NULL);
}

/**
 * hiatus_overheard_get_text:
 * @self: what was overheard
 * @index: which one
 *
 * Returns: (transfer full): all of its arguments, printed
 */
gchar *
hiatus_overheard_get_text (HiatusOverheard *self, guint index)
{
  gchar *text;

  g_mutex_lock (&self->lock);
  g_assert_cmpuint (index, <, self->calls->len);
  text = g_variant_print (g_array_index (self->calls, Call, index).arguments, FALSE);
  g_mutex_unlock (&self->lock);
  return text;
}

/**
 * hiatus_overheard_get_actions:
 * @self: what was overheard
 * @index: which one
 *
 * Returns: (transfer full): the ids and the labels of its buttons by turns
 */
gchar **
hiatus_overheard_get_actions (HiatusOverheard *self, guint index)
{
  g_autoptr (GVariant) value = get (self, index, ACTIONS);

  return g_variant_dup_strv (value, NULL);
}

/**
 * hiatus_overheard_get_time:
 * @self: what was overheard
 * @index: which one
 *
 * Returns: when it came, on the monotonic clock, in microseconds
 */
gint64
hiatus_overheard_get_time (HiatusOverheard *self, guint index)
{
  gint64 time_us;

  g_mutex_lock (&self->lock);
  g_assert_cmpuint (index, <, self->calls->len);
  time_us = g_array_index (self->calls, Call, index).time_us;
  g_mutex_unlock (&self->lock);
  return time_us;
}
