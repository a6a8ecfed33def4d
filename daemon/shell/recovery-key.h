/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/secret.h"

G_BEGIN_DECLS

/* The recovery key as a person copies it: nine groups of four signs, "K7QM-2D9X-…". The signs are Crockford's base 32, which has
 * no I, L, O and U: whoever reads one of these writes 1, 1 and 0. The first 32 signs are the key, 160 bits of chance; the last
 * four are a sum over it, so that a slip of the pen is told from a wrong key. */

/**
 * HIATUS_RECOVERY_SIZE:
 *
 * The bytes of a recovery key.
 */
#define HIATUS_RECOVERY_SIZE 20

HiatusSecret *hiatus_recovery_key_new (void);

HiatusSecret *hiatus_recovery_key_print (const HiatusSecret *key);

HiatusSecret *hiatus_recovery_key_parse (const HiatusSecret *text);

gboolean hiatus_recovery_key_looks_like (const HiatusSecret *text);

G_END_DECLS
