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

static HiatusSaid
ask (HiatusCli *cli, const gchar *question, const gchar *choices)
{
  gchar answer[32];

  hiatus_cli_print (cli, question);
  hiatus_cli_print (cli, choices);
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
  /* Translators: the letters have to be those that your locale reads as yes and no */
  return ask (cli, question, _ (" [y/N] ")) == HIATUS_SAID_YES;
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
  /* Translators: the letters have to be those that your locale reads as yes and no */
  return ask (cli, question, _ (" [y/n] "));
}

/**
 * hiatus_ask_agree:
 * @cli: the call
 * @question: what they have to agree to
 * @agreed: whether the command line says yes already
 * @declined: what to say where they do not agree
 * @error: return location
 *
 * Asks whether the person is sure, where the command line does not say so.
 *
 * Returns: %TRUE if they are; %FALSE with %HIATUS_ERROR_REFUSED where they are not, or there is no terminal to ask at
 */
gboolean
hiatus_ask_agree (HiatusCli *cli, const gchar *question, gboolean agreed, const gchar *declined, GError **error)
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

/**
 * hiatus_ask_token:
 * @cli: the call
 * @method: a method of the daemon that answers with a question and a token, as AskRestore()
 * @arguments: (nullable): what it takes, floating
 * @agreed: whether the command line says yes already
 * @declined: what to say where they do not agree
 * @error: return location
 *
 * Asks the person what the daemon has to ask before it destroys something.
 *
 * Returns: (transfer full): what the daemon wants as proof of the question; %NULL with %HIATUS_ERROR_REFUSED
 *   where they do not agree or there is no terminal to ask at, and with what the daemon says where it refuses
 */
gchar *
hiatus_ask_token (HiatusCli *cli, const gchar *method, GVariant *arguments, gboolean agreed, const gchar *declined, GError **error)
{
  g_autoptr (GVariant) asked = hiatus_client_call (cli->client, method, arguments, "(ss)", error);
  const gchar *question, *token;

  if (asked == NULL)
    return NULL;
  g_variant_get (asked, "(&s&s)", &question, &token);
  return hiatus_ask_agree (cli, question, agreed, declined, error) ? g_strdup (token) : NULL;
}
