/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/observer.h"

#include "daemon/core/calendar.h"
#include "daemon/core/invitation.h"
#include "daemon/core/occasion.h"
#include "daemon/core/risk.h"

GDate
observer_date_at (const ObserverLife *life, gint64 instant_us)
{
  GDate date;

  hiatus_calendar_date_at (instant_us, life->zone, &date);
  return date;
}

guint
observer_count_shown (const ObserverLife *life, HiatusPopup popup, const GDate *from, const GDate *until)
{
  guint count = 0;

  for (guint i = 0; i < life->shown->len; i++)
    {
      const ObserverShown *shown = &g_array_index (life->shown, ObserverShown, i);

      if ((popup == HIATUS_POPUP_NONE || shown->popup == popup) && (from == NULL || g_date_compare (&shown->day, from) >= 0) && (until == NULL || g_date_compare (&shown->day, until) <= 0))
        count++;
    }
  return count;
}

static gboolean
is_asked_for (HiatusPopup popup)
{
  return popup == HIATUS_POPUP_LETTER || popup == HIATUS_POPUP_REMINDER;
}

/* Those of the three of a date. */
guint
observer_count_unasked (const ObserverLife *life, const GDate *day)
{
  return observer_count_shown (life, HIATUS_POPUP_NONE, day, day) - observer_count_shown (life, HIATUS_POPUP_LETTER, day, day) - observer_count_shown (life, HIATUS_POPUP_REMINDER, day, day);
}

static gboolean
said_later (const ObserverLife *life, const GDate *day)
{
  for (guint i = 0; i < life->laters->len; i++)
    if (g_date_compare (&g_array_index (life->laters, GDate, i), day) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the person was told of it on another date, and let it be at that. */
static gboolean
was_told (const ObserverLife *life, const ObserverPutOff *put_off, const GDate *today)
{
  const ObserverShown *last = NULL;

  for (guint i = 0; i < life->shown->len; i++)
    {
      const ObserverShown *shown = &g_array_index (life->shown, ObserverShown, i);

      if (shown->popup == put_off->popup && shown->at_us >= put_off->until_us && g_date_compare (&shown->day, today) != 0)
        last = shown;
    }
  if (last == NULL)
    return FALSE;
  return put_off->popup == HIATUS_POPUP_LETTER || g_date_compare (&last->day, today) > 0 || !said_later (life, &last->day);
}

/* The first three unanswered: daily. The next three: every second day. Then two in any seven days. */
static gint
gap_as_written (guint n_unanswered)
{
  static const gint gaps[] = { 1, 1, 1, 2, 2, 2 };

  if (n_unanswered < G_N_ELEMENTS (gaps))
    return gaps[n_unanswered];
  return (n_unanswered - G_N_ELEMENTS (gaps)) % 2 == 0 ? 3 : 4;
}

/* How many of a kind stand since the last answer, but for those of @today. */
static guint
count_unanswered (const ObserverLife *life, HiatusPopup popup, const GDate *today, GDate *last)
{
  guint count = 0;

  for (guint i = life->rows[popup]->len; i > 0; i--)
    {
      const ObserverShown *entry = &g_array_index (life->rows[popup], ObserverShown, i - 1);

      if (entry->popup == HIATUS_POPUP_NONE && g_date_compare (&entry->day, today) != 0)
        break;
      if (entry->popup == popup && count++ == 0)
        *last = entry->day;
    }
  return count;
}

static gboolean
taper_allows (const ObserverLife *life, HiatusPopup popup, const GDate *today)
{
  GDate last;
  guint n_unanswered = count_unanswered (life, popup, today, &last);
  gint since = n_unanswered == 0 ? 0 : g_date_days_between (&last, today);

  return n_unanswered == 0 || since < 0 || since >= gap_as_written (n_unanswered);
}

static gboolean
end_is_owed (const ObserverLife *life, const HiatusStatus *status, const GDate *today)
{
  GDate since = status->ends_on;

  g_date_add_days (&since, 1);
  return observer_count_shown (life, HIATUS_POPUP_END, &since, today) < 3;
}

static gboolean
is_quiet_minute (const ObserverLife *life, gint64 instant_us)
{
  const HiatusTimes *times = life->times;
  gint minute = hiatus_calendar_minute_at (instant_us, life->zone);

  if (times->quiet_from <= times->quiet_until)
    return minute >= times->quiet_from && minute < times->quiet_until;
  return minute >= times->quiet_from || minute < times->quiet_until;
}

gboolean
observer_is_quiet_at (const ObserverLife *life, gint64 instant_us)
{
  return instant_us < life->quiet_until_us || is_quiet_minute (life, instant_us);
}

/* What a person has to know to say whether something is right at an instant. */
typedef struct
{
  const ObserverLife *life;
  gint64 instant_us;
  GDate today;
  gint64 start_us;
  gint64 end_us;
  HiatusStatus status;
  gboolean is_under_way;
  gboolean is_hard;
} Moment;

static gint64
at_minute (const Moment *moment, gint minute)
{
  return hiatus_calendar_instant (&moment->today, minute, moment->life->zone);
}

/* A time in the quiet hours becomes the last minute before them, if that is not before @earliest_us. Looked for minute by
 * minute. */
static gint64
before_quiet (const Moment *moment, gint64 right_us, gint64 earliest_us)
{
  for (gint64 us = right_us; us >= earliest_us && us >= moment->start_us; us -= G_TIME_SPAN_MINUTE)
    if (!is_quiet_minute (moment->life, us))
      return us;
  return right_us;
}

/* Since when something is due that was put off; FALSE where nothing is. */
static gboolean
find_put_off (const Moment *moment, HiatusPopup popup, gint64 *from_us)
{
  gint64 first_us = G_MAXINT64;

  for (guint i = 0; i < moment->life->put_off->len; i++)
    {
      const ObserverPutOff *put_off = &g_array_index (moment->life->put_off, ObserverPutOff, i);

      if (put_off->popup == popup && !put_off->gone && put_off->until_us < moment->end_us && (popup == HIATUS_POPUP_LETTER || put_off->is_reply || !moment->is_hard) && !was_told (moment->life, put_off, &moment->today))
        first_us = MIN (first_us, put_off->until_us);
    }
  if (first_us >= moment->start_us)
    *from_us = first_us;
  return first_us != G_MAXINT64;
}

/* From when until when a kind is right on that date, as it is written down; FALSE where it is not. */
static gboolean
find_window (const Moment *moment, HiatusPopup popup, gint64 *from_us, gint64 *until_us)
{
  const ObserverLife *life = moment->life;
  const HiatusMeeting *first = hiatus_care_first_meeting (life->care, &moment->today);
  const HiatusMeeting *last = hiatus_care_last_meeting (life->care, &moment->today);
  gboolean has_meetings = first != NULL && moment->status.mode == HIATUS_MODE_LIMITED && (moment->is_under_way || moment->status.phase == HIATUS_PHASE_COMPLETE);
  HiatusRisk risk;

  *from_us = at_minute (moment, life->times->morning);
  *until_us = moment->end_us;
  switch ((gint) popup)
    {
    case HIATUS_POPUP_DAY:
      return moment->is_under_way && life->times->day_popup && observer_count_shown (life, HIATUS_POPUP_END, &moment->today, &moment->today) == 0 &&
             (hiatus_occasion_of (life->journey, life->care, &moment->status, &moment->today) != HIATUS_OCCASION_NONE || taper_allows (life, popup, &moment->today));
    case HIATUS_POPUP_END:
      return moment->status.phase == HIATUS_PHASE_COMPLETE && !moment->is_hard && end_is_owed (life, &moment->status, &moment->today);
    case HIATUS_POPUP_NO_TRAY:
      *from_us = moment->start_us;
      return life->around.tray_missing && observer_count_shown (life, popup, NULL, NULL) == 0;
    case HIATUS_POPUP_EVENING:
      *from_us = at_minute (moment, life->times->evening);
      *until_us = MIN (*from_us + 4 * G_TIME_SPAN_HOUR, *until_us);
      *from_us = before_quiet (moment, *from_us, *from_us - 2 * G_TIME_SPAN_HOUR);
      return moment->is_under_way && life->times->evening_popup && taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_RISK:
      if (!moment->is_under_way || !life->times->risk_popup || !hiatus_risk_on (life->journey, &moment->today, life->zone, &risk))
        return FALSE;
      *from_us = before_quiet (moment, at_minute (moment, risk.minute), at_minute (moment, risk.earliest));
      *until_us = MIN (at_minute (moment, risk.until), *until_us);
      return taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_MEETING:
      *until_us = first == NULL ? 0 : at_minute (moment, first->minute);
      *from_us = MAX (before_quiet (moment, *until_us - 30 * G_TIME_SPAN_MINUTE, *until_us - 2 * G_TIME_SPAN_HOUR), moment->start_us);
      return has_meetings;
    case HIATUS_POPUP_MET:
      *from_us = last == NULL ? 0 : at_minute (moment, last->minute) + (last->minutes + 15) * G_TIME_SPAN_MINUTE;
      return has_meetings && taper_allows (life, popup, &moment->today);
    case HIATUS_POPUP_INVITATION:
      for (guint i = 0; i < life->shown->len; i++)
        {
          const ObserverShown *shown = &g_array_index (life->shown, ObserverShown, i);

          if (shown->popup == HIATUS_POPUP_DAY && shown->at_us < moment->end_us)
            *from_us = MAX (*from_us, shown->at_us);
        }
      *from_us += 3 * G_TIME_SPAN_HOUR;
      return taper_allows (life, popup, &moment->today) &&
             (hiatus_occasion_of (life->journey, life->care, &moment->status, &moment->today) & (HIATUS_OCCASION_HARD_DAY | HIATUS_OCCASION_AFTER_SLIP)) == 0 &&
             hiatus_invitation_on (life->journey, life->care, life->times, &life->around, &moment->status, &moment->today, life->zone) != HIATUS_INVITATION_NONE;
    case HIATUS_POPUP_LETTER:
    case HIATUS_POPUP_REMINDER:
      return find_put_off (moment, popup, from_us);
    default:
      g_assert_not_reached ();
    }
}

/* An hour from any other, but for what cannot wait. */
static gint64
free_from (const ObserverLife *life, HiatusPopup popup, gint64 instant_us)
{
  gint64 free_us = 0;

  for (guint i = 0; i < life->shown->len && popup != HIATUS_POPUP_MEETING; i++)
    {
      gint64 at_us = g_array_index (life->shown, ObserverShown, i).at_us;

      if (at_us < instant_us + G_TIME_SPAN_HOUR)
        free_us = MAX (free_us, at_us + G_TIME_SPAN_HOUR);
    }
  return free_us;
}

/* Whether it can still come on that date: at the first instant that is free, or when quiet hours end. */
static gboolean
can_come (const Moment *moment, HiatusPopup popup, gint64 from_us, gint64 until_us)
{
  const ObserverLife *life = moment->life;
  gint64 earliest_us = MAX (MAX (moment->instant_us, from_us), MAX (free_from (life, popup, moment->instant_us), life->quiet_until_us));
  gint64 loud_us = at_minute (moment, life->times->quiet_until);

  return (earliest_us < until_us && !observer_is_quiet_at (life, earliest_us)) || (loud_us >= earliest_us && loud_us < until_us && !observer_is_quiet_at (life, loud_us));
}

/* What the observer would show at @instant_us: the most important that is right. What is more important and still to come
 * has its place among the three already. */
HiatusPopup
observer_right_at (const ObserverLife *life, gint64 instant_us)
{
  static const HiatusPopup by_importance[] = {
    HIATUS_POPUP_MEETING,
    HIATUS_POPUP_LETTER,
    HIATUS_POPUP_REMINDER,
    HIATUS_POPUP_END,
    HIATUS_POPUP_DAY,
    HIATUS_POPUP_NO_TRAY,
    HIATUS_POPUP_RISK,
    HIATUS_POPUP_MET,
    HIATUS_POPUP_EVENING,
    HIATUS_POPUP_INVITATION,
  };
  Moment moment = { life, instant_us, .today = observer_date_at (life, instant_us) };
  guint n_taken = observer_count_unasked (life, &moment.today);

  if (life->around.held || observer_is_quiet_at (life, instant_us))
    return HIATUS_POPUP_NONE;
  hiatus_journey_status (life->journey, &moment.today, &moment.status);
  moment.start_us = at_minute (&moment, 0);
  moment.end_us = hiatus_calendar_next_midnight (instant_us, life->zone);
  moment.is_under_way = moment.status.phase == HIATUS_PHASE_RUNNING || moment.status.phase == HIATUS_PHASE_REVIEWING;
  moment.is_hard = hiatus_care_find_hard_day (life->care, &moment.today) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (by_importance); i++)
    {
      gint64 from_us, until_us;

      if ((n_taken >= 3 && !is_asked_for (by_importance[i])) || observer_count_shown (life, by_importance[i], &moment.today, &moment.today) > 0 || !find_window (&moment, by_importance[i], &from_us, &until_us) || !can_come (&moment, by_importance[i], from_us, until_us))
        continue;
      if (instant_us >= from_us && instant_us < until_us && instant_us >= free_from (life, by_importance[i], instant_us))
        return by_importance[i];
      n_taken += is_asked_for (by_importance[i]) ? 0 : 1;
    }
  return HIATUS_POPUP_NONE;
}
