/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/memory.h"

#include <errno.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/core/error.h"

/* The longest that is taken from somebody: a recovery key has 44 bytes. */
#define TEXT_MAX 256

static gboolean
write_all (gint descriptor, const gchar *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (descriptor, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/**
 * hiatus_memory_new:
 * @data: (array length=length): what is to be passed on
 * @length: its bytes
 * @error: return location
 *
 * Returns: the descriptor, to be closed; -1 with %HIATUS_ERROR_UNAVAILABLE
 */
gint
hiatus_memory_new (gconstpointer data, gsize length, GError **error)
{
  gint memory = memfd_create ("hiatus", MFD_CLOEXEC);

  if (memory >= 0 && write_all (memory, data, length))
    return memory;
  hiatus_error_set (error, HIATUS_ERROR_UNAVAILABLE, _ ("There is no memory to pass this on (%s): close a program and try again."), g_strerror (errno));
  if (memory >= 0)
    close (memory);
  return -1;
}

/**
 * hiatus_memory_read:
 * @descriptor: memory
 * @data: (out caller-allocates) (array length=room): what is in it, from its beginning
 * @room: how much of it is wanted
 *
 * Returns: how many bytes there are, @room at most; -1 with errno set where it cannot be read
 */
gssize
hiatus_memory_read (gint descriptor, gpointer data, gsize room)
{
  gsize length = 0;

  while (length < room)
    {
      gssize n = pread (descriptor, (gchar *) data + length, room - length, (off_t) length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      length += (gsize) n;
    }
  return (gssize) length;
}

/**
 * hiatus_memory_append:
 * @descriptors: the descriptors of a call
 * @data: (array length=length): what is to go with it
 * @length: its bytes
 * @error: return location
 *
 * Returns: %TRUE if it is the next one of them; %FALSE with %HIATUS_ERROR_UNAVAILABLE
 */
gboolean
hiatus_memory_append (GUnixFDList *descriptors, gconstpointer data, gsize length, GError **error)
{
  gint memory = hiatus_memory_new (data, length, error);
  gboolean done = memory >= 0 && g_unix_fd_list_append (descriptors, memory, error) >= 0;

  if (memory >= 0)
    close (memory);
  return done;
}

/**
 * hiatus_memory_take_text:
 * @descriptors: (nullable): the descriptors of an answer
 *
 * Returns: (transfer full) (nullable): the text behind the first of them, to be wiped; %NULL where there is none
 */
gchar *
hiatus_memory_take_text (GUnixFDList *descriptors)
{
  gint memory = descriptors == NULL || g_unix_fd_list_get_length (descriptors) == 0 ? -1 : g_unix_fd_list_get (descriptors, 0, NULL);
  gchar *text = g_malloc0 (TEXT_MAX + 1);
  gssize length = memory < 0 ? -1 : hiatus_memory_read (memory, text, TEXT_MAX);

  if (memory >= 0)
    close (memory);
  if (length >= 0)
    return text;
  g_free (text);
  return NULL;
}
