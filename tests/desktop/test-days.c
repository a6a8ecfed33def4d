/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four weeks in a few seconds: the clock of the daemon is set by libfaketime, which reads a file. The years are
 * to come, so that no deadline of the daemon is ever reached on the clock of the machine: it looks at the clock
 * again because it is asked something. */

#include <string.h>

#include "tests/desktop/desk.h"
#include "tests/desktop/server.h"

#define LENGTH 28

typedef struct
{
  const gchar *name;
  const gchar *zone;
  const gchar *first_day;
  /* The clocks change between these two dates. */
  const gchar *before_change;
  const gchar *after_change;
} Stretch;

static const Stretch stretches[] = {
  { "spring", "Europe/Berlin", "2035-03-10", "2035-03-24", "2035-03-26" },
  { "autumn", "Europe/Berlin", "2035-10-10", "2035-10-27", "2035-10-29" },
};

/* What the clock on the wall shows when it is looked at. Two looks in the hour that is skipped or lived twice. */
static const gchar *const looks[] = { "00:00:05", "01:59:59", "02:30:00", "03:00:00", "08:59:59", "09:00:00", "09:00:01", "15:00:00", "21:59:59", "22:30:00", "23:59:58" };

/* The first of @looks at which the day's pop-up may come. */
#define FIRST_LOOK 5

static gchar *
format_date (const GDate *date)
{
  gchar text[sizeof "2035-03-10"];

  g_date_strftime (text, sizeof text, "%F", date);
  return g_strdup (text);
}

static void
set_clock (HiatusDesk *desk, const GDate *date, const gchar *time)
{
  g_autofree gchar *path = hiatus_desk_path (desk, "clock");
  g_autofree gchar *day = format_date (date);
  g_autofree gchar *text = g_strconcat (day, " ", time, NULL);

  hiatus_desk_write (path, text, strlen (text));
}

static HiatusDesk *
begin (const Stretch *stretch)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *clock = hiatus_desk_path (desk, "clock");

  g_subprocess_launcher_setenv (desk->launcher, "TZ", stretch->zone, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "LD_PRELOAD", hiatus_desk_program ("FAKETIME_LIBRARY"), TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_TIMESTAMP_FILE", clock, TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_NO_CACHE", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_FAKE_MONOTONIC", "1", TRUE);
  g_subprocess_launcher_setenv (desk->launcher, "FAKETIME_DONT_RESET", "1", TRUE);

  return desk;
}

static void
start_plan (HiatusDesk *desk)
{
  hiatus_desk_start_daemon (desk);
  /* One pop-up a date is counted here; the questions of the first days would be others. */
  g_free (hiatus_desk_hiatus (desk, "settings set popups.invitations no"));
  g_free (hiatus_desk_hiatus (desk, "plan start"));
}

static void
parse_date (const gchar *text, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_parse (date, text);
  g_assert_true (g_date_valid (date));
}

/* Looks at the clock once, and waits for the pop-up that is due, if one is. */
static void
look (HiatusDesk *desk, HiatusServer *server, guint expected)
{
  g_variant_unref (hiatus_desk_state (desk));
  hiatus_wait_until (hiatus_server_count (server) >= expected);
  g_assert_cmpuint (hiatus_server_count (server), ==, expected);
}

/* Whoever answers is asked every day. */
static void
answer (HiatusDesk *desk, HiatusServer *server, guint index)
{
  hiatus_server_answer (server, index, "done");
  hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup-answer") == index + 1);
}

static void
assert_day (HiatusDesk *desk, gint day)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  gint32 found = 0;

  g_assert_true (g_variant_lookup (state, "day", "i", &found));
  g_assert_cmpint (found, ==, MIN (day, LENGTH));
}

static void
test_stretch (gconstpointer data)
{
  const Stretch *stretch = data;
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = begin (stretch);
  guint expected = 0;
  GDate first, date;

  parse_date (stretch->first_day, &first);
  set_clock (desk, &first, looks[0]);
  start_plan (desk);

  date = first;
  for (gint day = 1; day <= LENGTH + 1; day++, g_date_add_days (&date, 1))
    {
      g_autofree gchar *summary = day <= LENGTH ? g_strdup_printf ("Day %d of %d · %d to go", day, LENGTH, LENGTH - day) : NULL;

      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        {
          set_clock (desk, &date, looks[i]);
          expected += i == FIRST_LOOK;
          look (desk, server, expected);
          if (i == FIRST_LOOK && day <= LENGTH)
            answer (desk, server, expected - 1);
          assert_day (desk, day);
        }
      if (summary != NULL)
        g_assert_cmpstr (hiatus_server_get (server, expected - 1)->summary, ==, summary);
      /* A day in the middle of which the machine was off. */
      if (day % 9 == 0)
        {
          hiatus_desk_stop_daemon (desk);
          hiatus_desk_start_daemon (desk);
          look (desk, server, expected);
        }
    }
  g_assert_cmpuint (expected, ==, LENGTH + 1);
}

/* The dates that the journal has a pop-up of some kind for, in its order. */
static void
test_dates (gconstpointer data)
{
  const Stretch *stretch = data;
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = begin (stretch);
  g_autoptr (GVariant) events = NULL;
  GDate date, last;
  guint expected = 0;

  /* Only around the change of the clocks, with a daemon that is started anew for each look. */
  parse_date (stretch->before_change, &date);
  parse_date (stretch->after_change, &last);
  set_clock (desk, &date, looks[0]);
  start_plan (desk);
  for (; g_date_compare (&date, &last) <= 0; g_date_add_days (&date, 1))
    for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
      {
        hiatus_desk_stop_daemon (desk);
        set_clock (desk, &date, looks[i]);
        hiatus_desk_start_daemon (desk);
        expected += i == FIRST_LOOK;
        look (desk, server, expected);
      }
  g_assert_cmpuint (expected, ==, 3);

  events = hiatus_desk_events (desk);
  parse_date (stretch->before_change, &date);
  for (gsize i = 0; i < g_variant_n_children (events); i++)
    {
      g_autoptr (GVariant) event = g_variant_get_child_value (events, i);
      g_autofree gchar *right = format_date (&date);
      const gchar *kind = NULL, *day = NULL, *when = NULL;

      g_variant_lookup (event, "kind", "&s", &kind);
      if (g_strcmp0 (kind, "popup") != 0)
        continue;
      g_variant_lookup (event, "day", "&s", &day);
      g_variant_lookup (event, "date", "&s", &when);
      g_assert_cmpstr (day, ==, right);
      g_assert_cmpstr (when, ==, right);
      g_date_add_days (&date, 1);
    }
  g_assert_cmpint (g_date_days_between (&date, &last), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      g_autofree gchar *whole = g_strconcat ("/days/whole/", stretches[i].name, NULL);
      g_autofree gchar *change = g_strconcat ("/days/change/", stretches[i].name, NULL);

      g_test_add_data_func (whole, &stretches[i], test_stretch);
      g_test_add_data_func (change, &stretches[i], test_dates);
    }

  return g_test_run ();
}
