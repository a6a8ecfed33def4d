/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/seal.h"
#include "daemon/shell/store-database.h"
#include "daemon/shell/store-rows.h"
#include "daemon/shell/store-slice.h"
#include "daemon/shell/store-transfer.h"
#include "daemon/shell/store.h"

G_BEGIN_DECLS

/* What store.c, store-backup.c and store-repair.c share, and nobody else sees. */

struct _HiatusStore
{
  GObject parent_instance;

  gchar *folder;     /* (owned) (nullable): NULL for a journal in memory */
  gchar *own;        /* (owned) (nullable): the folder of the person's own files, which an import replaces, too */
  gint lock;         /* descriptor that holds the folder, -1 if none does */
  sqlite3 *database; /* (owned) (nullable): NULL unless open */
  HiatusSeal *seal;  /* (owned) (nullable): of the passphrase; NULL where there is none */
  HiatusTries tries; /* of a journal in memory */
  GHashTable *fresh; /* (owned): the names of the drafts that were written since it was locked or unlocked last */

  HiatusTransfer *transfer; /* (unowned) (nullable): the one that is under way */
  guint64 generation;       /* how often the journal was opened, locked, unlocked, or got other keys */

  /* Nobody else writes, so what the next row needs is read once, when the journal is opened. */
  HiatusTail tail;
  gint64 recorded_us;                  /* of the last row */
  guint64 sequence;                    /* of the last row of this device, 0 without one */
  guint8 previous[HIATUS_DIGEST_SIZE]; /* its digest */
};

/* What a journal is called that was replaced by an import. */
#define HIATUS_STORE_IMPORTED "imported"

gchar *hiatus_store_path (HiatusStore *self,
                          const gchar *name);

gboolean hiatus_store_open_journal (HiatusStore *self,
                                    GError **error);

void hiatus_store_close_journal (HiatusStore *self);

gboolean hiatus_store_require (HiatusStore *self,
                               GError **error);

gchar *hiatus_store_backup_path (HiatusStore *self,
                                 const gchar *date);

gboolean hiatus_store_verify_file (const gchar *path,
                                   GError **error);

gboolean hiatus_store_keep_backup (HiatusStore *self,
                                   sqlite3 *from,
                                   const GDate *date,
                                   GError **error);

typedef struct _HiatusBackup HiatusBackup;

HiatusBackup *hiatus_backup_new (HiatusStore *store,
                                 sqlite3 *from,
                                 const GDate *date,
                                 const gchar *suffix);

void hiatus_backup_free (HiatusBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusBackup, hiatus_backup_free)

HiatusSlice hiatus_backup_go_on (HiatusBackup *self,
                                 GError **error);

HiatusEvent *hiatus_store_read_event (HiatusStore *self,
                                      sqlite3_stmt *statement,
                                      GError **error);

void hiatus_store_follow_seal (HiatusStore *self);

gboolean hiatus_store_salvage (const gchar *path,
                               sqlite3 *database,
                               GError **error);

gboolean hiatus_store_cut_log_off (HiatusStore *self,
                                   GError **error);

void hiatus_backup_choose (const GDate *dates,
                           guint n_dates,
                           gboolean *kept);

G_END_DECLS
