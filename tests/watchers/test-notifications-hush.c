/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the banners of other programs are closed. */

#include "tests/fakes/fake-peer.h"
#include "tests/watchers/notifications-fixture.h"

#define NO_HINTS "@a{sv} {}"

/* More than are known at a time. */
#define MANY 200

static void
test_at_once (NotificationsFixture *fixture,
              gconstpointer data)
{
  fixture->hushes = TRUE;
  notifications_fixture_send (fixture->program, 0, "Sam", "", NO_HINTS);
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, 2));
  g_assert_false (hiatus_fake_server_was_closed (fixture->server, 1));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 1);
}

static void
test_later (NotificationsFixture *fixture,
            gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_settle (fixture);
  g_assert_false (hiatus_fake_server_was_closed (fixture->server, 1));

  hiatus_watcher_hush (fixture->watcher, fixture->banner);
  hiatus_watcher_hush (fixture->watcher, fixture->banner);
  hiatus_watcher_hush (fixture->watcher, 0);
  hiatus_watcher_hush (fixture->watcher, 12345);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, 1));
  notifications_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 1);
}

/* What the application shows anew is closed anew. */
static void
test_shown_anew (NotificationsFixture *fixture,
                 gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_settle (fixture);
  hiatus_watcher_hush (fixture->watcher, fixture->banner);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, 1));
  g_string_truncate (fixture->heard, 0);

  notifications_fixture_send (fixture->program, 1, "Robin", "", NO_HINTS);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "CloseNotification") == 2);
  notifications_fixture_assert_heard (fixture, "");
}

/* GNOME's server closes for nobody what is not theirs; the Shell does. */
static void
test_gnome (NotificationsFixture *fixture,
            gconstpointer data)
{
  HiatusFakePeer *server = hiatus_fake_peer_start (fixture->bus_address, "org.freedesktop.Notifications");
  HiatusFakePeer *shell = hiatus_fake_peer_start (fixture->bus_address, "org.gnome.Shell");

  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  hiatus_fake_peer_answer (server, "Notify", g_variant_new_parsed ("(uint32 7,)"));
  hiatus_fake_peer_refuse (server, "CloseNotification", "org.gnome.gjs.JSError.Error");
  hiatus_fake_peer_take_name (server);
  hiatus_fake_peer_answer (shell, "CloseNotification", g_variant_new ("()"));
  hiatus_fake_peer_take_name (shell);

  fixture->hushes = TRUE;
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  hiatus_wait_until (hiatus_fake_peer_n_calls (shell, "CloseNotification") == 1);
  g_assert_cmpuint (hiatus_fake_peer_n_calls (server, "CloseNotification"), ==, 1);

  hiatus_fake_peer_stop (server);
  hiatus_fake_peer_stop (shell);
}

static void
test_gtk (NotificationsFixture *fixture,
          gconstpointer data)
{
  HiatusFakePeer *desktop = hiatus_fake_peer_start (fixture->bus_address, "org.gtk.Notifications");

  hiatus_fake_peer_answer (desktop, "AddNotification", g_variant_new ("()"));
  hiatus_fake_peer_answer (desktop, "RemoveNotification", g_variant_new ("()"));
  hiatus_fake_peer_take_name (desktop);

  fixture->hushes = TRUE;
  for (guint i = 0; i < 2; i++)
    {
      const gchar *name = i == 0 ? "Alex" : "Robin";

      notifications_fixture_call (fixture->program,
                                  "org.gtk.Notifications",
                                  "/org/gtk/Notifications",
                                  "org.gtk.Notifications",
                                  "AddNotification",
                                  g_variant_new_parsed ("('org.gnome.Fractal', %s, {'title': <%s>})", name, name));
    }
  hiatus_wait_until (hiatus_fake_peer_n_calls (desktop, "RemoveNotification") == 1);
  /* The way to those that are never closed is not kept. */
  notifications_fixture_assert_heard (fixture, "Alex org.gnome.Fractal;Robin org.gnome.Fractal;");
  g_assert_cmpuint (hiatus_fake_peer_n_calls (desktop, "RemoveNotification"), ==, 1);
  hiatus_fake_peer_stop (desktop);
}

/* What a portal was asked to show is closed as what it makes of that. */
static void
test_portal (NotificationsFixture *fixture,
             gconstpointer data)
{
  g_autoptr (GDBusConnection) portal = hiatus_fake_peer_connect (fixture->bus_address);

  fixture->hushes = TRUE;
  notifications_fixture_call (fixture->program,
                              "org.freedesktop.portal.Desktop",
                              "/org/freedesktop/portal/desktop",
                              "org.freedesktop.portal.Notification",
                              "AddNotification",
                              g_variant_new_parsed ("('chat', {'title': <'Robin'>})"));
  notifications_fixture_assert_heard (fixture, "Robin -;");
  notifications_fixture_send (portal, 0, "Robin", "", NO_HINTS);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, 2));
  g_dbus_connection_close_sync (portal, NULL, NULL);
}

/* Without one no answer is asked for. */
static void
on_answered (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  g_clear_pointer (&reply, g_variant_unref);
}

static void
call_notify (NotificationsFixture *fixture,
             const gchar *name)
{
  g_dbus_connection_call (fixture->program,
                          name,
                          "/org/freedesktop/Notifications",
                          "org.freedesktop.Notifications",
                          "Notify",
                          g_variant_new_parsed ("('Chat', uint32 0, '', 'Robin', '', @as [], @a{sv} {}, -1)"),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_answered,
                          NULL);
}

/* A server that is slow to answer: who wants the banner closed need not ask twice. */
static void
test_waits_for_number (NotificationsFixture *fixture,
                       gconstpointer data)
{
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  fixture->server = hiatus_fake_server_start (fixture->bus_address, HIATUS_FAKE_SERVER_SILENT);
  fixture->hushes = TRUE;
  call_notify (fixture, "org.freedesktop.Notifications");
  hiatus_wait_until (fixture->heard->len > 0);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 0);

  hiatus_fake_server_wait_for (fixture->server, "Notify", 1);
  hiatus_fake_server_wake (fixture->server);
  hiatus_wait_until (hiatus_fake_server_n_calls (fixture->server, "CloseNotification") == 1);
}

/* A server that the bus starts for a notification, which was seen before the server was there. */
typedef struct
{
  GDBusMessage *notify; /* (atomic) (owned): the call that is to be answered */
  gint n_closed;        /* (atomic) */
} StartedServer;

static GDBusMessage *
on_server_message (GDBusConnection *connection,
                   GDBusMessage *message,
                   gboolean is_incoming,
                   gpointer user_data)
{
  StartedServer *server = user_data;

  if (!is_incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  if (g_strcmp0 (g_dbus_message_get_member (message), "Notify") == 0)
    g_atomic_pointer_set (&server->notify, g_object_ref (message));
  else
    g_atomic_int_inc (&server->n_closed);
  g_main_context_wakeup (NULL); /* this is a thread of GDBus */
  g_object_unref (message);
  return NULL;
}

static void
on_gone (GDBusConnection *connection,
         const gchar *name,
         gpointer is_gone)
{
  *(gboolean *) is_gone = TRUE;
}

/* The bus hears of who goes and of what is sent in no order. */
static void
stop_server (NotificationsFixture *fixture)
{
  gboolean is_gone = FALSE;
  guint watch = g_bus_watch_name_on_connection (fixture->program, "org.freedesktop.Notifications", G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, on_gone, &is_gone, NULL);

  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  hiatus_wait_until (is_gone);
  g_bus_unwatch_name (watch);
}

static void
test_starts_server (NotificationsFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GDBusConnection) connection = hiatus_fake_peer_connect (fixture->bus_address);
  g_autoptr (GDBusMessage) answer = NULL;
  StartedServer server = { 0 };
  guint filter = g_dbus_connection_add_filter (connection, on_server_message, &server, NULL);

  stop_server (fixture);
  fixture->hushes = TRUE;
  call_notify (fixture, g_dbus_connection_get_unique_name (connection));
  hiatus_wait_until (fixture->heard->len > 0 && g_atomic_pointer_get (&server.notify) != NULL);

  notifications_fixture_call (connection,
                              "org.freedesktop.DBus",
                              "/org/freedesktop/DBus",
                              "org.freedesktop.DBus",
                              "RequestName",
                              g_variant_new_parsed ("('org.freedesktop.Notifications', uint32 0)"));
  answer = g_dbus_message_new_method_reply (server.notify);
  g_dbus_message_set_body (answer, g_variant_new_parsed ("(uint32 7,)"));
  g_dbus_connection_send_message (connection, answer, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
  hiatus_wait_until (g_atomic_int_get (&server.n_closed) == 1);

  g_dbus_connection_remove_filter (connection, filter);
  g_object_unref (server.notify);
  g_dbus_connection_close_sync (connection, NULL, NULL);
}

/* In a flood some stay; nothing grows, and afterwards all is as before. */
static void
test_many (NotificationsFixture *fixture,
           gconstpointer data)
{
  fixture->hushes = TRUE;
  for (guint i = 0; i < MANY; i++)
    notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_settle (fixture);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, MANY));
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), <=, MANY);

  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  hiatus_wait_until (hiatus_fake_server_was_closed (fixture->server, MANY + 2));
}

/* Numbers of one server mean nothing to the next. */
static void
test_other_server (NotificationsFixture *fixture,
                   gconstpointer data)
{
  notifications_fixture_send (fixture->program, 0, "Robin", "", NO_HINTS);
  notifications_fixture_settle (fixture);
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  fixture->server = hiatus_fake_server_start (fixture->bus_address, 0);
  notifications_fixture_settle (fixture);

  hiatus_watcher_hush (fixture->watcher, fixture->banner);
  notifications_fixture_settle (fixture);
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "CloseNotification"), ==, 0);
}

#define add(path, function) \
  g_test_add ("/notifications-hush/" path, NotificationsFixture, bus_address, notifications_fixture_set_up, function, notifications_fixture_tear_down)

static void
add_tests (const gchar *bus_address)
{
  add ("at-once", test_at_once);
  add ("later", test_later);
  add ("shown-anew", test_shown_anew);
  add ("gnome", test_gnome);
  add ("gtk", test_gtk);
  add ("portal", test_portal);
  add ("waits-for-number", test_waits_for_number);
  add ("starts-server", test_starts_server);
  add ("many", test_many);
  add ("other-server", test_other_server);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  return notifications_fixture_run (add_tests);
}
