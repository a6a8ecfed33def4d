/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/watchers/notifications-fixture.h"

#include "tests/fakes/fake-peer.h"

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

/* Whom notifications_fixture_settle() waits to hear of. */
#define LAST "Marker"

GType hiatus_watcher_notifications_get_type (void);

static void
add_contact (GPtrArray *contacts,
             const gchar *name,
             HiatusIncomingAnswer incoming)
{
  const gchar *const names[] = { name, NULL };
  HiatusContact *contact = hiatus_contact_new (name);

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strdupv ((gchar **) names);
  contact->incoming = incoming;
  g_ptr_array_add (contacts, contact);
}

static HiatusMatcher *
make_matcher (void)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);

  add_contact (contacts, "Alex", HIATUS_INCOMING_ADVISE);
  add_contact (contacts, "Robin", HIATUS_INCOMING_HUSH);
  add_contact (contacts, LAST, HIATUS_INCOMING_IGNORE);

  return hiatus_matcher_new (contacts);
}

static void
on_sighted (HiatusWatcher *watcher,
            const HiatusSighting *sighting,
            NotificationsFixture *fixture)
{
  g_assert_cmpint (sighting->source, ==, HIATUS_SOURCE_NOTIFICATIONS);
  g_assert_cmpuint (sighting->visit, ==, 0);
  if (g_str_equal (sighting->contact->label, LAST))
    {
      fixture->n_last++;
      return;
    }

  g_string_append_printf (fixture->heard,
                          "%s %s%s;",
                          sighting->contact->label,
                          sighting->application == NULL ? "-" : sighting->application,
                          sighting->is_call ? " call" : "");
  g_assert_cmpuint (sighting->banner, !=, 0);
  fixture->banner = sighting->banner;
  if (fixture->hushes)
    hiatus_watcher_hush (watcher, sighting->banner);
  if (fixture->stops)
    hiatus_watcher_stop (watcher, HIATUS_WATCHER_OFF, NULL);
}

/**
 * notifications_fixture_wait_for:
 * @fixture: the fixture
 * @state: a state
 *
 * Waits until the watcher is in it.
 */
void
notifications_fixture_wait_for (NotificationsFixture *fixture,
                                HiatusWatcherState state)
{
  hiatus_wait_until (hiatus_watcher_get_state (fixture->watcher) == state);
}

/**
 * notifications_fixture_set_up:
 * @fixture: the fixture
 * @bus_address: the bus
 *
 * Makes a watcher that is on, and a notification server.
 */
void
notifications_fixture_set_up (NotificationsFixture *fixture,
                              gconstpointer bus_address)
{
  g_autoptr (HiatusMatcher) matcher = make_matcher ();

  fixture->bus_address = bus_address;
  fixture->session = hiatus_fake_peer_connect (bus_address);
  fixture->program = hiatus_fake_peer_connect (bus_address);
  fixture->server = hiatus_fake_server_start (bus_address, 0);
  fixture->heard = g_string_new (NULL);
  fixture->media = (HiatusMedia){ .session = fixture->session, .session_address = bus_address };
  fixture->watcher = hiatus_watcher_new (hiatus_watcher_notifications_get_type ());
  g_assert_cmpint (hiatus_watcher_get_source (fixture->watcher), ==, HIATUS_SOURCE_NOTIFICATIONS);
  g_assert_cmpint (hiatus_watcher_get_needs (fixture->watcher), ==, HIATUS_WATCHER_NEEDS_BUS);
  g_signal_connect (fixture->watcher, "sighted", G_CALLBACK (on_sighted), fixture);
  hiatus_watcher_set_matcher (fixture->watcher, matcher);
  hiatus_watcher_start (fixture->watcher, &fixture->media);
  notifications_fixture_wait_for (fixture, HIATUS_WATCHER_ON);
}

/**
 * notifications_fixture_tear_down:
 * @fixture: the fixture
 * @bus_address: the bus
 *
 * Ends all of it.
 */
void
notifications_fixture_tear_down (NotificationsFixture *fixture,
                                 gconstpointer bus_address)
{
  g_assert_finalize_object (fixture->watcher);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  g_dbus_connection_close_sync (fixture->program, NULL, NULL);
  g_object_unref (fixture->program);
  g_dbus_connection_close_sync (fixture->session, NULL, NULL);
  /* What was being closed is given up in a turn of the loop, and holds the connection until then. */
  hiatus_wait_idle ();
  g_object_unref (fixture->session);
  g_string_free (fixture->heard, TRUE);
}

/**
 * notifications_fixture_call:
 * @connection: whose call it is
 * @name: whom to call
 * @path: the object
 * @interface: the interface
 * @method: the method
 * @arguments: its arguments; a floating reference is taken
 *
 * Calls somebody, who may refuse.
 */
void
notifications_fixture_call (GDBusConnection *connection,
                            const gchar *name,
                            const gchar *path,
                            const gchar *interface,
                            const gchar *method,
                            GVariant *arguments)
{
  GVariant *reply = g_dbus_connection_call_sync (connection,
                                                 name,
                                                 path,
                                                 interface,
                                                 method,
                                                 arguments,
                                                 NULL,
                                                 G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                                 HIATUS_WAIT_LIMIT_MS,
                                                 NULL,
                                                 NULL);

  g_clear_pointer (&reply, g_variant_unref);
}

/**
 * notifications_fixture_send:
 * @connection: whose notification it is
 * @replaces: the number of the one that it takes the place of, or 0
 * @summary: the title
 * @body: the text
 * @hints: a dictionary, as g_variant_parse() reads it
 *
 * Has the notification server show something, for the application Chat, and waits for its answer.
 */
void
notifications_fixture_send (GDBusConnection *connection,
                            guint32 replaces,
                            const gchar *summary,
                            const gchar *body,
                            const gchar *hints)
{
  GVariant *arguments = g_variant_new ("(susss@as@a{sv}i)",
                                       "Chat",
                                       replaces,
                                       "",
                                       summary,
                                       body,
                                       g_variant_new_strv (NULL, 0),
                                       g_variant_new_parsed (hints),
                                       -1);

  notifications_fixture_call (connection, SERVER_NAME, SERVER_PATH, SERVER_NAME, "Notify", arguments);
}

/**
 * notifications_fixture_settle:
 * @fixture: the fixture
 *
 * Waits until the watcher has seen everything that was sent before.
 */
void
notifications_fixture_settle (NotificationsFixture *fixture)
{
  const guint n = fixture->n_last;

  notifications_fixture_send (fixture->program, 0, LAST, "", "@a{sv} {}");
  hiatus_wait_until (fixture->n_last > n);
}

/**
 * notifications_fixture_run:
 * @add_tests: adds the tests
 *
 * Runs tests on a bus of their own.
 *
 * Returns: the exit status
 */
gint
notifications_fixture_run (void (*add_tests) (const gchar *bus_address))
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  gint status;

  g_test_dbus_up (bus);
  add_tests (g_test_dbus_get_bus_address (bus));
  status = g_test_run ();
  g_test_dbus_down (bus);

  return status;
}
