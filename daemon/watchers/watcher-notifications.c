/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/watchers/watcher-notifications-banners.h"
#include "daemon/watchers/watcher-notifications-monitor.h"

#define SERVER_NAME "org.freedesktop.Notifications"

#define HIATUS_TYPE_WATCHER_NOTIFICATIONS (hiatus_watcher_notifications_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherNotifications, hiatus_watcher_notifications, HIATUS, WATCHER_NOTIFICATIONS, HiatusWatcher)

/**
 * HiatusWatcherNotifications:
 *
 * Reads the notifications that other programs have shown, as they pass on the session bus. That phones' messages arrive
 * here too is the work of KDE Connect and GSConnect.
 */
struct _HiatusWatcherNotifications
{
  HiatusWatcher parent_instance;
  HiatusMonitor *monitor;        /* (owned) (nullable): while it is started */
  HiatusBanners *banners;        /* (owned) (nullable): while it is started */
  HiatusMatcherScratch *scratch; /* (owned) */
  gchar *room;                   /* (owned) (nullable): for the text of one notification, while it is started */
  gchar *server;                 /* (owned) (nullable): the unique name of the notification server */
  gchar *daemon;                 /* (owned) (nullable): that of the daemon itself */
  guint n_dropped;               /* since it was started */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherNotifications, hiatus_watcher_notifications, HIATUS_TYPE_WATCHER)

/* What has to be seen: notifications, the answers in which the server numbers them, and whether the server is another one. */
static const gchar *const rules[] = {
  "type='method_call',interface='org.freedesktop.Notifications',member='Notify'",
  "type='method_call',interface='org.gtk.Notifications',member='AddNotification'",
  "type='method_call',interface='org.freedesktop.portal.Notification',member='AddNotification'",
  "type='method_return',sender='" SERVER_NAME "'",
  "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='" SERVER_NAME "'",
  NULL,
};

/* GNOME's server is a program that has the Shell show what it is asked to show: the same, under another sender. Plasma's
 * shows something of its own now and then, by asking itself. */
static gboolean
is_passed_on (HiatusWatcherNotifications *self,
              const HiatusWireMessage *message)
{
  return self->server != NULL && g_strcmp0 (message->sender, self->server) == 0 && g_strcmp0 (message->destination, self->server) != 0 && g_strcmp0 (message->destination, SERVER_NAME) != 0;
}

static gboolean
may_be_hushed (HiatusMatcher *matcher,
               const HiatusMatch *matches,
               guint n_matches)
{
  for (guint i = 0; i < n_matches; i++)
    if (hiatus_matcher_get_contact (matcher, matches[i].contact)->incoming == HIATUS_INCOMING_HUSH)
      return TRUE;

  return FALSE;
}

/* Who is told of a sighting may stop the watcher. */
static void
sight (HiatusWatcherNotifications *self,
       HiatusMatcher *matcher,
       const HiatusMatch *matches,
       guint n_matches,
       const HiatusPlace *place)
{
  for (guint i = 0; i < n_matches && self->monitor != NULL; i++)
    {
      const HiatusMatch match = matches[i];

      hiatus_watcher_sight (HIATUS_WATCHER (self), matcher, &match, place);
    }
}

/* Looks for the contacts in the text, which is gone when this returns. */
static void
look (HiatusWatcherNotifications *self,
      const HiatusNotification *notification,
      const HiatusWireMessage *message)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_watcher_ref_matcher (HIATUS_WATCHER (self));
  const HiatusMatch *matches = NULL;
  HiatusPlace place = { .is_call = notification->is_call };
  HiatusBannerNews news = HIATUS_BANNER_KNOWN;
  guint n_matches = 0;

  if (matcher != NULL)
    n_matches = hiatus_matcher_match (matcher, self->scratch, notification->text, (gssize) notification->length, &matches);
  if (n_matches > 0)
    place.banner = hiatus_banners_add (self->banners, notification, message, may_be_hushed (matcher, matches, n_matches), &news);
  explicit_bzero (self->room, notification->length);

  if (news == HIATUS_BANNER_KNOWN)
    return;
  /* A copy counts for those who look at the application, which only now is known; for others it comes within the time in
   * which it is the same sighting. */
  if (notification->application[0] != '\0')
    place.application = notification->application;
  sight (self, matcher, matches, n_matches, &place);
}

static void
on_notification (HiatusWatcherNotifications *self,
                 HiatusNotificationKind kind,
                 const HiatusWireMessage *message)
{
  HiatusNotification notification;

  if (is_passed_on (self, message) || g_strcmp0 (message->sender, self->daemon) == 0)
    return;

  if (!hiatus_notification_read (&notification, kind, message->signature, &message->body, self->room))
    return; /* no server shows it */
  if (notification.is_ours)
    explicit_bzero (self->room, notification.length);
  else
    look (self, &notification, message);
}

/* The one that has the name now; nobody, if that is empty. */
static void
set_server (HiatusWatcherNotifications *self,
            const gchar *server)
{
  g_free (self->server);
  self->server = server == NULL || *server == '\0' ? NULL : g_strdup (server);
}

static void
on_owner_changed (HiatusWatcherNotifications *self,
                  const HiatusWireMessage *message)
{
  HiatusWire body = message->body;
  const gchar *name, *old_server;

  if (!g_str_equal (message->signature, "sss"))
    return;
  name = hiatus_wire_read_string (&body, NULL);
  old_server = hiatus_wire_read_string (&body, NULL);
  if (g_strcmp0 (name, SERVER_NAME) != 0)
    return;

  set_server (self, hiatus_wire_read_string (&body, NULL));
  /* One that comes where none was may have been started for a banner, which dbus-broker shows before that. */
  if (g_strcmp0 (old_server, "") != 0)
    hiatus_banners_forget (self->banners);
}

static void
on_message (const HiatusWireMessage *message,
            gpointer user_data)
{
  HiatusWatcherNotifications *self = user_data;
  const HiatusNotificationKind kind = hiatus_notification_find_kind (message);

  if (kind != HIATUS_NOTIFICATION_NONE)
    on_notification (self, kind, message);
  else if (message->type == HIATUS_WIRE_RETURN)
    hiatus_banners_learn (self->banners, message);
  else if (message->type == HIATUS_WIRE_SIGNAL && g_strcmp0 (message->member, "NameOwnerChanged") == 0)
    on_owner_changed (self, message);
}

static void
on_ready (const gchar *owner,
          gpointer user_data)
{
  HiatusWatcherNotifications *self = user_data;

  set_server (self, owner);
  hiatus_watcher_is_on (HIATUS_WATCHER (self), NULL);
}

static void
on_dropped (gpointer user_data)
{
  HiatusWatcherNotifications *self = user_data;
  g_autofree gchar *limits = NULL;

  self->n_dropped++;
  limits = g_strdup_printf (ngettext ("%u notification was too large to be looked at.",
                                      "%u notifications were too large to be looked at.",
                                      self->n_dropped),
                            self->n_dropped);
  hiatus_watcher_is_on (HIATUS_WATCHER (self), limits);
}

static void
on_refused (gpointer user_data)
{
  hiatus_watcher_refuse (user_data,
                         _ ("The session bus lets nobody see the notifications of others. Allow org.freedesktop.DBus.Monitoring in its "
                            "configuration and log in again."));
}

static void
on_lost (gpointer user_data)
{
  hiatus_watcher_falter (user_data, _ ("The session bus has ended the connection."));
}

static const HiatusMonitorEvents monitor_events = {
  .on_ready = on_ready,
  .on_message = on_message,
  .on_dropped = on_dropped,
  .on_refused = on_refused,
  .on_lost = on_lost,
};

static void
hiatus_watcher_notifications_start (HiatusWatcher *watcher,
                                    const HiatusMedia *media)
{
  HiatusWatcherNotifications *self = HIATUS_WATCHER_NOTIFICATIONS (watcher);

  self->n_dropped = 0;
  self->daemon = g_strdup (g_dbus_connection_get_unique_name (media->session));
  self->room = g_malloc (HIATUS_NOTIFICATION_ROOM);
  self->banners = hiatus_banners_new (media->session);
  self->monitor = hiatus_monitor_new (media->session_address, SERVER_NAME, rules, &monitor_events, self);
}

static void
hiatus_watcher_notifications_stop (HiatusWatcher *watcher)
{
  HiatusWatcherNotifications *self = HIATUS_WATCHER_NOTIFICATIONS (watcher);

  g_clear_pointer (&self->monitor, hiatus_monitor_free);
  g_clear_pointer (&self->banners, hiatus_banners_free);
  g_clear_pointer (&self->room, g_free);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->daemon, g_free);
}

static void
hiatus_watcher_notifications_hush (HiatusWatcher *watcher,
                                   guint64 banner)
{
  hiatus_banners_hush (HIATUS_WATCHER_NOTIFICATIONS (watcher)->banners, banner);
}

static void
hiatus_watcher_notifications_finalize (GObject *object)
{
  hiatus_matcher_scratch_free (HIATUS_WATCHER_NOTIFICATIONS (object)->scratch);

  G_OBJECT_CLASS (hiatus_watcher_notifications_parent_class)->finalize (object);
}

static void
hiatus_watcher_notifications_class_init (HiatusWatcherNotificationsClass *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_notifications_finalize;
  watcher_class->name = N_ ("Notifications");
  watcher_class->source = HIATUS_SOURCE_NOTIFICATIONS;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_BUS;
  watcher_class->start = hiatus_watcher_notifications_start;
  watcher_class->stop = hiatus_watcher_notifications_stop;
  watcher_class->hush = hiatus_watcher_notifications_hush;
}

static void
hiatus_watcher_notifications_init (HiatusWatcherNotifications *self)
{
  self->scratch = hiatus_matcher_scratch_new ();
}
