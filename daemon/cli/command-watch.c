/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "daemon/cli/commands.h"
#include "daemon/cli/render-watch.h"

/* Says how every source fares, as the daemon has it. */
static HiatusExit
print_sources (HiatusCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "ListSources", NULL, "(a(ssss))", &error);
  g_autoptr (GVariant) sources = NULL;
  g_autofree gchar *text = NULL;

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  sources = g_variant_get_child_value (reply, 0);
  text = hiatus_render_sources (sources);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_watch:
 * @cli: the call
 * @arguments: what stands after "watch" or "watch status"
 *
 * `hiatus watch`, `hiatus watch status`: what is watched, and how it fares.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_watch (HiatusCli *cli, GStrv arguments)
{
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  return print_sources (cli);
}

static HiatusExit
change (HiatusCli *cli, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, method, parameters, "()", &error);

  return reply == NULL ? hiatus_cli_refuse (error) : print_sources (cli);
}

/* All sources are judged before the first is switched: a slip of the pen in the last leaves no half of it done. */
static HiatusExit
switch_sources (HiatusCli *cli, GStrv arguments, gboolean on)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &names, &status))
    return status;
  for (guint i = 0; names[i] != NULL; i++)
    if (!hiatus_render_is_source (names[i]))
      return hiatus_cli_usage (cli, _ ("There is nothing to watch called '%s': it is notifications, titles or clipboard."), names[i]);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "SetWatching", g_variant_new ("(sb)", names[i], on), "()", &error);

      if (reply == NULL)
        return hiatus_cli_refuse (error);
    }
  return print_sources (cli);
}

static HiatusExit
watch_on (HiatusCli *cli, GStrv arguments)
{
  return switch_sources (cli, arguments, TRUE);
}

static HiatusExit
watch_off (HiatusCli *cli, GStrv arguments)
{
  return switch_sources (cli, arguments, FALSE);
}

static HiatusExit
watch_pause (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  return change (cli, "PauseWatching", g_variant_new ("(s)", parameters[0] == NULL ? "" : parameters[0]));
}

static HiatusExit
watch_resume (HiatusCli *cli, GStrv arguments)
{
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  return change (cli, "ResumeWatching", NULL);
}

const HiatusCommand hiatus_watch_verbs[] = {
  { .name = "status", .summary = N_ ("Show what is watched and how it fares."), .run = hiatus_command_watch },
  {
      .name = "on",
      .summary = N_ ("Watch these sources: notifications, titles, clipboard."),
      .parameters = "SOURCE…",
      .least = 1,
      .most = 3,
      .run = watch_on,
  },
  {
      .name = "off",
      .summary = N_ ("Watch these sources no longer."),
      .parameters = "SOURCE…",
      .least = 1,
      .most = 3,
      .run = watch_off,
  },
  {
      .name = "pause",
      .summary = N_ ("Watch nothing for a while: 30m, 2h, tomorrow, or until it is resumed."),
      .parameters = "[DURATION]",
      .most = 1,
      .run = watch_pause,
  },
  { .name = "resume", .summary = N_ ("Go on watching."), .run = watch_resume },
  { 0 },
};
