/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/talks.h"

#include "daemon/core/calendar.h"

/* A talk that begins on 10 March and is over on 14 March takes four days: 14 March is the same day of the plan as 10 March,
 * with as many days left. One that is over on the date on which it began takes none. So no date adds more than one day to a
 * plan, and no day of it is passed over. */
typedef struct
{
  gboolean pauses; /* the plan stands meanwhile, and waits */
  gboolean open;
  GDate from;
  GDate until; /* as long as it is open: the same as from */
  gint64 from_us;
  gint64 until_us;
} Span;

static const Span *
span_at (const HiatusTalks *talks, guint i)
{
  return &g_array_index (talks->spans, Span, i);
}

static Span *
find_open (const HiatusTalks *talks)
{
  Span *last = talks->spans->len == 0 ? NULL : &g_array_index (talks->spans, Span, talks->spans->len - 1);

  return last != NULL && last->open ? last : NULL;
}

/**
 * hiatus_talks_init:
 * @talks: (out caller-allocates): becomes no talk
 */
void
hiatus_talks_init (HiatusTalks *talks)
{
  talks->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  hiatus_talks_reset (talks);
}

/**
 * hiatus_talks_clear:
 * @talks: talks
 *
 * Frees what they own.
 */
void
hiatus_talks_clear (HiatusTalks *talks)
{
  g_clear_pointer (&talks->spans, g_array_unref);
}

/**
 * hiatus_talks_reset:
 * @talks: talks
 *
 * Forgets all of them: the fold begins anew.
 */
void
hiatus_talks_reset (HiatusTalks *talks)
{
  g_array_set_size (talks->spans, 0);
  talks->first = 0;
  talks->word = HIATUS_TALK_NONE;
}

/**
 * hiatus_talks_start_plan:
 * @talks: talks
 * @start: the start of a plan
 *
 * A talk that is not over yet is. None of before takes days of the new plan.
 */
void
hiatus_talks_start_plan (HiatusTalks *talks, const HiatusEvent *start)
{
  hiatus_talks_end (talks, start);
  talks->first = talks->spans->len;
  talks->word = HIATUS_TALK_NONE;
}

/**
 * hiatus_talks_begin:
 * @talks: talks, none of them open
 * @event: what began one
 * @pauses: whether the plan stands meanwhile, and waits
 *
 * Nothing was said of it yet. No date is taken by two talks, whatever clocks there were.
 */
void
hiatus_talks_begin (HiatusTalks *talks, const HiatusEvent *event, gboolean pauses)
{
  Span span = { pauses, TRUE, event->date, event->date, event->happened_us, G_MAXINT64 };
  const Span *last = talks->spans->len > talks->first ? span_at (talks, talks->spans->len - 1) : NULL;

  g_return_if_fail (find_open (talks) == NULL);
  if (last != NULL && hiatus_calendar_compare (&last->until, &span.from) > 0)
    span.until = span.from = last->until;
  g_array_append_val (talks->spans, span);
  talks->word = HIATUS_TALK_NONE;
}

/**
 * hiatus_talks_say:
 * @talks: talks
 * @word: answered, no-answer or said-no
 *
 * The person says how it stands with the talk that is open; where there is none, it says nothing. What was said last stays so
 * when the talk is over.
 */
void
hiatus_talks_say (HiatusTalks *talks, HiatusTalk word)
{
  if (find_open (talks) != NULL)
    talks->word = word;
}

/**
 * hiatus_talks_end:
 * @talks: talks
 * @event: what ended the one that is open, if there is one
 *
 * The days up to @event are those that the talk took.
 */
void
hiatus_talks_end (HiatusTalks *talks, const HiatusEvent *event)
{
  Span *span = find_open (talks);

  if (span == NULL)
    return;
  span->open = FALSE;
  span->until_us = event->happened_us;
  if (hiatus_calendar_compare (&event->date, &span->from) > 0)
    span->until = event->date;
}

/**
 * hiatus_talks_open_from:
 * @talks: talks
 *
 * Returns: (transfer none) (nullable): the date on which the talk began that is not over; %NULL where there is none
 */
const GDate *
hiatus_talks_open_from (const HiatusTalks *talks)
{
  const Span *span = find_open (talks);

  return span == NULL ? NULL : &span->from;
}

/**
 * hiatus_talks_is_pausing:
 * @talks: talks
 *
 * Returns: whether there is a talk now for which the plan waits
 */
gboolean
hiatus_talks_is_pausing (const HiatusTalks *talks)
{
  const Span *span = find_open (talks);

  return span != NULL && span->pauses;
}

static gint
count_days_of (const Span *span, const GDate *date)
{
  const GDate *until = span->open || hiatus_calendar_compare (&span->until, date) > 0 ? date : &span->until;

  return MAX (g_date_days_between (&span->from, until), 0);
}

/**
 * hiatus_talks_count_days:
 * @talks: talks
 * @date: a local date
 *
 * Returns: how many days talks took from the plan up to @date
 */
gint
hiatus_talks_count_days (const HiatusTalks *talks, const GDate *date)
{
  gint days = 0;

  for (guint i = talks->first; i < talks->spans->len; i++)
    if (span_at (talks, i)->pauses)
      days += count_days_of (span_at (talks, i), date);
  return days;
}

/**
 * hiatus_talks_first_date:
 * @talks: talks
 * @date: a local date
 * @first: (out caller-allocates): the first date that is the same day of the plan: that on which a talk began, if @date is one
 *   of those that it took; otherwise @date
 */
void
hiatus_talks_first_date (const HiatusTalks *talks, const GDate *date, GDate *first)
{
  *first = *date;
  for (guint i = talks->spans->len; i > talks->first; i--)
    {
      const Span *span = span_at (talks, i - 1);

      if (span->pauses && hiatus_calendar_compare (&span->from, first) < 0 && (span->open || hiatus_calendar_compare (first, &span->until) <= 0))
        *first = span->from;
    }
}

/**
 * hiatus_talks_cover:
 * @talks: talks
 * @instant_us: an instant, microseconds since the epoch, UTC
 *
 * Returns: whether they talked then, in whatever plan: contact in a talk is no slip
 */
gboolean
hiatus_talks_cover (const HiatusTalks *talks, gint64 instant_us)
{
  for (guint i = 0; i < talks->spans->len; i++)
    if (instant_us >= span_at (talks, i)->from_us && instant_us < span_at (talks, i)->until_us)
      return TRUE;
  return FALSE;
}
