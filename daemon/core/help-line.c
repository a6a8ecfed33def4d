/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/help-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"

#define MINUTES_PER_HOUR 60

/* The shortest number that reaches anybody has two digits; no line is longer than that of a text about it. */
#define DIGITS_MIN 2
#define TEXT_MAX 200

const gchar *const hiatus_help_kind_names[] = { "emergency", "crisis", "abuse", NULL };

/**
 * hiatus_help_line_new:
 *
 * Returns: (transfer full): a line of which nothing is known
 */
HiatusHelpLine *
hiatus_help_line_new (void)
{
  HiatusHelpLine *line = g_new0 (HiatusHelpLine, 1);

  line->countries = g_new0 (gchar *, 1);
  line->name = g_strdup ("");
  line->number = g_strdup ("");
  line->press = g_strdup ("");
  line->reaches = g_new0 (gchar *, 1);
  line->whom = g_strdup ("");
  line->where = g_strdup ("");
  line->languages = g_new0 (gchar *, 1);
  line->hours = g_new0 (gchar *, 1);
  line->checked = g_strdup ("");
  line->sources = g_new0 (gchar *, 1);
  return line;
}

/**
 * hiatus_help_line_free:
 * @line: (transfer full) (nullable): a line
 *
 * Frees a line.
 */
void
hiatus_help_line_free (HiatusHelpLine *line)
{
  if (line == NULL)
    return;
  g_strfreev (line->countries);
  g_free (line->name);
  g_free (line->number);
  g_free (line->press);
  g_strfreev (line->reaches);
  g_free (line->whom);
  g_free (line->where);
  g_strfreev (line->languages);
  g_strfreev (line->hours);
  g_free (line->checked);
  g_strfreev (line->sources);
  g_free (line);
}

/**
 * hiatus_help_is_country:
 * @text: a text
 *
 * Returns: whether it is two capital letters, as ISO 3166 calls a country
 */
gboolean
hiatus_help_is_country (const gchar *text)
{
  return g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && text[2] == '\0';
}

static gint
parse_weekday (const gchar *text)
{
  static const gchar *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (gint i = 0; i < (gint) G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      return i + 1;
  return 0;
}

/* "09:00" to "24:00"; -1 for anything else. */
static gint
parse_minute (const gchar *text)
{
  gint minute;

  if (strlen (text) != 5 || text[2] != ':' || strspn (text, "0123456789:") != 5 || text[3] > '5')
    return -1;
  minute = (g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1])) * MINUTES_PER_HOUR + g_ascii_digit_value (text[3]) * 10 + g_ascii_digit_value (text[4]);
  return minute <= HIATUS_MINUTES_PER_DAY ? minute : -1;
}

/**
 * hiatus_help_hours_parse:
 * @text: "always", "sat 09:00-16:00", "mon-fri 14:00-22:00"
 * @hours: (out caller-allocates): what it means
 *
 * Returns: whether @text means anything
 */
gboolean
hiatus_help_hours_parse (const gchar *text, HiatusHelpHours *hours)
{
  g_auto (GStrv) halves = g_strsplit (text, " ", -1);
  g_auto (GStrv) days = NULL;
  g_auto (GStrv) times = NULL;

  *hours = (HiatusHelpHours){ .always = g_str_equal (text, "always") };
  if (hours->always)
    return TRUE;
  if (g_strv_length (halves) != 2)
    return FALSE;
  days = g_strsplit (halves[0], "-", -1);
  times = g_strsplit (halves[1], "-", -1);
  if (days[0] == NULL || g_strv_length (days) > 2 || g_strv_length (times) != 2)
    return FALSE;
  hours->first = parse_weekday (days[0]);
  hours->last = days[1] == NULL ? hours->first : parse_weekday (days[1]);
  hours->from = parse_minute (times[0]);
  hours->until = parse_minute (times[1]);
  return hours->first != 0 && hours->last >= hours->first && hours->from >= 0 && hours->until > hours->from;
}

static gboolean
fail (const gchar **key, const gchar *which, GError **error, const gchar *sentence)
{
  *key = which;
  hiatus_error_set (error, HIATUS_ERROR_INVALID, "%s", sentence);
  return FALSE;
}

static gboolean
is_number (const gchar *text)
{
  guint digits = 0;

  if (strlen (text) > TEXT_MAX || strspn (text, "0123456789 +*#-()") != strlen (text))
    return FALSE;
  for (const gchar *at = text; *at != '\0'; at++)
    digits += g_ascii_isdigit (*at) ? 1 : 0;
  return digits >= DIGITS_MIN;
}

/* A text that can stand in a row of a window: not too long, and nothing that moves the rest of it. */
static gboolean
is_plain (const gchar *text)
{
  if (strlen (text) > TEXT_MAX)
    return FALSE;
  for (const gchar *at = text; at != NULL && *at != '\0'; at = g_utf8_find_next_char (at, NULL))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_iscntrl (character) || g_unichar_type (character) == G_UNICODE_FORMAT)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_among (gchar **words, const gchar *const *known)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (known, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_languages (gchar **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) < 2 || strlen (words[i]) > 3 || strspn (words[i], "abcdefghijklmnopqrstuvwxyz") != strlen (words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_hours (gchar **words)
{
  HiatusHelpHours hours;

  for (guint i = 0; words[i] != NULL; i++)
    if (!hiatus_help_hours_parse (words[i], &hours))
      return FALSE;
  return TRUE;
}

static gboolean
check_rest (const HiatusHelpLine *line, const gchar **key, GError **error)
{
  static const gchar *const reached[] = { "police", "ambulance", "fire", NULL };
  static const gchar *const whom[] = { "", "women", "men", NULL };
  GDate date;

  if (!are_among (line->reaches, reached))
    return fail (key, "reaches", error, _ ("it is police, ambulance or fire; leave it out where it is all of them"));
  if (!g_strv_contains (whom, line->whom))
    return fail (key, "whom", error, _ ("it is women or men; leave it out where it is everybody"));
  if (!is_plain (line->where))
    return fail (key, "where", error, _ ("give the part of the country in a few words"));
  if (!are_languages (line->languages))
    return fail (key, "languages", error, _ ("give each as ISO 639 does: en;de"));
  if (!are_hours (line->hours))
    return fail (key, "hours", error, _ ("write always, or days and times such as mon-fri 09:00-17:00;sat 10:00-12:00"));
  if (*line->checked != '\0' && !hiatus_calendar_parse_date (line->checked, &date, NULL))
    return fail (key, "checked", error, _ ("give a date such as 2026-03-01"));
  return TRUE;
}

/**
 * hiatus_help_line_check:
 * @line: a line
 * @key: (out): what is wrong, as a key of help-lines.ini; only set where something is
 * @error: return location
 *
 * Whether a line can be shown.
 *
 * Returns: %TRUE if so; %FALSE with %HIATUS_ERROR_INVALID and the mend
 */
gboolean
hiatus_help_line_check (const HiatusHelpLine *line, const gchar **key, GError **error)
{
  if (line->countries[0] == NULL)
    return fail (key, "countries", error, _ ("give two letters for each country, as in countries=DE;AT"));
  for (guint i = 0; line->countries[i] != NULL; i++)
    if (!hiatus_help_is_country (line->countries[i]))
      return fail (key, "countries", error, _ ("give two letters for each country, as in countries=DE;AT"));
  if (*line->name == '\0' && line->kind != HIATUS_HELP_EMERGENCY)
    return fail (key, "name", error, _ ("say whom one reaches there"));
  if (!is_plain (line->name))
    return fail (key, "name", error, _ ("give a name in one short line"));
  if (!is_number (line->number))
    return fail (key, "number", error, _ ("give at least two digits, with blanks and + * # - ( ) between them if need be"));
  if (*line->press != '\0' && (strlen (line->press) > 3 || strspn (line->press, "0123456789*#") != strlen (line->press)))
    return fail (key, "press", error, _ ("give the key to press when it answers, as in press=1"));
  return check_rest (line, key, error);
}

static gboolean
is_of (const HiatusHelpLine *line, HiatusHelpKind kind, const gchar *country)
{
  return line->kind == kind && g_strv_contains ((const gchar *const *) line->countries, country);
}

static gboolean
append (GPtrArray *selected, GPtrArray *lines, HiatusHelpKind kind, const gchar *country)
{
  guint before = selected->len;

  for (guint i = 0; i < lines->len; i++)
    if (is_of (g_ptr_array_index (lines, i), kind, country))
      g_ptr_array_add (selected, g_ptr_array_index (lines, i));
  return selected->len > before;
}

/* The number that reaches everything comes first, if there is one. */
static gint
compare_reach (gconstpointer left, gconstpointer right)
{
  const HiatusHelpLine *const *a = left;
  const HiatusHelpLine *const *b = right;

  return ((*a)->reaches[0] != NULL) - ((*b)->reaches[0] != NULL);
}

/* Sorts stably: g_ptr_array_sort() is. */
static void
append_emergencies (GPtrArray *selected, GPtrArray *shipped, GPtrArray *own, gboolean with_shipped, const gchar *country)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean has_own;

  if (with_shipped)
    append (found, shipped, HIATUS_HELP_EMERGENCY, country);
  has_own = append (found, own, HIATUS_HELP_EMERGENCY, country);
  /* Whoever wants only their own lines and gave no emergency number has not meant to do without one. */
  if (!with_shipped && !has_own)
    append (found, shipped, HIATUS_HELP_EMERGENCY, country);
  g_ptr_array_sort (found, compare_reach);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (selected, g_ptr_array_index (found, i));
}

/**
 * hiatus_help_lines_select:
 * @shipped: (element-type HiatusHelpLine): the lines that come with Hiatus
 * @own: (element-type HiatusHelpLine): those that the person added
 * @with_shipped: whether the shipped ones of this country are wanted
 * @country: two letters
 *
 * The lines of a country: emergency numbers first, and of those the one that reaches everything; then who listens, then
 * who helps against abuse, the person's own before the others. An emergency number is never left out for a wish to see
 * one's own lines only.
 *
 * Returns: (transfer container) (element-type HiatusHelpLine): lines of @shipped and @own
 */
GPtrArray *
hiatus_help_lines_select (GPtrArray *shipped, GPtrArray *own, gboolean with_shipped, const gchar *country)
{
  static const HiatusHelpKind others[] = { HIATUS_HELP_CRISIS, HIATUS_HELP_ABUSE };
  GPtrArray *selected = g_ptr_array_new ();

  append_emergencies (selected, shipped, own, with_shipped, country);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      append (selected, own, others[i], country);
      if (with_shipped)
        append (selected, shipped, others[i], country);
    }
  return selected;
}
