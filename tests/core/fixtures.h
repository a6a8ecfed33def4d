/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/care.h"
#include "daemon/core/error.h"
#include "daemon/core/event.h"
#include "daemon/core/journey.h"
#include "daemon/core/planner.h"

G_BEGIN_DECLS

/* Two devices, the first of which writes where nothing else is said. */
#define FIXTURE_DEVICE "1f2e3d4c"
#define FIXTURE_OTHER_DEVICE "a0b1c2d3"

/**
 * FixtureDay:
 * @today: the local date, as "2025-03-01"
 *
 * What is true on one date: a row of a table of days.
 */
typedef struct
{
  const gchar *today;
  HiatusPhase phase;
  gint day;
  gint days_left;
  gint moon_frame;
  gint kept;
  gboolean waiting;
} FixtureDay;

GTimeZone *fixture_zone (const gchar *name);

gint64 fixture_instant (const gchar *text);

GDate fixture_date (const gchar *text);

GDate fixture_date_plus (const gchar *text,
                         gint days);

HiatusEvent *fixture_event (const gchar *line,
                            guint64 sequence);

HiatusJourney *fixture_journey (const gchar *const *lines);

const HiatusEvent *fixture_add (HiatusJourney *journey,
                                const gchar *line);

HiatusCare *fixture_care (const gchar *const *lines);

void fixture_assert_date (const GDate *date,
                          const gchar *text);

void fixture_assert_status_equal (const HiatusStatus *left,
                                  const HiatusStatus *right);

HiatusStatus fixture_status (const HiatusJourney *journey,
                             const gchar *today);

void fixture_assert_day (const HiatusJourney *journey,
                         const FixtureDay *expected);

void fixture_assert_days (const gchar *const *lines,
                          const FixtureDay *days,
                          guint n_days);

HiatusNext fixture_next (const HiatusJourney *journey,
                         const HiatusTimes *times,
                         gint64 now_us,
                         GTimeZone *zone);

HiatusNext fixture_next_around (const HiatusJourney *journey,
                                const HiatusTimes *times,
                                const HiatusSurroundings *around,
                                gint64 now_us,
                                GTimeZone *zone);

HiatusNext fixture_next_for (const HiatusJourney *journey,
                             const HiatusCare *care,
                             const HiatusTimes *times,
                             const HiatusSurroundings *around,
                             gint64 now_us,
                             GTimeZone *zone);

void fixture_assert_one_line (const GError *error,
                              gint code);

G_END_DECLS
