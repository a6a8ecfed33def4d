/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gchar *hiatus_render_draft (const gchar *text,
                            gsize length,
                            GVariant *findings);

G_END_DECLS
