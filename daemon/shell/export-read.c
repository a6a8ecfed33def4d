/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/export-chain.h"
#include "daemon/shell/export.h"
#include "daemon/shell/private-file.h"
#include "daemon/shell/store-drafts.h"

/* How much of what is wrong is told, in characters. */
#define MESSAGE_MAX 300

/* The members of the whole, a bit each. */
typedef enum
{
  MEMBER_FILES = 1 << HIATUS_EXPORT_FILE,
  MEMBER_DRAFTS = 1 << HIATUS_EXPORT_DRAFT,
  MEMBER_EVENTS = 1 << HIATUS_EXPORT_RECORD,
  MEMBERS = MEMBER_FILES | MEMBER_DRAFTS | MEMBER_EVENTS,
} Member;

struct _HiatusExportReader
{
  HiatusJsonReader *json;   /* (owned) */
  HiatusExportChain *chain; /* (owned) */
  GHashTable *names;        /* (owned) (element-type utf8): of the files and drafts so far */
  guint seen;               /* of Member */
  HiatusExportItem part;    /* what the array that is open has; HIATUS_EXPORT_END outside */
  gboolean begun;

  HiatusOwnFile *file; /* (owned) (nullable) */
  gchar *draft;        /* (owned) (nullable): the name of it */
  gchar *text;         /* (owned) (nullable) */
  HiatusRecord record;
  gchar *last_device; /* (owned) (nullable): of the last entry */
  gint64 last_us;     /* when that was recorded */
};

/**
 * hiatus_export_reader_new:
 * @descriptor: an ordinary file, which is read from its beginning; stays the caller's, and open
 *
 * Returns: (transfer full): a reader
 */
HiatusExportReader *
hiatus_export_reader_new (gint descriptor)
{
  HiatusExportReader *self = g_new0 (HiatusExportReader, 1);

  self->json = hiatus_json_reader_new (descriptor);
  self->chain = hiatus_export_chain_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  hiatus_record_init (&self->record);
  return self;
}

static void
clear_item (HiatusExportReader *self)
{
  g_clear_pointer (&self->file, hiatus_own_file_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->text, g_free);
  hiatus_record_clear (&self->record);
  hiatus_record_init (&self->record);
}

/**
 * hiatus_export_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees it.
 */
void
hiatus_export_reader_free (HiatusExportReader *self)
{
  if (self == NULL)
    return;
  clear_item (self);
  hiatus_record_clear (&self->record);
  hiatus_json_reader_free (self->json);
  hiatus_export_chain_free (self->chain);
  g_hash_table_unref (self->names);
  g_free (self->last_device);
  g_free (self);
}

static gboolean
refuse (const gchar *what, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s", what);
  return FALSE;
}

static gboolean
expect (HiatusExportReader *self, HiatusJsonToken expected, GError **error)
{
  HiatusJsonToken token;

  if (!hiatus_json_reader_next (self->json, &token, error))
    return FALSE;
  return token == expected || refuse (_ ("here is something that no export has."), error);
}

static gboolean
expect_name (HiatusExportReader *self, const gchar *name, GError **error)
{
  return expect (self, HIATUS_JSON_NAME, error) && (g_str_equal (hiatus_json_reader_get_text (self->json), name) || refuse (_ ("here is something that no export has."), error));
}

static gboolean
check_version (HiatusExportReader *self, GError **error)
{
  gint64 version = hiatus_json_reader_get_number (self->json);

  if (version == HIATUS_EXPORT_VERSION)
    return TRUE;
  if (version < HIATUS_EXPORT_VERSION)
    return refuse (_ ("there is no such version of exports."), error);
  hiatus_error_set (error,
                    HIATUS_ERROR_NEWER,
                    _ ("This export was written by a newer Hiatus (version %d of exports, this one knows %d): install that one first."),
                    (gint) MIN (version, G_MAXINT),
                    HIATUS_EXPORT_VERSION);
  return FALSE;
}

/* What every export begins with; what does not is no export at all. */
static gboolean
read_beginning (HiatusExportReader *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (expect (self, HIATUS_JSON_OBJECT, &local_error) && expect_name (self, "format", &local_error) && expect (self, HIATUS_JSON_STRING, &local_error) && g_str_equal (hiatus_json_reader_get_text (self->json), "hiatus-export"))
    {
      self->begun = TRUE;
      return expect_name (self, "version", error) && expect (self, HIATUS_JSON_NUMBER, error) && check_version (self, error);
    }
  if (g_error_matches (local_error, HIATUS_ERROR, HIATUS_ERROR_STORAGE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is no export of Hiatus: choose a file that 'hiatus export' has written."));
  return FALSE;
}

/* Goes on to the next array. At the end of the whole all have to have been there, so that nothing was lost on the way. */
static gboolean
next_part (HiatusExportReader *self, gboolean *ended, GError **error)
{
  static const gchar *const names[] = { [HIATUS_EXPORT_FILE] = "files", [HIATUS_EXPORT_DRAFT] = "drafts", [HIATUS_EXPORT_RECORD] = "events" };
  HiatusJsonToken token;

  if (!hiatus_json_reader_next (self->json, &token, error))
    return FALSE;
  *ended = token == HIATUS_JSON_OBJECT_END;
  if (*ended)
    return expect (self, HIATUS_JSON_END, error) && (self->seen == MEMBERS || refuse (_ ("a part of the export is missing."), error));
  for (guint i = HIATUS_EXPORT_FILE; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (hiatus_json_reader_get_text (self->json), names[i]))
      self->part = (HiatusExportItem) i;
  if (self->part == HIATUS_EXPORT_END || (self->seen & (1u << self->part)) != 0)
    return refuse (_ ("here is something that no export has."), error);
  self->seen |= 1u << self->part;
  return expect (self, HIATUS_JSON_ARRAY, error);
}

static gboolean
is_file_name (const gchar *name)
{
  g_auto (GStrv) names = hiatus_own_files_list ();

  return g_strv_contains ((const gchar *const *) names, name);
}

/* Each name once, with a letter in front that says what it is the name of. */
static gboolean
note_name (HiatusExportReader *self, gchar kind, const gchar *name, GError **error)
{
  return g_hash_table_add (self->names, g_strdup_printf ("%c%s", kind, name)) || refuse (_ ("a name is there twice."), error);
}

static gboolean
read_lines (HiatusExportReader *self, GError **error)
{
  gboolean is_first = TRUE;
  HiatusJsonToken token;

  if (!expect (self, HIATUS_JSON_ARRAY, error))
    return FALSE;
  for (;;)
    {
      if (!hiatus_json_reader_next (self->json, &token, error))
        return FALSE;
      if (token == HIATUS_JSON_ARRAY_END)
        return !is_first || refuse (_ ("here is something that no export has."), error);
      if (token != HIATUS_JSON_STRING || strchr (hiatus_json_reader_get_text (self->json), '\n') != NULL)
        return refuse (_ ("here is something that no export has."), error);
      if (!is_first)
        g_byte_array_append (self->file->content, (const guint8 *) "\n", 1);
      is_first = FALSE;
      g_byte_array_append (self->file->content, (const guint8 *) hiatus_json_reader_get_text (self->json), (guint) hiatus_json_reader_get_length (self->json));
      if (self->file->content->len > HIATUS_PRIVATE_FILE_MAX)
        return refuse (_ ("a text is longer than any of Hiatus can be."), error);
    }
}

/* What is text is written as text, and all in one way. */
static gboolean
read_base64 (HiatusExportReader *self, GError **error)
{
  g_autofree guchar *bytes = NULL;
  g_autofree gchar *again = NULL;
  gsize length = 0;

  if (!expect (self, HIATUS_JSON_STRING, error))
    return FALSE;
  bytes = g_base64_decode (hiatus_json_reader_get_text (self->json), &length);
  again = g_base64_encode (bytes, length);
  if (!g_str_equal (again, hiatus_json_reader_get_text (self->json)) || length > HIATUS_PRIVATE_FILE_MAX || g_utf8_validate_len ((const gchar *) bytes, length, NULL))
    return refuse (_ ("here is something that no export has."), error);
  g_byte_array_append (self->file->content, bytes, (guint) length);
  return TRUE;
}

/* "name" and its value; an object was begun. */
static gboolean
read_item_name (HiatusExportReader *self, gchar **name, GError **error)
{
  if (!expect_name (self, "name", error) || !expect (self, HIATUS_JSON_STRING, error))
    return FALSE;
  *name = g_strdup (hiatus_json_reader_get_text (self->json));
  return expect (self, HIATUS_JSON_NAME, error);
}

static gboolean
read_file (HiatusExportReader *self, GError **error)
{
  gboolean done;

  self->file = g_new0 (HiatusOwnFile, 1);
  self->file->content = g_byte_array_new ();
  if (!read_item_name (self, &self->file->name, error))
    return FALSE;
  if (!is_file_name (self->file->name))
    return refuse (_ ("it has a file of a name that none of Hiatus has."), error);
  if (!note_name (self, 'f', self->file->name, error))
    return FALSE;
  if (g_str_equal (hiatus_json_reader_get_text (self->json), "lines"))
    done = read_lines (self, error);
  else if (g_str_equal (hiatus_json_reader_get_text (self->json), "base64"))
    done = read_base64 (self, error);
  else
    done = refuse (_ ("here is something that no export has."), error);
  return done && expect (self, HIATUS_JSON_OBJECT_END, error);
}

static gboolean
read_draft (HiatusExportReader *self, GError **error)
{
  if (!read_item_name (self, &self->draft, error))
    return FALSE;
  if (!g_str_equal (hiatus_json_reader_get_text (self->json), "text"))
    return refuse (_ ("here is something that no export has."), error);
  if (!expect (self, HIATUS_JSON_STRING, error))
    return FALSE;
  self->text = g_strdup (hiatus_json_reader_get_text (self->json));
  return hiatus_store_draft_check (self->draft, self->text, error) && note_name (self, 'd', self->draft, error) && expect (self, HIATUS_JSON_OBJECT_END, error);
}

/* By when they were recorded, as the journal has them: so none can be there twice. */
static gboolean
is_in_order (HiatusExportReader *self, const HiatusRow *row)
{
  return self->last_device == NULL || row->recorded_us > self->last_us || (row->recorded_us == self->last_us && strcmp (row->device, self->last_device) > 0);
}

static gboolean
read_record (HiatusExportReader *self, GError **error)
{
  HiatusRow *row = &self->record.row;

  if (!hiatus_record_read (&self->record, self->json, error))
    return FALSE;
  if ((self->record.is_next && !hiatus_export_chain_complete (self->chain, row)) || !is_in_order (self, row))
    return refuse (_ ("entries are missing here, twice there, or in another order than that of the journal."), error);
  if (!hiatus_record_check (&self->record, error))
    return FALSE;
  if (!hiatus_export_chain_fits (self->chain, row))
    return refuse (_ ("entries are missing here, twice there, or in another order than that of the journal."), error);
  hiatus_export_chain_take (self->chain, row);
  if (g_strcmp0 (self->last_device, row->device) != 0)
    {
      g_free (self->last_device);
      self->last_device = g_strdup (row->device);
    }
  self->last_us = row->recorded_us;
  return TRUE;
}

static gboolean
read_item (HiatusExportReader *self, GError **error)
{
  switch (self->part)
    {
    case HIATUS_EXPORT_FILE:
      return read_file (self, error);
    case HIATUS_EXPORT_DRAFT:
      return read_draft (self, error);
    case HIATUS_EXPORT_RECORD:
      return read_record (self, error);
    case HIATUS_EXPORT_END:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
next (HiatusExportReader *self, HiatusExportItem *item, GError **error)
{
  HiatusJsonToken token;
  gboolean ended = FALSE;

  if (!self->begun && !read_beginning (self, error))
    return FALSE;
  for (;;)
    {
      if (self->part == HIATUS_EXPORT_END)
        {
          if (!next_part (self, &ended, error))
            return FALSE;
          if (ended)
            return TRUE;
        }
      if (!hiatus_json_reader_next (self->json, &token, error))
        return FALSE;
      if (token == HIATUS_JSON_ARRAY_END)
        {
          self->part = HIATUS_EXPORT_END;
          continue;
        }
      *item = self->part;
      return token == HIATUS_JSON_OBJECT ? read_item (self, error) : refuse (_ ("here is something that no export has."), error);
    }
}

/* A message may quote the file, which may have anything in it. */
static void
keep_in_one_line (GError *error)
{
  g_autofree gchar *cut = g_utf8_substring (error->message, 0, MIN (g_utf8_strlen (error->message, -1), MESSAGE_MAX));
  g_autoptr (GString) line = g_string_new (NULL);

  for (gchar *at = cut; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (line, g_unichar_iscntrl (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));
  g_free (error->message);
  error->message = g_string_free (g_steal_pointer (&line), FALSE);
}

/* What is wrong in the middle of a file is told with its line; the reader of JSON has told that already. */
static void
tell_line (HiatusExportReader *self, GError *error)
{
  g_autofree gchar *line = g_strdup_printf (_ ("line %u: "), (guint) hiatus_json_reader_get_line (self->json));

  if (g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE) || g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_NEWER) || !self->begun)
    return;
  /* It is the file that is damaged, and no journal that wants to be repaired. */
  if (g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED))
    error->code = HIATUS_ERROR_INVALID;
  keep_in_one_line (error);
  if (!g_str_has_prefix (error->message, line))
    g_prefix_error (&error, "%s", line);
  g_prefix_error (&error, _ ("The export cannot be taken, and nothing was changed: "));
}

/**
 * hiatus_export_reader_next:
 * @self: a reader; none that has refused something
 * @item: (out): what was read
 * @error: return location
 *
 * Reads on, and checks all that can be told from the file alone. The entries come in the order of the journal.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID for what is no export or was changed since, %HIATUS_ERROR_NEWER, or
 *   %HIATUS_ERROR_STORAGE where it cannot be read
 */
gboolean
hiatus_export_reader_next (HiatusExportReader *self, HiatusExportItem *item, GError **error)
{
  GError *local_error = NULL;

  *item = HIATUS_EXPORT_END;
  clear_item (self);
  if (next (self, item, &local_error))
    return TRUE;
  tell_line (self, local_error);
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * hiatus_export_reader_get_file:
 * @self: a reader that has read a file
 *
 * Returns: (transfer none): the file; good until the next item
 */
const HiatusOwnFile *
hiatus_export_reader_get_file (HiatusExportReader *self)
{
  return self->file;
}

/**
 * hiatus_export_reader_get_draft:
 * @self: a reader that has read a draft
 * @text: (out) (transfer none): its text
 *
 * Returns: (transfer none): its name; both are good until the next item
 */
const gchar *
hiatus_export_reader_get_draft (HiatusExportReader *self, const gchar **text)
{
  *text = self->text;
  return self->draft;
}

/**
 * hiatus_export_reader_get_record:
 * @self: a reader that has read an entry
 *
 * Returns: (transfer none): the entry; good until the next item
 */
const HiatusRecord *
hiatus_export_reader_get_record (HiatusExportReader *self)
{
  return &self->record;
}

/**
 * hiatus_export_reader_get_digest:
 * @self: a reader that has come to the end
 * @digest: (out caller-allocates) (array fixed-size=32): by what one knows the file again
 *
 * Says which file it was.
 */
void
hiatus_export_reader_get_digest (HiatusExportReader *self, guint8 *digest)
{
  hiatus_json_reader_get_digest (self->json, digest);
}
