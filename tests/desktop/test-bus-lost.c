/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of the session: its bus goes, and everything goes with it, in peace. */

#include <signal.h>

#include "daemon/api/names.h"
#include "tests/desktop/menu.h"

/* The windows are there once they do what they are asked. */
static gboolean
is_answering (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (desk->bus,
                                                            HIATUS_WINDOW_BUS_NAME,
                                                            HIATUS_WINDOW_OBJECT_PATH,
                                                            "org.freedesktop.Application",
                                                            "ActivateAction",
                                                            g_variant_new ("(sava{sv})", "overview", NULL, NULL),
                                                            NULL,
                                                            G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                                            HIATUS_WAIT_LIMIT_MS,
                                                            NULL,
                                                            NULL);

  return reply != NULL;
}

static void
test_bus_lost (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusMenu) menu = NULL;
  const gchar *const overview[] = { hiatus_desk_program ("HIATUS_WINDOW"), NULL };
  HiatusProgram *windows;

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  hiatus_desk_start_tray (desk);
  menu = hiatus_menu_new (desk);
  hiatus_menu_wait_for (menu, "Day 1 of 28");
  windows = hiatus_program_start (desk, overview);
  hiatus_desk_wait_until (is_answering (desk));

  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (g_getenv ("SESSION_BUS_PID"), NULL, 10), SIGTERM), ==, 0);

  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->tray)), ==, 0);
  g_assert_cmpint (hiatus_program_finish (windows), ==, 0);
  hiatus_wait_until (g_dbus_connection_is_closed (desk->bus));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/bus-lost", test_bus_lost);

  return g_test_run ();
}
