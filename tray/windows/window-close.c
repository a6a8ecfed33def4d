/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/window-close.h"

/* Of a window that is about to be asked: the handler that hears of it. */
#define HANDLER "hiatus-closing"

static gboolean
on_delete_event (GtkWidget *window, GdkEvent *event, gpointer user_data)
{
  g_signal_handler_disconnect (window, GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (window), HANDLER)));
  return GDK_EVENT_PROPAGATE;
}

/**
 * hiatus_window_close:
 * @window: a window
 *
 * Closes a window as its title bar does: it is asked first. gtk_window_close() must not be called again before the window was
 * asked, as two quick presses of Escape would: of two such calls GTK 3 forgets one, which then finds the window gone.
 */
void
hiatus_window_close (GtkWindow *window)
{
  if (!gtk_widget_get_realized (GTK_WIDGET (window)) || g_object_get_data (G_OBJECT (window), HANDLER) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), HANDLER, GSIZE_TO_POINTER (g_signal_connect (window, "delete-event", G_CALLBACK (on_delete_event), NULL)));
  gtk_window_close (window);
}
