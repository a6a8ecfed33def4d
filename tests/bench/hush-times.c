/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hush-times COUNT: has the notification server show something of Alex Doe, which somebody else closes, and by turns something
 * that is closed here, as soon as the answer tells its number: nobody can be faster than that. COUNT times each, and each once the
 * one before is closed. Prints how long it takes from the call until it is closed, in milliseconds: in the middle, for 99 of
 * 100, at most. */

#include <stdio.h>
#include <stdlib.h>
#include <gio/gio.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

enum
{
  CLOSED_ELSEWHERE,
  CLOSED_HERE,
  N_CLOSERS
};

typedef struct
{
  GMainLoop *loop;
  GDBusConnection *connection;
  GArray *times_us[N_CLOSERS];
  guint closer; /* who closes the present one */
  guint count;
  gint64 begin_us;
} Times;

static void
on_answer (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  Times *times = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  g_assert_no_error (error);
  if (times->closer == CLOSED_HERE)
    g_dbus_connection_call (times->connection, NAME, PATH, NAME, "CloseNotification", reply, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
show (Times *times)
{
  times->begin_us = g_get_monotonic_time ();
  g_dbus_connection_call (times->connection,
                          NAME,
                          PATH,
                          NAME,
                          "Notify",
                          g_variant_new_parsed ("('Chat', uint32 0, '', %s, 'the quick brown fox', @as [], @a{sv} {}, 60000)", times->closer == CLOSED_HERE ? "Sam Roe" : "Alex Doe"),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_answer,
                          times);
}

static void
on_closed (GDBusConnection *connection,
           const gchar *sender,
           const gchar *path,
           const gchar *interface,
           const gchar *signal,
           GVariant *parameters,
           gpointer user_data)
{
  Times *times = user_data;
  const gint64 took_us = g_get_monotonic_time () - times->begin_us;

  g_array_append_val (times->times_us[times->closer], took_us);
  times->closer = (times->closer + 1) % N_CLOSERS;
  if (times->times_us[N_CLOSERS - 1]->len == times->count)
    g_main_loop_quit (times->loop);
  else
    show (times);
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

static double
get_ms (GArray *times_us,
        double share)
{
  return (double) g_array_index (times_us, gint64, (guint) (share * (times_us->len - 1))) / 1e3;
}

static void
print (const gchar *closer,
       GArray *times_us)
{
  g_array_sort (times_us, compare);
  printf ("%u banners closed %s: %.2f ms in the middle, %.2f ms for 99 of 100, %.2f ms at most\n",
          times_us->len,
          closer,
          get_ms (times_us, 0.5),
          get_ms (times_us, 0.99),
          get_ms (times_us, 1));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Times times = { .loop = loop, .connection = connection };

  if (argc != 2 || atoi (argv[1]) <= 0)
    return 2;
  times.count = (guint) atoi (argv[1]);
  for (guint i = 0; i < N_CLOSERS; i++)
    times.times_us[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_dbus_connection_signal_subscribe (connection, NULL, NAME, "NotificationClosed", PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_closed, &times, NULL);
  show (&times);
  g_main_loop_run (loop);
  print ("by the watcher", times.times_us[CLOSED_ELSEWHERE]);
  print ("by who has shown them", times.times_us[CLOSED_HERE]);
  for (guint i = 0; i < N_CLOSERS; i++)
    g_array_unref (times.times_us[i]);

  return 0;
}
