/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <glib/gstdio.h>

static gint
remove_one (const gchar *path,
            const struct stat *status,
            gint kind,
            struct FTW *position)
{
  /* A test may have made a folder read-only; its content cannot be removed then. */
  return remove (path);
}

static gint
open_one (const gchar *path,
          const struct stat *status,
          gint kind,
          struct FTW *position)
{
  if (kind == FTW_D || kind == FTW_DNR)
    g_chmod (path, 0700);

  return 0;
}

/**
 * hiatus_scratch_make:
 *
 * Makes an empty folder for one test, with mode 0700. Fails the test if it cannot.
 *
 * Returns: (transfer full): its path, for hiatus_scratch_remove()
 */
gchar *
hiatus_scratch_make (void)
{
  g_autoptr (GError) error = NULL;
  gchar *folder = g_dir_make_tmp ("hiatus-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/**
 * hiatus_scratch_remove:
 * @folder: (transfer full): a folder of hiatus_scratch_make()
 *
 * Removes the folder with all that is in it and frees its path. Links are removed, not followed.
 */
void
hiatus_scratch_remove (gchar *folder)
{
  nftw (folder, open_one, 16, FTW_PHYS);
  g_assert_cmpint (nftw (folder, remove_one, 16, FTW_PHYS | FTW_DEPTH), ==, 0);
  g_free (folder);
}

/**
 * hiatus_scratch_write:
 * @folder: a folder
 * @name: the name of a file in it
 * @text: what to write
 *
 * Writes a file, in place where it exists. Fails the test if it cannot.
 */
void
hiatus_scratch_write (const gchar *folder,
                      const gchar *name,
                      const gchar *text)
{
  g_autofree gchar *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}
