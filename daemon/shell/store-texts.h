/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "daemon/core/event.h"

G_BEGIN_DECLS

/* Free texts: beside their entry, which holds a salted digest alone, so that they can be erased. */

#define HIATUS_SALT_SIZE 16

/**
 * HiatusText:
 * @device: (owned): the device that wrote the entry
 * @sequence: number of the entry on that device
 * @field: (owned): which text of it, as in hiatus_event_text()
 * @salt: what makes the digests of two equal texts differ
 * @text: (owned): the bytes
 *
 * One row of `texts`.
 */
typedef struct
{
  gchar *device;
  guint64 sequence;
  gchar *field;
  guint8 salt[HIATUS_SALT_SIZE];
  GBytes *text;
} HiatusText;

void hiatus_text_clear (HiatusText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusText, hiatus_text_clear)

void hiatus_text_init (HiatusText *text,
                       const gchar *device,
                       guint64 sequence,
                       const gchar *field,
                       const gchar *value);

gchar *hiatus_text_compute_digest (const HiatusText *text);

gboolean hiatus_text_is_erased (const HiatusText *text);

gboolean hiatus_text_insert (sqlite3 *database,
                             const HiatusText *text,
                             GError **error);

sqlite3_stmt *hiatus_texts_select (sqlite3 *database,
                                   GError **error);

gboolean hiatus_texts_list (sqlite3_stmt *statement,
                            const gchar *device,
                            guint64 sequence,
                            GPtrArray *texts,
                            GError **error);

gboolean hiatus_text_erase (sqlite3 *database,
                            const HiatusText *text,
                            GError **error);

gboolean hiatus_texts_erase (sqlite3 *database,
                             const gchar *device,
                             guint64 sequence,
                             GError **error);

gboolean hiatus_texts_read (sqlite3 *database,
                            HiatusEvent *event,
                            GError **error);

G_END_DECLS
