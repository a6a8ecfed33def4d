/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/commands.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/memory.h"
#include "daemon/cli/ask.h"
#include "daemon/cli/passphrase.h"
#include "daemon/core/error.h"

/* `hiatus lock` and `hiatus unlock`: the passphrase for notes and letters. */

/* Groups of the recovery key in a line. */
#define GROUPS 3

static gboolean
get_lock (HiatusCli *cli, const gchar *key, gboolean *value, guint *wait, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call (cli->client, "GetLock", NULL, "(a{sv})", error);
  g_autoptr (GVariant) lock = reply == NULL ? NULL : g_variant_get_child_value (reply, 0);

  if (lock == NULL)
    return FALSE;
  g_variant_lookup (lock, key, "b", value);
  if (wait != NULL)
    g_variant_lookup (lock, "wait-seconds", "u", wait);
  return TRUE;
}

/* Calls a method with passphrases. @answered: (out) (optional) (nullable): what it answers behind a handle */
static gboolean
call_with (HiatusCli *cli, const gchar *method, GVariant *parameters, const HiatusTyped *const *typed, gchar **answered, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GUnixFDList) back = NULL;
  g_autoptr (GVariant) sunk = g_variant_ref_sink (parameters);
  g_autoptr (GVariant) reply = NULL;

  for (guint i = 0; typed[i] != NULL; i++)
    if (!hiatus_memory_append (descriptors, typed[i]->bytes, typed[i]->length, error))
      return FALSE;
  reply = hiatus_client_call_with_list (cli->client, method, sunk, descriptors, answered == NULL ? "()" : "(h)", &back, error);
  if (reply != NULL && answered != NULL)
    *answered = hiatus_memory_take_text (back);
  return reply != NULL;
}

/**
 * hiatus_command_lock:
 * @cli: the call
 * @arguments: what stands after "lock" or "lock status"
 *
 * `hiatus lock`: whether notes and letters are locked.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_lock (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *line = NULL;
  gboolean is_set = FALSE;
  gboolean is_locked = FALSE;
  guint wait = 0;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  if (!get_lock (cli, "set", &is_set, &wait, &error) || !get_lock (cli, "locked", &is_locked, NULL, &error))
    return hiatus_cli_refuse (error);
  if (!is_set)
    hiatus_cli_print_line (cli, _ ("There is no passphrase: whoever uses this account can read your notes and letters. 'hiatus lock set' sets one."));
  else if (!is_locked)
    hiatus_cli_print_line (cli, _ ("There is a passphrase, and your notes and letters can be read now. 'hiatus lock now' locks them; so does logging out."));
  else
    hiatus_cli_print_line (cli, _ ("Your notes and letters are locked. You can write all the same. 'hiatus unlock' has them readable."));
  if (wait == 0)
    return HIATUS_EXIT_DONE;
  line = g_strdup_printf (ngettext ("The next passphrase can be tried in %u second.", "The next passphrase can be tried in %u seconds.", wait), wait);
  hiatus_cli_print_line (cli, line);
  return HIATUS_EXIT_DONE;
}

static void
print_sheet (HiatusCli *cli, const gchar *sheet)
{
  guint group = 0;

  hiatus_cli_print_line (cli, _ ("Your notes and letters are locked by this passphrase, in the backups too."));
  hiatus_cli_print_line (cli, "");
  hiatus_cli_print_line (cli, _ ("This is the recovery key. It is shown this once and kept nowhere: copy it onto paper, and keep that where only you find it."));
  hiatus_cli_print (cli, "\n    ");
  for (const gchar *at = sheet; *at != '\0'; at++)
    {
      const gchar text[2] = { *at, '\0' };

      if (*at == '-' && ++group % GROUPS == 0)
        hiatus_cli_print (cli, "\n    ");
      else
        hiatus_cli_print (cli, text);
    }
  hiatus_cli_print (cli, "\n\n");
  hiatus_cli_print_line (cli, _ ("Blanks, dashes and small letters do not matter. 'hiatus unlock --recovery' takes it. A key of before is good no more."));
}

/* Said before anything is asked, for nobody can take it back later. */
static void
print_warning (HiatusCli *cli)
{
  if (!hiatus_ask_has_terminal ())
    return;
  hiatus_cli_print_line (cli, _ ("A passphrase locks what you wrote: notes, letters, answers and drafts. Your list of contacts, the settings, your reasons and the days that are counted cannot be locked: Hiatus works with them."));
  hiatus_cli_print_line (cli, _ ("If you forget it, nobody can bring your texts back, nor can we. Only the recovery key can, which you see once, right after this."));
  hiatus_cli_flush (cli);
}

static HiatusExit
set (HiatusCli *cli, GStrv arguments)
{
  g_auto (HiatusTyped) current = { 0 };
  g_auto (HiatusTyped) passphrase = { 0 };
  const HiatusTyped *const typed[] = { &current, &passphrase, NULL };
  g_autoptr (GError) error = NULL;
  gchar *sheet = NULL;
  gboolean is_set = FALSE;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  if (!get_lock (cli, "set", &is_set, NULL, &error))
    return hiatus_cli_refuse (error);
  print_warning (cli);
  if (is_set && !hiatus_typed_read (&current, _ ("Passphrase of now, or the recovery key: "), &error))
    return hiatus_cli_refuse (error);
  if (!hiatus_typed_read_twice (&passphrase, _ ("New passphrase, 8 characters or more: "), &error) || !call_with (cli, "SetPassphrase", g_variant_new ("(hh)", 0, 1), typed, &sheet, &error))
    return hiatus_cli_refuse (error);
  if (sheet != NULL)
    {
      print_sheet (cli, sheet);
      explicit_bzero (sheet, strlen (sheet));
    }
  g_free (sheet);
  return HIATUS_EXIT_DONE;
}

static HiatusExit
now (HiatusCli *cli, GStrv arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, NULL, arguments, NULL, &status))
    return status;
  done = hiatus_client_call (cli->client, "Lock", NULL, "()", &error);
  if (done == NULL)
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, _ ("Your notes and letters are locked."));
  return HIATUS_EXIT_DONE;
}

static HiatusExit
remove (HiatusCli *cli, GStrv arguments)
{
  gboolean agreed = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &agreed, N_ ("Do not ask whether you are sure"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (HiatusTyped) passphrase = { 0 };
  const HiatusTyped *const typed[] = { &passphrase, NULL };
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  token = hiatus_ask_token (cli, "AskRemovePassphrase", NULL, agreed, _ ("The passphrase stays."), &error);
  if (token == NULL || !hiatus_typed_read (&passphrase, _ ("Passphrase, or the recovery key: "), &error) || !call_with (cli, "RemovePassphrase", g_variant_new ("(hs)", 0, token), typed, NULL, &error))
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, _ ("There is no passphrase any more; nothing is locked."));
  return HIATUS_EXIT_DONE;
}

/**
 * hiatus_command_unlock:
 * @cli: the call
 * @arguments: what stands after "unlock"
 *
 * `hiatus unlock`: has notes and letters readable.
 *
 * Returns: what it came to
 */
HiatusExit
hiatus_command_unlock (HiatusCli *cli, GStrv arguments)
{
  gboolean recovery = FALSE;
  const GOptionEntry options[] = {
    { "recovery", 0, 0, G_OPTION_ARG_NONE, &recovery, N_ ("Ask for the recovery key instead of the passphrase"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (HiatusTyped) passphrase = { 0 };
  const HiatusTyped *const typed[] = { &passphrase, NULL };
  g_autoptr (GError) error = NULL;
  HiatusExit status;

  if (!hiatus_cli_parse (cli, options, arguments, NULL, &status))
    return status;
  if (!hiatus_typed_read (&passphrase, recovery ? _ ("Recovery key: ") : _ ("Passphrase: "), &error) || !call_with (cli, "Unlock", g_variant_new ("(h)", 0), typed, NULL, &error))
    return hiatus_cli_refuse (error);
  hiatus_cli_print_line (cli, recovery ? _ ("Your notes and letters can be read. 'hiatus lock set' sets another passphrase, with the recovery key in place of the one of now.") : _ ("Your notes and letters can be read, until 'hiatus lock now' or until you log out."));
  return HIATUS_EXIT_DONE;
}

const HiatusCommand hiatus_lock_verbs[] = {
  { .name = "status", .summary = N_ ("Say whether notes and letters are locked."), .run = hiatus_command_lock },
  { .name = "set", .summary = N_ ("Set a passphrase for notes and letters, or another one."), .run = set },
  { .name = "now", .summary = N_ ("Lock notes and letters now."), .run = now },
  { .name = "remove", .summary = N_ ("Have no passphrase any more."), .run = remove },
  { 0 },
};
