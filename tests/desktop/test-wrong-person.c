/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who says in which longer name a keyword does not count, with a real keyboard. */

#include "tests/desktop/screen.h"
#include "tests/desktop/stub.h"
#include "tests/desktop/windows.h"

#define TITLE "Somebody else"

#define ONCE "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 1>},)"
#define THRICE "({'contact': <'A.'>, 'keyword': <'Alex'>, 'count': <uint32 3>},)"
#define CONTACTS                                     \
  "([{'label': <'B.'>, 'except': <['Alex Brown']>}," \
  " {'label': <'A.'>, 'except': <['Alexander Technique']>, 'only-apps': <['org.example.Messages']>}],)"

#define CHANGED "ChangeContact ('A.', {'except': <['Alexander Technique', 'Alex Smith']>}"

/* What the daemon answered comes before what is asked afterwards: then the window has made something of it. */
static void
catch_up (HiatusDesk *desk)
{
  hiatus_windows_activate (desk, "wrong-person", "e1");
  hiatus_windows_activate (desk, "wrong-person", "e1");
}

static HiatusProgram *
begin (HiatusDesk *desk, HiatusStub *daemon, const gchar *description)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "ListContacts", CONTACTS);
  if (description != NULL)
    hiatus_stub_set_answer (daemon, "DescribeWrongPerson", description);
  else
    hiatus_stub_refuse (daemon, "DescribeWrongPerson");
  hiatus_windows_activate (desk, "wrong-person", "e1");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, TITLE));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeWrongPerson ('e1'") == 1);
  catch_up (desk);
  return program;
}

static gboolean
has_grown (HiatusDesk *desk, const gchar *size)
{
  g_autofree gchar *now = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  return g_strcmp0 (now, size) != 0;
}

/* In place of what is there. */
static void
fill_in (HiatusDesk *desk, const gchar *text)
{
  hiatus_keys_press (desk, "alt+l ctrl+a");
  hiatus_keys_type (desk, text);
}

static void
test_phrase (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, ONCE);

  fill_in (desk, "Alex Smith");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ChangeContact") > 0);
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpint (hiatus_stub_find (daemon, CHANGED), >=, 0);
  g_assert_cmpuint (hiatus_stub_count (daemon, "ChangeContact"), ==, 1);
}

/* From the third time on the apps can be chosen, too: those that were there before stay. */
static void
test_apps (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, THRICE);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) picture = NULL;
  g_autofree gchar *name = g_strdup_printf ("wrong-person-%s", g_getenv ("SESSION_THEME"));

  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ListContacts") == 1);
  catch_up (desk);
  picture = hiatus_screen_take_still (screen);
  hiatus_picture_save (picture, name);
  hiatus_keys_press (desk, "alt+l Tab space");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpint (hiatus_stub_find (daemon, "ChangeContact ('A.', {'only-apps': <['org.signal.Signal', 'org.example.Messages']>}"), >=, 0);
}

/* The daemon refuses: it says why, and what was typed is still there to be saved once it can be. */
static void
test_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = NULL;
  g_autofree gchar *size = NULL;

  hiatus_stub_refuse (daemon, "ChangeContact");
  program = begin (desk, daemon, ONCE);
  size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");
  fill_in (desk, "Alex Smith");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ChangeContact") > 0);
  hiatus_desk_wait_until (has_grown (desk, size));
  g_assert_false (program->ended);
  hiatus_stub_set_answer (daemon, "ChangeContact", "()");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, CHANGED), ==, hiatus_stub_count (daemon, "ChangeContact"));
}

/* The contact is not there any more. */
static void
test_contact_gone (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, ONCE);
  g_autofree gchar *size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  hiatus_stub_set_answer (daemon, "ListContacts", "(@aa{sv} [],)");
  fill_in (desk, "Alex Smith");
  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (has_grown (desk, size));
  g_assert_cmpuint (hiatus_stub_count (daemon, "ChangeContact"), ==, 0);
  fill_in (desk, " ");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* Nothing is filled in, or what would change nothing: a sentence says so, and nobody is called. */
static void
test_nothing_to_save (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, ONCE);
  g_autofree gchar *size = hiatus_keys_xdotool (desk, "getwindowfocus getwindowgeometry");

  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until (has_grown (desk, size));
  fill_in (desk, "Alex");
  hiatus_keys_press (desk, "Return");
  fill_in (desk, "Sandra");
  hiatus_keys_press (desk, "Return");
  fill_in (desk, " ");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "ListContacts"), ==, 0);
  g_assert_cmpuint (hiatus_stub_count (daemon, "ChangeContact"), ==, 0);
}

/* An event that nobody knows. */
static void
test_unknown (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = begin (desk, daemon, NULL);

  hiatus_keys_press (desk, "alt+s");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "ChangeContact"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wrong-person/phrase", test_phrase);
  g_test_add_func ("/wrong-person/apps", test_apps);
  g_test_add_func ("/wrong-person/refused", test_refused);
  g_test_add_func ("/wrong-person/contact-gone", test_contact_gone);
  g_test_add_func ("/wrong-person/nothing-to-save", test_nothing_to_save);
  g_test_add_func ("/wrong-person/unknown", test_unknown);

  return g_test_run ();
}
