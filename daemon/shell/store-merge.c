/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/export-chain.h"
#include "daemon/shell/export.h"
#include "daemon/shell/store-drafts.h"
#include "daemon/shell/store-rows.h"

/* Two journals by union: both are in the order of hiatus_event_compare(), so one walks along both at once, whatever their length.
 * What is the same in both has one digest. */

/* The dates that some entries lie between, as "2025-03-01", which sort as they are. */
typedef struct
{
  gchar first[16];
  gchar last[16];
} Span;

struct _HiatusMerge
{
  HiatusMergeParts parts;
  HiatusWalk walk;            /* along the rows of here */
  sqlite3_stmt *texts;        /* (owned): of here */
  sqlite3_stmt *write_row;    /* (owned) (nullable): into the union */
  sqlite3_stmt *insert_text;  /* (owned) (nullable) */
  HiatusExportReader *reader; /* (owned) */
  HiatusExportChain *chain;   /* (owned): of the union */
  GHashTable *devices_here;   /* (owned) (element-type utf8) */
  GHashTable *devices_there;  /* (owned) (element-type utf8) */
  GPtrArray *files;           /* (owned) (element-type HiatusOwnFile): of here */
  HiatusImport *import;       /* (unowned) */

  HiatusRow row;              /* of here, the next one */
  gboolean has_row;           /* whether there is one */
  const HiatusRecord *record; /* (unowned) (nullable): of there, the next one */
  gboolean is_read;           /* whether the export has no more */
  guint64 position;           /* of the last one written */
  HiatusTail tail;
  Span only_here;
  Span only_there;
};

static gboolean
read_row (HiatusMerge *self, GError **error)
{
  gint result = hiatus_walk_next (&self->walk, error);

  hiatus_row_clear (&self->row);
  memset (&self->row, 0, sizeof self->row);
  self->has_row = result == SQLITE_ROW;
  if (result == SQLITE_DONE || (result == SQLITE_ROW && hiatus_row_read (self->walk.statement, &self->row)))
    return TRUE;
  if (result == SQLITE_ROW)
    hiatus_database_set_damaged (self->parts.here, error);
  return FALSE;
}

static void
widen (Span *span, const gchar *date)
{
  if (*span->first == '\0' || strcmp (date, span->first) < 0)
    g_strlcpy (span->first, date, sizeof span->first);
  if (strcmp (date, span->last) > 0)
    g_strlcpy (span->last, date, sizeof span->last);
}

static const gchar *
later (const gchar *left, const gchar *right)
{
  return strcmp (left, right) > 0 ? left : right;
}

static const gchar *
earlier (const gchar *left, const gchar *right)
{
  return strcmp (left, right) > 0 ? right : left;
}

static gint
compare (const HiatusRow *left, const HiatusRow *right)
{
  if (left->recorded_us != right->recorded_us)
    return left->recorded_us < right->recorded_us ? -1 : 1;
  return strcmp (left->device, right->device);
}

static void
note_device (GHashTable *devices, const gchar *device)
{
  if (!g_hash_table_contains (devices, device))
    g_hash_table_add (devices, g_strdup (device));
}

static gboolean
refuse_conflict (const HiatusRow *row, GError **error)
{
  g_autofree gchar *id = hiatus_row_id (row);

  hiatus_error_set (error,
                    HIATUS_ERROR_REFUSED,
                    _ ("The export and this journal have both written entry %s, and not the same: the folder of Hiatus was copied once, and both went on. Nothing was changed. Only an empty Hiatus can take this export."),
                    id);
  return FALSE;
}

/* Puts a row at the end of the union, where the copy of here has it already unless something came before it. */
static gboolean
write_row (HiatusMerge *self, const HiatusRow *row, GError **error)
{
  HiatusRow copy = *row;

  if (!hiatus_export_chain_fits (self->chain, row))
    return refuse_conflict (row, error);
  hiatus_export_chain_take (self->chain, row);
  copy.position = ++self->position;
  memcpy (self->tail.digest, row->digest, HIATUS_DIGEST_SIZE);
  return self->parts.into == NULL || row->position == copy.position || hiatus_row_insert_by (self->write_row, &copy, error);
}

/* What is here alone. */
static gboolean
keep_row (HiatusMerge *self, GError **error)
{
  note_device (self->devices_here, self->row.device);
  widen (&self->only_here, self->row.date);
  return write_row (self, &self->row, error) && read_row (self, error);
}

static gboolean
has_text (const HiatusRecord *record, const gchar *field)
{
  for (guint i = 0; i < record->texts->len; i++)
    if (g_str_equal (((const HiatusText *) g_ptr_array_index (record->texts, i))->field, field))
      return TRUE;
  return FALSE;
}

/* What was erased there is erased here. What was erased here stays so by itself. */
static gboolean
erase_texts (HiatusMerge *self, const HiatusRecord *record, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gboolean done = TRUE;

  if (strstr (record->row.payload, "-digest") == NULL)
    return TRUE;
  done = hiatus_texts_list (self->texts, NULL, record->row.device, record->row.sequence, texts, error);
  for (guint i = 0; i < texts->len; i++)
    {
      HiatusText *text = g_ptr_array_index (texts, i);

      if (done && !has_text (record, text->field))
        {
          self->import->erased++;
          done = self->parts.into == NULL || hiatus_text_erase (self->parts.into, text, error);
        }
      hiatus_text_clear (text);
      g_free (text);
    }
  return done;
}

/* What is in both. */
static gboolean
join_row (HiatusMerge *self, const HiatusRecord *record, GError **error)
{
  if (memcmp (self->row.digest, record->row.digest, HIATUS_DIGEST_SIZE) != 0)
    return refuse_conflict (&record->row, error);
  self->import->known++;
  note_device (self->devices_here, self->row.device);
  return write_row (self, &self->row, error) && erase_texts (self, record, error) && read_row (self, error);
}

/* An export has the texts open; here they are sealed where a passphrase is set. */
static gboolean
insert_text (HiatusMerge *self, HiatusText *text, GError **error)
{
  if (self->parts.seal != NULL && hiatus_text_is_private (text))
    hiatus_text_seal (text, self->parts.seal);
  return hiatus_text_insert_by (self->insert_text, text, error);
}

/* Of an entry that is new here, its texts; a text that has been erased is one here too. */
static gboolean
add_texts (HiatusMerge *self, const HiatusRecord *record, GError **error)
{
  const gchar *field = NULL;
  gchar **digest = NULL;

  for (guint i = 0; i < record->texts->len; i++)
    if (!insert_text (self, g_ptr_array_index (record->texts, i), error))
      return FALSE;
  for (guint i = 0; hiatus_event_text (record->event, i, &field, &digest) != NULL; i++)
    {
      g_auto (HiatusText) erased = { 0 };

      if (*digest == NULL || has_text (record, field))
        continue;
      hiatus_text_init (&erased, record->row.device, record->row.sequence, field, "");
      memset (erased.salt, 0, sizeof erased.salt);
      if (!hiatus_text_insert_by (self->insert_text, &erased, error))
        return FALSE;
    }
  return TRUE;
}

/* Two clocks that were set by hand need no word. */
static void
count_future (HiatusMerge *self, const HiatusRow *row)
{
  if (row->recorded_us - G_TIME_SPAN_HOUR <= self->parts.now_us)
    return;
  self->import->n_future++;
  if (strcmp (row->date, self->import->future) > 0)
    g_strlcpy (self->import->future, row->date, sizeof self->import->future);
}

static gboolean
add_record (HiatusMerge *self, const HiatusRecord *record, GError **error)
{
  self->import->added++;
  self->import->added_with_words += record->texts->len > 0;
  count_future (self, &record->row);
  widen (&self->only_there, record->row.date);
  return write_row (self, &record->row, error) && (self->parts.into == NULL || add_texts (self, record, error));
}

/* Takes the record that is next, or first a row of here that comes before it. */
static gboolean
take_record (HiatusMerge *self, GError **error)
{
  const HiatusRecord *record = self->record;
  gint order = self->has_row ? compare (&self->row, &record->row) : 1;

  if (order < 0)
    return keep_row (self, error);
  self->record = NULL;
  return order == 0 ? join_row (self, record, error) : add_record (self, record, error);
}

/* What is being written here stays as it is; what is not is added. */
static gboolean
take_draft (HiatusMerge *self, GError **error)
{
  const gchar *text = NULL;
  const gchar *name = hiatus_export_reader_get_draft (self->reader, &text);
  g_autofree gchar *here = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!hiatus_store_draft_read (self->parts.here, self->parts.seal, name, &here, &local_error))
    {
      if (!g_error_matches (local_error, HIATUS_ERROR, HIATUS_ERROR_LOCKED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      /* Whatever it is, it stays. */
      self->import->kept_drafts++;
      return TRUE;
    }
  if (here != NULL || *text == '\0')
    {
      self->import->kept_drafts += here != NULL && !g_str_equal (here, text);
      return TRUE;
    }
  self->import->added_drafts++;
  return self->parts.into == NULL || hiatus_store_draft_write (self->parts.into, self->parts.seal, name, text, error);
}

static HiatusOwnFile *
copy_file (const HiatusOwnFile *file)
{
  HiatusOwnFile *copy = g_new0 (HiatusOwnFile, 1);

  copy->name = g_strdup (file->name);
  copy->content = g_byte_array_append (g_byte_array_sized_new (file->content->len), file->content->data, file->content->len);
  return copy;
}

static const HiatusOwnFile *
find_file (HiatusMerge *self, const gchar *name)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const HiatusOwnFile *file = g_ptr_array_index (self->files, i);

      if (g_str_equal (file->name, name))
        return file;
    }
  return NULL;
}

static void
take_file (HiatusMerge *self)
{
  const HiatusOwnFile *file = hiatus_export_reader_get_file (self->reader);
  const HiatusOwnFile *here = find_file (self, file->name);

  if (here == NULL)
    g_ptr_array_add (self->import->added_files, copy_file (file));
  else if (here->content->len != file->content->len || (file->content->len > 0 && memcmp (here->content->data, file->content->data, file->content->len) != 0))
    g_ptr_array_add (self->import->replaced_files, copy_file (file));
}

static gboolean
read_item (HiatusMerge *self, GError **error)
{
  HiatusExportItem item;

  if (!hiatus_export_reader_next (self->reader, &item, error))
    return FALSE;
  switch (item)
    {
    case HIATUS_EXPORT_FILE:
      take_file (self);
      return TRUE;
    case HIATUS_EXPORT_DRAFT:
      return take_draft (self, error);
    case HIATUS_EXPORT_RECORD:
      self->record = hiatus_export_reader_get_record (self->reader);
      note_device (self->devices_there, self->record->row.device);
      return TRUE;
    case HIATUS_EXPORT_END:
    default:
      self->is_read = TRUE;
      return TRUE;
    }
}

/* One step along both. */
static gboolean
step (HiatusMerge *self, GError **error)
{
  if (self->record != NULL)
    return take_record (self, error);
  return self->is_read ? keep_row (self, error) : read_item (self, error);
}

static gboolean
is_at_end (HiatusMerge *self)
{
  return self->is_read && !self->has_row;
}

static gboolean
have_common_device (HiatusMerge *self)
{
  GHashTableIter iter;
  gpointer device;

  g_hash_table_iter_init (&iter, self->devices_there);
  while (g_hash_table_iter_next (&iter, &device, NULL))
    if (g_hash_table_contains (self->devices_here, device))
      return TRUE;
  return FALSE;
}

static void
report (HiatusMerge *self)
{
  HiatusImport *import = self->import;
  guint8 digest[HIATUS_DIGEST_SIZE];

  g_strlcpy (import->first, self->only_there.first, sizeof import->first);
  g_strlcpy (import->last, self->only_there.last, sizeof import->last);
  if (*self->only_here.first != '\0' && *self->only_there.first != '\0')
    {
      g_strlcpy (import->overlap_from, later (self->only_here.first, self->only_there.first), sizeof import->overlap_from);
      g_strlcpy (import->overlap_until, earlier (self->only_here.last, self->only_there.last), sizeof import->overlap_until);
      if (strcmp (import->overlap_from, import->overlap_until) > 0)
        *import->overlap_from = *import->overlap_until = '\0';
    }
  import->is_foreign = g_hash_table_size (self->devices_here) > 0 && g_hash_table_size (self->devices_there) > 0 && !have_common_device (self);
  hiatus_export_reader_get_digest (self->reader, digest);
  for (guint i = 0; i < HIATUS_DIGEST_SIZE; i++)
    g_snprintf (import->digest + 2 * i, 3, "%02x", digest[i]);
}

static gboolean
begin_union (HiatusMerge *self, GError **error)
{
  self->write_row = hiatus_rows_replace (self->parts.into, error);
  self->insert_text = self->write_row == NULL ? NULL : hiatus_texts_insert (self->parts.into, error);
  return self->insert_text != NULL && hiatus_database_run (self->parts.into, "BEGIN IMMEDIATE", error);
}

static gboolean
begin (HiatusMerge *self, GError **error)
{
  self->files = self->parts.own == NULL ? g_ptr_array_new () : hiatus_own_files_read (self->parts.own, error);
  if (self->files == NULL || !hiatus_walk_begin (&self->walk, self->parts.here, error))
    return FALSE;
  self->texts = hiatus_texts_select (self->parts.here, error);
  return self->texts != NULL && read_row (self, error) && (self->parts.into == NULL || begin_union (self, error));
}

/* Under a new device, as after a restore: so no number is used twice. */
static gboolean
end (HiatusMerge *self, GError **error)
{
  report (self);
  if (self->parts.into == NULL)
    return TRUE;
  self->tail.position = self->position;
  hiatus_tail_name_device (&self->tail);
  return hiatus_tail_write (self->parts.into, &self->tail, error) && hiatus_database_run (self->parts.into, "COMMIT", error);
}

/**
 * hiatus_merge_new:
 * @parts: a journal and an export
 * @import: (out caller-allocates): what it comes to, once that is done; to be cleared with hiatus_import_clear()
 * @error: return location
 *
 * Begins to put them together.
 *
 * Returns: (transfer full): what does it; %NULL with the errors of hiatus_private_file_read() or hiatus_database_set_error()
 */
HiatusMerge *
hiatus_merge_new (const HiatusMergeParts *parts, HiatusImport *import, GError **error)
{
  g_autoptr (HiatusMerge) self = g_new0 (HiatusMerge, 1);

  memset (import, 0, sizeof *import);
  import->added_files = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_own_file_free);
  import->replaced_files = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_own_file_free);
  self->parts = *parts;
  self->import = import;
  self->reader = hiatus_export_reader_new (parts->descriptor);
  self->chain = hiatus_export_chain_new ();
  self->devices_here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->devices_there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return begin (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * hiatus_merge_free:
 * @self: (transfer full) (nullable): what puts them together
 *
 * Frees it. Where it was not done, the union is in the middle of a transaction.
 */
void
hiatus_merge_free (HiatusMerge *self)
{
  if (self == NULL)
    return;
  hiatus_walk_clear (&self->walk);
  sqlite3_finalize (self->texts);
  sqlite3_finalize (self->write_row);
  sqlite3_finalize (self->insert_text);
  g_clear_pointer (&self->reader, hiatus_export_reader_free);
  g_clear_pointer (&self->chain, hiatus_export_chain_free);
  g_clear_pointer (&self->devices_here, g_hash_table_unref);
  g_clear_pointer (&self->devices_there, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  hiatus_row_clear (&self->row);
  g_free (self);
}

/**
 * hiatus_merge_go_on:
 * @self: what puts them together
 * @error: return location
 *
 * Puts some more together.
 *
 * Returns: %HIATUS_SLICE_DONE once it is done; %HIATUS_SLICE_FAILED with the errors of hiatus_export_reader_next(), with
 *   %HIATUS_ERROR_REFUSED where both have written an entry and not the same, or with the errors of hiatus_database_set_error()
 */
HiatusSlice
hiatus_merge_go_on (HiatusMerge *self, GError **error)
{
  for (guint i = 0; i < HIATUS_SLICE_ROWS && !is_at_end (self); i++)
    if (!step (self, error))
      return HIATUS_SLICE_FAILED;
  hiatus_walk_rest (&self->walk);
  if (!is_at_end (self))
    return HIATUS_SLICE_MORE;
  return end (self, error) ? HIATUS_SLICE_DONE : HIATUS_SLICE_FAILED;
}
