/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/systemd/login.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#define MANAGER "/lib/systemd/systemd"
#define READY "READY=1"

static gchar *
make_cookie (void)
{
  g_autofree gchar *cookie = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (cookie, "-", -1);

  return g_strjoinv ("", parts);
}

static void
run (HiatusLogin *login, const gchar *const *arguments)
{
  g_auto (HiatusRun) result = { 0 };

  hiatus_desk_run (&login->desk, &result, arguments);
  if (result.status != 0)
    g_error ("%s ended with %d: %s", arguments[0], result.status, result.errors);
}

/* Adds the cookie of a display to a file of cookies. */
static void
allow (HiatusLogin *login, const gchar *file, const gchar *display, const gchar *cookie)
{
  const gchar *const arguments[] = { "xauth", "-q", "-f", file, "add", display, "MIT-MAGIC-COOKIE-1", cookie, NULL };

  g_close (g_open (file, O_CREAT | O_WRONLY | O_CLOEXEC, 0600), NULL);
  run (login, arguments);
}

static void
on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gchar **line = user_data;
  g_autoptr (GError) error = NULL;

  *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (*line == NULL)
    g_error ("the display server said nothing: %s", error == NULL ? "it ended" : error->message);
}

static HiatusProgram *
watch (GSubprocess *process)
{
  HiatusProgram *program = g_new0 (HiatusProgram, 1);

  program->process = process;
  return program;
}

/* An X server that lets in only who has its cookie. The environment of the session says where, as after a login. */
static void
start_x11 (HiatusLogin *login)
{
  g_autofree gchar *cookie = make_cookie ();
  g_autofree gchar *allowed = g_build_filename (login->runtime, "x11-server-cookies", NULL);
  g_autofree gchar *mine = g_build_filename (login->runtime, "x11-cookies", NULL);
  const gchar *const arguments[] = { "Xvfb", "-displayfd", "1", "-auth", allowed, "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset", NULL };
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *number = NULL;
  g_autofree gchar *display = NULL;

  allow (login, allowed, ":0", cookie);
  g_subprocess_launcher_set_flags (login->desk.launcher, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  login->x11 = watch (g_subprocess_launcher_spawnv (login->desk.launcher, arguments, &error));
  g_subprocess_launcher_set_flags (login->desk.launcher, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (login->x11->process));
  g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, NULL, on_line, &number);
  hiatus_wait_until (number != NULL);

  display = g_strconcat (":", number, NULL);
  allow (login, mine, display, cookie);
  g_subprocess_launcher_setenv (login->desk.launcher, "DISPLAY", display, TRUE);
  g_subprocess_launcher_setenv (login->desk.launcher, "XAUTHORITY", mine, TRUE);
}

/* A compositor without a screen. It writes the name of its socket when it is ready. */
static void
start_compositor (HiatusLogin *login)
{
  g_autofree gchar *settings = g_build_filename (login->runtime, "sway.conf", NULL);
  g_autofree gchar *answer = g_build_filename (login->runtime, "sway.ready", NULL);
  g_autofree gchar *text = g_strdup_printf ("xwayland disable\nexec printf %%s \"$WAYLAND_DISPLAY\" >%s.part && mv %s.part %s\n", answer, answer, answer);
  const gchar *const arguments[] = { "env", "-u", "DISPLAY", "WLR_BACKENDS=headless", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_RENDERER=pixman", "sway", "--config", settings, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *name = NULL;

  g_unlink (answer);
  hiatus_desk_write (settings, text, strlen (text));
  g_subprocess_launcher_set_flags (login->desk.launcher, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  login->compositor = watch (g_subprocess_launcher_spawnv (login->desk.launcher, arguments, &error));
  g_subprocess_launcher_set_flags (login->desk.launcher, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_assert_no_error (error);
  hiatus_desk_wait_until (g_file_get_contents (answer, &name, NULL, NULL));
  g_subprocess_launcher_setenv (login->desk.launcher, "WAYLAND_DISPLAY", name, TRUE);
}

static gboolean
on_notified (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  gboolean *ready = user_data;
  gchar text[4096] = "";

  if (g_socket_receive (socket, text, sizeof text - 1, NULL, NULL) > 0 && strstr (text, READY) != NULL)
    *ready = TRUE;
  return G_SOURCE_CONTINUE;
}

static GSocket *
listen_at (const gchar *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_DEFAULT, &error);

  g_assert_no_error (error);
  g_unlink (path);
  g_socket_bind (socket, address, FALSE, &error);
  g_assert_no_error (error);
  return socket;
}

/* As a login does: before there is a display, and without any word of one. */
static void
start_manager (HiatusLogin *login)
{
  g_autofree gchar *path = g_build_filename (login->runtime, "ready", NULL);
  g_autofree gchar *variable = g_strconcat ("NOTIFY_SOCKET=", path, NULL);
  g_autoptr (GSocket) socket = listen_at (path);
  g_autoptr (GSource) source = g_socket_create_source (socket, G_IO_IN, NULL);
  const gchar *const arguments[] = { "env", "-u", "DISPLAY", "-u", "XAUTHORITY", "-u", "WAYLAND_DISPLAY", variable, MANAGER, "--user", "--unit=basic.target", "--log-target=console", NULL };
  gboolean ready = FALSE;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *address = NULL;

  g_source_set_callback (source, G_SOURCE_FUNC (on_notified), &ready, NULL);
  g_source_attach (source, NULL);
  login->manager = hiatus_program_start (&login->desk, arguments);
  hiatus_wait_until (ready);
  g_source_destroy (source);

  address = g_strdup_printf ("unix:path=%s/bus", login->runtime);
  g_subprocess_launcher_setenv (login->desk.launcher, "DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  login->desk.bus = g_dbus_connection_new_for_address_sync (address,
                                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                            NULL,
                                                            NULL,
                                                            &error);
  g_assert_no_error (error);
}

/**
 * hiatus_login_write_unit:
 * @login: a login
 * @name: name of a file below the person's units
 * @text: what is in it
 *
 * Writes a unit of the person's own, or an addition to one.
 */
void
hiatus_login_write_unit (HiatusLogin *login, const gchar *name, const gchar *text)
{
  g_autofree gchar *path = g_build_filename (login->home, ".config", "systemd", "user", name, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  hiatus_desk_write (path, text, strlen (text));
}

/**
 * hiatus_login_remove_unit:
 * @login: a login
 * @name: what hiatus_login_write_unit() was told
 *
 * Takes it away again.
 */
void
hiatus_login_remove_unit (HiatusLogin *login, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (login->home, ".config", "systemd", "user", name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The session bus is systemd's unit dbus.service, whichever program that is on this computer. */
static void
choose_bus (HiatusLogin *login, const gchar *unit)
{
  g_autofree gchar *path = g_build_filename ("/usr/lib/systemd/user", unit, NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  hiatus_login_write_unit (login, "dbus.service", text);
}

/* What units say goes where the complaints of the test go, for there is no journal. */
static void
let_units_speak (HiatusLogin *login)
{
  static const gchar text[] = "[Manager]\nDefaultStandardOutput=inherit\nDefaultStandardError=inherit\n";
  g_autofree gchar *path = g_build_filename (login->home, ".config", "systemd", "user.conf", NULL);

  hiatus_desk_write (path, text, strlen (text));
}

/* The desktop, which tells systemd that it is there, and a unit that knows ours, so that systemd keeps in mind how they
 * ended. */
static void
start_desk (HiatusLogin *login)
{
  hiatus_login_write_unit (login, HIATUS_LOGIN_DESK, "[Unit]\nBindsTo=graphical-session.target\n");
  hiatus_login_write_unit (login, "memory.target", "[Unit]\nBefore=hiatusd.service hiatusd-plain.service hiatus-tray.service\n");
  g_assert_cmpint (hiatus_login_systemctl (login, "daemon-reload"), ==, 0);
  g_assert_cmpint (hiatus_login_systemctl (login, "start memory.target " HIATUS_LOGIN_DESK), ==, 0);
}

static gboolean
on_logged (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  gchar text[4096];

  g_socket_receive (socket, text, sizeof text, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

/* dbus-broker does not start without a system log. Ours forgets what it is told. */
static void
start_log (HiatusLogin *login)
{
  login->log = listen_at ("/run/systemd/journal/socket");
  login->log_source = g_socket_create_source (login->log, G_IO_IN, NULL);
  g_source_set_callback (login->log_source, G_SOURCE_FUNC (on_logged), NULL, NULL);
  g_source_attach (login->log_source, NULL);
}

/**
 * hiatus_login_new:
 * @bus_unit: dbus.service or dbus-broker.service
 *
 * Logs in.
 *
 * Returns: (transfer full): the login, for hiatus_login_end()
 */
HiatusLogin *
hiatus_login_new (const gchar *bus_unit)
{
  HiatusLogin *login = g_new0 (HiatusLogin, 1);

  login->home = g_getenv ("HOME");
  login->runtime = g_getenv ("XDG_RUNTIME_DIR");
  login->desk.launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  choose_bus (login, bus_unit);
  let_units_speak (login);
  start_log (login);
  start_manager (login);
  start_x11 (login);
  start_compositor (login);
  start_desk (login);
  return login;
}

static void
end_display (HiatusProgram **program)
{
  if (*program == NULL)
    return;
  g_subprocess_send_signal ((*program)->process, SIGTERM);
  g_subprocess_wait ((*program)->process, NULL, NULL);
  g_object_unref ((*program)->process);
  g_clear_pointer (program, g_free);
}

/**
 * hiatus_login_end_displays:
 * @login: a login
 *
 * Ends the X server and the compositor.
 */
void
hiatus_login_end_displays (HiatusLogin *login)
{
  end_display (&login->x11);
  end_display (&login->compositor);
}

/**
 * hiatus_login_end_bus:
 * @login: a login
 *
 * Ends the session bus for all who are on it.
 */
void
hiatus_login_end_bus (HiatusLogin *login)
{
  g_autofree gchar *path = g_build_filename (login->runtime, "bus", NULL);

  g_dbus_connection_close_sync (login->desk.bus, NULL, NULL);
  g_clear_object (&login->desk.bus);
  /* systemd may hear that its connection is closed before it hears that the bus has died. It would connect anew then, to a
   * socket that it listens at itself, and wait for an answer. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (hiatus_login_systemctl (login, "kill --signal=KILL dbus.service"), ==, 0);
}

/**
 * hiatus_login_end:
 * @login: (transfer full): a login
 *
 * Logs out: the person's systemd ends what it had started, then the displays go. It asserts that systemd had not to
 * be forced to anything.
 */
void
hiatus_login_end (HiatusLogin *login)
{
  if (login->desk.bus != NULL)
    g_dbus_connection_close_sync (login->desk.bus, NULL, NULL);
  g_clear_object (&login->desk.bus);
  g_subprocess_send_signal (login->manager->process, SIGTERM);
  g_assert_cmpint (hiatus_program_finish (login->manager), ==, 0);
  hiatus_login_end_displays (login);
  g_source_destroy (login->log_source);
  g_source_unref (login->log_source);
  g_object_unref (login->log);
  g_object_unref (login->desk.launcher);
  g_free (login);
}

/**
 * hiatus_login_systemctl:
 * @login: a login
 * @arguments: what follows "systemctl --user", quoted as in a shell
 *
 * Returns: the exit status
 */
gint
hiatus_login_systemctl (HiatusLogin *login, const gchar *arguments)
{
  g_autofree gchar *whole = g_strconcat ("systemctl --user --quiet ", arguments, NULL);
  g_auto (GStrv) words = NULL;
  g_auto (HiatusRun) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (whole, NULL, &words, &error);
  g_assert_no_error (error);
  hiatus_desk_run (&login->desk, &result, (const gchar *const *) words);
  if (result.errors[0] != '\0')
    g_test_message ("%s: %s", whole, result.errors);
  return result.status;
}

/**
 * hiatus_login_show:
 * @login: a login
 * @unit: name of a unit
 * @property: name of a property of systemd's
 *
 * Returns: (transfer full): its value
 */
gchar *
hiatus_login_show (HiatusLogin *login, const gchar *unit, const gchar *property)
{
  const gchar *const words[] = { "systemctl", "--user", "show", "--property", property, "--value", unit, NULL };
  g_auto (HiatusRun) result = { 0 };

  hiatus_desk_run (&login->desk, &result, words);
  g_assert_cmpint (result.status, ==, 0);
  return g_strstrip (g_steal_pointer (&result.output));
}

/**
 * hiatus_login_shows:
 * @login: a login
 * @unit: name of a unit
 * @property: name of a property of systemd's
 * @value: a value
 *
 * Returns: %TRUE if that is its value now
 */
gboolean
hiatus_login_shows (HiatusLogin *login, const gchar *unit, const gchar *property, const gchar *value)
{
  g_autofree gchar *text = hiatus_login_show (login, unit, property);

  return g_str_equal (text, value);
}

/**
 * hiatus_login_get_pid:
 * @login: a login
 * @unit: name of a unit
 *
 * Returns: the process of the unit; 0 if none runs
 */
gint
hiatus_login_get_pid (HiatusLogin *login, const gchar *unit)
{
  g_autofree gchar *text = hiatus_login_show (login, unit, "MainPID");

  return (gint) g_ascii_strtoll (text, NULL, 10);
}

/**
 * hiatus_login_start_tray:
 * @login: a login
 *
 * What the desktop's autostart does.
 */
void
hiatus_login_start_tray (HiatusLogin *login)
{
  const gchar *const words[] = { hiatus_desk_program ("HIATUS_TRAY"), "--autostart", NULL };

  run (login, words);
}
