/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hiatus-tray: the moon in the panel, and its menu. */

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/api/errors.h"
#include "daemon/api/language.h"
#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "tray/autostart.h"
#include "tray/display.h"
#include "tray/tray-host.h"
#include "tray/tray.h"

/* How long a panel may take to appear before Hiatus says that there is none: at login, and when a person waits. */
#define GRACE_MS 15000
#define GRACE_BY_HAND_MS 3000

/* What the command line says. */
typedef struct
{
  gchar *icon_folder; /* (owned) (nullable) */
  gint grace_ms;      /* negative for what is usual */
  gint return_ms;     /* the same */
  gboolean autostart;
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

static gboolean
on_signal (gpointer user_data)
{
  gtk_main_quit ();
  return G_SOURCE_CONTINUE;
}

/* Where the session can be seen, for the daemon. */
static GVariant *
read_display (void)
{
  static const gchar *const names[] = { "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY" };
  GVariantBuilder display = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gchar *value = g_getenv (names[i]);

      if (value != NULL && g_utf8_validate (value, -1, NULL))
        g_variant_builder_add (&display, "{ss}", names[i], value);
    }
  return g_variant_ref_sink (g_variant_builder_end (&display));
}

/* Whether neither the session nor the bus nor systemd has started this process. */
static gboolean
is_started_by_hand (const Options *options)
{
  const gchar *executed = g_getenv ("SYSTEMD_EXEC_PID");

  return !options->autostart && g_getenv ("DBUS_STARTER_ADDRESS") == NULL &&
         (executed == NULL || g_ascii_strtoll (executed, NULL, 10) != getpid ());
}

static void
on_host_seen (HiatusTrayHost host, gpointer user_data)
{
  if (host == HIATUS_TRAY_HOST_NONE)
    g_print ("%s\n", _ ("Nothing on this desktop shows tray icons. 'hiatus' opens the overview, which has the rows of the menu."));
  gtk_main_quit ();
}

/* Another tray is there: says where. */
static int
point_at_first (GDBusConnection *connection)
{
  guint32 process = hiatus_api_find_process (connection, HIATUS_TRAY_BUS_NAME);

  if (process > 0)
    /* Translators: the number is that of a process. */
    g_print (_ ("Hiatus is in the tray already (process %u).\n"), process);
  else
    g_print ("%s\n", _ ("Hiatus is in the tray already."));
  if (gtk_init_check (NULL, NULL))
    {
      hiatus_tray_host_look (connection, 0, on_host_seen, NULL);
      gtk_main ();
    }
  return EXIT_SUCCESS;
}

static int
run (const Options *options)
{
  g_autoptr (GVariant) display = read_display ();
  gboolean by_hand = is_started_by_hand (options);
  gint grace_ms = options->grace_ms >= 0 ? options->grace_ms : by_hand ? GRACE_BY_HAND_MS
                                                                       : GRACE_MS;
  HiatusTraySetup setup = {
    .icon_folder = options->icon_folder,
    .display = display,
    .by_hand = by_hand,
    .grace_ms = (guint) grace_ms,
    .return_ms = options->return_ms >= 0 ? (guint) options->return_ms : GRACE_MS,
    .complain = complain,
    .leave = on_leave,
  };
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (HiatusTray) tray = NULL;
  gboolean is_only_one = FALSE;
  g_autoptr (GError) error = NULL;

  /* AppIndicator takes the shared connection, so that one it is for everything here. */
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  /* Its unit and the bus start the tray without this option, or it would ask for itself. */
  if (connection != NULL && options->autostart)
    {
      hiatus_autostart_publish (connection, display);
      if (hiatus_autostart_hand_over (connection))
        return EXIT_SUCCESS;
    }
  if (connection == NULL || !hiatus_api_be_the_only_one (connection, HIATUS_TRAY_BUS_NAME, &is_only_one, &error))
    {
      g_dbus_error_strip_remote_error (error);
      g_prefix_error (&error, "%s", _ ("no session bus; start it from a desktop session: "));
      complain (error->message, NULL);
      return EXIT_FAILURE;
    }
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_signal_connect (connection, "closed", G_CALLBACK (on_bus_lost), NULL);
  if (!is_only_one)
    return point_at_first (connection);
  if (!gtk_init_check (NULL, NULL))
    {
      complain (_ ("no display; start it from a desktop session"), NULL);
      return EXIT_FAILURE;
    }

  /* Not before it is the one tray, on a display that is there: a second one, on another display, has nothing to say. */
  if (by_hand)
    hiatus_autostart_publish (connection, display);
  hiatus_display_end_when_lost (gdk_display_get_default ());
  g_unix_signal_add (SIGTERM, on_signal, NULL);
  g_unix_signal_add (SIGINT, on_signal, NULL);
  g_unix_signal_add (SIGHUP, on_signal, NULL);
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
    { "autostart", 0, 0, G_OPTION_ARG_NONE, &options->autostart, N_ ("Started by the session at login, not by hand"), NULL },
    { "grace", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &options->grace_ms, N_ ("Wait so many milliseconds for a panel"), N_ ("MS") },
    { "return", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &options->return_ms, NULL, NULL }, /* for one that has gone */
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
  Options options = { .grace_ms = -1, .return_ms = -1 };
  int status;

  /* GTK would go back to the language of the session. */
  gtk_disable_setlocale ();
  hiatus_language_begin (g_getenv ("HIATUS_LOCALE_DIR"), g_get_user_config_dir ());
  hiatus_api_register_errors ();

  status = parse (argc, argv, &options);
  if (status < 0)
    status = run (&options);
  g_free (options.icon_folder);
  return status;
}
