/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/journey-slips.h"

#include "daemon/core/calendar.h"

/* Whether the person has thought back on @slip and not taken that back. */
static gboolean
is_reflected (const HiatusJourney *journey, const HiatusEvent *slip)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autofree gchar *id = hiatus_event_id (slip);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind == HIATUS_EVENT_REFLECTION && g_strcmp0 (event->target, id) == 0 && !hiatus_journey_is_undone (journey, event))
        return TRUE;
    }
  return FALSE;
}

/* The latest slip that @date is the date of, of all where @date is NULL. */
static const HiatusEvent *
find_slip (const HiatusJourney *journey, const GDate *date)
{
  GPtrArray *events = hiatus_journey_events (journey);
  const HiatusEvent *latest = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (!hiatus_journey_is_slip (journey, event))
        continue;
      if (date != NULL && hiatus_calendar_compare (&event->date, date) != 0)
        continue;
      if (latest == NULL || event->happened_us >= latest->happened_us)
        latest = event;
    }
  return latest;
}

/**
 * hiatus_journey_slip_before:
 * @journey: a journey
 * @today: the local date
 *
 * What the day's pop-up of @today asks about: the last slip of yesterday that belongs to this stretch, unless the person
 * has thought back on it already. After another day it is not asked any more. With goal safety nothing is asked: there
 * it is the lawyer who wants to know.
 *
 * Returns: (transfer none) (nullable): the slip; %NULL where there is none
 */
const HiatusEvent *
hiatus_journey_slip_before (const HiatusJourney *journey, const GDate *today)
{
  const HiatusEvent *slip;
  HiatusStatus status;
  GDate yesterday = *today;

  hiatus_journey_status (journey, today, &status);
  if (status.goal == HIATUS_GOAL_SAFETY || (status.phase != HIATUS_PHASE_RUNNING && status.phase != HIATUS_PHASE_REVIEWING && status.phase != HIATUS_PHASE_COMPLETE))
    return NULL;
  g_date_subtract_days (&yesterday, 1);
  if (hiatus_calendar_compare (&yesterday, &status.starts_on) < 0)
    return NULL;
  slip = find_slip (journey, &yesterday);
  return slip == NULL || is_reflected (journey, slip) ? NULL : slip;
}

/**
 * hiatus_journey_slip_to_reflect:
 * @journey: a journey
 *
 * Returns: (transfer none) (nullable): the latest slip, if the person has not thought back on it; %NULL otherwise
 */
const HiatusEvent *
hiatus_journey_slip_to_reflect (const HiatusJourney *journey)
{
  const HiatusEvent *slip = find_slip (journey, NULL);

  return slip == NULL || is_reflected (journey, slip) ? NULL : slip;
}
