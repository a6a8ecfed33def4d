/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the pages of the preferences are made of, so that all look alike. */

GtkWidget *hiatus_page_part_new (const gchar *heading,
                                 const gchar *about);

GtkWidget *hiatus_page_part_make_label (const gchar *text);

GtkWidget *hiatus_page_part_make_small (const gchar *text);

GtkWidget *hiatus_page_part_make_list (void);

G_END_DECLS
