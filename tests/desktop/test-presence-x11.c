/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presence on a real X server, with a real window manager and a real notification server. */

#include <X11/Xauth.h>
#include <X11/Xlib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "daemon/shell/presence-desktop.h"
#include "daemon/shell/presence-sources.h"
#include "daemon/shell/x11.h"
#include "tests/desktop/desk.h"
#include "tests/desktop/x11-window.h"

/* Short enough to wait for. */
#define IDLE_LIMIT_MS 300

#define COOKIE_SIZE 16

typedef struct
{
  HiatusDesk *desk;
  HiatusPresenceDesktop *presence;
  guint n_returns; /* how often somebody who was away came back */
  gboolean was_away;
  gboolean is_lost;
} Fixture;

static void
on_lost (Fixture *fixture)
{
  fixture->is_lost = TRUE;
}

static void
on_changed (Fixture *fixture)
{
  gboolean is_away = (hiatus_presence_get_flags (HIATUS_PRESENCE (fixture->presence)) & HIATUS_PRESENCE_IDLE) != 0;

  fixture->n_returns += fixture->was_away && !is_away;
  fixture->was_away = is_away;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint limit_ms = GPOINTER_TO_UINT (data);

  fixture->desk = hiatus_desk_new ();
  fixture->presence = hiatus_presence_desktop_new (fixture->desk->bus, limit_ms);
  g_signal_connect_swapped (fixture->presence, "display-lost", G_CALLBACK (on_lost), fixture);
  g_assert_cmpuint (hiatus_presence_get_flags (HIATUS_PRESENCE (fixture->presence)), ==, HIATUS_PRESENCE_UNSETTLED);
  g_signal_connect_swapped (fixture->presence, "changed", G_CALLBACK (on_changed), fixture);
  hiatus_presence_desktop_start (fixture->presence, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_idle ();
  g_assert_finalize_object (fixture->presence);
  hiatus_desk_free (fixture->desk);
}

static HiatusPresenceFlags
flags (Fixture *fixture)
{
  return hiatus_presence_get_flags (HIATUS_PRESENCE (fixture->presence));
}

static void
use_display (Fixture *fixture, const gchar *x11, const gchar *authority)
{
  g_auto (HiatusDisplay) display = { g_strdup (x11), g_strdup (authority), NULL };

  hiatus_presence_use_display (HIATUS_PRESENCE (fixture->presence), &display);
}

static HiatusPresenceSource *
find_source (Fixture *fixture, GType type)
{
  GPtrArray *sources = hiatus_presence_desktop_get_sources (fixture->presence);

  for (guint i = 0; i < sources->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (sources, i)) == type)
      return g_ptr_array_index (sources, i);
  g_assert_not_reached ();
}

static void
run (const gchar *command_line)
{
  g_autoptr (GError) error = NULL;
  gint status = -1;

  g_spawn_command_line_sync (command_line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_idle (Fixture *fixture, gconstpointer data)
{
  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree gchar *move = g_strdup_printf ("xdotool mousemove %u 200", 100 + i);

      hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
      run (move);
      hiatus_wait_until (fixture->n_returns == i + 1);
    }
  g_assert_cmpint (hiatus_presence_source_get_state (find_source (fixture, HIATUS_TYPE_PRESENCE_X11_IDLE)), ==, HIATUS_PRESENCE_ON);
}

/* Whoever has been away since before the daemon came is away. */
static void
test_idle_already (Fixture *fixture, gconstpointer data)
{
  HiatusPresenceDesktop *second;

  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);

  second = hiatus_presence_desktop_new (fixture->desk->bus, IDLE_LIMIT_MS);
  hiatus_presence_desktop_start (second, NULL);
  {
    g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), NULL, NULL };

    hiatus_presence_use_display (HIATUS_PRESENCE (second), &display);
  }
  hiatus_wait_until ((hiatus_presence_get_flags (HIATUS_PRESENCE (second)) & HIATUS_PRESENCE_UNSETTLED) == 0);
  g_assert_cmpuint (hiatus_presence_get_flags (HIATUS_PRESENCE (second)), ==, HIATUS_PRESENCE_IDLE);
  hiatus_wait_idle ();
  g_assert_finalize_object (second);
}

/* Somebody comes back in the very moment in which the daemon begins to look. */
static void
test_back_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_auto (HiatusDisplay) display = { g_strdup (g_getenv ("DISPLAY")), NULL, NULL };
  HiatusPresenceDesktop *second = hiatus_presence_desktop_new (fixture->desk->bus, GPOINTER_TO_UINT (data));

  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  hiatus_desk_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
  hiatus_presence_desktop_start (second, NULL);
  hiatus_presence_use_display (HIATUS_PRESENCE (second), &display);
  hiatus_wait_until ((hiatus_presence_get_flags (HIATUS_PRESENCE (second)) & HIATUS_PRESENCE_IDLE) != 0);
  run ("xdotool mousemove 150 250");
  hiatus_wait_until ((hiatus_presence_get_flags (HIATUS_PRESENCE (second)) & HIATUS_PRESENCE_IDLE) == 0);
  hiatus_wait_idle ();
  g_assert_finalize_object (second);
}

static void
set_full_screen (Display *display, Window window, gboolean is_full_screen)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom (display, "_NET_WM_STATE", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = is_full_screen;
  event.xclient.data.l[1] = (long) XInternAtom (display, "_NET_WM_STATE_FULLSCREEN", False);
  XSendEvent (display, DefaultRootWindow (display), False, SubstructureRedirectMask | SubstructureNotifyMask, &event);
  XFlush (display);
}

/* Before there is a window, Openbox names none, and can all the same. Comes first. */
static void
test_no_window_yet (Fixture *fixture, gconstpointer data)
{
  HiatusPresenceSource *full_screen = find_source (fixture, HIATUS_TYPE_PRESENCE_X11_FULL_SCREEN);

  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  hiatus_wait_until ((flags (fixture) & HIATUS_PRESENCE_UNSETTLED) == 0);
  g_assert_cmpint (hiatus_presence_source_get_state (full_screen), ==, HIATUS_PRESENCE_ON);
}

static void
test_full_screen (Fixture *fixture, gconstpointer data)
{
  Display *display = XOpenDisplay (NULL);
  Window film = hiatus_x11_window_open (display);
  Window other;

  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  set_full_screen (display, film, TRUE);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);

  /* Another window takes the place, and goes. */
  other = hiatus_x11_window_open (display);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  XDestroyWindow (display, other);
  XFlush (display);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);

  /* Asked for the first time while a film runs: not "here" for a moment. */
  hiatus_presence_rest (HIATUS_PRESENCE (fixture->presence));
  hiatus_wait_idle ();
  g_assert_cmpuint (flags (fixture), ==, HIATUS_PRESENCE_UNSETTLED);
  hiatus_wait_until ((flags (fixture) & HIATUS_PRESENCE_UNSETTLED) == 0);
  g_assert_cmpuint (flags (fixture), ==, HIATUS_PRESENCE_FULL_SCREEN);

  set_full_screen (display, film, FALSE);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  XCloseDisplay (display);
}

static void
test_dunst (Fixture *fixture, gconstpointer data)
{
  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  run ("dunstctl set-paused true");
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_DO_NOT_DISTURB);
  run ("dunstctl set-paused false");
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
}

static void
write_cookie (const gchar *path, const gchar *bytes)
{
  gchar name[] = "MIT-MAGIC-COOKIE-1";
  gchar data[COOKIE_SIZE];
  Xauth entry = { 0 };
  FILE *file = g_fopen (path, "wbe");

  memcpy (data, bytes, COOKIE_SIZE);
  entry.family = FamilyWild;
  entry.name = name;
  entry.name_length = (unsigned short) strlen (name);
  entry.data = data;
  entry.data_length = COOKIE_SIZE;
  g_assert_nonnull (file);
  g_assert_cmpint (XauWriteAuth (file, &entry), ==, 1);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* An X server that lets in who has the cookie, and nobody else. */
static HiatusProgram *
start_server (Fixture *fixture, const gchar *authority, gchar **display)
{
  /* It ends with the test, however that ends. */
  const gchar *const arguments[] = { "setpriv", "--pdeathsig", "KILL", "Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-noreset", "-auth", authority, NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  HiatusDesk desk = *fixture->desk;
  gint pipe_fds[2];
  gchar number[8] = { 0 };
  HiatusProgram *server;

  g_assert_cmpint (pipe (pipe_fds), ==, 0);
  g_subprocess_launcher_take_fd (launcher, pipe_fds[1], 3);
  desk.launcher = launcher;
  server = hiatus_program_start (&desk, arguments);
  g_subprocess_launcher_close (launcher);
  for (gsize i = 0; i < sizeof number - 1 && strchr (number, '\n') == NULL; i++)
    g_assert_cmpint (read (pipe_fds[0], number + i, 1), ==, 1);
  close (pipe_fds[0]);
  *display = g_strconcat (":", g_strchomp (number), NULL);

  return server;
}

static void
test_cookie (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *right = hiatus_desk_path (fixture->desk, "right");
  g_autofree gchar *wrong = hiatus_desk_path (fixture->desk, "wrong");
  g_autofree gchar *display = NULL;
  HiatusPresenceSource *idle = find_source (fixture, HIATUS_TYPE_PRESENCE_X11_IDLE);
  HiatusProgram *server;

  write_cookie (right, "0123456789abcdef");
  write_cookie (wrong, "fedcba9876543210");
  server = start_server (fixture, right, &display);

  use_display (fixture, display, wrong);
  hiatus_wait_until ((flags (fixture) & HIATUS_PRESENCE_UNSETTLED) == 0);
  g_assert_cmpint (hiatus_presence_source_get_state (idle), ==, HIATUS_PRESENCE_NOT_HERE);
  g_assert_nonnull (strstr (hiatus_presence_source_get_reason (idle), "XAUTHORITY"));

  use_display (fixture, display, right);
  hiatus_wait_until (hiatus_presence_source_get_state (idle) == HIATUS_PRESENCE_ON);

  /* The same again changes nothing, another takes its place, and only the one in use can be lost. */
  use_display (fixture, display, right);
  g_assert_cmpint (hiatus_presence_source_get_state (idle), ==, HIATUS_PRESENCE_ON);
  use_display (fixture, g_getenv ("DISPLAY"), NULL);
  g_assert_cmpint (hiatus_presence_source_get_state (idle), ==, HIATUS_PRESENCE_FINDING_OUT);
  hiatus_wait_until (hiatus_presence_source_get_state (idle) == HIATUS_PRESENCE_ON);
  use_display (fixture, display, right);
  hiatus_wait_until (hiatus_presence_source_get_state (idle) == HIATUS_PRESENCE_ON);
  g_assert_false (fixture->is_lost);

  hiatus_program_kill (server);
  hiatus_program_finish (server);
  hiatus_wait_until (fixture->is_lost);
  g_assert_cmpint (hiatus_presence_source_get_state (idle), ==, HIATUS_PRESENCE_NOT_HERE);
}

/* Whether somebody is connected to a server that was just started, as the kernel knows. */
static gboolean
has_client (const gchar *display)
{
  g_autofree gchar *sockets = NULL;
  g_autofree gchar *pattern = g_strdup_printf (" 03 +[0-9]+ @?/tmp/\\.X11-unix/X%s$", display + 1);

  g_assert_true (g_file_get_contents ("/proc/net/unix", &sockets, NULL, NULL));

  return g_regex_match_simple (pattern, sockets, G_REGEX_MULTILINE, 0);
}

/* The end of the display is the end of the session, and of the daemon, in peace. */
static void
test_display_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *authority = hiatus_desk_path (fixture->desk, "authority");
  g_autofree gchar *display = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_auto (HiatusRun) run_of_client = { 0 };
  GVariantBuilder variables;
  HiatusProgram *server;

  write_cookie (authority, "0123456789abcdef");
  server = start_server (fixture, authority, &display);
  hiatus_desk_start_daemon (fixture->desk);
  g_variant_builder_init (&variables, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&variables, "{ss}", "DISPLAY", display);
  g_variant_builder_add (&variables, "{ss}", "XAUTHORITY", authority);
  answer = hiatus_desk_call (fixture->desk, "UseDisplay", g_variant_new ("(a{ss})", &variables));
  hiatus_desk_wait_until (has_client (display));
  /* One client after the other: when this one has come and gone, the daemon has been let in. */
  g_subprocess_launcher_setenv (fixture->desk->launcher, "XAUTHORITY", authority, TRUE);
  hiatus_desk_run (fixture->desk, &run_of_client, (const gchar *const[]){ "xprop", "-display", display, "-root", NULL });
  g_assert_cmpint (run_of_client.status, ==, 0);

  hiatus_program_kill (server);
  hiatus_program_finish (server);

  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&fixture->desk->daemon)), ==, 0);
}

#define ADD(path, limit_ms, function) g_test_add (path, Fixture, GUINT_TO_POINTER (limit_ms), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/presence/x11/no-window-yet", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_no_window_yet);
  ADD ("/presence/x11/idle", IDLE_LIMIT_MS, test_idle);
  ADD ("/presence/x11/idle-already", IDLE_LIMIT_MS, test_idle_already);
  ADD ("/presence/x11/back-meanwhile", 2000, test_back_meanwhile);
  ADD ("/presence/x11/full-screen", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_full_screen);
  ADD ("/presence/x11/dunst", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_dunst);
  ADD ("/presence/x11/cookie", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_cookie);
  ADD ("/presence/x11/display-lost", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_display_lost);

  return g_test_run ();
}
