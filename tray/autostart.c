/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/autostart.h"

#include "daemon/api/names.h"

#define DBUS_NAME "org.freedesktop.DBus"
#define DBUS_PATH "/org/freedesktop/DBus"

/* The bus gives a service that it starts half a minute; whoever waits for it waits a little longer. */
#define START_LIMIT_MS 40000

/* Returns: whether the bus did it. */
static gboolean
call_bus (GDBusConnection *connection, const gchar *method, GVariant *parameters, gint limit_ms)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection,
                                                            DBUS_NAME,
                                                            DBUS_PATH,
                                                            DBUS_NAME,
                                                            method,
                                                            parameters,
                                                            NULL,
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            limit_ms,
                                                            NULL,
                                                            NULL);

  return reply != NULL;
}

/**
 * hiatus_autostart_publish:
 * @connection: the session bus
 * @display: a{ss}, the variables that say where the session can be seen, and not one word more of the environment
 *
 * Tells the bus, and through it systemd, where the display is, so that what they start finds it: the windows, and the tray
 * itself. Most desktops do so; a bare window manager does not. Waits for the bus: it is for the start of a program,
 * before there is a main loop.
 */
void
hiatus_autostart_publish (GDBusConnection *connection, GVariant *display)
{
  /* A bus that does not know this call is no less a bus. */
  call_bus (connection, "UpdateActivationEnvironment", g_variant_new ("(@a{ss})", display), -1);
}

/**
 * hiatus_autostart_hand_over:
 * @connection: the session bus, which knows where the display is
 *
 * For the start with the desktop: has the bus start the tray, so that the tray's unit runs it and starts it again after a
 * crash. Waits for the bus, as hiatus_autostart_publish() does.
 *
 * Returns: %TRUE if the tray runs and nothing is left to do; %FALSE if the caller has to be the tray itself
 */
gboolean
hiatus_autostart_hand_over (GDBusConnection *connection)
{
  return call_bus (connection, "StartServiceByName", g_variant_new ("(su)", HIATUS_TRAY_BUS_NAME, 0U), START_LIMIT_MS);
}
