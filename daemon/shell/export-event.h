/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/json-reader.h"
#include "daemon/shell/json-writer.h"
#include "daemon/shell/store-rows.h"
#include "daemon/shell/store-texts.h"

G_BEGIN_DECLS

/* An entry of the journal as an export has it, one line each; hiatus-export(5) says what is in it. */

/**
 * HiatusRecord:
 * @row: the entry; its position is 0
 * @texts: (owned) (element-type HiatusText): its texts that were not erased
 * @event: (owned) (nullable): the same as an event, once it was read from an export; with its texts once it was checked
 * @is_next: whether `previous` was left out, and is the digest of the entry before of the same device
 *
 * An entry with its texts.
 */
typedef struct
{
  HiatusRow row;
  GPtrArray *texts;
  HiatusEvent *event;
  gboolean is_next;
} HiatusRecord;

void hiatus_record_init (HiatusRecord *record);

void hiatus_record_clear (HiatusRecord *record);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusRecord, hiatus_record_clear)

void hiatus_record_write (const HiatusRecord *record,
                          HiatusJsonWriter *writer);

gboolean hiatus_record_read (HiatusRecord *record,
                             HiatusJsonReader *reader,
                             GError **error);

gboolean hiatus_record_check (HiatusRecord *record,
                              GError **error);

G_END_DECLS
