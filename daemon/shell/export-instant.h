/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Instants as an export has them: "2025-03-01T09:30:00.000000Z". */

gchar *hiatus_export_format_instant (gint64 instant_us);

gboolean hiatus_export_parse_instant (const gchar *text,
                                      gint64 *instant_us);

G_END_DECLS
