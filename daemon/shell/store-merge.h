/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/seal.h"
#include "daemon/shell/store-database.h"
#include "daemon/shell/store-slice.h"
#include "daemon/shell/store-transfer.h"

G_BEGIN_DECLS

typedef struct _HiatusMerge HiatusMerge;

/**
 * HiatusMergeParts:
 * @here: a journal
 * @seal: (nullable): by what the texts in it are sealed
 * @own: (nullable): path of the folder of the person's own files
 * @descriptor: an export
 * @now_us: now, microseconds since the epoch, UTC
 * @into: (nullable): a copy of @here, to become the union of both; %NULL to find out what it would come to
 *
 * What is put together, all of which has to stay as it is until that is done.
 */
typedef struct
{
  sqlite3 *here;
  const HiatusSeal *seal;
  const gchar *own;
  gint descriptor;
  gint64 now_us;
  sqlite3 *into;
} HiatusMergeParts;

HiatusMerge *hiatus_merge_new (const HiatusMergeParts *parts,
                               HiatusImport *import,
                               GError **error);

void hiatus_merge_free (HiatusMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusMerge, hiatus_merge_free)

HiatusSlice hiatus_merge_go_on (HiatusMerge *self,
                                GError **error);

G_END_DECLS
