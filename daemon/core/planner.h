/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/care.h"
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
 * HIATUS_UNASKED_DISTANCE_US:
 *
 * How far apart two of them are: an hour, in microseconds. What is said before a meeting cannot wait, and does not.
 */
#define HIATUS_UNASKED_DISTANCE_US (G_TIME_SPAN_HOUR)

/**
 * HiatusTimes:
 * @morning: from when on the day's pop-up may come, minutes since midnight
 * @quiet_from: quiet hours begin, minutes since midnight
 * @quiet_until: quiet hours end, minutes since midnight; the same as @quiet_from: no quiet hours.
 *   24:00 is allowed, so that 00:00 to 24:00 is the whole day.
 * @day_popup: whether the day's pop-up is wanted
 * @evening: from when on the evening's question may come, minutes since midnight
 * @evening_popup: whether it is wanted
 * @risk_popup: whether a word before the heavy hours is wanted
 * @invitations: whether the open questions of the first days are
 *
 * What the person chose about when to be spoken to.
 */
typedef struct
{
  gint morning;
  gint quiet_from;
  gint quiet_until;
  gboolean day_popup;
  gint evening;
  gboolean evening_popup;
  gboolean risk_popup;
  gboolean invitations;
} HiatusTimes;

/**
 * HiatusSurroundings:
 * @held: nobody is there to see a pop-up, or it would disturb: idle, locked, asleep, do-not-disturb, full screen
 * @tray_missing: this desktop shows no tray icons
 * @has_contacts: somebody is on the contact list
 * @watches: notifications or window titles are watched, as far as the person is concerned
 *
 * What is known besides that matters to what is said.
 */
typedef struct
{
  gboolean held;
  gboolean tray_missing;
  gboolean has_contacts;
  gboolean watches;
} HiatusSurroundings;

/**
 * HiatusNext:
 * @popup: the pop-up to show now, or %HIATUS_POPUP_NONE
 * @invitation: which one, of that kind of pop-up
 * @day: the local date that @popup belongs to
 * @timely: which kinds of pop-up are right on @day, shown or not, a bit each; any other one on the screen has become stale
 * @wake_us: the next instant at which the answer may change, or what the person sees does; G_MAXINT64 for never
 *
 * The planner's answer: what to do now, and when to ask again.
 */
typedef struct
{
  HiatusPopup popup;
  HiatusInvitation invitation;
  GDate day;
  guint timely;
  gint64 wake_us;
} HiatusNext;

void hiatus_planner_next (const HiatusJourney *journey,
                          const HiatusCare *care,
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
