/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-libnotify.h"

#include "daemon/shell/notifier-worker.h"

#define SERVER_NAME "org.freedesktop.Notifications"

/**
 * HiatusNotifierLibnotify:
 *
 * Shows pop-ups through the desktop's notification server. The thread that talks to it is started with the
 * first pop-up: most starts of the daemon need none.
 */
struct _HiatusNotifierLibnotify
{
  GObject parent_instance;
  guint name_watch;
  gchar *server;                /* (owned) (nullable): the present owner of the server's name */
  HiatusNotifierWorker *worker; /* (owned) (nullable) */
  GHashTable *awaited;          /* (owned): key → serial of the last sending that something may be heard of */
  guint last_serial;
};

static void hiatus_notifier_libnotify_iface_init (HiatusNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusNotifierLibnotify,
                               hiatus_notifier_libnotify,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HIATUS_TYPE_NOTIFIER, hiatus_notifier_libnotify_iface_init))

/* Whether the thread knew less than this side does by now: there is another server. */
static gboolean
is_outdated (HiatusNotifierLibnotify *self,
             const HiatusNotifierReport *report)
{
  return self->server != NULL && g_strcmp0 (self->server, report->server) != 0;
}

/* What the thread tells may have been overtaken: withdrawn here, or replaced. */
static void
on_report (gpointer target,
           const HiatusNotifierReport *report)
{
  HiatusNotifierLibnotify *self = target;
  HiatusNotifier *notifier = target;

  if (report->outcome == HIATUS_NOTIFIER_AWAKE)
    {
      if (g_strcmp0 (self->server, report->server) == 0)
        hiatus_notifier_emit_available (notifier);
      return;
    }

  /* Of those that were replaced meanwhile, too: what was shown once was shown. */
  if (report->outcome == HIATUS_NOTIFIER_DELIVERED || report->outcome == HIATUS_NOTIFIER_LOST)
    hiatus_notifier_emit_delivered (notifier, report->key);

  if (report->outcome == HIATUS_NOTIFIER_DELIVERED || GPOINTER_TO_UINT (g_hash_table_lookup (self->awaited, report->key)) != report->serial)
    return;

  g_hash_table_remove (self->awaited, report->key);
  switch (report->outcome)
    {
    case HIATUS_NOTIFIER_ANSWERED:
      hiatus_notifier_emit_answered (notifier, report->key, report->action, report->token);
      break;

    case HIATUS_NOTIFIER_CLOSED:
    case HIATUS_NOTIFIER_EXPIRED:
      hiatus_notifier_emit_closed (notifier, report->key, report->outcome == HIATUS_NOTIFIER_EXPIRED);
      break;

    case HIATUS_NOTIFIER_FAILED:
      hiatus_notifier_emit_failed (notifier, report->key);
      /* "available" was said before there was a reason to try again. */
      if (is_outdated (self, report))
        hiatus_notifier_emit_available (notifier);
      break;

    case HIATUS_NOTIFIER_DELIVERED:
    case HIATUS_NOTIFIER_LOST:
    case HIATUS_NOTIFIER_AWAKE:
    default:
      break;
    }
}

static void
libnotify_send (HiatusNotifier *notifier,
                const HiatusMessage *message)
{
  HiatusNotifierLibnotify *self = HIATUS_NOTIFIER_LIBNOTIFY (notifier);

  if (self->worker == NULL)
    self->worker = hiatus_notifier_worker_new (self, on_report);

  self->last_serial++;
  g_hash_table_replace (self->awaited, g_strdup (message->key), GUINT_TO_POINTER (self->last_serial));
  hiatus_notifier_worker_send (self->worker, message, self->last_serial);
}

static void
libnotify_withdraw (HiatusNotifier *notifier,
                    const gchar *key)
{
  HiatusNotifierLibnotify *self = HIATUS_NOTIFIER_LIBNOTIFY (notifier);

  if (g_hash_table_remove (self->awaited, key))
    hiatus_notifier_worker_withdraw (self->worker, key);
}

static void
libnotify_withdraw_all (HiatusNotifier *notifier)
{
  HiatusNotifierLibnotify *self = HIATUS_NOTIFIER_LIBNOTIFY (notifier);

  g_hash_table_remove_all (self->awaited);
  if (self->worker != NULL)
    hiatus_notifier_worker_withdraw_all (self->worker);
}

static void
hiatus_notifier_libnotify_iface_init (HiatusNotifierInterface *iface)
{
  iface->send = libnotify_send;
  iface->withdraw = libnotify_withdraw;
  iface->withdraw_all = libnotify_withdraw_all;
}

static void
hiatus_notifier_libnotify_dispose (GObject *object)
{
  HiatusNotifierLibnotify *self = HIATUS_NOTIFIER_LIBNOTIFY (object);

  g_clear_handle_id (&self->name_watch, g_bus_unwatch_name);
  g_clear_pointer (&self->worker, hiatus_notifier_worker_stop);

  G_OBJECT_CLASS (hiatus_notifier_libnotify_parent_class)->dispose (object);
}

static void
hiatus_notifier_libnotify_finalize (GObject *object)
{
  HiatusNotifierLibnotify *self = HIATUS_NOTIFIER_LIBNOTIFY (object);

  g_hash_table_unref (self->awaited);
  g_free (self->server);

  G_OBJECT_CLASS (hiatus_notifier_libnotify_parent_class)->finalize (object);
}

static void
hiatus_notifier_libnotify_class_init (HiatusNotifierLibnotifyClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = hiatus_notifier_libnotify_dispose;
  object_class->finalize = hiatus_notifier_libnotify_finalize;
}

static void
hiatus_notifier_libnotify_init (HiatusNotifierLibnotify *self)
{
  self->awaited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
on_server_appeared (GDBusConnection *connection,
                    const gchar *name,
                    const gchar *owner,
                    gpointer user_data)
{
  HiatusNotifierLibnotify *self = user_data;

  g_free (self->server);
  self->server = g_strdup (owner);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (self));
}

static void
on_server_vanished (GDBusConnection *connection,
                    const gchar *name,
                    gpointer user_data)
{
  HiatusNotifierLibnotify *self = user_data;

  if (self->server != NULL && self->worker != NULL)
    hiatus_notifier_worker_forget_server (self->worker, self->server);
  g_clear_pointer (&self->server, g_free);
}

/**
 * hiatus_notifier_libnotify_new:
 * @connection: a connection to the session bus, on which is watched whether there is a server
 *
 * Makes the notifier of the desktop. libnotify itself uses the shared connection of g_bus_get(). The
 * signals come in the thread-default main context of the caller; "available" comes for a server that is
 * there from the beginning as well.
 *
 * Returns: (transfer full): the notifier
 */
HiatusNotifier *
hiatus_notifier_libnotify_new (GDBusConnection *connection)
{
  HiatusNotifierLibnotify *self = g_object_new (HIATUS_TYPE_NOTIFIER_LIBNOTIFY, NULL);

  self->name_watch = g_bus_watch_name_on_connection (connection,
                                                     SERVER_NAME,
                                                     G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     on_server_appeared,
                                                     on_server_vanished,
                                                     self,
                                                     NULL);

  return HIATUS_NOTIFIER (self);
}
