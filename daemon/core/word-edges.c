/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/word-edges.h"

#include <string.h>

#include "daemon/core/text.h"
#include "daemon/core/word-lists.h"

#define ASAT 0x103a

#define FEW_HAN 2
#define FEW_CLUSTERS 3
#define HANGUL_ROW_MAX 24

static const HiatusWordList *
list_of (HiatusWordListId list)
{
  return &hiatus_word_lists[list];
}

static gboolean
has (const HiatusWordList *list,
     const gchar *word,
     gsize length)
{
  guint from = 0;
  guint to = list->n;

  while (from < to)
    {
      guint middle = (from + to) / 2;
      const gchar *there = (const gchar *) list->text + list->words[middle];
      gint order = strncmp (there, word, length);

      if (order == 0 && there[length] == '\0')
        return TRUE;
      if (order < 0)
        from = middle + 1;
      else
        to = middle;
    }

  return FALSE;
}

static gsize
next (const gchar *text,
      gsize at)
{
  return at + (gsize) g_utf8_skip[(guint8) text[at]];
}

static gsize
previous (const gchar *text,
          gsize at)
{
  do
    at--;
  while (at > 0 && ((guint8) text[at] & 0xc0) == 0x80);

  return at;
}

/* Whether a character goes on the letter before it. */
static gboolean
is_rest (HiatusTextClass class)
{
  return class == HIATUS_TEXT_KANA_MARK || class == HIATUS_TEXT_HANGUL_REST || class == HIATUS_TEXT_CLUSTER_REST || class == HIATUS_TEXT_CLUSTER_JOINER;
}

static gboolean
is_cluster (HiatusTextClass class)
{
  return class >= HIATUS_TEXT_CLUSTER;
}

static gboolean
is_hangul (HiatusTextClass class)
{
  return class == HIATUS_TEXT_HANGUL || class == HIATUS_TEXT_HANGUL_REST;
}

/* Whether [from, to) begins with a word of @list that is longer than @more bytes. */
static gboolean
begins_with (const HiatusWordList *list,
             const gchar *text,
             gsize from,
             gsize to,
             gsize more)
{
  gsize at = from;

  for (guint n = 0; n < list->longest && at < to; n++)
    {
      at = next (text, at);
      if (at - from > more && (at == to || !is_rest (hiatus_text_class_at (text + at))) && has (list, text + from, at - from))
        return TRUE;
    }

  return FALSE;
}

/* Whether the text before @to ends with a word of @list; one of a single letter has to follow something if @needs_more. */
static gboolean
ends_with (const HiatusWordList *list,
           const gchar *text,
           gsize to,
           gboolean needs_more)
{
  gsize at = to;
  guint n_letters = 0;

  for (guint n = 0; n < list->longest && at > 0; n++)
    {
      at = previous (text, at);
      if (!is_rest (hiatus_text_class_at (text + at)))
        n_letters++;
      if (has (list, text + at, to - at) && !(needs_more && n_letters == 1 && hiatus_text_class_before (text, at) == HIATUS_TEXT_OTHER))
        return TRUE;
    }

  return FALSE;
}

/* How many letters of the name in [start, end) for which @is_of holds stand in a row at its beginning, or at its end. */
static guint
count_letters (const gchar *text,
               gsize start,
               gsize end,
               gboolean at_end,
               gboolean (*is_of) (HiatusTextClass))
{
  guint n = 0;

  while (start < end)
    {
      gsize at = at_end ? previous (text, end) : start;
      HiatusTextClass class = hiatus_text_class_at (text + at);

      if (!is_of (class))
        break;
      if (!is_rest (class) && class != HIATUS_TEXT_CLUSTER_FIRST)
        n++;
      if (at_end)
        end = at;
      else
        start = next (text, at);
    }

  return n;
}

static gboolean
is_han (HiatusTextClass class)
{
  return class == HIATUS_TEXT_HAN;
}

/* Whether one of the prefixes of @list stands right before the name and begins the word. */
static gboolean
follows_prefix (const gchar *text,
                gsize start,
                HiatusTextClass class)
{
  const HiatusWordList *list = list_of (class == HIATUS_TEXT_ARABIC ? HIATUS_WORDS_ARABIC_PREFIXES : HIATUS_WORDS_HEBREW_PREFIXES);
  const HiatusWordList *others = list_of (class == HIATUS_TEXT_ARABIC ? HIATUS_WORDS_ARABIC_OTHERS : HIATUS_WORDS_HEBREW_OTHERS);
  gsize from = start;
  gsize to = start;

  while (from > 0 && start - from <= HIATUS_WORD_PREFIX_BYTES && hiatus_text_joins (hiatus_text_class_before (text, from), hiatus_text_class_at (text + from)))
    from = previous (text, from);
  if (start - from > HIATUS_WORD_PREFIX_BYTES || !has (list, text + from, start - from))
    return FALSE;

  for (guint n = 0; n < others->longest && hiatus_text_class_at (text + to) == class; n++)
    to = next (text, to);

  return !has (others, text + from, to - from);
}

/* As word-edges.h says of Han. */
static gboolean
begins_in_han (const gchar *text,
               gsize start,
               gsize end)
{
  const HiatusWordList *surnames = list_of (HIATUS_WORDS_HAN_SURNAMES);
  guint n = count_letters (text, start, end, FALSE, is_han);
  gsize before;

  if (n > FEW_HAN || ends_with (list_of (HIATUS_WORDS_HAN_BEFORE), text, start, FALSE))
    return TRUE;
  if (n < FEW_HAN)
    return FALSE;
  before = previous (text, start);
  if (strncmp (text + before, "大", start - before) == 0 || strncmp (text + before, "小", start - before) == 0)
    return FALSE;

  return begins_with (surnames, text, start, end, 0) || !ends_with (surnames, text, start, FALSE);
}

/**
 * hiatus_word_edges_begins:
 * @text: a folded text, which goes on behind @end or has a zero there
 * @start: where a name begins in it, in bytes
 * @end: where it ends
 *
 * Returns: whether a word begins at @start; always, if the name begins with no word character
 */
gboolean
hiatus_word_edges_begins (const gchar *text,
                          gsize start,
                          gsize end)
{
  HiatusTextClass class = hiatus_text_class_at (text + start);
  HiatusTextClass before = hiatus_text_class_before (text, start);

  if (class == HIATUS_TEXT_OTHER || before == HIATUS_TEXT_OTHER)
    return TRUE;
  if (hiatus_text_joins (before, class))
    return (class == HIATUS_TEXT_ARABIC || class == HIATUS_TEXT_HEBREW) && follows_prefix (text, start, class);
  if (class == HIATUS_TEXT_HAN && before == HIATUS_TEXT_HAN)
    return begins_in_han (text, start, end);
  if (class == HIATUS_TEXT_HIRAGANA && before == HIATUS_TEXT_HIRAGANA)
    return ends_with (list_of (HIATUS_WORDS_HIRAGANA_BEFORE), text, start, TRUE);
  if (is_hangul (class))
    return !is_hangul (before);
  if (is_cluster (class) && is_cluster (before))
    return before != HIATUS_TEXT_CLUSTER_FIRST && (ends_with (list_of (HIATUS_WORDS_CLUSTER_BEFORE), text, start, FALSE) || count_letters (text, start, end, FALSE, is_cluster) > FEW_CLUSTERS);

  return TRUE;
}

/* Whether the Hangul from @from on is a row of known endings; @n_before is how many syllables the name has. */
static gboolean
is_row_of_endings (const gchar *text,
                   gsize length,
                   gboolean is_cut,
                   gsize from,
                   guint n_before)
{
  const HiatusWordList *endings = list_of (HIATUS_WORDS_HANGUL_AFTER);
  const HiatusWordList *name_endings = list_of (HIATUS_WORDS_HANGUL_NAME_ENDINGS);
  gsize syllables[HANGUL_ROW_MAX + 1];
  guint32 reached = 1; /* a bit for each syllable before which an ending can begin */
  gsize at = from;
  guint n = 0;

  while (at < length && is_hangul (hiatus_text_class_at (text + at)))
    {
      if (n == HANGUL_ROW_MAX)
        return FALSE;
      syllables[n++] = at;
      do
        at = next (text, at);
      while (at < length && hiatus_text_class_at (text + at) == HIATUS_TEXT_HANGUL_REST);
    }
  if (at == length && is_cut)
    return FALSE;
  syllables[n] = at;

  for (guint i = 0; i < n; i++)
    if (reached >> i & 1)
      for (guint k = i + 1; k <= n; k++)
        if (has (endings, text + syllables[i], syllables[k] - syllables[i]) &&
            !(i == 0 && n_before == 1 && has (name_endings, text + from, syllables[k] - from)))
          reached |= 1u << k;

  return reached >> n & 1;
}

/* Whether the cluster at @at may be the final consonant of the syllable before it. */
static gboolean
may_be_final (const gchar *text,
              gsize at,
              gsize length)
{
  gsize after = next (text, at);

  if (hiatus_text_class_at (text + at) == HIATUS_TEXT_CLUSTER_FIRST)
    return FALSE;

  return after >= length || !is_rest (hiatus_text_class_at (text + after)) || g_utf8_get_char (text + after) == ASAT;
}

/**
 * hiatus_word_edges_ends:
 * @text: a folded text
 * @length: its length in bytes; a zero stands there
 * @is_cut: whether it goes on behind @length, with nobody knows what
 * @start: where a name begins in it
 * @end: where it ends
 *
 * Returns: whether a word ends at @end; always, if the name ends with no word character and the text is not cut there
 */
gboolean
hiatus_word_edges_ends (const gchar *text,
                        gsize length,
                        gboolean is_cut,
                        gsize start,
                        gsize end)
{
  HiatusTextClass class, after;

  if (end == length)
    return !is_cut;

  class = hiatus_text_class_before (text, end);
  after = hiatus_text_class_at (text + end);
  if (class == HIATUS_TEXT_OTHER || after == HIATUS_TEXT_OTHER)
    return TRUE;
  if (hiatus_text_joins (class, after))
    return FALSE;
  if (class == HIATUS_TEXT_HAN && (after == HIATUS_TEXT_HAN || after == HIATUS_TEXT_HIRAGANA))
    return count_letters (text, start, end, TRUE, is_han) > FEW_HAN ||
           begins_with (list_of (after == HIATUS_TEXT_HAN ? HIATUS_WORDS_HAN_AFTER : HIATUS_WORDS_HIRAGANA_AFTER), text, end, length, 0);
  if (class == HIATUS_TEXT_HIRAGANA && after == HIATUS_TEXT_HIRAGANA)
    return !begins_with (list_of (HIATUS_WORDS_HIRAGANA_OTHERS), text, start, length, end - start) && begins_with (list_of (HIATUS_WORDS_HIRAGANA_AFTER), text, end, length, 0);
  if (class == HIATUS_TEXT_KATAKANA && after == HIATUS_TEXT_KATAKANA)
    return FALSE;
  if (is_hangul (class) && is_hangul (after))
    return is_row_of_endings (text, length, is_cut, end, count_letters (text, start, end, TRUE, is_hangul));
  if (is_cluster (class) && is_cluster (after))
    return begins_with (list_of (HIATUS_WORDS_CLUSTER_AFTER), text, end, length, 0) ||
           (count_letters (text, start, end, TRUE, is_cluster) > FEW_CLUSTERS && !may_be_final (text, end, length));

  return TRUE;
}

/**
 * hiatus_word_edges_get_prefixes:
 * @text: a folded text
 * @start: where a word begins in it, in bytes
 * @end: where that word ends
 * @prefixes: (out): the lengths of what it may begin with, in bytes
 *
 * In Arabic and Hebrew: behind what a name may stand in the word. hiatus_word_edges_begins() still has to be asked.
 *
 * Returns: how many @prefixes there are
 */
guint
hiatus_word_edges_get_prefixes (const gchar *text,
                                gsize start,
                                gsize end,
                                guint8 prefixes[HIATUS_WORD_PREFIXES_MAX])
{
  HiatusTextClass class = hiatus_text_class_at (text + start);
  const HiatusWordList *list = list_of (class == HIATUS_TEXT_ARABIC ? HIATUS_WORDS_ARABIC_PREFIXES : HIATUS_WORDS_HEBREW_PREFIXES);
  guint n = 0;

  if (class != HIATUS_TEXT_ARABIC && class != HIATUS_TEXT_HEBREW)
    return 0;

  for (gsize at = next (text, start); n < HIATUS_WORD_PREFIXES_MAX && at < end && at - start <= HIATUS_WORD_PREFIX_BYTES; at = next (text, at))
    if (has (list, text + start, at - start))
      prefixes[n++] = (guint8) (at - start);

  return n;
}
