/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-kinds.h"

#include <glib/gi18n.h>

#include "tray/windows/charts/chart-words.h"

/* Urges by day: a bar of which each part is a strength, and below it how they ended. */

/* The rows of the bars, the line below them, and the place of the circle there. */
#define BAR_ROWS 6.0
#define END_ROW 6.35
#define ROWS 7.1

/* How much of a column a bar has. */
#define BAR_WIDTH 0.68

/* How the strengths look, the lightest one at the bottom. 0 is one that was not said. */
static const struct
{
  guint strength;
  HiatusChartShape shape;
  HiatusChartTone tone;
} layers[] = {
  { 1, HIATUS_CHART_BAR, HIATUS_CHART_SOFT },
  { 2, HIATUS_CHART_STRIPES, HIATUS_CHART_CLEAR },
  { 3, HIATUS_CHART_BAR, HIATUS_CHART_FULL },
  { 0, HIATUS_CHART_FRAME, HIATUS_CHART_CLEAR },
};

/* What happened in a column. */
typedef struct
{
  guint strengths[HIATUS_NUMBERS_STRENGTHS];
  guint ends[HIATUS_NUMBERS_ENDS];
  guint n;
} Tally;

static void
count (const HiatusNumbers *numbers, guint from, guint n_dates, Tally *tally)
{
  *tally = (Tally){ 0 };
  for (guint i = from; i < from + n_dates && i < numbers->n_days; i++)
    for (guint strength = 0; strength < HIATUS_NUMBERS_STRENGTHS; strength++)
      for (guint end = 0; end < HIATUS_NUMBERS_ENDS; end++)
        {
          const guint n = numbers->days[i].urges[strength][end];

          tally->strengths[strength] += n;
          tally->ends[end] += n;
          tally->n += n;
        }
}

static void
add_strengths (GString *words, const Tally *tally)
{
  if (tally->strengths[1] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u mild.", "%u mild.", tally->strengths[1]), tally->strengths[1]));
  if (tally->strengths[2] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u strong.", "%u strong.", tally->strengths[2]), tally->strengths[2]));
  if (tally->strengths[3] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u overwhelming.", "%u overwhelming.", tally->strengths[3]), tally->strengths[3]));
  if (tally->strengths[0] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("Of %u it was not said how strong.", "Of %u it was not said how strong.", tally->strengths[0]), tally->strengths[0]));
}

static void
add_ends (GString *words, const Tally *tally)
{
  if (tally->ends[HIATUS_NUMBERS_RIDDEN_OUT] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u ridden out.", "%u ridden out.", tally->ends[HIATUS_NUMBERS_RIDDEN_OUT]), tally->ends[HIATUS_NUMBERS_RIDDEN_OUT]));
  if (tally->ends[HIATUS_NUMBERS_FOLLOWED] > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("After %u you were in touch.", "After %u you were in touch.", tally->ends[HIATUS_NUMBERS_FOLLOWED]), tally->ends[HIATUS_NUMBERS_FOLLOWED]));
}

static gchar *
words_of (const HiatusNumbers *numbers, const HiatusChartSpan *span, guint column, const Tally *tally)
{
  GString *words = g_string_new (NULL);
  g_autofree gchar *when = hiatus_chart_when (numbers, span, column);

  /* Translators: %s is a date, or a week. */
  hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%s: %u urge.", "%s: %u urges.", tally->n), when, tally->n));
  add_strengths (words, tally);
  add_ends (words, tally);
  return g_string_free (words, FALSE);
}

static void
add_bar (HiatusChart *chart, guint column, const Tally *tally, guint most)
{
  gdouble top = BAR_ROWS;

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      const guint n = tally->strengths[layers[i].strength];
      const gdouble height = BAR_ROWS * n / most;

      if (n == 0)
        continue;
      top -= height;
      hiatus_chart_add_mark (chart, layers[i].shape, layers[i].tone, &(HiatusChartBox){ column + (1 - BAR_WIDTH) / 2, top, BAR_WIDTH, height });
    }
}

/* A filled circle where all were ridden out, an open one where none was, and a half one between; none while nobody knows. */
static void
add_end (HiatusChart *chart, guint column, const Tally *tally)
{
  const HiatusChartBox box = { column + 0.1, END_ROW, 0.8, 0.6 };
  const guint out = tally->ends[HIATUS_NUMBERS_RIDDEN_OUT];
  const guint followed = tally->ends[HIATUS_NUMBERS_FOLLOWED];

  if (out + followed > 0)
    hiatus_chart_add_mark (chart, followed == 0 ? HIATUS_CHART_DOT : out == 0 ? HIATUS_CHART_RING
                                                                              : HIATUS_CHART_HALF,
                           HIATUS_CHART_CLEAR,
                           &box);
}

static void
add_scale (HiatusChart *chart, guint most)
{
  g_autofree gchar *number = g_strdup_printf ("%u", most);

  hiatus_chart_add_mark (chart, HIATUS_CHART_LINE, HIATUS_CHART_FAINT, &(HiatusChartBox){ 0, 0, chart->columns, 0 });
  hiatus_chart_add_mark (chart, HIATUS_CHART_LINE, HIATUS_CHART_SOFT, &(HiatusChartBox){ 0, BAR_ROWS, chart->columns, 0 });
  hiatus_chart_add_small_label (chart, -1, 0, 1, number);
  hiatus_chart_add_small_label (chart, -1, BAR_ROWS, 1, "0");
}

/* About eight dates below, at equal distances. */
static void
add_dates (HiatusChart *chart, const HiatusNumbers *numbers, const HiatusChartSpan *span)
{
  const guint step = span->n_dates == 1 ? 7 * (span->n_columns / 56 + 1) : span->n_columns / 8 + 1;

  for (guint column = 0; column < span->n_columns; column += step)
    {
      g_autofree gchar *text = NULL;
      GDate date;

      hiatus_chart_date (numbers, column * span->n_dates, &date);
      text = hiatus_chart_date_short (&date);
      hiatus_chart_add_small_label (chart, column + 0.5, chart->rows + 0.6, column == 0 ? 0.2 : 0.5, text);
    }
}

static void
add_keys (HiatusChart *chart, const Tally *all)
{
  static const gchar *const names[HIATUS_NUMBERS_STRENGTHS] = { N_ ("strength not said"), N_ ("mild"), N_ ("strong"), N_ ("overwhelming") };

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    if (all->strengths[layers[i].strength] > 0)
      hiatus_chart_add_key (chart, layers[i].shape, layers[i].tone, _ (names[layers[i].strength]));
  if (all->ends[HIATUS_NUMBERS_RIDDEN_OUT] > 0)
    hiatus_chart_add_key (chart, HIATUS_CHART_DOT, HIATUS_CHART_CLEAR, _ ("ridden out"));
  if (all->ends[HIATUS_NUMBERS_FOLLOWED] > 0)
    hiatus_chart_add_key (chart, HIATUS_CHART_RING, HIATUS_CHART_CLEAR, _ ("in touch afterwards"));
  if (all->ends[HIATUS_NUMBERS_RIDDEN_OUT] > 0 && all->ends[HIATUS_NUMBERS_FOLLOWED] > 0)
    hiatus_chart_add_key (chart, HIATUS_CHART_HALF, HIATUS_CHART_CLEAR, _ ("some of each"));
}

static gchar *
sum_up (const Tally *all)
{
  GString *words = g_string_new (NULL);

  hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%u urge.", "%u urges.", all->n), all->n));
  add_strengths (words, all);
  add_ends (words, all);
  return g_string_free (words, FALSE);
}

/**
 * hiatus_chart_new_urges:
 * @numbers: a stretch
 *
 * Returns: (transfer full) (nullable): the urges of each day, or week, by strength, and how they ended; %NULL where there is none
 */
HiatusChart *
hiatus_chart_new_urges (const HiatusNumbers *numbers)
{
  HiatusChart *chart;
  HiatusChartSpan span;
  guint most = 1;
  Tally all;

  count (numbers, 0, numbers->n_days, &all);
  if (all.n == 0)
    return NULL;
  hiatus_chart_span (numbers, &span);
  chart = hiatus_chart_new (span.n_dates == 1 ? _ ("Urges by day") : _ ("Urges by week"));
  chart->columns = span.n_columns;
  chart->rows = ROWS;
  chart->column_width = 1.6;
  chart->row_height = 1.3;
  chart->above = 0.6;
  chart->below = 1.5;
  for (guint i = 0; i < span.n_columns; i++)
    {
      Tally tally;

      count (numbers, i * span.n_dates, span.n_dates, &tally);
      most = MAX (most, tally.n);
    }
  add_scale (chart, most);
  for (guint i = 0; i < span.n_columns; i++)
    {
      Tally tally;

      count (numbers, i * span.n_dates, span.n_dates, &tally);
      add_bar (chart, i, &tally, most);
      add_end (chart, i, &tally);
      hiatus_chart_add_spot (chart, &(HiatusChartBox){ i, 0, 1, ROWS }, words_of (numbers, &span, i, &tally));
    }
  add_dates (chart, numbers, &span);
  add_keys (chart, &all);
  chart->words = sum_up (&all);
  return chart;
}
