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
  if (!is_proven && gtk_widget_get_mapped (GTK_WIDGET (window)) && !has_to_stay (window))
    gtk_widget_hide (GTK_WIDGET (window));
  gtk_window_present (window);
}
