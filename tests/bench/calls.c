/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* calls SECONDS: calls org.hiatus.Bench every 20 ms. Prints how long the answers take in milliseconds, in the middle, for 99 of
 * 100, and at most; and by how much the memory has grown that is its own, in kB. */

#include <stdio.h>
#include <stdlib.h>
#include <gio/gio.h>

#define INTERVAL_MS 20

typedef struct
{
  GMainLoop *loop;
  GDBusConnection *connection;
  GArray *times_us;
  gint64 end_us;
  guint32 first_kb;
  guint32 most_kb;
} Calls;

typedef struct
{
  Calls *calls;
  gint64 begin_us;
} Call;

static void
on_answer (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  const gint64 took_us = g_get_monotonic_time () - call->begin_us;
  guint32 private_kb;

  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &private_kb);
  if (call->calls->times_us->len == 0)
    call->calls->first_kb = private_kb;
  call->calls->most_kb = MAX (call->calls->most_kb, private_kb);
  g_array_append_val (call->calls->times_us, took_us);
}

static gboolean
on_interval (gpointer user_data)
{
  Calls *calls = user_data;
  Call *call;

  if (g_get_monotonic_time () >= calls->end_us)
    {
      g_main_loop_quit (calls->loop);
      return G_SOURCE_REMOVE;
    }

  call = g_new (Call, 1);
  *call = (Call){ .calls = calls, .begin_us = g_get_monotonic_time () };
  g_dbus_connection_call (calls->connection,
                          "org.hiatus.Bench",
                          "/org/hiatus/Bench",
                          "org.hiatus.Bench",
                          "Ask",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_answer,
                          call);

  return G_SOURCE_CONTINUE;
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

int
main (int argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GArray) times_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  Calls calls = { .loop = loop, .connection = connection, .times_us = times_us };

  if (argc != 2)
    return 2;
  calls.end_us = g_get_monotonic_time () + atoi (argv[1]) * G_USEC_PER_SEC;
  g_timeout_add (INTERVAL_MS, on_interval, &calls);
  g_main_loop_run (loop);
  g_array_sort (times_us, compare);
  printf ("%u calls: %.2f ms in the middle, %.2f ms for 99 of 100, %.2f ms at most; grown by %u kB\n",
          times_us->len,
          get_ms (times_us, 0.5),
          get_ms (times_us, 0.99),
          get_ms (times_us, 1),
          calls.most_kb - calls.first_kb);

  return 0;
}
