/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/journey.h"

/* Which pop-ups there were, and whether they were answered. Asked by kind and date, so that no jump of the clock
 * shows one twice. */

static gboolean
is_shown_popup (const HiatusJourney *journey, const HiatusEvent *event)
{
  return event->kind == HIATUS_EVENT_POPUP && !hiatus_journey_is_undone (journey, event);
}

/**
 * hiatus_journey_popup_shown:
 * @journey: a journey
 * @popup: a kind of pop-up
 * @day: the local date that it belongs to
 *
 * Returns: whether that pop-up was shown for that date
 */
gboolean
hiatus_journey_popup_shown (const HiatusJourney *journey, HiatusPopup popup, const GDate *day)
{
  return hiatus_journey_count_popups_on (journey, day, 1u << popup) > 0;
}

/**
 * hiatus_journey_count_popups:
 * @journey: a journey
 * @popup: a kind of pop-up
 * @from: (nullable): the first local date that counts; %NULL for all
 * @until: (nullable): the last; %NULL for all
 *
 * Returns: how many of that kind were shown for these dates
 */
guint
hiatus_journey_count_popups (const HiatusJourney *journey, HiatusPopup popup, const GDate *from, const GDate *until)
{
  GPtrArray *events = hiatus_journey_events (journey);
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->popup != popup || !is_shown_popup (journey, event))
        continue;
      if ((from == NULL || hiatus_calendar_compare (&event->day, from) >= 0) && (until == NULL || hiatus_calendar_compare (&event->day, until) <= 0))
        count++;
    }
  return count;
}

/**
 * hiatus_journey_count_popups_on:
 * @journey: a journey
 * @day: a local date
 * @kinds: kinds of pop-up, a bit each
 *
 * Returns: how many of these kinds were shown for @day
 */
guint
hiatus_journey_count_popups_on (const HiatusJourney *journey, const GDate *day, guint kinds)
{
  GPtrArray *events = hiatus_journey_events (journey);
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if ((kinds & (1u << event->popup)) != 0 && is_shown_popup (journey, event) && hiatus_calendar_compare (&event->day, day) == 0)
        count++;
    }
  return count;
}

/**
 * hiatus_journey_popups_on:
 * @journey: a journey
 * @day: a local date
 *
 * Returns: which kinds of pop-up were shown for @day, a bit each
 */
guint
hiatus_journey_popups_on (const HiatusJourney *journey, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (journey);
  guint kinds = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (is_shown_popup (journey, event) && hiatus_calendar_compare (&event->day, day) == 0)
        kinds |= 1u << event->popup;
    }
  return kinds;
}

/**
 * hiatus_journey_last_popup:
 * @journey: a journey
 * @kinds: kinds of pop-up, a bit each
 * @before_us: an instant; those that were shown then or later are passed over
 *
 * Returns: when the last of these kinds was shown before that, microseconds since the epoch, UTC; 0 for never
 */
gint64
hiatus_journey_last_popup (const HiatusJourney *journey, guint kinds, gint64 before_us)
{
  GPtrArray *events = hiatus_journey_events (journey);
  gint64 last_us = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if ((kinds & (1u << event->popup)) != 0 && is_shown_popup (journey, event) && event->happened_us < before_us)
        last_us = MAX (last_us, event->happened_us);
    }
  return last_us;
}

/* A button of such a pop-up, or what the tray's row or the command line said to a prompt. Closing one is no answer. What is
 * said on @day changes the days after it: who has just answered is not asked once more. */
static gboolean
answers_before (const HiatusEvent *event, HiatusPopup popup, const GDate *day)
{
  gboolean is_button = event->kind == HIATUS_EVENT_POPUP_ANSWER && event->popup == popup && event->answer != HIATUS_ANSWER_CLOSED;
  gboolean is_answer = is_button || (popup == HIATUS_POPUP_DAY && event->kind == HIATUS_EVENT_PROMPT && event->answer != HIATUS_ANSWER_NONE);

  return is_answer && hiatus_calendar_compare (&event->day, day) != 0;
}

/**
 * hiatus_journey_count_unanswered:
 * @journey: a journey
 * @popup: a kind of pop-up
 * @day: a local date; answers of that date itself come too late to count
 * @last: (out caller-allocates): the date of the latest of them; cleared where there is none
 *
 * For how many dates in a row a pop-up was shown and nothing came back. Each plan begins anew.
 *
 * Returns: the number
 */
guint
hiatus_journey_count_unanswered (const HiatusJourney *journey, HiatusPopup popup, const GDate *day, GDate *last)
{
  GPtrArray *events = hiatus_journey_events (journey);
  GDate earliest;
  guint count = 0;

  g_date_clear (last, 1);
  g_date_clear (&earliest, 1);
  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if ((event->kind == HIATUS_EVENT_PLAN_START || answers_before (event, popup, day)) && !hiatus_journey_is_undone (journey, event))
        break;
      /* Two machines may have shown it on the same date. */
      if (!is_shown_popup (journey, event) || event->popup != popup || hiatus_calendar_compare (&event->day, &earliest) == 0)
        continue;
      earliest = event->day;
      if (count == 0)
        *last = event->day;
      count++;
    }
  return count;
}
