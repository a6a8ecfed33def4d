/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "daemon/cli/render.h"

/* Texts go out as the UTF-8 that they are: g_print() would turn them into question marks in the POSIX
 * locale, where scripts run. */

/**
 * hiatus_cli_print:
 * @cli: the call
 * @text: UTF-8
 *
 * Writes to standard output. hiatus_cli_finish() tells whether all of it arrived.
 */
void
hiatus_cli_print (HiatusCli *cli, const gchar *text)
{
  if (fputs (text, stdout) == EOF && cli->write_error == 0)
    cli->write_error = errno;
}

/**
 * hiatus_cli_print_line:
 * @cli: the call
 * @line: UTF-8, without a line end
 *
 * Writes a line to standard output.
 */
void
hiatus_cli_print_line (HiatusCli *cli, const gchar *line)
{
  hiatus_cli_print (cli, line);
  hiatus_cli_print (cli, "\n");
}

/**
 * hiatus_cli_print_notice:
 * @cli: the call
 *
 * Prints what the person has to know, if there is something: a list that is not the one in its file has to say so.
 */
void
hiatus_cli_print_notice (HiatusCli *cli)
{
  g_autoptr (GVariant) state = hiatus_client_get_state (cli->client, NULL);
  const gchar *notice;

  if (state != NULL && g_variant_lookup (state, "notice", "&s", &notice))
    hiatus_cli_print_line (cli, notice);
}

/**
 * hiatus_cli_flush:
 * @cli: the call
 *
 * Sends what was printed on its way.
 *
 * Returns: %TRUE if all that was printed so far arrived
 */
gboolean
hiatus_cli_flush (HiatusCli *cli)
{
  if (fflush (stdout) == EOF && cli->write_error == 0)
    cli->write_error = errno;
  return cli->write_error == 0;
}

static void
print_error_line (const gchar *message)
{
  g_autofree gchar *line = hiatus_render_one_line (message, 0);

  (void) fprintf (stderr, "hiatus: %s\n", line);
}

/**
 * hiatus_cli_finish:
 * @cli: the call
 * @status: what the command came to
 *
 * Writes out what is still buffered. A reader that went away (as `head` does) is no fault.
 *
 * Returns: @status, or %HIATUS_EXIT_REFUSED where standard output cannot be written to
 */
HiatusExit
hiatus_cli_finish (HiatusCli *cli, HiatusExit status)
{
  g_autofree gchar *message = NULL;

  if (hiatus_cli_flush (cli) || cli->write_error == EPIPE)
    return status;
  message = g_strdup_printf (_ ("Standard output cannot be written to (%s): send it elsewhere."),
                             g_strerror (cli->write_error));
  print_error_line (message);
  return HIATUS_EXIT_REFUSED;
}

/**
 * hiatus_cli_refuse:
 * @error: an error whose message can be shown as it is
 *
 * Says on standard error, in one line, what was refused.
 *
 * Returns: %HIATUS_EXIT_REFUSED
 */
HiatusExit
hiatus_cli_refuse (const GError *error)
{
  print_error_line (error->message);
  return HIATUS_EXIT_REFUSED;
}

/**
 * hiatus_cli_usage:
 * @cli: the call
 * @format: what is wrong with the command line and how to mend it, in one sentence
 * @...: its arguments
 *
 * Says on standard error, in one line, what is wrong and where to read on.
 *
 * Returns: %HIATUS_EXIT_USAGE
 */
HiatusExit
hiatus_cli_usage (HiatusCli *cli, const gchar *format, ...)
{
  g_autofree gchar *what = NULL;
  g_autofree gchar *message = NULL;
  gsize word = strcspn (cli->path->str, " ");
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = g_strdup_printf (_ ("%s See 'hiatus help%s%.*s'."), what, word > 0 ? " " : "", (gint) word, cli->path->str);
  print_error_line (message);
  return HIATUS_EXIT_USAGE;
}

/**
 * hiatus_cli_parse_number:
 * @cli: the call
 * @what: the option or parameter
 * @text: what was given for it
 * @number: (out): the number
 *
 * Reads a whole number. What it means is the daemon's to judge.
 *
 * Returns: %TRUE if it is one; %FALSE after hiatus_cli_usage() otherwise
 */
gboolean
hiatus_cli_parse_number (HiatusCli *cli, const gchar *what, const gchar *text, gint32 *number)
{
  g_autoptr (GError) error = NULL;
  gint64 wide;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &wide, &error))
    {
      if (g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
        hiatus_cli_usage (cli, _ ("%s takes a number, and %s is far out of reach."), what, text);
      else
        hiatus_cli_usage (cli, _ ("%s takes a whole number, not '%s'."), what, text);
      return FALSE;
    }
  *number = (gint32) wide;
  return TRUE;
}

static gboolean
is_negative_number (const gchar *text)
{
  return text[0] == '-' && text[1] != '\0' && strspn (text + 1, "0123456789") == strlen (text + 1);
}

static gboolean
check_parameters (HiatusCli *cli, GStrv parameters)
{
  const HiatusCommand *command = cli->command;
  guint n = g_strv_length (parameters);

  for (guint i = 0; i < n; i++)
    if (parameters[i][0] == '-' && parameters[i][1] != '\0' && !is_negative_number (parameters[i]))
      {
        hiatus_cli_usage (cli, _ ("%s has no option '%s'."), cli->path->str, parameters[i]);
        return FALSE;
      }
  if (n < command->least)
    {
      hiatus_cli_usage (cli, _ ("%s needs %s after it."), cli->path->str, command->parameters);
      return FALSE;
    }
  if (n > command->most)
    {
      hiatus_cli_usage (cli, _ ("'%s' is one word too many for %s."), parameters[command->most], cli->path->str);
      return FALSE;
    }
  return TRUE;
}

static GStrv
join_words (const gchar *first, GStrv words, const gchar *last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (first != NULL)
    g_strv_builder_add (builder, first);
  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (builder, words[i]);
  if (last != NULL)
    g_strv_builder_add (builder, last);
  return g_strv_builder_end (builder);
}

/* GOption takes "--yes=no" for "--yes". */
static gboolean
check_flags (HiatusCli *cli, const GOptionEntry *options, GStrv arguments)
{
  for (const GOptionEntry *option = options; option != NULL && option->long_name != NULL; option++)
    for (guint i = 0; option->arg == G_OPTION_ARG_NONE && arguments[i] != NULL; i++)
      {
        g_autofree gchar *with_value = g_strdup_printf ("--%s=", option->long_name);

        if (g_str_has_prefix (arguments[i], with_value))
          {
            hiatus_cli_usage (cli, _ ("--%s takes no value: leave out what follows it."), option->long_name);
            return FALSE;
          }
      }
  return TRUE;
}

static void
print_command_help (HiatusCli *cli, GOptionContext *context)
{
  g_autofree gchar *program = g_strconcat ("hiatus ", cli->path->str, NULL);
  g_autofree gchar *help = NULL;

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (cli->command->summary));
  help = g_option_context_get_help (context, TRUE, NULL);
  hiatus_cli_print (cli, help);
}

/**
 * hiatus_cli_parse:
 * @cli: the call
 * @options: (nullable): the options of the command. Texts are %G_OPTION_ARG_FILENAME: the other kind is
 *   converted from the locale's encoding, which fails for all but ASCII in the POSIX locale.
 * @arguments: what stands after the name of the command
 * @parameters: (out) (optional) (transfer full): what is left, as many as the command's row says
 * @status: (out): the exit code, where the command is over already
 *
 * Reads the command line of a command and answers --help.
 *
 * Returns: %TRUE to go on; %FALSE after --help or hiatus_cli_usage()
 */
gboolean
hiatus_cli_parse (HiatusCli *cli, const GOptionEntry *options, GStrv arguments, GStrv *parameters, HiatusExit *status)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (cli->command->parameters);
  g_auto (GStrv) vector = join_words ("hiatus", arguments, NULL);
  g_autoptr (GError) error = NULL;

  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  /* So that "plan length -3" gets as far as the daemon, which knows what a length is. */
  g_option_context_set_ignore_unknown_options (context, TRUE);
  *status = HIATUS_EXIT_USAGE;
  if (!check_flags (cli, options, arguments))
    return FALSE;
  if (!g_option_context_parse_strv (context, &vector, &error))
    {
      hiatus_cli_usage (cli, "%s.", error->message);
      return FALSE;
    }
  if (help)
    {
      print_command_help (cli, context);
      *status = HIATUS_EXIT_DONE;
      return FALSE;
    }
  if (!check_parameters (cli, vector + 1))
    return FALSE;
  if (parameters != NULL)
    *parameters = g_strdupv (vector + 1);
  return TRUE;
}

static const HiatusCommand *
find_command (const HiatusCommand *commands, const gchar *name)
{
  for (const HiatusCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  return NULL;
}

static void
enter_command (HiatusCli *cli, const HiatusCommand *command)
{
  if (cli->path->len > 0)
    g_string_append_c (cli->path, ' ');
  g_string_append (cli->path, command->name);
  cli->command = command;
}

static gboolean
is_help_option (const gchar *text)
{
  return g_str_equal (text, "--help") || g_str_equal (text, "-h");
}

static HiatusExit
print_help_of_verbs (HiatusCli *cli, const HiatusCommand *verbs)
{
  gchar *arguments[] = { (gchar[]){ "--help" }, NULL };
  gsize length = cli->path->len;

  for (const HiatusCommand *verb = verbs; verb->name != NULL; verb++)
    {
      g_string_truncate (cli->path, length);
      enter_command (cli, verb);
      verb->run (cli, arguments);
    }
  return HIATUS_EXIT_DONE;
}

static HiatusExit
refuse_missing_verb (HiatusCli *cli, const HiatusCommand *verbs)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const HiatusCommand *verb = verbs; verb->name != NULL; verb++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", verb->name);
  return hiatus_cli_usage (cli, _ ("%s needs one of these after it: %s."), cli->path->str, names->str);
}

static HiatusExit
run_verb (HiatusCli *cli, GStrv arguments)
{
  const HiatusCommand *verbs = cli->command->verbs;
  const HiatusCommand *verb;

  if (arguments[0] != NULL && is_help_option (arguments[0]))
    return print_help_of_verbs (cli, verbs);
  if (arguments[0] == NULL && cli->command->run != NULL)
    return cli->command->run (cli, arguments);
  if (arguments[0] == NULL || arguments[0][0] == '-')
    return refuse_missing_verb (cli, verbs);
  verb = find_command (verbs, arguments[0]);
  if (verb == NULL)
    return hiatus_cli_usage (cli, _ ("%s does not know '%s'."), cli->path->str, arguments[0]);
  enter_command (cli, verb);
  return verb->run (cli, arguments + 1);
}

/**
 * hiatus_cli_dispatch:
 * @cli: the call
 * @arguments: what was called for, from the name of the command on
 *
 * Finds the command, or the verb of one, and runs it.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_cli_dispatch (HiatusCli *cli, GStrv arguments)
{
  const HiatusCommand *command = find_command (cli->commands, arguments[0]);

  if (command == NULL)
    return hiatus_cli_usage (cli, _ ("'%s' is not a command."), arguments[0]);
  enter_command (cli, command);
  return command->verbs != NULL ? run_verb (cli, arguments + 1) : command->run (cli, arguments + 1);
}

static void
print_command_list (HiatusCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n", _ ("Usage: hiatus [COMMAND] [OPTION...]"));
  for (const HiatusCommand *command = cli->commands; command->name != NULL; command++)
    g_string_append_printf (text, "  %-10s %s\n", command->name, _ (command->summary));
  g_string_append_printf (text,
                          "\n%s\n",
                          _ ("Without a command: opens the overview. 'hiatus help COMMAND' says more, 'hiatus --version' which version this is."));
  hiatus_cli_print (cli, text->str);
}

/**
 * hiatus_cli_help:
 * @cli: the call
 * @arguments: (nullable): the words of a command, or none
 *
 * Prints the list of commands, or what there is to know about one.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_cli_help (HiatusCli *cli, GStrv arguments)
{
  g_auto (GStrv) words = NULL;

  if (arguments == NULL || arguments[0] == NULL || is_help_option (arguments[0]))
    {
      print_command_list (cli);
      return HIATUS_EXIT_DONE;
    }
  words = join_words (NULL, arguments, "--help");
  g_string_truncate (cli->path, 0);
  return hiatus_cli_dispatch (cli, words);
}
