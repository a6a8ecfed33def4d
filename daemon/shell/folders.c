/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/folders.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-folder.h"

#define FOLDER_MODE 0700

/* Hiatus makes no folders within folders deeper than this. */
#define DEPTH_MAX 8

static gboolean
make (const gchar *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
    return TRUE;
  hiatus_folder_set_error (error, errno, folder);
  return FALSE;
}

/* What an earlier start left there may point elsewhere. */
static gboolean
link_to (const gchar *folder, const gchar *path, GError **error)
{
  if ((g_unlink (path) == 0 || errno == ENOENT) && symlink (folder, path) == 0)
    return TRUE;
  hiatus_folder_set_error (error, errno, path);
  return FALSE;
}

/**
 * hiatus_folders_make:
 * @data: path of the data folder
 * @config: path of the folder of the settings
 * @runtime: path of a folder that lasts as long as the session
 * @error: return location
 *
 * Makes the two folders where they are missing, and in @runtime the links "data" and "config" to them. A unit of
 * systemd cannot ask the environment where they are, but it can follow these links (hiatusd.service, ReadWritePaths).
 *
 * Returns: %TRUE if they are there; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folders_make (const gchar *data, const gchar *config, const gchar *runtime, GError **error)
{
  g_autofree gchar *data_link = g_build_filename (runtime, "data", NULL);
  g_autofree gchar *config_link = g_build_filename (runtime, "config", NULL);

  return make (data, error) && make (config, error) && make (runtime, error) && link_to (data, data_link, error) && link_to (config, config_link, error);
}

static gboolean erase (const gchar *path, guint depth, GPtrArray *links, GError **error);

static gboolean
erase_content (const gchar *folder, guint depth, GPtrArray *links, GError **error)
{
  g_autoptr (GPtrArray) paths = hiatus_folder_list (folder, "", "");
  gboolean done = TRUE;

  for (guint i = 0; i < paths->len; i++)
    done = erase (g_ptr_array_index (paths, i), depth + 1, links, done ? error : NULL) && done;
  return done;
}

static void
note_link (const gchar *path, GPtrArray *links)
{
  gchar *target = g_file_read_link (path, NULL);

  if (target != NULL)
    g_ptr_array_add (links, target);
}

/* Of a link only the link goes: what it leads to may be anything. */
static gboolean
erase (const gchar *path, guint depth, GPtrArray *links, GError **error)
{
  struct stat status;
  gint result;

  if (lstat (path, &status) != 0)
    return TRUE;
  if (S_ISLNK (status.st_mode))
    note_link (path, links);
  if (S_ISDIR (status.st_mode) && depth < DEPTH_MAX && !erase_content (path, depth, links, error))
    return FALSE;
  result = S_ISDIR (status.st_mode) ? g_rmdir (path) : g_unlink (path);
  if (result == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE, _ ("%s could not be erased (%s): delete it yourself."), path, g_strerror (errno));
  return FALSE;
}

/**
 * hiatus_folders_erase:
 * @folder: path of a folder of Hiatus
 * @links: (element-type filename): to be added to: what links in it led to, which is left alone
 * @error: return location
 *
 * Erases all that is in a folder, as far as it can be erased. The folder itself stays: it may be a link to another disk, or be
 * held by the sandbox.
 *
 * Returns: %TRUE if nothing is left; %FALSE with %HIATUS_ERROR_STORAGE, which names the first that stays
 */
gboolean
hiatus_folders_erase (const gchar *folder, GPtrArray *links, GError **error)
{
  return erase_content (folder, 0, links, error);
}
