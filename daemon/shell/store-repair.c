/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-carve.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-folder.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-schema.h"
#include "daemon/shell/store-texts.h"

/* A repair builds a new journal from every row that a digest vouches for, in the damaged file and in the newest
 * good backup, under a new device. Rows keep their device, sequence and digests; one that is lost leaves a
 * gap in its device's sequence, which hiatus_rows_check() takes for what it is. Of a draft, what stands in the
 * damaged file counts, erased parts too; the backup gives what is lost there. */

/* What was found in one file. */
typedef struct
{
  GHashTable *rows;    /* (owned): id → HiatusRow that its digest vouches for */
  GPtrArray *doubtful; /* (owned): HiatusRows that it does not */
  GHashTable *texts;   /* (owned): id and field → GPtrArray of HiatusText */
  GHashTable *drafts;  /* (owned): see hiatus_store_drafts_find() */
  HiatusTail tail;     /* valid if its position is not 0 */
  gboolean has_tail;
} Finds;

static void
row_free (gpointer data)
{
  hiatus_row_clear (data);
  g_free (data);
}

static void
text_free (gpointer data)
{
  hiatus_text_clear (data);
  g_free (data);
}

static void
finds_init (Finds *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  self->doubtful = g_ptr_array_new_with_free_func (row_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->drafts = hiatus_drafts_found_new ();
}

static void
finds_clear (Finds *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->doubtful, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finds, finds_clear)

static gchar *
row_key (const gchar *device, guint64 sequence)
{
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, device, sequence);
}

static gchar *
text_key (const gchar *device, guint64 sequence, const gchar *field)
{
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT " %s", device, sequence, field);
}

static gboolean
is_string (const HiatusCarvedValue *value, gsize length)
{
  return value->type == SQLITE_TEXT && (length == 0 || value->length == length) && g_utf8_validate_len ((const gchar *) value->data, value->length, NULL);
}

static gboolean
is_blob (const HiatusCarvedValue *value, gsize length)
{
  return value->type == SQLITE_BLOB && (length == 0 || value->length == length);
}

static gboolean
is_number (const HiatusCarvedValue *value)
{
  return value->type == SQLITE_INTEGER;
}

static gchar *
dup_string (const HiatusCarvedValue *value)
{
  return g_strndup ((const gchar *) value->data, value->length);
}

static void
find_row (Finds *self, const HiatusCarvedValue *values)
{
  HiatusRow *row;

  if (values[0].type != SQLITE_NULL || !is_string (&values[1], HIATUS_DEVICE_LENGTH) || !is_number (&values[2]) || !is_number (&values[3]) || !is_number (&values[4]))
    return;
  if (!is_string (&values[5], 0) || !is_string (&values[6], 0) || !is_string (&values[7], 0) || !is_blob (&values[8], HIATUS_DIGEST_SIZE) || !is_blob (&values[9], HIATUS_DIGEST_SIZE))
    return;
  row = g_new0 (HiatusRow, 1);
  row->device = dup_string (&values[1]);
  row->sequence = (guint64) values[2].number;
  row->recorded_us = values[3].number;
  row->happened_us = values[4].number;
  row->date = dup_string (&values[5]);
  row->kind = dup_string (&values[6]);
  row->payload = dup_string (&values[7]);
  memcpy (row->previous, values[8].data, HIATUS_DIGEST_SIZE);
  memcpy (row->digest, values[9].data, HIATUS_DIGEST_SIZE);
  if (hiatus_row_is_whole (row))
    g_hash_table_replace (self->rows, row_key (row->device, row->sequence), row);
  else
    g_ptr_array_add (self->doubtful, row);
}

static void
find_text (Finds *self, const HiatusCarvedValue *values)
{
  HiatusText *text;
  GPtrArray *texts;
  g_autofree gchar *key = NULL;

  if (values[0].type != SQLITE_NULL || !is_string (&values[1], HIATUS_DEVICE_LENGTH) || !is_number (&values[2]) || !is_string (&values[3], 0) || !is_blob (&values[4], HIATUS_SALT_SIZE) || !is_blob (&values[5], 0))
    return;
  text = g_new0 (HiatusText, 1);
  text->device = dup_string (&values[1]);
  text->sequence = (guint64) values[2].number;
  text->field = dup_string (&values[3]);
  memcpy (text->salt, values[4].data, HIATUS_SALT_SIZE);
  text->text = g_bytes_new (values[5].data, values[5].length);
  key = text_key (text->device, text->sequence, text->field);
  texts = g_hash_table_lookup (self->texts, key);
  if (texts == NULL)
    {
      texts = g_ptr_array_new_with_free_func (text_free);
      g_hash_table_insert (self->texts, g_steal_pointer (&key), texts);
    }
  g_ptr_array_add (texts, text);
}

static void
find_tail (Finds *self, const HiatusCarvedValue *values)
{
  HiatusTail tail = { 0 };
  guint8 seal[HIATUS_DIGEST_SIZE];

  if (!is_string (&values[0], HIATUS_DEVICE_LENGTH) || !is_number (&values[1]) || !is_blob (&values[2], HIATUS_DIGEST_SIZE) || !is_blob (&values[3], HIATUS_DIGEST_SIZE))
    return;
  memcpy (tail.device, values[0].data, HIATUS_DEVICE_LENGTH);
  tail.position = (guint64) values[1].number;
  memcpy (tail.digest, values[2].data, HIATUS_DIGEST_SIZE);
  hiatus_tail_compute_seal (&tail, seal);
  if (memcmp (seal, values[3].data, HIATUS_DIGEST_SIZE) != 0 || (self->has_tail && tail.position < self->tail.position))
    return;
  self->tail = tail;
  self->has_tail = TRUE;
}

/* The tables are told apart by how many columns they have (store-schema.c). */
static gboolean
on_carved (const HiatusCarved *carved, gpointer user_data)
{
  Finds *finds = user_data;

  switch (carved->n_values)
    {
    case 10:
      find_row (finds, carved->values);
      break;
    case 6:
      find_text (finds, carved->values);
      break;
    case 5:
      hiatus_store_drafts_find (finds->drafts, carved);
      break;
    case 4:
      find_tail (finds, carved->values);
      break;
    default:
      break;
    }
  return FALSE;
}

static const HiatusRow *
lookup_row (Finds *self, const gchar *device, guint64 sequence)
{
  g_autofree gchar *key = row_key (device, sequence);

  return g_hash_table_lookup (self->rows, key);
}

/* Whether a row whose own digest does not fit is vouched for by its neighbours: by the next one, or the tail, which
 * hold the digest that it should have, or by the one before, which has the digest that it should hold. */
static gboolean
is_vouched_for (Finds *self, HiatusRow *row)
{
  const HiatusRow *next = lookup_row (self, row->device, row->sequence + 1);
  const HiatusRow *before = lookup_row (self, row->device, row->sequence - 1);
  guint8 digest[HIATUS_DIGEST_SIZE];

  hiatus_row_compute_digest (row, digest);
  if ((next != NULL && memcmp (next->previous, digest, HIATUS_DIGEST_SIZE) == 0) || (self->has_tail && memcmp (self->tail.digest, digest, HIATUS_DIGEST_SIZE) == 0))
    {
      memcpy (row->digest, digest, HIATUS_DIGEST_SIZE);
      return TRUE;
    }
  if (before != NULL)
    memcpy (row->previous, before->digest, HIATUS_DIGEST_SIZE);
  else
    memset (row->previous, 0, HIATUS_DIGEST_SIZE);
  return hiatus_row_is_whole (row);
}

static void
add_rows_of_backup (Finds *own, Finds *backup, HiatusRepair *repair)
{
  GHashTableIter iter;
  gpointer key;
  gpointer row;

  g_hash_table_iter_init (&iter, backup->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      if (g_hash_table_contains (own->rows, key))
        continue;
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (own->rows, key, row);
      repair->from_backup = TRUE;
    }
}

static void
add_doubtful_rows (Finds *own)
{
  while (own->doubtful->len > 0)
    {
      HiatusRow *row = g_ptr_array_steal_index (own->doubtful, own->doubtful->len - 1);

      if (lookup_row (own, row->device, row->sequence) == NULL && is_vouched_for (own, row))
        g_hash_table_insert (own->rows, row_key (row->device, row->sequence), row);
      else
        row_free (row);
    }
}

static gint
compare_rows (gconstpointer left, gconstpointer right)
{
  const HiatusRow *a = *(const HiatusRow *const *) left;
  const HiatusRow *b = *(const HiatusRow *const *) right;

  if (a->recorded_us != b->recorded_us)
    return a->recorded_us < b->recorded_us ? -1 : 1;
  if (strcmp (a->device, b->device) != 0)
    return strcmp (a->device, b->device);
  return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

/* The rows in the order of their writing, numbered anew. */
static GPtrArray *
order_rows (Finds *own)
{
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, own->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    ((HiatusRow *) g_ptr_array_index (rows, i))->position = i + 1;
  return rows;
}

static guint
count_gaps (GPtrArray *rows)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  guint missing = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      HiatusRow *row = g_ptr_array_index (rows, i);
      const HiatusRow *before = g_hash_table_lookup (last, row->device);

      missing += (guint) (row->sequence - (before == NULL ? 0 : before->sequence) - 1);
      g_hash_table_replace (last, row->device, row);
    }
  return missing;
}

static const HiatusText *
choose_text (Finds *finds, const gchar *key, const gchar *digest)
{
  GPtrArray *texts = g_hash_table_lookup (finds->texts, key);
  const HiatusText *chosen = NULL;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const HiatusText *text = g_ptr_array_index (texts, i);

      if (hiatus_text_is_erased (text))
        return text;
      if (hiatus_text_is_whole (text, digest))
        chosen = text;
    }
  return chosen;
}

/* One text of an entry: what was erased anywhere stays erased, and what is lost is marked as if it were. */
static gboolean
insert_text (sqlite3 *database, Finds *own, Finds *backup, const HiatusRow *row, const gchar *field, const gchar *digest, HiatusRepair *repair, GError **error)
{
  g_autofree gchar *key = text_key (row->device, row->sequence, field);
  const HiatusText *found = choose_text (own, key, digest);
  const HiatusText *backed_up = choose_text (backup, key, digest);
  g_auto (HiatusText) lost = { 0 };

  if (backed_up != NULL && (found == NULL || hiatus_text_is_erased (backed_up)))
    {
      found = backed_up;
      repair->from_backup = TRUE;
    }
  if (found != NULL)
    return hiatus_text_insert (database, found, error);
  hiatus_text_init (&lost, row->device, row->sequence, field, "");
  memset (lost.salt, 0, sizeof lost.salt);
  repair->missing_texts++;
  return hiatus_text_insert (database, &lost, error);
}

static gboolean
insert_texts (sqlite3 *database, Finds *own, Finds *backup, const HiatusRow *row, HiatusRepair *repair, GError **error)
{
  g_autoptr (HiatusEvent) event = hiatus_row_to_event (row);
  const gchar *field = NULL;
  gchar **digest = NULL;

  for (guint i = 0; event != NULL && hiatus_event_text (event, i, &field, &digest) != NULL; i++)
    if (*digest != NULL && !insert_text (database, own, backup, row, field, *digest, repair, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_journal (sqlite3 *database, GPtrArray *rows, Finds *own, Finds *backup, HiatusRepair *repair, GError **error)
{
  HiatusTail tail = { .position = rows->len };

  if (!hiatus_schema_migrate (database, error) || !hiatus_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HiatusRow *row = g_ptr_array_index (rows, i);

      if (!hiatus_row_insert (database, row, error) || !insert_texts (database, own, backup, row, repair, error))
        return FALSE;
      memcpy (tail.digest, row->digest, HIATUS_DIGEST_SIZE);
    }
  hiatus_tail_name_device (&tail);
  if (!hiatus_drafts_insert_found (database, backup->drafts, error) || !hiatus_drafts_insert_found (database, own->drafts, error))
    return FALSE;
  return hiatus_tail_write (database, &tail, error) && hiatus_database_run (database, "COMMIT", error);
}

static gboolean
carve_newest_good_backup (HiatusStore *self, Finds *backup, GError **error)
{
  g_auto (GStrv) dates = hiatus_store_list_backups (self, error);

  for (guint i = 0; dates != NULL && dates[i] != NULL; i++)
    {
      g_autofree gchar *path = hiatus_store_backup_path (self, dates[i]);

      if (hiatus_store_verify_file (path, NULL))
        return hiatus_carve (path, FALSE, on_carved, backup, error);
    }
  return dates != NULL;
}

static gboolean
build_journal (HiatusStore *self, const gchar *part, HiatusRepair *repair, GError **error)
{
  g_auto (Finds) own = { 0 };
  g_auto (Finds) backup = { 0 };
  g_autofree gchar *path = hiatus_store_path (self, HIATUS_JOURNAL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (sqlite3) database = NULL;

  finds_init (&own);
  finds_init (&backup);
  if (!hiatus_carve (path, FALSE, on_carved, &own, error) || !carve_newest_good_backup (self, &backup, error))
    return FALSE;
  add_rows_of_backup (&own, &backup, repair);
  add_doubtful_rows (&own);
  rows = order_rows (&own);
  if (!hiatus_folder_create (part, error))
    return FALSE;
  database = hiatus_database_open (part, HIATUS_DATABASE_FILE, error);
  if (database == NULL || !fill_journal (database, rows, &own, &backup, repair, error))
    return FALSE;
  repair->saved = rows->len;
  repair->uncertain = !own.has_tail;
  if (!own.has_tail)
    repair->missing = count_gaps (rows);
  else if (own.tail.position > rows->len)
    repair->missing = (guint) (own.tail.position - rows->len);
  return hiatus_rows_check (database, error);
}

/* Builds a journal of all that can be vouched for in a damaged file, without any backup. @database: an empty one */
gboolean
hiatus_store_salvage (const gchar *path, sqlite3 *database, GError **error)
{
  g_auto (Finds) own = { 0 };
  g_auto (Finds) none = { 0 };
  g_auto (HiatusRepair) repair = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  finds_init (&own);
  finds_init (&none);
  if (!hiatus_carve (path, FALSE, on_carved, &own, error))
    return FALSE;
  add_doubtful_rows (&own);
  rows = order_rows (&own);
  return fill_journal (database, rows, &own, &none, &repair, error);
}

/**
 * hiatus_repair_clear:
 * @repair: a report
 *
 * Frees what is in it.
 */
void
hiatus_repair_clear (HiatusRepair *repair)
{
  g_clear_pointer (&repair->aside, g_free);
}

/**
 * hiatus_store_repair:
 * @self: a store for which open, load or check gave %HIATUS_ERROR_DAMAGED
 * @today: the local date
 * @repair: (out caller-allocates): what it came to; to be cleared with hiatus_repair_clear()
 * @error: return location
 *
 * Makes a new journal of all that can be vouched for and moves the damaged one aside, where it stays as it
 * was. The store is open afterwards.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE otherwise, and the journal as it was
 */
gboolean
hiatus_store_repair (HiatusStore *self, const GDate *today, HiatusRepair *repair, GError **error)
{
  g_autofree gchar *part = NULL;

  g_return_val_if_fail (HIATUS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->folder != NULL && self->lock >= 0, FALSE);
  g_return_val_if_fail (g_date_valid (today), FALSE);

  memset (repair, 0, sizeof *repair);
  if (self->database != NULL)
    sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  hiatus_store_close_journal (self);
  part = hiatus_store_path (self, HIATUS_JOURNAL_PART);
  if (!build_journal (self, part, repair, error))
    {
      g_unlink (part);
      return FALSE;
    }
  repair->aside = hiatus_folder_swap (self->folder, "damaged", today, error);
  if (repair->aside == NULL)
    return FALSE;
  if (!g_file_test (repair->aside, G_FILE_TEST_EXISTS))
    g_clear_pointer (&repair->aside, g_free);
  if (!hiatus_store_open_journal (self, error))
    return FALSE;
  hiatus_store_follow_seal (self);
  return TRUE;
}
