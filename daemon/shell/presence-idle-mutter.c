/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/peer.h"

#define NAME "org.gnome.Mutter.IdleMonitor"
#define PATH "/org/gnome/Mutter/IdleMonitor/Core"

static HiatusPeerAnswer read_idle_time (const HiatusQuestion *question,
                                        GVariant *parameters,
                                        gpointer user_data);
static HiatusPeerAnswer read_watch_fired (const HiatusQuestion *question,
                                          GVariant *parameters,
                                          gpointer user_data);

static const HiatusQuestion question = {
  .bus_name = NAME,
  .path = PATH,
  .interface = NAME,
  .method = "GetIdletime",
  .signal_interface = NAME,
  .signal = "WatchFired",
  .read_reply = read_idle_time,
  .read_signal = read_watch_fired,
};

/**
 * HiatusPresenceIdleMutter:
 *
 * Idleness as GNOME's compositor tells it. One watch fires when nobody has touched anything for the limit, each time;
 * another, set then and gone once it has fired, when somebody does again.
 */
struct _HiatusPresenceIdleMutter
{
  HiatusPresenceSource parent_instance;
  GDBusConnection *connection; /* the medium */
  HiatusPeer *peer;            /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) (nullable): of the calls to the present owner */
  guint32 idle_watch;          /* 0: none */
  guint32 active_watch;        /* 0: none */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceIdleMutter, hiatus_presence_idle_mutter, HIATUS_TYPE_PRESENCE_SOURCE)

static HiatusPeerAnswer
read_idle_time (const HiatusQuestion *asked,
                GVariant *parameters,
                gpointer user_data)
{
  guint64 idle_ms;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(t)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(t)", &idle_ms);
  return idle_ms >= hiatus_presence_source_get_idle_limit_ms (user_data) ? HIATUS_PEER_ANSWER_YES : HIATUS_PEER_ANSWER_NO;
}

static HiatusPeerAnswer
read_watch_fired (const HiatusQuestion *asked,
                  GVariant *parameters,
                  gpointer user_data)
{
  HiatusPresenceIdleMutter *self = user_data;
  guint32 id;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(u)")))
    return HIATUS_PEER_ANSWER_UNKNOWN;

  g_variant_get (parameters, "(u)", &id);
  if (id != 0 && id == self->idle_watch)
    return HIATUS_PEER_ANSWER_YES;
  if (id != 0 && id == self->active_watch)
    return HIATUS_PEER_ANSWER_NO;

  return HIATUS_PEER_ANSWER_UNKNOWN;
}

static void
refuse (HiatusPresenceIdleMutter *self)
{
  hiatus_presence_source_refuse (HIATUS_PRESENCE_SOURCE (self), _ ("GNOME's compositor does not say how long nobody has touched anything."));
}

/* What nobody tells of must hold no pop-up back for ever. */
static void
take_watch (HiatusPresenceIdleMutter *self,
            GObject *connection,
            GAsyncResult *result,
            guint32 *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);

  if (hiatus_peer_is_cancelled (error))
    return;

  if (reply != NULL && g_variant_is_of_type (reply, G_VARIANT_TYPE ("(u)")))
    g_variant_get (reply, "(u)", id);
  else
    refuse (self);
}

static void
on_idle_watch (GObject *connection,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (HiatusPresenceIdleMutter) self = user_data;

  take_watch (self, connection, result, &self->idle_watch);
}

static void
on_active_watch (GObject *connection,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (HiatusPresenceIdleMutter) self = user_data;

  take_watch (self, connection, result, &self->active_watch);
  /* It is silent on who came back before it was set. */
  if (self->active_watch != 0)
    hiatus_peer_ask_again (self->peer);
}

static void
call (HiatusPresenceIdleMutter *self,
      const gchar *method,
      GVariant *parameters,
      GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->connection, NAME, PATH, NAME, method, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, callback, g_object_ref (self));
}

static void
forget_watches (HiatusPresenceIdleMutter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->idle_watch = 0;
  self->active_watch = 0;
}

/* Once for each owner of the name. */
static void
set_idle_watch (HiatusPresenceIdleMutter *self)
{
  guint64 limit_ms = hiatus_presence_source_get_idle_limit_ms (HIATUS_PRESENCE_SOURCE (self));

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  call (self, "AddIdleWatch", g_variant_new ("(t)", limit_ms), on_idle_watch);
}

static void
on_answer (HiatusPeerAnswer answer,
           gpointer user_data)
{
  HiatusPresenceIdleMutter *self = user_data;
  HiatusPresenceSource *source = user_data;

  switch (answer)
    {
    case HIATUS_PEER_ANSWER_PENDING:
      forget_watches (self);
      hiatus_presence_source_ask (source);
      break;

    case HIATUS_PEER_ANSWER_YES:
      set_idle_watch (self);
      call (self, "AddUserActiveWatch", NULL, on_active_watch);
      hiatus_presence_source_tell (source, HIATUS_PRESENCE_IDLE);
      break;

    case HIATUS_PEER_ANSWER_NO:
      set_idle_watch (self);
      hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
      break;

    case HIATUS_PEER_ANSWER_UNKNOWN:
      refuse (self);
      break;

    case HIATUS_PEER_ANSWER_ABSENT:
    default:
      forget_watches (self);
      hiatus_presence_source_refuse (source, _ ("This is GNOME's; other desktops have their own."));
      break;
    }
}

static void
presence_idle_mutter_start (HiatusPresenceSource *source,
                            gpointer medium)
{
  HiatusPresenceIdleMutter *self = HIATUS_PRESENCE_IDLE_MUTTER (source);

  self->connection = medium;
  self->peer = hiatus_peer_new (medium, &question, NULL, on_answer, self);
}

static void
remove_watch (HiatusPresenceIdleMutter *self,
              guint32 id)
{
  if (id != 0)
    g_dbus_connection_call (self->connection, NAME, PATH, NAME, "RemoveWatch", g_variant_new ("(u)", id), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static void
presence_idle_mutter_stop (HiatusPresenceSource *source)
{
  HiatusPresenceIdleMutter *self = HIATUS_PRESENCE_IDLE_MUTTER (source);

  remove_watch (self, self->idle_watch);
  remove_watch (self, self->active_watch);
  forget_watches (self);
  g_clear_pointer (&self->peer, hiatus_peer_free);
  self->connection = NULL;
}

static void
hiatus_presence_idle_mutter_class_init (HiatusPresenceIdleMutterClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Idleness on GNOME");
  source_class->medium = HIATUS_PRESENCE_SESSION_BUS;
  source_class->tells = HIATUS_PRESENCE_IDLE;
  source_class->start = presence_idle_mutter_start;
  source_class->stop = presence_idle_mutter_stop;
}

static void
hiatus_presence_idle_mutter_init (HiatusPresenceIdleMutter *self)
{
}
