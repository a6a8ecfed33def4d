/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/in-front.h"

#include <gtk-layer-shell.h>
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#endif

#include "tray/display.h"

/* What a compositor's rules know the surface by. */
#define LAYER_NAMESPACE "hiatus"

/* By GDK's own list first: where there are none, gtk-layer-shell complains about it in the log. */
static gboolean
has_layers (GdkDisplay *display)
{
#ifdef GDK_WINDOWING_WAYLAND
  return GDK_IS_WAYLAND_DISPLAY (display) && gdk_wayland_display_query_registry (display, "zwlr_layer_shell_v1") &&
         gtk_layer_is_supported ();
#else
  return FALSE;
#endif
}

/**
 * hiatus_in_front_prepare:
 * @window: a window that was not shown yet
 *
 * Has it come above the others: on X11 by the state "above", on all desktops; where the compositor has layers, in the
 * uppermost. Elsewhere it is a window like any other, which the token of a click brings to the front.
 */
void
hiatus_in_front_prepare (GtkWindow *window)
{
  if (has_layers (gtk_widget_get_display (GTK_WIDGET (window))))
    {
      gtk_layer_init_for_window (window);
      gtk_layer_set_namespace (window, LAYER_NAMESPACE);
      gtk_layer_set_layer (window, GTK_LAYER_SHELL_LAYER_OVERLAY);
      /* Not "on demand": with that the keys of somebody who types go on to the window below until this one is clicked, and
       * so does Escape. */
      gtk_layer_set_keyboard_mode (window, GTK_LAYER_SHELL_KEYBOARD_MODE_EXCLUSIVE);
      return;
    }
  gtk_window_set_type_hint (window, GDK_WINDOW_TYPE_HINT_DIALOG);
  gtk_window_set_position (window, GTK_WIN_POS_CENTER_ALWAYS);
  gtk_window_set_keep_above (window, TRUE);
  gtk_window_stick (window);
}

/**
 * hiatus_in_front_show:
 * @window: a window that was prepared
 *
 * Shows it, or brings it to the front again, as something that was asked for in this moment: an older time would leave the
 * keyboard with whom it is.
 */
void
hiatus_in_front_show (GtkWindow *window)
{
  const guint32 time = hiatus_display_get_time (gtk_widget_get_display (GTK_WIDGET (window)));

  if (time == 0)
    gtk_window_present (window);
  else
    gtk_window_present_with_time (window, time);
}
