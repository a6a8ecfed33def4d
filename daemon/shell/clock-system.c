/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/clock-system.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/file-watch.h"
#include "daemon/shell/zone.h"

#define NANOSECONDS_PER_MICROSECOND 1000

/* The end of the year 9999: what the timer is set to so that it still tells of jumps. */
#define FAR_FUTURE_S G_GINT64_CONSTANT (253402300799)

/**
 * HiatusClockSystem:
 *
 * The wall clock of the computer. The deadline is a timer of the kernel on that clock: it needs no waking
 * up in between, is right after a suspend, and says so when the clock is set.
 */
struct _HiatusClockSystem
{
  GObject parent_instance;
  gint fd;
  guint source;       /* of @fd */
  guint jump;         /* of a jump that was noticed while arming, 0 for none */
  gint64 deadline_us; /* or HIATUS_CLOCK_NEVER */

  HiatusLocalZone zone;
  gchar *localtime_path;  /* (owned) (nullable): %NULL if TZ says the zone */
  HiatusFileWatch *watch; /* (owned) (nullable): of @localtime_path */
};

static void hiatus_clock_system_iface_init (HiatusClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusClockSystem,
                               hiatus_clock_system,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HIATUS_TYPE_CLOCK, hiatus_clock_system_iface_init))

static gboolean
on_jump (gpointer user_data)
{
  HiatusClockSystem *self = user_data;

  self->jump = 0;
  hiatus_clock_emit_jumped (HIATUS_CLOCK (self));

  return G_SOURCE_REMOVE;
}

static void
set_timer (HiatusClockSystem *self)
{
  struct itimerspec timer = { 0 };

  if (self->deadline_us == HIATUS_CLOCK_NEVER)
    timer.it_value.tv_sec = FAR_FUTURE_S;
  else if (self->deadline_us > 0)
    {
      timer.it_value.tv_sec = self->deadline_us / G_USEC_PER_SEC;
      timer.it_value.tv_nsec = self->deadline_us % G_USEC_PER_SEC * NANOSECONDS_PER_MICROSECOND;
    }
  else
    timer.it_value.tv_nsec = 1; /* zero would disarm it */

  /* The timer runs even if this fails so: the clock was set since the last look at it, which is said once. */
  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &timer, NULL) != 0 && errno == ECANCELED && self->jump == 0)
    self->jump = g_timeout_add (0, on_jump, self);
}

static gboolean
on_timer (gint fd,
          GIOCondition condition,
          gpointer user_data)
{
  HiatusClockSystem *self = user_data;
  guint64 expirations;

  if (read (fd, &expirations, sizeof expirations) == sizeof expirations)
    {
      self->deadline_us = HIATUS_CLOCK_NEVER;
      set_timer (self);
      hiatus_clock_emit_elapsed (HIATUS_CLOCK (self));
    }
  else if (errno == ECANCELED)
    {
      set_timer (self);
      hiatus_clock_emit_jumped (HIATUS_CLOCK (self));
    }
  /* Otherwise it was armed anew after it had come. */

  return G_SOURCE_CONTINUE;
}

static void
on_localtime_changed (HiatusFileWatch *watch,
                      HiatusClockSystem *self)
{
  gboolean changed = FALSE;

  /* A file that is no zone leaves the last one in force. */
  if (hiatus_local_zone_read (&self->zone, self->localtime_path, &changed, NULL) && changed)
    hiatus_clock_emit_jumped (HIATUS_CLOCK (self));
}

static gint64
clock_system_now_us (HiatusClock *clock)
{
  return g_get_real_time ();
}

static GTimeZone *
clock_system_get_zone (HiatusClock *clock)
{
  return HIATUS_CLOCK_SYSTEM (clock)->zone.zone;
}

static void
clock_system_arm (HiatusClock *clock,
                  gint64 deadline_us)
{
  HiatusClockSystem *self = HIATUS_CLOCK_SYSTEM (clock);

  self->deadline_us = deadline_us;
  set_timer (self);
}

static void
hiatus_clock_system_iface_init (HiatusClockInterface *iface)
{
  iface->now_us = clock_system_now_us;
  iface->get_zone = clock_system_get_zone;
  iface->arm = clock_system_arm;
}

static void
hiatus_clock_system_finalize (GObject *object)
{
  HiatusClockSystem *self = HIATUS_CLOCK_SYSTEM (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->jump, g_source_remove);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_clear_object (&self->watch);
  g_free (self->localtime_path);
  hiatus_local_zone_clear (&self->zone);

  G_OBJECT_CLASS (hiatus_clock_system_parent_class)->finalize (object);
}

static void
hiatus_clock_system_class_init (HiatusClockSystemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_clock_system_finalize;
}

static void
hiatus_clock_system_init (HiatusClockSystem *self)
{
  self->fd = -1;
  self->deadline_us = HIATUS_CLOCK_NEVER;
}

static gboolean
find_zone (HiatusClockSystem *self,
           const gchar *zone_name,
           const gchar *localtime_path,
           GError **error)
{
  gboolean changed;

  if (zone_name != NULL)
    {
      self->zone.zone = hiatus_zone_new (zone_name, error);
      return self->zone.zone != NULL;
    }

  self->localtime_path = g_strdup (localtime_path);
  self->watch = hiatus_file_watch_new (localtime_path);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_localtime_changed), self, 0);
  /* If that fails the zone is still right until the next start. */
  hiatus_file_watch_start (self->watch, NULL);

  return hiatus_local_zone_read (&self->zone, localtime_path, &changed, error);
}

/**
 * hiatus_clock_system_new:
 * @zone_name: (nullable): the value of TZ, %NULL if it is not set
 * @localtime_path: the absolute path of /etc/localtime, which says the zone where TZ does not
 * @error: return location for an error
 *
 * Makes the clock of this computer. It follows @localtime_path. Its signals come in the default main context.
 *
 * Returns: (transfer full): the clock, or %NULL with %HIATUS_ERROR_INVALID (no zone that is known) or
 *   %HIATUS_ERROR_UNAVAILABLE (no timer to be had)
 */
HiatusClock *
hiatus_clock_system_new (const gchar *zone_name,
                         const gchar *localtime_path,
                         GError **error)
{
  g_autoptr (HiatusClockSystem) self = g_object_new (HIATUS_TYPE_CLOCK_SYSTEM, NULL);

  if (!find_zone (self, zone_name, localtime_path, error))
    return NULL;

  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    {
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_UNAVAILABLE,
                   _ ("The kernel gives no timer (%s): Hiatus needs timerfd."),
                   g_strerror (errno));
      return NULL;
    }
  self->source = g_unix_fd_add (self->fd, G_IO_IN, on_timer, self);
  set_timer (self);

  return HIATUS_CLOCK (g_steal_pointer (&self));
}
