/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/seal-file.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-schema.h"
#include "daemon/shell/store-texts.h"

/* A passphrase that is set seals what is there, and one that is removed opens it: in the journal, in every backup, and in the journals
 * that were moved aside. Sealed texts are longer, and SQLite leaves copies behind of what it moves, so each file is made anew, checked,
 * and put in the place of the old one, which is overwritten then. The keys are on the disk before anything is sealed. While they say
 * that it is unfinished, whatever is still open is sealed at the next start: that needs the public key alone. So a crash on the way
 * loses nothing, also where texts were being opened: they are sealed again. */

/* How a file is made anew. */
typedef struct
{
  const HiatusSeal *opens;  /* what opens what is sealed; may be locked */
  const HiatusSeal *closes; /* (nullable): by what everything is sealed; NULL to have nothing sealed */
} Recast;

static gboolean
copy_rows (sqlite3 *from, sqlite3 *to, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (from, HIATUS_SELECT_ROWS "ORDER BY position", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusRow) row = { 0 };

      if (!hiatus_row_read (statement, &row))
        {
          hiatus_database_set_damaged (from, error);
          return FALSE;
        }
      if (!hiatus_row_insert (to, &row, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

/* Whether a text is not as it is to be. */
static gboolean
is_wrong (const HiatusText *text, const Recast *recast)
{
  return hiatus_text_is_private (text) && !hiatus_text_is_erased (text) && hiatus_text_is_sealed (text) != (recast->closes != NULL);
}

static gboolean
recast_text (HiatusText *text, const Recast *recast)
{
  if (!is_wrong (text, recast))
    return TRUE;
  if (recast->closes == NULL)
    return !hiatus_seal_is_locked (recast->opens) && hiatus_text_unseal (text, recast->opens);
  hiatus_text_seal (text, recast->closes);
  return TRUE;
}

static gboolean
recast_texts (sqlite3 *from, sqlite3 *to, const Recast *recast, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (from, HIATUS_SELECT_TEXTS "ORDER BY id", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusText) text = { 0 };

      if (!hiatus_text_next (statement, &text) || !recast_text (&text, recast))
        {
          hiatus_database_set_damaged (from, error);
          return FALSE;
        }
      if (!hiatus_text_insert (to, &text, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

/* Fills a new file with what is in another one. */
static gboolean
fill (sqlite3 *from, sqlite3 *to, const Recast *recast, GError **error)
{
  HiatusTail tail = { 0 };

  return hiatus_schema_migrate (to, error) && hiatus_database_run (to, "BEGIN IMMEDIATE", error) && hiatus_tail_read (from, &tail, error) && copy_rows (from, to, error) && recast_texts (from, to, recast, error) && hiatus_store_drafts_recast (from, to, recast->opens, recast->closes, error) && hiatus_tail_write (to, &tail, error) && hiatus_database_run (to, "COMMIT", error) && hiatus_rows_check (to, error);
}

static gboolean
has_wrong_text (sqlite3 *database, const Recast *recast, gboolean *has, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_SELECT_TEXTS, error);
  gint result;

  *has = FALSE;
  if (statement == NULL)
    return FALSE;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW && !*has)
    {
      g_auto (HiatusText) text = { 0 };

      *has = hiatus_text_next (statement, &text) && is_wrong (&text, recast);
    }
  return result == SQLITE_DONE || result == SQLITE_ROW;
}

/* Whether a file has to be made anew. */
static gboolean
has_wrong (sqlite3 *database, const Recast *recast, gboolean *has, GError **error)
{
  return has_wrong_text (database, recast, has, error) && (*has || hiatus_store_drafts_have (database, recast->closes == NULL, has, error));
}

/* Overwrites a file that has no name any more. One that has another name is somebody else's too. */
static void
overwrite (gint file)
{
  static const guint8 zeros[HIATUS_PAGE_SIZE];
  struct stat status;

  if (file < 0 || fstat (file, &status) != 0 || status.st_nlink > 0)
    return;
  for (off_t at = 0; at < status.st_size; at += HIATUS_PAGE_SIZE)
    if (pwrite (file, zeros, HIATUS_PAGE_SIZE, at) < 0)
      break;
  fsync (file);
}

/* What SQLite keeps beside a database goes with it. */
static void
drop_beside (const gchar *path, const gchar *suffix)
{
  g_autofree gchar *beside = g_strconcat (path, suffix, NULL);
  gint file = open (beside, O_RDWR | O_CLOEXEC | O_NOFOLLOW);

  if (file < 0)
    return;
  g_unlink (beside);
  overwrite (file);
  close (file);
}

static gboolean
put_in_place (const gchar *part, const gchar *path, GError **error)
{
  gint old = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  gboolean done = hiatus_folder_rename (part, path, error);

  if (done)
    {
      drop_beside (path, "-wal");
      drop_beside (path, "-shm");
      drop_beside (path, "-journal");
      overwrite (old);
    }
  if (old >= 0)
    close (old);
  return done;
}

static gboolean
write_part (sqlite3 *from, const gchar *part, const Recast *recast, GError **error)
{
  g_autoptr (sqlite3) to = NULL;

  if (!hiatus_folder_create (part, error))
    return FALSE;
  to = hiatus_database_open (part, HIATUS_DATABASE_FILE, error);
  return to != NULL && fill (from, to, recast, error);
}

/* Makes a file anew out of @from. The part lies where a start that comes after a crash finds and removes it. */
static gboolean
replace (HiatusStore *self, sqlite3 *from, const gchar *path, const Recast *recast, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  gboolean is_backup = g_strcmp0 (folder, self->folder) != 0;
  g_autofree gchar *part = is_backup ? g_strconcat (path, ".part", NULL) : hiatus_store_path (self, HIATUS_JOURNAL_PART);

  if (write_part (from, part, recast, error) && put_in_place (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/* Of a damaged file all that can be vouched for is kept, and the rest goes: nobody can tell what it holds. */
static gboolean
recast_damaged (HiatusStore *self, const gchar *path, const Recast *recast, GError **error)
{
  g_autoptr (sqlite3) salvaged = hiatus_database_open (":memory:", HIATUS_DATABASE_FILE, error);

  return salvaged != NULL && hiatus_store_salvage (path, salvaged, error) && replace (self, salvaged, path, recast, error);
}

/* Opens a file that nobody else has, and settles what SQLite has left beside it. */
static sqlite3 *
open_whole (const gchar *path, GError **error)
{
  g_autoptr (sqlite3) database = hiatus_database_open (path, HIATUS_DATABASE_FILE, error);

  return database != NULL && hiatus_schema_identify (database, error) && hiatus_rows_check (database, error) ? g_steal_pointer (&database) : NULL;
}

static gboolean
recast_file (HiatusStore *self, const gchar *path, const Recast *recast, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (sqlite3) database = open_whole (path, &local_error);
  gboolean has = FALSE;

  if (database != NULL)
    return has_wrong (database, recast, &has, error) && (!has || replace (self, database, path, recast, error));
  /* Of some there is nothing left but the log. */
  if (g_error_matches (local_error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return recast_damaged (self, path, recast, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
recast_files (HiatusStore *self, GPtrArray *paths, const Recast *recast, GError **error)
{
  gboolean done = TRUE;

  for (guint i = 0; i < paths->len; i++)
    {
      const gchar *path = g_ptr_array_index (paths, i);

      if (recast_file (self, path, recast, done ? error : NULL))
        continue;
      if (done)
        g_prefix_error (error, _ ("%s could not be made anew, which you can delete: "), path);
      done = FALSE;
    }
  return done;
}

static gboolean
recast_others (HiatusStore *self, const Recast *recast, GError **error)
{
  g_autofree gchar *folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) aside = NULL;
  gboolean done;

  if (self->folder == NULL)
    return TRUE;
  folder = hiatus_store_path (self, HIATUS_BACKUPS);
  backups = hiatus_folder_list (folder, "", ".db");
  aside = hiatus_folder_list_aside (self->folder);
  done = recast_files (self, backups, recast, error);
  return recast_files (self, aside, recast, done ? error : NULL) && done;
}

static gboolean
recast_in_memory (HiatusStore *self, const Recast *recast, GError **error)
{
  g_autoptr (sqlite3) to = hiatus_database_open (":memory:", HIATUS_DATABASE_JOURNAL, error);

  if (to == NULL || !fill (self->database, to, recast, error))
    return FALSE;
  hiatus_store_close_journal (self);
  self->database = g_steal_pointer (&to);
  return TRUE;
}

/* A log must never lie beside another database than its own. */
static gboolean
close_without_log (HiatusStore *self, GError **error)
{
  g_autofree gchar *log = hiatus_store_path (self, HIATUS_JOURNAL "-wal");

  if (!hiatus_store_cut_log_off (self, error))
    return FALSE;
  hiatus_store_close_journal (self);
  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  hiatus_folder_set_error (error, EBUSY, log);
  return FALSE;
}

static gboolean
recast_journal (HiatusStore *self, const Recast *recast, GError **error)
{
  g_autofree gchar *part = NULL;
  g_autofree gchar *path = NULL;
  gboolean has = FALSE;
  gboolean done;

  if (!hiatus_store_require (self, error) || !hiatus_rows_check (self->database, error) || !has_wrong (self->database, recast, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (self->folder == NULL)
    return recast_in_memory (self, recast, error);
  part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  path = hiatus_store_path (self, HIATUS_JOURNAL);
  done = write_part (self->database, part, recast, error) && close_without_log (self, error) && put_in_place (part, path, error);
  if (!done)
    g_unlink (part);
  /* Whichever is in place now is one to go on with. */
  return (self->database != NULL || hiatus_store_open_journal (self, done ? error : NULL)) && done;
}

static gboolean
write_keys (HiatusStore *self, HiatusSeal *seal, GError **error)
{
  return self->folder == NULL || hiatus_seal_file_write (self->folder, seal, error);
}

/**
 * hiatus_store_finish_seal:
 * @self: an open store
 * @error: return location
 *
 * Seals whatever is still open, in every file. Where nothing is, that is found out and nothing is written.
 *
 * Returns: %TRUE where everything is sealed, or there is no passphrase; %FALSE with %HIATUS_ERROR_STORAGE or
 *   %HIATUS_ERROR_DAMAGED, naming the file; it is tried again at the next start, and with each backup
 */
gboolean
hiatus_store_finish_seal (HiatusStore *self, GError **error)
{
  Recast recast = { .opens = self->seal, .closes = self->seal };
  gboolean done;

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);

  if (self->seal == NULL)
    return TRUE;
  done = recast_journal (self, &recast, error);
  done = recast_others (self, &recast, done ? error : NULL) && done;
  if (!done || !hiatus_seal_is_unfinished (self->seal))
    return done;
  hiatus_seal_set_unfinished (self->seal, FALSE);
  return write_keys (self, self->seal, error);
}

/* After something that may have brought open texts back. What cannot be done now is tried again. */
void
hiatus_store_follow_seal (HiatusStore *self)
{
  if (self->seal == NULL || hiatus_store_finish_seal (self, NULL) || hiatus_seal_is_unfinished (self->seal))
    return;
  hiatus_seal_set_unfinished (self->seal, TRUE);
  write_keys (self, self->seal, NULL);
}

/**
 * hiatus_store_get_seal:
 * @self: an open store
 *
 * Returns: (transfer none) (nullable): by what texts are sealed; %NULL where there is no passphrase
 */
const HiatusSeal *
hiatus_store_get_seal (HiatusStore *self)
{
  return self->seal;
}

static void
take_seal (HiatusStore *self, HiatusSeal *seal)
{
  hiatus_seal_free (self->seal);
  self->seal = seal;
  self->generation++;
  g_hash_table_remove_all (self->fresh);
}

/* The same keys, wrapped otherwise: nothing else changes. */
static gboolean
change_keys (HiatusStore *self, HiatusSeal *seal, GError **error)
{
  hiatus_seal_set_unfinished (seal, hiatus_seal_is_unfinished (self->seal));
  if (write_keys (self, seal, error))
    {
      take_seal (self, seal);
      return TRUE;
    }
  /* One of the two copies may be the new one already. */
  hiatus_seal_free (seal);
  write_keys (self, self->seal, NULL);
  return FALSE;
}

/* Whether the keys are wanted, as far as anybody can tell. */
static gboolean
holds_sealed (HiatusStore *self)
{
  const Recast opening = { .closes = NULL };
  gboolean has = TRUE;

  return self->database == NULL || !has_wrong (self->database, &opening, &has, NULL) || has;
}

/**
 * hiatus_store_set_seal:
 * @self: an open store
 * @seal: (transfer full): wrapped twice, and unlocked; a copy of the one that there is, or a new one where there is none
 * @error: return location
 *
 * Locks all texts, or has other words lock them. A backup that cannot be sealed now, for want of room say, is no reason not to:
 * hiatus_seal_is_unfinished() says so then, and hiatus_store_finish_seal() why.
 *
 * Returns: %TRUE once the journal is sealed; %FALSE with %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED, and nothing has changed,
 *   unless the disk failed in the very moment: the keys stay where they are wanted
 */
gboolean
hiatus_store_set_seal (HiatusStore *self, HiatusSeal *seal, GError **error)
{
  Recast recast = { .opens = seal, .closes = seal };

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->seal == NULL || hiatus_seal_is_same (self->seal, seal), FALSE);

  if (self->seal != NULL)
    return change_keys (self, seal, error);
  hiatus_seal_set_unfinished (seal, TRUE);
  if (write_keys (self, seal, error) && recast_journal (self, &recast, error))
    {
      take_seal (self, seal);
      hiatus_store_finish_seal (self, NULL);
      return TRUE;
    }
  if (holds_sealed (self))
    {
      take_seal (self, seal);
      return FALSE;
    }
  if (self->folder != NULL)
    hiatus_seal_file_remove (self->folder, NULL);
  hiatus_seal_free (seal);
  return FALSE;
}

/**
 * hiatus_store_remove_seal:
 * @self: an open store, unlocked
 * @error: return location
 *
 * Opens all texts, in every file, and throws the keys away.
 *
 * Returns: %TRUE once no text is locked any more; %FALSE with %HIATUS_ERROR_STORAGE or %HIATUS_ERROR_DAMAGED, naming the file, and
 *   all are locked as before
 */
gboolean
hiatus_store_remove_seal (HiatusStore *self, GError **error)
{
  Recast recast = { .opens = self->seal };

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->seal != NULL && !hiatus_seal_is_locked (self->seal), FALSE);

  hiatus_seal_set_unfinished (self->seal, TRUE);
  if (write_keys (self, self->seal, error) && recast_journal (self, &recast, error) && recast_others (self, &recast, error) && (self->folder == NULL || hiatus_seal_file_remove (self->folder, error)))
    {
      take_seal (self, NULL);
      self->tries = (HiatusTries){ 0 };
      return TRUE;
    }
  hiatus_store_finish_seal (self, NULL);
  return FALSE;
}

/**
 * hiatus_store_unlock:
 * @self: an open store
 * @unlocked: (transfer full): a copy of its seal, unlocked
 *
 * From now on what is sealed can be read. hiatus_store_load() brings the texts.
 */
void
hiatus_store_unlock (HiatusStore *self, HiatusSeal *unlocked)
{
  g_return_if_fail (self->seal != NULL && hiatus_seal_is_same (self->seal, unlocked));

  take_seal (self, unlocked);
}

/**
 * hiatus_store_lock:
 * @self: an open store
 *
 * Forgets what opens the texts.
 */
void
hiatus_store_lock (HiatusStore *self)
{
  if (self->seal != NULL)
    hiatus_seal_lock (self->seal);
  self->generation++;
  g_hash_table_remove_all (self->fresh);
}

/**
 * hiatus_store_get_tries:
 * @self: an open store
 * @tries: (out caller-allocates): what wrong passphrases have come to
 */
void
hiatus_store_get_tries (HiatusStore *self, HiatusTries *tries)
{
  if (self->folder == NULL)
    *tries = self->tries;
  else
    hiatus_seal_file_read_tries (self->folder, tries);
}

/**
 * hiatus_store_set_tries:
 * @self: an open store
 * @tries: what wrong passphrases have come to
 * @error: return location
 *
 * Returns: %TRUE once it is on the disk; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_store_set_tries (HiatusStore *self, const HiatusTries *tries, GError **error)
{
  self->tries = *tries;
  return self->folder == NULL || hiatus_seal_file_write_tries (self->folder, tries, error);
}
