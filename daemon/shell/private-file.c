/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/private-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"

/* As many as the kernel follows. */
#define LINKS_MAX 40

static void
set_error_from_errno (const gchar *name,
                      gint error_number,
                      GError **error)
{
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_STORAGE,
               _ ("%s cannot be read: %s"),
               name,
               g_strerror (error_number));
}

/* Reads what is open as @fd, whatever size it claims to have. */
static GByteArray *
read_bytes (const gchar *name,
            gint fd,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16384];

  for (;;)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error_from_errno (name, errno, error);
          return NULL;
        }
      if (n == 0)
        return g_steal_pointer (&bytes);

      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > HIATUS_PRIVATE_FILE_MAX)
        {
          g_set_error (error,
                       HIATUS_ERROR,
                       HIATUS_ERROR_INVALID,
                       _ ("%s is larger than %d MiB: make it shorter"),
                       name,
                       HIATUS_PRIVATE_FILE_MAX / 1024 / 1024);
          return NULL;
        }
    }
}

static GByteArray *
read_open_file (const gchar *name,
                gint fd,
                GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      set_error_from_errno (name, errno, error);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("%s is no ordinary file: move it away, a new one is made when it is needed"),
                   name);
      return NULL;
    }
  /* Where it cannot be tightened, on a read-only disk say, it is read all the same. */
  if ((status.st_mode & 0177) != 0)
    (void) !fchmod (fd, status.st_mode & 0600);

  return read_bytes (name, fd, error);
}

/**
 * hiatus_private_file_read:
 * @path: the file
 * @name: what messages call it
 * @is_there: (out): whether there is one
 * @error: return location for an error
 *
 * Reads all of it; a file that is not there is an empty one. One that others may read is made private.
 *
 * Returns: (transfer full): its bytes, or %NULL with %HIATUS_ERROR_INVALID (no ordinary file, or larger than 16 MiB) or
 *   %HIATUS_ERROR_STORAGE
 */
GByteArray *
hiatus_private_file_read (const gchar *path,
                          const gchar *name,
                          gboolean *is_there,
                          GError **error)
{
  GByteArray *bytes;
  /* Not to wait for ever for the other end of a pipe. */
  gint fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  *is_there = fd >= 0 || errno != ENOENT;
  if (fd < 0 && errno == ENOENT)
    return g_byte_array_new ();
  if (fd < 0)
    {
      set_error_from_errno (name, errno, error);
      return NULL;
    }

  bytes = read_open_file (name, fd, error);
  g_close (fd, NULL);

  return bytes;
}

/**
 * hiatus_private_file_make_folder:
 * @path: the file
 * @error: return location for an error
 *
 * Makes its folder if there is none (0700).
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_private_file_make_folder (const gchar *path,
                                 GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_STORAGE,
               _ ("the folder %s cannot be made: %s"),
               folder,
               g_strerror (errno));
  return FALSE;
}

/**
 * hiatus_private_file_follow_links:
 * @path: the file
 *
 * Where the path leads to in the end, whether that exists or not: to be written and watched there, so that a link into
 * somebody's collection of settings stays one.
 *
 * Returns: (transfer full): the path of what is no link, but for its folders
 */
gchar *
hiatus_private_file_follow_links (const gchar *path)
{
  g_autofree gchar *end = g_strdup (path);

  for (guint i = 0; i < LINKS_MAX; i++)
    {
      g_autofree gchar *target = g_file_read_link (end, NULL);
      g_autofree gchar *folder = g_path_get_dirname (end);

      if (target == NULL)
        break;
      g_free (end);
      end = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
    }

  return g_steal_pointer (&end);
}

/**
 * hiatus_private_file_write:
 * @path: the file
 * @name: what messages call it
 * @content: what it is to hold
 * @error: return location for an error
 *
 * Replaces the file in one step (0600). It is on the disk when this returns; a symbolic link stays one.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_STORAGE, and nothing changed
 */
gboolean
hiatus_private_file_write (const gchar *path,
                           const gchar *name,
                           const GString *content,
                           GError **error)
{
  g_autofree gchar *end = hiatus_private_file_follow_links (path);
  g_autoptr (GError) local_error = NULL;

  if (!hiatus_private_file_make_folder (path, error))
    return FALSE;

  if (g_file_set_contents_full (end,
                                content->str,
                                (gssize) content->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600,
                                &local_error))
    return TRUE;

  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_STORAGE,
               _ ("%s was not saved: %s"),
               name,
               local_error->message);
  return FALSE;
}
