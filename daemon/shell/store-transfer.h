/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/journey.h"
#include "daemon/shell/own-files.h"
#include "daemon/shell/store-slice.h"
#include "daemon/shell/store.h"

G_BEGIN_DECLS

/* All that Hiatus knows, out into a file and in from one: an export, an import, and the question before it. Each goes on in slices,
 * and between two of them the store may be used. What it works on is one state of the journal all the same: where that has changed in
 * between, it begins anew. */

#define HIATUS_EXPORT_DIGEST_LENGTH 64

/**
 * HiatusImport:
 * @added: entries that are not here yet
 * @added_with_words: those of them that have texts
 * @known: entries that are here already
 * @erased: texts that were erased there, and are erased here by it
 * @first: the first local date of those that are added, "2025-03-01"
 * @last: the last one
 * @is_foreign: there are entries here, and no device has written in both
 * @overlap_from: the first local date on which only one or only the other has entries, as @first; "" where there is none
 * @overlap_until: the last one
 * @n_future: entries that are added and were recorded more than an hour later than now
 * @future: the last local date of these
 * @added_drafts: drafts that are not here
 * @kept_drafts: drafts that are here and otherwise, and stay so
 * @added_files: (owned) (element-type HiatusOwnFile): the person's own files that are not here
 * @replaced_files: (owned) (element-type HiatusOwnFile): those that are otherwise here, and are replaced
 * @digest: by what one knows the export again
 *
 * What an import would come to, or has come to.
 */
typedef struct
{
  guint added;
  guint added_with_words;
  guint known;
  guint erased;
  gchar first[16];
  gchar last[16];
  gboolean is_foreign;
  gchar overlap_from[16];
  gchar overlap_until[16];
  guint n_future;
  gchar future[16];
  guint added_drafts;
  guint kept_drafts;
  GPtrArray *added_files;
  GPtrArray *replaced_files;
  gchar digest[HIATUS_EXPORT_DIGEST_LENGTH + 1];
} HiatusImport;

void hiatus_import_clear (HiatusImport *import);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusImport, hiatus_import_clear)

gboolean hiatus_import_is_empty (const HiatusImport *import);

typedef struct _HiatusTransfer HiatusTransfer;

HiatusTransfer *hiatus_store_begin_export (HiatusStore *self,
                                           gint descriptor,
                                           GError **error);

HiatusTransfer *hiatus_store_begin_question (HiatusStore *self,
                                             gint descriptor,
                                             gint64 now_us,
                                             GError **error);

HiatusTransfer *hiatus_store_begin_import (HiatusStore *self,
                                           gint descriptor,
                                           const gchar *digest,
                                           const GDate *today,
                                           GError **error);

HiatusSlice hiatus_transfer_go_on (HiatusTransfer *self,
                                   GError **error);

const HiatusImport *hiatus_transfer_get_import (HiatusTransfer *self);

HiatusJourney *hiatus_transfer_steal_journey (HiatusTransfer *self);

void hiatus_transfer_free (HiatusTransfer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTransfer, hiatus_transfer_free)

G_END_DECLS
