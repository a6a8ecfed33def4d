/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* watch-clipboard PHRASES: the watcher of the clipboard alone, with so many phrases to look for and one that is found:
 * "quarterly review". It says READY, and on SIGTERM how often it has seen that one, and how much CPU time that took. */

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "daemon/watchers/watch.h"

static gint64
cpu_us (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static HiatusMatcher *
make_matcher (guint n_phrases)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (GStrvBuilder) phrases = g_strv_builder_new ();
  HiatusContact *contact = hiatus_contact_new ("A");

  for (guint i = 0; i < n_phrases; i++)
    {
      g_autofree gchar *phrase = g_strdup_printf ("fellow %u of the moon", i);

      g_strv_builder_add (phrases, phrase);
    }
  g_strv_builder_add (phrases, "quarterly review");
  g_strfreev (contact->keywords[HIATUS_KEYWORD_PHRASE]);
  contact->keywords[HIATUS_KEYWORD_PHRASE] = g_strv_builder_end (phrases);
  g_ptr_array_add (contacts, contact);

  return hiatus_matcher_new (contacts);
}

static void
on_sighted (guint *n)
{
  (*n)++;
}

static gboolean
on_term (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), NULL, NULL };
  g_autoptr (HiatusMatcher) matcher = make_matcher ((guint) atoi (argc > 1 ? argv[1] : "1000"));
  g_autoptr (HiatusWatch) watch = hiatus_watch_new (NULL, NULL, hiatus_watcher_types);
  gboolean is_over = FALSE;
  guint n = 0;
  gint64 ready_us;

  g_unix_signal_add (SIGTERM, on_term, &is_over);
  g_signal_connect_swapped (watch, "sighted", G_CALLBACK (on_sighted), &n);
  hiatus_watch_set_matcher (watch, matcher);
  hiatus_watch_use_display (watch, &display);
  hiatus_watch_allow (watch, HIATUS_SOURCE_CLIPBOARD);
  while (hiatus_watch_get_state (watch, HIATUS_SOURCE_CLIPBOARD) == HIATUS_WATCHER_STARTING)
    g_main_context_iteration (NULL, TRUE);
  ready_us = cpu_us ();
  puts ("READY");
  fflush (stdout);

  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  printf ("%u %" G_GINT64_FORMAT "\n", n, cpu_us () - ready_us);

  return 0;
}
