/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hiatus_scroll_to (GtkWidget *widget,
                       gint y,
                       gint height);

void hiatus_scroll_to_widget (GtkWidget *widget);

G_END_DECLS
