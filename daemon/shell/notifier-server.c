/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-server.h"

#include <libnotify/notify.h>

#include "daemon/shell/peer.h"

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

#define APP_NAME "Hiatus"

struct _HiatusNotifierServer
{
  HiatusServerAwakeFunc func;
  gpointer target;
  GDBusConnection *connection; /* (owned) (nullable): the one that libnotify uses */
  gchar *owner;                /* (owned) (nullable): the server that the abilities are those of */
  HiatusServerAbilities abilities;
  gchar *asleep;         /* (owned) (nullable): a server that did not answer in time */
  GCancellable *is_over; /* (owned): cancelled at the end */
};

/* A question to a server that does not answer, with as much time as it takes. */
typedef struct
{
  HiatusNotifierServer *self; /* gone if the call was cancelled */
  gchar *owner;               /* (owned) */
} Patience;

/**
 * hiatus_notifier_server_new:
 * @func: is told of a server that answers again
 * @target: for @func
 *
 * Makes the knowledge of a server. The thread needs a thread-default main context.
 *
 * Returns: (transfer full): it
 */
HiatusNotifierServer *
hiatus_notifier_server_new (HiatusServerAwakeFunc func,
                            gpointer target)
{
  HiatusNotifierServer *self = g_new0 (HiatusNotifierServer, 1);

  self->func = func;
  self->target = target;
  self->is_over = g_cancellable_new ();

  return self;
}

/**
 * hiatus_notifier_server_free:
 * @self: (transfer full): the knowledge of a server
 *
 * Ends libnotify. No pop-up may be left.
 */
void
hiatus_notifier_server_free (HiatusNotifierServer *self)
{
  g_cancellable_cancel (self->is_over);
  g_object_unref (self->is_over);
  if (self->connection != NULL)
    notify_uninit ();
  g_clear_object (&self->connection);
  g_free (self->asleep);
  g_free (self->owner);
  g_free (self);
}

/**
 * hiatus_notifier_server_connect:
 * @self: the knowledge of a server
 *
 * Connects to the bus if that was not done before.
 *
 * Returns: (transfer none) (nullable): the connection, or %NULL if there is no bus
 */
GDBusConnection *
hiatus_notifier_server_connect (HiatusNotifierServer *self)
{
  if (self->connection != NULL)
    return self->connection;

  self->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  /* The end of the session is noticed on the daemon's own connection, and is no reason to be killed. */
  if (self->connection != NULL)
    g_dbus_connection_set_exit_on_close (self->connection, FALSE);

  return self->connection;
}

static GVariant *
call (HiatusNotifierServer *self,
      const gchar *name,
      const gchar *path,
      const gchar *interface,
      const gchar *method,
      GVariant *parameters,
      const gchar *reply_type,
      GError **error)
{
  return g_dbus_connection_call_sync (self->connection,
                                      name,
                                      path,
                                      interface,
                                      method,
                                      parameters,
                                      G_VARIANT_TYPE (reply_type),
                                      G_DBUS_CALL_FLAGS_NONE,
                                      -1,
                                      NULL,
                                      error);
}

static gchar *
get_name_owner (HiatusNotifierServer *self)
{
  g_autoptr (GVariant) reply = call (self, BUS_NAME, BUS_PATH, BUS_NAME, "GetNameOwner", g_variant_new ("(s)", SERVER_NAME), "(s)", NULL);
  gchar *owner = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &owner);

  return owner;
}

/**
 * hiatus_notifier_server_find:
 * @self: the knowledge of a server
 *
 * Who the server is at this moment; one is started if the bus knows how to.
 *
 * Returns: (transfer full) (nullable): its unique name on the bus, or %NULL if there is none
 */
gchar *
hiatus_notifier_server_find (HiatusNotifierServer *self)
{
  g_autoptr (GVariant) started = NULL;
  gchar *owner;

  if (hiatus_notifier_server_connect (self) == NULL)
    return NULL;

  owner = get_name_owner (self);
  if (owner != NULL)
    return owner;

  started = call (self, BUS_NAME, BUS_PATH, BUS_NAME, "StartServiceByName", g_variant_new ("(su)", SERVER_NAME, 0), "(u)", NULL);

  return started != NULL ? get_name_owner (self) : NULL;
}

static void
on_patience_rewarded (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data)
{
  Patience *patience = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (!hiatus_peer_is_cancelled (error))
    {
      HiatusNotifierServer *self = patience->self;

      if (g_strcmp0 (self->asleep, patience->owner) == 0)
        g_clear_pointer (&self->asleep, g_free);
      /* If it went away instead, it is the one that follows that matters. */
      if (reply != NULL)
        self->func (self->target, patience->owner);
    }
  g_free (patience->owner);
  g_free (patience);
}

/* Nobody says when a stopped program goes on, but it answers then what it was asked meanwhile. */
static void
be_patient (HiatusNotifierServer *self,
            const gchar *owner)
{
  Patience *patience = g_new0 (Patience, 1);

  g_free (self->asleep);
  self->asleep = g_strdup (owner);
  patience->self = self;
  patience->owner = g_strdup (owner);
  g_dbus_connection_call (self->connection,
                          owner,
                          SERVER_PATH,
                          SERVER_NAME,
                          "GetServerInformation",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          G_MAXINT,
                          self->is_over,
                          on_patience_rewarded,
                          patience);
}

/* Those that were seen to show the hint. With xfce4-notifyd text and buttons would vanish. */
static gboolean
shows_progress (const gchar *name)
{
  static const gchar *const names[] = { "dunst", "mako", NULL };

  return name != NULL && g_strv_contains (names, name);
}

/**
 * hiatus_notifier_server_meet:
 * @self: the knowledge of a server
 * @owner: what hiatus_notifier_server_find() gave
 *
 * Finds out what the server can do, and has libnotify turn to it and to no other. No pop-up of another one
 * may be left.
 *
 * Returns: %FALSE if it is already gone, or does not answer
 */
gboolean
hiatus_notifier_server_meet (HiatusNotifierServer *self,
                             const gchar *owner)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree const gchar **capabilities = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *present = NULL;
  gboolean is_met;

  /* Each pop-up would wait for it anew. */
  if (g_strcmp0 (owner, self->asleep) == 0)
    return FALSE;

  /* notify_get_server_caps() cannot tell a server that has none from one that is not there, and warns. */
  reply = call (self, owner, SERVER_PATH, SERVER_NAME, "GetCapabilities", NULL, "(as)", &error);
  if (reply == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        be_patient (self, owner);
      return FALSE;
    }

  /* libnotify's proxy goes on with the server that it has met until its main context says otherwise. */
  notify_uninit ();
  g_clear_pointer (&self->owner, g_free);
  is_met = notify_init (APP_NAME) && notify_get_server_info (&name, NULL, NULL, NULL);
  present = get_name_owner (self);
  if (g_strcmp0 (present, owner) != 0)
    return FALSE;
  if (!is_met)
    {
      be_patient (self, owner);
      return FALSE;
    }

  g_variant_get (reply, "(^a&s)", &capabilities);
  self->abilities = (HiatusServerAbilities){
    .reads_markup = g_strv_contains (capabilities, "body-markup"),
    .has_actions = g_strv_contains (capabilities, "actions"),
    .shows_progress = shows_progress (name),
    /* Seen with version 43: the new buttons come to a banner that is shown later, and not to the one that stands. */
    .loses_actions = g_strcmp0 (name, "gnome-shell") == 0,
  };
  self->owner = g_strdup (owner);

  return TRUE;
}

/**
 * hiatus_notifier_server_get_owner:
 * @self: the knowledge of a server
 *
 * Returns: (transfer none) (nullable): the unique name of the server that was met last
 */
const gchar *
hiatus_notifier_server_get_owner (HiatusNotifierServer *self)
{
  return self->owner;
}

/**
 * hiatus_notifier_server_get_abilities:
 * @self: the knowledge of a server
 *
 * Returns: (transfer none): what the server that was met last can do
 */
const HiatusServerAbilities *
hiatus_notifier_server_get_abilities (HiatusNotifierServer *self)
{
  return &self->abilities;
}
