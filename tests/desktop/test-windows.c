/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the windows of Hiatus, with a real keyboard. */

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/keys.h"

#define NOTE "A note"
#define PLAN "A new stretch"
#define OVERVIEW "Hiatus"

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

/* --- the program --- */

static void
activate (HiatusDesk *desk, const gchar *action, const gchar *parameter)
{
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  reply = g_dbus_connection_call_sync (desk->bus,
                                       HIATUS_WINDOW_BUS_NAME,
                                       HIATUS_WINDOW_OBJECT_PATH,
                                       "org.freedesktop.Application",
                                       "ActivateAction",
                                       g_variant_new ("(sava{sv})", action, &parameters, NULL),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       HIATUS_WAIT_LIMIT_MS,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

/* As the bus starts it, but in the zone of the desk. */
static HiatusProgram *
start_windows (HiatusDesk *desk)
{
  g_autofree gchar *icons = g_strconcat ("--icon-folder=", hiatus_desk_program ("HIATUS_ICONS"), NULL);
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_WINDOW"), icons, "--gapplication-service", NULL };
  HiatusProgram *program = hiatus_program_start (desk, arguments);

  hiatus_desk_wait_until (program->ended || hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  g_assert_false (program->ended);
  return program;
}

/* A window in front, and the daemon behind it. */
static HiatusDesk *
begin (HiatusProgram **program, const gchar *action, const gchar *parameter, const gchar *title)
{
  HiatusDesk *desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  *program = start_windows (desk);
  activate (desk, action, parameter);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, title));
  return desk;
}

static void
assert_leaves (HiatusDesk *desk, HiatusProgram *program)
{
  g_assert_cmpint (hiatus_program_finish (program), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
}

static void
assert_journal_has (HiatusDesk *desk, const gchar *text)
{
  g_autofree gchar *journal = hiatus_desk_hiatus (desk, "journal --json");

  g_test_message ("%s in %s", text, journal);
  g_assert_nonnull (strstr (journal, text));
}

/* --- a new stretch --- */

static void
test_start_plan (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "start-plan", NULL, PLAN);
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *expected = g_strdup_printf ("\"starts_on\":\"%s\",\"length\":28,\"goal\":\"reconcile\",\"mode\":\"limited\"", first_day);
  g_autofree gchar *status = NULL;

  /* When: a week and four days back. For how long: as it is. What for, and that they meet. */
  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_press (desk, "Up Left Left Left Left Return");
  hiatus_keys_press (desk, "alt+c");
  hiatus_keys_press (desk, "alt+m");
  hiatus_keys_press (desk, "alt+s");

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
  assert_journal_has (desk, expected);
  status = hiatus_desk_hiatus (desk, "status");
  g_assert_true (g_str_has_prefix (status, "Day 12 of 28, 16 to go."));
}

/* Nobody is taken to hope for something that they have not said. */
static void
test_start_plan_without_goal (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "start-plan", NULL, PLAN);
  g_autofree gchar *size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  /* The window grows by a sentence, and the question has the keyboard: the space bar gives its first answer. */
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (has_grown (desk, size));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 0);
  hiatus_keys_press (desk, "space");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), program->ended));

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
  assert_journal_has (desk, "\"goal\":\"unsure\",\"mode\":\"strict\"");
}

/* A sentence makes the window larger, but not larger than the screen, whose lower edge some window managers ignore; others
 * would move it under the pointer. */
static void
test_screen_is_not_left (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "start-plan", NULL, PLAN);
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
  assert_leaves (desk, program);
}

static void
test_start_plan_for_safety (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "start-plan", NULL, PLAN);
  g_autoptr (GVariant) state = NULL;
  gint number;

  hiatus_keys_press (desk, "alt+a");
  hiatus_keys_press (desk, "alt+s");

  assert_leaves (desk, program);
  state = hiatus_desk_state (desk);
  g_assert_false (g_variant_lookup (state, "length", "i", &number));
  g_assert_false (g_variant_lookup (state, "kept", "i", &number));
  assert_journal_has (desk, "\"goal\":\"safety\"");
}

/* --- notes --- */

static void
test_note (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);

  hiatus_keys_press (desk, "alt+t");
  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, "a song");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "I wanted to write.");
  hiatus_keys_press (desk, "Return");
  hiatus_keys_type (desk, "I did not.");
  hiatus_keys_press (desk, "alt+s");

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  assert_journal_has (desk, "\"strength\":2");
  assert_journal_has (desk, "\"trigger\":\"a song\"");
  assert_journal_has (desk, "\"note\":\"I wanted to write.\\nI did not.\"");
}

/* A strength that is hard to say is none, and one that was pressed by mistake can be taken back. */
static void
test_note_without_strength (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *journal = NULL;

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+m");
  hiatus_keys_press (desk, "alt+m");
  hiatus_keys_press (desk, "alt+s");

  assert_leaves (desk, program);
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
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *text = g_strnfill (230, 'x');
  g_autofree gchar *expected = g_strdup_printf ("\"trigger\":\"%.200s\"", text);

  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, text);
  hiatus_keys_press (desk, "Return");

  assert_leaves (desk, program);
  assert_journal_has (desk, expected);
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
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *note = hiatus_keys_xdotool (desk, "getwindowfocus");

  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "half a note,");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_focused (desk, note));
  hiatus_keys_type (desk, " and the rest");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "alt+s");

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  assert_journal_has (desk, "\"note\":\"half a note, and the rest\"");
}

static void
test_note_is_given_up (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *note = hiatus_keys_xdotool (desk, "getwindowfocus");

  hiatus_keys_press (desk, "alt+w");
  hiatus_keys_type (desk, "a song");
  close_and_wait (desk, note);
  hiatus_keys_press (desk, "alt+c");

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
}

/* Nothing is typed, so nothing is asked: a strength is one click. */
static void
test_note_without_text (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "  ");
  hiatus_keys_press (desk, "Escape");

  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
}

static void
test_slip (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "slip", NOTE);

  hiatus_keys_type (desk, "I wrote a line.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "slip") == 1);
  assert_journal_has (desk, "\"note\":\"I wrote a line.\"");

  /* What still stands is shown until the person has read it. */
  g_assert_false (program->ended);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Return"), program->ended));
  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "slip"), ==, 1);
}

/* --- trouble --- */

static void
send_signal (HiatusProgram *program, gint number)
{
  g_subprocess_send_signal (program->process, number);
}

static void
test_daemon_killed (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *size = NULL;

  hiatus_keys_press (desk, "alt+o");
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "half a note,");
  size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  /* It hangs while it is asked to save; the windows do not. */
  send_signal (desk->daemon, SIGSTOP);
  click_save (desk);
  activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, OVERVIEW));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, NOTE));

  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
  g_assert_false (program->ended);

  /* It says so in one sentence, and what was typed can be gone on with. */
  hiatus_desk_wait_until (has_grown (desk, size));
  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, " and the rest");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), program->ended));
  assert_leaves (desk, program);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  assert_journal_has (desk, "\"strength\":3");
  assert_journal_has (desk, "\"note\":\"half a note, and the rest\"");
}

/* The display goes: the end of the session. */
static void
test_display_lost (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "overview", NULL, OVERVIEW);

  g_free (hiatus_keys_xdotool (desk, "getwindowfocus windowkill"));
  assert_leaves (desk, program);
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
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
  g_autofree gchar *first = list_windows (desk);
  g_autofree gchar *both = NULL;
  g_autofree gchar *again = NULL;

  hiatus_keys_press (desk, "alt+n");
  hiatus_keys_type (desk, "once");
  activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, OVERVIEW));
  both = list_windows (desk);

  /* It comes to the front, with what was typed, and there is no third. */
  activate (desk, "note", "urge");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, NOTE));
  again = list_windows (desk);
  g_assert_cmpuint (strlen (again), ==, strlen (both));
  g_assert_nonnull (strstr (again, first));
  hiatus_keys_type (desk, " only");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, OVERVIEW));
  assert_journal_has (desk, "\"note\":\"once only\"");

  g_assert_false (program->ended);
  hiatus_keys_press (desk, "Escape");
  assert_leaves (desk, program);
}

/* A process that nobody asked for a window leaves again. */
static void
test_service_without_window (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  HiatusProgram *program = start_windows (desk);

  activate (desk, "note", "nonsense");
  assert_leaves (desk, program);
}

/* --- the overview --- */

static void
test_overview (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "overview", NULL, OVERVIEW);

  /* It follows: the plan that is started elsewhere brings a suggestion that can be answered here. */
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+d"), hiatus_desk_count_events (desk, "prompt") == 1));
  assert_journal_has (desk, "\"answer\":\"done\"");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), hiatus_desk_count_events (desk, "urge") > 0));
  assert_journal_has (desk, "\"strength\":2");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+w"), hiatus_keys_is_active (desk, NOTE)));

  /* "Quit until next login" ends all, whatever is open. */
  activate (desk, "quit", NULL);
  assert_leaves (desk, program);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

/* Quitting loses nothing that was typed, either; once that is answered, everything ends. */
static void
test_quit_with_note (void)
{
  HiatusProgram *program;
  g_autoptr (HiatusDesk) desk = begin (&program, "note", "urge", NOTE);
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
  assert_leaves (desk, program);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  hiatus_desk_start_daemon (desk);
  assert_journal_has (desk, "\"note\":\"not yet\"");
}

/* `hiatus` alone starts what is needed. */
static void
test_hiatus_alone (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *output = hiatus_desk_hiatus (desk, "");

  g_assert_cmpstr (output, ==, "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, OVERVIEW));
  hiatus_desk_wait_until (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME) && hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));

  hiatus_keys_press (desk, "alt+q");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME) && !hiatus_desk_has_owner (desk, HIATUS_BUS_NAME) && !hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));
}

/* Where the daemon is dead, or hangs, quitting ends the rest all the same: nobody has to know which program is which. */
static void
test_quit_without_daemon (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  for (gint hangs = 0; hangs <= 1; hangs++)
    {
      hiatus_desk_start_daemon (desk);
      g_free (hiatus_desk_hiatus (desk, ""));
      hiatus_desk_wait_until (hiatus_keys_is_active (desk, OVERVIEW) && hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));
      if (hangs)
        send_signal (desk->daemon, SIGSTOP);
      else
        {
          send_signal (desk->daemon, SIGTERM);
          g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
        }

      hiatus_keys_press (desk, "alt+q");
      hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME) && !hiatus_desk_has_owner (desk, HIATUS_TRAY_BUS_NAME));
      g_assert_cmpint (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME), ==, hangs);
    }

  /* It does what it was asked to when it goes on. */
  send_signal (desk->daemon, SIGCONT);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/windows/start-plan", test_start_plan);
  g_test_add_func ("/windows/start-plan-without-goal", test_start_plan_without_goal);
  g_test_add_func ("/windows/screen-is-not-left", test_screen_is_not_left);
  g_test_add_func ("/windows/start-plan-for-safety", test_start_plan_for_safety);
  g_test_add_func ("/windows/note", test_note);
  g_test_add_func ("/windows/note-without-strength", test_note_without_strength);
  g_test_add_func ("/windows/long-trigger", test_long_trigger);
  g_test_add_func ("/windows/note-is-kept", test_note_is_kept);
  g_test_add_func ("/windows/note-is-given-up", test_note_is_given_up);
  g_test_add_func ("/windows/note-without-text", test_note_without_text);
  g_test_add_func ("/windows/slip", test_slip);
  g_test_add_func ("/windows/daemon-killed", test_daemon_killed);
  g_test_add_func ("/windows/display-lost", test_display_lost);
  g_test_add_func ("/windows/no-display", test_no_display);
  g_test_add_func ("/windows/no-bus", test_no_bus);
  g_test_add_func ("/windows/second-activation", test_second_activation);
  g_test_add_func ("/windows/service-without-window", test_service_without_window);
  g_test_add_func ("/windows/overview", test_overview);
  g_test_add_func ("/windows/quit-with-note", test_quit_with_note);
  g_test_add_func ("/windows/hiatus-alone", test_hiatus_alone);
  g_test_add_func ("/windows/quit-without-daemon", test_quit_without_daemon);

  return g_test_run ();
}
