/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/planner.h"

#include "daemon/core/calendar.h"

static gboolean
is_quiet_minute (const HiatusTimes *times, gint minute)
{
  if (times->quiet_from == times->quiet_until)
    return FALSE;
  if (times->quiet_from < times->quiet_until)
    return minute >= times->quiet_from && minute < times->quiet_until;
  return minute >= times->quiet_from || minute < times->quiet_until;
}

/* The first instant from @from_us on, on the date @day, that is outside the quiet hours; G_MAXINT64 if
 * the rest of that date is quiet. */
static gint64
first_loud_instant (const HiatusTimes *times, gint64 from_us, const GDate *day, GTimeZone *zone)
{
  gint minute = hiatus_calendar_minute_at (from_us, zone);
  gint64 end_us;

  if (!is_quiet_minute (times, minute))
    return from_us;
  if (minute >= times->quiet_until)
    return G_MAXINT64;
  end_us = hiatus_calendar_instant (day, times->quiet_until, zone);
  return MAX (end_us, from_us);
}

/* The pop-up that @day still owes. */
static HiatusPopup
due_popup (const HiatusJourney *journey, const HiatusTimes *times, const GDate *day)
{
  HiatusPopup popup = HIATUS_POPUP_NONE;
  HiatusStatus status;

  hiatus_journey_status (journey, day, &status);
  if (status.phase == HIATUS_PHASE_COMPLETE)
    {
      GDate since = status.ends_on;

      g_date_add_days (&since, 1);
      if (hiatus_journey_count_popups (journey, HIATUS_POPUP_END, &since) < HIATUS_END_POPUPS_MAX)
        popup = HIATUS_POPUP_END;
    }
  else if ((status.phase == HIATUS_PHASE_RUNNING || status.phase == HIATUS_PHASE_REVIEWING) && times->day_popup)
    {
      popup = HIATUS_POPUP_DAY;
    }
  if (popup != HIATUS_POPUP_NONE && hiatus_journey_popup_shown (journey, popup, day))
    popup = HIATUS_POPUP_NONE;
  return popup;
}

static void
wake_at (HiatusNext *next, gint64 instant_us, gint64 now_us)
{
  if (instant_us > now_us)
    next->wake_us = MIN (next->wake_us, instant_us);
}

/**
 * hiatus_planner_next:
 * @journey: what has happened
 * @times: what the person chose
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @next: (out caller-allocates): what to do now and when to ask again
 *
 * Decides what to say. A pure function of its arguments: however the clock was set, whatever zone the
 * machine came to and however long it slept, the caller asks again and gets what is right now. A pop-up
 * belongs to a local date and is never shown on another, so nothing is stale and nothing queues up. The
 * caller records what it shows before it asks again.
 */
void
hiatus_planner_next (const HiatusJourney *journey, const HiatusTimes *times, gint64 now_us, GTimeZone *zone, HiatusNext *next)
{
  const HiatusEvent *last_act = hiatus_journey_last_act (journey);
  gint64 quiet_until_us = hiatus_journey_quiet_until (journey);
  gint64 midnight_us = hiatus_calendar_next_midnight (now_us, zone);
  HiatusPopup popup;
  gint64 speak_us;

  *next = (HiatusNext){ .popup = HIATUS_POPUP_NONE, .wake_us = midnight_us };
  hiatus_calendar_date_at (now_us, zone, &next->day);
  wake_at (next, quiet_until_us, now_us);
  if (last_act != NULL)
    wake_at (next, last_act->recorded_us + HIATUS_UNDO_SPAN_US, now_us);

  popup = due_popup (journey, times, &next->day);
  if (popup == HIATUS_POPUP_NONE)
    return;
  speak_us = hiatus_calendar_instant (&next->day, times->morning, zone);
  speak_us = MAX (speak_us, now_us);
  speak_us = MAX (speak_us, quiet_until_us);
  if (speak_us >= midnight_us)
    return;
  speak_us = first_loud_instant (times, speak_us, &next->day, zone);
  if (speak_us <= now_us)
    next->popup = popup;
  else
    wake_at (next, speak_us, now_us);
}

/**
 * hiatus_planner_is_milestone:
 * @starts_on: the first day of the plan
 * @day: a day of it, from 1 on
 *
 * Whether the day's pop-up has a word more: on days 1, 3, 7, 14, 21, 28, and then on the day of the month
 * on which the plan began, from the second month on.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_planner_is_milestone (const GDate *starts_on, gint day)
{
  static const gint days[] = { 1, 3, 7, 14, 21, 28 };
  GDate date = *starts_on;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (day == days[i])
      return TRUE;
  if (day <= days[G_N_ELEMENTS (days) - 1])
    return FALSE;
  g_date_add_days (&date, (guint) day - 1);
  for (guint months = 2; months <= (guint) day / 28; months++)
    {
      GDate month = *starts_on;

      g_date_add_months (&month, months); /* the last day of a shorter month */
      if (hiatus_calendar_compare (&month, &date) == 0)
        return TRUE;
    }
  return FALSE;
}
