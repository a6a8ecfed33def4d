/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_WAIT_ASK_SPAN_US:
 *
 * For how long after its end a wait is asked about: 30 minutes, in microseconds. Whoever comes back later than that has gone
 * on with their day.
 */
#define HIATUS_WAIT_ASK_SPAN_US (30 * G_TIME_SPAN_MINUTE)

/**
 * HIATUS_WAIT_URGE_SPAN_US:
 *
 * For how long what was said of an urge holds for the wait that follows: 10 minutes, in microseconds.
 */
#define HIATUS_WAIT_URGE_SPAN_US (10 * G_TIME_SPAN_MINUTE)

/**
 * HiatusWaitStage:
 * @HIATUS_WAIT_NONE: nobody waits
 * @HIATUS_WAIT_RUNNING: it goes on
 * @HIATUS_WAIT_ASKING: its time is over, and the person was not heard yet
 * @HIATUS_WAIT_MISSED: nobody was there to ask when its time was over; it is to be closed without a word
 *
 * How far a wait is.
 */
typedef enum
{
  HIATUS_WAIT_NONE,
  HIATUS_WAIT_RUNNING,
  HIATUS_WAIT_ASKING,
  HIATUS_WAIT_MISSED,
} HiatusWaitStage;

/**
 * HiatusWait:
 * @event: (unowned) (nullable): its beginning, in the journey; %NULL where there is none
 * @stage: how far it is
 * @until_us: when its time is over, microseconds since the epoch, UTC
 * @minutes_left: while it goes on: the minutes that are left, the one that has begun counted whole
 * @is_closed: while it goes on: whether the person has closed the countdown, which stays closed then
 * @wake_us: when this changes by itself; G_MAXINT64 for never
 *
 * The wait of now: "Help me wait".
 */
typedef struct
{
  const HiatusEvent *event;
  HiatusWaitStage stage;
  gint64 until_us;
  gint minutes_left;
  gboolean is_closed;
  gint64 wake_us;
} HiatusWait;

void hiatus_wait_find (const HiatusJourney *journey,
                       gint64 now_us,
                       HiatusWait *wait);

gboolean hiatus_wait_check_minutes (gint minutes,
                                    GError **error);

HiatusEvent *hiatus_wait_new_begin (const HiatusJourney *journey,
                                    gint minutes,
                                    gint64 now_us,
                                    GError **error);

HiatusEvent *hiatus_wait_new_end (const HiatusEvent *begin,
                                  HiatusAnswer answer);

gint hiatus_wait_strength_after (gint before,
                                 HiatusAnswer answer);

gboolean hiatus_wait_is_still_strong (gint before,
                                      HiatusAnswer answer);

gboolean hiatus_wait_was_overwhelming (const HiatusEvent *event);

G_END_DECLS
