/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <X11/Xlib.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean hiatus_x11_window_is_managed (Display *display,
                                       Window window);

Window hiatus_x11_window_open (Display *display);

G_END_DECLS
