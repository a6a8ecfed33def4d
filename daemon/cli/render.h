/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the two kinds of rendering share. All of render*.c is pure: values in, text out. */

const gchar *hiatus_render_get_string (GVariant *dictionary,
                                       const gchar *key);

gchar *hiatus_render_one_line (const gchar *text,
                               glong max_characters);

gchar *hiatus_render_when (gint64 instant_us,
                           gint64 now_us,
                           GTimeZone *zone);

gchar *hiatus_render_stamp (gint64 instant_us,
                            GTimeZone *zone);

const gchar *hiatus_render_act (const gchar *kind);

gchar *hiatus_render_json (JsonObject *object);

void hiatus_render_add_json (JsonObject *object,
                             const gchar *key,
                             GVariant *value);

G_END_DECLS
