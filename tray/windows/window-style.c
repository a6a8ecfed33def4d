/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/window-style.h"

#include <gtk/gtk.h>

/**
 * hiatus_window_style_load:
 * @name: the name of a style sheet among the resources
 *
 * From now on the windows of this program look as it says, over what the person's own theme says. To be called once for each.
 */
void
hiatus_window_style_load (const gchar *name)
{
  g_autofree gchar *path = g_strconcat ("/org/hiatus/Window/", name, NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
