/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "daemon/cli/render-event.h"
#include "daemon/cli/render-status.h"
#include "daemon/cli/render.h"
#include "daemon/core/error.h"

/* The daemon takes no longer note; more is not even read. */
#define NOTE_BYTES_MAX (64 * 1024)

#define NOTE_FROM_STANDARD_INPUT "-"

static gboolean
check_note (const gchar *text, gsize length, GError **error)
{
  const gchar *end;

  if (length > NOTE_BYTES_MAX)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("The note on standard input is longer than %d bytes: shorten it, nothing was recorded."),
                   NOTE_BYTES_MAX);
      return FALSE;
    }
  end = memchr (text, '\0', length);
  if (end != NULL)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("The note on standard input has a NUL at byte %d: send plain text, nothing was recorded."),
                   (gint) (end - text) + 1);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_INVALID,
                   _ ("The note on standard input is not UTF-8 at byte %d: convert it first (iconv does), nothing was recorded."),
                   (gint) (end - text) + 1);
      return FALSE;
    }
  return TRUE;
}

static gchar *
read_note (FILE *input, GError **error)
{
  g_autofree gchar *text = g_malloc (NOTE_BYTES_MAX + 2);
  gsize length = fread (text, 1, NOTE_BYTES_MAX + 1, input);

  if (ferror (input))
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_UNAVAILABLE,
                   _ ("Standard input cannot be read (%s): give the note as --note TEXT, nothing was recorded."),
                   g_strerror (errno));
      return NULL;
    }
  if (!check_note (text, length, error))
    return NULL;
  text[length] = '\0';
  /* The line end that echo and editors put there is no part of what the person says. */
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0';
  return g_steal_pointer (&text);
}

/* The state names the last act while it can be undone: if that is the one just recorded, it knows its time. */
static void
print_noted (HiatusCli *cli, const gchar *kind, const gchar *id, GVariant *state)
{
  g_autofree gchar *when = NULL;
  g_autofree gchar *text = NULL;
  const gchar *undo_id = NULL;
  gint64 at;

  if (state != NULL && g_variant_lookup (state, "undo-id", "&s", &undo_id) &&
      g_str_equal (undo_id, id) && g_variant_lookup (state, "undo-at", "x", &at))
    {
      when = hiatus_render_when (at, cli->now_us, cli->zone);
      text = g_strdup_printf (_ ("Noted: %s, %s. To take it back: hiatus undo"), hiatus_render_act (kind), when);
    }
  else
    text = g_strdup_printf (_ ("Noted: %s. To take it back: hiatus undo %s"), hiatus_render_act (kind), id);
  hiatus_cli_print_line (cli, text);
}

/* What stands after a slip; after a meeting, or what they wrote, what the daemon says of it. */
static void
print_what_follows (HiatusCli *cli, const gchar *kind, const gchar *id, GVariant *state)
{
  const gchar *undo_id = NULL;
  const gchar *advice = NULL;

  if (g_str_equal (kind, "slip"))
    {
      g_autofree gchar *text = hiatus_render_after_slip (state);

      hiatus_cli_print (cli, text);
    }
  else if (g_variant_lookup (state, "advice", "&s", &advice) && g_variant_lookup (state, "undo-id", "&s", &undo_id) && g_str_equal (undo_id, id))
    hiatus_cli_print_line (cli, advice);
}

static HiatusExit
record (HiatusCli *cli, const gchar *kind, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, method, parameters, "(s)", &error);
  g_autoptr (GVariant) state = NULL;
  const gchar *id;

  if (reply == NULL)
    return hiatus_cli_refuse (error);
  g_variant_get (reply, "(&s)", &id);
  /* The act is on the disk; what follows is courtesy and fails quietly. */
  state = hiatus_client_get_state (cli->client, NULL);
  print_noted (cli, kind, id, state);
  if (state != NULL)
    print_what_follows (cli, kind, id, state);
  return HIATUS_EXIT_DONE;
}

/* A note that is to be read is read. Returns: whether it could be */
static gboolean
take_note (gchar **note, HiatusExit *status)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (*note, NOTE_FROM_STANDARD_INPUT) != 0)
    return TRUE;
  g_free (*note);
  *note = read_note (stdin, &error);
  if (*note == NULL)
    *status = hiatus_cli_refuse (error);
  return *note != NULL;
}

static void
add_text (GVariantBuilder *fields, const gchar *key, const gchar *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (fields, "{sv}", key, g_variant_new_string (text));
}

static HiatusExit
log_act (HiatusCli *cli, GStrv arguments)
{
  const gchar *kind = cli->command->name;
  g_autofree gchar *at = NULL;
  g_autofree gchar *note = NULL;
  g_autofree gchar *strength = NULL;
  g_autofree gchar *trigger = NULL;
  g_autofree gchar *contact = NULL;
  g_autofree gchar *about = NULL;
  g_autofree gchar *went = NULL;
  const GOptionEntry common[] = {
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &at, N_ ("When it happened: 14:02, 2025-03-01 or '2025-03-01 14:02' (now)"), "TIME" },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_ ("What you want to keep about it; - reads it from standard input"), "TEXT" },
    { "contact", 0, 0, G_OPTION_ARG_FILENAME, &contact, N_ ("Whom it is about, as you call them"), "LABEL" },
  };
  const struct
  {
    const gchar *kind;
    GOptionEntry entry;
  } own[] = {
    { "urge", { "strength", 0, 0, G_OPTION_ARG_FILENAME, &strength, N_ ("1 mild, 2 strong, 3 overwhelming"), "N" } },
    { "urge", { "trigger", 0, 0, G_OPTION_ARG_FILENAME, &trigger, N_ ("What set it off"), "TEXT" } },
    { "incoming", { "about", 0, 0, G_OPTION_ARG_FILENAME, &about, N_ ("small-talk, practical, us, or upset if it upset you"), "WHAT" } },
    { "encounter", { "went", 0, 0, G_OPTION_ARG_FILENAME, &went, N_ ("well, or hard"), "HOW" } },
  };
  GOptionEntry options[G_N_ELEMENTS (common) + G_N_ELEMENTS (own) + 1] = { 0 };
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gsize n_options = G_N_ELEMENTS (common);
  HiatusExit status;

  memcpy (options, common, sizeof common);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].kind, kind))
      options[n_options++] = own[i].entry;
  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (strength != NULL)
    {
      gint32 number;

      if (!hiatus_cli_parse_number (cli, "--strength", strength, &number))
        return HIATUS_EXIT_USAGE;
      g_variant_builder_add (&fields, "{sv}", "strength", g_variant_new_int32 (number));
    }
  if (at != NULL)
    g_variant_builder_add (&fields, "{sv}", "at", g_variant_new_string (at));
  if (!take_note (&note, &status))
    return status;
  add_text (&fields, "note", note);
  add_text (&fields, "trigger", trigger);
  add_text (&fields, "contact", contact);
  if (about != NULL)
    g_variant_builder_add (&fields, "{sv}", "about", g_variant_new_string (about));
  if (went != NULL)
    g_variant_builder_add (&fields, "{sv}", "went", g_variant_new_string (went));
  return record (cli, kind, "Log", g_variant_new ("(sa{sv})", kind, &fields));
}

/* What happened, a day later and with a clearer head. */
static HiatusExit
log_reflection (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *note = NULL;
  g_autofree gchar *about = NULL;
  const GOptionEntry options[] = {
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_ ("What happened, in your words; - reads it from standard input"), "TEXT" },
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &about, N_ ("The entry of the journal that it is about (your last slip)"), "ID" },
    G_OPTION_ENTRY_NULL,
  };
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (note == NULL)
    return hiatus_cli_usage (cli, _ ("Say what happened, with --note TEXT."));
  if (!take_note (&note, &status))
    return status;
  return record (cli, "reflection", "Reflect", g_variant_new ("(ss)", about != NULL ? about : "", note));
}

/* How it stands while the two of them talk: of now, and in one word. */
static HiatusExit
log_talk (HiatusCli *cli, GStrv arguments)
{
  g_autofree gchar *came = NULL;
  const GOptionEntry options[] = {
    { "came", 0, 0, G_OPTION_ARG_FILENAME, &came, N_ ("answered, no-answer, or said-no"), "WHAT" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (came == NULL)
    return hiatus_cli_usage (cli, _ ("Say what came of it, with --came answered, --came no-answer or --came said-no."));
  g_variant_builder_add (&fields, "{sv}", "came", g_variant_new_string (came));
  return record (cli, "talk", "Log", g_variant_new ("(sa{sv})", "talk", &fields));
}

const HiatusCommand hiatus_log_verbs[] = {
  { .name = "urge", .summary = N_ ("Note the wish to make contact."), .run = log_act },
  {
      .name = "look",
      .summary = N_ ("Note that you checked on them: their profile, photos, old messages."),
      .run = log_act,
  },
  { .name = "slip", .summary = N_ ("Note that you got in touch."), .run = log_act },
  { .name = "incoming", .summary = N_ ("Note that they wrote. It is no slip."), .run = log_act },
  { .name = "encounter", .summary = N_ ("Note that you met. It is no slip."), .run = log_act },
  { .name = "talk", .summary = N_ ("Note how it stands while you talk with them: whether they answered."), .run = log_talk },
  { .name = "reflection", .summary = N_ ("Note what you think of it later: what happened, what you needed."), .run = log_reflection },
  { 0 },
};

/**
 * hiatus_command_undo:
 * @cli: the call
 * @arguments: what stands after "undo"
 *
 * `hiatus undo`: takes back an act.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_undo (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *text = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, &parameters, &status))
    return status;
  if (parameters[0] != NULL && *parameters[0] == '\0')
    return hiatus_cli_usage (cli, _ ("The ID is empty: take one from 'hiatus journal', or leave it out."));
  reply = hiatus_client_call (cli->client,
                              "Undo",
                              g_variant_new ("(s)", parameters[0] != NULL ? parameters[0] : ""),
                              "(a{sv})",
                              &error);
  if (reply == NULL)
    return hiatus_cli_refuse (error);
  undone = g_variant_get_child_value (reply, 0);
  name = hiatus_render_event_name (undone, cli->now_us, cli->zone);
  text = g_strdup_printf (_ ("Taken back: %s."), name);
  hiatus_cli_print_line (cli, text);
  return HIATUS_EXIT_DONE;
}
