/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "icons/moon-shape.h"

#include <math.h>
#include <stddef.h>

/* One formula makes the moons. Seen from far away, the edge of the lit part of a sphere (the terminator) is
 * half an ellipse that shares the disc's vertical axis; its horizontal semi-axis is r·cos i for an angle i
 * that runs from 0 at new moon to pi at full moon, and the lit fraction of the disc is (1 - cos i) / 2
 * (Meeus, Astronomical Algorithms, 2nd edition, chapter 48). The 29 frames divide that angle evenly. */

#define PI 3.14159265358979323846

/* The cubic curve with handles this long, in radii, is a quarter of a circle to 0.03 %. */
#define QUARTER_CIRCLE 0.5522847498

const HiatusMoonTone hiatus_moon_rim = { 0.075, 0.090, 0.145 };   /* #131725 */
const HiatusMoonTone hiatus_moon_unlit = { 0.400, 0.443, 0.549 }; /* #66718c */
const HiatusMoonTone hiatus_moon_lit = { 1.000, 0.957, 0.835 };   /* #fff4d5 */

/**
 * hiatus_moon_set_tone:
 * @cr: a cairo context
 * @tone: a colour
 *
 * What is drawn next has that colour.
 */
void
hiatus_moon_set_tone (cairo_t *cr, const HiatusMoonTone *tone)
{
  cairo_set_source_rgb (cr, tone->red, tone->green, tone->blue);
}

/**
 * hiatus_moon_fill_disc:
 * @cr: a cairo context
 * @x: its middle
 * @y: its middle
 * @radius: its radius
 * @tone: its colour
 */
void
hiatus_moon_fill_disc (cairo_t *cr, double x, double y, double radius, const HiatusMoonTone *tone)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * PI);
  hiatus_moon_set_tone (cr, tone);
  cairo_fill (cr);
}

/* Goes on from the top (direction 1) or the bottom (direction -1) of a half ellipse to its other end. A
 * negative @across bulges to the left, 0 is a straight line. */
static void
add_half_ellipse (cairo_t *cr, double x, double y, double across, double radius, int direction)
{
  double down = direction * radius;
  double wide = QUARTER_CIRCLE * across;
  double high = QUARTER_CIRCLE * down;

  cairo_curve_to (cr, x + wide, y - down, x + across, y - high, x + across, y);
  cairo_curve_to (cr, x + across, y + high, x + wide, y + down, x, y + down);
}

/* The outline of the lit part: down the right limb, back up the terminator. */
static void
add_lit_part (cairo_t *cr, double x, double y, double radius, int frame)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - radius);
  add_half_ellipse (cr, x, y, radius, radius, 1);
  add_half_ellipse (cr, x, y, radius * cos (PI * frame / HIATUS_MOON_SHAPE_FULL), radius, -1);
  cairo_close_path (cr);
}

/**
 * hiatus_moon_paint:
 * @cr: a cairo context
 * @place: where
 * @frame: from 0, new, to 28, full
 *
 * The moon in two tones, which can be read on any background.
 */
void
hiatus_moon_paint (cairo_t *cr, const HiatusMoonPlace *place, int frame)
{
  double radius = place->radius - place->rim;

  hiatus_moon_fill_disc (cr, place->x, place->y, place->radius, &hiatus_moon_rim);
  hiatus_moon_fill_disc (cr, place->x, place->y, radius, &hiatus_moon_unlit);
  add_lit_part (cr, place->x, place->y, radius, frame);
  hiatus_moon_set_tone (cr, &hiatus_moon_lit);
  cairo_fill (cr);
}

/* The seas: x, y and radius, in radii of the disc. */
static const double seas[][3] = {
  { 0.62, -0.34, 0.17 },
  { 0.74, 0.16, 0.12 },
  { 0.50, 0.56, 0.15 },
  { -0.08, -0.46, 0.22 },
  { -0.48, -0.12, 0.17 },
  { -0.18, 0.36, 0.26 },
  { -0.52, 0.50, 0.10 },
};

static void
fill_shaded (cairo_t *cr, cairo_pattern_t *shade, const HiatusMoonTone *from, const HiatusMoonTone *to)
{
  cairo_pattern_add_color_stop_rgb (shade, 0, from->red, from->green, from->blue);
  cairo_pattern_add_color_stop_rgb (shade, 1, to->red, to->green, to->blue);
  cairo_set_source (cr, shade);
  cairo_fill (cr);
  cairo_pattern_destroy (shade);
}

/**
 * hiatus_moon_paint_near:
 * @cr: a cairo context
 * @place: where
 * @frame: from 0, new, to 28, full
 * @with_seas: whether its seas are seen; at the size of a tray they would be specks
 *
 * The same moon, seen closer.
 */
void
hiatus_moon_paint_near (cairo_t *cr, const HiatusMoonPlace *place, int frame, int with_seas)
{
  static const HiatusMoonTone unlit_near = { 0.48, 0.53, 0.66 };
  static const HiatusMoonTone unlit_far = { 0.29, 0.33, 0.45 };
  static const HiatusMoonTone lit_near = { 1.00, 0.97, 0.89 };
  static const HiatusMoonTone lit_far = { 0.98, 0.88, 0.68 };
  double x = place->x;
  double y = place->y;
  double radius = place->radius - place->rim;

  hiatus_moon_fill_disc (cr, x, y, place->radius, &hiatus_moon_rim);
  cairo_arc (cr, x, y, radius, 0, 2 * PI);
  fill_shaded (cr, cairo_pattern_create_radial (x + radius / 2, y - radius / 5, 0, x, y, radius * 1.1), &unlit_near, &unlit_far);
  add_lit_part (cr, x, y, radius, frame);
  fill_shaded (cr, cairo_pattern_create_linear (x + radius, y - radius / 2, x, y + radius / 2), &lit_near, &lit_far);
  for (size_t i = 0; with_seas && i < sizeof seas / sizeof *seas; i++)
    {
      cairo_arc (cr, x + radius * seas[i][0], y + radius * seas[i][1], radius * seas[i][2], 0, 2 * PI);
      cairo_set_source_rgba (cr, hiatus_moon_rim.red, hiatus_moon_rim.green, hiatus_moon_rim.blue, 0.13);
      cairo_fill (cr);
    }
}

static void
draw_ring (cairo_t *cr, const HiatusMoonPlace *place, double radius, const HiatusMoonTone *tone)
{
  cairo_new_path (cr);
  cairo_arc (cr, place->x, place->y, radius - place->rim / 2, 0, 2 * PI);
  cairo_set_line_width (cr, place->rim);
  hiatus_moon_set_tone (cr, tone);
  cairo_stroke (cr);
}

/**
 * hiatus_moon_paint_none:
 * @cr: a cairo context
 * @place: where
 *
 * The place where a moon will be. The dark ring is for light backgrounds, the light one inside it for dark ones.
 */
void
hiatus_moon_paint_none (cairo_t *cr, const HiatusMoonPlace *place)
{
  draw_ring (cr, place, place->radius, &hiatus_moon_rim);
  draw_ring (cr, place, place->radius - place->rim, &hiatus_moon_lit);
}
