/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/planner.h"
#include "tests/core/fixtures.h"

#define HOUR 60
#define BERLIN "Europe/Berlin"
#define MARCH "2025-03-01 plan-start 2025-03-01 28 heal"

/* The settings as they come. */
static const HiatusTimes preset = { 8 * HOUR, 22 * HOUR, 7 * HOUR, TRUE };

/* A machine that is on from one instant to another: it shows what it is told to, records it, and sleeps
 * until it is to ask again. */
typedef struct
{
  const HiatusTimes *times;
  GTimeZone *zone;
  HiatusJourney *journey;
  GArray *shown; /* (element-type HiatusNext) */
  guint n_wakes;
} Machine;

static gboolean
is_loud (const HiatusTimes *times,
         gint minute)
{
  if (times->quiet_from <= times->quiet_until)
    return minute < times->quiet_from || minute >= times->quiet_until;
  return minute < times->quiet_from && minute >= times->quiet_until;
}

static void
record_popup (Machine *machine,
              const HiatusNext *next)
{
  gchar line[64];

  g_date_strftime (line, sizeof line, next->popup == HIATUS_POPUP_DAY ? "%Y-%m-%d popup day walk" : "%Y-%m-%d popup end", &next->day);
  fixture_add (machine->journey, line);
  /* Whoever answers is asked daily: tests of tapering are elsewhere. */
  if (next->popup == HIATUS_POPUP_DAY)
    {
      g_date_strftime (line, sizeof line, "%Y-%m-%d popup-answer day later", &next->day);
      fixture_add (machine->journey, line);
    }
  g_array_append_val (machine->shown, *next);
}

static void
run (Machine *machine,
     const gchar *from,
     const gchar *until)
{
  gint64 until_us = fixture_instant (until);
  gint64 now_us = fixture_instant (from);

  while (now_us < until_us)
    {
      HiatusNext next = fixture_next (machine->journey, machine->times, now_us, machine->zone);

      if (next.popup == HIATUS_POPUP_NONE)
        {
          now_us = next.wake_us;
          machine->n_wakes++;
          continue;
        }
      g_assert_true (is_loud (machine->times, hiatus_calendar_minute_at (now_us, machine->zone)));
      g_assert_cmpint (hiatus_calendar_minute_at (now_us, machine->zone), >=, machine->times->morning);
      record_popup (machine, &next);
    }
}

static HiatusPopup
shown_at (const Machine *machine,
          guint index)
{
  return g_array_index (machine->shown, HiatusNext, index).popup;
}

static Machine *
machine_new (const gchar *zone,
             const HiatusTimes *times,
             const gchar *line)
{
  Machine *machine = g_new0 (Machine, 1);

  machine->times = times;
  machine->zone = fixture_zone (zone);
  machine->journey = hiatus_journey_new ();
  machine->shown = g_array_new (FALSE, FALSE, sizeof (HiatusNext));
  fixture_add (machine->journey, line);
  return machine;
}

static void
machine_free (Machine *machine)
{
  g_time_zone_unref (machine->zone);
  hiatus_journey_free (machine->journey);
  g_array_unref (machine->shown);
  g_free (machine);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Machine, machine_free)

typedef struct
{
  const gchar *zone;
  const gchar *start;
  const gchar *skipped; /* (nullable): a date that the zone does not have */
} Drive;

/* Each through a change of the clock, where the zone has one. */
static const Drive drives[] = {
  { BERLIN, "2025-03-10", NULL },
  { BERLIN, "2025-10-10", NULL },
  { "America/Sao_Paulo", "2017-10-01", NULL },
  { "America/Sao_Paulo", "2018-02-01", NULL },
  { "Africa/Cairo", "2024-04-10", NULL },
  { "Africa/Cairo", "2024-10-15", NULL },
  { "Asia/Beirut", "2024-03-15", NULL },
  { "Asia/Beirut", "2024-10-15", NULL },
  { "Pacific/Apia", "2011-12-15", "2011-12-30" },
  { "Australia/Lord_Howe", "2024-03-25", NULL },
  { "Australia/Lord_Howe", "2024-09-20", NULL },
  { "America/Santiago", "2024-03-25", NULL },
  { "America/Santiago", "2024-08-25", NULL },
  { "Asia/Kathmandu", "2025-03-01", NULL },
  { "America/New_York", "2025-03-01", NULL },
  { "America/New_York", "2025-10-15", NULL },
  { "Asia/Tokyo", "2025-03-01", NULL },
  { "Africa/Casablanca", "2008-08-20", NULL },
  { "America/St_Johns", "2010-10-20", NULL },
  { "America/St_Johns", "2011-03-01", NULL },
  { "Asia/Gaza", "2006-03-20", NULL },
  { "Asia/Gaza", "2021-10-15", NULL },
  { "Antarctica/Troll", "2024-03-15", NULL },
  { "Pacific/Kiritimati", "2025-03-01", NULL },
  { "Atlantic/Azores", "2024-10-15", NULL },
};

/* From the day before the plan to a fortnight after it: one pop-up for each of its dates, then the end
 * on the three dates that follow, and silence. */
static void
assert_drive (const Drive *drive,
              const HiatusTimes *times)
{
  g_autofree gchar *line = g_strdup_printf ("%s plan-start %s 28", drive->start, drive->start);
  g_autoptr (Machine) machine = machine_new (drive->zone, times, line);
  GDate first = fixture_date_plus (drive->start, -1);
  GDate last = fixture_date_plus (drive->start, 45);
  gchar from[32];
  gchar until[32];
  guint shown = 0;

  g_test_message ("%s from %s, morning at minute %d", drive->zone, drive->start, times->morning);
  g_date_strftime (from, sizeof from, "%Y-%m-%dT00:00:00Z", &first);
  g_date_strftime (until, sizeof until, "%Y-%m-%dT00:00:00Z", &last);
  run (machine, from, until);
  for (gint day = 0; day < 28 + HIATUS_END_POPUPS_MAX; day++)
    {
      GDate date = fixture_date_plus (drive->start, day);
      GDate skipped = fixture_date (drive->skipped != NULL ? drive->skipped : "1900-01-01");

      if (g_date_compare (&date, &skipped) == 0)
        continue;
      g_assert_cmpuint (shown, <, machine->shown->len);
      g_assert_cmpint (g_date_compare (&g_array_index (machine->shown, HiatusNext, shown).day, &date), ==, 0);
      g_assert_cmpint (shown_at (machine, shown), ==, day < 28 ? HIATUS_POPUP_DAY : HIATUS_POPUP_END);
      shown++;
    }
  g_assert_cmpuint (shown, ==, machine->shown->len);
  /* At most midnight, the morning and one more on each date: it sleeps in between. */
  g_assert_cmpuint (machine->n_wakes, <=, 3u * 47);
}

static void
test_drive (void)
{
  static const HiatusTimes times[] = {
    { 8 * HOUR, 22 * HOUR, 7 * HOUR, TRUE },
    { 8 * HOUR, 12 * HOUR, 14 * HOUR, TRUE },
    { 8 * HOUR, 23 * HOUR, 9 * HOUR + 30, TRUE },
    { 6 * HOUR, 0, 7 * HOUR, TRUE },
    { 1 * HOUR, 23 * HOUR, 2 * HOUR + 30, TRUE },
    { 0, 0, 0, TRUE },
    { 30, 0, 0, TRUE },
    { 2 * HOUR + 30, 0, 0, TRUE },
    { 23 * HOUR, 0, 0, TRUE },
  };

  for (guint index = 0; index < G_N_ELEMENTS (drives); index++)
    for (guint choice = 0; choice < G_N_ELEMENTS (times); choice++)
      assert_drive (&drives[index], &times[choice]);
}

/* Whoever wants no pop-up for the day, or is quiet all day, gets none; the end does not wait in a queue. */
static void
test_drive_unwanted (void)
{
  static const HiatusTimes unwanted = { 8 * HOUR, 22 * HOUR, 7 * HOUR, FALSE };
  static const HiatusTimes all_quiet = { 8 * HOUR, 0, 24 * HOUR, TRUE };
  g_autoptr (Machine) end_only = machine_new (BERLIN, &unwanted, MARCH);
  g_autoptr (Machine) silent = machine_new (BERLIN, &all_quiet, MARCH);

  run (end_only, "2025-02-28T00:00:00Z", "2025-05-01T00:00:00Z");
  g_assert_cmpuint (end_only->shown->len, ==, HIATUS_END_POPUPS_MAX);
  for (guint index = 0; index < end_only->shown->len; index++)
    g_assert_cmpint (shown_at (end_only, index), ==, HIATUS_POPUP_END);
  run (silent, "2025-02-28T00:00:00Z", "2025-05-01T00:00:00Z");
  g_assert_cmpuint (silent->shown->len, ==, 0);
}

/* Off for a year, on again for an evening: one thing is said, of that day. */
static void
test_year_switched_off (void)
{
  g_autoptr (Machine) complete = machine_new (BERLIN, &preset, MARCH);
  g_autoptr (Machine) open = machine_new (BERLIN, &preset, "2025-03-01 plan-start 2025-03-01 0");

  run (complete, "2025-03-01T12:00:00+01:00", "2025-03-05T12:00:00+01:00");
  g_assert_cmpuint (complete->shown->len, ==, 5);
  run (complete, "2026-03-05T18:00:00+01:00", "2026-03-05T23:59:59+01:00");
  g_assert_cmpuint (complete->shown->len, ==, 6);
  g_assert_cmpint (shown_at (complete, 5), ==, HIATUS_POPUP_END);
  run (open, "2026-03-05T18:00:00+01:00", "2026-03-05T23:59:59+01:00");
  g_assert_cmpuint (open->shown->len, ==, 1);
  g_assert_cmpint (shown_at (open, 0), ==, HIATUS_POPUP_DAY);
}

/* Asleep for some days in the middle of it: those days are passed. */
static void
test_suspended (void)
{
  g_autoptr (Machine) machine = machine_new (BERLIN, &preset, MARCH);

  run (machine, "2025-03-01T12:00:00+01:00", "2025-03-03T12:00:00+01:00");
  run (machine, "2025-03-08T22:30:00+01:00", "2025-03-09T12:00:00+01:00");
  g_assert_cmpuint (machine->shown->len, ==, 4);
  fixture_assert_date (&g_array_index (machine->shown, HiatusNext, 2).day, "2025-03-03");
  fixture_assert_date (&g_array_index (machine->shown, HiatusNext, 3).day, "2025-03-09");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planner/drive/whole-stretch", test_drive);
  g_test_add_func ("/planner/drive/unwanted", test_drive_unwanted);
  g_test_add_func ("/planner/drive/year-switched-off", test_year_switched_off);
  g_test_add_func ("/planner/drive/suspended", test_suspended);
  return g_test_run ();
}
