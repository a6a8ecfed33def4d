/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/api/words.h"

/* A year that has a 29 February. */

/* A Monday: 1 January 2024. */
#define MONDAY_YEAR 2024

const gchar *const hiatus_own_words_weekdays[HIATUS_OWN_N_WEEKDAYS] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* Of fixed dates only, and few: whoever has others knows them. */
static const struct
{
  const gchar *date;
  const gchar *name;
} suggested[] = {
  { "12-24", N_ ("Christmas Eve") },
  { "12-25", N_ ("Christmas Day") },
  { "12-31", N_ ("New Year's Eve") },
  { "02-14", N_ ("Valentine's Day") },
};

static const gchar *
look_up (GVariant *entry, const gchar *key)
{
  const gchar *value = "";

  g_variant_lookup (entry, key, "&s", &value);
  return value;
}

/* As people say it, with no second full stop. */
static gchar *
get_part (GVariant *entry, const gchar *key)
{
  gchar *part = g_strdup (look_up (entry, key));
  gsize length = strlen (part);

  while (length > 0 && strchr ("., ", part[length - 1]) != NULL)
    part[--length] = '\0';
  return part;
}

/* What the person wrote may be in the other direction than what it stands in. */
static gchar *
isolate (const gchar *text)
{
  return g_strconcat ("\u2068", text, "\u2069", NULL);
}

static gchar *
name_if_then (GVariant *entry)
{
  g_autofree gchar *when = get_part (entry, "if");
  g_autofree gchar *then = get_part (entry, "then");
  g_autofree gchar *when_alone = isolate (when);
  g_autofree gchar *then_alone = isolate (then);

  /* Translators: what the person means to do: "If it is Sunday evening, then I ring my brother." */
  return g_strdup_printf (_ ("If %s, then %s."), when_alone, then_alone);
}

/**
 * hiatus_own_words_weekday:
 * @weekday: its number, 0 for Monday
 * @is_short: whether there is little room
 *
 * Returns: (transfer full): what the weekday is called
 */
gchar *
hiatus_own_words_weekday (guint weekday, gboolean is_short)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (MONDAY_YEAR, 1, 1 + (gint) weekday, 12, 0, 0);

  return g_date_time_format (day, is_short ? "%a" : "%A");
}

static gchar *
name_weekday (const gchar *word)
{
  for (guint i = 0; i < HIATUS_OWN_N_WEEKDAYS; i++)
    if (g_str_equal (hiatus_own_words_weekdays[i], word))
      return hiatus_own_words_weekday (i, FALSE);
  return g_strdup (word);
}

static gchar *
join (GVariant *entry, const gchar *key, gchar *(*name) (const gchar *value))
{
  g_autofree const gchar **values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_variant_lookup (entry, key, "^a&s", &values);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree gchar *value = name (values[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gchar *
name_meeting (GVariant *entry)
{
  g_autofree gchar *weekdays = join (entry, "weekdays", name_weekday);
  g_autofree gchar *skip = join (entry, "skip", hiatus_words_date);
  g_autofree gchar *when = NULL;
  guint minutes = 0;

  g_variant_lookup (entry, "minutes", "u", &minutes);
  /* Translators: a meeting of every week: "Monday, Thursday at 09:00, 60 minutes" */
  when = g_strdup_printf (ngettext ("%s at %s, %u minute", "%s at %s, %u minutes", minutes), weekdays, look_up (entry, "time"), minutes);
  if (*skip == '\0')
    return g_steal_pointer (&when);
  /* Translators: a meeting of every week, and the dates on which it does not take place */
  return g_strdup_printf (_ ("%s; not on %s"), when, skip);
}

/* The name of a day, the number of a person: what stands behind the first, if there is something. */
static gchar *
name_two (const gchar *first, const gchar *second)
{
  g_autofree gchar *alone = isolate (second);

  return *second == '\0' ? g_strdup (first) : g_strdup_printf ("%s: %s", first, alone);
}

/**
 * hiatus_own_words:
 * @kind: reasons, if-then, meetings, hard-days or person
 * @entry: one entry of ListOwn()
 *
 * Returns: (transfer full): it in a line
 */
gchar *
hiatus_own_words (const gchar *kind, GVariant *entry)
{
  if (g_str_equal (kind, "if-then"))
    return name_if_then (entry);
  if (g_str_equal (kind, "meetings"))
    return name_meeting (entry);
  if (g_str_equal (kind, "hard-days"))
    {
      g_autofree gchar *date = hiatus_words_date (look_up (entry, "date"));

      return name_two (date, look_up (entry, "name"));
    }
  if (g_str_equal (kind, "person"))
    return name_two (look_up (entry, "name"), look_up (entry, "phone"));
  return g_strdup (look_up (entry, "text"));
}

static gboolean
has_date (GVariant *hard_days, const gchar *date)
{
  for (gsize i = 0; i < g_variant_n_children (hard_days); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (hard_days, i);

      if (g_str_has_suffix (look_up (entry, "date"), date))
        return TRUE;
    }
  return FALSE;
}

/**
 * hiatus_own_words_suggest:
 * @hard_days: what ListOwn() says of these
 *
 * Returns: (transfer full) (element-type HiatusSuggestedDay): days that are hard for many and not entered yet
 */
GArray *
hiatus_own_words_suggest (GVariant *hard_days)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (HiatusSuggestedDay));

  for (gsize i = 0; i < G_N_ELEMENTS (suggested); i++)
    {
      const HiatusSuggestedDay day = { suggested[i].date, _ (suggested[i].name) };

      if (!has_date (hard_days, day.date))
        g_array_append_val (days, day);
    }
  return days;
}

/**
 * hiatus_own_words_strip:
 * @entry: one entry of ListOwn()
 *
 * Returns: (transfer floating): the fields with which AddOwn() enters it anew
 */
GVariant *
hiatus_own_words_strip (GVariant *entry)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (entry);

  g_variant_dict_remove (&fields, "number");
  return g_variant_dict_end (&fields);
}
