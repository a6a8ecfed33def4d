/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_BREATH_CIRCLE (hiatus_breath_circle_get_type ())

/**
 * HiatusBreathCircle:
 *
 * A circle that grows and shrinks with the breath while it can be seen. It stands still on a desktop without animations.
 */
G_DECLARE_FINAL_TYPE (HiatusBreathCircle, hiatus_breath_circle, HIATUS, BREATH_CIRCLE, GtkDrawingArea)

void hiatus_breath_circle_set_night (HiatusBreathCircle *self,
                                     gboolean night);

gboolean hiatus_breath_circle_is_moving (HiatusBreathCircle *self);

G_END_DECLS
