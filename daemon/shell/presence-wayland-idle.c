/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/wayland.h"
#include "ext-idle-notify-v1-client-protocol.h"
#include "kde-idle-client-protocol.h"

/**
 * HiatusPresenceWaylandIdle:
 *
 * Idleness as the compositor counts it: through ext_idle_notify_v1, or through org_kde_kwin_idle, which came before
 * it. Both begin to count when they are asked, and can say nothing of the time before.
 */
struct _HiatusPresenceWaylandIdle
{
  HiatusPresenceSource parent_instance;
  struct wl_seat *seat;                          /* (owned) (nullable) */
  struct ext_idle_notifier_v1 *notifier;         /* (owned) (nullable) */
  struct ext_idle_notification_v1 *notification; /* (owned) (nullable) */
  struct org_kde_kwin_idle *kde;                 /* (owned) (nullable) */
  struct org_kde_kwin_idle_timeout *kde_timeout; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceWaylandIdle, hiatus_presence_wayland_idle, HIATUS_TYPE_PRESENCE_SOURCE)

static void
on_idled (void *data,
          struct ext_idle_notification_v1 *notification)
{
  hiatus_presence_source_tell (data, HIATUS_PRESENCE_IDLE);
}

static void
on_resumed (void *data,
            struct ext_idle_notification_v1 *notification)
{
  hiatus_presence_source_tell (data, HIATUS_PRESENCE_HERE);
}

static const struct ext_idle_notification_v1_listener notification_listener = { on_idled, on_resumed };

static void
on_kde_idled (void *data,
              struct org_kde_kwin_idle_timeout *timeout)
{
  hiatus_presence_source_tell (data, HIATUS_PRESENCE_IDLE);
}

static void
on_kde_resumed (void *data,
                struct org_kde_kwin_idle_timeout *timeout)
{
  hiatus_presence_source_tell (data, HIATUS_PRESENCE_HERE);
}

static const struct org_kde_kwin_idle_timeout_listener kde_listener = { on_kde_idled, on_kde_resumed };

static void
presence_wayland_idle_stop (HiatusPresenceSource *source)
{
  HiatusPresenceWaylandIdle *self = HIATUS_PRESENCE_WAYLAND_IDLE (source);

  g_clear_pointer (&self->notification, ext_idle_notification_v1_destroy);
  g_clear_pointer (&self->notifier, ext_idle_notifier_v1_destroy);
  g_clear_pointer (&self->kde_timeout, org_kde_kwin_idle_timeout_release);
  g_clear_pointer (&self->kde, org_kde_kwin_idle_destroy);
  g_clear_pointer (&self->seat, wl_seat_destroy);
}

static void
presence_wayland_idle_start (HiatusPresenceSource *source,
                             gpointer medium)
{
  HiatusPresenceWaylandIdle *self = HIATUS_PRESENCE_WAYLAND_IDLE (source);
  guint limit_ms = hiatus_presence_source_get_idle_limit_ms (source);

  self->seat = hiatus_wayland_bind (medium, &wl_seat_interface, 1, 1);
  self->notifier = hiatus_wayland_bind (medium, &ext_idle_notifier_v1_interface, 1, 1);
  if (self->notifier == NULL)
    self->kde = hiatus_wayland_bind (medium, &org_kde_kwin_idle_interface, 1, 1);

  if (self->seat == NULL || (self->notifier == NULL && self->kde == NULL))
    {
      presence_wayland_idle_stop (source);
      hiatus_presence_source_refuse (source, _ ("This compositor does not say when nobody touches anything: it has neither ext_idle_notify_v1 nor org_kde_kwin_idle. GNOME says it in its own way."));
      return;
    }
  if (self->notifier != NULL)
    {
      self->notification = ext_idle_notifier_v1_get_idle_notification (self->notifier, limit_ms, self->seat);
      ext_idle_notification_v1_add_listener (self->notification, &notification_listener, self);
    }
  else
    {
      self->kde_timeout = org_kde_kwin_idle_get_idle_timeout (self->kde, self->seat, limit_ms);
      org_kde_kwin_idle_timeout_add_listener (self->kde_timeout, &kde_listener, self);
    }
  hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
}

static void
hiatus_presence_wayland_idle_class_init (HiatusPresenceWaylandIdleClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Idleness on Wayland");
  source_class->medium = HIATUS_PRESENCE_WAYLAND;
  source_class->tells = HIATUS_PRESENCE_IDLE;
  source_class->start = presence_wayland_idle_start;
  source_class->stop = presence_wayland_idle_stop;
}

static void
hiatus_presence_wayland_idle_init (HiatusPresenceWaylandIdle *self)
{
}
