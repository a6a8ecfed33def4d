/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* window-times [--dropped] TURNS NAME ACTION PARAMETER [NAME ACTION PARAMETER]...
 *
 * How long it takes from the call that asks for a window, as the tray makes it, to a process that is not there yet, until the
 * window is to be seen; and how much CPU time of that process. "shown" is the first time that something is painted in the window
 * that was mapped, "filled" the last time before nothing changes any more for a while: by then the daemon has answered. NAME is a
 * bus name whose program the bus starts, ACTION an action of it, PARAMETER its string or "-". They take turns, so that whatever
 * else the machine does meets all of them, and all are compared with the first. With --dropped the kernel forgets all files
 * before each start, as after a night; this needs root. */

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "daemon/api/window-call.h"
#include "tests/bench/cpu.h"
#include "tests/bench/eye.h"

#define FIELDS 3

/* Longer than the daemon takes for what a window asks it. */
#define REST_MS 250

#define US_PER_MS 1000

typedef enum
{
  SHOWN,
  SHOWN_CPU,
  FILLED,
  FILLED_CPU,
  N_TIMES,
} Time;

typedef struct
{
  const gchar *name;
  const gchar *action;
  const gchar *parameter; /* (nullable) */
  gchar *path;            /* (owned): of the application on the bus */
  GArray *us[N_TIMES];    /* (owned) */
} Window;

static void
drop_files (void)
{
  sync ();
  if (system ("echo 3 >/proc/sys/vm/drop_caches") != 0) /* NOLINT(cert-env33-c): a file of the kernel's */
    g_error ("the kernel does not forget its files: only root can have it do that");
}

static void
open_window (GDBusConnection *bus, const Window *window)
{
  g_dbus_connection_call (bus,
                          window->name,
                          window->path,
                          HIATUS_WINDOW_INTERFACE,
                          HIATUS_WINDOW_METHOD,
                          hiatus_api_window_call (window->action, window->parameter, NULL, NULL),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          NULL,
                          NULL);
}

static void
on_left (GDBusConnection *bus, const gchar *name, gpointer loop)
{
  g_main_loop_quit (loop);
}

static void
wait_until_left (GDBusConnection *bus, const gchar *name)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const guint watch = g_bus_watch_name_on_connection (bus, name, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, on_left, loop, NULL);

  g_main_loop_run (loop);
  g_bus_unwatch_name (watch);
}

static void
run_once (GDBusConnection *bus, HiatusEye *eye, Window *window)
{
  const gint64 begin_us = g_get_monotonic_time ();
  gint64 us[N_TIMES];
  guint pid;

  open_window (bus, window);
  us[SHOWN] = hiatus_eye_wait_for_window (eye) - begin_us;
  pid = hiatus_api_find_process (bus, window->name);
  us[SHOWN_CPU] = hiatus_cpu_read (pid);
  us[FILLED] = hiatus_eye_wait_for_rest (eye, REST_MS) - begin_us;
  us[FILLED_CPU] = hiatus_cpu_read (pid);
  for (guint i = 0; i < N_TIMES; i++)
    g_array_append_val (window->us[i], us[i]);

  kill ((pid_t) pid, SIGTERM);
  hiatus_eye_wait_until_gone (eye);
  wait_until_left (bus, window->name);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gdouble
median_ms (GArray *values)
{
  g_array_sort (values, compare);
  return (gdouble) g_array_index (values, gint64, values->len / 2) / US_PER_MS;
}

static void
print (const Window *window, const Window *floor)
{
  g_autofree gchar *name = g_strdup_printf ("%s %s", window->action, window->parameter != NULL ? window->parameter : "");

  printf ("%-20.20s", name);
  for (Time i = 0; i < N_TIMES; i++)
    {
      const gdouble ms = median_ms (window->us[i]);

      if (ms < 0 || (i == FILLED_CPU && median_ms (window->us[FILLED]) < 0))
        printf ("  %14s", "moves");
      else
        printf ("  %7.1f (%4.2f)", ms, ms / median_ms (floor->us[i]));
    }
  putchar ('\n');
}

static void
init_window (Window *window, gchar **words)
{
  window->name = words[0];
  window->action = words[1];
  window->parameter = g_str_equal (words[2], "-") ? NULL : words[2];
  window->path = g_strdelimit (g_strconcat ("/", words[0], NULL), ".", '/');
  for (guint i = 0; i < N_TIMES; i++)
    window->us[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
clear_window (Window *window)
{
  g_free (window->path);
  for (guint i = 0; i < N_TIMES; i++)
    g_array_unref (window->us[i]);
}

int
main (int argc, char **argv)
{
  const gboolean dropped = argc > 1 && g_str_equal (argv[1], "--dropped");
  gchar **words = argv + (dropped ? 2 : 1);
  const gint n_windows = (argc - (dropped ? 3 : 2)) / FIELDS;
  g_autofree Window *windows = g_new0 (Window, (gsize) MAX (n_windows, 1));
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (HiatusEye) eye = hiatus_eye_new ();

  if (bus == NULL || n_windows < 1)
    {
      fputs ("window-times: no session bus, or not three words for each window; run tests/bench/window\n", stderr);
      return 2;
    }
  for (gint i = 0; i < n_windows; i++)
    init_window (&windows[i], words + 1 + FIELDS * i);

  /* The first turn fills the caches and is not counted. */
  for (gint turn = 0; turn <= atoi (words[0]); turn++)
    for (gint i = 0; i < n_windows; i++)
      {
        if (dropped)
          drop_files ();
        run_once (bus, eye, &windows[i]);
        for (guint j = 0; turn == 0 && j < N_TIMES; j++)
          g_array_set_size (windows[i].us[j], 0);
      }
  printf ("%-20s  %14s  %14s  %14s  %14s\n", "window", "shown, ms", "CPU, ms", "filled, ms", "CPU, ms");
  for (gint i = 0; i < n_windows; i++)
    print (&windows[i], &windows[0]);
  for (gint i = 0; i < n_windows; i++)
    clear_window (&windows[i]);
  return EXIT_SUCCESS;
}
