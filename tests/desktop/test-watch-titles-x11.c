/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Window titles on a real X server, with a real window manager. The windows are the test's own. */

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <string.h>
#include <xcb/xcb.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/x11-window.h"
#include "tests/fakes/watching.h"

#define ALEX HIATUS_WATCHING_ALEX
#define BO HIATUS_WATCHING_BO

/* As large as any that was ever seen. */
#define HUGE_TITLE (1024 * 1024)

typedef struct
{
  HiatusDesk *desk;
  HiatusWatching *watching;
  Display *display;
} Fixture;

static Atom
atom (Fixture *fixture, const gchar *name)
{
  return XInternAtom (fixture->display, name, False);
}

static void
set_property (Fixture *fixture, Window window, const gchar *property, const gchar *type, const gchar *bytes, gsize length)
{
  XChangeProperty (fixture->display, window, atom (fixture, property), atom (fixture, type), 8, PropModeReplace, (const guchar *) bytes, (gint) length);
  XFlush (fixture->display);
}

static void
set_title (Fixture *fixture, Window window, const gchar *title)
{
  set_property (fixture, window, "_NET_WM_NAME", "UTF8_STRING", title, strlen (title));
}

static Window
read_active (Fixture *fixture)
{
  Atom type;
  gint format;
  gulong n = 0;
  gulong left;
  guchar *value = NULL;
  Window window = None;

  XGetWindowProperty (fixture->display, DefaultRootWindow (fixture->display), atom (fixture, "_NET_ACTIVE_WINDOW"), 0, 1, False, XA_WINDOW, &type, &format, &n, &left, &value);
  if (n > 0)
    window = *(Window *) (gpointer) value;
  XFree (value);

  return window;
}

/* As a task list does. */
static void
activate (Fixture *fixture, Window window)
{
  Window root = DefaultRootWindow (fixture->display);
  XEvent event = { .xclient = { .type = ClientMessage, .window = window, .message_type = atom (fixture, "_NET_ACTIVE_WINDOW"), .format = 32, .data.l = { 2, CurrentTime } } };

  XSendEvent (fixture->display, root, False, SubstructureNotifyMask | SubstructureRedirectMask, &event);
  XFlush (fixture->display);
  hiatus_desk_wait_until (read_active (fixture) == window);
}

static Window
open_window (Fixture *fixture, const gchar *class, const gchar *title)
{
  Window window = XCreateSimpleWindow (fixture->display, DefaultRootWindow (fixture->display), 10, 10, 200, 100, 0, 0, 0);
  g_autofree gchar *name = g_ascii_strdown (class, -1);
  g_autofree gchar *own_class = g_strdup (class);
  XClassHint hint = { name, own_class };

  XSetClassHint (fixture->display, window, &hint);
  if (title != NULL)
    set_title (fixture, window, title);
  XMapRaised (fixture->display, window);
  XFlush (fixture->display);
  /* It comes into use by itself, but once in a while xfwm4 does not bring that about on a busy machine: a person would click
   * on it then. */
  hiatus_desk_wait_until (hiatus_x11_window_is_managed (fixture->display, window));
  activate (fixture, window);

  return window;
}

static void
close_window (Fixture *fixture, Window window)
{
  XDestroyWindow (fixture->display, window);
  XFlush (fixture->display);
}

static HiatusWatcherState
state (Fixture *fixture)
{
  return hiatus_watch_get_state (fixture->watching->watch, HIATUS_SOURCE_TITLES);
}

static void
begin (Fixture *fixture)
{
  g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), NULL, NULL };

  hiatus_watching_begin (fixture->watching, &display);
  g_assert_cmpint (state (fixture), ==, HIATUS_WATCHER_ON);
}

static const HiatusSighting *
take (Fixture *fixture, const gchar *contact)
{
  return hiatus_watching_take (fixture->watching, contact);
}

/* Whatever was done before, this is seen next. */
static void
assert_nothing_but_bo (Fixture *fixture, Window window)
{
  g_autofree gchar *title = g_strdup_printf ("Bo Kraus, %u", fixture->watching->n_taken);

  set_title (fixture, window, title);
  take (fixture, BO);
}

static int
on_error (Display *display, XErrorEvent *error)
{
  return 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = hiatus_desk_new ();
  fixture->watching = hiatus_watching_new (fixture->desk->bus);
  fixture->display = XOpenDisplay (NULL);
  g_assert_nonnull (fixture->display);
  XSetErrorHandler (on_error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_watching_free (fixture->watching);
  XCloseDisplay (fixture->display);
  hiatus_desk_free (fixture->desk);
}

static void
test_visits (Fixture *fixture, gconstpointer data)
{
  Window chat = open_window (fixture, "Chat", "Weather");
  Window news;
  const HiatusSighting *sighting;
  guint64 visit;

  begin (fixture);
  set_title (fixture, chat, "Alex Doe – Chat");
  sighting = take (fixture, ALEX);
  visit = sighting->visit;
  g_assert_cmpstr (sighting->application, ==, "Chat");
  g_assert_cmpint (sighting->kind, ==, HIATUS_KEYWORD_NAME);

  /* Another title that gives the same away: the same visit. The same title again: nothing. */
  set_title (fixture, chat, "(1) ALEX  DOE is typing");
  g_assert_cmpuint (take (fixture, ALEX)->visit, ==, visit);
  set_title (fixture, chat, "(1) ALEX  DOE is typing");

  /* Another window and back: the same visit. */
  news = open_window (fixture, "News", "Bo Kraus wins");
  sighting = take (fixture, BO);
  g_assert_cmpstr (sighting->application, ==, "News");
  g_assert_cmpuint (sighting->visit, !=, visit);
  activate (fixture, chat);
  g_assert_cmpuint (take (fixture, ALEX)->visit, ==, visit);

  /* Another title and back: another visit. */
  set_title (fixture, chat, "Bo Kraus");
  take (fixture, BO);
  set_title (fixture, chat, "Alex Doe – Chat");
  g_assert_cmpuint (take (fixture, ALEX)->visit, >, visit);
  close_window (fixture, news);
  close_window (fixture, chat);
}

/* What nobody looks at is none of our business; what was there at the start has not changed. */
static void
test_only_in_use (Fixture *fixture, gconstpointer data)
{
  Window chat = open_window (fixture, "Chat", "Alex Doe");
  Window front;

  begin (fixture);
  front = open_window (fixture, "News", "Weather");
  assert_nothing_but_bo (fixture, front);
  set_title (fixture, chat, "Alex Doe is typing");
  assert_nothing_but_bo (fixture, open_window (fixture, "News", "More weather"));
}

static void
test_never_ours (Fixture *fixture, gconstpointer data)
{
  Window chat = open_window (fixture, "Chat", "Weather");
  Window ours;

  begin (fixture);
  set_title (fixture, chat, "Alex Doe");
  take (fixture, ALEX);
  ours = open_window (fixture, "Org.hiatus.HIATUS", "Alex Doe");
  set_title (fixture, ours, "Alex Doe and more");
  /* And to come back from there is no change. */
  activate (fixture, chat);
  assert_nothing_but_bo (fixture, chat);
}

static void
test_encodings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *type;
    const gchar *bytes;
  } names[] = {
    { "STRING", "Alex Doe" },
    { "STRING", "Zo\xeb M\xfcller" },
    { "STRING", "Zoë Müller" },
    { "UTF8_STRING", "Алекс" },
    { "COMPOUND_TEXT", "Zo\xeb M\xfcller" },
    { "COMPOUND_TEXT", "\x1b-L\xb0\xdb\xd5\xda\xe1" },
    { "COMPOUND_TEXT", "\x1b%GАлекс\x1b%@" },
  };
  Window old = open_window (fixture, "Old", NULL);

  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      set_property (fixture, old, "WM_NAME", names[i].type, names[i].bytes, strlen (names[i].bytes));
      take (fixture, ALEX);
      set_property (fixture, old, "WM_NAME", "STRING", "Bo Kraus", strlen ("Bo Kraus"));
      take (fixture, BO);
    }
  /* Of two names the newer kind counts, and the older one again when that has gone. */
  set_title (fixture, old, "Alex Doe");
  take (fixture, ALEX);
  XDeleteProperty (fixture->display, old, atom (fixture, "_NET_WM_NAME"));
  XFlush (fixture->display);
  take (fixture, BO);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *huge = g_malloc (HUGE_TITLE);
  Window window = open_window (fixture, "Hostile", "Weather");
  const glong numbers[] = { 1, 2 };
  const gchar *const titles[] = { "", "\xff\xfe\x80 \xc3", "\x01\x02\x1b[31m\x7f", "<b>&amp;</b>", "\xe2\x80\xae" };

  begin (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      set_title (fixture, window, titles[i]);
      assert_nothing_but_bo (fixture, window);
    }
  set_title (fixture, window, "\xe2\x80\xae"
                              "A\xc2\xadlex\x01 D\xcc\x81oe \xff\x1b");
  take (fixture, ALEX);
  assert_nothing_but_bo (fixture, window);

  /* The beginning of a huge one is looked at, and that is enough. */
  memset (huge, 'x', HUGE_TITLE);
  memcpy (huge, "Alex Doe ", strlen ("Alex Doe "));
  set_property (fixture, window, "_NET_WM_NAME", "UTF8_STRING", huge, HUGE_TITLE);
  take (fixture, ALEX);
  assert_nothing_but_bo (fixture, window);
  memset (huge, 'x', HUGE_TITLE);
  memcpy (huge + HUGE_TITLE - strlen (" Alex Doe"), " Alex Doe", strlen (" Alex Doe"));
  set_property (fixture, window, "_NET_WM_NAME", "UTF8_STRING", huge, HUGE_TITLE);
  assert_nothing_but_bo (fixture, window);

  XChangeProperty (fixture->display, window, atom (fixture, "_NET_WM_NAME"), XA_CARDINAL, 32, PropModeReplace, (const guchar *) numbers, 2);
  XDeleteProperty (fixture->display, window, atom (fixture, "WM_CLASS"));
  XFlush (fixture->display);
  assert_nothing_but_bo (fixture, window);
}

static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  Window chat = open_window (fixture, "Chat", "Weather");

  begin (fixture);
  hiatus_watch_forbid (fixture->watching->watch, HIATUS_SOURCE_TITLES, NULL);
  set_title (fixture, chat, "Alex Doe");
  XSync (fixture->display, False);
  begin (fixture);
  assert_nothing_but_bo (fixture, chat);
}

static void
name_active (Fixture *fixture, Window window)
{
  XChangeProperty (fixture->display, DefaultRootWindow (fixture->display), atom (fixture, "_NET_ACTIVE_WINDOW"), XA_WINDOW, 32, PropModeReplace, (const guchar *) &window, 1);
  XSync (fixture->display, False);
}

static void
signal_manager (gint signal_number)
{
  g_autofree gchar *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "manager.pid", NULL);
  g_autofree gchar *pid = NULL;

  g_assert_true (g_file_get_contents (path, &pid, NULL, NULL));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (pid, NULL, 10), signal_number), ==, 0);
}

/* A window manager that names a window which is gone, and then another one that the server gave the same number. */
static void
test_same_number (Fixture *fixture, gconstpointer data)
{
  xcb_connection_t *other = xcb_connect (NULL, NULL);
  const xcb_screen_t *screen = xcb_setup_roots_iterator (xcb_get_setup (other)).data;
  xcb_window_t window = xcb_generate_id (other);
  xcb_atom_t active_window = (xcb_atom_t) atom (fixture, "_NET_ACTIVE_WINDOW");

  /* It may have something to say still of the windows before. */
  signal_manager (SIGSTOP);
  hiatus_desk_wait_until ((name_active (fixture, window), read_active (fixture) == window));
  begin (fixture);

  xcb_create_window (other, XCB_COPY_FROM_PARENT, window, screen->root, 0, 0, 1, 1, 0, XCB_COPY_FROM_PARENT, XCB_COPY_FROM_PARENT, 0, NULL);
  xcb_change_property (other, XCB_PROP_MODE_REPLACE, screen->root, active_window, XCB_ATOM_WINDOW, 32, 1, &window);
  xcb_change_property (other, XCB_PROP_MODE_REPLACE, window, (xcb_atom_t) atom (fixture, "_NET_WM_NAME"), (xcb_atom_t) atom (fixture, "UTF8_STRING"), 8, strlen ("Alex Doe"), "Alex Doe");
  xcb_flush (other);
  take (fixture, ALEX);
  signal_manager (SIGCONT);
  xcb_disconnect (other);
}

static void
set_supported (Fixture *fixture, const guchar *atoms, gulong n)
{
  XChangeProperty (fixture->display, DefaultRootWindow (fixture->display), atom (fixture, "_NET_SUPPORTED"), XA_ATOM, 32, PropModeReplace, atoms, (gint) n);
  XFlush (fixture->display);
}

/* A window manager that means by the root window that none is in use: the root is heard as before. */
static void
test_root (Fixture *fixture, gconstpointer data)
{
  Window chat = open_window (fixture, "Chat", "Weather");
  Atom type;
  gint format;
  gulong n = 0;
  gulong left;
  guchar *supported = NULL;

  begin (fixture);
  XGetWindowProperty (fixture->display, DefaultRootWindow (fixture->display), atom (fixture, "_NET_SUPPORTED"), 0, 256, False, XA_ATOM, &type, &format, &n, &left, &supported);
  name_active (fixture, DefaultRootWindow (fixture->display));
  /* That comes after it, and can be seen from here. */
  set_supported (fixture, supported, 0);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_NOT_HERE);
  /* What the watcher asks of the server then is on its way before the next change. */
  hiatus_wait_idle ();
  XSync (fixture->display, False);
  XSync (fixture->display, False);
  set_supported (fixture, supported, n);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  name_active (fixture, chat);
  set_title (fixture, chat, "Alex Doe");
  take (fixture, ALEX);
  XFree (supported);
}

static void
test_manager (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *command_path = g_build_filename (g_getenv ("SESSION_FOLDER"), "manager.command", NULL);
  g_autofree gchar *reason = NULL;
  HiatusProgram *manager;
  Window chat = open_window (fixture, "Chat", "Weather");

  begin (fixture);
  signal_manager (SIGKILL);
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_NOT_HERE);
  reason = hiatus_watch_dup_reason (fixture->watching->watch, HIATUS_SOURCE_TITLES);
  g_assert_nonnull (strstr (reason, "Openbox"));

  manager = hiatus_program_start (fixture->desk, (const gchar *const[]){ "sh", command_path, NULL });
  hiatus_wait_until (state (fixture) == HIATUS_WATCHER_ON);
  activate (fixture, chat);
  set_title (fixture, chat, "Alex Doe");
  take (fixture, ALEX);
  hiatus_program_kill (manager);
  hiatus_program_finish (manager);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/watch/titles/x11/visits", test_visits);
  ADD ("/watch/titles/x11/only-in-use", test_only_in_use);
  ADD ("/watch/titles/x11/never-ours", test_never_ours);
  ADD ("/watch/titles/x11/encodings", test_encodings);
  ADD ("/watch/titles/x11/hostile", test_hostile);
  ADD ("/watch/titles/x11/switched-off", test_switched_off);
  ADD ("/watch/titles/x11/same-number", test_same_number);
  ADD ("/watch/titles/x11/root", test_root);
  /* The last: no manager is there after it. */
  ADD ("/watch/titles/x11/manager", test_manager);

  return g_test_run ();
}
