/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/json-reader.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-digest.h"

#define ROOM (64 * 1024)

/* What may come next. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* right behind [ */
  EXPECT_NAME,
  EXPECT_NAME_OR_END, /* right behind { */
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING, /* behind the whole */
} Expect;

struct _HiatusJsonReader
{
  gint descriptor;
  guint64 offset; /* of what is read next */
  guint64 line;   /* from 1 on */
  gchar *buffer;  /* (owned): of ROOM bytes */
  gsize length;   /* how many of them there are */
  gsize at;       /* the next one */
  gboolean ended; /* the file has no more */
  GChecksum *sum; /* (owned): of all that was read */

  Expect expect;
  gchar open[HIATUS_JSON_DEPTH_MAX]; /* { or [ of each that is open */
  guint depth;

  GString *text; /* (owned): of the last name, string or word */
  gint64 number;
};

/**
 * hiatus_json_reader_new:
 * @descriptor: an ordinary file, which is read from its beginning; stays the caller's, and open
 *
 * Returns: (transfer full): a reader
 */
HiatusJsonReader *
hiatus_json_reader_new (gint descriptor)
{
  HiatusJsonReader *self = g_new0 (HiatusJsonReader, 1);

  self->descriptor = descriptor;
  self->line = 1;
  self->buffer = g_malloc (ROOM);
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  self->text = g_string_new (NULL);
  return self;
}

/**
 * hiatus_json_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees it, and wipes what it had read.
 */
void
hiatus_json_reader_free (HiatusJsonReader *self)
{
  if (self == NULL)
    return;
  explicit_bzero (self->buffer, ROOM);
  g_free (self->buffer);
  g_checksum_free (self->sum);
  explicit_bzero (self->text->str, self->text->allocated_len);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
refuse (HiatusJsonReader *self, const gchar *what, GError **error)
{
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("line %u: %s"), (guint) self->line, what);
  return FALSE;
}

static gboolean
refuse_end (HiatusJsonReader *self, GError **error)
{
  return refuse (self, _ ("the file ends in the middle. It is a part of one: take a whole copy."), error);
}

static gboolean
refuse_json (HiatusJsonReader *self, GError **error)
{
  return refuse (self, _ ("this is not JSON as an export has it."), error);
}

/* Sees to it that there is a byte at self->at, or that the file has ended. */
static gboolean
fill (HiatusJsonReader *self, GError **error)
{
  gssize n;

  if (self->at < self->length || self->ended)
    return TRUE;
  do
    n = pread (self->descriptor, self->buffer, ROOM, (off_t) self->offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The file cannot be read (%s): copy it somewhere else, and take that."), g_strerror (errno));
      return FALSE;
    }
  self->ended = n == 0;
  self->offset += (guint64) n;
  self->length = (gsize) n;
  self->at = 0;
  g_checksum_update (self->sum, (const guchar *) self->buffer, n);
  return TRUE;
}

/* The next byte, which stays the next; '\0' at the end, and where one stands in the file. */
static gboolean
peek (HiatusJsonReader *self, gchar *byte, GError **error)
{
  if (!fill (self, error))
    return FALSE;
  *byte = self->ended ? '\0' : self->buffer[self->at];
  return TRUE;
}

static gboolean
take (HiatusJsonReader *self, gchar *byte, GError **error)
{
  if (!fill (self, error))
    return FALSE;
  if (self->ended)
    return refuse_end (self, error);
  *byte = self->buffer[self->at++];
  return TRUE;
}

static gboolean
skip_blanks (HiatusJsonReader *self, GError **error)
{
  for (;;)
    {
      gchar byte = '\0';

      if (!peek (self, &byte, error))
        return FALSE;
      if (byte == '\0' || strchr (" \t\r\n", byte) == NULL)
        return TRUE;
      if (byte == '\n')
        self->line++;
      self->at++;
    }
}

static gboolean
read_hex (HiatusJsonReader *self, gunichar *unit, GError **error)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      gchar byte = '\0';

      if (!take (self, &byte, error))
        return FALSE;
      if (!g_ascii_isxdigit (byte))
        return refuse_json (self, error);
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (byte);
    }
  return TRUE;
}

/* What stands behind \u; of a surrogate the second half, too. */
static gboolean
read_unicode (HiatusJsonReader *self, GError **error)
{
  gunichar unit = 0;
  gunichar low = 0;
  gchar bytes[2] = "";

  if (!read_hex (self, &unit, error))
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (!take (self, &bytes[0], error) || !take (self, &bytes[1], error))
        return FALSE;
      if (bytes[0] != '\\' || bytes[1] != 'u')
        return refuse_json (self, error);
      if (!read_hex (self, &low, error))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return refuse_json (self, error);
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (unit == 0 || !g_unichar_validate (unit))
    return refuse (self, _ ("there is a character that is none in a text."), error);
  g_string_append_unichar (self->text, unit);
  return TRUE;
}

static gboolean
read_escape (HiatusJsonReader *self, GError **error)
{
  static const gchar names[] = "\"\\/bfnrt";
  static const gchar bytes[] = "\"\\/\b\f\n\r\t";
  const gchar *name;
  gchar byte = '\0';

  if (!take (self, &byte, error))
    return FALSE;
  if (byte == 'u')
    return read_unicode (self, error);
  name = byte == '\0' ? NULL : strchr (names, byte);
  if (name == NULL)
    return refuse_json (self, error);
  g_string_append_c (self->text, bytes[name - names]);
  return TRUE;
}

/* As much as stands in the buffer and means itself. */
static void
read_plain (HiatusJsonReader *self)
{
  gsize from = self->at;

  while (self->at < self->length && self->buffer[self->at] != '"' && self->buffer[self->at] != '\\' && (guchar) self->buffer[self->at] >= 0x20)
    self->at++;
  g_string_append_len (self->text, self->buffer + from, (gssize) (self->at - from));
}

/* A string whose first quotation mark was taken. */
static gboolean
read_string (HiatusJsonReader *self, GError **error)
{
  g_string_truncate (self->text, 0);
  for (;;)
    {
      gchar byte = '\0';

      if (!fill (self, error))
        return FALSE;
      read_plain (self);
      if (self->text->len > HIATUS_JSON_STRING_MAX)
        return refuse (self, _ ("a text is longer than any of Hiatus can be."), error);
      if (self->at == self->length && !self->ended)
        continue;
      if (!take (self, &byte, error))
        return FALSE;
      if (byte == '"')
        break;
      if (byte != '\\')
        return refuse_json (self, error);
      if (!read_escape (self, error))
        return FALSE;
    }
  return g_utf8_validate_len (self->text->str, self->text->len, NULL) || refuse (self, _ ("a text is not UTF-8: somebody has saved the file otherwise."), error);
}

static gboolean
read_number (HiatusJsonReader *self, GError **error)
{
  const gchar *digits;
  gchar byte = '\0';

  g_string_truncate (self->text, 0);
  for (;;)
    {
      if (!peek (self, &byte, error))
        return FALSE;
      if (!g_ascii_isdigit (byte) && !(byte == '-' && self->text->len == 0))
        break;
      if (self->text->len > 20)
        return refuse (self, _ ("a number is larger than any of Hiatus can be."), error);
      g_string_append_c (self->text, byte);
      self->at++;
    }
  digits = self->text->str + (self->text->str[0] == '-');
  if (*digits == '\0' || (digits[0] == '0' && digits[1] != '\0') || byte == '.' || byte == 'e' || byte == 'E')
    return refuse_json (self, error);
  return g_ascii_string_to_signed (self->text->str, 10, G_MININT64, G_MAXINT64, &self->number, NULL) || refuse (self, _ ("a number is larger than any of Hiatus can be."), error);
}

static gboolean
read_word (HiatusJsonReader *self, GError **error)
{
  gchar byte = '\0';

  g_string_truncate (self->text, 0);
  while (self->text->len <= strlen ("false"))
    {
      if (!peek (self, &byte, error))
        return FALSE;
      if (!g_ascii_islower (byte))
        break;
      g_string_append_c (self->text, byte);
      self->at++;
    }
  if (self->ended)
    return refuse_end (self, error);
  return g_str_equal (self->text->str, "true") || g_str_equal (self->text->str, "false") || g_str_equal (self->text->str, "null") || refuse_json (self, error);
}

static void
expect_after_value (HiatusJsonReader *self)
{
  self->expect = self->depth == 0 ? EXPECT_NOTHING : EXPECT_COMMA_OR_END;
}

static gboolean
open_level (HiatusJsonReader *self, gchar byte, GError **error)
{
  if (self->depth == HIATUS_JSON_DEPTH_MAX)
    return refuse (self, _ ("it is deeper than any export."), error);
  self->open[self->depth++] = byte;
  self->expect = byte == '{' ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  return TRUE;
}

static gboolean
read_value (HiatusJsonReader *self, gchar byte, HiatusJsonToken *token, GError **error)
{
  switch (byte)
    {
    case '{':
    case '[':
      self->at++;
      *token = byte == '{' ? HIATUS_JSON_OBJECT : HIATUS_JSON_ARRAY;
      return open_level (self, byte, error);
    case '"':
      self->at++;
      *token = HIATUS_JSON_STRING;
      expect_after_value (self);
      return read_string (self, error);
    default:
      break;
    }
  expect_after_value (self);
  if (byte == '-' || g_ascii_isdigit (byte))
    {
      *token = HIATUS_JSON_NUMBER;
      return read_number (self, error);
    }
  *token = HIATUS_JSON_WORD;
  return read_word (self, error);
}

static gboolean
read_name (HiatusJsonReader *self, gchar byte, HiatusJsonToken *token, GError **error)
{
  if (byte != '"')
    return refuse_json (self, error);
  self->at++;
  if (!read_string (self, error) || !skip_blanks (self, error) || !take (self, &byte, error))
    return FALSE;
  if (byte != ':')
    return refuse_json (self, error);
  *token = HIATUS_JSON_NAME;
  self->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
close_level (HiatusJsonReader *self, HiatusJsonToken *token)
{
  self->at++;
  *token = self->open[--self->depth] == '{' ? HIATUS_JSON_OBJECT_END : HIATUS_JSON_ARRAY_END;
  expect_after_value (self);
  return TRUE;
}

/* Whether @byte ends what is open. */
static gboolean
is_end (HiatusJsonReader *self, gchar byte)
{
  return self->depth > 0 && byte == (self->open[self->depth - 1] == '{' ? '}' : ']');
}

static gboolean
next_after_comma (HiatusJsonReader *self, gchar *byte, GError **error)
{
  if (*byte != ',')
    return refuse_json (self, error);
  self->at++;
  self->expect = self->open[self->depth - 1] == '{' ? EXPECT_NAME : EXPECT_VALUE;
  return skip_blanks (self, error) && peek (self, byte, error);
}

/**
 * hiatus_json_reader_next:
 * @self: a reader; none that has refused something
 * @token: (out): what comes next
 * @error: return location
 *
 * Reads on. Objects and arrays come with their ends, each that was begun ended, and nothing comes behind the whole.
 *
 * Returns: %TRUE; %FALSE with %HIATUS_ERROR_INVALID, which begins with the line, or with %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_json_reader_next (HiatusJsonReader *self, HiatusJsonToken *token, GError **error)
{
  gchar byte = '\0';

  *token = HIATUS_JSON_END;
  if (!skip_blanks (self, error) || !peek (self, &byte, error))
    return FALSE;
  if (self->expect == EXPECT_NOTHING)
    return self->ended || refuse (self, _ ("there is more behind its end."), error);
  if (self->ended)
    return refuse_end (self, error);
  if ((self->expect == EXPECT_COMMA_OR_END || self->expect == EXPECT_NAME_OR_END || self->expect == EXPECT_VALUE_OR_END) && is_end (self, byte))
    return close_level (self, token);
  if (self->expect == EXPECT_COMMA_OR_END && !next_after_comma (self, &byte, error))
    return FALSE;
  if (self->ended)
    return refuse_end (self, error);
  if (self->expect == EXPECT_NAME || self->expect == EXPECT_NAME_OR_END)
    return read_name (self, byte, token, error);
  return read_value (self, byte, token, error);
}

/**
 * hiatus_json_reader_get_text:
 * @self: a reader
 *
 * Returns: (transfer none): the last name, string or word; good until the next token
 */
const gchar *
hiatus_json_reader_get_text (HiatusJsonReader *self)
{
  return self->text->str;
}

/**
 * hiatus_json_reader_get_length:
 * @self: a reader
 *
 * Returns: how many bytes hiatus_json_reader_get_text() has
 */
gsize
hiatus_json_reader_get_length (HiatusJsonReader *self)
{
  return self->text->len;
}

/**
 * hiatus_json_reader_get_number:
 * @self: a reader
 *
 * Returns: the last number
 */
gint64
hiatus_json_reader_get_number (HiatusJsonReader *self)
{
  return self->number;
}

/**
 * hiatus_json_reader_get_line:
 * @self: a reader
 *
 * Returns: the line that it has come to, from 1 on
 */
guint64
hiatus_json_reader_get_line (HiatusJsonReader *self)
{
  return self->line;
}

/**
 * hiatus_json_reader_get_digest:
 * @self: a reader that has come to %HIATUS_JSON_END
 * @digest: (out caller-allocates) (array fixed-size=32): the SHA-256 of the file
 *
 * By what one knows the file again.
 */
void
hiatus_json_reader_get_digest (HiatusJsonReader *self, guint8 *digest)
{
  g_autoptr (GChecksum) copy = g_checksum_copy (self->sum);

  hiatus_digest_finish (copy, digest);
}
