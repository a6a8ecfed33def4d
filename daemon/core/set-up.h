/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HIATUS_SET_UP_HOLD_US:
 *
 * For how long whoever is being asked is not spoken to besides, in microseconds: longer than a set-up takes, and short
 * enough for one that was left.
 */
#define HIATUS_SET_UP_HOLD_US (10 * G_TIME_SPAN_MINUTE)

/**
 * HiatusSetUp:
 * @HIATUS_SET_UP_NOTHING: nothing of it is open
 * @HIATUS_SET_UP_BEGIN: no stretch was ever begun
 * @HIATUS_SET_UP_GOAL: "What do you hope for?"
 * @HIATUS_SET_UP_SAFETY: the safety check
 *
 * Which question of the set-up comes next.
 */
typedef enum
{
  HIATUS_SET_UP_NOTHING,
  HIATUS_SET_UP_BEGIN,
  HIATUS_SET_UP_GOAL,
  HIATUS_SET_UP_SAFETY,
} HiatusSetUp;

HiatusSetUp hiatus_set_up_next (const HiatusJourney *journey,
                                const GDate *today);

gboolean hiatus_set_up_is_goal_open (const HiatusJourney *journey);

gint64 hiatus_set_up_holds_until (const HiatusJourney *journey);

const gchar *hiatus_set_up_to_string (HiatusSetUp set_up);

G_END_DECLS
