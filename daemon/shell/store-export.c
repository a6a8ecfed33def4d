/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-texts.h"
#include "daemon/shell/store-transfer-private.h"

/* What is sealed cannot be read by whoever imports it. */
static gboolean
require_unlocked (HiatusStore *self, GError **error)
{
  if (self->seal == NULL || !hiatus_seal_is_locked (self->seal))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote goes into the export, and it is locked: give the passphrase first ('hiatus unlock')."));
  return FALSE;
}

/* The file as it was, where there was something written already. */
static HiatusSlice
begin (HiatusTransfer *self, GError **error)
{
  if (!require_unlocked (self->store, error))
    return HIATUS_SLICE_FAILED;
  if (ftruncate (self->descriptor, self->size) == 0 && lseek (self->descriptor, self->offset, SEEK_SET) == self->offset)
    return HIATUS_SLICE_DONE;
  hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The export cannot be written (%s): give another path."), g_strerror (errno));
  return HIATUS_SLICE_FAILED;
}

/* So that what is written can be imported. */
static HiatusSlice
check (HiatusTransfer *self, GError **error)
{
  if (self->check == NULL)
    self->check = hiatus_rows_check_new (self->store->database);
  return hiatus_rows_check_go_on (self->check, error);
}

static gboolean
add_files (HiatusStore *self, HiatusExportWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  if (self->own == NULL)
    return TRUE;
  files = hiatus_own_files_read (self->own, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    hiatus_export_writer_add_file (writer, g_ptr_array_index (files, i));
  return files != NULL;
}

static gboolean
add_drafts (HiatusStore *self, HiatusExportWriter *writer, GError **error)
{
  g_auto (GStrv) names = hiatus_store_drafts_list (self->database, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree gchar *text = NULL;

      if (!hiatus_store_draft_read (self->database, self->seal, names[i], &text, error))
        return FALSE;
      if (text != NULL)
        hiatus_export_writer_add_draft (writer, names[i], text);
    }
  return names != NULL;
}

static gboolean
add_row (HiatusTransfer *self, GError **error)
{
  g_auto (HiatusRecord) record = { 0 };

  hiatus_record_init (&record);
  if (!hiatus_row_read (self->walk.statement, &record.row))
    {
      hiatus_database_set_damaged (self->store->database, error);
      return FALSE;
    }
  if (!hiatus_texts_list (self->texts, self->store->seal, record.row.device, record.row.sequence, record.texts, error))
    return FALSE;
  hiatus_export_writer_add_record (self->writer, &record);
  return TRUE;
}

static HiatusSlice
add_rows (HiatusTransfer *self, GError **error)
{
  for (guint i = 0; i < HIATUS_SLICE_ROWS; i++)
    {
      gint result = hiatus_walk_next (&self->walk, error);

      if (result == SQLITE_DONE)
        return hiatus_export_writer_finish (self->writer, error) ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
      if (result != SQLITE_ROW || !add_row (self, error))
        return HIATUS_SLICE_FAILED;
    }
  hiatus_walk_rest (&self->walk);
  return HIATUS_SLICE_MORE;
}

static gboolean
begin_to_write (HiatusTransfer *self, GError **error)
{
  HiatusStore *store = self->store;

  self->writer = hiatus_export_writer_new (self->descriptor);
  self->texts = hiatus_texts_select (store->database, error);
  return self->texts != NULL && add_files (store, self->writer, error) && add_drafts (store, self->writer, error) && hiatus_walk_begin (&self->walk, store->database, error);
}

static HiatusSlice
write_all (HiatusTransfer *self, GError **error)
{
  return self->writer != NULL || begin_to_write (self, error) ? add_rows (self, error) : HIATUS_SLICE_FAILED;
}

static const HiatusStage stages[] = { begin, check, write_all, NULL };

/**
 * hiatus_store_begin_export:
 * @self: an open store
 * @descriptor: what is written to, an empty file; has to stay open until the export is freed
 * @error: return location
 *
 * Begins to write all that there is into a file: the person's own files, what is being written, and the whole journal. Each entry is
 * checked before, so that what was written can be imported.
 *
 * Where it fails later, it is with %HIATUS_ERROR_LOCKED where the passphrase is wanted first, %HIATUS_ERROR_DAMAGED where the journal
 * has to be repaired first, or %HIATUS_ERROR_STORAGE.
 *
 * Returns: (transfer full): the export; %NULL with %HIATUS_ERROR_INVALID if it is no ordinary file, or %HIATUS_ERROR_REFUSED while
 *   another export or import is under way
 */
HiatusTransfer *
hiatus_store_begin_export (HiatusStore *self, gint descriptor, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), NULL);

  return hiatus_transfer_new (self, stages, descriptor, error);
}
