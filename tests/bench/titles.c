/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The watchers of titles, measured:
 *
 *   titles watch           watches the display there is, with 1,000 phrases. Writes a line when it is ready, and another
 *                          when SIGTERM ends it: how many titles it saw, and the microseconds of CPU that they took
 *   titles change N MS     changes the title of a window N times, MS milliseconds apart, each time to one of those phrases
 *   titles latency N       changes the title of a window N times and waits for the sighting; writes how long it took, in
 *                          milliseconds: the middle, 99 of 100, the longest
 */

#include <glib-unix.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "daemon/watchers/watch.h"

#define N_PHRASES 1000

/* A title of about 120 bytes. */
#define TITLE "%u the quick brown fox jumps over a lazy dog, and then reads the notes of phrase number %u with great care"

typedef struct
{
  GMainLoop *loop;
  HiatusWatch *watch;
  guint n_seen;
  gint64 before_us; /* CPU */
  GtkWindow *window;
  guint n_wanted;
  guint n_done;
  guint gap_ms;
  gint64 asked_us; /* the real time of the last change */
  GArray *waits;   /* of gint64, microseconds */
} Bench;

static gint64
cpu_us (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void
change_title (Bench *bench)
{
  g_autofree gchar *title = g_strdup_printf (TITLE, bench->n_done, bench->n_done % N_PHRASES);

  bench->n_done++;
  bench->asked_us = g_get_monotonic_time ();
  gtk_window_set_title (bench->window, title);
  gdk_display_flush (gdk_display_get_default ());
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new ();
  HiatusContact *contact = hiatus_contact_new ("Alex");

  for (guint i = 0; i < N_PHRASES; i++)
    g_ptr_array_add (phrases, g_strdup_printf ("phrase number %u", i));
  g_ptr_array_add (phrases, NULL);
  g_strfreev (contact->keywords[HIATUS_KEYWORD_PHRASE]);
  contact->keywords[HIATUS_KEYWORD_PHRASE] = (gchar **) g_ptr_array_steal (phrases, NULL);
  g_ptr_array_add (contacts, contact);

  return hiatus_matcher_new (contacts);
}

static void
start_watch (Bench *bench, GCallback on_sighted, GCallback on_changed)
{
  g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), g_strdup (g_getenv ("XAUTHORITY")), g_strdup (g_getenv ("WAYLAND_DISPLAY")) };
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (HiatusMatcher) matcher = make_matcher ();

  bench->watch = hiatus_watch_new (session, g_getenv ("DBUS_SESSION_BUS_ADDRESS"), hiatus_watcher_types);
  hiatus_watch_set_matcher (bench->watch, matcher);
  g_signal_connect_swapped (bench->watch, "sighted", on_sighted, bench);
  g_signal_connect_swapped (bench->watch, "changed", on_changed, bench);
  hiatus_watch_use_display (bench->watch, &display);
  hiatus_watch_allow (bench->watch, HIATUS_SOURCE_TITLES);
}

static gboolean
is_on (Bench *bench)
{
  return hiatus_watch_get_state (bench->watch, HIATUS_SOURCE_TITLES) == HIATUS_WATCHER_ON;
}

static gboolean
on_end (gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("%u %" G_GINT64_FORMAT "\n", bench->n_seen, cpu_us () - bench->before_us);
  g_main_loop_quit (bench->loop);

  return G_SOURCE_REMOVE;
}

static void
on_seen (Bench *bench)
{
  bench->n_seen++;
}

static void
on_watch_changed (Bench *bench)
{
  if (!is_on (bench) || bench->before_us != 0)
    return;

  bench->before_us = cpu_us ();
  g_print ("ready\n");
}

static gboolean
on_time_to_change (gpointer user_data)
{
  Bench *bench = user_data;

  if (bench->n_done < bench->n_wanted)
    {
      change_title (bench);
      return G_SOURCE_CONTINUE;
    }
  g_main_loop_quit (bench->loop);
  return G_SOURCE_REMOVE;
}

/* Those who watch have to know of the window before its first title. */
static gboolean
on_settled (gpointer user_data)
{
  Bench *bench = user_data;

  g_timeout_add (bench->gap_ms, on_time_to_change, bench);

  return G_SOURCE_REMOVE;
}

static void
on_active (Bench *bench)
{
  if (gtk_window_is_active (bench->window) && bench->n_done == 0)
    g_timeout_add (1000, on_settled, bench);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gdouble
get_wait (Bench *bench, guint i)
{
  return (gdouble) g_array_index (bench->waits, gint64, i) / 1000;
}

static void
on_waited_for (Bench *bench)
{
  gint64 wait_us = g_get_monotonic_time () - bench->asked_us;

  if (bench->n_done == 0)
    return; /* the window itself */

  g_array_append_val (bench->waits, wait_us);
  if (bench->n_done < bench->n_wanted)
    {
      change_title (bench);
      return;
    }
  g_array_sort (bench->waits, compare);
  g_print ("%.2f %.2f %.2f\n", get_wait (bench, bench->waits->len / 2), get_wait (bench, bench->waits->len * 99 / 100), get_wait (bench, bench->waits->len - 1));
  g_main_loop_quit (bench->loop);
}

static gboolean
on_open (gpointer user_data)
{
  change_title (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_latency_changed (Bench *bench)
{
  if (is_on (bench) && bench->n_done == 0)
    g_timeout_add (500, on_open, bench); /* until the window is in use */
}

static void
open_window (Bench *bench)
{
  bench->window = GTK_WINDOW (gtk_window_new (GTK_WINDOW_TOPLEVEL));
  gtk_window_set_title (bench->window, "Bench");
  gtk_widget_show_all (GTK_WIDGET (bench->window));
}

int
main (int argc, char **argv)
{
  Bench bench = { .loop = g_main_loop_new (NULL, FALSE), .waits = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  const gchar *mode = argc > 1 ? argv[1] : "";

  bench.n_wanted = argc > 2 ? (guint) atoi (argv[2]) : 0;
  if (g_str_equal (mode, "watch"))
    {
      g_unix_signal_add (SIGTERM, on_end, &bench);
      start_watch (&bench, G_CALLBACK (on_seen), G_CALLBACK (on_watch_changed));
    }
  else if (g_str_equal (mode, "change") && argc > 3)
    {
      gtk_init (NULL, NULL);
      open_window (&bench);
      bench.gap_ms = (guint) atoi (argv[3]);
      g_signal_connect_swapped (bench.window, "notify::is-active", G_CALLBACK (on_active), &bench);
    }
  else if (g_str_equal (mode, "latency"))
    {
      gtk_init (NULL, NULL);
      open_window (&bench);
      start_watch (&bench, G_CALLBACK (on_waited_for), G_CALLBACK (on_latency_changed));
    }
  else
    return 2;
  g_main_loop_run (bench.loop);

  return 0;
}
