/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who looks for someone to talk to, with a real keyboard. */

#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

#define LINES                                                                                                    \
  "({'name': <'Sam'>, 'phone': <'030 123'>}, [{'kind': <'emergency'>, 'title': <'Police'>, 'number': <'110'>}, " \
  "{'kind': <'crisis'>, 'title': <'Listeners'>, 'number': <'116 123'>, 'press': <'1'>, 'whom': <'for men'>, "    \
  "'when': <'Day and night'>, 'checked': <'2025-03-01'>}], 'These numbers are for Germany.')"

/* Reads the number that is on the clipboard, as another window would. */
static gboolean
has_copied (HiatusDesk *desk, const gchar *number)
{
  g_autofree gchar *out = NULL;
  const gchar *const command[] = { "xclip", "-selection", "clipboard", "-out", NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL) && g_strcmp0 (out, number) == 0;
}

/* From the overview by keyboard, and on to any number: Tab goes from a number to its button, and to the next number. */
static void
test_numbers (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autofree gchar *overview = NULL;
  HiatusProgram *program = hiatus_windows_start (desk);
  HiatusProgram *other;

  hiatus_stub_set_answer (daemon, "ListHelp", LINES);
  hiatus_windows_activate (desk, "overview", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  overview = hiatus_keys_xdotool (desk, "getwindowfocus");
  hiatus_keys_press_until (desk, "alt+k", !hiatus_keys_is_focused (desk, overview));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ListHelp") > 0);

  /* The person's own person is the first there is. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "space"), has_copied (desk, "030 123")));
  hiatus_keys_press (desk, "Tab Tab space");
  hiatus_desk_wait_until (has_copied (desk, "110"));
  hiatus_keys_press (desk, "Tab Tab space");
  hiatus_desk_wait_until (has_copied (desk, "116 123"));

  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_focused (desk, overview));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (!hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  /* Nothing else here would keep the number, so the program does, until something else is copied. */
  g_assert_true (has_copied (desk, "116 123"));
  g_assert_false (program->ended);
  other = hiatus_program_start (desk, (const gchar *const[]){ "xclip", "-selection", "clipboard", "-quiet", "-in", "/dev/null", NULL });
  hiatus_windows_assert_left (desk, program);
  hiatus_program_kill (other);
  hiatus_program_finish (other);
}

/* Whom they would ring is entered from there, and is there then. */
static void
test_own_person (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "ListHelp", "(@a{sv} {}, [{'kind': <'crisis'>, 'title': <'Listeners'>, 'number': <'116 123'>}], '')");
  hiatus_windows_activate (desk, "talk", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK) && hiatus_stub_count (daemon, "ListHelp") > 0);
  hiatus_keys_press_until (desk, "alt+a", hiatus_keys_is_active (desk, HIATUS_WINDOWS_OWN));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));

  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, @aa{sv} [], '')");
  hiatus_stub_announce_entries (daemon, "person");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ListHelp") > 1);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "space"), has_copied (desk, "030 123")));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (!hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  hiatus_program_kill (program);
  hiatus_program_finish (program);
}

/* The window is there all the same, and asks again once the daemon answers. */
static void
test_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_refuse (daemon, "ListHelp");
  hiatus_windows_activate (desk, "talk", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OVERVIEW));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ListHelp") > 0);
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/talk/numbers", test_numbers);
  g_test_add_func ("/talk/own-person", test_own_person);
  g_test_add_func ("/talk/refused", test_refused);

  return g_test_run ();
}
