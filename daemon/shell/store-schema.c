/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-schema.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-database.h"
#include "daemon/shell/store-folder.h"

/* "Hiat": tells our files from other databases. */
#define APPLICATION_ID 0x48696174

/* One step for each version, carried out in a transaction of its own. A step that was released is never
 * changed: a later version is one step more, and one more fixture in tests/shell/fixtures.
 *
 * Every table is an ordinary one with a row number, and columns are only ever added at the end: the repair
 * reads rows out of damaged pages by that shape (store-carve.c, store-repair.c).
 *
 * journal  one row: the device that writes here, the position and digest of the last entry, and a seal over
 *          the three (store-rows.h). Without it entries lost at the end would not be missed.
 * events   the entries, numbered without gaps; payload as hiatus_event_print_payload() gives it
 * texts    the free texts, apart from their entry, so that they can be erased; see hiatus_text_is_erased()
 * drafts   the texts that are being written, in parts that are overwritten where they stand; see store-drafts.h */
static const gchar *const steps[] = {
  "CREATE TABLE journal ("
  "  device TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  digest BLOB NOT NULL,"
  "  seal BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE events ("
  "  position INTEGER PRIMARY KEY,"
  "  device TEXT NOT NULL,"
  "  sequence INTEGER NOT NULL,"
  "  recorded INTEGER NOT NULL,"
  "  happened INTEGER NOT NULL,"
  "  date TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  payload TEXT NOT NULL,"
  "  previous BLOB NOT NULL,"
  "  digest BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE texts ("
  "  id INTEGER PRIMARY KEY,"
  "  device TEXT NOT NULL,"
  "  sequence INTEGER NOT NULL,"
  "  field TEXT NOT NULL,"
  "  salt BLOB NOT NULL,"
  "  text BLOB NOT NULL,"
  "  UNIQUE (device, sequence, field)"
  ") STRICT;",

  "CREATE TABLE drafts ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  part INTEGER NOT NULL,"
  "  digest BLOB NOT NULL,"
  "  text BLOB NOT NULL,"
  "  UNIQUE (name, part)"
  ") STRICT;",

  /* From here on texts and drafts may be sealed (store-texts.h, store-drafts.h): an older Hiatus must not take them for damage. */
  "",
};

/**
 * hiatus_schema_get_version:
 *
 * Returns: the version of the journals that this Hiatus makes
 */
gint
hiatus_schema_get_version (void)
{
  return G_N_ELEMENTS (steps);
}

/**
 * hiatus_schema_identify:
 * @database: a database
 * @error: return location
 *
 * Checks that a file is a journal that this version can read; a new and empty database in memory is.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_NEWER, %HIATUS_ERROR_DAMAGED if it is something else, or
 *   the errors of hiatus_database_set_error()
 */
gboolean
hiatus_schema_identify (sqlite3 *database, GError **error)
{
  const gchar *path = sqlite3_db_filename (database, "main");
  gint64 id = 0;
  gint64 version = 0;

  if (path == NULL || *path == '\0')
    return TRUE;
  if (!hiatus_database_get_number (database, "PRAGMA application_id", &id, error) || !hiatus_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (id != APPLICATION_ID || version < 1)
    {
      hiatus_database_set_damaged (database, error);
      return FALSE;
    }
  if (version <= hiatus_schema_get_version ())
    return TRUE;
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_NEWER,
               _ ("%s was written by a newer Hiatus (version %d of the journal, this one knows %d): install that one again."),
               path,
               (gint) version,
               hiatus_schema_get_version ());
  return FALSE;
}

static gboolean
migrate_step (sqlite3 *database, gint version, GError **error)
{
  /* A pragma takes no parameters; these are numbers of ours. */
  g_autofree gchar *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, version);

  if (!hiatus_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (hiatus_database_run (database, steps[version - 1], error) && hiatus_database_run (database, mark, error) && hiatus_database_run (database, "COMMIT", error))
    return TRUE;
  hiatus_database_run (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * hiatus_schema_migrate:
 * @database: a database that passed hiatus_schema_identify(), or an empty one
 * @error: return location
 *
 * Brings it to the present version, step by step.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_schema_migrate (sqlite3 *database, GError **error)
{
  gint64 version = 0;

  if (!hiatus_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  while (version < hiatus_schema_get_version ())
    if (!migrate_step (database, (gint) ++version, error))
      return FALSE;
  return TRUE;
}
