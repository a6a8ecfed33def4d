/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that the person names: whole or not there, and in no other's place unless that was meant. */

#include <glib/gstdio.h>
#include <unistd.h>

#include "daemon/api/safe-file.h"
#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"

static void
assert_text (const gchar *path, const gchar *expected)
{
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (const gchar *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

static void
test_replaced (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "page", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  hiatus_scratch_write (folder, "page", "of before");
  g_assert_true (hiatus_safe_file_set_contents (path, "of now", &error));
  g_assert_no_error (error);
  assert_text (path, "of now");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_new (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "page", NULL);
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_safe_file_begin_new (&file, path, &error));
  g_assert_true (hiatus_safe_file_write (&file, "new", &error));
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_true (hiatus_safe_file_commit (&file, &error));
  g_assert_no_error (error);
  assert_text (path, "new");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* What comes while it is written is somebody's, too. */
static void
test_overtaken (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "page", NULL);
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_safe_file_begin_new (&file, path, &error));
  g_assert_true (hiatus_safe_file_write (&file, "new", &error));
  hiatus_scratch_write (folder, "page", "of somebody");
  g_assert_false (hiatus_safe_file_commit (&file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  hiatus_safe_file_clear (&file);
  assert_text (path, "of somebody");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* A link to nothing is something, too. */
static void
test_link (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "page", NULL);
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;
  g_autofree gchar *target = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  g_assert_false (hiatus_safe_file_begin_new (&file, path, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  target = g_file_read_link (path, NULL);
  g_assert_cmpstr (target, ==, "nowhere");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safe-file/replaced", test_replaced);
  g_test_add_func ("/safe-file/new", test_new);
  g_test_add_func ("/safe-file/overtaken", test_overtaken);
  g_test_add_func ("/safe-file/link", test_link);

  return g_test_run ();
}
