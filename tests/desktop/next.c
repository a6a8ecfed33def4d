/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/next.h"

/**
 * hiatus_next_catch_up:
 * @desk: a desk
 * @daemon: a stub of the daemon
 * @script: the script that the window is at
 *
 * What the daemon answered comes before what is asked afterwards: then the window has made something of it.
 */
void
hiatus_next_catch_up (HiatusDesk *desk, HiatusStub *daemon, const gchar *script)
{
  const guint before = hiatus_stub_count (daemon, "DescribeScript");

  hiatus_windows_activate (desk, "next", script);
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript") > before);
  hiatus_windows_activate (desk, "next", script);
  hiatus_windows_activate (desk, "next", script);
}

/**
 * hiatus_next_begin:
 * @desk: a desk
 * @daemon: a stub of the daemon
 * @script: what the window is opened with
 * @description: what DescribeScript() answers from now on
 *
 * Opens the window of the scripts, and waits until it shows that.
 *
 * Returns: (transfer full): hiatus-window
 */
HiatusProgram *
hiatus_next_begin (HiatusDesk *desk, HiatusStub *daemon, const gchar *script, const gchar *description)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_windows_activate (desk, "next", script);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_next_catch_up (desk, daemon, script);
  return program;
}

/**
 * hiatus_next_end:
 * @desk: a desk
 * @program: (transfer full): hiatus-window
 *
 * Closes the window, and waits for the end of its program.
 */
void
hiatus_next_end (HiatusDesk *desk, HiatusProgram *program)
{
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/**
 * hiatus_next_turn_to:
 * @daemon: a stub of the daemon
 * @description: what DescribeScript() answers from now on
 *
 * Says that something changed, too.
 */
void
hiatus_next_turn_to (HiatusStub *daemon, const gchar *description)
{
  hiatus_stub_set_answer (daemon, "DescribeScript", description);
  hiatus_stub_announce_state (daemon);
}

/**
 * hiatus_next_look_at:
 * @screen: a screen
 * @what: what is to be seen
 *
 * Leaves a picture of it to be looked at.
 */
void
hiatus_next_look_at (HiatusScreen *screen, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (screen);
  g_autofree gchar *name = g_strdup_printf ("next-%s-%s", what, g_getenv ("SESSION_THEME"));

  hiatus_picture_save (picture, name);
}

/**
 * hiatus_next_is_other:
 * @screen: a screen
 * @before: a picture of it
 *
 * Waits until nothing moves.
 *
 * Returns: whether it is another one by now
 */
gboolean
hiatus_next_is_other (HiatusScreen *screen, HiatusPicture *before)
{
  const HiatusArea all = { 0, 0, HIATUS_SCREEN_WIDTH, HIATUS_SCREEN_HEIGHT };
  g_autoptr (HiatusPicture) now = hiatus_screen_take_still (screen);
  HiatusArea changed;

  return hiatus_picture_find_change (before, now, &all, NULL, &changed);
}

/**
 * hiatus_next_tomorrow_us:
 *
 * Returns: an instant that is not reached while a test runs, microseconds since the epoch, UTC
 */
gint64
hiatus_next_tomorrow_us (void)
{
  return g_get_real_time () + G_GINT64_CONSTANT (12) * 3600 * G_USEC_PER_SEC;
}

/**
 * hiatus_next_has_answered:
 * @daemon: a stub of the daemon
 * @step: a step of the script "announce"
 * @progress: what became of it
 * @choice: (nullable): what was chosen
 *
 * Returns: whether the daemon was told just that, once
 */
gboolean
hiatus_next_has_answered (HiatusStub *daemon, const gchar *step, const gchar *progress, const gchar *choice)
{
  g_autofree gchar *call = g_strdup_printf ("AnswerScript ('announce', '%s', ", step);
  g_autofree gchar *how = g_strdup_printf ("'progress': <'%s'>", progress);
  g_autofree gchar *what = choice == NULL ? g_strdup ("") : g_strdup_printf ("'choice': <'%s'>", choice);

  return hiatus_stub_count (daemon, call) == 1 && hiatus_stub_count (daemon, how) == 1 && (choice == NULL || hiatus_stub_count (daemon, what) == 1);
}
