/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-copy.h"

#include "daemon/shell/store-folder.h"

/* How many pages are copied in a slice: 256 KiB. */
#define PAGES 64

struct _HiatusCopy
{
  sqlite3 *to;            /* (owned) */
  sqlite3_backup *backup; /* (owned) */
};

/**
 * hiatus_copy_new:
 * @from: a database, which has to stay open until the copy is freed
 * @path: path of the copy; what was there is replaced
 * @error: return location
 *
 * Begins to copy a database while it is in use, into a file without a write-ahead log. What is written to it meanwhile, by @from, is in
 * the copy too.
 *
 * Returns: (transfer full): the copy, empty as yet; %NULL with %HIATUS_ERROR_STORAGE or the errors of hiatus_database_set_error()
 */
HiatusCopy *
hiatus_copy_new (sqlite3 *from, const gchar *path, GError **error)
{
  g_autoptr (HiatusCopy) self = g_new0 (HiatusCopy, 1);

  if (!hiatus_folder_create (path, error))
    return NULL;
  self->to = hiatus_database_open (path, HIATUS_DATABASE_FILE, error);
  if (self->to == NULL)
    return NULL;
  self->backup = sqlite3_backup_init (self->to, "main", from, "main");
  if (self->backup != NULL)
    return g_steal_pointer (&self);
  hiatus_database_set_error (self->to, error);
  return NULL;
}

/**
 * hiatus_copy_free:
 * @self: (transfer full) (nullable): a copy
 *
 * Frees it. A file that is not complete stays, and is worth nothing.
 */
void
hiatus_copy_free (HiatusCopy *self)
{
  if (self == NULL)
    return;
  sqlite3_backup_finish (self->backup);
  sqlite3_close (self->to);
  g_free (self);
}

/**
 * hiatus_copy_go_on:
 * @self: a copy
 * @error: return location
 *
 * Copies some more.
 *
 * Returns: %HIATUS_SLICE_DONE once it is complete; %HIATUS_SLICE_FAILED with the errors of hiatus_database_set_error()
 */
HiatusSlice
hiatus_copy_go_on (HiatusCopy *self, GError **error)
{
  gint result = sqlite3_backup_step (self->backup, PAGES);

  if (result == SQLITE_OK)
    return HIATUS_SLICE_MORE;
  sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (result != SQLITE_DONE)
    {
      hiatus_database_set_error (self->to, error);
      return HIATUS_SLICE_FAILED;
    }
  /* The copy brought the mode of the original along. */
  return hiatus_database_run (self->to, "PRAGMA journal_mode = delete;", error) ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
}

/**
 * hiatus_database_copy:
 * @from: a database
 * @path: path of the copy; what was there is replaced
 * @error: return location
 *
 * The whole of hiatus_copy_new().
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_copy_new() or hiatus_copy_go_on()
 */
gboolean
hiatus_database_copy (sqlite3 *from, const gchar *path, GError **error)
{
  g_autoptr (HiatusCopy) copy = hiatus_copy_new (from, path, error);
  HiatusSlice slice = HIATUS_SLICE_MORE;

  while (copy != NULL && slice == HIATUS_SLICE_MORE)
    slice = hiatus_copy_go_on (copy, error);
  return slice == HIATUS_SLICE_DONE;
}
