/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "daemon/api/event-columns.h"
#include "daemon/cli/render-event.h"

#define LEFT_OUT N_ ("Texts that are locked are left out: 'hiatus unlock' brings them back.")

static void
print_json (HiatusCli *cli, GVariant *events)
{
  gsize n = g_variant_n_children (events);

  hiatus_cli_print (cli, "[");
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      g_autofree gchar *text = hiatus_render_event_json (event, cli->zone);

      hiatus_cli_print (cli, i > 0 ? ",\n " : "\n ");
      hiatus_cli_print (cli, text);
    }
  hiatus_cli_print (cli, n > 0 ? "\n]\n" : "]\n");
}

static void
print_csv (HiatusCli *cli, GVariant *events)
{
  g_autofree gchar *header = hiatus_event_csv_header ();
  gboolean is_locked = FALSE;

  hiatus_cli_print (cli, header);
  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      g_autofree gchar *text = hiatus_event_csv_record (event, cli->zone);

      g_variant_lookup (event, "locked", "b", &is_locked); /* it is there only where it is so */
      hiatus_cli_print (cli, text);
    }
  /* The table itself may go on to another program. */
  if (is_locked)
    (void) fprintf (stderr, "%s\n", _ (LEFT_OUT));
}

static gboolean
is_undo (GVariant *event)
{
  const gchar *kind = "";

  g_variant_lookup (event, "kind", "&s", &kind);
  return g_str_equal (kind, "undo");
}

/* Where somebody has to be safe, others than they may come to read it: it can protect them, and be held against them. */
static void
print_court_line (HiatusCli *cli)
{
  g_autoptr (GVariant) state = hiatus_client_get_state (cli->client, NULL);
  const gchar *goal = "";

  if (state != NULL && g_variant_lookup (state, "goal", "&s", &goal) && g_str_equal (goal, "safety"))
    hiatus_cli_print_line (cli, _ ("What stands here may be read in court too."));
}

static void
print_lines (HiatusCli *cli, GVariant *events, const gchar *since)
{
  gboolean is_empty = TRUE;
  gboolean is_locked = FALSE;

  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      g_autofree gchar *line = NULL;

      /* What was taken back is marked itself. */
      if (is_undo (event))
        continue;
      g_variant_lookup (event, "locked", "b", &is_locked); /* it is there only where it is so */
      line = hiatus_render_event_line (event, cli->now_us, cli->zone);
      hiatus_cli_print (cli, line);
      is_empty = FALSE;
    }
  if (is_locked)
    hiatus_cli_print_line (cli, _ (LEFT_OUT));
  if (!is_empty)
    {
      print_court_line (cli);
      return;
    }
  hiatus_cli_print_line (cli,
                         since == NULL ? _ ("The journal is empty.") : _ ("The journal has nothing from that day on."));
}

/**
 * hiatus_command_journal:
 * @cli: the call
 * @arguments: what stands after "journal"
 *
 * `hiatus journal`: what was recorded.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_journal (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *since = NULL;
  gboolean as_json = FALSE;
  gboolean as_csv = FALSE;
  const GOptionEntry options[] = {
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since, N_ ("Only from this day on, as 2025-03-01"), "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print a JSON array, an object for each entry"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv, N_ ("Print comma-separated values (RFC 4180) with a header"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) events = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (as_json && as_csv)
    return hiatus_cli_usage (cli, _ ("--json and --csv exclude each other: give one of them."));
  if (since != NULL && *since == '\0')
    return hiatus_cli_usage (cli, _ ("--since is empty: give a date as 2025-03-01."));
  reply = hiatus_client_call (cli->client,
                              "ReadEvents",
                              g_variant_new ("(ts)", (guint64) 0, since != NULL ? since : ""),
                              "(aa{sv})",
                              &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  events = g_variant_get_child_value (reply, 0);
  if (as_json)
    print_json (cli, events);
  else if (as_csv)
    print_csv (cli, events);
  else
    print_lines (cli, events, since);
  return HIATUS_EXIT_DONE;
}
