/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-texts.h"

#include <string.h>

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-digest.h"

/**
 * hiatus_text_clear:
 * @text: a text
 *
 * Frees what is in it.
 */
void
hiatus_text_clear (HiatusText *text)
{
  g_clear_pointer (&text->device, g_free);
  g_clear_pointer (&text->field, g_free);
  g_clear_pointer (&text->text, g_bytes_unref);
}

/**
 * hiatus_text_init:
 * @text: an empty text
 * @device: the device that writes the entry
 * @sequence: number of the entry on that device
 * @field: name of the field
 * @value: the text
 *
 * Fills in a text that is to be written, with a new salt.
 */
void
hiatus_text_init (HiatusText *text, const gchar *device, guint64 sequence, const gchar *field, const gchar *value)
{
  text->device = g_strdup (device);
  text->sequence = sequence;
  text->field = g_strdup (field);
  text->text = g_bytes_new (value, strlen (value));
  hiatus_digest_random (text->salt, sizeof text->salt);
}

/**
 * hiatus_text_compute_digest:
 * @text: a text
 *
 * The digest that stands in the entry. The salt keeps a short text from being guessed by it, and goes with
 * the text when that is erased.
 *
 * Returns: (transfer full): the digest, hexadecimal
 */
gchar *
hiatus_text_compute_digest (const HiatusText *text)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin ("hiatus-text");
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (text->text, &length);

  hiatus_digest_bytes (checksum, text->salt, HIATUS_SALT_SIZE);
  hiatus_digest_bytes (checksum, data, length);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
all_zero (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

/**
 * hiatus_text_is_erased:
 * @text: a text
 *
 * An erased text stays as a row of zeros of the same length: overwritten in place, it leaves no copy in
 * pages that SQLite would shuffle, and it cannot be taken for one that damage made disappear.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_text_is_erased (const HiatusText *text)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (text->text, &length);

  return all_zero (text->salt, HIATUS_SALT_SIZE) && all_zero (data, length);
}

/**
 * hiatus_text_insert:
 * @database: a journal
 * @text: a text with all its fields
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_text_insert (sqlite3 *database, const HiatusText *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "INSERT INTO texts (device, sequence, field, salt, text) VALUES (?, ?, ?, ?, ?)",
                                                                error);
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (text->text, &length);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, text->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) text->sequence);
  sqlite3_bind_text (statement, 3, text->field, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 4, text->salt, HIATUS_SALT_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 5, length == 0 ? "" : data, length, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/**
 * hiatus_texts_select:
 * @database: a journal
 * @error: return location
 *
 * Returns: (transfer full): what hiatus_texts_list() asks again and again; %NULL with the errors of hiatus_database_set_error()
 */
sqlite3_stmt *
hiatus_texts_select (sqlite3 *database, GError **error)
{
  return hiatus_database_prepare (database, "SELECT field, salt, text FROM texts WHERE device = ? AND sequence = ? ORDER BY field", error);
}

/**
 * hiatus_texts_list:
 * @statement: of hiatus_texts_select()
 * @device: the device that wrote an entry
 * @sequence: number of the entry on that device
 * @texts: (element-type HiatusText): to be added to: the texts of the entry that were not erased
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_DAMAGED where one cannot be what was written, or the errors of
 *   hiatus_database_set_error()
 */
gboolean
hiatus_texts_list (sqlite3_stmt *statement, const gchar *device, guint64 sequence, GPtrArray *texts, GError **error)
{
  gint result;

  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) sequence);
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusText) text = { 0 };

      if (sqlite3_column_type (statement, 0) != SQLITE_TEXT || sqlite3_column_type (statement, 1) != SQLITE_BLOB || sqlite3_column_bytes (statement, 1) != HIATUS_SALT_SIZE || sqlite3_column_type (statement, 2) != SQLITE_BLOB)
        {
          hiatus_database_set_damaged (sqlite3_db_handle (statement), error);
          return FALSE;
        }
      text.device = g_strdup (device);
      text.sequence = sequence;
      text.field = g_strdup ((const gchar *) sqlite3_column_text (statement, 0));
      memcpy (text.salt, sqlite3_column_blob (statement, 1), HIATUS_SALT_SIZE);
      text.text = g_bytes_new (sqlite3_column_blob (statement, 2), (gsize) sqlite3_column_bytes (statement, 2));
      if (hiatus_text_is_erased (&text))
        continue;
      g_ptr_array_add (texts, g_memdup2 (&text, sizeof text));
      memset (&text, 0, sizeof text);
    }
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * hiatus_texts_erase:
 * @database: a journal or a copy of one
 * @device: the device that wrote the entry
 * @sequence: number of the entry on that device
 * @error: return location
 *
 * Overwrites the texts of an entry where they stand; see hiatus_text_is_erased().
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_texts_erase (sqlite3 *database, const gchar *device, guint64 sequence, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "UPDATE texts SET salt = zeroblob (length (salt)), text = zeroblob (length (text))"
                                                                " WHERE device = ? AND sequence = ?",
                                                                error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) sequence);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/**
 * hiatus_text_erase:
 * @database: a journal or a copy of one
 * @text: a text
 * @error: return location
 *
 * Overwrites one text of an entry where it stands; see hiatus_text_is_erased().
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_text_erase (sqlite3 *database, const HiatusText *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "UPDATE texts SET salt = zeroblob (length (salt)), text = zeroblob (length (text))"
                                                                " WHERE device = ? AND sequence = ? AND field = ?",
                                                                error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, text->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) text->sequence);
  sqlite3_bind_text (statement, 3, text->field, -1, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/* Reads one text; its digest is NULL where the row is not there or cannot be what was written. */
static gboolean
text_read (sqlite3 *database, HiatusText *text, gchar **digest, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "SELECT salt, text FROM texts WHERE device = ? AND sequence = ? AND field = ?",
                                                                error);
  gint result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, text->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) text->sequence);
  sqlite3_bind_text (statement, 3, text->field, -1, SQLITE_STATIC);
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_DONE)
    return TRUE;
  if (result != SQLITE_ROW)
    return FALSE;
  if (sqlite3_column_type (statement, 0) != SQLITE_BLOB || sqlite3_column_bytes (statement, 0) != HIATUS_SALT_SIZE || sqlite3_column_type (statement, 1) != SQLITE_BLOB)
    return TRUE;
  memcpy (text->salt, sqlite3_column_blob (statement, 0), HIATUS_SALT_SIZE);
  text->text = g_bytes_new (sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1));
  *digest = hiatus_text_compute_digest (text);
  return TRUE;
}

static gboolean
text_fill (sqlite3 *database, const HiatusEvent *event, const gchar *field, const gchar *expected, gchar **value, GError **error)
{
  g_auto (HiatusText) text = { .device = g_strdup (event->device), .sequence = event->sequence, .field = g_strdup (field) };
  g_autofree gchar *digest = NULL;
  gconstpointer data;
  gsize length = 0;

  if (!text_read (database, &text, &digest, error))
    return FALSE;
  if (digest != NULL && hiatus_text_is_erased (&text))
    return TRUE;
  if (g_strcmp0 (digest, expected) == 0)
    {
      data = g_bytes_get_data (text.text, &length);
      *value = g_strndup (length == 0 ? "" : data, length);
      return TRUE;
    }
  hiatus_database_set_damaged (database, error);
  return FALSE;
}

/**
 * hiatus_texts_read:
 * @database: a journal
 * @event: an event read from it, its texts filled in where they were not erased
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_DAMAGED where a text is not what was written, or
 *   the errors of hiatus_database_set_error()
 */
gboolean
hiatus_texts_read (sqlite3 *database, HiatusEvent *event, GError **error)
{
  const gchar *field = NULL;
  gchar **digest = NULL;
  gchar **text;

  for (guint i = 0; (text = hiatus_event_text (event, i, &field, &digest)) != NULL; i++)
    if (*digest != NULL && !text_fill (database, event, field, *digest, text, error))
      return FALSE;
  return TRUE;
}
