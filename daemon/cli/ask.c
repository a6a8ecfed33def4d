/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/ask.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/core/error.h"

/**
 * hiatus_ask_has_terminal:
 *
 * Returns: whether there is somebody to ask
 */
gboolean
hiatus_ask_has_terminal (void)
{
  return isatty (STDIN_FILENO) == 1;
}

/**
 * hiatus_ask_person:
 * @cli: the call
 * @question: a question that yes answers
 *
 * Asks at the terminal. Whatever is no clear yes is a no.
 *
 * Returns: whether the answer was yes
 */
gboolean
hiatus_ask_person (HiatusCli *cli, const gchar *question)
{
  gchar answer[32];

  hiatus_cli_print (cli, question);
  /* Translators: the letters have to be those that your locale reads as yes and no */
  hiatus_cli_print (cli, _ (" [y/N] "));
  hiatus_cli_flush (cli);
  return fgets (answer, sizeof answer, stdin) != NULL && rpmatch (answer) == 1;
}

/**
 * hiatus_ask_yes_or_no:
 * @cli: the call
 * @question: a question
 *
 * Asks at the terminal. Whatever is neither a clear yes nor a clear no is neither.
 *
 * Returns: the answer
 */
HiatusSaid
hiatus_ask_yes_or_no (HiatusCli *cli, const gchar *question)
{
  gchar answer[32];

  hiatus_cli_print (cli, question);
  /* Translators: the letters have to be those that your locale reads as yes and no */
  hiatus_cli_print (cli, _ (" [y/n] "));
  hiatus_cli_flush (cli);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return HIATUS_SAID_NEITHER;
  switch (rpmatch (answer))
    {
    case 1:
      return HIATUS_SAID_YES;
    case 0:
      return HIATUS_SAID_NO;
    default:
      return HIATUS_SAID_NEITHER;
    }
}

/**
 * hiatus_ask_agreement:
 * @cli: the call
 * @question: what the person has to agree to
 * @agreed: whether the command line says so already
 * @declined: what to say where they do not
 * @error: return location
 *
 * Asks whether the person is sure, where the command line does not say so.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_REFUSED otherwise, and where there is no terminal to ask at
 */
gboolean
hiatus_ask_agreement (HiatusCli *cli, const gchar *question, gboolean agreed, const gchar *declined, GError **error)
{
  if (agreed)
    return TRUE;
  if (!hiatus_ask_has_terminal ())
    {
      g_set_error_literal (error,
                           HIATUS_ERROR,
                           HIATUS_ERROR_REFUSED,
                           _ ("There is no terminal to ask whether you are sure: add --yes. Nothing was changed."));
      return FALSE;
    }
  if (hiatus_ask_person (cli, question))
    return TRUE;
  g_set_error_literal (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED, declined);
  return FALSE;
}
