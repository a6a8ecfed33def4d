/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/script-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/script-build.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  HiatusScriptBuilder *builder;
  HiatusScriptMistakes *mistakes;
  guint number; /* of the line */
} Reader;

/* @what is taken. */
static void
complain (Reader *reader, gchar *what)
{
  hiatus_script_mistakes_add (reader->mistakes, reader->number, NULL, NULL, what);
}

static void
read_heading (Reader *reader, gchar *line)
{
  gsize length = strlen (line);

  if (length < 2 || line[length - 1] != ']' || strpbrk (line + 1, "[]") != line + length - 1)
    {
      complain (reader, g_strdup (_ ("write [name] and nothing else on that line")));
      hiatus_script_builder_begin (reader->builder, reader->number, NULL);
      return;
    }
  line[length - 1] = '\0';
  hiatus_script_builder_begin (reader->builder, reader->number, g_strstrip (line + 1));
}

static void
read_key (Reader *reader, gchar *line)
{
  gchar *equals = strchr (line, '=');

  if (equals == NULL)
    {
      complain (reader, g_strdup (_ ("this is neither a comment, a [name] nor key=value: correct it or take it out")));
      return;
    }
  *equals = '\0';
  hiatus_script_builder_set (reader->builder, reader->number, g_strchomp (line), g_strchug (equals + 1));
}

static void
read_line (Reader *reader, const gchar *start, gsize length)
{
  g_autofree gchar *line = g_strstrip (g_strndup (start, length));

  if (!g_utf8_validate_len (start, length, NULL))
    complain (reader, g_strdup (_ ("this is not UTF-8: write the line anew, and save the file as UTF-8")));
  else if (line[0] == '[')
    read_heading (reader, line);
  else if (line[0] != '\0' && line[0] != '#')
    read_key (reader, line);
}

/**
 * hiatus_script_read:
 * @name: which script it is, one of #hiatus_script_names
 * @text: (array length=length): the text of its file, as hiatus-scripts(5) describes it
 * @length: how many bytes it has
 * @is_own: whether the person wrote it
 * @mistakes: to be filled where it cannot be used
 *
 * Reads a script and checks it. One that has a mistake is not used at all: what is missing might be what has to be said.
 *
 * Returns: (transfer full) (nullable): the script; %NULL where there is a mistake
 */
HiatusScript *
hiatus_script_read (const gchar *name, const gchar *text, gsize length, gboolean is_own, HiatusScriptMistakes *mistakes)
{
  g_autoptr (HiatusScriptBuilder) builder = hiatus_script_builder_new (name, is_own, mistakes);
  Reader reader = { .builder = builder, .mistakes = mistakes };
  const gchar *end = text + length;

  /* Some editors put one in front; nobody sees it. */
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    text += strlen (BYTE_ORDER_MARK);
  while (text < end && !hiatus_script_builder_is_full (builder))
    {
      const gchar *feed = memchr (text, '\n', (gsize) (end - text));
      const gchar *line_end = feed == NULL ? end : feed;

      reader.number++;
      read_line (&reader, text, (gsize) (line_end - text));
      text = line_end + 1;
    }
  return hiatus_script_builder_end (builder);
}
