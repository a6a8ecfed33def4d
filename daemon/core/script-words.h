/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/journey.h"
#include "daemon/core/safety.h"

G_BEGIN_DECLS

/* The words of the scripts: their names, the kinds of step, conditions, placeholders, effects, and what a step is for. What
 * each means is said in hiatus-scripts(5). */

/**
 * HIATUS_N_SCRIPTS:
 *
 * How many scripts there are.
 */
#define HIATUS_N_SCRIPTS 6

/* announce reply encounter looking-back ending talk; ends with %NULL */
extern const gchar *const hiatus_script_names[];

/**
 * HiatusStepKind:
 * @HIATUS_STEP_READ: something to read
 * @HIATUS_STEP_CHOOSE: one of some choices
 * @HIATUS_STEP_WRITE: a text to write, with templates to begin with
 * @HIATUS_STEP_COPY: the text of a step before, to be copied
 * @HIATUS_STEP_BOX: a question to answer in writing, in a box of some minutes
 * @HIATUS_STEP_SAFETY: the safety check
 * @HIATUS_STEP_SHOW: what was written in another script
 *
 * What is done at a step.
 */
typedef enum
{
  HIATUS_STEP_READ,
  HIATUS_STEP_CHOOSE,
  HIATUS_STEP_WRITE,
  HIATUS_STEP_COPY,
  HIATUS_STEP_BOX,
  HIATUS_STEP_SAFETY,
  HIATUS_STEP_SHOW,
} HiatusStepKind;

/* What kinds of step are called in files and on the bus; ends with %NULL */
extern const gchar *const hiatus_step_kind_names[];

/**
 * HiatusPurpose:
 * @HIATUS_PURPOSE_NOTHING: nothing that is sent
 * @HIATUS_PURPOSE_REPLY: an answer to what they wrote
 * @HIATUS_PURPOSE_ANNOUNCE: the announcement; it starts contact
 * @HIATUS_PURPOSE_FIRST: the first message; it starts contact
 * @HIATUS_PURPOSE_MEETING: a meeting; it starts contact
 *
 * What a step is for: `for=` of a script, and what a draft is checked for.
 */
typedef enum
{
  HIATUS_PURPOSE_NOTHING,
  HIATUS_PURPOSE_REPLY,
  HIATUS_PURPOSE_ANNOUNCE,
  HIATUS_PURPOSE_FIRST,
  HIATUS_PURPOSE_MEETING,
} HiatusPurpose;

/* What purposes are called in files and on the bus; ends with %NULL */
extern const gchar *const hiatus_purpose_names[];

/**
 * HiatusEffect:
 * @HIATUS_EFFECT_NONE: nothing
 * @HIATUS_EFFECT_ANNOUNCED: the announcement is sent; starts contact
 * @HIATUS_EFFECT_NOT_ANNOUNCED: there will be none
 * @HIATUS_EFFECT_ABOUT_SMALL_TALK: what they wrote was small talk
 * @HIATUS_EFFECT_ABOUT_PRACTICAL: it was practical
 * @HIATUS_EFFECT_ABOUT_US: it was about the two of them
 * @HIATUS_EFFECT_ABOUT_UPSET: it upset
 * @HIATUS_EFFECT_REMIND_TOMORROW: a reminder tomorrow
 * @HIATUS_EFFECT_SENDING: the person sends it now
 * @HIATUS_EFFECT_TALK: a talk in the middle of a stretch begins; starts contact
 * @HIATUS_EFFECT_TALK_OVER: it is over, the stretch goes on
 * @HIATUS_EFFECT_REACH_OUT: the decision for one message; starts contact
 * @HIATUS_EFFECT_LET_GO: the decision to let go
 * @HIATUS_EFFECT_WAIT_LONGER: the decision to wait longer
 * @HIATUS_EFFECT_ANSWERED: they answered
 * @HIATUS_EFFECT_NO_ANSWER: they did not yet
 * @HIATUS_EFFECT_SAID_NO: they said no
 * @HIATUS_EFFECT_CLOSED: the talk is over, and so is the plan
 * @HIATUS_EFFECT_LOOK_IN_28_DAYS: a look after 28 days
 * @HIATUS_EFFECT_WENT_WELL: the meeting went well
 * @HIATUS_EFFECT_WENT_HARD: it was hard
 * @HIATUS_EFFECT_TALK_TO: opens "Someone to talk to"
 * @HIATUS_EFFECT_SAFETY: opens the safety check
 *
 * What follows from a choice beside the next step: `does=` of a script.
 */
typedef enum
{
  HIATUS_EFFECT_NONE,
  HIATUS_EFFECT_ANNOUNCED,
  HIATUS_EFFECT_NOT_ANNOUNCED,
  HIATUS_EFFECT_ABOUT_SMALL_TALK,
  HIATUS_EFFECT_ABOUT_PRACTICAL,
  HIATUS_EFFECT_ABOUT_US,
  HIATUS_EFFECT_ABOUT_UPSET,
  HIATUS_EFFECT_REMIND_TOMORROW,
  HIATUS_EFFECT_SENDING,
  HIATUS_EFFECT_TALK,
  HIATUS_EFFECT_TALK_OVER,
  HIATUS_EFFECT_REACH_OUT,
  HIATUS_EFFECT_LET_GO,
  HIATUS_EFFECT_WAIT_LONGER,
  HIATUS_EFFECT_ANSWERED,
  HIATUS_EFFECT_NO_ANSWER,
  HIATUS_EFFECT_SAID_NO,
  HIATUS_EFFECT_CLOSED,
  HIATUS_EFFECT_LOOK_IN_28_DAYS,
  HIATUS_EFFECT_WENT_WELL,
  HIATUS_EFFECT_WENT_HARD,
  HIATUS_EFFECT_TALK_TO,
  HIATUS_EFFECT_SAFETY,
} HiatusEffect;

/* What effects are called in files, the first one ""; ends with %NULL */
extern const gchar *const hiatus_effect_names[];

/**
 * HiatusSituation:
 * @goal: what the person hopes for
 * @mode: how much contact cannot be avoided
 * @open_ended: whether the stretch has no end
 * @midway: whether a stretch is under way and not complete, also while a talk in the middle of it goes on
 * @complete: whether it is complete, and what comes next not decided
 * @talking: whether the person and the other one are talking, in mid-plan or after the end
 * @safety: the answers to the safety check
 * @talk: talking: the last word of the talk; only answered, no answer and said no count
 * @looked_back: whether there are written answers of looking back
 * @went: encounter: how the one that it is about went
 * @by_chance: encounter: whether the one that it is about came by chance
 * @letters: whether letters are offered
 * @reminder: (nullable): weekday and time of the reminder, as a person reads them
 * @end: (nullable): the date of the last day, as a person reads it
 * @now_us: the instant, microseconds since the epoch, UTC
 * @zone: (nullable): the zone whose mornings count, with %NULL UTC
 * @morning: the minute of the day at which a text that was written before has rested
 *
 * What a script depends on. Nothing of it is owned.
 */
typedef struct
{
  HiatusGoal goal;
  HiatusMode mode;
  gboolean open_ended;
  gboolean midway;
  gboolean complete;
  gboolean talking;
  HiatusSafety safety;
  HiatusTalk talk;
  gboolean looked_back;
  HiatusWent went;
  gboolean by_chance;
  gboolean letters;
  const gchar *reminder;
  const gchar *end;
  gint64 now_us;
  GTimeZone *zone;
  gint morning;
} HiatusSituation;

/**
 * HIATUS_CONDITION_MAX:
 *
 * So many words a condition may have; some joined with | are one.
 */
#define HIATUS_CONDITION_MAX 8

/**
 * HiatusCondition:
 * @n_terms: how many words it has; without one it always holds
 * @terms: for each word, of which facts one has to be true, or one of which has to be false; a bit for each
 *
 * A condition, as `when=goal-heal|goal-reconcile !open-ended`.
 */
typedef struct
{
  guint n_terms;
  struct
  {
    guint32 any_true;
    guint32 any_false;
  } terms[HIATUS_CONDITION_MAX];
} HiatusCondition;

gint hiatus_script_number (const gchar *name);

guint32 hiatus_situation_facts (const HiatusSituation *situation);

gboolean hiatus_condition_parse (const gchar *text,
                                 HiatusCondition *condition,
                                 GError **error);

gboolean hiatus_condition_holds (const HiatusCondition *condition,
                                 guint32 true_facts);

HiatusStarts hiatus_purpose_starts (HiatusPurpose purpose);

HiatusStarts hiatus_effect_starts (HiatusEffect effect);

gboolean hiatus_placeholders_check (const gchar *text,
                                    GError **error);

gchar *hiatus_placeholders_fill (const gchar *text,
                                 const HiatusSituation *situation);

G_END_DECLS
