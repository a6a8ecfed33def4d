/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/keyfile-fixture.h"

#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "tests/fakes/scratch.h"

static void
on_counted (HiatusKeyfile *file,
            guint *count)
{
  (*count)++;
}

/**
 * hiatus_keyfile_fixture_set_up:
 * @fixture: to fill
 * @data: nothing
 *
 * Makes a folder and a key file in it that does not exist yet. For g_test_add().
 */
void
hiatus_keyfile_fixture_set_up (HiatusKeyfileFixture *fixture,
                               gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, HIATUS_KEYFILE_NAME, NULL);
  fixture->file = hiatus_keyfile_new (fixture->path);
  g_signal_connect (fixture->file, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->file, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

/**
 * hiatus_keyfile_fixture_tear_down:
 * @fixture: the fixture
 * @data: nothing
 *
 * Asserts that the key file goes, and removes the folder. For g_test_add().
 */
void
hiatus_keyfile_fixture_tear_down (HiatusKeyfileFixture *fixture,
                                  gconstpointer data)
{
  g_assert_finalize_object (fixture->file);
  hiatus_scratch_remove (fixture->folder);
  g_free (fixture->path);
}

/**
 * hiatus_keyfile_fixture_save:
 * @fixture: the fixture
 * @text: what the file is to hold
 *
 * Writes the file as a person does.
 */
void
hiatus_keyfile_fixture_save (HiatusKeyfileFixture *fixture,
                             const gchar *text)
{
  hiatus_scratch_write (fixture->folder, HIATUS_KEYFILE_NAME, text);
}

/**
 * hiatus_assert_content:
 * @path: a file
 * @expected: what it should hold
 *
 * Asserts that a file holds this and nothing else.
 */
void
hiatus_assert_content (const gchar *path,
                       const gchar *expected)
{
  g_autofree gchar *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

/**
 * hiatus_keyfile_fixture_load:
 * @fixture: the fixture
 *
 * Loads the file and asserts that nothing is wrong with it.
 */
void
hiatus_keyfile_fixture_load (HiatusKeyfileFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_load (fixture->file, &error);
  g_assert_no_error (error);
}

/**
 * hiatus_keyfile_fixture_watch:
 * @fixture: the fixture
 *
 * Watches the file from now on, and loads it.
 */
void
hiatus_keyfile_fixture_watch (HiatusKeyfileFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->file, &error);
  g_assert_no_error (error);
  hiatus_keyfile_fixture_load (fixture);
}

/**
 * hiatus_keyfile_fixture_morning_is:
 * @fixture: the fixture
 * @expected: a value, or "-" for none
 *
 * Returns: whether the key morning of the group times has that value
 */
gboolean
hiatus_keyfile_fixture_morning_is (HiatusKeyfileFixture *fixture,
                                   const gchar *expected)
{
  g_autofree gchar *value =
      g_key_file_get_value (hiatus_keyfile_get (fixture->file), "times", "morning", NULL);

  return g_strcmp0 (value != NULL ? value : "-", expected) == 0;
}

/**
 * hiatus_keyfile_fixture_set_morning:
 * @fixture: the fixture
 * @value: a value
 *
 * Sets the key morning of the group times, and asserts that it is in force.
 */
void
hiatus_keyfile_fixture_set_morning (HiatusKeyfileFixture *fixture,
                                    const gchar *value)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_set (fixture->file, "times", "morning", value, &error);
  g_assert_no_error (error);
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, value));
}

/**
 * hiatus_keyfile_fixture_make_link:
 * @fixture: the fixture
 * @target: where to
 *
 * Puts a symbolic link in the place of the file.
 */
void
hiatus_keyfile_fixture_make_link (HiatusKeyfileFixture *fixture,
                                  const gchar *target)
{
  g_unlink (fixture->path);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
}

/**
 * hiatus_keyfile_fixture_mode_of:
 * @path: a file or folder
 *
 * Returns: its permissions
 */
mode_t
hiatus_keyfile_fixture_mode_of (const gchar *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 07777;
}
