/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-transfer.h"

G_BEGIN_DECLS

gboolean hiatus_store_merge (sqlite3 *here,
                             const HiatusSeal *seal,
                             const gchar *own,
                             gint descriptor,
                             gint64 now_us,
                             sqlite3 *into,
                             HiatusImport *import,
                             GError **error);

G_END_DECLS
