/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Watching from inside the installed unit: what is noticed through the bus and the X server comes to a pop-up. */

#include <string.h>
#include <glib/gstdio.h>

#include "tests/desktop/overheard.h"
#include "tests/desktop/owner-x11.h"
#include "tests/systemd/login.h"

#define SERVER "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

/* Somebody else for each source, so that nobody rests. */
#define NOTIFIED "Alex Doe"
#define TITLED "Robin Moss"
#define COPIED "Cleo Park"

static const gchar *const text_targets[] = { "UTF8_STRING", "STRING", NULL };

typedef struct
{
  HiatusLogin *login;
  HiatusProgram *manager; /* of windows */
  HiatusProgram *server;  /* of notifications */
  HiatusOwner *program;   /* of somebody else */
} Fixture;

/* The programs of this test look at the displays that the login made. */
static void
take_environment (HiatusLogin *login)
{
  static const gchar *const names[] = { "DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], g_subprocess_launcher_getenv (login->desk.launcher, names[i]), TRUE);
}

/* A window that is there before the manager would not be in use. */
static void
start_manager (Fixture *fixture)
{
  g_autofree gchar *ready = g_build_filename (fixture->login->runtime, "manager-is-ready", NULL);
  g_autofree gchar *command = g_strdup_printf ("touch %s", ready);
  const gchar *const arguments[] = { "openbox", "--sm-disable", "--startup", command, NULL };

  fixture->manager = hiatus_program_start (&fixture->login->desk, arguments);
  hiatus_desk_wait_until (g_file_test (ready, G_FILE_TEST_EXISTS));
  g_unlink (ready);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const gchar *const server[] = { "dunst", NULL };
  g_autofree gchar *zone = hiatus_desk_name_noon_zone ();
  g_autofree gchar *variable = g_strconcat ("set-environment TZ=", zone, NULL);

  fixture->login = hiatus_login_new ("dbus.service");
  g_assert_cmpint (hiatus_login_systemctl (fixture->login, variable), ==, 0);
  /* A session on X11. */
  g_subprocess_launcher_unsetenv (fixture->login->desk.launcher, "WAYLAND_DISPLAY");
  take_environment (fixture->login);
  start_manager (fixture);
  fixture->server = hiatus_program_start (&fixture->login->desk, server);
  hiatus_desk_wait_until (hiatus_desk_has_owner (&fixture->login->desk, SERVER));
  fixture->program = hiatus_owner_new (HIATUS_OWNER_ANSWERS, text_targets, "for " COPIED, strlen ("for " COPIED));
  hiatus_owner_set_title (fixture->program, "Nobody");
  hiatus_owner_open_window (fixture->program);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hiatus_owner_free (fixture->program);
  hiatus_program_kill (fixture->server);
  hiatus_program_kill (fixture->manager);
  hiatus_login_end (fixture->login);
}

static void
hiatus (Fixture *fixture, const gchar *command_line)
{
  g_free (hiatus_desk_hiatus (&fixture->login->desk, command_line));
}

static gboolean
is_on (Fixture *fixture, const gchar *source)
{
  g_autofree gchar *said = hiatus_desk_hiatus (&fixture->login->desk, "watch");
  g_autofree gchar *wanted = g_strdup_printf ("(%s): on\n", source);

  return strstr (said, wanted) != NULL;
}

/* All that is needed to watch; afterwards each source says that it does. */
static void
begin_to_watch (Fixture *fixture)
{
  hiatus (fixture, "plan start");
  hiatus (fixture, "contacts add A --name '" NOTIFIED "'");
  hiatus (fixture, "contacts add R --name '" TITLED "'");
  hiatus (fixture, "contacts add C --name '" COPIED "'");
  hiatus (fixture, "settings set popups.day no");
  hiatus (fixture, "settings set watching.without-tray yes");
  hiatus (fixture, "watch on notifications titles clipboard");
  hiatus_login_start_tray (fixture->login);
  hiatus_desk_wait_until (is_on (fixture, "notifications"));
  hiatus_desk_wait_until (is_on (fixture, "titles"));
  hiatus_desk_wait_until (is_on (fixture, "clipboard"));
}

static void
notify (Fixture *fixture, const gchar *summary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  GVariant *arguments = g_variant_new_parsed ("('Chat', uint32 0, '', %s, 'hello', @as [], @a{sv} {}, 5000)", summary);

  reply = g_dbus_connection_call_sync (fixture->login->desk.bus, SERVER, SERVER_PATH, SERVER, "Notify", arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
expect (HiatusOverheard *heard, guint number, const gchar *summary)
{
  g_autofree gchar *said = NULL;

  hiatus_desk_wait_until (hiatus_overheard_count (heard) >= number);
  said = hiatus_overheard_get_summary (heard, number - 1);
  g_assert_cmpstr (said, ==, summary);
}

static void
test_every_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusOverheard) heard = NULL;

  begin_to_watch (fixture);
  g_assert_true (hiatus_login_shows (fixture->login, "hiatusd.service", "ActiveState", "active"));
  g_assert_cmpint (hiatus_login_get_pid (fixture->login, "hiatusd.service"), >, 0);
  heard = hiatus_overheard_new (&fixture->login->desk);

  notify (fixture, NOTIFIED);
  expect (heard, 1, "Something arrived");
  hiatus_owner_set_title (fixture->program, TITLED);
  expect (heard, 2, "One moment");
  hiatus_owner_take (fixture->program);
  expect (heard, 3, "One moment");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/systemd/watching/every-source", Fixture, NULL, set_up, test_every_source, tear_down);
  return g_test_run ();
}
