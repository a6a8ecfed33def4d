/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What "Start a plan…" asks, as values: no toolkit, no bus, no clock. */

/**
 * HiatusPlanLength:
 * @HIATUS_PLAN_LENGTH_PRESET: 28 days
 * @HIATUS_PLAN_LENGTH_UNTIL: until a date, which is the last day
 * @HIATUS_PLAN_LENGTH_OPEN: without a set end
 *
 * How the person says for how long.
 */
typedef enum
{
  HIATUS_PLAN_LENGTH_PRESET,
  HIATUS_PLAN_LENGTH_UNTIL,
  HIATUS_PLAN_LENGTH_OPEN,
} HiatusPlanLength;

/**
 * HiatusPlanForm:
 * @last_contact: the date on which they were last in touch: the first day of the plan
 * @length: for how long
 * @until: the last day, where @length says so
 * @goal: (nullable): "unsure", "heal", "reconcile" or "safety"; %NULL while there is no answer
 * @limited: they have to meet sometimes
 * @again: it takes the place of the plan that runs
 *
 * The form as it is filled in.
 */
typedef struct
{
  GDate last_contact;
  HiatusPlanLength length;
  GDate until;
  const gchar *goal;
  gboolean limited;
  gboolean again;
} HiatusPlanForm;

/**
 * HiatusPlanField:
 * @HIATUS_PLAN_FIELD_NONE: all is well
 * @HIATUS_PLAN_FIELD_LAST_CONTACT: "When were you last in touch?"
 * @HIATUS_PLAN_FIELD_LENGTH: "For how long?"
 * @HIATUS_PLAN_FIELD_GOAL: "What do you hope for?"
 *
 * A question of the form.
 */
typedef enum
{
  HIATUS_PLAN_FIELD_NONE,
  HIATUS_PLAN_FIELD_LAST_CONTACT,
  HIATUS_PLAN_FIELD_LENGTH,
  HIATUS_PLAN_FIELD_GOAL,
} HiatusPlanField;

void hiatus_plan_form_init (HiatusPlanForm *form,
                            const GDate *today);

gboolean hiatus_plan_form_is_open (const HiatusPlanForm *form);

HiatusPlanField hiatus_plan_form_check (const HiatusPlanForm *form,
                                        const GDate *today,
                                        gchar **sentence);

GVariant *hiatus_plan_form_preview (const HiatusPlanForm *form,
                                    const GDate *today);

GVariant *hiatus_plan_form_options (const HiatusPlanForm *form);

G_END_DECLS
