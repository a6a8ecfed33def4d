/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What differs between X11 and Wayland, for all programs with a window or an icon. */

void hiatus_display_end_when_lost (GdkDisplay *display);

guint32 hiatus_display_get_time (GdkDisplay *display);

gboolean hiatus_display_has_tray (GdkDisplay *display);

G_END_DECLS
