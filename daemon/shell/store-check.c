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

/* What was counted in a journal. */
typedef struct
{
  guint64 n_rows;
  guint64 n_good;
  guint64 position;                  /* of the last good row */
  guint8 digest[HIATUS_DIGEST_SIZE]; /* its digest */
} Count;

static gboolean
count_rows (sqlite3 *database, Count *count, GError **error)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_SELECT_ROWS "ORDER BY position", error);
  gint result;

  if (statement == NULL)
    return FALSE;
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusRow) row = { 0 };

      count->n_rows++;
      if (!hiatus_row_read (statement, &row) || row.position <= count->position || !hiatus_row_is_whole (&row) || !row_follows (links, &row) || !texts_are_whole (database, &row))
        continue;
      count->n_good++;
      count->position = row.position;
      memcpy (count->digest, row.digest, HIATUS_DIGEST_SIZE);
    }
  return result == SQLITE_DONE;
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

/**
 * hiatus_rows_check:
 * @database: a journal or a copy of one
 * @error: return location
 *
 * Checks that every entry is what was written and none is missing: structure of the file, positions, digests,
 * the chain of each device, texts and drafts.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_DAMAGED, saying how many entries are not, or the errors of
 *   hiatus_database_set_error()
 */
gboolean
hiatus_rows_check (sqlite3 *database, GError **error)
{
  HiatusTail tail = { 0 };
  Count count = { 0 };
  guint64 n_all;
  guint n_bad;

  if (!hiatus_tail_read (database, &tail, error) || !count_rows (database, &count, error))
    return FALSE;
  /* As many good rows as the last position says, in rising order, are rows without a gap. */
  if (count.n_rows == tail.position && count.n_good == tail.position && count.position == tail.position && memcmp (count.digest, tail.digest, HIATUS_DIGEST_SIZE) == 0)
    return hiatus_store_drafts_check (database, error) && structure_is_whole (database, error);
  n_all = MAX (count.n_rows, tail.position);
  n_bad = (guint) MAX (n_all - count.n_good, 1);
  hiatus_database_set_damaged (database, error);
  g_prefix_error (error,
                  ngettext ("%u of %u entries is not what was written: ", "%u of %u entries are not what was written: ", n_bad),
                  n_bad,
                  (guint) n_all);
  return FALSE;
}
