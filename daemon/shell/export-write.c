/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/api/names.h"
#include "daemon/shell/export-chain.h"
#include "daemon/shell/export.h"

/* The parts, in their order. */
typedef enum
{
  PART_FILES,
  PART_DRAFTS,
  PART_EVENTS,
} Part;

struct _HiatusExportWriter
{
  HiatusJsonWriter *json;   /* (owned) */
  HiatusExportChain *chain; /* (owned) */
  Part part;
  guint n_items; /* in that part so far */
};

static void
begin_part (HiatusExportWriter *self, Part part)
{
  static const gchar *const beginnings[] = {
    [PART_FILES] = ",\n \"files\": [",
    [PART_DRAFTS] = ",\n \"drafts\": [",
    [PART_EVENTS] = ",\n \"events\": [",
  };

  self->part = part;
  self->n_items = 0;
  hiatus_json_writer_raw (self->json, beginnings[part]);
}

static void
end_part (HiatusExportWriter *self)
{
  hiatus_json_writer_raw (self->json, self->n_items > 0 ? "\n ]" : "]");
}

/* Goes on to @part, and to what comes next in it. */
static void
begin_item (HiatusExportWriter *self, Part part)
{
  while (self->part < part)
    {
      end_part (self);
      begin_part (self, self->part + 1);
    }
  hiatus_json_writer_raw (self->json, self->n_items++ > 0 ? ",\n  " : "\n  ");
}

/**
 * hiatus_export_writer_new:
 * @descriptor: what is written to; stays the caller's, and open
 *
 * Begins an export. Its files come first, then its drafts, then its entries.
 *
 * Returns: (transfer full): a writer
 */
HiatusExportWriter *
hiatus_export_writer_new (gint descriptor)
{
  HiatusExportWriter *self = g_new0 (HiatusExportWriter, 1);

  self->json = hiatus_json_writer_new (descriptor);
  self->chain = hiatus_export_chain_new ();
  hiatus_json_writer_raw (self->json, HIATUS_EXPORT_BEGINNING "\n \"version\": ");
  hiatus_json_writer_number (self->json, HIATUS_EXPORT_VERSION);
  begin_part (self, PART_FILES);
  return self;
}

/**
 * hiatus_export_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees it.
 */
void
hiatus_export_writer_free (HiatusExportWriter *self)
{
  if (self == NULL)
    return;
  hiatus_json_writer_free (self->json);
  hiatus_export_chain_free (self->chain);
  g_free (self);
}

static void
write_lines (HiatusExportWriter *self, const gchar *text, gsize length)
{
  const gchar *end = text + length;
  const gchar *line = text;

  hiatus_json_writer_raw (self->json, ", \"lines\": [");
  for (;;)
    {
      const gchar *stop = memchr (line, '\n', (gsize) (end - line));

      hiatus_json_writer_raw (self->json, line == text ? "\n   " : ",\n   ");
      hiatus_json_writer_string (self->json, line, (gsize) ((stop == NULL ? end : stop) - line));
      if (stop == NULL)
        break;
      line = stop + 1;
    }
  hiatus_json_writer_raw (self->json, "\n  ]}");
}

/**
 * hiatus_export_writer_add_file:
 * @self: a writer that was given nothing but files
 * @file: a file
 *
 * Writes it line by line, or in Base64 where it is no text.
 */
void
hiatus_export_writer_add_file (HiatusExportWriter *self, const HiatusOwnFile *file)
{
  const gchar *text = file->content->len == 0 ? "" : (const gchar *) file->content->data;
  g_autofree gchar *encoded = NULL;

  begin_item (self, PART_FILES);
  hiatus_json_writer_raw (self->json, "{\"name\": ");
  hiatus_json_writer_string (self->json, file->name, strlen (file->name));
  if (g_utf8_validate_len (text, file->content->len, NULL))
    {
      write_lines (self, text, file->content->len);
      return;
    }
  encoded = g_base64_encode (file->content->data, file->content->len);
  hiatus_json_writer_raw (self->json, ", \"base64\": ");
  hiatus_json_writer_string (self->json, encoded, strlen (encoded));
  hiatus_json_writer_raw (self->json, "}");
}

/**
 * hiatus_export_writer_add_draft:
 * @self: a writer that was given no entry
 * @name: what the draft is called
 * @text: its text
 *
 * Writes a text that is being written.
 */
void
hiatus_export_writer_add_draft (HiatusExportWriter *self, const gchar *name, const gchar *text)
{
  begin_item (self, PART_DRAFTS);
  hiatus_json_writer_raw (self->json, "{\"name\": ");
  hiatus_json_writer_string (self->json, name, strlen (name));
  hiatus_json_writer_raw (self->json, ", \"text\": ");
  hiatus_json_writer_string (self->json, text, strlen (text));
  hiatus_json_writer_raw (self->json, "}");
}

/**
 * hiatus_export_writer_add_record:
 * @self: a writer
 * @record: an entry, in the order of the journal
 *
 * Writes an entry.
 */
void
hiatus_export_writer_add_record (HiatusExportWriter *self, HiatusRecord *record)
{
  record->is_next = hiatus_export_chain_is_next (self->chain, &record->row);
  hiatus_export_chain_take (self->chain, &record->row);
  begin_item (self, PART_EVENTS);
  hiatus_record_write (record, self->json);
}

/**
 * hiatus_export_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Ends the export.
 *
 * Returns: %TRUE if all of it was handed to the file; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_export_writer_finish (HiatusExportWriter *self, GError **error)
{
  while (self->part < PART_EVENTS)
    {
      end_part (self);
      begin_part (self, self->part + 1);
    }
  end_part (self);
  hiatus_json_writer_raw (self->json, "\n}\n");
  return hiatus_json_writer_finish (self->json, error);
}
