/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-drafts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/core/text-limits.h"
#include "daemon/shell/store-database.h"
#include "daemon/shell/store-draft-part.h"

#define NAME_MAX_LENGTH 64

static gboolean
is_word (const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]) && text[i] != '-')
      return FALSE;
  return length > 0;
}

static gboolean
is_name (const gchar *name)
{
  const gchar *slash = strchr (name, '/');

  if (strlen (name) > NAME_MAX_LENGTH)
    return FALSE;
  return slash == NULL ? is_word (name, strlen (name)) : is_word (name, (gsize) (slash - name)) && is_word (slash + 1, strlen (slash + 1));
}

/**
 * hiatus_store_draft_check:
 * @name: what the draft is called
 * @text: its text
 * @error: return location
 *
 * Checks that it can be saved: a name is a word of a-z, 0-9 and "-", or two with a slash between them.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_store_draft_check (const gchar *name, const gchar *text, GError **error)
{
  if (!is_name (name))
    {
      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("A draft has a name like 'letter' or 'announce/message'."));
      return FALSE;
    }
  if (strlen (text) > HIATUS_NOTE_MAX)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("The text has more than %d KiB: make it shorter. What was saved before is still there."),
                   HIATUS_NOTE_MAX / 1024);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("The text is not UTF-8: save it as UTF-8 and try again. What was saved before is still there."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
wipe_from (sqlite3 *database, const gchar *name, gint64 first, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "UPDATE drafts SET digest = zeroblob (length (digest)), text = zeroblob (length (text))"
                                                                " WHERE name = ? AND part >= ?",
                                                                error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, first);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/**
 * hiatus_store_draft_write:
 * @database: a journal, in a transaction
 * @seal: (nullable): by what it is sealed
 * @name: what the draft is called
 * @text: its text, both checked
 * @error: return location
 *
 * Puts a text in the place of the one of before. What has not changed is not written again.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_store_draft_write (sqlite3 *database, const HiatusSeal *seal, const gchar *name, const gchar *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_INSERT_PART, error);
  g_auto (HiatusPart) part = { .name = g_strdup (name) };

  if (statement == NULL)
    return FALSE;
  for (; *text != '\0'; part.part++)
    {
      text += hiatus_part_fill (&part, seal, text);
      if (!hiatus_part_write (statement, &part, error))
        return FALSE;
    }
  return wipe_from (database, name, part.part, error);
}

/**
 * hiatus_store_draft_read:
 * @database: a journal
 * @seal: (nullable): what opens it
 * @name: what the draft is called
 * @text: (out) (transfer full) (nullable): its text; %NULL where there is none
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_LOCKED where the passphrase is wanted first, with %HIATUS_ERROR_DAMAGED
 *   where it is not what was written, or the errors of hiatus_database_set_error()
 */
gboolean
hiatus_store_draft_read (sqlite3 *database, const HiatusSeal *seal, const gchar *name, gchar **text, GError **error)
{
  GString *whole = g_string_new (NULL);
  gint64 n_parts = 0;
  gboolean done = hiatus_parts_read_all (database, seal, name, whole, &n_parts, error);

  *text = NULL;
  /* A part that a repair could not save may have ended in the middle of a character. */
  if (done && whole->len > 0)
    *text = g_utf8_make_valid (whole->str, (gssize) whole->len);
  hiatus_parts_wipe_string (whole);
  return done;
}

/**
 * hiatus_store_drafts_list:
 * @database: a journal
 * @error: return location
 *
 * Returns: (transfer full): the names of all drafts that there ever were, in the order of the alphabet; %NULL with the errors
 *   of hiatus_database_set_error()
 */
GStrv
hiatus_store_drafts_list (sqlite3 *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, "SELECT DISTINCT name FROM drafts NOT INDEXED ORDER BY name", error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gint result;

  if (statement == NULL)
    return NULL;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    if (sqlite3_column_type (statement, 0) == SQLITE_TEXT)
      g_strv_builder_add (names, (const gchar *) sqlite3_column_text (statement, 0));
  return result == SQLITE_DONE ? g_strv_builder_end (names) : NULL;
}

/**
 * hiatus_store_draft_wipe:
 * @database: a journal or a copy of one, of this version or an earlier one
 * @name: what the draft is called
 * @error: return location
 *
 * Overwrites a draft where it stands.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_store_draft_wipe (sqlite3 *database, const gchar *name, GError **error)
{
  gboolean has = FALSE;

  return hiatus_parts_have_table (database, &has, error) && (!has || wipe_from (database, name, 0, error));
}

static gboolean
carved_is_part (const HiatusCarved *carved)
{
  const HiatusCarvedValue *values = carved->values;

  return carved->n_values == 5 && values[0].type == SQLITE_NULL && values[1].type == SQLITE_TEXT && values[2].type == SQLITE_INTEGER && hiatus_part_is_number (values[2].number) && values[3].type == SQLITE_BLOB && values[3].length == HIATUS_DIGEST_SIZE && values[4].type == SQLITE_BLOB && values[4].length == HIATUS_PART_SIZE;
}

/**
 * hiatus_store_draft_carved_is:
 * @carved: a record
 * @name: what a draft is called
 *
 * Returns: %TRUE if the record is a part of that draft
 */
gboolean
hiatus_store_draft_carved_is (const HiatusCarved *carved, const gchar *name)
{
  return carved_is_part (carved) && carved->values[1].length == strlen (name) && memcmp (carved->values[1].data, name, strlen (name)) == 0;
}

/**
 * hiatus_store_drafts_check:
 * @database: a journal or a copy of one, of this version or an earlier one
 * @error: return location
 *
 * Checks that every draft is what was written.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_DAMAGED, or the errors of hiatus_database_set_error()
 */
gboolean
hiatus_store_drafts_check (sqlite3 *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_auto (HiatusPart) before = { .part = -1 };
  gboolean has = FALSE;
  gint result;

  if (!hiatus_parts_have_table (database, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = hiatus_database_prepare (database, HIATUS_SELECT_PARTS "ORDER BY name, part", error);
  if (statement == NULL)
    return FALSE;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusPart) part = { 0 };

      /* One part twice is one too many. */
      if (hiatus_part_read (statement, &part) && (before.part != part.part || g_strcmp0 (before.name, part.name) != 0))
        {
          g_free (before.name);
          before.name = g_steal_pointer (&part.name);
          before.part = part.part;
          continue;
        }
      hiatus_database_set_damaged (database, error);
      g_prefix_error (error, _ ("A text that was being written is not what was written: "));
      return FALSE;
    }
  return result == SQLITE_DONE;
}

/**
 * hiatus_store_drafts_copy:
 * @from: a journal
 * @to: another one, of this version
 * @error: return location
 *
 * Brings the drafts along that can be read, in the place of those of the same name. What cannot be read stands in
 * nobody's way.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() if @to cannot be written
 */
gboolean
hiatus_store_drafts_copy (sqlite3 *from, sqlite3 *to, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = hiatus_database_prepare (from, HIATUS_SELECT_PARTS "ORDER BY id", NULL);
  g_autoptr (sqlite3_stmt) insert = hiatus_database_prepare (to, HIATUS_INSERT_PART, error);

  if (insert == NULL)
    return FALSE;
  while (rows != NULL && hiatus_database_step (rows, NULL) == SQLITE_ROW)
    {
      g_auto (HiatusPart) part = { 0 };

      if (hiatus_part_read (rows, &part) && !hiatus_part_write (insert, &part, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_drafts_found_new:
 *
 * Returns: (transfer full): what hiatus_store_drafts_find() fills
 */
GHashTable *
hiatus_drafts_found_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, hiatus_part_free);
}

/**
 * hiatus_store_drafts_find:
 * @found: what was found so far; what is found later takes the place of what was found before
 * @carved: a record of a file
 *
 * Keeps it if it is a part of a draft for which its digest vouches, or an erased one.
 */
void
hiatus_store_drafts_find (GHashTable *found, const HiatusCarved *carved)
{
  const HiatusCarvedValue *values = carved->values;
  HiatusPart *part;

  if (!carved_is_part (carved) || !g_utf8_validate_len ((const gchar *) values[1].data, values[1].length, NULL))
    return;
  part = g_new0 (HiatusPart, 1);
  part->name = g_strndup ((const gchar *) values[1].data, values[1].length);
  part->part = values[2].number;
  memcpy (part->digest, values[3].data, HIATUS_DIGEST_SIZE);
  memcpy (part->text, values[4].data, HIATUS_PART_SIZE);
  if (is_name (part->name) && hiatus_part_is_whole (part))
    g_hash_table_replace (found, g_strdup_printf ("%s %02" G_GINT64_FORMAT, part->name, part->part), part);
  else
    hiatus_part_free (part);
}

/**
 * hiatus_drafts_insert_found:
 * @database: a journal, in a transaction
 * @found: what hiatus_store_drafts_find() has found
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_drafts_insert_found (sqlite3 *database, GHashTable *found, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_INSERT_PART, error);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (found), (GCompareFunc) g_strcmp0);

  if (statement == NULL)
    return FALSE;
  for (GList *key = keys; key != NULL; key = key->next)
    if (!hiatus_part_write (statement, g_hash_table_lookup (found, key->data), error))
      return FALSE;
  return TRUE;
}
