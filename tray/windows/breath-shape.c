/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/breath-shape.h"

#include <math.h>

/* Of the room that there is. */
#define LEAST_RADIUS 0.56
#define MOST_RADIUS 1.0

/* From 0 to 1 without a jerk at either end. */
static gdouble
ease (gdouble part)
{
  return 0.5 - 0.5 * cos (G_PI * part);
}

/**
 * hiatus_breath_shape_fill:
 * @elapsed_us: the time since the first breath began, in microseconds
 *
 * How much air is in the chest: it comes in for %HIATUS_BREATH_IN_US and goes out for the rest of %HIATUS_BREATH_US, over
 * and over. A clock that went back to before the beginning finds it empty.
 *
 * Returns: from 0 (out) to 1 (in)
 */
gdouble
hiatus_breath_shape_fill (gint64 elapsed_us)
{
  const gint64 at_us = elapsed_us <= 0 ? 0 : elapsed_us % HIATUS_BREATH_US;

  if (at_us < HIATUS_BREATH_IN_US)
    return ease ((gdouble) at_us / (gdouble) HIATUS_BREATH_IN_US);
  return 1 - ease ((gdouble) (at_us - HIATUS_BREATH_IN_US) / (gdouble) (HIATUS_BREATH_US - HIATUS_BREATH_IN_US));
}

/**
 * hiatus_breath_shape_radius:
 * @fill: as from hiatus_breath_shape_fill()
 *
 * Returns: the radius of the circle, as a part of the largest that there is room for
 */
gdouble
hiatus_breath_shape_radius (gdouble fill)
{
  return LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * CLAMP (fill, 0, 1);
}
