/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hiatus_window_present (GtkWindow *window,
                            gboolean is_proven);

G_END_DECLS
