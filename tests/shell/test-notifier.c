/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-libnotify.h"

#include "tests/fakes/fake-notifier.h"
#include "tests/fakes/fake-server.h"
#include "tests/fakes/wait.h"

#define FULL (HIATUS_FAKE_SERVER_MARKUP | HIATUS_FAKE_SERVER_ACTIONS)

/* A number that the server never gives. */
#define UNKNOWN_ID 99

/* Of the private bus that this program runs on. */
static const gchar *bus_address;

static const HiatusMessageAction actions[] = { { "done", "Done" }, { "later", "Later" } };

static const HiatusMessage day = {
  .key = "day",
  .summary = "Day 12 <of> 28 & on",
  .body = "Call a <friend> & talk",
  .without_actions = "Answer in the tray & there alone.",
  .actions = actions,
  .n_actions = G_N_ELEMENTS (actions),
};

static const HiatusMessage end = {
  .key = "end",
  .summary = "Complete",
  .body = "",
  .without_actions = "Answer in the tray.",
  .actions = actions,
  .n_actions = 1,
  .transient = TRUE,
};

typedef struct
{
  GThread *thread;             /* that made the object */
  GDBusConnection *connection; /* as the daemon's own */
  HiatusNotifier *notifier;
  HiatusFakeServer *server; /* (nullable) */
  GString *heard;           /* what was emitted, in order */
  guint n_available;
} Fixture;

static void
hear (Fixture *fixture,
      const gchar *what,
      const gchar *key,
      const gchar *action)
{
  /* The object's thread, and no other. */
  g_assert_true (g_thread_self () == fixture->thread);
  g_string_append_printf (fixture->heard, "%s %s%s%s;", what, key, action != NULL ? " " : "", action != NULL ? action : "");
}

static void
on_answered (HiatusNotifier *notifier,
             const gchar *key,
             const gchar *action,
             Fixture *fixture)
{
  hear (fixture, "answered", key, action);
}

static void
on_closed (HiatusNotifier *notifier,
           const gchar *key,
           Fixture *fixture)
{
  hear (fixture, "closed", key, NULL);
}

static void
on_failed (HiatusNotifier *notifier,
           const gchar *key,
           Fixture *fixture)
{
  hear (fixture, "failed", key, NULL);
}

static void
on_available (HiatusNotifier *notifier,
              Fixture *fixture)
{
  fixture->n_available++;
}

static void
listen (Fixture *fixture)
{
  fixture->thread = g_thread_self ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (on_answered), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (on_closed), fixture);
  g_signal_connect (fixture->notifier, "failed", G_CALLBACK (on_failed), fixture);
  g_signal_connect (fixture->notifier, "available", G_CALLBACK (on_available), fixture);
}

/* @data: the traits of a server, 0 for one that can do nothing, -1 for none. */
static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (GPOINTER_TO_INT (data) >= 0)
    fixture->server = hiatus_fake_server_start (bus_address, GPOINTER_TO_INT (data));
  fixture->connection =
      g_dbus_connection_new_for_address_sync (bus_address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);
  g_assert_no_error (error);
  fixture->notifier = hiatus_notifier_libnotify_new (fixture->connection);
  fixture->heard = g_string_new (NULL);
  listen (fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->notifier);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
  g_string_free (fixture->heard, TRUE);
}

static const HiatusNotifyCall *
send_and_get (Fixture *fixture,
              const HiatusMessage *message)
{
  guint n = hiatus_fake_server_n_calls (fixture->server, "Notify");

  hiatus_notifier_send (fixture->notifier, message);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "Notify") > n);

  return hiatus_fake_server_get_notify (fixture->server, n);
}

/* Whatever the thread was going to do before is done: it works in order. */
static void
settle (Fixture *fixture)
{
  static const HiatusMessage last = { .key = "last", .summary = "last", .body = "last" };
  const HiatusNotifyCall *call = send_and_get (fixture, &last);

  hiatus_notifier_withdraw (fixture->notifier, "last");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, call->id));
  hiatus_wait_idle ();
}

static gboolean
has_hint (const HiatusNotifyCall *call,
          const gchar *name,
          const gchar *printed)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (call->hints, name, NULL);
  g_autofree gchar *text = value != NULL ? g_variant_print (value, TRUE) : NULL;

  return g_strcmp0 (text, printed) == 0;
}

static void
test_full_server (Fixture *fixture,
                  gconstpointer data)
{
  const HiatusNotifyCall *call = send_and_get (fixture, &day);
  g_autofree gchar *buttons = g_strjoinv ("|", call->actions);
  g_autoptr (GDBusConnection) shared = NULL;

  g_assert_cmpstr (call->app_name, ==, "Hiatus");
  g_assert_cmpuint (call->replaces, ==, 0);
  g_assert_cmpstr (call->icon, ==, "hiatus");
  g_assert_cmpstr (call->summary, ==, "Day 12 <of> 28 & on");
  g_assert_cmpstr (call->body, ==, "Call a &lt;friend&gt; &amp; talk");
  g_assert_cmpstr (buttons, ==, "done|Done|later|Later");
  g_assert_cmpint (call->timeout, ==, -1);
  g_assert_true (has_hint (call, "x-hiatus", "true"));
  g_assert_true (has_hint (call, "desktop-entry", "'hiatus'"));
  g_assert_true (has_hint (call, "urgency", "byte 0x01"));
  g_assert_true (has_hint (call, "transient", NULL));

  call = send_and_get (fixture, &end);
  g_assert_true (has_hint (call, "transient", "true"));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities"), ==, 1);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetServerInformation"), ==, 1);

  /* The end of the bus is the daemon's to notice. */
  shared = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_false (g_dbus_connection_get_exit_on_close (shared));
}

static void
test_plain_server (Fixture *fixture,
                   gconstpointer data)
{
  const HiatusNotifyCall *call = send_and_get (fixture, &day);

  g_assert_cmpstr (call->body, ==, "Call a <friend> & talk\nAnswer in the tray & there alone.");
  g_assert_cmpuint (g_strv_length (call->actions), ==, 0);
  call = send_and_get (fixture, &end);
  g_assert_cmpstr (call->body, ==, "Answer in the tray.");
}

static void
test_markup_without_actions (Fixture *fixture,
                             gconstpointer data)
{
  const HiatusNotifyCall *call = send_and_get (fixture, &day);

  g_assert_cmpstr (call->body, ==, "Call a &lt;friend&gt; &amp; talk\nAnswer in the tray &amp; there alone.");
}

static void
test_clean (Fixture *fixture,
            gconstpointer data)
{
  static const HiatusMessageAction action = { "ok", "\033O\342\200\256K" };
  static const HiatusMessage message = {
    .key = "k",
    .summary = "a\001b\nc\342\200\256d\342\201\246e\177f\302\205g",
    .body = "l1\nl2\t\033[1m\342\200\252\342\200\253\342\200\254\342\200\255x\342\201\247\342\201\250\342\201\251 \330\271\327\220 \342\200\217\360\237\214\231\377",
    .actions = &action,
    .n_actions = 1,
  };
  static const HiatusMessage empty = { .key = "e", .summary = "\001", .body = "\001" };
  const HiatusNotifyCall *call = send_and_get (fixture, &message);

  g_assert_cmpstr (call->summary, ==, "abcdefg");
  /* What is written from right to left stays, with its marks. */
  g_assert_cmpstr (call->body, ==, "l1\nl2[1mx \330\271\327\220 \342\200\217\360\237\214\231\357\277\275");
  g_assert_cmpstr (call->actions[1], ==, "OK");

  call = send_and_get (fixture, &empty);
  g_assert_cmpstr (call->summary, ==, "Hiatus");
  g_assert_cmpstr (call->body, ==, "");
}

static void
test_replace (Fixture *fixture,
              gconstpointer data)
{
  HiatusMessage other = day;
  const HiatusNotifyCall *call;
  guint first = send_and_get (fixture, &day)->id;
  guint second = send_and_get (fixture, &end)->id;

  g_assert_cmpuint (first, !=, second);
  other.summary = "Day 13";
  other.n_actions = 1;
  call = send_and_get (fixture, &other);
  g_assert_cmpuint (call->replaces, ==, first);
  g_assert_cmpstr (call->summary, ==, "Day 13");
  g_assert_cmpuint (g_strv_length (call->actions), ==, 2);

  hiatus_fake_server_invoke (fixture->server, first, "done");
  hiatus_wait_until (fixture->heard->len > 0);
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day done;");
}

static void
test_withdraw (Fixture *fixture,
               gconstpointer data)
{
  guint first = send_and_get (fixture, &day)->id;
  guint second = send_and_get (fixture, &end)->id;

  hiatus_notifier_withdraw (fixture->notifier, "unknown");
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_withdraw (fixture->notifier, "day");
  settle (fixture);
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, first));
  g_assert_false (hiatus_fake_server_was_closed (fixture->server, second));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 2);
  g_assert_cmpstr (fixture->heard->str, ==, "");

  /* It is gone for good: the same key is a new pop-up. */
  g_assert_cmpuint (send_and_get (fixture, &day)->replaces, ==, 0);
}

static void
test_withdraw_unsent (Fixture *fixture,
                      gconstpointer data)
{
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_withdraw_all (fixture->notifier);
  hiatus_wait_idle ();
  /* Nothing was ever shown: there is no thread and no other connection. */
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities"), ==, 0);
}

static void
test_answered (Fixture *fixture,
               gconstpointer data)
{
  guint id = send_and_get (fixture, &day)->id;
  guint other = send_and_get (fixture, &end)->id;

  /* A click beside the buttons is no answer, neither is one on something else's pop-up. */
  hiatus_fake_server_invoke (fixture->server, id, "default");
  hiatus_fake_server_invoke (fixture->server, UNKNOWN_ID, "done");
  hiatus_fake_server_invoke (fixture->server, id, "later");
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, id));
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;");

  hiatus_fake_server_invoke (fixture->server, other, "done");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, other));
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;answered end done;");
}

static void
test_closed (Fixture *fixture,
             gconstpointer data)
{
  guint first = send_and_get (fixture, &day)->id;
  guint second = send_and_get (fixture, &end)->id;

  hiatus_fake_server_close (fixture->server, first, 1);
  hiatus_fake_server_close (fixture->server, first, 1);
  hiatus_fake_server_close (fixture->server, second, 2);
  hiatus_fake_server_close (fixture->server, UNKNOWN_ID, 2);
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "closed day;closed end;");
  g_assert_cmpuint (send_and_get (fixture, &day)->replaces, ==, 0);
}

static void
test_overtaken (Fixture *fixture,
                gconstpointer data)
{
  guint id = send_and_get (fixture, &day)->id;

  /* The thread has seen the answer, and this side withdraws the pop-up before it hears of it. */
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_fake_server_wait_for (fixture->server, "CloseNotification", 1);
  hiatus_notifier_withdraw (fixture->notifier, "day");
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");

  /* And so for one that is sent anew. */
  id = send_and_get (fixture, &day)->id;
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_fake_server_wait_for (fixture->server, "CloseNotification", 3);
  send_and_get (fixture, &day);
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_no_server (Fixture *fixture,
                gconstpointer data)
{
  hiatus_notifier_send (fixture->notifier, &day);
  g_assert_cmpstr (fixture->heard->str, ==, "");
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
  g_assert_cmpuint (fixture->n_available, ==, 0);

  fixture->server = hiatus_fake_server_start (bus_address, FULL);
  hiatus_wait_until (fixture->n_available == 1);
  send_and_get (fixture, &day);
  settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 2);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  send_and_get (fixture, &day);
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_server_replaced (Fixture *fixture,
                      gconstpointer data)
{
  guint id = send_and_get (fixture, &day)->id;
  const HiatusNotifyCall *call;

  hiatus_wait_until (fixture->n_available == 1);
  hiatus_fake_server_stop (fixture->server);
  fixture->server = hiatus_fake_server_start (bus_address, 0);
  hiatus_wait_until (fixture->n_available == 2);

  call = send_and_get (fixture, &end);
  g_assert_cmpuint (call->id, ==, id);
  /* Its capabilities are its own. */
  g_assert_cmpuint (g_strv_length (call->actions), ==, 0);
  /* The number is that of another pop-up now. */
  hiatus_fake_server_close (fixture->server, id, 2);
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "closed end;");
  g_assert_cmpuint (send_and_get (fixture, &day)->replaces, ==, 0);
}

static gboolean
on_tick (gpointer data)
{
  guint *n = data;

  (*n)++;

  return G_SOURCE_CONTINUE;
}

static void
test_silent_server (Fixture *fixture,
                    gconstpointer data)
{
  guint n_ticks = 0;
  guint tick = g_timeout_add (1, on_tick, &n_ticks);

  /* The daemon goes on while the call hangs. */
  send_and_get (fixture, &day);
  n_ticks = 0;
  hiatus_wait_until (n_ticks > 5);
  g_source_remove (tick);
  hiatus_wait_until (fixture->n_available == 1);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);

  /* The bus gives up the call. It may have been shown: nobody is asked to show it again. */
  hiatus_fake_server_stop (fixture->server);
  fixture->server = hiatus_fake_server_start (bus_address, FULL);
  hiatus_wait_until (fixture->n_available == 2);
  settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 1);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_mute_server (Fixture *fixture,
                  gconstpointer data)
{
  /* Not even its capabilities: then nothing was shown for certain. */
  hiatus_notifier_send (fixture->notifier, &day);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities") == 1);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpstr (fixture->heard->str, ==, "failed day;");
}

static void
test_withdraw_all (Fixture *fixture,
                   gconstpointer data)
{
  guint first = send_and_get (fixture, &day)->id;
  guint second = send_and_get (fixture, &end)->id;

  hiatus_notifier_withdraw_all (fixture->notifier);
  /* It was waited for. */
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, first));
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, second));
  settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_hanging_at_the_end (Fixture *fixture,
                         gconstpointer data)
{
  gint64 begin_us;
  gint64 took_us;

  send_and_get (fixture, &day);
  begin_us = g_get_monotonic_time ();
  hiatus_notifier_withdraw_all (fixture->notifier);
  g_assert_finalize_object (fixture->notifier);
  took_us = g_get_monotonic_time () - begin_us;
  /* A second for both together; the call itself would take 25. */
  g_assert_cmpint (took_us, <, 10 * G_USEC_PER_SEC);

  fixture->notifier = HIATUS_NOTIFIER (hiatus_fake_notifier_new ());
}

/* The other tests stand on the fake: it has to behave as the real one does. */
static void
test_fake (void)
{
  HiatusFakeNotifier *fake = hiatus_fake_notifier_new ();
  Fixture fixture = { .notifier = HIATUS_NOTIFIER (fake), .heard = g_string_new (NULL) };

  listen (&fixture);
  hiatus_notifier_send (fixture.notifier, &day);
  hiatus_notifier_send (fixture.notifier, &end);
  hiatus_notifier_send (fixture.notifier, &day);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fake), ==, 3);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fake), ==, 2);
  g_assert_cmpstr (hiatus_fake_notifier_get_sent (fake, 1)->key, ==, "end");
  g_assert_cmpstr (hiatus_fake_notifier_get_shown (fake, "day")->labels[1], ==, "Later");

  hiatus_fake_notifier_answer (fake, "day", "later");
  hiatus_fake_notifier_close (fake, "end");
  hiatus_notifier_send (fixture.notifier, &day);
  hiatus_fake_notifier_fail (fake, "day");
  hiatus_notifier_send (fixture.notifier, &day);
  hiatus_notifier_withdraw (fixture.notifier, "day");
  hiatus_notifier_send (fixture.notifier, &day);
  hiatus_notifier_withdraw_all (fixture.notifier);
  hiatus_notifier_emit_available (fixture.notifier);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fake), ==, 0);
  g_assert_cmpstr (fixture.heard->str, ==, "answered day later;closed end;failed day;");
  g_assert_cmpuint (fixture.n_available, ==, 1);

  g_assert_finalize_object (fake);
  g_string_free (fixture.heard, TRUE);
}

#define ADD(path, traits, function) \
  g_test_add (path, Fixture, GINT_TO_POINTER (traits), set_up, function, tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  gint status;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  bus_address = g_test_dbus_get_bus_address (bus);

  ADD ("/notifier/full-server", FULL, test_full_server);
  ADD ("/notifier/plain-server", 0, test_plain_server);
  ADD ("/notifier/markup-without-actions", HIATUS_FAKE_SERVER_MARKUP, test_markup_without_actions);
  ADD ("/notifier/clean", HIATUS_FAKE_SERVER_ACTIONS, test_clean);
  ADD ("/notifier/replace", FULL, test_replace);
  ADD ("/notifier/withdraw", FULL, test_withdraw);
  ADD ("/notifier/withdraw-unsent", FULL, test_withdraw_unsent);
  ADD ("/notifier/answered", FULL, test_answered);
  ADD ("/notifier/closed", FULL, test_closed);
  ADD ("/notifier/overtaken", FULL, test_overtaken);
  ADD ("/notifier/no-server", -1, test_no_server);
  ADD ("/notifier/refused", FULL | HIATUS_FAKE_SERVER_REFUSING, test_refused);
  ADD ("/notifier/server-replaced", FULL, test_server_replaced);
  ADD ("/notifier/silent-server", FULL | HIATUS_FAKE_SERVER_SILENT, test_silent_server);
  ADD ("/notifier/mute-server", HIATUS_FAKE_SERVER_MUTE, test_mute_server);
  ADD ("/notifier/withdraw-all", FULL, test_withdraw_all);
  ADD ("/notifier/hanging-at-the-end", FULL | HIATUS_FAKE_SERVER_SILENT, test_hanging_at_the_end);
  g_test_add_func ("/notifier/fake", test_fake);

  status = g_test_run ();
  /* Not g_test_dbus_down(): a thread that was left hanging on purpose may still hold its connection. */
  g_test_dbus_stop (bus);

  return status;
}
