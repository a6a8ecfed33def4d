/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/occasion.h"
#include "tests/core/fixtures.h"

typedef struct
{
  const gchar *starts_on;
  gint day;
  gboolean is_milestone;
} Milestone;

/* 1, 3, 7, 14, 21, 28, then monthly: from the second month on, so that it does not follow the 28th at once. */
static const Milestone milestones[] = {
  { "2025-03-01", 1, TRUE },
  { "2025-03-01", 2, FALSE },
  { "2025-03-01", 3, TRUE },
  { "2025-03-01", 7, TRUE },
  { "2025-03-01", 8, FALSE },
  { "2025-03-01", 14, TRUE },
  { "2025-03-01", 21, TRUE },
  { "2025-03-01", 27, FALSE },
  { "2025-03-01", 28, TRUE },
  { "2025-03-01", 29, FALSE },
  { "2025-03-01", 61, FALSE },
  { "2025-03-01", 62, TRUE },
  { "2025-03-01", 63, FALSE },
  { "2025-03-01", 93, TRUE },
  { "2025-03-01", 366, TRUE },
  /* 31 March, 30 April, 31 May: the last day of a month that is too short. */
  { "2025-01-31", 60, TRUE },
  { "2025-01-31", 90, TRUE },
  { "2025-01-31", 121, TRUE },
  { "2025-01-31", 91, FALSE },
  { "2025-03-01", 0, FALSE },
  { "2025-03-01", -5, FALSE },
};

static void
test_milestones (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (milestones); index++)
    {
      GDate starts_on = fixture_date (milestones[index].starts_on);

      g_test_message ("day %d from %s", milestones[index].day, milestones[index].starts_on);
      g_assert_cmpint (hiatus_occasion_is_milestone (&starts_on, milestones[index].day), ==, milestones[index].is_milestone);
    }
}

/* Ten years: twelve a year after the first month, and never two within four weeks. */
static void
test_milestones_are_monthly (void)
{
  GDate starts_on = fixture_date ("2024-01-31");
  gint previous = 28;
  guint n_milestones = 0;

  for (gint day = 29; day <= HIATUS_LENGTH_MAX; day++)
    {
      if (!hiatus_occasion_is_milestone (&starts_on, day))
        continue;
      g_assert_cmpint (day - previous, >=, 28);
      g_assert_cmpint (day - previous, <=, 33);
      previous = day;
      n_milestones++;
    }
  g_assert_cmpuint (n_milestones, ==, 10 * 12 - 2);
}

typedef struct
{
  const gchar *plan;
  const gchar *today;
  HiatusOccasions occasions;
  const gchar *care[4];
  const gchar *also; /* (nullable): something that happened */
} Row;

#define MARCH "2025-03-01 plan-start 2025-03-01 28 heal"
#define OPEN "2025-03-01 plan-start 2025-03-01 0 heal"
#define SAFETY "2025-03-01 plan-start 2025-03-01 0 safety"

static const Row rows[] = {
  { MARCH, "2025-02-28", HIATUS_OCCASION_NONE },
  { MARCH, "2025-03-01", HIATUS_OCCASION_MILESTONE },
  { MARCH, "2025-03-02", HIATUS_OCCASION_NONE },
  { MARCH, "2025-03-12", HIATUS_OCCASION_NONE },
  { MARCH, "2025-03-21", HIATUS_OCCASION_MILESTONE },
  { MARCH, "2025-03-22", HIATUS_OCCASION_LOOKING_BACK },
  { MARCH, "2025-03-23", HIATUS_OCCASION_NONE },
  { MARCH, "2025-03-28", HIATUS_OCCASION_MILESTONE | HIATUS_OCCASION_LAST_DAY },
  { MARCH, "2025-03-29", HIATUS_OCCASION_NONE },
  /* Looks back from day 21 on, and is asked about then and every 28 days after it; with goal safety never. */
  { OPEN, "2025-03-20", HIATUS_OCCASION_NONE },
  { OPEN, "2025-03-21", HIATUS_OCCASION_MILESTONE | HIATUS_OCCASION_LOOKING_BACK | HIATUS_OCCASION_QUESTION },
  { OPEN, "2025-03-22", HIATUS_OCCASION_NONE },
  { OPEN, "2025-04-17", HIATUS_OCCASION_NONE },
  { OPEN, "2025-04-18", HIATUS_OCCASION_QUESTION },
  { OPEN, "2025-05-16", HIATUS_OCCASION_QUESTION },
  { OPEN, "2026-02-20", HIATUS_OCCASION_QUESTION },
  { "2025-03-01 plan-start 2025-03-01 0 reconcile", "2025-04-18", HIATUS_OCCASION_QUESTION },
  { "2025-03-01 plan-start 2025-03-01 0 unsure", "2025-04-18", HIATUS_OCCASION_QUESTION },
  { SAFETY, "2025-03-21", HIATUS_OCCASION_MILESTONE },
  { SAFETY, "2025-04-18", HIATUS_OCCASION_NONE },
  { "2025-03-01 plan-start 2025-03-01 1", "2025-03-01", HIATUS_OCCASION_MILESTONE | HIATUS_OCCASION_LAST_DAY },

  /* A hard day, every year or once. */
  { MARCH, "2025-03-12", HIATUS_OCCASION_HARD_DAY, { "hard-day 03-12" } },
  { MARCH, "2025-03-12", HIATUS_OCCASION_HARD_DAY, { "hard-day 2025-03-12" } },
  { MARCH, "2025-03-12", HIATUS_OCCASION_NONE, { "hard-day 2024-03-12" } },
  { MARCH, "2025-03-13", HIATUS_OCCASION_NONE, { "hard-day 03-12" } },
  { MARCH, "2025-02-28", HIATUS_OCCASION_NONE, { "hard-day 02-28" } },
  /* One of 29 February is on the 28th where there is no other, and on no other day. */
  { "2025-02-20 plan-start 2025-02-20 28", "2025-02-28", HIATUS_OCCASION_HARD_DAY, { "hard-day 02-29" } },
  { "2024-02-19 plan-start 2024-02-19 28", "2024-02-28", HIATUS_OCCASION_NONE, { "hard-day 02-29" } },
  { "2024-02-19 plan-start 2024-02-19 28", "2024-02-29", HIATUS_OCCASION_HARD_DAY, { "hard-day 02-29" } },
  { "2024-02-19 plan-start 2024-02-19 28", "2024-03-01", HIATUS_OCCASION_NONE, { "hard-day 02-29" } },
  /* No milestone on one, and it comes on no other day. */
  { MARCH, "2025-03-07", HIATUS_OCCASION_HARD_DAY, { "hard-day 03-07" } },
  { MARCH, "2025-03-08", HIATUS_OCCASION_NONE, { "hard-day 03-07" } },
  /* Looking back and the question wait for the next date that is none. */
  { MARCH, "2025-03-22", HIATUS_OCCASION_HARD_DAY, { "hard-day 03-22" } },
  { MARCH, "2025-03-23", HIATUS_OCCASION_LOOKING_BACK, { "hard-day 03-22" } },
  { MARCH, "2025-03-23", HIATUS_OCCASION_HARD_DAY, { "hard-day 03-22", "hard-day 03-23" } },
  { MARCH, "2025-03-24", HIATUS_OCCASION_LOOKING_BACK, { "hard-day 03-22", "hard-day 03-23" } },
  { MARCH, "2025-03-24", HIATUS_OCCASION_NONE, { "hard-day 03-23" } },
  { OPEN, "2025-03-21", HIATUS_OCCASION_HARD_DAY, { "hard-day 03-21" } },
  { OPEN, "2025-03-22", HIATUS_OCCASION_LOOKING_BACK | HIATUS_OCCASION_QUESTION, { "hard-day 03-21" } },
  { OPEN, "2025-03-23", HIATUS_OCCASION_NONE, { "hard-day 03-21" } },
  { OPEN, "2025-04-18", HIATUS_OCCASION_HARD_DAY, { "hard-day 04-18", "hard-day 04-19" } },
  { OPEN, "2025-04-20", HIATUS_OCCASION_QUESTION, { "hard-day 04-18", "hard-day 04-19" } },
  { SAFETY, "2025-03-22", HIATUS_OCCASION_NONE, { "hard-day 03-21" } },
  /* The day before the end is told of: nobody is to be surprised. */
  { MARCH, "2025-03-28", HIATUS_OCCASION_HARD_DAY | HIATUS_OCCASION_LAST_DAY, { "hard-day 03-28" } },
  { "2025-03-01 plan-start 2025-03-01 4", "2025-03-04", HIATUS_OCCASION_LAST_DAY, { "hard-day 03-03" } },

  /* The day after a slip, once; not where it was taken back, and not after a look. */
  { MARCH, "2025-03-12", HIATUS_OCCASION_AFTER_SLIP, { NULL }, "2025-03-11 slip" },
  { MARCH, "2025-03-13", HIATUS_OCCASION_NONE, { NULL }, "2025-03-11 slip" },
  { MARCH, "2025-03-12", HIATUS_OCCASION_NONE, { NULL }, "2025-03-11 look" },
  { MARCH, "2025-03-07", HIATUS_OCCASION_AFTER_SLIP | HIATUS_OCCASION_MILESTONE, { NULL }, "2025-03-06 slip" },
  { MARCH, "2025-03-07", HIATUS_OCCASION_AFTER_SLIP | HIATUS_OCCASION_HARD_DAY, { "hard-day 03-07" }, "2025-03-06 slip" },
};

/* Where a talk let the stretch wait from its 21st or 22nd day on: what was said on that date is not said again on the one on
 * which it is over, but that the end is tomorrow. */
static const struct
{
  const gchar *lines[6];
  const gchar *today;
  HiatusOccasions occasions;
  const gchar *care[3];
} waits[] = {
  { { MARCH, "2025-03-22 popup day", "2025-03-22 talk begun" }, "2025-03-25", HIATUS_OCCASION_NONE },
  { { MARCH, "2025-03-22 popup day", "2025-03-22 talk begun", "2025-03-25 talk over" }, "2025-03-25", HIATUS_OCCASION_NONE },
  { { MARCH, "2025-03-22 talk begun", "2025-03-25 talk over" }, "2025-03-25", HIATUS_OCCASION_LOOKING_BACK },
  { { MARCH, "2025-03-22 talk begun", "2025-03-25 talk over" }, "2025-03-26", HIATUS_OCCASION_NONE },
  { { MARCH, "2025-03-20 talk begun", "2025-03-25 talk over" }, "2025-03-27", HIATUS_OCCASION_LOOKING_BACK },
  { { MARCH, "2025-03-21 popup day", "2025-03-21 talk begun", "2025-03-25 talk over" }, "2025-03-25", HIATUS_OCCASION_NONE },
  { { MARCH, "2025-03-21 talk begun", "2025-03-25 talk over" }, "2025-03-25", HIATUS_OCCASION_MILESTONE },
  { { MARCH, "2025-03-28 popup day", "2025-03-28 talk begun", "2025-04-02 talk over" }, "2025-04-02", HIATUS_OCCASION_LAST_DAY },
  /* Begun on a hard day: what moves from there comes when it is over. */
  { { MARCH, "2025-03-22 popup day", "2025-03-22 talk begun", "2025-03-25 talk over" }, "2025-03-25", HIATUS_OCCASION_LOOKING_BACK, { "hard-day 03-22" } },
  /* Over on one: it moves from there. */
  { { MARCH, "2025-03-22 talk begun", "2025-03-25 talk over" }, "2025-03-26", HIATUS_OCCASION_LOOKING_BACK, { "hard-day 03-25" } },
  /* The date before today's is in the talk, and no slip. */
  { { MARCH, "2025-03-10T20:00:00Z talk begun", "2025-03-11T20:00:00Z slip", "2025-03-12T09:00:00Z talk over" }, "2025-03-12", HIATUS_OCCASION_NONE },
};

static void
test_waits (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (waits); index++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (waits[index].lines);
      g_autoptr (HiatusCare) care = fixture_care (waits[index].care);
      GDate today = fixture_date (waits[index].today);
      HiatusStatus status = fixture_status (journey, waits[index].today);

      g_test_message ("row %u", index);
      g_assert_cmpint (hiatus_occasion_of (journey, care, &status, &today), ==, waits[index].occasions);
    }
}

static void
test_occasions (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      const gchar *const lines[] = { rows[index].plan, rows[index].also, NULL };
      g_autoptr (HiatusJourney) journey = fixture_journey (lines);
      g_autoptr (HiatusCare) care = fixture_care (rows[index].care);
      GDate today = fixture_date (rows[index].today);
      HiatusStatus status = fixture_status (journey, rows[index].today);

      g_test_message ("%s, %s", rows[index].plan, rows[index].today);
      g_assert_cmpint (hiatus_occasion_of (journey, care, &status, &today), ==, rows[index].occasions);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/occasion/milestones", test_milestones);
  g_test_add_func ("/occasion/milestones-are-monthly", test_milestones_are_monthly);
  g_test_add_func ("/occasion/table", test_occasions);
  g_test_add_func ("/occasion/waits", test_waits);
  return g_test_run ();
}
