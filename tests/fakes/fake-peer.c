/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-peer.h"

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define PROPERTIES "org.freedesktop.DBus.Properties"

/* DBUS_NAME_FLAG_ALLOW_REPLACEMENT and DBUS_NAME_FLAG_REPLACE_EXISTING */
#define NAME_FLAGS 3

typedef struct
{
  GVariant *body; /* (owned) (nullable) */
  gchar *error;   /* (owned) (nullable) */
} Answer;

struct _HiatusFakePeer
{
  gchar *name;                 /* (owned) */
  GDBusConnection *connection; /* (owned) */
  guint filter;

  GMutex mutex;
  GHashTable *answers; /* (owned): method → Answer, under @mutex, as is the next */
  GPtrArray *calls;    /* (element-type utf8) (owned) */
  GPtrArray *open;     /* (element-type GDBusMessage) (owned): calls without an answer */
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->body, g_variant_unref);
  g_free (answer->error);
  g_free (answer);
}

static gchar *
key_of (GDBusMessage *message)
{
  GVariant *body = g_dbus_message_get_body (message);
  const gchar *property;

  if (!g_str_equal (g_dbus_message_get_interface (message), PROPERTIES))
    return g_strdup (g_dbus_message_get_member (message));

  g_variant_get (body, "(&s&s)", NULL, &property);
  return g_strconcat ("Get ", property, NULL);
}

static GDBusMessage *
reply_to (HiatusFakePeer *self,
          GDBusMessage *call)
{
  g_autofree gchar *key = key_of (call);
  const Answer *answer = g_hash_table_lookup (self->answers, key);
  GDBusMessage *reply;

  g_ptr_array_add (self->calls, g_strdup (key));
  if (answer == NULL)
    return g_dbus_message_new_method_error_literal (call, "org.freedesktop.DBus.Error.UnknownMethod", "no");
  if (answer->error != NULL)
    return g_dbus_message_new_method_error_literal (call, answer->error, "no");
  if (answer->body == NULL)
    {
      g_ptr_array_add (self->open, g_object_ref (call));
      return NULL;
    }

  reply = g_dbus_message_new_method_reply (call);
  g_dbus_message_set_body (reply, answer->body);

  return reply;
}

/* On GDBus's own thread: what GDBus itself would answer has to be of the right type. */
static GDBusMessage *
on_message (GDBusConnection *connection,
            GDBusMessage *message,
            gboolean incoming,
            gpointer user_data)
{
  HiatusFakePeer *self = user_data;
  g_autoptr (GDBusMessage) reply = NULL;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  g_mutex_lock (&self->mutex);
  reply = reply_to (self, message);
  /* Before anybody can know of the call: what is emitted then comes after the reply. */
  if (reply != NULL)
    g_dbus_connection_send_message (connection, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
  g_mutex_unlock (&self->mutex);
  g_object_unref (message);
  g_main_context_wakeup (NULL);

  return NULL;
}

/**
 * hiatus_fake_peer_connect:
 * @bus_address: the bus
 *
 * Returns: (transfer full): a connection of one's own
 */
GDBusConnection *
hiatus_fake_peer_connect (const gchar *bus_address)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
      g_dbus_connection_new_for_address_sync (bus_address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);

  g_assert_no_error (error);
  return connection;
}

/**
 * hiatus_fake_peer_start:
 * @bus_address: the bus
 * @name: the name it wants
 *
 * Its name is its own only with hiatus_fake_peer_take_name(): first it is told what to answer.
 *
 * Returns: (transfer full): a program, for hiatus_fake_peer_stop()
 */
HiatusFakePeer *
hiatus_fake_peer_start (const gchar *bus_address,
                        const gchar *name)
{
  HiatusFakePeer *self = g_new0 (HiatusFakePeer, 1);

  g_mutex_init (&self->mutex);
  self->name = g_strdup (name);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  self->calls = g_ptr_array_new_with_free_func (g_free);
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->connection = hiatus_fake_peer_connect (bus_address);
  self->filter = g_dbus_connection_add_filter (self->connection, on_message, self, NULL);

  return self;
}

/**
 * hiatus_fake_peer_stop:
 * @self: (transfer full): a program
 *
 * Lets it die, with its calls unanswered.
 */
void
hiatus_fake_peer_stop (HiatusFakePeer *self)
{
  g_dbus_connection_remove_filter (self->connection, self->filter);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_hash_table_unref (self->answers);
  g_ptr_array_unref (self->calls);
  g_ptr_array_unref (self->open);
  g_mutex_clear (&self->mutex);
  g_free (self->name);
  g_free (self);
}

/**
 * hiatus_fake_peer_take_name:
 * @self: a program
 *
 * Takes its name, from another if need be.
 */
void
hiatus_fake_peer_take_name (HiatusFakePeer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (self->connection, BUS_NAME, BUS_PATH, BUS_NAME, "RequestName", g_variant_new ("(su)", self->name, NAME_FLAGS), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

static void
set_answer (HiatusFakePeer *self,
            const gchar *method,
            GVariant *body,
            const gchar *error_name)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->body = body != NULL ? g_variant_ref_sink (body) : NULL;
  answer->error = g_strdup (error_name);
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->answers, g_strdup (method), answer);
  g_mutex_unlock (&self->mutex);
}

/**
 * hiatus_fake_peer_answer:
 * @self: a program
 * @method: a method
 * @answer: a tuple; consumed if floating
 *
 * What it answers from now on.
 */
void
hiatus_fake_peer_answer (HiatusFakePeer *self,
                         const gchar *method,
                         GVariant *answer)
{
  set_answer (self, method, answer, NULL);
}

/**
 * hiatus_fake_peer_be_mute:
 * @self: a program
 * @method: a method
 *
 * It never answers, from now on.
 */
void
hiatus_fake_peer_be_mute (HiatusFakePeer *self,
                          const gchar *method)
{
  set_answer (self, method, NULL, NULL);
}

/**
 * hiatus_fake_peer_answer_late:
 * @self: a program
 * @answer: a tuple; consumed if floating
 *
 * Answers all calls that have no answer yet, for it was mute.
 */
void
hiatus_fake_peer_answer_late (HiatusFakePeer *self,
                              GVariant *answer)
{
  g_autoptr (GVariant) body = g_variant_ref_sink (answer);

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->open->len; i++)
    {
      g_autoptr (GDBusMessage) reply = g_dbus_message_new_method_reply (g_ptr_array_index (self->open, i));

      g_dbus_message_set_body (reply, body);
      g_dbus_connection_send_message (self->connection, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
    }
  g_ptr_array_set_size (self->open, 0);
  g_mutex_unlock (&self->mutex);
}

/**
 * hiatus_fake_peer_refuse:
 * @self: a program
 * @method: a method
 * @error_name: a D-Bus error
 *
 * It answers with an error from now on.
 */
void
hiatus_fake_peer_refuse (HiatusFakePeer *self,
                         const gchar *method,
                         const gchar *error_name)
{
  set_answer (self, method, NULL, error_name);
}

/**
 * hiatus_fake_peer_emit:
 * @self: a program
 * @path: an object
 * @interface: an interface
 * @signal: a signal
 * @parameters: (nullable): its parameters, a tuple; consumed if floating
 *
 * Emits a signal.
 */
void
hiatus_fake_peer_emit (HiatusFakePeer *self,
                       const gchar *path,
                       const gchar *interface,
                       const gchar *signal,
                       GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
}

/**
 * hiatus_fake_peer_emit_property:
 * @self: a program
 * @path: an object
 * @interface: an interface
 * @property: a property of it
 * @value: (nullable): its new value, consumed if floating; %NULL says that there is one and not which
 *
 * Emits PropertiesChanged.
 */
void
hiatus_fake_peer_emit_property (HiatusFakePeer *self,
                                const gchar *path,
                                const gchar *interface,
                                const gchar *property,
                                GVariant *value)
{
  const gchar *const invalidated[] = { value == NULL ? property : NULL, NULL };
  g_auto (GVariantDict) changed = G_VARIANT_DICT_INIT (NULL);

  if (value != NULL)
    g_variant_dict_insert_value (&changed, property, value);
  hiatus_fake_peer_emit (self, path, PROPERTIES, "PropertiesChanged", g_variant_new ("(s@a{sv}^as)", interface, g_variant_dict_end (&changed), invalidated));
}

/**
 * hiatus_fake_peer_n_calls:
 * @self: a program
 * @method: a method
 *
 * Returns: how often it was called
 */
guint
hiatus_fake_peer_n_calls (HiatusFakePeer *self,
                          const gchar *method)
{
  guint n = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->calls->len; i++)
    n += g_str_equal (g_ptr_array_index (self->calls, i), method);
  g_mutex_unlock (&self->mutex);

  return n;
}
