/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-kinds.h"

#include <glib/gi18n.h>

#include "tray/windows/charts/chart-words.h"

/* How often the person checked on them, by week: not contact, and counted apart. */

#define BAR_ROWS 4.0
#define BAR_WIDTH 0.6

/* With more weeks the numbers would run into each other. */
#define NUMBERED_MAX 26

static guint
look_at (const HiatusNumbers *numbers, guint week)
{
  return g_array_index (numbers->looks, guint, week);
}

static void
add_week (HiatusChart *chart, const HiatusNumbers *numbers, guint week, guint most)
{
  const HiatusChartSpan weeks = { numbers->looks->len, 7 };
  const guint n = look_at (numbers, week);
  const gdouble height = BAR_ROWS * n / most;
  g_autofree gchar *when = hiatus_chart_when (numbers, &weeks, week);
  g_autofree gchar *number = g_strdup_printf ("%u", n);
  g_autofree gchar *name = NULL;
  GDate date;

  if (n > 0)
    hiatus_chart_add_mark (chart, HIATUS_CHART_BAR, HIATUS_CHART_CLEAR, &(HiatusChartBox){ week + (1 - BAR_WIDTH) / 2, BAR_ROWS - height, BAR_WIDTH, height });
  if (weeks.n_columns <= NUMBERED_MAX)
    hiatus_chart_add_small_label (chart, week + 0.5, BAR_ROWS - height - 0.5, 0.5, number);
  hiatus_chart_date (numbers, week * 7, &date);
  name = hiatus_chart_date_short (&date);
  if (week % (weeks.n_columns / 9 + 1) == 0)
    hiatus_chart_add_small_label (chart, week + 0.5, BAR_ROWS + 0.6, 0.5, name);
  /* Translators: %s is a week. */
  hiatus_chart_add_spot (chart, &(HiatusChartBox){ week, -1, 1, BAR_ROWS + 1 }, g_strdup_printf (ngettext ("%s: you checked on them once.", "%s: you checked on them %u times.", n), when, n));
}

/**
 * hiatus_chart_new_looks:
 * @numbers: a stretch
 *
 * Returns: (transfer full) (nullable): how often the person checked on them in each week; %NULL where they never did, and where it
 *   is not counted
 */
HiatusChart *
hiatus_chart_new_looks (const HiatusNumbers *numbers)
{
  HiatusChart *chart;
  guint most = 0;
  guint n = 0;

  for (guint week = 0; numbers->looks != NULL && week < numbers->looks->len; week++)
    {
      most = MAX (most, look_at (numbers, week));
      n += look_at (numbers, week);
    }
  if (n == 0)
    return NULL;
  chart = hiatus_chart_new (_ ("Checking on them, by week"));
  chart->columns = numbers->looks->len;
  chart->rows = BAR_ROWS;
  chart->column_width = 4.6;
  chart->row_height = 1.3;
  chart->above = 1.5;
  chart->below = 1.5;
  hiatus_chart_add_mark (chart, HIATUS_CHART_LINE, HIATUS_CHART_SOFT, &(HiatusChartBox){ 0, BAR_ROWS, chart->columns, 0 });
  for (guint week = 0; week < numbers->looks->len; week++)
    add_week (chart, numbers, week, most);
  chart->words = g_strdup_printf (ngettext ("Once in all.", "%u times in all.", n), n);
  return chart;
}
