/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A desktop on which nothing shows tray icons, or not yet. */

#include <string.h>

#include "daemon/api/names.h"
#include "tests/desktop/server.h"
#include "tests/desktop/stub.h"

/* What a panel offers: a place to register an icon. The property is FALSE here: a watcher whose panel is not there. */
#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_INTERFACE                                                             \
  "<interface name='" WATCHER_NAME "'>"                                               \
  "<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>" \
  "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>"          \
  "</interface>"

static HiatusStub *
new_watcher (HiatusDesk *desk)
{
  return hiatus_stub_new (desk, WATCHER_NAME, "/StatusNotifierWatcher", WATCHER_INTERFACE);
}

/* A tray whose patience is short, but for a panel that has gone. */
static HiatusProgram *
start_tray (HiatusDesk *desk)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), "--grace=0", NULL };

  return hiatus_program_start (desk, arguments);
}

/* From now on it is the bus that starts the tray, which autostart has asked to. */
static void
be_at_login (HiatusDesk *desk)
{
  g_subprocess_launcher_setenv (desk->launcher, "DBUS_STARTER_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
}

static HiatusProgram *
start_tray_at_login (HiatusDesk *desk)
{
  be_at_login (desk);

  return start_tray (desk);
}

static void
test_by_hand (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) window = hiatus_stub_new_window (desk);
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);

  desk->tray = start_tray (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") > 0 && hiatus_stub_count (window, "") > 0);
  hiatus_stub_announce_state (daemon);
  g_assert_cmpuint (hiatus_stub_count (daemon, "TrayMissing"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (window, "ActivateAction ('overview'"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (window, ""), ==, 1);
  g_assert_false (desk->tray->ended);
}

static GVariant *
call_sync (HiatusDesk *desk,
           const gchar *name,
           const gchar *path,
           const gchar *interface,
           const gchar *method,
           const gchar *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *values = g_variant_parse (NULL, parameters, NULL, NULL, &error);
  GVariant *reply;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (desk->bus, name, path, interface, method, values, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_unref (values);
  return reply;
}

static void
act_on_windows (HiatusDesk *desk, const gchar *action)
{
  g_autofree gchar *parameters = g_strdup_printf ("('%s', @av [], @a{sv} {})", action);

  g_variant_unref (call_sync (desk, HIATUS_WINDOW_BUS_NAME, HIATUS_WINDOW_OBJECT_PATH, "org.freedesktop.Application", "ActivateAction", parameters));
}

static gboolean
is_window_seen (HiatusDesk *desk)
{
  const gchar *const arguments[] = { "xdotool", "search", "--onlyvisible", "--name", "^Hiatus$", NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  return run.status == 0;
}

/* A window manager that tells the bus nothing: the tray does, or no window would find the display. */
static void
test_display_is_published (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);

  g_variant_unref (call_sync (desk,
                              "org.freedesktop.DBus",
                              "/org/freedesktop/DBus",
                              "org.freedesktop.DBus",
                              "UpdateActivationEnvironment",
                              "({'DISPLAY': ':nowhere'},)"));
  desk->tray = start_tray (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") > 0);
  hiatus_desk_wait_until (is_window_seen (desk));
  hiatus_wait_until (hiatus_stub_count (daemon, "UseDisplay") > 0);

  act_on_windows (desk, "quit");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
}

/* The person reads once, ever, what to install. */
static void
test_popup_once (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_server_count (server) == 1);
  g_test_message ("%s: %s", hiatus_server_get (server, 0)->summary, hiatus_server_get (server, 0)->body);
  g_assert_nonnull (strstr (hiatus_server_get (server, 0)->body, "AppIndicator"));

  /* The next login. What the daemon is asked last, it has done last. */
  hiatus_program_kill (desk->tray);
  hiatus_program_finish (g_steal_pointer (&desk->tray));
  g_variant_unref (hiatus_desk_call (desk, "TrayMissing", NULL));
  g_variant_unref (hiatus_desk_call (desk, "Log", g_variant_new_parsed ("('urge', {'announce': <true>})")));
  hiatus_wait_until (hiatus_server_count (server) == 2);
  g_assert_null (strstr (hiatus_server_get (server, 1)->body, "AppIndicator"));
}

/* A window that opens at every login would be a nuisance. */
static void
test_at_login (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) window = hiatus_stub_new_window (desk);
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);

  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") > 0);
  hiatus_stub_announce_state (daemon);
  g_assert_cmpuint (hiatus_stub_count (daemon, "TrayMissing"), ==, 1);
  g_assert_cmpuint (hiatus_stub_count (window, ""), ==, 0);
  g_assert_false (desk->tray->ended);
}

/* The name of a watcher alone shows nothing: the desktop's daemon may have it while its panel is not there. */
static void
test_watcher_without_host (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusStub) watcher = new_watcher (desk);

  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") > 0);
  hiatus_wait_until (hiatus_stub_count (watcher, "RegisterStatusNotifierItem") > 0);
}

/* A panel that goes and does not come back: what shows that Hiatus watches is gone. */
static void
test_host_gone (void)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), "--grace=0", "--return=0", NULL };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusStub *watcher = new_watcher (desk);

  be_at_login (desk);
  desk->tray = hiatus_program_start (desk, arguments);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") == 1 && hiatus_stub_count (watcher, "RegisterStatusNotifierItem") > 0);
  hiatus_stub_free (watcher);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") == 2);
}

/* One that is only restarted: a person who has an icon reads nothing of panels that show none. */
static void
test_host_is_restarted (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  HiatusStub *watcher = new_watcher (desk);

  /* The stub's panel is not there, which is told once. */
  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") == 1 && hiatus_stub_count (watcher, "RegisterStatusNotifierItem") > 0);
  hiatus_stub_free (watcher);
  hiatus_stub_announce_state (daemon);
  hiatus_stub_announce_state (daemon);
  watcher = new_watcher (desk);
  hiatus_wait_until (hiatus_stub_count (watcher, "RegisterStatusNotifierItem") > 0);
  hiatus_stub_announce_state (daemon);
  g_assert_cmpuint (hiatus_stub_count (daemon, "TrayMissing"), ==, 1);
  hiatus_stub_free (watcher);
}

static void
test_host_comes_later (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_autoptr (HiatusStub) watcher = NULL;

  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "TrayMissing") > 0);
  watcher = new_watcher (desk);
  hiatus_wait_until (hiatus_stub_count (watcher, "RegisterStatusNotifierItem ('/org/ayatana/NotificationItem/hiatus'") > 0);
}

/* The daemon is told where the session can be seen before it is asked for anything. */
static void
test_display_is_handed_over (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = NULL;
  g_autofree gchar *expected = g_strdup_printf ("UseDisplay ({'DISPLAY': '%s', 'XAUTHORITY': '/nowhere/cookie'},)", g_getenv ("DISPLAY"));

  g_subprocess_launcher_setenv (desk->launcher, "XAUTHORITY", "/nowhere/cookie", TRUE);
  daemon = hiatus_stub_new_daemon (desk);
  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_find (daemon, "GetState") >= 0);
  g_assert_cmpint (hiatus_stub_find (daemon, expected), ==, 0);
  g_assert_cmpint (hiatus_stub_find (daemon, "GetState"), ==, 1);
  hiatus_stub_announce_state (daemon);
  g_assert_cmpuint (hiatus_stub_count (daemon, "UseDisplay"), ==, 1);

  /* Another daemon does not know it. */
  hiatus_stub_free (g_steal_pointer (&daemon));
  daemon = hiatus_stub_new_daemon (desk);
  hiatus_wait_until (hiatus_stub_find (daemon, "GetState") >= 0);
  g_assert_cmpint (hiatus_stub_find (daemon, expected), ==, 0);
}

static void
test_second_tray (void)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), NULL };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_auto (HiatusRun) second = { 0 };
  g_autofree gchar *expected = NULL;

  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "GetState") > 0);
  expected = g_strdup_printf ("Hiatus is in the tray already (process %s).\n"
                              "Nothing on this desktop shows tray icons. 'hiatus' opens the overview, which has the rows of the menu.\n",
                              g_subprocess_get_identifier (desk->tray->process));
  hiatus_desk_run (desk, &second, arguments);
  g_assert_cmpstr (second.output, ==, expected);
  g_assert_cmpstr (second.errors, ==, "");
  g_assert_cmpint (second.status, ==, 0);
  g_assert_false (desk->tray->ended);
}

/* Started on another display, as over ssh, it says nothing of that to the bus of this session. */
static void
test_second_tray_elsewhere (void)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUS_TRAY"), NULL };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autoptr (HiatusStub) daemon = hiatus_stub_new_daemon (desk);
  g_auto (HiatusRun) second = { 0 };

  desk->tray = start_tray_at_login (desk);
  hiatus_wait_until (hiatus_stub_count (daemon, "GetState") > 0);
  g_subprocess_launcher_unsetenv (desk->launcher, "DBUS_STARTER_ADDRESS");
  g_subprocess_launcher_setenv (desk->launcher, "DISPLAY", ":nowhere", TRUE);
  hiatus_desk_run (desk, &second, arguments);
  g_assert_cmpint (second.status, ==, 0);

  g_subprocess_launcher_setenv (desk->launcher, "DISPLAY", g_getenv ("DISPLAY"), TRUE);
  act_on_windows (desk, "overview");
  hiatus_desk_wait_until (is_window_seen (desk));
  act_on_windows (desk, "quit");
  hiatus_desk_wait_until (!hiatus_desk_has_owner (desk, HIATUS_WINDOW_BUS_NAME));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host/by-hand", test_by_hand);
  g_test_add_func ("/host/popup-once", test_popup_once);
  g_test_add_func ("/host/display-is-published", test_display_is_published);
  g_test_add_func ("/host/at-login", test_at_login);
  g_test_add_func ("/host/watcher-without-host", test_watcher_without_host);
  g_test_add_func ("/host/host-gone", test_host_gone);
  g_test_add_func ("/host/host-is-restarted", test_host_is_restarted);
  g_test_add_func ("/host/comes-later", test_host_comes_later);
  g_test_add_func ("/host/display-is-handed-over", test_display_is_handed_over);
  g_test_add_func ("/host/second-tray", test_second_tray);
  g_test_add_func ("/host/second-tray-elsewhere", test_second_tray_elsewhere);

  return g_test_run ();
}
