/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A day with Hiatus, on whatever desktop the session has: the moon, the pop-up of the day, the menu, the end. All of it
 * seen on the screen and done with a real pointer. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/host.h"

#define DAY "Day 12 of 28"

static gboolean
is_prompt_done (HiatusDesk *desk)
{
  return hiatus_desk_count_events (desk, "prompt") == 1;
}

static void
answer_day_popup (HiatusDesk *desk, HiatusHost *host)
{
  g_autoptr (HiatusPicture) picture = NULL;
  g_autofree gchar *journal = NULL;
  HiatusArea popup;

  hiatus_host_find_popup (host, DAY, &popup);
  picture = hiatus_screen_take_still (hiatus_host_get_screen (host));
  hiatus_picture_save (picture, "day");
  hiatus_host_press (host, &popup, "Done");
  hiatus_desk_wait_until (is_prompt_done (desk));
  journal = hiatus_desk_hiatus (desk, "journal --json");
  g_assert_nonnull (strstr (journal, "\"answer\":\"done\""));
}

static void
log_urge (HiatusDesk *desk, HiatusHost *host, HiatusMenu *menu)
{
  g_autoptr (HiatusPicture) picture = NULL;
  g_autofree gchar *journal = NULL;

  hiatus_host_show (host, menu, "Log an urge/Strong");
  picture = hiatus_screen_take_still (hiatus_host_get_screen (host));
  hiatus_picture_save (picture, "menu");
  hiatus_host_click_shown (host, menu);
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 1);
  journal = hiatus_desk_hiatus (desk, "journal --json");
  g_assert_nonnull (strstr (journal, "\"strength\":2"));

  hiatus_host_choose (host, menu, "Something happened/Undo \"urge");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "urge") == 0);
}

static void
test_day (void)
{
  g_autoptr (HiatusHost) host = hiatus_host_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusMenu) menu = NULL;
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", first_day);
  HiatusArea icon;

  hiatus_desk_start_daemon (desk);
  hiatus_desk_start_tray (desk);
  hiatus_host_find_icon (host, &icon);
  menu = hiatus_menu_new (desk);

  g_free (hiatus_desk_hiatus (desk, command));
  hiatus_menu_wait_for (menu, DAY);
  answer_day_popup (desk, host);
  hiatus_host_settle (host);
  hiatus_host_find_icon (host, &icon);
  log_urge (desk, host, menu);

  hiatus_host_choose (host, menu, "Quit until next login");
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hosts/day", test_day);

  return g_test_run ();
}
