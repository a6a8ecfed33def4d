/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/key-text.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* How many characters of a line a message quotes. */
#define QUOTE_LENGTH 40

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _HiatusKeyText
{
  gchar *text; /* (owned): as it stands in the file */
  gsize length;
  GKeyFile *values;  /* (owned): the same, parsed */
  GHashTable *lines; /* (owned): "group\nkey" → line; "group" → its header; "group\n" → its last line with a key */
};

typedef struct
{
  const gchar *name;   /* the file, for messages */
  guint number;        /* the line, from 1 on */
  gchar *group;        /* (owned) (nullable): the group that it is in */
  HiatusKeyText *into; /* what is being filled */
} Parser;

static gchar *
line_name (const gchar *group,
           const gchar *key)
{
  return g_strconcat (group, "\n", key, NULL);
}

static guint
lookup (const HiatusKeyText *self,
        const gchar *group,
        const gchar *key)
{
  g_autofree gchar *name = key != NULL ? line_name (group, key) : g_strdup (group);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, name));
}

static void
add_line (Parser *parser,
          gchar *name)
{
  g_hash_table_replace (parser->into->lines, name, GUINT_TO_POINTER (parser->number));
}

/* Says where it is and then what; always FALSE. */
G_GNUC_PRINTF (3, 4)
static gboolean
fail (const Parser *parser,
      GError **error,
      const gchar *format,
      ...)
{
  g_autofree gchar *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (parser->group != NULL)
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_INVALID,
                 _ ("%s, line %u, group [%s]: %s"),
                 parser->name,
                 parser->number,
                 parser->group,
                 what);
  else
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_INVALID,
                 _ ("%s, line %u: %s"),
                 parser->name,
                 parser->number,
                 what);

  return FALSE;
}

/* What GKeyFile takes away behind a group: blanks, and half of a line end of DOS. */
static void
strip_end (gchar *line)
{
  gsize length = strlen (line);

  if (length > 0 && line[length - 1] == '\r')
    length--;
  while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
    length--;
  line[length] = '\0';
}

static gboolean
has_control (const gchar *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return TRUE;

  return FALSE;
}

static gboolean
parse_group (Parser *parser,
             gchar *line,
             GError **error)
{
  gchar *end = strchr (line, ']');
  guint before;

  if (end != NULL)
    {
      strip_end (line);
      end = end[1] == '\0' ? end : NULL;
    }
  if (end == NULL || end == line + 1 || memchr (line + 1, '[', end - line - 1) != NULL || has_control (line))
    {
      g_autofree gchar *quoted = hiatus_key_text_quote (line);

      return fail (parser, error, _ ("'%s' is no group: write [name] and nothing else on that line"), quoted);
    }

  *end = '\0';
  before = lookup (parser->into, line + 1, NULL);
  if (before != 0)
    return fail (parser,
                 error,
                 _ ("[%s] stands on line %u already: put what is below it there"),
                 line + 1,
                 before);

  g_free (parser->group);
  parser->group = g_strdup (line + 1);
  add_line (parser, g_strdup (parser->group));

  return TRUE;
}

static gboolean
parse_key (Parser *parser,
           gchar *line,
           GError **error)
{
  gchar *equals = strchr (line, '=');
  g_autofree gchar *quoted = NULL;
  guint before;

  if (equals == NULL || equals == line)
    {
      quoted = hiatus_key_text_quote (line);
      return fail (parser, error, _ ("'%s' is neither a comment, a [group] nor key=value"), quoted);
    }

  *equals = '\0';
  g_strchomp (line);

  quoted = hiatus_key_text_quote (line);
  if (parser->group == NULL)
    return fail (parser, error, _ ("'%s' stands before any [group]: move it below one"), quoted);
  if (strpbrk (line, "[]") != NULL)
    return fail (parser, error, _ ("'%s' is no key: it must not have brackets in it"), quoted);
  before = lookup (parser->into, parser->group, line);
  if (before != 0)
    return fail (parser, error, _ ("'%s' stands on line %u already: keep one of them"), quoted, before);

  add_line (parser, line_name (parser->group, line));
  add_line (parser, line_name (parser->group, ""));

  return TRUE;
}

/* The same lines as GKeyFile tells apart, which itself does not say where it stopped. */
static gboolean
parse_line (Parser *parser,
            const gchar *start,
            gsize length,
            GError **error)
{
  g_autofree gchar *line = NULL;
  const gchar *invalid;

  if (!g_utf8_validate_len (start, length, &invalid))
    {
      guint byte = (guint) (invalid - start) + 1;

      /* A NUL counts as invalid there. */
      if (*invalid == '\0')
        return fail (parser, error, _ ("byte %u is NUL: delete it"), byte);
      return fail (parser, error, _ ("byte %u is not UTF-8: save the file as UTF-8"), byte);
    }

  line = g_strndup (start, length);
  g_strchug (line);

  switch (line[0])
    {
    case '\0':
    case '#':
      return TRUE;

    case '[':
      return parse_group (parser, line, error);

    default:
      g_strchomp (line);
      return parse_key (parser, line, error);
    }
}

/* The end of the line that begins at @start: its line feed, or @end. */
static const gchar *
find_line_end (const gchar *start,
               const gchar *end)
{
  const gchar *feed = memchr (start, '\n', end - start);

  return feed != NULL ? feed : end;
}

static gboolean
parse_lines (Parser *parser,
             const gchar *start,
             const gchar *end,
             GError **error)
{
  while (start < end)
    {
      const gchar *line_end = find_line_end (start, end);

      parser->number++;
      if (!parse_line (parser, start, line_end - start, error))
        return FALSE;
      start = line_end + 1;
    }

  return TRUE;
}

/**
 * hiatus_key_text_quote:
 * @text: what somebody wrote
 *
 * As much of it as fits into a message of one line.
 *
 * Returns: (transfer full): its beginning, as UTF-8 and without control characters
 */
gchar *
hiatus_key_text_quote (const gchar *text)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) quoted = g_string_new (NULL);
  gchar *cursor = valid;

  for (guint i = 0; i < QUOTE_LENGTH && *cursor != '\0'; i++)
    {
      gunichar character = g_utf8_get_char (cursor);

      g_string_append_unichar (quoted, g_unichar_iscntrl (character) ? '?' : character);
      cursor = g_utf8_next_char (cursor);
    }
  if (*cursor != '\0')
    g_string_append (quoted, "…");

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/* Where the line of that number ends. */
static gsize
end_of_line (const gchar *text,
             gsize length,
             guint number)
{
  const gchar *end = text;

  for (guint i = 0; i < number && end != NULL && end < text + length; i++)
    {
      end = memchr (end, '\n', (gsize) (text + length - end));
      end = end == NULL ? NULL : end + 1;
    }

  return end == NULL ? length : (gsize) (end - text);
}

/* The line that GKeyFile refuses and does not name: it stops there, so that it takes what is before and nothing longer. */
static guint
find_refused_line (const gchar *text,
                   gsize length)
{
  guint first = 1;
  guint last = 1;

  for (gsize i = 0; i < length; i++)
    last += text[i] == '\n';
  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      g_autoptr (GKeyFile) attempt = g_key_file_new ();
      gsize end = end_of_line (text, length, middle);

      if (end == 0 || g_key_file_load_from_data (attempt, text, end, G_KEY_FILE_NONE, NULL))
        first = middle + 1;
      else
        last = middle;
    }

  return first;
}

/**
 * hiatus_key_text_parse:
 * @name: what messages call the file
 * @text: (array length=length): its bytes
 * @length: how many
 * @error: return location for an error
 *
 * Parses the text of a key file. Stricter than GKeyFile: a group or key that stands there twice is an
 * error, since one of the two would be passed over in silence. A message quotes the line that it is
 * about: it is for the person's eyes and not for a log.
 *
 * Returns: (transfer full): the text with its values, or %NULL with %HIATUS_ERROR_INVALID that names the line
 */
HiatusKeyText *
hiatus_key_text_parse (const gchar *name,
                       const gchar *text,
                       gsize length,
                       GError **error)
{
  g_autoptr (HiatusKeyText) self = g_new0 (HiatusKeyText, 1);
  g_autoptr (GError) local_error = NULL;
  Parser parser = { .name = name, .into = self };
  gsize skip = 0;
  gsize end;
  gboolean parsed;

  self->text = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;
  self->values = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* Some editors put one in front; nobody sees it. */
  if (g_str_has_prefix (self->text, BYTE_ORDER_MARK))
    skip = strlen (BYTE_ORDER_MARK);

  parsed = parse_lines (&parser, self->text + skip, self->text + length, error);
  g_free (parser.group);
  if (!parsed)
    return NULL;

  /* Half of a line end of DOS at the end of the file would be a character of its line to GKeyFile. */
  end = length > skip && self->text[length - 1] == '\r' ? length - 1 : length;
  if (end > skip && !g_key_file_load_from_data (self->values,
                                                self->text + skip,
                                                end - skip,
                                                G_KEY_FILE_NONE,
                                                &local_error))
    {
      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("%s, line %u cannot be read (%s): correct it or take it out"), name, find_refused_line (self->text + skip, end - skip), local_error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hiatus_key_text_new_plain:
 * @text: (array length=length): bytes
 * @length: how many
 *
 * Takes the bytes as they are, for who reads them in another way. It has no values and no lines.
 *
 * Returns: (transfer full): the text
 */
HiatusKeyText *
hiatus_key_text_new_plain (const gchar *text,
                           gsize length)
{
  HiatusKeyText *self = hiatus_key_text_parse ("", "", 0, NULL);

  g_free (self->text);
  self->text = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->length = length;

  return self;
}

/**
 * hiatus_key_text_free:
 * @self: (transfer full): a text
 *
 * Frees it.
 */
void
hiatus_key_text_free (HiatusKeyText *self)
{
  g_free (self->text);
  g_key_file_unref (self->values);
  g_hash_table_unref (self->lines);
  g_free (self);
}

/**
 * hiatus_key_text_equal:
 * @left: a text
 * @right: another
 *
 * Whether they are the same, byte for byte.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_key_text_equal (const HiatusKeyText *left,
                       const HiatusKeyText *right)
{
  return left->length == right->length && memcmp (left->text, right->text, left->length) == 0;
}

/**
 * hiatus_key_text_is_blank:
 * @self: a text
 *
 * Whether it is empty, as a file is for the moment between being cut off and being written anew.
 *
 * Returns: %TRUE if there is nothing in it at all
 */
gboolean
hiatus_key_text_is_blank (const HiatusKeyText *self)
{
  return self->length == 0;
}

/**
 * hiatus_key_text_get_values:
 * @self: a text
 *
 * Its values, to be read only.
 *
 * Returns: (transfer none): the values
 */
GKeyFile *
hiatus_key_text_get_values (const HiatusKeyText *self)
{
  return self->values;
}

/**
 * hiatus_key_text_line:
 * @self: a text
 * @group: a group
 * @key: (nullable): a key of it, %NULL for the line of the group itself
 *
 * Where it stands.
 *
 * Returns: the line, from 1 on, 0 if it is not there
 */
guint
hiatus_key_text_line (const HiatusKeyText *self,
                      const gchar *group,
                      const gchar *key)
{
  return lookup (self, group, key);
}

/**
 * hiatus_key_text_last_line:
 * @self: a text
 * @group: a group
 *
 * Where the last key of a group stands.
 *
 * Returns: the line, from 1 on; that of the group itself where it has no key, 0 if it is not there
 */
guint
hiatus_key_text_last_line (const HiatusKeyText *self,
                           const gchar *group)
{
  guint line = lookup (self, group, "");

  return line != 0 ? line : lookup (self, group, NULL);
}

/**
 * hiatus_key_text_get_text:
 * @self: a text
 * @length: (out): how many bytes it has
 *
 * The text as it stands in the file.
 *
 * Returns: (transfer none): the text, with a NUL behind it
 */
const gchar *
hiatus_key_text_get_text (const HiatusKeyText *self,
                          gsize *length)
{
  *length = self->length;

  return self->text;
}
