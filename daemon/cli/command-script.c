/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>

#include "daemon/cli/render-script.h"
#include "daemon/cli/text-file.h"
#include "daemon/core/error.h"

/* The scripts, step by step. What stands at which step is the daemon's to say; here the step that is next is asked for,
 * answered, and the one after it shown. */

/* What was asked for. */
typedef struct
{
  gchar *about;  /* (owned) (nullable): the entry that it is about */
  gchar *choice; /* (owned) (nullable) */
  gchar *file;   /* (owned) (nullable): with what was written */
  gchar *back;   /* (owned) (nullable): the step to come back to */
  gboolean done;
  gboolean skip;
  gboolean copy;
  gboolean again;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->about);
  g_free (wish->choice);
  g_free (wish->file);
  g_free (wish->back);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static guint
count_wishes (const Wish *wish)
{
  return (wish->choice != NULL) + (wish->file != NULL) + (wish->back != NULL) + wish->done + wish->skip + wish->copy + wish->again;
}

static GVariant *
describe (HiatusCli *cli, const Wish *wish, GError **error)
{
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) reply = NULL;

  if (wish->about != NULL)
    g_variant_builder_add (&options, "{sv}", "about", g_variant_new_string (wish->about));
  reply = hiatus_client_call (cli->client, "DescribeScript", g_variant_new ("(sa{sv})", cli->command->name, &options), "(a{sv})", error);
  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

/* After an answer the way so far need not be told once more. */
static HiatusExit
show (HiatusCli *cli, const Wish *wish, gboolean with_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) description = describe (cli, wish, &error);
  g_autofree gchar *text = NULL;

  if (description == NULL)
    return hiatus_cli_refuse (error);
  text = hiatus_render_script (cli->command->name, description, with_path, cli->now_us, cli->zone);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
refuse (const gchar *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (HIATUS_ERROR, HIATUS_ERROR_REFUSED, sentence);

  return hiatus_cli_refuse (error);
}

/* The text alone, as it goes into a message. */
static HiatusExit
print_copy (HiatusCli *cli, GVariant *step)
{
  const gchar *kind = "";
  const gchar *note = "";
  gint64 rests_until = 0;

  g_variant_lookup (step, "kind", "&s", &kind);
  g_variant_lookup (step, "note", "&s", &note);
  g_variant_lookup (step, "rests-until", "x", &rests_until);
  if (!g_str_equal (kind, "copy"))
    return refuse (_ ("There is nothing to copy at this step: without an option the command shows where you stand."));
  if (rests_until != 0)
    return refuse (_ ("Your text rests overnight: without an option the command shows until when. It can be changed with --back."));
  hiatus_cli_print_line (cli, note);
  return HIATUS_EXIT_DONE;
}

/* Some choices lead to another command. */
static void
print_effect (HiatusCli *cli, GVariant *step, const gchar *choice)
{
  g_autoptr (GVariant) choices = g_variant_lookup_value (step, "choices", G_VARIANT_TYPE ("aa{sv}"));

  for (gsize i = 0; choices != NULL && i < g_variant_n_children (choices); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (choices, i);
      const gchar *id = "";
      const gchar *effect = "";

      g_variant_lookup (row, "id", "&s", &id);
      g_variant_lookup (row, "effect", "&s", &effect);
      if (!g_str_equal (id, choice))
        continue;
      if (g_str_equal (effect, "talk-to"))
        hiatus_cli_print_line (cli, _ ("Whom you can ring: hiatus help-now"));
      else if (g_str_equal (effect, "safety"))
        hiatus_cli_print_line (cli, _ ("The two questions: hiatus safety"));
      break;
    }
}

static gboolean
add_answer (GVariantBuilder *answer, const Wish *wish, HiatusExit *status)
{
  const gchar *progress = wish->again ? "begun" : wish->back != NULL ? "open"
                                              : wish->skip           ? "skipped"
                                                                     : "done";
  g_autoptr (GError) error = NULL;
  gchar *note;

  g_variant_builder_add (answer, "{sv}", "progress", g_variant_new_string (progress));
  if (wish->about != NULL)
    g_variant_builder_add (answer, "{sv}", "about", g_variant_new_string (wish->about));
  if (wish->choice != NULL)
    g_variant_builder_add (answer, "{sv}", "choice", g_variant_new_string (wish->choice));
  if (wish->file == NULL)
    return TRUE;
  note = hiatus_text_file_read (wish->file, &error);
  if (note == NULL)
    {
      *status = hiatus_cli_refuse (error);
      return FALSE;
    }
  g_variant_builder_add (answer, "{sv}", "note", g_variant_new_take_string (note));
  return TRUE;
}

/* @step: (nullable): the one that is next */
static HiatusExit
answer (HiatusCli *cli, const Wish *wish, GVariant *step)
{
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  const gchar *id = wish->back != NULL ? wish->back : "";
  HiatusExit status;

  if (!wish->again && wish->back == NULL)
    g_variant_lookup (step, "id", "&s", &id);
  if (!add_answer (&fields, wish, &status))
    return status;
  reply = hiatus_client_call (cli->client, "AnswerScript", g_variant_new ("(ssa{sv})", cli->command->name, id, &fields), "()", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  if (wish->choice != NULL)
    print_effect (cli, step, wish->choice);
  return show (cli, wish, FALSE);
}

static HiatusExit
go_on (HiatusCli *cli, const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) description = describe (cli, wish, &error);
  g_autoptr (GVariant) step = description == NULL ? NULL : g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);

  if (description == NULL)
    return hiatus_cli_refuse (error);
  if (step == NULL && !wish->again && wish->back == NULL)
    return refuse (_ ("There is no step left: --back comes back to one, --again begins anew."));
  return wish->copy ? print_copy (cli, step) : answer (cli, wish, step);
}

static HiatusExit
run_script (HiatusCli *cli, GStrv arguments)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry options[] = {
    { "choose", 0, 0, G_OPTION_ARG_FILENAME, &wish.choice, N_ ("Choose this at the step that is next"), "WHAT" },
    { "done", 0, 0, G_OPTION_ARG_NONE, &wish.done, N_ ("Go on: it is read or done"), NULL },
    { "skip", 0, 0, G_OPTION_ARG_NONE, &wish.skip, N_ ("Pass the step over"), NULL },
    { "back", 0, 0, G_OPTION_ARG_FILENAME, &wish.back, N_ ("Come back to a step"), "STEP" },
    { "write", 0, 0, G_OPTION_ARG_FILENAME, &wish.file, N_ ("Keep what is written in FILE; - reads it from standard input"), "FILE" },
    { "copy", 0, 0, G_OPTION_ARG_NONE, &wish.copy, N_ ("Print the text alone, once it has rested"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &wish.again, N_ ("Begin anew; what was answered before stays in the journal"), NULL },
    { "about", 0, 0, G_OPTION_ARG_FILENAME, &wish.about, N_ ("The entry of the journal that it is about (the newest that fits)"), "ID" },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (count_wishes (&wish) > 1)
    return hiatus_cli_usage (cli, _ ("One thing at a time: give one of --choose, --done, --skip, --back, --write, --copy and --again."));
  return count_wishes (&wish) == 0 ? show (cli, &wish, TRUE) : go_on (cli, &wish);
}

const HiatusCommand hiatus_script_verbs[] = {
  { .name = "announce", .summary = N_ ("Say that there will be silence for a while, or leave it unsaid."), .run = run_script },
  { .name = "reply", .summary = N_ ("They wrote: whether it needs an answer, and which."), .run = run_script },
  { .name = "encounter", .summary = N_ ("You meet, or have met."), .run = run_script },
  { .name = "looking-back", .summary = N_ ("Look back, in boxes of some minutes."), .run = run_script },
  { .name = "ending", .summary = N_ ("Decide what comes after the stretch."), .run = run_script },
  { .name = "talk", .summary = N_ ("What may help while you talk to each other."), .run = run_script },
  { 0 },
};

/**
 * hiatus_command_script:
 * @cli: the call
 * @arguments: nothing
 *
 * `hiatus script`: which scripts are due.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_script (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = NULL;
  g_autofree gchar *text = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  state = hiatus_client_get_state (cli->client, &error);
  if (state == NULL)
    return hiatus_cli_refuse (error);
  text = hiatus_render_due (state);
  hiatus_cli_print (cli, text);
  return HIATUS_EXIT_DONE;
}
