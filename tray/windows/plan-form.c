/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/plan-form.h"

#include <glib/gi18n.h>

/* What hiatus_journey_status() makes of a plan, which this side of the bus cannot ask before there is one. A test
 * holds both against each other. */
#define PRESET_DAYS 28
#define FULL_MOON 28
#define HALF_MOON 14

/**
 * hiatus_plan_form_init:
 * @form: (out caller-allocates): the form
 * @today: the local date
 *
 * The form as it opens: last in touch today, 28 days, and no hope suggested to anybody.
 */
void
hiatus_plan_form_init (HiatusPlanForm *form, const GDate *today)
{
  *form = (HiatusPlanForm){ .last_contact = *today, .length = HIATUS_PLAN_LENGTH_PRESET, .until = *today };
  g_date_add_days (&form->until, PRESET_DAYS - 1);
}

/**
 * hiatus_plan_form_is_open:
 * @form: the form
 *
 * Returns: whether the plan has no end: it was asked for, or the goal is safety, which knows no end
 */
gboolean
hiatus_plan_form_is_open (const HiatusPlanForm *form)
{
  return form->length == HIATUS_PLAN_LENGTH_OPEN || g_strcmp0 (form->goal, "safety") == 0;
}

/* The days of a plan that has an end; under 1 where the end is before the start. */
static gint
length_in_days (const HiatusPlanForm *form)
{
  if (form->length == HIATUS_PLAN_LENGTH_PRESET)
    return PRESET_DAYS;
  return g_date_days_between (&form->last_contact, &form->until) + 1;
}

/* Whether the two questions about dates are answered so that there is a day to count. */
static HiatusPlanField
check_dates (const HiatusPlanForm *form, const GDate *today, gchar **sentence)
{
  const gint day = g_date_days_between (&form->last_contact, today) + 1;

  if (day < 1)
    {
      *sentence = g_strdup (_ ("That day is still to come. Choose today, or a day before it."));
      return HIATUS_PLAN_FIELD_LAST_CONTACT;
    }
  if (hiatus_plan_form_is_open (form) || day <= length_in_days (form))
    return HIATUS_PLAN_FIELD_NONE;
  if (form->length == HIATUS_PLAN_LENGTH_UNTIL)
    *sentence = g_strdup (_ ("That day is over already. Choose today, or a day after it."));
  else
    *sentence = g_strdup (_ ("Those 28 days are over already. Choose a day to come as the last, or no set end."));
  return HIATUS_PLAN_FIELD_LENGTH;
}

/**
 * hiatus_plan_form_check:
 * @form: the form
 * @today: the local date
 * @sentence: (out) (transfer full) (nullable): what is still to do, to be shown as it is; %NULL where nothing is
 *
 * Says whether the plan can be started. What else the daemon knows it says itself.
 *
 * Returns: the first question whose answer is missing or cannot be; %HIATUS_PLAN_FIELD_NONE where all is well
 */
HiatusPlanField
hiatus_plan_form_check (const HiatusPlanForm *form, const GDate *today, gchar **sentence)
{
  HiatusPlanField field;

  *sentence = NULL;
  field = check_dates (form, today, sentence);
  if (field != HIATUS_PLAN_FIELD_NONE || form->goal != NULL)
    return field;
  *sentence = g_strdup (_ ("One answer is missing: what you hope for. \"I don't know yet\" is a good one."));
  return HIATUS_PLAN_FIELD_GOAL;
}

/**
 * hiatus_plan_form_preview:
 * @form: the form
 * @today: the local date
 *
 * How things would stand if the plan were started now, in the words of GetState(), for hiatus_tray_view_new().
 *
 * Returns: (transfer floating): an `a{sv}`; that of no plan where the dates do not allow one
 */
GVariant *
hiatus_plan_form_preview (const HiatusPlanForm *form, const GDate *today)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autofree gchar *sentence = NULL;
  const gint day = g_date_days_between (&form->last_contact, today) + 1;
  const gint length = length_in_days (form);
  gint frame = FULL_MOON;

  if (check_dates (form, today, &sentence) != HIATUS_PLAN_FIELD_NONE)
    {
      g_variant_dict_insert (&state, "phase", "s", "none");
      return g_variant_dict_end (&state);
    }
  g_variant_dict_insert (&state, "phase", "s", "running");
  g_variant_dict_insert (&state, "day", "i", day);
  if (hiatus_plan_form_is_open (form))
    frame = HALF_MOON;
  else
    {
      g_variant_dict_insert (&state, "length", "i", length);
      g_variant_dict_insert (&state, "days-left", "i", length - day);
      if (length > 1)
        frame = (2 * FULL_MOON * (day - 1) + (length - 1)) / (2 * (length - 1)); /* rounded */
    }
  g_variant_dict_insert (&state, "moon-frame", "i", frame);
  return g_variant_dict_end (&state);
}

static void
insert_date (GVariantDict *options, const gchar *key, const GDate *date)
{
  g_autofree gchar *text = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (gint) g_date_get_month (date), g_date_get_day (date));

  g_variant_dict_insert (options, key, "s", text);
}

/**
 * hiatus_plan_form_options:
 * @form: a form that passes hiatus_plan_form_check()
 *
 * Returns: (transfer floating): what StartPlan() takes
 */
GVariant *
hiatus_plan_form_options (const HiatusPlanForm *form)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  insert_date (&options, "from", &form->last_contact);
  if (hiatus_plan_form_is_open (form))
    g_variant_dict_insert (&options, "open", "b", TRUE);
  else if (form->length == HIATUS_PLAN_LENGTH_UNTIL)
    insert_date (&options, "until", &form->until);
  else
    g_variant_dict_insert (&options, "days", "i", PRESET_DAYS);
  g_variant_dict_insert (&options, "goal", "s", form->goal);
  g_variant_dict_insert (&options, "mode", "s", form->limited ? "limited" : "strict");
  if (form->again)
    g_variant_dict_insert (&options, "again", "b", TRUE);
  return g_variant_dict_end (&options);
}
