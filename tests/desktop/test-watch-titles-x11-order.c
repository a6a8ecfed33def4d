/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is seen of titles on a real X server when things happen in an unlucky order. The windows are not shown: the window
 * manager says nothing of them. */

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/xcb.h>

#include "daemon/shell/x11.h"
#include "daemon/watchers/watcher.h"
#include "tests/fakes/named-contact.h"
#include "tests/fakes/wait.h"

GType hiatus_watcher_titles_x11_get_type (void);

typedef struct
{
  HiatusMedia media;
  HiatusWatcher *watcher;
  Display *display;
  xcb_connection_t *other; /* of a program that is closed and started again, and gets the same numbers */
  Window chat;
  Window news;
  GString *seen; /* whom, with the number of the stay */
} Fixture;

static void
on_sighted (Fixture *fixture, const HiatusSighting *sighting)
{
  g_string_append_printf (fixture->seen, "%s %u;", sighting->contact->label, (guint) sighting->visit);
}

static void
on_x11 (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(HiatusX11 **) user_data = hiatus_x11_connect_finish (result, NULL);
}

static void
answer (xcb_connection_t *connection)
{
  free (xcb_get_input_focus_reply (connection, xcb_get_input_focus (connection), NULL));
}

/* The server has answered all that the watcher has asked so far, and the watcher has not heard it yet. */
static void
let_answer (Fixture *fixture)
{
  answer (hiatus_x11_get_connection (fixture->media.x11));
}

/* The watcher hears what was said up to now. What it asks then is asked no earlier than by let_answer(). */
static void
hear (Fixture *fixture)
{
  let_answer (fixture);
  g_main_context_iteration (NULL, FALSE);
}

/* And what follows from it. */
static void
hear_all (Fixture *fixture)
{
  for (guint i = 0; i < 8; i++)
    hear (fixture);
}

static void
name_active (Fixture *fixture, Window window)
{
  const Atom active = XInternAtom (fixture->display, "_NET_ACTIVE_WINDOW", False);

  XChangeProperty (fixture->display, DefaultRootWindow (fixture->display), active, XA_WINDOW, 32, PropModeReplace, (const guchar *) &window, 1);
  XSync (fixture->display, False);
}

static void
set_title (Fixture *fixture, Window window, const gchar *title)
{
  const Atom name = XInternAtom (fixture->display, "_NET_WM_NAME", False);
  const Atom type = XInternAtom (fixture->display, "UTF8_STRING", False);

  XChangeProperty (fixture->display, window, name, type, 8, PropModeReplace, (const guchar *) title, (gint) strlen (title));
  XSync (fixture->display, False);
}

static void
open_chat (Fixture *fixture)
{
  const xcb_screen_t *screen = xcb_setup_roots_iterator (xcb_get_setup (fixture->other)).data;

  xcb_create_window (fixture->other, XCB_COPY_FROM_PARENT, (xcb_window_t) fixture->chat, screen->root, 0, 0, 1, 1, 0, XCB_COPY_FROM_PARENT, XCB_COPY_FROM_PARENT, 0, NULL);
  answer (fixture->other);
  set_title (fixture, fixture->chat, "Alex Doe");
}

static void
close_chat (Fixture *fixture)
{
  xcb_destroy_window (fixture->other, (xcb_window_t) fixture->chat);
  answer (fixture->other);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;

  g_ptr_array_add (contacts, hiatus_named_contact_new ("Alex", "Alex Doe"));
  g_ptr_array_add (contacts, hiatus_named_contact_new ("Bo", "Bo Kraus"));
  matcher = hiatus_matcher_new (contacts);
  fixture->display = XOpenDisplay (NULL);
  fixture->other = xcb_connect (NULL, NULL);
  fixture->chat = xcb_generate_id (fixture->other);
  fixture->news = XCreateSimpleWindow (fixture->display, DefaultRootWindow (fixture->display), 0, 0, 1, 1, 0, 0, 0);
  set_title (fixture, fixture->news, "Bo Kraus wins");
  name_active (fixture, None);
  fixture->seen = g_string_new (NULL);
  fixture->watcher = hiatus_watcher_new (hiatus_watcher_titles_x11_get_type ());
  hiatus_watcher_set_matcher (fixture->watcher, matcher);
  g_signal_connect_swapped (fixture->watcher, "sighted", G_CALLBACK (on_sighted), fixture);
  hiatus_x11_connect_async (g_getenv ("DISPLAY"), NULL, NULL, on_x11, &fixture->media.x11);
  hiatus_wait_until (fixture->media.x11 != NULL);
  hiatus_watcher_start (fixture->watcher, &fixture->media);
  hiatus_wait_until (hiatus_watcher_get_state (fixture->watcher) == HIATUS_WATCHER_ON);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watcher_stop (fixture->watcher, HIATUS_WATCHER_OFF, NULL);
  g_assert_finalize_object (fixture->watcher);
  g_object_unref (fixture->media.x11);
  xcb_disconnect (fixture->other);
  XCloseDisplay (fixture->display);
  g_string_free (fixture->seen, TRUE);
}

static void
assert_seen (Fixture *fixture, const gchar *seen)
{
  hear_all (fixture);
  g_assert_cmpstr (fixture->seen->str, ==, seen);
  g_string_truncate (fixture->seen, 0);
}

/* A chat is left and closed, and opened again: that is another stay, for which the first one's answer does not count. */
static void
test_opened_again (Fixture *fixture, gconstpointer data)
{
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  assert_seen (fixture, "Alex 1;");
  close_chat (fixture);
  name_active (fixture, None);
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  assert_seen (fixture, "Alex 2;");

  /* Closed while another one is in use. */
  name_active (fixture, fixture->news);
  close_chat (fixture);
  assert_seen (fixture, "Bo 3;");
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  assert_seen (fixture, "Alex 4;");
}

/* The chat is gone when its title comes. */
static void
test_gone_meanwhile (Fixture *fixture, gconstpointer data)
{
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  hear (fixture); /* that another window is in use */
  hear (fixture); /* which one */
  let_answer (fixture);
  close_chat (fixture);
  assert_seen (fixture, "");
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  assert_seen (fixture, "Alex 1;");

  set_title (fixture, fixture->chat, "Alex Doe is typing");
  hear (fixture); /* that it has changed */
  let_answer (fixture);
  close_chat (fixture);
  assert_seen (fixture, "");
  open_chat (fixture);
  name_active (fixture, fixture->chat);
  assert_seen (fixture, "Alex 2;");
}

static void
set_manager (Fixture *fixture, Window window, Window manager)
{
  const Atom check = XInternAtom (fixture->display, "_NET_SUPPORTING_WM_CHECK", False);

  XChangeProperty (fixture->display, window, check, XA_WINDOW, 32, PropModeReplace, (const guchar *) &manager, 1);
  XSync (fixture->display, False);
}

/* A window manager ends in the moment in which it is met. */
static void
test_manager_meanwhile (Fixture *fixture, gconstpointer data)
{
  open_chat (fixture);
  set_manager (fixture, fixture->chat, fixture->chat);
  set_manager (fixture, DefaultRootWindow (fixture->display), fixture->chat);
  hear (fixture); /* that there is another one */
  hear (fixture); /* by which window it shows that it lives */
  let_answer (fixture);
  close_chat (fixture);
  hear_all (fixture);
  g_assert_cmpint (hiatus_watcher_get_state (fixture->watcher), ==, HIATUS_WATCHER_NOT_HERE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/watch/titles/x11/opened-again", test_opened_again);
  ADD ("/watch/titles/x11/gone-meanwhile", test_gone_meanwhile);
  /* The last: the window manager is not known any more after it. */
  ADD ("/watch/titles/x11/manager-meanwhile", test_manager_meanwhile);

  return g_test_run ();
}
