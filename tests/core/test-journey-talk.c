/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/journey-slips.h"
#include "tests/core/fixtures.h"

/* What talking to each other makes of a stretch: one that waits in the middle, and one that has ended with a message. */

#define N_STRETCHES (g_test_thorough () ? 3000u : 300u)
#define FIRST_DATE "2025-02-20"

#define START "2025-03-01 plan-start 2025-03-01 28 reconcile"

/* Four days, from the tenth on: the fourteenth is the tenth day still, and the end moves to 1 April. */
static void
test_days (void)
{
  static const gchar *const open[] = { START, "2025-03-10T20:00:00Z talk begun", NULL };
  static const FixtureDay days_open[] = {
    { "2025-03-10", HIATUS_PHASE_TALKING, 10, 18, 9, 10, FALSE },
    { "2025-03-14", HIATUS_PHASE_TALKING, 10, 18, 9, 10, FALSE },
    { "2025-05-14", HIATUS_PHASE_TALKING, 10, 18, 9, 10, FALSE },
    /* Begun in Apia, and then over the date line. */
    { "2025-03-09", HIATUS_PHASE_TALKING, 10, 18, 9, 10, FALSE },
  };
  static const gchar *const over[] = { START, "2025-03-10T20:00:00Z talk begun", "2025-03-14T09:00:00Z talk over", NULL };
  static const FixtureDay days_over[] = {
    { "2025-03-14", HIATUS_PHASE_RUNNING, 10, 18, 9, 10, FALSE },
    { "2025-03-15", HIATUS_PHASE_RUNNING, 11, 17, 10, 11, FALSE },
    { "2025-03-26", HIATUS_PHASE_REVIEWING, 22, 6, 22, 22, FALSE },
    { "2025-04-01", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
    { "2025-04-02", HIATUS_PHASE_COMPLETE, 28, 0, 28, 28, TRUE },
  };
  static const gchar *const same_day[] = { START, "2025-03-10T20:00:00Z talk begun", "2025-03-10T22:00:00Z talk over", NULL };
  static const FixtureDay days_same_day[] = {
    { "2025-03-10", HIATUS_PHASE_RUNNING, 10, 18, 9, 10, FALSE },
    { "2025-03-11", HIATUS_PHASE_RUNNING, 11, 17, 10, 11, FALSE },
  };
  static const gchar *const twice[] = { START, "2025-03-10 talk begun", "2025-03-12 talk over", "2025-03-12 talk begun", "2025-03-17 talk over", NULL };
  static const FixtureDay days_twice[] = {
    { "2025-03-17", HIATUS_PHASE_RUNNING, 10, 18, 9, 10, FALSE },
    { "2025-03-18", HIATUS_PHASE_RUNNING, 11, 17, 10, 11, FALSE },
  };
  static const gchar *const on_the_last[] = { START, "2025-03-28 talk begun", "2025-04-08 talk over", NULL };
  static const FixtureDay days_on_the_last[] = {
    { "2025-04-08", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
    { "2025-04-09", HIATUS_PHASE_COMPLETE, 28, 0, 28, 28, TRUE },
  };
  static const gchar *const endless[] = { "2025-03-01 plan-start 2025-03-01 0 heal", "2025-03-10 talk begun", "2025-03-14 talk over", NULL };
  static const FixtureDay days_endless[] = {
    { "2025-03-14", HIATUS_PHASE_RUNNING, 10, 0, 14, 10, FALSE },
    { "2025-03-24", HIATUS_PHASE_RUNNING, 20, 0, 14, 20, FALSE },
    { "2025-03-25", HIATUS_PHASE_REVIEWING, 21, 0, 14, 21, FALSE },
  };

  fixture_assert_days (open, days_open, G_N_ELEMENTS (days_open));
  fixture_assert_days (over, days_over, G_N_ELEMENTS (days_over));
  fixture_assert_days (same_day, days_same_day, G_N_ELEMENTS (days_same_day));
  fixture_assert_days (twice, days_twice, G_N_ELEMENTS (days_twice));
  fixture_assert_days (on_the_last, days_on_the_last, G_N_ELEMENTS (days_on_the_last));
  fixture_assert_days (endless, days_endless, G_N_ELEMENTS (days_endless));
}

static void
test_end_moves (void)
{
  static const gchar *const lines[] = { START, "2025-03-10 talk begun", "2025-03-14 talk over", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  HiatusStatus before = fixture_status (journey, "2025-03-09");
  HiatusStatus after = fixture_status (journey, "2025-03-14");

  fixture_assert_date (&before.ends_on, "2025-03-28");
  fixture_assert_date (&after.ends_on, "2025-04-01");
  g_assert_cmpint (after.talk_days, ==, 4);
  g_assert_false (after.paused);
}

/* A slip before it and one after it on the same day of the stretch are one; what is written in between is none. */
static void
test_slips (void)
{
  static const gchar *const lines[] = {
    START,
    "2025-03-05T10:00:00Z slip",
    "2025-03-10T09:00:00Z slip",
    "2025-03-10T20:00:00Z talk begun",
    "2025-03-10T21:00:00Z slip",
    "2025-03-12T21:00:00Z slip",
    "2025-03-14T08:00:00Z slip",
    "2025-03-14T09:00:00Z talk over",
    "2025-03-14T11:00:00Z slip",
    NULL,
  };
  static const FixtureDay days[] = {
    { "2025-03-14", HIATUS_PHASE_RUNNING, 10, 18, 9, 8, FALSE },
    { "2025-03-15", HIATUS_PHASE_RUNNING, 11, 17, 10, 9, FALSE },
  };
  static const gchar *const in_talk[] = { START, "2025-03-10T20:00:00Z talk begun", "2025-03-13T21:00:00Z slip", "2025-03-14T09:00:00Z talk over", NULL };
  static const gchar *const after_message[] = { START, "2025-03-29T09:00:00Z plan-end reach-out", "2025-03-29T19:00:00Z slip", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (in_talk);
  g_autoptr (HiatusJourney) ended = fixture_journey (after_message);
  GDate today = fixture_date ("2025-03-14");

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
  g_assert_cmpint (hiatus_journey_last_slip (journey), ==, 0);
  g_assert_null (hiatus_journey_slip_before (journey, &today));
  g_assert_null (hiatus_journey_slip_to_reflect (journey));
  g_assert_cmpint (hiatus_journey_last_slip (ended), ==, 0);
  g_assert_cmpint (fixture_status (ended, "2025-03-29").kept, ==, 28);
}

typedef struct
{
  const gchar *lines[8];
  const gchar *today;
  HiatusPhase phase;
  gboolean paused;
  HiatusTalk word;
} Row;

static const Row rows[] = {
  { { START }, "2025-03-10", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun" }, "2025-03-10", HIATUS_PHASE_TALKING, TRUE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-11 talk no-answer", "2025-03-11 talk answered" }, "2025-03-12", HIATUS_PHASE_TALKING, TRUE, HIATUS_TALK_ANSWERED },
  { { START, "2025-03-29 plan-end reach-out" }, "2025-03-29", HIATUS_PHASE_TALKING, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 talk said-no" }, "2025-03-31", HIATUS_PHASE_TALKING, FALSE, HIATUS_TALK_SAID_NO },
  /* Without a talk there is nothing to be said of it, and none to be over. */
  { { START, "2025-03-10 talk answered", "2025-03-10 talk over" }, "2025-03-10", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  { { "2025-03-01 talk begun" }, "2025-03-10", HIATUS_PHASE_NONE, FALSE, HIATUS_TALK_NONE },
  { { "2025-02-20 plan-start 2025-03-01 28", "2025-02-25 talk begun" }, "2025-02-26", HIATUS_PHASE_PLANNED, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-29 plan-end let-go", "2025-03-30 talk begun" }, "2025-03-30", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_NONE },
  /* What was said last stays when it is over, until another one begins. */
  { { START, "2025-03-10 talk begun", "2025-03-11 talk said-no", "2025-03-12 talk over" }, "2025-03-12", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_SAID_NO },
  { { START, "2025-03-10 talk begun", "2025-03-11 talk said-no", "2025-03-12 talk over", "2025-03-14 talk begun" }, "2025-03-14", HIATUS_PHASE_TALKING, TRUE, HIATUS_TALK_NONE },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 talk said-no", "2025-03-31 plan-end let-go" }, "2025-03-31", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_SAID_NO },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 talk said-no", "2025-04-02 plan-start" }, "2025-04-02", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  /* There are two ways out of it, and a second message is none. */
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 plan-end none" }, "2025-03-31", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 plan-end reach-out" }, "2025-03-31", HIATUS_PHASE_TALKING, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-12 plan-end none" }, "2025-03-12", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-12 plan-end let-go", "2025-03-13 plan-end reach-out" }, "2025-03-13", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-30 talk over" }, "2025-03-30", HIATUS_PHASE_TALKING, FALSE, HIATUS_TALK_NONE },
  /* A new stretch in the middle of it. */
  { { START, "2025-03-10 talk begun", "2025-03-12 plan-start 2025-03-12 28" }, "2025-03-12", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  /* Goal safety has none, and ends one. Nobody is left alone with a message that was sent. */
  { { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-10 talk begun" }, "2025-03-10", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  { { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-10 plan-end reach-out" }, "2025-03-10", HIATUS_PHASE_CLOSED, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-12 plan-change safety" }, "2025-03-12", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  /* Each of them can be taken back. */
  { { START, "2025-03-10 talk begun", "2025-03-10 undo 2" }, "2025-03-10", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-12 talk over", "2025-03-12 undo 3" }, "2025-03-12", HIATUS_PHASE_TALKING, TRUE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-12 talk over", "2025-03-12 undo 2" }, "2025-03-12", HIATUS_PHASE_RUNNING, FALSE, HIATUS_TALK_NONE },
  { { START, "2025-03-10 talk begun", "2025-03-11 talk no-answer", "2025-03-12 talk answered", "2025-03-12 undo 4" }, "2025-03-12", HIATUS_PHASE_TALKING, TRUE, HIATUS_TALK_NO_ANSWER },
  { { START, "2025-03-29 plan-end reach-out", "2025-03-31 plan-end let-go", "2025-03-31 undo 3" }, "2025-03-31", HIATUS_PHASE_TALKING, FALSE, HIATUS_TALK_NONE },
};

static void
test_rows (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (rows[index].lines);
      HiatusStatus status = fixture_status (journey, rows[index].today);

      g_test_message ("row %u", index);
      g_assert_cmpstr (hiatus_phase_to_string (status.phase), ==, hiatus_phase_to_string (rows[index].phase));
      g_assert_cmpint (status.paused, ==, rows[index].paused);
      g_assert_cmpint (hiatus_journey_talk (journey), ==, rows[index].word);
    }
}

/* The length can be another while it waits: longer at once, shorter from the next morning on. */
static void
test_length_meanwhile (void)
{
  static const gchar *const lines[] = { START, "2025-03-10 talk begun", "2025-03-12 plan-length 40", "2025-03-14 talk over", NULL };
  static const FixtureDay days[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 10, 30, 6, 10, FALSE },
    { "2025-03-14", HIATUS_PHASE_RUNNING, 10, 30, 6, 10, FALSE },
    { "2025-04-13", HIATUS_PHASE_REVIEWING, 40, 0, 28, 40, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static GDate
plus (const GDate *date, gint days)
{
  GDate later = *date;

  if (days >= 0)
    g_date_add_days (&later, (guint) days);
  else
    g_date_subtract_days (&later, (guint) -days);
  return later;
}

static void
add_on (HiatusJourney *journey, const GDate *date, const gchar *time, const gchar *what)
{
  g_autofree gchar *day = hiatus_calendar_format_date (date);
  g_autofree gchar *line = g_strdup_printf ("%sT%sZ %s", day, time, what);

  fixture_add (journey, line);
}

/* The same, but for the date and the day on which the end is. */
static void
assert_as_without (const HiatusStatus *with, const HiatusStatus *without, gint took)
{
  g_assert_cmpint (with->phase, ==, without->phase);
  g_assert_cmpint (with->day, ==, without->day);
  g_assert_cmpint (with->days_left, ==, without->days_left);
  g_assert_cmpint (with->kept, ==, without->kept);
  g_assert_cmpint (with->moon_frame, ==, without->moon_frame);
  g_assert_cmpint (with->talk_days, ==, took);
  if (with->length != HIATUS_LENGTH_OPEN)
    g_assert_cmpint (g_date_days_between (&without->ends_on, &with->ends_on), ==, took);
}

/* A stretch with a talk and its twin without one, in which all that comes later comes that many days earlier. */
static void
compare_with_twin (GRand *random)
{
  static const gint lengths[] = { HIATUS_LENGTH_OPEN, 1, 7, 20, 28, 28, 60 };
  gint length = lengths[g_rand_int_range (random, 0, G_N_ELEMENTS (lengths))];
  gint began = g_rand_int_range (random, 1, length == HIATUS_LENGTH_OPEN ? 50 : length + 1);
  gint took = g_rand_boolean (random) ? g_rand_int_range (random, 0, 4) : g_rand_int_range (random, 0, 60);
  GDate starts_on = fixture_date_plus (FIRST_DATE, g_rand_int_range (random, 0, 400));
  GDate from = plus (&starts_on, began - 1);
  GDate until = plus (&from, took);
  g_autoptr (HiatusJourney) with = hiatus_journey_new ();
  g_autoptr (HiatusJourney) without = hiatus_journey_new ();
  g_autofree gchar *first = hiatus_calendar_format_date (&starts_on);
  g_autofree gchar *plan = g_strdup_printf ("plan-start %s %d heal", first, length);
  HiatusStatus frozen, open;

  add_on (with, &starts_on, "07:00:00", plan);
  add_on (without, &starts_on, "07:00:00", plan);
  for (gint i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      GDate date = plus (&starts_on, g_rand_int_range (random, 0, began));

      add_on (with, &date, "08:00:00", "slip");
      add_on (without, &date, "08:00:00", "slip");
    }
  hiatus_journey_status (without, &from, &frozen);
  add_on (with, &from, "09:00:00", "talk begun");
  for (gint i = 0; i <= took; i++)
    {
      GDate date = plus (&from, i);

      hiatus_journey_status (with, &date, &open);
      g_assert_cmpint (open.phase, ==, HIATUS_PHASE_TALKING);
      g_assert_cmpint (open.day, ==, frozen.day);
      g_assert_cmpint (open.days_left, ==, frozen.days_left);
      g_assert_cmpint (open.kept, ==, frozen.kept);
      g_assert_cmpint (open.moon_frame, ==, frozen.moon_frame);
      if (g_rand_boolean (random))
        add_on (with, &date, "10:00:00", "slip");
    }
  add_on (with, &until, "11:00:00", "talk over");
  for (gint i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      GDate date = plus (&from, g_rand_int_range (random, 0, 20));
      GDate later = plus (&date, took);

      add_on (with, &later, "12:00:00", "slip");
      add_on (without, &date, "12:00:00", "slip");
    }
  for (gint i = 0; i < 80; i++)
    {
      GDate date = plus (&from, i);
      GDate later = plus (&date, took);
      GDate yesterday = plus (&later, -1);
      HiatusStatus now, then, before;

      hiatus_journey_status (with, &later, &now);
      hiatus_journey_status (without, &date, &then);
      hiatus_journey_status (with, &yesterday, &before);
      assert_as_without (&now, &then, took);
      g_assert_true (before.days_left - now.days_left == 0 || before.days_left - now.days_left == 1);
      g_assert_cmpint (now.kept, >=, before.kept - 1); /* a slip on the date itself */
    }
}

static void
test_twins (void)
{
  for (guint32 seed = 1; seed <= N_STRETCHES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);

      g_test_message ("seed %u", seed);
      compare_with_twin (random);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/talk/days", test_days);
  g_test_add_func ("/journey/talk/end-moves", test_end_moves);
  g_test_add_func ("/journey/talk/slips", test_slips);
  g_test_add_func ("/journey/talk/rows", test_rows);
  g_test_add_func ("/journey/talk/length-meanwhile", test_length_meanwhile);
  g_test_add_func ("/journey/talk/twins", test_twins);
  return g_test_run ();
}
