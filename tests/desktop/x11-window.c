/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/x11-window.h"

#include "tests/desktop/desk.h"

/**
 * hiatus_x11_window_is_managed:
 * @display: a display
 * @window: a window that was mapped
 *
 * A window manager hears nothing about a window that it has not taken over yet. It writes the state of one then, see section
 * 4.1.3.1 of the ICCCM.
 *
 * Returns: whether the window manager has taken it over
 */
gboolean
hiatus_x11_window_is_managed (Display *display, Window window)
{
  const Atom state = XInternAtom (display, "WM_STATE", False);
  Atom type = None;
  gint format;
  gulong n;
  gulong left;
  guchar *value = NULL;

  XGetWindowProperty (display, window, state, 0, 0, False, AnyPropertyType, &type, &format, &n, &left, &value);
  XFree (value);
  return type != None;
}

/**
 * hiatus_x11_window_open:
 * @display: a display
 *
 * Returns: a new window, which the window manager has taken over
 */
Window
hiatus_x11_window_open (Display *display)
{
  Window window = XCreateSimpleWindow (display, DefaultRootWindow (display), 50, 50, 200, 100, 0, 0, 0);

  XMapWindow (display, window);
  XFlush (display);
  hiatus_desk_wait_until (hiatus_x11_window_is_managed (display, window));
  return window;
}
