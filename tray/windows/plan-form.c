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
 * The form as it opens: last in touch today, and 28 days.
 */
void
hiatus_plan_form_init (HiatusPlanForm *form, const GDate *today)
{
  *form = (HiatusPlanForm){ .last_contact = *today, .length = HIATUS_PLAN_LENGTH_PRESET, .until = *today };
  g_date_add_days (&form->until, PRESET_DAYS - 1);
}

/* The days of a plan that has an end; under 1 where the end is before the start. */
static gint
length_in_days (const HiatusPlanForm *form)
{
  if (form->length == HIATUS_PLAN_LENGTH_PRESET)
    return PRESET_DAYS;
  return g_date_days_between (&form->last_contact, &form->until) + 1;
}

static const gchar *
lookup_string (GVariant *state, const gchar *key)
{
  const gchar *value = NULL;

  g_variant_lookup (state, key, "&s", &value);
  return value;
}

/**
 * hiatus_set_up_page_of:
 * @state: (nullable): what GetState() answered; %NULL before it has
 *
 * Where the set-up goes on: the journal has what was answered so far.
 *
 * Returns: the page; the first one where no stretch is under way, the last one where nothing is open
 */
HiatusSetUpPage
hiatus_set_up_page_of (GVariant *state)
{
  static const gchar *const idle[] = { "none", "talking", "closed", NULL };
  const gchar *phase = state == NULL ? NULL : lookup_string (state, "phase");
  const gchar *open = state == NULL ? NULL : lookup_string (state, "set-up");
  gboolean waits = FALSE;

  if (phase == NULL || (g_strv_contains (idle, phase) && !(g_variant_lookup (state, "plan-waits", "b", &waits) && waits)))
    return HIATUS_SET_UP_PAGE_WHEN;
  if (g_strcmp0 (open, "goal") == 0)
    return HIATUS_SET_UP_PAGE_GOAL;
  return g_strcmp0 (open, "safety") == 0 ? HIATUS_SET_UP_PAGE_SAFETY : HIATUS_SET_UP_PAGE_REST;
}

static gboolean
read_date (GVariant *state, const gchar *key, GDate *date)
{
  const gchar *text = lookup_string (state, key);
  g_autofree gchar *noon_text = g_strconcat (text == NULL ? "" : text, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) noon = g_date_time_new_from_iso8601 (noon_text, NULL);
  gint year, month, day;

  if (noon == NULL)
    return FALSE;
  g_date_time_get_ymd (noon, &year, &month, &day);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * hiatus_plan_form_read:
 * @form: a form as it opens
 * @state: what GetState() answered
 *
 * Fills in what was answered before, for somebody who comes back to these questions.
 *
 * Returns: whether there is a stretch to come back to; @form is as it was otherwise
 */
gboolean
hiatus_plan_form_read (HiatusPlanForm *form, GVariant *state)
{
  gint length = 0;

  if (hiatus_set_up_page_of (state) == HIATUS_SET_UP_PAGE_WHEN || !read_date (state, "starts-on", &form->last_contact))
    return FALSE;
  form->length = HIATUS_PLAN_LENGTH_OPEN;
  if (g_variant_lookup (state, "length", "i", &length))
    form->length = length == PRESET_DAYS ? HIATUS_PLAN_LENGTH_PRESET : HIATUS_PLAN_LENGTH_UNTIL;
  read_date (state, "ends-on", &form->until);
  form->limited = g_strcmp0 (lookup_string (state, "mode"), "limited") == 0;
  form->goal = g_strcmp0 (lookup_string (state, "set-up"), "goal") == 0 ? NULL : lookup_string (state, "goal");
  return TRUE;
}

/**
 * hiatus_plan_form_is_same:
 * @form: a form
 * @other: another
 *
 * Returns: whether both stand for the same days
 */
gboolean
hiatus_plan_form_is_same (const HiatusPlanForm *form, const HiatusPlanForm *other)
{
  if (g_date_compare (&form->last_contact, &other->last_contact) != 0 || hiatus_plan_form_is_open (form) != hiatus_plan_form_is_open (other))
    return FALSE;
  return hiatus_plan_form_is_open (form) || length_in_days (form) == length_in_days (other);
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

/**
 * hiatus_plan_form_check:
 * @form: the form
 * @today: the local date
 * @sentence: (out) (transfer full) (nullable): what is still to do, to be shown as it is; %NULL where nothing is
 *
 * Says whether there is a day to count. What else the daemon knows it says itself.
 *
 * Returns: the first question whose answer cannot be; %HIATUS_PLAN_FIELD_NONE where all is well
 */
HiatusPlanField
hiatus_plan_form_check (const HiatusPlanForm *form, const GDate *today, gchar **sentence)
{
  const gint day = g_date_days_between (&form->last_contact, today) + 1;

  *sentence = NULL;
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

  if (hiatus_plan_form_check (form, today, &sentence) != HIATUS_PLAN_FIELD_NONE)
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
  if (form->goal == NULL)
    g_variant_dict_insert (&options, "goal-later", "b", TRUE);
  else
    g_variant_dict_insert (&options, "goal", "s", form->goal);
  g_variant_dict_insert (&options, "mode", "s", form->limited ? "limited" : "strict");
  if (form->again)
    g_variant_dict_insert (&options, "again", "b", TRUE);
  return g_variant_dict_end (&options);
}
