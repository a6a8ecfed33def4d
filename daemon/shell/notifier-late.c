/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-late.h"

#define NOTIFY_METHOD "Notify"

/* The filter runs on GDBus's thread and may do so a last time after it was removed: hence the references. */
struct _HiatusLateReplies
{
  gatomicrefcount references;
  GDBusConnection *connection; /* (owned) */
  GMainContext *context;       /* (owned): where @func is called */
  guint filter;
  guint last_call; /* atomic */

  HiatusLateReplyFunc func; /* (nullable): belongs to @context; NULL at the end */
  gpointer target;
};

typedef struct
{
  HiatusLateReplies *late; /* (owned) */
  guint call;
  guint id;
} Reply;

static HiatusLateReplies *
late_ref (HiatusLateReplies *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

static void
late_unref (gpointer data)
{
  HiatusLateReplies *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_main_context_unref (self->context);
  g_free (self);
}

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  late_unref (reply->late);
  g_free (reply);
}

static gboolean
on_reply (gpointer data)
{
  Reply *reply = data;

  if (reply->late->func != NULL)
    reply->late->func (reply->late->target, reply->call, reply->id);

  return G_SOURCE_REMOVE;
}

/* Replies to other calls look the same; the one who is told knows which call it waits for. */
static void
pass_on (HiatusLateReplies *self,
         GDBusMessage *message)
{
  GVariant *body = g_dbus_message_get_body (message);
  g_autoptr (GSource) source = NULL;
  Reply *reply;

  if (body == NULL || !g_variant_is_of_type (body, G_VARIANT_TYPE ("(u)")))
    return;

  reply = g_new0 (Reply, 1);
  reply->late = late_ref (self);
  reply->call = g_dbus_message_get_reply_serial (message);
  g_variant_get (body, "(u)", &reply->id);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_reply, reply, reply_free);
  g_source_attach (source, self->context);
}

static GDBusMessage *
on_message (GDBusConnection *connection,
            GDBusMessage *message,
            gboolean is_incoming,
            gpointer user_data)
{
  HiatusLateReplies *self = user_data;
  GDBusMessageType type = g_dbus_message_get_message_type (message);

  if (!is_incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_CALL && g_strcmp0 (g_dbus_message_get_member (message), NOTIFY_METHOD) == 0)
    g_atomic_int_set (&self->last_call, g_dbus_message_get_serial (message));
  else if (is_incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_RETURN)
    pass_on (self, message);

  return message;
}

/**
 * hiatus_late_replies_new:
 * @connection: the one that libnotify uses
 * @func: is told of replies, in the thread-default main context of this moment
 * @target: for @func
 *
 * Begins to listen.
 *
 * Returns: (transfer full): the listener, for hiatus_late_replies_free()
 */
HiatusLateReplies *
hiatus_late_replies_new (GDBusConnection *connection,
                         HiatusLateReplyFunc func,
                         gpointer target)
{
  HiatusLateReplies *self = g_new0 (HiatusLateReplies, 1);

  g_atomic_ref_count_init (&self->references);
  self->connection = g_object_ref (connection);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->target = target;
  self->filter = g_dbus_connection_add_filter (connection, on_message, late_ref (self), late_unref);

  return self;
}

/**
 * hiatus_late_replies_free:
 * @self: (transfer full): the listener
 *
 * Ends it. To be called in the thread whose main context it tells in.
 */
void
hiatus_late_replies_free (HiatusLateReplies *self)
{
  self->func = NULL;
  g_dbus_connection_remove_filter (self->connection, self->filter);
  g_clear_object (&self->connection);
  late_unref (self);
}

/**
 * hiatus_late_replies_get_last_call:
 * @self: the listener
 *
 * Returns: the serial number of the last call of Notify
 */
guint
hiatus_late_replies_get_last_call (HiatusLateReplies *self)
{
  return (guint) g_atomic_int_get (&self->last_call);
}
