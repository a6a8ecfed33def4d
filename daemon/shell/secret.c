/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/secret.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/api/memory.h"
#include "daemon/core/error.h"
#include "daemon/core/lock.h"

/* A byte more than a passphrase may have, so that one that is too long is seen to be. */
#define ROOM (HIATUS_PASSPHRASE_MAX + 1)

struct _HiatusSecret
{
  guint8 *bytes; /* (owned): of sodium_malloc() */
  gsize size;
};

/**
 * hiatus_secret_new:
 * @size: how many bytes, at least one
 *
 * Returns: (transfer full): so many zeros
 */
HiatusSecret *
hiatus_secret_new (gsize size)
{
  HiatusSecret *secret = g_new0 (HiatusSecret, 1);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this system.");
  secret->bytes = sodium_malloc (MAX (size, 1));
  if (secret->bytes == NULL)
    g_error ("There is no memory for a key: %s", g_strerror (errno));
  memset (secret->bytes, 0, MAX (size, 1));
  secret->size = size;
  return secret;
}

/**
 * hiatus_secret_copy:
 * @secret: a secret
 *
 * Returns: (transfer full): the same once more
 */
HiatusSecret *
hiatus_secret_copy (const HiatusSecret *secret)
{
  HiatusSecret *copy = hiatus_secret_new (secret->size);

  memcpy (copy->bytes, secret->bytes, secret->size);
  return copy;
}

/**
 * hiatus_secret_free:
 * @secret: (transfer full) (nullable): a secret
 *
 * Wipes and frees it.
 */
void
hiatus_secret_free (HiatusSecret *secret)
{
  if (secret == NULL)
    return;
  sodium_free (secret->bytes);
  g_free (secret);
}

/**
 * hiatus_secret_bytes:
 * @secret: a secret
 *
 * Returns: (transfer none): its bytes, to be filled in
 */
guint8 *
hiatus_secret_bytes (HiatusSecret *secret)
{
  return secret->bytes;
}

/**
 * hiatus_secret_peek:
 * @secret: a secret
 *
 * Returns: (transfer none): its bytes
 */
const guint8 *
hiatus_secret_peek (const HiatusSecret *secret)
{
  return secret->bytes;
}

/**
 * hiatus_secret_get_size:
 * @secret: a secret
 *
 * Returns: how many bytes it has
 */
gsize
hiatus_secret_get_size (const HiatusSecret *secret)
{
  return secret->size;
}

/**
 * hiatus_secret_shorten:
 * @secret: a secret
 * @size: how many of its bytes are left, no more than there are
 *
 * Wipes the others.
 */
void
hiatus_secret_shorten (HiatusSecret *secret, gsize size)
{
  g_return_if_fail (size <= secret->size);

  sodium_memzero (secret->bytes + size, secret->size - size);
  secret->size = size;
}

/**
 * hiatus_secret_read:
 * @descriptor: memory, as hiatus_secret_write() gives it; a pipe is none, because whoever has its other end could keep the daemon
 *   waiting
 * @error: return location
 *
 * Reads a passphrase from its beginning, wherever @descriptor stands.
 *
 * Returns: (transfer full): the passphrase; %NULL with %HIATUS_ERROR_INVALID where it is too long or no memory, with
 *   %HIATUS_ERROR_STORAGE where it cannot be read
 */
HiatusSecret *
hiatus_secret_read (gint descriptor, GError **error)
{
  g_autoptr (HiatusSecret) secret = hiatus_secret_new (ROOM);
  struct stat status;
  gssize length;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A passphrase comes in memory of its own: this is none."));
      return NULL;
    }
  length = hiatus_memory_read (descriptor, secret->bytes, ROOM);
  if (length < 0)
    {
      hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The passphrase cannot be read (%s): try again."), g_strerror (errno));
      return NULL;
    }
  if (length > HIATUS_PASSPHRASE_MAX)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A passphrase has %d bytes at most: take a shorter one."), HIATUS_PASSPHRASE_MAX);
      return NULL;
    }
  hiatus_secret_shorten (secret, (gsize) length);
  return g_steal_pointer (&secret);
}

/**
 * hiatus_secret_write:
 * @secret: a secret
 * @error: return location
 *
 * Puts it into memory that can be passed on, so that no message on the bus has it.
 *
 * Returns: the descriptor, to be closed; -1 with %HIATUS_ERROR_UNAVAILABLE
 */
gint
hiatus_secret_write (const HiatusSecret *secret, GError **error)
{
  return hiatus_memory_new (secret->bytes, secret->size, error);
}
