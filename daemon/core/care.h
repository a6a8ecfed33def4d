/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_IF_THEN_MAX:
 *
 * How many if-then plans a person may have: few enough to be remembered (Gollwitzer and Sheeran, 2006).
 */
#define HIATUS_IF_THEN_MAX 3

/**
 * HIATUS_MEETING_MINUTES:
 *
 * How long a meeting lasts where nothing else is said, in minutes.
 */
#define HIATUS_MEETING_MINUTES 60

/**
 * HiatusIfThen:
 * @when: (owned): "If it is Sunday evening and I feel alone"
 * @then: (owned): "then I ring my brother"
 *
 * What a person means to do instead.
 */
typedef struct
{
  gchar *when;
  gchar *then;
} HiatusIfThen;

/**
 * HiatusMeeting:
 * @weekdays: on which weekdays, a bit each: 1 << %G_DATE_MONDAY and so on
 * @minute: when it begins, minutes since midnight
 * @minutes: how long it lasts
 * @skip: (owned) (element-type GDate): dates on which it does not take place
 *
 * A meeting with the other person that cannot be avoided, every week.
 */
typedef struct
{
  guint weekdays;
  gint minute;
  gint minutes;
  GArray *skip;
} HiatusMeeting;

/**
 * HiatusHardDay:
 * @month: its month
 * @day: its day of the month
 * @year: its year, or %G_DATE_BAD_YEAR for every year
 * @name: (owned): what the person calls it; may be empty
 *
 * A birthday, an anniversary, a holiday: a day that may be a hard one.
 */
typedef struct
{
  GDateMonth month;
  GDateDay day;
  GDateYear year;
  gchar *name;
} HiatusHardDay;

/**
 * HiatusCare:
 * @reasons: (owned) (element-type utf8): why this stretch, in the person's words
 * @if_thens: (owned) (element-type HiatusIfThen): what they mean to do instead; %HIATUS_IF_THEN_MAX at most
 * @meetings: (owned) (element-type HiatusMeeting): when they have to meet
 * @hard_days: (owned) (element-type HiatusHardDay): which days may be hard
 * @person_name: (owned) (nullable): whom they want to ring
 * @person_phone: (owned) (nullable): under which number
 *
 * What the person entered for themselves. It is counted by references, and must not be changed once it is shared.
 */
typedef struct
{
  GPtrArray *reasons;
  GPtrArray *if_thens;
  GPtrArray *meetings;
  GPtrArray *hard_days;
  gchar *person_name;
  gchar *person_phone;

  /*< private >*/
  gatomicrefcount references;
} HiatusCare;

HiatusCare *hiatus_care_new (void);

HiatusCare *hiatus_care_ref (HiatusCare *care);

void hiatus_care_unref (HiatusCare *care);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusCare, hiatus_care_unref)

void hiatus_care_add_if_then (HiatusCare *care,
                              const gchar *when,
                              const gchar *then);

HiatusMeeting *hiatus_care_add_meeting (HiatusCare *care,
                                        guint weekdays,
                                        gint minute,
                                        gint minutes);

void hiatus_care_add_hard_day (HiatusCare *care,
                               GDateYear year,
                               GDateMonth month,
                               GDateDay day,
                               const gchar *name);

gchar **hiatus_care_get_words (const HiatusCare *care);

const HiatusHardDay *hiatus_care_find_hard_day (const HiatusCare *care,
                                                const GDate *date);

const HiatusMeeting *hiatus_care_first_meeting (const HiatusCare *care,
                                                const GDate *date);

const HiatusMeeting *hiatus_care_last_meeting (const HiatusCare *care,
                                               const GDate *date);

G_END_DECLS
