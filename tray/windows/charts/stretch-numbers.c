/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/stretch-numbers.h"

#include <stdio.h>

/* A hundred years, as the daemon counts at most. */
#define DAYS_MAX 36525

/**
 * hiatus_numbers_read_date:
 * @text: (nullable): as "2025-03-01"
 * @date: (out caller-allocates): the date; cleared where it is none
 *
 * Returns: whether it is one
 */
gboolean
hiatus_numbers_read_date (const gchar *text, GDate *date)
{
  guint year, month, day;

  g_date_clear (date, 1);
  if (text == NULL || sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* What was counted of that date; NULL where it is none of the stretch. */
static HiatusNumbersDay *
find_day (HiatusNumbers *numbers, const gchar *text)
{
  GDate date;
  gint index;

  if (!hiatus_numbers_read_date (text, &date) || numbers->n_days == 0)
    return NULL;
  index = g_date_days_between (&numbers->from, &date);
  return index >= 0 && index < (gint) numbers->n_days ? &numbers->days[index] : NULL;
}

static gint
index_in (const gchar *word, const gchar *const *words)
{
  for (gint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

static void
read_states (HiatusNumbers *numbers, GVariant *description, const gchar *key, gsize field)
{
  g_autoptr (GVariant) dates = g_variant_lookup_value (description, key, G_VARIANT_TYPE_STRING_ARRAY);
  GVariantIter iter;
  const gchar *date;

  if (dates == NULL)
    return;
  g_variant_iter_init (&iter, dates);
  while (g_variant_iter_next (&iter, "&s", &date))
    {
      HiatusNumbersDay *day = find_day (numbers, date);

      if (day != NULL)
        G_STRUCT_MEMBER (gboolean, day, field) = TRUE;
    }
}

static void
read_urges (HiatusNumbers *numbers, GVariant *description)
{
  static const gchar *const ends[] = { "open", "ridden-out", "followed", NULL };
  g_autoptr (GVariant) urges = g_variant_lookup_value (description, "urges", G_VARIANT_TYPE ("a(susu)"));
  GVariantIter iter;
  const gchar *date, *end;
  guint strength, count;

  if (urges == NULL)
    return;
  g_variant_iter_init (&iter, urges);
  while (g_variant_iter_next (&iter, "(&su&su)", &date, &strength, &end, &count))
    {
      HiatusNumbersDay *day = find_day (numbers, date);
      gint index = index_in (end, ends);

      if (day != NULL && index >= 0 && strength < HIATUS_NUMBERS_STRENGTHS)
        day->urges[strength][index] += count;
    }
}

static void
read_encounters (HiatusNumbers *numbers, GVariant *description)
{
  g_autoptr (GVariant) encounters = g_variant_lookup_value (description, "encounters", G_VARIANT_TYPE ("a(ssu)"));
  GVariantIter iter;
  const gchar *date;
  guint count;

  if (encounters == NULL)
    return;
  g_variant_iter_init (&iter, encounters);
  while (g_variant_iter_next (&iter, "(&s&su)", &date, NULL, &count))
    {
      HiatusNumbersDay *day = find_day (numbers, date);

      if (day != NULL)
        day->encounters += count;
    }
}

static void
read_moods (HiatusNumbers *numbers, GVariant *description)
{
  static const gchar *const moods[] = { "", "lighter", "same", "heavier", NULL };
  g_autoptr (GVariant) evenings = g_variant_lookup_value (description, "moods", G_VARIANT_TYPE ("a(ss)"));
  GVariantIter iter;
  const gchar *date, *mood;

  if (evenings == NULL)
    return;
  g_variant_iter_init (&iter, evenings);
  while (g_variant_iter_next (&iter, "(&s&s)", &date, &mood))
    {
      HiatusNumbersDay *day = find_day (numbers, date);
      gint index = index_in (mood, moods);

      if (day != NULL && index > 0)
        day->mood = (HiatusNumbersMood) index;
    }
}

static void
read_parts (HiatusNumbers *numbers, GVariant *description)
{
  g_autoptr (GVariant) parts = g_variant_lookup_value (description, "parts", G_VARIANT_TYPE ("a(sbuu)"));
  GVariantIter iter;
  const gchar *begins;
  HiatusNumbersPart part = { 0 };

  if (parts == NULL)
    return;
  g_variant_iter_init (&iter, parts);
  while (g_variant_iter_next (&iter, "(&sbuu)", &begins, &part.is_weekend, &part.n_with, &part.n_days))
    {
      g_strlcpy (part.begins, begins, sizeof part.begins);
      g_array_append_val (numbers->parts, part);
    }
}

static void
read_looks (HiatusNumbers *numbers, GVariant *description)
{
  g_autoptr (GVariant) looks = g_variant_lookup_value (description, "looks", G_VARIANT_TYPE ("au"));
  const guint *counts;
  gsize n;

  if (looks == NULL)
    return;
  counts = g_variant_get_fixed_array (looks, &n, sizeof *counts);
  numbers->looks = g_array_new (FALSE, FALSE, sizeof *counts);
  g_array_append_vals (numbers->looks, counts, (guint) n);
}

static void
read_outline (HiatusNumbers *numbers, GVariant *description)
{
  const gchar *from = NULL;
  const gchar *until = NULL;
  const gchar *ends_on = NULL;
  const gchar *ended = NULL;
  GDate last;

  numbers->kept = -1;
  g_variant_lookup (description, "day", "i", &numbers->day);
  g_variant_lookup (description, "length", "i", &numbers->length);
  g_variant_lookup (description, "kept", "i", &numbers->kept);
  g_variant_lookup (description, "from", "&s", &from);
  g_variant_lookup (description, "until", "&s", &until);
  g_variant_lookup (description, "ends-on", "&s", &ends_on);
  numbers->goes_on = !g_variant_lookup (description, "ended", "&s", &ended);
  hiatus_numbers_read_date (ends_on, &numbers->ends_on);
  if (hiatus_numbers_read_date (from, &numbers->from) && hiatus_numbers_read_date (until, &last) && numbers->day >= 1)
    numbers->n_days = (guint) CLAMP (g_date_days_between (&numbers->from, &last) + 1, 0, DAYS_MAX);
}

/**
 * hiatus_numbers_new:
 * @description: an `a{sv}`, as DescribeStretch() answers it; what it does not know is passed over
 *
 * Returns: (transfer full): what there is to draw
 */
HiatusNumbers *
hiatus_numbers_new (GVariant *description)
{
  HiatusNumbers *numbers = g_new0 (HiatusNumbers, 1);

  read_outline (numbers, description);
  numbers->days = g_new0 (HiatusNumbersDay, numbers->n_days);
  numbers->parts = g_array_new (FALSE, FALSE, sizeof (HiatusNumbersPart));
  read_states (numbers, description, "other-days", G_STRUCT_OFFSET (HiatusNumbersDay, is_other));
  read_states (numbers, description, "talk-days", G_STRUCT_OFFSET (HiatusNumbersDay, waits));
  read_urges (numbers, description);
  read_encounters (numbers, description);
  read_moods (numbers, description);
  read_parts (numbers, description);
  read_looks (numbers, description);
  return numbers;
}

/**
 * hiatus_numbers_free:
 * @numbers: (transfer full) (nullable): numbers
 *
 * Frees @numbers.
 */
void
hiatus_numbers_free (HiatusNumbers *numbers)
{
  if (numbers == NULL)
    return;
  g_free (numbers->days);
  g_clear_pointer (&numbers->looks, g_array_unref);
  g_array_unref (numbers->parts);
  g_free (numbers);
}

/**
 * hiatus_numbers_count_urges:
 * @day: a date
 *
 * Returns: all its urges
 */
guint
hiatus_numbers_count_urges (const HiatusNumbersDay *day)
{
  guint n = 0;

  for (guint strength = 0; strength < HIATUS_NUMBERS_STRENGTHS; strength++)
    for (guint end = 0; end < HIATUS_NUMBERS_ENDS; end++)
      n += day->urges[strength][end];
  return n;
}
