/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/ask.h"

static HiatusExit
list_backups (HiatusCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "ListBackups", NULL, "(as)", &error);
  g_autofree const gchar **dates = NULL;

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(^a&s)", &dates);
  if (dates[0] == NULL)
    {
      hiatus_cli_print_line (cli, _ ("There are no backups yet."));
    }
  for (gsize i = 0; dates[i] != NULL; i++)
    {
      hiatus_cli_print_line (cli, dates[i]);
    }
  return HIATUS_EXIT_DONE;
}

static HiatusExit
restore (HiatusCli *cli, const gchar *date, gboolean agreed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autofree gchar *token = NULL;
  const gchar *report;

  token = hiatus_ask_token (cli, "AskRestore", g_variant_new ("(s)", date), agreed, _ ("Not restored; the journal is as it was."), &error);
  if (token == NULL)
    return hiatus_cli_refuse (error);
  done = hiatus_client_call (cli->client, "Restore", g_variant_new ("(ss)", date, token), "(s)", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (done, "(&s)", &report);
  hiatus_cli_print_line (cli, report);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_restore:
 * @cli: the call
 * @arguments: what stands after "restore"
 *
 * `hiatus restore`: lists the backups of the journal, or goes back to one after a question.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_restore (HiatusCli *cli, GStrv arguments)
{
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  if (parameters[0] != NULL)
    return restore (cli, parameters[0], agreed);
  if (agreed)
    return hiatus_cli_usage (cli, _ ("--yes needs a DATE: 'hiatus restore' lists them."));
  return list_backups (cli);
}
