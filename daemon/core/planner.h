/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_END_POPUPS_MAX:
 *
 * How often the end of a stretch is spoken of unasked: three times, once a day at most.
 */
#define HIATUS_END_POPUPS_MAX 3

/**
 * HIATUS_UNASKED_MAX:
 *
 * How many pop-ups a date has at most that nobody asked for.
 */
#define HIATUS_UNASKED_MAX 3

/**
 * HiatusTimes:
 * @morning: from when on the day's pop-up may come, minutes since midnight
 * @quiet_from: quiet hours begin, minutes since midnight
 * @quiet_until: quiet hours end, minutes since midnight; the same as @quiet_from: no quiet hours.
 *   24:00 is allowed, so that 00:00 to 24:00 is the whole day.
 * @day_popup: whether the day's pop-up is wanted
 *
 * What the person chose about when to be spoken to.
 */
typedef struct
{
  gint morning;
  gint quiet_from;
  gint quiet_until;
  gboolean day_popup;
} HiatusTimes;

/**
 * HiatusSurroundings:
 * @held: nobody is there to see a pop-up, or it would disturb: idle, locked, asleep, do-not-disturb, full screen
 * @tray_missing: this desktop shows no tray icons
 *
 * What is known of the desktop that matters to what is said.
 */
typedef struct
{
  gboolean held;
  gboolean tray_missing;
} HiatusSurroundings;

/**
 * HiatusNext:
 * @popup: the pop-up to show now, or %HIATUS_POPUP_NONE
 * @day: the local date that @popup belongs to
 * @wake_us: the next instant at which the answer may change, or what the person sees does; G_MAXINT64 for never
 *
 * The planner's answer: what to do now, and when to ask again.
 */
typedef struct
{
  HiatusPopup popup;
  GDate day;
  gint64 wake_us;
} HiatusNext;

void hiatus_planner_next (const HiatusJourney *journey,
                          const HiatusTimes *times,
                          const HiatusSurroundings *around,
                          gint64 now_us,
                          GTimeZone *zone,
                          HiatusNext *next);

gint64 hiatus_planner_loud_from (const HiatusJourney *journey,
                                 const HiatusTimes *times,
                                 gint64 now_us,
                                 GTimeZone *zone);

G_END_DECLS
