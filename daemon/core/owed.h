/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"

G_BEGIN_DECLS

/* What the person put off, and wanted to be reminded of: a letter, or a step of a script. */

/**
 * HiatusOwed:
 * @event: (unowned): what comes back; the latest, where there are several
 * @from_us: since when the first of them is due, microseconds since the epoch, UTC
 *
 * What is due.
 */
typedef struct
{
  const HiatusEvent *event;
  gint64 from_us;
} HiatusOwed;

gboolean hiatus_owed_letter (const HiatusJourney *journey,
                             const GDate *day,
                             gint64 before_us,
                             HiatusOwed *owed);

gboolean hiatus_owed_step (const HiatusJourney *journey,
                           const GDate *day,
                           gboolean is_hard,
                           gint64 before_us,
                           HiatusOwed *owed);

G_END_DECLS
