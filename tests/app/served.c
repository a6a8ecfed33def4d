/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/served.h"

#include "daemon/api/names.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

static void
on_signal (GDBusConnection *connection, const gchar *sender, const gchar *path, const gchar *interface, const gchar *signal, GVariant *parameters, gpointer user_data)
{
  Served *served = user_data;
  g_autofree gchar *printed = g_variant_print (parameters, FALSE);

  g_string_append_printf (served->heard, "%s %s\n", signal, printed);
}

/**
 * served_set_up:
 * @served: an empty fixture
 * @data: for seen_set_up()
 *
 * Starts bus, daemon and client.
 */
void
served_set_up (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_set_up (&served->seen, data);
  served->seen.contact->outgoing = HIATUS_OUTGOING_PAUSE;
  served->heard = g_string_new (NULL);
  served->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (served->bus);
  served->daemon = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (served->bus));
  served->client = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (served->bus));
  served->subscription = g_dbus_connection_signal_subscribe (served->client, NULL, HIATUS_INTERFACE, NULL, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_signal, served, NULL);
  served->examiner = hiatus_examiner_new ();
  served->service = hiatus_service_new (served->daemon, &error);
  g_assert_no_error (error);
  hiatus_service_serve (served->service, served->seen.base.app, served->examiner);
}

/**
 * served_tear_down:
 * @served: the fixture
 * @data: nothing
 *
 * Ends them all.
 */
void
served_tear_down (Served *served, gconstpointer data)
{
  g_assert_finalize_object (served->service);
  /* A signal may be under way to a fixture that is gone by then. */
  g_dbus_connection_signal_unsubscribe (served->client, served->subscription);
  hiatus_examiner_free (served->examiner);
  g_dbus_connection_close_sync (served->daemon, NULL, NULL);
  g_dbus_connection_close_sync (served->client, NULL, NULL);
  g_object_unref (served->daemon);
  g_object_unref (served->client);
  g_test_dbus_down (served->bus);
  g_object_unref (served->bus);
  g_string_free (served->heard, TRUE);
  seen_tear_down (&served->seen, NULL);
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **replied = user_data;

  *replied = g_object_ref (result);
}

/**
 * served_call:
 * @served: the fixture
 * @method: a method of the interface
 * @parameters: its parameters
 * @error: return location
 *
 * Calls it from the other side of the bus.
 *
 * Returns: (transfer full): the reply; %NULL with the error
 */
GVariant *
served_call (Served *served, const gchar *method, GVariant *parameters, GError **error)
{
  g_autoptr (GAsyncResult) replied = NULL;

  g_dbus_connection_call (served->client,
                          g_dbus_connection_get_unique_name (served->daemon),
                          HIATUS_OBJECT_PATH,
                          HIATUS_INTERFACE,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_replied,
                          &replied);
  hiatus_wait_until (replied != NULL);
  return g_dbus_connection_call_finish (served->client, replied, error);
}

/**
 * served_assert_reply:
 * @served: the fixture
 * @method: a method of the interface
 * @parameters: its parameters, as g_variant_parse() takes them
 * @expected: the reply, as g_variant_print() gives it
 *
 * Calls it, and wants that reply.
 */
void
served_assert_reply (Served *served, const gchar *method, const gchar *parameters, const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, method, g_variant_new_parsed (parameters), &error);
  g_autofree gchar *printed = NULL;

  g_assert_no_error (error);
  printed = g_variant_print (reply, TRUE);
  g_assert_cmpstr (printed, ==, expected);
}

/**
 * served_assert_refused:
 * @served: the fixture
 * @method: a method of the interface
 * @parameters: its parameters, as g_variant_parse() takes them
 * @code: the error
 *
 * Calls it, and wants that error.
 */
void
served_assert_refused (Served *served, const gchar *method, const gchar *parameters, HiatusError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, method, g_variant_new_parsed (parameters), &error);

  g_assert_null (reply);
  g_assert_error (error, HIATUS_ERROR, (gint) code);
}
