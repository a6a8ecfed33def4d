/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* hiatus-window: every window of Hiatus. The bus starts it when somebody asks for one, and it leaves with the last. */

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <stdlib.h>

#include "daemon/api/language.h"
#include "daemon/api/names.h"
#include "tray/display.h"
#include "tray/windows/application.h"

static gint
on_local_options (GApplication *application, GVariantDict *options, gpointer user_data)
{
  const gchar *icon_folder;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hiatus-window %s\n", HIATUS_VERSION);
      return EXIT_SUCCESS;
    }
  if (!gtk_init_check (NULL, NULL))
    {
      g_printerr ("hiatus-window: %s\n", _ ("no display; start it from a desktop session, or ask 'hiatus status'"));
      return EXIT_FAILURE;
    }
  hiatus_display_end_when_lost (gdk_display_get_default ());
  if (g_variant_dict_lookup (options, "icon-folder", "^&ay", &icon_folder))
    gtk_icon_theme_prepend_search_path (gtk_icon_theme_get_default (), icon_folder);
  /* GApplication does without a bus where there is none; the windows cannot. */
  if (!g_application_register (application, NULL, &error) || g_application_get_dbus_connection (application) == NULL)
    {
      g_printerr ("hiatus-window: %s\n", _ ("no session bus; start it from a desktop session"));
      return EXIT_FAILURE;
    }
  return -1;
}

int
main (int argc, char **argv)
{
  static const GOptionEntry entries[] = {
    { "icon-folder", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Take the icons from FOLDER/hicolor"), N_ ("FOLDER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (HiatusApplication) application = NULL;

  /* GTK would go back to the language of the session. */
  gtk_disable_setlocale ();
  hiatus_language_begin (g_getenv ("HIATUS_LOCALE_DIR"), g_get_user_config_dir ());
  /* By this name desktops find out whose windows these are: that of the desktop file, not of the program. */
  g_set_prgname (HIATUS_BUS_NAME);
  gdk_set_program_class (HIATUS_BUS_NAME);
  g_set_application_name (_ ("Hiatus"));

  application = hiatus_application_new ();
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_application_set_option_context_summary (G_APPLICATION (application), _ ("The windows of Hiatus: by itself, the overview."));
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_local_options), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
