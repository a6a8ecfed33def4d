/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/bench/eye.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>

/* Whoever has not shown a window by then has failed. */
#define LIMIT_MS 20000

/* What still changes by then is meant to move. */
#define MOVES_US (3 * G_USEC_PER_SEC)

struct _HiatusEye
{
  Display *display;
  int damage_event;
  GHashTable *mapped; /* (owned): the windows that were mapped, and not painted yet */
  Window window;      /* the last one that was painted; 0 once it is gone */
  gint64 paint_us;    /* when it was painted last */
};

/* Windows may go before what is asked about them arrives. */
static int
on_error (Display *display, XErrorEvent *error)
{
  return 0;
}

/**
 * hiatus_eye_new:
 *
 * Returns: (transfer full): an eye that sees each window that is made from now on
 */
HiatusEye *
hiatus_eye_new (void)
{
  HiatusEye *eye = g_new0 (HiatusEye, 1);
  int error_base;

  eye->display = XOpenDisplay (NULL);
  if (eye->display == NULL || !XDamageQueryExtension (eye->display, &eye->damage_event, &error_base))
    g_error ("no display, or one without the extension Damage");
  XSetErrorHandler (on_error);
  eye->mapped = g_hash_table_new (NULL, NULL);
  XSelectInput (eye->display, DefaultRootWindow (eye->display), SubstructureNotifyMask);
  XSync (eye->display, False);
  return eye;
}

/**
 * hiatus_eye_free:
 * @eye: (transfer full): an eye
 *
 * Closes it.
 */
void
hiatus_eye_free (HiatusEye *eye)
{
  XCloseDisplay (eye->display);
  g_hash_table_unref (eye->mapped);
  g_free (eye);
}

/* Mostly before it is mapped: of one that can be seen already all counts as painted now. */
static void
watch (HiatusEye *eye, Window window)
{
  XWindowAttributes attributes;

  XSelectInput (eye->display, window, StructureNotifyMask);
  XDamageCreate (eye->display, window, XDamageReportRawRectangles);
  if (XGetWindowAttributes (eye->display, window, &attributes) && attributes.map_state != IsUnmapped)
    g_hash_table_add (eye->mapped, GSIZE_TO_POINTER (window));
}

static void
note_paint (HiatusEye *eye, Window window)
{
  /* What is painted before it can be seen does not count. */
  if (g_hash_table_remove (eye->mapped, GSIZE_TO_POINTER (window)))
    eye->window = window;
  if (window == eye->window)
    eye->paint_us = g_get_monotonic_time ();
}

static void
note (HiatusEye *eye, XEvent *event)
{
  if (event->type == eye->damage_event + XDamageNotify)
    note_paint (eye, ((XDamageNotifyEvent *) event)->drawable);
  else if (event->type == CreateNotify && !event->xcreatewindow.override_redirect)
    watch (eye, event->xcreatewindow.window);
  else if (event->type == MapNotify && event->xmap.event == event->xmap.window)
    g_hash_table_add (eye->mapped, GSIZE_TO_POINTER (event->xmap.window));
  else if (event->type == DestroyNotify && event->xdestroywindow.window == eye->window)
    eye->window = 0;
}

/* Notes the next thing that is to be seen; FALSE where there is nothing for so long. */
static gboolean
look (HiatusEye *eye, gint limit_ms)
{
  struct pollfd input = { .fd = ConnectionNumber (eye->display), .events = POLLIN };
  XEvent event;

  if (XPending (eye->display) == 0 && poll (&input, 1, limit_ms) <= 0)
    return FALSE;
  while (XPending (eye->display) > 0)
    {
      XNextEvent (eye->display, &event);
      note (eye, &event);
    }
  XFlush (eye->display);
  return TRUE;
}

/**
 * hiatus_eye_wait_for_window:
 * @eye: an eye
 *
 * Waits until there is a window, and something is painted in it.
 *
 * Returns: when that was, in microseconds of the monotonic clock
 */
gint64
hiatus_eye_wait_for_window (HiatusEye *eye)
{
  while (eye->window == 0)
    if (!look (eye, LIMIT_MS))
      g_error ("no window appeared");
  return eye->paint_us;
}

/**
 * hiatus_eye_wait_for_rest:
 * @eye: an eye
 * @rest_ms: how long nothing has to change
 *
 * Waits until the window that came last is painted as it stays.
 *
 * Returns: when something was painted for the last time, in microseconds of the monotonic clock; 0 if something in it moves all
 *   the time
 */
gint64
hiatus_eye_wait_for_rest (HiatusEye *eye, gint rest_ms)
{
  const gint64 end_us = g_get_monotonic_time () + MOVES_US;

  while (look (eye, rest_ms))
    if (g_get_monotonic_time () > end_us)
      return 0;
  return eye->paint_us;
}

/**
 * hiatus_eye_wait_until_gone:
 * @eye: an eye
 *
 * Waits until the window that came last is gone.
 */
void
hiatus_eye_wait_until_gone (HiatusEye *eye)
{
  while (eye->window != 0)
    if (!look (eye, LIMIT_MS))
      g_error ("the window stays");
}

/**
 * hiatus_eye_forget:
 * @eye: an eye
 *
 * Looks no more at the window that came last, but for the next one.
 */
void
hiatus_eye_forget (HiatusEye *eye)
{
  eye->window = 0;
}
