/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-kinds.h"

#include <glib/gi18n.h>

#include "tray/windows/charts/chart-words.h"

/* The calendar of a stretch: a moon for each day, as it was on that day. */

#define FULL_MOON 28
#define HALF_MOON 14
#define DAYS_PER_WEEK 7

/* A stretch of more dates is shown with its weeks as columns, without numbers. */
#define LARGE_MAX 84

/* So many weeks fit beside each other; then a new row of them begins. */
#define WEEKS_MAX 53

/* Between two rows of weeks, in rows of days. */
#define GAP 1.6

/* What is drawn, while the dates are gone through. */
typedef struct
{
  const HiatusNumbers *numbers;
  HiatusChart *chart;
  guint n_all;    /* dates with those that are still to come */
  guint lead;     /* days of the first week before the first date */
  gboolean large; /* a week is a row, and the days have numbers */
} Calendar;

/* Where a date is: a cell of the grid. */
static HiatusChartBox
cell_of (const Calendar *calendar, guint index)
{
  guint week = (index + calendar->lead) / DAYS_PER_WEEK;
  guint weekday = (index + calendar->lead) % DAYS_PER_WEEK;

  if (calendar->large)
    return (HiatusChartBox){ weekday, week, 1, 1 };
  return (HiatusChartBox){ week % WEEKS_MAX, (week / WEEKS_MAX) * (DAYS_PER_WEEK + GAP) + weekday, 1, 1 };
}

/* A part of a cell. */
static HiatusChartBox
inset (const HiatusChartBox *cell, gdouble x, gdouble y, gdouble width, gdouble height)
{
  return (HiatusChartBox){ cell->x + x, cell->y + y, width, height };
}

static gint
moon_on (const HiatusNumbers *numbers, gint day)
{
  if (numbers->length <= 0)
    return HALF_MOON;
  if (numbers->length == 1)
    return FULL_MOON;
  return CLAMP ((2 * FULL_MOON * (day - 1) + numbers->length - 1) / (2 * (numbers->length - 1)), 0, FULL_MOON);
}

static gchar *
words_of (const HiatusNumbers *numbers, guint index, gint day)
{
  const HiatusNumbersDay *state = &numbers->days[index];
  GString *words = g_string_new (NULL);
  g_autofree gchar *date_text = NULL;
  GDate date;

  hiatus_chart_date (numbers, index, &date);
  date_text = hiatus_chart_date_long (&date);
  if (state->waits)
    /* Translators: %s is a date with its weekday. */
    hiatus_chart_add_sentence (words, g_strdup_printf (_ ("%s: you talked, and the days waited."), date_text));
  else if (numbers->kept < 0)
    /* Translators: a date with its weekday, and which day of the stretch it is. */
    hiatus_chart_add_sentence (words, g_strdup_printf (_ ("%s: day %d."), date_text, day));
  else if (state->is_other)
    hiatus_chart_add_sentence (words, g_strdup_printf (_ ("%s: day %d. You were in touch."), date_text, day));
  else
    hiatus_chart_add_sentence (words, g_strdup_printf (_ ("%s: day %d, kept."), date_text, day));
  if (state->encounters > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("You met once.", "You met %u times.", state->encounters), state->encounters));
  return g_string_free (words, FALSE);
}

static void
add_day (const Calendar *calendar, guint index, gint day)
{
  const HiatusNumbersDay *state = &calendar->numbers->days[index];
  HiatusChartBox cell = cell_of (calendar, index);
  HiatusChartBox disc = calendar->large ? inset (&cell, 0.40, 0.08, 0.36, 0.84) : inset (&cell, 0.08, 0.08, 0.84, 0.84);
  HiatusChartBox dot = calendar->large ? inset (&cell, 0.40, 0.26, 0.36, 0.48) : inset (&cell, 0.25, 0.25, 0.5, 0.5);
  HiatusChartBox met = calendar->large ? inset (&cell, 0.78, 0.52, 0.14, 0.40) : inset (&cell, 0.55, 0.55, 0.45, 0.45);

  if (state->waits)
    hiatus_chart_add_mark (calendar->chart, HIATUS_CHART_DASH, HIATUS_CHART_CLEAR, &dot);
  else if (state->is_other)
    hiatus_chart_add_mark (calendar->chart, HIATUS_CHART_RING, HIATUS_CHART_CLEAR, &disc);
  else
    hiatus_chart_add_moon (calendar->chart, moon_on (calendar->numbers, day), &disc);
  if (state->encounters > 0)
    hiatus_chart_add_mark (calendar->chart, HIATUS_CHART_DIAMOND, HIATUS_CHART_FULL, &met);
  hiatus_chart_add_spot (calendar->chart, &cell, words_of (calendar->numbers, index, day));
}

static void
add_number (const Calendar *calendar, guint index)
{
  HiatusChartBox cell = cell_of (calendar, index);
  g_autofree gchar *number = NULL;
  GDate date;

  if (!calendar->large)
    return;
  hiatus_chart_date (calendar->numbers, index, &date);
  number = g_strdup_printf ("%u", g_date_get_day (&date));
  hiatus_chart_add_small_label (calendar->chart, cell.x + 0.32, cell.y + 0.5, 1, number);
}

static void
add_days (const Calendar *calendar)
{
  gint day = 0;

  for (guint i = 0; i < calendar->n_all; i++)
    {
      HiatusChartBox cell = cell_of (calendar, i);
      HiatusChartBox dot = calendar->large ? inset (&cell, 0.40, 0.38, 0.36, 0.24) : inset (&cell, 0.38, 0.38, 0.24, 0.24);

      add_number (calendar, i);
      if (i >= calendar->numbers->n_days)
        {
          hiatus_chart_add_mark (calendar->chart, HIATUS_CHART_DOT, HIATUS_CHART_SOFT, &dot);
          continue;
        }
      day += !calendar->numbers->days[i].waits;
      add_day (calendar, i, MAX (day, 1));
    }
}

/* Beside or above the week in which it begins. */
static void
add_months (const Calendar *calendar)
{
  gdouble free_from = -1;

  for (guint i = 0; i < calendar->n_all; i++)
    {
      HiatusChartBox cell = cell_of (calendar, i);
      gchar text[64];
      GDate date;

      hiatus_chart_date (calendar->numbers, i, &date);
      if (i > 0 && g_date_get_day (&date) != 1)
        continue;
      /* Translators: a month beside a calendar, as g_date_strftime() writes it, short. */
      if (g_date_strftime (text, sizeof text, C_ ("month", "%b"), &date) == 0)
        continue;
      if (calendar->large)
        hiatus_chart_add_small_label (calendar->chart, -1, cell.y + 0.5, 1, text);
      else
        {
          gdouble top = cell.y - (gdouble) ((i + calendar->lead) % DAYS_PER_WEEK);

          if (top * WEEKS_MAX + cell.x < free_from)
            continue;
          hiatus_chart_add_small_label (calendar->chart, cell.x, top - 0.65, 0, text);
          free_from = top * WEEKS_MAX + cell.x + 3;
        }
    }
}

static void
add_weekdays (const Calendar *calendar, gint first_weekday)
{
  for (guint i = 0; i < DAYS_PER_WEEK; i++)
    {
      gchar text[64];
      GDate date;

      /* Any week will do; this one begins with a Monday. */
      g_date_set_dmy (&date, 3, G_DATE_MARCH, 2025);
      g_date_add_days (&date, (guint) (first_weekday - 1) + i);
      /* Translators: a weekday above a calendar, as g_date_strftime() writes it, short. */
      if (g_date_strftime (text, sizeof text, C_ ("weekday", "%a"), &date) == 0)
        continue;
      if (calendar->large)
        hiatus_chart_add_small_label (calendar->chart, i + 0.58, -0.3, 0.5, text);
      else if (i % 2 == 0)
        hiatus_chart_add_small_label (calendar->chart, -1, i + 0.5, 1, text);
    }
}

static void
add_keys (const Calendar *calendar)
{
  const HiatusNumbers *numbers = calendar->numbers;
  gboolean waits = FALSE;
  gboolean met = FALSE;

  for (guint i = 0; i < numbers->n_days; i++)
    {
      waits |= numbers->days[i].waits;
      met |= numbers->days[i].encounters > 0;
    }
  if (numbers->kept >= 0)
    {
      hiatus_chart_add_key (calendar->chart, HIATUS_CHART_MOON, HIATUS_CHART_FULL, _ ("kept"));
      if (numbers->kept < numbers->day)
        hiatus_chart_add_key (calendar->chart, HIATUS_CHART_RING, HIATUS_CHART_CLEAR, _ ("in touch"));
    }
  if (met)
    hiatus_chart_add_key (calendar->chart, HIATUS_CHART_DIAMOND, HIATUS_CHART_FULL, _ ("met"));
  if (waits)
    hiatus_chart_add_key (calendar->chart, HIATUS_CHART_DASH, HIATUS_CHART_CLEAR, _ ("talked"));
}

static gchar *
sum_up (const HiatusNumbers *numbers)
{
  GString *words = g_string_new (NULL);
  guint met = 0;
  guint waits = 0;

  for (guint i = 0; i < numbers->n_days; i++)
    {
      met += numbers->days[i].encounters;
      waits += numbers->days[i].waits;
    }
  if (numbers->kept >= 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%d of %d day kept.", "%d of %d days kept.", (gulong) numbers->day), numbers->kept, numbers->day));
  else
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("%d day.", "%d days.", (gulong) numbers->day), numbers->day));
  if (met > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("You met once.", "You met %u times.", met), met));
  if (waits > 0)
    hiatus_chart_add_sentence (words, g_strdup_printf (ngettext ("On %u day you talked, and the stretch waited.", "On %u days you talked, and the stretch waited.", waits), waits));
  return g_string_free (words, FALSE);
}

static guint
count_all (const HiatusNumbers *numbers)
{
  gint planned = g_date_valid (&numbers->ends_on) ? g_date_days_between (&numbers->from, &numbers->ends_on) + 1 : 0;

  return numbers->goes_on ? MAX (numbers->n_days, (guint) CLAMP (planned, 0, (gint) numbers->n_days + 3650)) : numbers->n_days;
}

/**
 * hiatus_chart_new_calendar:
 * @numbers: a stretch
 * @first_weekday: with which day a week begins here: 1 is Monday, 7 Sunday
 *
 * A moon for each day that was kept, as it was on that day; an open circle for each with contact, a diamond for a meeting, and
 * dots for what is still to come. With goal safety each day has its moon, and nothing is said of contact.
 *
 * Returns: (transfer full) (nullable): the calendar; %NULL before the first day
 */
HiatusChart *
hiatus_chart_new_calendar (const HiatusNumbers *numbers, gint first_weekday)
{
  Calendar calendar = { .numbers = numbers };
  guint weeks;

  if (numbers->n_days == 0)
    return NULL;
  calendar.chart = hiatus_chart_new (_ ("The days"));
  calendar.n_all = count_all (numbers);
  calendar.lead = (guint) ((gint) g_date_get_weekday (&numbers->from) + DAYS_PER_WEEK - first_weekday) % DAYS_PER_WEEK;
  calendar.large = calendar.n_all <= LARGE_MAX;
  weeks = (calendar.n_all + calendar.lead + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
  calendar.chart->columns = calendar.large ? DAYS_PER_WEEK : MIN (weeks, WEEKS_MAX);
  calendar.chart->rows = calendar.large ? weeks : ((weeks + WEEKS_MAX - 1) / WEEKS_MAX) * (DAYS_PER_WEEK + GAP) - GAP;
  calendar.chart->column_width = calendar.large ? 4.6 : 1.2;
  calendar.chart->row_height = calendar.large ? 2.1 : 1.2;
  calendar.chart->is_square = !calendar.large;
  calendar.chart->above = calendar.large ? 1.3 : 1.4;
  add_weekdays (&calendar, first_weekday);
  add_months (&calendar);
  add_days (&calendar);
  add_keys (&calendar);
  calendar.chart->words = sum_up (numbers);
  return calendar.chart;
}
