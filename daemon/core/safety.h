/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* The safety check: two questions, and what their answers open and close. Whatever could start contact asks
 * hiatus_safety_opens(), and nothing else decides. */

/**
 * HiatusStarts:
 * @HIATUS_STARTS_NOTHING: no contact
 * @HIATUS_STARTS_ANNOUNCE: the announcement that there will be silence
 * @HIATUS_STARTS_FIRST: the first message after it
 * @HIATUS_STARTS_MEETING: to propose to meet, or to go there to talk
 * @HIATUS_STARTS_BE_SEEN: to be seen by them, or through a mutual friend
 *
 * What a step, a choice or a suggestion can start. The answers of today treat all but the first alike; whoever asks says
 * what it is nevertheless.
 */
typedef enum
{
  HIATUS_STARTS_NOTHING,
  HIATUS_STARTS_ANNOUNCE,
  HIATUS_STARTS_FIRST,
  HIATUS_STARTS_MEETING,
  HIATUS_STARTS_BE_SEEN,
} HiatusStarts;

/**
 * HiatusSafety:
 * @danger: question A: was there violence, threat, stalking or fear, in either direction, or is there an order or a rule?
 * @silence: question B: have they asked for no contact, or blocked?
 * @answered_us: when one of the two was last answered, microseconds since the epoch, UTC; 0 where none is
 * @wrote_since: whether they wrote after @silence was said, which opens what it closes
 *
 * What the person said when they were last asked.
 */
typedef struct
{
  HiatusReply danger;
  HiatusReply silence;
  gint64 answered_us;
  gboolean wrote_since;
} HiatusSafety;

void hiatus_journey_safety (const HiatusJourney *journey,
                            HiatusSafety *safety);

gboolean hiatus_safety_opens (const HiatusSafety *safety,
                              HiatusGoal goal,
                              HiatusStarts what);

const gchar *hiatus_safety_why_closed (const HiatusSafety *safety,
                                       HiatusGoal goal);

G_END_DECLS
