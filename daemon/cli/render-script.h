/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_render_script (const gchar *script,
                             GVariant *description,
                             gboolean with_path,
                             gint64 now_us,
                             GTimeZone *zone);

gchar *hiatus_render_script_step (GVariant *event,
                                  gint64 now_us,
                                  GTimeZone *zone);

gchar *hiatus_render_due (GVariant *state);

G_END_DECLS
