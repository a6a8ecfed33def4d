/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From 0, where it was not said, to 3; the two below in the order of the names on the bus. */
#define HIATUS_NUMBERS_STRENGTHS 4

typedef enum
{
  HIATUS_NUMBERS_OPEN,
  HIATUS_NUMBERS_RIDDEN_OUT,
  HIATUS_NUMBERS_FOLLOWED,
} HiatusNumbersEnd;

#define HIATUS_NUMBERS_ENDS (HIATUS_NUMBERS_FOLLOWED + 1)

typedef enum
{
  HIATUS_NUMBERS_NO_MOOD,
  HIATUS_NUMBERS_LIGHTER,
  HIATUS_NUMBERS_SAME,
  HIATUS_NUMBERS_HEAVIER,
} HiatusNumbersMood;

/**
 * HiatusNumbersDay:
 * @is_other: the person got in touch
 * @waits: it is no day of the stretch: they talked
 * @urges: by their strength and how they ended
 * @encounters: how often they met
 * @mood: how the evening was
 *
 * One date.
 */
typedef struct
{
  gboolean is_other;
  gboolean waits;
  guint urges[HIATUS_NUMBERS_STRENGTHS][HIATUS_NUMBERS_ENDS];
  guint encounters;
  HiatusNumbersMood mood;
} HiatusNumbersDay;

/**
 * HiatusNumbersPart:
 * @begins: when it begins, as "20:00"
 * @is_weekend: on Saturdays and Sundays, or on the other days
 * @n_with: on how many days something was heavy then
 * @n_days: of so many
 *
 * A part of the day.
 */
typedef struct
{
  gchar begins[6];
  gboolean is_weekend;
  guint n_with;
  guint n_days;
} HiatusNumbersPart;

/**
 * HiatusNumbers:
 * @from: the first date
 * @ends_on: the last date that is planned; cleared where it is open-ended
 * @n_days: how many dates were lived
 * @days: (owned): each of them
 * @day: how many days of the stretch these are
 * @length: of the stretch, or 0 where it is open-ended
 * @kept: days without contact, or -1 where they are not counted: with goal safety
 * @looks: (owned) (element-type guint): how many in each week; %NULL where they are not counted
 * @parts: (owned) (element-type HiatusNumbersPart): the parts of the day, those of weekdays first
 * @goes_on: whether it is the present one, and not over
 *
 * What DescribeStretch() says of a stretch.
 */
typedef struct
{
  GDate from;
  GDate ends_on;
  guint n_days;
  HiatusNumbersDay *days;
  gint day;
  gint length;
  gint kept;
  GArray *looks;
  GArray *parts;
  gboolean goes_on;
} HiatusNumbers;

HiatusNumbers *hiatus_numbers_new (GVariant *description);

void hiatus_numbers_free (HiatusNumbers *numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusNumbers, hiatus_numbers_free)

guint hiatus_numbers_count_urges (const HiatusNumbersDay *day);

gboolean hiatus_numbers_read_date (const gchar *text,
                                   GDate *date);

G_END_DECLS
