/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-notifier.h"
#include "tests/fakes/wait.h"
#include "tests/shell/notifier-fixture.h"

#define FULL HIATUS_FAKE_SERVER_FULL

/* A number that the server never gives. */
#define UNKNOWN_ID 99

static void
test_full_server (HiatusNotifierFixture *fixture,
                  gconstpointer data)
{
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  g_autofree gchar *buttons = g_strjoinv ("|", call->actions);
  g_autoptr (GDBusConnection) shared = NULL;

  g_assert_cmpstr (call->app_name, ==, "Hiatus");
  g_assert_cmpuint (call->replaces, ==, 0);
  g_assert_cmpstr (call->icon, ==, "hiatus");
  g_assert_cmpstr (call->summary, ==, "Day 12 <of> 28 & on");
  g_assert_cmpstr (call->body, ==, "Call a &lt;friend&gt; &amp; talk");
  g_assert_cmpstr (buttons, ==, "done|Done|later|Later");
  g_assert_cmpint (call->timeout, ==, -1);
  g_assert_true (hiatus_notify_call_has_hint (call, "x-hiatus", "true"));
  g_assert_true (hiatus_notify_call_has_hint (call, "desktop-entry", "'org.hiatus.Hiatus'"));
  g_assert_true (hiatus_notify_call_has_hint (call, "urgency", "byte 0x01"));
  g_assert_true (hiatus_notify_call_has_hint (call, "transient", NULL));

  call = hiatus_notifier_fixture_send (fixture, &hiatus_message_end);
  g_assert_true (hiatus_notify_call_has_hint (call, "transient", "true"));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities"), ==, 1);
  /* One is the notifier's, the other libnotify's own. */
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetServerInformation"), ==, 2);

  /* The end of the bus is the daemon's to notice. */
  shared = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_assert_false (g_dbus_connection_get_exit_on_close (shared));
}

static void
test_plain_server (HiatusNotifierFixture *fixture,
                   gconstpointer data)
{
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &hiatus_message_day);

  g_assert_cmpstr (call->body, ==, "Call a <friend> & talk\nAnswer in the tray & there alone.");
  g_assert_cmpuint (g_strv_length (call->actions), ==, 0);
  call = hiatus_notifier_fixture_send (fixture, &hiatus_message_end);
  g_assert_cmpstr (call->body, ==, "Answer in the tray.");
}

static void
test_markup_without_actions (HiatusNotifierFixture *fixture,
                             gconstpointer data)
{
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &hiatus_message_day);

  g_assert_cmpstr (call->body, ==, "Call a &lt;friend&gt; &amp; talk\nAnswer in the tray &amp; there alone.");
}

static void
test_clean (HiatusNotifierFixture *fixture,
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
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &message);

  g_assert_cmpstr (call->summary, ==, "abcdefg");
  /* What is written from right to left stays, with its marks. */
  g_assert_cmpstr (call->body, ==, "l1\nl2[1mx \330\271\327\220 \342\200\217\360\237\214\231\357\277\275");
  g_assert_cmpstr (call->actions[1], ==, "OK");

  call = hiatus_notifier_fixture_send (fixture, &empty);
  g_assert_cmpstr (call->summary, ==, "Hiatus");
  g_assert_cmpstr (call->body, ==, "");
}

static void
test_progress (HiatusNotifierFixture *fixture,
               gconstpointer data)
{
  HiatusMessage message = hiatus_message_day;
  const HiatusNotifyCall *call;

  message.has_progress = TRUE;
  message.progress = 40;
  call = hiatus_notifier_fixture_send (fixture, &message);
  g_assert_true (hiatus_notify_call_has_hint (call, "value", "40"));
  g_assert_cmpuint (g_strv_length (call->actions), ==, 4);

  message.progress = 101;
  call = hiatus_notifier_fixture_send (fixture, &message);
  g_assert_true (hiatus_notify_call_has_hint (call, "value", "100"));

  call = hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  g_assert_true (hiatus_notify_call_has_hint (call, "value", NULL));
}

/* xfce4-notifyd would show a bar, and neither text nor buttons. */
static void
test_no_progress (HiatusNotifierFixture *fixture,
                  gconstpointer data)
{
  HiatusMessage message = hiatus_message_day;
  const HiatusNotifyCall *call;

  message.has_progress = TRUE;
  message.progress = 40;
  call = hiatus_notifier_fixture_send (fixture, &message);
  g_assert_true (hiatus_notify_call_has_hint (call, "value", NULL));
  g_assert_cmpuint (g_strv_length (call->actions), ==, 4);
}

static void
test_token (HiatusNotifierFixture *fixture,
            gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint other = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  hiatus_fake_server_give_token (fixture->server, id, "gnome-shell/Hiatus/1");
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_fake_server_invoke (fixture->server, other, "done");
  hiatus_fake_server_wait_for (fixture->server, "CloseNotification", 2);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day done by gnome-shell/Hiatus/1;answered end done;");
}

static void
test_replace (HiatusNotifierFixture *fixture,
              gconstpointer data)
{
  HiatusMessage other = hiatus_message_day;
  const HiatusNotifyCall *call;
  guint first = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint second = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  g_assert_cmpuint (first, !=, second);
  other.summary = "Day 13";
  other.n_actions = 1;
  call = hiatus_notifier_fixture_send (fixture, &other);
  hiatus_wait_until (fixture->n_delivered == 3);
  g_assert_cmpuint (call->replaces, ==, first);
  g_assert_cmpstr (call->summary, ==, "Day 13");
  g_assert_cmpuint (g_strv_length (call->actions), ==, 2);

  hiatus_fake_server_invoke (fixture->server, first, "done");
  hiatus_wait_until (fixture->heard->len > 0);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day done;");
}

/* GNOME Shell leaves a banner without buttons whose text is replaced while it stands: there it is closed, and a new one is
 * shown. What has no buttons is replaced. */
static void
test_loses_actions (HiatusNotifierFixture *fixture,
                    gconstpointer data)
{
  HiatusMessage plain = hiatus_message_day;
  guint first = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  const HiatusNotifyCall *call = hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  guint second = call->id;

  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (call->replaces, ==, 0);
  g_assert_cmpuint (g_strv_length (call->actions), ==, 4);
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, first));

  plain.n_actions = 0;
  call = hiatus_notifier_fixture_send (fixture, &plain);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpuint (call->replaces, ==, second);
  g_assert_false (hiatus_fake_server_was_closed (fixture->server, second));
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_withdraw (HiatusNotifierFixture *fixture,
               gconstpointer data)
{
  guint first = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint second = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  hiatus_notifier_withdraw (fixture->notifier, "unknown");
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_fixture_settle (fixture);
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, first));
  g_assert_false (hiatus_fake_server_was_closed (fixture->server, second));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 2);
  g_assert_cmpstr (fixture->heard->str, ==, "");

  /* It is gone for good: the same key is a new pop-up. */
  g_assert_cmpuint (hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->replaces, ==, 0);
}

static void
test_withdraw_unsent (HiatusNotifierFixture *fixture,
                      gconstpointer data)
{
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_withdraw_all (fixture->notifier);
  hiatus_wait_idle ();
  /* Nothing was ever shown: there is no thread and no other connection. */
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "GetCapabilities"), ==, 0);
}

static void
test_answered (HiatusNotifierFixture *fixture,
               gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint other = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  /* A click beside the buttons is no answer, neither is one on something else's pop-up. */
  hiatus_fake_server_invoke (fixture->server, id, "default");
  hiatus_fake_server_invoke (fixture->server, UNKNOWN_ID, "done");
  hiatus_fake_server_invoke (fixture->server, id, "later");
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, id));
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;");

  hiatus_fake_server_invoke (fixture->server, other, "done");
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, other));
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "answered day later;answered end done;");
}

static void
test_closed (HiatusNotifierFixture *fixture,
             gconstpointer data)
{
  guint first = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint second = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  hiatus_fake_server_close (fixture->server, first, 1);
  hiatus_fake_server_close (fixture->server, first, 1);
  hiatus_fake_server_close (fixture->server, second, 2);
  hiatus_fake_server_close (fixture->server, UNKNOWN_ID, 2);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "expired day;closed end;");
  g_assert_cmpuint (hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->replaces, ==, 0);
}

static void
test_overtaken (HiatusNotifierFixture *fixture,
                gconstpointer data)
{
  guint id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;

  /* The thread has seen the answer, and this side withdraws the pop-up before it hears of it. */
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_fake_server_wait_for (fixture->server, "CloseNotification", 1);
  hiatus_notifier_withdraw (fixture->notifier, "day");
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");

  /* And so for one that is sent anew. */
  id = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  hiatus_fake_server_invoke (fixture->server, id, "done");
  hiatus_fake_server_wait_for (fixture->server, "CloseNotification", 3);
  hiatus_notifier_fixture_send (fixture, &hiatus_message_day);
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

static void
test_withdraw_all (HiatusNotifierFixture *fixture,
                   gconstpointer data)
{
  guint first = hiatus_notifier_fixture_send (fixture, &hiatus_message_day)->id;
  guint second = hiatus_notifier_fixture_send (fixture, &hiatus_message_end)->id;

  hiatus_notifier_withdraw_all (fixture->notifier);
  /* It was waited for. */
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, first));
  g_assert_true (hiatus_fake_server_was_closed (fixture->server, second));
  hiatus_notifier_fixture_settle (fixture);
  g_assert_cmpstr (fixture->heard->str, ==, "");
}

/* The other tests stand on the fake: it has to behave as the real one does. */
static void
test_fake (void)
{
  HiatusFakeNotifier *fake = hiatus_fake_notifier_new ();
  HiatusNotifierFixture fixture = { .notifier = HIATUS_NOTIFIER (fake), .heard = g_string_new (NULL) };

  hiatus_notifier_fixture_listen (&fixture);
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  hiatus_notifier_send (fixture.notifier, &hiatus_message_end);
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fake), ==, 3);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fake), ==, 2);
  g_assert_cmpstr (hiatus_fake_notifier_get_sent (fake, 1)->key, ==, "end");
  g_assert_cmpstr (hiatus_fake_notifier_get_shown (fake, "day")->labels[1], ==, "Later");

  hiatus_fake_notifier_answer (fake, "day", "later");
  hiatus_fake_notifier_close (fake, "end");
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  hiatus_fake_notifier_expire (fake, "day");
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  hiatus_fake_notifier_fail (fake, "day");
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  hiatus_notifier_withdraw (fixture.notifier, "day");
  hiatus_notifier_send (fixture.notifier, &hiatus_message_day);
  hiatus_notifier_withdraw_all (fixture.notifier);
  hiatus_notifier_emit_available (fixture.notifier);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fake), ==, 0);
  g_assert_cmpstr (fixture.heard->str, ==, "answered day later by " HIATUS_FAKE_TOKEN ";closed end;expired day;failed day;");
  g_assert_cmpuint (fixture.n_available, ==, 1);

  g_assert_finalize_object (fake);
  g_string_free (fixture.heard, TRUE);
}

#define ADD hiatus_notifier_fixture_add

static void
add_tests (void)
{
  ADD ("/notifier/full-server", FULL, test_full_server);
  ADD ("/notifier/plain-server", 0, test_plain_server);
  ADD ("/notifier/markup-without-actions", HIATUS_FAKE_SERVER_MARKUP, test_markup_without_actions);
  ADD ("/notifier/clean", HIATUS_FAKE_SERVER_ACTIONS, test_clean);
  ADD ("/notifier/progress", FULL | HIATUS_FAKE_SERVER_DUNST, test_progress);
  ADD ("/notifier/no-progress", FULL | HIATUS_FAKE_SERVER_XFCE, test_no_progress);
  ADD ("/notifier/replace", FULL, test_replace);
  ADD ("/notifier/loses-actions", FULL | HIATUS_FAKE_SERVER_GNOME, test_loses_actions);
  ADD ("/notifier/withdraw", FULL, test_withdraw);
  ADD ("/notifier/withdraw-unsent", FULL, test_withdraw_unsent);
  ADD ("/notifier/withdraw-all", FULL, test_withdraw_all);
  ADD ("/notifier/answered", FULL, test_answered);
  ADD ("/notifier/token", FULL, test_token);
  ADD ("/notifier/closed", FULL, test_closed);
  ADD ("/notifier/overtaken", FULL, test_overtaken);
  g_test_add_func ("/notifier/fake", test_fake);
}

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  return hiatus_notifier_fixture_run (add_tests);
}
