/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/letter-editor.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/cli/text-file.h"
#include "daemon/core/error.h"

#define FOLDER_TEMPLATE "hiatus-letter-XXXXXX"
#define FOLDER_MODE 0700
#define FILE_MODE 0600

/* What ends a program, and is to end the editor alone while the text is in nobody else's hands. */
static const gint heeded[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };

struct _HiatusLetterEditor
{
  gchar *folder; /* (owned) (nullable): until it is left to the person */
  gchar *path;   /* (owned): of the text in it */
  struct sigaction before[G_N_ELEMENTS (heeded)];
};

/* An answer that is waited for is none then. */
static void
on_signal (gint number)
{
}

/* A handler, not SIG_IGN: what the editor inherits is what there was before. */
static void
hold_signals (HiatusLetterEditor *self)
{
  const struct sigaction action = { .sa_handler = on_signal };

  for (gsize i = 0; i < G_N_ELEMENTS (heeded); i++)
    sigaction (heeded[i], &action, &self->before[i]);
}

static void
release_signals (HiatusLetterEditor *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heeded); i++)
    sigaction (heeded[i], &self->before[i], NULL);
}

/* --- wiping --- */

static void
wipe_file (const gchar *path)
{
  static const guint8 zeros[4096];
  gint file = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;

  if (file >= 0)
    {
      if (fstat (file, &status) == 0 && S_ISREG (status.st_mode))
        for (goffset left = status.st_size; left > 0; left -= (goffset) sizeof zeros)
          if (write (file, zeros, (gsize) MIN (left, (goffset) sizeof zeros)) < 0)
            break;
      fsync (file);
      close (file);
    }
  g_unlink (path);
}

/* Whatever the editor left beside the text goes with it: swap files, backups, copies. */
static void
wipe_folder (const gchar *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        wipe_folder (path);
      else
        wipe_file (path);
    }
  g_rmdir (folder);
}

/* --- writing --- */

static gboolean
create_file (const gchar *path)
{
  gint file = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);

  return file >= 0 && close (file) == 0;
}

/**
 * hiatus_letter_editor_new:
 * @runtime_folder: (nullable): the folder of the session that is in memory alone
 * @error: return location
 *
 * Makes the place for it. From now until it is freed no signal ends this program, for then the text would be nobody's.
 *
 * Returns: (transfer full): the place; %NULL with %HIATUS_ERROR_UNAVAILABLE where there is none
 */
HiatusLetterEditor *
hiatus_letter_editor_new (const gchar *runtime_folder, GError **error)
{
  g_autofree gchar *folder = runtime_folder == NULL ? NULL : g_build_filename (runtime_folder, FOLDER_TEMPLATE, NULL);
  HiatusLetterEditor *self;

  if (folder == NULL || g_mkdtemp_full (folder, FOLDER_MODE) == NULL)
    {
      hiatus_error_set (error, HIATUS_ERROR_UNAVAILABLE, _ ("There is no private folder in which an editor could write: set XDG_RUNTIME_DIR to one, or give a FILE. Nothing was recorded."));
      return NULL;
    }
  self = g_new0 (HiatusLetterEditor, 1);
  self->folder = g_steal_pointer (&folder);
  self->path = g_build_filename (self->folder, "letter.txt", NULL);
  hold_signals (self);
  if (create_file (self->path))
    return self;
  hiatus_error_set (error, HIATUS_ERROR_UNAVAILABLE, _ ("%s cannot be written (%s): look after its disk. Nothing was recorded."), self->path, g_strerror (errno));
  hiatus_letter_editor_free (self);
  return NULL;
}

/**
 * hiatus_letter_editor_run:
 * @editor: the place
 * @command: the editor, as $VISUAL has it: it may have options
 * @ended_well: (out): whether it said that all is well
 * @error: return location
 *
 * Waits until the person has written. An editor that is killed leaves what it had saved.
 *
 * Returns: (transfer full): the text, "" where there is none; %NULL with %HIATUS_ERROR_UNAVAILABLE where there is no such
 *   editor, or the errors of hiatus_text_file_read(), naming the file, which is left then
 */
gchar *
hiatus_letter_editor_run (HiatusLetterEditor *editor, const gchar *command, gboolean *ended_well, GError **error)
{
  g_autofree gchar *line = g_strconcat (command, " \"$1\"", NULL);
  const gchar *const arguments[] = { "/bin/sh", "-c", line, command, editor->path, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_INHERIT, NULL);
  gchar *text;

  *ended_well = process != NULL && g_subprocess_wait (process, NULL, NULL) && g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
  text = hiatus_text_file_read (editor->path, error);
  /* What was too long, or in another encoding, is still the person's. */
  if (text == NULL)
    g_clear_pointer (&editor->folder, g_free);
  return text;
}

/**
 * hiatus_letter_editor_leave:
 * @editor: the place
 *
 * What was written could be handed to nobody: it stays where it is until the session ends.
 *
 * Returns: (transfer full): the path of the file
 */
gchar *
hiatus_letter_editor_leave (HiatusLetterEditor *editor)
{
  g_clear_pointer (&editor->folder, g_free);
  return g_strdup (editor->path);
}

/**
 * hiatus_letter_editor_free:
 * @editor: the place
 *
 * Overwrites and removes what is there, unless it was left to the person.
 */
void
hiatus_letter_editor_free (HiatusLetterEditor *editor)
{
  if (editor->folder != NULL)
    wipe_folder (editor->folder);
  release_signals (editor);
  g_free (editor->folder);
  g_free (editor->path);
  g_free (editor);
}
