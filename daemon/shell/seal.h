/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/secret.h"

G_BEGIN_DECLS

/* What locks notes and letters. There is a key pair: whatever is written is sealed to the public key (a sealed box of X25519 and
 * XChaCha20-Poly1305), so that writing needs no passphrase. The secret key is on the disk twice, wrapped by XChaCha20-Poly1305:
 * under what Argon2id makes of the passphrase, and under what BLAKE2b makes of the recovery key. Another passphrase wraps it anew
 * and leaves every text as it is. What the wrappings are made with is bound into them, the public key too: one that somebody puts in
 * its place is noticed by the next who unlocks. */

/**
 * HIATUS_SEAL_KEY_SIZE:
 *
 * The bytes of each key here.
 */
#define HIATUS_SEAL_KEY_SIZE 32

/**
 * HIATUS_SEAL_SALT_SIZE:
 *
 * The bytes of the salt of a passphrase.
 */
#define HIATUS_SEAL_SALT_SIZE 16

/**
 * HIATUS_SEAL_OVERHEAD:
 *
 * By how many bytes what is sealed is longer.
 */
#define HIATUS_SEAL_OVERHEAD 48

/**
 * HIATUS_SEAL_PASSES:
 *
 * What a passphrase that is set now costs to try: with %HIATUS_SEAL_MEMORY, twice what RFC 9106 recommends where there is not much
 * memory. It takes some tenths of a second.
 */
#define HIATUS_SEAL_PASSES 3

/**
 * HIATUS_SEAL_MEMORY:
 *
 * The bytes that Argon2id goes over, for as long as it takes.
 */
#define HIATUS_SEAL_MEMORY (128 * 1024 * 1024)

/**
 * HiatusSealCosts:
 * @passes: how often Argon2id goes over its memory
 * @memory: how much that is, in bytes
 *
 * What it costs to try a passphrase. It stands beside the salt, so that it can grow.
 */
typedef struct
{
  guint64 passes;
  guint64 memory;
} HiatusSealCosts;

/**
 * HiatusSealRecipe:
 * @costs: what it costs
 * @salt: what makes the keys of two equal passphrases differ
 *
 * All that it takes to make a key of a passphrase. A plain value, for a thread of its own.
 */
typedef struct
{
  HiatusSealCosts costs;
  guint8 salt[HIATUS_SEAL_SALT_SIZE];
} HiatusSealRecipe;

typedef struct _HiatusSeal HiatusSeal;

void hiatus_seal_recipe_init (HiatusSealRecipe *recipe,
                              const HiatusSealCosts *costs);

HiatusSecret *hiatus_seal_recipe_derive (const HiatusSealRecipe *recipe,
                                         const HiatusSecret *passphrase,
                                         GError **error);

HiatusSeal *hiatus_seal_new (void);

HiatusSeal *hiatus_seal_copy (const HiatusSeal *seal);

void hiatus_seal_free (HiatusSeal *seal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusSeal, hiatus_seal_free)

void hiatus_seal_wrap (HiatusSeal *seal,
                       const HiatusSealRecipe *recipe,
                       const HiatusSecret *key);

HiatusSecret *hiatus_seal_wrap_for_recovery (HiatusSeal *seal);

const HiatusSealRecipe *hiatus_seal_get_recipe (const HiatusSeal *seal);

gboolean hiatus_seal_unlock (HiatusSeal *seal,
                             const HiatusSecret *key);

gboolean hiatus_seal_unlock_by_recovery (HiatusSeal *seal,
                                         const HiatusSecret *recovery);

void hiatus_seal_lock (HiatusSeal *seal);

gboolean hiatus_seal_is_locked (const HiatusSeal *seal);

gboolean hiatus_seal_is_same (const HiatusSeal *seal,
                              const HiatusSeal *other);

gboolean hiatus_seal_is_unfinished (const HiatusSeal *seal);

void hiatus_seal_set_unfinished (HiatusSeal *seal,
                                 gboolean unfinished);

void hiatus_seal_close (const HiatusSeal *seal,
                        gconstpointer data,
                        gsize length,
                        guint8 *sealed);

gboolean hiatus_seal_open (const HiatusSeal *seal,
                           const guint8 *sealed,
                           gsize length,
                           guint8 *data);

guint64 hiatus_seal_get_generation (const HiatusSeal *seal);

GString *hiatus_seal_print (HiatusSeal *seal);

HiatusSeal *hiatus_seal_parse (const gchar *text,
                               gsize length);

G_END_DECLS
