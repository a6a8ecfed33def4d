/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hiatus-tray: the moon in the panel, and its menu. It keeps nothing: what it shows is what the daemon
 * answers, and what is clicked is asked of the daemon. */

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <stdlib.h>

#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "hiatus-dbus.h"
#include "tray/tray-indicator.h"
#include "tray/tray-model.h"

typedef struct
{
  GDBusConnection *connection;
  HiatusDBusHiatus1 *proxy;
  HiatusTrayIndicator *indicator;
  gchar *undo_id;     /* (nullable): what the row "Undo" stands for */
  gboolean asking;    /* GetState is under way */
  gboolean ask_again; /* the state changed meanwhile */
  gboolean leaving;   /* the person chose to quit */
} Tray;

static void
report (GError *error)
{
  g_dbus_error_strip_remote_error (error);
  g_printerr ("hiatus-tray: %s\n", error->message);
}

static void
show (Tray *tray, HiatusTrayView *view)
{
  g_free (tray->undo_id);
  tray->undo_id = g_strdup (view->undo_id);
  hiatus_tray_indicator_show (tray->indicator, view);
}

static void ask (Tray *tray);

static void
on_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tray *tray = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;

  tray->asking = FALSE;
  if (tray->leaving)
    return;
  if (!hiatus_dbus_hiatus1_call_get_state_finish (tray->proxy, &state, result, &error))
    {
      tray->ask_again = FALSE;
      report (error);
      show (tray, hiatus_tray_view_new_unreachable ());
      return;
    }
  show (tray, hiatus_tray_view_new (state, g_get_real_time (), zone));
  if (tray->ask_again)
    ask (tray);
}

/* Asks for the state; the bus starts the daemon if need be. */
static void
ask (Tray *tray)
{
  tray->ask_again = tray->asking;
  if (tray->asking)
    return;
  tray->asking = TRUE;
  hiatus_dbus_hiatus1_call_get_state (tray->proxy, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_state, tray);
}

static void
on_state_changed (GDBusConnection *connection,
                  const gchar *sender,
                  const gchar *path,
                  const gchar *interface,
                  const gchar *signal,
                  GVariant *parameters,
                  gpointer user_data)
{
  ask (user_data);
}

static void
on_name_owner (GObject *proxy, GParamSpec *property, gpointer user_data)
{
  Tray *tray = user_data;
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (proxy));

  /* A question that is under way reaches the new owner, or fails with the old one. */
  if (tray->asking || tray->leaving)
    return;
  if (owner != NULL)
    ask (tray);
  else
    show (tray, hiatus_tray_view_new_unreachable ());
}

static void
on_proxy (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Tray *tray = user_data;
  g_autoptr (GError) error = NULL;

  tray->proxy = hiatus_dbus_hiatus1_proxy_new_finish (result, &error);
  if (tray->proxy == NULL)
    {
      report (error);
      gtk_main_quit ();
      return;
    }
  g_signal_connect (tray->proxy, "notify::g-name-owner", G_CALLBACK (on_name_owner), tray);
  ask (tray);
}

/* A proxy that wakes up for nothing but the daemon's coming and going, and one signal of it. */
static void
reach_daemon (Tray *tray)
{
  g_dbus_connection_signal_subscribe (tray->connection,
                                      HIATUS_BUS_NAME,
                                      HIATUS_INTERFACE,
                                      "StateChanged",
                                      HIATUS_OBJECT_PATH,
                                      NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE,
                                      on_state_changed,
                                      tray,
                                      NULL);
  hiatus_dbus_hiatus1_proxy_new (tray->connection,
                                 G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                                 HIATUS_BUS_NAME,
                                 HIATUS_OBJECT_PATH,
                                 NULL,
                                 on_proxy,
                                 tray);
}

/* The end of any call that needs no answer but "done". */
static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply == NULL)
    report (error);
}

static void
on_quit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  on_called (source, result, user_data);
  gtk_main_quit ();
}

/* @strength: 1 to 3, or 0 for one that was not said, which the daemon confirms with a pop-up. */
static void
log_urge (Tray *tray, gint strength)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  if (strength > 0)
    g_variant_dict_insert (&fields, "strength", "i", strength);
  else
    g_variant_dict_insert (&fields, "announce", "b", TRUE);
  hiatus_dbus_hiatus1_call_log (tray->proxy, "urge", g_variant_dict_end (&fields), G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, tray);
}

static void
undo (Tray *tray)
{
  if (tray->undo_id != NULL)
    hiatus_dbus_hiatus1_call_undo (tray->proxy, tray->undo_id, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, tray);
}

static void
answer_prompt (Tray *tray, const gchar *answer)
{
  hiatus_dbus_hiatus1_call_answer_prompt (tray->proxy, answer, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, tray);
}

static void
be_quiet (Tray *tray, const gchar *span)
{
  hiatus_dbus_hiatus1_call_be_quiet (tray->proxy, span, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, tray);
}

static void
quit (Tray *tray)
{
  g_autofree gchar *owner = tray->proxy == NULL ? NULL : g_dbus_proxy_get_name_owner (G_DBUS_PROXY (tray->proxy));

  tray->leaving = TRUE;
  /* Without a daemon the call would start one. */
  if (owner == NULL)
    gtk_main_quit ();
  else
    hiatus_dbus_hiatus1_call_quit (tray->proxy, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_quit, tray);
}

static void
show_day (Tray *tray)
{
  hiatus_dbus_hiatus1_call_show_day (tray->proxy, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, tray);
}

static void
try_again (Tray *tray)
{
  show (tray, hiatus_tray_view_new_starting ());
  ask (tray);
}

static void
on_activated (HiatusTrayRow row, gpointer user_data)
{
  Tray *tray = user_data;

  if (row == HIATUS_TRAY_QUIT)
    {
      quit (tray);
      return;
    }
  if (tray->proxy == NULL)
    return;
  switch (row)
    {
    case HIATUS_TRAY_DAY:
      show_day (tray);
      break;
    case HIATUS_TRAY_TRY_AGAIN:
      try_again (tray);
      break;
    case HIATUS_TRAY_URGE_MILD:
      log_urge (tray, 1);
      break;
    case HIATUS_TRAY_URGE_STRONG:
      log_urge (tray, 2);
      break;
    case HIATUS_TRAY_URGE_OVERWHELMING:
      log_urge (tray, 3);
      break;
    case HIATUS_TRAY_URGE_UNSAID:
      log_urge (tray, 0);
      break;
    case HIATUS_TRAY_UNDO:
      undo (tray);
      break;
    case HIATUS_TRAY_PROMPT_DONE:
      answer_prompt (tray, "done");
      break;
    case HIATUS_TRAY_PROMPT_ANOTHER:
      answer_prompt (tray, "another");
      break;
    case HIATUS_TRAY_PROMPT_NOT_TODAY:
      answer_prompt (tray, "not-today");
      break;
    case HIATUS_TRAY_QUIET_HALF_HOUR:
      be_quiet (tray, "30m");
      break;
    case HIATUS_TRAY_QUIET_HOUR:
      be_quiet (tray, "60m");
      break;
    case HIATUS_TRAY_QUIET_TOMORROW:
      be_quiet (tray, "tomorrow");
      break;
    case HIATUS_TRAY_QUIET_OFF:
      be_quiet (tray, "off");
      break;
    case HIATUS_TRAY_LINE_ABOVE_ACTS:
    case HIATUS_TRAY_URGE:
    case HIATUS_TRAY_PROMPT:
    case HIATUS_TRAY_LINE_BELOW_ACTS:
    case HIATUS_TRAY_QUIET:
    case HIATUS_TRAY_QUIT:
    default:
      break;
    }
}

static void
on_bus_lost (GDBusConnection *connection, gboolean by_peer, GError *error, gpointer user_data)
{
  gtk_main_quit ();
}

static int
run (const gchar *icon_folder)
{
  Tray tray = { 0 };
  gboolean is_only_one = FALSE;
  g_autoptr (GError) error = NULL;

  /* AppIndicator takes the shared connection, so that one it is for everything here. */
  tray.connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (tray.connection == NULL || !hiatus_api_be_the_only_one (tray.connection, HIATUS_TRAY_BUS_NAME, &is_only_one, &error))
    {
      g_prefix_error (&error, "%s", _ ("no session bus; start it from a desktop session: "));
      report (error);
      return EXIT_FAILURE;
    }
  if (!is_only_one)
    {
      g_printerr ("hiatus-tray: %s\n", _ ("already running"));
      return EXIT_SUCCESS;
    }
  if (!gtk_init_check (NULL, NULL))
    {
      g_printerr ("hiatus-tray: %s\n", _ ("no display; start it from a desktop session"));
      return EXIT_FAILURE;
    }

  g_dbus_connection_set_exit_on_close (tray.connection, FALSE);
  g_signal_connect (tray.connection, "closed", G_CALLBACK (on_bus_lost), NULL);
  tray.indicator = hiatus_tray_indicator_new (icon_folder, on_activated, &tray);
  show (&tray, hiatus_tray_view_new_starting ());
  reach_daemon (&tray);
  gtk_main ();

  /* Taking the icon off a panel needs a bus. */
  if (!g_dbus_connection_is_closed (tray.connection))
    hiatus_tray_indicator_free (tray.indicator);
  g_free (tray.undo_id);
  g_clear_object (&tray.proxy);
  g_clear_object (&tray.connection);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  gboolean version = FALSE;
  g_autofree gchar *icon_folder = NULL;
  const GOptionEntry entries[] = {
    { "icon-folder", 0, 0, G_OPTION_ARG_FILENAME, &icon_folder, N_ ("Take the icons from FOLDER/hicolor"), N_ ("FOLDER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) options = NULL;
  g_autoptr (GError) error = NULL;

  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, HIATUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  options = g_option_context_new (NULL);
  g_option_context_set_summary (options, _ ("The moon in the panel, and its menu."));
  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    {
      g_printerr ("hiatus-tray: %s\n", error->message);
      return 2;
    }
  if (argc > 1)
    {
      g_printerr (_ ("hiatus-tray: '%s' is not understood; see hiatus-tray --help\n"), argv[1]);
      return 2;
    }
  if (version)
    {
      g_print ("hiatus-tray %s\n", HIATUS_VERSION);
      return EXIT_SUCCESS;
    }
  return run (icon_folder);
}
