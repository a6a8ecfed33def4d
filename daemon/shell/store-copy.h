/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-slice.h"

G_BEGIN_DECLS

typedef struct _HiatusCopy HiatusCopy;

HiatusCopy *hiatus_copy_new (sqlite3 *from,
                             const gchar *path,
                             GError **error);

void hiatus_copy_free (HiatusCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusCopy, hiatus_copy_free)

HiatusSlice hiatus_copy_go_on (HiatusCopy *self,
                               GError **error);

gboolean hiatus_database_copy (sqlite3 *from,
                               const gchar *path,
                               GError **error);

G_END_DECLS
