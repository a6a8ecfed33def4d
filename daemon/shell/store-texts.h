/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "daemon/core/event.h"
#include "daemon/shell/seal.h"

G_BEGIN_DECLS

/* Free texts: beside their entry, which holds a salted digest alone, so that they can be erased.
 *
 * Where a passphrase is set, the person's own words are sealed, and so is the salt: with it a short text could be guessed by its
 * digest. The row of a sealed text has a salt of zeros, and what was sealed, with a digest behind it by which anybody can tell that
 * the row is what was written. Salt and text are padded before they are sealed, so that the length says little. */

#define HIATUS_SALT_SIZE 16

/**
 * HiatusText:
 * @device: (owned): the device that wrote the entry
 * @sequence: number of the entry on that device
 * @field: (owned): which text of it, as in hiatus_event_text()
 * @salt: what makes the digests of two equal texts differ; zeros where it is sealed
 * @text: (owned): the bytes, or what they were sealed to
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

gboolean hiatus_text_is_private (const HiatusText *text);

gboolean hiatus_text_is_sealed (const HiatusText *text);

gboolean hiatus_text_is_whole (const HiatusText *text,
                               const gchar *digest);

void hiatus_text_seal (HiatusText *text,
                       const HiatusSeal *seal);

gboolean hiatus_text_unseal (HiatusText *text,
                             const HiatusSeal *seal);

gboolean hiatus_text_next (sqlite3_stmt *statement,
                           HiatusText *text);

#define HIATUS_SELECT_TEXTS "SELECT device, sequence, field, salt, text FROM texts "

sqlite3_stmt *hiatus_texts_insert (sqlite3 *database,
                                   GError **error);

gboolean hiatus_text_insert_by (sqlite3_stmt *statement,
                                const HiatusText *text,
                                GError **error);

gboolean hiatus_text_insert (sqlite3 *database,
                             const HiatusText *text,
                             GError **error);

sqlite3_stmt *hiatus_texts_select (sqlite3 *database,
                                   GError **error);

gboolean hiatus_texts_list (sqlite3_stmt *statement,
                            const HiatusSeal *seal,
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
                            const HiatusSeal *seal,
                            HiatusEvent *event,
                            GError **error);

G_END_DECLS
