/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/clock.h"

enum
{
  SIGNAL_ELAPSED,
  SIGNAL_JUMPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (HiatusClock, hiatus_clock, G_TYPE_OBJECT)

static void
hiatus_clock_default_init (HiatusClockInterface *iface)
{
  /**
   * HiatusClock::elapsed:
   * @self: the clock
   *
   * The deadline has come. The slot is empty now.
   */
  signals[SIGNAL_ELAPSED] =
      g_signal_new ("elapsed", HIATUS_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusClock::jumped:
   * @self: the clock
   *
   * The clock was set, or the zone is another one. The deadline stays armed, so nothing is lost if
   * nobody answers; who computed it from a local time computes it anew.
   */
  signals[SIGNAL_JUMPED] =
      g_signal_new ("jumped", HIATUS_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * hiatus_clock_now_us:
 * @self: a clock
 *
 * What the wall clock says.
 *
 * Returns: the instant, microseconds since the epoch, UTC
 */
gint64
hiatus_clock_now_us (HiatusClock *self)
{
  g_return_val_if_fail (HIATUS_IS_CLOCK (self), 0);

  return HIATUS_CLOCK_GET_IFACE (self)->now_us (self);
}

/**
 * hiatus_clock_get_zone:
 * @self: a clock
 *
 * The zone that the person is in. It may be another one after "jumped": take a reference to keep it.
 *
 * Returns: (transfer none): the zone
 */
GTimeZone *
hiatus_clock_get_zone (HiatusClock *self)
{
  g_return_val_if_fail (HIATUS_IS_CLOCK (self), NULL);

  return HIATUS_CLOCK_GET_IFACE (self)->get_zone (self);
}

/**
 * hiatus_clock_arm:
 * @self: a clock
 * @deadline_us: when "elapsed" is due, microseconds since the epoch, UTC; in the past for the next turn
 *   of the main loop, %HIATUS_CLOCK_NEVER for not at all
 *
 * Sets the one deadline and forgets the one before. Never emits anything itself.
 */
void
hiatus_clock_arm (HiatusClock *self,
                  gint64 deadline_us)
{
  g_return_if_fail (HIATUS_IS_CLOCK (self));

  HIATUS_CLOCK_GET_IFACE (self)->arm (self, deadline_us);
}

/**
 * hiatus_clock_emit_elapsed:
 * @self: a clock
 *
 * Emits "elapsed". For implementations, fakes among them.
 */
void
hiatus_clock_emit_elapsed (HiatusClock *self)
{
  g_return_if_fail (HIATUS_IS_CLOCK (self));

  g_signal_emit (self, signals[SIGNAL_ELAPSED], 0);
}

/**
 * hiatus_clock_emit_jumped:
 * @self: a clock
 *
 * Emits "jumped". For implementations, fakes among them.
 */
void
hiatus_clock_emit_jumped (HiatusClock *self)
{
  g_return_if_fail (HIATUS_IS_CLOCK (self));

  g_signal_emit (self, signals[SIGNAL_JUMPED], 0);
}
