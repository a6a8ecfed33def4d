/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-draft-part.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-database.h"

/* Of the journals that have them; see store-schema.c. */
#define FIRST_VERSION 2

void
hiatus_part_clear (HiatusPart *part)
{
  g_clear_pointer (&part->name, g_free);
}

void
hiatus_part_free (gpointer data)
{
  hiatus_part_clear (data);
  g_free (data);
}

/* @kind: of what, which also says whether it is sealed */
static void
hiatus_part_compute_digest (const HiatusPart *part, const gchar *kind, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = hiatus_digest_begin (kind);

  hiatus_digest_string (checksum, part->name);
  hiatus_digest_number (checksum, part->part);
  hiatus_digest_bytes (checksum, part->text, HIATUS_PART_SIZE);
  hiatus_digest_finish (checksum, digest);
}

gboolean
hiatus_part_is_erased (const HiatusPart *part)
{
  static const HiatusPart nothing;

  return memcmp (part->digest, nothing.digest, HIATUS_DIGEST_SIZE) == 0 && memcmp (part->text, nothing.text, HIATUS_PART_SIZE) == 0;
}

gboolean
hiatus_part_is (const HiatusPart *part, const gchar *kind)
{
  guint8 digest[HIATUS_DIGEST_SIZE];

  hiatus_part_compute_digest (part, kind, digest);
  return memcmp (part->digest, digest, HIATUS_DIGEST_SIZE) == 0;
}

/* Whether a row is what was written, or was erased. */
gboolean
hiatus_part_is_whole (const HiatusPart *part)
{
  return hiatus_part_is_erased (part) || hiatus_part_is (part, HIATUS_PART_OPEN) || hiatus_part_is (part, HIATUS_PART_SEALED);
}

/* Cuts a part off @text. @seal: (nullable). Returns: how many bytes of it are in the part */
gsize
hiatus_part_fill (HiatusPart *part, const HiatusSeal *seal, const gchar *text)
{
  gsize length = MIN (strlen (text), seal == NULL ? HIATUS_PART_SIZE : HIATUS_PART_SEALED_SIZE);
  gchar padded[HIATUS_PART_SIZE] = { 0 };

  memcpy (padded, text, length);
  memset (part->text, 0, sizeof part->text);
  if (seal == NULL)
    memcpy (part->text, padded, HIATUS_PART_SIZE);
  else
    hiatus_seal_close (seal, padded, HIATUS_PART_SEALED_SIZE, (guint8 *) part->text);
  explicit_bzero (padded, sizeof padded);
  hiatus_part_compute_digest (part, seal == NULL ? HIATUS_PART_OPEN : HIATUS_PART_SEALED, part->digest);
  return length;
}

/* Brings the text of a part back. @seal: (nullable): what opens it */
gboolean
hiatus_part_open (HiatusPart *part, const HiatusSeal *seal)
{
  gchar opened[HIATUS_PART_SIZE + 1] = { 0 };

  if (hiatus_part_is_erased (part) || !hiatus_part_is (part, HIATUS_PART_SEALED))
    return TRUE;
  if (seal == NULL || hiatus_seal_is_locked (seal) || !hiatus_seal_open (seal, (const guint8 *) part->text, HIATUS_PART_SIZE, (guint8 *) opened))
    return FALSE;
  memcpy (part->text, opened, sizeof part->text);
  explicit_bzero (opened, sizeof opened);
  return TRUE;
}

gboolean
hiatus_part_is_number (gint64 part)
{
  return part >= 0 && part < HIATUS_PARTS_MAX;
}

gboolean
hiatus_part_write (sqlite3_stmt *statement, const HiatusPart *part, GError **error)
{
  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, part->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, part->part);
  sqlite3_bind_blob (statement, 3, part->digest, HIATUS_DIGEST_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 4, part->text, HIATUS_PART_SIZE, SQLITE_STATIC);
  return hiatus_database_step (statement, error) == SQLITE_DONE;
}

/* Reads a row of "SELECT name, part, digest, text"; FALSE for what cannot be one of ours. */
gboolean
hiatus_part_read (sqlite3_stmt *statement, HiatusPart *part)
{
  if (sqlite3_column_type (statement, 0) != SQLITE_TEXT || !hiatus_part_is_number (sqlite3_column_int64 (statement, 1)) || sqlite3_column_type (statement, 2) != SQLITE_BLOB || sqlite3_column_type (statement, 3) != SQLITE_BLOB)
    return FALSE;
  if (sqlite3_column_bytes (statement, 2) != HIATUS_DIGEST_SIZE || sqlite3_column_bytes (statement, 3) != HIATUS_PART_SIZE)
    return FALSE;
  part->name = g_strdup ((const gchar *) sqlite3_column_text (statement, 0));
  part->part = sqlite3_column_int64 (statement, 1);
  memcpy (part->digest, sqlite3_column_blob (statement, 2), HIATUS_DIGEST_SIZE);
  memcpy (part->text, sqlite3_column_blob (statement, 3), HIATUS_PART_SIZE);
  return hiatus_part_is_whole (part);
}

/* A journal of before there were drafts has no such table; a backup stays of the version that it was made in. By the version:
 * where the name of the table is damaged, that is no reason to miss nothing. */
gboolean
hiatus_parts_have_table (sqlite3 *database, gboolean *has, GError **error)
{
  gint64 version = 0;

  if (!hiatus_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  *has = version >= FIRST_VERSION;
  return TRUE;
}

/* Reads a draft, its parts opened by @opens. @n_parts: (out): how many rows it has, erased ones too */
gboolean
hiatus_parts_read_all (sqlite3 *database, const HiatusSeal *opens, const gchar *name, GString *whole, gint64 *n_parts, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = hiatus_database_prepare (database, HIATUS_SELECT_PARTS "WHERE name = ? ORDER BY part", error);
  gint result;

  *n_parts = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  while ((result = hiatus_database_step (statement, error)) == SQLITE_ROW)
    {
      g_auto (HiatusPart) part = { 0 };
      gboolean is_sealed = hiatus_part_read (statement, &part) && !hiatus_part_is_erased (&part) && hiatus_part_is (&part, HIATUS_PART_SEALED);

      if (is_sealed && (opens == NULL || hiatus_seal_is_locked (opens)))
        {
          hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you had begun to write is locked: give the passphrase first ('hiatus unlock')."));
          return FALSE;
        }
      if (part.name == NULL || !hiatus_part_is_whole (&part) || !hiatus_part_open (&part, opens))
        {
          hiatus_database_set_damaged (database, error);
          return FALSE;
        }
      g_string_append (whole, part.text);
      *n_parts = part.part + 1;
    }
  return result == SQLITE_DONE;
}

/* Nobody finds what a string held in memory afterwards. Takes ownership of it. */
void
hiatus_parts_wipe_string (GString *string)
{
  explicit_bzero (string->str, string->allocated_len);
  g_string_free (string, TRUE);
}
