/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hiatus_window_size_grow (GtkWindow *window);

void hiatus_window_size_lay_out (GtkWindow *window);

G_END_DECLS
