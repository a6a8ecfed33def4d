/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/company.h"

#include "daemon/core/calendar.h"

/* When someone to talk to is offered unasked. */

#define STRENGTH_OVERWHELMING 3

static gboolean
is_evening (const HiatusEvent *event)
{
  if (event->kind != HIATUS_EVENT_POPUP_ANSWER || event->popup != HIATUS_POPUP_EVENING)
    return FALSE;
  return event->answer == HIATUS_ANSWER_LIGHTER || event->answer == HIATUS_ANSWER_SAME || event->answer == HIATUS_ANSWER_HEAVIER;
}

/* Evenings come newest first, whatever the order of the events: two devices may have written them. An evening that was
 * answered twice counts as it was answered last. */
static const HiatusEvent *
find_evening (const HiatusJourney *journey, const GDate *until)
{
  GPtrArray *events = hiatus_journey_events (journey);
  const HiatusEvent *found = NULL;

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (!is_evening (event) || hiatus_journey_is_undone (journey, event) || hiatus_calendar_compare (&event->day, until) > 0)
        continue;
      if (found == NULL || hiatus_calendar_compare (&event->day, &found->day) > 0)
        found = event;
    }
  return found;
}

/* The evening of @today counts, and where it has not been asked about yet, that of the day before: an answer may come
 * after midnight. */
static gboolean
were_evenings_heavy (const HiatusJourney *journey, const GDate *today)
{
  const HiatusEvent *evening = find_evening (journey, today);
  GDate until;

  if (evening == NULL || g_date_days_between (&evening->day, today) > 1)
    return FALSE;
  until = evening->day;
  for (gint i = 0; i < HIATUS_HEAVY_EVENINGS; i++)
    {
      evening = find_evening (journey, &until);
      if (evening == NULL || evening->answer != HIATUS_ANSWER_HEAVIER || g_date_days_between (&evening->day, today) > HIATUS_HEAVY_EVENINGS_DAYS)
        return FALSE;
      until = evening->day;
      g_date_subtract_days (&until, 1);
    }
  return TRUE;
}

/* How strong it was at the end says more than whether it had become stronger. */
static gboolean
ended_overwhelming (const HiatusEvent *event)
{
  if (event->kind != HIATUS_EVENT_WAIT_END)
    return FALSE;
  return event->strength == STRENGTH_OVERWHELMING || (event->strength == 0 && event->answer == HIATUS_ANSWER_STRONGER);
}

/* Whether as many waits ended so within the span up to @latest, with it. One wait that was ended on two devices is one. */
static gboolean
is_one_too_many (const HiatusJourney *journey, const HiatusEvent *latest)
{
  GPtrArray *events = hiatus_journey_events (journey);
  g_autoptr (GHashTable) waits = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      gint64 before_us = latest->happened_us - event->happened_us;

      if (ended_overwhelming (event) && before_us >= 0 && before_us <= HIATUS_OVERWHELMING_SPAN_US && !hiatus_journey_is_undone (journey, event))
        g_hash_table_add (waits, event->target);
    }
  return g_hash_table_size (waits) >= HIATUS_OVERWHELMING_WAITS;
}

static gboolean
were_waits_overwhelming (const HiatusJourney *journey, const GDate *today)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (ended_overwhelming (event) && hiatus_calendar_compare (&event->date, today) == 0 && !hiatus_journey_is_undone (journey, event) && is_one_too_many (journey, event))
        return TRUE;
    }
  return FALSE;
}

/**
 * hiatus_company_is_due:
 * @journey: what has happened
 * @today: the local date
 *
 * Whether someone to talk to is offered without being asked for: after three evenings in a row that were heavier, or two
 * waits within a day that ended overwhelming; once a day at most. The row is that of the evenings that were answered, all
 * within a week, and the last of them is today's or yesterday's.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_company_is_due (const HiatusJourney *journey, const GDate *today)
{
  if (hiatus_journey_popup_shown (journey, HIATUS_POPUP_COMPANY, today))
    return FALSE;
  return were_evenings_heavy (journey, today) || were_waits_overwhelming (journey, today);
}
