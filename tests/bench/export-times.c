/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* export-times ENTRIES: how long a journal of so many entries takes to be exported, asked about and imported, first by somebody who has
 * an empty one and then by somebody who has as many of their own; how much CPU time and memory that takes, and how long the longest
 * slice is, in which the daemon serves nobody else. All in the folder for temporary files. */

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
tell (const gchar *what, Times begin, gint64 longest_us)
{
  const Times end = get_times ();
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-10s %8.1f %8.1f %14ld %12.1f\n",
          what,
          (gdouble) (end.wall_us - begin.wall_us) / G_USEC_PER_SEC,
          (gdouble) (end.cpu_us - begin.cpu_us) / G_USEC_PER_SEC,
          usage.ru_maxrss,
          (gdouble) longest_us / G_TIME_SPAN_MILLISECOND);
  fflush (stdout);
}

/* Does all of it, and says how long that took. */
static void
finish (HiatusTransfer *transfer, const gchar *what)
{
  const Times begin = get_times ();
  g_autoptr (GError) error = NULL;
  gint64 longest_us = 0;
  HiatusSlice slice;

  do
    {
      gint64 begin_us = g_get_monotonic_time ();

      slice = hiatus_transfer_go_on (transfer, &error);
      longest_us = MAX (longest_us, g_get_monotonic_time () - begin_us);
    }
  while (slice == HIATUS_SLICE_MORE);
  g_assert_no_error (error);
  tell (what, begin, longest_us);
}

static void
live (Person *person, guint n, gint64 offset_us)
{
  const Times begin = get_times ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_sample_urge (i % NOTE_EVERY == 0 ? "A song, and then the whole evening." : NULL);
      g_autoptr (GError) error = NULL;

      event->recorded_us += i * G_TIME_SPAN_SECOND + offset_us;
      event->happened_us = event->recorded_us;
      hiatus_store_append (person->store, event, &error);
      g_assert_no_error (error);
    }
  tell ("write", begin, 0);
}

static void
import (Person *person, gint file)
{
  HiatusTransfer *transfer = hiatus_store_begin_question (person->store, file, TRANSFER_NOW_US, NULL);
  g_autofree gchar *digest = NULL;
  GDate today;

  finish (transfer, "question");
  digest = g_strdup (hiatus_transfer_get_import (transfer)->digest);
  hiatus_transfer_free (transfer);
  transfer_get_today (&today);
  transfer = hiatus_store_begin_import (person->store, file, digest, &today, NULL);
  finish (transfer, "import");
  hiatus_transfer_free (transfer);
}

static void
load (Person *person)
{
  const Times begin = get_times ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = hiatus_store_load (person->store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (events);
  tell ("load", begin, 0);
}

int
main (int argc, char **argv)
{
  g_auto (Person) writer = { 0 };
  g_auto (Person) newcomer = { 0 };
  g_auto (Person) reader = { 0 };
  g_autofree gchar *path = NULL;
  HiatusTransfer *transfer;
  guint n;
  gint file;

  if (argc != 2)
    {
      fputs ("export-times: how many entries?\n", stderr);
      return 2;
    }
  n = (guint) atoi (argv[1]);
  person_init (&writer);
  person_init (&newcomer);
  person_init (&reader);
  path = g_build_filename (writer.folder, "export.json", NULL);
  file = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (file, >=, 0);
  printf ("%-10s %8s %8s %14s %12s\n", "", "wall, s", "CPU, s", "at most, kB", "longest, ms");
  live (&writer, n, 0);
  transfer = hiatus_store_begin_export (writer.store, file, NULL);
  finish (transfer, "export");
  hiatus_transfer_free (transfer);
  import (&newcomer, file);
  load (&newcomer);
  live (&reader, n, G_TIME_SPAN_MILLISECOND);
  import (&reader, file);
  close (file);
  return EXIT_SUCCESS;
}
