/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person who is new to Hiatus, on a desktop where it is installed as a package: what its files say is what starts it.
 * `test-newcomer first` is the first login, `test-newcomer next` the one after it, in another session with the same home. */

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <gio/gdesktopappinfo.h>

#include "daemon/api/names.h"
#include "tests/desktop/host.h"
#include "tests/desktop/keys.h"
#include "tests/desktop/pointer.h"

#define AUTOSTART "/etc/xdg/autostart/hiatus-tray.desktop"
#define DAY "Day 1 of 28"
#define UNDO_URGE "Something happened/Undo \"urge"
#define START_PLAN "A new stretch"
#define OVERVIEW "Hiatus"

#define ANSWER_AGAIN_US (2 * G_USEC_PER_SEC)

/* What the journal was at the first logout; the person's home keeps it until the next login. */
#define JOURNAL_KEPT "journal-at-logout.json"

/* A login: the session's own folders, and programs that only the bus and the session start. */
typedef struct
{
  HiatusDesk desk;
  HiatusHost *host;
  HiatusMenu *menu;
} Login;

/* What the desktop does with the file, and what comes of it: the command is over, and the moon is in the panel. */
static void
start_automatically (Login *login)
{
  g_autoptr (GDesktopAppInfo) file = g_desktop_app_info_new_from_filename (AUTOSTART);
  g_auto (GStrv) command = NULL;
  g_auto (HiatusRun) run = { 0 };
  g_autoptr (GError) error = NULL;
  HiatusArea icon;

  g_assert_nonnull (file);
  g_assert_false (g_desktop_app_info_get_is_hidden (file));
  g_assert_true (g_desktop_app_info_get_show_in (file, "XFCE"));
  g_shell_parse_argv (g_app_info_get_commandline (G_APP_INFO (file)), NULL, &command, &error);
  g_assert_no_error (error);
  hiatus_desk_run (&login->desk, &run, (const gchar *const *) command);
  g_assert_cmpstr (run.errors, ==, "");
  g_assert_cmpint (run.status, ==, 0);

  hiatus_host_find_icon (login->host, &icon);
  login->menu = hiatus_menu_new (&login->desk);
}

static void
log_in (Login *login)
{
  g_autoptr (GError) error = NULL;

  login->desk.launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  login->desk.bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (login->desk.bus, FALSE);
  login->host = hiatus_host_new ();
  g_assert_false (hiatus_desk_has_owner (&login->desk, HIATUS_BUS_NAME));
  g_assert_false (hiatus_desk_has_owner (&login->desk, HIATUS_TRAY_BUS_NAME));
  start_automatically (login);
}

static gboolean
is_over (pid_t process)
{
  return kill (process, 0) != 0 && errno == ESRCH;
}

/* The bus goes, and with it all of Hiatus, while the display is still there and nobody has told it. */
static void
log_out (Login *login, const gchar *const *names)
{
  pid_t processes[3] = { 0 };

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, G_N_ELEMENTS (processes));
      processes[i] = hiatus_desk_find_process (&login->desk, names[i]);
      g_assert_cmpint (processes[i], >, 0);
      g_assert_false (is_over (processes[i]));
    }
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (g_getenv ("SESSION_BUS_PID"), NULL, 10), SIGTERM), ==, 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_test_message ("waiting for the end of %s", names[i]);
      hiatus_desk_wait_until (is_over (processes[i]));
    }
  hiatus_wait_until (g_dbus_connection_is_closed (login->desk.bus));

  hiatus_menu_free (login->menu);
  hiatus_host_free (login->host);
  g_object_unref (login->desk.bus);
  g_object_unref (login->desk.launcher);
}

static gboolean
has_text (Login *login, const gchar *property, const gchar *text)
{
  g_autofree gchar *found = hiatus_menu_item_text (login->menu, property);

  return g_strcmp0 (found, text) == 0;
}

static gboolean
has_row (Login *login, const gchar *path)
{
  hiatus_menu_read (login->menu);
  return hiatus_menu_find (login->menu, path) >= 0;
}

static void
keep_picture (Login *login, const gchar *what)
{
  g_autoptr (HiatusPicture) picture = hiatus_screen_take_still (hiatus_host_get_screen (login->host));

  hiatus_picture_save (picture, what);
}

static gchar *
name_kept_journal (void)
{
  return g_build_filename (g_getenv ("HOME"), JOURNAL_KEPT, NULL);
}

/* A button that was activated is clicked a quarter of a second later, unless the keyboard goes elsewhere: so the answer is not
 * given anew each time, but where nothing came of it for a while, because its page was not there yet. */
static gboolean
answer_goal (Login *login, gint64 *answered_us)
{
  const gint64 now_us = g_get_monotonic_time ();

  if (now_us > *answered_us + ANSWER_AGAIN_US)
    {
      hiatus_keys_press (&login->desk, "alt+g");
      *answered_us = now_us;
    }
  hiatus_keys_press (&login->desk, "alt+c");
  return hiatus_desk_count_events (&login->desk, "plan-change") > 0;
}

/* Nothing of Hiatus was ever here: the menu is all that the person has. */
static void
start_plan (Login *login)
{
  gint64 answered_us = -ANSWER_AGAIN_US;
  HiatusArea popup;

  hiatus_desk_wait_until (has_text (login, "IconName", "hiatus-none"));
  hiatus_pointer_choose (login->menu, "Start a plan…");
  hiatus_desk_wait_until (hiatus_keys_is_active (&login->desk, START_PLAN));
  keep_picture (login, "newcomer-plan");
  /* The first question begins it. What is left of the others waits in the menu. */
  hiatus_keys_press (&login->desk, "alt+c");
  hiatus_menu_wait_for (login->menu, DAY);
  hiatus_menu_wait_for (login->menu, "Go on with setting up…");
  hiatus_desk_wait_until (answer_goal (login, &answered_us));
  g_free (hiatus_desk_hiatus (&login->desk, "safety answer --danger no --silence no"));
  hiatus_desk_wait_until ((hiatus_keys_press (&login->desk, "Escape"), !hiatus_desk_has_owner (&login->desk, HIATUS_WINDOW_BUS_NAME)));
  hiatus_desk_wait_until (has_text (login, "Title", DAY));
  g_assert_true (has_text (login, "IconName", "hiatus-moon-00"));
  g_assert_false (has_row (login, "Start a plan…"));
  hiatus_host_find_popup (login->host, DAY, &popup);
}

static void
log_urge (Login *login)
{
  hiatus_pointer_choose (login->menu, "Log an urge/Strong");
  hiatus_menu_wait_for (login->menu, UNDO_URGE);
}

static void
test_first_login (void)
{
  const gchar *const names[] = { HIATUS_TRAY_BUS_NAME, HIATUS_BUS_NAME, HIATUS_WINDOW_BUS_NAME, NULL };
  Login login = { 0 };
  g_autofree gchar *path = name_kept_journal ();
  g_autofree gchar *journal = NULL;

  log_in (&login);
  start_plan (&login);
  log_urge (&login);

  g_assert_cmpuint (hiatus_desk_count_events (&login.desk, "plan-start"), ==, 1);
  g_assert_cmpuint (hiatus_desk_count_events (&login.desk, "urge"), ==, 1);
  journal = hiatus_desk_hiatus (&login.desk, "journal --json");
  g_assert_nonnull (strstr (journal, "\"goal\":\"heal\",\"mode\":\"strict\""));
  g_assert_nonnull (strstr (journal, "\"strength\":2"));
  hiatus_desk_write (path, journal, strlen (journal));

  /* Who logs out leaves windows open. */
  hiatus_pointer_choose (login.menu, "Overview…");
  hiatus_desk_wait_until (hiatus_keys_is_active (&login.desk, OVERVIEW));
  keep_picture (&login, "newcomer-overview");
  log_out (&login, names);
}

static void
test_next_login (void)
{
  const gchar *const names[] = { HIATUS_TRAY_BUS_NAME, HIATUS_BUS_NAME, NULL };
  Login login = { 0 };
  g_autofree gchar *path = name_kept_journal ();
  g_autofree gchar *before = NULL;
  g_autofree gchar *journal = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &before, NULL, &error);
  g_assert_no_error (error);
  log_in (&login);
  hiatus_menu_wait_for (login.menu, DAY);
  hiatus_desk_wait_until (has_text (&login, "Title", DAY));
  g_assert_true (has_text (&login, "IconName", "hiatus-moon-00"));
  g_assert_true (has_row (&login, UNDO_URGE));
  g_assert_false (has_row (&login, "Start a plan…"));

  journal = hiatus_desk_hiatus (&login.desk, "journal --json");
  g_assert_cmpstr (journal, ==, before);

  hiatus_pointer_show (login.menu, UNDO_URGE);
  keep_picture (&login, "newcomer-next-login");
  log_out (&login, names);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (argc == 2 && g_str_equal (argv[1], "first"))
    g_test_add_func ("/newcomer/first-login", test_first_login);
  else if (argc == 2 && g_str_equal (argv[1], "next"))
    g_test_add_func ("/newcomer/next-login", test_next_login);
  else
    {
      g_printerr ("test-newcomer: first or next? tests/install/newcomer knows.\n");
      return 2;
    }

  return g_test_run ();
}
