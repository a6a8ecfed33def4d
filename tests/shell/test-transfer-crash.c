/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An import that is killed, or whose disk is full: all of it is there at the next start, or nothing. */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/json-writer.h"
#include "tests/shell/store-samples.h"
#include "tests/shell/transfer-fixture.h"

/* All renames of ours; the child dies right before one of them. */
static guint renames_left = G_MAXUINT;

int __real_rename (const char *from,
                   const char *to);

int __wrap_rename (const char *from,
                   const char *to);

int
__wrap_rename (const char *from, const char *to)
{
  if (renames_left-- == 0)
    raise (SIGKILL);
  return __real_rename (from, to);
}

static gint
import (Person *person, gint memory)
{
  g_auto (HiatusImport) asked = { 0 };
  g_auto (HiatusImport) done = { 0 };
  GDate today;

  transfer_get_today (&today);
  return transfer_examine (person->store, memory, TRANSFER_NOW_US, &asked, NULL) && transfer_import (person->store, memory, asked.digest, &today, &done, NULL) ? 0 : 1;
}

/* Returns: whether the child was killed before it was done */
static gboolean
import_and_die (Person *person, gint memory, guint n_renames)
{
  gint status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      person_open (person);
      renames_left = n_renames;
      _exit (import (person, memory));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFSIGNALED (status);
}

static void
set_up (Person *person, gchar **before)
{
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);

  person_init (person);
  hiatus_samples_append (person->store, events);
  person_write (person, "contacts.ini", "[B]\nnames=B Secret\n");
  *before = person_export (person);
}

/* At each rename in turn. There are some: of the backup, of the journal and of the files. */
static void
test_kill (void)
{
  g_auto (Person) source = { 0 };
  g_autofree gchar *text = NULL;
  gboolean killed = TRUE;
  guint n_nothing = 0;
  guint n_all = 0;
  gint memory;

  person_init (&source);
  person_live (&source);
  text = person_export (&source);
  memory = transfer_memory (text, -1);
  for (guint i = 0; killed; i++)
    {
      g_auto (Person) person = { 0 };
      g_autofree gchar *before = NULL;
      g_autofree gchar *after = NULL;
      g_autofree gchar *contacts = NULL;
      g_autofree gchar *stray = NULL;
      g_autoptr (GError) error = NULL;

      set_up (&person, &before);
      g_assert_finalize_object (g_steal_pointer (&person.store));
      killed = import_and_die (&person, memory, i);
      person_open (&person);
      hiatus_store_check (person.store, &error);
      g_assert_no_error (error);
      after = person_export (&person);
      contacts = person_read (&person, "contacts.ini");
      stray = g_build_filename (person.own, "contacts.ini.import", NULL);
      g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
      if (strcmp (after, before) == 0)
        n_nothing++;
      else
        {
          g_assert_nonnull (strstr (after, "DROP TABLE events"));
          g_assert_nonnull (strstr (after, "note 3: it will pass"));
          g_assert_nonnull (strstr (after, "scripts/reply.ini"));
          g_assert_cmpstr (contacts, ==, "# whom I mean\n[A]\nnames=A Secret\n\n# the end");
          n_all++;
        }
      g_assert_false (n_all > 0 && strcmp (after, before) == 0);
    }
  close (memory);
  g_test_message ("nothing %u times, all of it %u times", n_nothing, n_all);
  g_assert_cmpuint (n_nothing, >, 0);
  g_assert_cmpuint (n_all, >, 1);
}

/* The limit that a process can be given stands in for a full disk: no file grows beyond it. */
static void
test_full (void)
{
  g_auto (Person) source = { 0 };
  g_auto (Person) person = { 0 };
  g_autofree gchar *note = g_strnfill (HIATUS_NOTE_MAX, 'x');
  g_autofree gchar *text = NULL;
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  const struct rlimit limit = { 256 * 1024, 256 * 1024 };
  gint memory;
  gint status = 0;
  pid_t child;

  person_init (&source);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_sample_urge (note);

      g_assert_true (hiatus_store_append (source.store, event, NULL));
    }
  text = person_export (&source);
  memory = transfer_memory (text, -1);
  set_up (&person, &before);
  g_assert_finalize_object (g_steal_pointer (&person.store));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      person_open (&person);
      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      _exit (import (&person, memory) == 1 ? 7 : 8);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 7);
  person_open (&person);
  after = person_export (&person);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (import (&person, memory), ==, 0);
  close (memory);
}

/* So it is told where an export finds no room. */
static void
test_full_export (void)
{
  gint full = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  g_autoptr (HiatusJsonWriter) writer = hiatus_json_writer_new (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (full, >=, 0);
  hiatus_json_writer_string (writer, "words", strlen ("words"));
  g_assert_false (hiatus_json_writer_finish (writer, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_true (g_str_has_prefix (error->message, "The disk is full"));
  close (full);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer/kill", test_kill);
  g_test_add_func ("/transfer/full", test_full);
  g_test_add_func ("/transfer/full-export", test_full_export);
  return g_test_run ();
}
