/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/scroll-to.h"

/**
 * hiatus_scroll_to:
 * @widget: something in a page that scrolls
 * @y: where a part of it begins, in pixels from its upper edge
 * @height: how high that part is
 *
 * Scrolls no further than needed for that part to be seen. Nothing happens where nothing scrolls.
 */
void
hiatus_scroll_to (GtkWidget *widget, gint y, gint height)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *place = page == NULL ? NULL : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (page));
  gint seen_at;
  gdouble top;

  if (place == NULL || !gtk_widget_translate_coordinates (widget, page, 0, y, NULL, &seen_at))
    return;
  top = gtk_adjustment_get_value (place) + seen_at;
  gtk_adjustment_clamp_page (place, top, top + height);
}

/**
 * hiatus_scroll_to_widget:
 * @widget: something in a page that scrolls
 *
 * The same for all of it.
 */
void
hiatus_scroll_to_widget (GtkWidget *widget)
{
  hiatus_scroll_to (widget, 0, gtk_widget_get_allocated_height (widget));
}
