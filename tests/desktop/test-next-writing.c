/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who writes in a script, and copies what they wrote, with a real keyboard. */

#include <string.h>

#include "tests/desktop/next.h"

/* --- what is written --- */

static void
test_write (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);

  hiatus_keys_type (desk, "take care");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'take care')") == 1);
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript") == 1);
  g_assert_true (hiatus_next_has_answered (daemon, "write", "done", NULL));
  g_assert_cmpuint (hiatus_stub_count (daemon, "'note': <'take care'>"), ==, 1);
  hiatus_next_turn_to (daemon, NEXT_COPY);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_next_end (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "SaveDraft"), ==, 1);
}

/* One of the texts to begin with, by the keyboard, and on from there. */
static void
test_template (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);

  hiatus_keys_press (desk, "Tab Tab Tab space");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'I will not write for a while. It is nothing against you. Take care.'") == 1);
  hiatus_keys_press (desk, "ctrl+End");
  hiatus_keys_type (desk, " S.");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "Take care. S.'") == 1);
  hiatus_next_end (desk, program);
}

/* What was kept before is there again. */
static void
test_draft_is_back (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;

  hiatus_stub_set_answer (daemon, "ReadDraft", "('half a ',)");
  program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);
  hiatus_keys_type (desk, "sentence");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'half a sentence')") == 1);
  hiatus_next_end (desk, program);
}

/* Closed in the middle of a word: that word is kept. */
static void
test_close (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);

  hiatus_keys_type (desk, "half");
  hiatus_next_end (desk, program);
  g_assert_cmpint (hiatus_stub_find (daemon, "SaveDraft ('announce/write', 'half')"), >=, 0);
}

/* Where it cannot be kept the window stays, and goes when it is closed once more. */
static void
test_close_refused (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);

  hiatus_stub_refuse (daemon, "SaveDraft");
  hiatus_keys_type (desk, "half");
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft") > 0);
  hiatus_windows_activate (desk, "next", "announce");
  hiatus_windows_activate (desk, "next", "announce");
  g_assert_false (program->ended);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* The daemon cannot keep it for a while: the window says so, and it is kept as soon as it can be. */
static void
test_kept_later (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_refuse (daemon, "SaveDraft");
  hiatus_keys_type (desk, "half");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft") > 0);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_next_look_at (screen, "not-kept");
  hiatus_stub_set_answer (daemon, "SaveDraft", "()");
  hiatus_stub_announce_state (daemon);
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'half')") > 1);
  hiatus_next_end (desk, program);
}

/* Another script is asked for in the middle of a word: the word is kept, and then the window turns to it. */
static void
test_turn_away (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);

  hiatus_keys_type (desk, "half");
  hiatus_stub_set_answer (daemon, "DescribeScript", NEXT_BOX);
  hiatus_windows_activate (desk, "next", "looking-back");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "ReadDraft ('looking-back/why'") == 1);
  g_assert_cmpint (hiatus_stub_find (daemon, "SaveDraft ('announce/write', 'half')"), >=, 0);
  hiatus_next_end (desk, program);
}

/* --- what is looked at --- */

static void
test_found (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();
  g_autoptr (HiatusPicture) before = NULL;

  hiatus_stub_set_answer (daemon, "CheckDraft", NEXT_FOUND);
  program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);
  hiatus_keys_type (desk, "always six weeks");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "CheckDraft (0, 'announce')") + hiatus_stub_count (daemon, "CheckDraft (handle 0, 'announce')") > 0);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_next_look_at (screen, "found");
  /* What was found leads to its words: typing takes their place. */
  hiatus_keys_press (desk, "Tab Tab space");
  hiatus_keys_type (desk, "once");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('announce/write', 'once six weeks')") > 0);
  /* Whoever does not care goes on. */
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "'note': <'once six weeks'>") == 1);
  hiatus_next_end (desk, program);
}

/* The offer, which opens the window of whom one can talk to. */
static void
test_needs_somebody (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program;
  g_autoptr (HiatusScreen) screen = hiatus_screen_new ();

  hiatus_stub_set_answer (daemon, "CheckDraft", NEXT_NEEDS_SOMEBODY);
  hiatus_stub_set_answer (daemon, "ListHelp", "({'name': <'Sam'>, 'phone': <'030 123'>}, @aa{sv} [], '')");
  program = hiatus_next_begin (desk, daemon, "announce", NEXT_WRITE);
  hiatus_keys_type (desk, "always");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "CheckDraft") > 0);
  hiatus_next_catch_up (desk, daemon, "announce");
  hiatus_next_look_at (screen, "somebody");
  hiatus_keys_press (desk, "alt+k");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_TALK));
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  hiatus_next_end (desk, program);
}

/* What is written for oneself is kept, and looked at by nobody. */
static void
test_own_words (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "looking-back", NEXT_BOX);

  hiatus_keys_type (desk, "always");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "SaveDraft ('looking-back/why', 'always')") > 0);
  hiatus_keys_press (desk, "alt+d");
  hiatus_keys_press (desk, "alt+g");
  hiatus_desk_wait_until (hiatus_stub_count (daemon, "AnswerScript ('looking-back', 'why', ") == 1);
  hiatus_next_end (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "CheckDraft"), ==, 0);
}

/* --- what is copied --- */

/* What is on the clipboard, as another window would read it. */
static gboolean
has_copied (HiatusDesk *desk, const gchar *target, const gchar *text)
{
  g_autofree gchar *out = NULL;
  const gchar *const command[] = { "xclip", "-selection", "clipboard", "-target", target, "-out", NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL) && out != NULL && strstr (out, text) != NULL;
}

static void
test_copy (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "announce", NEXT_COPY);

  hiatus_keys_press (desk, "Return");
  hiatus_desk_wait_until (has_copied (desk, "UTF8_STRING", "Dear Alex, I need some time"));
  /* It is marked as ours, and no sighting. */
  g_assert_true (has_copied (desk, "TARGETS", "x-hiatus"));
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 0);
  hiatus_keys_press (desk, "Escape");
  hiatus_desk_wait_until (!hiatus_keys_is_active (desk, HIATUS_WINDOWS_NEXT));
  /* It is kept there for whoever pastes it now, but not longer than Hiatus runs. */
  g_assert_true (has_copied (desk, "UTF8_STRING", "Dear Alex, I need some time"));
  hiatus_windows_activate (desk, "quit", NULL);
  hiatus_windows_assert_left (desk, program);
}

/* What is still written, and what is only shown, does not get onto the clipboard. */
static void
test_no_copy (void)
{
  static const gchar *const descriptions[] = { NEXT_WRITE, NEXT_SHOW };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
      g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
      HiatusProgram *program = hiatus_next_begin (desk, daemon, "ending", descriptions[i]);

      hiatus_keys_press (desk, "alt+c");
      hiatus_next_catch_up (desk, daemon, "ending");
      g_assert_false (has_copied (desk, "TARGETS", "x-hiatus"));
      hiatus_next_end (desk, program);
    }
}

/* While a text rests the only thing to do is to close the window, and to come back. */
static void
test_resting (void)
{
  g_autofree gchar *resting = g_strdup_printf (NEXT_RESTING, hiatus_next_tomorrow_us ());
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusProgram *program = hiatus_next_begin (desk, daemon, "ending", resting);

  hiatus_keys_press (desk, "alt+g alt+s");
  hiatus_next_catch_up (desk, daemon, "ending");
  hiatus_keys_press (desk, "alt+c");
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpuint (hiatus_stub_count (daemon, "AnswerScript"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next-writing/write", test_write);
  g_test_add_func ("/next-writing/template", test_template);
  g_test_add_func ("/next-writing/draft-is-back", test_draft_is_back);
  g_test_add_func ("/next-writing/close", test_close);
  g_test_add_func ("/next-writing/close-refused", test_close_refused);
  g_test_add_func ("/next-writing/kept-later", test_kept_later);
  g_test_add_func ("/next-writing/turn-away", test_turn_away);
  g_test_add_func ("/next-writing/found", test_found);
  g_test_add_func ("/next-writing/needs-somebody", test_needs_somebody);
  g_test_add_func ("/next-writing/own-words", test_own_words);
  g_test_add_func ("/next-writing/copy", test_copy);
  g_test_add_func ("/next-writing/no-copy", test_no_copy);
  g_test_add_func ("/next-writing/resting", test_resting);

  return g_test_run ();
}
