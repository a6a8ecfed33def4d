/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/occasion.h"
#include "daemon/core/planner.h"

G_BEGIN_DECLS

/* What the planner's files share. */

/**
 * HiatusQuestion:
 * @journey: what has happened
 * @care: what the person entered for themselves
 * @times: what the person chose
 * @around: what is known of the desktop
 * @zone: the zone of the person's clock
 * @day: the local date that is asked about
 * @start_us: when that date begins
 * @midnight_us: when it is over
 * @status: what is true on it
 * @occasions: what it has besides
 * @invitation: which open question it has
 *
 * What the rules are asked about. Nothing is owned.
 */
typedef struct
{
  const HiatusJourney *journey;
  const HiatusCare *care;
  const HiatusTimes *times;
  const HiatusSurroundings *around;
  GTimeZone *zone;
  GDate day;
  gint64 start_us;
  gint64 midnight_us;
  HiatusStatus status;
  HiatusOccasions occasions;
  HiatusInvitation invitation;
} HiatusQuestion;

/**
 * HiatusSpan:
 * @from_us: when a pop-up is right
 * @earliest_us: where that is in the quiet hours, it may come earlier, but not before this
 * @until_us: from then on it is stale; the end of the date at the latest
 *
 * The part of a date in which a pop-up is right. Instants, microseconds since the epoch, UTC.
 */
typedef struct
{
  gint64 from_us;
  gint64 earliest_us;
  gint64 until_us;
} HiatusSpan;

gboolean hiatus_question_find_span (const HiatusQuestion *question,
                                    HiatusPopup popup,
                                    HiatusSpan *span);

gboolean hiatus_question_is_welcome (const HiatusQuestion *question,
                                     HiatusPopup popup);

G_END_DECLS
