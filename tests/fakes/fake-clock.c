/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-clock.h"

struct _HiatusFakeClock
{
  GObject parent_instance;
  gint64 now_us;
  gint64 deadline_us;
  GTimeZone *zone;
};

static void hiatus_fake_clock_iface_init (HiatusClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusFakeClock, hiatus_fake_clock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (HIATUS_TYPE_CLOCK, hiatus_fake_clock_iface_init))

static gint64
fake_clock_now_us (HiatusClock *clock)
{
  return HIATUS_FAKE_CLOCK (clock)->now_us;
}

static GTimeZone *
fake_clock_get_zone (HiatusClock *clock)
{
  return HIATUS_FAKE_CLOCK (clock)->zone;
}

static void
fake_clock_arm (HiatusClock *clock,
                gint64 deadline_us)
{
  HIATUS_FAKE_CLOCK (clock)->deadline_us = deadline_us;
}

static void
hiatus_fake_clock_iface_init (HiatusClockInterface *iface)
{
  iface->now_us = fake_clock_now_us;
  iface->get_zone = fake_clock_get_zone;
  iface->arm = fake_clock_arm;
}

static void
hiatus_fake_clock_finalize (GObject *object)
{
  g_time_zone_unref (HIATUS_FAKE_CLOCK (object)->zone);

  G_OBJECT_CLASS (hiatus_fake_clock_parent_class)->finalize (object);
}

static void
hiatus_fake_clock_class_init (HiatusFakeClockClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_fake_clock_finalize;
}

static void
hiatus_fake_clock_init (HiatusFakeClock *self)
{
  self->deadline_us = HIATUS_CLOCK_NEVER;
}

static GTimeZone *
zone_or_fail (const gchar *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    g_error ("unknown zone: %s", name);

  return zone;
}

static gint64
instant_or_fail (const gchar *local_time,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (local_time, zone);

  if (instant == NULL)
    g_error ("no ISO 8601 time: %s", local_time);

  return g_date_time_to_unix (instant) * G_USEC_PER_SEC + g_date_time_get_microsecond (instant);
}

/**
 * hiatus_fake_clock_new:
 * @now_us: what it says, microseconds since the epoch, UTC
 * @zone: the name of its zone
 *
 * Makes a clock that stands still until it is told otherwise.
 *
 * Returns: (transfer full): the clock
 */
HiatusFakeClock *
hiatus_fake_clock_new (gint64 now_us,
                       const gchar *zone)
{
  HiatusFakeClock *self = g_object_new (HIATUS_TYPE_FAKE_CLOCK, NULL);

  self->now_us = now_us;
  self->zone = zone_or_fail (zone);

  return self;
}

/**
 * hiatus_fake_clock_new_at:
 * @local_time: what it says, as "2026-03-12T09:00:00" (local) or with "Z" (UTC)
 * @zone: the name of its zone
 *
 * As hiatus_fake_clock_new(), readable.
 *
 * Returns: (transfer full): the clock
 */
HiatusFakeClock *
hiatus_fake_clock_new_at (const gchar *local_time,
                          const gchar *zone)
{
  HiatusFakeClock *self = hiatus_fake_clock_new (0, zone);

  self->now_us = instant_or_fail (local_time, self->zone);

  return self;
}

/**
 * hiatus_fake_clock_get_deadline:
 * @self: the clock
 *
 * What it was armed with last.
 *
 * Returns: the deadline, microseconds since the epoch, or %HIATUS_CLOCK_NEVER
 */
gint64
hiatus_fake_clock_get_deadline (HiatusFakeClock *self)
{
  return self->deadline_us;
}

/**
 * hiatus_fake_clock_advance_to:
 * @self: the clock
 * @now_us: the instant to arrive at, not before the present one
 *
 * Lets time pass. "elapsed" is emitted at each deadline on the way, at that instant and with the slot
 * empty, as the real clock does; what is armed in answer counts too.
 */
void
hiatus_fake_clock_advance_to (HiatusFakeClock *self,
                              gint64 now_us)
{
  guint at_once = 0;

  g_assert_cmpint (now_us, >=, self->now_us);

  while (self->deadline_us <= now_us && self->deadline_us != HIATUS_CLOCK_NEVER)
    {
      /* Arming the past again and again would keep a real daemon busy for ever. */
      at_once = self->deadline_us > self->now_us ? 0 : at_once + 1;
      g_assert_cmpuint (at_once, <, 100);

      self->now_us = MAX (self->now_us, self->deadline_us);
      self->deadline_us = HIATUS_CLOCK_NEVER;
      hiatus_clock_emit_elapsed (HIATUS_CLOCK (self));
    }

  self->now_us = now_us;
}

/**
 * hiatus_fake_clock_advance_to_local:
 * @self: the clock
 * @local_time: the time to arrive at, as "2026-03-12T09:00:00" in the clock's zone
 *
 * As hiatus_fake_clock_advance_to(), readable.
 */
void
hiatus_fake_clock_advance_to_local (HiatusFakeClock *self,
                                    const gchar *local_time)
{
  hiatus_fake_clock_advance_to (self, instant_or_fail (local_time, self->zone));
}

/**
 * hiatus_fake_clock_set_unheard:
 * @self: the clock
 * @now_us: what it says from now on
 *
 * Sets the clock without telling anybody, as some virtual machines do.
 */
void
hiatus_fake_clock_set_unheard (HiatusFakeClock *self,
                               gint64 now_us)
{
  self->now_us = now_us;
}

/**
 * hiatus_fake_clock_jump:
 * @self: the clock
 * @now_us: what it says from now on, earlier or later
 * @zone: (nullable): the name of another zone, %NULL to stay in this one
 *
 * Sets the clock or moves it to another zone, and emits "jumped". The deadline stays as it was; one that
 * has passed by it is left to hiatus_fake_clock_advance_to().
 */
void
hiatus_fake_clock_jump (HiatusFakeClock *self,
                        gint64 now_us,
                        const gchar *zone)
{
  self->now_us = now_us;
  if (zone != NULL)
    {
      g_time_zone_unref (self->zone);
      self->zone = zone_or_fail (zone);
    }
  hiatus_clock_emit_jumped (HIATUS_CLOCK (self));
}
