/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-database.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-schema.h"

/* A daemon at rest should hold little: the journal is read once at start and appended to now and then,
 * so a small cache without lookaside costs nothing that is noticed. cell_size_check finds damage early. */
#define PRAGMAS_ALL              \
  "PRAGMA cache_size = -128;"    \
  "PRAGMA mmap_size = 0;"        \
  "PRAGMA temp_store = memory;"  \
  "PRAGMA trusted_schema = off;" \
  "PRAGMA cell_size_check = on;"

/* In exclusive mode the index of the write-ahead log lives in memory, and no second program can write
 * to a live journal. FULL is what survives a power cut. */
#define PRAGMAS_JOURNAL        \
  "PRAGMA journal_mode = wal;" \
  "PRAGMA synchronous = full;" \
  "PRAGMA secure_delete = on;" \
  "PRAGMA wal_autocheckpoint = 64;"

#define PRAGMAS_FILE              \
  "PRAGMA page_size = 4096;"      \
  "PRAGMA journal_mode = delete;" \
  "PRAGMA synchronous = full;"    \
  "PRAGMA secure_delete = on;"

static const gchar *
database_path (sqlite3 *database)
{
  const gchar *path = sqlite3_db_filename (database, "main");

  return path == NULL || *path == '\0' ? HIATUS_JOURNAL : path;
}

/**
 * hiatus_database_set_damaged:
 * @database: a database
 * @error: return location
 *
 * Says that its file is not what was written, with %HIATUS_ERROR_DAMAGED.
 */
void
hiatus_database_set_damaged (sqlite3 *database, GError **error)
{
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_DAMAGED,
               _ ("%s is damaged: it is kept as it is and can be repaired from the last backup."),
               database_path (database));
}

/**
 * hiatus_database_set_error:
 * @database: a database whose last call failed
 * @error: return location
 *
 * Says what SQLite's error means and how to mend it: %HIATUS_ERROR_STORAGE, %HIATUS_ERROR_IN_USE or, for
 * all that cannot happen in a file as it was written, %HIATUS_ERROR_DAMAGED.
 */
void
hiatus_database_set_error (sqlite3 *database, GError **error)
{
  const gchar *path = database_path (database);

  switch (sqlite3_extended_errcode (database))
    {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_CORRUPTFS:
      hiatus_database_set_damaged (database, error);
      return;
    default:
      break;
    }
  switch (sqlite3_errcode (database) & 0xff)
    {
    case SQLITE_FULL:
      hiatus_folder_set_error (error, ENOSPC, path);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_IN_USE,
                   _ ("%s is in use by another program: close that one first."),
                   path);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_STORAGE,
                   _ ("%s cannot be written (%s): look after its disk; nothing was recorded."),
                   path,
                   sqlite3_errmsg (database));
      break;
    default:
      hiatus_database_set_damaged (database, error);
      break;
    }
}

/**
 * hiatus_database_run:
 * @database: a database
 * @sql: statements without values and results
 * @error: return location
 *
 * Returns: %TRUE if all were carried out; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_database_run (sqlite3 *database, const gchar *sql, GError **error)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  hiatus_database_set_error (database, error);
  return FALSE;
}

/**
 * hiatus_database_prepare:
 * @database: a database
 * @sql: one statement, its values as parameters
 * @error: return location
 *
 * Returns: (transfer full): the statement; %NULL with the errors of hiatus_database_set_error() otherwise
 */
sqlite3_stmt *
hiatus_database_prepare (sqlite3 *database, const gchar *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    hiatus_database_set_error (database, error);
  return statement;
}

/**
 * hiatus_database_step:
 * @statement: a statement
 * @error: return location
 *
 * Returns: `SQLITE_ROW`, `SQLITE_DONE`, or anything else with the errors of hiatus_database_set_error()
 */
gint
hiatus_database_step (sqlite3_stmt *statement, GError **error)
{
  gint result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    hiatus_database_set_error (sqlite3_db_handle (statement), error);
  return result;
}

/**
 * hiatus_database_get_number:
 * @database: a database
 * @sql: a statement that gives one number
 * @number: (out): the number
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_database_get_number (sqlite3 *database, const gchar *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, sql, error);
  gint result;

  if (statement == NULL)
    return FALSE;
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_ROW)
    {
      *number = sqlite3_column_int64 (statement, 0);
      return TRUE;
    }
  if (result == SQLITE_DONE)
    hiatus_database_set_damaged (database, error);
  return FALSE;
}

/* SQLite takes memory for twenty pages at once, and keeps all of it while it has one of them. Taken singly, a page that is
 * let go of is given back: hiatus_store_rest(). It has to be said before the first database is opened. */
static void
take_pages_singly (void)
{
  static gsize is_said = 0;

  if (!g_once_init_enter (&is_said))
    return;
  sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
  g_once_init_leave (&is_said, 1);
}

static gboolean
configure (sqlite3 *database, HiatusDatabaseUse use, GError **error)
{
  /* Before anything else that looks into the file: the index is made then. */
  if (use == HIATUS_DATABASE_JOURNAL && !hiatus_database_run (database, "PRAGMA locking_mode = exclusive;", error))
    return FALSE;
  if (!hiatus_database_run (database, PRAGMAS_ALL, error))
    return FALSE;
  switch (use)
    {
    case HIATUS_DATABASE_JOURNAL:
      /* Who made the file is asked before anything is written to it. */
      return hiatus_schema_identify (database, error) && hiatus_database_run (database, PRAGMAS_JOURNAL, error);
    case HIATUS_DATABASE_FILE:
      return hiatus_database_run (database, PRAGMAS_FILE, error);
    case HIATUS_DATABASE_READ:
      return hiatus_schema_identify (database, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * hiatus_database_open:
 * @path: path of a file that is there, or ":memory:"
 * @use: what for
 * @error: return location
 *
 * Opens a database with our settings. A journal or a file that is read is checked to be one of ours, and
 * one that is not, or of a newer version, is left as it was to the byte.
 *
 * Returns: (transfer full): the database; %NULL with %HIATUS_ERROR_NEWER or the errors of
 *   hiatus_database_set_error() otherwise
 */
sqlite3 *
hiatus_database_open (const gchar *path, HiatusDatabaseUse use, GError **error)
{
  gint flags = use == HIATUS_DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  g_autoptr (sqlite3) database = NULL;

  take_pages_singly ();
  if (sqlite3_open_v2 (path, &database, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    {
      hiatus_database_set_error (database, error);
      return NULL;
    }
  sqlite3_db_config (database, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  /* What is refused keeps its write-ahead log too. */
  sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!configure (database, use, error))
    return NULL;
  sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return g_steal_pointer (&database);
}
