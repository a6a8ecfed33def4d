/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "daemon/api/errors.h"
#include "daemon/api/language.h"
#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "daemon/app.h"
#include "daemon/data/hiatus-resources.h"
#include "daemon/examine.h"
#include "daemon/journal.h"
#include "daemon/service.h"
#include "daemon/shell/clock-system.h"
#include "daemon/shell/deck-file.h"
#include "daemon/shell/folders.h"
#include "daemon/shell/notifier-libnotify.h"
#include "daemon/shell/presence-desktop.h"
#include "daemon/shell/sandbox.h"
#include "daemon/shell/script-files.h"
#include "daemon/shell/window-opener.h"

#define DECK_RESOURCE "/org/hiatus/deck.ini"
#define SCRIPT_RESOURCE "/org/hiatus/scripts/%s.ini"
#define HELP_RESOURCE "/org/hiatus/help-lines.ini"
#define ZONES "/usr/share/zoneinfo"
#define LOCALTIME "/etc/localtime"

/* What the daemon holds may be read by nobody: no core dumps, no debugger of the same user, no file for others. */
static void
close_the_door (void)
{
  const struct rlimit none = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* Of itself glibc has an arena for each thread, which keeps what its busiest moment took. The bus and those who come for a
 * moment do with one; the main loop has its own. */
static void
share_arenas (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
}

static HiatusDeck *
read_deck (GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hiatus_get_resource (), DECK_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes == NULL ? NULL : hiatus_deck_file_read (bytes, "deck.ini", error);
}

/* A file of the person's that cannot be watched or read is no reason not to count the days: the defaults serve, and its problem
 * is told by whoever has the file. */
static void
follow (HiatusKeyfile *keyfile)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_keyfile_watch (keyfile, &error))
    g_warning ("%s", error->message);
  hiatus_keyfile_load (keyfile, NULL);
}

static HiatusSettings *
open_settings (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  HiatusSettings *settings = hiatus_settings_new (keyfile);

  follow (keyfile);
  return settings;
}

static HiatusContacts *
open_contacts (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "contacts.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  HiatusContacts *contacts = hiatus_contacts_new (keyfile);

  follow (keyfile);
  return contacts;
}

static HiatusHelpLines *
open_help_lines (const gchar *folder, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hiatus_get_resource (), HELP_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree gchar *path = g_build_filename (folder, "help-lines.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  HiatusHelpLines *lines;

  if (bytes == NULL)
    return NULL;
  lines = hiatus_help_lines_new (bytes, keyfile);
  follow (keyfile);
  return lines;
}

static HiatusCareFile *
open_care (const gchar *folder)
{
  g_autofree gchar *path = g_build_filename (folder, "care.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  HiatusCareFile *care = hiatus_care_file_new (keyfile);

  follow (keyfile);
  return care;
}

static HiatusDeckFile *
open_deck (const gchar *folder, GError **error)
{
  g_autofree gchar *path = g_build_filename (folder, "deck.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new_plain (path);
  HiatusDeck *shipped = read_deck (error);
  HiatusDeckFile *deck;

  if (shipped == NULL)
    return NULL;
  deck = hiatus_deck_file_new (keyfile, shipped);
  follow (keyfile);
  return deck;
}

/* The scripts that come with Hiatus, each with the person's own version if there is one. */
static HiatusScriptFiles *
open_scripts (const gchar *folder, GError **error)
{
  g_autoptr (HiatusScriptFiles) scripts = hiatus_script_files_new ();

  for (guint i = 0; hiatus_script_names[i] != NULL; i++)
    {
      g_autofree gchar *resource = g_strdup_printf (SCRIPT_RESOURCE, hiatus_script_names[i]);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (hiatus_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      g_autofree gchar *file = g_strconcat (hiatus_script_names[i], ".ini", NULL);
      g_autofree gchar *path = g_build_filename (folder, "scripts", file, NULL);
      g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new_plain (path);

      if (bytes == NULL)
        return NULL;
      hiatus_script_files_add (scripts, hiatus_script_names[i], bytes, keyfile);
      follow (keyfile);
    }
  return g_steal_pointer (&scripts);
}

static gchar *
get_data_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "hiatus", NULL);
}

static gchar *
get_config_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "hiatus", NULL);
}

static gboolean
make_folders (GError **error)
{
  g_autofree gchar *data_folder = get_data_folder ();
  g_autofree gchar *config_folder = get_config_folder ();
  g_autofree gchar *runtime_folder = g_build_filename (g_get_user_runtime_dir (), "hiatus", NULL);

  return hiatus_folders_make (data_folder, config_folder, runtime_folder, error);
}

static HiatusApp *
build_app (GDBusConnection *connection, HiatusPresenceDesktop *presence, HiatusExaminer *examiner, GError **error)
{
  g_autofree gchar *data_folder = get_data_folder ();
  g_autofree gchar *config_folder = get_config_folder ();
  g_autoptr (HiatusStore) store = hiatus_store_new (data_folder);
  g_autoptr (HiatusClock) clock = hiatus_clock_system_new (g_getenv ("TZ"), LOCALTIME, error);
  g_autoptr (HiatusJournal) journal = clock == NULL ? NULL : hiatus_journal_new (store, clock);
  g_autoptr (HiatusSettings) settings = NULL;
  g_autoptr (HiatusContacts) contacts = NULL;
  g_autoptr (HiatusHelpLines) help = NULL;
  g_autoptr (HiatusCareFile) care = NULL;
  g_autoptr (HiatusNotifier) notifier = NULL;
  g_autoptr (HiatusDeckFile) deck = NULL;
  g_autoptr (HiatusScriptFiles) scripts = NULL;
  g_autoptr (HiatusWatch) watch = NULL;
  g_autofree gchar *address = NULL;
  HiatusApp *app;

  hiatus_store_set_own_folder (store, config_folder);
  if (journal == NULL || !hiatus_journal_open (journal, error))
    return NULL;
  deck = open_deck (config_folder, error);
  if (deck == NULL)
    return NULL;
  scripts = open_scripts (config_folder, error);
  if (scripts == NULL)
    return NULL;
  help = open_help_lines (config_folder, error);
  if (help == NULL)
    return NULL;
  settings = open_settings (config_folder);
  contacts = open_contacts (config_folder);
  care = open_care (config_folder);
  notifier = hiatus_notifier_libnotify_new (connection);
  /* There is a bus already: this only says where it is, and launches none. */
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  watch = hiatus_watch_new (connection, address, hiatus_watcher_types);
  app = hiatus_app_new (&(HiatusAppParts){
      .journal = journal,
      .settings = settings,
      .contacts = contacts,
      .care = care,
      .clock = clock,
      .notifier = notifier,
      .presence = HIATUS_PRESENCE (presence),
      .deck = deck,
      .watch = watch,
      .scripts = scripts,
  });
  hiatus_app_set_help (app, help, ZONES, setlocale (LC_ADDRESS, NULL));
  hiatus_app_set_config_folder (app, config_folder);
  hiatus_app_set_draft_lists (app, hiatus_get_resource ());

  /* Who else has something to say to the doctor gets a line here. */
  hiatus_examiner_add (examiner, hiatus_examine_app, g_object_ref (app), g_object_unref);
  hiatus_examiner_add (examiner, hiatus_examine_watch, g_object_ref (app), g_object_unref);
  hiatus_examiner_add (examiner, hiatus_examine_presence, g_object_ref (presence), g_object_unref);
  hiatus_examiner_add (examiner, hiatus_examine_folder, g_steal_pointer (&data_folder), g_free);
  hiatus_examiner_add (examiner, hiatus_examine_folder, g_steal_pointer (&config_folder), g_free);
  return app;
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_bus_closed (GDBusConnection *connection, gboolean remote_peer_vanished, GError *error, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

/* Its icon shows that Hiatus watches, so the tray has to be there. */
static void
on_tray_appeared (GDBusConnection *connection, const gchar *name, const gchar *owner, gpointer user_data)
{
  hiatus_app_set_tray (user_data, TRUE);
}

static void
on_tray_vanished (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  hiatus_app_set_tray (user_data, FALSE);
}

static void
on_window_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!hiatus_window_opener_open_finish (G_DBUS_CONNECTION (source), result, &error))
    g_warning ("%s", error->message);
}

static void
on_open_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  hiatus_window_opener_open (user_data, action, parameter, token, on_window_opened, NULL);
}

/* logind is asked there. A machine without a system bus is no less welcome. */
static void
on_system_bus (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HiatusPresenceDesktop) presence = user_data;
  g_autoptr (GDBusConnection) system = g_bus_get_finish (result, NULL);

  if (system != NULL)
    g_dbus_connection_set_exit_on_close (system, FALSE);
  hiatus_presence_desktop_start (presence, system);
}

static gint
serve (GDBusConnection *connection, GError **error)
{
  g_autofree gchar *data_folder = get_data_folder ();
  g_autofree gchar *config_folder = get_config_folder ();
  HiatusSandboxPlaces places = {
    .home = g_get_home_dir (),
    .runtime = g_get_user_runtime_dir (),
    .data = data_folder,
    .config = config_folder,
  };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (HiatusExaminer) examiner = hiatus_examiner_new ();
  g_autoptr (HiatusService) service = hiatus_service_new (connection, error);
  g_autoptr (HiatusPresenceDesktop) presence = NULL;
  g_autoptr (HiatusApp) app = NULL;
  gboolean is_first = FALSE;
  guint tray_id;

  if (service == NULL || !hiatus_api_be_the_only_one (connection, HIATUS_BUS_NAME, &is_first, error))
    return EXIT_FAILURE;
  if (!is_first)
    {
      g_printerr (_ ("hiatusd: Hiatus is running already; nothing to do.\n"));
      return EXIT_SUCCESS;
    }
  presence = hiatus_presence_desktop_new (connection, HIATUS_PRESENCE_IDLE_LIMIT_MS);
  app = build_app (connection, presence, examiner, error);
  if (app == NULL)
    return EXIT_FAILURE;
  hiatus_examiner_add (examiner, hiatus_examine_sandbox, &places, NULL);
  hiatus_service_serve (service, app, examiner);

  g_signal_connect_swapped (service, "quit", G_CALLBACK (g_main_loop_quit), loop);
  g_signal_connect (connection, "closed", G_CALLBACK (on_bus_closed), loop);
  g_signal_connect_swapped (presence, "display-lost", G_CALLBACK (g_main_loop_quit), loop);
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  g_unix_signal_add (SIGHUP, on_signal, loop);
  g_signal_connect (app, "open-window", G_CALLBACK (on_open_window), connection);
  hiatus_app_start (app);
  tray_id = g_bus_watch_name_on_connection (connection, HIATUS_TRAY_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_tray_appeared, on_tray_vanished, app, NULL);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_system_bus, g_object_ref (presence));
  g_main_loop_run (loop);
  g_bus_unwatch_name (tray_id);
  hiatus_service_take_leave (service);
  hiatus_app_stop (app);
  /* Whoever asked for the end gets an answer; without a bus there is nobody left. */
  g_dbus_connection_flush_sync (connection, NULL, NULL);
  return EXIT_SUCCESS;
}

static gint
fail (const GError *error)
{
  g_printerr ("hiatusd: %s\n", error->message);
  return EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  gboolean version = FALSE;
  gboolean folders = FALSE;
  const GOptionEntry entries[] = {
    { "make-folders", 0, 0, G_OPTION_ARG_NONE, &folders, N_ ("Make the folders of Hiatus and leave; hiatusd.service needs them before it starts"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Say the version and leave"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint status;

  close_the_door ();
  share_arenas ();
  hiatus_language_begin (g_getenv ("HIATUS_LOCALE_DIR"), g_get_user_config_dir ());

  context = g_option_context_new (NULL);
  g_option_context_set_summary (context, _ ("The daemon of Hiatus: counts the days and speaks when it is time. The session starts it by itself."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fail (error);
      return 2;
    }
  if (version)
    {
      g_print ("hiatusd %s\n", HIATUS_VERSION);
      return EXIT_SUCCESS;
    }
  if (folders)
    return make_folders (&error) ? EXIT_SUCCESS : fail (error);

  hiatus_api_register_errors ();
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection == NULL)
    return fail (error);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  status = serve (connection, &error);
  if (error != NULL)
    fail (error);
  return status;
}
