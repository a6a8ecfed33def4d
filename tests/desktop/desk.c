/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/desk.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <glib/gstdio.h>

#include "daemon/api/names.h"
#include "tests/fakes/scratch.h"

/* What comes at once is seen at once; what takes long is not looked for so often that it takes longer. */
#define SHORTEST_PAUSE_US 10000
#define LONGEST_PAUSE_US 100000

typedef struct
{
  GSource base;
  gint64 pause_us;
} Tick;

static gboolean
on_tick (GSource *source, GSourceFunc callback, gpointer user_data)
{
  Tick *tick = (Tick *) source;

  tick->pause_us = MIN (tick->pause_us + tick->pause_us / 2, LONGEST_PAUSE_US);
  g_source_set_ready_time (source, g_get_monotonic_time () + tick->pause_us);
  return G_SOURCE_CONTINUE;
}

/**
 * hiatus_desk_tick:
 *
 * Wakes the main loop again and again, for hiatus_desk_wait_until().
 *
 * Returns: the source to remove afterwards
 */
guint
hiatus_desk_tick (void)
{
  static GSourceFuncs functions = { NULL, NULL, on_tick, NULL, NULL, NULL };
  g_autoptr (GSource) source = g_source_new (&functions, sizeof (Tick));

  ((Tick *) source)->pause_us = SHORTEST_PAUSE_US;
  g_source_set_ready_time (source, g_get_monotonic_time () + SHORTEST_PAUSE_US);
  return g_source_attach (source, NULL);
}

/**
 * hiatus_desk_program:
 * @name: HIATUSD, HIATUS, HIATUS_TRAY or HIATUS_ICONS
 *
 * Returns: (transfer none): the path that the environment gives for it; without one the test fails
 */
const gchar *
hiatus_desk_program (const gchar *name)
{
  const gchar *path = g_getenv (name);

  if (path == NULL)
    g_error ("%s is not set: run this test with meson, which sets it", name);
  return path;
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusProgram *program = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  program->ended = TRUE;
}

/**
 * hiatus_program_start:
 * @desk: where it runs
 * @arguments: (array zero-terminated=1): the program and its arguments
 *
 * Starts a program. What it complains about goes where the complaints of the test go.
 *
 * Returns: (transfer full): the program, for hiatus_program_finish()
 */
HiatusProgram *
hiatus_program_start (HiatusDesk *desk, const gchar *const *arguments)
{
  g_autoptr (GError) error = NULL;
  HiatusProgram *program = g_new0 (HiatusProgram, 1);

  program->process = g_subprocess_launcher_spawnv (desk->launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_wait_async (program->process, NULL, on_ended, program);

  return program;
}

/**
 * hiatus_program_kill:
 * @program: a program
 *
 * Kills it so that it can do nothing about it, and waits until it is gone.
 */
void
hiatus_program_kill (HiatusProgram *program)
{
  g_subprocess_force_exit (program->process);
  hiatus_wait_until (program->ended);
}

/**
 * hiatus_program_finish:
 * @program: (transfer full): a program
 *
 * Waits until the program has ended by itself.
 *
 * Returns: its exit status; -1 if a signal ended it
 */
gint
hiatus_program_finish (HiatusProgram *program)
{
  gint status;

  hiatus_wait_until (program->ended);
  status = g_subprocess_get_if_exited (program->process) ? g_subprocess_get_exit_status (program->process) : -1;
  g_object_unref (program->process);
  g_free (program);

  return status;
}

/**
 * hiatus_desk_name_noon_zone:
 *
 * Returns: (transfer full): a zone with a fixed distance from UTC in which it is between 12 and 13 o'clock, as in TZ. The names
 *   count westwards
 */
gchar *
hiatus_desk_name_noon_zone (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const gint east = 12 - g_date_time_get_hour (now);

  return g_strdup_printf ("Etc/GMT%+d", -east);
}

/**
 * hiatus_desk_new:
 *
 * Makes a desk with empty folders on the session bus of the test, which has to be one of its own.
 *
 * Returns: (transfer full): the desk
 */
HiatusDesk *
hiatus_desk_new (void)
{
  static const struct
  {
    const gchar *variable;
    const gchar *folder;
  } folders[] = {
    { "HOME", "home" },
    { "XDG_DATA_HOME", "data" },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_STATE_HOME", "state" },
    { "XDG_CACHE_HOME", "cache" },
  };
  g_autofree gchar *zone = hiatus_desk_name_noon_zone ();
  g_autoptr (GError) error = NULL;
  HiatusDesk *desk = g_new0 (HiatusDesk, 1);

  g_assert_nonnull (g_getenv ("SESSION_FOLDER"));
  desk->folder = hiatus_scratch_make ();
  desk->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree gchar *path = hiatus_desk_path (desk, folders[i].folder);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_subprocess_launcher_setenv (desk->launcher, folders[i].variable, path, TRUE);
    }
  desk->zone = g_time_zone_new_identifier (zone);
  g_assert_nonnull (desk->zone);
  g_subprocess_launcher_setenv (desk->launcher, "TZ", zone, TRUE);
  desk->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (desk->bus, FALSE);

  return desk;
}

static void
end_program (HiatusProgram *program)
{
  if (program == NULL)
    return;
  hiatus_program_kill (program);
  hiatus_program_finish (program);
}

/**
 * hiatus_desk_free:
 * @desk: (transfer full): a desk
 *
 * Ends what still runs and removes the folders.
 */
void
hiatus_desk_free (HiatusDesk *desk)
{
  end_program (desk->tray);
  end_program (desk->daemon);
  /* The next desk of this test must not meet a name that is still owned. */
  if (!g_dbus_connection_is_closed (desk->bus))
    hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  g_object_unref (desk->launcher);
  g_object_unref (desk->bus);
  g_time_zone_unref (desk->zone);
  hiatus_scratch_remove (desk->folder);
  g_free (desk);
}

/**
 * hiatus_desk_path:
 * @desk: a desk
 * @name: a name below its folder
 *
 * Returns: (transfer full): the path
 */
gchar *
hiatus_desk_path (HiatusDesk *desk, const gchar *name)
{
  return g_build_filename (desk->folder, name, NULL);
}

/**
 * hiatus_desk_write:
 * @path: a file
 * @bytes: what it is to hold
 * @length: how many
 *
 * Writes a file in place. g_file_set_contents_full() leaves the end of a longer one standing (GLib 2.74).
 */
void
hiatus_desk_write (const gchar *path, const gchar *bytes, gsize length)
{
  FILE *file = g_fopen (path, "w");

  if (file == NULL || fwrite (bytes, 1, length, file) != length || fclose (file) != 0)
    g_error ("%s could not be written: %s", path, g_strerror (errno));
}

/**
 * hiatus_desk_date:
 * @desk: a desk
 * @days: how many days from today
 *
 * Returns: (transfer full): the date, as "2025-03-01"
 */
gchar *
hiatus_desk_date (HiatusDesk *desk, gint days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (desk->zone);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%F");
}

/**
 * hiatus_desk_has_owner:
 * @desk: a desk
 * @name: a name on the session bus
 *
 * Returns: whether somebody owns it
 */
gboolean
hiatus_desk_has_owner (HiatusDesk *desk, const gchar *name)
{
  g_autoptr (GError) error = NULL;
  gboolean owned = FALSE;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (desk->bus,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "NameHasOwner",
                                                            g_variant_new ("(s)", name),
                                                            G_VARIANT_TYPE ("(b)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            &error);

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &owned);

  return owned;
}

/**
 * hiatus_desk_find_process:
 * @desk: a desk
 * @name: a name on the session bus
 *
 * Returns: the process that owns it; 0 where nobody does: who was killed leaves the bus a moment later
 */
pid_t
hiatus_desk_find_process (HiatusDesk *desk, const gchar *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (desk->bus,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "GetConnectionUnixProcessID",
                                                            g_variant_new ("(s)", name),
                                                            G_VARIANT_TYPE ("(u)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            &error);
  guint32 process = 0;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    return 0;
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &process);

  return (pid_t) process;
}

/**
 * hiatus_desk_start_daemon:
 * @desk: a desk
 *
 * Starts the daemon and waits until it can be called.
 */
void
hiatus_desk_start_daemon (HiatusDesk *desk)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUSD"), NULL };

  g_assert_null (desk->daemon);
  desk->daemon = hiatus_program_start (desk, arguments);
  hiatus_desk_wait_until (desk->daemon->ended || hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  g_assert_false (desk->daemon->ended);
}

/**
 * hiatus_desk_lend_environment:
 * @desk: a desk
 *
 * From now on the programs that the bus starts get the environment of this desk, its folders above all.
 */
void
hiatus_desk_lend_environment (HiatusDesk *desk)
{
  static const gchar *const names[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TZ" };
  GVariantBuilder variables = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_variant_builder_add (&variables, "{ss}", names[i], g_subprocess_launcher_getenv (desk->launcher, names[i]));
  reply = g_dbus_connection_call_sync (desk->bus,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "UpdateActivationEnvironment",
                                       g_variant_new ("(a{ss})", &variables),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

/**
 * hiatus_desk_kill_daemon:
 * @desk: a desk with a daemon
 *
 * Kills the daemon with SIGKILL and waits until the bus knows.
 */
void
hiatus_desk_kill_daemon (HiatusDesk *desk)
{
  end_program (g_steal_pointer (&desk->daemon));
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
}

/**
 * hiatus_desk_stop_daemon:
 * @desk: a desk with a daemon
 *
 * Asks the daemon to quit, and asserts that it ends with 0.
 */
void
hiatus_desk_stop_daemon (HiatusDesk *desk)
{
  g_variant_unref (hiatus_desk_call (desk, "Quit", NULL));
  g_assert_cmpint (hiatus_program_finish (g_steal_pointer (&desk->daemon)), ==, 0);
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
}

/**
 * hiatus_desk_start_tray:
 * @desk: a desk in a session with a panel
 *
 * Starts the tray, with the icons of the build.
 */
void
hiatus_desk_start_tray (HiatusDesk *desk)
{
  g_autofree gchar *icons = g_strconcat ("--icon-folder=", hiatus_desk_program ("HIATUS_ICONS"), NULL);
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), icons, NULL };

  g_assert_null (desk->tray);
  desk->tray = hiatus_program_start (desk, arguments);
}

/**
 * hiatus_run_clear:
 * @run: what a program left
 *
 * Frees what is in it.
 */
void
hiatus_run_clear (HiatusRun *run)
{
  g_clear_pointer (&run->output, g_free);
  g_clear_pointer (&run->errors, g_free);
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/**
 * hiatus_desk_run:
 * @desk: a desk
 * @run: (out caller-allocates): what it left
 * @arguments: (array zero-terminated=1): the program and its arguments
 *
 * Runs a program to its end, with the environment of the desk.
 */
void
hiatus_desk_run (HiatusDesk *desk, HiatusRun *run, const gchar *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_launcher_set_flags (desk->launcher, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  process = g_subprocess_launcher_spawnv (desk->launcher, arguments, &error);
  g_subprocess_launcher_set_flags (desk->launcher, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_assert_no_error (error);

  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_result, &result);
  hiatus_wait_until (result != NULL);
  g_subprocess_communicate_utf8_finish (process, result, &run->output, &run->errors, &error);
  g_assert_no_error (error);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

/**
 * hiatus_desk_hiatus:
 * @desk: a desk
 * @command_line: the arguments of `hiatus`, quoted as in a shell
 *
 * Runs the command line program and asserts that it succeeds and complains about nothing.
 *
 * Returns: (transfer full): what it printed
 */
gchar *
hiatus_desk_hiatus (HiatusDesk *desk, const gchar *command_line)
{
  g_autofree gchar *whole = g_strdup_printf ("'%s' %s", hiatus_desk_program ("HIATUS"), command_line);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRun) run = { 0 };

  g_shell_parse_argv (whole, NULL, &arguments, &error);
  g_assert_no_error (error);
  hiatus_desk_run (desk, &run, (const gchar *const *) arguments);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_cmpint (run.status, ==, 0);

  return g_steal_pointer (&run.output);
}

/**
 * hiatus_desk_call:
 * @desk: a desk with a daemon
 * @method: a method of the daemon
 * @parameters: (nullable): its parameters; a floating reference is taken
 *
 * Calls the daemon, while the main loop goes on, and asserts that it succeeds.
 *
 * Returns: (transfer full): the answer
 */
GVariant *
hiatus_desk_call (HiatusDesk *desk, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GVariant *reply;

  g_dbus_connection_call (desk->bus,
                          HIATUS_BUS_NAME,
                          HIATUS_OBJECT_PATH,
                          HIATUS_INTERFACE,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          HIATUS_WAIT_LIMIT_MS,
                          NULL,
                          on_result,
                          &result);
  hiatus_wait_until (result != NULL);
  reply = g_dbus_connection_call_finish (desk->bus, result, &error);
  g_assert_no_error (error);

  return reply;
}

/**
 * hiatus_desk_state:
 * @desk: a desk with a daemon
 *
 * Returns: (transfer full): what GetState() answers, of type a{sv}
 */
GVariant *
hiatus_desk_state (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "GetState", NULL);

  return g_variant_get_child_value (reply, 0);
}

/**
 * hiatus_desk_events:
 * @desk: a desk with a daemon
 *
 * Returns: (transfer full): the whole journal, of type aa{sv}
 */
GVariant *
hiatus_desk_events (HiatusDesk *desk)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "ReadEvents", g_variant_new ("(ts)", G_GUINT64_CONSTANT (0), ""));

  return g_variant_get_child_value (reply, 0);
}

/**
 * hiatus_desk_count_events:
 * @desk: a desk with a daemon
 * @kind: a kind of event
 *
 * Returns: how many of them stand in the journal, those that were undone left out
 */
guint
hiatus_desk_count_events (HiatusDesk *desk, const gchar *kind)
{
  g_autoptr (GVariant) events = hiatus_desk_events (desk);
  guint count = 0;

  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      const gchar *found = NULL;
      gboolean undone = FALSE;

      g_variant_lookup (event, "kind", "&s", &found);
      g_variant_lookup (event, "undone", "b", &undone);
      if (!undone && g_strcmp0 (found, kind) == 0)
        count++;
    }
  return count;
}
