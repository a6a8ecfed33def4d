/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/folders.h"
#include "daemon/shell/store-carve.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-texts.h"

/* What is to be erased. */
typedef struct
{
  const HiatusEvent *event; /* (nullable): the texts of an entry */
  const gchar *draft;       /* (nullable): or the draft of a name */
} Erasure;

static gboolean
has_event (HiatusStore *self, const HiatusEvent *event, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (self->database, "SELECT 1 FROM events WHERE device = ? AND sequence = ?", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, event->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) event->sequence);
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_DONE)
    g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND, _ ("The journal has no such entry: look it up again."));
  return result == SQLITE_ROW;
}

/* Puts what is in the write-ahead log into the journal, and cuts it off. */
gboolean
hiatus_store_cut_log_off (HiatusStore *self, GError **error)
{
  if (sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK)
    return TRUE;
  hiatus_database_set_error (self->database, error);
  return FALSE;
}

static gboolean
erase_rows (sqlite3 *database, const Erasure *erasure, GError **error)
{
  if (erasure->draft != NULL)
    return hiatus_store_draft_wipe (database, erasure->draft, error);
  return hiatus_texts_erase (database, erasure->event->device, erasure->event->sequence, error);
}

/* Deleted text stays in the write-ahead log until that is cut off; before, so that the log needs no more room. */
static gboolean
erase_in_journal (HiatusStore *self, const Erasure *erasure, GError **error)
{
  return hiatus_store_cut_log_off (self, error) && erase_rows (self->database, erasure, error) && hiatus_store_cut_log_off (self, error);
}

static gboolean
on_carved (const HiatusCarved *carved, gpointer user_data)
{
  const Erasure *erasure = user_data;
  const HiatusEvent *event = erasure->event;
  const HiatusCarvedValue *values = carved->values;

  if (erasure->draft != NULL)
    return hiatus_store_draft_carved_is (carved, erasure->draft);
  return carved->n_values == 6 && values[1].type == SQLITE_TEXT && values[1].length == strlen (event->device) && memcmp (values[1].data, event->device, values[1].length) == 0 && values[2].type == SQLITE_INTEGER && (guint64) values[2].number == event->sequence && values[4].type == SQLITE_BLOB && values[5].type == SQLITE_BLOB;
}

/* A file that SQLite will not change is changed without it. Its write-ahead log goes: it may hold the text in
 * pages of which there is a newer copy, and what it was worth was saved by the repair. */
static gboolean
erase_by_hand (const gchar *path, Erasure *erasure, GError **error)
{
  g_autofree gchar *log = g_strconcat (path, "-wal", NULL);

  g_unlink (log);
  return hiatus_carve (path, TRUE, on_carved, erasure, error);
}

static gboolean
erase_by_sqlite (const gchar *path, const Erasure *erasure, GError **error)
{
  g_autoptr (sqlite3) database = hiatus_database_open (path, HIATUS_DATABASE_FILE, error);

  return database != NULL && erase_rows (database, erasure, error);
}

static gboolean
erase_in_file (const gchar *path, Erasure *erasure, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* Afterwards by hand too: a damaged tree may hide a row from SQLite. */
  if (erase_by_sqlite (path, erasure, &local_error))
    return hiatus_carve (path, TRUE, on_carved, erasure, error);
  /* Damage is met by hand, and so is a log without its database; what else stands in the way is not. */
  if (g_error_matches (local_error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return erase_by_hand (path, erasure, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
erase_in_files (GPtrArray *paths, Erasure *erasure, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; i < paths->len; i++)
    {
      const gchar *path = g_ptr_array_index (paths, i);

      if (erase_in_file (path, erasure, done ? error : NULL))
        continue;
      if (done)
        g_prefix_error (error, _ ("The text is erased from the journal, but not from %s, which you can delete: "), path);
      done = FALSE;
    }
  return done;
}

static gboolean
erase_everywhere (HiatusStore *self, Erasure *erasure, GError **error)
{
  g_autofree gchar *folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) aside = NULL;
  gboolean done;

  if (self->folder == NULL)
    return erase_in_journal (self, erasure, error);
  folder = hiatus_store_path (self, HIATUS_BACKUPS);
  backups = hiatus_folder_list (folder, "", ".db");
  aside = hiatus_folder_list_aside (self->folder);
  hiatus_folder_release_reserve (self->folder);
  done = erase_in_journal (self, erasure, error) && erase_in_files (backups, erasure, error);
  done = erase_in_files (aside, erasure, done ? error : NULL) && done;
  hiatus_folder_lay_reserve (self->folder);
  return done;
}

/**
 * hiatus_store_erase_text:
 * @self: an open store
 * @event: an entry of the journal
 * @error: return location
 *
 * Erases the free texts of an entry for good: in the journal, in every backup, and in the journals that were
 * moved aside. The entry itself stays, with the digests of texts that nobody has any more; of a damaged file
 * that was moved aside, all that can still be recognised is erased. On a full disk the reserve makes room.
 *
 * Returns: %TRUE if no file holds them any more; %FALSE with %HIATUS_ERROR_NOT_FOUND, %HIATUS_ERROR_STORAGE or
 *   %HIATUS_ERROR_DAMAGED otherwise, naming the file; it can be tried again
 */
gboolean
hiatus_store_erase_text (HiatusStore *self, const HiatusEvent *event, GError **error)
{
  Erasure erasure = { .event = event };

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (event != NULL && event->device != NULL, FALSE);

  return hiatus_store_require (self, error) && has_event (self, event, error) && erase_everywhere (self, &erasure, error);
}

/**
 * hiatus_store_erase_draft:
 * @self: an open store
 * @name: what the draft is called
 * @error: return location
 *
 * Erases a draft for good, as hiatus_store_erase_text() does with the texts of an entry. What was saved under that
 * name earlier, and was shorter or longer, is erased with it.
 *
 * Returns: %TRUE if no file holds it any more, or none did; %FALSE with %HIATUS_ERROR_INVALID for a name that is none,
 *   %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED otherwise, naming the file; it can be tried again
 */
gboolean
hiatus_store_erase_draft (HiatusStore *self, const gchar *name, GError **error)
{
  Erasure erasure = { .draft = name };

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return hiatus_store_require (self, error) && hiatus_store_draft_check (name, "", error) && erase_everywhere (self, &erasure, error);
}

/**
 * hiatus_store_forget:
 * @self: a store
 * @links: (element-type filename): to be added to: what links in the folder led to, which is left alone
 * @error: return location
 *
 * Closes the journal and erases it, with its backups, those that were moved aside, and all else in the data folder. The store
 * takes nothing any more.
 *
 * Returns: %TRUE if nothing is left; %FALSE with %HIATUS_ERROR_STORAGE, which names the first that stays
 */
gboolean
hiatus_store_forget (HiatusStore *self, GPtrArray *links, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);

  hiatus_store_close_journal (self);
  return self->folder == NULL || hiatus_folders_erase (self->folder, links, error);
}
