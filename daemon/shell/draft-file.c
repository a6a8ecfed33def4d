/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/draft-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/api/memory.h"
#include "daemon/core/draft.h"
#include "daemon/core/error.h"

/* A byte more than is looked at, to see that it is too long. */
#define ROOM (HIATUS_DRAFT_BYTES_MAX + 1)

static void
wipe (gpointer text)
{
  explicit_bzero (text, ROOM);
  g_free (text);
}

/**
 * hiatus_draft_file_read:
 * @descriptor: a file, or memory; a pipe is none, because whoever has its other end could keep the daemon waiting
 * @error: return location
 *
 * Reads a draft from its beginning, wherever @descriptor stands.
 *
 * Returns: (transfer full): the bytes of it, wiped when they are freed; %NULL with %HIATUS_ERROR_INVALID where these are too
 *   many, or with %HIATUS_ERROR_STORAGE where they cannot be read
 */
GBytes *
hiatus_draft_file_read (gint descriptor, GError **error)
{
  struct stat status;
  gchar *text;
  gssize length;
  GBytes *draft;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("This is no file: save the draft into one, and check that."));
      return NULL;
    }
  text = g_malloc0 (ROOM);
  length = hiatus_memory_read (descriptor, text, ROOM);
  if (length < 0)
    hiatus_error_set (error, HIATUS_ERROR_STORAGE, _ ("The draft cannot be read (%s): save it somewhere else, and check that."), g_strerror (errno));
  draft = g_bytes_new_with_free_func (text, length < 0 ? 0 : (gsize) length, wipe, text);
  if (length >= 0 && hiatus_draft_check_size ((gsize) length, error))
    return draft;
  g_bytes_unref (draft);
  return NULL;
}
