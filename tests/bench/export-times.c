/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* export-times ENTRIES: how long a journal of so many entries takes to be exported, asked about and imported by somebody who has an
 * empty one, and how much CPU time and memory; all in the folder for temporary files. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tests/shell/store-samples.h"
#include "tests/shell/transfer-fixture.h"

/* One entry in so many has a note. */
#define NOTE_EVERY 3

typedef struct
{
  gint64 wall_us;
  gint64 cpu_us;
} Times;

static gint64
to_us (struct timeval time)
{
  return time.tv_sec * G_USEC_PER_SEC + time.tv_usec;
}

static Times
get_times (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (Times){ g_get_monotonic_time (), to_us (usage.ru_utime) + to_us (usage.ru_stime) };
}

static void
tell (const gchar *what, Times begin)
{
  const Times end = get_times ();
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-10s %8.1f %8.1f %14ld\n", what, (gdouble) (end.wall_us - begin.wall_us) / G_USEC_PER_SEC, (gdouble) (end.cpu_us - begin.cpu_us) / G_USEC_PER_SEC, usage.ru_maxrss);
  fflush (stdout);
}

static void
live (Person *person, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_sample_urge (i % NOTE_EVERY == 0 ? "A song, and then the whole evening." : NULL);
      g_autoptr (GError) error = NULL;

      event->recorded_us += i * G_TIME_SPAN_SECOND;
      event->happened_us = event->recorded_us;
      hiatus_store_append (person->store, event, &error);
      g_assert_no_error (error);
    }
}

static void
import (Person *person, gint file)
{
  g_auto (HiatusImport) asked = { 0 };
  g_auto (HiatusImport) done = { 0 };
  g_autoptr (GError) error = NULL;
  Times begin = get_times ();
  GDate today;

  transfer_examine (person->store, file, TRANSFER_NOW_US, &asked, &error);
  g_assert_no_error (error);
  tell ("question", begin);

  transfer_get_today (&today);
  begin = get_times ();
  transfer_import (person->store, file, asked.digest, &today, &done, &error);
  g_assert_no_error (error);
  tell ("import", begin);
}

static void
load (Person *person)
{
  const Times begin = get_times ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = hiatus_store_load (person->store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (events);
  tell ("load", begin);
}

int
main (int argc, char **argv)
{
  g_auto (Person) writer = { 0 };
  g_auto (Person) reader = { 0 };
  g_autofree gchar *path = NULL;
  g_autoptr (GError) error = NULL;
  Times begin;
  gint file;

  if (argc != 2)
    {
      fputs ("export-times: how many entries?\n", stderr);
      return 2;
    }
  person_init (&writer);
  person_init (&reader);
  path = g_build_filename (writer.folder, "export.json", NULL);
  file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (file, >=, 0);
  printf ("%-10s %8s %8s %14s\n", "", "wall, s", "CPU, s", "at most, kB");
  begin = get_times ();
  live (&writer, (guint) atoi (argv[1]));
  tell ("write", begin);
  begin = get_times ();
  transfer_export (writer.store, file, &error);
  g_assert_no_error (error);
  tell ("export", begin);
  import (&reader, file);
  load (&reader);
  close (file);
  return EXIT_SUCCESS;
}
