/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/event.h"
#include "daemon/core/journey.h"
#include "daemon/core/talks.h"

G_BEGIN_DECLS

/* The fold over what concerns the plan; the journey has one, and hands it its events. */

/**
 * HiatusPlan:
 * @started: whether there is one, or was
 * @ended: whether the person has decided
 * @starts_on: the first day
 * @ended_on: the date of the decision
 * @goal: what they hope for
 * @mode: how much contact cannot be avoided
 * @in_danger: by the last answer to the safety check; outlives the plan
 * @talks: (owned): of this plan, and of those before it
 * @lengths: (owned): from when on which length is in force, by date, the first one from the start on
 *
 * The latest plan.
 */
typedef struct
{
  gboolean started;
  gboolean ended;
  GDate starts_on;
  GDate ended_on;
  HiatusGoal goal;
  HiatusMode mode;
  gboolean in_danger;
  HiatusTalks talks;
  GArray *lengths;
} HiatusPlan;

void hiatus_plan_init (HiatusPlan *plan);

void hiatus_plan_clear (HiatusPlan *plan);

void hiatus_plan_reset (HiatusPlan *plan);

void hiatus_plan_take (HiatusPlan *plan,
                       const HiatusEvent *event);

gint hiatus_plan_day_on (const HiatusPlan *plan,
                         const GDate *date);

void hiatus_plan_status (const HiatusPlan *plan,
                         const GDate *today,
                         HiatusStatus *status);

gint hiatus_plan_count_kept (const HiatusPlan *plan,
                             const HiatusJourney *journey,
                             gint day_count);

G_END_DECLS
