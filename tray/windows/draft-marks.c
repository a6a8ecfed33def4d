/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/draft-marks.h"

#include <string.h>

/* What is quoted in one line; a longer passage is cut. */
#define WORDS_LENGTH 40

static void
free_mark (gpointer data)
{
  HiatusDraftMark *mark = data;

  g_free (mark->words);
  g_free (mark->why);
  g_free (mark);
}

/* One line, cut at a character. */
static gchar *
shorten (const gchar *words)
{
  g_autofree gchar *line = g_strdelimit (g_strdup (words), "\n\r\t", ' ');
  g_autofree gchar *cut = NULL;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= WORDS_LENGTH)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, WORDS_LENGTH - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* Where a character begins, or the text ends. */
static gboolean
is_edge (const gchar *text, gsize at, gsize length)
{
  return at <= length && (at == length || ((guchar) text[at] & 0xc0) != 0x80);
}

static HiatusDraftMark *
new_mark (const gchar *text, guint first, guint length, const gchar *words, const gchar *why)
{
  const gsize n_bytes = strlen (text);
  const gsize end = (gsize) first + length;
  HiatusDraftMark *mark = g_new0 (HiatusDraftMark, 1);

  mark->words = shorten (words);
  mark->why = g_strdup (why);
  /* What points beside the text points at all of it. */
  if (is_edge (text, first, n_bytes) && is_edge (text, end, n_bytes) && !(first == 0 && end == n_bytes))
    {
      mark->first = (guint) g_utf8_pointer_to_offset (text, text + first);
      mark->length = (guint) g_utf8_pointer_to_offset (text + first, text + end);
    }
  return mark;
}

/**
 * hiatus_draft_marks_new:
 * @text: the text, valid UTF-8
 * @findings: an `a(uusss)`, as CheckDraft() answers it
 * @talk: (out): whether whom one can talk to is to be offered; then there is no mark
 *
 * Returns: (transfer full) (element-type HiatusDraftMark): the findings, in the order in which they were found
 */
GPtrArray *
hiatus_draft_marks_new (const gchar *text, GVariant *findings, gboolean *talk)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (free_mark);
  GVariantIter iter;
  guint first, length;
  const gchar *kind, *words, *why;

  *talk = FALSE;
  g_variant_iter_init (&iter, findings);
  while (g_variant_iter_next (&iter, "(uu&s&s&s)", &first, &length, &kind, &words, &why))
    {
      *talk |= g_str_equal (kind, HIATUS_DRAFT_MARKS_SELF_HARM);
      g_ptr_array_add (marks, new_mark (text, first, length, words, why));
    }
  if (*talk)
    g_ptr_array_set_size (marks, 0);
  return g_steal_pointer (&marks);
}
