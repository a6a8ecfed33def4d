/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-kinds.h"

#include <glib/gi18n.h>
#include <math.h>

#include "tray/windows/charts/chart-words.h"

/* What was answered in the evenings: lighter above, heavier below. */

#define LEVELS 3

/* Of a week the circle is as large as the share of its evenings. */
#define LARGEST 0.6
#define LEAST 0.22

static guint
count (const HiatusNumbers *numbers, guint from, guint n_dates, guint counts[LEVELS])
{
  guint n = 0;

  counts[0] = counts[1] = counts[2] = 0;
  for (guint i = from; i < from + n_dates && i < numbers->n_days; i++)
    if (numbers->days[i].mood != HIATUS_NUMBERS_NO_MOOD)
      {
        counts[numbers->days[i].mood - HIATUS_NUMBERS_LIGHTER]++;
        n++;
      }
  return n;
}

static void
add_counts (GString *words, const guint counts[LEVELS])
{
  if (counts[0] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u evening lighter.", "%u evenings lighter.", counts[0]), counts[0]));
  if (counts[1] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u evening the same.", "%u evenings the same.", counts[1]), counts[1]));
  if (counts[2] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u evening heavier.", "%u evenings heavier.", counts[2]), counts[2]));
}

static gchar *
words_of (const HiatusNumbers *numbers, const HiatusChartSpan *span, guint column, const guint counts[LEVELS])
{
  g_autofree gchar *when = hiatus_chart_when (numbers, span, column);
  GString *words;

  if (span->n_dates == 1)
    /* Translators: %s is a date with its weekday. */
    return g_strdup_printf (counts[0] > 0 ? _ ("%s: lighter.") : counts[1] > 0 ? _ ("%s: the same.")
                                                                               : _ ("%s: heavier."),
                            when);
  words = g_string_new (NULL);
  /* Translators: %s is a week; what happened in it follows. */
  hiatus_chart_add_sentence (words, g_strdup_printf (_ ("%s:"), when));
  add_counts (words, counts);
  return g_string_free (words, FALSE);
}

static void
add_column (HiatusChart *chart, const HiatusNumbers *numbers, const HiatusChartSpan *span, guint column)
{
  guint counts[LEVELS];
  const guint n = count (numbers, column * span->n_dates, span->n_dates, counts);

  if (n == 0)
    return;
  for (guint level = 0; level < LEVELS; level++)
    {
      const gdouble size = MAX (LARGEST * sqrt ((gdouble) counts[level] / n), LEAST);

      if (counts[level] > 0)
        hiatus_chart_add_mark (chart, HIATUS_CHART_DOT, HIATUS_CHART_CLEAR, &(HiatusChartBox){ column + (1 - size) / 2, level + (1 - size) / 2, size, size });
    }
  hiatus_chart_add_spot (chart, &(HiatusChartBox){ column, 0, 1, LEVELS }, words_of (numbers, span, column, counts));
}

/**
 * hiatus_chart_new_evenings:
 * @numbers: a stretch
 *
 * Returns: (transfer full) (nullable): how the evenings were; %NULL where nobody was asked, or nothing was answered
 */
HiatusChart *
hiatus_chart_new_evenings (const HiatusNumbers *numbers)
{
  static const gchar *const levels[LEVELS] = { N_ ("Lighter"), N_ ("Same"), N_ ("Heavier") };
  GString *words;
  HiatusChart *chart;
  HiatusChartSpan span;
  guint all[LEVELS];

  if (count (numbers, 0, numbers->n_days, all) == 0)
    return NULL;
  hiatus_chart_span (numbers, &span);
  chart = hiatus_chart_new (_ ("The evenings"));
  chart->columns = span.n_columns;
  chart->rows = LEVELS;
  chart->column_width = 1.6;
  chart->row_height = 1.6;
  chart->above = 0.3;
  for (guint level = 0; level < LEVELS; level++)
    {
      hiatus_chart_add_mark (chart, HIATUS_CHART_LINE, level == 1 ? HIATUS_CHART_SOFT : HIATUS_CHART_FAINT, &(HiatusChartBox){ 0, level + 0.5, chart->columns, 0 });
      hiatus_chart_add_small_label (chart, -1, level + 0.5, 1, _ (levels[level]));
    }
  for (guint i = 0; i < span.n_columns; i++)
    add_column (chart, numbers, &span, i);
  words = g_string_new (NULL);
  add_counts (words, all);
  chart->words = g_string_free (words, FALSE);
  return chart;
}
