/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/shell/export.h"

/* A byte, and then an export (even), or one entry of one (odd), whose digest is made right: nobody else could get behind it.
 * What is wrong is told in one line; what is not is written and read again, and the same then. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static gint
make_memory (const guint8 *data, gsize size)
{
  gint memory = memfd_create ("fuzz-export", MFD_CLOEXEC);

  g_assert_cmpint (memory, >=, 0);
  g_assert_cmpint (write (memory, data, size), ==, size);
  return memory;
}

static gchar *
read_memory (gint memory)
{
  off_t length = lseek (memory, 0, SEEK_END);
  gchar *text = g_malloc0 ((gsize) length + 1);

  g_assert_cmpint (pread (memory, text, (gsize) length, 0), ==, length);
  return text;
}

static void
check_message (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r\t\x1b"));
  g_assert_cmpuint (strlen (error->message), <, 2000);
}

static void
copy_item (HiatusExportReader *reader, HiatusExportItem item, HiatusExportWriter *writer)
{
  const HiatusRecord *record = hiatus_export_reader_get_record (reader);
  const gchar *text = NULL;
  const gchar *name;
  HiatusRecord copy = *record;

  switch (item)
    {
    case HIATUS_EXPORT_FILE:
      hiatus_export_writer_add_file (writer, hiatus_export_reader_get_file (reader));
      break;
    case HIATUS_EXPORT_DRAFT:
      name = hiatus_export_reader_get_draft (reader, &text);
      hiatus_export_writer_add_draft (writer, name, text);
      break;
    case HIATUS_EXPORT_RECORD:
      hiatus_export_writer_add_record (writer, &copy);
      break;
    case HIATUS_EXPORT_END:
    default:
      break;
    }
}

/* Reads an export and writes what is in it, its parts in our order: NULL where it is refused. */
static gchar *
copy_export (const guint8 *data, gsize size)
{
  gint from = make_memory (data, size);
  gint to = make_memory (NULL, 0);
  g_autoptr (HiatusExportReader) reader = hiatus_export_reader_new (from);
  g_autoptr (HiatusExportWriter) writer = hiatus_export_writer_new (to);
  g_autoptr (GError) error = NULL;
  HiatusExportItem item = HIATUS_EXPORT_FILE;
  HiatusExportItem before = HIATUS_EXPORT_FILE;
  gboolean in_order = TRUE;
  gchar *text = NULL;

  while (item != HIATUS_EXPORT_END && hiatus_export_reader_next (reader, &item, &error))
    {
      in_order = in_order && (item == HIATUS_EXPORT_END || item >= before);
      before = item;
      if (in_order)
        copy_item (reader, item, writer);
    }
  if (error != NULL)
    check_message (error);
  else if (in_order)
    {
      g_assert_true (hiatus_export_writer_finish (writer, NULL));
      text = read_memory (to);
    }
  close (from);
  close (to);
  return text;
}

static void
check_export (const guint8 *data, gsize size)
{
  g_autofree gchar *first = copy_export (data, size);
  g_autofree gchar *second = NULL;

  if (first == NULL)
    return;
  second = copy_export ((const guint8 *) first, strlen (first));
  g_assert_cmpstr (second, ==, first);
}

/* Returns: whether it was read */
static gboolean
read_entry (const guint8 *data, gsize size, HiatusRecord *record)
{
  gint memory = make_memory (data, size);
  g_autoptr (HiatusJsonReader) reader = hiatus_json_reader_new (memory);
  HiatusJsonToken token;
  gboolean done = hiatus_json_reader_next (reader, &token, NULL) && token == HIATUS_JSON_OBJECT && hiatus_record_read (record, reader, NULL);

  close (memory);
  return done;
}

static gchar *
write_entry (const HiatusRecord *record)
{
  gint memory = make_memory (NULL, 0);
  g_autoptr (HiatusJsonWriter) writer = hiatus_json_writer_new (memory);
  gchar *text;

  hiatus_record_write (record, writer);
  g_assert_true (hiatus_json_writer_finish (writer, NULL));
  text = read_memory (memory);
  close (memory);
  return text;
}

static void
check_entry (const guint8 *data, gsize size)
{
  g_auto (HiatusRecord) record = { 0 };
  g_auto (HiatusRecord) again = { 0 };
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;

  hiatus_record_init (&record);
  hiatus_record_init (&again);
  if (!read_entry (data, size, &record))
    return;
  hiatus_row_compute_digest (&record.row, record.row.digest);
  if (!hiatus_record_check (&record, NULL))
    return;
  first = write_entry (&record);
  g_assert_true (read_entry ((const guint8 *) first, strlen (first), &again));
  g_assert_true (hiatus_record_check (&again, NULL));
  second = write_entry (&again);
  g_assert_cmpstr (second, ==, first);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  if (size == 0)
    return 0;
  if (data[0] % 2 == 0)
    check_export (data + 1, size - 1);
  else
    check_entry (data + 1, size - 1);
  return 0;
}
