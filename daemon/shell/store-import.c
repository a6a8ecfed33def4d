/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-merge.h"
#include "daemon/shell/store-private.h"

/* An import builds another journal beside the one of now, and lays the other files beside those of now. All of it takes their place
 * once the other journal has got its last name but one (hiatus_folder_begin_swap()): before that nothing is changed, after that
 * it is done to the end, at the next start if need be. */

/* Whether it is an ordinary file: whoever has the other end of a pipe could keep the daemon waiting. */
gboolean
hiatus_store_check_descriptor (gint descriptor, GError **error)
{
  struct stat status;

  if (fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is no ordinary file: take one, or - for the standard streams."));
  return FALSE;
}

/**
 * hiatus_store_examine_import:
 * @self: an open store
 * @descriptor: an export, an ordinary file that is read from its beginning
 * @now_us: now, microseconds since the epoch, UTC
 * @import: (out caller-allocates): what its import would come to; to be cleared with hiatus_import_clear()
 * @error: return location
 *
 * Reads an export to its end without changing anything.
 *
 * Returns: %TRUE if it can be imported; %FALSE with the errors of hiatus_store_merge()
 */
gboolean
hiatus_store_examine_import (HiatusStore *self, gint descriptor, gint64 now_us, HiatusImport *import, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);

  return hiatus_store_require (self, error) && hiatus_store_check_descriptor (descriptor, error) && hiatus_store_merge (self->database, self->seal, self->own, descriptor, now_us, NULL, import, error);
}

/* Builds the journal that is to be, as a file that is complete and checked. */
static gboolean
build (HiatusStore *self, const gchar *part, gint descriptor, HiatusImport *import, GError **error)
{
  g_autoptr (sqlite3) database = NULL;

  if (!hiatus_database_copy (self->database, part, error))
    return FALSE;
  database = hiatus_database_open (part, HIATUS_DATABASE_FILE, error);
  return database != NULL && hiatus_store_merge (self->database, self->seal, self->own, descriptor, G_MAXINT64, database, import, error) && hiatus_rows_check (database, error);
}

static gboolean
check_digest (const HiatusImport *import, const gchar *digest, GError **error)
{
  if (g_str_equal (import->digest, digest))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The file is not the one of the question any more, and nothing was changed: ask again with 'hiatus import'."));
  return FALSE;
}

static gboolean
stage (HiatusStore *self, const HiatusImport *import, GError **error)
{
  return self->own == NULL || (hiatus_own_files_stage (self->own, import->added_files, error) && hiatus_own_files_stage (self->own, import->replaced_files, error));
}

/* From here on it is done. */
static gboolean
settle (HiatusStore *self, GError **error)
{
  gboolean done = self->own == NULL || hiatus_own_files_settle (self->own, TRUE, error);

  hiatus_store_close_journal (self);
  done = hiatus_folder_finish_swap (self->folder, done ? error : NULL) && done;
  return hiatus_store_open_journal (self, done ? error : NULL) && done;
}

/**
 * hiatus_store_import:
 * @self: an open store, not in memory
 * @descriptor: an export, an ordinary file that is read from its beginning
 * @digest: that of hiatus_store_examine_import()
 * @today: the local date
 * @import: (out caller-allocates): what it has come to; to be cleared with hiatus_import_clear()
 * @error: return location
 *
 * Adds what an export has to what there is: all of it or, where something is wrong, nothing, also where the process dies on the way.
 * A backup is made first; the journal of now is moved aside, and files that are replaced are kept under another name.
 *
 * Returns: %TRUE if all is here now; %FALSE with the errors of hiatus_store_merge(), %HIATUS_ERROR_REFUSED for another file
 *   than that of @digest, or %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_store_import (HiatusStore *self, gint descriptor, const gchar *digest, const GDate *today, HiatusImport *import, GError **error)
{
  g_autofree gchar *part = NULL;
  g_autofree gchar *aside = NULL;
  gboolean ready;

  g_return_val_if_fail (HIATUS_IS_STORE (self) && self->folder != NULL, FALSE);
  g_return_val_if_fail (g_date_valid (today), FALSE);

  if (!hiatus_store_require (self, error) || !hiatus_store_check_descriptor (descriptor, error) || !hiatus_store_keep_backup (self, self->database, today, error))
    return FALSE;
  part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  ready = build (self, part, descriptor, import, error) && check_digest (import, digest, error);
  if (ready && hiatus_import_is_empty (import))
    {
      g_unlink (part);
      return TRUE;
    }
  if (ready && stage (self, import, error))
    aside = hiatus_folder_begin_swap (self->folder, HIATUS_STORE_IMPORTED, today, error);
  if (aside != NULL)
    return settle (self, error);
  if (self->own != NULL)
    hiatus_own_files_settle (self->own, FALSE, NULL);
  g_unlink (part);
  return FALSE;
}
