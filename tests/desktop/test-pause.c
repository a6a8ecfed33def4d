/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the breathing window on X11, with a real keyboard: it comes while they type, above what they do. */

#include <stdio.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

#define TITLE "One breath"

/* The window where somebody types, and what: with spaces and Return, which press buttons. */
#define LETTERS "letters"
#define TYPED "I only want to say hi.\nAre you there? Please answer me.\nI miss you so much, you know. Please say a word.\n"

#define LEAVE "AnswerPause ('p1', 'leave'"

/* --- the desktop --- */

/* As the daemon does it: whoever is not there is started for it. */
static void
breathe (HiatusDesk *desk, const gchar *id)
{
  g_dbus_connection_call (desk->bus,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          "org.freedesktop.Application",
                          "ActivateAction",
                          g_variant_new_parsed ("('breathe', [<%s>], @a{sv} {})", id),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          HIATUS_WAIT_LIMIT_MS,
                          NULL,
                          NULL,
                          NULL);
}

static gboolean
is_shown (HiatusStub *daemon, const gchar *id)
{
  g_autofree gchar *call = g_strdup_printf ("PauseShown ('%s'", id);

  return hiatus_stub_count (daemon, call) > 0;
}

static void
show (HiatusDesk *desk, HiatusStub *daemon, const gchar *id)
{
  breathe (desk, id);
  hiatus_desk_wait_until (is_shown (daemon, id));
}

/* Escape until it counts, which it does not in the first second. */
static void
leave (HiatusDesk *desk, HiatusStub *daemon)
{
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), hiatus_stub_count (daemon, LEAVE) > 0));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerPause"), ==, 1);
}

/* What xprop writes of a window; of the root window without one. */
static gchar *
xprop (HiatusDesk *desk, const gchar *window, const gchar *property)
{
  const gchar *const of_window[] = { "xprop", "-id", window, property, NULL };
  const gchar *const of_root[] = { "xprop", "-root", property, NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, window == NULL ? of_root : of_window);
  return g_steal_pointer (&run.output);
}

static gchar *
find_window (HiatusDesk *desk)
{
  g_autofree gchar *found = hiatus_keys_xdotool (desk, "search --onlyvisible --name '^" TITLE "$'");

  g_assert_nonnull (found);
  g_assert_null (strchr (found, '\n'));
  return g_steal_pointer (&found);
}

/* Whether no other program's window is over it. */
static gboolean
is_uppermost (HiatusDesk *desk, const gchar *window)
{
  g_autofree gchar *stack = xprop (desk, NULL, "_NET_CLIENT_LIST_STACKING");
  const gchar *last = g_strrstr (stack, "0x");

  return last != NULL && g_ascii_strtoull (last, NULL, 16) == g_ascii_strtoull (window, NULL, 10);
}

static void
save_picture (HiatusDesk *desk, const gchar *what)
{
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) picture = hiatus_screen_take (screen);
  g_autofree gchar *name = g_strdup_printf ("%s-%s", what, g_getenv ("SESSION_THEME"));

  hiatus_picture_save (picture, name);
}

/* --- somebody who types --- */

/* Whoever wants to type there goes there: a window manager that has just begun may have left the terminal without the keyboard. */
static gboolean
is_in_terminal (HiatusDesk *desk)
{
  if (hiatus_keys_is_active (desk, LETTERS))
    return TRUE;
  g_free (hiatus_keys_xdotool (desk, "search --name '^" LETTERS "$' windowactivate"));
  return FALSE;
}

/* A terminal that keeps each key as it comes. */
static HiatusProgram *
start_letters (HiatusDesk *desk)
{
  g_autofree gchar *path = hiatus_desk_path (desk, LETTERS);
  g_autofree gchar *keep = g_strdup_printf ("stty raw -echo; exec cat >'%s'", path);
  const gchar *const arguments[] = { "xterm", "-fa", "Monospace", "-T", LETTERS, "-e", "sh", "-c", keep, NULL };
  HiatusProgram *terminal = hiatus_program_start (desk, arguments);

  hiatus_desk_wait_until (is_in_terminal (desk) && g_file_test (path, G_FILE_TEST_EXISTS));
  return terminal;
}

static gchar *
read_letters (HiatusDesk *desk)
{
  g_autofree gchar *path = hiatus_desk_path (desk, LETTERS);
  g_autoptr (GError) error = NULL;
  gchar *letters = NULL;

  g_file_get_contents (path, &letters, NULL, &error);
  g_assert_no_error (error);
  return g_strdelimit (letters, "\r", '\n');
}

static gboolean
has_letters (HiatusDesk *desk)
{
  g_autofree gchar *letters = read_letters (desk);

  return *letters != '\0';
}

static void
end_letters (HiatusProgram *terminal)
{
  hiatus_program_kill (terminal);
  hiatus_program_finish (terminal);
}

/* Somebody types on and on. What comes before the window is theirs; what comes after it answers nothing, whatever it is. */
static void
test_typed_over (void)
{
  const gchar *const typing[] = { "xdotool", "type", "--delay", "40", TYPED, NULL };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *terminal = start_letters (desk);
  HiatusProgram *typist = hiatus_program_start (desk, typing);
  g_autofree gchar *letters = NULL;

  hiatus_desk_wait_until (has_letters (desk));
  show (desk, daemon, "p1");
  g_assert_cmpint (hiatus_program_finish (typist), ==, 0);
  g_assert_true (hiatus_keys_is_active (desk, TITLE));
  letters = read_letters (desk);
  g_test_message ("of %zu letters %zu came before it", strlen (TYPED), strlen (letters));
  g_assert_true (g_str_has_prefix (TYPED, letters));
  g_assert_cmpuint (strlen (letters), <, strlen (TYPED));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerPause"), ==, 0);

  leave (desk, daemon);
  end_letters (terminal);
}

/* A key that is still down from before keeps all keys from counting. Ten seconds later one may go on. */
static void
test_held_key (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *terminal = start_letters (desk);
  const gint64 begun_us = g_get_monotonic_time ();

  g_free (hiatus_keys_xdotool (desk, "keydown a"));
  show (desk, daemon, "p1");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  save_picture (desk, "breath");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), g_get_monotonic_time () - begun_us > 3 * G_USEC_PER_SEC));
  g_assert_true (hiatus_keys_is_active (desk, TITLE));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerPause"), ==, 0);
  g_free (hiatus_keys_xdotool (desk, "keyup a"));

  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+g"), hiatus_stub_count (daemon, "AnswerPause") > 0));
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 10 * G_USEC_PER_SEC);
  g_assert_cmpint (hiatus_stub_find (daemon, "AnswerPause ('p1', 'go-on'"), >=, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  end_letters (terminal);
}

/* No button has the keyboard until somebody goes to it. */
static void
test_keyboard (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);
  const gint64 begun_us = g_get_monotonic_time ();

  show (desk, daemon, "p1");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "space Return x KP_Enter"), g_get_monotonic_time () - begun_us > 2 * G_USEC_PER_SEC));
  g_assert_true (hiatus_keys_is_active (desk, TITLE));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerPause"), ==, 0);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Tab space"), hiatus_stub_count (daemon, LEAVE) > 0));
  hiatus_windows_assert_left (desk, program);
}

/* --- above the others --- */

static void
test_above (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *terminal = start_letters (desk);
  g_autofree gchar *window = NULL;
  g_autofree gchar *state = NULL;
  g_autofree gchar *workspace = NULL;
  g_autofree gchar *class = NULL;

  show (desk, daemon, "p1");
  window = find_window (desk);
  state = xprop (desk, window, "_NET_WM_STATE");
  g_assert_nonnull (strstr (state, "_NET_WM_STATE_ABOVE"));
  workspace = xprop (desk, window, "_NET_WM_DESKTOP");
  g_assert_nonnull (strstr (workspace, "= 4294967295"));
  class = xprop (desk, window, "WM_CLASS");
  g_assert_nonnull (strstr (class, "\"" HIATUS_BUS_NAME "\""));

  /* Another window has the keyboard again, and is below all the same. */
  g_free (hiatus_keys_xdotool (desk, "search --name '^" LETTERS "$' windowactivate"));
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, LETTERS));
  g_assert_true (is_uppermost (desk, window));
  hiatus_keys_press (desk, "Escape");
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerPause"), ==, 0);
  g_free (hiatus_keys_xdotool (desk, "search --name '^" TITLE "$' windowactivate"));
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  leave (desk, daemon);
  end_letters (terminal);
}

/* --- again and again --- */

/* While it is open, and after it was answered; each time it has the keyboard. */
static void
test_twice (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *terminal = start_letters (desk);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;

  show (desk, daemon, "p1");
  first = find_window (desk);
  g_free (hiatus_keys_xdotool (desk, "search --name '^" LETTERS "$' windowactivate"));
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, LETTERS));
  show (desk, daemon, "p2");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  second = find_window (desk);
  g_assert_cmpstr (first, ==, second);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), hiatus_stub_count (daemon, "AnswerPause") == 2));
  g_assert_cmpint (hiatus_stub_find (daemon, LEAVE), >=, 0);
  g_assert_cmpint (hiatus_stub_find (daemon, "AnswerPause ('p2', 'leave'"), >=, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));

  show (desk, daemon, "p3");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), hiatus_stub_count (daemon, "AnswerPause") == 3));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  end_letters (terminal);
}

/* --- trouble --- */

/* A daemon that is gone when it is answered: the window goes, and its program with it. */
static void
test_daemon_gone (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusStub *daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  show (desk, daemon, "p1");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  hiatus_stub_free (daemon);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* From the daemon's wish to the window, with the start of its program. The daemon waits for half a second; a test may only
 * assert ten times that, for the machine may have other things to do. */
static void
test_in_time (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  gint64 begun_us = g_get_monotonic_time ();
  gint64 cold_us, warm_us;

  show (desk, daemon, "p1");
  cold_us = g_get_monotonic_time () - begun_us;
  begun_us = g_get_monotonic_time ();
  show (desk, daemon, "p2");
  warm_us = g_get_monotonic_time () - begun_us;
  g_test_message ("shown in %d ms, and in %d ms where it is open", (gint) (cold_us / 1000), (gint) (warm_us / 1000));
  g_assert_cmpint (cold_us, <, 5 * G_USEC_PER_SEC);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), hiatus_stub_count (daemon, "AnswerPause") == 2));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pause/typed-over", test_typed_over);
  g_test_add_func ("/pause/held-key", test_held_key);
  g_test_add_func ("/pause/keyboard", test_keyboard);
  g_test_add_func ("/pause/above", test_above);
  g_test_add_func ("/pause/twice", test_twice);
  g_test_add_func ("/pause/daemon-gone", test_daemon_gone);
  g_test_add_func ("/pause/in-time", test_in_time);

  return g_test_run ();
}
