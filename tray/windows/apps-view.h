/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_APPS_VIEW (hiatus_apps_view_get_type ())

/**
 * HiatusAppsView:
 *
 * The applications in which alone somebody counts: a box for each that many people have, and a line for others.
 */
G_DECLARE_FINAL_TYPE (HiatusAppsView, hiatus_apps_view, HIATUS, APPS_VIEW, GtkBox)

gchar **hiatus_apps_view_get_ids (HiatusAppsView *self);

void hiatus_apps_view_set_ids (HiatusAppsView *self,
                               const gchar *const *ids);

gboolean hiatus_apps_view_has_text (HiatusAppsView *self);

G_END_DECLS
