/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-popups.h"

#include <gio/gio.h>
#include <libnotify/notify.h>

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

#define APP_NAME "Hiatus"
#define ICON_NAME "hiatus"
#define DESKTOP_ENTRY "hiatus"
#define OWN_HINT "x-hiatus"

/*
 * libnotify's calls wait for the server, 25 seconds each if it hangs: all of this belongs on a thread that
 * may wait, and on one only.
 */
struct _HiatusPopups
{
  HiatusNotifierReportFunc func;
  gpointer target;
  GDBusConnection *connection; /* (owned) (nullable): the one that libnotify uses */
  GHashTable *shown;           /* (owned) (element-type utf8 Shown) */
  gchar *server;               /* (owned) (nullable): the owner of the name that the next two are about */
  gboolean reads_markup;
  gboolean has_actions;
};

/* A pop-up that is up. */
typedef struct
{
  HiatusPopups *popups;
  gchar *key; /* (owned) */
  guint serial;
  gchar *server;                    /* (owned) (nullable): who shows it */
  NotifyNotification *notification; /* (owned) */
} Shown;

static gboolean
is_harmless (gunichar character,
             gboolean keep_lines)
{
  if (character == '\n')
    return keep_lines;

  /* What turns the direction of all that follows could make a text say something else. */
  if ((character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069))
    return FALSE;

  return !g_unichar_iscntrl (character);
}

/* Drops what a server might not bear or what might deceive. */
static gchar *
clean (const gchar *text,
       gboolean keep_lines)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (32);

  for (gchar *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      if (is_harmless (character, keep_lines))
        g_string_append_unichar (kept, character);
    }

  return g_string_free (kept, FALSE);
}

static void
tell (HiatusPopups *self,
      HiatusNotifierReport report,
      const gchar *key,
      guint serial,
      const gchar *action)
{
  self->func (self->target, report, key, serial, action);
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

  tell (shown->popups, HIATUS_NOTIFIER_REPORT_CLOSED, shown->key, shown->serial, NULL);
  g_hash_table_remove (shown->popups->shown, shown->key);
}

static void
on_action (NotifyNotification *notification,
           gchar *action,
           gpointer data)
{
  Shown *shown = data;

  tell (shown->popups, HIATUS_NOTIFIER_REPORT_ANSWERED, shown->key, shown->serial, action);
  g_hash_table_remove (shown->popups->shown, shown->key);
  /* Some servers leave it standing. */
  notify_notification_close (notification, NULL);
}

static gchar *
get_server (HiatusPopups *self)
{
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (self->connection,
                                   BUS_NAME,
                                   BUS_PATH,
                                   BUS_NAME,
                                   "GetNameOwner",
                                   g_variant_new ("(s)", SERVER_NAME),
                                   G_VARIANT_TYPE ("(s)"),
                                   G_DBUS_CALL_FLAGS_NONE,
                                   -1,
                                   NULL,
                                   NULL);
  gchar *owner = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &owner);

  return owner;
}

static gboolean
connect_to_bus (HiatusPopups *self)
{
  if (self->connection != NULL)
    return TRUE;

  self->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (self->connection == NULL || !notify_init (APP_NAME))
    return FALSE;

  /* The end of the session is noticed on the daemon's own connection, and is no reason to be killed. */
  g_dbus_connection_set_exit_on_close (self->connection, FALSE);

  return TRUE;
}

/* Finds out what the server can do, once for each server; starts one if the bus knows how to. */
static gboolean
meet_server (HiatusPopups *self)
{
  g_autofree gchar *owner = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree const gchar **capabilities = NULL;

  if (!connect_to_bus (self))
    return FALSE;

  owner = get_server (self);
  if (owner != NULL && g_strcmp0 (owner, self->server) == 0)
    return TRUE;

  /* notify_get_server_caps() cannot tell a server that has none from one that is not there, and warns. */
  reply = g_dbus_connection_call_sync (self->connection,
                                       SERVER_NAME,
                                       SERVER_PATH,
                                       SERVER_NAME,
                                       "GetCapabilities",
                                       NULL,
                                       G_VARIANT_TYPE ("(as)"),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(^a&s)", &capabilities);
  self->reads_markup = g_strv_contains (capabilities, "body-markup");
  self->has_actions = g_strv_contains (capabilities, "actions");
  g_free (self->server);
  self->server = get_server (self);

  return TRUE;
}

static gchar *
compose_body (HiatusPopups *self,
              const HiatusMessage *message)
{
  g_autoptr (GString) text = g_string_new (message->body);
  g_autofree gchar *cleaned = NULL;

  if (!self->has_actions && message->without_actions != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", message->without_actions);

  cleaned = clean (text->str, TRUE);

  return self->reads_markup ? g_markup_escape_text (cleaned, -1) : g_steal_pointer (&cleaned);
}

static void
fill (HiatusPopups *self,
      Shown *shown,
      const HiatusMessage *message)
{
  NotifyNotification *notification = shown->notification;
  g_autofree gchar *summary = clean (message->summary, FALSE);
  g_autofree gchar *body = compose_body (self, message);

  notify_notification_update (notification, summary[0] != '\0' ? summary : APP_NAME, body, ICON_NAME);

  notify_notification_clear_hints (notification);
  notify_notification_set_urgency (notification, NOTIFY_URGENCY_NORMAL);
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (DESKTOP_ENTRY));
  notify_notification_set_hint (notification, OWN_HINT, g_variant_new_boolean (TRUE));
  if (message->transient)
    notify_notification_set_hint (notification, "transient", g_variant_new_boolean (TRUE));

  notify_notification_clear_actions (notification);
  for (guint i = 0; self->has_actions && i < message->n_actions; i++)
    {
      g_autofree gchar *label = clean (message->actions[i].label, FALSE);

      notify_notification_add_action (notification, message->actions[i].id, label, on_action, shown, NULL);
    }
}

/* Whether the pop-up may have been shown all the same. */
static gboolean
is_outcome_unknown (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return error->code == G_IO_ERROR_TIMED_OUT;
  if (error->domain != G_DBUS_ERROR)
    return FALSE;

  return error->code == G_DBUS_ERROR_NO_REPLY || error->code == G_DBUS_ERROR_TIMEOUT || error->code == G_DBUS_ERROR_TIMED_OUT;
}

static Shown *
shown_new (HiatusPopups *self,
           const gchar *key)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->popups = self;
  shown->key = g_strdup (key);
  shown->server = g_strdup (self->server);
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
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shown_free);

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
  if (self->connection != NULL)
    notify_uninit ();
  g_clear_object (&self->connection);
  g_free (self->server);
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
  g_autoptr (GError) error = NULL;
  Shown *shown;

  if (!meet_server (self))
    {
      tell (self, HIATUS_NOTIFIER_REPORT_FAILED, message->key, serial, NULL);
      return;
    }

  shown = g_hash_table_lookup (self->shown, message->key);
  if (shown == NULL || g_strcmp0 (shown->server, self->server) != 0)
    {
      /* The number that another server gave it means nothing to this one. */
      shown = shown_new (self, message->key);
      g_hash_table_replace (self->shown, shown->key, shown);
    }
  shown->serial = serial;
  fill (self, shown, message);

  if (notify_notification_show (shown->notification, &error))
    return;

  /* Its number is not known, so nothing more can be done with it. */
  tell (self,
        is_outcome_unknown (error) ? HIATUS_NOTIFIER_REPORT_LOST : HIATUS_NOTIFIER_REPORT_FAILED,
        message->key,
        serial,
        NULL);
  g_hash_table_remove (self->shown, message->key);
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
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Shown *shown = data;

      if (g_strcmp0 (shown->server, owner) == 0)
        {
          tell (self, HIATUS_NOTIFIER_REPORT_LOST, shown->key, shown->serial, NULL);
          g_hash_table_iter_remove (&iter);
        }
    }
}
