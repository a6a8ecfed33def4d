/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/render-draft.h"

#include <glib/gi18n.h>
#include <string.h>

#define INDENT "    "
#define MARK '^'

/* So much of a long line is shown, with the words in it. */
#define COLUMNS 72
#define COLUMNS_BEFORE 24
#define CUT "…"

/* A place in the draft, and the line that it is on. */
typedef struct
{
  const gchar *line;
  const gchar *first;
  const gchar *last; /* behind the words, or where the line ends */
  const gchar *line_end;
  guint number;
} Place;

static Place
find_place (const gchar *text, gsize length, gsize first, gsize n)
{
  const gchar *end = text + length;
  Place place = { .line = text, .first = text + MIN (first, length), .number = 1 };
  const gchar *feed;

  while ((feed = memchr (place.line, '\n', (gsize) (place.first - place.line))) != NULL)
    {
      place.line = feed + 1;
      place.number++;
    }
  feed = memchr (place.first, '\n', (gsize) (end - place.first));
  place.line_end = feed == NULL ? end : feed;
  place.last = (gsize) (place.line_end - place.first) < n ? place.line_end : place.first + n;
  return place;
}

static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* A line from @begin on, and below it a mark under the words. What a terminal would not print as it is, is a blank. */
static void
append_line (GString *out, const Place *place, const gchar *begin)
{
  g_autoptr (GString) mark = g_string_new (INDENT);
  guint columns = 0;

  g_string_append (out, INDENT);
  if (begin > place->line)
    {
      g_string_append (out, CUT);
      g_string_append_c (mark, ' ');
    }
  for (const gchar *p = begin; p != NULL && p < place->line_end; p = g_utf8_find_next_char (p, place->line_end))
    {
      gunichar c = g_utf8_get_char (p);
      guint width;

      if (!g_unichar_isprint (c))
        c = ' ';
      width = get_width (c);
      if (columns + width > COLUMNS)
        {
          g_string_append (out, CUT);
          break;
        }
      columns += width;
      g_string_append_unichar (out, c);
      for (guint i = 0; i < width && p < place->last; i++)
        g_string_append_c (mark, p < place->first ? ' ' : MARK);
    }
  g_string_append_printf (out, "\n%s\n", mark->str);
}

static void
append_place (GString *out, const Place *place)
{
  const gchar *begin = place->line;
  glong before = g_utf8_strlen (place->line, place->first - place->line);

  if (before > COLUMNS_BEFORE && g_utf8_strlen (place->line, place->last - place->line) > COLUMNS)
    begin = g_utf8_offset_to_pointer (place->line, before - COLUMNS_BEFORE);
  g_string_append_printf (out, _ ("Line %u:"), place->number);
  g_string_append_c (out, '\n');
  append_line (out, place, begin);
}

/**
 * hiatus_render_draft:
 * @text: (array length=length): a draft, in UTF-8
 * @length: how many bytes it has
 * @findings: what CheckDraft() answers; no words of self-harm
 *
 * Returns: (transfer full): the findings for a person, each with its line and a mark below the words
 */
gchar *
hiatus_render_draft (const gchar *text, gsize length, GVariant *findings)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GVariantIter iter;
  guint first, n;
  const gchar *kind, *why;
  gboolean is_read = FALSE;

  g_variant_iter_init (&iter, findings);
  while (g_variant_iter_next (&iter, "(uu&s&s&s)", &first, &n, &kind, NULL, &why))
    {
      is_read = is_read || !g_str_equal (kind, "language");
      if (out->len > 0)
        g_string_append_c (out, '\n');
      if (n > 0)
        {
          Place place = find_place (text, length, first, n);

          append_place (out, &place);
          g_string_append (out, INDENT);
        }
      g_string_append_printf (out, "%s\n", why);
    }
  if (out->len == 0)
    g_string_append_printf (out, "%s\n", _ ("Nothing stands out. That is no proof that it is right: you know best whether it says what you mean."));
  else if (is_read)
    g_string_append_printf (out, "\n%s\n", _ ("Nothing of this forbids anything. It is your message."));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
