/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

/**
 * hiatus_command_settings:
 * @cli: the call
 * @arguments: what stands after "settings" or "settings list"
 *
 * `hiatus settings`, `hiatus settings list`: all settings, with what they do.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_settings (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) settings = NULL;
  const gchar *key, *value, *preset, *takes, *sentence;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  reply = hiatus_client_call (cli->client, "ListSettings", NULL, "(a(sssssas))", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(a(sssssas))", &settings);
  while (g_variant_iter_next (settings, "(&s&s&s&s&s^a&s)", &key, &value, &preset, &takes, &sentence, NULL))
    {
      g_autofree gchar *range = g_strdup_printf (_ ("Takes %s; preset: %s."), takes, preset);
      g_autofree gchar *text = g_strdup_printf ("%s = %s\n    %s %s\n", key, value, sentence, range);

      hiatus_cli_print (cli, text);
    }
  return HIATUS_EXIT_DONE;
}

static HiatusExit
print_setting (HiatusCli *cli, const gchar *key, gboolean with_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "GetSetting", g_variant_new ("(s)", key), "(s)", &error);
  const gchar *value;

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(&s)", &value);
  if (with_key)
    {
      hiatus_cli_print (cli, key);
      hiatus_cli_print (cli, " = ");
    }
  hiatus_cli_print_line (cli, value);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
settings_get (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  return print_setting (cli, parameters[0], FALSE);
}

/* Says what is in force afterwards, as the daemon has it. */
static HiatusExit
change_setting (HiatusCli *cli, const gchar *method, const gchar *key, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, method, parameters, "()", &error);

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  return print_setting (cli, key, TRUE);
}

static HiatusExit
settings_set (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  return change_setting (cli, "SetSetting", parameters[0], g_variant_new ("(ss)", parameters[0], parameters[1]));
}

static HiatusExit
settings_reset (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  return change_setting (cli, "ResetSetting", parameters[0], g_variant_new ("(s)", parameters[0]));
}

const HiatusCommand hiatus_settings_verbs[] = {
  { .name = "list", .summary = N_ ("Show all settings and what they do."), .run = hiatus_command_settings },
  {
      .name = "get",
      .summary = N_ ("Show one setting."),
      .parameters = "KEY",
      .least = 1,
      .most = 1,
      .run = settings_get,
  },
  {
      .name = "set",
      .summary = N_ ("Change a setting."),
      .parameters = "KEY VALUE",
      .least = 2,
      .most = 2,
      .run = settings_set,
  },
  {
      .name = "reset",
      .summary = N_ ("Take a setting back to its preset."),
      .parameters = "KEY",
      .least = 1,
      .most = 1,
      .run = settings_reset,
  },
  { 0 },
};
