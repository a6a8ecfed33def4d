/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* floor-monitor COUNT: the smallest monitor of GDBus that reads the text of each notification. Prints "ready", and after COUNT
 * of them, or at SIGTERM, how many there were, the CPU time since then in microseconds, and the memory at its peak in kB. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib-unix.h>

static gint n;
static gint n_awaited;
static gsize n_bytes;

static GDBusMessage *
on_message (GDBusConnection *connection,
            GDBusMessage *message,
            gboolean incoming,
            gpointer user_data)
{
  GVariant *body = g_dbus_message_get_body (message);

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  if (g_strcmp0 (g_dbus_message_get_member (message), "Notify") == 0 && body != NULL)
    {
      const gchar *text;

      g_variant_get_child (body, 4, "&s", &text);
      n_bytes += strlen (text);
      if (++n == n_awaited)
        kill (getpid (), SIGTERM);
    }
  g_object_unref (message);

  return NULL;
}

static gint64
read_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

int
main (int argc,
      char **argv)
{
  static const gchar *const rules[] = { "type='method_call',interface='org.freedesktop.Notifications',member='Notify'", NULL };
  g_autofree gchar *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);
  g_autoptr (GVariant) reply = NULL;
  struct rusage usage;
  gint64 begin_us;

  if (argc != 2)
    return 2;
  n_awaited = atoi (argv[1]);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, on_message, NULL, NULL);
  reply = g_dbus_connection_call_sync (connection,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus.Monitoring",
                                       "BecomeMonitor",
                                       g_variant_new ("(^asu)", rules, 0),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
  g_unix_signal_add (SIGTERM, (GSourceFunc) (GCallback) g_main_loop_quit, loop);
  printf ("ready\n");
  fflush (stdout);
  begin_us = read_cpu ();
  g_main_loop_run (loop);
  getrusage (RUSAGE_SELF, &usage);
  printf ("%d %" G_GINT64_FORMAT " %ld\n", n, read_cpu () - begin_us, usage.ru_maxrss);

  return 0;
}
