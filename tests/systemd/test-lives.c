/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How daemon and tray begin and end, where a systemd runs the session. */

#include <signal.h>
#include <string.h>

#include "tests/systemd/login.h"

#define DAEMON "hiatusd.service"
#define PLAIN "hiatusd-plain.service"
#define TRAY "hiatus-tray.service"

static gboolean
is_active (HiatusLogin *login, const gchar *unit)
{
  return hiatus_login_shows (login, unit, "ActiveState", "active");
}

/* It has ended by itself, and with 0: CLD_EXITED is 1. */
static void
assert_left_well (HiatusLogin *login, const gchar *unit)
{
  g_test_message ("%s", unit);
  hiatus_desk_wait_until (hiatus_login_shows (login, unit, "ActiveState", "inactive"));
  g_assert_true (hiatus_login_shows (login, unit, "Result", "success"));
  g_assert_true (hiatus_login_shows (login, unit, "ExecMainCode", "1"));
  g_assert_true (hiatus_login_shows (login, unit, "ExecMainStatus", "0"));
  g_assert_true (hiatus_login_shows (login, unit, "NRestarts", "0"));
}

/* The environment with which the systemd of the person starts programs. */
static gboolean
hands_over (HiatusLogin *login, const gchar *name)
{
  const gchar *const words[] = { "systemctl", "--user", "show-environment", NULL };
  g_autofree gchar *start = g_strconcat ("\n", name, "=", NULL);
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (&login->desk, &run, words);
  g_assert_cmpint (run.status, ==, 0);
  return strstr (run.output, start) != NULL;
}

static void
test_autostart (const gchar *bus_unit)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new (bus_unit);
  gint pid;

  g_assert_false (hands_over (login, "DISPLAY"));
  hiatus_login_start_tray (login);
  g_assert_true (hands_over (login, "DISPLAY"));
  g_assert_true (hands_over (login, "XAUTHORITY"));
  g_assert_true (hands_over (login, "WAYLAND_DISPLAY"));
  g_assert_true (is_active (login, TRAY));
  hiatus_desk_wait_until (is_active (login, DAEMON));

  /* Once more, as a desktop may: there is one tray, and it is the same. */
  pid = hiatus_login_get_pid (login, TRAY);
  hiatus_login_start_tray (login);
  g_assert_cmpint (hiatus_login_get_pid (login, TRAY), ==, pid);
}

static void
test_autostart_daemon (void)
{
  test_autostart ("dbus.service");
}

static void
test_autostart_broker (void)
{
  test_autostart ("dbus-broker.service");
}

static void
test_activation (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_assert_true (hiatus_login_shows (login, DAEMON, "ActiveState", "inactive"));
  g_free (hiatus_desk_hiatus (&login->desk, "log urge --strength 2"));
  g_assert_true (is_active (login, DAEMON));
  g_assert_cmpuint (hiatus_desk_count_events (&login->desk, "urge"), >=, 1);
}

static void
crash (HiatusLogin *login, const gchar *unit)
{
  const gint pid = hiatus_login_get_pid (login, unit);

  g_assert_cmpint (pid, >, 0);
  g_assert_cmpint (kill (pid, SIGSEGV), ==, 0);
  hiatus_desk_wait_until (hiatus_login_get_pid (login, unit) != pid);
}

static void
test_crash (void)
{
  const gchar *const units[] = { DAEMON, TRAY };
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  hiatus_login_start_tray (login);
  hiatus_desk_wait_until (is_active (login, DAEMON));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_test_message ("%s", units[i]);
      crash (login, units[i]);
      g_assert_true (hiatus_login_shows (login, units[i], "SubState", "auto-restart"));
      hiatus_desk_wait_until (is_active (login, units[i]));
      g_assert_true (hiatus_login_shows (login, units[i], "NRestarts", "1"));
    }
}

/* Nothing that crashes again and again is started for ever, and not with less around it. */
static void
test_crashes (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_assert_cmpint (hiatus_login_systemctl (login, "start " DAEMON), ==, 0);
  for (guint i = 0; i < 5; i++)
    {
      hiatus_desk_wait_until (is_active (login, DAEMON));
      crash (login, DAEMON);
    }
  hiatus_desk_wait_until (hiatus_login_shows (login, DAEMON, "ActiveState", "failed"));
  hiatus_desk_wait_until (hiatus_login_shows (login, PLAIN, "ConditionTimestampMonotonic", "0") == FALSE);
  hiatus_desk_wait_until (hiatus_login_shows (login, PLAIN, "ActiveState", "inactive"));
  g_assert_true (hiatus_login_shows (login, PLAIN, "Result", "exec-condition"));
}

static void
test_quit (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_free (hiatus_desk_hiatus (&login->desk, "status"));
  g_variant_unref (hiatus_desk_call (&login->desk, "Quit", NULL));
  assert_left_well (login, DAEMON);
  g_assert_true (hiatus_login_shows (login, PLAIN, "ActiveState", "inactive"));

  /* Until somebody asks for it. */
  g_free (hiatus_desk_hiatus (&login->desk, "status"));
  g_assert_true (is_active (login, DAEMON));
}

static void
test_bus_ends (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  hiatus_login_start_tray (login);
  hiatus_desk_wait_until (is_active (login, DAEMON));
  hiatus_login_end_bus (login);
  assert_left_well (login, TRAY);
  assert_left_well (login, DAEMON);
}

static void
test_displays_end (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  hiatus_login_start_tray (login);
  hiatus_desk_wait_until (is_active (login, DAEMON));
  hiatus_login_end_displays (login);
  assert_left_well (login, TRAY);
  assert_left_well (login, DAEMON);
}

/* The desktop's own end, where it tells systemd of it. */
static void
test_graphical_session_ends (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  hiatus_login_start_tray (login);
  hiatus_desk_wait_until (is_active (login, DAEMON));
  g_assert_cmpint (hiatus_login_systemctl (login, "stop " HIATUS_LOGIN_DESK), ==, 0);
  assert_left_well (login, TRAY);
  assert_left_well (login, DAEMON);
}

static void
test_next_login (void)
{
  HiatusLogin *login = hiatus_login_new ("dbus.service");
  guint urges;

  hiatus_login_start_tray (login);
  g_free (hiatus_desk_hiatus (&login->desk, "log urge --strength 3"));
  urges = hiatus_desk_count_events (&login->desk, "urge");
  hiatus_login_end (login);

  login = hiatus_login_new ("dbus.service");
  g_assert_false (hands_over (login, "DISPLAY"));
  hiatus_login_start_tray (login);
  hiatus_desk_wait_until (is_active (login, DAEMON));
  g_assert_true (is_active (login, TRAY));
  g_assert_cmpuint (hiatus_desk_count_events (&login->desk, "urge"), ==, urges);
  hiatus_login_end (login);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/systemd/autostart/dbus-daemon", test_autostart_daemon);
  g_test_add_func ("/systemd/autostart/dbus-broker", test_autostart_broker);
  g_test_add_func ("/systemd/activation", test_activation);
  g_test_add_func ("/systemd/crash", test_crash);
  g_test_add_func ("/systemd/crashes", test_crashes);
  g_test_add_func ("/systemd/quit", test_quit);
  g_test_add_func ("/systemd/bus-ends", test_bus_ends);
  g_test_add_func ("/systemd/displays-end", test_displays_end);
  g_test_add_func ("/systemd/graphical-session-ends", test_graphical_session_ends);
  g_test_add_func ("/systemd/next-login", test_next_login);
  return g_test_run ();
}
