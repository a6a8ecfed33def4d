/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All digests are SHA-256 over fields that are each preceded by their length, so that no two different
 * rows give the same bytes. What a digest is of comes first, so that one kind never passes for another. */

#define HIATUS_DIGEST_SIZE 32

GChecksum *hiatus_digest_begin (const gchar *kind);

void hiatus_digest_bytes (GChecksum *checksum,
                          gconstpointer data,
                          gsize length);

void hiatus_digest_string (GChecksum *checksum,
                           const gchar *string);

void hiatus_digest_number (GChecksum *checksum,
                           gint64 number);

void hiatus_digest_finish (GChecksum *checksum,
                           guint8 *digest);

void hiatus_digest_random (gpointer bytes,
                           gsize length);

G_END_DECLS
