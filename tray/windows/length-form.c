/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/length-form.h"

#include <glib/gi18n.h>

#include "tray/windows/charts/stretch-numbers.h"

/* Where a stretch had no end, one is suggested that is so many days away. */
#define DAYS_SUGGESTED 14

static gboolean
lookup_date (GVariant *state, const gchar *key, GDate *date)
{
  const gchar *text = NULL;

  g_date_clear (date, 1);
  return state != NULL && g_variant_lookup (state, key, "&s", &text) && hiatus_numbers_read_date (text, date);
}

/**
 * hiatus_length_form_init:
 * @form: (out caller-allocates): becomes the length that the stretch has now
 * @state: (nullable): what the daemon said
 * @today: the local date
 */
void
hiatus_length_form_init (HiatusLengthForm *form, GVariant *state, const GDate *today)
{
  form->is_open = !lookup_date (state, "ends-on", &form->until);
  if (!form->is_open && g_date_compare (&form->until, today) >= 0)
    return;
  form->until = *today;
  g_date_add_days (&form->until, DAYS_SUGGESTED);
}

/* Days of the stretch up to @until; those that a talk took from it do not count. */
static gint
count_days (GVariant *state, const GDate *until)
{
  GDate starts_on, ends_on;
  gint length = 0;
  gint waited = 0;

  if (!lookup_date (state, "starts-on", &starts_on))
    return 0;
  if (lookup_date (state, "ends-on", &ends_on) && g_variant_lookup (state, "length", "i", &length))
    waited = g_date_days_between (&starts_on, &ends_on) + 1 - length;
  return g_date_days_between (&starts_on, until) + 1 - MAX (waited, 0);
}

static gboolean
is_same (const HiatusLengthForm *form, const HiatusLengthForm *now)
{
  return form->is_open == now->is_open && (form->is_open || g_date_compare (&form->until, &now->until) == 0);
}

static gboolean
is_shorter (const HiatusLengthForm *form, const HiatusLengthForm *now)
{
  return !form->is_open && (now->is_open || g_date_compare (&form->until, &now->until) < 0);
}

static gchar *
describe (gint days, gboolean same, gboolean shorter)
{
  if (same)
    return g_strdup_printf (ngettext ("%d day in all, as it is now.", "%d days in all, as it is now.", (gulong) days), days);
  if (shorter)
    return g_strdup_printf (ngettext ("%d day in all. Shortening takes effect tomorrow morning.", "%d days in all. Shortening takes effect tomorrow morning.", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d day in all. It counts at once.", "%d days in all. It counts at once.", (gulong) days), days);
}

/**
 * hiatus_length_form_check:
 * @form: the form
 * @state: (nullable): what the daemon said
 * @today: the local date
 * @sentence: (out) (transfer full): what comes of it, or what is wrong with it
 *
 * Returns: whether it can be handed over
 */
gboolean
hiatus_length_form_check (const HiatusLengthForm *form, GVariant *state, const GDate *today, gchar **sentence)
{
  HiatusLengthForm now;
  GDate starts_on;

  hiatus_length_form_init (&now, state, today);
  if (form->is_open)
    {
      *sentence = g_strdup (_ ("It has no set end. You can give it one at any time."));
      return TRUE;
    }
  if (g_date_compare (&form->until, today) < 0 || (lookup_date (state, "starts-on", &starts_on) && g_date_compare (&form->until, &starts_on) < 0))
    {
      *sentence = g_strdup (_ ("That day is over already, or before the first one. Choose a later one."));
      return FALSE;
    }
  *sentence = describe (MAX (count_days (state, &form->until), 1), is_same (form, &now), is_shorter (form, &now));
  return TRUE;
}

/**
 * hiatus_length_form_options:
 * @form: a form that was checked
 *
 * Returns: (transfer floating): what ChangeLength() takes
 */
GVariant *
hiatus_length_form_options (const HiatusLengthForm *form)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
  gchar until[sizeof "2025-03-01"] = "";

  if (form->is_open)
    g_variant_dict_insert (&options, "open", "b", TRUE);
  else if (g_date_strftime (until, sizeof until, "%Y-%m-%d", &form->until) > 0)
    g_variant_dict_insert (&options, "until", "s", until);
  return g_variant_dict_end (&options);
}
