/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus lock` and `hiatus unlock`, with the real service: from standard input, and at a terminal. */

#include <fcntl.h>
#include <glib-unix.h>
#include <pty.h>
#include <string.h>
#include <unistd.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "daemon/service.h"
#include "tests/app/fixture.h"
#include "tests/cli/runner.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define PASSPHRASE "the mill behind the moon"
#define OTHER "a heron on one leg"
#define NOTE "the tram along the river"

typedef struct
{
  Fixture base;
  GTestDBus *bus;
  GDBusConnection *daemon;
  HiatusExaminer *examiner;
  HiatusService *service;
} Life;

static void
set_up (Life *life, gconstpointer data)
{
  const HiatusSealCosts costs = { 1, 8192 };
  g_autoptr (GError) error = NULL;
  gboolean is_first = FALSE;

  fixture_set_up (&life->base, NULL);
  hiatus_app_set_lock_costs (life->base.app, &costs);
  life->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (life->bus);
  life->daemon = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (life->bus));
  life->examiner = hiatus_examiner_new ();
  life->service = hiatus_service_new (life->daemon, &error);
  g_assert_no_error (error);
  hiatus_service_serve (life->service, life->base.app, life->examiner);
  g_assert_true (hiatus_api_be_the_only_one (life->daemon, HIATUS_BUS_NAME, &is_first, &error) && is_first);
}

static void
tear_down (Life *life, gconstpointer data)
{
  g_assert_finalize_object (life->service);
  hiatus_examiner_free (life->examiner);
  g_dbus_connection_close_sync (life->daemon, NULL, NULL);
  g_object_unref (life->daemon);
  g_test_dbus_down (life->bus);
  g_object_unref (life->bus);
  fixture_tear_down (&life->base, NULL);
}

/* Runs a command; @typed: (nullable): what comes from standard input. Returns: what it printed, errors too */
static gchar *
run (Life *life, gint status, const gchar *arguments, const gchar *typed)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (g_test_dbus_get_bus_address (life->bus), G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree gchar *path = g_build_filename (life->base.folder, "typed", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_assert_true (g_file_set_contents (path, typed == NULL ? "" : typed, -1, NULL));
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = hiatus_runner_start (launcher, arguments);
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, status);
  return g_strconcat (out, err, NULL);
}

static void
assert_says (Life *life, gint status, const gchar *arguments, const gchar *typed, const gchar *words)
{
  g_autofree gchar *said = run (life, status, arguments, typed);

  if (strstr (said, words) == NULL)
    g_test_message ("%s: %s", arguments, said);
  g_assert_nonnull (strstr (said, words));
}

/* The recovery key out of what `hiatus lock set` printed. */
static gchar *
find_key (const gchar *said)
{
  g_autoptr (GRegex) groups = g_regex_new ("(?:[0-9A-Z]{4}[-\r\n ]+){8}[0-9A-Z]{4}", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  g_assert_true (g_regex_match (groups, said, 0, &found));
  return g_strdelimit (g_match_info_fetch (found, 0), "\r\n", ' ');
}

static void
test_standard_input (Life *life, gconstpointer data)
{
  g_autofree gchar *said = NULL;
  g_autofree gchar *key = NULL;

  g_free (fixture_log (&life->base, "urge", "{'strength': <2>, 'note': <'" NOTE "'>}"));
  assert_says (life, 0, "lock", NULL, "There is no passphrase");
  assert_says (life, 1, "lock set", "", "No passphrase was given");
  assert_says (life, 1, "lock set", "short\n", "8 characters");
  assert_says (life, 1, "unlock", PASSPHRASE "\n", "There is no passphrase");
  said = run (life, 0, "lock set", PASSPHRASE "\n");
  key = find_key (said);
  assert_says (life, 0, "lock status", NULL, "can be read now");
  assert_says (life, 0, "journal", NULL, NOTE);
  assert_says (life, 0, "lock now", NULL, "are locked");
  assert_says (life, 0, "lock", NULL, "You can write all the same");
  assert_says (life, 0, "journal", NULL, "(locked)");
  assert_says (life, 0, "journal", NULL, "'hiatus unlock' brings them back");
  assert_says (life, 0, "journal --json", NULL, "\"locked\":true");
  assert_says (life, 1, "unlock", OTHER "\n", "That is not the passphrase");
  assert_says (life, 0, "unlock --recovery", key, "can be read");
  assert_says (life, 0, "journal", NULL, NOTE);
  assert_says (life, 0, "lock set", PASSPHRASE "\n" OTHER "\n", "recovery key");
  assert_says (life, 0, "lock now", NULL, "are locked");
  assert_says (life, 1, "unlock", PASSPHRASE "\n", "That is not the passphrase");
  assert_says (life, 0, "unlock", OTHER "\n", "can be read");
  assert_says (life, 1, "lock remove", OTHER "\n", "add --yes");
  assert_says (life, 0, "lock remove --yes", OTHER "\n", "nothing is locked");
  assert_says (life, 0, "lock", NULL, "There is no passphrase");
  assert_says (life, 2, "lock all", NULL, "lock does not know 'all'");
}

/* Who types what at a terminal. */
typedef struct
{
  gint master;
  GString *shown;
  const gchar *const *typed; /* each is typed once a prompt has come */
  guint n_typed;
  gboolean is_over;
} Terminal;

static gboolean
on_shown (gint master, GIOCondition condition, gpointer user_data)
{
  Terminal *terminal = user_data;
  gchar bytes[4096];
  gssize n = read (master, bytes, sizeof bytes);

  if (n <= 0)
    {
      terminal->is_over = TRUE;
      return G_SOURCE_REMOVE;
    }
  g_string_append_len (terminal->shown, bytes, n);
  if (g_str_has_suffix (terminal->shown->str, ": ") && terminal->typed[terminal->n_typed] != NULL)
    {
      const gchar *typed = terminal->typed[terminal->n_typed++];

      g_assert_cmpint (write (master, typed, strlen (typed)), ==, (gssize) strlen (typed));
    }
  return G_SOURCE_CONTINUE;
}

/* Returns: what was to be seen at the terminal */
static gchar *
run_at_terminal (Life *life, gint status, const gchar *arguments, const gchar *const *typed)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (g_test_dbus_get_bus_address (life->bus), G_SUBPROCESS_FLAGS_NONE);
  Terminal terminal = { .shown = g_string_new (NULL), .typed = typed };
  g_autoptr (GSubprocess) process = NULL;
  gint slave;

  g_assert_cmpint (openpty (&terminal.master, &slave, NULL, NULL, NULL), ==, 0);
  fcntl (terminal.master, F_SETFD, FD_CLOEXEC);
  g_subprocess_launcher_take_stdin_fd (launcher, dup (slave));
  g_subprocess_launcher_take_stdout_fd (launcher, dup (slave));
  g_subprocess_launcher_take_stderr_fd (launcher, slave);
  process = hiatus_runner_start (launcher, arguments);
  g_clear_object (&launcher);
  g_unix_fd_add (terminal.master, G_IO_IN | G_IO_HUP, on_shown, &terminal);
  hiatus_wait_until (terminal.is_over);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  close (terminal.master);
  return g_string_free (terminal.shown, FALSE);
}

/* What is typed is not to be seen, is asked for twice, and what it means to forget it is said before. */
static void
test_terminal (Life *life, gconstpointer data)
{
  static const gchar *const unequal[] = { PASSPHRASE "\n", OTHER "\n", NULL };
  static const gchar *const equal[] = { PASSPHRASE "\n", PASSPHRASE "\n", NULL };
  static const gchar *const interrupted[] = { "the mill\003", NULL };
  static const gchar *const right[] = { PASSPHRASE "\n", NULL };
  g_autofree gchar *refused = run_at_terminal (life, 1, "lock set", unequal);
  g_autofree gchar *set = run_at_terminal (life, 0, "lock set", equal);
  g_autofree gchar *stopped = NULL;
  g_autofree gchar *unlocked = NULL;
  g_autofree gchar *key = find_key (set);

  g_assert_nonnull (strstr (refused, "The two are not the same"));
  g_assert_nonnull (strstr (set, "If you forget it, nobody can bring your texts back"));
  g_assert_null (strstr (set, PASSPHRASE));
  assert_says (life, 0, "lock now", NULL, "are locked");
  stopped = run_at_terminal (life, 1, "unlock", interrupted);
  g_assert_nonnull (strstr (stopped, "No passphrase was given"));
  g_assert_null (strstr (stopped, "the mill"));
  unlocked = run_at_terminal (life, 0, "unlock", right);
  g_assert_nonnull (strstr (unlocked, "can be read"));
  g_assert_cmpuint (strlen (key), >=, 44);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  g_test_add ("/cli/lock/standard-input", Life, NULL, set_up, test_standard_input, tear_down);
  g_test_add ("/cli/lock/terminal", Life, NULL, set_up, test_terminal, tear_down);
  return g_test_run ();
}
