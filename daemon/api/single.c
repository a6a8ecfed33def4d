/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/single.h"

/* From the D-Bus specification, org.freedesktop.DBus.RequestName. */
#define DO_NOT_QUEUE 4U
#define PRIMARY_OWNER 1U

/**
 * hiatus_api_be_the_only_one:
 * @connection: the session bus
 * @name: the name that a program of its kind owns
 * @is_only_one: (out): whether the name is ours now
 * @error: return location
 *
 * Takes a name on the bus, or finds out that another process has it; there is no queue. Waits for the bus: it is
 * for the start of a program, before there is a main loop.
 *
 * Returns: %TRUE if the bus answered; %FALSE with an error of GDBus otherwise
 */
gboolean
hiatus_api_be_the_only_one (GDBusConnection *connection, const gchar *name, gboolean *is_only_one, GError **error)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "RequestName",
                                                            g_variant_new ("(su)", name, DO_NOT_QUEUE),
                                                            G_VARIANT_TYPE ("(u)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            error);
  guint32 answer = 0;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(u)", &answer);
  *is_only_one = answer == PRIMARY_OWNER;
  return TRUE;
}

/**
 * hiatus_api_find_process:
 * @connection: the session bus
 * @name: a name on it
 *
 * Which process owns a name. Waits for the bus, like hiatus_api_be_the_only_one().
 *
 * Returns: the number of the process; 0 where the bus does not know
 */
guint32
hiatus_api_find_process (GDBusConnection *connection, const gchar *name)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "GetConnectionUnixProcessID",
                                                            g_variant_new ("(s)", name),
                                                            G_VARIANT_TYPE ("(u)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            NULL);
  guint32 process = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &process);
  return process;
}
