/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_RISK_EVENTS_MIN:
 *
 * From how many events on the heavy hours are spoken of.
 */
#define HIATUS_RISK_EVENTS_MIN 8

/**
 * HIATUS_RISK_DAYS_MIN:
 *
 * On how many days these have to be.
 */
#define HIATUS_RISK_DAYS_MIN 4

/**
 * HiatusDayPart:
 * @HIATUS_DAY_PART_MORNING: until noon
 * @HIATUS_DAY_PART_AFTERNOON: from noon until 18:00
 * @HIATUS_DAY_PART_EVENING: from 18:00 on, with the night after it
 *
 * What a part of the day is called.
 */
typedef enum
{
  HIATUS_DAY_PART_MORNING,
  HIATUS_DAY_PART_AFTERNOON,
  HIATUS_DAY_PART_EVENING,
} HiatusDayPart;

/**
 * HiatusRisk:
 * @minute: when a pop-up is right, minutes since 00:00 on the clock on the wall; from 06:00 to 22:30
 * @earliest: where @minute is quiet, a pop-up is right at the last minute before it that is not, but not before this one
 * @until: from this minute on it is too late; at least an hour after @minute, and 24:00 at most
 * @part: what the part of the day is called that is ahead, for the words
 * @weekday: the weekday, for the words
 *
 * When to speak on a date, once at most. "Sunday evening" can be said with it; why is not in here.
 */
typedef struct
{
  gint minute;
  gint earliest;
  gint until;
  HiatusDayPart part;
  GDateWeekday weekday;
} HiatusRisk;

/**
 * HIATUS_RISK_PARTS:
 *
 * A day has so many parts, from 05:00 on. The last one is the night.
 */
#define HIATUS_RISK_PARTS 9

/**
 * HiatusRiskPlace:
 * @date: the day, from 05:00 to 05:00: after midnight it is still that of the evening before
 * @weekend: whether it is a Saturday or a Sunday
 * @half_hour: which half hour of it, from 0 on
 * @part: which part of it, from 0 on
 *
 * Where in the week something happened.
 */
typedef struct
{
  GDate date;
  gboolean weekend;
  guint half_hour;
  guint part;
} HiatusRiskPlace;

gboolean hiatus_risk_counts (const HiatusJourney *journey,
                             const HiatusEvent *event,
                             HiatusGoal goal);

gboolean hiatus_risk_find_place (const HiatusEvent *event,
                                 GTimeZone *zone,
                                 HiatusRiskPlace *place);

gint hiatus_risk_part_begins (guint part);

gboolean hiatus_risk_on (const HiatusJourney *journey,
                         const GDate *date,
                         GTimeZone *zone,
                         HiatusRisk *risk);

gboolean hiatus_risk_has_enough (const HiatusJourney *journey,
                                 const GDate *date,
                                 GTimeZone *zone);

G_END_DECLS
