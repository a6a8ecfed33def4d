/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hiatus_render_is_source (const gchar *name);

const gchar *hiatus_render_source_name (const gchar *source);

gchar *hiatus_render_sources (GVariant *sources);

G_END_DECLS
