/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/next-style.h"

static void
load_style (void)
{
  static gsize loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!g_once_init_enter (&loaded))
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/hiatus/Window/next-window.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_once_init_leave (&loaded, 1);
}

/**
 * hiatus_next_style_add:
 * @window: a window with something to read and to choose
 *
 * Gives it large words, and buttons with room in them, in the colours of the person's own theme.
 */
void
hiatus_next_style_add (GtkWidget *window)
{
  load_style ();
  gtk_style_context_add_class (gtk_widget_get_style_context (window), "next");
}
