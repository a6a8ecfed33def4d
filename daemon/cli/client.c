/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/cli/client.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/core/error.h"

struct _HiatusClient
{
  gchar *address;              /* (owned) (nullable) */
  GDBusConnection *connection; /* (owned) (nullable): until the first call */
};

/**
 * hiatus_client_new:
 * @address: (nullable): the address of the session bus; %NULL where there is none
 *
 * Makes a client. Nothing is sent yet.
 *
 * Returns: (transfer full): the client
 */
HiatusClient *
hiatus_client_new (const gchar *address)
{
  HiatusClient *client = g_new0 (HiatusClient, 1);

  hiatus_api_register_errors ();
  client->address = g_strdup (address);
  return client;
}

/**
 * hiatus_client_free:
 * @client: (transfer full) (nullable): a client
 *
 * Leaves the bus.
 */
void
hiatus_client_free (HiatusClient *client)
{
  if (client == NULL)
    return;
  if (client->connection != NULL)
    g_dbus_connection_close_sync (client->connection, NULL, NULL);
  g_clear_object (&client->connection);
  g_free (client->address);
  g_free (client);
}

/**
 * hiatus_client_connect:
 * @client: a client
 * @error: return location
 *
 * Connects to the bus, once.
 *
 * Returns: (transfer none): the connection; %NULL with %HIATUS_ERROR_UNAVAILABLE otherwise
 */
GDBusConnection *
hiatus_client_connect (HiatusClient *client, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (client->connection != NULL)
    return client->connection;
  if (client->address == NULL)
    {
      g_set_error_literal (error,
                           HIATUS_ERROR,
                           HIATUS_ERROR_UNAVAILABLE,
                           _ ("There is no session bus here (DBUS_SESSION_BUS_ADDRESS is not set): run this inside your desktop session."));
      return NULL;
    }
  client->connection =
      g_dbus_connection_new_for_address_sync (client->address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &local_error);
  if (client->connection == NULL)
    g_set_error (error,
                 HIATUS_ERROR,
                 HIATUS_ERROR_UNAVAILABLE,
                 _ ("The session bus cannot be reached (%s): run this inside your desktop session."),
                 local_error->message);
  return client->connection;
}

static gboolean
is_spawn_error (const GError *error)
{
  return error->domain == G_DBUS_ERROR &&
         ((error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY) ||
          error->code == G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

/* The daemon's own refusals are sentences already; what the bus says about the daemon is not. */
static GError *
explain (GError *error)
{
  gboolean is_own = error->domain == HIATUS_ERROR;

  g_dbus_error_strip_remote_error (error);
  if (is_own)
    return g_error_copy (error);
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    return g_error_new (HIATUS_ERROR,
                        HIATUS_ERROR_UNAVAILABLE,
                        _ ("The daemon is not running and the bus does not know how to start %s: install Hiatus, or start 'hiatusd'."),
                        HIATUS_BUS_NAME);
  if (is_spawn_error (error))
    return g_error_new (HIATUS_ERROR,
                        HIATUS_ERROR_UNAVAILABLE,
                        _ ("The daemon could not be started (%s): run 'hiatusd' in a terminal to see why."),
                        error->message);
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return g_error_new_literal (HIATUS_ERROR,
                                HIATUS_ERROR_UNAVAILABLE,
                                _ ("The daemon ended or took too long before it answered: 'hiatus journal' tells what was recorded."));
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_INTERFACE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    return g_error_new_literal (HIATUS_ERROR,
                                HIATUS_ERROR_UNAVAILABLE,
                                _ ("The daemon that runs is of another version than this command: log out and in again."));
  return g_error_copy (error);
}

/* How a call goes beside its method: what the bus does where no daemon runs, the patience in milliseconds (-1: that of
 * GDBus), and the descriptors that go there and come back. */
typedef struct
{
  GDBusCallFlags flags;
  gint timeout;
  GUnixFDList *sent;      /* (nullable) */
  GUnixFDList **answered; /* (nullable) */
} Manner;

static const Manner plain = { .flags = G_DBUS_CALL_FLAGS_NONE, .timeout = -1 };

static GVariant *
call (HiatusClient *client, const gchar *method, GVariant *parameters, const gchar *reply_type, const Manner *manner, GError **error)
{
  g_autoptr (GVariant) sunk = parameters == NULL ? NULL : g_variant_ref_sink (parameters);
  g_autoptr (GError) local_error = NULL;
  GDBusConnection *connection = hiatus_client_connect (client, error);
  GVariant *reply;

  if (connection == NULL)
    return NULL;
  reply = g_dbus_connection_call_with_unix_fd_list_sync (connection,
                                                         HIATUS_BUS_NAME,
                                                         HIATUS_OBJECT_PATH,
                                                         HIATUS_INTERFACE,
                                                         method,
                                                         sunk,
                                                         G_VARIANT_TYPE (reply_type),
                                                         manner->flags,
                                                         manner->timeout,
                                                         manner->sent,
                                                         manner->answered,
                                                         NULL,
                                                         &local_error);
  if (reply == NULL)
    g_propagate_error (error, explain (local_error));
  return reply;
}

/**
 * hiatus_client_call:
 * @client: a client
 * @method: a method of org.hiatus.Hiatus1
 * @parameters: (transfer floating) (nullable): a tuple of what it takes
 * @reply_type: the type of the tuple that it answers with
 * @error: return location
 *
 * Asks the daemon, which the bus starts if need be, and waits for its answer.
 *
 * Returns: (transfer full): the answer; %NULL with the daemon's own error, or %HIATUS_ERROR_UNAVAILABLE
 *   where there is no bus or no daemon. The message can be shown as it is.
 */
GVariant *
hiatus_client_call (HiatusClient *client,
                    const gchar *method,
                    GVariant *parameters,
                    const gchar *reply_type,
                    GError **error)
{
  return call (client, method, parameters, reply_type, &plain, error);
}

/**
 * hiatus_client_call_running:
 * @client: a client
 * @method: a method of org.hiatus.Hiatus1
 * @parameters: (transfer floating) (nullable): a tuple of what it takes
 * @reply_type: the type of the tuple that it answers with
 * @error: return location
 *
 * As hiatus_client_call(), but leaves a daemon that has ended alone.
 *
 * Returns: (transfer full): the answer; %NULL with an error of hiatus_client_call()
 */
GVariant *
hiatus_client_call_running (HiatusClient *client,
                            const gchar *method,
                            GVariant *parameters,
                            const gchar *reply_type,
                            GError **error)
{
  const Manner manner = { .flags = G_DBUS_CALL_FLAGS_NO_AUTO_START, .timeout = -1 };

  return call (client, method, parameters, reply_type, &manner, error);
}

static GVariant *
call_with (HiatusClient *client, const gchar *method, GVariant *parameters, gint descriptor, const gchar *reply_type, gint timeout, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GVariant) sunk = g_variant_ref_sink (parameters);
  const Manner manner = { .timeout = timeout, .sent = descriptors };

  if (g_unix_fd_list_append (descriptors, descriptor, error) < 0)
    return NULL;
  return call (client, method, sunk, reply_type, &manner, error);
}

/**
 * hiatus_client_call_with:
 * @client: a client
 * @method: a method of org.hiatus.Hiatus1
 * @parameters: (transfer floating): a tuple of what it takes; handle 0 is @descriptor
 * @descriptor: a descriptor that goes with the call; stays open here
 * @reply_type: the type of the tuple that it answers with
 * @error: return location
 *
 * As hiatus_client_call(), with a descriptor.
 *
 * Returns: (transfer full): the answer; %NULL with an error of hiatus_client_call()
 */
GVariant *
hiatus_client_call_with (HiatusClient *client,
                         const gchar *method,
                         GVariant *parameters,
                         gint descriptor,
                         const gchar *reply_type,
                         GError **error)
{
  return call_with (client, method, parameters, descriptor, reply_type, -1, error);
}

/**
 * hiatus_client_call_at_length:
 * @client: a client
 * @method: a method of org.hiatus.Hiatus1
 * @parameters: (transfer floating): a tuple of what it takes; handle 0 is @descriptor
 * @descriptor: a descriptor that goes with the call; stays open here
 * @reply_type: the type of the tuple that it answers with
 * @error: return location
 *
 * As hiatus_client_call_with(), for what takes as long as the journal is long: it waits until the daemon answers or ends.
 *
 * Returns: (transfer full): the answer; %NULL with an error of hiatus_client_call()
 */
GVariant *
hiatus_client_call_at_length (HiatusClient *client,
                              const gchar *method,
                              GVariant *parameters,
                              gint descriptor,
                              const gchar *reply_type,
                              GError **error)
{
  return call_with (client, method, parameters, descriptor, reply_type, G_MAXINT, error);
}

/**
 * hiatus_client_call_with_list:
 * @client: a client
 * @method: a method of org.hiatus.Hiatus1
 * @parameters: (transfer floating): a tuple of what it takes; its handles count in @descriptors
 * @descriptors: the descriptors that go with the call
 * @reply_type: the type of the tuple that it answers with
 * @answered: (out) (optional) (nullable) (transfer full): those that come with the answer
 * @error: return location
 *
 * As hiatus_client_call(), with descriptors in both directions.
 *
 * Returns: (transfer full): the answer; %NULL with an error of hiatus_client_call()
 */
GVariant *
hiatus_client_call_with_list (HiatusClient *client, const gchar *method, GVariant *parameters, GUnixFDList *descriptors, const gchar *reply_type, GUnixFDList **answered, GError **error)
{
  const Manner manner = { .timeout = -1, .sent = descriptors, .answered = answered };

  return call (client, method, parameters, reply_type, &manner, error);
}

/**
 * hiatus_client_get_state:
 * @client: a client
 * @error: return location
 *
 * Asks for what is true now.
 *
 * Returns: (transfer full): the dictionary that GetState() documents; %NULL with an error of hiatus_client_call()
 */
GVariant *
hiatus_client_get_state (HiatusClient *client, GError **error)
{
  g_autoptr (GVariant) reply = hiatus_client_call (client, "GetState", NULL, "(a{sv})", error);

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}
