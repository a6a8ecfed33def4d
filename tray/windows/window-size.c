/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/window-size.h"

/* How high a window can be with its lower edge still on the screen. Where it cannot know its place, as on Wayland, it
 * takes itself to be at the top. */
static gint
room_below (GtkWindow *window, gint height)
{
  GdkWindow *surface = gtk_widget_get_window (GTK_WIDGET (window));
  GdkMonitor *monitor = gdk_display_get_monitor_at_window (gdk_window_get_display (surface), surface);
  GdkRectangle screen, frame;

  gdk_monitor_get_workarea (monitor, &screen);
  gdk_window_get_frame_extents (surface, &frame);
  return screen.y + screen.height - frame.y - (frame.height - height);
}

/**
 * hiatus_window_size_grow:
 * @window: a window whose contents can be scrolled
 *
 * Makes a window larger where its contents have grown, so that nothing has to be scrolled for as long as the contents
 * want no more than their most, and the screen has room below the window. It never becomes smaller, and never moves:
 * that would be under the pointer.
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
  wanted_height = MAX (height, MIN (wanted_height, room_below (window, height)));
  if (wanted_width > width || wanted_height > height)
    gtk_window_resize (window, wanted_width, wanted_height);
}

/**
 * hiatus_window_size_lay_out:
 * @window: a window that is shown
 *
 * Gives what came since the last frame its place at once, in the window as large as it is now or has to become. GTK does so
 * with the next frame, and in a window that grows only when the display has made it larger.
 */
void
hiatus_window_size_lay_out (GtkWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GtkAllocation place;
  gint least_width, least_height;

  gtk_widget_get_allocation (widget, &place);
  gtk_widget_get_preferred_width (widget, &least_width, NULL);
  place.width = MAX (place.width, least_width);
  gtk_widget_get_preferred_height_for_width (widget, place.width, &least_height, NULL);
  place.height = MAX (place.height, least_height);
  gtk_widget_size_allocate (widget, &place);
}
