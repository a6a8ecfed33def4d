/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart.h"

#include <math.h>

/* A moon in a key is one that is seen to be one. */
#define KEY_FRAME 10

/* What is so little higher or lower than something else is in the same row. */
#define ASIDE 0.5
#define EPSILON 0.01

static void
clear_spot (gpointer spot)
{
  g_free (((HiatusChartSpot *) spot)->words);
}

static void
clear_label (gpointer label)
{
  g_free (((HiatusChartLabel *) label)->text);
}

static void
clear_key (gpointer key)
{
  g_free (((HiatusChartKey *) key)->text);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);
  return array;
}

/**
 * hiatus_chart_new:
 * @title: what is seen in it
 *
 * Returns: (transfer full): a picture without anything in it
 */
HiatusChart *
hiatus_chart_new (const gchar *title)
{
  HiatusChart *chart = g_new0 (HiatusChart, 1);

  chart->title = g_strdup (title);
  chart->columns = 1;
  chart->rows = 1;
  chart->column_width = 1;
  chart->row_height = 1;
  chart->marks = new_array (sizeof (HiatusChartMark), NULL);
  chart->spots = new_array (sizeof (HiatusChartSpot), clear_spot);
  chart->labels = new_array (sizeof (HiatusChartLabel), clear_label);
  chart->keys = new_array (sizeof (HiatusChartKey), clear_key);
  return chart;
}

/**
 * hiatus_chart_free:
 * @chart: (transfer full) (nullable): a picture
 *
 * Frees @chart.
 */
void
hiatus_chart_free (HiatusChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->title);
  g_free (chart->words);
  g_array_unref (chart->marks);
  g_array_unref (chart->spots);
  g_array_unref (chart->labels);
  g_array_unref (chart->keys);
  g_free (chart);
}

/**
 * hiatus_chart_new_of_key:
 * @key: a line of a key
 *
 * Returns: (transfer full): its shape alone, to be drawn beside its text
 */
HiatusChart *
hiatus_chart_new_of_key (const HiatusChartKey *key)
{
  HiatusChart *chart = hiatus_chart_new (key->text);

  g_array_append_val (chart->marks, key->mark);
  return chart;
}

/**
 * hiatus_chart_add_mark:
 * @chart: a picture
 * @shape: a shape
 * @tone: how clear it is
 * @box: where it is
 */
void
hiatus_chart_add_mark (HiatusChart *chart, HiatusChartShape shape, HiatusChartTone tone, const HiatusChartBox *box)
{
  HiatusChartMark mark = { shape, tone, *box, 0 };

  g_array_append_val (chart->marks, mark);
}

/**
 * hiatus_chart_add_moon:
 * @chart: a picture
 * @frame: from 0, new, to 28, full
 * @box: where it is
 */
void
hiatus_chart_add_moon (HiatusChart *chart, gint frame, const HiatusChartBox *box)
{
  HiatusChartMark mark = { HIATUS_CHART_MOON, HIATUS_CHART_FULL, *box, frame };

  g_array_append_val (chart->marks, mark);
}

/**
 * hiatus_chart_add_spot:
 * @chart: a picture
 * @box: where it is
 * @words: (transfer full): what is to be said of it
 */
void
hiatus_chart_add_spot (HiatusChart *chart, const HiatusChartBox *box, gchar *words)
{
  HiatusChartSpot spot = { *box, words };

  g_array_append_val (chart->spots, spot);
}

static void
add_label (HiatusChart *chart, const HiatusChartLabel *label)
{
  g_array_append_vals (chart->labels, label, 1);
}

/**
 * hiatus_chart_add_label:
 * @chart: a picture
 * @x: as in #HiatusChartLabel
 * @y: likewise
 * @align: likewise
 * @text: a few letters
 */
void
hiatus_chart_add_label (HiatusChart *chart, gdouble x, gdouble y, gdouble align, const gchar *text)
{
  add_label (chart, &(HiatusChartLabel){ x, y, align, g_strdup (text), FALSE });
}

/**
 * hiatus_chart_add_small_label:
 * @chart: a picture
 * @x: as in #HiatusChartLabel
 * @y: likewise
 * @align: likewise
 * @text: a few letters
 */
void
hiatus_chart_add_small_label (HiatusChart *chart, gdouble x, gdouble y, gdouble align, const gchar *text)
{
  add_label (chart, &(HiatusChartLabel){ x, y, align, g_strdup (text), TRUE });
}

/**
 * hiatus_chart_add_key:
 * @chart: a picture
 * @shape: a shape
 * @tone: how clear it is
 * @text: what it means
 */
void
hiatus_chart_add_key (HiatusChart *chart, HiatusChartShape shape, HiatusChartTone tone, const gchar *text)
{
  HiatusChartKey key = { { shape, tone, { 0, 0, 1, 1 }, KEY_FRAME }, g_strdup (text) };

  g_array_append_val (chart->keys, key);
}

static const HiatusChartBox *
box_of (const HiatusChart *chart, guint spot)
{
  return &g_array_index (chart->spots, HiatusChartSpot, spot).box;
}

/**
 * hiatus_chart_find_spot:
 * @chart: a picture
 * @x: a place, in columns
 * @y: in rows
 *
 * Returns: which spot is there; -1 for none
 */
gint
hiatus_chart_find_spot (const HiatusChart *chart, gdouble x, gdouble y)
{
  for (guint i = 0; i < chart->spots->len; i++)
    {
      const HiatusChartBox *box = box_of (chart, i);

      if (x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height)
        return (gint) i;
    }
  return -1;
}

/**
 * hiatus_chart_go:
 * @chart: a picture
 * @from: a spot; -1 for none
 * @columns: where to: -1, 0 or 1
 * @rows: likewise
 *
 * Where an arrow key leads.
 *
 * Returns: the nearest spot in that row or column; at the end of a row the next one in the order of reading, at the end of a
 *   column @from; the first one from nowhere
 */
gint
hiatus_chart_go (const HiatusChart *chart, gint from, gint columns, gint rows)
{
  const gint n = (gint) chart->spots->len;
  const HiatusChartBox *start;
  gdouble nearest = G_MAXDOUBLE;
  gint found = -1;

  if (from < 0 || from >= n)
    return n == 0 ? -1 : 0;
  start = box_of (chart, (guint) from);
  for (gint i = 0; i < n; i++)
    {
      const HiatusChartBox *box = box_of (chart, (guint) i);
      gdouble along = (box->x - start->x) * columns + (box->y - start->y) * rows;
      gdouble aside = fabs ((box->x - start->x) * rows) + fabs ((box->y - start->y) * columns);

      if (along > EPSILON && aside < ASIDE && along < nearest)
        {
          nearest = along;
          found = i;
        }
    }
  if (found >= 0)
    return found;
  return CLAMP (from + columns, 0, n - 1);
}
