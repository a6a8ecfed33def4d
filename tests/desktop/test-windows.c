/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the windows of Hiatus, with a real keyboard. */

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/windows.h"

/* --- keyboard and display --- */

static gboolean
has_grown (HiatusDesk *desk, const gchar *size)
{
  g_autofree gchar *now = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  return g_strcmp0 (now, size) != 0;
}

/* With the pointer: a button that was pressed by a key holds the keyboard for a while. */
static void
click_save (HiatusDesk *desk)
{
  g_autofree gchar *shape = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry --shell");
  g_autofree gchar *arguments = NULL;
  gint window, x, y, width, height;

  g_assert_cmpint (sscanf (shape, "WINDOW=%d X=%d Y=%d WIDTH=%d HEIGHT=%d", &window, &x, &y, &width, &height), ==, 5);
  /* It is the last button, in the lower corner at the end of the line. */
  arguments = g_strdup_printf ("mousemove --window %d %d %d click 1", window, width - 40, height - 36);
  g_free (hiatus_keys_xdotool (desk, arguments));
}

/* The windows that can be seen, as numbers of X11. */
static gchar *
list_windows (HiatusDesk *desk)
{
  return hiatus_keys_xdotool (desk, "search --onlyvisible --class org.hiatus.Hiatus");
}

/* --- a new stretch --- */

static void
close_program (HiatusDesk *desk, HiatusProgram *program)
{
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* When: a week and four days back; before that by mistake tomorrow, which is said and goes no further. */
static void
answer_when (HiatusDesk *desk)
{
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *expected = g_strdup_printf ("\"starts_on\":\"%s\",\"length\":28,\"goal\":\"unsure\",\"mode\":\"strict\",\"goal_said\":\"later\"", first_day);
  g_autofree gchar *status = NULL;

  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_press (desk, "Right Return");
  hiatus_keys_press (desk, "alt+c");
  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_press (desk, "Left Up Left Left Left Left Return");
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 0);
  hiatus_keys_press (desk, "alt+c");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "plan-start") == 1);
  hiatus_windows_assert_noted (desk, expected);
  status = hiatus_desk_hiatus (desk, "status");
  g_assert_true (g_str_has_prefix (status, "Day 12 of 28, 16 to go."));
}

/* What for: nobody is taken to hope for something that they have not said. The daemon dies before it has the answer. */
static void
answer_goal (HiatusDesk *desk)
{
  hiatus_keys_press (desk, "alt+c");
  hiatus_keys_press (desk, "alt+s");
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-change"), ==, 0);
  g_subprocess_send_signal (desk->daemon->process, SIGSTOP);
  hiatus_keys_press (desk, "Return");
  /* By the time that another window is in front it was asked. */
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-change"), ==, 0);

  /* What was chosen is chosen still. */
  hiatus_windows_activate (desk, "set-up", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_PLAN));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), hiatus_desk_count_events (desk, "plan-change") > 0));
  hiatus_windows_assert_noted (desk, "\"goal\":\"reconcile\",\"mode\":\"strict\"}");
}

static gboolean
is_safety_answered (HiatusDesk *desk)
{
  g_autofree gchar *safety = hiatus_desk_hiatus (desk, "safety");

  return strstr (safety, "Not answered") == NULL;
}

/* The set-up by keyboard alone. It is left after its first question, and found again in the overview. */
static void
test_set_up (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "set-up", NULL, HIATUS_WINDOWS_PLAN);

  answer_when (desk);
  close_program (desk, program);

  program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  /* An urge comes first; once it is logged the overview knows how things stand, too. A button that was pressed by a key
   * holds the keyboard for a while, so it is pressed once. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), hiatus_desk_count_events (desk, "urge") > 0));
  hiatus_keys_press (desk, "alt+p");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_PLAN));
  answer_goal (desk);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+n"), hiatus_desk_count_events (desk, "safety") > 0));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+o"), is_safety_answered (desk)));

  /* Done. One thing of the rest: that they have to meet. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), hiatus_keys_press (desk, "alt+m"), hiatus_desk_count_events (desk, "plan-change") > 1));
  hiatus_windows_assert_noted (desk, "\"goal\":\"reconcile\",\"mode\":\"limited\"}");
  close_program (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
}

/* A sentence makes the window larger, but not larger than the screen, whose lower edge some window managers ignore; others
 * would move it under the pointer. */
static void
test_screen_is_not_left (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "own", "reasons", HIATUS_WINDOWS_OWN);
  const gint top = hiatus_keys_get_measure (desk, "Absolute upper-left Y:") - hiatus_keys_get_measure (desk, "Relative upper-left Y:") + hiatus_keys_get_room_below (desk);
  g_autofree gchar *move = g_strdup_printf ("getwindowfocus windowmove 100 %d", top - 30);
  g_autofree gchar *size = NULL;
  gint above;

  /* There is room for a part of what the sentence wants. */
  g_free (hiatus_keys_xdotool (desk, move));
  hiatus_desk_wait_until (hiatus_keys_get_room_below (desk) == 30);
  above = hiatus_keys_get_measure (desk, "Absolute upper-left Y:");
  size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (has_grown (desk, size));
  g_assert_cmpint (hiatus_keys_get_room_below (desk), >=, 0);
  g_assert_cmpint (hiatus_keys_get_measure (desk, "Absolute upper-left Y:"), ==, above);
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* --- notes --- */

static void
test_note (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);

  hiatus_keys_press (desk, "alt+t");
  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, "a song");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "I wanted to write.");
  hiatus_keys_press (desk, "Return");
  hiatus_keys_type (desk, "I did not.");
  hiatus_keys_press (desk, "alt+s");

  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  hiatus_windows_assert_noted (desk, "\"strength\":2");
  hiatus_windows_assert_noted (desk, "\"trigger\":\"a song\"");
  hiatus_windows_assert_noted (desk, "\"note\":\"I wanted to write.\\nI did not.\"");
}

/* A strength that is hard to say is none, and one that was pressed by mistake can be taken back. */
static void
test_note_without_strength (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *journal = NULL;

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+m");
  hiatus_keys_press (desk, "alt+m");
  hiatus_keys_press (desk, "alt+s");

  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  journal = hiatus_desk_hiatus (desk, "journal --json");
  g_assert_null (strstr (journal, "\"strength\":1"));
  g_assert_null (strstr (journal, "\"strength\":3"));
  g_assert_null (strstr (journal, "\"note\""));
}

/* What is too long for a line is cut there, and the daemon takes it. */
static void
test_long_trigger (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *text = g_strnfill (230, 'x');
  g_autofree gchar *expected = g_strdup_printf ("\"trigger\":\"%.200s\"", text);

  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, text);
  hiatus_keys_press (desk, "Return");

  hiatus_windows_assert_left (desk, program);
  hiatus_windows_assert_noted (desk, expected);
}

/* What was typed is not lost by a key that was pressed in haste: there is a question first, and Escape is no answer. */
static void
close_and_wait (HiatusDesk *desk, const gchar *note)
{
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (!hiatus_keys_is_focused (desk, note));
}

static void
test_note_is_kept (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *note = hiatus_keys_xdotool (desk, "getwindowfocus");

  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "half a note,");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_focused (desk, note));
  hiatus_keys_type (desk, " and the rest");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "alt+s");

  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  hiatus_windows_assert_noted (desk, "\"note\":\"half a note, and the rest\"");
}

static void
test_note_is_given_up (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *note = hiatus_keys_xdotool (desk, "getwindowfocus");

  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, "a song");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "alt+c");

  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
}

/* Nothing is typed, so nothing is asked: a strength is one click. */
static void
test_note_without_text (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "  ");
  hiatus_keys_press (desk, "Escape");

  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
}

static void
test_slip (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "slip", HIATUS_WINDOWS_NOTE);

  hiatus_keys_type (desk, "I wrote a line.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "slip") == 1);
  hiatus_windows_assert_noted (desk, "\"note\":\"I wrote a line.\"");

  /* What still stands is shown until the person has read it. */
  g_assert_false (program->ended);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Return"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "slip"), ==, 1);
}

/* After a slip there are people, one click away. */
static void
test_slip_and_company (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "slip", HIATUS_WINDOWS_NOTE);

  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "slip") == 1);
  hiatus_keys_press_until (desk, "alt+t", hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  /* A button that was pressed once more keeps the keyboard for a quarter of a second: which window goes first is open. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* --- the morning after a slip --- */

static gchar *
log_slip (HiatusDesk *desk)
{
  g_autofree gchar *journal = NULL;
  g_auto (GStrv) parts = NULL;

  g_free (hiatus_desk_hiatus (desk, "log slip"));
  journal = hiatus_desk_hiatus (desk, "journal --json");
  parts = g_strsplit (strstr (journal, "\"kind\":\"slip\"") - 40, "\"id\":\"", 2);
  *strchr (parts[1], '"') = '\0';
  return g_strdup (parts[1]);
}

/* What happened is written down, and what may change then is offered. */
static void
test_reflection (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusProgram *program;
  g_autofree gchar *slip = NULL;
  g_autofree gchar *expected = NULL;
  g_autofree gchar *size = NULL;

  hiatus_desk_start_daemon (desk);
  program = hiatus_windows_start (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  slip = log_slip (desk);
  expected = g_strdup_printf ("\"target\":\"%s\"", slip);
  hiatus_windows_activate (desk, "note", slip);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));

  /* Nothing has to be written, and nothing is recorded then: a sentence says so. */
  size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (has_grown (desk, size));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "reflection"), ==, 0);
  hiatus_keys_type (desk, "I was alone.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "reflection") == 1);
  hiatus_windows_assert_noted (desk, expected);
  hiatus_windows_assert_noted (desk, "\"note\":\"I was alone.\"");

  /* A week more, once. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+d"), hiatus_keys_press (desk, "alt+a"), hiatus_desk_count_events (desk, "plan-length") > 0));
  hiatus_windows_assert_noted (desk, "\"length\":35");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Return"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-length"), ==, 1);
}

/* Starting again is a window of its own, and the stretch that ran goes on until that is filled in. */
static void
test_start_again (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusProgram *program;
  g_autofree gchar *slip = NULL;

  hiatus_desk_start_daemon (desk);
  program = hiatus_windows_start (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start --goal heal"));
  slip = log_slip (desk);
  hiatus_windows_activate (desk, "note", slip);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));
  hiatus_keys_type (desk, "I was alone.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "reflection") == 1);
  hiatus_keys_press_until (desk, "alt+g", hiatus_keys_is_active (desk, HIATUS_WINDOWS_PLAN));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
  hiatus_keys_press (desk, "alt+c");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "plan-start") == 2);
  close_program (desk, program);
  hiatus_windows_assert_noted (desk, "\"goal_said\":\"later\"");
}

/* Where somebody has to be safe no days are counted, and none are offered. */
static void
test_reflection_in_safety (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusProgram *program;
  g_autofree gchar *slip = NULL;

  hiatus_desk_start_daemon (desk);
  program = hiatus_windows_start (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start --goal safety"));
  slip = log_slip (desk);
  hiatus_windows_activate (desk, "note", slip);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));
  hiatus_keys_type (desk, "I was alone.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "reflection") == 1);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+g"), hiatus_keys_press (desk, "Return"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
}

/* --- trouble --- */

static void
test_daemon_killed (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *size = NULL;

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "half a note,");
  size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  /* It hangs while it is asked to save; the windows do not. */
  g_subprocess_send_signal (desk->daemon->process, SIGSTOP);
  click_save (desk);
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));

  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
  g_assert_false (program->ended);

  /* It says so in one sentence, and what was typed can be gone on with. */
  hiatus_desk_wait_until (has_grown (desk, size));
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, " and the rest");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  hiatus_windows_assert_noted (desk, "\"strength\":3");
  hiatus_windows_assert_noted (desk, "\"note\":\"half a note, and the rest\"");
}

/* The display goes: the end of the session. */
static void
test_display_lost (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "overview", NULL, HIATUS_WINDOWS_OVERVIEW);

  g_free (hiatus_keys_xdotool (desk, "getwindowfocus windowkill"));
  hiatus_windows_assert_left (desk, program);
}

static void
test_no_display (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  const gchar *const window[] = { hiatus_desk_program ("HIATUS_WINDOW"), NULL };
  const gchar *const hiatus[] = { hiatus_desk_program ("HIATUS"), NULL };
  const gchar *const *const programs[] = { window, hiatus };

  g_subprocess_launcher_unsetenv (desk->launcher, "DISPLAY");
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_auto (HiatusRun) run = { 0 };

      hiatus_desk_run (desk, &run, programs[i]);
      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (run.output, ==, "");
      g_assert_nonnull (strstr (run.errors, "hiatus status"));
      g_assert_cmpstr (strchr (run.errors, '\n'), ==, "\n");
    }
}

static void
test_no_bus (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  const gchar *const window[] = { hiatus_desk_program ("HIATUS_WINDOW"), NULL };
  g_auto (HiatusRun) run = { 0 };

  g_subprocess_launcher_setenv (desk->launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  hiatus_desk_run (desk, &run, window);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.errors, "no session bus"));
  g_assert_cmpstr (strchr (run.errors, '\n'), ==, "\n");
}

/* --- one window of each kind, and no process without a window --- */

static void
test_second_activation (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = hiatus_windows_begin (&program, "note", "urge", HIATUS_WINDOWS_NOTE);
  g_autofree gchar *first = list_windows (desk);
  g_autofree gchar *both = NULL;
  g_autofree gchar *again = NULL;

  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "once");
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  both = list_windows (desk);

  /* It comes to the front, with what was typed, and there is no third. */
  hiatus_windows_activate (desk, "note", "urge");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));
  again = list_windows (desk);
  g_assert_cmpuint (strlen (again), ==, strlen (both));
  g_assert_nonnull (strstr (again, first));
  hiatus_keys_type (desk, " only");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_windows_assert_noted (desk, "\"note\":\"once only\"");

  g_assert_false (program->ended);
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* A process that nobody asked for a window leaves again. */
static void
test_service_without_window (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "note", "nonsense");
  hiatus_windows_assert_left (desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/windows/set-up", test_set_up);
  g_test_add_func ("/windows/screen-is-not-left", test_screen_is_not_left);
  g_test_add_func ("/windows/note", test_note);
  g_test_add_func ("/windows/note-without-strength", test_note_without_strength);
  g_test_add_func ("/windows/long-trigger", test_long_trigger);
  g_test_add_func ("/windows/note-is-kept", test_note_is_kept);
  g_test_add_func ("/windows/note-is-given-up", test_note_is_given_up);
  g_test_add_func ("/windows/note-without-text", test_note_without_text);
  g_test_add_func ("/windows/slip", test_slip);
  g_test_add_func ("/windows/slip-and-company", test_slip_and_company);
  g_test_add_func ("/windows/reflection", test_reflection);
  g_test_add_func ("/windows/reflection-in-safety", test_reflection_in_safety);
  g_test_add_func ("/windows/start-again", test_start_again);
  g_test_add_func ("/windows/daemon-killed", test_daemon_killed);
  g_test_add_func ("/windows/display-lost", test_display_lost);
  g_test_add_func ("/windows/no-display", test_no_display);
  g_test_add_func ("/windows/no-bus", test_no_bus);
  g_test_add_func ("/windows/second-activation", test_second_activation);
  g_test_add_func ("/windows/service-without-window", test_service_without_window);

  return g_test_run ();
}
