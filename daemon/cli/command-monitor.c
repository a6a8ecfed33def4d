/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib-unix.h>

#include "daemon/api/names.h"
#include "daemon/cli/render-event.h"

typedef struct
{
  HiatusCli *cli;
  GMainLoop *loop; /* (owned) */
  HiatusExit status;
} Monitor;

static void
print_event (Monitor *monitor, GVariant *event)
{
  g_autofree gchar *line = hiatus_render_event_json (event, monitor->cli->zone);

  hiatus_cli_print_line (monitor->cli, line);
  if (!hiatus_cli_flush (monitor->cli))
    g_main_loop_quit (monitor->loop);
}

/* Each signal brings the one row that it names. Remembering where the last reading ended would save a call
 * now and then, and go wrong when a restored journal counts its rows anew. */
static void
print_row (Monitor *monitor, guint64 position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) events = NULL;

  reply = hiatus_client_call (monitor->cli->client,
                              "ReadEvents",
                              g_variant_new ("(ts)", position - 1, ""),
                              "(aa{sv})",
                              &error);
  if (reply == NULL)
    {
      monitor->status = hiatus_cli_refuse (error);
      g_main_loop_quit (monitor->loop);
      return;
    }
  events = g_variant_get_child_value (reply, 0);
  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      guint64 row;

      if (g_variant_lookup (event, "position", "t", &row) && row == position)
        print_event (monitor, event);
    }
}

static void
on_event_recorded (GDBusConnection *connection,
                   const gchar *sender,
                   const gchar *path,
                   const gchar *interface,
                   const gchar *signal,
                   GVariant *parameters,
                   gpointer user_data)
{
  Monitor *monitor = user_data;
  guint64 position;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(t)")))
    return;
  g_variant_get (parameters, "(t)", &position);
  if (position > 0)
    print_row (monitor, position);
}

static void
on_daemon_gone (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  Monitor *monitor = user_data;

  g_main_loop_quit (monitor->loop);
}

static void
on_bus_gone (GDBusConnection *connection, gboolean remote_peer_vanished, GError *error, gpointer user_data)
{
  Monitor *monitor = user_data;

  g_main_loop_quit (monitor->loop);
}

static gboolean
on_signal (gpointer user_data)
{
  Monitor *monitor = user_data;

  g_main_loop_quit (monitor->loop);
  return G_SOURCE_CONTINUE;
}

static void
run_loop (Monitor *monitor, GDBusConnection *connection)
{
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, monitor);
  guint terminate = g_unix_signal_add (SIGTERM, on_signal, monitor);
  guint watch = g_bus_watch_name_on_connection (connection,
                                                HIATUS_BUS_NAME,
                                                G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                NULL,
                                                on_daemon_gone,
                                                monitor,
                                                NULL);
  gulong closed = g_signal_connect (connection, "closed", G_CALLBACK (on_bus_gone), monitor);

  if (!g_dbus_connection_is_closed (connection))
    g_main_loop_run (monitor->loop);
  g_signal_handler_disconnect (connection, closed);
  g_bus_unwatch_name (watch);
  g_source_remove (terminate);
  g_source_remove (interrupt);
}

/**
 * hiatus_command_monitor:
 * @cli: the call
 * @arguments: what stands after "monitor"
 *
 * `hiatus monitor`: prints events as they happen, until it is ended or the daemon is.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_monitor (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  Monitor monitor = { .cli = cli, .status = HIATUS_EXIT_DONE };
  GDBusConnection *connection;
  HiatusExit status;
  guint subscription;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  connection = hiatus_client_connect (cli->client, &error);
  if (connection == NULL)
    return hiatus_cli_refuse (error);
  loop = g_main_loop_new (NULL, FALSE);
  monitor.loop = loop;
  subscription = g_dbus_connection_signal_subscribe (connection,
                                                     HIATUS_BUS_NAME,
                                                     HIATUS_INTERFACE,
                                                     "EventRecorded",
                                                     HIATUS_OBJECT_PATH,
                                                     NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE,
                                                     on_event_recorded,
                                                     &monitor,
                                                     NULL);
  /* Starts the daemon if need be; when it answers, the bus has the subscription too. */
  state = hiatus_client_get_state (cli->client, &error);
  if (state == NULL)
    monitor.status = hiatus_cli_refuse (error);
  else
    run_loop (&monitor, connection);
  g_dbus_connection_signal_unsubscribe (connection, subscription);
  return monitor.status;
}
