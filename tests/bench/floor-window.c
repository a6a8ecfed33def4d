/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The smallest program that has what hiatus-window cannot do without: an application that the bus starts, and a window with
 * nothing in it. */

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

int
main (int argc, char **argv)
{
  static const GActionEntry open = { .name = "open", .activate = on_open };
  g_autoptr (GtkApplication) application = gtk_application_new ("org.hiatus.FloorWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_action_map_add_action_entries (G_ACTION_MAP (application), &open, 1, application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
