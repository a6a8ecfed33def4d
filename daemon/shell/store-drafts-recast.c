/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-draft-part.h"
#include "daemon/shell/store-drafts.h"

#include "daemon/shell/store-database.h"

/* Drafts that are to be sealed, or to be opened again. */

/* Whether there is a part of that kind. @name: (nullable): of any draft */
static gboolean
find_part (sqlite3 *database, const gchar *name, const gchar *kind, gboolean *found, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_SELECT_PARTS "WHERE name = ifnull (?, name) ORDER BY id", error);
  gint result;

  *found = FALSE;
  if (statement == NULL)
    return FALSE;
  if (name != NULL)
    sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW && !*found)
    {
      g_auto (HiatusPart) part = { 0 };

      *found = hiatus_part_read (statement, &part) && !hiatus_part_is_erased (&part) && hiatus_part_is (&part, kind);
    }
  return result == SQLITE_DONE || result == SQLITE_ROW;
}

/**
 * hiatus_store_draft_is_sealed:
 * @database: a journal
 * @name: what the draft is called
 * @sealed: (out): whether there is one, and it is sealed
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_store_draft_is_sealed (sqlite3 *database, const gchar *name, gboolean *sealed, GError **error)
{
  return find_part (database, name, HIATUS_PART_SEALED, sealed, error);
}

/**
 * hiatus_store_drafts_have:
 * @database: a journal or a copy of one, of this version or an earlier one
 * @sealed: of which kind
 * @have: (out): whether there is a draft that is sealed, or that is not
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_store_drafts_have (sqlite3 *database, gboolean sealed, gboolean *have, GError **error)
{
  gboolean has = FALSE;

  *have = FALSE;
  return hiatus_parts_have_table (database, &has, error) && (!has || find_part (database, NULL, sealed ? HIATUS_PART_SEALED : HIATUS_PART_OPEN, have, error));
}

/* What was erased, and the rest of what was once longer, stays erased: a repair goes by that. */
static gboolean
fill_up (sqlite3 *to, const gchar *name, gint64 n_parts, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = hiatus_database_prepare (to, "INSERT INTO drafts (name, part, digest, text) VALUES (?, ?, ?, ?) ON CONFLICT (name, part) DO NOTHING", error);

  for (gint64 i = 0; insert != NULL && i < n_parts; i++)
    {
      const HiatusPart part = { .name = (gchar *) (gsize) name, .part = i };

      if (!hiatus_part_write (insert, &part, error))
        return FALSE;
    }
  return insert != NULL;
}

/* As they are: nobody can open them now, and they are sealed already. */
static gboolean
copy_parts (sqlite3 *from, sqlite3 *to, const gchar *name, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = hiatus_database_prepare (from, HIATUS_SELECT_PARTS "WHERE name = ? ORDER BY id", error);
  g_autoptr (sqlite3_stmt) insert = hiatus_database_prepare (to, HIATUS_INSERT_PART, error);
  gint result;

  if (rows == NULL || insert == NULL)
    return FALSE;
  sqlite3_bind_text (rows, 1, name, -1, SQLITE_STATIC);
  while ((result = hiatus_database_step (rows, error)) == SQLITE_ROW)
    {
      g_auto (HiatusPart) part = { 0 };

      if (hiatus_part_read (rows, &part) && !hiatus_part_write (insert, &part, error))
        return FALSE;
    }
  return result == SQLITE_DONE;
}

static gboolean
recast (sqlite3 *from, sqlite3 *to, const gchar *name, const HiatusSeal *opens, const HiatusSeal *closes, GError **error)
{
  GString *whole;
  gint64 n_parts = 0;
  gboolean is_sealed = FALSE;
  gboolean done;

  if (!hiatus_store_draft_is_sealed (from, name, &is_sealed, error))
    return FALSE;
  if (is_sealed && opens != NULL && hiatus_seal_is_locked (opens))
    return copy_parts (from, to, name, error);
  whole = g_string_new (NULL);
  done = hiatus_parts_read_all (from, opens, name, whole, &n_parts, error) && hiatus_store_draft_write (to, closes, name, whole->str, error) && fill_up (to, name, n_parts, error);
  hiatus_parts_wipe_string (whole);
  return done;
}

/**
 * hiatus_store_drafts_recast:
 * @from: a journal or a copy of one, of this version or an earlier one
 * @to: another one, of this version, in a transaction, without drafts
 * @opens: (nullable): what opens those that are sealed
 * @closes: (nullable): by what all are sealed there; %NULL for not at all
 * @error: return location
 *
 * Copies the drafts, with those that were erased.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_LOCKED, %HIATUS_ERROR_DAMAGED, or the errors of
 *   hiatus_database_set_error() otherwise
 */
gboolean
hiatus_store_drafts_recast (sqlite3 *from, sqlite3 *to, const HiatusSeal *opens, const HiatusSeal *closes, GError **error)
{
  g_autoptr (sqlite3_stmt) names = NULL;
  gboolean has = FALSE;
  gint result;

  if (!hiatus_parts_have_table (from, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  names = hiatus_database_prepare (from, "SELECT DISTINCT name FROM drafts NOT INDEXED ORDER BY id", error);
  if (names == NULL)
    return FALSE;
  while ((result = hiatus_database_step (names, error)) == SQLITE_ROW)
    if (!recast (from, to, (const gchar *) sqlite3_column_text (names, 0), opens, closes, error))
      return FALSE;
  return result == SQLITE_DONE;
}
