/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: arguments, environment, and the table of commands; nothing else. */

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/language.h"
#include "daemon/cli/cli.h"
#include "daemon/cli/client.h"
#include "daemon/cli/commands.h"

static const HiatusCommand commands[] = {
  { .name = "status", .summary = N_ ("Say how things stand."), .run = hiatus_command_status },
  {
      .name = "plan",
      .summary = N_ ("Start, change or end a stretch: start, length, end."),
      .verbs = hiatus_plan_verbs,
  },
  {
      .name = "safety",
      .summary = N_ ("Show and answer the safety check: show, answer."),
      .run = hiatus_command_safety,
      .verbs = hiatus_safety_verbs,
  },
  { .name = "log", .summary = N_ ("Note what happened: an urge, a look, a slip, a message of theirs, a meeting."), .verbs = hiatus_log_verbs },
  {
      .name = "reasons",
      .summary = N_ ("Show and change your reasons for this stretch: list, add, remove."),
      .run = hiatus_command_own,
      .verbs = hiatus_reasons_verbs,
  },
  {
      .name = "if-then",
      .summary = N_ ("Show and change what you mean to do when it pulls: list, add, remove."),
      .run = hiatus_command_own,
      .verbs = hiatus_if_then_verbs,
  },
  {
      .name = "meetings",
      .summary = N_ ("Show and change when you have to meet: list, add, remove."),
      .run = hiatus_command_own,
      .verbs = hiatus_meetings_verbs,
  },
  {
      .name = "hard-days",
      .summary = N_ ("Show and change which days may be hard: list, add, remove."),
      .run = hiatus_command_own,
      .verbs = hiatus_hard_days_verbs,
  },
  {
      .name = "person",
      .summary = N_ ("Show and change whom you would ring: list, add, remove."),
      .run = hiatus_command_own,
      .verbs = hiatus_person_verbs,
  },
  {
      .name = "undo",
      .summary = N_ ("Take back what you noted last, or the entry with this ID of the journal."),
      .parameters = "[ID]",
      .most = 1,
      .run = hiatus_command_undo,
  },
  {
      .name = "letters",
      .summary = N_ ("Write what you would say and do not send, and see what is kept: list, write, show, delete."),
      .run = hiatus_command_letters,
      .verbs = hiatus_letters_verbs,
  },
  {
      .name = "lock",
      .summary = N_ ("Lock notes and letters by a passphrase: status, set, now, remove."),
      .run = hiatus_command_lock,
      .verbs = hiatus_lock_verbs,
  },
  { .name = "unlock", .summary = N_ ("Have notes and letters readable."), .run = hiatus_command_unlock },
  { .name = "wait", .summary = N_ ("Help you to wait some minutes when it pulls."), .run = hiatus_command_wait },
  {
      .name = "script",
      .summary = N_ ("Go through a script: announce, reply, encounter, looking-back, ending, talk."),
      .run = hiatus_command_script,
      .verbs = hiatus_script_verbs,
  },
  { .name = "journal", .summary = N_ ("Show what was recorded."), .run = hiatus_command_journal },
  {
      .name = "contacts",
      .summary = N_ ("Show and change whom Hiatus looks out for: list, add, remove, test."),
      .run = hiatus_command_contacts,
      .verbs = hiatus_contacts_verbs,
  },
  {
      .name = "watch",
      .summary = N_ ("Show and change what is watched: status, on, off, pause, resume."),
      .run = hiatus_command_watch,
      .verbs = hiatus_watch_verbs,
  },
  {
      .name = "check",
      .summary = N_ ("Point at what may work against a draft before you send it; FILE - is standard input."),
      .parameters = "FILE",
      .least = 1,
      .most = 1,
      .run = hiatus_command_check,
  },
  { .name = "help-now", .summary = N_ ("Show whom you can ring now: your own person, emergency numbers, helplines."), .run = hiatus_command_help_now },
  {
      .name = "settings",
      .summary = N_ ("Show and change settings: list, get, set, reset."),
      .run = hiatus_command_settings,
      .verbs = hiatus_settings_verbs,
  },
  {
      .name = "monitor",
      .summary = N_ ("Print events as they happen, a JSON object a line."),
      .run = hiatus_command_monitor,
  },
  {
      .name = "export",
      .summary = N_ ("Write all that Hiatus knows into a FILE; - is standard output. hiatus-export(5) says what is in it."),
      .parameters = "FILE",
      .least = 1,
      .most = 1,
      .run = hiatus_command_export,
  },
  {
      .name = "import",
      .summary = N_ ("Add what an export has to what is here, after one question; FILE - is standard input."),
      .parameters = "FILE",
      .least = 1,
      .most = 1,
      .run = hiatus_command_import,
  },
  {
      .name = "restore",
      .summary = N_ ("List the backups of the journal, or go back to the one of a DATE."),
      .parameters = "[DATE]",
      .most = 1,
      .run = hiatus_command_restore,
  },
  {
      .name = "summary",
      .summary = N_ ("Sum the last stretch up on one page, to be read here or kept in a new FILE."),
      .parameters = "[FILE]",
      .most = 1,
      .run = hiatus_command_summary,
  },
  { .name = "forget", .summary = N_ ("Erase all that Hiatus has, after one question."), .run = hiatus_command_forget },
  { .name = "doctor", .summary = N_ ("Say what works on this desktop, what does not, and the mend."), .run = hiatus_command_doctor },
  { .name = "help", .summary = N_ ("Say more about a command."), .run = hiatus_cli_help },
  { 0 },
};

/* Not g_dbus_address_get_for_bus_sync(): without a bus it would launch one, with a daemon that no tray sees. */
static gchar *
find_session_bus (void)
{
  const gchar *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  const gchar *runtime_dir = g_getenv ("XDG_RUNTIME_DIR");
  g_autofree gchar *path = NULL;
  g_autofree gchar *escaped = NULL;

  if (address != NULL && *address != '\0')
    return g_strdup (address);
  if (runtime_dir == NULL)
    return NULL;
  path = g_build_filename (runtime_dir, "bus", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  escaped = g_dbus_address_escape_value (path);
  return g_strconcat ("unix:path=", escaped, NULL);
}

/* Where the session can be seen; NULL where it cannot. */
static GVariant *
read_display (void)
{
  static const gchar *const names[] = { "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY" };
  g_auto (GVariantBuilder) display = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gchar *value = g_getenv (names[i]);

      if (value == NULL || *value == '\0' || !g_utf8_validate (value, -1, NULL))
        continue;
      g_variant_builder_add (&display, "{ss}", names[i], value);
      found = found || !g_str_equal (names[i], "XAUTHORITY");
    }
  return found ? g_variant_ref_sink (g_variant_builder_end (&display)) : NULL;
}

/* What a launcher left for the window; only what can be sent on. */
static const gchar *
read_token (const gchar *name)
{
  const gchar *value = g_getenv (name);

  return value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL) ? value : NULL;
}

/* VISUAL before EDITOR, as everywhere; then what a system has. */
static const gchar *
find_editor (void)
{
  static const gchar *const known[] = { "editor", "nano", "vi" };
  static const gchar *const names[] = { "VISUAL", "EDITOR" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gchar *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL))
        return value;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree gchar *path = g_find_program_in_path (known[i]);

      if (path != NULL)
        return known[i];
    }
  return "vi";
}

static gboolean
check_arguments (HiatusCli *cli, GStrv arguments)
{
  const gchar *end;

  for (guint i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, &end))
      {
        hiatus_cli_usage (cli,
                          _ ("Argument %u is not UTF-8 at byte %d: type it anew, or convert it first."),
                          i + 1,
                          (gint) (end - arguments[i]) + 1);
        return FALSE;
      }
  return TRUE;
}

static HiatusExit
run (HiatusCli *cli, GStrv arguments)
{
  if (!check_arguments (cli, arguments))
    return HIATUS_EXIT_USAGE;
  if (arguments[0] == NULL)
    return hiatus_command_overview (cli);
  if (g_str_equal (arguments[0], "--help") || g_str_equal (arguments[0], "-h"))
    return hiatus_cli_help (cli, NULL);
  if (g_str_equal (arguments[0], "--version"))
    {
      hiatus_cli_print (cli, "hiatus " HIATUS_VERSION "\n");
      return HIATUS_EXIT_DONE;
    }
  return hiatus_cli_dispatch (cli, arguments);
}

static GStrv
list_config_folders (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, g_get_user_config_dir ());
  g_strv_builder_addv (builder, (const gchar **) (guintptr) g_get_system_config_dirs ());
  return g_strv_builder_end (builder);
}

int
main (int argc, char **argv)
{
  g_autofree gchar *address = find_session_bus ();
  g_autoptr (HiatusClient) client = hiatus_client_new (address);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GVariant) display = read_display ();
  g_auto (GStrv) config_folders = list_config_folders ();
  gchar *none[] = { NULL };
  HiatusCli cli = {
    .commands = commands,
    .client = client,
    .zone = zone,
    .now_us = g_get_real_time (),
    .display = display,
    .startup_id = read_token ("DESKTOP_STARTUP_ID"),
    .activation_token = read_token ("XDG_ACTIVATION_TOKEN"),
    .config_folders = (const gchar *const *) config_folders,
    .runtime_folder = g_getenv ("XDG_RUNTIME_DIR"),
    .editor = find_editor (),
    .path = path,
  };

  hiatus_language_begin (g_getenv ("HIATUS_LOCALE_DIR"), g_get_user_config_dir ());
  g_set_prgname ("hiatus");
  return hiatus_cli_finish (&cli, run (&cli, argc > 0 ? argv + 1 : none));
}
