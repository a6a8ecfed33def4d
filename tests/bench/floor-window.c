/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest program that has what hiatus-window cannot do without: an application that the bus starts, and a window with
 * nothing in it; or, where "choice" is asked for, with the smallest thing that has a text and an icon. */

#include <gtk/gtk.h>

static void
on_activate (GtkApplication *application, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (gtk_application_window_new (application)));
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  on_activate (application, NULL);
}

static void
on_choice (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_container_add (GTK_CONTAINER (window), gtk_check_button_new_with_label ("A choice"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_bin_get_child (GTK_BIN (window))), TRUE);
  gtk_widget_show_all (window);
}

int
main (int argc, char **argv)
{
  static const GActionEntry actions[] = { { .name = "open", .activate = on_open }, { .name = "choice", .activate = on_choice } };
  g_autoptr (GtkApplication) application = gtk_application_new ("org.hiatus.FloorWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
