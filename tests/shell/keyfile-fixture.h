/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/shell/keyfile.h"
#include "tests/fakes/scratch.h"

/* What both halves of the key file's tests stand on. */

#define NAME "settings.ini"

typedef struct
{
  gchar *folder; /* (owned) */
  gchar *path;   /* (owned) */
  HiatusKeyfile *file;
  guint n_changed;
  guint n_problem;
} Fixture;

static inline void
on_counted (HiatusKeyfile *file,
            guint *count)
{
  (*count)++;
}

static inline void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->file = hiatus_keyfile_new (fixture->path);
  g_signal_connect (fixture->file, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->file, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

static inline void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->file);
  hiatus_scratch_remove (fixture->folder);
  g_free (fixture->path);
}

static inline void
save (Fixture *fixture,
      const gchar *text)
{
  hiatus_scratch_write (fixture->folder, NAME, text);
}

static inline void
assert_content (const gchar *path,
                const gchar *expected)
{
  g_autofree gchar *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static inline void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_load (fixture->file, &error);
  g_assert_no_error (error);
}

static inline void
watch (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->file, &error);
  g_assert_no_error (error);
  load (fixture);
}

/* "times", "morning" as it is in force, or "-". */
static inline gboolean
morning_is (Fixture *fixture,
            const gchar *expected)
{
  g_autofree gchar *value =
      g_key_file_get_value (hiatus_keyfile_get (fixture->file), "times", "morning", NULL);

  return g_strcmp0 (value != NULL ? value : "-", expected) == 0;
}

static inline void
set_morning (Fixture *fixture,
             const gchar *value)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_set (fixture->file, "times", "morning", value, &error);
  g_assert_no_error (error);
  g_assert_true (morning_is (fixture, value));
}

static inline mode_t
mode_of (const gchar *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

static inline void
make_link (Fixture *fixture,
           const gchar *target)
{
  g_unlink (fixture->path);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
}
