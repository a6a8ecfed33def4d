/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/care.h"

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/core/calendar.h"

static void
if_then_free (HiatusIfThen *if_then)
{
  g_free (if_then->when);
  g_free (if_then->then);
  g_free (if_then);
}

static void
meeting_free (HiatusMeeting *meeting)
{
  g_array_unref (meeting->skip);
  g_free (meeting);
}

static void
hard_day_free (HiatusHardDay *hard_day)
{
  g_free (hard_day->name);
  g_free (hard_day);
}

/**
 * hiatus_care_new:
 *
 * Returns: (transfer full): nothing entered yet
 */
HiatusCare *
hiatus_care_new (void)
{
  HiatusCare *care = g_new0 (HiatusCare, 1);

  g_atomic_ref_count_init (&care->references);
  care->reasons = g_ptr_array_new_with_free_func (g_free);
  care->if_thens = g_ptr_array_new_with_free_func ((GDestroyNotify) if_then_free);
  care->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) meeting_free);
  care->hard_days = g_ptr_array_new_with_free_func ((GDestroyNotify) hard_day_free);
  return care;
}

/**
 * hiatus_care_ref:
 * @care: what was entered
 *
 * Returns: (transfer full): it
 */
HiatusCare *
hiatus_care_ref (HiatusCare *care)
{
  g_atomic_ref_count_inc (&care->references);
  return care;
}

/**
 * hiatus_care_unref:
 * @care: (transfer full): what was entered
 *
 * Gives it back.
 */
void
hiatus_care_unref (HiatusCare *care)
{
  if (!g_atomic_ref_count_dec (&care->references))
    return;
  g_ptr_array_unref (care->reasons);
  g_ptr_array_unref (care->if_thens);
  g_ptr_array_unref (care->meetings);
  g_ptr_array_unref (care->hard_days);
  g_free (care->person_name);
  g_free (care->person_phone);
  g_free (care);
}

/**
 * hiatus_care_add_if_then:
 * @care: what was entered
 * @when: in which moment
 * @then: what they mean to do
 *
 * Adds an if-then plan.
 */
void
hiatus_care_add_if_then (HiatusCare *care, const gchar *when, const gchar *then)
{
  HiatusIfThen *if_then = g_new0 (HiatusIfThen, 1);

  if_then->when = g_strdup (when);
  if_then->then = g_strdup (then);
  g_ptr_array_add (care->if_thens, if_then);
}

/**
 * hiatus_care_add_meeting:
 * @care: what was entered
 * @weekdays: a bit for each weekday
 * @minute: when it begins, minutes since midnight
 * @minutes: how long it lasts
 *
 * Adds a meeting of every week.
 *
 * Returns: (transfer none): it, for dates to skip
 */
HiatusMeeting *
hiatus_care_add_meeting (HiatusCare *care, guint weekdays, gint minute, gint minutes)
{
  HiatusMeeting *meeting = g_new0 (HiatusMeeting, 1);

  meeting->weekdays = weekdays;
  meeting->minute = minute;
  meeting->minutes = minutes;
  meeting->skip = g_array_new (FALSE, FALSE, sizeof (GDate));
  g_ptr_array_add (care->meetings, meeting);
  return meeting;
}

/**
 * hiatus_care_add_hard_day:
 * @care: what was entered
 * @year: its year, or %G_DATE_BAD_YEAR for every year
 * @month: its month
 * @day: its day of the month
 * @name: what the person calls it
 *
 * Adds a day that may be a hard one.
 */
void
hiatus_care_add_hard_day (HiatusCare *care, GDateYear year, GDateMonth month, GDateDay day, const gchar *name)
{
  HiatusHardDay *hard_day = g_new0 (HiatusHardDay, 1);

  hard_day->year = year;
  hard_day->month = month;
  hard_day->day = day;
  hard_day->name = g_strdup (name);
  g_ptr_array_add (care->hard_days, hard_day);
}

/* What the person wrote, without the full stop that ends a sentence of its own. */
static gchar *
without_end (const gchar *text)
{
  gchar *part = g_strdup (text);
  gsize length = strlen (part);

  while (length > 0 && (part[length - 1] == '.' || part[length - 1] == ',' || g_ascii_isspace (part[length - 1])))
    part[--length] = '\0';
  return part;
}

static gchar *
say_if_then (const HiatusIfThen *if_then)
{
  g_autofree gchar *when = without_end (if_then->when);
  g_autofree gchar *then = without_end (if_then->then);

  /* Translators: what the person means to do: "If it is Sunday evening, then I ring my brother." */
  return g_strdup_printf (_ ("If %s, then %s."), when, then);
}

/**
 * hiatus_care_get_words:
 * @care: what was entered
 *
 * What may be shown to the person, after a click and to them alone, when it pulls: their reasons, and what they mean to do.
 *
 * Returns: (transfer full) (array zero-terminated=1): reasons and if-then plans by turns, whole sentences all
 */
gchar **
hiatus_care_get_words (const HiatusCare *care)
{
  const guint n = MAX (care->reasons->len, care->if_thens->len);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      if (i < care->reasons->len)
        g_strv_builder_add (words, g_ptr_array_index (care->reasons, i));
      if (i < care->if_thens->len)
        {
          g_autofree gchar *plan = say_if_then (g_ptr_array_index (care->if_thens, i));

          g_strv_builder_add (words, plan);
        }
    }
  return g_strv_builder_end (words);
}

/* In a year without a 29 February that day is remembered on the 28th. */
static gboolean
falls_on (const HiatusHardDay *hard_day, const GDate *date)
{
  GDateDay day = hard_day->day;

  if (hard_day->year != G_DATE_BAD_YEAR && hard_day->year != g_date_get_year (date))
    return FALSE;
  if (hard_day->month == G_DATE_FEBRUARY && day == 29 && !g_date_is_leap_year (g_date_get_year (date)))
    day = 28;
  return hard_day->month == g_date_get_month (date) && day == g_date_get_day (date);
}

/**
 * hiatus_care_find_hard_day:
 * @care: what was entered
 * @date: a local date
 *
 * Returns: (transfer none) (nullable): why @date may be a hard day; %NULL where it is a day like others
 */
const HiatusHardDay *
hiatus_care_find_hard_day (const HiatusCare *care, const GDate *date)
{
  for (guint i = 0; i < care->hard_days->len; i++)
    {
      const HiatusHardDay *hard_day = g_ptr_array_index (care->hard_days, i);

      if (falls_on (hard_day, date))
        return hard_day;
    }
  return NULL;
}

static gboolean
takes_place (const HiatusMeeting *meeting, const GDate *date)
{
  if ((meeting->weekdays & (1u << g_date_get_weekday (date))) == 0)
    return FALSE;
  for (guint i = 0; i < meeting->skip->len; i++)
    if (hiatus_calendar_compare (&g_array_index (meeting->skip, GDate, i), date) == 0)
      return FALSE;
  return TRUE;
}

/**
 * hiatus_care_first_meeting:
 * @care: what was entered
 * @date: a local date
 *
 * Returns: (transfer none) (nullable): the meeting that begins first on @date; %NULL where there is none
 */
const HiatusMeeting *
hiatus_care_first_meeting (const HiatusCare *care, const GDate *date)
{
  const HiatusMeeting *first = NULL;

  for (guint i = 0; i < care->meetings->len; i++)
    {
      const HiatusMeeting *meeting = g_ptr_array_index (care->meetings, i);

      if (takes_place (meeting, date) && (first == NULL || meeting->minute < first->minute))
        first = meeting;
    }
  return first;
}

/**
 * hiatus_care_last_meeting:
 * @care: what was entered
 * @date: a local date
 *
 * Returns: (transfer none) (nullable): the meeting that ends last on @date; %NULL where there is none
 */
const HiatusMeeting *
hiatus_care_last_meeting (const HiatusCare *care, const GDate *date)
{
  const HiatusMeeting *last = NULL;

  for (guint i = 0; i < care->meetings->len; i++)
    {
      const HiatusMeeting *meeting = g_ptr_array_index (care->meetings, i);

      if (takes_place (meeting, date) && (last == NULL || meeting->minute + meeting->minutes > last->minute + last->minutes))
        last = meeting;
    }
  return last;
}
