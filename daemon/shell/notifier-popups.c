/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-popups.h"

#include <libnotify/notify.h>

#include "daemon/shell/notifier-late.h"
#include "daemon/shell/notifier-server.h"
#include "daemon/shell/notifier-text.h"

#define APP_NAME "Hiatus"
#define ICON_NAME "hiatus"
#define DESKTOP_ENTRY "org.hiatus.Hiatus"
#define OWN_HINT "x-hiatus"

/* As the specification numbers them. A server that gives no reason leaves it open, and then the person may have done it. */
#define REASON_EXPIRED 1

/* How many servers may leave one after the other, each just before it was to show a pop-up. */
#define MAX_SERVERS 3

/*
 * libnotify's calls wait for the server, 25 seconds each if it hangs: all of this belongs on a thread that
 * may wait, and on one only.
 */
struct _HiatusPopups
{
  HiatusNotifierReportFunc func;
  gpointer target;
  HiatusNotifierServer *server;    /* (owned) */
  HiatusLateReplies *late_replies; /* (owned) (nullable): once there is a connection */
  GHashTable *shown;               /* (owned) (element-type utf8 Shown) */
  GHashTable *late;                /* (owned) (element-type guint Shown): call → what may come up yet */
};

/* A pop-up that is up, or may be. */
typedef struct
{
  HiatusPopups *popups;
  gchar *key; /* (owned) */
  guint serial;
  gchar *server;                    /* (owned) (nullable): who shows it */
  NotifyNotification *notification; /* (owned) */
  gboolean is_unwanted;             /* it came too late, and is to go again when it comes up */
} Shown;

static void
tell (HiatusPopups *self,
      HiatusNotifierOutcome outcome,
      const gchar *key,
      guint serial,
      const gchar *server)
{
  const HiatusNotifierReport report = { .outcome = outcome, .key = key, .serial = serial, .server = server };

  self->func (self->target, &report);
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  g_object_unref (shown->notification);
  g_free (shown->server);
  g_free (shown->key);
  g_free (shown);
}

static void
on_closed (NotifyNotification *notification,
           gpointer data)
{
  Shown *shown = data;
  const gboolean expired = notify_notification_get_closed_reason (notification) == REASON_EXPIRED;

  tell (shown->popups, expired ? HIATUS_NOTIFIER_EXPIRED : HIATUS_NOTIFIER_CLOSED, shown->key, shown->serial, shown->server);
  g_hash_table_remove (shown->popups->shown, shown->key);
}

static void
on_action (NotifyNotification *notification,
           gchar *action,
           gpointer data)
{
  Shown *shown = data;
  const HiatusNotifierReport report = {
    .outcome = HIATUS_NOTIFIER_ANSWERED,
    .key = shown->key,
    .serial = shown->serial,
    .action = action,
    .token = notify_notification_get_activation_token (notification),
    .server = shown->server,
  };

  shown->popups->func (shown->popups->target, &report);
  g_hash_table_remove (shown->popups->shown, shown->key);
  /* Some servers leave it standing. */
  notify_notification_close (notification, NULL);
}

static Shown *
shown_new (HiatusPopups *self,
           const gchar *key)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->popups = self;
  shown->key = g_strdup (key);
  shown->server = g_strdup (hiatus_notifier_server_get_owner (self->server));
  shown->notification = notify_notification_new (APP_NAME, NULL, NULL);
  g_signal_connect (shown->notification, "closed", G_CALLBACK (on_closed), shown);

  return shown;
}

static void
take_back (Shown *shown)
{
  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  notify_notification_close (shown->notification, NULL);
}

static void
forget_those_of (HiatusPopups *self,
                 GHashTable *table,
                 const gchar *owner)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Shown *shown = data;

      if (owner != NULL && g_strcmp0 (shown->server, owner) != 0)
        continue;
      if (!shown->is_unwanted)
        tell (self, HIATUS_NOTIFIER_LOST, shown->key, shown->serial, shown->server);
      g_hash_table_iter_remove (&iter);
    }
}

/* @key: (nullable): %NULL for all */
static void
unwant_late (HiatusPopups *self,
             const gchar *key)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->late);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Shown *shown = data;

      if (key == NULL || g_str_equal (shown->key, key))
        shown->is_unwanted = TRUE;
    }
}

/* A server that was asleep has shown a pop-up after all. */
static void
on_replied (gpointer target,
            guint call,
            guint id)
{
  HiatusPopups *self = target;
  gpointer data;
  Shown *shown;

  if (!g_hash_table_steal_extended (self->late, GUINT_TO_POINTER (call), NULL, &data))
    return;

  shown = data;
  g_object_set (shown->notification, "id", (gint) id, NULL);
  if (shown->is_unwanted)
    {
      take_back (shown);
      shown_free (shown);
    }
  else
    g_hash_table_replace (self->shown, shown->key, shown);
}

static void
on_awake (gpointer target,
          const gchar *owner)
{
  tell (target, HIATUS_NOTIFIER_AWAKE, NULL, 0, owner);
}

static gchar *
compose_body (const HiatusServerAbilities *abilities,
              const HiatusMessage *message)
{
  g_autoptr (GString) text = g_string_new (message->body);
  g_autofree gchar *cleaned = NULL;

  if (!abilities->has_actions && message->without_actions != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", message->without_actions);

  cleaned = hiatus_notifier_text_clean (text->str, TRUE);

  return abilities->reads_markup ? g_markup_escape_text (cleaned, -1) : g_steal_pointer (&cleaned);
}

static void
fill (HiatusPopups *self,
      Shown *shown,
      const HiatusMessage *message)
{
  const HiatusServerAbilities *abilities = hiatus_notifier_server_get_abilities (self->server);
  NotifyNotification *notification = shown->notification;
  g_autofree gchar *summary = hiatus_notifier_text_clean (message->summary, FALSE);
  g_autofree gchar *body = compose_body (abilities, message);

  notify_notification_update (notification, summary[0] != '\0' ? summary : APP_NAME, body, ICON_NAME);

  notify_notification_clear_hints (notification);
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (DESKTOP_ENTRY));
  notify_notification_set_hint (notification, OWN_HINT, g_variant_new_boolean (TRUE));
  if (message->transient)
    notify_notification_set_hint (notification, "transient", g_variant_new_boolean (TRUE));
  if (message->has_progress && abilities->shows_progress)
    notify_notification_set_hint (notification, "value", g_variant_new_int32 (CLAMP (message->progress, 0, 100)));

  notify_notification_clear_actions (notification);
  for (guint i = 0; abilities->has_actions && i < message->n_actions; i++)
    {
      g_autofree gchar *label = hiatus_notifier_text_clean (message->actions[i].label, FALSE);

      notify_notification_add_action (notification, message->actions[i].id, label, on_action, shown, NULL);
    }
}

/* Whether the server took too long: it may show the pop-up yet. */
static gboolean
is_late (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}

/* Whether the server had left before it heard of the pop-up. */
static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER);
}

static void
wait_for_late (HiatusPopups *self,
               Shown *shown)
{
  guint call = hiatus_late_replies_get_last_call (self->late_replies);
  gint id = 0;

  g_object_get (shown->notification, "id", &id, NULL);
  /* One that replaces another has its number already. */
  if (id != 0)
    return;

  g_hash_table_steal (self->shown, shown->key);
  g_hash_table_replace (self->late, GUINT_TO_POINTER (call), shown);
}

static gboolean
show (HiatusPopups *self,
      const HiatusMessage *message,
      guint serial,
      GError **error)
{
  const HiatusServerAbilities *abilities = hiatus_notifier_server_get_abilities (self->server);
  Shown *shown = g_hash_table_lookup (self->shown, message->key);

  if (shown != NULL && message->n_actions > 0 && abilities->loses_actions)
    {
      take_back (shown);
      g_hash_table_remove (self->shown, message->key);
      shown = NULL;
    }
  if (shown == NULL)
    {
      shown = shown_new (self, message->key);
      g_hash_table_replace (self->shown, shown->key, shown);
    }
  shown->serial = serial;
  fill (self, shown, message);

  if (notify_notification_show (shown->notification, error))
    return TRUE;

  if (is_late (*error))
    wait_for_late (self, shown);
  else
    /* Its number is not known, so nothing more can be done with it. */
    g_hash_table_remove (self->shown, message->key);

  return FALSE;
}

/* Turns to the server that there is now. Returns: whether it can be asked to show something. */
static gboolean
meet_server (HiatusPopups *self,
             const gchar *owner)
{
  GDBusConnection *connection = hiatus_notifier_server_connect (self->server);

  if (self->late_replies == NULL)
    self->late_replies = hiatus_late_replies_new (connection, on_replied, self);
  if (g_strcmp0 (owner, hiatus_notifier_server_get_owner (self->server)) == 0)
    return TRUE;

  /* The numbers that another server gave mean nothing to this one. */
  forget_those_of (self, self->shown, NULL);
  forget_those_of (self, self->late, NULL);

  return hiatus_notifier_server_meet (self->server, owner);
}

/**
 * hiatus_popups_new:
 * @func: called on the thread that calls all of this
 * @target: for @func
 *
 * Makes an empty set of pop-ups. The thread needs a thread-default main context, in which answers arrive.
 *
 * Returns: (transfer full): the pop-ups
 */
HiatusPopups *
hiatus_popups_new (HiatusNotifierReportFunc func,
                   gpointer target)
{
  HiatusPopups *self = g_new0 (HiatusPopups, 1);

  self->func = func;
  self->target = target;
  self->server = hiatus_notifier_server_new (on_awake, self);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shown_free);
  self->late = g_hash_table_new_full (NULL, NULL, NULL, shown_free);

  return self;
}

/**
 * hiatus_popups_free:
 * @self: (transfer full): the pop-ups
 *
 * Forgets all pop-ups without taking them back, and ends libnotify.
 */
void
hiatus_popups_free (HiatusPopups *self)
{
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->late);
  g_clear_pointer (&self->late_replies, hiatus_late_replies_free);
  hiatus_notifier_server_free (self->server);
  g_free (self);
}

/**
 * hiatus_popups_send:
 * @self: the pop-ups
 * @message: what to show
 * @serial: a number for reports about this sending
 *
 * Shows a pop-up, or replaces the one of the same key.
 */
void
hiatus_popups_send (HiatusPopups *self,
                    const HiatusMessage *message,
                    guint serial)
{
  g_autofree gchar *owner = NULL;

  unwant_late (self, message->key);
  for (guint n_servers = 0; n_servers < MAX_SERVERS; n_servers++)
    {
      g_autofree gchar *present = hiatus_notifier_server_find (self->server);
      g_autoptr (GError) error = NULL;

      /* The one that failed is the only one there is. */
      if (present == NULL || g_strcmp0 (present, owner) == 0)
        break;

      g_free (owner);
      owner = g_steal_pointer (&present);
      if (!meet_server (self, owner))
        continue;
      if (show (self, message, serial, &error) || is_late (error))
        {
          tell (self, HIATUS_NOTIFIER_DELIVERED, message->key, serial, owner);
          return;
        }
      if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
        {
          /* It went away in the middle of it, and may have shown it. */
          tell (self, HIATUS_NOTIFIER_LOST, message->key, serial, owner);
          return;
        }
      if (!is_gone (error))
        break;
    }

  tell (self, HIATUS_NOTIFIER_FAILED, message->key, serial, owner);
}

/**
 * hiatus_popups_withdraw:
 * @self: the pop-ups
 * @key: a key
 *
 * Takes a pop-up back, if it is up. Nothing is reported about it.
 */
void
hiatus_popups_withdraw (HiatusPopups *self,
                        const gchar *key)
{
  Shown *shown = g_hash_table_lookup (self->shown, key);

  unwant_late (self, key);
  if (shown == NULL)
    return;

  take_back (shown);
  g_hash_table_remove (self->shown, key);
}

/**
 * hiatus_popups_withdraw_all:
 * @self: the pop-ups
 *
 * Takes them all back. Nothing is reported about them.
 */
void
hiatus_popups_withdraw_all (HiatusPopups *self)
{
  GHashTableIter iter;
  gpointer shown;

  unwant_late (self, NULL);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &shown))
    {
      take_back (shown);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * hiatus_popups_forget_server:
 * @self: the pop-ups
 * @owner: the unique name on the bus that the server had
 *
 * Says that a server is gone. It took its pop-ups along without a word about them: they are reported as
 * lost.
 */
void
hiatus_popups_forget_server (HiatusPopups *self,
                             const gchar *owner)
{
  forget_those_of (self, self->shown, owner);
  forget_those_of (self, self->late, owner);
}
