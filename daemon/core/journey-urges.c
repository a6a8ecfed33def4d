/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/journey.h"

/* Which urges were ridden out. */

/* Midnight makes nobody's slip another day's: what follows within that time follows. */
#define NIGHT_US (6 * G_TIME_SPAN_HOUR)

/* Whether @slip came of @urge, as far as time tells. Somebody who travels may have an earlier date later on. */
static gboolean
follows (const HiatusEvent *slip, const HiatusEvent *urge)
{
  if (slip->happened_us < urge->happened_us)
    return FALSE;
  return hiatus_calendar_compare (&slip->date, &urge->date) <= 0 || slip->happened_us - urge->happened_us < NIGHT_US;
}

/**
 * hiatus_journey_urge_was_followed:
 * @slips: (element-type HiatusEvent): from hiatus_journey_list_slips()
 * @urge: an urge
 *
 * Returns: whether one of them came of @urge: on its date, or in the six hours after it, whatever midnight comes between
 */
gboolean
hiatus_journey_urge_was_followed (GPtrArray *slips, const HiatusEvent *urge)
{
  for (guint i = 0; i < slips->len; i++)
    if (follows (g_ptr_array_index (slips, i), urge))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_journey_list_slips:
 * @journey: a journey
 *
 * Returns: (transfer container) (element-type HiatusEvent): all slips that were not taken back
 */
GPtrArray *
hiatus_journey_list_slips (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);
  GPtrArray *slips = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      HiatusEvent *event = g_ptr_array_index (events, i);

      if (hiatus_journey_is_slip (journey, event))
        g_ptr_array_add (slips, event);
    }
  return slips;
}

/**
 * hiatus_journey_count_ridden_out:
 * @journey: a journey
 * @from: (nullable): the first local date that counts; %NULL for all
 * @today: the local date
 *
 * An urge is ridden out when no slip follows it until the next day: none on its date, and none in the six hours after it,
 * whatever midnight comes between. It is not counted before the next day has begun where the person is.
 *
 * Returns: how many urges were ridden out
 */
guint
hiatus_journey_count_ridden_out (const HiatusJourney *journey, const GDate *from, const GDate *today)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autoptr (GPtrArray) slips = hiatus_journey_list_slips (journey);
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->kind != HIATUS_EVENT_URGE || hiatus_journey_is_undone (journey, event))
        continue;
      if (hiatus_calendar_compare (&event->date, today) >= 0 || (from != NULL && hiatus_calendar_compare (&event->date, from) < 0))
        continue;
      if (!hiatus_journey_urge_was_followed (slips, event))
        count++;
    }
  return count;
}
