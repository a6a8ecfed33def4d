/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/render-status.h"

static HiatusExit
print_status (HiatusCli *cli, gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = hiatus_client_get_state (cli->client, &error);
  g_autofree gchar *text = NULL;

  if (state == NULL)
    return hiatus_cli_refuse (error);
  text = as_json ? hiatus_render_state_json (state, cli->zone) : hiatus_render_state_text (state, cli->now_us, cli->zone);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_status:
 * @cli: the call
 * @arguments: what stands after "status"
 *
 * `hiatus status`: how things stand.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_status (HiatusCli *cli, GStrv arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print one JSON object, whose members stay the same between versions"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  return print_status (cli, as_json);
}
