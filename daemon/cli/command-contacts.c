/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "daemon/cli/ask.h"
#include "daemon/cli/render-contacts.h"
#include "daemon/core/error.h"

/* So much of a text is looked at; more is not even read. */
#define TEXT_BYTES_MAX (64 * 1024)

#define TEXT_FROM_STANDARD_INPUT "-"

static GVariant *
get_contacts (HiatusCli *cli, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "ListContacts", NULL, "(aa{sv})", error);

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

static HiatusExit
print_contacts (HiatusCli *cli, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) contacts = get_contacts (cli, &error);
  g_autofree gchar *text = NULL;

  if (contacts == NULL)
    return hiatus_cli_refuse (error);
  if (json)
    {
      text = hiatus_render_contacts_json (contacts);
      hiatus_cli_print_line (cli, text);
      return HIATUS_EXIT_DONE;
    }
  text = hiatus_render_contacts (contacts);
  if (*text == '\0')
    hiatus_cli_print_line (cli, _ ("Nobody is on the list. 'hiatus contacts add' puts somebody there."));
  hiatus_cli_print (cli, text);
  hiatus_cli_print_notice (cli);
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_contacts:
 * @cli: the call
 * @arguments: what stands after "contacts" or "contacts list"
 *
 * `hiatus contacts`, `hiatus contacts list`: whom Hiatus looks out for.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_contacts (HiatusCli *cli, GStrv arguments)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON array"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  return print_contacts (cli, json);
}

/* Before the first one is written down. Returns: whether the person wants to go on. */
static gboolean
introduce (HiatusCli *cli, gboolean agreed, GError **error)
{
  hiatus_cli_print_line (cli, _ ("Can they see this computer, or do they know your password? Then it is no safe place for a list like this."));
  hiatus_cli_print_line (cli, _ ("Hiatus sees this computer, not your phone. There you can archive the chat, mute their stories and hide memories."));
  hiatus_cli_print_line (cli, _ ("Full names match better: 'Alex' alone would be found where a colleague of that name is meant too."));
  if (agreed || !hiatus_ask_has_terminal () || hiatus_ask_person (cli, _ ("Put them on the list?")))
    return TRUE;
  g_set_error_literal (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED, _ ("Nobody was put on the list."));
  return FALSE;
}

static void
explain_hush (HiatusCli *cli)
{
  hiatus_cli_print_line (cli, _ ("With 'hush' a banner of theirs is closed at once. Its entry leaves the desktop's history too, and a phone bridge may dismiss it on the phone."));
  hiatus_cli_print_line (cli, _ ("Calls, and what is probably practical, are never closed; nor is anything with the goal safety or in the mode limited."));
}

static HiatusExit
add (HiatusCli *cli, const gchar *label, GVariant *lists, gboolean agreed)
{
  g_autoptr (GVariant) parameters = g_variant_ref_sink (g_variant_new ("(s@a{sv})", label, lists));
  g_autoptr (GVariant) given = g_variant_get_child_value (parameters, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) contacts = get_contacts (cli, &error);
  g_autoptr (GVariant) reply = NULL;
  g_autofree gchar *said = NULL;
  const gchar *incoming = "";

  if (contacts == NULL || (g_variant_n_children (contacts) == 0 && !introduce (cli, agreed, &error)))
    return hiatus_cli_refuse (error);
  reply = hiatus_client_call (cli->client, "AddContact", parameters, "()", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  said = g_strdup_printf (_ ("%s is on the list. To see whether a text gives them away: hiatus contacts test TEXT"), label);
  hiatus_cli_print_line (cli, said);
  g_variant_lookup (given, "incoming", "&s", &incoming);
  if (g_str_equal (incoming, "hush"))
    explain_hush (cli);
  if (g_variant_n_children (contacts) == 0)
    hiatus_cli_print_line (cli, _ ("Nothing is watched before you switch it on: hiatus watch on notifications titles"));
  return HIATUS_EXIT_DONE;
}

/* An option that may be given several times, and the list that it fills. */
typedef struct
{
  const gchar *key;
  gchar **texts; /* (owned) (nullable) */
} List;

static HiatusExit
contacts_add (HiatusCli *cli, GStrv arguments)
{
  List lists[] = {
    { "names", NULL },
    { "phones", NULL },
    { "emails", NULL },
    { "handles", NULL },
    { "phrases", NULL },
    { "except", NULL },
    { "let-through", NULL },
    { "only-apps", NULL },
  };
  g_autofree gchar *incoming = NULL;
  g_autofree gchar *outgoing = NULL;
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[0].texts, N_ ("A name, best in full"), N_ ("TEXT") },
    { "phone", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[1].texts, N_ ("A phone number, however it is written"), N_ ("TEXT") },
    { "email", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[2].texts, N_ ("An e-mail address"), N_ ("TEXT") },
    { "handle", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[3].texts, N_ ("What they are called in some network"), N_ ("TEXT") },
    { "phrase", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[4].texts, N_ ("Any other words that give them away"), N_ ("TEXT") },
    { "except", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[5].texts, N_ ("Words with one of the above in them that mean somebody else"), N_ ("TEXT") },
    { "let-through", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[6].texts, N_ ("A word that makes it probably practical"), N_ ("TEXT") },
    { "only-app", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lists[7].texts, N_ ("An application in which alone they are looked out for"), N_ ("ID") },
    { "incoming", 0, 0, G_OPTION_ARG_FILENAME, &incoming, N_ ("advise (preset), hush or ignore: what follows when they write"), N_ ("ANSWER") },
    { "outgoing", 0, 0, G_OPTION_ARG_FILENAME, &outgoing, N_ ("nudge (preset), pause or ignore: what follows when you are about to"), N_ ("ANSWER") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask before the first one"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  g_auto (GVariantBuilder) given = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  HiatusExit status;

  if (hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        if (lists[i].texts != NULL)
          g_variant_builder_add (&given, "{sv}", lists[i].key, g_variant_new_strv ((const gchar *const *) lists[i].texts, -1));
      if (incoming != NULL)
        g_variant_builder_add (&given, "{sv}", "incoming", g_variant_new_string (incoming));
      if (outgoing != NULL)
        g_variant_builder_add (&given, "{sv}", "outgoing", g_variant_new_string (outgoing));
      status = add (cli, parameters[0], g_variant_builder_end (&given), agreed);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i].texts);
  return status;
}

static HiatusExit
contacts_remove (HiatusCli *cli, GStrv arguments)
{
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autofree gchar *token = NULL;
  g_autofree gchar *said = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  token = hiatus_ask_token (cli, "AskRemoveContact", g_variant_new ("(s)", parameters[0]), agreed, _ ("Nobody was taken off the list."), &error);
  if (token == NULL)
    return hiatus_cli_refuse (error);
  done = hiatus_client_call (cli->client, "RemoveContact", g_variant_new ("(ss)", parameters[0], token), "()", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  said = g_strdup_printf (_ ("%s is no longer on the list."), parameters[0]);
  hiatus_cli_print_line (cli, said);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
contacts_rename (HiatusCli *cli, GStrv arguments)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_auto (GVariantDict) changes = G_VARIANT_DICT_INIT (NULL);
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autofree gchar *said = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  g_variant_dict_insert (&changes, "label", "s", parameters[1]);
  done = hiatus_client_call (cli->client, "ChangeContact", g_variant_new ("(s@a{sv})", parameters[0], g_variant_dict_end (&changes)), "()", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  /* Translators: what somebody was called, and what they are called from now on. */
  said = g_strdup_printf (_ ("%s is called %s from now on. The journal keeps what was said before."), parameters[0], parameters[1]);
  hiatus_cli_print_line (cli, said);
  return HIATUS_EXIT_DONE;
}

/* Any bytes will do: what is no text gives nobody away. */
static gchar *
read_text (FILE *input, GError **error)
{
  g_autofree gchar *bytes = g_malloc (TEXT_BYTES_MAX);
  gsize length = fread (bytes, 1, TEXT_BYTES_MAX, input);

  if (ferror (input))
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_UNAVAILABLE,
                   _ ("Standard input cannot be read (%s): give the text as an argument."),
                   g_strerror (errno));
      return NULL;
    }
  return g_utf8_make_valid (bytes, (gssize) length);
}

static HiatusExit
contacts_test (HiatusCli *cli, GStrv arguments)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print a JSON array"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *rendered = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) found = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, &parameters, &status))
    return status;
  text = g_str_equal (parameters[0], TEXT_FROM_STANDARD_INPUT) ? read_text (stdin, &error) : g_strdup (parameters[0]);
  if (text == NULL)
    return hiatus_cli_refuse (error);
  reply = hiatus_client_call (cli->client, "TestText", g_variant_new ("(s)", text), "(a(ss))", &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  found = g_variant_get_child_value (reply, 0);
  rendered = json ? hiatus_render_found_json (found) : hiatus_render_found (found);
  hiatus_cli_print (cli, rendered);
  if (json)
    hiatus_cli_print (cli, "\n");
  else if (g_variant_n_children (found) == 0)
    hiatus_cli_print_line (cli, _ ("This text gives nobody away."));
  return HIATUS_EXIT_DONE;
}

const HiatusCommand hiatus_contacts_verbs[] = {
  { .name = "list", .summary = N_ ("Show who is on the list, and what gives them away."), .run = hiatus_command_contacts },
  {
      .name = "add",
      .summary = N_ ("Put somebody on the list. An option may be given several times."),
      .parameters = "LABEL",
      .least = 1,
      .most = 1,
      .run = contacts_add,
  },
  {
      .name = "remove",
      .summary = N_ ("Take somebody off the list."),
      .parameters = "LABEL",
      .least = 1,
      .most = 1,
      .run = contacts_remove,
  },
  {
      .name = "rename",
      .summary = N_ ("Call somebody otherwise from now on."),
      .parameters = "LABEL NEW-LABEL",
      .least = 2,
      .most = 2,
      .run = contacts_rename,
  },
  {
      .name = "test",
      .summary = N_ ("Say whom a text would give away; - reads it from standard input."),
      .parameters = "TEXT",
      .least = 1,
      .most = 1,
      .run = contacts_test,
  },
  { 0 },
};
