/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-digest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/**
 * hiatus_digest_begin:
 * @kind: what the digest is of
 *
 * Returns: (transfer full): a digest that fields can be added to
 */
GChecksum *
hiatus_digest_begin (const gchar *kind)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hiatus_digest_string (checksum, kind);
  return checksum;
}

/**
 * hiatus_digest_bytes:
 * @checksum: a digest
 * @data: (array length=length) (nullable): the bytes of a field
 * @length: how many there are
 *
 * Adds a field.
 */
void
hiatus_digest_bytes (GChecksum *checksum, gconstpointer data, gsize length)
{
  guint32 prefix = GUINT32_TO_BE ((guint32) length);

  g_checksum_update (checksum, (const guchar *) &prefix, sizeof prefix);
  if (length > 0)
    g_checksum_update (checksum, data, (gssize) length);
}

/**
 * hiatus_digest_string:
 * @checksum: a digest
 * @string: a field
 *
 * Adds a field.
 */
void
hiatus_digest_string (GChecksum *checksum, const gchar *string)
{
  hiatus_digest_bytes (checksum, string, strlen (string));
}

/**
 * hiatus_digest_number:
 * @checksum: a digest
 * @number: a field
 *
 * Adds a field.
 */
void
hiatus_digest_number (GChecksum *checksum, gint64 number)
{
  gint64 bytes = GINT64_TO_BE (number);

  hiatus_digest_bytes (checksum, &bytes, sizeof bytes);
}

/**
 * hiatus_digest_finish:
 * @checksum: a digest
 * @digest: (out caller-allocates) (array fixed-size=32): its bytes
 *
 * Ends it; no field can be added any more.
 */
void
hiatus_digest_finish (GChecksum *checksum, guint8 *digest)
{
  gsize length = HIATUS_DIGEST_SIZE;

  g_checksum_get_digest (checksum, digest, &length);
}

/**
 * hiatus_digest_random:
 * @bytes: (out caller-allocates) (array length=length): random bytes
 * @length: how many, 256 at most
 *
 * Fills in bytes that nobody can guess. A system that has none is no system to go on with.
 */
void
hiatus_digest_random (gpointer bytes, gsize length)
{
  if (getentropy (bytes, length) != 0)
    g_error ("The system gives no random numbers: %s", g_strerror (errno));
}
