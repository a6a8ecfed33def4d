/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-transfer-private.h"

/* How often it is begun, because the journal has changed in between, before nobody is let in between any more. */
#define PATIENCE 2

/**
 * hiatus_import_clear:
 * @import: what an import comes to
 *
 * Frees what is in it.
 */
void
hiatus_import_clear (HiatusImport *import)
{
  g_clear_pointer (&import->added_files, g_ptr_array_unref);
  g_clear_pointer (&import->replaced_files, g_ptr_array_unref);
}

/**
 * hiatus_import_is_empty:
 * @import: what an import comes to
 *
 * Returns: whether it changes nothing
 */
gboolean
hiatus_import_is_empty (const HiatusImport *import)
{
  return import->added == 0 && import->erased == 0 && import->added_drafts == 0 && import->added_files->len == 0 && import->replaced_files->len == 0;
}

/* Whether it is an ordinary file: whoever has the other end of a pipe could keep the daemon waiting. */
static gboolean
look_at_file (HiatusTransfer *self, GError **error)
{
  struct stat status;

  if (fstat (self->descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is no ordinary file: take one, or - for the standard streams."));
      return FALSE;
    }
  self->size = status.st_size;
  self->offset = lseek (self->descriptor, 0, SEEK_CUR);
  return TRUE;
}

/* Begins one, of which a store has one at a time. */
HiatusTransfer *
hiatus_transfer_new (HiatusStore *store, const HiatusStage *stages, gint descriptor, GError **error)
{
  g_autoptr (HiatusTransfer) self = NULL;

  if (store->transfer != NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("Another export or import is under way: try again when that is done. Nothing was changed."));
      return NULL;
    }
  self = g_new0 (HiatusTransfer, 1);
  self->store = g_object_ref (store);
  self->stages = stages;
  self->descriptor = descriptor;
  store->transfer = self;
  return look_at_file (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Lets go of all that is open in the journal. */
void
hiatus_transfer_let_go (HiatusTransfer *self)
{
  g_clear_pointer (&self->backup, hiatus_backup_free);
  g_clear_pointer (&self->copy, hiatus_copy_free);
  g_clear_pointer (&self->check, hiatus_rows_check_free);
  g_clear_pointer (&self->merge, hiatus_merge_free);
  g_clear_pointer (&self->writer, hiatus_export_writer_free);
  g_clear_pointer (&self->texts, sqlite3_finalize);
  hiatus_walk_clear (&self->walk);
}

/* Nothing was begun. */
static void
abandon (HiatusTransfer *self)
{
  hiatus_transfer_let_go (self);
  g_clear_pointer (&self->both, sqlite3_close);
  if (self->part != NULL)
    g_unlink (self->part);
  g_clear_pointer (&self->journey, hiatus_journey_free);
  hiatus_import_clear (&self->import);
}

/**
 * hiatus_transfer_free:
 * @self: (transfer full) (nullable): an export, an import or a question
 *
 * Frees it. One that was not done has changed nothing but the file of an export.
 */
void
hiatus_transfer_free (HiatusTransfer *self)
{
  if (self == NULL)
    return;
  abandon (self);
  self->store->transfer = NULL;
  g_object_unref (self->store);
  g_free (self->digest);
  g_free (self->part);
  g_free (self);
}

/* Whether the journal is another than the one that was begun with. */
static gboolean
has_changed (HiatusTransfer *self)
{
  return self->n_begun == 0 || self->generation != self->store->generation || self->n_changes != sqlite3_total_changes (self->store->database);
}

static void
begin_anew (HiatusTransfer *self)
{
  abandon (self);
  self->stage = 0;
  self->n_begun++;
  self->generation = self->store->generation;
  self->n_changes = sqlite3_total_changes (self->store->database);
}

static HiatusSlice
go_on (HiatusTransfer *self, GError **error)
{
  HiatusSlice slice = self->stages[self->stage](self, error);

  if (slice != HIATUS_SLICE_DONE)
    return slice;
  hiatus_transfer_let_go (self);
  self->stage++;
  return self->is_settled || self->stages[self->stage] == NULL ? HIATUS_SLICE_DONE : HIATUS_SLICE_MORE;
}

/**
 * hiatus_transfer_go_on:
 * @self: an export, an import or a question
 * @error: return location
 *
 * Does some more of it, for some milliseconds. Where the journal has changed since the last time, it begins anew; once it has done so
 * twice, it does all of it, however long that takes, or somebody who writes all the time would put it off for ever.
 *
 * Returns: %HIATUS_SLICE_DONE once it is done; %HIATUS_SLICE_FAILED with the errors of hiatus_store_begin_export() and the like, after
 *   which it goes on only if the journal has become another one
 */
HiatusSlice
hiatus_transfer_go_on (HiatusTransfer *self, GError **error)
{
  HiatusSlice slice;

  if (!hiatus_store_require (self->store, error))
    return HIATUS_SLICE_FAILED;
  if (has_changed (self))
    begin_anew (self);
  do
    slice = go_on (self, error);
  while (slice == HIATUS_SLICE_MORE && self->n_begun > PATIENCE);
  return slice;
}

/**
 * hiatus_transfer_get_import:
 * @self: an import or a question that is done
 *
 * Returns: (transfer none): what it comes to
 */
const HiatusImport *
hiatus_transfer_get_import (HiatusTransfer *self)
{
  return &self->import;
}

/**
 * hiatus_transfer_steal_journey:
 * @self: an import that is done
 *
 * Returns: (transfer full) (nullable): what the journal comes to now; %NULL where nothing has changed
 */
HiatusJourney *
hiatus_transfer_steal_journey (HiatusTransfer *self)
{
  return g_steal_pointer (&self->journey);
}
