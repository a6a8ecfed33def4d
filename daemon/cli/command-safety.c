/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/ask.h"
#include "daemon/cli/render-safety.h"

/* The safety check, whose words are the daemon's: they are the same wherever it is asked. */

/* Returns: (transfer full) (nullable): what GetSafety() says */
static GVariant *
get_safety (HiatusCli *cli, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "GetSafety", NULL, "(a{sv})", error);

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

/**
 * hiatus_command_safety:
 * @cli: the call
 * @arguments: what stands after "safety" or "safety show"
 *
 * `hiatus safety`, `hiatus safety show`: the two questions, what was answered, and what that opens and closes.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_safety (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) safety = NULL;
  g_autofree gchar *text = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  safety = get_safety (cli, &error);
  if (safety == NULL)
    return hiatus_cli_refuse (error);
  text = hiatus_render_safety (safety);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

/* Asks one of the two questions. Whoever answers neither yes nor no leaves it as it is.
 *
 * @answer: (out): "yes" or "no"; left alone otherwise */
static void
ask (HiatusCli *cli, GVariant *safety, const gchar *key, gchar **answer)
{
  const gchar *question = "";

  g_variant_lookup (safety, key, "&s", &question);
  switch (hiatus_ask_yes_or_no (cli, question))
    {
    case HIATUS_SAID_YES:
      *answer = g_strdup ("yes");
      break;
    case HIATUS_SAID_NO:
      *answer = g_strdup ("no");
      break;
    case HIATUS_SAID_NEITHER:
    default:
      break;
    }
}

/* The second question changes nothing where the first was answered yes. Returns: whether it could be asked */
static gboolean
ask_both (HiatusCli *cli, gchar **danger, gchar **silence, GError **error)
{
  g_autoptr (GVariant) safety = get_safety (cli, error);

  if (safety == NULL)
    return FALSE;
  hiatus_cli_print_line (cli, _ ("Two questions, yes or no. Enter alone leaves an answer as it is."));
  ask (cli, safety, "danger-question", danger);
  if (g_strcmp0 (*danger, "yes") != 0)
    ask (cli, safety, "silence-question", silence);
  return TRUE;
}

static HiatusExit
send_answers (HiatusCli *cli, const gchar *danger, const gchar *silence)
{
  g_auto (GVariantBuilder) answers = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) safety = NULL;
  g_autofree gchar *text = NULL;

  if (danger != NULL)
    g_variant_builder_add (&answers, "{sv}", "danger", g_variant_new_string (danger));
  if (silence != NULL)
    g_variant_builder_add (&answers, "{sv}", "silence", g_variant_new_string (silence));
  reply = hiatus_client_call (cli->client, "AnswerSafety", g_variant_new ("(a{sv})", &answers), "()", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  /* It is on the disk; what follows is courtesy and fails quietly. */
  safety = get_safety (cli, NULL);
  if (safety == NULL)
    return HIATUS_EXIT_DONE;
  text = hiatus_render_safety_answered (safety);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
safety_answer (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *danger = NULL;
  g_autofree gchar *silence = NULL;
  const GOptionEntry options[] = {
    { "danger", 0, 0, G_OPTION_ARG_FILENAME, &danger, N_ ("yes or no: violence, threat, stalking or fear, in either direction, an order or a rule"), "ANSWER" },
    { "silence", 0, 0, G_OPTION_ARG_FILENAME, &silence, N_ ("yes or no: they asked for no contact, or blocked you"), "ANSWER" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (danger != NULL || silence != NULL)
    return send_answers (cli, danger, silence);
  if (!hiatus_ask_has_terminal ())
    return hiatus_cli_usage (cli, _ ("There is no terminal to ask at: give --danger, --silence, or both, with yes or no."));
  if (!ask_both (cli, &danger, &silence, &error))
    return hiatus_cli_refuse (error);
  if (danger != NULL || silence != NULL)
    return send_answers (cli, danger, silence);
  hiatus_cli_print_line (cli, _ ("Nothing was changed."));
  return HIATUS_EXIT_DONE;
}

const HiatusCommand hiatus_safety_verbs[] = {
  { .name = "show", .summary = N_ ("Show the two questions, your answers, and what they open and close."), .run = hiatus_command_safety },
  { .name = "answer", .summary = N_ ("Answer them, for the first time or anew."), .run = safety_answer },
  { 0 },
};
