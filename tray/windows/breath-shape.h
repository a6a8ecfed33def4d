/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_BREATH_US:
 *
 * How long one breath takes, in microseconds: the ten seconds after which the person may go on.
 */
#define HIATUS_BREATH_US (10 * G_USEC_PER_SEC)

/**
 * HIATUS_BREATH_IN_US:
 *
 * How long of that the circle grows. Breathing out takes longer than breathing in, which is what calms.
 */
#define HIATUS_BREATH_IN_US (4 * G_USEC_PER_SEC)

gdouble hiatus_breath_shape_fill (gint64 elapsed_us);

gdouble hiatus_breath_shape_radius (gdouble fill);

G_END_DECLS
