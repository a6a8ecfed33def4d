/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_render_event_json (GVariant *event,
                                 GTimeZone *zone);

gchar *hiatus_render_event_line (GVariant *event,
                                 gint64 now_us,
                                 GTimeZone *zone);

gchar *hiatus_render_event_name (GVariant *event,
                                 gint64 now_us,
                                 GTimeZone *zone);

G_END_DECLS
