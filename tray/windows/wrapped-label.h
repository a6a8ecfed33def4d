/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hiatus_wrapped_label_new (const gchar *text,
                                     gint least,
                                     gint most);

G_END_DECLS
