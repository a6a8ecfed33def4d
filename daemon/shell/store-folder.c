/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/store-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* Room for what the write-ahead log may still owe the database (64 pages and the longest note), and for
 * the longest note once more in the log or in the rollback journal of a backup. */
#define RESERVE_SIZE ((goffset) 512 * 1024)
#define NEXT_PREFIX HIATUS_JOURNAL ".next-"

/**
 * hiatus_folder_set_error:
 * @error: return location
 * @code: an errno
 * @path: the file or folder that it happened to
 *
 * Says what a failed file operation means and how to mend it, with %HIATUS_ERROR_STORAGE.
 */
void
hiatus_folder_set_error (GError **error, gint code, const gchar *path)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_STORAGE,
                 _ ("The disk is full: make room on the disk that holds %s; nothing was recorded."),
                 path);
  else
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_STORAGE,
                 _ ("%s cannot be written (%s): see to it that it is yours and not read-only."),
                 path,
                 g_strerror (code));
}

static gboolean
narrow_mode (const gchar *path, mode_t mode, GError **error)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    {
      hiatus_folder_set_error (error, errno, path);
      return FALSE;
    }
  if (S_ISLNK (status.st_mode) || (status.st_mode & 07777) == mode)
    return TRUE;
  if (chmod (path, mode) == 0)
    return TRUE;
  hiatus_folder_set_error (error, errno, path);
  return FALSE;
}

static gboolean
narrow_modes (const gchar *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = NULL;

  /* A symbolic link in the folder's place is followed: data may live on another disk. */
  if (chmod (folder, FOLDER_MODE) != 0)
    {
      hiatus_folder_set_error (error, errno, folder);
      return FALSE;
    }
  paths = hiatus_folder_list (folder, "", "");
  for (guint i = 0; i < paths->len; i++)
    {
      const gchar *path = g_ptr_array_index (paths, i);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && !narrow_mode (path, FILE_MODE, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_folder_prepare:
 * @folder: path of the data folder
 * @error: return location
 *
 * Makes the folder and the one for backups where they are missing, and takes from both and from every
 * file in them what others may do there.
 *
 * Returns: %TRUE if they are private; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folder_prepare (const gchar *folder, GError **error)
{
  g_autofree gchar *backups = g_build_filename (folder, HIATUS_BACKUPS, NULL);

  if (g_mkdir_with_parents (backups, FOLDER_MODE) != 0)
    {
      hiatus_folder_set_error (error, errno, folder);
      return FALSE;
    }
  return narrow_modes (folder, error) && narrow_modes (backups, error);
}

static void
write_pid (gint lock)
{
  g_autofree gchar *text = g_strdup_printf ("%d\n", (gint) getpid ());

  /* On a full disk the lock holds all the same, and the refusal names no process. */
  if (ftruncate (lock, 0) == 0 && pwrite (lock, text, strlen (text), 0) < 0)
    return;
}

static void
set_locked_error (GError **error, gint lock, const gchar *folder)
{
  gchar text[16] = "";
  gint pid = 0;

  if (pread (lock, text, sizeof text - 1, 0) > 0)
    pid = (gint) g_ascii_strtoll (text, NULL, 10);
  if (pid > 0)
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_IN_USE,
                 _ ("The journal in %s is in use by process %d: quit that Hiatus first."),
                 folder,
                 pid);
  else
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_IN_USE,
                 _ ("The journal in %s is in use by another Hiatus: quit that one first."),
                 folder);
}

/**
 * hiatus_folder_lock:
 * @folder: path of the data folder
 * @error: return location
 *
 * Takes the folder for this process, until the descriptor is closed.
 *
 * Returns: the descriptor; -1 with %HIATUS_ERROR_IN_USE, naming who holds it, or %HIATUS_ERROR_STORAGE
 */
gint
hiatus_folder_lock (const gchar *folder, GError **error)
{
  g_autofree gchar *path = g_build_filename (folder, "lock", NULL);
  gint lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);

  if (lock < 0)
    {
      hiatus_folder_set_error (error, errno, path);
      return -1;
    }
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    {
      write_pid (lock);
      return lock;
    }
  if (errno == EWOULDBLOCK)
    set_locked_error (error, lock, folder);
  else
    hiatus_folder_set_error (error, errno, path);
  close (lock);
  return -1;
}

static void
remove_all (const gchar *folder, const gchar *part)
{
  g_autoptr (GPtrArray) paths = hiatus_folder_list (folder, "", "");

  for (guint i = 0; i < paths->len; i++)
    {
      const gchar *path = g_ptr_array_index (paths, i);

      if (strstr (path + strlen (folder), part) != NULL)
        g_unlink (path);
    }
}

/**
 * hiatus_folder_clean:
 * @folder: path of the data folder, locked
 *
 * Removes what a process that died left half made.
 */
void
hiatus_folder_clean (const gchar *folder)
{
  g_autofree gchar *backups = g_build_filename (folder, HIATUS_BACKUPS, NULL);

  remove_all (folder, G_DIR_SEPARATOR_S HIATUS_JOURNAL_PART);
  remove_all (backups, ".db.part");
}

/**
 * hiatus_folder_lay_reserve:
 * @folder: path of the data folder
 *
 * Keeps space aside for erasing: on a full disk a deletion needs room too. Where there is none now, it is
 * laid the next time.
 */
void
hiatus_folder_lay_reserve (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "reserve", NULL);
  gint reserve = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
  struct stat status;

  if (reserve < 0)
    return;
  if (fstat (reserve, &status) == 0 && status.st_size < RESERVE_SIZE && posix_fallocate (reserve, 0, RESERVE_SIZE) != 0)
    g_unlink (path);
  close (reserve);
}

/**
 * hiatus_folder_release_reserve:
 * @folder: path of the data folder
 *
 * Gives the reserve back to the disk.
 */
void
hiatus_folder_release_reserve (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "reserve", NULL);

  g_unlink (path);
}

static gint
compare_paths (gconstpointer left, gconstpointer right)
{
  return g_strcmp0 (*(const gchar *const *) left, *(const gchar *const *) right);
}

/**
 * hiatus_folder_list:
 * @folder: path of a folder
 * @prefix: how the names begin
 * @suffix: how they end
 *
 * Returns: (transfer full) (element-type filename): the paths, by name; empty if the folder cannot be read
 */
GPtrArray *
hiatus_folder_list (const gchar *folder, const gchar *prefix, const gchar *suffix)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, suffix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/**
 * hiatus_folder_list_aside:
 * @folder: path of the data folder
 *
 * Returns: (transfer full) (element-type filename): the journals that were moved aside; one of which only the
 *   write-ahead log was left is among them
 */
GPtrArray *
hiatus_folder_list_aside (const gchar *folder)
{
  g_autoptr (GPtrArray) paths = hiatus_folder_list (folder, HIATUS_JOURNAL ".", "");
  GPtrArray *aside = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree gchar *path = g_strdup (g_ptr_array_index (paths, i));

      if (g_str_has_suffix (path, "-journal") || g_str_has_prefix (path + strlen (folder), G_DIR_SEPARATOR_S HIATUS_JOURNAL_PART))
        continue;
      /* A log may be all that there was. */
      if (g_str_has_suffix (path, "-wal"))
        path[strlen (path) - strlen ("-wal")] = '\0';
      if (!g_ptr_array_find_with_equal_func (aside, path, g_str_equal, NULL))
        g_ptr_array_add (aside, g_steal_pointer (&path));
    }
  return aside;
}

/**
 * hiatus_folder_create:
 * @path: path of a file
 * @error: return location
 *
 * Makes an empty private file in the place of any other. SQLite gives its own new files 0644 and those
 * beside them the mode of the database, so the database is made here first.
 *
 * Returns: %TRUE if it is there; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folder_create (const gchar *path, GError **error)
{
  gint file;

  g_unlink (path);
  file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
  if (file < 0)
    {
      hiatus_folder_set_error (error, errno, path);
      return FALSE;
    }
  close (file);
  return TRUE;
}

/**
 * hiatus_folder_sync:
 * @path: path of a file or folder
 * @error: return location
 *
 * Waits until it is on the disk.
 *
 * Returns: %TRUE if it is; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folder_sync (const gchar *path, GError **error)
{
  gint file = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = file >= 0 && fsync (file) == 0;

  if (!done)
    hiatus_folder_set_error (error, errno, path);
  if (file >= 0)
    close (file);
  return done;
}

/**
 * hiatus_folder_rename:
 * @from: path of a file
 * @to: path in the same folder; what was there is replaced
 * @error: return location
 *
 * Renames a file whose content is on the disk, so that after a power cut there is either the one or the other.
 *
 * Returns: %TRUE if it is done; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folder_rename (const gchar *from, const gchar *to, GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname (to);

  if (!hiatus_folder_sync (from, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      hiatus_folder_set_error (error, errno, to);
      return FALSE;
    }
  return hiatus_folder_sync (folder, error);
}

/* The first free name: what was moved aside earlier is never overwritten. */
static gchar *
free_suffix (const gchar *folder, const gchar *word, const GDate *today)
{
  g_autofree gchar *date = hiatus_calendar_format_date (today);

  for (guint i = 1;; i++)
    {
      g_autofree gchar *suffix = i == 1 ? g_strdup_printf ("%s-%s", word, date) : g_strdup_printf ("%s-%s-%u", word, date, i);
      g_autofree gchar *path = g_strdup_printf ("%s/%s.%s", folder, HIATUS_JOURNAL, suffix);
      g_autofree gchar *wal = g_strconcat (path, "-wal", NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (wal, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&suffix);
    }
}

/* A log without content says nothing, and the index of a log is made anew when it is needed. */
static void
drop_empty (const gchar *folder)
{
  g_autofree gchar *log = g_build_filename (folder, HIATUS_JOURNAL "-wal", NULL);
  g_autofree gchar *index = g_build_filename (folder, HIATUS_JOURNAL "-shm", NULL);
  GStatBuf status;

  g_unlink (index);
  if (g_stat (log, &status) == 0 && status.st_size == 0)
    g_unlink (log);
}

static gboolean
move_aside (const gchar *folder, const gchar *suffix, const gchar *tail, GError **error)
{
  g_autofree gchar *from = g_strdup_printf ("%s/%s%s", folder, HIATUS_JOURNAL, tail);
  g_autofree gchar *to = g_strdup_printf ("%s/%s.%s%s", folder, HIATUS_JOURNAL, suffix, tail);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  hiatus_folder_set_error (error, errno, to);
  return FALSE;
}

/**
 * hiatus_folder_finish_swap:
 * @folder: path of the data folder, locked
 * @error: return location
 *
 * Puts a journal that is ready in its place, after the one of now and its write-ahead log were moved
 * aside. A log must never lie beside another database than its own, and two files cannot be renamed at
 * once: so the name of the ready one says how far to go, and this is called at every start.
 *
 * Returns: %TRUE if nothing is left to do; %FALSE with %HIATUS_ERROR_STORAGE otherwise
 */
gboolean
hiatus_folder_finish_swap (const gchar *folder, GError **error)
{
  g_autoptr (GPtrArray) ready = hiatus_folder_list (folder, NEXT_PREFIX, "");
  g_autofree gchar *journal = g_build_filename (folder, HIATUS_JOURNAL, NULL);

  for (guint i = 0; i < ready->len; i++)
    {
      const gchar *path = g_ptr_array_index (ready, i);
      const gchar *suffix = strrchr (path, G_DIR_SEPARATOR) + strlen (G_DIR_SEPARATOR_S NEXT_PREFIX);

      drop_empty (folder);
      if (!move_aside (folder, suffix, "-wal", error) || !move_aside (folder, suffix, "", error) || !hiatus_folder_rename (path, journal, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hiatus_folder_begin_swap:
 * @folder: path of the data folder, locked, its journal closed
 * @word: what the journal of now will be called: "damaged", "replaced", "imported"
 * @today: the local date, which goes into the name
 * @error: return location
 *
 * Decides that journal.db.part, complete and in no use, takes the place of journal.db. hiatus_folder_finish_swap() does it, in this
 * process or at the next start.
 *
 * Returns: (transfer full): path that the journal of now will have; %NULL with %HIATUS_ERROR_STORAGE otherwise
 */
gchar *
hiatus_folder_begin_swap (const gchar *folder, const gchar *word, const GDate *today, GError **error)
{
  g_autofree gchar *suffix = free_suffix (folder, word, today);
  g_autofree gchar *part = g_build_filename (folder, HIATUS_JOURNAL_PART, NULL);
  g_autofree gchar *next = g_strdup_printf ("%s/%s%s", folder, NEXT_PREFIX, suffix);

  return hiatus_folder_rename (part, next, error) ? g_strdup_printf ("%s/%s.%s", folder, HIATUS_JOURNAL, suffix) : NULL;
}

/**
 * hiatus_folder_is_swapping:
 * @folder: path of the data folder, locked
 * @word: as given to hiatus_folder_begin_swap()
 *
 * Returns: whether that was decided, and is not done yet
 */
gboolean
hiatus_folder_is_swapping (const gchar *folder, const gchar *word)
{
  g_autofree gchar *prefix = g_strconcat (NEXT_PREFIX, word, "-", NULL);
  g_autoptr (GPtrArray) ready = hiatus_folder_list (folder, prefix, "");

  return ready->len > 0;
}

/**
 * hiatus_folder_swap:
 * @folder: path of the data folder, locked, its journal closed
 * @word: what the journal of now will be called
 * @today: the local date, which goes into the name
 * @error: return location
 *
 * Puts journal.db.part, complete and in no use, in the place of journal.db, which is moved aside. A process that
 * dies on the way leaves it to the next start.
 *
 * Returns: (transfer full): path of the journal moved aside; %NULL with %HIATUS_ERROR_STORAGE otherwise
 */
gchar *
hiatus_folder_swap (const gchar *folder, const gchar *word, const GDate *today, GError **error)
{
  g_autofree gchar *aside = hiatus_folder_begin_swap (folder, word, today, error);

  return aside != NULL && hiatus_folder_finish_swap (folder, error) ? g_steal_pointer (&aside) : NULL;
}
