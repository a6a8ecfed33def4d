/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/cli/runner.h"

#include <string.h>

#include "tests/fakes/wait.h"

typedef struct
{
  gboolean done;
  GBytes *out;
  GBytes *err;
  GError *error;
} Run;

static void
on_communicated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &run->out, &run->err, &run->error);
  run->done = TRUE;
}

static gchar *
bytes_to_string (GBytes *bytes)
{
  gsize size;
  const gchar *data = g_bytes_get_data (bytes, &size);

  g_assert_null (memchr (data != NULL ? data : "", '\0', size));
  return g_strndup (data != NULL ? data : "", size);
}

/**
 * hiatus_runner_new:
 * @bus_address: (nullable): the address of the session bus; %NULL for none
 * @flags: which of its streams to catch
 *
 * Prepares a run in a script's surroundings: the POSIX locale, a known zone, the bus of the test.
 *
 * Returns: (transfer full): the launcher
 */
GSubprocessLauncher *
hiatus_runner_new (const gchar *bus_address, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_subprocess_launcher_setenv (launcher, "TZ", "Europe/Berlin", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "XDG_RUNTIME_DIR");
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  if (bus_address != NULL)
    g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", bus_address, TRUE);
  return launcher;
}

/**
 * hiatus_runner_start:
 * @launcher: from hiatus_runner_new()
 * @arguments: what stands after `hiatus`, quoted as in a shell
 *
 * Starts `hiatus`.
 *
 * Returns: (transfer full): the process
 */
GSubprocess *
hiatus_runner_start (GSubprocessLauncher *launcher, const gchar *arguments)
{
  g_autofree gchar *line = g_strconcat ("hiatus ", arguments, NULL);
  g_auto (GStrv) vector = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_shell_parse_argv (line, NULL, &vector, &error);
  g_assert_no_error (error);
  g_free (vector[0]);
  vector[0] = g_strdup (g_getenv ("HIATUS_CLI"));
  g_assert_nonnull (vector[0]);
  process = g_subprocess_launcher_spawnv (launcher, (const gchar *const *) vector, &error);
  g_assert_no_error (error);
  return process;
}

/**
 * hiatus_runner_finish:
 * @process: a run
 * @out: (out) (nullable): what it wrote to standard output, where that is caught
 * @err: (out) (nullable): what it wrote to standard error, likewise
 *
 * Waits for the end of a run, while the fake daemon answers.
 *
 * Returns: the exit code
 */
gint
hiatus_runner_finish (GSubprocess *process, gchar **out, gchar **err)
{
  Run run = { 0 };

  g_subprocess_communicate_async (process, NULL, NULL, on_communicated, &run);
  hiatus_wait_until (run.done);
  g_assert_no_error (run.error);
  *out = run.out != NULL ? bytes_to_string (run.out) : NULL;
  *err = run.err != NULL ? bytes_to_string (run.err) : NULL;
  g_clear_pointer (&run.out, g_bytes_unref);
  g_clear_pointer (&run.err, g_bytes_unref);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/**
 * hiatus_runner_assert_one_line:
 * @err: standard error
 *
 * Asserts that it is one line which begins with the name of the program.
 */
void
hiatus_runner_assert_one_line (const gchar *err)
{
  g_assert_true (g_str_has_prefix (err, "hiatus: "));
  g_assert_nonnull (strchr (err, '\n'));
  g_assert_cmpstr (strchr (err, '\n'), ==, "\n");
}
