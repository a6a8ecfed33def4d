/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* watch-notifications COUNT [hush]: the watcher of notifications alone, with a list of 1,000 phrases and Alex, whose banners it
 * closes if that is asked for. Prints "ready" once it is on, and when it has seen Alex COUNT times, or at SIGTERM, how often it
 * has, the CPU time since then in microseconds, and the memory at its peak in kB. As org.hiatus.Bench it answers Ask () with the
 * memory that is its own, in kB. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <gio/gio.h>
#include <glib-unix.h>

#include "daemon/watchers/watcher.h"

#define N_CONTACTS 100
#define N_PHRASES 10

GType hiatus_watcher_notifications_get_type (void);

typedef struct
{
  GMainLoop *loop;
  guint32 n_awaited;
  gboolean hushes;
  gboolean was_ready;
  guint32 n_sighted;
  gint64 begin_us;
} Bench;

static gint64
read_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static HiatusContact *
make_contact (guint number)
{
  static const gchar *const first[] = { "the old", "a new", "our", "his", "her", "the last", "the first", "one more", "that", "no" };
  static const gchar *const last[] = { "house", "bridge", "garden", "letter", "summer", "concert", "journey", "kitchen", "window", "river" };
  g_autofree gchar *label = g_strdup_printf ("contact %u", number);
  HiatusContact *contact = hiatus_contact_new (label);
  gchar **phrases = g_new0 (gchar *, N_PHRASES + 1);

  for (guint i = 0; i < N_PHRASES; i++)
    phrases[i] = g_strdup_printf ("%s %s %u", first[i], last[number % G_N_ELEMENTS (last)], number);
  g_strfreev (contact->keywords[HIATUS_KEYWORD_PHRASE]);
  contact->keywords[HIATUS_KEYWORD_PHRASE] = phrases;

  return contact;
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  HiatusContact *alex = hiatus_contact_new ("Alex");

  g_strfreev (alex->keywords[HIATUS_KEYWORD_NAME]);
  alex->keywords[HIATUS_KEYWORD_NAME] = g_strsplit ("Alex Doe", ";", -1);
  alex->incoming = HIATUS_INCOMING_HUSH;
  g_ptr_array_add (contacts, alex);
  for (guint i = 0; i < N_CONTACTS; i++)
    g_ptr_array_add (contacts, make_contact (i));

  return hiatus_matcher_new (contacts);
}

static void
on_sighted (HiatusWatcher *watcher,
            const HiatusSighting *sighting,
            Bench *bench)
{
  if (++bench->n_sighted == bench->n_awaited)
    g_main_loop_quit (bench->loop);
  if (bench->hushes)
    hiatus_watcher_hush (watcher, sighting->banner);
}

static void
on_changed (HiatusWatcher *watcher,
            Bench *bench)
{
  if (bench->was_ready || hiatus_watcher_get_state (watcher) != HIATUS_WATCHER_ON)
    return;

  bench->was_ready = TRUE;
  printf ("ready\n");
  fflush (stdout);
  bench->begin_us = read_cpu ();
}

static guint32
read_private (void)
{
  g_autofree gchar *text = NULL;
  const gchar *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) || (line = strstr (text, "\nPrivate_Dirty:")) == NULL)
    return 0;

  return (guint32) g_ascii_strtoull (line + strlen ("\nPrivate_Dirty:"), NULL, 10);
}

static void
on_call (GDBusConnection *connection,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", read_private ()));
}

static void
offer (GDBusConnection *connection)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node =
      g_dbus_node_info_new_for_xml ("<node><interface name='org.hiatus.Bench'><method name='Ask'><arg type='u' direction='out'/>"
                                    "</method></interface></node>",
                                    NULL);

  g_dbus_connection_register_object (connection, "/org/hiatus/Bench", node->interfaces[0], &table, NULL, NULL, NULL);
  g_bus_own_name_on_connection (connection, "org.hiatus.Bench", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

int
main (int argc,
      char **argv)
{
  g_autofree gchar *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (HiatusWatcher) watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());
  g_autoptr (HiatusMatcher) matcher = make_matcher ();
  const HiatusMedia media = { .session = session, .session_address = address };
  Bench bench = { .loop = loop, .hushes = argc > 2 && g_str_equal (argv[2], "hush") };
  struct rusage usage;

  if (argc < 2)
    return 2;
  bench.n_awaited = (guint32) atoi (argv[1]);
  offer (session);
  hiatus_watcher_set_matcher (watcher, matcher);
  g_signal_connect (watcher, "sighted", G_CALLBACK (on_sighted), &bench);
  g_signal_connect (watcher, "changed", G_CALLBACK (on_changed), &bench);
  hiatus_watcher_start (watcher, &media);
  g_unix_signal_add (SIGTERM, (GSourceFunc) (GCallback) g_main_loop_quit, loop);
  g_main_loop_run (loop);
  getrusage (RUSAGE_SELF, &usage);
  printf ("%u %" G_GINT64_FORMAT " %ld\n", bench.n_sighted, read_cpu () - bench.begin_us, usage.ru_maxrss);
  hiatus_watcher_stop (watcher, HIATUS_WATCHER_OFF, NULL);

  return 0;
}
