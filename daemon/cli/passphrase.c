/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/passphrase.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "daemon/cli/ask.h"
#include "daemon/core/error.h"

/* A passphrase is typed at the terminal, which does not show it, or comes as a line of standard input. It is no argument and in
 * no variable of the environment, which others can read. */

#define INTERRUPT '\003'

/* How the terminal was before, for the end of the program too. */
static struct termios before;

static void
on_signal (gint number)
{
  tcsetattr (STDIN_FILENO, TCSANOW, &before);
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * hiatus_typed_clear:
 * @typed: a passphrase
 *
 * Wipes it.
 */
void
hiatus_typed_clear (HiatusTyped *typed)
{
  explicit_bzero (typed, sizeof *typed);
  munlock (typed, sizeof *typed);
}

/* Byte by byte, so that nothing of it, and nothing of what follows, is left in a buffer. */
static gboolean
read_line (HiatusTyped *typed)
{
  typed->length = 0;
  for (;;)
    {
      gchar byte = 0;
      gssize n = read (STDIN_FILENO, &byte, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || byte == INTERRUPT)
        return FALSE;
      if (n == 0)
        return typed->length > 0;
      if (byte == '\n')
        return TRUE;
      if (typed->length < HIATUS_TYPED_MAX)
        typed->bytes[typed->length++] = byte;
    }
}

static gboolean
read_hidden (HiatusTyped *typed, const gchar *prompt)
{
  struct termios hidden;
  gboolean done;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return FALSE;
  hidden = before;
  /* Ctrl+C ends the line, and so the command, with the terminal as it was. */
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  hidden.c_cc[VEOL] = INTERRUPT;
  signal (SIGTERM, on_signal);
  signal (SIGHUP, on_signal);
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
    return FALSE;
  /* Only now: what is typed before the terminal hides it is thrown away. */
  (void) fputs (prompt, stderr);
  (void) fflush (stderr);
  done = read_line (typed);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  signal (SIGTERM, SIG_DFL);
  signal (SIGHUP, SIG_DFL);
  (void) fputs ("\n", stderr);
  return done;
}

/**
 * hiatus_typed_read:
 * @typed: (out caller-allocates): the passphrase
 * @prompt: what to ask for at a terminal
 * @error: return location
 *
 * Has a passphrase typed, or takes the next line of standard input.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_REFUSED where there is none
 */
gboolean
hiatus_typed_read (HiatusTyped *typed, const gchar *prompt, GError **error)
{
  /* Where the system does not let us, it is there for a moment only. */
  (void) !mlock (typed, sizeof *typed);
  if (hiatus_ask_has_terminal () ? read_hidden (typed, prompt) : read_line (typed))
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("No passphrase was given: type it at a terminal, or send it to standard input in a line of its own. Nothing was changed."));
  return FALSE;
}

/**
 * hiatus_typed_read_twice:
 * @typed: (out caller-allocates): the passphrase
 * @prompt: what to ask for at a terminal
 * @error: return location
 *
 * As hiatus_typed_read(), and once more at a terminal: nobody sees there what they type.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_REFUSED where there is none, or the two differ
 */
gboolean
hiatus_typed_read_twice (HiatusTyped *typed, const gchar *prompt, GError **error)
{
  g_auto (HiatusTyped) again = { 0 };

  if (!hiatus_typed_read (typed, prompt, error))
    return FALSE;
  if (!hiatus_ask_has_terminal ())
    return TRUE;
  if (!hiatus_typed_read (&again, _ ("Once more: "), error))
    return FALSE;
  if (again.length == typed->length && memcmp (again.bytes, typed->bytes, typed->length) == 0)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_REFUSED, _ ("The two are not the same: begin again. Nothing was changed."));
  return FALSE;
}
