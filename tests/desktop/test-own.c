/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who answers an open question of the first days, with a real keyboard. */

#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

static HiatusProgram *
begin (HiatusDesk *desk, const gchar *invitation)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "own", invitation);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_OWN));
  return program;
}

static void
test_reason (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, "reasons");

  hiatus_stub_set_answer (daemon, "AddOwn", "(uint32 1,)");
  hiatus_keys_type (desk, "I want to sleep again.");
  hiatus_keys_press (desk, "alt+s");
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn ('reasons', {'text': <'I want to sleep again.'>})"), ==, 1);
}

/* Two lines, and Return is enough to save them. */
static void
test_if_then (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, "if-then");

  hiatus_stub_set_answer (daemon, "AddOwn", "(uint32 1,)");
  hiatus_keys_type (desk, "it is late");
  hiatus_keys_press (desk, "Tab");
  hiatus_keys_type (desk, "go to bed");
  hiatus_keys_press (desk, "Return");
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn"), ==, 1);
  g_assert_cmpint (hiatus_stub_find (daemon, "<'it is late'>"), >=, 0);
  g_assert_cmpint (hiatus_stub_find (daemon, "<'go to bed'>"), >=, 0);
}

/* What was typed is there still when the daemon cannot take it. */
static void
test_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, "reasons");

  hiatus_stub_refuse (daemon, "AddOwn");
  hiatus_keys_type (desk, "I want to sleep");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AddOwn") == 1);
  g_assert_false (program->ended);

  hiatus_stub_set_answer (daemon, "AddOwn", "(uint32 1,)");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+o End"), hiatus_keys_press (desk, "alt+s"), hiatus_stub_count (daemon, "AddOwn") > 1));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn ('reasons', {'text': <'I want to sleep'>})"), ==, 2);
}

/* Nothing is entered by a key that was pressed in haste. */
static void
test_nothing (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, "reasons");

  hiatus_keys_press (desk, "alt+s");
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AddOwn"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own/reason", test_reason);
  g_test_add_func ("/own/if-then", test_if_then);
  g_test_add_func ("/own/refused", test_refused);
  g_test_add_func ("/own/nothing", test_nothing);

  return g_test_run ();
}
