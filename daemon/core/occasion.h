/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/care.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/**
 * HiatusOccasions:
 * @HIATUS_OCCASION_NONE: a day like others
 * @HIATUS_OCCASION_MILESTONE: days 1, 3, 7, 14, 21, 28, then monthly
 * @HIATUS_OCCASION_LOOKING_BACK: the last quarter begins
 * @HIATUS_OCCASION_QUESTION: an open-ended stretch is asked about
 * @HIATUS_OCCASION_LAST_DAY: the day before the stretch is complete
 * @HIATUS_OCCASION_HARD_DAY: it may be a hard one
 * @HIATUS_OCCASION_AFTER_SLIP: the morning after a slip
 *
 * What a day has besides its countdown and its prompt. It can hardly be said on another day.
 */
typedef enum
{
  HIATUS_OCCASION_NONE = 0,
  HIATUS_OCCASION_MILESTONE = 1 << 0,
  HIATUS_OCCASION_LOOKING_BACK = 1 << 1,
  HIATUS_OCCASION_QUESTION = 1 << 2,
  HIATUS_OCCASION_LAST_DAY = 1 << 3,
  HIATUS_OCCASION_HARD_DAY = 1 << 4,
  HIATUS_OCCASION_AFTER_SLIP = 1 << 5,
} HiatusOccasions;

HiatusOccasions hiatus_occasion_of (const HiatusJourney *journey,
                                    const HiatusCare *care,
                                    const HiatusStatus *status,
                                    const GDate *day);

gboolean hiatus_occasion_is_milestone (const GDate *starts_on,
                                       gint day);

G_END_DECLS
