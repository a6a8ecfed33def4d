/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "daemon/cli/ask.h"
#include "daemon/cli/letter-editor.h"
#include "daemon/cli/render.h"
#include "daemon/cli/text-file.h"
#include "daemon/core/error.h"

/* `hiatus letters`: what one writes and does not send. */

/* What is to become of a letter, as far as the command line says so. */
typedef struct
{
  gboolean keep;
  gboolean tomorrow; /* keep it, and show it again */
  gboolean discard;
  gchar *felt; /* (owned) (nullable) */
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->felt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* --- list, show, delete --- */

static GVariant *
list (HiatusCli *cli, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "ListLetters", NULL, "(aa{sv})", error);

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

static void
print_letter (HiatusCli *cli, GVariant *letter)
{
  g_autofree gchar *when = NULL;
  g_autofree gchar *again = NULL;
  g_autofree gchar *line = NULL;
  guint number = 0;
  gint64 at_us = 0;
  gint64 again_us = 0;

  g_variant_lookup (letter, "number", "u", &number);
  g_variant_lookup (letter, "at", "x", &at_us);
  g_variant_lookup (letter, "again-at", "x", &again_us);
  when = hiatus_render_stamp (at_us, cli->zone);
  if (again_us > cli->now_us)
    {
      g_autofree gchar *time = hiatus_render_when (again_us, cli->now_us, cli->zone);

      /* Translators: %s is a date and a time. */
      again = g_strdup_printf (_ ("comes back: %s"), time);
    }
  line = again == NULL ? g_strdup_printf ("%2u  %s", number, when) : g_strdup_printf ("%2u  %s  %s", number, when, again);
  hiatus_cli_print_line (cli, line);
}

/**
 * hiatus_command_letters:
 * @cli: the call
 * @arguments: what stands after "letters" or "letters list"
 *
 * `hiatus letters`: which letters are kept.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_letters (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) letters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  letters = list (cli, &error);
  if (letters == NULL)
    return hiatus_cli_refuse (error);
  if (g_variant_n_children (letters) == 0)
    hiatus_cli_print_line (cli, _ ("No letters are kept. 'hiatus letters write' writes one; it is never sent."));
  for (gsize i = 0; i < g_variant_n_children (letters); i++)
    {
      g_autoptr (GVariant) letter = g_variant_get_child_value (letters, i);

      print_letter (cli, letter);
    }
  return HIATUS_EXIT_DONE;
}

/* The id of the letter that is called by a number. */
static gchar *
find (HiatusCli *cli, gint32 number, GError **error)
{
  g_autoptr (GVariant) letters = list (cli, error);

  for (gsize i = 0; letters != NULL && i < g_variant_n_children (letters); i++)
    {
      g_autoptr (GVariant) letter = g_variant_get_child_value (letters, i);
      guint found = 0;
      gchar *id = NULL;

      if (g_variant_lookup (letter, "number", "u", &found) && (gint32) found == number && g_variant_lookup (letter, "id", "s", &id))
        return id;
    }
  if (letters != NULL)
    hiatus_error_set (error, HIATUS_ERROR_NOT_FOUND, _ ("There is no letter %d: 'hiatus letters' lists those that are kept."), number);
  return NULL;
}

static HiatusExit
show (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;
  g_autoptr (GVariant) reply = NULL;
  const gchar *text = "";
  HiatusExit status;
  gint32 number;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  if (!hiatus_cli_parse_number (cli, "NUMBER", parameters[0], &number))
    return HIATUS_EXIT_USAGE;
  id = find (cli, number, &error);
  reply = id == NULL ? NULL : hiatus_client_call (cli->client, "ReadLetter", g_variant_new ("(s)", id), "(s)", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(&s)", &text);
  hiatus_cli_print (cli, text);
  if (!g_str_has_suffix (text, "\n"))
    hiatus_cli_print (cli, "\n");
  return HIATUS_EXIT_DONE;
}

static gboolean
delete_by_number (HiatusCli *cli, gint32 number, gboolean agreed, GError **error)
{
  g_autofree gchar *id = find (cli, number, error);
  g_autoptr (GVariant) done = NULL;
  g_autofree gchar *token = NULL;

  if (id == NULL)
    return FALSE;
  token = hiatus_ask_token (cli, "AskDeleteLetter", g_variant_new ("(s)", id), agreed, _ ("Not deleted; the letter is as it was."), error);
  if (token == NULL)
    return FALSE;
  done = hiatus_client_call (cli->client, "DeleteLetter", g_variant_new ("(ss)", id, token), "()", error);
  return done != NULL;
}

static HiatusExit delete (HiatusCli *cli, GStrv arguments)
{
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  HiatusExit status;
  gint32 number;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  if (!hiatus_cli_parse_number (cli, "NUMBER", parameters[0], &number))
    return HIATUS_EXIT_USAGE;
  if (!delete_by_number (cli, number, agreed, &error))
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, _ ("It is gone, from the backups too."));
  return HIATUS_EXIT_DONE;
}

/* --- write --- */

/* Asks what is to become of it. Without a clear yes it is kept: what is deleted cannot come back. */
static void
ask_wish (HiatusCli *cli, Wish *wish)
{
  if (wish->keep || wish->tomorrow || wish->discard)
    return;
  wish->discard = hiatus_ask_person (cli, _ ("Delete it now, for good? Otherwise it is kept."));
  if (!wish->discard)
    wish->tomorrow = hiatus_ask_person (cli, _ ("Show it to you tomorrow at ten?"));
}

/* By numbers, which are the same in each language. */
static const gchar *
ask_felt (HiatusCli *cli)
{
  static const gchar *const answers[] = { "lighter", "same", "heavier" };
  gchar line[32] = "";

  hiatus_cli_print (cli, _ ("How do you feel after writing it? 1 lighter, 2 the same, 3 heavier; or nothing: "));
  hiatus_cli_flush (cli);
  if (fgets (line, sizeof line, stdin) == NULL || line[0] < '1' || line[0] > '3')
    return NULL;
  return answers[line[0] - '1'];
}

static gchar *
hand_over (HiatusCli *cli, const gchar *text, const Wish *wish, GError **error)
{
  g_auto (GVariantBuilder) letter = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) reply = NULL;
  gchar *id = NULL;

  if (!wish->discard)
    g_variant_builder_add (&letter, "{sv}", "note", g_variant_new_string (text));
  if (wish->tomorrow)
    g_variant_builder_add (&letter, "{sv}", "again", g_variant_new_boolean (TRUE));
  reply = hiatus_client_call (cli->client, "KeepLetter", g_variant_new ("(a{sv})", &letter), "(s)", error);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &id);
  return id;
}

static HiatusExit
finish (HiatusCli *cli, const gchar *id, const Wish *wish)
{
  const gchar *felt = wish->felt;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;

  hiatus_cli_print_line (cli, wish->discard ? _ ("It is gone.") : wish->tomorrow ? _ ("It is kept, and comes back tomorrow at ten.")
                                                                                 : _ ("It is kept. 'hiatus letters' lists what is."));
  if (felt == NULL && hiatus_ask_has_terminal ())
    felt = ask_felt (cli);
  if (felt == NULL)
    return HIATUS_EXIT_DONE;
  done = hiatus_client_call (cli->client, "FeltLetter", g_variant_new ("(ss)", id, felt), "()", &error);
  return done == NULL ? hiatus_cli_refuse (error) : HIATUS_EXIT_DONE;
}

static HiatusExit
say_nothing_written (HiatusCli *cli)
{
  hiatus_cli_print_line (cli, _ ("Nothing was written, and nothing is kept."));
  return HIATUS_EXIT_DONE;
}

static gboolean
is_blank (const gchar *text)
{
  g_autofree gchar *copy = g_strstrip (g_strdup (text));

  return *copy == '\0';
}

static HiatusExit
write_file (HiatusCli *cli, const gchar *path, Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = hiatus_text_file_read (path, &error);
  g_autofree gchar *id = NULL;

  if (text == NULL)
    return hiatus_cli_refuse (error);
  if (is_blank (text))
    return say_nothing_written (cli);
  ask_wish (cli, wish);
  id = hand_over (cli, text, wish, &error);
  return id == NULL ? hiatus_cli_refuse (error) : finish (cli, id, wish);
}

/* The daemon did not take it: it stays where the person finds it. */
static HiatusExit
leave (HiatusLetterEditor *editor, GError *error)
{
  g_autofree gchar *path = hiatus_letter_editor_leave (editor);
  g_autofree gchar *mend = g_strdup_printf (_ ("What you wrote is still in %s, until you log out: 'hiatus letters write FILE' takes it from there."), path);
  g_autoptr (GError) whole = g_error_new (error->domain, error->code, "%s %s", error->message, mend);

  return hiatus_cli_refuse (whole);
}

static HiatusExit
write_in_editor (HiatusCli *cli, Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) state = hiatus_client_get_state (cli->client, &error); /* before a word is written for nobody */
  g_autoptr (HiatusLetterEditor) editor = state == NULL ? NULL : hiatus_letter_editor_new (cli->runtime_folder, &error);
  g_autofree gchar *text = NULL;
  g_autofree gchar *id = NULL;
  gboolean ended_well = FALSE;
  gboolean offered = TRUE;

  if (editor == NULL)
    return hiatus_cli_refuse (error);
  if (g_variant_lookup (state, "letters", "b", &offered) && !offered)
    hiatus_cli_print_line (cli, _ ("Two letters made it heavier. A person, or something warm, may do more good just now."));
  hiatus_cli_flush (cli);
  text = hiatus_letter_editor_run (editor, cli->editor, &ended_well, &error);
  if (text == NULL)
    return leave (editor, error);
  if (is_blank (text) && !ended_well)
    {
      hiatus_error_set (&error, HIATUS_ERROR_UNAVAILABLE, _ ("'%s' did not end well, and wrote nothing: name another editor in VISUAL or EDITOR, or give a FILE."), cli->editor);
      return hiatus_cli_refuse (error);
    }
  if (is_blank (text))
    return say_nothing_written (cli);
  if (!ended_well)
    hiatus_cli_print_line (cli, _ ("The editor did not end well; what it had saved is here."));
  ask_wish (cli, wish);
  id = hand_over (cli, text, wish, &error);
  return id == NULL ? leave (editor, error) : finish (cli, id, wish);
}

static HiatusExit
check_wish (HiatusCli *cli, const Wish *wish, const gchar *path)
{
  static const gchar *const answers[] = { "lighter", "same", "heavier", NULL };
  g_autoptr (GError) error = NULL;

  if (wish->discard && (wish->keep || wish->tomorrow))
    return hiatus_cli_usage (cli, _ ("Say either --delete or --keep and --tomorrow."));
  if (wish->felt != NULL && !g_strv_contains (answers, wish->felt))
    return hiatus_cli_usage (cli, _ ("'%s' is no answer for --felt: it is lighter, same or heavier."), wish->felt);
  if (wish->keep || wish->tomorrow || wish->discard || (hiatus_ask_has_terminal () && g_strcmp0 (path, HIATUS_TEXT_FROM_STANDARD_INPUT) != 0))
    return HIATUS_EXIT_DONE;
  hiatus_error_set (&error, HIATUS_ERROR_REFUSED, _ ("There is no terminal to ask what is to become of it: add --keep, --tomorrow or --delete. Nothing was recorded."));
  return hiatus_cli_refuse (error);
}

static HiatusExit
write_letter (HiatusCli *cli, GStrv arguments)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry options[] = {
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wish.keep, N_ ("Keep it"), NULL },
    { "tomorrow", 0, 0, G_OPTION_ARG_NONE, &wish.tomorrow, N_ ("Keep it, and show it again tomorrow at ten"), NULL },
    { "delete", 0, 0, G_OPTION_ARG_NONE, &wish.discard, N_ ("Delete it at once: it was only to be written"), NULL },
    { "felt", 0, 0, G_OPTION_ARG_FILENAME, &wish.felt, N_ ("How you feel after writing it: lighter, same, heavier"), N_ ("ANSWER") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  status = check_wish (cli, &wish, parameters[0]);
  if (status != HIATUS_EXIT_DONE)
    return status;
  return parameters[0] == NULL ? write_in_editor (cli, &wish) : write_file (cli, parameters[0], &wish);
}

const HiatusCommand hiatus_letters_verbs[] = {
  { .name = "list", .summary = N_ ("Show which letters are kept."), .run = hiatus_command_letters },
  { .name = "write", .summary = N_ ("Write a letter in your editor, or take it from a FILE; it is never sent."), .parameters = "[FILE]", .most = 1, .run = write_letter },
  { .name = "show", .summary = N_ ("Show the letter of this NUMBER."), .parameters = "NUMBER", .least = 1, .most = 1, .run = show },
  { .name = "delete", .summary = N_ ("Delete the letter of this NUMBER, in the backups too."), .parameters = "NUMBER", .least = 1, .most = 1, .run = delete },
  { 0 },
};
