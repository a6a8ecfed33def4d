/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which notifications are noticed, and that each is once. */

#include "tests/fakes/fake-peer.h"
#include "tests/watchers/notifications-fixture.h"

#define GTK "org.gtk.Notifications"
#define GTK_PATH "/org/gtk/Notifications"
#define PORTAL "org.freedesktop.portal.Notification"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define NO_HINTS "@a{sv} {}"

/* Nobody has these names: what counts is that somebody was called. */
static void
send_gtk (GDBusConnection *connection,
          const gchar *arguments)
{
  notifications_fixture_call (connection, GTK, GTK_PATH, GTK, "AddNotification", g_variant_new_parsed (arguments));
}

static void
send_portal (GDBusConnection *connection,
             const gchar *arguments)
{
  notifications_fixture_call (connection, "org.freedesktop.portal.Desktop", PORTAL_PATH, PORTAL, "AddNotification", g_variant_new_parsed (arguments));
}

static void
test_noticed (NotificationsFixture *fixture,
              gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Alex", "hello", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
  notifications_fixture_send (fixture->program, 0, "A message", "from Al<b>ex</b>", "{'desktop-entry': <'org.signal.Signal.desktop'>}");
  notifications_fixture_assert_heard (fixture, "Alex org.signal.Signal;");
  notifications_fixture_send (fixture->program, 0, "Alex", "", "{'category': <'call.incoming'>}");
  notifications_fixture_assert_heard (fixture, "Alex Chat call;");
  notifications_fixture_send (fixture->program, 0, "Alex", "and Robin", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;Robin Chat;");

  notifications_fixture_send (fixture->program, 0, "Sam", "is somebody else", NO_HINTS);
  notifications_fixture_send (fixture->program, 0, "", "", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "");
}

static void
test_gtk (NotificationsFixture *fixture,
          gconstpointer data)
{
  send_gtk (fixture->program, "('org.gnome.Fractal', 'chat', {'title': <'Alex'>, 'body': <'hello'>})");
  notifications_fixture_assert_heard (fixture, "Alex org.gnome.Fractal;");
  /* The same again is nothing new, unless it says something else, or is another one. */
  send_gtk (fixture->program, "('org.gnome.Fractal', 'chat', {'title': <'Alex'>, 'body': <'hello'>})");
  notifications_fixture_assert_heard (fixture, "");
  send_gtk (fixture->program, "('org.gnome.Fractal', 'chat', {'title': <'Alex'>, 'body': <'are you there'>})");
  send_gtk (fixture->program, "('org.gnome.Fractal', 'other', {'title': <'Alex'>, 'body': <'hello'>})");
  notifications_fixture_assert_heard (fixture, "Alex org.gnome.Fractal;Alex org.gnome.Fractal;");
}

static void
test_portal (NotificationsFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GDBusConnection) portal = hiatus_fake_peer_connect (fixture->bus_address);

  send_portal (fixture->program, "('chat', {'title': <'Alex'>, 'body': <'hello'>})");
  notifications_fixture_assert_heard (fixture, "Alex -;");

  /* What the portal makes of it is told to those who look at the application, with the banner of before. */
  {
    const guint64 banner = fixture->banner;

    notifications_fixture_send (portal, 0, "Alex", "hello", "{'desktop-entry': <'org.signal.Signal'>}");
    notifications_fixture_assert_heard (fixture, "Alex org.signal.Signal;");
    g_assert_cmpuint (fixture->banner, ==, banner);
  }

  /* The next one that says so is another one. */
  notifications_fixture_send (portal, 0, "Alex", "hello", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
  g_dbus_connection_close_sync (portal, NULL, NULL);
}

static void
test_replaced (NotificationsFixture *fixture,
               gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Alex", "hello", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
  g_assert_cmpuint (hiatus_fake_server_get_notify (fixture->server, 0)->id, ==, 1);

  /* Shown anew with the same words, it is no news; with others it is. */
  notifications_fixture_send (fixture->program, 1, "Alex", "hello", "{'value': <50>}");
  notifications_fixture_send (fixture->program, 1, "Alex", "hello", "{'value': <60>}");
  notifications_fixture_assert_heard (fixture, "");
  notifications_fixture_send (fixture->program, 1, "Alex", "hello, hello", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
  notifications_fixture_send (fixture->program, 0, "Alex", "hello", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
}

/* As GNOME does it: the server has somebody else show what it was asked to show. */
static void
test_passed_on (NotificationsFixture *fixture,
                gconstpointer data)
{
  g_autoptr (GDBusConnection) server = hiatus_fake_peer_connect (fixture->bus_address);
  HiatusFakePeer *shell = hiatus_fake_peer_start (fixture->bus_address, "org.gnome.Shell");
  GVariant *arguments = g_variant_new_parsed ("('Chat', uint32 0, '', 'Alex', 'hello', @as [], {'sender-pid': <uint32 7>}, -1)");

  hiatus_fake_peer_answer (shell, "Notify", g_variant_new_parsed ("(uint32 7,)"));
  hiatus_fake_peer_take_name (shell);
  notifications_fixture_call (server,
                              "org.freedesktop.DBus",
                              "/org/freedesktop/DBus",
                              "org.freedesktop.DBus",
                              "RequestName",
                              g_variant_new_parsed ("('org.freedesktop.Notifications', uint32 7)"));
  notifications_fixture_call (server, "org.gnome.Shell", "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify", arguments);
  g_assert_cmpuint (hiatus_fake_peer_n_calls (shell, "Notify"), ==, 1);

  /* Once it is not the server any more, its notifications are its own. */
  g_dbus_connection_close_sync (server, NULL, NULL);
  notifications_fixture_assert_heard (fixture, "");
  hiatus_fake_peer_stop (shell);
}

static void
test_own (NotificationsFixture *fixture,
          gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Alex", "", "{'x-hiatus': <true>}");
  notifications_fixture_send (fixture->session, 0, "Alex", "", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "");
  notifications_fixture_send (fixture->program, 0, "Alex", "", "{'x-hiatus': <false>}");
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
}

static void
test_hostile (NotificationsFixture *fixture,
              gconstpointer data)
{
  static const gchar *const arguments[] = {
    "()",
    "('Alex',)",
    "('Alex', 'Alex', 'Alex')",
    "(@a{sv} {'title': <'Alex'>},)",
    "('Chat', uint32 0, '', 'Alex', 'Alex', ['a'], @a{ss} {}, 0)",
    "('Chat', uint32 0, '', 'Alex', 'Alex', ['a'], @a{sv} {}, 0, 'more')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      notifications_fixture_call (fixture->program,
                                  "org.freedesktop.Notifications",
                                  "/org/freedesktop/Notifications",
                                  "org.freedesktop.Notifications",
                                  "Notify",
                                  g_variant_new_parsed (arguments[i]));
      send_gtk (fixture->program, arguments[i]);
      send_portal (fixture->program, arguments[i]);
    }
  notifications_fixture_assert_heard (fixture, "");

  notifications_fixture_send (fixture->program,
                              0,
                              "\342\200\256Alex\342\200\254",
                              "\001\002\177",
                              "{'desktop-entry': <{1: <2>}>, 'category': <@av []>, 'x-hiatus': <'true'>, 'deep': <<<<<(1, 'a', [{'b': (2,)}])>>>>>}");
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
}

static void
test_large (NotificationsFixture *fixture,
            gconstpointer data)
{
  g_autofree gchar *text = g_strnfill (1024 * 1024, 'x');
  g_autofree gchar *largest = g_strnfill (17 * 1024 * 1024, 'x');

  for (guint i = 0; i < 3; i++)
    {
      notifications_fixture_send (fixture->program, 0, "Alex", text, NO_HINTS);
      notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
      notifications_fixture_assert_heard (fixture, "Alex Chat;Robin Chat;");
    }
  g_assert_null (hiatus_watcher_get_reason (fixture->watcher));

  /* What is not looked at is said, and what comes after it is seen. */
  notifications_fixture_send (fixture->program, 0, "Alex", largest, NO_HINTS);
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Robin Chat;");
  g_assert_cmpint (hiatus_watcher_get_state (fixture->watcher), ==, HIATUS_WATCHER_ON);
  g_assert_cmpstr (hiatus_watcher_get_reason (fixture->watcher), ==, "1 notification was too large to be looked at.");
}

static void
test_list_changes (NotificationsFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_watcher_ref_matcher (fixture->watcher);

  hiatus_watcher_set_matcher (fixture->watcher, NULL);
  notifications_fixture_send (fixture->program, 0, "Alex", "", NO_HINTS);
  /* Nobody is known whom to wait for. */
  hiatus_wait_idle ();
  hiatus_watcher_set_matcher (fixture->watcher, matcher);
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_settle (fixture);
  g_assert_true (g_str_has_suffix (fixture->heard->str, "Robin Chat;"));
}

/* Whoever is told of a sighting may want no more of them. */
static void
test_stopped_by_sighting (NotificationsFixture *fixture,
                          gconstpointer data)
{
  fixture->stops = TRUE;
  notifications_fixture_send (fixture->program, 0, "Alex", "and Robin", NO_HINTS);
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_wait_for (fixture, HIATUS_WATCHER_OFF);
  hiatus_wait_idle ();
  g_assert_cmpstr (fixture->heard->str, ==, "Alex Chat;");

  g_string_truncate (fixture->heard, 0);
  fixture->stops = FALSE;
  hiatus_watcher_start (fixture->watcher, &fixture->media);
  notifications_fixture_wait_for (fixture, HIATUS_WATCHER_ON);
  notifications_fixture_send (fixture->program, 0, "Alex", "", NO_HINTS);
  notifications_fixture_assert_heard (fixture, "Alex Chat;");
}

#define add(path, function) \
  g_test_add ("/notifications/" path, NotificationsFixture, bus_address, notifications_fixture_set_up, function, notifications_fixture_tear_down)

static void
add_tests (const gchar *bus_address)
{
  add ("noticed", test_noticed);
  add ("gtk", test_gtk);
  add ("portal", test_portal);
  add ("replaced", test_replaced);
  add ("passed-on", test_passed_on);
  add ("own", test_own);
  add ("hostile", test_hostile);
  add ("large", test_large);
  add ("list-changes", test_list_changes);
  add ("stopped-by-sighting", test_stopped_by_sighting);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  return notifications_fixture_run (add_tests);
}
