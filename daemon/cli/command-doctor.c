/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/doctor.h"
#include "daemon/cli/render-doctor.h"

/**
 * hiatus_command_doctor:
 * @cli: the call
 * @arguments: what stands after "doctor"
 *
 * `hiatus doctor`: what works on this desktop and what does not, and the mend.
 *
 * Returns: %HIATUS_EXIT_REFUSED where something is missing that Hiatus needs
 */
HiatusExit
hiatus_command_doctor (HiatusCli *cli, GStrv arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print a JSON array, whose objects' members stay the same between versions"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GVariant) rows = NULL;
  g_autofree gchar *text = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  rows = g_variant_ref_sink (hiatus_doctor_examine (cli->client, cli->config_folders));
  text = as_json ? hiatus_render_rows_json (rows) : hiatus_render_rows_text (rows);
  hiatus_cli_print (cli, text);
  return hiatus_render_is_missing (rows) ? HIATUS_EXIT_REFUSED : HIATUS_EXIT_DONE;
}
