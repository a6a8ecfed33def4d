/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/history.h"

#include "daemon/core/calendar.h"
#include "daemon/core/names.h"

#define DAYS_PER_WEEK 7

/* No stretch is longer than this, but a clock may have been set to anything: a hundred years. */
#define DAYS_MAX 36525

/* What is counted, and what is needed for it. */
typedef struct
{
  const HiatusJourney *journey;
  const HiatusStretch *stretch;
  const GDate *today;
  GTimeZone *zone;
  GPtrArray *slips; /* (owned) */
  guint16 *had;     /* (owned): for each date, a bit for each part in which something happened */
  HiatusHistory *history;
} Count;

/**
 * hiatus_history_free:
 * @history: (transfer full) (nullable): a history
 *
 * Frees @history.
 */
void
hiatus_history_free (HiatusHistory *history)
{
  if (history == NULL)
    return;
  g_free (history->days);
  g_free (history->looks);
  g_free (history);
}

static gboolean
is_safety (const Count *count)
{
  return count->stretch->status.goal == HIATUS_GOAL_SAFETY;
}

/* Which date of the stretch it is, from 0 on; -1 for none. */
static gint
index_of (const Count *count, const GDate *date)
{
  gint index = g_date_valid (date) ? g_date_days_between (&count->stretch->status.starts_on, date) : -1;

  return index < (gint) count->history->n_days ? index : -1;
}

static HiatusUrgeEnd
end_of (const Count *count, const HiatusEvent *urge)
{
  if (is_safety (count))
    return HIATUS_URGE_END_OPEN;
  if (hiatus_journey_urge_was_followed (count->slips, urge))
    return HIATUS_URGE_END_FOLLOWED;
  return hiatus_calendar_compare (&urge->date, count->today) < 0 ? HIATUS_URGE_END_RIDDEN_OUT : HIATUS_URGE_END_OPEN;
}

static gboolean
is_mood (const HiatusEvent *event)
{
  return event->popup == HIATUS_POPUP_EVENING && (event->answer == HIATUS_ANSWER_LIGHTER || event->answer == HIATUS_ANSWER_SAME || event->answer == HIATUS_ANSWER_HEAVIER);
}

/* What an event that was not taken back adds to its date. An evening that was answered twice is as it was answered last. */
static void
add_to_day (Count *count, const HiatusEvent *event)
{
  HiatusHistory *history = count->history;
  gboolean has_day = event->kind == HIATUS_EVENT_POPUP_ANSWER;
  gint index = index_of (count, has_day ? &event->day : &event->date);

  if (index < 0)
    return;
  if (event->kind == HIATUS_EVENT_URGE)
    history->days[index].urges[CLAMP (event->strength, 0, HIATUS_N_STRENGTHS - 1)][end_of (count, event)]++;
  else if (event->kind == HIATUS_EVENT_ENCOUNTER)
    history->days[index].encounters[event->went]++;
  else if (has_day && is_mood (event))
    history->days[index].mood = event->answer;
  else if (event->kind == HIATUS_EVENT_LOOK && history->n_weeks > 0)
    history->looks[index / DAYS_PER_WEEK]++;
  else if (event->kind == HIATUS_EVENT_SLIP && !is_safety (count) && hiatus_journey_is_slip (count->journey, event))
    history->days[index].is_other = TRUE;
}

/* The part of the day in which it came. */
static void
add_to_part (Count *count, const HiatusEvent *event)
{
  HiatusGoal goal = count->stretch->status.goal;
  HiatusRiskPlace place;
  gint index;

  if (!hiatus_risk_counts (count->journey, event, goal) || (goal == HIATUS_GOAL_SAFETY && event->kind != HIATUS_EVENT_URGE))
    return;
  if (index_of (count, &event->date) < 0 || !hiatus_risk_find_place (event, count->zone, &place))
    return;
  index = index_of (count, &place.date);
  if (index >= 0)
    count->had[index] |= (guint16) (1 << place.part);
}

static void
count_parts (Count *count)
{
  GDate date = count->stretch->status.starts_on;

  for (guint i = 0; i < count->history->n_days; i++, g_date_add_days (&date, 1))
    for (guint part = 0; part < HIATUS_RISK_PARTS; part++)
      {
        HiatusHistoryPart *counted = &count->history->parts[part][g_date_get_weekday (&date) >= G_DATE_SATURDAY];

        counted->n_days++;
        counted->n_with += (count->had[i] & (1 << part)) != 0;
      }
}

/* The dates of one day of the stretch, of which a talk made several: the one that counts is that of a slip, or else the first. */
static void
find_waiting (Count *count)
{
  HiatusHistoryDay *days = count->history->days;
  GDate date = count->stretch->status.starts_on;

  for (guint i = 0; i < count->history->n_days; i++, g_date_add_days (&date, 1))
    {
      GDate first;
      gint index;

      hiatus_talks_first_date (&count->stretch->plan.talks, &date, &first);
      index = index_of (count, &first);
      if (index < 0 || index == (gint) i)
        continue;
      days[i].waits = !days[i].is_other;
      days[index].waits = days[index].waits || (days[i].is_other && !days[index].is_other);
    }
}

static void
count_events (Count *count)
{
  GPtrArray *events = hiatus_journey_events (count->journey);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (hiatus_journey_is_undone (count->journey, event))
        continue;
      add_to_day (count, event);
      add_to_part (count, event);
    }
}

/**
 * hiatus_history_new:
 * @journey: what has happened
 * @stretch: one of its stretches
 * @today: the local date
 * @zone: the zone of the person's clock
 *
 * Counts what happened in a stretch, by the local dates of the events; of parts of the day as hiatus_risk_on() divides them, with
 * its hours. A date may belong to two stretches where one was begun in the middle of another, or back-dated.
 *
 * With goal safety neither slips nor looks are counted, and no urge is held against anybody.
 *
 * Returns: (transfer full): the numbers
 */
HiatusHistory *
hiatus_history_new (const HiatusJourney *journey, const HiatusStretch *stretch, const GDate *today, GTimeZone *zone)
{
  HiatusHistory *history = g_new0 (HiatusHistory, 1);
  Count count = { .journey = journey, .stretch = stretch, .today = today, .zone = zone, .history = history };

  if (stretch->status.day >= 1)
    history->n_days = (guint) CLAMP (g_date_days_between (&stretch->status.starts_on, &stretch->last) + 1, 0, DAYS_MAX);
  if (!is_safety (&count))
    history->n_weeks = (history->n_days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
  history->days = g_new0 (HiatusHistoryDay, history->n_days);
  history->looks = g_new0 (guint, history->n_weeks);
  count.slips = hiatus_journey_list_slips (journey);
  count.had = g_new0 (guint16, history->n_days);
  count_events (&count);
  count_parts (&count);
  find_waiting (&count);
  g_free (count.had);
  g_ptr_array_unref (count.slips);
  return history;
}

/**
 * hiatus_urge_end_to_string:
 * @end: how an urge ended
 *
 * Returns: (transfer none): its name
 */
const gchar *
hiatus_urge_end_to_string (HiatusUrgeEnd end)
{
  static const gchar *const names[] = { "open", "ridden-out", "followed", NULL };

  return hiatus_names_at (names, end);
}
