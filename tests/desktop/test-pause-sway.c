/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the breathing window on sway: it is in a layer above all windows, and has the keyboard. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/wayland-keys.h"
#include "tests/desktop/windows.h"

/* The middle of the screen, where the circle is, and the middle of the large button, on a screen of 1024 by 768. */
static const HiatusArea middle = { 412, 284, 200, 200 };
#define BUTTON_Y 518

#define LETTERS "letters"

typedef struct
{
  HiatusDesk *desk;
  HiatusStub *daemon;
  HiatusWaylandKeys *keys;
  HiatusScreen *screen;
  HiatusProgram *terminal;
  gsize typed; /* how many letters have been typed so far */
} Fixture;

static gchar *
read_letters (Fixture *fixture)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, LETTERS);
  gchar *letters = NULL;

  if (!g_file_get_contents (path, &letters, NULL, NULL))
    return g_strdup ("");
  return letters;
}

static gsize
count_letters (Fixture *fixture)
{
  g_autofree gchar *letters = read_letters (fixture);

  return strlen (letters);
}

static gboolean
type_letter (Fixture *fixture)
{
  hiatus_wayland_keys_press (fixture->keys, HIATUS_KEY_A);
  fixture->typed++;
  return count_letters (fixture) > 0;
}

/* A terminal that keeps each key as it comes, and has the keyboard. */
static Fixture *
fixture_new (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autofree gchar *path = NULL;
  g_autofree gchar *keep = NULL;
  const gchar *arguments[] = { "foot", "--log-level=none", "sh", "-c", NULL, NULL };

  fixture->desk = hiatus_desk_new ();
  fixture->daemon = hiatus_stub_new_daemon (fixture->desk);
  fixture->keys = hiatus_wayland_keys_new ();
  fixture->screen = hiatus_screen_new ();
  path = hiatus_desk_path (fixture->desk, LETTERS);
  keep = g_strdup_printf ("stty raw -echo; exec cat >'%s'", path);
  arguments[4] = keep;
  fixture->terminal = hiatus_program_start (fixture->desk, arguments);
  hiatus_desk_wait_until (type_letter (fixture));
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  hiatus_program_kill (fixture->terminal);
  hiatus_program_finish (fixture->terminal);
  hiatus_screen_free (fixture->screen);
  hiatus_wayland_keys_free (fixture->keys);
  hiatus_stub_free (fixture->daemon);
  hiatus_desk_free (fixture->desk);
  g_free (fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static gboolean
is_shown (Fixture *fixture)
{
  return hiatus_stub_count (fixture->daemon, "PauseShown ('p1'") > 0;
}

static gboolean
is_answered (Fixture *fixture)
{
  return hiatus_stub_count (fixture->daemon, "AnswerPause") > 0;
}

static gboolean
press_until_answered (Fixture *fixture, guint key)
{
  hiatus_wayland_keys_press (fixture->keys, key);
  return is_answered (fixture);
}

static gboolean
type_on (Fixture *fixture)
{
  hiatus_wayland_keys_press (fixture->keys, HIATUS_KEY_A);
  hiatus_wayland_keys_press (fixture->keys, HIATUS_KEY_SPACE);
  fixture->typed += 2;
  return is_shown (fixture);
}

static void
assert_left (Fixture *fixture, HiatusProgram *program)
{
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 1);
  g_assert_cmpint (hiatus_stub_find (fixture->daemon, "AnswerPause ('p1', 'leave'"), >=, 0);
  hiatus_windows_assert_left (fixture->desk, program);
}

/* Somebody types on and on. What comes after the window reaches neither the terminal nor a button of ours; and the terminal
 * has the keyboard again afterwards. */
static void
test_typed_over (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (fixture->desk);
  g_autoptr (HiatusPicture) before = hiatus_screen_take (fixture->screen);
  g_autoptr (HiatusPicture) after = NULL;
  gint64 shown_us;
  HiatusArea changed;
  gsize letters;

  hiatus_windows_activate (fixture->desk, "breathe", "p1");
  hiatus_desk_wait_until (type_on (fixture));
  shown_us = g_get_monotonic_time ();
  letters = fixture->typed;
  hiatus_desk_wait_until ((type_on (fixture), g_get_monotonic_time () - shown_us > 2 * G_USEC_PER_SEC));
  g_assert_cmpuint (count_letters (fixture), <=, letters);
  g_assert_cmpuint (fixture->typed, >, letters);
  g_assert_false (is_answered (fixture));

  after = hiatus_screen_take (fixture->screen);
  g_assert_true (hiatus_picture_find_change (before, after, &middle, NULL, &changed));
  hiatus_picture_save (after, "breath");
  hiatus_desk_wait_until (press_until_answered (fixture, HIATUS_KEY_ESCAPE));
  assert_left (fixture, program);

  letters = count_letters (fixture);
  hiatus_desk_wait_until ((type_letter (fixture), count_letters (fixture) > letters));
}

/* A key that is down from before keeps all keys from counting until it comes up. */
static void
test_held_key (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (fixture->desk);
  gint64 shown_us;

  hiatus_wayland_keys_set (fixture->keys, HIATUS_KEY_A, TRUE);
  hiatus_windows_activate (fixture->desk, "breathe", "p1");
  hiatus_desk_wait_until (is_shown (fixture));
  shown_us = g_get_monotonic_time ();
  hiatus_desk_wait_until (press_until_answered (fixture, HIATUS_KEY_ESCAPE) || g_get_monotonic_time () - shown_us > 3 * G_USEC_PER_SEC);
  g_assert_false (is_answered (fixture));
  hiatus_wayland_keys_set (fixture->keys, HIATUS_KEY_A, FALSE);
  hiatus_desk_wait_until (press_until_answered (fixture, HIATUS_KEY_ESCAPE));
  assert_left (fixture, program);
}

/* With the pointer, at once. */
static void
test_pointer (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (fixture->desk);

  hiatus_windows_activate (fixture->desk, "breathe", "p1");
  hiatus_desk_wait_until (is_shown (fixture));
  hiatus_screen_click (fixture->screen, HIATUS_SCREEN_WIDTH / 2, BUTTON_Y, 1);
  hiatus_desk_wait_until (is_answered (fixture));
  assert_left (fixture, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pause-sway/typed-over", test_typed_over);
  g_test_add_func ("/pause-sway/held-key", test_held_key);
  g_test_add_func ("/pause-sway/pointer", test_pointer);

  return g_test_run ();
}
