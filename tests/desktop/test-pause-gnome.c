/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the breathing window on GNOME's desktop, where the token of a click brings it to the front. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

#define TITLE "One breath"
#define LETTERS "letters"

/* Linux's numbers of keys, see linux/input-event-codes.h. */
#define KEY_ESCAPE 1
#define KEY_A 30
#define KEY_SPACE 57

typedef struct
{
  HiatusDesk *desk;
  HiatusStub *daemon;
  HiatusScreen *screen;
  HiatusProgram *terminal;
  gsize typed; /* how many letters have been typed so far */
} Fixture;

static gchar *
ask (Fixture *fixture, const gchar *script)
{
  gchar *answer = NULL;

  if (!hiatus_screen_ask_shell (fixture->screen, script, &answer))
    g_error ("GNOME Shell does not understand: %s", answer);
  return answer;
}

static void
press (Fixture *fixture, guint key)
{
  g_autofree gchar *script = g_strdup_printf (
      "if (!global.hiatus_keyboard)"
      "  global.hiatus_keyboard = imports.gi.Clutter.get_default_backend ().get_default_seat ()"
      "    .create_virtual_device (imports.gi.Clutter.InputDeviceType.KEYBOARD_DEVICE);"
      "for (const state of ['PRESSED', 'RELEASED'])"
      "  global.hiatus_keyboard.notify_key (imports.gi.GLib.get_monotonic_time (), %u, imports.gi.Clutter.KeyState[state]); 1",
      key);

  g_free (ask (fixture, script));
}

static gsize
count_letters (Fixture *fixture)
{
  g_autofree gchar *path = hiatus_desk_path (fixture->desk, LETTERS);
  g_autofree gchar *letters = NULL;
  gsize length = 0;

  g_file_get_contents (path, &letters, &length, NULL);
  return length;
}

static gboolean
type_letter (Fixture *fixture, guint key)
{
  press (fixture, key);
  fixture->typed++;
  return count_letters (fixture) > 0;
}

static gboolean
has_keyboard (Fixture *fixture)
{
  g_autofree gchar *title = ask (fixture, "global.display.focus_window ? global.display.focus_window.title : ''");

  return g_str_equal (title, "\"" TITLE "\"");
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
  fixture->screen = hiatus_screen_new ();
  path = hiatus_desk_path (fixture->desk, LETTERS);
  keep = g_strdup_printf ("stty raw -echo; exec cat >'%s'", path);
  arguments[4] = keep;
  fixture->terminal = hiatus_program_start (fixture->desk, arguments);
  hiatus_desk_wait_until (type_letter (fixture, KEY_A));
  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  hiatus_program_kill (fixture->terminal);
  hiatus_program_finish (fixture->terminal);
  hiatus_screen_free (fixture->screen);
  hiatus_stub_free (fixture->daemon);
  hiatus_desk_free (fixture->desk);
  g_free (fixture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* What a click on a pop-up gives to whom it calls: GNOME Shell makes it in this way. */
static gchar *
get_token (Fixture *fixture)
{
  g_autofree gchar *answer = ask (fixture,
                                  "global.create_app_launch_context (global.get_current_time (), -1)"
                                  ".get_startup_notify_id (imports.gi.Gio.AppInfo.create_from_commandline ('true', 'Hiatus', 0), [])");

  g_assert_cmpuint (strlen (answer), >, 2);
  return g_strndup (answer + 1, strlen (answer) - 2);
}

static void
breathe (Fixture *fixture, const gchar *token)
{
  g_autofree gchar *data = token == NULL ? g_strdup ("@a{sv} {}")
                                         : g_strdup_printf ("{'activation-token': <'%s'>, 'desktop-startup-id': <'%s'>}", token, token);
  g_autofree gchar *call = g_strdup_printf ("('breathe', [<'p1'>], %s)", data);

  g_dbus_connection_call (fixture->desk->bus,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          "org.freedesktop.Application",
                          "ActivateAction",
                          g_variant_new_parsed (call),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          HIATUS_WAIT_LIMIT_MS,
                          NULL,
                          NULL,
                          NULL);
}

static gboolean
is_shown (Fixture *fixture)
{
  return hiatus_stub_count (fixture->daemon, "PauseShown ('p1'") == 1;
}

static gboolean
press_until_answered (Fixture *fixture, guint key)
{
  press (fixture, key);
  return hiatus_stub_count (fixture->daemon, "AnswerPause") > 0;
}

static void
test_token (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (fixture->desk);
  g_autofree gchar *token = get_token (fixture);
  g_autoptr (HiatusPicture) picture = NULL;
  gint64 shown_us;
  gsize typed;

  breathe (fixture, token);
  hiatus_desk_wait_until (is_shown (fixture));
  hiatus_desk_wait_until (has_keyboard (fixture));
  shown_us = g_get_monotonic_time ();
  typed = fixture->typed;
  hiatus_desk_wait_until ((type_letter (fixture, KEY_A), type_letter (fixture, KEY_SPACE), g_get_monotonic_time () - shown_us > 2 * G_USEC_PER_SEC));
  g_assert_cmpuint (count_letters (fixture), <=, typed);
  g_assert_cmpuint (hiatus_stub_count (fixture->daemon, "AnswerPause"), ==, 0);
  picture = hiatus_screen_take (fixture->screen);
  hiatus_picture_save (picture, "breath");

  hiatus_desk_wait_until (press_until_answered (fixture, KEY_ESCAPE));
  g_assert_cmpint (hiatus_stub_find (fixture->daemon, "AnswerPause ('p1', 'leave'"), >=, 0);
  hiatus_windows_assert_left (fixture->desk, program);
}

/* Without a token it is there all the same, wherever GNOME puts it. */
static void
test_no_token (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  HiatusProgram *program = hiatus_windows_start (fixture->desk);

  breathe (fixture, NULL);
  hiatus_desk_wait_until (is_shown (fixture));
  g_free (ask (fixture,
               "global.get_window_actors ().map (actor => actor.meta_window).filter (window => window.title == '" TITLE "')"
               ".forEach (window => window.delete (global.get_current_time ()))"));
  hiatus_desk_wait_until (hiatus_stub_count (fixture->daemon, "AnswerPause ('p1', 'closed'") == 1);
  hiatus_windows_assert_left (fixture->desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pause-gnome/token", test_token);
  g_test_add_func ("/pause-gnome/no-token", test_no_token);

  return g_test_run ();
}
