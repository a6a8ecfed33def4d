/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/text-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "daemon/core/error.h"

/* @name is what messages call it. */
static gboolean
check (const gchar *name, const gchar *text, gsize length, GError **error)
{
  const gchar *end;

  if (length > HIATUS_TEXT_BYTES_MAX)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s is longer than %d bytes: shorten it, nothing was recorded."), name, HIATUS_TEXT_BYTES_MAX);
      return FALSE;
    }
  end = memchr (text, '\0', length);
  if (end != NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s has a NUL at byte %d: save it as plain text, nothing was recorded."), name, (gint) (end - text) + 1);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("%s is not UTF-8 at byte %d: convert it first (iconv does), nothing was recorded."), name, (gint) (end - text) + 1);
      return FALSE;
    }
  return TRUE;
}

static gchar *
read_stream (FILE *stream, const gchar *name, GError **error)
{
  g_autofree gchar *text = g_malloc (HIATUS_TEXT_BYTES_MAX + 2);
  gsize length = fread (text, 1, HIATUS_TEXT_BYTES_MAX + 1, stream);

  if (ferror (stream))
    {
      hiatus_error_set (error, HIATUS_ERROR_UNAVAILABLE, _ ("%s cannot be read (%s): nothing was recorded."), name, g_strerror (errno));
      return NULL;
    }
  if (!check (name, text, length, error))
    return NULL;
  text[length] = '\0';
  /* The line end that echo and editors put there is no part of what the person says. */
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0';
  return g_steal_pointer (&text);
}

/**
 * hiatus_text_file_read:
 * @path: a file of the person's, or %HIATUS_TEXT_FROM_STANDARD_INPUT
 * @error: return location
 *
 * Reads what the person has written, without the line end after it.
 *
 * Returns: (transfer full): the text; %NULL with %HIATUS_ERROR_INVALID where it is none that can be kept, with
 *   %HIATUS_ERROR_NOT_FOUND or %HIATUS_ERROR_UNAVAILABLE where it cannot be read
 */
gchar *
hiatus_text_file_read (const gchar *path, GError **error)
{
  g_autofree gchar *name = NULL;
  gchar *text;
  FILE *stream;

  if (g_str_equal (path, HIATUS_TEXT_FROM_STANDARD_INPUT))
    return read_stream (stdin, _ ("What came on standard input"), error);
  name = g_filename_display_name (path);
  stream = fopen (path, "re");
  if (stream == NULL)
    {
      hiatus_error_set (error, errno == ENOENT ? HIATUS_ERROR_NOT_FOUND : HIATUS_ERROR_UNAVAILABLE, _ ("%s cannot be opened (%s): give another file, or - for standard input."), name, g_strerror (errno));
      return NULL;
    }
  text = read_stream (stream, name, error);
  fclose (stream);
  return text;
}
