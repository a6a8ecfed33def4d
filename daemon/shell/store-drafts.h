/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "daemon/shell/seal.h"
#include "daemon/shell/store-carve.h"

G_BEGIN_DECLS

/* Drafts: texts that are being written, saved as they are typed. They can be changed, so no entry vouches for them.
 *
 * A draft is cut into parts of one size, the last one filled up with zeros, each a row with a digest of its own.
 * So a row is overwritten where it stands and never moved: SQLite leaves copies behind of what it moves. For the same
 * reason no row is ever deleted: an erased one is zeros, digest and all, and waits for the next text of its name.
 *
 * Where a passphrase is set each part is sealed by itself. It has the size of the others, so less text goes into it, and its
 * digest is over what was sealed. */

gboolean hiatus_store_draft_check (const gchar *name,
                                   const gchar *text,
                                   GError **error);

gboolean hiatus_store_draft_write (sqlite3 *database,
                                   const HiatusSeal *seal,
                                   const gchar *name,
                                   const gchar *text,
                                   GError **error);

gboolean hiatus_store_draft_read (sqlite3 *database,
                                  const HiatusSeal *seal,
                                  const gchar *name,
                                  gchar **text,
                                  GError **error);

GStrv hiatus_store_drafts_list (sqlite3 *database,
                                GError **error);
gboolean hiatus_store_draft_is_sealed (sqlite3 *database,
                                       const gchar *name,
                                       gboolean *sealed,
                                       GError **error);

gboolean hiatus_store_drafts_have (sqlite3 *database,
                                   gboolean sealed,
                                   gboolean *have,
                                   GError **error);

gboolean hiatus_store_drafts_recast (sqlite3 *from,
                                     sqlite3 *to,
                                     const HiatusSeal *opens,
                                     const HiatusSeal *closes,
                                     GError **error);

gboolean hiatus_store_draft_wipe (sqlite3 *database,
                                  const gchar *name,
                                  GError **error);

gboolean hiatus_store_draft_carved_is (const HiatusCarved *carved,
                                       const gchar *name);

gboolean hiatus_store_drafts_check (sqlite3 *database,
                                    GError **error);

gboolean hiatus_store_drafts_copy (sqlite3 *from,
                                   sqlite3 *to,
                                   GError **error);

GHashTable *hiatus_drafts_found_new (void);

void hiatus_store_drafts_find (GHashTable *found,
                               const HiatusCarved *carved);

gboolean hiatus_drafts_insert_found (sqlite3 *database,
                                     GHashTable *found,
                                     GError **error);

G_END_DECLS
