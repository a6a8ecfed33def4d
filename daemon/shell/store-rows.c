/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-rows.h"

#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/shell/store-database.h"

#define VALUES                                                                                           \
  "INTO events (position, device, sequence, recorded, happened, date, kind, payload, previous, digest) " \
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/**
 * hiatus_row_clear:
 * @row: a row
 *
 * Frees what is in it.
 */
void
hiatus_row_clear (HiatusRow *row)
{
  g_clear_pointer (&row->device, g_free);
  g_clear_pointer (&row->date, g_free);
  g_clear_pointer (&row->kind, g_free);
  g_clear_pointer (&row->payload, g_free);
}

/**
 * hiatus_row_id:
 * @row: a row
 *
 * Returns: (transfer full): the id of its event; see hiatus_event_id()
 */
gchar *
hiatus_row_id (const HiatusRow *row)
{
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, row->device, row->sequence);
}

/**
 * hiatus_row_compute_digest:
 * @row: a row
 * @digest: (out caller-allocates) (array fixed-size=32): the digest that its fields should have
 *
 * The digest over @row's previous digest and its other fields.
 */
void
hiatus_row_compute_digest (const HiatusRow *row, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin ("hiatus-event");

  hiatus_digest_bytes (checksum, row->previous, HIATUS_DIGEST_SIZE);
  hiatus_digest_string (checksum, row->device);
  hiatus_digest_number (checksum, (gint64) row->sequence);
  hiatus_digest_number (checksum, row->recorded_us);
  hiatus_digest_number (checksum, row->happened_us);
  hiatus_digest_string (checksum, row->date);
  hiatus_digest_string (checksum, row->kind);
  hiatus_digest_string (checksum, row->payload);
  hiatus_digest_finish (checksum, digest);
}

/**
 * hiatus_row_is_whole:
 * @row: a row
 *
 * Returns: %TRUE if its digest vouches for it
 */
gboolean
hiatus_row_is_whole (const HiatusRow *row)
{
  guint8 digest[HIATUS_DIGEST_SIZE];

  hiatus_row_compute_digest (row, digest);
  return memcmp (digest, row->digest, HIATUS_DIGEST_SIZE) == 0;
}

static gboolean
column_number (sqlite3_stmt *statement, gint column, gint64 *number)
{
  *number = sqlite3_column_int64 (statement, column);
  return sqlite3_column_type (statement, column) == SQLITE_INTEGER;
}

static gboolean
column_string (sqlite3_stmt *statement, gint column, gchar **string)
{
  const gchar *text;

  if (sqlite3_column_type (statement, column) != SQLITE_TEXT)
    return FALSE;
  text = (const gchar *) sqlite3_column_text (statement, column);
  if (text == NULL || !g_utf8_validate_len (text, (gsize) sqlite3_column_bytes (statement, column), NULL))
    return FALSE;
  *string = g_strdup (text);
  return TRUE;
}

static gboolean
column_bytes (sqlite3_stmt *statement, gint column, guint8 *bytes, gint length)
{
  if (sqlite3_column_type (statement, column) != SQLITE_BLOB || sqlite3_column_bytes (statement, column) != length)
    return FALSE;
  memcpy (bytes, sqlite3_column_blob (statement, column), (gsize) length);
  return TRUE;
}

/**
 * hiatus_row_read:
 * @statement: a `HIATUS_SELECT_ROWS …` that stands on a row
 * @row: an empty row, filled in
 *
 * Returns: %FALSE if a column cannot be what was written
 */
gboolean
hiatus_row_read (sqlite3_stmt *statement, HiatusRow *row)
{
  gint64 position = 0;
  gint64 sequence = 0;
  gboolean whole = column_number (statement, 0, &position) && column_string (statement, 1, &row->device) && column_number (statement, 2, &sequence) && column_number (statement, 3, &row->recorded_us) && column_number (statement, 4, &row->happened_us) && column_string (statement, 5, &row->date) && column_string (statement, 6, &row->kind) && column_string (statement, 7, &row->payload) && column_bytes (statement, 8, row->previous, HIATUS_DIGEST_SIZE) && column_bytes (statement, 9, row->digest, HIATUS_DIGEST_SIZE);

  row->position = (guint64) position;
  row->sequence = (guint64) sequence;
  return whole;
}

/**
 * hiatus_walk_begin:
 * @self: an empty walk
 * @database: a journal; has to stay open until hiatus_walk_clear()
 * @error: return location
 *
 * Stands before the first row.
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_walk_begin (HiatusWalk *self, sqlite3 *database, GError **error)
{
  self->statement = hiatus_database_prepare (database, HIATUS_SELECT_ROWS "WHERE position > ? ORDER BY position", error);
  self->position = G_MININT64;
  return self->statement != NULL;
}

/**
 * hiatus_walk_next:
 * @self: a walk that was begun
 * @error: return location
 *
 * Goes on to the next row, after a rest too.
 *
 * Returns: `SQLITE_ROW` where there is one, for hiatus_row_read(), `SQLITE_DONE`, or anything else with %HIATUS_ERROR_DAMAGED or the
 *   errors of hiatus_database_set_error()
 */
gint
hiatus_walk_next (HiatusWalk *self, GError **error)
{
  const gint64 before = self->position;
  const gboolean rested = !self->is_going;
  gint result;

  if (rested)
    {
      sqlite3_reset (self->statement);
      sqlite3_bind_int64 (self->statement, 1, before);
    }
  result = hiatus_database_step (self->statement, error);
  self->is_going = result == SQLITE_ROW;
  if (!self->is_going)
    return result;
  self->position = sqlite3_column_int64 (self->statement, 0);
  /* In a damaged file the way could lead back, and never end. */
  if (!rested || self->position > before)
    return result;
  hiatus_database_set_damaged (sqlite3_db_handle (self->statement), error);
  return SQLITE_CORRUPT;
}

/**
 * hiatus_walk_rest:
 * @self: a walk that was begun
 *
 * Leaves the database to others until hiatus_walk_next().
 */
void
hiatus_walk_rest (HiatusWalk *self)
{
  sqlite3_reset (self->statement);
  self->is_going = FALSE;
}

/**
 * hiatus_walk_clear:
 * @self: a walk, begun or empty
 *
 * Ends it.
 */
void
hiatus_walk_clear (HiatusWalk *self)
{
  g_clear_pointer (&self->statement, sqlite3_finalize);
  self->is_going = FALSE;
}

/**
 * hiatus_rows_insert:
 * @database: a journal
 * @error: return location
 *
 * Returns: (transfer full): what hiatus_row_insert_by() inserts by, again and again; %NULL with the errors of
 *   hiatus_database_set_error()
 */
sqlite3_stmt *
hiatus_rows_insert (sqlite3 *database, GError **error)
{
  return hiatus_database_prepare (database, "INSERT " VALUES, error);
}

/**
 * hiatus_rows_replace:
 * @database: a journal
 * @error: return location
 *
 * Returns: (transfer full): as hiatus_rows_insert(), for rows that take the place of those that have their positions
 */
sqlite3_stmt *
hiatus_rows_replace (sqlite3 *database, GError **error)
{
  return hiatus_database_prepare (database, "INSERT OR REPLACE " VALUES, error);
}

/**
 * hiatus_row_insert_by:
 * @statement: of hiatus_rows_insert() or hiatus_rows_replace()
 * @row: a row with all its fields
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_row_insert_by (sqlite3_stmt *statement, const HiatusRow *row, GError **error)
{
  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, (gint64) row->position);
  sqlite3_bind_text (statement, 2, row->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, (gint64) row->sequence);
  sqlite3_bind_int64 (statement, 4, row->recorded_us);
  sqlite3_bind_int64 (statement, 5, row->happened_us);
  sqlite3_bind_text (statement, 6, row->date, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 7, row->kind, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 8, row->payload, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 9, row->previous, HIATUS_DIGEST_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 10, row->digest, HIATUS_DIGEST_SIZE, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/**
 * hiatus_row_insert:
 * @database: a journal
 * @row: a row with all its fields
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_row_insert (sqlite3 *database, const HiatusRow *row, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_rows_insert (database, error);

  return statement != NULL && hiatus_row_insert_by (statement, row, error);
}

/**
 * hiatus_row_identify:
 * @row: a row
 * @event: what its payload says, without an identity yet
 *
 * Gives the event what the row has beside the payload.
 *
 * Returns: %FALSE if the row cannot be what was written
 */
gboolean
hiatus_row_identify (const HiatusRow *row, HiatusEvent *event)
{
  if (!hiatus_calendar_parse_date (row->date, &event->date, NULL))
    return FALSE;
  event->device = g_strdup (row->device);
  event->sequence = row->sequence;
  event->recorded_us = row->recorded_us;
  event->happened_us = row->happened_us;
  event->position = row->position;
  return TRUE;
}

/**
 * hiatus_row_to_event:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): the event without its texts; %NULL if the row cannot be what was written
 */
HiatusEvent *
hiatus_row_to_event (const HiatusRow *row)
{
  g_autoptr (HiatusEvent) event = hiatus_event_parse_payload (row->kind, row->payload, NULL);

  return event != NULL && hiatus_row_identify (row, event) ? g_steal_pointer (&event) : NULL;
}

/**
 * hiatus_tail_name_device:
 * @tail: a tail
 *
 * Gives it a new device, at random. Whoever makes a journal from another one writes in it under a new name:
 * the numbers that the old name used after the backup are never used for something else.
 */
void
hiatus_tail_name_device (HiatusTail *tail)
{
  guint32 number = 0;

  hiatus_digest_random (&number, sizeof number);
  g_snprintf (tail->device, sizeof tail->device, "%08x", number);
}

/**
 * hiatus_tail_compute_seal:
 * @tail: a tail
 * @seal: (out caller-allocates) (array fixed-size=32): the digest over it
 *
 * What tells that the tail is what was written.
 */
void
hiatus_tail_compute_seal (const HiatusTail *tail, guint8 *seal)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin ("hiatus-journal");

  hiatus_digest_string (checksum, tail->device);
  hiatus_digest_number (checksum, (gint64) tail->position);
  hiatus_digest_bytes (checksum, tail->digest, HIATUS_DIGEST_SIZE);
  hiatus_digest_finish (checksum, seal);
}

static gboolean
tail_read_columns (sqlite3_stmt *statement, HiatusTail *tail)
{
  g_autofree gchar *device = NULL;
  guint8 seal[HIATUS_DIGEST_SIZE];
  guint8 expected[HIATUS_DIGEST_SIZE];
  gint64 position = 0;

  if (!column_string (statement, 0, &device) || strlen (device) != HIATUS_DEVICE_LENGTH || !column_number (statement, 1, &position) || !column_bytes (statement, 2, tail->digest, HIATUS_DIGEST_SIZE) || !column_bytes (statement, 3, seal, HIATUS_DIGEST_SIZE))
    return FALSE;
  g_strlcpy (tail->device, device, sizeof tail->device);
  tail->position = (guint64) position;
  hiatus_tail_compute_seal (tail, expected);
  return memcmp (seal, expected, HIATUS_DIGEST_SIZE) == 0;
}

/**
 * hiatus_tail_read:
 * @database: a journal
 * @tail: (out caller-allocates): its tail
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_tail_read (sqlite3 *database, HiatusTail *tail, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, "SELECT device, position, digest, seal FROM journal", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  result = hiatus_database_step (statement, error);
  if (result == SQLITE_ROW && tail_read_columns (statement, tail))
    return TRUE;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    hiatus_database_set_damaged (database, error);
  return FALSE;
}

/**
 * hiatus_tail_write:
 * @database: a journal, in a transaction
 * @tail: its new tail
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with the errors of hiatus_database_set_error() otherwise
 */
gboolean
hiatus_tail_write (sqlite3 *database, const HiatusTail *tail, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database,
                                                                "INSERT OR REPLACE INTO journal (rowid, device, position, digest, seal) VALUES (1, ?, ?, ?, ?)",
                                                                error);
  guint8 seal[HIATUS_DIGEST_SIZE];

  if (statement == NULL)
    return FALSE;
  hiatus_tail_compute_seal (tail, seal);
  sqlite3_bind_text (statement, 1, tail->device, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) tail->position);
  sqlite3_bind_blob (statement, 3, tail->digest, HIATUS_DIGEST_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 4, seal, HIATUS_DIGEST_SIZE, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}
