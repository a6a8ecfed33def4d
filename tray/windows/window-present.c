/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/window-present.h"

/* Somebody uses one of our windows, or this one has another above it, such as a question. */
static gboolean
has_to_stay (GtkWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_window_is_active (item->data) || (gtk_window_get_transient_for (item->data) == window && gtk_widget_get_mapped (item->data)))
      return TRUE;
  return FALSE;
}

static gboolean
come_again (gpointer user_data)
{
  GtkWidget *widget = user_data;

  /* It may have been closed meanwhile. */
  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  if (!has_to_stay (GTK_WINDOW (widget)))
    gtk_widget_hide (widget);
  gtk_window_present (GTK_WINDOW (widget));
  return G_SOURCE_REMOVE;
}

/**
 * hiatus_window_present:
 * @window: a window
 * @is_proven: whether the display can know that a person asked for it just now
 *
 * Shows a window, or brings it to the front. On Wayland a window that is there already stays behind the others unless whoever
 * calls has a token, and a click in a panel's menu brings none along. One that comes anew is in front, so it goes and comes.
 */
void
hiatus_window_present (GtkWindow *window, gboolean is_proven)
{
  if (is_proven || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      gtk_window_present (window);
      return;
    }
  /* A call on the bus overtakes what a busy compositor has still to say: that another window has the keyboard now. It says so
   * before it answers, and events come before what is idle. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, come_again, g_object_ref (window), g_object_unref);
}
