/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-kinds.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "tray/windows/charts/chart-words.h"

/* When it is heavy: the parts of the day on weekdays and on weekends. */

/* A row of circles with its numbers below. */
#define ROW 1.75

/* How large a circle is on whose every day something was. */
#define LARGEST 0.95
#define LEAST 0.12

/* A time of day in words, from one such as "20:00". */
static gchar *
clock_text (const gchar *time)
{
  g_autoptr (GDateTime) at = g_date_time_new_utc (2025, 3, 1, CLAMP (atoi (time), 0, 23), 0, 0);

  /* Translators: an hour below a picture, as g_date_time_format() writes it: "8" or "20", or "8 pm" */
  return g_date_time_format (at, C_ ("hour", "%-H"));
}

static gchar *
words_of (const HiatusNumbersPart *part, const gchar *ends)
{
  g_autofree gchar *from = clock_text (part->begins);
  g_autofree gchar *until = clock_text (ends);

  if (part->is_weekend)
    /* Translators: from which hour to which, on how many days, of how many. */
    return g_strdup_printf (ngettext ("Weekends from %s to %s: on %u of %u day.", "Weekends from %s to %s: on %u of %u days.", part->n_days), from, until, part->n_with, part->n_days);
  return g_strdup_printf (ngettext ("Weekdays from %s to %s: on %u of %u day.", "Weekdays from %s to %s: on %u of %u days.", part->n_days), from, until, part->n_with, part->n_days);
}

/* Its area says on how many of these days, for the eye compares areas. */
static void
add_part (HiatusChart *chart, const HiatusNumbersPart *part, const gchar *ends, guint column)
{
  const gdouble y = part->is_weekend ? ROW : 0;
  const gdouble share = part->n_days == 0 ? 0 : (gdouble) part->n_with / part->n_days;
  const gdouble size = share > 0 ? MAX (LARGEST * sqrt (share), LEAST * 2) : LEAST;
  const HiatusChartBox box = { column + (1 - size) / 2, y + (1 - size) / 2, size, size };

  hiatus_chart_add_mark (chart, HIATUS_CHART_DOT, share > 0 ? HIATUS_CHART_CLEAR : HIATUS_CHART_SOFT, &box);
  if (share > 0)
    {
      g_autofree gchar *text = g_strdup_printf ("%u/%u", part->n_with, part->n_days);

      hiatus_chart_add_small_label (chart, column + 0.5, y + 1.2, 0.5, text);
    }
  hiatus_chart_add_spot (chart, &(HiatusChartBox){ column, y, 1, ROW }, words_of (part, ends));
}

/* The two that stand out, in words; the picture has the others. */
static gchar *
sum_up (const HiatusNumbers *numbers, guint n)
{
  GString *words = g_string_new (NULL);
  const HiatusNumbersPart *most = NULL;
  const gchar *ends = NULL;

  hiatus_chart_add_sentence (words, g_strdup (numbers->kept < 0 ? _ ("On how many days there was an urge at that time.") : _ ("On how many days there was an urge, a look or contact at that time.")));
  for (guint i = 0; i < numbers->parts->len; i++)
    {
      const HiatusNumbersPart *part = &g_array_index (numbers->parts, HiatusNumbersPart, i);

      if (part->n_with == 0 || (most != NULL && (guint64) part->n_with * most->n_days <= (guint64) most->n_with * part->n_days))
        continue;
      most = part;
      ends = g_array_index (numbers->parts, HiatusNumbersPart, i - i % n + (i + 1) % n).begins;
    }
  if (most != NULL)
    {
      g_autofree gchar *heaviest = words_of (most, ends);

      /* Translators: %s is a sentence: "Weekends from 20 to 22: on 3 of 8 days." */
      hiatus_chart_add_sentence (words, g_strdup_printf (_ ("Most often: %s"), heaviest));
    }
  return g_string_free (words, FALSE);
}

static gboolean
has_any (const HiatusNumbers *numbers)
{
  for (guint i = 0; i < numbers->parts->len; i++)
    if (g_array_index (numbers->parts, HiatusNumbersPart, i).n_with > 0)
      return TRUE;
  return FALSE;
}

/**
 * hiatus_chart_new_parts:
 * @numbers: a stretch
 *
 * Returns: (transfer full) (nullable): in which parts of the day it was heavy, on weekdays and on weekends; %NULL where it never was
 */
HiatusChart *
hiatus_chart_new_parts (const HiatusNumbers *numbers)
{
  const guint n = numbers->parts->len / 2;
  HiatusChart *chart;

  if (numbers->parts->len % 2 != 0 || !has_any (numbers))
    return NULL;
  chart = hiatus_chart_new (_ ("When it is heavy"));
  chart->columns = n;
  chart->rows = 2 * ROW;
  chart->column_width = 3.2;
  chart->row_height = 2.4;
  chart->above = 1.6;
  for (guint i = 0; i < numbers->parts->len; i++)
    {
      const HiatusNumbersPart *part = &g_array_index (numbers->parts, HiatusNumbersPart, i);
      const gchar *ends = g_array_index (numbers->parts, HiatusNumbersPart, i - i % n + (i + 1) % n).begins;

      add_part (chart, part, ends, i % n);
      if (i < n)
        {
          g_autofree gchar *from = clock_text (part->begins);
          g_autofree gchar *until = clock_text (ends);
          /* Translators: from which hour to which, above a picture. */
          g_autofree gchar *text = g_strdup_printf (_ ("%s–%s"), from, until);

          hiatus_chart_add_small_label (chart, i + 0.5, -0.3, 0.5, text);
        }
    }
  hiatus_chart_add_label (chart, -1, 0.5, 1, _ ("Weekdays"));
  hiatus_chart_add_label (chart, -1, ROW + 0.5, 1, _ ("Weekends"));
  chart->words = sum_up (numbers, n);
  return chart;
}
