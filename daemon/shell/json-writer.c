/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/json-writer.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"

#define ROOM (64 * 1024)

struct _HiatusJsonWriter
{
  gint descriptor;
  GString *buffer; /* (owned) */
  gint code;       /* the first errno, or 0 */
};

/**
 * hiatus_json_writer_new:
 * @descriptor: what is written to, from where it stands; stays the caller's, and open
 *
 * Returns: (transfer full): a writer
 */
HiatusJsonWriter *
hiatus_json_writer_new (gint descriptor)
{
  HiatusJsonWriter *self = g_new0 (HiatusJsonWriter, 1);

  self->descriptor = descriptor;
  self->buffer = g_string_sized_new (ROOM);
  return self;
}

/**
 * hiatus_json_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees it, and wipes what it had written. What was not finished may be missing in the file.
 */
void
hiatus_json_writer_free (HiatusJsonWriter *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->buffer->str, self->buffer->allocated_len);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

static void
flush (HiatusJsonWriter *self)
{
  gsize at = 0;

  while (self->code == 0 && at < self->buffer->len)
    {
      gssize n = write (self->descriptor, self->buffer->str + at, self->buffer->len - at);

      if (n >= 0)
        at += (gsize) n;
      else if (errno != EINTR)
        self->code = errno;
    }
  g_string_truncate (self->buffer, 0);
}

/**
 * hiatus_json_writer_raw:
 * @self: a writer
 * @text: JSON
 *
 * Writes it as it is.
 */
void
hiatus_json_writer_raw (HiatusJsonWriter *self, const gchar *text)
{
  g_string_append (self->buffer, text);
  if (self->buffer->len >= ROOM)
    flush (self);
}

static void
append_escaped (GString *buffer, gchar byte)
{
  switch (byte)
    {
    case '"':
    case '\\':
      g_string_append_c (buffer, '\\');
      g_string_append_c (buffer, byte);
      break;
    case '\n':
      g_string_append (buffer, "\\n");
      break;
    case '\r':
      g_string_append (buffer, "\\r");
      break;
    case '\t':
      g_string_append (buffer, "\\t");
      break;
    default:
      if ((guchar) byte < 0x20 || byte == 0x7f)
        g_string_append_printf (buffer, "\\u%04x", (guint) byte);
      else
        g_string_append_c (buffer, byte);
      break;
    }
}

/**
 * hiatus_json_writer_string:
 * @self: a writer
 * @text: (array length=length): UTF-8 without a zero
 * @length: how many bytes it has
 *
 * Writes it as a string.
 */
void
hiatus_json_writer_string (HiatusJsonWriter *self, const gchar *text, gsize length)
{
  g_string_append_c (self->buffer, '"');
  for (gsize i = 0; i < length; i++)
    append_escaped (self->buffer, text[i]);
  hiatus_json_writer_raw (self, "\"");
}

/**
 * hiatus_json_writer_number:
 * @self: a writer
 * @number: a number
 *
 * Writes it.
 */
void
hiatus_json_writer_number (HiatusJsonWriter *self, gint64 number)
{
  g_string_append_printf (self->buffer, "%" G_GINT64_FORMAT, number);
}

/**
 * hiatus_json_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Hands the rest over to the file.
 *
 * Returns: %TRUE if all is there; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_json_writer_finish (HiatusJsonWriter *self, GError **error)
{
  flush (self);
  if (self->code == 0)
    return TRUE;
  if (self->code == ENOSPC || self->code == EDQUOT)
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The disk is full: make room, or export to another one."));
  else
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The export cannot be written (%s): give another path."), g_strerror (self->code));
  return FALSE;
}
