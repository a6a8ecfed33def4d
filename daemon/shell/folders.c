/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/folders.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "daemon/shell/store-folder.h"

#define FOLDER_MODE 0700

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
