/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gint hiatus_schema_get_version (void);

gboolean hiatus_schema_identify (sqlite3 *database,
                                 GError **error);

gboolean hiatus_schema_migrate (sqlite3 *database,
                                GError **error);

G_END_DECLS
