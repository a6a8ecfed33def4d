/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/export-instant.h"

#include <string.h>

#define FORM "dddd-dd-ddTdd:dd:dd.ddddddZ"

#define JULIAN_OF_EPOCH 719163 /* 1 January 1970, as GDate counts */
#define YEAR_MAX 9999

/**
 * hiatus_export_format_instant:
 * @instant_us: microseconds since the epoch, UTC
 *
 * Returns: (transfer full) (nullable): the instant to the microsecond; %NULL for the epoch itself, which stands for "none", and for
 *   what is in no year from 1 to 9999
 */
gchar *
hiatus_export_format_instant (gint64 instant_us)
{
  gint64 day = instant_us / G_TIME_SPAN_DAY;
  gint64 rest = instant_us % G_TIME_SPAN_DAY;
  GDate date;

  if (rest < 0)
    {
      day--;
      rest += G_TIME_SPAN_DAY;
    }
  if (instant_us == 0 || day <= -JULIAN_OF_EPOCH || day > G_MAXINT32 - JULIAN_OF_EPOCH)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_OF_EPOCH));
  if (day > 365 * (gint64) (YEAR_MAX + 1 - 1970) * 2 || g_date_get_year (&date) > YEAR_MAX)
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02uT%02d:%02d:%02d.%06dZ",
                          (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date),
                          (guint) g_date_get_day (&date),
                          (gint) (rest / G_TIME_SPAN_HOUR),
                          (gint) (rest / G_TIME_SPAN_MINUTE % 60),
                          (gint) (rest / G_TIME_SPAN_SECOND % 60),
                          (gint) (rest % G_TIME_SPAN_SECOND));
}

static gboolean
has_form (const gchar *text)
{
  for (const gchar *form = FORM; *form != '\0'; form++, text++)
    if (*form == 'd' ? !g_ascii_isdigit (*text) : *form != *text)
      return FALSE;
  return *text == '\0';
}

static gint
number_at (const gchar *text, guint place, guint n_digits)
{
  gint number = 0;

  for (guint i = 0; i < n_digits; i++)
    number = number * 10 + g_ascii_digit_value (text[place + i]);
  return number;
}

/**
 * hiatus_export_parse_instant:
 * @text: what hiatus_export_format_instant() gave
 * @instant_us: (out): the instant, microseconds since the epoch, UTC
 *
 * Returns: %TRUE if @text is an instant
 */
gboolean
hiatus_export_parse_instant (const gchar *text, gint64 *instant_us)
{
  gint hour, minute, second;
  GDate date;

  if (!has_form (text))
    return FALSE;
  hour = number_at (text, 11, 2);
  minute = number_at (text, 14, 2);
  second = number_at (text, 17, 2);
  if (!g_date_valid_dmy ((GDateDay) number_at (text, 8, 2), number_at (text, 5, 2), (GDateYear) number_at (text, 0, 4)) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number_at (text, 8, 2), number_at (text, 5, 2), (GDateYear) number_at (text, 0, 4));
  *instant_us = ((gint64) g_date_get_julian (&date) - JULIAN_OF_EPOCH) * G_TIME_SPAN_DAY + hour * G_TIME_SPAN_HOUR + minute * G_TIME_SPAN_MINUTE + second * G_TIME_SPAN_SECOND + number_at (text, 20, 6);
  return TRUE;
}
