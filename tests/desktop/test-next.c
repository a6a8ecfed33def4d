/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who goes through a script, with a real keyboard, and a daemon that says what comes next. */

#include "tests/desktop/next.h"

static void
test_kinds (void)
{
  static const struct
  {
    const gchar *what;
    const gchar *description;
  } kinds[] = {
    { "read", NEXT_READ },
    { "choose", NEXT_CHOOSE },
    { "write", NEXT_WRITE },
    { "box", NEXT_BOX },
    { "copy", NEXT_COPY },
    { "safety", NEXT_SAFETY },
    { "show", NEXT_SHOW },
    { "end", NEXT_ENDED },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_ENDED);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autofree gchar *resting = g_strdup_printf (NEXT_RESTING, hiatus_next_tomorrow_us ());
  g_autoptr (HiatusPicture) last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HiatusPicture) before = hiatus_screen_take_still (screen);

      hiatus_next_turn_to (daemon, kinds[i].description);
      hiatus_desk_wait_until (hiatus_next_is_other (screen, before));
      hiatus_next_look_at (screen, kinds[i].what);
    }
  last = hiatus_screen_take_still (screen);
  hiatus_next_turn_to (daemon, resting);
  hiatus_desk_wait_until (hiatus_next_is_other (screen, last));
  hiatus_next_look_at (screen, "resting");
  hiatus_next_end (desk, program);
}

static void
test_answers_look (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_SAFETY);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_set_answer (daemon, "GetSafety", HIATUS_STUB_SAFETY ("yes", "no"));
  hiatus_keys_press (desk, "alt+y");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerSafety") == 1);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_next_look_at (screen, "danger");
  hiatus_next_end (desk, program);
}

/* --- to go through it --- */

/* What is chosen and done is told the daemon, by keys alone; it alone says what follows. */
static void
test_answers (void)
{
  static const struct
  {
    const gchar *description;
    const gchar *keys;
    const gchar *step;
    const gchar *progress;
    const gchar *choice;
  } rows[] = {
    { NEXT_READ, "Return", "asked", "done", NULL },
    { NEXT_READ, "alt+g", "asked", "done", NULL },
    { NEXT_CHOOSE, "Return", "how", "done", "write" },
    { NEXT_CHOOSE, "Tab space", "how", "done", "say" },
    { NEXT_CHOOSE, "alt+l", "how", "done", "unsaid" },
    { NEXT_COPY, "alt+g", "copy", "done", NULL },
    { NEXT_SHOW, "Return", "shown", "done", NULL },
    { NEXT_WRITE, "alt+s", "write", "skipped", NULL },
    { NEXT_SAFETY, "alt+s", "safety", "skipped", NULL },
    { NEXT_READ, "alt+b", "how", "open", NULL },
    { NEXT_ENDED, "alt+b", "how", "open", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
      g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
      HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", rows[i].description);

      g_test_message ("%s at %s", rows[i].keys, rows[i].step);
      hiatus_keys_press (desk, rows[i].keys);
      hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") > 0);
      g_assert_true (hiatus_next_has_answered (daemon, rows[i].step, rows[i].progress, rows[i].choice));
      hiatus_next_end (desk, program);
      g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 1);
    }
}

/* To an earlier step, out of the list of them. */
static void
test_way (void)
{
  static const struct
  {
    const gchar *keys;
    const gchar *step;
  } rows[] = {
    { "space", "safety" },
    { "Tab space", "how" },
  };
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
      g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
      HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_READ);
      g_autoptr (HiatusPicture) before = hiatus_screen_take_still (screen);

      hiatus_keys_press (desk, "alt+w");
      /* What is pressed before the list is there would go to the step. */
      hiatus_desk_wait_until (hiatus_next_is_other (screen, before));
      hiatus_keys_press (desk, rows[i].keys);
      hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") > 0);
      g_assert_true (hiatus_next_has_answered (daemon, rows[i].step, "open", NULL));
      hiatus_next_end (desk, program);
      g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 1);
    }
}

/* What it is about goes there and back. */
static void
test_about (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "reply:0badcafe-7", "({'title': <'They wrote'>, 'about': <'0badcafe-7'>, 'step': <{'id': <'calm'>, 'kind': <'read'>, 'title': <'A'>}>},)");

  g_assert_cmpint (hiatus_stub_find (daemon, "DescribeScript ('reply', {'about': <'0badcafe-7'>})"), >=, 0);
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript ('reply', 'calm', ") == 1);
  g_assert_cmpuint (hiatus_stub_count (daemon, "'about': <'0badcafe-7'>"), ==, hiatus_stub_count (daemon, "DescribeScript") + 1);
  hiatus_next_end (desk, program);
}

/* A refusal is said, and the step stays where it is. */
static void
test_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_CHOOSE);

  hiatus_stub_refuse (daemon, "AnswerScript");
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") == 1);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_stub_set_answer (daemon, "AnswerScript", "()");
  hiatus_keys_press (desk, "Tab space");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'choice': <'say'>") == 1);
  hiatus_next_end (desk, program);
}

/* Whom one can talk to, and the safety check, are windows of their own. */
static void
test_effects (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_PAGE ("'id': <'upset'>, 'kind': <'choose'>, 'title': <'A'>, 'choices': <[{'id': <'t'>, 'label': <'Talk'>, 'effect': <'talk-to'>}, {'id': <'s'>, 'label': <'Check'>, 'effect': <'safety'>}]>"));

  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, @aa{sv} [], '')");
  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_keys_press (desk, "alt+c");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_SAFETY));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_next_end (desk, program);
}

/* Without a script the first that is due; at its end the next one; and none where none is. */
static void
test_due (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_stub_set_answer (daemon, "DescribeScript", NEXT_ENDED);
  hiatus_windows_activate (desk, "next", "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_stub_set_state (daemon, "{'phase': <'reviewing'>, 'moon-frame': <24>, 'next': <['announce', 'looking-back']>}");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "DescribeScript ('announce'") > 0);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+n"), hiatus_stub_count (daemon, "DescribeScript ('looking-back'") > 0));
  hiatus_next_end (desk, program);
}

static void
test_nothing_due (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "next", "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "DescribeScript"), ==, 0);
}

/* --- the two questions --- */

/* Each is one click, and nothing is said before it. */
static void
test_safety (void)
{
  static const struct
  {
    const gchar *key;
    const gchar *call;
  } rows[] = {
    { "alt+y", "AnswerSafety ({'danger': <'yes'>}" },
    { "alt+n", "AnswerSafety ({'danger': <'no'>}" },
    { "alt+e", "AnswerSafety ({'silence': <'yes'>}" },
    { "alt+o", "AnswerSafety ({'silence': <'no'>}" },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "safety", NULL);
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_SAFETY));
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "GetSafety") > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerSafety"), ==, i);
      hiatus_keys_press (desk, rows[i].key);
      hiatus_desk_wait_until (hiatus_stub_count (daemon, rows[i].call) == 1);
    }
  hiatus_keys_press (desk, "alt+c");
  hiatus_windows_assert_left (desk, program);
}

/* Who has answered nothing is not led on as if they had; who has is. */
static void
test_safety_step (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_SAFETY);

  hiatus_keys_press (desk, "alt+g");
  hiatus_next_catch_up (desk, daemon, "announce");
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 0);
  hiatus_stub_set_answer (daemon, "GetSafety", HIATUS_STUB_SAFETY ("no", "no"));
  hiatus_stub_announce_state (daemon);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") == 1);
  g_assert_true (hiatus_next_has_answered (daemon, "safety", "done", NULL));
  hiatus_next_end (desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next/kinds", test_kinds);
  g_test_add_func ("/next/answers-look", test_answers_look);
  g_test_add_func ("/next/answers", test_answers);
  g_test_add_func ("/next/way", test_way);
  g_test_add_func ("/next/about", test_about);
  g_test_add_func ("/next/refused", test_refused);
  g_test_add_func ("/next/effects", test_effects);
  g_test_add_func ("/next/due", test_due);
  g_test_add_func ("/next/nothing-due", test_nothing_due);
  g_test_add_func ("/next/safety", test_safety);
  g_test_add_func ("/next/safety-step", test_safety_step);

  return g_test_run ();
}
