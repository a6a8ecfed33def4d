/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/api/names.h"
#include "daemon/api/window-call.h"
#include "daemon/core/error.h"

/* The bus starts hiatus-window if need be, and that asks for the daemon. */
static gboolean
open_window (const HiatusCli *cli, GDBusConnection *connection, const gchar *action, GError **error)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection,
                                                            HIATUS_WINDOW_BUS_NAME,
                                                            HIATUS_WINDOW_OBJECT_PATH,
                                                            HIATUS_WINDOW_INTERFACE,
                                                            HIATUS_WINDOW_METHOD,
                                                            hiatus_api_window_call (action, NULL, cli->startup_id, cli->activation_token),
                                                            NULL,
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            error);

  return reply != NULL;
}

/* Asks the bus itself for something whose answer nobody waits for. */
static void
ask_bus (GDBusConnection *connection, const gchar *method, GVariant *parameters)
{
  g_dbus_connection_call (connection,
                          "org.freedesktop.DBus",
                          "/org/freedesktop/DBus",
                          "org.freedesktop.DBus",
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          NULL,
                          NULL);
}

/* A bus that is older than the display of the session does not hand it to what it starts, unless it is told. */
static gboolean
open_window_here (const HiatusCli *cli, GDBusConnection *connection, GError **error)
{
  g_autoptr (GError) first_error = NULL;

  if (open_window (cli, connection, "overview", &first_error))
    return TRUE;
  if (g_error_matches (first_error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }
  ask_bus (connection, "UpdateActivationEnvironment", g_variant_new ("(@a{ss})", cli->display));
  return open_window (cli, connection, "overview", error);
}

/* Whoever is here for the first time finds nothing in the overview yet. */
static void
greet (const HiatusCli *cli, GDBusConnection *connection)
{
  g_autoptr (GVariant) state = hiatus_client_get_state (cli->client, NULL);
  const gchar *open = NULL;

  if (state != NULL && g_variant_lookup (state, "set-up", "&s", &open) && g_str_equal (open, "begin"))
    open_window (cli, connection, "set-up", NULL);
}

/**
 * hiatus_command_overview:
 * @cli: the call
 *
 * `hiatus` alone: opens the overview, and the set-up in front of it where no stretch was ever begun. The tray is started
 * too; the overview serves without one.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_overview (HiatusCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  GDBusConnection *connection;

  if (cli->display == NULL)
    {
      hiatus_error_set (&refusal, HIATUS_ERROR_UNAVAILABLE, _ ("There is no display here for the overview: 'hiatus status' says how things stand, 'hiatus help' what else can be done."));
      return hiatus_cli_refuse (refusal);
    }
  connection = hiatus_client_connect (cli->client, &error);
  if (connection == NULL)
    return hiatus_cli_refuse (error);
  if (!open_window_here (cli, connection, &error))
    {
      g_dbus_error_strip_remote_error (error);
      hiatus_error_set (&refusal, HIATUS_ERROR_UNAVAILABLE, _ ("The overview did not open (%s): run 'hiatus-window' in a terminal to see why. 'hiatus status' works without it."), error->message);
      return hiatus_cli_refuse (refusal);
    }
  greet (cli, connection);
  ask_bus (connection, "StartServiceByName", g_variant_new ("(su)", HIATUS_TRAY_BUS_NAME, 0U));
  g_dbus_connection_flush_sync (connection, NULL, NULL);
  return HIATUS_EXIT_DONE;
}
