/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HIATUS_CLOCK_NEVER:
 *
 * The deadline of a clock that has none.
 */
#define HIATUS_CLOCK_NEVER G_MAXINT64

#define HIATUS_TYPE_CLOCK (hiatus_clock_get_type ())
G_DECLARE_INTERFACE (HiatusClock, hiatus_clock, HIATUS, CLOCK, GObject)

/**
 * HiatusClockInterface:
 * @now_us: the wall clock, microseconds since the epoch, UTC
 * @get_zone: (transfer none): the zone that the person is in
 * @arm: sets the one deadline, in the past for "at once", %HIATUS_CLOCK_NEVER for none; replaces the one before
 *
 * Two signals: "elapsed" when the deadline has come, once for each arm() and never from within it, and
 * "jumped" when the clock was set, the zone changed or the machine woke. After either the caller asks
 * now_us() and arms anew.
 */
struct _HiatusClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*now_us) (HiatusClock *self);
  GTimeZone *(*get_zone) (HiatusClock *self);
  void (*arm) (HiatusClock *self,
               gint64 deadline_us);
};

gint64 hiatus_clock_now_us (HiatusClock *self);

GTimeZone *hiatus_clock_get_zone (HiatusClock *self);

void hiatus_clock_arm (HiatusClock *self,
                       gint64 deadline_us);

void hiatus_clock_emit_elapsed (HiatusClock *self);

void hiatus_clock_emit_jumped (HiatusClock *self);

G_END_DECLS
