/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/error.h"

/* How far ahead the next local date can begin: a date that is skipped and a change of offset included. */
#define SEARCH_SPAN_US (3 * G_TIME_SPAN_DAY)
#define SEARCH_STEP_US (15 * G_TIME_SPAN_MINUTE)

#define LATE_FROM (23 * 60)
#define LATE_UNTIL (6 * 60)

static GDateTime *
local_time (gint64 instant_us, GTimeZone *zone)
{
  gint64 seconds = instant_us / G_USEC_PER_SEC - (instant_us % G_USEC_PER_SEC < 0 ? 1 : 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_to_timezone (utc, zone);
}

/* Local dates as a count of days, so that they can be compared and subtracted. */
static guint32
julian_at (gint64 instant_us, GTimeZone *zone)
{
  GDate date;

  hiatus_calendar_date_at (instant_us, zone, &date);
  return g_date_get_julian (&date);
}

/**
 * hiatus_calendar_date_at:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone whose calendar counts
 * @date: (out caller-allocates): the local date
 *
 * Which date the calendar on the wall shows.
 */
void
hiatus_calendar_date_at (gint64 instant_us, GTimeZone *zone, GDate *date)
{
  g_autoptr (GDateTime) local = local_time (instant_us, zone);

  g_date_clear (date, 1);
  g_date_set_dmy (date,
                  (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
}

/**
 * hiatus_calendar_minute_at:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone whose clock counts
 *
 * What the clock on the wall shows.
 *
 * Returns: minutes since 00:00 by that clock, 0 to 1439
 */
gint
hiatus_calendar_minute_at (gint64 instant_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = local_time (instant_us, zone);

  return g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/**
 * hiatus_calendar_is_late:
 * @minute: the time on the clock on the wall, minutes since 00:00
 *
 * Returns: whether it is night, from 23:00 to 6:00, when whatever it is can wait until morning
 */
gboolean
hiatus_calendar_is_late (gint minute)
{
  return minute >= LATE_FROM || minute < LATE_UNTIL;
}

/**
 * hiatus_calendar_day_number:
 * @start: the plan's first local date
 * @now_us: the instant asked about, microseconds since the epoch, UTC
 * @zone: the zone whose calendar counts
 *
 * Which day of the plan @now_us falls on: 1 on @start, 0 or less before it.
 * Counted in calendar dates, so a day of 23 or 25 hours is still one day.
 *
 * Returns: the day number
 */
gint
hiatus_calendar_day_number (const GDate *start, gint64 now_us, GTimeZone *zone)
{
  GDate today;

  hiatus_calendar_date_at (now_us, zone, &today);
  return g_date_days_between (start, &today) + 1;
}

/* The first instant after @low_us, up to @high_us, at which the local date is later than @julian; both
 * ends are known to enclose it. To the second: no zone of the tz database changes between seconds. */
static gint64
bisect_date (gint64 low_us, gint64 high_us, guint32 julian, GTimeZone *zone)
{
  gint64 low = low_us / G_USEC_PER_SEC;
  gint64 high = high_us / G_USEC_PER_SEC;

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (julian_at (middle * G_USEC_PER_SEC, zone) > julian)
        high = middle;
      else
        low = middle;
    }
  return high * G_USEC_PER_SEC;
}

/**
 * hiatus_calendar_next_midnight:
 * @now_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone whose calendar counts
 *
 * When the next local date begins. That is not always at 00:00, as where summer time starts at midnight,
 * and not always with the date that follows, as in Apia, which had no 30 December 2011.
 *
 * Returns: the first instant after @now_us whose local date is later
 */
gint64
hiatus_calendar_next_midnight (gint64 now_us, GTimeZone *zone)
{
  guint32 today = julian_at (now_us, zone);
  g_autoptr (GDateTime) local = local_time (now_us, zone);
  gint64 now_s = now_us / G_USEC_PER_SEC - (now_us % G_USEC_PER_SEC < 0 ? 1 : 0);
  gint64 seconds_left = G_TIME_SPAN_DAY / G_USEC_PER_SEC -
                        (g_date_time_get_hour (local) * 3600 + g_date_time_get_minute (local) * 60 + g_date_time_get_second (local));
  gint64 guess_us = (now_s + seconds_left) * G_USEC_PER_SEC;
  gint64 low_us = now_s * G_USEC_PER_SEC;

  /* Nearly always the day has as many seconds left as the clock says. */
  if (julian_at (guess_us, zone) > today && julian_at (guess_us - G_USEC_PER_SEC, zone) == today)
    return guess_us;
  for (gint64 high_us = low_us + SEARCH_STEP_US; high_us <= now_us + SEARCH_SPAN_US; high_us += SEARCH_STEP_US)
    {
      if (julian_at (high_us, zone) > today)
        return bisect_date (low_us, high_us, today, zone);
      low_us = high_us;
    }
  g_return_val_if_reached (now_us + G_TIME_SPAN_DAY);
}

static gint64
offset_at (gint64 instant_s, GTimeZone *zone)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant_s));
}

/* The first second whose wall clock is past @wall_s, near which the clock jumps over it. */
static gint64
bisect_gap (gint64 wall_s, GTimeZone *zone)
{
  gint64 low = wall_s - SEARCH_SPAN_US / G_USEC_PER_SEC;
  gint64 high = wall_s + SEARCH_SPAN_US / G_USEC_PER_SEC;

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (middle + offset_at (middle, zone) >= wall_s)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* When the clock on the wall shows that time: the first and the last instant, which differ where it is set
 * back; both the first instant after the jump where the time is jumped over. */
static void
find_instants (const GDate *date, gint minute, GTimeZone *zone, gint64 *first_us, gint64 *last_us)
{
  const gint64 epoch_julian = 719163; /* 1 January 1970 */
  const gint64 step_s = G_GINT64_CONSTANT (6) * 3600;
  gint64 wall_s = ((gint64) g_date_get_julian (date) - epoch_julian) * 86400 + (gint64) minute * 60;
  gint64 first_s = G_MAXINT64;
  gint64 last_s = G_MININT64;

  /* Every offset that is in force somewhere around gives one instant to try. */
  for (gint64 near_s = wall_s - 8 * step_s; near_s <= wall_s + 8 * step_s; near_s += step_s)
    {
      gint64 offset_s = offset_at (near_s, zone);
      gint64 instant_s = wall_s - offset_s;

      if (offset_at (instant_s, zone) != offset_s)
        continue;
      first_s = MIN (first_s, instant_s);
      last_s = MAX (last_s, instant_s);
    }
  if (last_s == G_MININT64)
    first_s = last_s = bisect_gap (wall_s, zone);
  *first_us = first_s * G_USEC_PER_SEC;
  *last_us = last_s * G_USEC_PER_SEC;
}

/**
 * hiatus_calendar_instant:
 * @date: a local date
 * @minute: minutes since 00:00 on the clock on the wall, 0 to 1440 (the end of the date)
 * @zone: the zone whose clock counts
 *
 * When that clock shows that time. A time that is jumped over becomes the first instant after the jump; of
 * a time that comes twice, the second is meant: nothing is said too early.
 *
 * Returns: the instant, microseconds since the epoch, UTC
 */
gint64
hiatus_calendar_instant (const GDate *date, gint minute, GTimeZone *zone)
{
  gint64 first_us, last_us;

  find_instants (date, minute, zone, &first_us, &last_us);
  return last_us;
}

/* Exactly @n digits. */
static gboolean
scan_digits (const gchar **text, guint n, gint *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += n;
  return TRUE;
}

static gboolean
scan_char (const gchar **text, const gchar *one_of)
{
  if (**text == '\0' || strchr (one_of, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
scan_minute (const gchar **text, gint *minute)
{
  gint hours, minutes;

  if (!scan_digits (text, 2, &hours) || !scan_char (text, ":") || !scan_digits (text, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;
  *minute = hours * 60 + minutes;
  return TRUE;
}

static gboolean
scan_date (const gchar **text, GDate *date, GError **error)
{
  const gchar *start = *text;
  gint year, month, day;

  if (!scan_digits (text, 4, &year) || !scan_char (text, "-") || !scan_digits (text, 2, &month) || !scan_char (text, "-") || !scan_digits (text, 2, &day))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no date: write it as 2025-03-01."), start);
      return FALSE;
    }
  if (year < 1900 || month < 1 || month > 12)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%.10s' is no date: the year is 1900 or later and the month 01 to 12."), start);
      return FALSE;
    }
  if (day < 1 || day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%.10s' is no date: that month has %u days."), start, (guint) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
      return FALSE;
    }
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * hiatus_calendar_parse_date:
 * @text: a date as "2025-03-01", and nothing else
 * @date: (out caller-allocates): the date
 * @error: return location
 *
 * Reads a date that exists, from 1900 on.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID otherwise
 */
gboolean
hiatus_calendar_parse_date (const gchar *text, GDate *date, GError **error)
{
  const gchar *rest = text;

  if (!scan_date (&rest, date, error))
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no date: write it as 2025-03-01."), text);
  return FALSE;
}

/**
 * hiatus_calendar_parse_minute:
 * @text: a time of day as "9:00", "09:00" or "24:00", and nothing else
 *
 * Returns: minutes since midnight, 0 to 1440; -1 where it is no time of day
 */
gint
hiatus_calendar_parse_minute (const gchar *text)
{
  gsize n_digits = strspn (text, "0123456789");
  gint hours = 0;
  gint minute;

  if (n_digits < 1 || n_digits > 2 || text[n_digits] != ':' || strspn (text + n_digits + 1, "0123456789") != 2 || text[n_digits + 3] != '\0')
    return -1;
  for (gsize i = 0; i < n_digits; i++)
    hours = hours * 10 + g_ascii_digit_value (text[i]);
  minute = g_ascii_digit_value (text[n_digits + 1]) * 10 + g_ascii_digit_value (text[n_digits + 2]);
  if (minute > 59 || hours * 60 + minute > HIATUS_MINUTES_PER_DAY)
    return -1;
  return hours * 60 + minute;
}

/**
 * hiatus_calendar_parse_instant:
 * @text: "14:02" (today), "2025-03-01" or "2025-03-01 14:02"
 * @now_us: now, microseconds since the epoch, UTC
 * @zone: the zone of the person's clock
 * @instant_us: (out): the instant, microseconds since the epoch, UTC
 * @error: return location
 *
 * Reads when something happened. A date alone means its noon, or now if it is today; of a time that came
 * twice, the second is meant, unless that is still to come.
 *
 * Returns: %TRUE on success; %FALSE with %HIATUS_ERROR_INVALID where it is no time or still to come
 */
gboolean
hiatus_calendar_parse_instant (const gchar *text, gint64 now_us, GTimeZone *zone, gint64 *instant_us, GError **error)
{
  const gchar *rest = text;
  gboolean has_date = strlen (text) >= strlen ("2025-03-01") && g_ascii_isdigit (*text);
  gboolean has_minute = TRUE;
  gint minute = 12 * 60;
  gint64 first_us, last_us;
  GDate date;

  if (!has_date)
    hiatus_calendar_date_at (now_us, zone, &date);
  else if (!scan_date (&rest, &date, error))
    return FALSE;
  else
    has_minute = *rest != '\0';
  if (has_minute && !((!has_date || scan_char (&rest, " T")) && scan_minute (&rest, &minute) && *rest == '\0'))
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no time: write it as 14:02, 2025-03-01 or '2025-03-01 14:02'."), text);
      return FALSE;
    }
  find_instants (&date, minute, zone, &first_us, &last_us);
  *instant_us = last_us <= now_us ? last_us : first_us;
  if (!has_minute && julian_at (now_us, zone) == g_date_get_julian (&date))
    *instant_us = now_us;
  if (*instant_us <= now_us)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is still to come: say when it was, for instance '2025-03-01 14:02'."), text);
  return FALSE;
}

/**
 * hiatus_calendar_format_date:
 * @date: a date
 *
 * Returns: (transfer full): the date as "2025-03-01"
 */
gchar *
hiatus_calendar_format_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (gint) g_date_get_month (date), g_date_get_day (date));
}

/**
 * hiatus_calendar_format_instant:
 * @instant_us: an instant, microseconds since the epoch, UTC
 * @zone: the zone whose clock counts
 *
 * Returns: (transfer full): local time with its offset (ISO 8601), as "2025-03-01T14:02:00+01:00"
 */
gchar *
hiatus_calendar_format_instant (gint64 instant_us, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = local_time (instant_us, zone);

  return g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

/**
 * hiatus_calendar_compare:
 * @left: a date, or a cleared one, which comes before all others
 * @right: another
 *
 * Returns: less than, equal to or greater than 0
 */
gint
hiatus_calendar_compare (const GDate *left, const GDate *right)
{
  guint32 left_julian = g_date_valid (left) ? g_date_get_julian (left) : 0;
  guint32 right_julian = g_date_valid (right) ? g_date_get_julian (right) : 0;

  return (left_julian > right_julian) - (left_julian < right_julian);
}
