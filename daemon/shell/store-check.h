/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/store-database.h"
#include "daemon/shell/store-slice.h"

G_BEGIN_DECLS

typedef struct _HiatusRowsCheck HiatusRowsCheck;

HiatusRowsCheck *hiatus_rows_check_new (sqlite3 *database);

void hiatus_rows_check_free (HiatusRowsCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusRowsCheck, hiatus_rows_check_free)

HiatusSlice hiatus_rows_check_go_on (HiatusRowsCheck *self,
                                     GError **error);

gboolean hiatus_rows_check (sqlite3 *database,
                            GError **error);

G_END_DECLS
