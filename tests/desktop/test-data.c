/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person at the page of their data, with a real keyboard and the real daemon: all of it goes into a file, is erased, and comes
 * back from there. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/windows.h"

#define PREFERENCES "Preferences"
#define SAVE "Where to?"
#define OPEN "From where?"

static HiatusProgram *
open_page (HiatusDesk *desk)
{
  HiatusProgram *program = hiatus_windows_start (desk);

  hiatus_windows_activate (desk, "preferences", "data");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, PREFERENCES));
  return program;
}

/* The question has the title of the window that asks. */
static gchar *
get_window (HiatusDesk *desk)
{
  return hiatus_keys_xdotool (desk, "getwindowfocus");
}

static gboolean
is_elsewhere (HiatusDesk *desk, const gchar *window)
{
  g_autofree gchar *now = get_window (desk);

  return strcmp (now, window) != 0 && hiatus_keys_is_active (desk, PREFERENCES);
}

/* Presses the mnemonic of a button, and chooses a file in the window of that title, to which it leads. */
static void
choose (HiatusDesk *desk, const gchar *key, const gchar *title, const gchar *begin, const gchar *path)
{
  /* The first key may come too early for a window that has just been made. */
  hiatus_keys_press_until (desk, key, hiatus_keys_is_active (desk, title));
  hiatus_keys_choose (desk, title, begin, path);
}

static void
test_all (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = g_build_filename (desk->folder, "mine.json", NULL);
  g_autofree gchar *table = g_build_filename (desk->folder, "mine.csv", NULL);
  g_autofree gchar *window = NULL;
  HiatusProgram *program;

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start --days=28"));
  g_free (hiatus_desk_hiatus (desk, "log urge --note=mine"));
  program = open_page (desk);
  choose (desk, "alt+e", SAVE, "ctrl+a", path);
  hiatus_desk_wait_until (hiatus_windows_have_saved (path, "\"note\": \"mine\""));
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, PREFERENCES));
  choose (desk, "alt+t", SAVE, "ctrl+a", table);
  hiatus_desk_wait_until (hiatus_windows_have_saved (table, ",mine,"));

  /* The question is answered by keyboard, and what the daemon says last stays until it was read. */
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, PREFERENCES));
  window = get_window (desk);
  hiatus_keys_press_until (desk, "alt+r", is_elsewhere (desk, window));
  hiatus_keys_press (desk, "alt+e");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  g_assert_false (program->ended);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), program->ended));
  hiatus_windows_assert_left (desk, program);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);

  hiatus_desk_start_daemon (desk);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 0);
  program = open_page (desk);
  choose (desk, "alt+i", OPEN, "ctrl+l", path);
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "alt+i"), hiatus_desk_count_events (desk, "urge") == 1));
  hiatus_windows_assert_noted (desk, "\"note\":\"mine\"");
  hiatus_desk_wait_until (hiatus_keys_is_active (desk, PREFERENCES));
  hiatus_desk_wait_until ((hiatus_keys_press (desk, "Escape"), hiatus_keys_press (desk, "alt+F4"), program->ended));
  hiatus_windows_assert_left (desk, program);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/all", test_all);
  return g_test_run ();
}
