/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/script-page.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const gchar *name;
  HiatusPageKind kind;
} kinds[] = {
  { "read", HIATUS_PAGE_READ },
  { "choose", HIATUS_PAGE_CHOOSE },
  { "write", HIATUS_PAGE_WRITE },
  { "box", HIATUS_PAGE_BOX },
  { "copy", HIATUS_PAGE_COPY },
  { "safety", HIATUS_PAGE_SAFETY },
  { "show", HIATUS_PAGE_SHOW },
};

/* What a text is looked at for, by the purpose of its step. Whatever else is written is the person's own affair. */
static const struct
{
  const gchar *purpose;
  const gchar *looked_at_for;
} purposes[] = {
  { "announce", "announce" },
  { "first", "first" },
  { "meeting", "reply" },
  { "reply", "reply" },
};

static void
free_row (gpointer data)
{
  HiatusPageRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->text);
  g_free (row);
}

static gchar *
dup_string (GVariant *dictionary, const gchar *key)
{
  const gchar *value = "";

  g_variant_lookup (dictionary, key, "&s", &value);
  return g_strdup (value);
}

static GStrv
dup_strings (GVariant *dictionary, const gchar *key)
{
  GStrv strings = NULL;

  return g_variant_lookup (dictionary, key, "^as", &strings) ? strings : g_new0 (gchar *, 1);
}

/* Rows without a text to read are none: nobody could tell what they are. */
static GPtrArray *
dup_rows (GVariant *dictionary, const gchar *key, const gchar *id, const gchar *title, const gchar *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GVariant) list = g_variant_lookup_value (dictionary, key, G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (list, i);
      HiatusPageRow *row = g_new0 (HiatusPageRow, 1);
      const gchar *progress = "";

      row->id = dup_string (item, id);
      row->title = dup_string (item, title);
      row->text = dup_string (item, text);
      g_variant_lookup (item, "progress", "&s", &progress);
      row->skipped = g_str_equal (progress, "skipped");
      if (*row->title == '\0')
        free_row (row);
      else
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static HiatusPageKind
parse_kind (const gchar *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].kind;
  return HIATUS_PAGE_READ;
}

static const gchar *
parse_purpose (GVariant *step, HiatusPageKind kind)
{
  g_autofree gchar *purpose = dup_string (step, "purpose");

  for (gsize i = 0; kind == HIATUS_PAGE_WRITE && i < G_N_ELEMENTS (purposes); i++)
    if (g_str_equal (purposes[i].purpose, purpose))
      return purposes[i].looked_at_for;
  return "";
}

static void
fill_in_step (HiatusPage *page, GVariant *step)
{
  g_autofree gchar *kind = dup_string (step, "kind");

  page->kind = *page->step == '\0' ? HIATUS_PAGE_END : parse_kind (kind);
  page->title = dup_string (step, "title");
  page->lines = dup_strings (step, "lines");
  page->templates = dup_strings (step, "templates");
  page->note = dup_string (step, "note");
  page->purpose = parse_purpose (step, page->kind);
  page->choices = dup_rows (step, "choices", "id", "label", "effect");
  page->shown = dup_rows (step, "shown", "", "question", "answer");
  g_variant_lookup (step, "minutes", "u", &page->minutes);
  g_variant_lookup (step, "may-skip", "b", &page->may_skip);
  g_variant_lookup (step, "locked", "b", &page->is_locked);
  g_variant_lookup (step, "rests-until", "x", &page->rests_until_us);
}

/* A page of the window's own, with nothing to do on it. */
static void
fill_in_words (HiatusPage *page, const gchar *title, const gchar *line)
{
  g_free (page->title);
  g_strfreev (page->lines);
  page->title = g_strdup (title);
  page->lines = g_new0 (gchar *, 2);
  page->lines[0] = g_strdup (line);
}

/**
 * hiatus_page_new_not_due:
 *
 * Returns: (transfer full): what is shown where no script is due
 */
HiatusPage *
hiatus_page_new_not_due (void)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
  HiatusPage *page = hiatus_page_new (nothing);

  fill_in_words (page, _ ("Nothing is due just now"), _ ("When there is a next step, the tray says “What comes next…”, and so does the overview. Until then there is nothing that you have to do here."));
  return page;
}

/**
 * hiatus_page_new:
 * @description: an `a{sv}`, as DescribeScript() answers it; keys that it does not know are passed over
 *
 * Returns: (transfer full): what is shown of it; the end where there is no step to show
 */
HiatusPage *
hiatus_page_new (GVariant *description)
{
  HiatusPage *page = g_new0 (HiatusPage, 1);
  g_autoptr (GVariant) step = g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);
  gboolean ended = FALSE;

  g_variant_lookup (description, "ended", "b", &ended);
  if (step == NULL || ended)
    {
      g_clear_pointer (&step, g_variant_unref);
      step = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
    }
  page->script_title = dup_string (description, "title");
  page->about = dup_string (description, "about");
  page->problem = dup_string (description, "problem");
  page->past = dup_rows (description, "path", "step", "title", "choice");
  page->step = dup_string (step, "id");
  fill_in_step (page, step);
  if (page->kind == HIATUS_PAGE_END)
    fill_in_words (page, _ ("That is all for now"), _ ("Nothing else has to happen today. You can come back to any of these steps."));
  return page;
}

/**
 * hiatus_page_free:
 * @page: (transfer full): a page
 *
 * Frees @page.
 */
void
hiatus_page_free (HiatusPage *page)
{
  g_free (page->script_title);
  g_free (page->about);
  g_free (page->step);
  g_free (page->title);
  g_strfreev (page->lines);
  g_strfreev (page->templates);
  g_free (page->note);
  g_free (page->problem);
  g_ptr_array_unref (page->choices);
  g_ptr_array_unref (page->shown);
  g_ptr_array_unref (page->past);
  g_free (page);
}

/**
 * hiatus_page_is_written:
 * @page: a page
 *
 * Returns: whether one writes there
 */
gboolean
hiatus_page_is_written (const HiatusPage *page)
{
  return page->kind == HIATUS_PAGE_WRITE || page->kind == HIATUS_PAGE_BOX;
}

/**
 * hiatus_page_may_copy:
 * @page: a page
 * @now_us: now, microseconds since the epoch, UTC
 *
 * Returns: whether its text can be copied now
 */
gboolean
hiatus_page_may_copy (const HiatusPage *page, gint64 now_us)
{
  return page->kind == HIATUS_PAGE_COPY && *page->note != '\0' && page->rests_until_us <= now_us;
}

static GDateTime *
local_time (gint64 instant_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);

  return utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
}

/* The calendar days from one to the other. */
static gint
days_between (GDateTime *from, GDateTime *to)
{
  GDate first, second;
  gint year, month, day;

  g_date_time_get_ymd (from, &year, &month, &day);
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_time_get_ymd (to, &year, &month, &day);
  g_date_clear (&second, 1);
  g_date_set_dmy (&second, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_days_between (&first, &second);
}

/**
 * hiatus_page_rest_text:
 * @page: a page
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 *
 * Returns: (transfer full) (nullable): until when its text rests; %NULL where it does not
 */
gchar *
hiatus_page_rest_text (const HiatusPage *page, gint64 now_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) now = local_time (now_us, zone);
  g_autoptr (GDateTime) until = local_time (page->rests_until_us, zone);
  gint days;

  if (page->kind != HIATUS_PAGE_COPY || page->rests_until_us <= now_us || now == NULL || until == NULL)
    return NULL;
  days = days_between (now, until);
  if (days == 0)
    /* Translators: a time of day, as g_date_time_format() writes it; a text cannot be copied before it. */
    return g_date_time_format (until, _ ("It rests until %H:%M today. It can be copied after that."));
  if (days == 1)
    /* Translators: a time of day, as g_date_time_format() writes it; a text cannot be copied before it. */
    return g_date_time_format (until, _ ("It rests until %H:%M tomorrow. It can be copied after that."));
  /* Translators: a weekday and a time of day, as g_date_time_format() writes them; a text cannot be copied before it. */
  return g_date_time_format (until, _ ("It rests until %A, %H:%M. It can be copied after that."));
}

static gboolean
are_rows_equal (GPtrArray *one, GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const HiatusPageRow *a = g_ptr_array_index (one, i);
      const HiatusPageRow *b = g_ptr_array_index (other, i);

      if (!g_str_equal (a->id, b->id) || !g_str_equal (a->title, b->title) || !g_str_equal (a->text, b->text) || a->skipped != b->skipped)
        return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_page_equal:
 * @one: a page
 * @other: another one
 *
 * Returns: whether a person would see the same. What is written already does not count where one writes: there it is in
 *   their hands
 */
gboolean
hiatus_page_equal (const HiatusPage *one, const HiatusPage *other)
{
  return one->kind == other->kind && g_str_equal (one->script_title, other->script_title) && g_str_equal (one->step, other->step) &&
         g_str_equal (one->title, other->title) && g_strv_equal ((const gchar *const *) one->lines, (const gchar *const *) other->lines) &&
         g_strv_equal ((const gchar *const *) one->templates, (const gchar *const *) other->templates) &&
         (hiatus_page_is_written (one) || g_str_equal (one->note, other->note)) && g_str_equal (one->purpose, other->purpose) &&
         g_str_equal (one->problem, other->problem) && are_rows_equal (one->choices, other->choices) && are_rows_equal (one->shown, other->shown) &&
         are_rows_equal (one->past, other->past) && one->minutes == other->minutes && one->may_skip == other->may_skip &&
         one->rests_until_us == other->rests_until_us && one->is_locked == other->is_locked;
}

/* The letter that is to be pressed: the first of a word that is free, or else the first that is. */
static const gchar *
find_letter (const gchar *label, const gchar *taken)
{
  for (gint words_only = 1; words_only >= 0; words_only--)
    {
      gunichar before = ' ';

      for (const gchar *at = label; *at != '\0'; at += g_utf8_skip[(guchar) *at])
        {
          const gunichar letter = g_utf8_get_char (at);
          const gboolean begins = !g_unichar_isalnum (before);

          before = letter;
          if (g_unichar_isalnum (letter) && (begins || words_only == 0) && g_utf8_strchr (taken, -1, g_unichar_tolower (letter)) == NULL)
            return at;
        }
    }
  return NULL;
}

/**
 * hiatus_page_mnemonic:
 * @label: what stands on a button; it is not ours, and has no mnemonic
 * @taken: the letters, in lower case, that are pressed for something else; the one that is found is added
 *
 * Returns: (transfer full): the label with an underscore before the letter that is pressed together with Alt; without one
 *   where no letter is left
 */
gchar *
hiatus_page_mnemonic (const gchar *label, GString *taken)
{
  const gchar *letter = find_letter (label, taken->str);
  GString *marked = g_string_new (NULL);

  if (letter != NULL)
    g_string_append_unichar (taken, g_unichar_tolower (g_utf8_get_char (letter)));
  for (const gchar *at = label; *at != '\0'; at++)
    {
      if (at == letter || *at == '_')
        g_string_append_c (marked, '_');
      g_string_append_c (marked, *at);
    }
  return g_string_free (marked, FALSE);
}

/**
 * hiatus_page_split_target:
 * @target: a script, or a script and what it is about: "reply:0badcafe-7"; empty for what is due first
 * @script: (out) (transfer full): the script; empty for what is due first
 * @about: (out) (transfer full): the id of what it is about; may be empty
 *
 * Takes apart what the window is opened with.
 */
void
hiatus_page_split_target (const gchar *target, gchar **script, gchar **about)
{
  const gchar *colon = strchr (target, ':');

  *script = colon == NULL ? g_strdup (target) : g_strndup (target, (gsize) (colon - target));
  *about = g_strdup (colon == NULL ? "" : colon + 1);
}
