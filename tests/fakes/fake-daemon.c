/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for the daemon where a test is about its clients:
 *
 *   fake-daemon STATE-FILE
 *
 * GetState() answers what the file holds at that moment, an a{sv} in GVariant's text form. SIGHUP emits
 * StateChanged, SIGUSR1 EventRecorded. Each call is one line on standard output, after "ready" once the
 * name is owned. Quit() ends it. */

#include <glib-unix.h>
#include <stdlib.h>

#include "daemon/api/names.h"
#include "hiatus-dbus.h"

typedef struct
{
  const gchar *file;
  GDBusConnection *connection;
  GMainLoop *loop;
} Fake;

static void
say (const gchar *line)
{
  g_print ("%s\n", line);
}

static GVariant *
read_state (const gchar *file, GError **error)
{
  g_autofree gchar *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, error))
    return NULL;
  return g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, error);
}

static void
on_call (GDBusConnection *connection,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *method,
         GVariant *arguments,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Fake *fake = user_data;
  g_autofree gchar *printed = g_variant_print (arguments, FALSE);
  g_autofree gchar *line = g_strconcat (method, " ", printed, NULL);

  say (line);
  if (g_str_equal (method, "GetState"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) state = read_state (fake->file, &error);

      if (state == NULL)
        g_dbus_method_invocation_return_gerror (invocation, error);
      else
        g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@a{sv})", state));
    }
  else if (g_str_equal (method, "Log"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", "fake-1"));
  else if (g_str_equal (method, "Undo"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed ("(@a{sv} {},)"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);

  if (g_str_equal (method, "Quit"))
    {
      g_dbus_connection_flush_sync (connection, NULL, NULL);
      g_main_loop_quit (fake->loop);
    }
}

static void
emit (Fake *fake, const gchar *signal, GVariant *arguments)
{
  g_dbus_connection_emit_signal (fake->connection, NULL, HIATUS_OBJECT_PATH, HIATUS_INTERFACE, signal, arguments, NULL);
}

static gboolean
on_hangup (gpointer user_data)
{
  emit (user_data, "StateChanged", NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_user_signal (gpointer user_data)
{
  emit (user_data, "EventRecorded", g_variant_new ("(t)", G_GUINT64_CONSTANT (1)));
  return G_SOURCE_CONTINUE;
}

static void
on_name_acquired (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  say ("ready");
}

static void
on_name_lost (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  Fake *fake = user_data;

  g_main_loop_quit (fake->loop);
}

int
main (int argc, char **argv)
{
  static const GDBusInterfaceVTable calls = { .method_call = on_call };
  Fake fake = { 0 };
  g_autoptr (GError) error = NULL;
  guint owner;

  if (argc != 2)
    {
      g_printerr ("Usage: fake-daemon STATE-FILE\n");
      return 2;
    }
  fake.file = argv[1];
  fake.connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (fake.connection == NULL ||
      g_dbus_connection_register_object (fake.connection,
                                         HIATUS_OBJECT_PATH,
                                         hiatus_dbus_hiatus1_interface_info (),
                                         &calls,
                                         &fake,
                                         NULL,
                                         &error) == 0)
    {
      g_printerr ("fake-daemon: %s\n", error->message);
      return EXIT_FAILURE;
    }

  fake.loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGHUP, on_hangup, &fake);
  g_unix_signal_add (SIGUSR1, on_user_signal, &fake);
  owner = g_bus_own_name_on_connection (fake.connection, HIATUS_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_name_acquired, on_name_lost, &fake, NULL);
  g_main_loop_run (fake.loop);

  g_bus_unown_name (owner);
  g_main_loop_unref (fake.loop);
  g_object_unref (fake.connection);
  return EXIT_SUCCESS;
}
