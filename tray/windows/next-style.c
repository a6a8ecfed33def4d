/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/next-style.h"

#include "tray/windows/window-style.h"

static void
load_style (void)
{
  static gsize loaded;

  if (!g_once_init_enter (&loaded))
    return;
  hiatus_window_style_load ("next-window.css");
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
