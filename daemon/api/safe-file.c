/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"

#define FILE_MODE 0600

static gboolean
fail (const gchar *path, gint code, GError **error)
{
  g_autofree gchar *name = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT)
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The disk that is to hold %s is full: make room, or give another path."), name);
  else
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("%s cannot be written (%s): give another path."), name, g_strerror (code));
  return FALSE;
}

static gboolean
refuse (const gchar *path, GError **error)
{
  g_autofree gchar *name = g_filename_display_name (path);

  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("%s is there already and stays as it is: give another name."), name);
  return FALSE;
}

/**
 * hiatus_safe_file_begins_with:
 * @path: a file
 * @beginning: some text
 *
 * Returns: whether the file is there, and begins with that
 */
gboolean
hiatus_safe_file_begins_with (const gchar *path, const gchar *beginning)
{
  gsize length = strlen (beginning);
  g_autofree gchar *text = g_malloc0 (length);
  gint descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gboolean found = descriptor >= 0 && pread (descriptor, text, length, 0) == (gssize) length && memcmp (text, beginning, length) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return found;
}

/* Where it will be in the end: a link of the person's stays one. */
static gchar *
follow (const gchar *path)
{
  gchar *real = realpath (path, NULL);
  gchar *copy = g_strdup (real == NULL ? path : real);

  free (real);
  return copy;
}

/* Beside it, so that it can get its name by a rename; without a name where the file system can do that, so that nothing is left
 * of it when this process dies. */
static gint
open_part (HiatusSafeFile *self)
{
  g_autofree gchar *folder = g_path_get_dirname (self->path);
  gint descriptor = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, FILE_MODE);

  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT && errno != EINVAL))
    return descriptor;
  self->part = g_strconcat (self->path, ".XXXXXX", NULL);
  descriptor = g_mkstemp_full (self->part, O_RDWR | O_CLOEXEC, FILE_MODE);
  if (descriptor < 0)
    g_clear_pointer (&self->part, g_free);
  return descriptor;
}

/**
 * hiatus_safe_file_begin:
 * @self: a file, as %HIATUS_SAFE_FILE_INIT
 * @path: what it will be called; an ordinary file that is there already stays as it is until hiatus_safe_file_commit()
 * @error: return location
 *
 * Begins a private file.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_safe_file_begin (HiatusSafeFile *self, const gchar *path, GError **error)
{
  struct stat status;

  self->path = follow (path);
  if (stat (self->path, &status) == 0 && !S_ISREG (status.st_mode))
    return fail (path, S_ISDIR (status.st_mode) ? EISDIR : EEXIST, error);
  self->descriptor = open_part (self);
  return self->descriptor >= 0 || fail (path, errno, error);
}

/**
 * hiatus_safe_file_begin_new:
 * @self: a file, as %HIATUS_SAFE_FILE_INIT
 * @path: what it will be called
 * @error: return location
 *
 * As hiatus_safe_file_begin(), where nothing may be called so before hiatus_safe_file_commit().
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_REFUSED or %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_safe_file_begin_new (HiatusSafeFile *self, const gchar *path, GError **error)
{
  struct stat status;

  self->is_new = TRUE;
  if (lstat (path, &status) == 0)
    return refuse (path, error);
  return hiatus_safe_file_begin (self, path, error);
}

/**
 * hiatus_safe_file_write:
 * @self: a file that was begun
 * @text: what is to stand in it next
 * @error: return location
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_safe_file_write (HiatusSafeFile *self, const gchar *text, GError **error)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize n = write (self->descriptor, text, left);

      if (n < 0 && errno != EINTR)
        return fail (self->path, errno, error);
      if (n < 0)
        continue;
      text += n;
      left -= (gsize) n;
    }
  return TRUE;
}

/* A name of its own, where it has none so far. */
static gboolean
name_part (HiatusSafeFile *self)
{
  g_autofree gchar *source = g_strdup_printf ("/proc/self/fd/%d", self->descriptor);

  for (guint i = 0; self->part == NULL && i < 100; i++)
    {
      g_autofree gchar *part = g_strdup_printf ("%s.%06x", self->path, g_random_int () & 0xffffff);

      if (linkat (AT_FDCWD, source, AT_FDCWD, part, AT_SYMLINK_FOLLOW) == 0)
        self->part = g_steal_pointer (&part);
      else if (errno != EEXIST)
        return FALSE;
    }
  return self->part != NULL;
}

/* Of file systems one knows no links, and another no rename that replaces nothing. */
static gboolean
take_name (HiatusSafeFile *self)
{
  if (!self->is_new)
    return g_rename (self->part, self->path) == 0;
  if (link (self->part, self->path) == 0)
    return g_unlink (self->part) == 0;
  return errno == EPERM && renameat2 (AT_FDCWD, self->part, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0;
}

static gboolean
sync_folder (const gchar *path)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  gint descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = descriptor >= 0 && (fsync (descriptor) == 0 || errno == EINVAL);

  if (descriptor >= 0)
    close (descriptor);
  return done;
}

/**
 * hiatus_safe_file_commit:
 * @self: a file of which all is written
 * @error: return location
 *
 * Gives it its name, in the place of what had it before. It is on the disk when this returns.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE, or %HIATUS_ERROR_REFUSED for one that was to be new, and what
 *   had the name before still has it
 */
gboolean
hiatus_safe_file_commit (HiatusSafeFile *self, GError **error)
{
  if (fsync (self->descriptor) != 0 || !name_part (self) || !take_name (self))
    return self->is_new && errno == EEXIST ? refuse (self->path, error) : fail (self->path, errno, error);
  g_clear_pointer (&self->part, g_free);
  return sync_folder (self->path) || fail (self->path, errno, error);
}

/**
 * hiatus_safe_file_clear:
 * @self: a file
 *
 * Ends it. One that was not committed is nowhere.
 */
void
hiatus_safe_file_clear (HiatusSafeFile *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
  if (self->part != NULL)
    g_unlink (self->part);
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->path, g_free);
}

/**
 * hiatus_safe_file_set_contents:
 * @path: what it is called
 * @text: all that is to stand in it
 * @error: return location
 *
 * Makes a private file, or puts another text into an ordinary one that is there.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_STORAGE, and what was there before is there still
 */
gboolean
hiatus_safe_file_set_contents (const gchar *path, const gchar *text, GError **error)
{
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;

  return hiatus_safe_file_begin (&file, path, error) && hiatus_safe_file_write (&file, text, error) && hiatus_safe_file_commit (&file, error);
}
