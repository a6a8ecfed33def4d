/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-carve.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/event.h"
#include "daemon/shell/store-database.h"
#include "daemon/shell/store-folder.h"

/* Reads records out of the pages of a database whatever state its header, its tree and its lists of cells are
 * in: each byte of each page is tried as the beginning of one. That is affordable because nearly all fail at
 * once, and sound because a digest vouches for each row: what SQLite would refuse to read for one bad byte
 * is lost in none but the rows that the byte belongs to.
 * The format: https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4. */

#define WAL_HEADER 32
#define FRAME_HEADER 24
#define WAL_MAGIC 0x377f0682u

/* What a table's leaf keeps of a record before the rest goes to overflow pages. */
#define LOCAL_MAX (HIATUS_PAGE_SIZE - 35)
#define LOCAL_MIN ((HIATUS_PAGE_SIZE - 12) * 32 / 255 - 23)
#define OVERFLOW_SIZE (HIATUS_PAGE_SIZE - 4)

/* A note at its longest, and ample room for what goes with it. */
#define PAYLOAD_MAX ((gsize) HIATUS_NOTE_MAX + 1024)
#define PAYLOAD_MIN 32

/* A part of a record: where it lies in the file. */
typedef struct
{
  goffset offset;
  gsize length;
} Span;

typedef struct
{
  gint file; /* -1 if there is none */
  gint log;  /* the write-ahead log, -1 if there is none */
  guint32 n_pages;
  GHashTable *frames; /* (owned): page number → number of its newest committed frame in the log */

  HiatusCarveFunc func;
  gpointer user_data;
  gboolean wipe;
  GByteArray *payload; /* (owned): of the record at hand */
  GArray *spans;       /* (owned): its parts */
} Carver;

static void
carver_clear (Carver *self)
{
  if (self->file >= 0)
    close (self->file);
  if (self->log >= 0)
    close (self->log);
  g_clear_pointer (&self->frames, g_hash_table_unref);
  g_clear_pointer (&self->payload, g_byte_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Carver, carver_clear)

static guint32
read_big (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* A part that the disk does not give any more reads as zeros. */
static void
read_at (gint file, goffset offset, guint8 *bytes, gsize length)
{
  memset (bytes, 0, length);
  if (pread (file, bytes, length, offset) < 0)
    memset (bytes, 0, length);
}

static goffset
frame_offset (guint32 frame)
{
  return WAL_HEADER + (goffset) frame * (FRAME_HEADER + HIATUS_PAGE_SIZE);
}

/* Where a page of now lies, in which of the two files. */
static goffset
page_offset (Carver *self, guint32 page, gint *file)
{
  gpointer frame = NULL;

  if (g_hash_table_lookup_extended (self->frames, GUINT_TO_POINTER (page), NULL, &frame))
    {
      *file = self->log;
      return frame_offset (GPOINTER_TO_UINT (frame)) + FRAME_HEADER;
    }
  *file = self->file;
  return (goffset) (page - 1) * HIATUS_PAGE_SIZE;
}

static goffset
read_page (Carver *self, guint32 page, guint8 *bytes)
{
  gint file;
  goffset offset = page_offset (self, page, &file);

  read_at (file, offset, bytes, HIATUS_PAGE_SIZE);
  return offset;
}

/* The checksum of the write-ahead log, which runs on from frame to frame. */
static void
log_checksum (guint32 *sum, gboolean big_endian, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 words[2];

      memcpy (words, bytes + i, sizeof words);
      sum[0] += (big_endian ? GUINT32_FROM_BE (words[0]) : GUINT32_FROM_LE (words[0])) + sum[1];
      sum[1] += (big_endian ? GUINT32_FROM_BE (words[1]) : GUINT32_FROM_LE (words[1])) + sum[0];
    }
}

/* Notes the newest frame of each page, up to the last commit: what SQLite would replay. */
static void
read_log (Carver *self, goffset size)
{
  g_autoptr (GHashTable) pending = g_hash_table_new (NULL, NULL);
  guint8 header[WAL_HEADER];
  guint8 frame[FRAME_HEADER + HIATUS_PAGE_SIZE];
  guint32 sum[2] = { 0, 0 };
  gboolean big_endian;

  read_at (self->log, 0, header, sizeof header);
  big_endian = (read_big (header) & 1) != 0;
  log_checksum (sum, big_endian, header, 24);
  if ((read_big (header) & ~1u) != WAL_MAGIC || sum[0] != read_big (header + 24) || sum[1] != read_big (header + 28))
    return;
  for (guint32 i = 0; frame_offset (i + 1) <= size; i++)
    {
      GHashTableIter iter;
      gpointer page;
      gpointer number;

      read_at (self->log, frame_offset (i), frame, sizeof frame);
      log_checksum (sum, big_endian, frame, 8);
      log_checksum (sum, big_endian, frame + FRAME_HEADER, HIATUS_PAGE_SIZE);
      if (memcmp (frame + 8, header + 16, 8) != 0 || sum[0] != read_big (frame + 16) || sum[1] != read_big (frame + 20))
        return;
      g_hash_table_insert (pending, GUINT_TO_POINTER (read_big (frame)), GUINT_TO_POINTER (i));
      if (read_big (frame + 4) == 0)
        continue;
      self->n_pages = read_big (frame + 4);
      g_hash_table_iter_init (&iter, pending);
      while (g_hash_table_iter_next (&iter, &page, &number))
        g_hash_table_insert (self->frames, page, number);
      g_hash_table_remove_all (pending);
    }
}

/* A number of one to nine bytes; 0 if it does not fit. */
static gsize
read_varint (const guint8 *bytes, gsize length, guint64 *number)
{
  *number = 0;
  for (gsize i = 0; i < MIN (length, 9); i++)
    {
      if (i == 8)
        {
          *number = (*number << 8) | bytes[i];
          return 9;
        }
      *number = (*number << 7) | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }
  return 0;
}

static void
add_span (Carver *self, goffset offset, const guint8 *bytes, gsize length)
{
  Span span = { offset, length };

  g_byte_array_append (self->payload, bytes, (guint) length);
  g_array_append_val (self->spans, span);
}

/* Gathers the bytes of a record from its leaf and its overflow pages. */
static gboolean
read_payload (Carver *self, const guint8 *page, gsize start, goffset offset, gsize size)
{
  gsize local = size;
  guint32 next;

  g_byte_array_set_size (self->payload, 0);
  g_array_set_size (self->spans, 0);
  if (size > LOCAL_MAX)
    {
      local = LOCAL_MIN + (size - LOCAL_MIN) % OVERFLOW_SIZE;
      if (local > LOCAL_MAX)
        local = LOCAL_MIN;
    }
  if (start + local + (size > local ? 4 : 0) > HIATUS_PAGE_SIZE)
    return FALSE;
  add_span (self, offset + (goffset) start, page + start, local);
  next = size > local ? read_big (page + start + local) : 0;
  for (gsize left = size - local; left > 0;)
    {
      guint8 bytes[HIATUS_PAGE_SIZE];
      gsize length = MIN (left, OVERFLOW_SIZE);

      if (next < 2 || next > self->n_pages)
        return FALSE;
      add_span (self, read_page (self, next, bytes) + 4, bytes + 4, length);
      next = read_big (bytes);
      left -= length;
    }
  return TRUE;
}

static gint64
read_integer (const guint8 *bytes, gsize length)
{
  guint64 number = length > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < length; i++)
    number = (number << 8) | bytes[i];
  return (gint64) number;
}

/* How many bytes a value of a type has; FALSE for what our tables never hold. */
static gboolean
value_length (guint64 type, gsize *length)
{
  static const guint8 lengths[] = { 0, 1, 2, 3, 4, 6, 8 };

  if (type < G_N_ELEMENTS (lengths))
    *length = lengths[type];
  else if (type == 8 || type == 9)
    *length = 0;
  else if (type >= 12 && type < 2 * PAYLOAD_MAX)
    *length = (gsize) (type - 12) / 2;
  else
    return FALSE;
  return TRUE;
}

static void
read_value (guint64 type, const guint8 *bytes, gsize length, HiatusCarvedValue *value)
{
  value->data = bytes;
  value->length = length;
  value->number = 0;
  if (type == 0)
    value->type = SQLITE_NULL;
  else if (type < 12)
    {
      value->type = SQLITE_INTEGER;
      value->number = type >= 8 ? (gint64) type - 8 : read_integer (bytes, length);
    }
  else
    value->type = type % 2 == 1 ? SQLITE_TEXT : SQLITE_BLOB;
}

/* Takes the header of a record apart; its values point behind it once @bytes is whole. */
static gboolean
read_record (const guint8 *bytes, gsize available, gsize size, HiatusCarved *carved)
{
  guint64 header = 0;
  gsize at = read_varint (bytes, available, &header);
  gsize value_at;

  carved->n_values = 0;
  if (at == 0 || header > available || header < 5)
    return FALSE;
  value_at = header;
  while (at < header)
    {
      guint64 type = 0;
      gsize length = 0;
      gsize used = read_varint (bytes + at, header - at, &type);

      if (used == 0 || carved->n_values == HIATUS_CARVED_MAX || !value_length (type, &length) || length > size - value_at)
        return FALSE;
      if (value_at + length <= available)
        read_value (type, bytes + value_at, length, &carved->values[carved->n_values]);
      carved->n_values++;
      value_at += length;
      at += used;
    }
  return value_at == size;
}

/* Overwrites the bytes of one value, wherever its parts lie. */
static gboolean
wipe_value (Carver *self, const HiatusCarvedValue *value)
{
  static const guint8 zeros[HIATUS_PAGE_SIZE];
  gsize begin = (gsize) (value->data - self->payload->data);
  gsize end = begin + value->length;
  gsize at = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      gsize from = MAX (begin, at);
      gsize to = MIN (end, at + span->length);

      if (from < to && pwrite (self->file, zeros, to - from, span->offset + (goffset) (from - at)) != (gssize) (to - from))
        return FALSE;
      at += span->length;
    }
  return TRUE;
}

static gboolean
wipe_record (Carver *self, const HiatusCarved *carved)
{
  for (guint i = 0; i < carved->n_values; i++)
    if (carved->values[i].type == SQLITE_BLOB && !wipe_value (self, &carved->values[i]))
      return FALSE;
  return TRUE;
}

static gboolean
try_cell (Carver *self, const guint8 *page, gsize start, goffset offset)
{
  HiatusCarved carved;
  guint64 size = 0;
  guint64 row = 0;
  gsize used = read_varint (page + start, HIATUS_PAGE_SIZE - start, &size);

  if (used == 0 || size < PAYLOAD_MIN || size > PAYLOAD_MAX)
    return TRUE;
  start += used;
  used = read_varint (page + start, HIATUS_PAGE_SIZE - start, &row);
  if (used == 0)
    return TRUE;
  start += used;
  /* The header alone first, which is cheap and fails nearly always. */
  if (!read_record (page + start, MIN (size, HIATUS_PAGE_SIZE - start), size, &carved) || !read_payload (self, page, start, offset, size) || !read_record (self->payload->data, size, size, &carved))
    return TRUE;
  return !self->func (&carved, self->user_data) || !self->wipe || wipe_record (self, &carved);
}

static gboolean
try_pages (Carver *self)
{
  guint8 bytes[HIATUS_PAGE_SIZE];

  for (guint32 page = 1; page <= self->n_pages; page++)
    {
      goffset offset = read_page (self, page, bytes);

      for (gsize start = 0; start < HIATUS_PAGE_SIZE; start++)
        if (!try_cell (self, bytes, start, offset))
          return FALSE;
    }
  return TRUE;
}

static goffset
file_size (gint file)
{
  struct stat status;

  return file >= 0 && fstat (file, &status) == 0 ? status.st_size : 0;
}

/**
 * hiatus_carve:
 * @path: path of a database in pages of %HIATUS_PAGE_SIZE, in any state, in use by nobody; its write-ahead log
 *   lies beside it
 * @wipe: whether to overwrite what @func says; the write-ahead log is left out then
 * @func: (scope call): called for each record, the same one more than once perhaps
 * @user_data: for @func
 * @error: return location
 *
 * Reads every record that a database may hold, without SQLite.
 *
 * Returns: %TRUE when all was gone through, even if there is no such file; %FALSE with %HIATUS_ERROR_STORAGE if the file
 *   cannot be opened or overwritten
 */
gboolean
hiatus_carve (const gchar *path, gboolean wipe, HiatusCarveFunc func, gpointer user_data, GError **error)
{
  g_autofree gchar *log = g_strconcat (path, "-wal", NULL);
  g_auto (Carver) self = {
    .file = open (path, (wipe ? O_RDWR : O_RDONLY) | O_CLOEXEC),
    .log = -1,
    .frames = g_hash_table_new (NULL, NULL),
    .func = func,
    .user_data = user_data,
    .wipe = wipe,
    .payload = g_byte_array_new (),
    .spans = g_array_new (FALSE, FALSE, sizeof (Span)),
  };

  if (self.file < 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      hiatus_folder_set_error (error, EACCES, path);
      return FALSE;
    }
  if (!wipe)
    self.log = open (log, O_RDONLY | O_CLOEXEC);
  if (self.file < 0 && self.log < 0)
    return TRUE;
  self.n_pages = (guint32) ((file_size (self.file) + HIATUS_PAGE_SIZE - 1) / HIATUS_PAGE_SIZE);
  if (self.log >= 0)
    read_log (&self, file_size (self.log));
  if (try_pages (&self) && (!wipe || fsync (self.file) == 0))
    return TRUE;
  hiatus_folder_set_error (error, errno, path);
  return FALSE;
}
