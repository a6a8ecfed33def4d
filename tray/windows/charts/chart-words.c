/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/charts/chart-words.h"

#include <glib/gi18n.h>

/* So many days fit beside each other. */
#define DAYS_MAX 62

#define DATE_BYTES 128

/**
 * hiatus_chart_span:
 * @numbers: a stretch
 * @span: (out caller-allocates): its columns
 */
void
hiatus_chart_span (const HiatusNumbers *numbers, HiatusChartSpan *span)
{
  span->n_dates = numbers->n_days > DAYS_MAX ? 7 : 1;
  span->n_columns = (numbers->n_days + span->n_dates - 1) / span->n_dates;
}

/**
 * hiatus_chart_date:
 * @numbers: a stretch that has begun
 * @index: one of its dates, from 0 on
 * @date: (out caller-allocates): which one that is
 */
void
hiatus_chart_date (const HiatusNumbers *numbers, guint index, GDate *date)
{
  *date = numbers->from;
  g_date_add_days (date, index);
}

static gchar *
format_date (const GDate *date, const gchar *format)
{
  gchar text[DATE_BYTES];

  if (g_date_strftime (text, sizeof text, format, date) == 0)
    text[0] = '\0';
  return g_strdup (g_strstrip (text));
}

/**
 * hiatus_chart_date_short:
 * @date: a date
 *
 * Returns: (transfer full): "1 Mar"
 */
gchar *
hiatus_chart_date_short (const GDate *date)
{
  /* Translators: a date below a picture, as g_date_strftime() writes it, as short as can be: "1 Mar" */
  return format_date (date, _ ("%e %b"));
}

/**
 * hiatus_chart_date_long:
 * @date: a date
 *
 * Returns: (transfer full): "Saturday, 1 March 2025"
 */
gchar *
hiatus_chart_date_long (const GDate *date)
{
  g_autofree gchar *text = NULL;
  g_auto (GStrv) words = NULL;

  /* Translators: a date as g_date_strftime() writes it: "Saturday, 1 March 2025" */
  text = format_date (date, _ ("%A, %e %B %Y"));
  /* The day of the month has a blank before it where it is a single digit. */
  words = g_regex_split_simple (" +", text, 0, 0);
  return g_strjoinv (" ", words);
}

/**
 * hiatus_chart_when:
 * @numbers: a stretch that has begun
 * @span: its columns
 * @column: one of them
 *
 * Returns: (transfer full): what dates it has, as a beginning of a sentence
 */
gchar *
hiatus_chart_when (const HiatusNumbers *numbers, const HiatusChartSpan *span, guint column)
{
  g_autofree gchar *date = NULL;
  GDate first;

  hiatus_chart_date (numbers, column * span->n_dates, &first);
  date = hiatus_chart_date_long (&first);
  /* Translators: %s is a date with its weekday. */
  return span->n_dates == 1 ? g_steal_pointer (&date) : g_strdup_printf (_ ("Week from %s on"), date);
}

/**
 * hiatus_chart_add_sentence:
 * @words: sentences
 * @sentence: (transfer full): one more
 */
void
hiatus_chart_add_sentence (GString *words, gchar *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
  g_free (sentence);
}
