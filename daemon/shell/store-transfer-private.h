/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/export.h"
#include "daemon/shell/store-check.h"
#include "daemon/shell/store-copy.h"
#include "daemon/shell/store-merge.h"
#include "daemon/shell/store-private.h"
#include "daemon/shell/store-transfer.h"

G_BEGIN_DECLS

/* What store-transfer.c, store-export.c and store-import.c share, and nobody else sees. */

/* One of the things that are done one after the other, itself in slices: it is called until it is done. */
typedef HiatusSlice (*HiatusStage) (HiatusTransfer *self,
                                    GError **error);

struct _HiatusTransfer
{
  HiatusStore *store;        /* (owned) */
  const HiatusStage *stages; /* (unowned): what is done, up to NULL */
  guint stage;               /* the one that it is at */
  gboolean is_settled;       /* nothing is left to do, whatever stages there are */
  guint n_begun;             /* how often it began */
  guint64 generation;        /* of the store, when it began last */
  gint n_changes;            /* so were these */

  gint descriptor;     /* (unowned): the export */
  gint64 offset;       /* where it stood */
  gint64 size;         /* how long it was */
  gint64 now_us;       /* when it was asked about */
  gchar *digest;       /* (owned) (nullable): what it has to be */
  GDate today;         /* the local date */
  HiatusImport import; /* what it comes to */

  /* What a stage works with, let go at its end. */
  HiatusBackup *backup;       /* (owned) (nullable) */
  HiatusCopy *copy;           /* (owned) (nullable) */
  HiatusRowsCheck *check;     /* (owned) (nullable) */
  HiatusMerge *merge;         /* (owned) (nullable) */
  HiatusExportWriter *writer; /* (owned) (nullable) */
  HiatusWalk walk;
  sqlite3_stmt *texts; /* (owned) (nullable) */

  /* What one leaves to the next. */
  gchar *part;            /* (owned) (nullable): path of the union, which has no name yet */
  sqlite3 *both;          /* (owned) (nullable): the union */
  HiatusJourney *journey; /* (owned) (nullable): what it comes to */
};

HiatusTransfer *hiatus_transfer_new (HiatusStore *store,
                                     const HiatusStage *stages,
                                     gint descriptor,
                                     GError **error);

void hiatus_transfer_let_go (HiatusTransfer *self);

G_END_DECLS
