/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gdk/gdk.h>

#include "tray/windows/charts/chart.h"

G_BEGIN_DECLS

/* The shapes of pictures, on a place in pixels. */

void hiatus_chart_set_tone (cairo_t *cr,
                            const GdkRGBA *ink,
                            HiatusChartTone tone);

void hiatus_chart_paint_mark (cairo_t *cr,
                              const HiatusChartMark *mark,
                              const cairo_rectangle_t *place,
                              const GdkRGBA *ink);

G_END_DECLS
