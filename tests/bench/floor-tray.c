/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest program that has what hiatus-tray cannot do without: an indicator and a menu of ten rows. It takes a
 * bus name once a panel shows it, so that the start of both can be timed in the same way. */

#include <gtk/gtk.h>
#include <libayatana-appindicator/app-indicator.h>

static void
on_connection (AppIndicator *indicator, gboolean connected, gpointer user_data)
{
  if (connected)
    g_bus_own_name (G_BUS_TYPE_SESSION, "org.hiatus.FloorTray", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  GtkWidget *menu;
  AppIndicator *indicator;

  gtk_init (&argc, &argv);
  /* Held for as long as the program runs: AppIndicator asks for it later, and now and then in vain where nobody has it. */
  if (g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL) == NULL)
    return 1;
  menu = gtk_menu_new ();
  for (guint i = 0; i < 10; i++)
    gtk_menu_shell_append (GTK_MENU_SHELL (menu), gtk_menu_item_new_with_label ("A row"));
  gtk_widget_show_all (menu);
  indicator = app_indicator_new ("floor-tray", "appointment-soon", APP_INDICATOR_CATEGORY_APPLICATION_STATUS);
  g_signal_connect (indicator, "connection-changed", G_CALLBACK (on_connection), NULL);
  app_indicator_set_status (indicator, APP_INDICATOR_STATUS_ACTIVE);
  app_indicator_set_menu (indicator, GTK_MENU (menu));
  gtk_main ();
  return 0;
}
