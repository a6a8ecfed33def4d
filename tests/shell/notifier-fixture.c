/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/notifier-fixture.h"

#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

/* Of the private bus that the program runs on. */
static const gchar *bus_address;

static const HiatusMessageAction actions[] = { { "done", "Done" }, { "later", "Later" } };

const HiatusMessage hiatus_message_day = {
  .key = "day",
  .summary = "Day 12 <of> 28 & on",
  .body = "Call a <friend> & talk",
  .without_actions = "Answer in the tray & there alone.",
  .actions = actions,
  .n_actions = G_N_ELEMENTS (actions),
};

const HiatusMessage hiatus_message_end = {
  .key = "end",
  .summary = "Complete",
  .body = "",
  .without_actions = "Answer in the tray.",
  .actions = actions,
  .n_actions = 1,
  .transient = TRUE,
};

static void
hear (HiatusNotifierFixture *fixture,
      const gchar *what,
      const gchar *key,
      const gchar *action,
      const gchar *token)
{
  /* The object's thread, and no other. */
  g_assert_true (g_thread_self () == fixture->thread);
  g_string_append_printf (fixture->heard, "%s %s", what, key);
  if (action != NULL)
    g_string_append_printf (fixture->heard, " %s", action);
  if (token != NULL)
    g_string_append_printf (fixture->heard, " by %s", token);
  g_string_append_c (fixture->heard, ';');
}

static void
on_answered (HiatusNotifier *notifier,
             const gchar *key,
             const gchar *action,
             const gchar *token,
             HiatusNotifierFixture *fixture)
{
  hear (fixture, "answered", key, action, token);
}

static void
on_closed (HiatusNotifier *notifier,
           const gchar *key,
           gboolean expired,
           HiatusNotifierFixture *fixture)
{
  hear (fixture, expired ? "expired" : "closed", key, NULL, NULL);
}

static void
on_failed (HiatusNotifier *notifier,
           const gchar *key,
           HiatusNotifierFixture *fixture)
{
  hear (fixture, "failed", key, NULL, NULL);
}

static void
on_delivered (HiatusNotifier *notifier,
              const gchar *key,
              HiatusNotifierFixture *fixture)
{
  fixture->n_delivered++;
}

static void
on_available (HiatusNotifier *notifier,
              HiatusNotifierFixture *fixture)
{
  fixture->n_available++;
}

/**
 * hiatus_notifier_fixture_listen:
 * @fixture: the fixture
 *
 * Hears what the notifier emits. For a fixture that was made by hand.
 */
void
hiatus_notifier_fixture_listen (HiatusNotifierFixture *fixture)
{
  fixture->thread = g_thread_self ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (on_answered), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (on_closed), fixture);
  g_signal_connect (fixture->notifier, "failed", G_CALLBACK (on_failed), fixture);
  g_signal_connect (fixture->notifier, "delivered", G_CALLBACK (on_delivered), fixture);
  g_signal_connect (fixture->notifier, "available", G_CALLBACK (on_available), fixture);
}

/**
 * hiatus_notifier_fixture_start_server:
 * @fixture: the fixture
 * @traits: what kind of server
 *
 * Starts a server that takes the place of another one; that one is the test's to stop.
 */
void
hiatus_notifier_fixture_start_server (HiatusNotifierFixture *fixture,
                                      HiatusFakeServerTrait traits)
{
  fixture->server = hiatus_fake_server_start (bus_address, traits);
}

/**
 * hiatus_notifier_fixture_set_up:
 * @fixture: the fixture
 * @data: the traits of a server, 0 for one that can do nothing, %HIATUS_NO_SERVER for none
 *
 * Makes a notifier, and a server before it.
 */
void
hiatus_notifier_fixture_set_up (HiatusNotifierFixture *fixture,
                                gconstpointer data)
{
  if (GPOINTER_TO_INT (data) != HIATUS_NO_SERVER)
    hiatus_notifier_fixture_start_server (fixture, GPOINTER_TO_INT (data));
  fixture->connection =
      hiatus_fake_peer_connect (bus_address);
  fixture->notifier = hiatus_notifier_libnotify_new (fixture->connection);
  fixture->heard = g_string_new (NULL);
  hiatus_notifier_fixture_listen (fixture);
}

/**
 * hiatus_notifier_fixture_tear_down:
 * @fixture: the fixture
 * @data: as for hiatus_notifier_fixture_set_up()
 *
 * Ends both.
 */
void
hiatus_notifier_fixture_tear_down (HiatusNotifierFixture *fixture,
                                   gconstpointer data)
{
  g_assert_finalize_object (fixture->notifier);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
  g_string_free (fixture->heard, TRUE);
}

/**
 * hiatus_notifier_fixture_send:
 * @fixture: the fixture
 * @message: a message
 *
 * Sends it and waits until the server was called.
 *
 * Returns: (transfer none): the call
 */
const HiatusNotifyCall *
hiatus_notifier_fixture_send (HiatusNotifierFixture *fixture,
                              const HiatusMessage *message)
{
  guint n = hiatus_fake_server_n_calls (fixture->server, "Notify");

  hiatus_notifier_send (fixture->notifier, message);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "Notify") > n);

  return hiatus_fake_server_get_notify (fixture->server, n);
}

/**
 * hiatus_notifier_fixture_settle:
 * @fixture: the fixture
 *
 * Waits until whatever the thread was going to do before is done: it works in order.
 */
void
hiatus_notifier_fixture_settle (HiatusNotifierFixture *fixture)
{
  static const HiatusMessage last = { .key = "last", .summary = "last", .body = "last" };
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &last);

  hiatus_notifier_withdraw (fixture->notifier, "last");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, call->id));
  hiatus_wait_idle ();
}

/**
 * hiatus_notify_call_has_hint:
 * @call: a call
 * @name: the name of a hint
 * @printed: (nullable): its value, as g_variant_print() prints it with its type; %NULL for no such hint
 *
 * Returns: whether it has it
 */
gboolean
hiatus_notify_call_has_hint (const HiatusNotifyCall *call,
                             const gchar *name,
                             const gchar *printed)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (call->hints, name, NULL);
  g_autofree gchar *text = value != NULL ? g_variant_print (value, TRUE) : NULL;

  return g_strcmp0 (text, printed) == 0;
}

/**
 * hiatus_notifier_fixture_run:
 * @add_tests: adds the tests
 *
 * Runs tests on a bus of their own.
 *
 * Returns: the exit status
 */
gint
hiatus_notifier_fixture_run (void (*add_tests) (void))
{
  /* Never freed: that would call g_test_dbus_down(), which waits for a thread that was left hanging on purpose. */
  static GTestDBus *bus = NULL;
  gint status;

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  bus_address = g_test_dbus_get_bus_address (bus);

  add_tests ();
  status = g_test_run ();
  g_test_dbus_stop (bus);

  return status;
}
