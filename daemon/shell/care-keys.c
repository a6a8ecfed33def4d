/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/care-keys.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/core/text.h"
#include "daemon/shell/key-text.h"

#define NUMBER_MAX 999
/* Enough for "112". */
#define PHONE_MIN_DIGITS 3
/* A year that has a 29 February. */
#define LEAP_YEAR 2000

const HiatusOwnGroup hiatus_own_groups[HIATUS_N_OWN_KINDS] = {
  [HIATUS_OWN_REASON] = { "reasons", "reason", HIATUS_REASONS_MAX },
  [HIATUS_OWN_IF_THEN] = { "if-then", "if-then", HIATUS_IF_THEN_MAX },
  [HIATUS_OWN_MEETING] = { "meetings", "meeting", HIATUS_MEETINGS_MAX },
  [HIATUS_OWN_HARD_DAY] = { "hard-days", "hard-day", HIATUS_HARD_DAYS_MAX },
  [HIATUS_OWN_PERSON] = { "person", "person", 1 },
};

/* By the number of the weekday, as GDate has it. */
const gchar *const hiatus_own_weekdays[8] = { NULL, "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* A text that fits into a line of a pop-up. */
static gboolean
take_text (const gchar *value,
           glong most,
           gchar **text,
           GError **error)
{
  g_autofree gchar *folded = hiatus_text_fold (value, -1);
  g_autofree gchar *quoted = NULL;

  if (*folded == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is nothing in it that can be seen: write it out, or leave it out"));
      return FALSE;
    }
  quoted = hiatus_key_text_quote (value);
  if (g_utf8_strlen (value, -1) > most)
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is longer than %ld characters: a shorter one is easier to keep in mind"), quoted, most);
      return FALSE;
    }
  for (const gchar *at = value; *at != '\0'; at = g_utf8_find_next_char (at, NULL))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      {
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has more than one line, or control characters: write it as one line"), quoted);
        return FALSE;
      }

  g_free (*text);
  *text = g_strdup (value);

  return TRUE;
}

static gboolean
read_text (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  return take_text (value, HIATUS_OWN_TEXT_MAX, &item->text, error);
}

static gboolean
read_then (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  return take_text (value, HIATUS_OWN_TEXT_MAX, &item->then, error);
}

static gboolean
read_name (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  return take_text (value, HIATUS_OWN_NAME_MAX, &item->text, error);
}

/* A hard day needs no name. */
static gboolean
read_day_name (const gchar *value,
               HiatusOwnItem *item,
               GError **error)
{
  return *value == '\0' || read_name (value, item, error);
}

/* People write numbers in many ways, with an extension or a word beside it. Only what cannot be rung is refused. */
static gboolean
read_phone (const gchar *value,
            HiatusOwnItem *item,
            GError **error)
{
  guint n_digits = 0;
  g_autofree gchar *quoted = hiatus_key_text_quote (value);

  if (*value == '\0')
    return TRUE;
  for (const gchar *at = value; *at != '\0'; at = g_utf8_find_next_char (at, NULL))
    n_digits += g_unichar_isdigit (g_utf8_get_char (at));
  if (n_digits >= PHONE_MIN_DIGITS)
    return take_text (value, HIATUS_OWN_PHONE_MAX, &item->phone, error);

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has no number in it that can be rung: write the whole number, or leave it out"), quoted);

  return FALSE;
}

static GDateWeekday
parse_weekday (const gchar *text)
{
  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if (g_ascii_strcasecmp (text, hiatus_own_weekdays[i]) == 0)
      return (GDateWeekday) i;

  return G_DATE_BAD_WEEKDAY;
}

static gboolean
read_weekdays (const gchar *value,
               HiatusOwnItem *item,
               GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, ";,", -1);

  item->weekdays = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      GDateWeekday weekday = parse_weekday (g_strstrip (words[i]));
      g_autofree gchar *quoted = hiatus_key_text_quote (words[i]);

      if (weekday == G_DATE_BAD_WEEKDAY && *words[i] != '\0')
        {
          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no weekday: use mon, tue, wed, thu, fri, sat, sun"), quoted);
          return FALSE;
        }
      if (weekday != G_DATE_BAD_WEEKDAY)
        item->weekdays |= 1u << weekday;
    }
  if (item->weekdays != 0)
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there is no weekday: use mon, tue, wed, thu, fri, sat, sun"));

  return FALSE;
}

static gboolean
read_time (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  g_autofree gchar *quoted = hiatus_key_text_quote (value);

  item->minute = hiatus_calendar_parse_minute (value);
  if (item->minute >= 0 && item->minute < HIATUS_MINUTES_PER_DAY)
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no time of day: use HH:MM, for instance 09:00"), quoted);

  return FALSE;
}

static gboolean
read_minutes (const gchar *value,
              HiatusOwnItem *item,
              GError **error)
{
  g_autofree gchar *quoted = hiatus_key_text_quote (value);
  guint64 minutes;

  if (g_ascii_string_to_unsigned (value, 10, 1, HIATUS_MINUTES_PER_DAY, &minutes, NULL))
    {
      item->minutes = (gint) minutes;
      return TRUE;
    }

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no number of minutes: use one from 1 to %d"), quoted, HIATUS_MINUTES_PER_DAY);

  return FALSE;
}

static gboolean
read_skip (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, ";,", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      GDate date;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      if (!hiatus_calendar_parse_date (words[i], &date, error))
        return FALSE;
      if (item->skip == NULL)
        item->skip = g_array_new (FALSE, FALSE, sizeof (GDate));
      g_array_append_val (item->skip, date);
    }
  if (item->skip == NULL || item->skip->len <= HIATUS_SKIPS_MAX)
    return TRUE;

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("there are more than %d dates: take out those that have passed"), HIATUS_SKIPS_MAX);

  return FALSE;
}

/* "03-14", in whichever year. */
static gboolean
parse_yearly (const gchar *value,
              HiatusOwnItem *item)
{
  gint month, day;

  if (strlen (value) != 5 || value[2] != '-' || strspn (value, "0123456789") != 2 || strspn (value + 3, "0123456789") != 2)
    return FALSE;

  month = g_ascii_digit_value (value[0]) * 10 + g_ascii_digit_value (value[1]);
  day = g_ascii_digit_value (value[3]) * 10 + g_ascii_digit_value (value[4]);
  if (month > 12 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, LEAP_YEAR))
    return FALSE;
  item->year = G_DATE_BAD_YEAR;
  item->month = (GDateMonth) month;
  item->day = (GDateDay) day;

  return TRUE;
}

static gboolean
read_date (const gchar *value,
           HiatusOwnItem *item,
           GError **error)
{
  g_autofree gchar *quoted = hiatus_key_text_quote (value);
  GDate date;

  if (parse_yearly (value, item))
    return TRUE;
  if (hiatus_calendar_parse_date (value, &date, NULL))
    {
      item->year = g_date_get_year (&date);
      item->month = g_date_get_month (&date);
      item->day = g_date_get_day (&date);
      return TRUE;
    }

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no date that exists: write it as 03-14 for every year, or as 2025-03-14 for one"), quoted);

  return FALSE;
}

/* Those of a kind in the order in which they are shown. */
const HiatusOwnKey hiatus_own_keys[HIATUS_N_OWN_KEYS] = {
  { HIATUS_OWN_REASON, "text", TRUE, read_text },
  { HIATUS_OWN_IF_THEN, "if", TRUE, read_text },
  { HIATUS_OWN_IF_THEN, "then", TRUE, read_then },
  { HIATUS_OWN_MEETING, "weekdays", TRUE, read_weekdays },
  { HIATUS_OWN_MEETING, "time", TRUE, read_time },
  { HIATUS_OWN_MEETING, "minutes", FALSE, read_minutes },
  { HIATUS_OWN_MEETING, "skip", FALSE, read_skip },
  { HIATUS_OWN_HARD_DAY, "date", TRUE, read_date },
  { HIATUS_OWN_HARD_DAY, "name", FALSE, read_day_name },
  { HIATUS_OWN_PERSON, "name", TRUE, read_name },
  { HIATUS_OWN_PERSON, "phone", FALSE, read_phone },
};

/**
 * hiatus_own_find_key:
 * @kind: in groups of which kind
 * @key: a name
 *
 * Returns: (transfer none) (nullable): the key that is called so, or %NULL if none is
 */
const HiatusOwnKey *
hiatus_own_find_key (HiatusOwnKind kind,
                     const gchar *key)
{
  for (guint i = 0; i < HIATUS_N_OWN_KEYS; i++)
    if (hiatus_own_keys[i].kind == kind && g_str_equal (hiatus_own_keys[i].key, key))
      return &hiatus_own_keys[i];

  return NULL;
}

/**
 * hiatus_own_describe_keys:
 * @kind: in groups of which kind
 *
 * Returns: (transfer full): the names of its keys, for a message
 */
gchar *
hiatus_own_describe_keys (HiatusOwnKind kind)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < HIATUS_N_OWN_KEYS; i++)
    if (hiatus_own_keys[i].kind == kind)
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", hiatus_own_keys[i].key);

  return g_string_free (g_steal_pointer (&keys), FALSE);
}

/**
 * hiatus_own_parse_kind:
 * @name: a name as on the bus
 * @kind: (out): the kind that is called so
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_own_parse_kind (const gchar *name,
                       HiatusOwnKind *kind,
                       GError **error)
{
  g_autofree gchar *quoted = hiatus_key_text_quote (name);

  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    if (g_str_equal (hiatus_own_groups[i].name, name))
      {
        *kind = (HiatusOwnKind) i;
        return TRUE;
      }

  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is nothing that is entered here: it is one of reasons, if-then, meetings, hard-days, person."), quoted);

  return FALSE;
}

/* The number in "reason 2", written plainly, so that each has one name. */
static guint
parse_number (const gchar *text)
{
  guint64 number;

  if (!g_ascii_isdigit (*text) || *text == '0' || !g_ascii_string_to_unsigned (text, 10, 1, NUMBER_MAX, &number, NULL))
    return 0;

  return (guint) number;
}

/**
 * hiatus_own_parse_group:
 * @group: a group of care.ini
 * @kind: (out): its kind
 * @number: (out): its number
 *
 * Returns: whether care.ini has such groups
 */
gboolean
hiatus_own_parse_group (const gchar *group,
                        HiatusOwnKind *kind,
                        guint *number)
{
  for (guint i = 0; i < HIATUS_N_OWN_KINDS; i++)
    {
      gsize length = strlen (hiatus_own_groups[i].group);

      if (strncmp (group, hiatus_own_groups[i].group, length) != 0)
        continue;
      *kind = (HiatusOwnKind) i;
      if (i == HIATUS_OWN_PERSON)
        *number = group[length] == '\0' ? 1 : 0;
      else
        *number = group[length] == ' ' ? parse_number (group + length + 1) : 0;
      return *number != 0;
    }

  return FALSE;
}

/**
 * hiatus_own_name_group:
 * @kind: a kind
 * @number: a number from 1 on
 *
 * Returns: (transfer full): what the group is called in care.ini
 */
gchar *
hiatus_own_name_group (HiatusOwnKind kind,
                       guint number)
{
  if (kind == HIATUS_OWN_PERSON)
    return g_strdup (hiatus_own_groups[kind].group);

  return g_strdup_printf ("%s %u", hiatus_own_groups[kind].group, number);
}

/**
 * hiatus_own_item_clear:
 * @item: an item
 *
 * Empties it.
 */
void
hiatus_own_item_clear (HiatusOwnItem *item)
{
  g_clear_pointer (&item->text, g_free);
  g_clear_pointer (&item->then, g_free);
  g_clear_pointer (&item->phone, g_free);
  g_clear_pointer (&item->skip, g_array_unref);
}
