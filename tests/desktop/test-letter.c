/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who writes what they will not send, with a real keyboard, in the real window, with the real daemon. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/windows.h"
#include "tests/shell/store-samples.h"

#define CANARY "the tram along the river"

static gchar *
read_draft (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "ReadDraft", g_variant_new ("(s)", "letter"));
  gchar *text = NULL;

  g_variant_get (reply, "(s)", &text);
  return text;
}

static gboolean
is_draft (HiatusDesk *desk, const gchar *expected)
{
  g_autofree gchar *text = read_draft (desk);

  return g_str_equal (text, expected);
}

static gsize
count_letters (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "ListLetters", NULL);
  g_autoptr (GVariant) letters = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (letters);
}

static gchar *
get_letter (HiatusDesk *desk, gsize index, gboolean *again)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "ListLetters", NULL);
  g_autoptr (GVariant) letters = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) letter = g_variant_get_child_value (letters, index);
  g_autoptr (GVariant) read = NULL;
  const gchar *id = "";
  gint64 again_us = 0;
  gchar *text = NULL;

  g_assert_true (g_variant_lookup (letter, "id", "&s", &id));
  *again = g_variant_lookup (letter, "again-at", "x", &again_us);
  read = hiatus_desk_call (desk, "ReadLetter", g_variant_new ("(s)", id));
  g_variant_get (read, "(s)", &text);
  return text;
}

static gboolean
has_arrived (HiatusDesk *desk, gsize *length)
{
  g_autofree gchar *text = read_draft (desk);

  *length = strlen (text);
  return g_str_has_suffix (text, "z");
}

/* Waits until what is typed arrives: before the draft of last time is there, nothing can be typed. What was typed to find
 * out is taken away again. */
static void
wait_for_page (HiatusDesk *desk, const gchar *before)
{
  gsize length = 0;

  hiatus_desk_wait_until ((hiatus_keys_press (desk, "ctrl+End x"), !is_draft (desk, before)));
  hiatus_keys_press (desk, "z");
  hiatus_desk_wait_until (has_arrived (desk, &length));
  for (gsize i = strlen (before); i < length; i++)
    hiatus_keys_press (desk, "BackSpace");
  hiatus_desk_wait_until (is_draft (desk, before));
}

static HiatusDesk *
begin (HiatusProgram **program)
{
  HiatusDesk *desk = hiatus_windows_begin (program, "letter", "", HIATUS_WINDOWS_NOTE);

  wait_for_page (desk, "");
  return desk;
}

static void
open_again (HiatusDesk *desk, HiatusProgram **program)
{
  *program = hiatus_windows_start (desk);
  hiatus_windows_activate (desk, "letter", "");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, HIATUS_WINDOWS_NOTE));
}

static void
write_letter (HiatusDesk *desk, const gchar *text)
{
  hiatus_keys_type (desk, text);
  hiatus_desk_wait_until (is_draft (desk, text));
}

/* The window is killed, and so is the daemon; what was typed is there again, and can be gone on with. */
static void
test_killed (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);

  write_letter (desk, CANARY);
  hiatus_program_kill (program);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_assert_true (is_draft (desk, CANARY));

  open_again (desk, &program);
  wait_for_page (desk, CANARY);
  hiatus_keys_press (desk, "ctrl+End");
  hiatus_keys_type (desk, " in October");
  hiatus_desk_wait_until (is_draft (desk, CANARY " in October"));

  /* Closed asks nothing, and loses nothing. */
  hiatus_keys_type (desk, ".");
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
  g_assert_true (is_draft (desk, CANARY " in October."));
}

/* The daemon goes while somebody writes: the next one has all of it. */
static void
test_daemon_killed (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);

  write_letter (desk, "before");
  hiatus_desk_kill_daemon (desk);
  hiatus_keys_type (desk, " and after");
  hiatus_desk_start_daemon (desk);
  hiatus_desk_wait_until (is_draft (desk, "before and after"));
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

static void
test_keep (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  gboolean again;

  write_letter (desk, CANARY);
  hiatus_keys_press (desk, "alt+k");
  hiatus_desk_wait_until (count_letters (desk) == 1);
  first = get_letter (desk, 0, &again);
  g_assert_cmpstr (first, ==, CANARY);
  g_assert_false (again);
  hiatus_desk_wait_until (is_draft (desk, ""));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+i"), hiatus_desk_count_events (desk, "letter-felt") == 1));
  hiatus_windows_assert_noted (desk, "\"answer\":\"lighter\"");
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);

  open_again (desk, &program);
  wait_for_page (desk, "");
  write_letter (desk, "tomorrow");
  hiatus_keys_press (desk, "alt+t");
  hiatus_desk_wait_until (count_letters (desk) == 2);
  second = get_letter (desk, 1, &again);
  g_assert_cmpstr (second, ==, "tomorrow");
  g_assert_true (again);
  hiatus_desk_wait_until (is_draft (desk, ""));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

/* Deleted on the page where it was written: after one question, and in no file any more. */
static void
test_delete (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);

  write_letter (desk, CANARY);
  g_assert_true (hiatus_samples_folder_has (desk->folder, CANARY));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+d"), is_draft (desk, "")));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+s"), hiatus_desk_count_events (desk, "letter-felt") == 1));
  g_assert_cmpuint (count_letters (desk), ==, 0);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "letter"), ==, 1);
  g_assert_false (hiatus_samples_folder_has (desk->folder, CANARY));
  hiatus_keys_press (desk, "Escape");
  hiatus_windows_assert_left (desk, program);
}

/* What was kept is read and deleted by keyboard alone. */
static void
test_shelf (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);

  write_letter (desk, CANARY);
  hiatus_keys_press (desk, "alt+k");
  hiatus_desk_wait_until (count_letters (desk) == 1);
  hiatus_desk_wait_until (is_draft (desk, ""));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+c"), program->ended));
  hiatus_windows_assert_left (desk, program);

  open_again (desk, &program);
  wait_for_page (desk, "");
  /* To the list, to the letter, and to its end: the default of the question is to keep it. */
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+p Tab Tab space alt+d alt+d"), count_letters (desk) == 0));
  g_assert_false (hiatus_samples_folder_has (desk->folder, CANARY));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

static gboolean
are_offered (HiatusDesk *desk)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  gboolean offered = FALSE;

  g_assert_true (g_variant_lookup (state, "letters", "b", &offered));
  return offered;
}

/* After two that made it heavier the window offers none, and says why; nothing typed there is taken for a letter. */
static void
test_heavier (void)
{
  HiatusProgram *program = NULL;
  g_autoptr (HiatusDesk) desk = begin (&program);

  for (guint i = 1; i <= 2; i++)
    {
      if (i == 2)
        {
          open_again (desk, &program);
          wait_for_page (desk, "");
        }
      g_assert_true (are_offered (desk));
      write_letter (desk, "why");
      hiatus_keys_press (desk, "alt+k");
      hiatus_desk_wait_until (count_letters (desk) == i);
      hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+h"), hiatus_desk_count_events (desk, "letter-felt") == i));
      hiatus_keys_press (desk, "Escape");
      hiatus_windows_assert_left (desk, program);
    }
  g_assert_false (are_offered (desk));

  open_again (desk, &program);
  hiatus_keys_type (desk, "not a letter");
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_true (is_draft (desk, ""));
  g_assert_cmpuint (count_letters (desk), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/letter/killed", test_killed);
  g_test_add_func ("/letter/daemon-killed", test_daemon_killed);
  g_test_add_func ("/letter/keep", test_keep);
  g_test_add_func ("/letter/delete", test_delete);
  g_test_add_func ("/letter/shelf", test_shelf);
  g_test_add_func ("/letter/heavier", test_heavier);

  return g_test_run ();
}
