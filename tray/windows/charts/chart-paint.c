/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-paint.h"

#include <math.h>

#include "icons/moon-shape.h"

/* In pixels. */
#define LINE_WIDTH 1.5
#define STRIPE_DISTANCE 4.0

/* How much of the colour of text each tone has. */
static const gdouble opacities[] = {
  [HIATUS_CHART_FAINT] = 0.12,
  [HIATUS_CHART_SOFT] = 0.30,
  [HIATUS_CHART_CLEAR] = 0.62,
  [HIATUS_CHART_FULL] = 0.92,
};

/**
 * hiatus_chart_set_tone:
 * @cr: a cairo context
 * @ink: the colour of text
 * @tone: how much of it
 *
 * What is drawn next has that colour.
 */
void
hiatus_chart_set_tone (cairo_t *cr, const GdkRGBA *ink, HiatusChartTone tone)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha * opacities[tone]);
}

/* The largest circle there. */
static HiatusMoonPlace
circle_in (const cairo_rectangle_t *place)
{
  const gdouble radius = MIN (place->width, place->height) / 2;

  return (HiatusMoonPlace){ place->x + place->width / 2, place->y + place->height / 2, radius, MAX (radius / 11, 0.75) };
}

static void
add_circle (cairo_t *cr, const HiatusMoonPlace *circle, gdouble inset)
{
  cairo_new_path (cr);
  cairo_arc (cr, circle->x, circle->y, MAX (circle->radius - inset, 0), 0, 2 * G_PI);
}

static void
stroke_circle (cairo_t *cr, const HiatusMoonPlace *circle)
{
  add_circle (cr, circle, LINE_WIDTH / 2);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
}

static void
paint_half (cairo_t *cr, const HiatusMoonPlace *circle)
{
  stroke_circle (cr, circle);
  cairo_arc (cr, circle->x, circle->y, circle->radius, 0, G_PI);
  cairo_fill (cr);
}

static void
paint_diamond (cairo_t *cr, const HiatusMoonPlace *circle)
{
  cairo_new_path (cr);
  cairo_move_to (cr, circle->x, circle->y - circle->radius);
  cairo_line_to (cr, circle->x + circle->radius, circle->y);
  cairo_line_to (cr, circle->x, circle->y + circle->radius);
  cairo_line_to (cr, circle->x - circle->radius, circle->y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_dash (cairo_t *cr, const HiatusMoonPlace *circle)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, circle->x - circle->radius, round (circle->y) - 1, 2 * circle->radius, 2);
  cairo_fill (cr);
}

static void
add_rectangle (cairo_t *cr, const cairo_rectangle_t *place)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
}

static void
stroke_inside (cairo_t *cr, const cairo_rectangle_t *place)
{
  cairo_rectangle_t inner = { place->x + LINE_WIDTH / 2, place->y + LINE_WIDTH / 2, MAX (place->width - LINE_WIDTH, 0), MAX (place->height - LINE_WIDTH, 0) };

  add_rectangle (cr, &inner);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
}

static void
paint_stripes (cairo_t *cr, const cairo_rectangle_t *place)
{
  cairo_save (cr);
  add_rectangle (cr, place);
  cairo_clip (cr);
  for (gdouble x = place->x - place->height; x < place->x + place->width; x += STRIPE_DISTANCE)
    {
      cairo_move_to (cr, x, place->y + place->height);
      cairo_line_to (cr, x + place->height, place->y);
    }
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
  cairo_restore (cr);
  stroke_inside (cr, place);
}

static void
paint_line (cairo_t *cr, const cairo_rectangle_t *place)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, place->x, floor (place->y), place->width, 1);
  cairo_fill (cr);
}

/**
 * hiatus_chart_paint_mark:
 * @cr: a cairo context
 * @mark: a shape; its box is passed over
 * @place: where it is to be
 * @ink: the colour of text
 */
void
hiatus_chart_paint_mark (cairo_t *cr, const HiatusChartMark *mark, const cairo_rectangle_t *place, const GdkRGBA *ink)
{
  HiatusMoonPlace circle = circle_in (place);

  hiatus_chart_set_tone (cr, ink, mark->tone);
  switch (mark->shape)
    {
    case HIATUS_CHART_MOON:
      hiatus_moon_paint (cr, &circle, mark->frame);
      break;
    case HIATUS_CHART_RING:
      stroke_circle (cr, &circle);
      break;
    case HIATUS_CHART_DOT:
      add_circle (cr, &circle, 0);
      cairo_fill (cr);
      break;
    case HIATUS_CHART_HALF:
      paint_half (cr, &circle);
      break;
    case HIATUS_CHART_DIAMOND:
      paint_diamond (cr, &circle);
      break;
    case HIATUS_CHART_DASH:
      paint_dash (cr, &circle);
      break;
    case HIATUS_CHART_STRIPES:
      paint_stripes (cr, place);
      break;
    case HIATUS_CHART_FRAME:
      stroke_inside (cr, place);
      break;
    case HIATUS_CHART_LINE:
      paint_line (cr, place);
      break;
    case HIATUS_CHART_BAR:
    default:
      add_rectangle (cr, place);
      cairo_fill (cr);
    }
}
