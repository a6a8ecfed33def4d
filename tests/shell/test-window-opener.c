/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/window-opener.h"

#include <string.h>

#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

#define NAME "org.hiatus.Window"
#define PATH "/org/hiatus/Window"

static const gchar description[] =
    "<node><interface name='org.freedesktop.Application'>"
    "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/></method>"
    "</interface></node>";

/* A session bus, the daemon's place on it, and somebody who has the windows. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *daemon;
  GDBusConnection *windows;
  GDBusMethodInvocation *call; /* (nullable): the last, not answered yet */
  GAsyncResult *result;        /* (nullable): what the daemon got */
} Fixture;

static void
on_call (GDBusConnection *connection,
         const gchar *sender,
         const gchar *path,
         const gchar *interface,
         const gchar *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->call = invocation;
}

static void
own_name (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->windows,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "RequestName",
                                                            g_variant_new ("(su)", NAME, 0),
                                                            NULL,
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GError) error = NULL;

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->daemon = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (fixture->bus));
  fixture->windows = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (fixture->bus));
  g_dbus_connection_register_object (fixture->windows, PATH, node->interfaces[0], &table, fixture, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_dbus_connection_close_sync (fixture->daemon, NULL, NULL);
  g_dbus_connection_close_sync (fixture->windows, NULL, NULL);
  g_object_unref (fixture->daemon);
  g_object_unref (fixture->windows);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->result = g_object_ref (result);
}

/* Asks for the overview, and asserts what arrives, as GVariant text. */
static void
assert_asked (Fixture *fixture, const gchar *token, const gchar *expected)
{
  g_autofree gchar *printed = NULL;

  hiatus_window_opener_open (fixture->daemon, "overview", NULL, token, on_opened, fixture);
  hiatus_wait_until (fixture->call != NULL);
  printed = g_variant_print (g_dbus_method_invocation_get_parameters (fixture->call), FALSE);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) platform = NULL;
  const gchar *token = NULL;
  const gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  own_name (fixture);
  hiatus_window_opener_open (fixture->daemon, "overview", NULL, "a-token_TIME42", on_opened, fixture);
  hiatus_wait_until (fixture->call != NULL);
  platform = g_variant_get_child_value (g_dbus_method_invocation_get_parameters (fixture->call), 2);
  g_assert_cmpuint (g_variant_n_children (platform), ==, 2);
  g_assert_true (g_variant_lookup (platform, "activation-token", "&s", &token));
  g_assert_true (g_variant_lookup (platform, "desktop-startup-id", "&s", &id));
  g_assert_cmpstr (token, ==, "a-token_TIME42");
  g_assert_cmpstr (id, ==, "a-token_TIME42");

  g_dbus_method_invocation_return_value (fixture->call, NULL);
  hiatus_wait_until (fixture->result != NULL);
  g_assert_true (hiatus_window_opener_open_finish (fixture->daemon, fixture->result, &error));
  g_assert_no_error (error);
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  own_name (fixture);
  assert_asked (fixture, NULL, "('overview', [], {})");
  g_dbus_method_invocation_return_value (fixture->call, NULL);
  hiatus_wait_until (fixture->result != NULL);
}

static void
test_parameter (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *printed = NULL;

  own_name (fixture);
  hiatus_window_opener_open (fixture->daemon, "breathe", "an-id", NULL, on_opened, fixture);
  hiatus_wait_until (fixture->call != NULL);
  printed = g_variant_print (g_dbus_method_invocation_get_parameters (fixture->call), FALSE);
  g_assert_cmpstr (printed, ==, "('breathe', [<'an-id'>], {})");
  g_dbus_method_invocation_return_value (fixture->call, NULL);
  hiatus_wait_until (fixture->result != NULL);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_window_opener_open (fixture->daemon, "overview", NULL, NULL, on_opened, fixture);
  hiatus_wait_until (fixture->result != NULL);
  g_assert_false (hiatus_window_opener_open_finish (fixture->daemon, fixture->result, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "hiatus-window"));
  g_assert_null (strchr (error->message, '\n'));
}

/* Windows that hang cost the daemon nothing; those that crash are heard of. */
static void
test_hung (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  own_name (fixture);
  assert_asked (fixture, NULL, "('overview', [], {})");
  hiatus_wait_idle ();
  g_assert_null (fixture->result);
  g_clear_object (&fixture->call);
  g_dbus_connection_close_sync (fixture->windows, NULL, NULL);
  hiatus_wait_until (fixture->result != NULL);
  g_assert_false (hiatus_window_opener_open_finish (fixture->daemon, fixture->result, &error));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/window-opener/token", test_token },
    { "/window-opener/no-token", test_no_token },
    { "/window-opener/parameter", test_parameter },
    { "/window-opener/nobody", test_nobody },
    { "/window-opener/hung", test_hung },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
