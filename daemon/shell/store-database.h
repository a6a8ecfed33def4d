/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/**
 * HIATUS_PAGE_SIZE:
 *
 * The bytes of a page in every file that Hiatus makes; a damaged header is not asked for it.
 */
#define HIATUS_PAGE_SIZE 4096

/**
 * HiatusDatabaseUse:
 * @HIATUS_DATABASE_JOURNAL: the journal itself: write-ahead log, nobody else may open it
 * @HIATUS_DATABASE_FILE: a file that no process has open: one being made, a backup, one moved aside
 * @HIATUS_DATABASE_READ: such a file, not to be changed
 *
 * What a database is opened for.
 */
typedef enum
{
  HIATUS_DATABASE_JOURNAL,
  HIATUS_DATABASE_FILE,
  HIATUS_DATABASE_READ,
} HiatusDatabaseUse;

sqlite3 *hiatus_database_open (const gchar *path,
                               HiatusDatabaseUse use,
                               GError **error);

void hiatus_database_set_error (sqlite3 *database,
                                GError **error);

void hiatus_database_set_damaged (sqlite3 *database,
                                  GError **error);

gboolean hiatus_database_run (sqlite3 *database,
                              const gchar *sql,
                              GError **error);

sqlite3_stmt *hiatus_database_prepare (sqlite3 *database,
                                       const gchar *sql,
                                       GError **error);

gint hiatus_database_step (sqlite3_stmt *statement,
                           GError **error);

gboolean hiatus_database_get_number (sqlite3 *database,
                                     const gchar *sql,
                                     gint64 *number,
                                     GError **error);

G_END_DECLS
