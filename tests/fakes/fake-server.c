/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-server.h"

#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

#define REASON_WITHDRAWN 3

/* Takes the name from another one, lets it be taken, and does not wait for its return. */
#define NAME_FLAGS 7

static const gchar introspection[] =
    "<node>"
    "  <interface name='org.freedesktop.Notifications'>"
    "    <method name='Notify'>"
    "      <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
    "      <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "      <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>"
    "    </method>"
    "    <method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "    <method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "    <method name='GetServerInformation'>"
    "      <arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "      <arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "    </method>"
    "  </interface>"
    "</node>";

struct _HiatusFakeServer
{
  gchar *bus_address; /* (owned) */
  HiatusFakeServerTrait traits;
  GThread *thread;             /* (owned) */
  GMainContext *context;       /* (owned): the thread's */
  gint is_stopping;            /* atomic */
  GDBusConnection *connection; /* (owned) */

  GMutex mutex;
  GCond changed;
  gboolean is_ready;   /* this and all below under @mutex */
  GPtrArray *methods;  /* (element-type utf8) (owned): the names of what was called, in order */
  GPtrArray *notified; /* (element-type HiatusNotifyCall) (owned) */
  GArray *closed;      /* (element-type guint) (owned): the ids that were taken back */
  GPtrArray *pending;  /* (element-type Pending) (owned): what is not answered */
  guint last_id;
};

/* A call that waits for an answer. */
typedef struct
{
  GDBusMethodInvocation *invocation; /* (owned) */
  GVariant *answer;                  /* (owned) */
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_object_unref (pending->invocation);
  g_variant_unref (pending->answer);
  g_free (pending);
}

static void
call_free (gpointer data)
{
  HiatusNotifyCall *call = data;

  g_free (call->app_name);
  g_free (call->icon);
  g_free (call->summary);
  g_free (call->body);
  g_strfreev (call->actions);
  g_variant_unref (call->hints);
  g_free (call);
}

static guint
handle_notify (HiatusFakeServer *self,
               GVariant *parameters)
{
  HiatusNotifyCall *call = g_new0 (HiatusNotifyCall, 1);

  g_variant_get (parameters,
                 "(susss^as@a{sv}i)",
                 &call->app_name,
                 &call->replaces,
                 &call->icon,
                 &call->summary,
                 &call->body,
                 &call->actions,
                 &call->hints,
                 &call->timeout);
  call->id = call->replaces != 0 ? call->replaces : ++self->last_id;
  g_ptr_array_add (self->notified, call);

  return call->id;
}

static const gchar *
get_name (HiatusFakeServer *self)
{
  if ((self->traits & HIATUS_FAKE_SERVER_DUNST) != 0)
    return "dunst";
  if ((self->traits & HIATUS_FAKE_SERVER_GNOME) != 0)
    return "gnome-shell";

  return (self->traits & HIATUS_FAKE_SERVER_XFCE) != 0 ? "Xfce Notify Daemon" : "fake";
}

/* Returns: the answer, or NULL for an error. */
static GVariant *
handle_call (HiatusFakeServer *self,
             const gchar *method,
             GVariant *parameters)
{
  GVariantBuilder capabilities;
  guint id;

  if (g_str_equal (method, "Notify"))
    {
      id = handle_notify (self, parameters);
      return (self->traits & HIATUS_FAKE_SERVER_REFUSING) != 0 ? NULL : g_variant_new ("(u)", id);
    }

  if (g_str_equal (method, "CloseNotification"))
    {
      g_variant_get (parameters, "(u)", &id);
      g_array_append_val (self->closed, id);
      return g_variant_new ("()");
    }

  if (g_str_equal (method, "GetServerInformation"))
    return g_variant_new ("(ssss)", get_name (self), "Hiatus", "1", "1.2");

  g_variant_builder_init (&capabilities, G_VARIANT_TYPE_STRING_ARRAY);
  g_variant_builder_add (&capabilities, "s", "body");
  if ((self->traits & HIATUS_FAKE_SERVER_MARKUP) != 0)
    g_variant_builder_add (&capabilities, "s", "body-markup");
  if ((self->traits & HIATUS_FAKE_SERVER_ACTIONS) != 0)
    g_variant_builder_add (&capabilities, "s", "actions");

  return g_variant_new ("(as)", &capabilities);
}

static gboolean
is_silent_about (HiatusFakeServer *self,
                 const gchar *method)
{
  if ((self->traits & HIATUS_FAKE_SERVER_MUTE) != 0)
    return TRUE;

  return (self->traits & HIATUS_FAKE_SERVER_SILENT) != 0 && (g_str_equal (method, "Notify") || g_str_equal (method, "CloseNotification"));
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
  HiatusFakeServer *self = user_data;
  g_autoptr (GVariant) answer = NULL;
  gboolean is_silent;
  guint id = 0;

  g_mutex_lock (&self->mutex);
  is_silent = is_silent_about (self, method);
  answer = handle_call (self, method, parameters);
  if (answer != NULL)
    g_variant_ref_sink (answer);
  g_ptr_array_add (self->methods, g_strdup (method));
  if (is_silent)
    {
      Pending *pending = g_new0 (Pending, 1);

      pending->invocation = invocation;
      pending->answer = g_variant_ref (answer);
      g_ptr_array_add (self->pending, pending);
    }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_main_context_wakeup (NULL);

  if (is_silent)
    return;

  if (answer == NULL)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, NAME ".Error.Refused", "no");
      return;
    }

  g_dbus_method_invocation_return_value (invocation, answer);
  if (g_str_equal (method, "CloseNotification"))
    {
      g_variant_get (parameters, "(u)", &id);
      hiatus_fake_server_close (self, id, REASON_WITHDRAWN);
    }
}

static void
call_bus (HiatusFakeServer *self,
          const gchar *method,
          GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (self->connection,
                                   "org.freedesktop.DBus",
                                   "/org/freedesktop/DBus",
                                   "org.freedesktop.DBus",
                                   method,
                                   parameters,
                                   NULL,
                                   G_DBUS_CALL_FLAGS_NONE,
                                   -1,
                                   NULL,
                                   &error);
  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

static void
on_closed (gboolean *is_closed)
{
  *is_closed = TRUE;
}

static gpointer
run (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  HiatusFakeServer *self = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_closed = FALSE;
  guint object;

  g_main_context_push_thread_default (self->context);
  self->connection =
      hiatus_fake_peer_connect (self->bus_address);
  object = g_dbus_connection_register_object (self->connection, PATH, node->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  call_bus (self, "RequestName", g_variant_new ("(su)", NAME, NAME_FLAGS));

  g_mutex_lock (&self->mutex);
  self->is_ready = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);

  while (!g_atomic_int_get (&self->is_stopping))
    g_main_context_iteration (self->context, TRUE);

  g_dbus_connection_unregister_object (self->connection, object);
  g_signal_connect_swapped (self->connection, "closed", G_CALLBACK (on_closed), &is_closed);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  /* Until that is told, connection and context keep each other. */
  while (!is_closed)
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

/**
 * hiatus_fake_server_start:
 * @bus_address: the bus
 * @traits: what kind of server
 *
 * Starts a server and waits until it has its name, which it takes from another one if need be.
 *
 * Returns: (transfer full): the server, for hiatus_fake_server_stop()
 */
HiatusFakeServer *
hiatus_fake_server_start (const gchar *bus_address,
                          HiatusFakeServerTrait traits)
{
  HiatusFakeServer *self = g_new0 (HiatusFakeServer, 1);

  self->bus_address = g_strdup (bus_address);
  self->traits = traits;
  self->context = g_main_context_new ();
  self->methods = g_ptr_array_new_with_free_func (g_free);
  self->notified = g_ptr_array_new_with_free_func (call_free);
  self->closed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("server", run, self);

  g_mutex_lock (&self->mutex);
  while (!self->is_ready)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

/**
 * hiatus_fake_server_stop:
 * @self: (transfer full): the server
 *
 * Lets it die: without a word about its pop-ups, and with its calls unanswered.
 */
void
hiatus_fake_server_stop (HiatusFakeServer *self)
{
  g_atomic_int_set (&self->is_stopping, TRUE);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);

  g_ptr_array_unref (self->pending);
  g_object_unref (self->connection);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->methods);
  g_ptr_array_unref (self->notified);
  g_array_unref (self->closed);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->bus_address);
  g_free (self);
}

static guint
count_locked (HiatusFakeServer *self,
              const gchar *method)
{
  guint n = 0;

  for (guint i = 0; i < self->methods->len; i++)
    n += g_str_equal (g_ptr_array_index (self->methods, i), method);

  return n;
}

/**
 * hiatus_fake_server_n_calls:
 * @self: the server
 * @method: the name of a method
 *
 * How often it was called.
 *
 * Returns: the number
 */
guint
hiatus_fake_server_n_calls (HiatusFakeServer *self,
                            const gchar *method)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = count_locked (self, method);
  g_mutex_unlock (&self->mutex);

  return n;
}

/**
 * hiatus_fake_server_get_notify:
 * @self: the server
 * @index: which call of Notify, from 0 on
 *
 * What it was called with.
 *
 * Returns: (transfer none): the call
 */
const HiatusNotifyCall *
hiatus_fake_server_get_notify (HiatusFakeServer *self,
                               guint index)
{
  const HiatusNotifyCall *call;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->notified->len);
  call = g_ptr_array_index (self->notified, index);
  g_mutex_unlock (&self->mutex);

  return call;
}

/**
 * hiatus_fake_server_was_closed:
 * @self: the server
 * @id: the number of a pop-up
 *
 * Whether it was taken back with CloseNotification.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_fake_server_was_closed (HiatusFakeServer *self,
                               guint id)
{
  gboolean was_closed = FALSE;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->closed->len; i++)
    was_closed = was_closed || g_array_index (self->closed, guint, i) == id;
  g_mutex_unlock (&self->mutex);

  return was_closed;
}

/**
 * hiatus_fake_server_wait_for:
 * @self: the server
 * @method: the name of a method
 * @n_calls: how often it is to have been called
 *
 * Waits for that without running the main loop; fails the test if it does not happen.
 */
void
hiatus_fake_server_wait_for (HiatusFakeServer *self,
                             const gchar *method,
                             guint n_calls)
{
  gint64 limit_us = g_get_monotonic_time () + HIATUS_WAIT_LIMIT_MS * G_TIME_SPAN_MILLISECOND;

  g_mutex_lock (&self->mutex);
  while (count_locked (self, method) < n_calls)
    if (!g_cond_wait_until (&self->changed, &self->mutex, limit_us))
      g_error ("waited in vain for %u calls of %s", n_calls, method);
  g_mutex_unlock (&self->mutex);
}

static void
emit (HiatusFakeServer *self,
      const gchar *signal,
      GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, PATH, NAME, signal, parameters, &error);
  g_assert_no_error (error);
}

/**
 * hiatus_fake_server_invoke:
 * @self: the server
 * @id: the number of a pop-up
 * @action: the id of a button
 *
 * Uses a button. The pop-up stays up, as with some servers.
 */
void
hiatus_fake_server_invoke (HiatusFakeServer *self,
                           guint id,
                           const gchar *action)
{
  emit (self, "ActionInvoked", g_variant_new ("(us)", id, action));
}

/**
 * hiatus_fake_server_give_token:
 * @self: the server
 * @id: the number of a pop-up
 * @token: an activation token
 *
 * Says what lets a window come to the front, as servers do before they tell of a button.
 */
void
hiatus_fake_server_give_token (HiatusFakeServer *self,
                               guint id,
                               const gchar *token)
{
  emit (self, "ActivationToken", g_variant_new ("(us)", id, token));
}

/**
 * hiatus_fake_server_wake:
 * @self: a server that is silent or mute
 *
 * Has it answer all that it did not, and from now on.
 */
void
hiatus_fake_server_wake (HiatusFakeServer *self)
{
  g_autoptr (GPtrArray) pending = NULL;

  g_mutex_lock (&self->mutex);
  self->traits &= ~(HIATUS_FAKE_SERVER_SILENT | HIATUS_FAKE_SERVER_MUTE);
  pending = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  g_mutex_unlock (&self->mutex);

  for (guint i = 0; i < pending->len; i++)
    {
      Pending *call = g_ptr_array_index (pending, i);

      g_dbus_method_invocation_return_value (g_object_ref (call->invocation), call->answer);
    }
}

/**
 * hiatus_fake_server_close:
 * @self: the server
 * @id: the number of a pop-up
 * @reason: 1 for expired, 2 for closed by the person, 3 for taken back
 *
 * Says that it is gone.
 */
void
hiatus_fake_server_close (HiatusFakeServer *self,
                          guint id,
                          guint reason)
{
  emit (self, "NotificationClosed", g_variant_new ("(uu)", id, reason));
}
