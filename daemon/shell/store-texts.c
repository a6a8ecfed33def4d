/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-texts.h"

#include <sodium.h>
#include <string.h>

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-digest.h"

/* What is sealed is as long as a multiple of this, and the seal. */
#define PADDING 256

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
 * hiatus_text_is_private:
 * @text: a text
 *
 * Whether it is words of the person's own, which a passphrase locks. Whom an entry is about, and by which keyword, stands in the
 * list of contacts too, by which the watching goes, and is not.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_text_is_private (const HiatusText *text)
{
  return g_strcmp0 (text->field, "note") == 0 || g_strcmp0 (text->field, "trigger") == 0;
}

/* Over all that is not sealed itself. */
static void
compute_sealed_digest (const HiatusText *text, const guint8 *sealed, gsize length, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin ("hiatus-text-sealed");

  hiatus_digest_string (checksum, text->device);
  hiatus_digest_number (checksum, (gint64) text->sequence);
  hiatus_digest_string (checksum, text->field);
  hiatus_digest_bytes (checksum, sealed, length);
  hiatus_digest_finish (checksum, digest);
}

/**
 * hiatus_text_is_sealed:
 * @text: a text
 *
 * Returns: %TRUE if it is sealed, be it what was written or not; %FALSE for one that was erased
 */
gboolean
hiatus_text_is_sealed (const HiatusText *text)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (text->text, &length);

  return all_zero (text->salt, HIATUS_SALT_SIZE) && !all_zero (data, length);
}

static gboolean
is_whole_sealed (const HiatusText *text)
{
  guint8 digest[HIATUS_DIGEST_SIZE];
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (text->text, &length);

  if (length < HIATUS_SEAL_OVERHEAD + PADDING + HIATUS_DIGEST_SIZE)
    return FALSE;
  length -= HIATUS_DIGEST_SIZE;
  compute_sealed_digest (text, data, length, digest);
  return memcmp (digest, data + length, HIATUS_DIGEST_SIZE) == 0;
}

/**
 * hiatus_text_is_whole:
 * @text: a text that was not erased
 * @digest: what its entry says
 *
 * Returns: %TRUE if it is what was written; of a sealed one, if nobody has touched the seal
 */
gboolean
hiatus_text_is_whole (const HiatusText *text, const gchar *digest)
{
  g_autofree gchar *own = NULL;

  if (hiatus_text_is_sealed (text))
    return is_whole_sealed (text);
  own = hiatus_text_compute_digest (text);
  return g_strcmp0 (own, digest) == 0;
}

static void
wipe_bytes (gpointer data)
{
  sodium_free (data);
}

/**
 * hiatus_text_seal:
 * @text: a text that is not sealed
 * @seal: by what
 *
 * Seals it, with its salt.
 */
void
hiatus_text_seal (HiatusText *text, const HiatusSeal *seal)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (text->text, &length);
  gsize room = (HIATUS_SALT_SIZE + length) / PADDING * PADDING + PADDING;
  g_autoptr (HiatusSecret) padded = hiatus_secret_new (room);
  gsize n_sealed = room + HIATUS_SEAL_OVERHEAD;
  guint8 *sealed = g_malloc (n_sealed + HIATUS_DIGEST_SIZE);
  size_t filled = 0;

  memcpy (hiatus_secret_bytes (padded), text->salt, HIATUS_SALT_SIZE);
  if (length > 0)
    memcpy (hiatus_secret_bytes (padded) + HIATUS_SALT_SIZE, data, length);
  if (sodium_pad (&filled, hiatus_secret_bytes (padded), HIATUS_SALT_SIZE + length, PADDING, room) != 0 || filled != room)
    g_error ("A text cannot be padded.");
  hiatus_seal_close (seal, hiatus_secret_peek (padded), room, sealed);
  compute_sealed_digest (text, sealed, n_sealed, sealed + n_sealed);
  memset (text->salt, 0, HIATUS_SALT_SIZE);
  g_bytes_unref (text->text);
  text->text = g_bytes_new_take (sealed, n_sealed + HIATUS_DIGEST_SIZE);
}

/**
 * hiatus_text_unseal:
 * @text: a sealed text
 * @seal: by what it was sealed; unlocked
 *
 * Brings text and salt back.
 *
 * Returns: %TRUE on success; %FALSE where it is not what was sealed, or by another key, and @text is as it was
 */
gboolean
hiatus_text_unseal (HiatusText *text, const HiatusSeal *seal)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (text->text, &length);
  g_autoptr (HiatusSecret) padded = NULL;
  size_t filled = 0;
  guint8 *opened;

  if (!is_whole_sealed (text))
    return FALSE;
  length -= HIATUS_DIGEST_SIZE;
  padded = hiatus_secret_new (length - HIATUS_SEAL_OVERHEAD);
  if (!hiatus_seal_open (seal, data, length, hiatus_secret_bytes (padded)) || sodium_unpad (&filled, hiatus_secret_peek (padded), length - HIATUS_SEAL_OVERHEAD, PADDING) != 0 || filled < HIATUS_SALT_SIZE)
    return FALSE;
  memcpy (text->salt, hiatus_secret_peek (padded), HIATUS_SALT_SIZE);
  filled -= HIATUS_SALT_SIZE;
  opened = sodium_malloc (filled);
  if (opened == NULL)
    g_error ("There is no memory for a text.");
  memcpy (opened, hiatus_secret_peek (padded) + HIATUS_SALT_SIZE, filled);
  g_bytes_unref (text->text);
  text->text = g_bytes_new_with_free_func (opened, filled, wipe_bytes, opened);
  return TRUE;
}

/**
 * hiatus_text_next:
 * @statement: a `HIATUS_SELECT_TEXTS …` that stands on a row
 * @text: an empty text, filled in
 *
 * Returns: %FALSE if the row cannot be what was written
 */
gboolean
hiatus_text_next (sqlite3_stmt *statement, HiatusText *text)
{
  if (sqlite3_column_type (statement, 0) != SQLITE_TEXT || sqlite3_column_type (statement, 2) != SQLITE_TEXT || sqlite3_column_type (statement, 3) != SQLITE_BLOB || sqlite3_column_bytes (statement, 3) != HIATUS_SALT_SIZE || sqlite3_column_type (statement, 4) != SQLITE_BLOB)
    return FALSE;
  text->device = g_strdup ((const gchar *) sqlite3_column_text (statement, 0));
  text->sequence = (guint64) sqlite3_column_int64 (statement, 1);
  text->field = g_strdup ((const gchar *) sqlite3_column_text (statement, 2));
  memcpy (text->salt, sqlite3_column_blob (statement, 3), HIATUS_SALT_SIZE);
  text->text = g_bytes_new (sqlite3_column_blob (statement, 4), (gsize) sqlite3_column_bytes (statement, 4));
  return TRUE;
}

/**
 * hiatus_texts_insert:
 * @database: a journal
 * @error: return location
 *
 * Returns: (transfer full): what hiatus_text_insert_by() inserts by, again and again; %NULL with the errors of
 *   hiatus_database_set_error()
 */
sqlite3_stmt *
hiatus_texts_insert (sqlite3 *database, GError **error)
{
  return hiatus_database_prepare (database, "INSERT INTO texts (device, sequence, field, salt, text) VALUES (?, ?, ?, ?, ?)", error);
}

/**
 * hiatus_text_insert_by:
 * @statement: of hiatus_texts_insert()
 * @text: a text with all its fields
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_text_insert_by (sqlite3_stmt *statement, const HiatusText *text, GError **error)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (text->text, &length);

  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, text->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) text->sequence);
  sqlite3_bind_text (statement, 3, text->field, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 4, text->salt, HIATUS_SALT_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 5, length == 0 ? "" : data, length, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
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
  g_autoptr (sqlite3_stmt) statement = hiatus_texts_insert (database, error);

  return statement != NULL && hiatus_text_insert_by (statement, text, error);
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
  return hiatus_database_prepare (database, HIATUS_SELECT_TEXTS "WHERE device = ? AND sequence = ? ORDER BY field", error);
}

/**
 * hiatus_texts_list:
 * @statement: of hiatus_texts_select()
 * @seal: (nullable): what opens the sealed ones, unlocked; %NULL to have them as they are
 * @device: the device that wrote an entry
 * @sequence: number of the entry on that device
 * @texts: (element-type HiatusText): to be added to: the texts of the entry that were not erased
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_DAMAGED where one cannot be what was written, or the errors of
 *   hiatus_database_set_error()
 */
gboolean
hiatus_texts_list (sqlite3_stmt *statement, const HiatusSeal *seal, const gchar *device, guint64 sequence, GPtrArray *texts, GError **error)
{
  gint result;

  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) sequence);
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusText) text = { 0 };
      gboolean is_whole = hiatus_text_next (statement, &text);

      if (is_whole && hiatus_text_is_erased (&text))
        continue;
      if (is_whole && seal != NULL && hiatus_text_is_sealed (&text))
        is_whole = hiatus_text_unseal (&text, seal);
      if (!is_whole)
        {
          hiatus_database_set_damaged (sqlite3_db_handle (statement), error);
          return FALSE;
        }
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

/* Reads one text; without bytes where the row is not there or cannot be what was written. */
static gboolean
text_read (sqlite3 *database, const HiatusEvent *event, const gchar *field, HiatusText *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_SELECT_TEXTS "WHERE device = ? AND sequence = ? AND field = ?", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, event->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) event->sequence);
  sqlite3_bind_text (statement, 3, field, -1, SQLITE_STATIC);
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_DONE)
    return TRUE;
  if (result != SQLITE_ROW)
    return FALSE;
  hiatus_text_next (statement, text);
  return TRUE;
}

static void
mark_locked (HiatusEvent *event, gchar *const *value)
{
  if (value == &event->note)
    event->note_locked = TRUE;
  else if (value == &event->trigger)
    event->trigger_locked = TRUE;
}

static gboolean
text_fill (sqlite3 *database, const HiatusSeal *seal, HiatusEvent *event, const gchar *field, const gchar *expected, gchar **value, GError **error)
{
  g_auto (HiatusText) text = { 0 };
  gboolean is_whole;
  gconstpointer data;
  gsize length = 0;

  if (!text_read (database, event, field, &text, error))
    return FALSE;
  if (text.text != NULL && hiatus_text_is_erased (&text))
    return TRUE;
  is_whole = text.text != NULL && hiatus_text_is_whole (&text, expected);
  if (is_whole && hiatus_text_is_sealed (&text) && (seal == NULL || hiatus_seal_is_locked (seal)))
    {
      mark_locked (event, value);
      return TRUE;
    }
  if (is_whole && hiatus_text_is_sealed (&text))
    is_whole = hiatus_text_unseal (&text, seal) && hiatus_text_is_whole (&text, expected);
  if (is_whole)
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
 * @seal: (nullable): what opens the sealed ones; where it is locked, or %NULL, they are marked as locked
 * @event: an event read from it, its texts filled in where they were not erased
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_DAMAGED where a text is not what was written, or
 *   the errors of hiatus_database_set_error()
 */
gboolean
hiatus_texts_read (sqlite3 *database, const HiatusSeal *seal, HiatusEvent *event, GError **error)
{
  const gchar *field = NULL;
  gchar **digest = NULL;
  gchar **text;

  for (guint i = 0; (text = hiatus_event_text (event, i, &field, &digest)) != NULL; i++)
    if (*digest != NULL && !text_fill (database, seal, event, field, *digest, text, error))
      return FALSE;
  return TRUE;
}
