/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

/* The moon, for the icons and for the windows, which draw the same one larger. Nothing but cairo is needed. */

#define HIATUS_MOON_SHAPE_FULL 28

/**
 * HiatusMoonTone:
 * @red: from 0 to 1
 * @green: likewise
 * @blue: likewise
 *
 * A colour of the moon's.
 */
typedef struct
{
  double red;
  double green;
  double blue;
} HiatusMoonTone;

extern const HiatusMoonTone hiatus_moon_rim;
extern const HiatusMoonTone hiatus_moon_unlit;
extern const HiatusMoonTone hiatus_moon_lit;

/**
 * HiatusMoonPlace:
 * @x: its middle
 * @y: its middle
 * @radius: with the rim
 * @rim: how wide that is
 *
 * Where a moon is drawn, in the units of the cairo context.
 */
typedef struct
{
  double x;
  double y;
  double radius;
  double rim;
} HiatusMoonPlace;

void hiatus_moon_set_tone (cairo_t *cr,
                           const HiatusMoonTone *tone);

void hiatus_moon_fill_disc (cairo_t *cr,
                            double x,
                            double y,
                            double radius,
                            const HiatusMoonTone *tone);

void hiatus_moon_paint (cairo_t *cr,
                        const HiatusMoonPlace *place,
                        int frame);

void hiatus_moon_paint_near (cairo_t *cr,
                             const HiatusMoonPlace *place,
                             int frame,
                             int with_seas);

void hiatus_moon_paint_none (cairo_t *cr,
                             const HiatusMoonPlace *place);
