/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the set-up asks first, as values: no toolkit, no bus, no clock. */

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
 * @goal: (nullable): "unsure", "heal", "reconcile" or "safety", where it was said already; %NULL where it is asked next
 * @limited: whether it was said already that they have to meet sometimes
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
 *
 * A question of the form.
 */
typedef enum
{
  HIATUS_PLAN_FIELD_NONE,
  HIATUS_PLAN_FIELD_LAST_CONTACT,
  HIATUS_PLAN_FIELD_LENGTH,
} HiatusPlanField;

/**
 * HiatusSetUpPage:
 * @HIATUS_SET_UP_PAGE_WHEN: "When were you last in touch?" and "For how long?"
 * @HIATUS_SET_UP_PAGE_GOAL: "What do you hope for?"
 * @HIATUS_SET_UP_PAGE_SAFETY: the safety check
 * @HIATUS_SET_UP_PAGE_REST: "Done. The rest can wait."
 *
 * A page of the set-up, in their order.
 */
typedef enum
{
  HIATUS_SET_UP_PAGE_WHEN,
  HIATUS_SET_UP_PAGE_GOAL,
  HIATUS_SET_UP_PAGE_SAFETY,
  HIATUS_SET_UP_PAGE_REST,
} HiatusSetUpPage;

HiatusSetUpPage hiatus_set_up_page_of (GVariant *state);

void hiatus_plan_form_init (HiatusPlanForm *form,
                            const GDate *today);

gboolean hiatus_plan_form_read (HiatusPlanForm *form,
                                GVariant *state);

gboolean hiatus_plan_form_is_same (const HiatusPlanForm *form,
                                   const HiatusPlanForm *other);

gboolean hiatus_plan_form_is_open (const HiatusPlanForm *form);

HiatusPlanField hiatus_plan_form_check (const HiatusPlanForm *form,
                                        const GDate *today,
                                        gchar **sentence);

GVariant *hiatus_plan_form_preview (const HiatusPlanForm *form,
                                    const GDate *today);

GVariant *hiatus_plan_form_options (const HiatusPlanForm *form);

G_END_DECLS
