/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/shell/own-files.h"
#include "daemon/shell/seal-file.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-schema.h"
#include "daemon/shell/store-texts.h"
#include "daemon/shell/store-transfer-private.h"

/* The journal: one SQLite database in a folder of its own, that one daemon at a time has open. What is in
 * the folder: store-folder.h; in the database: store-schema.c; what vouches for it: store-rows.h. */

G_DEFINE_FINAL_TYPE (HiatusStore, hiatus_store, G_TYPE_OBJECT)

static void
hiatus_store_finalize (GObject *object)
{
  HiatusStore *self = HIATUS_STORE (object);

  hiatus_store_close_journal (self);
  hiatus_seal_free (self->seal);
  g_hash_table_unref (self->fresh);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->own);
  G_OBJECT_CLASS (hiatus_store_parent_class)->finalize (object);
}

static void
hiatus_store_class_init (HiatusStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hiatus_store_finalize;
}

static void
hiatus_store_init (HiatusStore *self)
{
  self->lock = -1;
  self->fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * hiatus_store_new:
 * @folder: (nullable): path of the data folder; %NULL for a journal that lives in memory, for tests
 *
 * Makes a store, which touches nothing before hiatus_store_open().
 *
 * Returns: (transfer full): the store
 */
HiatusStore *
hiatus_store_new (const gchar *folder)
{
  HiatusStore *self = g_object_new (HIATUS_TYPE_STORE, NULL);

  self->folder = g_strdup (folder);
  return self;
}

/**
 * hiatus_store_set_own_folder:
 * @self: a store, not yet open
 * @folder: path of the folder of the settings
 *
 * Says where the person's own files are, which belong to an export as the journal does.
 */
void
hiatus_store_set_own_folder (HiatusStore *self, const gchar *folder)
{
  g_return_if_fail (HIATUS_IS_STORE (self));

  g_free (self->own);
  self->own = g_strdup (folder);
}

/* The path of something in the data folder. */
gchar *
hiatus_store_path (HiatusStore *self, const gchar *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Closes the journal; the lock stays. */
void
hiatus_store_close_journal (HiatusStore *self)
{
  if (self->transfer != NULL)
    hiatus_transfer_let_go (self->transfer);
  g_clear_pointer (&self->database, sqlite3_close);
}

/* Whether the journal is open. A restore or repair that failed half-way may leave it closed. */
gboolean
hiatus_store_require (HiatusStore *self, GError **error)
{
  if (self->database != NULL)
    return TRUE;
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_STORAGE,
               _ ("The journal in %s is not open: start Hiatus again."),
               self->folder);
  return FALSE;
}

/* The last row, which the next one builds on; it has to be the one that the tail names. */
static gboolean
read_last_row (HiatusStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (self->database, HIATUS_SELECT_ROWS "ORDER BY position DESC LIMIT 1", error);
  g_auto (HiatusRow) row = { 0 };
  gint result;

  if (statement == NULL)
    return FALSE;
  result = hiatus_database_step (statement, error);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return FALSE;
  self->recorded_us = 0;
  if (result == SQLITE_DONE && self->tail.position == 0)
    return TRUE;
  if (result == SQLITE_ROW && hiatus_row_read (statement, &row) && row.position == self->tail.position && memcmp (row.digest, self->tail.digest, HIATUS_DIGEST_SIZE) == 0 && hiatus_row_is_whole (&row))
    {
      self->recorded_us = row.recorded_us;
      return TRUE;
    }
  hiatus_database_set_damaged (self->database, error);
  return FALSE;
}

static gboolean
read_own_row (HiatusStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (self->database,
                                                                HIATUS_SELECT_ROWS "WHERE device = ? ORDER BY position DESC LIMIT 1",
                                                                error);
  g_auto (HiatusRow) row = { 0 };
  gint result;

  if (statement == NULL)
    return FALSE;
  self->sequence = 0;
  memset (self->previous, 0, sizeof self->previous);
  sqlite3_bind_text (statement, 1, self->tail.device, -1, SQLITE_STATIC);
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_DONE)
    return TRUE;
  if (result != SQLITE_ROW)
    return FALSE;
  if (!hiatus_row_read (statement, &row) || !hiatus_row_is_whole (&row))
    {
      hiatus_database_set_damaged (self->database, error);
      return FALSE;
    }
  self->sequence = row.sequence;
  memcpy (self->previous, row.digest, HIATUS_DIGEST_SIZE);
  return TRUE;
}

static gboolean
begin_empty (sqlite3 *database, GError **error)
{
  HiatusTail tail = { 0 };

  hiatus_tail_name_device (&tail);
  return hiatus_schema_migrate (database, error) && hiatus_tail_write (database, &tail, error);
}

/* Makes an empty journal under another name first: so a journal.db without content is always a loss. */
static gboolean
create_journal (HiatusStore *self, GError **error)
{
  g_autofree gchar *part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  g_autofree gchar *path = hiatus_store_path (self, HIATUS_JOURNAL);
  sqlite3 *database;
  gboolean made;

  if (!hiatus_folder_create (part, error))
    return FALSE;
  database = hiatus_database_open (part, HIATUS_DATABASE_FILE, error);
  made = database != NULL && begin_empty (database, error);
  sqlite3_close (database);
  return made && hiatus_folder_rename (part, path, error);
}

/* Looks for a journal before SQLite does, which takes an empty file for a new database. */
static gboolean
find_journal (HiatusStore *self, GError **error)
{
  g_autofree gchar *path = hiatus_store_path (self, HIATUS_JOURNAL);
  g_autofree gchar *log = hiatus_store_path (self, HIATUS_JOURNAL "-wal");
  g_auto (GStrv) backups = NULL;
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    {
      if (status.st_size > 0)
        return TRUE;
    }
  else
    {
      backups = hiatus_store_list_backups (self, NULL);
      if ((backups == NULL || backups[0] == NULL) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return create_journal (self, error);
    }
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_DAMAGED,
               _ ("%s is missing or empty: it can be repaired from the last backup."),
               path);
  return FALSE;
}

/* Opens the journal of a folder that is locked and in order, or the one in memory. */
gboolean
hiatus_store_open_journal (HiatusStore *self, GError **error)
{
  g_autofree gchar *path = self->folder == NULL ? g_strdup (":memory:") : hiatus_store_path (self, HIATUS_JOURNAL);

  self->generation++;
  if (self->folder != NULL && !find_journal (self, error))
    return FALSE;
  self->database = hiatus_database_open (path, HIATUS_DATABASE_JOURNAL, error);
  if (self->database == NULL)
    return FALSE;
  if ((self->folder != NULL ? hiatus_schema_migrate (self->database, error) : begin_empty (self->database, error)) && hiatus_tail_read (self->database, &self->tail, error) && read_last_row (self, error) && read_own_row (self, error))
    return TRUE;
  /* A repair wants to find the write-ahead log as it is. */
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  hiatus_store_close_journal (self);
  return FALSE;
}

/* What an import had decided is done to the end, files and journal; what it had not is nowhere. */
static gboolean
finish_import (HiatusStore *self, GError **error)
{
  return self->own == NULL || hiatus_own_files_settle (self->own, hiatus_folder_is_swapping (self->folder, HIATUS_STORE_IMPORTED), error);
}

/**
 * hiatus_store_open:
 * @self: a store
 * @error: return location
 *
 * Takes the data folder, which is made if missing and closed to others if it was not, and opens the journal
 * in it. A journal that is refused is left as it was; the folder stays taken, so that a damaged one can be
 * given to hiatus_store_repair().
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_IN_USE, %HIATUS_ERROR_NEWER, %HIATUS_ERROR_DAMAGED or
 *   %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_store_open (HiatusStore *self, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->database == NULL, FALSE);

  if (self->folder != NULL)
    {
      if (self->lock < 0)
        {
          if (!hiatus_folder_prepare (self->folder, error))
            return FALSE;
          self->lock = hiatus_folder_lock (self->folder, error);
        }
      if (self->lock < 0 || !finish_import (self, error) || !hiatus_folder_finish_swap (self->folder, error))
        return FALSE;
      hiatus_folder_clean (self->folder);
      hiatus_folder_lay_reserve (self->folder);
      hiatus_seal_free (self->seal);
      if (!hiatus_seal_file_read (self->folder, &self->seal, error))
        return FALSE;
    }
  if (!hiatus_store_open_journal (self, error))
    return FALSE;
  if (self->seal != NULL && hiatus_seal_is_unfinished (self->seal))
    hiatus_store_follow_seal (self);
  return TRUE;
}

static gboolean
check_event (const HiatusEvent *event, GError **error)
{
  if (event->kind != HIATUS_EVENT_UNKNOWN && g_date_valid (&event->date))
    return hiatus_event_check (event, error);
  g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("An event needs a kind and a date; nothing was recorded."));
  return FALSE;
}

static gboolean
insert_texts (HiatusStore *self, HiatusEvent *event, const HiatusRow *row, GError **error)
{
  const gchar *field = NULL;
  gchar **digest = NULL;
  gchar **value;

  for (guint i = 0; (value = hiatus_event_text (event, i, &field, &digest)) != NULL; i++)
    {
      g_auto (HiatusText) text = { 0 };

      if (*value == NULL)
        continue;
      hiatus_text_init (&text, row->device, row->sequence, field, *value);
      *digest = hiatus_text_compute_digest (&text);
      if (self->seal != NULL && hiatus_text_is_private (&text))
        hiatus_text_seal (&text, self->seal);
      if (!hiatus_text_insert (self->database, &text, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear_digests (HiatusEvent *event)
{
  const gchar *field = NULL;
  gchar **digest = NULL;

  for (guint i = 0; hiatus_event_text (event, i, &field, &digest) != NULL; i++)
    g_clear_pointer (digest, g_free);
}

static gboolean
insert_event (HiatusStore *self, HiatusEvent *event, HiatusRow *row, GError **error)
{
  HiatusTail tail = self->tail;

  if (!insert_texts (self, event, row, error))
    return FALSE;
  row->payload = hiatus_event_print_payload (event);
  hiatus_row_compute_digest (row, row->digest);
  tail.position = row->position;
  memcpy (tail.digest, row->digest, HIATUS_DIGEST_SIZE);
  if (!hiatus_row_insert (self->database, row, error) || !hiatus_tail_write (self->database, &tail, error) || !hiatus_database_run (self->database, "COMMIT", error))
    return FALSE;
  self->tail = tail;
  return TRUE;
}

/**
 * hiatus_store_append:
 * @self: an open store
 * @event: an event; its recorded_us is what the clock on the wall says
 * @error: return location
 *
 * Records an event, in one transaction that is on the disk on return. It is given its device, sequence, position and
 * digests, and a recorded_us that lies after all that the journal holds, even where the clock was set back
 * (a hybrid logical clock: Kulkarni et al., "Logical Physical Clocks", 2014). Where a passphrase is set its texts are sealed, and
 * while it is locked @event has them no more.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID, %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED
 *   otherwise, with nothing recorded and @event as it was
 */
gboolean
hiatus_store_append (HiatusStore *self, HiatusEvent *event, GError **error)
{
  g_auto (HiatusRow) row = { 0 };

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (event != NULL, FALSE);

  if (!hiatus_store_require (self, error) || !check_event (event, error) || !hiatus_database_run (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  clear_digests (event);
  row.position = self->tail.position + 1;
  row.device = g_strdup (self->tail.device);
  row.sequence = self->sequence + 1;
  row.recorded_us = MAX (event->recorded_us, self->recorded_us + 1);
  row.happened_us = event->happened_us;
  row.date = hiatus_calendar_format_date (&event->date);
  row.kind = g_strdup (hiatus_event_kind_name (event));
  memcpy (row.previous, self->previous, HIATUS_DIGEST_SIZE);
  if (!insert_event (self, event, &row, error))
    {
      sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
      clear_digests (event);
      return FALSE;
    }
  self->sequence = row.sequence;
  self->recorded_us = row.recorded_us;
  memcpy (self->previous, row.digest, HIATUS_DIGEST_SIZE);
  g_free (event->device);
  event->device = g_steal_pointer (&row.device);
  event->sequence = row.sequence;
  event->recorded_us = row.recorded_us;
  event->position = row.position;
  if (self->seal != NULL && hiatus_seal_is_locked (self->seal))
    hiatus_event_lock_texts (event);
  return TRUE;
}

/* The event of the row that a statement stands on, of the journal or one that is to take its place, with the texts that were not
 * erased. */
HiatusEvent *
hiatus_store_read_event (HiatusStore *self, sqlite3_stmt *statement, GError **error)
{
  sqlite3 *database = sqlite3_db_handle (statement);
  g_auto (HiatusRow) row = { 0 };
  g_autoptr (HiatusEvent) event = hiatus_row_read (statement, &row) ? hiatus_row_to_event (&row) : NULL;

  if (event == NULL)
    {
      hiatus_database_set_damaged (database, error);
      return NULL;
    }
  return hiatus_texts_read (database, self->seal, event, error) ? g_steal_pointer (&event) : NULL;
}

/**
 * hiatus_store_load:
 * @self: an open store
 * @error: return location
 *
 * Reads the whole journal, in the order in which it was written, with the texts that were not erased.
 * Whether entries are missing or were changed in a way that can be read, hiatus_store_check() tells.
 *
 * Returns: (transfer full) (element-type HiatusEvent): the events; %NULL with %HIATUS_ERROR_DAMAGED where one cannot
 *   be read, or %HIATUS_ERROR_STORAGE
 */
GPtrArray *
hiatus_store_load (HiatusStore *self, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint result;

  g_return_val_if_fail (HIATUS_IS_STORE (self), NULL);

  if (!hiatus_store_require (self, error))
    return NULL;
  statement = hiatus_database_prepare (self->database, HIATUS_SELECT_ROWS "ORDER BY position", error);
  if (statement == NULL)
    return NULL;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      HiatusEvent *event = hiatus_store_read_event (self, statement, error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&events) : NULL;
}

/**
 * hiatus_store_rest:
 * @self: a store
 *
 * Gives back the memory that pages of the journal are kept in: whoever needs one again reads it.
 */
void
hiatus_store_rest (HiatusStore *self)
{
  if (self->database != NULL)
    sqlite3_db_release_memory (self->database);
}

/**
 * hiatus_store_check:
 * @self: an open store
 * @error: return location
 *
 * Checks that every entry is what was written and none is missing; see hiatus_rows_check(). Takes some
 * milliseconds for a thousand entries: meant for after the start.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_DAMAGED, saying how many are not, or %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_store_check (HiatusStore *self, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);

  return hiatus_store_require (self, error) && hiatus_rows_check (self->database, error);
}

/* Whether writing over a draft loses nothing: what nobody can read now may be worth more than what comes in its place. What was
 * begun since it was locked is another matter: whoever wrote that has it before their eyes. */
static gboolean
may_write_over (HiatusStore *self, const gchar *name, GError **error)
{
  gboolean is_sealed = FALSE;

  if (self->seal == NULL || !hiatus_seal_is_locked (self->seal) || g_hash_table_contains (self->fresh, name))
    return TRUE;
  if (!hiatus_store_draft_is_sealed (self->database, name, &is_sealed, error))
    return FALSE;
  if (is_sealed)
    hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("There is a text that you had begun, and it is locked: give the passphrase first ('hiatus unlock'). Nothing was saved over it."));
  return !is_sealed;
}

/**
 * hiatus_store_save_draft:
 * @self: an open store
 * @name: what the draft is called: "letter", "announce/message"
 * @text: the text so far; "" leaves none here, and erases none in the backups
 * @error: return location
 *
 * Saves a text that is being written, in the place of what was saved under that name. It is on the disk on return.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID for a name that is none or a text that is too long, with
 *   %HIATUS_ERROR_LOCKED where a text that cannot be read now would be lost, %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED otherwise, with what was saved before as it was
 */
gboolean
hiatus_store_save_draft (HiatusStore *self, const gchar *name, const gchar *text, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL && text != NULL, FALSE);

  if (!hiatus_store_require (self, error) || !hiatus_store_draft_check (name, text, error) || !may_write_over (self, name, error) || !hiatus_database_run (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (hiatus_store_draft_write (self->database, self->seal, name, text, error) && hiatus_database_run (self->database, "COMMIT", error))
    {
      g_hash_table_add (self->fresh, g_strdup (name));
      return TRUE;
    }
  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * hiatus_store_get_draft:
 * @self: an open store
 * @name: what the draft is called
 * @text: (out) (transfer full) (nullable): the text; %NULL where there is none
 * @error: return location
 *
 * Returns: %TRUE on success, there being a draft or not; %FALSE with %HIATUS_ERROR_INVALID for a name that is none,
 *   %HIATUS_ERROR_LOCKED where the passphrase is wanted first, %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED otherwise
 */
gboolean
hiatus_store_get_draft (HiatusStore *self, const gchar *name, gchar **text, GError **error)
{
  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL && text != NULL, FALSE);

  *text = NULL;
  return hiatus_store_require (self, error) && hiatus_store_draft_check (name, "", error) && hiatus_store_draft_read (self->database, self->seal, name, text, error);
}
