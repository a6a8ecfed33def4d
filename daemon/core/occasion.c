/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/occasion.h"

#include "daemon/core/calendar.h"
#include "daemon/core/journey-slips.h"

/* On day 21 an open-ended plan begins to look back; then, and every 28 days after it, it is asked about. */
#define QUESTION_DAY 21
#define QUESTION_EVERY 28

/* What belongs to @day of a plan, whatever else that date is. */
static HiatusOccasions
occasions_of_plan (const HiatusStatus *status, gint day)
{
  if (status->length == HIATUS_LENGTH_OPEN && (status->goal == HIATUS_GOAL_SAFETY || day < QUESTION_DAY || (day - QUESTION_DAY) % QUESTION_EVERY != 0))
    return HIATUS_OCCASION_NONE;
  if (status->length == HIATUS_LENGTH_OPEN)
    return day == QUESTION_DAY ? HIATUS_OCCASION_LOOKING_BACK | HIATUS_OCCASION_QUESTION : HIATUS_OCCASION_QUESTION;
  if (day == status->length)
    return HIATUS_OCCASION_LAST_DAY;
  return 4 * day > 3 * status->length && 4 * (day - 1) <= 3 * status->length ? HIATUS_OCCASION_LOOKING_BACK : HIATUS_OCCASION_NONE;
}

/* Looking back and the question have time: from a hard day they move to the next date that is none, unless that is the last.
 * Where a talk let the stretch wait, a day of it has several dates; @first is the first one of today. */
static HiatusOccasions
occasions_moved (const HiatusJourney *journey, const HiatusCare *care, const HiatusStatus *status, const GDate *first)
{
  HiatusOccasions moved = HIATUS_OCCASION_NONE;
  GDate date = *first;

  for (gint before = status->day - 1; before > 0; before--)
    {
      hiatus_journey_first_date (journey, &date, &date);
      g_date_subtract_days (&date, 1);
      if (hiatus_care_find_hard_day (care, &date) == NULL)
        break;
      moved |= occasions_of_plan (status, before) & (HIATUS_OCCASION_LOOKING_BACK | HIATUS_OCCASION_QUESTION);
    }
  return moved;
}

/* Whether what belongs to the day of the plan was said on the date on which it stopped to wait for a talk. */
static gboolean
was_said (const HiatusJourney *journey, const HiatusCare *care, const GDate *day, const GDate *first)
{
  return hiatus_calendar_compare (first, day) != 0 && hiatus_care_find_hard_day (care, first) == NULL && hiatus_journey_popup_shown (journey, HIATUS_POPUP_DAY, first);
}

/**
 * hiatus_occasion_of:
 * @journey: what has happened
 * @care: what the person entered for themselves
 * @status: what is true on @day
 * @day: a local date
 *
 * What that day has besides countdown and prompt. Only days of a stretch that is under way have anything. A hard day has
 * no milestone and nothing to look back on; the day before the end has its word all the same, so that nobody is surprised.
 * The date on which a talk is over is the same day of the stretch as the one on which it began: what was said then is not
 * said again.
 *
 * Returns: the occasions
 */
HiatusOccasions
hiatus_occasion_of (const HiatusJourney *journey, const HiatusCare *care, const HiatusStatus *status, const GDate *day)
{
  HiatusOccasions occasions;
  GDate first;

  if (status->phase != HIATUS_PHASE_RUNNING && status->phase != HIATUS_PHASE_REVIEWING)
    return HIATUS_OCCASION_NONE;
  hiatus_journey_first_date (journey, day, &first);
  occasions = occasions_of_plan (status, status->day);
  if (hiatus_care_find_hard_day (care, day) != NULL)
    occasions = HIATUS_OCCASION_HARD_DAY | (occasions & HIATUS_OCCASION_LAST_DAY);
  else if (was_said (journey, care, day, &first))
    occasions &= HIATUS_OCCASION_LAST_DAY;
  else
    {
      if (hiatus_occasion_is_milestone (&status->starts_on, status->day))
        occasions |= HIATUS_OCCASION_MILESTONE;
      if ((occasions & HIATUS_OCCASION_LAST_DAY) == 0)
        occasions |= occasions_moved (journey, care, status, &first);
    }
  if (hiatus_journey_slip_before (journey, day) != NULL)
    occasions |= HIATUS_OCCASION_AFTER_SLIP;
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
