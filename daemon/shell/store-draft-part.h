/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "daemon/core/text-limits.h"
#include "daemon/shell/seal.h"
#include "daemon/shell/store-digest.h"

G_BEGIN_DECLS

/* The rows of `drafts`: what store-drafts.c and store-drafts-recast.c share, and nobody else sees. */

/* Four rows to a page, and whole within it. */
#define HIATUS_PART_SIZE 896

/* What goes into a part that is sealed. */
#define HIATUS_PART_SEALED_SIZE (HIATUS_PART_SIZE - HIATUS_SEAL_OVERHEAD)
#define HIATUS_PARTS_MAX ((HIATUS_NOTE_MAX + HIATUS_PART_SEALED_SIZE - 1) / HIATUS_PART_SEALED_SIZE)

/* What the digest of a part is of. */
#define HIATUS_PART_OPEN "hiatus-draft"
#define HIATUS_PART_SEALED "hiatus-draft-sealed"

/* Row by row: what a damaged index hides is there all the same. */
#define HIATUS_SELECT_PARTS "SELECT name, part, digest, text FROM drafts NOT INDEXED "

#define HIATUS_INSERT_PART                                                                                   \
  "INSERT INTO drafts (name, part, digest, text) VALUES (?, ?, ?, ?) ON CONFLICT (name, part) DO UPDATE SET" \
  " digest = excluded.digest, text = excluded.text WHERE text != excluded.text OR digest != excluded.digest"

/* One row of `drafts`. */
typedef struct
{
  gchar *name; /* (owned) */
  gint64 part; /* from 0 on */
  guint8 digest[HIATUS_DIGEST_SIZE];
  gchar text[HIATUS_PART_SIZE + 1]; /* ends with a zero */
} HiatusPart;

void hiatus_part_clear (HiatusPart *part);

void hiatus_part_free (gpointer data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusPart, hiatus_part_clear)

gboolean hiatus_part_is_number (gint64 part);

gboolean hiatus_part_is_erased (const HiatusPart *part);

gboolean hiatus_part_is (const HiatusPart *part,
                         const gchar *kind);

gboolean hiatus_part_is_whole (const HiatusPart *part);

gsize hiatus_part_fill (HiatusPart *part,
                        const HiatusSeal *seal,
                        const gchar *text);

gboolean hiatus_part_open (HiatusPart *part,
                           const HiatusSeal *seal);

gboolean hiatus_part_write (sqlite3_stmt *statement,
                            const HiatusPart *part,
                            GError **error);

gboolean hiatus_part_read (sqlite3_stmt *statement,
                           HiatusPart *part);

gboolean hiatus_parts_have_table (sqlite3 *database,
                                  gboolean *has,
                                  GError **error);

gboolean hiatus_parts_read_all (sqlite3 *database,
                                const HiatusSeal *opens,
                                const gchar *name,
                                GString *whole,
                                gint64 *n_parts,
                                GError **error);

void hiatus_parts_wipe_string (GString *string);

G_END_DECLS
