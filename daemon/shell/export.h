/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/export-event.h"
#include "daemon/shell/own-files.h"

G_BEGIN_DECLS

/* All that Hiatus knows, in one file: hiatus-export(5) describes it. It is written and read from its beginning to its end; only an
 * entry, a file or a draft at a time is in memory. */

/**
 * HIATUS_EXPORT_VERSION:
 *
 * The version that is written, and the newest that is read.
 */
#define HIATUS_EXPORT_VERSION 1

/* Writing. */

typedef struct _HiatusExportWriter HiatusExportWriter;

HiatusExportWriter *hiatus_export_writer_new (gint descriptor);

void hiatus_export_writer_free (HiatusExportWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusExportWriter, hiatus_export_writer_free)

void hiatus_export_writer_add_file (HiatusExportWriter *self,
                                    const HiatusOwnFile *file);

void hiatus_export_writer_add_draft (HiatusExportWriter *self,
                                     const gchar *name,
                                     const gchar *text);

void hiatus_export_writer_add_record (HiatusExportWriter *self,
                                      HiatusRecord *record);

gboolean hiatus_export_writer_finish (HiatusExportWriter *self,
                                      GError **error);

/* Reading. */

/**
 * HiatusExportItem:
 * @HIATUS_EXPORT_END: there is nothing more
 * @HIATUS_EXPORT_FILE: a file of the person's
 * @HIATUS_EXPORT_DRAFT: a text that is being written
 * @HIATUS_EXPORT_RECORD: an entry of the journal
 *
 * What was read.
 */
typedef enum
{
  HIATUS_EXPORT_END,
  HIATUS_EXPORT_FILE,
  HIATUS_EXPORT_DRAFT,
  HIATUS_EXPORT_RECORD,
} HiatusExportItem;

typedef struct _HiatusExportReader HiatusExportReader;

HiatusExportReader *hiatus_export_reader_new (gint descriptor);

void hiatus_export_reader_free (HiatusExportReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusExportReader, hiatus_export_reader_free)

gboolean hiatus_export_reader_next (HiatusExportReader *self,
                                    HiatusExportItem *item,
                                    GError **error);

const HiatusOwnFile *hiatus_export_reader_get_file (HiatusExportReader *self);

const gchar *hiatus_export_reader_get_draft (HiatusExportReader *self,
                                             const gchar **text);

const HiatusRecord *hiatus_export_reader_get_record (HiatusExportReader *self);

void hiatus_export_reader_get_digest (HiatusExportReader *self,
                                      guint8 *digest);

G_END_DECLS
