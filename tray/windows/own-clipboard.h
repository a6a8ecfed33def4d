/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hiatus_own_clipboard_set (GtkWidget *widget,
                               const gchar *text);

void hiatus_own_clipboard_set_secret (GtkWidget *widget,
                                      const gchar *text);

G_END_DECLS
