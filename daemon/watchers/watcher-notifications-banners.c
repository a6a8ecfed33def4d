/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/watchers/watcher-notifications-banners.h"

#include <string.h>

#include "daemon/shell/peer.h"
#include "daemon/watchers/keyed-digest.h"

/* How many banners are known. Those that a flood pushes out are not closed. */
#define MOST_BANNERS 64

/* How many are being closed at once; the others wait their turn. */
#define MOST_CALLS 16

/* Within this time a portal passes a notification on. */
#define COPY_US (5 * G_USEC_PER_SEC)

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define GNOME_NAME "org.gnome.Shell"
#define GTK_NAME "org.gtk.Notifications"
#define GTK_PATH "/org/gtk/Notifications"

typedef enum
{
  HUSH_NONE,
  HUSH_WANTED,
  HUSH_DONE,
} Hush;

typedef struct
{
  guint64 number; /* 0: the place is free */
  guint64 text;   /* by which the same text is known again */
  gint64 seen_us; /* monotonic */
  HiatusNotificationKind kind;
  Hush hush;

  gchar *sender;  /* (owned): who had it shown */
  guint32 serial; /* PLAIN: of the call that has it shown, whose answer has @id; 0 once it is known */
  guint32 id;     /* PLAIN: the number of it with the server; 0 if it is not known */

  guint64 gtk_text;       /* GTK: by which the same @gtk_id is known again */
  gchar *gtk_application; /* (owned) (nullable): GTK: by what the desktop knows it, until it is closed */
  gchar *gtk_id;          /* (owned) (nullable): the same; it may say whom it is about */
} Banner;

struct _HiatusBanners
{
  GDBusConnection *session;  /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint64 key;
  guint64 last_number;
  Banner banners[MOST_BANNERS];
  guint next; /* the place of the next one, that of the oldest */
  guint n_calls;
};

/* A banner that is being closed. */
typedef struct
{
  HiatusBanners *self;
  guint32 id; /* PLAIN: its number with the server */
} Closing;

static void close_waiting (HiatusBanners *self);

static void
clear_gtk (Banner *banner)
{
  if (banner->gtk_id != NULL)
    explicit_bzero (banner->gtk_id, strlen (banner->gtk_id));
  g_clear_pointer (&banner->gtk_id, g_free);
  g_clear_pointer (&banner->gtk_application, g_free);
}

static void
clear (Banner *banner)
{
  g_free (banner->sender);
  clear_gtk (banner);
  *banner = (Banner){ 0 };
}

static void
on_closed (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  HiatusBanners *self = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  /* A banner that is not there any more is as closed as any. */
  g_clear_pointer (&reply, g_variant_unref);
  if (hiatus_peer_is_cancelled (error))
    return;

  self->n_calls--;
  close_waiting (self);
}

static void
call (HiatusBanners *self,
      const gchar *name,
      const gchar *path,
      const gchar *interface,
      const gchar *method,
      GVariant *parameters,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_dbus_connection_call (self->session,
                          name,
                          path,
                          interface,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          self->cancellable,
                          callback,
                          user_data);
}

/* GNOME has its notifications shown by a program between, which refuses to close what is not the caller's; the Shell does
 * not. Elsewhere nobody has its name. */
static void
on_plain_closed (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autofree Closing *closing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (hiatus_peer_is_cancelled (error))
    return;

  if (reply == NULL)
    {
      call (closing->self,
            GNOME_NAME,
            SERVER_PATH,
            SERVER_NAME,
            "CloseNotification",
            g_variant_new ("(u)", closing->id),
            on_closed,
            closing->self);
      return;
    }

  closing->self->n_calls--;
  close_waiting (closing->self);
}

static void
close_plain (HiatusBanners *self,
             Banner *banner)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing){ .self = self, .id = banner->id };
  call (self,
        SERVER_NAME,
        SERVER_PATH,
        SERVER_NAME,
        "CloseNotification",
        g_variant_new ("(u)", banner->id),
        on_plain_closed,
        closing);
}

static void
close_gtk (HiatusBanners *self,
           Banner *banner)
{
  call (self,
        GTK_NAME,
        GTK_PATH,
        GTK_NAME,
        "RemoveNotification",
        g_variant_new ("(ss)", banner->gtk_application, banner->gtk_id),
        on_closed,
        self);
  clear_gtk (banner);
}

/* Closes a banner as soon as somebody wants it and it is known how. */
static void
close_if_wanted (HiatusBanners *self,
                 Banner *banner)
{
  if (banner->hush != HUSH_WANTED || self->n_calls == MOST_CALLS)
    return;

  if (banner->id != 0)
    close_plain (self, banner);
  else if (banner->gtk_id != NULL)
    close_gtk (self, banner);
  else
    return;
  banner->hush = HUSH_DONE;
  self->n_calls++;
}

static void
close_waiting (HiatusBanners *self)
{
  for (guint i = 0; i < MOST_BANNERS; i++)
    close_if_wanted (self, &self->banners[i]);
}

/* Whether the program puts a notification in the place of one that says the same. */
static gboolean
is_shown_anew (HiatusBanners *self,
               const Banner *banner,
               const HiatusNotification *notification,
               const HiatusWireMessage *message)
{
  if (banner->kind != notification->kind || g_strcmp0 (banner->sender, message->sender) != 0)
    return FALSE;

  if (notification->kind == HIATUS_NOTIFICATION_PLAIN)
    return notification->replaces != 0 && banner->id == notification->replaces;

  return notification->kind == HIATUS_NOTIFICATION_GTK && banner->gtk_text == hiatus_keyed_digest (self->key, notification->id, strlen (notification->id));
}

/* Whether it is what a portal makes of a notification: the same text, shown by another program. */
static gboolean
is_copy (const Banner *banner,
         const HiatusNotification *notification,
         const HiatusWireMessage *message)
{
  return banner->kind == HIATUS_NOTIFICATION_PORTAL && notification->kind != HIATUS_NOTIFICATION_PORTAL && g_strcmp0 (banner->sender, message->sender) != 0 && g_get_monotonic_time () - banner->seen_us <= COPY_US;
}

/* Notes by what a banner can be closed. */
static void
set_way (HiatusBanners *self,
         Banner *banner,
         const HiatusNotification *notification,
         const HiatusWireMessage *message,
         gboolean may_be_hushed)
{
  banner->kind = notification->kind;
  g_free (banner->sender);
  banner->sender = g_strdup (message->sender);
  clear_gtk (banner);
  banner->id = 0;
  banner->serial = notification->kind == HIATUS_NOTIFICATION_PLAIN ? message->serial : 0;
  if (notification->kind != HIATUS_NOTIFICATION_GTK)
    return;

  banner->gtk_text = hiatus_keyed_digest (self->key, notification->id, strlen (notification->id));
  if (may_be_hushed && strlen (notification->id) <= HIATUS_NOTIFICATION_NAME_MAX)
    {
      banner->gtk_application = g_strdup (notification->application);
      banner->gtk_id = g_strdup (notification->id);
    }
}

/**
 * hiatus_banners_new:
 * @session: the daemon's own connection, through which banners are closed
 *
 * Returns: (transfer full): no banners
 */
HiatusBanners *
hiatus_banners_new (GDBusConnection *session)
{
  HiatusBanners *self = g_new0 (HiatusBanners, 1);

  self->session = g_object_ref (session);
  self->cancellable = g_cancellable_new ();
  self->key = hiatus_keyed_digest_make_key ();

  return self;
}

/**
 * hiatus_banners_free:
 * @self: (transfer full): banners
 *
 * Forgets them all. What is being closed may or may not be closed then.
 */
void
hiatus_banners_free (HiatusBanners *self)
{
  g_cancellable_cancel (self->cancellable);
  hiatus_banners_forget (self);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * hiatus_banners_forget:
 * @self: banners
 *
 * Forgets them all: the server that knew them is another one.
 */
void
hiatus_banners_forget (HiatusBanners *self)
{
  for (guint i = 0; i < MOST_BANNERS; i++)
    clear (&self->banners[i]);
}

/**
 * hiatus_banners_add:
 * @self: banners
 * @notification: a notification that gives a contact away
 * @message: the call that has it shown
 * @may_be_hushed: whether it may have to be closed, for which more has to be kept
 * @news: (out): whether it is news
 *
 * Notes a banner. One that was to be closed and is shown anew, with the same text, is closed again.
 *
 * Returns: its number
 */
guint64
hiatus_banners_add (HiatusBanners *self,
                    const HiatusNotification *notification,
                    const HiatusWireMessage *message,
                    gboolean may_be_hushed,
                    HiatusBannerNews *news)
{
  const guint64 text = hiatus_keyed_digest (self->key, notification->text, notification->length);
  Banner *banner;

  for (guint i = 1; i <= MOST_BANNERS; i++)
    {
      banner = &self->banners[(self->next + MOST_BANNERS - i) % MOST_BANNERS];
      if (banner->number == 0 || banner->text != text)
        continue;

      *news = HIATUS_BANNER_KNOWN;
      if (is_shown_anew (self, banner, notification, message))
        banner->hush = banner->hush == HUSH_NONE ? HUSH_NONE : HUSH_WANTED;
      else if (is_copy (banner, notification, message))
        *news = notification->application[0] != '\0' ? HIATUS_BANNER_COPY : HIATUS_BANNER_KNOWN;
      else
        continue;

      set_way (self, banner, notification, message, may_be_hushed);
      close_if_wanted (self, banner);
      return banner->number;
    }

  banner = &self->banners[self->next];
  self->next = (self->next + 1) % MOST_BANNERS;
  clear (banner);
  banner->number = ++self->last_number;
  banner->text = text;
  banner->seen_us = g_get_monotonic_time ();
  set_way (self, banner, notification, message, may_be_hushed);
  *news = HIATUS_BANNER_NEW;

  return banner->number;
}

/**
 * hiatus_banners_learn:
 * @self: banners
 * @message: an answer of the notification server to somebody
 *
 * Learns by which number the server knows a banner, and closes it if that was all that was missing.
 */
void
hiatus_banners_learn (HiatusBanners *self,
                      const HiatusWireMessage *message)
{
  for (guint i = 0; i < MOST_BANNERS; i++)
    {
      Banner *banner = &self->banners[i];
      HiatusWire body = message->body;

      if (banner->serial == 0 || banner->serial != message->reply_serial || g_strcmp0 (banner->sender, message->destination) != 0)
        continue;

      banner->serial = 0;
      if (g_str_equal (message->signature, "u"))
        banner->id = hiatus_wire_read_uint32 (&body);
      close_if_wanted (self, banner);
      return;
    }
}

/**
 * hiatus_banners_hush:
 * @self: banners
 * @number: of a banner
 *
 * Closes it, at once or as soon as it is known how.
 */
void
hiatus_banners_hush (HiatusBanners *self,
                     guint64 number)
{
  for (guint i = 0; i < MOST_BANNERS; i++)
    {
      Banner *banner = &self->banners[i];

      if (banner->number == 0 || banner->number != number)
        continue;

      if (banner->hush == HUSH_NONE)
        banner->hush = HUSH_WANTED;
      close_if_wanted (self, banner);
      return;
    }
}
