/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/lock.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* Two slips of the finger cost nothing. From the third on the wait doubles, up to a quarter of an hour. */
#define FREE_TRIES 2
#define FIRST_WAIT 5
#define LONGEST_WAIT (15 * 60)

/**
 * hiatus_passphrase_check:
 * @passphrase: (array length=length): a passphrase that somebody wants to set
 * @length: its bytes
 * @error: return location
 *
 * Asks for what makes sense and no more: nobody is made to use signs that they forget.
 *
 * Returns: %TRUE if it will do; %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_passphrase_check (const gchar *passphrase, gsize length, GError **error)
{
  if (length > HIATUS_PASSPHRASE_MAX)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A passphrase has %d bytes at most: take a shorter one."), HIATUS_PASSPHRASE_MAX);
      return FALSE;
    }
  if (!g_utf8_validate_len (passphrase, length, NULL))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("The passphrase is not UTF-8: type it in a terminal or a window of this session."));
      return FALSE;
    }
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (passphrase[i]))
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A passphrase is one line: leave out line ends and tabs."));
        return FALSE;
      }
  if (g_utf8_strlen (passphrase, (gssize) length) >= HIATUS_PASSPHRASE_MIN)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("A passphrase needs %d characters or more, because short ones are quickly tried out: a few words that belong together only for you are good."), HIATUS_PASSPHRASE_MIN);
  return FALSE;
}

/**
 * hiatus_tries_wait_seconds:
 * @failures: how many wrong ones came in a row
 *
 * Returns: how long the next one has to wait, in seconds
 */
guint
hiatus_tries_wait_seconds (guint failures)
{
  guint seconds = FIRST_WAIT;

  if (failures <= FREE_TRIES)
    return 0;
  for (guint i = FREE_TRIES + 1; i < failures && seconds < LONGEST_WAIT; i++)
    seconds *= 2;
  return MIN (seconds, LONGEST_WAIT);
}

/**
 * hiatus_tries_left_seconds:
 * @tries: what wrong ones have come to
 * @now_us: now, microseconds since the epoch, UTC
 *
 * A clock that was set back makes nobody wait longer than they had to.
 *
 * Returns: in how many seconds the next may be tried, 0 for now
 */
guint
hiatus_tries_left_seconds (const HiatusTries *tries, gint64 now_us)
{
  gint64 left_us = tries->until_us - now_us;
  guint most = hiatus_tries_wait_seconds (tries->failures);

  if (left_us <= 0)
    return 0;
  return (guint) MIN ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, most);
}

/**
 * hiatus_tries_add:
 * @tries: what wrong ones have come to
 * @now_us: now, microseconds since the epoch, UTC
 *
 * One more was tried, and is wrong as long as nothing else is known.
 */
void
hiatus_tries_add (HiatusTries *tries, gint64 now_us)
{
  tries->failures = MIN (tries->failures, G_MAXUINT16) + 1;
  tries->until_us = now_us + (gint64) hiatus_tries_wait_seconds (tries->failures) * G_USEC_PER_SEC;
}
