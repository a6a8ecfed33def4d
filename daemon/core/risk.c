/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/risk.h"

#include "daemon/core/calendar.h"

/* A day begins at 05:00 here, so that what happens an hour past midnight belongs to the evening before. It has 48 half hours,
 * and each is a bit: set where something happened in it, however often. */
#define DAY_BEGINS (5 * 60)
#define HALF_HOUR 30

/* What is older counts for less than a thirty-second, and so for nothing. */
#define SPAN_DAYS 70

/* What a day counts for beside the next: 0.5 to the power of 1/14, which is a half-life of 14 days. */
#define KEPT_A_DAY 0.9516951530106196

/* For how many days the guess stands with which a share begins. */
#define GUESS_DAYS 3.0

/* How far a part of the day has to stand out: so many times the mean of all parts, and something on so many of such days. */
#define LIFT_MIN 2.0
#define SHARE_MIN 0.25

/* The pop-up comes so many minutes before the hour that has most. */
#define LEAD 15

/* Where that is quiet, it may come earlier by so much. */
#define EARLIER 120

/* No pop-up in the night: "It's late" begins at 23:00. */
#define FIRST_MINUTE (6 * 60)
#define LAST_MINUTE (22 * 60 + 30)

/* The parts of the day, in half hours from 05:00 on. The last one goes on until the next day begins. */
static const struct
{
  guint from;
  guint n;
  HiatusDayPart part;
} parts[] = {
  { 0, 8, HIATUS_DAY_PART_MORNING },    /* 05:00 */
  { 8, 6, HIATUS_DAY_PART_MORNING },    /* 09:00 */
  { 14, 6, HIATUS_DAY_PART_AFTERNOON }, /* 12:00 */
  { 20, 6, HIATUS_DAY_PART_AFTERNOON }, /* 15:00 */
  { 26, 6, HIATUS_DAY_PART_EVENING },   /* 18:00 */
  { 32, 16, HIATUS_DAY_PART_EVENING },  /* 21:00 */
};

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

static gboolean
counts (const HiatusEvent *event, HiatusGoal goal)
{
  if (event->kind == HIATUS_EVENT_LOOK)
    return goal != HIATUS_GOAL_SAFETY;
  return event->kind == HIATUS_EVENT_URGE || event->kind == HIATUS_EVENT_SLIP;
}

/* What the clock on the wall showed, minutes since 00:00. The journal has the instant and the local date, not the zone: the
 * clock of @zone is asked, and where it shows another date, the person was elsewhere, and the end of their date that is
 * nearer comes closest. */
static gint
minute_of (const HiatusEvent *event, GTimeZone *zone)
{
  const gint64 epoch_julian = 719163; /* 1 January 1970 */
  gint64 instant_s = event->happened_us / G_USEC_PER_SEC;
  gint64 offset_s = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant_s));
  gint64 midnight_s = ((gint64) g_date_get_julian (&event->date) - epoch_julian) * 86400;
  gint64 second = CLAMP (instant_s + offset_s - midnight_s, 0, 86399);

  return (gint) (second / 60);
}

static void
remember (Memory *memory, const HiatusEvent *event, gint days_ago, GTimeZone *zone)
{
  gint minute = minute_of (event, zone) - DAY_BEGINS;

  if (minute < 0)
    {
      minute += HIATUS_MINUTES_PER_DAY;
      days_ago++;
    }
  if (days_ago < 1 || days_ago > SPAN_DAYS)
    return;
  memory->half_hours[days_ago] |= mask_of ((guint) (minute / HALF_HOUR), 1);
  memory->n_events++;
}

static void
recall (Memory *memory, const HiatusJourney *journey, const GDate *date, GTimeZone *zone)
{
  GPtrArray *events = hiatus_journey_events (journey);
  HiatusStatus status;

  hiatus_journey_status (journey, date, &status);
  *memory = (Memory){ .weekday = g_date_get_weekday (date) };
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      gint days_ago = g_date_valid (&event->date) ? g_date_days_between (&event->date, date) : -1;

      if (days_ago < 0)
        continue;
      memory->n_known = MAX (memory->n_known, (guint) MIN (days_ago, SPAN_DAYS));
      if (days_ago <= SPAN_DAYS && counts (event, status.goal) && !hiatus_journey_is_undone (journey, event))
        remember (memory, event, days_ago, zone);
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

/* On what share of @days something happened in the half hours of @mask. Recent days count for more, and where there are
 * few of them, the guess counts for most. */
static gdouble
share_of (const Memory *memory, guint64 mask, Days days, gdouble guess, gdouble guess_days)
{
  gdouble weight = 1;
  gdouble all = guess_days;
  gdouble heavy = guess_days * guess;

  for (guint days_ago = 1; days_ago <= memory->n_known; days_ago++)
    {
      gint weekday = (memory->weekday - 1 + 7 * SPAN_DAYS - (gint) days_ago) % 7 + 1;

      weight *= KEPT_A_DAY;
      if ((days_of ((GDateWeekday) weekday) & days) == 0)
        continue;
      all += weight;
      if ((memory->half_hours[days_ago] & mask) != 0)
        heavy += weight;
    }
  return all > 0 ? heavy / all : 0;
}

/* The same for days like the one asked about: weekdays or weekends begin with what is true of all days, and all days with the mean. */
static gdouble
share_today (const Memory *memory, guint64 mask, gdouble mean)
{
  gdouble guess = share_of (memory, mask, WEEKDAYS | WEEKENDS, mean, GUESS_DAYS);

  return share_of (memory, mask, days_of (memory->weekday), guess, GUESS_DAYS);
}

static gdouble
mean_share (const Memory *memory)
{
  gdouble sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += share_of (memory, mask_of (parts[i].from, parts[i].n), WEEKDAYS | WEEKENDS, 0, 0);
  return sum / G_N_ELEMENTS (parts);
}

/* The hour that has most, as the half hour with which it begins; of equal ones the first. It may reach into the next part. */
static guint
heaviest_hour (const Memory *memory, guint part)
{
  guint heaviest = parts[part].from;
  gdouble most = -1;

  for (guint from = parts[part].from; from < parts[part].from + parts[part].n; from++)
    {
      gdouble share = share_today (memory, mask_of (from, 2), 0);

      if (share > most + 1e-9)
        {
          most = share;
          heaviest = from;
        }
    }
  return heaviest;
}

/**
 * hiatus_risk_on:
 * @journey: what has happened
 * @date: a local date
 * @zone: the zone of the person's clock
 * @risk: (out caller-allocates): when to speak and in which part of the day, where something stands out
 *
 * Whether a part of @date tends to be heavy.
 *
 * Returns: %TRUE if so; %FALSE where nothing stands out, or too little is known
 */
gboolean
hiatus_risk_on (const HiatusJourney *journey, const GDate *date, GTimeZone *zone, HiatusRisk *risk)
{
  Memory memory;
  gdouble mean, most = 0;
  guint heaviest = 0;
  gint minute;

  recall (&memory, journey, date, zone);
  if (!is_enough (&memory))
    return FALSE;
  mean = mean_share (&memory);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gdouble share = share_today (&memory, mask_of (parts[i].from, parts[i].n), mean);

      if (share > most + 1e-9)
        {
          most = share;
          heaviest = i;
        }
    }
  if (most < SHARE_MIN || most < LIFT_MIN * mean)
    return FALSE;
  minute = DAY_BEGINS + (gint) heaviest_hour (&memory, heaviest) * HALF_HOUR;
  risk->minute = CLAMP (minute - LEAD, FIRST_MINUTE, LAST_MINUTE);
  risk->earliest = MAX (risk->minute - EARLIER, FIRST_MINUTE);
  risk->until = CLAMP (minute + 60, risk->minute + 60, HIATUS_MINUTES_PER_DAY);
  risk->part = parts[heaviest].part;
  risk->weekday = memory.weekday;
  return TRUE;
}

/**
 * hiatus_risk_has_enough:
 * @journey: what has happened
 * @date: a local date
 * @zone: the zone of the person's clock
 *
 * Whether enough is known before @date to speak of the heavy hours; that is when they are offered.
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
