/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-private.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

#define N_KILLS (g_test_thorough () ? 200u : 40u)

/* Has this process killed, as by kill -9, after a while that is not known beforehand. */
static void
die_within (guint microseconds)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  struct itimerspec at = { .it_value = { .tv_sec = microseconds / G_USEC_PER_SEC, .tv_nsec = (microseconds % G_USEC_PER_SEC + 1) * 1000L } };
  timer_t timer;

  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &at, NULL) != 0)
    _exit (3);
}

/* The child: records events for as long as it lives, and tells each that was acknowledged. */
static void
append_until_killed (const gchar *folder, gint tell, guint microseconds, gboolean early)
{
  g_autoptr (HiatusStore) store = hiatus_store_new (folder);

  if (early)
    die_within (microseconds);
  if (!hiatus_store_open (store, NULL))
    _exit (4);
  if (!early)
    die_within (microseconds);
  for (guint i = 0;; i++)
    {
      g_autofree gchar *note = g_strnfill (i % 7 == 0 ? 6000 : i % 50, 'x');
      g_autoptr (HiatusEvent) event = hiatus_sample_urge (note);

      if (!hiatus_store_append (store, event, NULL) || write (tell, &event->sequence, sizeof event->sequence) != sizeof event->sequence)
        _exit (5);
    }
}

/* Returns the last sequence number that a child acknowledged before it was killed, or @before. */
static guint64
run_child (const gchar *folder, guint microseconds, gboolean early, guint64 before)
{
  guint64 last = before;
  guint64 sequence;
  gint ends[2];
  gint status = 0;
  pid_t child;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    append_until_killed (folder, ends[1], microseconds, early);
  close (ends[1]);
  while (read (ends[0], &sequence, sizeof sequence) == sizeof sequence)
    {
      g_assert_cmpuint (sequence, >, last);
      last = sequence;
    }
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  return last;
}

/* How long a child is given at most: what ten events take on this machine, within reason. */
static gint
measure_life (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (10);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);

  hiatus_samples_append (store, events);
  return (gint) CLAMP (g_get_monotonic_time () - begin, 1000, 500 * 1000);
}

static void
test_kill (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (28);
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gint life = measure_life ();
  guint64 last = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      guint64 before = last;

      last = run_child (folder, (guint) g_rand_int_range (rand, 0, life), i % 4 == 0, before);
      if (i % 20 != 0 && i != N_KILLS - 1)
        continue;
      store = hiatus_samples_open (folder);
      events = hiatus_samples_load (store);
      g_assert_cmpuint (events->len, >=, last);
      for (guint j = 0; j < events->len; j++)
        g_assert_cmpuint (((HiatusEvent *) events->pdata[j])->sequence, ==, j + 1);
      g_clear_pointer (&events, g_ptr_array_unref);
      g_clear_object (&store);
    }
  g_test_message ("%" G_GUINT64_FORMAT " events acknowledged", last);
  /* Where much else goes on most children die before their first. */
  g_assert_cmpuint (last, >, N_KILLS / 20);
}

/* A child that dies with all its events in the write-ahead log. */
static GPtrArray *
leave_log (const gchar *folder)
{
  GPtrArray *events = hiatus_samples_make ();
  gint status = 0;
  pid_t child;

  /* A first row in the database, so that the identity is known here. */
  HiatusStore *store = hiatus_samples_open (folder);

  hiatus_samples_append (store, events);
  g_ptr_array_unref (events);
  events = hiatus_samples_load (store);
  g_assert_finalize_object (store);
  child = fork ();
  if (child == 0)
    {
      store = hiatus_samples_open (folder);
      for (guint i = 0; i < 10; i++)
        {
          g_autoptr (HiatusEvent) event = hiatus_sample_urge ("in the log");

          if (!hiatus_store_append (store, event, NULL))
            _exit (1);
        }
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return events;
}

static void
test_log_is_used (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *log = g_build_filename (folder, "journal.db-wal", NULL);
  g_autoptr (GPtrArray) events = leave_log (folder);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (HiatusStore) store = NULL;

  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  store = hiatus_samples_open (folder);
  read = hiatus_samples_load (store);
  g_assert_cmpuint (read->len, ==, events->len + 10);
}

/* What the log holds is saved even where the database beside it cannot be opened, or is gone. */
static void
test_log_is_repaired (gconstpointer data)
{
  gboolean gone = GPOINTER_TO_INT (data);
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GPtrArray) events = leave_log (folder);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (HiatusStore) store = hiatus_store_new (folder);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRepair) repair = { 0 };

  if (gone)
    g_assert_cmpint (g_unlink (path), ==, 0);
  else
    g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_false (hiatus_store_open (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (hiatus_store_repair (store, today, &repair, &error));
  g_assert_no_error (error);
  g_assert_false (repair.uncertain);
  g_assert_cmpuint (repair.saved, >=, 10);
  g_assert_cmpuint (repair.saved + repair.missing, ==, events->len + 10);
  read = hiatus_samples_load (store);
  g_assert_cmpuint (read->len, ==, repair.saved);

  /* The log that was moved aside is not forgotten when its text is erased. */
  g_assert_true (hiatus_samples_folder_has (folder, "in the log"));
  for (guint i = 0; i < read->len; i++)
    g_assert_true (hiatus_store_erase_text (store, g_ptr_array_index (read, i), NULL));
  g_assert_false (hiatus_samples_folder_has (folder, "in the log"));
}

static void
assert_full (HiatusStore *store, const gchar *note)
{
  g_autoptr (HiatusEvent) event = hiatus_sample_urge (note);
  g_autoptr (GError) error = NULL;

  g_assert_false (hiatus_store_append (store, event, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  g_assert_nonnull (strstr (error->message, "nothing was recorded"));
  g_assert_null (event->device);
  g_assert_null (event->note_digest);
  g_assert_cmpuint (event->sequence, ==, 0);
  g_assert_cmpuint (event->position, ==, 0);
  g_assert_cmpint (event->recorded_us, ==, HIATUS_SAMPLE_US);
}

/* The limit that SQLite can be given stands in for a full disk. */
static void
test_full (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (HiatusEvent) next = hiatus_sample_urge ("there is room again");
  g_autofree gchar *note = g_strnfill (HIATUS_NOTE_MAX, 'x');

  hiatus_samples_append (store, events);
  g_assert_cmpint (sqlite3_exec (store->database, "PRAGMA max_page_count = 8", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_full (store, note);
  assert_full (store, note);
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, events);

  g_assert_cmpint (sqlite3_exec (store->database, "PRAGMA max_page_count = 100000", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (hiatus_store_append (store, next, NULL));
  g_assert_cmpuint (next->sequence, ==, 6);
  g_assert_true (hiatus_store_check (store, NULL));
}

static gboolean
write_text (const gchar *path, const gchar *text)
{
  gint file = open (path, O_WRONLY | O_CLOEXEC);
  gboolean done = file >= 0 && write (file, text, strlen (text)) == (gssize) strlen (text);

  if (file >= 0)
    close (file);
  return done;
}

/* Puts this process where it may mount a disk of its own; needs no rights but user namespaces. */
static gboolean
mount_small_disk (const gchar *folder)
{
  g_autofree gchar *users = g_strdup_printf ("0 %u 1", (guint) getuid ());
  g_autofree gchar *groups = g_strdup_printf ("0 %u 1", (guint) getgid ());

  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_text ("/proc/self/setgroups", "deny") && write_text ("/proc/self/uid_map", users) && write_text ("/proc/self/gid_map", groups) && mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0 && mount ("none", folder, "tmpfs", 0, "size=1m,mode=0700") == 0;
}

/* Fills what is left of the disk. */
static void
fill_disk (const gchar *path)
{
  static const gchar zeros[4096];
  gint file = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (file, >=, 0);
  while (write (file, zeros, sizeof zeros) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (file);
}

/* Whether the rest of a test runs in a process of its own with a small disk at @folder. */
static gboolean
in_own_process (const gchar *folder)
{
  gint status = 0;
  pid_t child;

  if (g_test_subprocess ())
    {
      g_assert_true (mount_small_disk (folder));
      return TRUE;
    }
  child = fork ();
  if (child == 0)
    {
      /* Success by signal: valgrind has its own mind about what a process returns. */
      if (mount_small_disk (folder))
        raise (SIGKILL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSIGNALED (status))
    {
      g_test_skip ("this system lets nobody mount a disk in a namespace");
      return FALSE;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
test_full_disk (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *folder = g_build_filename (scratch, "disk", NULL);
  g_autofree gchar *filler = g_build_filename (folder, "filler", NULL);
  g_autofree gchar *reserve = g_build_filename (folder, "reserve", NULL);
  g_autofree gchar *note = g_strnfill (HIATUS_NOTE_MAX, 'x');
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (HiatusEvent) secret = hiatus_sample_urge (note);
  g_autoptr (HiatusEvent) next = hiatus_sample_urge (note);
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!in_own_process (folder))
    return;
  store = hiatus_samples_open (folder);
  hiatus_samples_append (store, events);
  g_assert_true (hiatus_store_append (store, secret, NULL));
  fill_disk (filler);

  assert_full (store, note);
  g_assert_false (hiatus_store_back_up (store, today, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_clear_error (&error);

  /* Erasing works even now, thanks to the reserve. */
  hiatus_store_erase_text (store, secret, &error);
  g_assert_no_error (error);
  g_assert_false (hiatus_samples_folder_has (folder, "xxxxxxxxxxxxxxxx"));

  g_assert_cmpint (g_unlink (filler), ==, 0);
  g_assert_true (hiatus_store_append (store, next, &error));
  g_assert_cmpuint (next->sequence, ==, 7);
  read = hiatus_samples_load (store);
  g_assert_cmpuint (read->len, ==, 7);
  g_clear_object (&store);
  store = hiatus_samples_open (folder);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_clear_object (&store);
  g_assert_cmpint (umount (folder), ==, 0);
}

/* A disk that is full from the start on. */
static void
test_full_at_start (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *folder = g_build_filename (scratch, "disk", NULL);
  g_autofree gchar *filler = g_build_filename (folder, "filler", NULL);
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!in_own_process (folder))
    return;
  fill_disk (filler);
  store = hiatus_store_new (folder);
  g_assert_false (hiatus_store_open (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  g_clear_error (&error);

  /* It goes on as soon as there is room, and nothing half made is in the way. */
  g_assert_cmpint (g_unlink (filler), ==, 0);
  hiatus_store_open (store, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpint (umount (folder), ==, 0);
}

static void
test_read_only_disk (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *folder = g_build_filename (scratch, "disk", NULL);
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!in_own_process (folder))
    return;
  store = hiatus_samples_open (folder);
  g_clear_object (&store);
  g_assert_cmpint (mount (NULL, folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  store = hiatus_store_new (folder);
  g_assert_false (hiatus_store_open (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_object (&store);
  g_assert_cmpint (umount (folder), ==, 0);
}

/* Where no folder can be, whoever asks. */
static void
test_impossible_folder (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *below_file = g_build_filename (scratch, "file", "hiatus", NULL);
  const gchar *const folders[] = { below_file, "/proc/hiatus" };

  hiatus_scratch_write (scratch, "file", "");
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (HiatusStore) store = hiatus_store_new (folders[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_store_open (store, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
      g_assert_nonnull (strstr (error->message, folders[i]));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/crash/kill", test_kill);
  g_test_add_func ("/store/crash/log-is-used", test_log_is_used);
  g_test_add_data_func ("/store/crash/log-is-repaired/empty", GINT_TO_POINTER (FALSE), test_log_is_repaired);
  g_test_add_data_func ("/store/crash/log-is-repaired/gone", GINT_TO_POINTER (TRUE), test_log_is_repaired);
  g_test_add_func ("/store/full", test_full);
  g_test_add_func ("/store/full/disk", test_full_disk);
  g_test_add_func ("/store/full/at-start", test_full_at_start);
  g_test_add_func ("/store/read-only/disk", test_read_only_disk);
  g_test_add_func ("/store/read-only/impossible", test_impossible_folder);
  return g_test_run ();
}
