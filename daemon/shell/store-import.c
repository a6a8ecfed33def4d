/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-transfer-private.h"

/* An import builds another journal beside the one of now, and lays the other files beside those of now. All of it takes their place
 * once the other journal has got its last name but one (hiatus_folder_begin_swap()): before that nothing is changed, after that
 * it is done to the end, at the next start if need be. Nobody comes in between the last look at whether the journal of now is still the
 * one that the other one was built from, and that. */

/* Others may make a backup or a journal of their own meanwhile: these are no names of theirs. */
#define PART_OF_BACKUP ".part-import"
#define PART_OF_UNION HIATUS_JOURNAL_PART "-union"

static HiatusSlice
merge (HiatusTransfer *self, sqlite3 *into, GError **error)
{
  if (self->merge == NULL)
    self->merge = hiatus_merge_new (&(HiatusMergeParts){
                                        .here = self->store->database,
                                        .seal = self->store->seal,
                                        .own = self->store->own,
                                        .descriptor = self->descriptor,
                                        .now_us = self->now_us,
                                        .into = into,
                                    },
                                    &self->import,
                                    error);
  return self->merge == NULL ? HIATUS_SLICE_FAILED : hiatus_merge_go_on (self->merge, error);
}

static HiatusSlice
look (HiatusTransfer *self, GError **error)
{
  return merge (self, NULL, error);
}

static const HiatusStage question[] = { look, NULL };

/**
 * hiatus_store_begin_question:
 * @self: an open store
 * @descriptor: an export, which is read from its beginning; has to stay open until the question is freed
 * @now_us: now, microseconds since the epoch, UTC
 * @error: return location
 *
 * Begins to find out what its import would come to, which changes nothing. Where it fails later, it is with the errors of
 * hiatus_merge_go_on().
 *
 * Returns: (transfer full): the question, for hiatus_transfer_get_import(); %NULL with the errors of hiatus_store_begin_export()
 */
HiatusTransfer *
hiatus_store_begin_question (HiatusStore *self, gint descriptor, gint64 now_us, GError **error)
{
  HiatusTransfer *transfer;

  g_return_val_if_fail (HIATUS_IS_STORE (self), NULL);

  transfer = hiatus_transfer_new (self, question, descriptor, error);
  if (transfer != NULL)
    transfer->now_us = now_us;
  return transfer;
}

static HiatusSlice
back_up (HiatusTransfer *self, GError **error)
{
  if (self->backup == NULL)
    self->backup = hiatus_backup_new (self->store, self->store->database, &self->today, PART_OF_BACKUP);
  return hiatus_backup_go_on (self->backup, error);
}

static HiatusSlice
copy (HiatusTransfer *self, GError **error)
{
  if (self->copy == NULL)
    self->copy = hiatus_copy_new (self->store->database, self->part, error);
  return self->copy == NULL ? HIATUS_SLICE_FAILED : hiatus_copy_go_on (self->copy, error);
}

static HiatusSlice
unite (HiatusTransfer *self, GError **error)
{
  if (self->both == NULL)
    self->both = hiatus_database_open (self->part, HIATUS_DATABASE_FILE, error);
  return self->both == NULL ? HIATUS_SLICE_FAILED : merge (self, self->both, error);
}

static HiatusSlice
compare (HiatusTransfer *self, GError **error)
{
  self->is_settled = hiatus_import_is_empty (&self->import);
  if (g_str_equal (self->import.digest, self->digest))
    return HIATUS_SLICE_DONE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The file is not the one of the question any more, and nothing was changed: ask again with 'hiatus import'."));
  return HIATUS_SLICE_FAILED;
}

static HiatusSlice
check (HiatusTransfer *self, GError **error)
{
  if (self->check == NULL)
    self->check = hiatus_rows_check_new (self->both);
  return hiatus_rows_check_go_on (self->check, error);
}

/* Before it takes the place of the journal of now, so that whoever asks afterwards need not wait for it. */
static HiatusSlice
load (HiatusTransfer *self, GError **error)
{
  if (self->journey == NULL)
    {
      self->journey = hiatus_journey_new ();
      if (!hiatus_walk_begin (&self->walk, self->both, error))
        return HIATUS_SLICE_FAILED;
    }
  for (guint i = 0; i < HIATUS_SLICE_ROWS; i++)
    {
      gint result = hiatus_walk_next (&self->walk, error);
      HiatusEvent *event = result == SQLITE_ROW ? hiatus_store_read_event (self->store, self->walk.statement, error) : NULL;

      if (event == NULL)
        return result == SQLITE_DONE ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
      hiatus_journey_add (self->journey, event);
    }
  hiatus_walk_rest (&self->walk);
  return HIATUS_SLICE_MORE;
}

/* Lays all beside what is there now. */
static gboolean
stage (HiatusTransfer *self, GError **error)
{
  const gchar *own = self->store->own;
  g_autofree gchar *part = hiatus_store_path (self->store, HIATUS_JOURNAL_PART);

  g_clear_pointer (&self->both, sqlite3_close);
  return hiatus_folder_rename (self->part, part, error) && (own == NULL || (hiatus_own_files_stage (own, self->import.added_files, error) && hiatus_own_files_stage (own, self->import.replaced_files, error)));
}

static void
unstage (HiatusTransfer *self)
{
  g_autofree gchar *part = hiatus_store_path (self->store, HIATUS_JOURNAL_PART);

  g_unlink (part);
  if (self->store->own != NULL)
    hiatus_own_files_settle (self->store->own, FALSE, NULL);
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

static HiatusSlice
swap (HiatusTransfer *self, GError **error)
{
  g_autofree gchar *aside = NULL;

  if (stage (self, error))
    aside = hiatus_folder_begin_swap (self->store->folder, HIATUS_STORE_IMPORTED, &self->today, error);
  if (aside != NULL)
    return settle (self->store, error) ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
  unstage (self);
  return HIATUS_SLICE_FAILED;
}

static const HiatusStage import[] = { back_up, copy, unite, compare, check, load, swap, NULL };

/**
 * hiatus_store_begin_import:
 * @self: an open store, not in memory
 * @descriptor: an export, which is read from its beginning; has to stay open until the import is freed
 * @digest: that of hiatus_store_begin_question()
 * @today: the local date
 * @error: return location
 *
 * Begins to add what an export has to what there is: all of it or, where something is wrong, nothing, also where the process dies on the
 * way. A backup is made first; the journal of now is moved aside, and files that are replaced are kept under another name.
 *
 * Where it fails later, it is with the errors of hiatus_merge_go_on(), with %HIATUS_ERROR_REFUSED for another file than that of @digest,
 * or with %HIATUS_ERROR_STORAGE.
 *
 * Returns: (transfer full): the import, for hiatus_transfer_get_import(); %NULL with the errors of hiatus_store_begin_export()
 */
HiatusTransfer *
hiatus_store_begin_import (HiatusStore *self, gint descriptor, const gchar *digest, const GDate *today, GError **error)
{
  HiatusTransfer *transfer;

  g_return_val_if_fail (HIATUS_IS_STORE (self) && self->folder != NULL, NULL);
  g_return_val_if_fail (g_date_valid (today), NULL);

  transfer = hiatus_transfer_new (self, import, descriptor, error);
  if (transfer == NULL)
    return NULL;
  transfer->now_us = G_MAXINT64;
  transfer->digest = g_strdup (digest);
  transfer->today = *today;
  transfer->part = hiatus_store_path (self, PART_OF_UNION);
  return transfer;
}
