/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/wording-help.h"

#include <glib/gi18n.h>

#include "daemon/wording-country.h"

/* What is said of a line that one can ring. The languages of lines abroad are named too: whoever travels looks for one
 * that they speak. */

#define MINUTES_PER_HOUR 60
#define SEPARATOR " · "

static const struct
{
  const gchar *code;
  const gchar *name;
} languages[] = {
  { "ay", N_ ("Aymara") },
  { "de", N_ ("German") },
  { "en", N_ ("English") },
  { "es", N_ ("Spanish") },
  { "fr", N_ ("French") },
  { "it", N_ ("Italian") },
  { "lb", N_ ("Luxembourgish") },
  { "nl", N_ ("Dutch") },
  { "pt", N_ ("Portuguese") },
  { "qu", N_ ("Quechua") },
};

static const gchar *
name_language (const gchar *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, code))
      return _ (languages[i].name);
  return code;
}

static const gchar *
name_reach (const gchar *reach)
{
  if (g_str_equal (reach, "police"))
    return _ ("Police");
  return g_str_equal (reach, "ambulance") ? _ ("Ambulance") : _ ("Fire brigade");
}

/* Takes ownership of @text; an empty one is none. */
static void
add (GPtrArray *parts, gchar *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static gchar *
join (GPtrArray *parts, const gchar *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (gchar **) parts->pdata);
}

/**
 * hiatus_wording_help_title:
 * @line: a line
 *
 * Returns: (transfer full): its name, or of an emergency number without one whom it reaches: "Police, ambulance, fire
 *   brigade"
 */
gchar *
hiatus_wording_help_title (const HiatusHelpLine *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*line->name != '\0')
    return g_strdup (line->name);
  if (line->reaches[0] == NULL)
    return g_strdup (_ ("Police, ambulance, fire brigade"));
  for (guint i = 0; line->reaches[i] != NULL; i++)
    add (parts, g_strdup (name_reach (line->reaches[i])));
  return join (parts, ", ");
}

static gchar *
list_languages (const HiatusHelpLine *line)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; line->languages[i] != NULL; i++)
    add (names, g_strdup (name_language (line->languages[i])));
  return join (names, ", ");
}

/**
 * hiatus_wording_help_whom:
 * @line: a line
 *
 * Returns: (transfer full): for whom it is, where, and in which languages: "for women · England · English"; empty where it
 *   is for all
 */
gchar *
hiatus_wording_help_whom (const HiatusHelpLine *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (g_str_equal (line->whom, "women"))
    add (parts, g_strdup (_ ("for women")));
  else if (g_str_equal (line->whom, "men"))
    add (parts, g_strdup (_ ("for men")));
  /* The parts of countries that come with Hiatus are translated; a person's own is in their language already. */
  if (*line->where != '\0')
    add (parts, g_strdup (line->own ? line->where : _ (line->where)));
  add (parts, list_languages (line));
  return join (parts, SEPARATOR);
}

static gchar *
name_weekday (gint weekday)
{
  GDate date;
  gchar name[64];

  g_date_set_dmy (&date, (GDateDay) weekday, G_DATE_JANUARY, 2024); /* its first day was a Monday */
  g_date_strftime (name, sizeof name, "%a", &date);
  return g_strdup (name);
}

static gchar *
describe_hours (const HiatusHelpHours *hours)
{
  g_autofree gchar *first = NULL;
  g_autofree gchar *last = NULL;
  g_autofree gchar *times = NULL;

  if (hours->always)
    return g_strdup (_ ("Day and night"));
  first = name_weekday (hours->first);
  last = name_weekday (hours->last);
  times = g_strdup_printf ("%02d:%02d–%02d:%02d", hours->from / MINUTES_PER_HOUR, hours->from % MINUTES_PER_HOUR, hours->until / MINUTES_PER_HOUR, hours->until % MINUTES_PER_HOUR);
  if (hours->first == 1 && hours->last == 7)
    return g_strdup_printf (_ ("Daily %s"), times);
  if (hours->first == hours->last)
    return g_strconcat (first, " ", times, NULL);
  return g_strconcat (first, "–", last, " ", times, NULL);
}

/**
 * hiatus_wording_help_when:
 * @line: a line
 *
 * Returns: (transfer full): when somebody answers: "Mon–Fri 09:00–17:00, Sat 10:00–12:00"; empty where it is not known
 */
gchar *
hiatus_wording_help_when (const HiatusHelpLine *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  HiatusHelpHours hours;

  for (guint i = 0; line->hours[i] != NULL; i++)
    if (hiatus_help_hours_parse (line->hours[i], &hours))
      add (parts, describe_hours (&hours));
  return join (parts, ", ");
}

/* Where nothing better is known. */
static gchar *
say_what_holds_widely (const gchar *first)
{
  return g_strconcat (first, " ", _ ("In the European Union 112 reaches help in an emergency; in the United States, Canada and Mexico 911 does. Elsewhere a neighbour or the nearest shop knows the number."), NULL);
}

/**
 * hiatus_wording_help_note:
 * @reason: why the lines are those of @country
 * @country: (nullable): two letters; %NULL where no country is known
 * @unknown: (nullable): the country where the person is, if no line is known there
 *
 * Whose numbers are shown: whoever travels has to know before they dial.
 *
 * Returns: (transfer full): a sentence or some
 */
gchar *
hiatus_wording_help_note (HiatusHelpReason reason, const gchar *country, const gchar *unknown)
{
  g_autofree gchar *first = NULL;
  g_autofree gchar *rest = NULL;

  if (unknown != NULL)
    {
      first = g_strdup_printf (_ ("No number is known here for %s, where you seem to be."), hiatus_wording_country (unknown));
      rest = say_what_holds_widely (first);
      if (country == NULL)
        return g_steal_pointer (&rest);
      g_clear_pointer (&first, g_free);
      first = g_strdup_printf (_ ("The numbers shown are for %s, as your language settings say, without its emergency numbers."), hiatus_wording_country (country));
      return g_strconcat (rest, " ", first, NULL);
    }
  switch (reason)
    {
    case HIATUS_HELP_CHOSEN:
      first = g_strdup_printf (_ ("These numbers are for %s, as you chose."), hiatus_wording_country (country));
      break;
    case HIATUS_HELP_HERE:
      first = g_strdup_printf (_ ("These numbers are for %s, where your clock is set to."), hiatus_wording_country (country));
      break;
    case HIATUS_HELP_HOME:
      first = g_strdup_printf (_ ("These numbers are for %s, as your language settings say."), hiatus_wording_country (country));
      break;
    case HIATUS_HELP_NOWHERE:
    default:
      first = say_what_holds_widely (_ ("Where you are is not known here."));
      break;
    }
  return g_steal_pointer (&first);
}
