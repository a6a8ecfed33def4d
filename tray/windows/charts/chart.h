/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture as a value: shapes, labels and words on a grid, without a toolkit. chart-view draws it. */

/**
 * HiatusChartShape:
 * @HIATUS_CHART_MOON: a moon
 * @HIATUS_CHART_RING: an open circle
 * @HIATUS_CHART_DOT: a filled circle
 * @HIATUS_CHART_HALF: a circle whose lower half is filled
 * @HIATUS_CHART_DIAMOND: a filled square that stands on a corner
 * @HIATUS_CHART_DASH: a short line in the middle
 * @HIATUS_CHART_BAR: a filled rectangle
 * @HIATUS_CHART_STRIPES: a rectangle with stripes
 * @HIATUS_CHART_FRAME: the outline of a rectangle
 * @HIATUS_CHART_LINE: a thin line along the upper edge of its place
 *
 * Shapes are told apart without colours.
 */
typedef enum
{
  HIATUS_CHART_MOON,
  HIATUS_CHART_RING,
  HIATUS_CHART_DOT,
  HIATUS_CHART_HALF,
  HIATUS_CHART_DIAMOND,
  HIATUS_CHART_DASH,
  HIATUS_CHART_BAR,
  HIATUS_CHART_STRIPES,
  HIATUS_CHART_FRAME,
  HIATUS_CHART_LINE,
} HiatusChartShape;

/**
 * HiatusChartTone:
 * @HIATUS_CHART_FAINT: hardly there
 * @HIATUS_CHART_SOFT: light
 * @HIATUS_CHART_CLEAR: as clear as text of less weight
 * @HIATUS_CHART_FULL: as clear as text
 *
 * How much of the colour of text something has, whatever that is.
 */
typedef enum
{
  HIATUS_CHART_FAINT,
  HIATUS_CHART_SOFT,
  HIATUS_CHART_CLEAR,
  HIATUS_CHART_FULL,
} HiatusChartTone;

/**
 * HiatusChartBox:
 * @x: where it begins, in columns
 * @y: its top, in rows
 * @width: in columns
 * @height: in rows
 *
 * A place on the grid. Circles and diamonds are as large as the smaller side allows, in its middle.
 */
typedef struct
{
  gdouble x;
  gdouble y;
  gdouble width;
  gdouble height;
} HiatusChartBox;

/**
 * HiatusChartMark:
 * @shape: what it is
 * @tone: how clear it is
 * @box: where it is
 * @frame: of a moon: from 0, new, to 28, full
 *
 * A shape.
 */
typedef struct
{
  HiatusChartShape shape;
  HiatusChartTone tone;
  HiatusChartBox box;
  gint frame;
} HiatusChartMark;

/**
 * HiatusChartSpot:
 * @box: where it is
 * @words: (owned): what is to be said of it
 *
 * What one can point at, or go to with the arrow keys.
 */
typedef struct
{
  HiatusChartBox box;
  gchar *words;
} HiatusChartSpot;

/**
 * HiatusChartLabel:
 * @x: in columns; less than 0 for the space before the first one, in which it ends
 * @y: its middle, in rows; may be in the space above or below
 * @align: which part of it is at @x: 0 its beginning, 0.5 its middle, 1 its end
 * @text: (owned): a few letters
 * @is_small: whether it is smaller than other text
 *
 * A text in the picture.
 */
typedef struct
{
  gdouble x;
  gdouble y;
  gdouble align;
  gchar *text;
  gboolean is_small;
} HiatusChartLabel;

/**
 * HiatusChartKey:
 * @mark: a shape, in a box of its own
 * @text: (owned): what it means
 *
 * A line of the key.
 */
typedef struct
{
  HiatusChartMark mark;
  gchar *text;
} HiatusChartKey;

/**
 * HiatusChart:
 * @title: (owned): what is seen in it
 * @words: (owned): the same in sentences
 * @columns: how many there are
 * @rows: how many there are
 * @column_width: how wide a column is at most, in heights of a letter
 * @row_height: how high a row is, likewise
 * @is_square: whether a row is no higher than a column is wide
 * @above: the space above the first row, likewise
 * @below: the space below the last one, likewise
 * @marks: (owned) (element-type HiatusChartMark): in the order in which they are drawn
 * @spots: (owned) (element-type HiatusChartSpot): in the order in which they are read
 * @labels: (owned) (element-type HiatusChartLabel): the texts
 * @keys: (owned) (element-type HiatusChartKey): what the shapes mean
 *
 * A picture. From right to left it is mirrored by who draws it.
 */
typedef struct
{
  gchar *title;
  gchar *words;
  guint columns;
  gdouble rows;
  gdouble column_width;
  gdouble row_height;
  gboolean is_square;
  gdouble above;
  gdouble below;
  GArray *marks;
  GArray *spots;
  GArray *labels;
  GArray *keys;
} HiatusChart;

HiatusChart *hiatus_chart_new (const gchar *title);

void hiatus_chart_free (HiatusChart *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusChart, hiatus_chart_free)

HiatusChart *hiatus_chart_new_of_key (const HiatusChartKey *key);

void hiatus_chart_add_mark (HiatusChart *chart,
                            HiatusChartShape shape,
                            HiatusChartTone tone,
                            const HiatusChartBox *box);

void hiatus_chart_add_moon (HiatusChart *chart,
                            gint frame,
                            const HiatusChartBox *box);

void hiatus_chart_add_spot (HiatusChart *chart,
                            const HiatusChartBox *box,
                            gchar *words);

void hiatus_chart_add_label (HiatusChart *chart,
                             gdouble x,
                             gdouble y,
                             gdouble align,
                             const gchar *text);

void hiatus_chart_add_small_label (HiatusChart *chart,
                                   gdouble x,
                                   gdouble y,
                                   gdouble align,
                                   const gchar *text);

void hiatus_chart_add_key (HiatusChart *chart,
                           HiatusChartShape shape,
                           HiatusChartTone tone,
                           const gchar *text);

gint hiatus_chart_find_spot (const HiatusChart *chart,
                             gdouble x,
                             gdouble y);

gint hiatus_chart_go (const HiatusChart *chart,
                      gint from,
                      gint columns,
                      gint rows);

G_END_DECLS
