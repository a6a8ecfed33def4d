/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/occasion.h"

#include "daemon/core/calendar.h"

/* An open-ended plan is asked about on day 21 and every 28 days after it. */
#define QUESTION_DAY 21
#define QUESTION_EVERY 28

/**
 * hiatus_occasion_of:
 * @status: what is true on a day
 *
 * What that day has besides countdown and prompt. Only days of a stretch that is under way have anything.
 *
 * Returns: the occasions
 */
HiatusOccasions
hiatus_occasion_of (const HiatusStatus *status)
{
  HiatusOccasions occasions = HIATUS_OCCASION_NONE;

  if (status->phase != HIATUS_PHASE_RUNNING && status->phase != HIATUS_PHASE_REVIEWING)
    return HIATUS_OCCASION_NONE;
  if (hiatus_occasion_is_milestone (&status->starts_on, status->day))
    occasions |= HIATUS_OCCASION_MILESTONE;
  if (status->length == HIATUS_LENGTH_OPEN)
    {
      if (status->phase == HIATUS_PHASE_REVIEWING && (status->day - QUESTION_DAY) % QUESTION_EVERY == 0)
        occasions |= HIATUS_OCCASION_QUESTION;
    }
  else if (status->days_left == 0)
    {
      occasions |= HIATUS_OCCASION_LAST_DAY;
    }
  else if (status->phase == HIATUS_PHASE_REVIEWING && 4 * (status->day - 1) <= 3 * status->length)
    {
      occasions |= HIATUS_OCCASION_LOOKING_BACK;
    }
  return occasions;
}

/**
 * hiatus_occasion_is_milestone:
 * @starts_on: the first day of the plan
 * @day: a day of it, from 1 on
 *
 * Whether the day's pop-up has a word more: on days 1, 3, 7, 14, 21, 28, and then on the day of the month
 * on which the plan began, from the second month on.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_occasion_is_milestone (const GDate *starts_on, gint day)
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
