/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/own-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/core/script-words.h"
#include "daemon/shell/private-file.h"
#include "daemon/shell/store-folder.h"

#define STAGED ".import"

/* In the order of the alphabet, as are the scripts behind them. */
static const gchar *const names[] = { "care.ini", "contacts.ini", "deck.ini", "help-lines.ini", "settings.ini" };

static gint
compare_names (gconstpointer left, gconstpointer right)
{
  return g_strcmp0 (*(const gchar *const *) left, *(const gchar *const *) right);
}

/**
 * hiatus_own_file_free:
 * @file: (transfer full) (nullable): a file
 *
 * Frees it.
 */
void
hiatus_own_file_free (HiatusOwnFile *file)
{
  if (file == NULL)
    return;
  g_free (file->name);
  g_byte_array_unref (file->content);
  g_free (file);
}

/**
 * hiatus_own_files_list:
 *
 * Returns: (transfer full): the names of all files that there may be, in the order of the alphabet
 */
GStrv
hiatus_own_files_list (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (all, g_strdup (names[i]));
  for (guint i = 0; hiatus_script_names[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup_printf ("scripts/%s.ini", hiatus_script_names[i]));
  g_ptr_array_sort (all, compare_names);
  g_ptr_array_add (all, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&all), FALSE);
}

/**
 * hiatus_own_files_read:
 * @folder: path of the folder of the settings
 * @error: return location
 *
 * Reads all that there are, as they are: with comments, and with mistakes.
 *
 * Returns: (transfer full) (element-type HiatusOwnFile): the files by their names; %NULL with the errors of
 *   hiatus_private_file_read()
 */
GPtrArray *
hiatus_own_files_read (const gchar *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_own_file_free);
  g_auto (GStrv) all = hiatus_own_files_list ();

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree gchar *path = g_build_filename (folder, all[i], NULL);
      gboolean is_there = FALSE;
      g_autoptr (GByteArray) content = hiatus_private_file_read (path, all[i], &is_there, error);
      HiatusOwnFile *file;

      if (content == NULL)
        return NULL;
      if (!is_there)
        continue;
      file = g_new0 (HiatusOwnFile, 1);
      file->name = g_strdup (all[i]);
      file->content = g_steal_pointer (&content);
      g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

/* Where a file is in the end: a link of the person's stays one. */
static gchar *
get_path (const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (folder, name, NULL);

  return hiatus_private_file_follow_links (path);
}

/* Under a second name, which takes no room on a full disk; or as a copy, where the disk has no second names. */
static gboolean
keep (const gchar *path, const gchar *name, GError **error)
{
  g_autofree gchar *kept = g_strconcat (path, HIATUS_OWN_FILE_KEPT, NULL);
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GString) text = NULL;
  gboolean is_there = FALSE;

  g_unlink (kept);
  if (link (path, kept) == 0 || errno == ENOENT)
    return TRUE;
  content = hiatus_private_file_read (path, name, &is_there, error);
  if (content == NULL)
    return FALSE;
  text = g_string_new_len ((const gchar *) content->data, content->len);
  return hiatus_private_file_write (kept, name, text, error);
}

static gboolean
stage (const gchar *folder, const HiatusOwnFile *file, GError **error)
{
  g_autofree gchar *path = get_path (folder, file->name);
  g_autofree gchar *staged = g_strconcat (path, STAGED, NULL);
  g_autoptr (GString) text = g_string_new_len ((const gchar *) file->content->data, file->content->len);

  return hiatus_private_file_write (staged, file->name, text, error) && keep (path, file->name, error);
}

/**
 * hiatus_own_files_stage:
 * @folder: path of the folder of the settings
 * @files: (element-type HiatusOwnFile): what files are to hold
 * @error: return location
 *
 * Lays what they are to hold beside them, and keeps what they hold now under another name. Nothing is in force yet.
 *
 * Returns: %TRUE if all is on the disk; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_own_files_stage (const gchar *folder, GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    if (!stage (folder, g_ptr_array_index (files, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
settle (const gchar *folder, const gchar *name, gboolean wanted, GError **error)
{
  g_autofree gchar *path = get_path (folder, name);
  g_autofree gchar *staged = g_strconcat (path, STAGED, NULL);

  if (!wanted)
    {
      g_unlink (staged);
      return TRUE;
    }
  if (!g_file_test (staged, G_FILE_TEST_EXISTS))
    return TRUE;
  return hiatus_folder_rename (staged, path, error);
}

/**
 * hiatus_own_files_settle:
 * @folder: path of the folder of the settings
 * @wanted: whether what was laid beside the files takes their place, or goes
 * @error: return location
 *
 * Ends what hiatus_own_files_stage() began, also where it was another process, or has been ended in part.
 *
 * Returns: %TRUE if nothing is left to do; %FALSE with %HIATUS_ERROR_STORAGE, which names the first that stays
 */
gboolean
hiatus_own_files_settle (const gchar *folder, gboolean wanted, GError **error)
{
  g_auto (GStrv) all = hiatus_own_files_list ();
  gboolean done = TRUE;

  for (guint i = 0; all[i] != NULL; i++)
    done = settle (folder, all[i], wanted, done ? error : NULL) && done;
  return done;
}
