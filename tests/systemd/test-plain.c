/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the kernel forbids user namespaces: the daemon runs all the same, and says what is missing around it. */

#include <signal.h>

#include "tests/systemd/login.h"
#include "tests/systemd/trial.h"

#define NO_NAMESPACES "217"

static void
test_takes_over (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  /* The first call of all already has its answer. */
  g_free (hiatus_desk_hiatus (&login->desk, "plan start"));
  g_assert_true (hiatus_login_shows (login, "hiatusd.service", "ActiveState", "failed"));
  g_assert_true (hiatus_login_shows (login, "hiatusd.service", "ExecMainStatus", NO_NAMESPACES));
  g_assert_true (hiatus_login_shows (login, "hiatusd.service", "NRestarts", "0"));
  g_assert_true (hiatus_login_shows (login, "hiatusd-plain.service", "ActiveState", "active"));
}

static void
test_every_part (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");
  g_autoptr (GKeyFile) found = NULL;

  hiatus_login_start_tray (login);
  found = hiatus_trial_run (login, "hiatusd-plain.service");
  hiatus_trial_assert_all (found, "own", "ok");
  hiatus_trial_assert_all (found, "filter", "ok");
  hiatus_trial_assert (found, "other", "native", "ok");
  hiatus_trial_assert (found, "sandbox", "extent", "partial");
  /* What does not hold is not said to. */
  hiatus_trial_assert (found, "namespaces", "users", "off");
  hiatus_trial_assert (found, "namespaces", "network", "off");
  hiatus_trial_assert (found, "namespaces", "files", "off");
  hiatus_trial_assert (found, "namespaces", "control-groups", "off");
  hiatus_trial_assert (found, "reach", "bus", "ok");
  hiatus_trial_assert (found, "reach", "x11", "ok");
  hiatus_trial_assert (found, "reach", "wayland", "ok");
}

static void
test_quit_and_again (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_free (hiatus_desk_hiatus (&login->desk, "log urge --strength 2"));
  g_variant_unref (hiatus_desk_call (&login->desk, "Quit", NULL));
  hiatus_desk_wait_until (hiatus_login_shows (login, "hiatusd-plain.service", "ActiveState", "inactive"));
  g_assert_true (hiatus_login_shows (login, "hiatusd-plain.service", "ExecMainStatus", "0"));
  g_assert_true (hiatus_login_shows (login, "hiatusd-plain.service", "NRestarts", "0"));

  g_free (hiatus_desk_hiatus (&login->desk, "undo"));
  g_assert_true (hiatus_login_shows (login, "hiatusd-plain.service", "ActiveState", "active"));
}

static void
test_crash (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_free (hiatus_desk_hiatus (&login->desk, "status"));
  g_assert_cmpint (kill (hiatus_login_get_pid (login, "hiatusd-plain.service"), SIGSEGV), ==, 0);
  hiatus_desk_wait_until (hiatus_login_shows (login, "hiatusd-plain.service", "NRestarts", "1"));
  g_free (hiatus_desk_hiatus (&login->desk, "status"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/systemd/plain/takes-over", test_takes_over);
  g_test_add_func ("/systemd/plain/every-part", test_every_part);
  g_test_add_func ("/systemd/plain/quit-and-again", test_quit_and_again);
  g_test_add_func ("/systemd/plain/crash", test_crash);
  return g_test_run ();
}
