/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "daemon/core/event.h"
#include "daemon/shell/store-digest.h"

G_BEGIN_DECLS

/* The rows of the journal and what vouches for them.
 *
 * A row holds the digest of the row before of the same device (all zeros for the first) and its own, which
 * covers that and all other fields but the position. So a row vouches for itself, and for the row before:
 * one that is lost does not take the later ones with it. After a loss the sequence has a gap. A row that was
 * never there is told from it by the positions, which have none. */

#define HIATUS_DEVICE_LENGTH 8

/**
 * HiatusRow:
 * @position: the number of the row, from 1 on
 * @device: (owned): the device that wrote it
 * @sequence: its number on that device
 * @recorded_us: when it was written, microseconds, UTC
 * @happened_us: when it happened, microseconds, UTC
 * @date: (owned): local date
 * @kind: (owned): name of the kind
 * @payload: (owned): the fields of the kind
 * @previous: digest of the row before of that device
 * @digest: digest of this row
 *
 * One row of `events`.
 */
typedef struct
{
  guint64 position;
  gchar *device;
  guint64 sequence;
  gint64 recorded_us;
  gint64 happened_us;
  gchar *date;
  gchar *kind;
  gchar *payload;
  guint8 previous[HIATUS_DIGEST_SIZE];
  guint8 digest[HIATUS_DIGEST_SIZE];
} HiatusRow;

/**
 * HiatusTail:
 * @device: the device that writes in this journal
 * @position: position of the last row, 0 in an empty journal
 * @digest: digest of the last row
 *
 * The one row of `journal`.
 */
typedef struct
{
  gchar device[HIATUS_DEVICE_LENGTH + 1];
  guint64 position;
  guint8 digest[HIATUS_DIGEST_SIZE];
} HiatusTail;

#define HIATUS_SELECT_ROWS "SELECT position, device, sequence, recorded, happened, date, kind, payload, previous, digest FROM events "

void hiatus_row_clear (HiatusRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusRow, hiatus_row_clear)

gchar *hiatus_row_id (const HiatusRow *row);

void hiatus_row_compute_digest (const HiatusRow *row,
                                guint8 *digest);

gboolean hiatus_row_is_whole (const HiatusRow *row);

gboolean hiatus_row_read (sqlite3_stmt *statement,
                          HiatusRow *row);

/**
 * HiatusWalk:
 * @statement: (owned): a `HIATUS_SELECT_ROWS …`, which stands on a row after hiatus_walk_next() has found one
 * @position: position of the last row that it stood on
 * @is_going: whether it stands in the database; otherwise it goes on from @position
 *
 * A way along the rows of a journal, in their order. While it rests it holds up nothing that happens to the journal.
 */
typedef struct
{
  sqlite3_stmt *statement;
  gint64 position;
  gboolean is_going;
} HiatusWalk;

gboolean hiatus_walk_begin (HiatusWalk *self,
                            sqlite3 *database,
                            GError **error);

gint hiatus_walk_next (HiatusWalk *self,
                       GError **error);

void hiatus_walk_rest (HiatusWalk *self);

void hiatus_walk_clear (HiatusWalk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusWalk, hiatus_walk_clear)

sqlite3_stmt *hiatus_rows_insert (sqlite3 *database,
                                  GError **error);

sqlite3_stmt *hiatus_rows_replace (sqlite3 *database,
                                   GError **error);

gboolean hiatus_row_insert_by (sqlite3_stmt *statement,
                               const HiatusRow *row,
                               GError **error);

gboolean hiatus_row_insert (sqlite3 *database,
                            const HiatusRow *row,
                            GError **error);

gboolean hiatus_row_identify (const HiatusRow *row,
                              HiatusEvent *event);

HiatusEvent *hiatus_row_to_event (const HiatusRow *row);

void hiatus_tail_name_device (HiatusTail *tail);

void hiatus_tail_compute_seal (const HiatusTail *tail,
                               guint8 *seal);

gboolean hiatus_tail_read (sqlite3 *database,
                           HiatusTail *tail,
                           GError **error);

gboolean hiatus_tail_write (sqlite3 *database,
                            const HiatusTail *tail,
                            GError **error);

G_END_DECLS
