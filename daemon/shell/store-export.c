/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/export.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-transfer.h"

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
add_rows (HiatusStore *self, HiatusExportWriter *writer, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = hiatus_database_prepare (self->database, HIATUS_SELECT_ROWS "ORDER BY position", error);
  g_autoptr (sqlite3_stmt) texts = hiatus_texts_select (self->database, error);
  gint result;

  if (rows == NULL || texts == NULL)
    return FALSE;
  while ((result = hiatus_database_step (rows, error)) == SQLITE_ROW)
    {
      g_auto (HiatusRecord) record = { 0 };

      hiatus_record_init (&record);
      if (!hiatus_row_read (rows, &record.row))
        {
          hiatus_database_set_damaged (self->database, error);
          return FALSE;
        }
      if (!hiatus_texts_list (texts, self->seal, record.row.device, record.row.sequence, record.texts, error))
        return FALSE;
      hiatus_export_writer_add_record (writer, &record);
    }
  return result == SQLITE_DONE;
}

/* What is sealed cannot be read by whoever imports it. */
static gboolean
require_unlocked (HiatusStore *self, GError **error)
{
  if (self->seal == NULL || !hiatus_seal_is_locked (self->seal))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote goes into the export, and it is locked: give the passphrase first ('hiatus unlock')."));
  return FALSE;
}

/**
 * hiatus_store_export:
 * @self: an open store
 * @descriptor: what is written to
 * @error: return location
 *
 * Writes all that there is into a file: the person's own files, what is being written, and the whole journal. Each entry is checked
 * before, so that what was written can be imported.
 *
 * Returns: %TRUE if the file has all of it; %FALSE with %HIATUS_ERROR_INVALID if it is no ordinary file, %HIATUS_ERROR_LOCKED where
 *   the passphrase is wanted first, %HIATUS_ERROR_DAMAGED where the journal has to be repaired first, or %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_store_export (HiatusStore *self, gint descriptor, GError **error)
{
  g_autoptr (HiatusExportWriter) writer = NULL;

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);

  if (!hiatus_store_require (self, error) || !require_unlocked (self, error) || !hiatus_store_check_descriptor (descriptor, error) || !hiatus_rows_check (self->database, error))
    return FALSE;
  writer = hiatus_export_writer_new (descriptor);
  return add_files (self, writer, error) && add_drafts (self, writer, error) && add_rows (self, writer, error) && hiatus_export_writer_finish (writer, error);
}
