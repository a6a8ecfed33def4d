/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presence on a real compositor of wlroots' kind. For a session with sway: WAYLAND_DISPLAY and SWAYSOCK are set. */

#include "daemon/shell/presence-desktop.h"
#include "tests/desktop/desk.h"

/* Short enough to wait for. */
#define IDLE_LIMIT_MS 300

typedef struct
{
  HiatusDesk *desk;
  HiatusPresenceDesktop *presence;
  guint n_returns; /* how often somebody who was away came back */
  gboolean was_away;
} Fixture;

static HiatusPresenceFlags
flags (Fixture *fixture)
{
  return hiatus_presence_get_flags (HIATUS_PRESENCE (fixture->presence));
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
  g_auto (HiatusDisplay) display = { NULL, NULL, g_strdup (g_getenv ("WAYLAND_DISPLAY")) };

  fixture->desk = hiatus_desk_new ();
  fixture->presence = hiatus_presence_desktop_new (fixture->desk->bus, GPOINTER_TO_UINT (data));
  g_signal_connect_swapped (fixture->presence, "changed", G_CALLBACK (on_changed), fixture);
  hiatus_presence_desktop_start (fixture->presence, NULL);
  hiatus_presence_use_display (HIATUS_PRESENCE (fixture->presence), &display);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_idle ();
  g_assert_finalize_object (fixture->presence);
  hiatus_desk_free (fixture->desk);
}

static void
run (const gchar *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *said = NULL; /* not among the results of the tests */
  gint status = -1;

  g_spawn_command_line_sync (command_line, &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
test_idle (Fixture *fixture, gconstpointer data)
{
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
  run ("wtype a");
  hiatus_wait_until (fixture->n_returns > 0);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_IDLE);
}

static void
test_full_screen (Fixture *fixture, gconstpointer data)
{
  HiatusProgram *window;

  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  g_assert_true (hiatus_presence_can_raise (HIATUS_PRESENCE (fixture->presence)));
  window = hiatus_program_start (fixture->desk, (const gchar *const[]){ "foot", "--fullscreen", "cat", NULL });
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);
  run ("swaymsg fullscreen disable");
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  run ("swaymsg fullscreen enable");
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);

  /* Asked anew while it runs. */
  hiatus_presence_rest (HIATUS_PRESENCE (fixture->presence));
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_FULL_SCREEN);

  hiatus_program_kill (window);
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  hiatus_program_finish (window);
}

static void
test_mako (Fixture *fixture, gconstpointer data)
{
  HiatusProgram *mako = hiatus_program_start (fixture->desk, (const gchar *const[]){ "mako", NULL });

  hiatus_desk_wait_until (hiatus_desk_has_owner (fixture->desk, "org.freedesktop.Notifications"));
  hiatus_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);
  run ("makoctl mode -a do-not-disturb");
  /* This one does not tell: who waits asks again. */
  hiatus_desk_wait_until (flags (fixture) == HIATUS_PRESENCE_DO_NOT_DISTURB);
  run ("makoctl mode -r do-not-disturb");
  hiatus_desk_wait_until (flags (fixture) == HIATUS_PRESENCE_HERE);

  hiatus_program_kill (mako);
  hiatus_program_finish (mako);
}

#define ADD(path, limit_ms, function) g_test_add (path, Fixture, GUINT_TO_POINTER (limit_ms), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/presence/sway/idle", IDLE_LIMIT_MS, test_idle);
  ADD ("/presence/sway/full-screen", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_full_screen);
  ADD ("/presence/sway/mako", HIATUS_PRESENCE_IDLE_LIMIT_MS, test_mako);

  return g_test_run ();
}
