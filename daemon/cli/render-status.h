/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_render_state_json (GVariant *state,
                                 GTimeZone *zone);

gchar *hiatus_render_state_text (GVariant *state,
                                 gint64 now_us,
                                 GTimeZone *zone);

gchar *hiatus_render_headline (GVariant *state,
                               gint64 now_us,
                               GTimeZone *zone);

gchar *hiatus_render_after_slip (GVariant *state);

G_END_DECLS
