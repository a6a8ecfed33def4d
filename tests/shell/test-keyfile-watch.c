/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A key file that is watched, and editors that save it. */

#include "daemon/shell/keyfile.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"
#include "tests/shell/keyfile-fixture.h"

/* The ways in which editors save. */

static void
save_in_place (HiatusKeyfileFixture *fixture,
               const gchar *path,
               const gchar *text)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *name = g_path_get_basename (path);

  hiatus_scratch_write (folder, name, text);
}

static void
save_by_rename (HiatusKeyfileFixture *fixture,
                const gchar *path,
                const gchar *text)
{
  g_autofree gchar *other = g_strconcat (path, ".new", NULL);

  save_in_place (fixture, other, text);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
save_by_moving_in (HiatusKeyfileFixture *fixture,
                   const gchar *path,
                   const gchar *text)
{
  g_autofree gchar *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree gchar *other = g_build_filename (folder, "x", NULL);

  g_mkdir (folder, 0700);
  save_in_place (fixture, other, text);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
save_anew (HiatusKeyfileFixture *fixture,
           const gchar *path,
           const gchar *text)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  save_in_place (fixture, path, text);
}

static void
save_with_backup (HiatusKeyfileFixture *fixture,
                  const gchar *path,
                  const gchar *text)
{
  g_autofree gchar *backup = g_strconcat (path, "~", NULL);

  g_assert_cmpint (g_rename (path, backup), ==, 0);
  save_in_place (fixture, path, text);
  g_assert_cmpint (g_unlink (backup), ==, 0);
}

static void
save_by_hard_link (HiatusKeyfileFixture *fixture,
                   const gchar *path,
                   const gchar *text)
{
  g_autofree gchar *other = g_strconcat (path, ".new", NULL);

  save_in_place (fixture, other, text);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (link (other, path), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
}

typedef struct
{
  const gchar *what;
  void (*save) (HiatusKeyfileFixture *fixture,
                const gchar *path,
                const gchar *text);
} Editor;

static const Editor editors[] = {
  { "in-place", save_in_place },
  { "by-rename", save_by_rename },
  { "by-moving-in", save_by_moving_in },
  { "anew", save_anew },
  { "with-backup", save_with_backup },
  { "by-hard-link", save_by_hard_link },
};

static void
edit_twice (HiatusKeyfileFixture *fixture,
            const Editor *editor,
            const gchar *path)
{
  editor->save (fixture, path, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
  editor->save (fixture, path, "[times]\nmorning=05:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "05:00"));
  /* Never anything else on the way: no defaults, no problem. */
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

static void
test_editor (gconstpointer data)
{
  HiatusKeyfileFixture fixture = { 0 };

  hiatus_keyfile_fixture_set_up (&fixture, NULL);
  hiatus_keyfile_fixture_save (&fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (&fixture);
  edit_twice (&fixture, data, fixture.path);
  hiatus_keyfile_fixture_tear_down (&fixture, NULL);
}

static void
test_editor_behind_link (gconstpointer data)
{
  HiatusKeyfileFixture fixture = { 0 };
  g_autofree gchar *folder = NULL;
  g_autofree gchar *target = NULL;

  hiatus_keyfile_fixture_set_up (&fixture, NULL);
  folder = g_build_filename (fixture.folder, "dotfiles", NULL);
  target = g_build_filename (folder, "mine", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  hiatus_scratch_write (folder, "mine", "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_make_link (&fixture, target);
  hiatus_keyfile_fixture_watch (&fixture);
  edit_twice (&fixture, data, target);
  hiatus_keyfile_fixture_tear_down (&fixture, NULL);
}

static void
test_other_link (HiatusKeyfileFixture *fixture,
                 gconstpointer data)
{
  g_autofree gchar *target = g_build_filename (fixture->folder, "second", NULL);

  hiatus_scratch_write (fixture->folder, "first", "[times]\nmorning=07:30\n");
  hiatus_scratch_write (fixture->folder, "second", "[times]\nmorning=06:00\n");
  hiatus_keyfile_fixture_make_link (fixture, "first");
  hiatus_keyfile_fixture_watch (fixture);
  hiatus_keyfile_fixture_make_link (fixture, "second");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
  save_in_place (fixture, target, "[times]\nmorning=05:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "05:00"));
}

/* A link may be made before what it leads to, and what it leads to may go for a while: somebody checks out another state
 * of their collection of settings. */
static void
test_link_to_nothing (HiatusKeyfileFixture *fixture,
                      gconstpointer data)
{
  g_autofree gchar *folder = g_build_filename (fixture->folder, "dotfiles", NULL);
  g_autofree gchar *target = g_build_filename (folder, "mine", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  hiatus_keyfile_fixture_make_link (fixture, target);
  hiatus_keyfile_fixture_watch (fixture);
  save_in_place (fixture, target, "[times]\nmorning=07:30\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "07:30"));
  g_assert_cmpint (g_unlink (target), ==, 0);
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "-"));
  save_in_place (fixture, target, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
}

static void
on_first_done (GFileMonitor *monitor,
               GFile *file,
               GFile *other,
               GFileMonitorEvent event,
               gboolean *seen)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGED)
    *seen = TRUE;
}

static void
test_half_written (HiatusKeyfileFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GFileMonitor) monitor = NULL;
  gboolean seen = FALSE;
  gint fd;

  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (fixture);
  monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  g_signal_connect (monitor, "changed", G_CALLBACK (on_first_done), &seen);

  fd = g_open (fixture->path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  g_assert_cmpint (write (fd, "[times]\nmorn", 12), ==, 12);
  hiatus_wait_until (seen);
  hiatus_wait_idle ();
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "07:30"));
  g_assert_cmpuint (fixture->n_problem, ==, 0);

  g_assert_cmpint (write (fd, "ing=06:00\n", 10), ==, 10);
  g_assert_true (g_close (fd, NULL));
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

static void
test_saved_broken (HiatusKeyfileFixture *fixture,
                   gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (fixture);
  save_in_place (fixture, fixture->path, "[times]\nmorning\n");
  hiatus_wait_until (hiatus_keyfile_get_problem (fixture->file) != NULL);
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "07:30"));
  save_in_place (fixture, fixture->path, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_get_problem (fixture->file) == NULL);
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
}

static void
test_removed (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "-"));
  save_in_place (fixture, fixture->path, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
  save_in_place (fixture, fixture->path, "");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "-"));
}

static void
test_folder_removed (HiatusKeyfileFixture *fixture,
                     gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "-"));
  g_assert_cmpuint (hiatus_keyfile_fixture_mode_of (fixture->folder), ==, 0700);
  save_in_place (fixture, fixture->path, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
}

static void
test_own_write (HiatusKeyfileFixture *fixture,
                gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_watch (fixture);
  hiatus_keyfile_fixture_set_morning (fixture, "08:00");
  /* The watch sees that too, before it sees the next: it must not count as another change. */
  save_in_place (fixture, fixture->path, "[times]\nmorning=06:00\n");
  hiatus_wait_until (hiatus_keyfile_fixture_morning_is (fixture, "06:00"));
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

#define ADD(path, function) g_test_add (path, HiatusKeyfileFixture, NULL, hiatus_keyfile_fixture_set_up, function, hiatus_keyfile_fixture_tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/keyfile/watch/other-link", test_other_link);
  ADD ("/keyfile/watch/link-to-nothing", test_link_to_nothing);
  ADD ("/keyfile/watch/half-written", test_half_written);
  ADD ("/keyfile/watch/saved-broken", test_saved_broken);
  ADD ("/keyfile/watch/removed", test_removed);
  ADD ("/keyfile/watch/folder-removed", test_folder_removed);
  ADD ("/keyfile/watch/own-write", test_own_write);

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    {
      g_autofree gchar *path = g_strconcat ("/keyfile/watch/", editors[i].what, NULL);
      g_autofree gchar *link_path = g_strconcat ("/keyfile/watch-link/", editors[i].what, NULL);

      g_test_add_data_func (path, &editors[i], test_editor);
      g_test_add_data_func (link_path, &editors[i], test_editor_behind_link);
    }

  return g_test_run ();
}
