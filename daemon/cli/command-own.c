/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/cli/render-own.h"

/* What the person enters for themselves. The first word of the command is what it is called on the bus, too. */

static gchar *
get_kind (HiatusCli *cli)
{
  return g_strndup (cli->path->str, strcspn (cli->path->str, " "));
}

/**
 * hiatus_command_own:
 * @cli: the call
 * @arguments: what stands after the command, or after its "list"
 *
 * `hiatus reasons`, `if-then`, `meetings`, `hard-days`, `person`: what is entered.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_own (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *kind = get_kind (cli);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) entries = NULL;
  g_autofree gchar *text = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  reply = hiatus_client_call (cli->client, "ListOwn", g_variant_new ("(s)", kind), "(aa{sv})", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  entries = g_variant_get_child_value (reply, 0);
  text = hiatus_render_own (kind, entries);
  hiatus_cli_print (cli, text);
  hiatus_cli_print_notice (cli);
  return HIATUS_EXIT_DONE;
}

/* Takes the reference of @fields. */
static HiatusExit
add (HiatusCli *cli, GVariantBuilder *fields)
{
  g_autofree gchar *kind = get_kind (cli);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "AddOwn", g_variant_new ("(sa{sv})", kind, fields), "(u)", &error);
  g_autofree gchar *said = NULL;
  guint number;

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(u)", &number);
  if (g_str_equal (kind, "person"))
    said = g_strdup (_ ("Noted. To take it out again: hiatus person remove"));
  else
    said = g_strdup_printf (_ ("Noted as number %u. To take it out again: hiatus %s remove %u"), number, kind, number);
  hiatus_cli_print_line (cli, said);
  return HIATUS_EXIT_DONE;
}

static void
add_text (GVariantBuilder *fields, const gchar *key, const gchar *text)
{
  if (text != NULL)
    g_variant_builder_add (fields, "{sv}", key, g_variant_new_string (text));
}

static HiatusExit
add_reason (HiatusCli *cli, GStrv arguments)
{
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  add_text (&fields, "text", parameters[0]);
  return add (cli, &fields);
}

static HiatusExit
add_if_then (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *when = NULL;
  g_autofree gchar *then = NULL;
  const GOptionEntry options[] = {
    { "if", 0, 0, G_OPTION_ARG_FILENAME, &when, N_ ("The moment that it is for: 'it is Sunday evening'"), N_ ("TEXT") },
    { "then", 0, 0, G_OPTION_ARG_FILENAME, &then, N_ ("What you mean to do then: 'I ring my brother'"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (when == NULL || then == NULL)
    return hiatus_cli_usage (cli, _ ("A plan needs both: --if TEXT --then TEXT."));
  add_text (&fields, "if", when);
  add_text (&fields, "then", then);
  return add (cli, &fields);
}

static HiatusExit
add_meeting_of (HiatusCli *cli, const gchar *on, const gchar *at, const gchar *minutes, GStrv skip)
{
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gint32 number;

  if (on == NULL || at == NULL)
    return hiatus_cli_usage (cli, _ ("A meeting needs weekdays and a time, as --on mon,thu --at 09:00."));
  if (minutes != NULL && !hiatus_cli_parse_number (cli, "--minutes", minutes, &number))
    return HIATUS_EXIT_USAGE;
  add_text (&fields, "weekdays", on);
  add_text (&fields, "time", at);
  add_text (&fields, "minutes", minutes);
  if (skip != NULL)
    g_variant_builder_add (&fields, "{sv}", "skip", g_variant_new_strv ((const gchar *const *) skip, -1));
  return add (cli, &fields);
}

static HiatusExit
add_meeting (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *on = NULL;
  g_autofree gchar *at = NULL;
  g_autofree gchar *minutes = NULL;
  g_auto (GStrv) skip = NULL;
  const GOptionEntry options[] = {
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &on, N_ ("On which weekdays: mon,thu"), N_ ("DAYS") },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("When it begins: 09:00"), N_ ("TIME") },
    { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &minutes, N_ ("How long it lasts (60)"), N_ ("N") },
    { "skip", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &skip, N_ ("A date on which it does not take place"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  return add_meeting_of (cli, on, at, minutes, skip);
}

static HiatusExit
add_hard_day (HiatusCli *cli, GStrv arguments)
{
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  add_text (&fields, "date", parameters[0]);
  add_text (&fields, "name", parameters[1]);
  return add (cli, &fields);
}

static HiatusExit
add_person (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *phone = NULL;
  const GOptionEntry options[] = {
    { "phone", 0, 0, G_OPTION_ARG_FILENAME, &phone, N_ ("Their number, however it is written"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GStrv) parameters = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  add_text (&fields, "name", parameters[0]);
  add_text (&fields, "phone", phone);
  return add (cli, &fields);
}

static HiatusExit
remove_own (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *kind = get_kind (cli);
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  gint32 number = 1;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  if (parameters[0] != NULL && !hiatus_cli_parse_number (cli, "N", parameters[0], &number))
    return HIATUS_EXIT_USAGE;
  reply = hiatus_client_call (cli->client, "RemoveOwn", g_variant_new ("(su)", kind, (guint32) MAX (number, 0)), "()", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, _ ("It is taken out."));
  return HIATUS_EXIT_DONE;
}

#define LIST                                                                                 \
  {                                                                                          \
    .name = "list", .summary = N_ ("Show what you have entered."), .run = hiatus_command_own \
  }
#define REMOVE                                                                          \
  {                                                                                     \
    .name = "remove", .summary = N_ ("Take out the one with this number of the list."), \
    .parameters = "N", .least = 1, .most = 1, .run = remove_own                         \
  }

const HiatusCommand hiatus_reasons_verbs[] = {
  LIST,
  {
      .name = "add",
      .summary = N_ ("Note a reason why this stretch is good for you, in your own words."),
      .parameters = "TEXT",
      .least = 1,
      .most = 1,
      .run = add_reason,
  },
  REMOVE,
  { 0 },
};

const HiatusCommand hiatus_if_then_verbs[] = {
  LIST,
  { .name = "add", .summary = N_ ("Note what you mean to do when it pulls. Three such plans can be kept in mind."), .run = add_if_then },
  REMOVE,
  { 0 },
};

const HiatusCommand hiatus_meetings_verbs[] = {
  LIST,
  { .name = "add", .summary = N_ ("Note a meeting of every week that cannot be avoided. --skip may be given several times."), .run = add_meeting },
  REMOVE,
  { 0 },
};

const HiatusCommand hiatus_hard_days_verbs[] = {
  LIST,
  {
      .name = "add",
      .summary = N_ ("Note a day that may be a hard one: 03-14 of every year, or 2025-03-14 of one."),
      .parameters = "DATE [NAME]",
      .least = 1,
      .most = 2,
      .run = add_hard_day,
  },
  REMOVE,
  { 0 },
};

const HiatusCommand hiatus_person_verbs[] = {
  LIST,
  {
      .name = "add",
      .summary = N_ ("Note whom you would ring: a friend, a sister, somebody who listens."),
      .parameters = "NAME",
      .least = 1,
      .most = 1,
      .run = add_person,
  },
  { .name = "remove", .summary = N_ ("Take them out."), .parameters = "[N]", .most = 1, .run = remove_own },
  { 0 },
};
