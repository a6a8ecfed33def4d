/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/* What a person sees of a window, from inside of the program that shows it. */

gboolean hiatus_inside_says (GtkWindow *window,
                             const gchar *text);

GtkWidget *hiatus_inside_find_button (GtkWindow *window,
                                      const gchar *label);

GtkLabel *hiatus_inside_find_words (GtkWindow *window,
                                    const gchar *text);

void hiatus_inside_click (HiatusDesk *desk,
                          GtkWidget *widget);

void hiatus_inside_wait_for_paint (GtkWindow *window);

G_END_DECLS
