/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/invitation.h"

#include "daemon/core/calendar.h"
#include "daemon/core/risk.h"

/* In which order they come: first what helps in the very next hard moment. */
static const HiatusInvitation order[] = {
  HIATUS_INVITATION_REASONS,
  HIATUS_INVITATION_IF_THEN,
  HIATUS_INVITATION_PERSON,
  HIATUS_INVITATION_CONTACTS,
  HIATUS_INVITATION_WATCHING,
  HIATUS_INVITATION_EVENING,
  HIATUS_INVITATION_MODE,
  HIATUS_INVITATION_HARD_DAYS,
};

/* What the journal says about them. */
typedef struct
{
  GDate first_day;           /* the day from which on they come; cleared where no stretch was begun */
  HiatusInvitation on_table; /* the one that was shown on that day */
  guint shown;               /* in this stretch, a bit each */
  guint answered;            /* ever */
} Past;

/* Somebody who has counted some days already is as new to Hiatus as anybody else. */
static void
begin (Past *past, const HiatusEvent *start)
{
  past->first_day = hiatus_calendar_compare (&start->starts_on, &start->date) > 0 ? start->starts_on : start->date;
  past->shown = 0;
  past->on_table = HIATUS_INVITATION_NONE;
}

static void
recall (Past *past, const HiatusJourney *journey, const GDate *day)
{
  GPtrArray *events = hiatus_journey_events (journey);

  *past = (Past){ 0 };
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (hiatus_journey_is_undone (journey, event))
        continue;
      if (event->kind == HIATUS_EVENT_PLAN_START)
        begin (past, event);
      else if (event->kind == HIATUS_EVENT_POPUP_ANSWER && (event->answer == HIATUS_ANSWER_NOW || event->answer == HIATUS_ANSWER_NOT_NEEDED))
        past->answered |= 1u << event->invitation;
      else if (event->kind == HIATUS_EVENT_POPUP && event->popup == HIATUS_POPUP_INVITATION)
        {
          past->shown |= 1u << event->invitation;
          if (hiatus_calendar_compare (&event->day, day) == 0)
            past->on_table = event->invitation;
        }
    }
}

/* Whether there is something to ask: it is not set up, and fits what the person hopes for. */
static gboolean
is_open (HiatusInvitation invitation, const HiatusCare *care, const HiatusTimes *times, const HiatusSurroundings *around, const HiatusStatus *status)
{
  switch (invitation)
    {
    case HIATUS_INVITATION_REASONS:
      return care->reasons->len == 0;
    case HIATUS_INVITATION_IF_THEN:
      return care->if_thens->len == 0;
    case HIATUS_INVITATION_PERSON:
      return care->person_name == NULL && care->person_phone == NULL;
    case HIATUS_INVITATION_CONTACTS:
      return !around->has_contacts;
    case HIATUS_INVITATION_WATCHING:
      /* Without anybody to look out for nothing is watched. */
      return around->has_contacts && !around->watches;
    case HIATUS_INVITATION_EVENING:
      return !times->evening_popup;
    case HIATUS_INVITATION_MODE:
      /* Who wants to be left alone is not asked whether they have to meet. */
      return status->mode == HIATUS_MODE_STRICT && status->goal != HIATUS_GOAL_SAFETY;
    case HIATUS_INVITATION_HARD_DAYS:
      return care->hard_days->len == 0;
    case HIATUS_INVITATION_RISK:
      return !times->risk_popup;
    case HIATUS_INVITATION_NONE:
    default:
      return FALSE;
    }
}

/**
 * hiatus_invitation_on:
 * @journey: what has happened
 * @care: what the person entered for themselves
 * @times: what they chose
 * @around: what else is set up
 * @status: what is true on @day
 * @day: a local date
 * @zone: the zone of the person's clock
 *
 * Which open question a day has: one a day for the first %HIATUS_INVITATION_DAYS days, each once in a stretch, and never
 * again once it was answered. Later, when there is enough to go by, the word before the heavy hours is offered.
 *
 * Returns: the question, also where it stands on the screen already; %HIATUS_INVITATION_NONE where there is none, or the
 *   one of that day is settled
 */
HiatusInvitation
hiatus_invitation_on (const HiatusJourney *journey, const HiatusCare *care, const HiatusTimes *times, const HiatusSurroundings *around, const HiatusStatus *status, const GDate *day, GTimeZone *zone)
{
  Past past;
  gint days;

  if (!times->invitations || (status->phase != HIATUS_PHASE_RUNNING && status->phase != HIATUS_PHASE_REVIEWING))
    return HIATUS_INVITATION_NONE;
  recall (&past, journey, day);
  if (past.on_table != HIATUS_INVITATION_NONE)
    return (past.answered & 1u << past.on_table) == 0 && is_open (past.on_table, care, times, around, status) ? past.on_table : HIATUS_INVITATION_NONE;
  days = g_date_valid (&past.first_day) ? g_date_days_between (&past.first_day, day) : 0;
  for (guint i = 0; i < G_N_ELEMENTS (order) && days < HIATUS_INVITATION_DAYS; i++)
    if (((past.shown | past.answered) & 1u << order[i]) == 0 && is_open (order[i], care, times, around, status))
      return order[i];
  if (((past.shown | past.answered) & 1u << HIATUS_INVITATION_RISK) == 0 && is_open (HIATUS_INVITATION_RISK, care, times, around, status) && hiatus_risk_has_enough (journey, day, zone))
    return HIATUS_INVITATION_RISK;
  return HIATUS_INVITATION_NONE;
}
