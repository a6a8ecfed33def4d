/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"

G_BEGIN_DECLS

/**
 * HiatusPhase:
 * @HIATUS_PHASE_NONE: no plan
 * @HIATUS_PHASE_PLANNED: starts on a later date
 * @HIATUS_PHASE_RUNNING: under way
 * @HIATUS_PHASE_REVIEWING: the last quarter: looking back
 * @HIATUS_PHASE_COMPLETE: the last day is over, nothing decided yet
 * @HIATUS_PHASE_TALKING: they talk to each other: ended with one message, or waiting in the middle
 * @HIATUS_PHASE_CLOSED: ended
 *
 * Where the person stands.
 */
typedef enum
{
  HIATUS_PHASE_NONE,
  HIATUS_PHASE_PLANNED,
  HIATUS_PHASE_RUNNING,
  HIATUS_PHASE_REVIEWING,
  HIATUS_PHASE_COMPLETE,
  HIATUS_PHASE_TALKING,
  HIATUS_PHASE_CLOSED,
} HiatusPhase;

/**
 * HIATUS_MOON_NONE:
 *
 * The moon frame where there is no moon: no plan, or one that has not begun.
 */
#define HIATUS_MOON_NONE (-1)

/**
 * HIATUS_MOON_FULL:
 *
 * The last of the 29 moon frames. 0 is the new moon.
 */
#define HIATUS_MOON_FULL 28

/**
 * HIATUS_MOON_HALF:
 *
 * The steady frame of an open-ended plan.
 */
#define HIATUS_MOON_HALF 14

/**
 * HIATUS_UNDO_SPAN_US:
 *
 * For how long the last act is offered to be undone with one click: an hour, in microseconds.
 */
#define HIATUS_UNDO_SPAN_US (G_TIME_SPAN_HOUR)

/**
 * HiatusStatus:
 * @phase: where the person stands
 * @goal: what they hope for
 * @mode: how much contact cannot be avoided
 * @day: day of the plan, from 1 on; 0 before it and without one
 * @length: days, or %HIATUS_LENGTH_OPEN
 * @days_left: days after today; the whole length before the first day; 0 where open-ended
 * @starts_on: the first day; cleared without a plan
 * @ends_on: the last day; cleared without a plan or where open-ended
 * @kept: days up to and with today without a slip; -1 with goal safety, which keeps no such count
 * @paused: whether the plan stands and waits while they talk to each other
 * @talk_days: days that talks took from the plan so far; its end has moved by them
 * @moon_frame: 0 to 28, or %HIATUS_MOON_NONE
 * @waiting: whether something waits for the person
 * @urges_today: urges that happened today
 * @urges_total: urges since the first day of this plan, or ever where there is none
 *
 * What is true on one date, computed by hiatus_journey_status().
 */
typedef struct
{
  HiatusPhase phase;
  HiatusGoal goal;
  HiatusMode mode;
  gint day;
  gint length;
  gint days_left;
  GDate starts_on;
  GDate ends_on;
  gint kept;
  gboolean paused;
  gint talk_days;
  gint moon_frame;
  gboolean waiting;
  guint urges_today;
  guint urges_total;
} HiatusStatus;

/**
 * HiatusJourney:
 *
 * The fold over the journal: events go in, in any order, and what is true comes out. It keeps what it was
 * given, so that an undo or a late event of another device is only one more fold.
 */
typedef struct _HiatusJourney HiatusJourney;

HiatusJourney *hiatus_journey_new (void);

void hiatus_journey_free (HiatusJourney *journey);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusJourney, hiatus_journey_free)

gboolean hiatus_journey_add (HiatusJourney *journey,
                             HiatusEvent *event);

void hiatus_journey_status (const HiatusJourney *journey,
                            const GDate *today,
                            HiatusStatus *status);

GPtrArray *hiatus_journey_events (const HiatusJourney *journey);

const HiatusEvent *hiatus_journey_find (const HiatusJourney *journey,
                                        const gchar *id);

void hiatus_journey_forget_text (HiatusJourney *journey,
                                 const gchar *id);

gboolean hiatus_journey_is_undone (const HiatusJourney *journey,
                                   const HiatusEvent *event);

gboolean hiatus_journey_is_slip (const HiatusJourney *journey,
                                 const HiatusEvent *event);

HiatusTalk hiatus_journey_talk (const HiatusJourney *journey);

void hiatus_journey_first_date (const HiatusJourney *journey,
                                const GDate *date,
                                GDate *first);

const HiatusEvent *hiatus_journey_last_act (const HiatusJourney *journey);

gboolean hiatus_journey_popup_shown (const HiatusJourney *journey,
                                     HiatusPopup popup,
                                     const GDate *day);

guint hiatus_journey_count_popups (const HiatusJourney *journey,
                                   HiatusPopup popup,
                                   const GDate *from,
                                   const GDate *until);

guint hiatus_journey_count_popups_on (const HiatusJourney *journey,
                                      const GDate *day,
                                      guint kinds);

guint hiatus_journey_popups_on (const HiatusJourney *journey,
                                const GDate *day);

gint64 hiatus_journey_last_popup (const HiatusJourney *journey,
                                  guint kinds,
                                  gint64 before_us);

guint hiatus_journey_count_unanswered (const HiatusJourney *journey,
                                       HiatusPopup popup,
                                       const GDate *day,
                                       GDate *last);

guint hiatus_journey_count_ridden_out (const HiatusJourney *journey,
                                       const GDate *from,
                                       const GDate *today);

GPtrArray *hiatus_journey_list_slips (const HiatusJourney *journey);

gboolean hiatus_journey_urge_was_followed (GPtrArray *slips,
                                           const HiatusEvent *urge);

gint64 hiatus_journey_quiet_until (const HiatusJourney *journey);

gint64 hiatus_journey_watch_paused_until (const HiatusJourney *journey);

gint64 hiatus_journey_sending_until (const HiatusJourney *journey,
                                     const gchar *label);

guint hiatus_journey_count_wrong_person (const HiatusJourney *journey,
                                         const gchar *contact,
                                         const gchar *keyword);

gint64 hiatus_journey_last_slip (const HiatusJourney *journey);

const gchar *hiatus_phase_to_string (HiatusPhase phase);

G_END_DECLS
