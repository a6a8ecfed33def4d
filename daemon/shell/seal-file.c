/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/seal-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/private-file.h"
#include "daemon/shell/store-folder.h"

#define KEYS "passphrase.keys"
#define TRIES "passphrase.tries"
#define GROUP "tries"

static gchar *
first_path (const gchar *folder)
{
  return g_build_filename (folder, KEYS, NULL);
}

static gchar *
second_path (const gchar *folder)
{
  return g_build_filename (folder, HIATUS_BACKUPS, KEYS, NULL);
}

/* Returns: (transfer full) (nullable): the seal; %NULL where there is none, or it is not what was written */
static HiatusSeal *
read_one (const gchar *path, gboolean *is_there, GError **error)
{
  g_autoptr (GByteArray) bytes = hiatus_private_file_read (path, KEYS, is_there, error);

  return bytes == NULL ? NULL : hiatus_seal_parse ((const gchar *) bytes->data, bytes->len);
}

static HiatusSeal *
choose (HiatusSeal *first, HiatusSeal *second)
{
  HiatusSeal *chosen = first;

  if (first == NULL || (second != NULL && hiatus_seal_get_generation (second) > hiatus_seal_get_generation (first)))
    chosen = second;
  hiatus_seal_free (chosen == first ? second : first);
  return chosen;
}

/**
 * hiatus_seal_file_read:
 * @folder: path of the data folder
 * @seal: (out) (transfer full) (nullable): the keys; %NULL where there is no passphrase
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE where they are there and not what was written: without them nobody
 *   reads what is sealed
 */
gboolean
hiatus_seal_file_read (const gchar *folder, HiatusSeal **seal, GError **error)
{
  g_autofree gchar *first = first_path (folder);
  g_autofree gchar *second = second_path (folder);
  gboolean has_first = FALSE;
  gboolean has_second = FALSE;
  HiatusSeal *one = read_one (first, &has_first, NULL);
  HiatusSeal *two = read_one (second, &has_second, NULL);
  gboolean agree = one != NULL && two != NULL && hiatus_seal_get_generation (one) == hiatus_seal_get_generation (two);

  *seal = choose (one, two);
  /* Where it cannot be written, the one that there is will do. */
  if (*seal != NULL && !agree)
    hiatus_seal_file_write (folder, *seal, NULL);
  if (*seal != NULL)
    return TRUE;
  if (!has_first && !has_second)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The keys to your locked texts are damaged (%s, and its copy in the folder of the backups): put one of the two back from a copy of your own. Without them the texts stay locked."), first);
  return FALSE;
}

/**
 * hiatus_seal_file_write:
 * @folder: path of the data folder
 * @seal: the keys, which become a generation older
 * @error: return location
 *
 * Returns: %TRUE once both copies are on the disk; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_seal_file_write (const gchar *folder, HiatusSeal *seal, GError **error)
{
  g_autofree gchar *first = first_path (folder);
  g_autofree gchar *second = second_path (folder);
  g_autoptr (GString) text = hiatus_seal_print (seal);

  return hiatus_private_file_write (first, KEYS, text, error) && hiatus_private_file_write (second, KEYS, text, error);
}

static gboolean
remove_one (const gchar *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  hiatus_folder_set_error (error, errno, path);
  return FALSE;
}

/**
 * hiatus_seal_file_remove:
 * @folder: path of the data folder
 * @error: return location
 *
 * Returns: %TRUE once there are no keys; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_seal_file_remove (const gchar *folder, GError **error)
{
  g_autofree gchar *first = first_path (folder);
  g_autofree gchar *second = second_path (folder);
  g_autofree gchar *tries = g_build_filename (folder, TRIES, NULL);

  return remove_one (second, error) && remove_one (first, error) && remove_one (tries, error) && hiatus_folder_sync (folder, error);
}

/**
 * hiatus_seal_file_read_tries:
 * @folder: path of the data folder
 * @tries: (out caller-allocates): what wrong passphrases have come to; nothing where that cannot be read
 *
 * Whoever can delete the file could try the keys elsewhere, too: it holds up those who can only ask the daemon.
 */
void
hiatus_seal_file_read_tries (const gchar *folder, HiatusTries *tries)
{
  g_autofree gchar *path = g_build_filename (folder, TRIES, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  *tries = (HiatusTries){ 0 };
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  tries->failures = (guint) MAX (g_key_file_get_integer (file, GROUP, "failures", NULL), 0);
  tries->until_us = g_key_file_get_int64 (file, GROUP, "until", NULL);
}

/**
 * hiatus_seal_file_write_tries:
 * @folder: path of the data folder
 * @tries: what wrong passphrases have come to
 * @error: return location
 *
 * Returns: %TRUE once it is on the disk; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_seal_file_write_tries (const gchar *folder, const HiatusTries *tries, GError **error)
{
  g_autofree gchar *path = g_build_filename (folder, TRIES, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree gchar *data = NULL;
  g_autoptr (GString) text = NULL;

  if (tries->failures == 0)
    return remove_one (path, error);
  g_key_file_set_integer (file, GROUP, "failures", (gint) tries->failures);
  g_key_file_set_int64 (file, GROUP, "until", tries->until_us);
  data = g_key_file_to_data (file, NULL, NULL);
  text = g_string_new (data);
  return hiatus_private_file_write (path, TRIES, text, error);
}
