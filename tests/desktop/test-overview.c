/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the overview, and the end of all of Hiatus from there, with a real keyboard. */

#include <signal.h>

#include "daemon/api/names.h"
#include "tests/desktop/menu.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

static void
test_overview (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "overview", NULL, HIATUS_WINDOWS_OVERVIEW);

  /* It follows: the plan that is started elsewhere brings a suggestion that can be answered here. */
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+d"), hiatus_desk_count_events (desk, "prompt") == 1));
  hiatus_windows_assert_noted (desk, "\"answer\":\"done\"");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), hiatus_desk_count_events (desk, "urge") > 0));
  hiatus_windows_assert_noted (desk, "\"strength\":2");
  hiatus_keys_press_until (desk, "alt+w", hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));

  /* "Quit until next login" ends all, whatever is open. */
  hiatus_windows_activate (desk, "quit", NULL);
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

/* Something is due: the way to it is here too, for those without a tray. */
static void
test_what_comes_next (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;

  hiatus_stub_set_answer (daemon, "DescribeScript", "({'title': <'The end'>, 'step': <{'id': <'a'>, 'kind': <'read'>, 'title': <'A'>}>},)");
  program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_stub_set_state (daemon, "{'phase': <'complete'>, 'day': <28>, 'length': <28>, 'days-left': <0>, 'moon-frame': <28>, 'next': <['ending', 'reply']>}");
  hiatus_keys_press_until (desk, "alt+x", hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript ('ending'") > 0);
  g_assert_cmpuint (hiatus_stub_count (daemon, "DescribeScript ('reply'"), ==, 0);

  /* The key may have been pressed twice, and open the window once more. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* The window has all that the menu has: what they wrote, how it was to meet, each in a menu of its own. */
static void
test_agreed_contact (void)
{
  static const struct
  {
    const gchar *open;
    const gchar *choose;
    const gchar *kind;
    const gchar *noted;
  } rows[] = {
    { "alt+r", "s", "incoming", "\"about\":\"small-talk\"" },
    { "alt+r", "i", "incoming", "\"about\":\"upset\"" },
    { "alt+e", "w", "encounter", "\"went\":\"well\"" },
    { "alt+e", "h", "encounter", "\"went\":\"hard\"" },
  };
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "overview", NULL, HIATUS_WINDOWS_OVERVIEW);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const guint before = hiatus_desk_count_events (desk, rows[i].kind);
      g_autofree gchar *keys = g_strdup_printf ("%s %s", rows[i].open, rows[i].choose);

      hiatus_keys_press (desk, keys);
      hiatus_desk_wait_until (hiatus_desk_count_events (desk, rows[i].kind) > before);
      hiatus_windows_assert_noted (desk, rows[i].noted);
    }

  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* Watching can be paused where there is no tray, too. */
static void
test_pause_watching (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;

  program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <12>, 'moon-frame': <14>, 'watching': <['titles']>}");
  hiatus_keys_press_until (desk, "alt+n", hiatus_stub_count (daemon, "PauseWatching ('',)") > 0);
  hiatus_stub_set_state (daemon, "{'phase': <'running'>, 'day': <12>, 'moon-frame': <14>, 'watching': <@as []>, 'paused': <true>}");
  hiatus_keys_press_until (desk, "alt+n", hiatus_stub_count (daemon, "ResumeWatching ()") > 0);

  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* Quitting loses nothing that was typed, either; once that is answered, everything ends. */
static void
test_quit_with_note (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *note = hiatus_keys_xdotool (desk, "getwindowfocus");

  hiatus_desk_lend_environment (desk);
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "not yet");
  g_variant_unref (hiatus_desk_call (desk, "Quit", NULL));
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
  hiatus_desk_wait_until (!hiatus_keys_is_focused (desk, note));
  g_assert_false (program->ended);
  hiatus_keys_press (desk, "alt+s");

  /* It was saved by a daemon that the bus had to start for it, and that ends with the window. */
  hiatus_windows_assert_left (desk, program);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  hiatus_desk_start_daemon (desk);
  hiatus_windows_assert_noted (desk, "\"note\":\"not yet\"");
}

/* `hiatus` alone starts what is needed, and greets whoever is here for the first time. */
static void
test_hiatus_alone (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *output = hiatus_desk_hiatus (desk, "");
  g_autoptr (HiatusMenu) menu = NULL;

  g_assert_cmpstr (output, ==, "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_PLAN));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  /* A tray that is still to ask for the first time would start another daemon. */
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, "No days are counted now");

  hiatus_keys_press (desk, "alt+q");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));
}

/* Where the daemon is dead, or hangs, quitting ends the rest all the same: nobody has to know which program is which. */
static void
test_quit_without_daemon (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  for (gint hangs = 0; hangs <= 1; hangs++)
    {
      g_autoptr (HiatusMenu) menu = NULL;

      hiatus_desk_start_daemon (desk);
      if (!hangs)
        g_free (hiatus_desk_hiatus (desk, "plan start"));
      g_free (hiatus_desk_hiatus (desk, ""));
      hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
      /* A tray that is still to ask for the first time would start another daemon. */
      menu = hiatus_menu_new (desk);
      hiatus_menu_wait_for (menu, "Day 1 of 28");
      if (hangs)
        g_subprocess_send_signal (desk->daemon->process, SIGSTOP);
      else
        {
          g_subprocess_send_signal (desk->daemon->process, SIGTERM);
          g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
        }

      hiatus_keys_press (desk, "alt+q");
      hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME) && !hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));
      g_assert_cmpint (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME), ==, hangs);
    }

  /* It does what it was asked to when it goes on. */
  g_subprocess_send_signal (desk->daemon->process, SIGCONT);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/follows", test_overview);
  g_test_add_func ("/overview/what-comes-next", test_what_comes_next);
  g_test_add_func ("/overview/agreed-contact", test_agreed_contact);
  g_test_add_func ("/overview/pause-watching", test_pause_watching);
  g_test_add_func ("/overview/quit-with-note", test_quit_with_note);
  g_test_add_func ("/overview/hiatus-alone", test_hiatus_alone);
  g_test_add_func ("/overview/quit-without-daemon", test_quit_without_daemon);

  return g_test_run ();
}
