/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/render-help.h"

/**
 * hiatus_show_help_now:
 * @cli: the call
 *
 * Shows someone to talk to. Without a daemon, which has the numbers, it says at least what holds widely.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_show_help_now (HiatusCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) person = NULL;
  g_autoptr (GVariant) lines = NULL;
  g_autofree gchar *text = NULL;
  const gchar *note;

  reply = hiatus_client_call (cli->client, "ListHelp", NULL, "(a{sv}aa{sv}s)", &error);
  if (reply == NULL)
    {
      hiatus_cli_print_line (cli, _ ("In the European Union 112 reaches help in an emergency; in the United States, Canada and Mexico 911 does. Elsewhere a neighbour or the nearest shop knows the number."));
      return hiatus_cli_refuse (error);
    }
  g_variant_get (reply, "(@a{sv}@aa{sv}&s)", &person, &lines, &note);
  text = hiatus_render_help (person, lines, note);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_help_now:
 * @cli: the call
 * @arguments: what stands after "help-now"
 *
 * `hiatus help-now`: someone to talk to.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_help_now (HiatusCli *cli, GStrv arguments)
{
  HiatusExit status;

  return hiatus_cli_parse (cli, NULL, arguments, NULL, &status) ? hiatus_show_help_now (cli) : status;
}
