/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/render.h"

/* Until when, as the daemon says; and whether that wait went on already. */
static void
print_wait (HiatusCli *cli, gboolean went_on, GVariant *state)
{
  g_autofree gchar *when = NULL;
  g_autofree gchar *text = NULL;
  gint64 until;

  if (state == NULL || !g_variant_lookup (state, "wait-until", "x", &until))
    {
      hiatus_cli_print_line (cli, _ ("Waiting. A pop-up counts the minutes."));
      return;
    }
  when = hiatus_render_when (until, cli->now_us, cli->zone);
  text = g_strdup_printf (went_on ? _ ("You are waiting already, until %s. The pop-up is there again.") : _ ("Waiting until %s. A pop-up counts the minutes."), when);
  hiatus_cli_print_line (cli, text);
}

/* Whether the wait @id goes on by what @state says. */
static gboolean
is_going_on (GVariant *state, const gchar *id)
{
  const gchar *found = NULL;
  gboolean asks = FALSE;

  if (state == NULL || !g_variant_lookup (state, "wait-id", "&s", &found))
    return FALSE;
  g_variant_lookup (state, "wait-asks", "b", &asks);
  return !asks && g_str_equal (found, id);
}

static HiatusExit
begin (HiatusCli *cli, guint32 minutes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) before = hiatus_client_get_state (cli->client, &error);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) after = NULL;
  const gchar *id;

  if (before != NULL)
    reply = hiatus_client_call (cli->client, "Wait", g_variant_new ("(u)", minutes), "(s)", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(&s)", &id);
  /* It is on the disk; what follows is courtesy and fails quietly. */
  after = hiatus_client_get_state (cli->client, NULL);
  print_wait (cli, is_going_on (before, id), after);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_wait:
 * @cli: the call
 * @arguments: what stands after "wait"
 *
 * `hiatus wait`: "Help me wait".
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_wait (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *minutes = NULL;
  const GOptionEntry options[] = {
    { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &minutes, N_ ("For how long: 3, 5, 10 or 15 (what the setting wait.minutes says)"), "N" },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;
  gint32 number = 0;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (minutes != NULL && !hiatus_cli_parse_number (cli, "--minutes", minutes, &number))
    return HIATUS_EXIT_USAGE;
  /* The daemon knows which numbers are offered, and takes 0 for none. */
  if (minutes != NULL && number <= 0)
    return hiatus_cli_usage (cli, _ ("--minutes takes 3, 5, 10 or 15, not %d."), number);
  return begin (cli, (guint32) number);
}
