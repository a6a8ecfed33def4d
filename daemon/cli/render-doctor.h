/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows are an a(ssss): group, name, state and sentence, as Examine() documents them. */

gchar *hiatus_render_rows_json (GVariant *rows);

gchar *hiatus_render_rows_text (GVariant *rows);

gboolean hiatus_render_is_missing (GVariant *rows);

G_END_DECLS
