/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/peer.h"

/* How long an answer may take; longer than a machine that is starting needs, shorter than D-Bus would wait. */
#define PATIENCE_MS 10000

struct _HiatusPeer
{
  HiatusQuestion question;
  GDBusConnection *connection; /* (owned) */
  GVariant *parameters;        /* (owned) (nullable) */
  HiatusPeerFunc func;
  gpointer user_data;

  guint watch;
  guint subscription;
  GCancellable *cancellable; /* (owned) (nullable): of the call that is under way */
  HiatusPeerAnswer answer;
};

/* The last thing that may be done with @self: it may be gone afterwards. */
static void
answer (HiatusPeer *self,
        HiatusPeerAnswer new_answer)
{
  if (self->answer == new_answer)
    return;

  self->answer = new_answer;
  self->func (new_answer, self->user_data);
}

static void
drop_call (HiatusPeer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_no (HiatusPeer *self,
       const GError *error)
{
  g_autofree gchar *name = NULL;

  if (self->question.errors_for_no == NULL)
    return FALSE;

  name = g_dbus_error_get_remote_error (error);
  return name != NULL && g_str_has_prefix (name, self->question.errors_for_no);
}

static void
on_reply (GObject *connection,
          GAsyncResult *result,
          gpointer user_data)
{
  HiatusPeer *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);

  if (hiatus_peer_is_cancelled (error))
    return;

  g_clear_object (&self->cancellable);
  if (reply != NULL)
    answer (self, self->question.read_reply (&self->question, reply, self->user_data));
  else
    answer (self, is_no (self, error) ? HIATUS_PEER_ANSWER_NO : HIATUS_PEER_ANSWER_UNKNOWN);
}

static void
ask (HiatusPeer *self)
{
  drop_call (self);
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (self->connection,
                          self->question.bus_name,
                          self->question.path,
                          self->question.interface,
                          self->question.method,
                          self->parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS,
                          self->cancellable,
                          on_reply,
                          self);
}

static void
on_signal (GDBusConnection *connection,
           const gchar *sender,
           const gchar *path,
           const gchar *interface,
           const gchar *signal,
           GVariant *parameters,
           gpointer user_data)
{
  HiatusPeer *self = user_data;
  HiatusPeerAnswer said = self->question.read_signal (&self->question, parameters, self->user_data);

  if (said == HIATUS_PEER_ANSWER_UNKNOWN)
    return;

  if (said == HIATUS_PEER_ANSWER_PENDING)
    {
      ask (self);
      return;
    }
  /* It is newer than what a call that is under way will bring. */
  drop_call (self);
  answer (self, said);
}

static void
forget_owner (HiatusPeer *self)
{
  drop_call (self);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
}

static void
on_appeared (GDBusConnection *connection,
             const gchar *name,
             const gchar *owner,
             gpointer user_data)
{
  HiatusPeer *self = user_data;

  forget_owner (self);
  /* Before the question, so that no change falls between the two. Of the owner alone: whoever has the name next is
   * another program. */
  if (self->question.signal_interface != NULL)
    self->subscription =
        g_dbus_connection_signal_subscribe (connection,
                                            owner,
                                            self->question.signal_interface,
                                            self->question.signal,
                                            self->question.path,
                                            self->question.signal_argument,
                                            G_DBUS_SIGNAL_FLAGS_NONE,
                                            on_signal,
                                            self,
                                            NULL);
  ask (self);
  answer (self, HIATUS_PEER_ANSWER_PENDING);
}

static void
on_vanished (GDBusConnection *connection,
             const gchar *name,
             gpointer user_data)
{
  HiatusPeer *self = user_data;

  forget_owner (self);
  answer (self, HIATUS_PEER_ANSWER_ABSENT);
}

/**
 * hiatus_peer_new:
 * @connection: the bus
 * @question: what to ask; copied, its strings have to live as long as the peer
 * @parameters: (nullable): of the method; consumed if floating
 * @func: called from the main loop when the answer is another one; it is _PENDING at first
 * @user_data: for @func and the readers
 *
 * Returns: (transfer full): a peer, for hiatus_peer_free()
 */
HiatusPeer *
hiatus_peer_new (GDBusConnection *connection,
                 const HiatusQuestion *question,
                 GVariant *parameters,
                 HiatusPeerFunc func,
                 gpointer user_data)
{
  HiatusPeer *self = g_new0 (HiatusPeer, 1);

  self->question = *question;
  self->connection = g_object_ref (connection);
  self->parameters = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  self->func = func;
  self->user_data = user_data;
  self->watch = g_bus_watch_name_on_connection (connection, question->bus_name, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, on_vanished, self, NULL);

  return self;
}

/**
 * hiatus_peer_new_for_property:
 * @connection: the bus
 * @question: of %HIATUS_QUESTION_PROPERTY
 * @func: called from the main loop when the answer is another one
 * @user_data: for @func
 *
 * Returns: (transfer full): a peer, for hiatus_peer_free()
 */
HiatusPeer *
hiatus_peer_new_for_property (GDBusConnection *connection,
                              const HiatusQuestion *question,
                              HiatusPeerFunc func,
                              gpointer user_data)
{
  return hiatus_peer_new (connection, question, g_variant_new ("(ss)", question->signal_argument, question->property), func, user_data);
}

/**
 * hiatus_peer_free:
 * @self: (transfer full): a peer
 *
 * Asks no more. Its function is not called again.
 */
void
hiatus_peer_free (HiatusPeer *self)
{
  g_bus_unwatch_name (self->watch);
  forget_owner (self);
  g_clear_pointer (&self->parameters, g_variant_unref);
  g_object_unref (self->connection);
  g_free (self);
}

/**
 * hiatus_peer_ask_again:
 * @self: a peer
 *
 * For those who do not tell of changes: asks now. The present answer holds until there is another.
 */
void
hiatus_peer_ask_again (HiatusPeer *self)
{
  /* Whoever asks faster than the other side answers gets an answer, too. */
  if (self->answer != HIATUS_PEER_ANSWER_ABSENT && self->cancellable == NULL)
    ask (self);
}

/**
 * hiatus_peer_get_answer:
 * @self: a peer
 *
 * Returns: the present answer
 */
HiatusPeerAnswer
hiatus_peer_get_answer (HiatusPeer *self)
{
  return self->answer;
}

static HiatusPeerAnswer
read_value (GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      inner = g_variant_get_variant (value);
      value = inner;
    }
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  return g_variant_get_boolean (value) ? HIATUS_PEER_ANSWER_YES : HIATUS_PEER_ANSWER_NO;
}

/**
 * hiatus_peer_is_cancelled:
 * @error: (nullable): how a call failed
 *
 * The caller may be gone when its own call was cancelled. A peer can say of itself that something was cancelled, and GLib makes the
 * same error of that: whoever believed it would wait for an answer for ever.
 *
 * Returns: whether the call was cancelled on this side
 */
gboolean
hiatus_peer_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !g_dbus_error_is_remote_error (error);
}

/**
 * hiatus_read_boolean:
 * @question: a question
 * @parameters: a reply, or a signal
 * @user_data: not used
 *
 * Reads one boolean, in a variant or not.
 *
 * Returns: the answer
 */
HiatusPeerAnswer
hiatus_read_boolean (const HiatusQuestion *question,
                     GVariant *parameters,
                     gpointer user_data)
{
  g_autoptr (GVariant) value = NULL;

  if (g_variant_n_children (parameters) != 1)
    return HIATUS_PEER_ANSWER_UNKNOWN;

  value = g_variant_get_child_value (parameters, 0);
  return read_value (value);
}

/**
 * hiatus_read_property:
 * @question: a question with a property
 * @parameters: of PropertiesChanged
 * @user_data: not used
 *
 * Reads what the signal says of the property.
 *
 * Returns: the answer
 */
HiatusPeerAnswer
hiatus_read_property (const HiatusQuestion *question,
                      GVariant *parameters,
                      gpointer user_data)
{
  g_autoptr (GVariant) changed = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree const gchar **invalidated = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(&s@a{sv}^a&s)", NULL, &changed, &invalidated);
  value = g_variant_lookup_value (changed, question->property, NULL);
  if (value != NULL)
    return read_value (value);

  return g_strv_contains (invalidated, question->property) ? HIATUS_PEER_ANSWER_PENDING : HIATUS_PEER_ANSWER_UNKNOWN;
}
