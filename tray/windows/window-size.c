/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/window-size.h"

/**
 * hiatus_window_size_grow:
 * @window: a window whose contents can be scrolled
 *
 * Makes a window larger where its contents have grown, so that nothing has to be scrolled for as long as the contents
 * want no more than their most. It never becomes smaller: that would move under the pointer.
 */
void
hiatus_window_size_grow (GtkWindow *window)
{
  GtkWidget *content = gtk_bin_get_child (GTK_BIN (window));
  gint width, height, least, wanted_width, wanted_height;

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)) || gtk_window_is_maximized (window))
    return;
  gtk_window_get_size (window, &width, &height);
  gtk_widget_get_preferred_width (content, &least, &wanted_width);
  wanted_width = MAX (width, wanted_width);
  gtk_widget_get_preferred_height_for_width (content, wanted_width, &least, &wanted_height);
  if (wanted_width > width || wanted_height > height)
    gtk_window_resize (window, wanted_width, MAX (height, wanted_height));
}
