/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusSecret:
 *
 * Bytes that nobody else should see: a passphrase, a key. They lie in memory that is kept off the swap as far as the system
 * lets us, between pages that nobody may touch, and are wiped when they are freed.
 */
typedef struct _HiatusSecret HiatusSecret;

HiatusSecret *hiatus_secret_new (gsize size);

HiatusSecret *hiatus_secret_copy (const HiatusSecret *secret);

void hiatus_secret_free (HiatusSecret *secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusSecret, hiatus_secret_free)

guint8 *hiatus_secret_bytes (HiatusSecret *secret);

const guint8 *hiatus_secret_peek (const HiatusSecret *secret);

gsize hiatus_secret_get_size (const HiatusSecret *secret);

void hiatus_secret_shorten (HiatusSecret *secret,
                            gsize size);

HiatusSecret *hiatus_secret_read (gint descriptor,
                                  GError **error);

gint hiatus_secret_write (const HiatusSecret *secret,
                          GError **error);

G_END_DECLS
