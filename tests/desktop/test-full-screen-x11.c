/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of the window in use on a real X server: the order in which things are heard, and how little is. */

#include <X11/Xatom.h>
#include <stdlib.h>

#include "daemon/shell/presence-sources.h"
#include "daemon/shell/x11.h"
#include "tests/desktop/desk.h"
#include "tests/desktop/x11-window.h"

/* Nobody asks this source for it. */
#define IDLE_LIMIT_MS 0

static void
on_event (guint *n_events)
{
  (*n_events)++;
}

static void
on_x11 (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(HiatusX11 **) user_data = hiatus_x11_connect_finish (result, NULL);
}

/* The server answers in order: what has happened before is known afterwards. */
static void
ask_once (HiatusPresenceSource *source, HiatusX11 *x11)
{
  hiatus_presence_source_stop (source, HIATUS_PRESENCE_OFF, NULL);
  hiatus_presence_source_start (source, x11);
  hiatus_wait_until (hiatus_presence_source_get_state (source) != HIATUS_PRESENCE_FINDING_OUT);
}

/* A day of typing, in windows that change their title at each key, wakes nobody at rest. */
static void
test_quiet_at_rest (void)
{
  g_autoptr (HiatusX11) x11 = NULL;
  g_autoptr (HiatusPresenceSource) source = hiatus_presence_source_new (HIATUS_TYPE_PRESENCE_X11_FULL_SCREEN, IDLE_LIMIT_MS);
  Display *display = XOpenDisplay (NULL);
  Window window = hiatus_x11_window_open (display);
  guint n_events = 0;

  hiatus_x11_connect_async (g_getenv ("DISPLAY"), NULL, NULL, on_x11, &x11);
  hiatus_wait_until (x11 != NULL);
  g_signal_connect_swapped (x11, "event", G_CALLBACK (on_event), &n_events);
  hiatus_presence_source_start (source, x11);
  hiatus_wait_until (hiatus_presence_source_get_state (source) == HIATUS_PRESENCE_ON);
  hiatus_presence_source_attend (source, TRUE);
  hiatus_wait_until (hiatus_presence_source_get_state (source) == HIATUS_PRESENCE_ON);
  XStoreName (display, window, "a");
  XSync (display, False);
  hiatus_presence_source_attend (source, FALSE);
  ask_once (source, x11);

  n_events = 0;
  for (guint i = 0; i < 1000; i++)
    XStoreName (display, window, i % 2 == 0 ? "b" : "c");
  XDestroyWindow (display, window);
  XSync (display, False);
  ask_once (source, x11);
  g_assert_cmpuint (n_events, ==, 0);

  hiatus_presence_source_stop (source, HIATUS_PRESENCE_OFF, NULL);
  XCloseDisplay (display);
}

/* --- which window is in use, as a window manager tells --- */

typedef struct
{
  HiatusX11 *x11;
  HiatusPresenceSource *source;
  Display *display;
  Window film; /* not shown: the window manager says nothing of it */
} Look;

static void
look_set_up (Look *look, gconstpointer data)
{
  look->display = XOpenDisplay (NULL);
  look->film = XCreateSimpleWindow (look->display, DefaultRootWindow (look->display), 0, 0, 1, 1, 0, 0, 0);
  look->source = hiatus_presence_source_new (HIATUS_TYPE_PRESENCE_X11_FULL_SCREEN, IDLE_LIMIT_MS);
  hiatus_presence_source_attend (look->source, TRUE);
  hiatus_x11_connect_async (g_getenv ("DISPLAY"), NULL, NULL, on_x11, &look->x11);
  hiatus_wait_until (look->x11 != NULL);
}

static void
look_tear_down (Look *look, gconstpointer data)
{
  hiatus_presence_source_stop (look->source, HIATUS_PRESENCE_OFF, NULL);
  g_assert_finalize_object (look->source);
  g_object_unref (look->x11);
  XCloseDisplay (look->display);
}

static void
name_active (Look *look, Window window)
{
  const Atom active = XInternAtom (look->display, "_NET_ACTIVE_WINDOW", False);

  XChangeProperty (look->display, DefaultRootWindow (look->display), active, XA_WINDOW, 32, PropModeReplace, (const guchar *) &window, 1);
  XSync (look->display, False);
}

static void
say_full_screen (Look *look)
{
  const Atom state = XInternAtom (look->display, "_NET_WM_STATE", False);
  const Atom full_screen = XInternAtom (look->display, "_NET_WM_STATE_FULLSCREEN", False);

  XChangeProperty (look->display, look->film, state, XA_ATOM, 32, PropModeReplace, (const guchar *) &full_screen, 1);
  XSync (look->display, False);
}

static void
fill_screen (Look *look)
{
  say_full_screen (look);
  hiatus_wait_until (hiatus_presence_source_get_flags (look->source) == HIATUS_PRESENCE_FULL_SCREEN);
}

/* The server has answered all that the source has asked so far, and the source has not heard it yet. */
static void
let_answer (Look *look)
{
  xcb_connection_t *connection = hiatus_x11_get_connection (look->x11);

  free (xcb_get_input_focus_reply (connection, xcb_get_input_focus (connection), NULL));
}

/* None is in use, and in the very moment in which that is heard one comes. */
static void
test_window_meanwhile (Look *look, gconstpointer data)
{
  XDeleteProperty (look->display, DefaultRootWindow (look->display), XInternAtom (look->display, "_NET_ACTIVE_WINDOW", False));
  XSync (look->display, False);
  hiatus_presence_source_start (look->source, look->x11);
  let_answer (look);
  name_active (look, look->film);
  hiatus_wait_until (hiatus_presence_source_get_state (look->source) == HIATUS_PRESENCE_ON);
  let_answer (look);
  hiatus_wait_idle ();
  fill_screen (look);
}

/* The film ends, and says a last thing about itself. */
static void
test_film_over (Look *look, gconstpointer data)
{
  name_active (look, look->film);
  hiatus_presence_source_start (look->source, look->x11);
  fill_screen (look);
  name_active (look, None);
  say_full_screen (look);
  hiatus_wait_until (hiatus_presence_source_get_flags (look->source) == HIATUS_PRESENCE_HERE);
  let_answer (look);
  hiatus_wait_idle ();
  g_assert_cmpuint (hiatus_presence_source_get_flags (look->source), ==, HIATUS_PRESENCE_HERE);
}

/* A window manager that means by the root window that none is in use: the root is heard as before. */
static void
test_root (Look *look, gconstpointer data)
{
  hiatus_presence_source_start (look->source, look->x11);
  name_active (look, DefaultRootWindow (look->display));
  hiatus_wait_until (hiatus_presence_source_get_state (look->source) == HIATUS_PRESENCE_ON);
  name_active (look, look->film);
  fill_screen (look);
  name_active (look, DefaultRootWindow (look->display));
  hiatus_wait_until (hiatus_presence_source_get_flags (look->source) == HIATUS_PRESENCE_HERE);
  name_active (look, look->film);
  hiatus_wait_until (hiatus_presence_source_get_flags (look->source) == HIATUS_PRESENCE_FULL_SCREEN);
}

/* The window goes, and another gets its number. */
static void
test_same_number (Look *look, gconstpointer data)
{
  xcb_connection_t *other = xcb_connect (NULL, NULL);
  const xcb_screen_t *screen = xcb_setup_roots_iterator (xcb_get_setup (other)).data;

  look->film = xcb_generate_id (other);
  hiatus_presence_source_start (look->source, look->x11);
  for (guint i = 0; i < 2; i++)
    {
      xcb_create_window (other, XCB_COPY_FROM_PARENT, (xcb_window_t) look->film, screen->root, 0, 0, 1, 1, 0, XCB_COPY_FROM_PARENT, XCB_COPY_FROM_PARENT, 0, NULL);
      free (xcb_get_input_focus_reply (other, xcb_get_input_focus (other), NULL));
      name_active (look, look->film);
      hiatus_wait_until (hiatus_presence_source_get_state (look->source) == HIATUS_PRESENCE_ON);
      hiatus_wait_until (hiatus_presence_source_get_flags (look->source) == HIATUS_PRESENCE_HERE);
      fill_screen (look);
      xcb_destroy_window (other, (xcb_window_t) look->film);
    }
  xcb_disconnect (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/full-screen/x11/window-meanwhile", Look, NULL, look_set_up, test_window_meanwhile, look_tear_down);
  g_test_add ("/full-screen/x11/film-over", Look, NULL, look_set_up, test_film_over, look_tear_down);
  g_test_add ("/full-screen/x11/root", Look, NULL, look_set_up, test_root, look_tear_down);
  g_test_add ("/full-screen/x11/same-number", Look, NULL, look_set_up, test_same_number, look_tear_down);
  /* The last: after it the window manager has something to say of a window. */
  g_test_add_func ("/full-screen/x11/quiet-at-rest", test_quiet_at_rest);

  return g_test_run ();
}
