/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/leaving.h"

#include "daemon/api/names.h"

/**
 * hiatus_api_announce_quit:
 * @connection: the session bus
 *
 * Says in the daemon's place that the person chose to quit until the next login: the daemon is not there, or does not
 * answer, and the rest of Hiatus has to end all the same. Waits until it is said: it is for the end of a program.
 */
void
hiatus_api_announce_quit (GDBusConnection *connection)
{
  g_dbus_connection_emit_signal (connection, NULL, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, "Leaving", g_variant_new ("(b)", TRUE), NULL);
  g_dbus_connection_flush_sync (connection, NULL, NULL);
}
