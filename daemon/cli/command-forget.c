/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/api/safe-file.h"
#include "daemon/cli/ask.h"
#include "daemon/core/error.h"

/* Into a new file that nobody else may read. */
static gboolean
write_file (const gchar *path, const gchar *text, GError **error)
{
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;

  return hiatus_safe_file_begin_new (&file, path, error) && hiatus_safe_file_write (&file, text, error) && hiatus_safe_file_commit (&file, error);
}

/**
 * hiatus_command_summary:
 * @cli: the call
 * @arguments: what stands after "summary"
 *
 * `hiatus summary`: the last stretch on one page, to be read or kept.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_summary (HiatusCli *cli, GStrv arguments)
{
  gboolean without_words = FALSE;
  const GOptionEntry options[] = {
    { "without-words", 0, 0, G_OPTION_ARG_NONE, &without_words, N_ ("Leave out what you wrote when you looked back"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_auto (GStrv) parameters = NULL;
  const gchar *summary;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  reply = hiatus_client_call (cli->client, "Summarize", g_variant_new ("(b)", !without_words), "(s)", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(&s)", &summary);
  if (parameters[0] == NULL)
    hiatus_cli_print (cli, summary);
  else if (!write_file (parameters[0], summary, &error))
    return hiatus_cli_refuse (error);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
forget (HiatusCli *cli, gboolean agreed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autofree gchar *token = NULL;
  const gchar *report;

  token = hiatus_ask_token (cli, "AskForget", NULL, agreed, _ ("Nothing was erased."), &error);
  if (token == NULL)
    return hiatus_cli_refuse (error);
  done = hiatus_client_call_running (cli->client, "Forget", g_variant_new ("(s)", token), "(s)", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (done, "(&s)", &report);
  hiatus_cli_print_line (cli, report);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_forget:
 * @cli: the call
 * @arguments: what stands after "forget"
 *
 * `hiatus forget --everything`: erases all that Hiatus has, after one question.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_forget (HiatusCli *cli, GStrv arguments)
{
  gboolean everything = FALSE;
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "everything", 0, 0, G_OPTION_ARG_NONE, &everything, N_ ("Journal, backups, contacts, what you entered, settings: all of it"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (!everything)
    return hiatus_cli_usage (cli, _ ("forget erases all that Hiatus has: say so with --everything. 'hiatus undo' takes back one entry."));
  return forget (cli, agreed);
}
