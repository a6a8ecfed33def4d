/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Local dates and instants. A day belongs to the calendar date of the zone the person is in, and a
 * "day" of a plan is a date, never 24 hours. Instants are gint64 microseconds since the epoch, UTC;
 * their names end in _us. Times of day are minutes since midnight on the clock on the wall. */

#define HIATUS_MINUTES_PER_DAY (24 * 60)

void hiatus_calendar_date_at (gint64 instant_us,
                              GTimeZone *zone,
                              GDate *date);

gint hiatus_calendar_minute_at (gint64 instant_us,
                                GTimeZone *zone);

gboolean hiatus_calendar_is_late (gint minute);

gint hiatus_calendar_day_number (const GDate *start,
                                 gint64 now_us,
                                 GTimeZone *zone);

gint64 hiatus_calendar_next_midnight (gint64 now_us,
                                      GTimeZone *zone);

gint64 hiatus_calendar_instant (const GDate *date,
                                gint minute,
                                GTimeZone *zone);

gboolean hiatus_calendar_parse_date (const gchar *text,
                                     GDate *date,
                                     GError **error);

gint hiatus_calendar_parse_minute (const gchar *text);

gboolean hiatus_calendar_parse_instant (const gchar *text,
                                        gint64 now_us,
                                        GTimeZone *zone,
                                        gint64 *instant_us,
                                        GError **error);

gchar *hiatus_calendar_format_date (const GDate *date);

gchar *hiatus_calendar_format_instant (gint64 instant_us,
                                       GTimeZone *zone);

gint hiatus_calendar_compare (const GDate *left,
                              const GDate *right);

G_END_DECLS
