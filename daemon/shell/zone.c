/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/zone.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"

#define DATABASE "/usr/share/zoneinfo/"

/* Of RFC 8536: the sizes of a file's head and of the counts in it. */
#define HEAD_SIZE 44
#define COUNTS_OFFSET 20
#define N_COUNTS 6

enum
{
  COUNT_UT,
  COUNT_STANDARD,
  COUNT_LEAP,
  COUNT_TIME,
  COUNT_TYPE,
  COUNT_CHARACTER,
};

/* A block of a zone file: a head, and the data that its counts announce. */
typedef struct
{
  const guint8 *times;
  const guint8 *types_of_times;
  const guint8 *types;
  gsize counts[N_COUNTS];
  gsize size;
} Block;

static gboolean
read_block (const guint8 *data,
            gsize length,
            gsize time_size,
            Block *block)
{
  if (length < HEAD_SIZE || memcmp (data, "TZif", 4) != 0)
    return FALSE;

  for (guint i = 0; i < N_COUNTS; i++)
    {
      guint32 count;

      memcpy (&count, data + COUNTS_OFFSET + i * sizeof count, sizeof count);
      block->counts[i] = GUINT32_FROM_BE (count);
      if (block->counts[i] > length)
        return FALSE;
    }

  block->times = data + HEAD_SIZE;
  block->types_of_times = block->times + block->counts[COUNT_TIME] * time_size;
  block->types = block->types_of_times + block->counts[COUNT_TIME];
  block->size = HEAD_SIZE + block->counts[COUNT_TIME] * (time_size + 1) + block->counts[COUNT_TYPE] * 6 + block->counts[COUNT_CHARACTER] + block->counts[COUNT_LEAP] * (time_size + 4) + block->counts[COUNT_STANDARD] + block->counts[COUNT_UT];

  return block->size <= length && block->counts[COUNT_TYPE] > 0;
}

static gboolean
check_indices (const Block *block)
{
  for (gsize i = 0; i < block->counts[COUNT_TIME]; i++)
    if (block->types_of_times[i] >= block->counts[COUNT_TYPE])
      return FALSE;

  for (gsize i = 0; i < block->counts[COUNT_TYPE]; i++)
    if (block->types[i * 6 + 5] >= block->counts[COUNT_CHARACTER])
      return FALSE;

  return TRUE;
}

/* The rule at the end of a file, for the years after its table: empty or in the form of POSIX. */
static gboolean
check_footer (const guint8 *data,
              gsize length)
{
  g_autofree gchar *rule = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (length < 2 || data[0] != '\n' || data[length - 1] != '\n')
    return FALSE;
  if (length == 2)
    return TRUE;

  rule = g_strndup ((const gchar *) data + 1, length - 2);
  zone = strpbrk (rule, "/\n") == rule ? NULL : g_time_zone_new_identifier (rule);

  return zone != NULL;
}

/* GLib believes what such a file says about itself, to the point of reading beyond its end. */
static gboolean
is_zone_file (const guint8 *data,
              gsize length)
{
  Block block;
  gsize first_size;

  if (!read_block (data, length, 4, &block))
    return FALSE;
  if (data[4] < '2')
    return check_indices (&block);

  first_size = block.size;
  if (!read_block (data + first_size, length - first_size, 8, &block))
    return FALSE;

  return check_indices (&block) && check_footer (data + first_size + block.size, length - first_size - block.size);
}

static gboolean
read_zone_file (const gchar *path,
                gchar **digest,
                GError **error)
{
  g_autofree gchar *data = NULL;
  gsize length;

  /* A device or a pipe might never end. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("%s is no ordinary file"), path);
      return FALSE;
    }
  if (!g_file_get_contents (path, &data, &length, error))
    return FALSE;
  if (!is_zone_file ((const guint8 *) data, length))
    {
      g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID, _ ("%s is no file of a time zone"), path);
      return FALSE;
    }

  *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);

  return TRUE;
}

/* The name that a link into the database stands for, or %NULL. */
static gchar *
name_of_link (const gchar *path)
{
  g_autofree gchar *target = g_file_read_link (path, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *whole = target != NULL ? g_canonicalize_filename (target, folder) : NULL;

  if (whole == NULL || !g_str_has_prefix (whole, DATABASE))
    return NULL;

  return g_strdup (whole + strlen (DATABASE));
}

static GTimeZone *
load (HiatusLocalZone *local,
      const gchar *path)
{
  g_autofree gchar *name = name_of_link (path);
  g_autofree gchar *slashes = NULL;
  g_autofree gchar *unread = NULL;

  if (name != NULL && (local->zone == NULL || !g_str_equal (name, g_time_zone_get_identifier (local->zone))))
    return g_time_zone_new_identifier (name);

  /* GLib hands out what it has read under the same name as long as somebody holds it: here is another name
   * for the same file. */
  slashes = g_strnfill (local->generation, '/');
  unread = g_strconcat (slashes, path, NULL);

  return g_time_zone_new_identifier (unread);
}

/**
 * hiatus_local_zone_clear:
 * @local: a local zone, or zeroes
 *
 * Frees what it has.
 */
void
hiatus_local_zone_clear (HiatusLocalZone *local)
{
  g_clear_pointer (&local->zone, g_time_zone_unref);
  g_clear_pointer (&local->digest, g_free);
}

/**
 * hiatus_local_zone_read:
 * @local: (inout): the zone read before, or zeroes
 * @path: the absolute path of /etc/localtime
 * @changed: (out): whether it is another zone than before
 * @error: return location for an error
 *
 * Reads the zone that the computer is set to. It has the name of the zone if @path is a link into the
 * database, and that of the file otherwise. No file at all means UTC, as for the C library.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID, and @local as it was
 */
gboolean
hiatus_local_zone_read (HiatusLocalZone *local,
                        const gchar *path,
                        gboolean *changed,
                        GError **error)
{
  g_autofree gchar *digest = NULL;
  g_autoptr (GError) local_error = NULL;
  GTimeZone *zone = NULL;

  if (read_zone_file (path, &digest, &local_error))
    {
      *changed = local->zone == NULL || g_strcmp0 (digest, local->digest) != 0;
      if (*changed)
        zone = load (local, path);
    }
  else if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      *changed = local->zone == NULL || local->digest != NULL;
      zone = g_time_zone_new_utc ();
    }
  else
    *changed = TRUE;

  if (*changed && zone == NULL)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("The time zone cannot be read (%s): set it in your system's settings, or set TZ to a name such as Europe/Berlin."),
                   local_error != NULL ? local_error->message : path);
      return FALSE;
    }

  if (*changed)
    {
      hiatus_local_zone_clear (local);
      local->zone = zone;
      local->digest = g_steal_pointer (&digest);
      local->generation++;
    }

  return TRUE;
}

/**
 * hiatus_zone_new:
 * @name: the value of TZ: a name, after a colon or not, the path of a zone file, or a rule of POSIX
 * @error: return location for an error
 *
 * Looks a zone up. Empty means UTC, as for the C library; what is unknown never does.
 *
 * Returns: (transfer full): the zone, or %NULL with %HIATUS_ERROR_INVALID
 */
GTimeZone *
hiatus_zone_new (const gchar *name,
                 GError **error)
{
  const gchar *plain = name[0] == ':' ? name + 1 : name;
  g_autofree gchar *path = g_canonicalize_filename (plain, DATABASE);
  g_autofree gchar *digest = NULL;
  GTimeZone *zone = NULL;

  if (plain[0] == '\0')
    return g_time_zone_new_utc ();

  /* What is no file may be a rule. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || read_zone_file (path, &digest, NULL))
    zone = g_time_zone_new_identifier (plain);

  if (zone == NULL)
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_INVALID,
                 _ ("TZ is '%s', which is no time zone known here: use a name such as Europe/Berlin, or unset TZ."),
                 name);

  return zone;
}
