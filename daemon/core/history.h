/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/risk.h"
#include "daemon/core/stretch.h"

G_BEGIN_DECLS

/**
 * HiatusUrgeEnd:
 * @HIATUS_URGE_END_OPEN: the day is not over, or with goal safety, which holds no urge against anybody
 * @HIATUS_URGE_END_RIDDEN_OUT: no slip followed
 * @HIATUS_URGE_END_FOLLOWED: a slip followed
 *
 * How an urge ended; see hiatus_journey_count_ridden_out().
 */
typedef enum
{
  HIATUS_URGE_END_OPEN,
  HIATUS_URGE_END_RIDDEN_OUT,
  HIATUS_URGE_END_FOLLOWED,
} HiatusUrgeEnd;

#define HIATUS_N_URGE_ENDS (HIATUS_URGE_END_FOLLOWED + 1)

/* From 0, where it was not said, to 3. */
#define HIATUS_N_STRENGTHS 4

#define HIATUS_N_WENTS (HIATUS_WENT_HARD + 1)

/**
 * HiatusHistoryDay:
 * @is_other: a slip happened on it; never with goal safety
 * @waits: it belongs to no day of the stretch, which waited while they talked
 * @urges: urges by their strength and how they ended
 * @encounters: meetings by how they went
 * @mood: how the evening was, compared with the one before; %HIATUS_ANSWER_NONE where nothing was said
 *
 * What is counted of one local date.
 */
typedef struct
{
  gboolean is_other;
  gboolean waits;
  guint urges[HIATUS_N_STRENGTHS][HIATUS_N_URGE_ENDS];
  guint encounters[HIATUS_N_WENTS];
  HiatusAnswer mood;
} HiatusHistoryDay;

/**
 * HiatusHistoryPart:
 * @n_with: on how many days something happened in this part of them
 * @n_days: of so many
 *
 * A part of the day on weekdays, or on weekends.
 */
typedef struct
{
  guint n_with;
  guint n_days;
} HiatusHistoryPart;

/**
 * HiatusHistory:
 * @days: (owned): one for each date from the first on
 * @n_days: how many dates there are; 0 for a stretch that has not begun
 * @parts: on how many days urges, slips and looks came in each part of the day, on weekdays and on weekends. With goal safety
 *   urges alone
 * @looks: (owned): how many looks there were in each week, the first one from the first date on; empty with goal safety
 * @n_weeks: how many weeks have begun; 0 with goal safety
 *
 * A stretch in numbers: what its pictures show. No text and no name is in it.
 */
typedef struct
{
  HiatusHistoryDay *days;
  guint n_days;
  HiatusHistoryPart parts[HIATUS_RISK_PARTS][2];
  guint *looks;
  guint n_weeks;
} HiatusHistory;

HiatusHistory *hiatus_history_new (const HiatusJourney *journey,
                                   const HiatusStretch *stretch,
                                   const GDate *today,
                                   GTimeZone *zone);

void hiatus_history_free (HiatusHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusHistory, hiatus_history_free)

const gchar *hiatus_urge_end_to_string (HiatusUrgeEnd end);

G_END_DECLS
