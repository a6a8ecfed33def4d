/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HiatusFirstFrameFunc:
 * @window: the window
 *
 * What is done once it is to be seen.
 */
typedef void (*HiatusFirstFrameFunc) (GtkWidget *window);

void hiatus_first_frame_then (GtkWidget *window,
                              HiatusFirstFrameFunc then);

void hiatus_first_frame_leave_marks (GtkWidget *window);

G_END_DECLS
