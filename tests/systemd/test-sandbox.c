/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the installed unit really does to a program that runs in it. */

#include <string.h>
#include <sys/stat.h>

#include "tests/systemd/login.h"
#include "tests/systemd/trial.h"

static void
test_every_part (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");
  g_autoptr (GKeyFile) found = NULL;

  hiatus_login_start_tray (login);
  found = hiatus_trial_run (login, "hiatusd.service");
  hiatus_trial_assert_all (found, "own", "ok");
  hiatus_trial_assert_all (found, "filter", "ok");
  hiatus_trial_assert_all (found, "namespaces", "ok");
  hiatus_trial_assert (found, "other", "native", "ok");
  hiatus_trial_assert (found, "sandbox", "extent", "full");
}

static void
test_writing (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");
  g_autoptr (GKeyFile) found = hiatus_trial_run (login, "hiatusd.service");

  hiatus_trial_assert (found, "write", "data", "ok");
  hiatus_trial_assert (found, "write", "config", "ok");
  hiatus_trial_assert (found, "write", "config-of-others", "off");
  hiatus_trial_assert (found, "write", "home", "off");
  hiatus_trial_assert (found, "write", "runtime", "off");
  hiatus_trial_assert (found, "write", "tmp", "off");
}

static void
test_reach (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");
  g_autoptr (GKeyFile) found = NULL;

  hiatus_login_start_tray (login);
  found = hiatus_trial_run (login, "hiatusd.service");
  hiatus_trial_assert (found, "reach", "bus", "ok");
  hiatus_trial_assert (found, "reach", "x11", "ok");
  hiatus_trial_assert (found, "reach", "x11-without-cookie", "off");
  hiatus_trial_assert (found, "reach", "wayland", "ok");
}

static guint
get_mode (const gchar *home, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (home, name, NULL);
  struct stat status;

  if (stat (path, &status) != 0)
    g_error ("%s is not there", path);
  return status.st_mode & 07777;
}

/* Argon2id wants much memory, a key some that stays in place, and all files are made anew. */
static void
lock_and_unlock (HiatusLogin *login)
{
  g_autofree gchar *script = g_strdup_printf ("for verb in 'lock set' 'lock now' unlock; do echo 'the mill behind the moon' | '%s' $verb || exit 1; done", hiatus_desk_program ("HIATUS"));
  const gchar *const arguments[] = { "sh", "-c", script, NULL };
  g_auto (HiatusRun) run = { 0 };

  g_free (hiatus_desk_hiatus (&login->desk, "log urge --note secret"));
  hiatus_desk_run (&login->desk, &run, arguments);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.output, "until 'hiatus lock now'"));
}

static void
test_daemon_writes (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_free (hiatus_desk_hiatus (&login->desk, "plan start"));
  g_free (hiatus_desk_hiatus (&login->desk, "settings set tray.discreet yes"));
  g_assert_true (hiatus_login_shows (login, "hiatusd.service", "ActiveState", "active"));
  g_assert_cmpuint (get_mode (login->home, ".local/share/hiatus"), ==, 0700);
  g_assert_cmpuint (get_mode (login->home, ".local/share/hiatus/journal.db"), ==, 0600);
  g_assert_cmpuint (get_mode (login->home, ".config/hiatus"), ==, 0700);
  g_assert_cmpuint (get_mode (login->home, ".config/hiatus/settings.ini"), ==, 0600);
  lock_and_unlock (login);
  g_assert_cmpuint (get_mode (login->home, ".local/share/hiatus/passphrase.keys"), ==, 0600);
}

/* Who keeps such folders elsewhere says so in the environment, which a unit cannot ask for paths. */
static void
test_folders_elsewhere (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");

  g_assert_cmpint (hiatus_login_systemctl (login, "set-environment XDG_DATA_HOME=/home/person/elsewhere XDG_CONFIG_HOME=/home/person/settings"), ==, 0);
  g_free (hiatus_desk_hiatus (&login->desk, "plan start"));
  g_free (hiatus_desk_hiatus (&login->desk, "settings set tray.discreet yes"));
  g_assert_true (hiatus_login_shows (login, "hiatusd.service", "ActiveState", "active"));
  g_assert_cmpuint (get_mode (login->home, "elsewhere/hiatus/journal.db"), ==, 0600);
  g_assert_cmpuint (get_mode (login->home, "settings/hiatus/settings.ini"), ==, 0600);
}

/* What the daemon does to itself, seen from outside: a process that may not be looked into belongs to root. */
static void
test_daemon_is_closed (void)
{
  g_autoptr (HiatusLogin) login = hiatus_login_new ("dbus.service");
  g_autofree gchar *path = NULL;
  struct stat status;

  g_free (hiatus_desk_hiatus (&login->desk, "status"));
  path = g_strdup_printf ("/proc/%d/environ", hiatus_login_get_pid (login, "hiatusd.service"));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/systemd/sandbox/every-part", test_every_part);
  g_test_add_func ("/systemd/sandbox/writing", test_writing);
  g_test_add_func ("/systemd/sandbox/reach", test_reach);
  g_test_add_func ("/systemd/sandbox/daemon-writes", test_daemon_writes);
  g_test_add_func ("/systemd/sandbox/folders-elsewhere", test_folders_elsewhere);
  g_test_add_func ("/systemd/sandbox/daemon-is-closed", test_daemon_is_closed);
  return g_test_run ();
}
