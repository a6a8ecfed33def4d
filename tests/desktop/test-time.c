/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a clock and a calendar can do to a daemon that runs: machines sleep, are switched off, have their clocks set,
 * and are carried to where the date is another. Each journey is a table of looks at the clock on the wall, and of the
 * pop-ups that come at them and at no other. The clock is libfaketime's, the zone that of an /etc of the test's own. */

#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/server.h"

#define BERLIN "Europe/Berlin"
#define NEW_YORK "America/New_York"
#define APIA "Pacific/Apia"
#define HONOLULU "Pacific/Honolulu"
#define COMPLETE "This stretch is complete"
#define MAX_LOOKS 32

/**
 * Look:
 * @time: what the clock on the wall shows
 * @zone: where that is
 * @popup: (nullable): the title of the pop-up that comes now
 * @restarted: whether the daemon was off since the last look
 */
typedef struct
{
  const gchar *time;
  const gchar *zone;
  const gchar *popup;
  gboolean restarted;
} Look;

typedef struct
{
  const gchar *name;
  Look looks[MAX_LOOKS];
} Journey;

/* The years are to come, so that no deadline of the daemon is reached on the clock of the machine. A plan is started at
 * the first look of each; the day's pop-up comes from nine on, and none between ten in the evening and eight. */
static const Journey journeys[] = {
  { "suspend",
    {
        { "2035-03-10 08:55:00", BERLIN, NULL, FALSE },
        { "2035-03-10 09:00:00", BERLIN, "Day 1 of 28 · 27 to go", FALSE },
        { "2035-03-10 21:30:00", BERLIN, NULL, FALSE },
        { "2035-03-11 07:30:00", BERLIN, NULL, FALSE }, /* asleep over night: too early yet */
        { "2035-03-11 13:20:00", BERLIN, "Day 2 of 28 · 26 to go", FALSE },
        { "2035-03-11 13:25:00", BERLIN, NULL, FALSE },
        { "2035-03-13 23:10:00", BERLIN, NULL, FALSE }, /* asleep for two days, awake in the quiet hours */
        { "2035-03-14 06:00:00", BERLIN, NULL, FALSE },
        { "2035-03-14 09:00:00", BERLIN, "Day 5 of 28 · 23 to go", FALSE },
        { "2035-04-06 21:50:00", BERLIN, "Day 28 of 28 · 0 to go", FALSE },
        { "2035-04-07 08:30:00", BERLIN, NULL, FALSE },
        { "2035-04-07 20:00:00", BERLIN, COMPLETE, FALSE },
    } },
  { "nine days off",
    {
        { "2035-03-10 12:00:00", BERLIN, "Day 1 of 28 · 27 to go", FALSE },
        { "2035-03-19 07:00:00", BERLIN, NULL, TRUE },
        { "2035-03-19 19:00:00", BERLIN, "Day 10 of 28 · 18 to go", FALSE },
        { "2035-03-19 19:05:00", BERLIN, NULL, TRUE },
        { "2035-03-28 22:30:00", BERLIN, NULL, TRUE },
        { "2035-03-29 10:00:00", BERLIN, "Day 20 of 28 · 8 to go", TRUE },
        { "2035-04-07 23:00:00", BERLIN, NULL, TRUE }, /* over the end */
        { "2035-04-08 09:00:00", BERLIN, COMPLETE, FALSE },
        { "2035-04-17 09:00:00", BERLIN, COMPLETE, TRUE },
        { "2035-04-26 09:00:00", BERLIN, COMPLETE, TRUE },
        { "2035-05-05 09:00:00", BERLIN, NULL, TRUE }, /* three times, no more */
    } },
  { "a year ahead and back",
    {
        { "2035-03-10 12:00:00", BERLIN, "Day 1 of 28 · 27 to go", FALSE },
        { "2036-03-09 12:00:00", BERLIN, COMPLETE, FALSE },
        { "2036-03-09 12:00:30", BERLIN, NULL, FALSE },
        { "2035-03-10 12:01:00", BERLIN, NULL, FALSE },
        { "2035-03-11 08:55:00", BERLIN, NULL, FALSE },
        { "2035-03-11 09:00:00", BERLIN, "Day 2 of 28 · 26 to go", FALSE },
        { "2035-03-12 09:00:00", BERLIN, "Day 3 of 28 · 25 to go", TRUE },
    } },
  { "a year back and ahead",
    {
        { "2035-03-10 12:00:00", BERLIN, "Day 1 of 28 · 27 to go", FALSE },
        { "2034-03-10 12:00:00", BERLIN, NULL, FALSE },
        { "2034-03-11 12:00:00", BERLIN, NULL, FALSE },
        { "2034-03-12 12:00:00", BERLIN, NULL, TRUE },
        { "2035-03-10 13:00:00", BERLIN, NULL, FALSE },
        { "2035-03-11 09:00:00", BERLIN, "Day 2 of 28 · 26 to go", FALSE },
    } },
  { "Berlin, New York, Apia, and back over the date line",
    {
        { "2035-03-10 12:00:00", BERLIN, "Day 1 of 28 · 27 to go", FALSE },
        { "2035-03-11 09:00:00", BERLIN, "Day 2 of 28 · 26 to go", FALSE },
        { "2035-03-11 09:00:00", NEW_YORK, NULL, FALSE }, /* the same morning once more */
        { "2035-03-11 23:00:00", NEW_YORK, NULL, FALSE }, /* the twelfth in Berlin */
        { "2035-03-12 08:55:00", NEW_YORK, NULL, FALSE },
        { "2035-03-12 09:00:00", NEW_YORK, "Day 3 of 28 · 25 to go", FALSE },
        { "2035-03-12 20:00:00", NEW_YORK, NULL, FALSE },
        { "2035-03-14 07:00:00", APIA, NULL, FALSE }, /* the thirteenth was left out */
        { "2035-03-14 09:00:00", APIA, "Day 5 of 28 · 23 to go", FALSE },
        { "2035-03-13 11:30:00", HONOLULU, "Day 4 of 28 · 24 to go", FALSE }, /* and is lived after all, an hour and a half later */
        { "2035-03-14 10:00:00", HONOLULU, NULL, FALSE },                     /* the fourteenth, again */
        { "2035-03-15 09:00:00", HONOLULU, "Day 6 of 28 · 22 to go", FALSE },
        { "2035-03-15 22:30:00", BERLIN, NULL, FALSE },
        { "2035-03-16 09:00:00", BERLIN, "Day 7 of 28 · 21 to go", FALSE },
        { "2035-03-17 03:00:00", APIA, NULL, TRUE }, /* off during the flight */
        { "2035-03-17 09:30:00", APIA, "Day 8 of 28 · 20 to go", FALSE },
    } },
};

static gint64
seconds_at (const Look *look)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (look->zone);
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (look->time, zone);

  g_assert_nonnull (then);
  return g_date_time_to_unix (then);
}

/* By how much the clock is off, and not what it shows: that would be read in the zone that changes. So it goes on from
 * there, and no look is so close to what it looks at that it could matter. */
static void
set_clock (HiatusDesk *desk, const Look *look)
{
  g_autofree gchar *path = hiatus_desk_path (desk, "clock");
  g_autofree gchar *text = g_strdup_printf ("%+" G_GINT64_FORMAT, seconds_at (look) - g_get_real_time () / G_USEC_PER_SEC);

  hiatus_desk_write (path, text, strlen (text));
}

/* As an installer or a settings program moves a machine to another zone: a new link takes the place of the old one. */
static void
set_zone (const gchar *zone)
{
  g_autofree gchar *target = g_build_filename ("/usr/share/zoneinfo", zone, NULL);

  g_unlink ("/etc/localtime.new");
  g_assert_cmpint (symlink (target, "/etc/localtime.new"), ==, 0);
  g_assert_cmpint (rename ("/etc/localtime.new", "/etc/localtime"), ==, 0);
}

/* The copy is seen by the programs of this test alone. What may not be read is not needed. */
static void
bring_own_etc (HiatusDesk *desk)
{
  g_autofree gchar *etc = hiatus_desk_path (desk, "etc");
  const gchar *const copy[] = { "cp", "--archive", "/etc/.", etc, NULL };
  g_auto (HiatusRun) run = { 0 };

  g_assert_cmpint (g_mkdir (etc, 0755), ==, 0);
  hiatus_desk_run (desk, &run, copy);
  g_assert_cmpint (mount (etc, "/etc", NULL, MS_BIND, NULL), ==, 0);
}

static HiatusDesk *
begin (void)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *clock = hiatus_desk_path (desk, "clock");

  bring_own_etc (desk);
  g_subprocess_launcher_unsetenv (desk->launcher, "TZ");
  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("FAKETIME_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_TIMESTAMP_FILE", clock, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_RESET", "1", TRUE);
  return desk;
}

static void
end (HiatusDesk *desk)
{
  hiatus_desk_stop_daemon (desk);
  g_assert_cmpint (umount2 ("/etc", MNT_DETACH), ==, 0);
  hiatus_desk_free (desk);
}

static void
be_quiet (HiatusDesk *desk, const gchar *span)
{
  g_variant_unref (hiatus_desk_call (desk, "BeQuiet", g_variant_new ("(s)", span)));
}

/* Whether the next midnight of the daemon is that of the zone. */
static gboolean
has_arrived (HiatusDesk *desk, const Look *look)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (look->zone);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (look->time, zone);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then), 0, 0, 0);
  g_autoptr (GVariant) state = NULL;
  gint64 until_us = 0;

  be_quiet (desk, "tomorrow");
  state = hiatus_desk_state (desk);
  g_assert_true (g_variant_lookup (state, "quiet-until", "x", &until_us));
  return until_us == g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

/* A file is watched, which takes its time. Only then is a date that is not told of one that was looked at. */
static void
move_to (HiatusDesk *desk, const Look *look)
{
  be_quiet (desk, "tomorrow"); /* nothing is said on the way, in the old zone with the new clock */
  set_clock (desk, look);
  set_zone (look->zone);
  hiatus_desk_wait_until (has_arrived (desk, look));
  be_quiet (desk, "off");
}

/* Whoever answers is asked every day. */
static void
answer (HiatusDesk *desk, HiatusServer *server, guint index, guint *n_answers)
{
  if (!g_strv_contains ((const gchar *const *) hiatus_server_get (server, index)->actions, "done"))
    return;
  (*n_answers)++;
  hiatus_server_answer (server, index, "done");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup-answer") == *n_answers);
}

static void
take (HiatusDesk *desk, HiatusServer *server, const Look *look, const Look *before)
{
  if (look->restarted)
    hiatus_desk_stop_daemon (desk);
  if (before == NULL || look->restarted)
    {
      set_zone (look->zone);
      set_clock (desk, look);
      hiatus_desk_start_daemon (desk);
    }
  else if (!g_str_equal (look->zone, before->zone))
    {
      move_to (desk, look);
    }
  else
    {
      set_clock (desk, look);
    }
  if (before == NULL)
    {
      /* The pop-up of each date is looked at here; the questions of the first days would come between. */
      g_free (hiatus_desk_hiatus (desk, "settings set popups.invitations no"));
      g_free (hiatus_desk_hiatus (desk, "plan start"));
    }
  g_variant_unref (hiatus_desk_state (desk)); /* it looks at the clock because it is asked */
}

static void
test_journey (gconstpointer data)
{
  const Journey *journey = data;
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  HiatusDesk *desk = begin ();
  guint expected = 0;
  guint n_answers = 0;

  for (const Look *look = journey->looks; look->time != NULL; look++)
    {
      g_test_message ("%s %s", look->time, look->zone);
      take (desk, server, look, look == journey->looks ? NULL : look - 1);
      if (look->popup != NULL)
        {
          hiatus_wait_until (hiatus_server_count (server) > expected);
          g_assert_cmpstr (hiatus_server_get (server, expected)->summary, ==, look->popup);
          answer (desk, server, expected++, &n_answers);
        }
      /* It is recorded before it is sent: what is not in the journal will not come. */
      g_assert_cmpuint (hiatus_desk_count_events (desk, "popup"), ==, expected);
      g_assert_cmpuint (hiatus_server_count (server), ==, expected);
    }
  end (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (journeys); i++)
    {
      g_autofree gchar *path = g_strconcat ("/time/", journeys[i].name, NULL);

      g_test_add_data_func (path, &journeys[i], test_journey);
    }

  return g_test_run ();
}
