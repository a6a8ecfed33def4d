/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/render-status.h"

/* The length of a plan as it was asked for: one of three ways, or none. */
typedef struct
{
  const gchar *days;  /* (nullable) */
  const gchar *until; /* (nullable) */
  gboolean open;
} Length;

static guint
count_lengths (const Length *length)
{
  return (length->days != NULL) + (length->until != NULL) + (length->open ? 1 : 0);
}

static gboolean
add_length (HiatusCli *cli, GVariantBuilder *builder, const gchar *what, const Length *length)
{
  gint32 days;

  if (length->days != NULL)
    {
      if (!hiatus_cli_parse_number (cli, what, length->days, &days))
        return FALSE;
      g_variant_builder_add (builder, "{sv}", "days", g_variant_new_int32 (days));
    }
  if (length->until != NULL)
    g_variant_builder_add (builder, "{sv}", "until", g_variant_new_string (length->until));
  if (length->open)
    g_variant_builder_add (builder, "{sv}", "open", g_variant_new_boolean (TRUE));
  return TRUE;
}

static void
add_text (GVariantBuilder *builder, const gchar *key, const gchar *text)
{
  if (text != NULL)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static HiatusExit
change_plan (HiatusCli *cli, const gchar *method, GVariant *parameters, GVariant **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, method, parameters, "()", &error);

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  /* The change is on the disk; what follows is courtesy and fails quietly. */
  *state = hiatus_client_get_state (cli->client, NULL);
  if (*state != NULL)
    {
      g_autofree gchar *headline = hiatus_render_headline (*state, cli->now_us, cli->zone);

      hiatus_cli_print_line (cli, headline);
    }
  return HIATUS_EXIT_DONE;
}

static void
print_undo_hint (HiatusCli *cli)
{
  hiatus_cli_print_line (cli, _ ("To take it back: hiatus undo"));
}

static HiatusExit
plan_start (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *days = NULL;
  g_autofree gchar *until = NULL;
  g_autofree gchar *from = NULL;
  g_autofree gchar *goal = NULL;
  g_autofree gchar *mode = NULL;
  gboolean open = FALSE;
  const GOptionEntry options[] = {
    { "days", 0, 0, G_OPTION_ARG_FILENAME, &days, N_ ("How many days it has (28)"), "N" },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, N_ ("Its last day, as 2025-03-28"), "DATE" },
    { "open", 0, 0, G_OPTION_ARG_NONE, &open, N_ ("It has no set end"), NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Its first day, as 2025-03-01 (today); it may lie in the past"), "DATE" },
    { "goal", 0, 0, G_OPTION_ARG_FILENAME, &goal, N_ ("What you hope for: heal, reconcile, unsure (preset) or safety"), "GOAL" },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &mode, N_ ("strict (preset), or limited where you have to meet sometimes"), "MODE" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) state = NULL;
  Length length;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  length = (Length){ days, until, open };
  if (count_lengths (&length) > 1)
    return hiatus_cli_usage (cli, _ ("--days, --until and --open exclude each other: give one of them."));
  if (!add_length (cli, &builder, "--days", &length))
    return HIATUS_EXIT_USAGE;
  add_text (&builder, "from", from);
  add_text (&builder, "goal", goal);
  add_text (&builder, "mode", mode);
  return change_plan (cli, "StartPlan", g_variant_new ("(a{sv})", &builder), &state);
}

/* A shorter length waits for the next morning; the state tells whether this one does. */
static gboolean
is_in_force (GVariant *state, const Length *length)
{
  const gchar *ends_on = NULL;
  gint days = 0;

  g_variant_lookup (state, "ends-on", "&s", &ends_on);
  g_variant_lookup (state, "length", "i", &days);
  if (length->open)
    return days == 0;
  if (length->until != NULL)
    return g_strcmp0 (ends_on, length->until) == 0;
  return days == (gint) g_ascii_strtoll (length->days, NULL, 10);
}

static HiatusExit
plan_length (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *until = NULL;
  gboolean open = FALSE;
  const GOptionEntry options[] = {
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, N_ ("The last day, as 2025-03-28"), "DATE" },
    { "open", 0, 0, G_OPTION_ARG_NONE, &open, N_ ("No set end"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GVariant) state = NULL;
  Length length;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  length = (Length){ parameters[0], until, open };
  if (count_lengths (&length) != 1)
    return hiatus_cli_usage (cli, _ ("Give either a number of days, or --until DATE, or --open."));
  if (!add_length (cli, &builder, cli->path->str, &length))
    return HIATUS_EXIT_USAGE;
  status = change_plan (cli, "ChangeLength", g_variant_new ("(a{sv})", &builder), &state);
  if (status == HIATUS_EXIT_DONE)
    {
      if (state != NULL && !is_in_force (state, &length))
        {
          hiatus_cli_print_line (cli, _ ("The new length is in force from tomorrow on."));
        }
      print_undo_hint (cli);
    }
  return status;
}

static HiatusExit
plan_change (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *goal = NULL;
  g_autofree gchar *mode = NULL;
  const GOptionEntry options[] = {
    { "goal", 0, 0, G_OPTION_ARG_FILENAME, &goal, N_ ("What you hope for now: heal, reconcile, unsure or safety"), "GOAL" },
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &mode, N_ ("strict, or limited where you have to meet sometimes"), "MODE" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) state = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (goal == NULL && mode == NULL)
    return hiatus_cli_usage (cli, _ ("Give --goal, --mode, or both."));
  add_text (&builder, "goal", goal);
  add_text (&builder, "mode", mode);
  status = change_plan (cli, "ChangePlan", g_variant_new ("(a{sv})", &builder), &state);
  if (status == HIATUS_EXIT_DONE)
    print_undo_hint (cli);
  return status;
}

static HiatusExit
plan_end (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *decision = NULL;
  const GOptionEntry options[] = {
    { "decision", 0, 0, G_OPTION_ARG_FILENAME, &decision, N_ ("let-go, wait (14 days more), or reach-out"), "DECISION" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GVariant) state = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (decision != NULL && *decision == '\0')
    return hiatus_cli_usage (cli, _ ("--decision is empty: give let-go, wait or reach-out, or leave it out."));
  status = change_plan (cli, "EndPlan", g_variant_new ("(s)", decision != NULL ? decision : ""), &state);
  if (status == HIATUS_EXIT_DONE)
    print_undo_hint (cli);
  return status;
}

const HiatusCommand hiatus_plan_verbs[] = {
  { .name = "start", .summary = N_ ("Start a stretch of no contact."), .run = plan_start },
  {
      .name = "length",
      .summary = N_ ("Make it longer or shorter. A shorter one is in force from the next morning on."),
      .parameters = "[N]",
      .most = 1,
      .run = plan_length,
  },
  { .name = "change", .summary = N_ ("Hope for something else now, or have to meet after all."), .run = plan_change },
  { .name = "end", .summary = N_ ("End it, with a decision or without one."), .run = plan_end },
  { 0 },
};
