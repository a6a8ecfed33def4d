/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/seal.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/recovery-key.h"
#include "daemon/shell/store-digest.h"

#define KEY_SIZE HIATUS_SEAL_KEY_SIZE
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define WRAPPED_SIZE (KEY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)

#define GROUP "passphrase"
#define VERSION 1

/* More than this nobody has set: it is damage, and would keep the machine busy. */
#define PASSES_MAX 1000
#define MEMORY_MAX (G_GUINT64_CONSTANT (8) << 30)

G_STATIC_ASSERT (HIATUS_SEAL_SALT_SIZE == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (HIATUS_SEAL_OVERHEAD == crypto_box_curve25519xchacha20poly1305_SEALBYTES);
G_STATIC_ASSERT (KEY_SIZE == crypto_box_curve25519xchacha20poly1305_PUBLICKEYBYTES);
G_STATIC_ASSERT (KEY_SIZE == crypto_box_curve25519xchacha20poly1305_SECRETKEYBYTES);
G_STATIC_ASSERT (KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

/* The secret key, wrapped under another one. */
typedef struct
{
  guint8 nonce[NONCE_SIZE];
  guint8 wrapped[WRAPPED_SIZE];
} Wrapping;

struct _HiatusSeal
{
  guint64 generation; /* how often it was written: of two, the later one counts */
  gboolean unfinished;
  HiatusSealRecipe recipe;
  guint8 public_key[KEY_SIZE];
  Wrapping by_passphrase;
  Wrapping by_recovery;
  HiatusSecret *secret_key; /* (owned) (nullable): while it is unlocked */
};

/**
 * hiatus_seal_recipe_init:
 * @recipe: (out caller-allocates): a recipe with a new salt
 * @costs: what it is to cost
 *
 * Prepares for a passphrase that is set now.
 */
void
hiatus_seal_recipe_init (HiatusSealRecipe *recipe, const HiatusSealCosts *costs)
{
  recipe->costs = *costs;
  hiatus_digest_random (recipe->salt, sizeof recipe->salt);
}

/**
 * hiatus_seal_recipe_derive:
 * @recipe: a recipe
 * @passphrase: a passphrase
 * @error: return location
 *
 * Makes a key by Argon2id. It takes a second or so, and much memory, which is given back: for a thread of its own.
 *
 * Returns: (transfer full): the key; %NULL with %HIATUS_ERROR_UNAVAILABLE where there is not so much memory
 */
HiatusSecret *
hiatus_seal_recipe_derive (const HiatusSealRecipe *recipe, const HiatusSecret *passphrase, GError **error)
{
  g_autoptr (HiatusSecret) key = hiatus_secret_new (KEY_SIZE);

  if (crypto_pwhash (hiatus_secret_bytes (key), KEY_SIZE, (const gchar *) hiatus_secret_peek (passphrase), hiatus_secret_get_size (passphrase), recipe->salt, recipe->costs.passes, (size_t) recipe->costs.memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return g_steal_pointer (&key);
  hiatus_error_set (error, HIATUS_ERROR_UNAVAILABLE, _ ("There is not enough memory to check the passphrase (%u MiB): close a program and try again."), (guint) (recipe->costs.memory >> 20));
  return NULL;
}

/**
 * hiatus_seal_new:
 *
 * Returns: (transfer full): a new key pair, unlocked, and wrapped by nothing yet
 */
HiatusSeal *
hiatus_seal_new (void)
{
  HiatusSeal *seal = g_new0 (HiatusSeal, 1);

  seal->secret_key = hiatus_secret_new (KEY_SIZE);
  crypto_box_curve25519xchacha20poly1305_keypair (seal->public_key, hiatus_secret_bytes (seal->secret_key));
  return seal;
}

/**
 * hiatus_seal_copy:
 * @seal: a seal
 *
 * Returns: (transfer full): the same once more, unlocked if that is
 */
HiatusSeal *
hiatus_seal_copy (const HiatusSeal *seal)
{
  HiatusSeal *copy = g_memdup2 (seal, sizeof *seal);

  copy->secret_key = seal->secret_key == NULL ? NULL : hiatus_secret_copy (seal->secret_key);
  return copy;
}

/**
 * hiatus_seal_free:
 * @seal: (transfer full) (nullable): a seal
 *
 * Frees it; its secret key is wiped.
 */
void
hiatus_seal_free (HiatusSeal *seal)
{
  if (seal == NULL)
    return;
  hiatus_secret_free (seal->secret_key);
  g_free (seal);
}

/* What is bound into a wrapping: all that it goes by. */
static void
compute_binding (const HiatusSeal *seal, const gchar *kind, guint8 *binding)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin (kind);

  hiatus_digest_bytes (checksum, seal->public_key, KEY_SIZE);
  hiatus_digest_number (checksum, (gint64) seal->recipe.costs.passes);
  hiatus_digest_number (checksum, (gint64) seal->recipe.costs.memory);
  hiatus_digest_bytes (checksum, seal->recipe.salt, HIATUS_SEAL_SALT_SIZE);
  hiatus_digest_finish (checksum, binding);
}

static void
wrap (const HiatusSeal *seal, const gchar *kind, const HiatusSecret *key, Wrapping *wrapping)
{
  guint8 binding[HIATUS_DIGEST_SIZE];

  compute_binding (seal, kind, binding);
  hiatus_digest_random (wrapping->nonce, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (wrapping->wrapped, NULL, hiatus_secret_peek (seal->secret_key), KEY_SIZE, binding, sizeof binding, NULL, wrapping->nonce, hiatus_secret_peek (key));
}

/* Whether a secret key belongs to the public one. */
static gboolean
belongs (const HiatusSeal *seal, const HiatusSecret *secret_key)
{
  guint8 public_key[KEY_SIZE];

  return crypto_scalarmult_base (public_key, hiatus_secret_peek (secret_key)) == 0 && memcmp (public_key, seal->public_key, KEY_SIZE) == 0;
}

static gboolean
unwrap (HiatusSeal *seal, const gchar *kind, const HiatusSecret *key, const Wrapping *wrapping)
{
  g_autoptr (HiatusSecret) secret_key = hiatus_secret_new (KEY_SIZE);
  guint8 binding[HIATUS_DIGEST_SIZE];

  compute_binding (seal, kind, binding);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (hiatus_secret_bytes (secret_key), NULL, NULL, wrapping->wrapped, WRAPPED_SIZE, binding, sizeof binding, wrapping->nonce, hiatus_secret_peek (key)) != 0 || !belongs (seal, secret_key))
    return FALSE;
  hiatus_secret_free (seal->secret_key);
  seal->secret_key = g_steal_pointer (&secret_key);
  return TRUE;
}

#define BY_PASSPHRASE "hiatus-by-passphrase"
#define BY_RECOVERY "hiatus-by-recovery"

/* The key that a recovery key stands for. It is of chance, so it needs no costs. */
static HiatusSecret *
stretch_recovery (const HiatusSecret *recovery)
{
  HiatusSecret *key = hiatus_secret_new (KEY_SIZE);

  crypto_generichash (hiatus_secret_bytes (key), KEY_SIZE, (const guint8 *) BY_RECOVERY, strlen (BY_RECOVERY), hiatus_secret_peek (recovery), hiatus_secret_get_size (recovery));
  return key;
}

/**
 * hiatus_seal_wrap:
 * @seal: an unlocked seal
 * @recipe: what the key was made by
 * @key: what the recipe makes of a passphrase
 *
 * That passphrase opens it from now on, and no other one. What was wrapped for a recovery key before has to be wrapped anew.
 */
void
hiatus_seal_wrap (HiatusSeal *seal, const HiatusSealRecipe *recipe, const HiatusSecret *key)
{
  g_return_if_fail (seal->secret_key != NULL);

  seal->recipe = *recipe;
  wrap (seal, BY_PASSPHRASE, key, &seal->by_passphrase);
}

/**
 * hiatus_seal_wrap_for_recovery:
 * @seal: an unlocked seal, after hiatus_seal_wrap()
 *
 * Makes a recovery key, which opens it from now on; one of before does not any more.
 *
 * Returns: (transfer full): the key as it is shown once
 */
HiatusSecret *
hiatus_seal_wrap_for_recovery (HiatusSeal *seal)
{
  g_autoptr (HiatusSecret) recovery = hiatus_recovery_key_new ();
  g_autoptr (HiatusSecret) key = stretch_recovery (recovery);

  g_return_val_if_fail (seal->secret_key != NULL, NULL);

  wrap (seal, BY_RECOVERY, key, &seal->by_recovery);
  return hiatus_recovery_key_print (recovery);
}

/**
 * hiatus_seal_get_recipe:
 * @seal: a seal
 *
 * Returns: (transfer none): by what its passphrase becomes a key
 */
const HiatusSealRecipe *
hiatus_seal_get_recipe (const HiatusSeal *seal)
{
  return &seal->recipe;
}

/**
 * hiatus_seal_unlock:
 * @seal: a seal
 * @key: what its recipe makes of a passphrase
 *
 * Returns: %TRUE if that is the one, and it is unlocked
 */
gboolean
hiatus_seal_unlock (HiatusSeal *seal, const HiatusSecret *key)
{
  return unwrap (seal, BY_PASSPHRASE, key, &seal->by_passphrase);
}

/**
 * hiatus_seal_unlock_by_recovery:
 * @seal: a seal
 * @recovery: a recovery key, of hiatus_recovery_key_parse()
 *
 * Returns: %TRUE if that is the one, and it is unlocked
 */
gboolean
hiatus_seal_unlock_by_recovery (HiatusSeal *seal, const HiatusSecret *recovery)
{
  g_autoptr (HiatusSecret) key = stretch_recovery (recovery);

  return unwrap (seal, BY_RECOVERY, key, &seal->by_recovery);
}

/**
 * hiatus_seal_lock:
 * @seal: a seal
 *
 * Forgets its secret key.
 */
void
hiatus_seal_lock (HiatusSeal *seal)
{
  g_clear_pointer (&seal->secret_key, hiatus_secret_free);
}

/**
 * hiatus_seal_is_locked:
 * @seal: a seal
 *
 * Returns: whether what is sealed cannot be read now
 */
gboolean
hiatus_seal_is_locked (const HiatusSeal *seal)
{
  return seal->secret_key == NULL;
}

/**
 * hiatus_seal_is_same:
 * @seal: a seal
 * @other: another one
 *
 * Returns: whether the one opens what the other closed
 */
gboolean
hiatus_seal_is_same (const HiatusSeal *seal, const HiatusSeal *other)
{
  return memcmp (seal->public_key, other->public_key, KEY_SIZE) == 0;
}

/**
 * hiatus_seal_is_unfinished:
 * @seal: a seal
 *
 * Returns: whether some file may hold what is not sealed yet
 */
gboolean
hiatus_seal_is_unfinished (const HiatusSeal *seal)
{
  return seal->unfinished;
}

/**
 * hiatus_seal_set_unfinished:
 * @seal: a seal
 * @unfinished: whether some file may hold what is not sealed
 */
void
hiatus_seal_set_unfinished (HiatusSeal *seal, gboolean unfinished)
{
  seal->unfinished = unfinished;
}

/**
 * hiatus_seal_close:
 * @seal: a seal, locked or not
 * @data: (array length=length): what is to be sealed
 * @length: its bytes
 * @sealed: (out caller-allocates): room for %HIATUS_SEAL_OVERHEAD bytes more
 *
 * Seals something.
 */
void
hiatus_seal_close (const HiatusSeal *seal, gconstpointer data, gsize length, guint8 *sealed)
{
  if (crypto_box_curve25519xchacha20poly1305_seal (sealed, data, length, seal->public_key) != 0)
    g_error ("The public key cannot be used.");
}

/**
 * hiatus_seal_open:
 * @seal: an unlocked seal
 * @sealed: (array length=length): what was sealed
 * @length: its bytes
 * @data: (out caller-allocates): room for %HIATUS_SEAL_OVERHEAD bytes less
 *
 * Returns: %FALSE where it is not what was sealed, or not by this one
 */
gboolean
hiatus_seal_open (const HiatusSeal *seal, const guint8 *sealed, gsize length, guint8 *data)
{
  g_return_val_if_fail (seal->secret_key != NULL, FALSE);

  return length >= HIATUS_SEAL_OVERHEAD && crypto_box_curve25519xchacha20poly1305_seal_open (data, sealed, length, seal->public_key, hiatus_secret_peek (seal->secret_key)) == 0;
}

/**
 * hiatus_seal_get_generation:
 * @seal: a seal
 *
 * Returns: which of two that were written is the later one
 */
guint64
hiatus_seal_get_generation (const HiatusSeal *seal)
{
  return seal->generation;
}

static void
set_bytes (GKeyFile *file, const gchar *key, const guint8 *bytes, gsize length)
{
  g_autofree gchar *text = g_malloc (2 * length + 1);

  g_key_file_set_string (file, GROUP, key, sodium_bin2hex (text, 2 * length + 1, bytes, length));
}

static gboolean
get_bytes (GKeyFile *file, const gchar *key, guint8 *bytes, gsize length)
{
  g_autofree gchar *text = g_key_file_get_string (file, GROUP, key, NULL);
  size_t got = 0;

  return text != NULL && strlen (text) == 2 * length && sodium_hex2bin (bytes, length, text, strlen (text), NULL, &got, NULL) == 0 && got == length;
}

static void
compute_digest (const HiatusSeal *seal, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin ("hiatus-passphrase");

  hiatus_digest_number (checksum, (gint64) seal->generation);
  hiatus_digest_number (checksum, seal->unfinished);
  hiatus_digest_number (checksum, (gint64) seal->recipe.costs.passes);
  hiatus_digest_number (checksum, (gint64) seal->recipe.costs.memory);
  hiatus_digest_bytes (checksum, seal->recipe.salt, HIATUS_SEAL_SALT_SIZE);
  hiatus_digest_bytes (checksum, seal->public_key, KEY_SIZE);
  hiatus_digest_bytes (checksum, &seal->by_passphrase, sizeof (Wrapping));
  hiatus_digest_bytes (checksum, &seal->by_recovery, sizeof (Wrapping));
  hiatus_digest_finish (checksum, digest);
}

/**
 * hiatus_seal_print:
 * @seal: a seal with both its wrappings, which becomes a generation older
 *
 * What is kept of it: nothing that opens it.
 *
 * Returns: (transfer full): the text of a file
 */
GString *
hiatus_seal_print (HiatusSeal *seal)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  guint8 digest[HIATUS_DIGEST_SIZE];
  g_autofree gchar *text = NULL;

  seal->generation++;
  compute_digest (seal, digest);
  g_key_file_set_integer (file, GROUP, "version", VERSION);
  g_key_file_set_uint64 (file, GROUP, "generation", seal->generation);
  g_key_file_set_boolean (file, GROUP, "unfinished", seal->unfinished);
  g_key_file_set_uint64 (file, GROUP, "passes", seal->recipe.costs.passes);
  g_key_file_set_uint64 (file, GROUP, "memory", seal->recipe.costs.memory);
  set_bytes (file, "salt", seal->recipe.salt, HIATUS_SEAL_SALT_SIZE);
  set_bytes (file, "public-key", seal->public_key, KEY_SIZE);
  set_bytes (file, "by-passphrase", (const guint8 *) &seal->by_passphrase, sizeof (Wrapping));
  set_bytes (file, "by-recovery", (const guint8 *) &seal->by_recovery, sizeof (Wrapping));
  set_bytes (file, "digest", digest, sizeof digest);
  text = g_key_file_to_data (file, NULL, NULL);
  return g_string_new (text);
}

static gboolean
read_file (GKeyFile *file, HiatusSeal *seal)
{
  guint8 digest[HIATUS_DIGEST_SIZE];
  guint8 expected[HIATUS_DIGEST_SIZE];

  if (g_key_file_get_integer (file, GROUP, "version", NULL) != VERSION)
    return FALSE;
  seal->generation = g_key_file_get_uint64 (file, GROUP, "generation", NULL);
  seal->unfinished = g_key_file_get_boolean (file, GROUP, "unfinished", NULL);
  seal->recipe.costs.passes = g_key_file_get_uint64 (file, GROUP, "passes", NULL);
  seal->recipe.costs.memory = g_key_file_get_uint64 (file, GROUP, "memory", NULL);
  if (!get_bytes (file, "salt", seal->recipe.salt, HIATUS_SEAL_SALT_SIZE) || !get_bytes (file, "public-key", seal->public_key, KEY_SIZE) || !get_bytes (file, "by-passphrase", (guint8 *) &seal->by_passphrase, sizeof (Wrapping)) || !get_bytes (file, "by-recovery", (guint8 *) &seal->by_recovery, sizeof (Wrapping)) || !get_bytes (file, "digest", digest, sizeof digest))
    return FALSE;
  compute_digest (seal, expected);
  return memcmp (digest, expected, sizeof digest) == 0 && seal->recipe.costs.passes >= 1 && seal->recipe.costs.passes <= PASSES_MAX && seal->recipe.costs.memory <= MEMORY_MAX;
}

/**
 * hiatus_seal_parse:
 * @text: (array length=length): what hiatus_seal_print() gave
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): the seal, locked; %NULL where it is not what was written
 */
HiatusSeal *
hiatus_seal_parse (const gchar *text, gsize length)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (HiatusSeal) seal = g_new0 (HiatusSeal, 1);

  if (sodium_init () < 0 || length == 0 || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL) || !read_file (file, seal))
    return NULL;
  return g_steal_pointer (&seal);
}
