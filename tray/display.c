/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/display.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include <gdk/gdkx.h>
#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#include <wayland-client-core.h>
#endif

/* The end of the session, in which nothing can be said any more and taking leave of the display would block. */
static void
end (void)
{
  _exit (EXIT_SUCCESS);
}

static int
on_x11_lost (Display *display)
{
  end ();
  return 0;
}

#ifdef GDK_WINDOWING_WAYLAND

/* Looks at the socket of the compositor before GDK's own source does, which ends the program with 1 when it is closed:
 * a source that is ready keeps those of lower priority from being looked at. */
typedef struct
{
  GSource source;
  GPollFD socket;
} LossSource;

static gboolean
is_lost (gushort events)
{
  return (events & (G_IO_HUP | G_IO_ERR)) != 0;
}

/* GDK writes to the socket before it waits, and would find it closed then. */
static gboolean
prepare_loss (GSource *source, gint *timeout)
{
  LossSource *self = (LossSource *) source;
  struct pollfd now = { .fd = self->socket.fd };

  *timeout = -1;
  return poll (&now, 1, 0) > 0 && is_lost ((gushort) now.revents);
}

static gboolean
check_loss (GSource *source)
{
  return is_lost (((LossSource *) source)->socket.revents);
}

static gboolean
dispatch_loss (GSource *source, GSourceFunc callback, gpointer user_data)
{
  end ();
  return G_SOURCE_REMOVE;
}

static void
end_when_wayland_is_lost (GdkDisplay *display)
{
  static GSourceFuncs functions = { .prepare = prepare_loss, .check = check_loss, .dispatch = dispatch_loss };
  GSource *source = g_source_new (&functions, sizeof (LossSource));
  LossSource *self = (LossSource *) source;

  self->socket.fd = wl_display_get_fd (gdk_wayland_display_get_wl_display (display));
  self->socket.events = G_IO_HUP | G_IO_ERR;
  g_source_add_poll (source, &self->socket);
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_attach (source, NULL);
  g_source_unref (source);
}

#endif

/**
 * hiatus_display_end_when_lost:
 * @display: the display of the program
 *
 * From now on the loss of the display is the end of the session: the program ends at once and with 0, where GDK would
 * complain and end it with 1. Call it once, before the main loop runs.
 */
void
hiatus_display_end_when_lost (GdkDisplay *display)
{
  if (GDK_IS_X11_DISPLAY (display))
    XSetIOErrorHandler (on_x11_lost);
#ifdef GDK_WINDOWING_WAYLAND
  else if (GDK_IS_WAYLAND_DISPLAY (display))
    end_when_wayland_is_lost (display);
#endif
}

/**
 * hiatus_display_get_time:
 * @display: the display
 *
 * The time of the display's own clock, which tells a window manager that a window was asked for just now. Clicks that
 * come from a panel over the bus do not bring it along.
 *
 * Returns: the time in milliseconds; 0 where there is no such clock, as on Wayland
 */
guint32
hiatus_display_get_time (GdkDisplay *display)
{
  GdkWindow *leader;

  if (!GDK_IS_X11_DISPLAY (display))
    return 0;
  /* Without this the question would wait for an answer that does not come. */
  leader = gdk_display_get_default_group (display);
  gdk_window_set_events (leader, gdk_window_get_events (leader) | GDK_PROPERTY_CHANGE_MASK);
  return gdk_x11_get_server_time (leader);
}

/**
 * hiatus_display_has_tray:
 * @display: the display
 *
 * Whether a panel of the older kind is there, which takes icons in as windows (the freedesktop.org System Tray
 * Protocol, 0.3).
 *
 * Returns: %TRUE if there is one
 */
gboolean
hiatus_display_has_tray (GdkDisplay *display)
{
  g_autofree gchar *name = NULL;
  GdkScreen *screen;

  if (!GDK_IS_X11_DISPLAY (display))
    return FALSE;
  screen = gdk_display_get_default_screen (display);
  name = g_strdup_printf ("_NET_SYSTEM_TRAY_S%d", gdk_x11_screen_get_screen_number (screen));
  return XGetSelectionOwner (gdk_x11_display_get_xdisplay (display), gdk_x11_get_xatom_by_name_for_display (display, name)) != None;
}
