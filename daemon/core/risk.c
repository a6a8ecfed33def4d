/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/risk.h"

#include "daemon/core/calendar.h"

/* A day begins at 05:00 here, so that what happens an hour past midnight belongs to the evening before. It has 48 half hours,
 * and each is a bit: set where something happened in it, however often. */
#define DAY_BEGINS (5 * 60)
#define HALF_HOUR 30
#define SECONDS_PER_DAY 86400

/* The parts of a day, as the half hours with which they begin: 05:00, 08:00, then every two hours until 22:00. The last one
 * is the night, in which nobody is spoken to, but before. */
static const guint borders[] = { 0, 6, 10, 14, 18, 22, 26, 30, 34, 48 };

#define N_PARTS HIATUS_RISK_PARTS

G_STATIC_ASSERT (G_N_ELEMENTS (borders) == N_PARTS + 1);

/* What a day counts for beside the next: 0.5 to the power of 1/14, which is a half-life of 14 days. */
#define KEPT_A_DAY 0.9516951530106196

/* What is older counts for less than a thirty-second, and so for nothing. */
#define SPAN_DAYS 70

/* The numbers below come from tests/bench/risk: much is caught, and who has no heavy hours hears of some three times in four weeks. */

/* How many days a guess counts for beside the days that are known. */
#define GUESS_DAYS 3.0

/* A part stands out where its share of the days is so much larger than the mean's, and its odds are so many times the
 * mean's. Odds, because a share of 0.95 cannot be three times one of 0.4, and stands out from it. */
#define SHARE_ABOVE_MIN 0.15
#define ODDS_RATIO_MIN 4.0

/* The pop-up comes so many minutes before the hour that has most. */
#define LEAD 10

/* Where that is quiet, it may come earlier by so much. */
#define EARLIER 120

/* No pop-up in the night: "It's late" begins at 23:00. */
#define FIRST_MINUTE (6 * 60)
#define LAST_MINUTE (22 * 60 + 30)

typedef enum
{
  WEEKDAYS = 1 << 0,
  WEEKENDS = 1 << 1,
} Days;

/* What the journal knows of the days before a date. */
typedef struct
{
  guint64 half_hours[SPAN_DAYS + 1]; /* by how many days ago it was, from 1 on */
  guint n_known;                     /* how many days ago the first entry was, SPAN_DAYS at most */
  guint n_events;
  GDateWeekday weekday; /* of that date */
} Memory;

/* The half hours from @from on. */
static guint64
mask_of (guint from, guint n)
{
  return ((G_GUINT64_CONSTANT (1) << n) - 1) << from;
}

static Days
days_of (GDateWeekday weekday)
{
  return weekday == G_DATE_SATURDAY || weekday == G_DATE_SUNDAY ? WEEKENDS : WEEKDAYS;
}

static GDateWeekday
weekday_before (GDateWeekday weekday, guint days)
{
  return (GDateWeekday) ((weekday - G_DATE_MONDAY + 7 * SPAN_DAYS - days) % 7 + G_DATE_MONDAY);
}

/* That of the last plan. Asked for here, as all that hiatus_journey_status() counts besides takes its time in a long journal. */
static HiatusGoal
goal_of (const HiatusJourney *journey)
{
  GPtrArray *events = hiatus_journey_events (journey);

  for (guint i = events->len; i > 0; i--)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i - 1);

      if (event->kind == HIATUS_EVENT_PLAN_START && !hiatus_journey_is_undone (journey, event))
        return event->goal;
    }
  return HIATUS_GOAL_UNSURE;
}

/**
 * hiatus_risk_counts:
 * @journey: what has happened
 * @event: an event of it
 * @goal: what the person hoped for
 *
 * Returns: whether it says that an hour was heavy: an urge, a slip, or, but with goal safety, a look
 */
gboolean
hiatus_risk_counts (const HiatusJourney *journey, const HiatusEvent *event, HiatusGoal goal)
{
  if (event->kind == HIATUS_EVENT_LOOK && goal == HIATUS_GOAL_SAFETY)
    return FALSE;
  if (event->kind == HIATUS_EVENT_URGE || event->kind == HIATUS_EVENT_LOOK)
    return !hiatus_journey_is_undone (journey, event);
  return hiatus_journey_is_slip (journey, event);
}

/* What the clock on the wall showed, seconds since 00:00. The journal has the instant and the local date, but no zone: the
 * clock of @zone is asked. Where it shows another date the person was elsewhere, and the end of their date that is nearer to it
 * comes closest. */
static gint
second_of (const HiatusEvent *event, GTimeZone *zone)
{
  const gint64 epoch_julian = 719163; /* 1 January 1970 */
  gint64 instant_s = event->happened_us / G_USEC_PER_SEC;
  gint64 offset_s = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant_s));
  gint64 midnight_s = ((gint64) g_date_get_julian (&event->date) - epoch_julian) * SECONDS_PER_DAY;

  return (gint) CLAMP (instant_s + offset_s - midnight_s, 0, SECONDS_PER_DAY - 1);
}

/* A date alone means its noon (hiatus_calendar_parse_instant()): of what was logged later for noon sharp nobody knows the hour. */
static gboolean
has_hour (const HiatusEvent *event, gint second)
{
  return second != SECONDS_PER_DAY / 2 || event->recorded_us <= event->happened_us || event->happened_us % G_USEC_PER_SEC != 0;
}

/**
 * hiatus_risk_find_place:
 * @event: an event
 * @zone: the zone of the person's clock
 * @place: (out caller-allocates): where it belongs; set only where %TRUE comes back
 *
 * Returns: %FALSE where nobody knows its hour
 */
gboolean
hiatus_risk_find_place (const HiatusEvent *event, GTimeZone *zone, HiatusRiskPlace *place)
{
  gint second = second_of (event, zone);
  gint minute = second / 60 - DAY_BEGINS;

  if (!has_hour (event, second))
    return FALSE;
  place->date = event->date;
  if (minute < 0)
    {
      minute += HIATUS_MINUTES_PER_DAY;
      g_date_subtract_days (&place->date, 1);
    }
  place->weekend = days_of (g_date_get_weekday (&place->date)) == WEEKENDS;
  place->half_hour = (guint) (minute / HALF_HOUR);
  for (place->part = 0; place->half_hour >= borders[place->part + 1];)
    place->part++;
  return TRUE;
}

/**
 * hiatus_risk_part_begins:
 * @part: a part of the day, less than %HIATUS_RISK_PARTS
 *
 * Returns: when it begins, minutes since 00:00
 */
gint
hiatus_risk_part_begins (guint part)
{
  return DAY_BEGINS + (gint) borders[part] * HALF_HOUR;
}

static void
remember (Memory *memory, const HiatusEvent *event, const GDate *date, GTimeZone *zone)
{
  HiatusRiskPlace place;
  gint days_ago;

  if (!hiatus_risk_find_place (event, zone, &place))
    return;
  days_ago = g_date_days_between (&place.date, date);
  if (days_ago < 1 || days_ago > SPAN_DAYS)
    return;
  memory->half_hours[days_ago] |= mask_of (place.half_hour, 1);
  memory->n_events++;
}

static void
recall (Memory *memory, const HiatusJourney *journey, const GDate *date, GTimeZone *zone)
{
  GPtrArray *events = hiatus_journey_events (journey);
  HiatusGoal goal = goal_of (journey);

  *memory = (Memory){ .weekday = g_date_get_weekday (date) };
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      gint days_ago = g_date_valid (&event->date) ? g_date_days_between (&event->date, date) : -1;

      if (days_ago < 0)
        continue;
      memory->n_known = MAX (memory->n_known, (guint) MIN (days_ago, SPAN_DAYS));
      if (days_ago <= SPAN_DAYS && hiatus_risk_counts (journey, event, goal))
        remember (memory, event, date, zone);
    }
}

static gboolean
is_enough (const Memory *memory)
{
  guint n_days = 0;

  for (guint i = 1; i <= SPAN_DAYS; i++)
    n_days += memory->half_hours[i] != 0;
  return memory->n_events >= HIATUS_RISK_EVENTS_MIN && n_days >= HIATUS_RISK_DAYS_MIN;
}

/* On what share of @days something happened in the half hours of @mask. Recent days count for more; where few are known
 * the share stays near @guess, which counts for so many days. */
static gdouble
share_of (const Memory *memory, guint64 mask, Days days, gdouble guess, gdouble guess_days)
{
  gdouble weight = 1;
  gdouble all = guess_days;
  gdouble heavy = guess_days * guess;

  for (guint days_ago = 1; days_ago <= memory->n_known; days_ago++)
    {
      weight *= KEPT_A_DAY;
      if ((days & days_of (weekday_before (memory->weekday, days_ago))) == 0)
        continue;
      all += weight;
      if ((memory->half_hours[days_ago] & mask) != 0)
        heavy += weight;
    }
  return all > 0 ? heavy / all : 0;
}

/* The same for days like the one asked about. What is guessed of weekdays or weekends is what holds on all days, and of these
 * that this part is like the others. */
static gdouble
share_on_such_days (const Memory *memory, guint64 mask, gdouble mean)
{
  gdouble guess = share_of (memory, mask, WEEKDAYS | WEEKENDS, mean, GUESS_DAYS);

  return share_of (memory, mask, days_of (memory->weekday), guess, GUESS_DAYS);
}

static guint64
mask_of_part (guint part)
{
  return mask_of (borders[part], borders[part + 1] - borders[part]);
}

/* The person's own mean: on what share of days a part of the day has something. */
static gdouble
mean_share (const Memory *memory)
{
  gdouble sum = 0;

  for (guint part = 0; part < N_PARTS; part++)
    sum += share_of (memory, mask_of_part (part), WEEKDAYS | WEEKENDS, 0, 0);
  return sum / N_PARTS;
}

static gboolean
stands_out (gdouble share, gdouble mean)
{
  return share - mean >= SHARE_ABOVE_MIN && share * (1 - mean) >= ODDS_RATIO_MIN * mean * (1 - share);
}

/* The part of the day that has most, if it stands out; of equal ones the first. */
static gboolean
find_heavy_part (const Memory *memory, guint *heaviest)
{
  gdouble mean = mean_share (memory);
  gdouble most = 0;

  for (guint part = 0; part < N_PARTS; part++)
    {
      gdouble share = share_on_such_days (memory, mask_of_part (part), mean);

      if (share > most)
        {
          most = share;
          *heaviest = part;
        }
    }
  return stands_out (most, mean);
}

/* The hour that has most among those that begin in a part, as a minute since 00:00; of equal ones the first. An hour may reach
 * into the next part, so that it makes no difference where the person's hours lie beside our borders. */
static gint
heaviest_hour (const Memory *memory, guint part)
{
  guint heaviest = borders[part];
  gdouble most = 0;

  for (guint from = borders[part]; from < borders[part + 1]; from++)
    {
      gdouble share = share_on_such_days (memory, mask_of (from, 2), 0);

      if (share > most)
        {
          most = share;
          heaviest = from;
        }
    }
  return DAY_BEGINS + (gint) heaviest * HALF_HOUR;
}

static HiatusDayPart
part_at (gint minute)
{
  if (minute < 12 * 60)
    return HIATUS_DAY_PART_MORNING;
  return minute < 18 * 60 ? HIATUS_DAY_PART_AFTERNOON : HIATUS_DAY_PART_EVENING;
}

/**
 * hiatus_risk_on:
 * @journey: what has happened
 * @date: a local date
 * @zone: the zone of the person's clock
 * @risk: (out caller-allocates): when to speak, and of which part of the day; set only where %TRUE comes back
 *
 * Whether a part of @date tends to be heavy: one in which urges, slips and looks came on such days (weekdays, or weekends) far
 * more often than in the others. A Bayesian share for each part, of days that count for less the longer ago they are (half of
 * it every 14 days), beside the mean of all parts. Where nothing stands out, or there are less than %HIATUS_RISK_EVENTS_MIN
 * events on %HIATUS_RISK_DAYS_MIN days, it is silent.
 *
 * Noticed urges and looks count like those that were said, back-dated ones when they happened. What was taken back does not
 * count, with goal safety no look does, and neither does what was logged for a date without a time. Only days before @date are
 * looked at, each from 05:00 to 05:00, and so the answer stays the same from 05:00 of @date on, whatever happens on it.
 *
 * The journal knows the local date of an event and not the local time: that is what the clock of @zone showed, daylight saving
 * included, kept within the date. So after travel the dates are right and the hours are those of here, until the days elsewhere
 * are forgotten; who comes home again finds the hours of home as they were.
 *
 * A heavy night is spoken of before it, at 22:30 at the latest. Whether a pop-up is wanted and loud is the planner's question:
 * see @earliest and @until in #HiatusRisk.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_risk_on (const HiatusJourney *journey, const GDate *date, GTimeZone *zone, HiatusRisk *risk)
{
  Memory memory;
  guint part = 0;
  gint hour;

  recall (&memory, journey, date, zone);
  if (!is_enough (&memory) || !find_heavy_part (&memory, &part))
    return FALSE;
  hour = heaviest_hour (&memory, part);
  risk->minute = CLAMP (hour - LEAD, FIRST_MINUTE, LAST_MINUTE);
  risk->earliest = MAX (risk->minute - EARLIER, FIRST_MINUTE);
  risk->until = CLAMP (hour + 60, risk->minute + 60, HIATUS_MINUTES_PER_DAY);
  risk->part = part_at (hour);
  risk->weekday = memory.weekday;
  return TRUE;
}

/**
 * hiatus_risk_has_enough:
 * @journey: what has happened
 * @date: a local date
 * @zone: the zone of the person's clock
 *
 * Whether enough is known of the days before @date to go by, %HIATUS_RISK_EVENTS_MIN events on %HIATUS_RISK_DAYS_MIN days of the
 * last ten weeks: then the heavy hours can be offered. That something will stand out is not said with it.
 *
 * Returns: %TRUE if so
 */
gboolean
hiatus_risk_has_enough (const HiatusJourney *journey, const GDate *date, GTimeZone *zone)
{
  Memory memory;

  recall (&memory, journey, date, zone);
  return is_enough (&memory);
}
