/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/server.h"

#include "tests/fakes/wait.h"

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"

/* Why a pop-up was closed, in the words of the Desktop Notifications Specification. */
#define CLOSED_BY_PERSON 2U
#define CLOSED_BY_CALL 3U

static const gchar description[] =
    "<node><interface name='" SERVER_NAME "'>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "</interface></node>";

struct _HiatusServer
{
  GDBusConnection *bus;
  guint object;
  guint name;
  gboolean ready;
  GPtrArray *popups;
};

static void
free_popup (gpointer data)
{
  HiatusPopupSeen *popup = data;

  g_free (popup->summary);
  g_free (popup->body);
  g_strfreev (popup->actions);
  g_free (popup);
}

static void
emit (HiatusServer *server, const gchar *signal, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (server->bus, NULL, SERVER_PATH, SERVER_NAME, signal, parameters, &error);
  g_assert_no_error (error);
}

static void
close_popup (HiatusServer *server, HiatusPopupSeen *popup, guint reason)
{
  if (!popup->open)
    return;
  popup->open = FALSE;
  emit (server, "NotificationClosed", g_variant_new ("(uu)", popup->id, reason));
}

static guint32
take_popup (HiatusServer *server, GVariant *parameters)
{
  HiatusPopupSeen *popup = g_new0 (HiatusPopupSeen, 1);

  g_variant_get (parameters, "(&su&sss^asa{sv}i)", NULL, &popup->replaces, NULL, &popup->summary, &popup->body, &popup->actions, NULL, NULL);
  popup->open = TRUE;
  popup->id = popup->replaces > 0 ? popup->replaces : server->popups->len + 1;
  g_ptr_array_add (server->popups, popup);

  return popup->id;
}

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
  static const gchar *const capabilities[] = { "actions", "body", "persistence", NULL };
  HiatusServer *server = user_data;
  GVariant *answer = NULL;

  if (g_str_equal (method, "Notify"))
    answer = g_variant_new ("(u)", take_popup (server, parameters));
  else if (g_str_equal (method, "GetCapabilities"))
    answer = g_variant_new ("(^as)", capabilities);
  else if (g_str_equal (method, "GetServerInformation"))
    answer = g_variant_new ("(ssss)", "hiatus-test-server", "Hiatus", "1", "1.2");
  else if (g_str_equal (method, "CloseNotification"))
    {
      guint32 id;

      g_variant_get (parameters, "(u)", &id);
      for (guint i = 0; i < server->popups->len; i++)
        {
          HiatusPopupSeen *popup = g_ptr_array_index (server->popups, i);

          if (popup->id == id)
            close_popup (server, popup, CLOSED_BY_CALL);
        }
    }
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
on_name_acquired (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  HiatusServer *server = user_data;

  server->ready = TRUE;
}

/**
 * hiatus_server_new:
 *
 * Becomes the notification server of the session, which must have no other.
 *
 * Returns: (transfer full): the server
 */
HiatusServer *
hiatus_server_new (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  HiatusServer *server = g_new0 (HiatusServer, 1);

  server->popups = g_ptr_array_new_with_free_func (free_popup);
  server->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  node = g_dbus_node_info_new_for_xml (description, &error);
  g_assert_no_error (error);
  server->object = g_dbus_connection_register_object (server->bus, SERVER_PATH, node->interfaces[0], &table, server, NULL, &error);
  g_assert_no_error (error);
  server->name = g_bus_own_name_on_connection (server->bus, SERVER_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, on_name_acquired, NULL, server, NULL);
  hiatus_wait_until (server->ready);

  return server;
}

/**
 * hiatus_server_free:
 * @server: (transfer full): a server
 *
 * Leaves the session without a notification server.
 */
void
hiatus_server_free (HiatusServer *server)
{
  g_bus_unown_name (server->name);
  g_dbus_connection_unregister_object (server->bus, server->object);
  g_object_unref (server->bus);
  g_ptr_array_unref (server->popups);
  g_free (server);
}

/**
 * hiatus_server_count:
 * @server: a server
 *
 * Returns: how many pop-ups it was asked to show so far, those included that replaced others
 */
guint
hiatus_server_count (HiatusServer *server)
{
  return server->popups->len;
}

/**
 * hiatus_server_get:
 * @server: a server
 * @index: less than hiatus_server_count()
 *
 * Returns: (transfer none): a pop-up
 */
const HiatusPopupSeen *
hiatus_server_get (HiatusServer *server, guint index)
{
  g_assert_cmpuint (index, <, server->popups->len);

  return g_ptr_array_index (server->popups, index);
}

/**
 * hiatus_server_answer:
 * @server: a server
 * @index: less than hiatus_server_count()
 * @action: the id of a button
 *
 * Presses a button of a pop-up, which is closed then. Fails the test if there is no such button.
 */
void
hiatus_server_answer (HiatusServer *server, guint index, const gchar *action)
{
  HiatusPopupSeen *popup = g_ptr_array_index (server->popups, index);

  g_assert_true (popup->open);
  g_assert_true (g_strv_contains ((const gchar *const *) popup->actions, action));
  emit (server, "ActionInvoked", g_variant_new ("(us)", popup->id, action));
  close_popup (server, popup, CLOSED_BY_PERSON);
}
