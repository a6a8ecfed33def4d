/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-rows.h"
#include "daemon/shell/store-texts.h"

typedef struct
{
  guint64 sequence;
  guint8 digest[HIATUS_DIGEST_SIZE];
} Link;

/* Whether a row follows on the one before of its device. A gap in the sequence is a loss that an earlier
 * repair could not mend. */
static gboolean
row_follows (GHashTable *links, const HiatusRow *row)
{
  static const guint8 nothing[HIATUS_DIGEST_SIZE];
  Link *link = g_hash_table_lookup (links, row->device);
  guint64 expected = link == NULL ? 1 : link->sequence + 1;
  gboolean follows = row->sequence > expected || (row->sequence == expected && memcmp (row->previous, link == NULL ? nothing : link->digest, HIATUS_DIGEST_SIZE) == 0);

  if (link == NULL)
    {
      link = g_new0 (Link, 1);
      g_hash_table_insert (links, g_strdup (row->device), link);
    }
  link->sequence = row->sequence;
  memcpy (link->digest, row->digest, HIATUS_DIGEST_SIZE);
  return follows;
}

static gboolean
texts_are_whole (sqlite3 *database, const HiatusRow *row)
{
  g_autoptr (HiatusEvent) event = NULL;

  if (strstr (row->payload, "-digest") == NULL)
    return TRUE;
  event = hiatus_row_to_event (row);
  return event != NULL && hiatus_texts_read (database, NULL, event, NULL);
}

struct _HiatusRowsCheck
{
  sqlite3 *database; /* (unowned) */
  HiatusTail tail;
  HiatusWalk walk;
  GHashTable *links; /* (owned): the last row of each device */

  /* What was counted so far. */
  guint64 n_rows;
  guint64 n_good;
  guint64 position;                  /* of the last good row */
  guint8 digest[HIATUS_DIGEST_SIZE]; /* its digest */
};

static void
count_row (HiatusRowsCheck *self)
{
  g_auto (HiatusRow) row = { 0 };

  self->n_rows++;
  if (!hiatus_row_read (self->walk.statement, &row) || row.position <= self->position || !hiatus_row_is_whole (&row) || !row_follows (self->links, &row) || !texts_are_whole (self->database, &row))
    return;
  self->n_good++;
  self->position = row.position;
  memcpy (self->digest, row.digest, HIATUS_DIGEST_SIZE);
}

/* Nobody rests in a file where something is wrong: what was seen of it may not be seen so again. */
static HiatusSlice
count_rows (HiatusRowsCheck *self, GError **error)
{
  gint result = SQLITE_ROW;

  for (guint i = 0; i < HIATUS_SLICE_ROWS || self->n_good < self->n_rows; i++)
    {
      result = hiatus_walk_next (&self->walk, error);
      if (result != SQLITE_ROW)
        return result == SQLITE_DONE ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
      count_row (self);
    }
  hiatus_walk_rest (&self->walk);
  return HIATUS_SLICE_MORE;
}

static gboolean
structure_is_whole (sqlite3 *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, "PRAGMA quick_check(1)", error);

  if (statement == NULL)
    return FALSE;
  if (hiatus_database_step (statement, error) != SQLITE_ROW)
    return FALSE;
  if (g_strcmp0 ((const gchar *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  hiatus_database_set_damaged (database, error);
  return FALSE;
}

/* As many good rows as the last position says, in rising order, are rows without a gap. */
static gboolean
judge (HiatusRowsCheck *self, GError **error)
{
  const HiatusTail *tail = &self->tail;
  guint64 n_all;
  guint n_bad;

  if (self->n_rows == tail->position && self->n_good == tail->position && self->position == tail->position && memcmp (self->digest, tail->digest, HIATUS_DIGEST_SIZE) == 0)
    return hiatus_store_drafts_check (self->database, error) && structure_is_whole (self->database, error);
  n_all = MAX (self->n_rows, tail->position);
  n_bad = (guint) MAX (n_all - self->n_good, 1);
  hiatus_database_set_damaged (self->database, error);
  g_prefix_error (error,
                  ngettext ("%u of %u entries is not what was written: ", "%u of %u entries are not what was written: ", n_bad),
                  n_bad,
                  (guint) n_all);
  return FALSE;
}

/**
 * hiatus_rows_check_new:
 * @database: a journal or a copy of one, which nobody changes until the check is freed
 *
 * Returns: (transfer full): a check that every entry is what was written and none is missing: structure of the file, positions,
 *   digests, the chain of each device, texts and drafts
 */
HiatusRowsCheck *
hiatus_rows_check_new (sqlite3 *database)
{
  HiatusRowsCheck *self = g_new0 (HiatusRowsCheck, 1);

  self->database = database;
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * hiatus_rows_check_free:
 * @self: (transfer full) (nullable): a check
 *
 * Frees it, ended or not.
 */
void
hiatus_rows_check_free (HiatusRowsCheck *self)
{
  if (self == NULL)
    return;
  hiatus_walk_clear (&self->walk);
  g_hash_table_unref (self->links);
  g_free (self);
}

/**
 * hiatus_rows_check_go_on:
 * @self: a check
 * @error: return location
 *
 * Looks at some more entries and, after the last one, at the rest.
 *
 * Returns: %HIATUS_SLICE_DONE if all is what was written; %HIATUS_SLICE_FAILED with %HIATUS_ERROR_DAMAGED, saying how many entries
 *   are not, or the errors of hiatus_database_set_error()
 */
HiatusSlice
hiatus_rows_check_go_on (HiatusRowsCheck *self, GError **error)
{
  HiatusSlice slice;

  if (self->walk.statement == NULL && (!hiatus_tail_read (self->database, &self->tail, error) || !hiatus_walk_begin (&self->walk, self->database, error)))
    return HIATUS_SLICE_FAILED;
  slice = count_rows (self, error);
  return slice == HIATUS_SLICE_DONE && !judge (self, error) ? HIATUS_SLICE_FAILED : slice;
}

/**
 * hiatus_rows_check:
 * @database: a journal or a copy of one
 * @error: return location
 *
 * The whole of hiatus_rows_check_new().
 *
 * Returns: %TRUE if all is what was written; %FALSE with the errors of hiatus_rows_check_go_on()
 */
gboolean
hiatus_rows_check (sqlite3 *database, GError **error)
{
  g_autoptr (HiatusRowsCheck) check = hiatus_rows_check_new (database);
  HiatusSlice slice;

  do
    slice = hiatus_rows_check_go_on (check, error);
  while (slice == HIATUS_SLICE_MORE);
  return slice == HIATUS_SLICE_DONE;
}
