/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hiatus-tray: the moon in the panel, and its menu. */

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <stdlib.h>

#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "tray/tray.h"

/* What the command line says. */
typedef struct
{
  gchar *icon_folder; /* (owned) (nullable) */
  gboolean version;
} Options;

static void
complain (const gchar *sentence, gpointer user_data)
{
  g_printerr ("hiatus-tray: %s\n", sentence);
}

static void
on_leave (gpointer user_data)
{
  gtk_main_quit ();
}

static void
on_bus_lost (GDBusConnection *connection, gboolean by_peer, GError *error, gpointer user_data)
{
  gtk_main_quit ();
}

static int
run (const Options *options)
{
  HiatusTraySetup setup = { .icon_folder = options->icon_folder, .complain = complain, .leave = on_leave };
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (HiatusTray) tray = NULL;
  gboolean is_only_one = FALSE;
  g_autoptr (GError) error = NULL;

  /* AppIndicator takes the shared connection, so that one it is for everything here. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection == NULL || !hiatus_api_be_the_only_one (connection, HIATUS_TRAY_BUS_NAME, &is_only_one, &error))
    {
      g_dbus_error_strip_remote_error (error);
      g_prefix_error (&error, "%s", _ ("no session bus; start it from a desktop session: "));
      complain (error->message, NULL);
      return EXIT_FAILURE;
    }
  if (!is_only_one)
    {
      complain (_ ("already running"), NULL);
      return EXIT_SUCCESS;
    }
  if (!gtk_init_check (NULL, NULL))
    {
      complain (_ ("no display; start it from a desktop session"), NULL);
      return EXIT_FAILURE;
    }

  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_signal_connect (connection, "closed", G_CALLBACK (on_bus_lost), NULL);
  setup.connection = connection;
  tray = hiatus_tray_new (&setup);
  gtk_main ();
  return EXIT_SUCCESS;
}

/* Returns: -1 to go on, or a status to leave with. */
static int
parse (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "icon-folder", 0, 0, G_OPTION_ARG_FILENAME, &options->icon_folder, N_ ("Take the icons from FOLDER/hicolor"), N_ ("FOLDER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _ ("The moon in the panel, and its menu."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      complain (error->message, NULL);
      return 2;
    }
  if (argc > 1)
    {
      g_printerr (_ ("hiatus-tray: '%s' is not understood; see hiatus-tray --help\n"), argv[1]);
      return 2;
    }
  if (options->version)
    {
      g_print ("hiatus-tray %s\n", HIATUS_VERSION);
      return EXIT_SUCCESS;
    }
  return -1;
}

int
main (int argc, char **argv)
{
  Options options = { 0 };
  int status;

  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, HIATUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = parse (argc, argv, &options);
  if (status < 0)
    status = run (&options);
  g_free (options.icon_folder);
  return status;
}
