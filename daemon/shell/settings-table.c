/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/settings-table.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/calendar.h"
#include "daemon/shell/settings.h"

#define MINUTES_PER_HOUR 60
#define N_LETTERS 26
#define AUTO "auto"

static gint
parse_time (const gchar *text)
{
  gint minute = hiatus_calendar_parse_minute (text);

  return minute < HIATUS_MINUTES_PER_DAY ? minute : -1;
}

static gchar *
print_time (gint value)
{
  return g_strdup_printf ("%02d:%02d", value / MINUTES_PER_HOUR, value % MINUTES_PER_HOUR);
}

static gint
parse_boolean (const gchar *text)
{
  static const gchar *const words[] = { "no", "yes", "false", "true", "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return (gint) (i % 2);

  return -1;
}

static gchar *
print_boolean (gint value)
{
  return g_strdup (value ? "yes" : "no");
}

/* A country is a number too: auto is 0, AA is 1. */
static gint
parse_country (const gchar *text)
{
  if (g_ascii_strcasecmp (text, AUTO) == 0)
    return 0;
  if (!g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]) || text[2] != '\0')
    return -1;

  return (g_ascii_toupper (text[0]) - 'A') * N_LETTERS + g_ascii_toupper (text[1]) - 'A' + 1;
}

static gchar *
print_country (gint value)
{
  if (value == 0)
    return g_strdup (AUTO);

  return g_strdup_printf ("%c%c", 'A' + (value - 1) / N_LETTERS, 'A' + (value - 1) % N_LETTERS);
}

static gchar *
print_number (gint value)
{
  return g_strdup_printf ("%d", value);
}

/* As "Help me wait" offers them. */
static const gchar *const waits[] = { "3", "5", "10", "15", NULL };

static gint
parse_wait (const gchar *text)
{
  return g_strv_contains (waits, text) ? (gint) g_ascii_strtoll (text, NULL, 10) : -1;
}

static const gchar *const yes_and_no[] = { "yes", "no", NULL };

/* A language is its place in this list. */
static const gchar *const languages[] = { AUTO, HIATUS_ALL_LANGUAGES, NULL };

static gint
parse_language (const gchar *text)
{
  for (gint i = 0; languages[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, languages[i]) == 0)
      return i;

  return -1;
}

static gchar *
print_language (gint value)
{
  return g_strdup (languages[value]);
}

static const HiatusSettingType time_of_day = {
  .takes = N_ ("HH:MM"),
  .mend = N_ ("is no time of day: use HH:MM, for instance 09:00"),
  .parse = parse_time,
  .print = print_time,
};

static const HiatusSettingType end_time = {
  .takes = N_ ("HH:MM, up to 24:00"),
  .mend = N_ ("is no time of day: use HH:MM, for instance 08:00, or 24:00 for midnight"),
  .parse = hiatus_calendar_parse_minute,
  .print = print_time,
};

static const HiatusSettingType boolean = {
  .takes = N_ ("yes or no"),
  .mend = N_ ("is neither yes nor no: use one of them"),
  .parse = parse_boolean,
  .print = print_boolean,
  .values = yes_and_no,
};

static const HiatusSettingType country = {
  .takes = N_ ("auto or a country's two letters"),
  .mend = N_ ("is no country: use auto, or its two letters, for instance DE"),
  .parse = parse_country,
  .print = print_country,
};

static const HiatusSettingType wait_minutes = {
  .takes = N_ ("3, 5, 10 or 15"),
  .mend = N_ ("is no number of minutes to wait: use 3, 5, 10 or 15"),
  .parse = parse_wait,
  .print = print_number,
  .values = waits,
};

static const HiatusSettingType language = {
  .takes = N_ ("auto or the letters of a language, for instance de"),
  .mend = N_ ("is no language that Hiatus speaks: use auto, or the letters of one, for instance de"),
  .parse = parse_language,
  .print = print_language,
  .values = languages,
};

/* Every setting there is. A new one is a row here, a name in settings.h and one more in HIATUS_N_SETTINGS. */
const HiatusSettingRow hiatus_setting_rows[HIATUS_N_SETTINGS] = {
  { HIATUS_SETTING_MORNING, &time_of_day, "09:00", N_ ("From when on the day's pop-up may come.") },
  { HIATUS_SETTING_QUIET_FROM, &time_of_day, "22:00", N_ ("When the quiet hours begin: no pop-up comes unasked then.") },
  { HIATUS_SETTING_QUIET_UNTIL, &end_time, "08:00", N_ ("When the quiet hours end; the same time as they begin means none.") },
  { HIATUS_SETTING_EVENING, &time_of_day, "20:30", N_ ("From when on the evening's question may come, for four hours.") },
  { HIATUS_SETTING_DAY_POPUP, &boolean, "yes", N_ ("A pop-up comes once a day, with the day and a suggestion.") },
  { HIATUS_SETTING_EVENING_POPUP, &boolean, "no", N_ ("A pop-up asks in the evening how it is: lighter, the same or heavier.") },
  { HIATUS_SETTING_RISK_POPUP, &boolean, "no", N_ ("A pop-up has a word shortly before a part of the week that tends to be heavy.") },
  { HIATUS_SETTING_INVITATIONS, &boolean, "yes", N_ ("The first days ask one open question each, on what may be set up.") },
  { HIATUS_SETTING_WAIT_MINUTES, &wait_minutes, "10", N_ ("How many minutes 'Help me wait' lasts.") },
  { HIATUS_SETTING_DISCREET, &boolean, "no", N_ ("The tray's title says 'Hiatus' instead of the day, and 'Help me wait' shows none of your own words.") },
  { HIATUS_SETTING_LANGUAGE, &language, AUTO, N_ ("Which language Hiatus speaks from its next start on; auto is that of the session.") },
  { HIATUS_SETTING_WATCH_NOTIFICATIONS, &boolean, "no", N_ ("Notifications are watched for the people on the contact list.") },
  { HIATUS_SETTING_WATCH_TITLES, &boolean, "no", N_ ("Window titles are watched for the people on the contact list.") },
  { HIATUS_SETTING_WATCH_CLIPBOARD, &boolean, "no", N_ ("The clipboard is watched for the people on the contact list.") },
  { HIATUS_SETTING_WATCH_WITHOUT_TRAY, &boolean, "no", N_ ("Hiatus may watch on a desktop that shows no tray icons.") },
  { HIATUS_SETTING_PROMPTS "people", &boolean, "yes", N_ ("The day's suggestion may be about friends, family and people nearby.") },
  { HIATUS_SETTING_PROMPTS "body", &boolean, "yes", N_ ("The day's suggestion may be about the body: air, movement, food, sleep.") },
  { HIATUS_SETTING_PROMPTS "mind", &boolean, "yes", N_ ("The day's suggestion may be something to notice, to read or to think about.") },
  { HIATUS_SETTING_PROMPTS "making", &boolean, "yes", N_ ("The day's suggestion may be something to make: to cook, to draw, to mend.") },
  { HIATUS_SETTING_PROMPTS "goals", &boolean, "yes", N_ ("The day's suggestion may be about your own goals, work and home.") },
  { HIATUS_SETTING_PROMPTS "rest", &boolean, "yes", N_ ("The day's suggestion may be a rest.") },
  { HIATUS_SETTING_PROMPTS "confidence", &boolean, "yes", N_ ("The day's suggestion may be about what you are good at.") },
  { HIATUS_SETTING_PROMPTS "be-seen", &boolean, "yes", N_ ("The day's suggestion may be to share something good of your own, where you hope for a second chance.") },
  { HIATUS_SETTING_PROMPTS "speak-well", &boolean, "yes", N_ ("The day's suggestion may be how to speak of the other person to others.") },
  { HIATUS_SETTING_HELP_COUNTRY, &country, "auto", N_ ("Of which country 'Someone to talk to' shows the numbers; auto is where your clock is.") },
};

/**
 * hiatus_setting_find:
 * @key: a setting, as "group.key"
 *
 * Looks a setting up.
 *
 * Returns: (transfer none) (nullable): its row, or %NULL if there is no such setting
 */
const HiatusSettingRow *
hiatus_setting_find (const gchar *key)
{
  for (guint i = 0; i < HIATUS_N_SETTINGS; i++)
    if (g_str_equal (hiatus_setting_rows[i].key, key))
      return &hiatus_setting_rows[i];

  return NULL;
}
