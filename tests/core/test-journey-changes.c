/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/fixtures.h"

#define NO_MOON HIATUS_MOON_NONE
#define MAX_LINES 8

static void
test_shorter_from_tomorrow (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 16", NULL };
  static const FixtureDay days[] = {
    { "2025-03-11", HIATUS_PHASE_RUNNING, 11, 17, 10, 11, FALSE },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_REVIEWING, 13, 3, 22, 13, FALSE },
    { "2025-03-16", HIATUS_PHASE_REVIEWING, 16, 0, 28, 16, FALSE },
    { "2025-03-17", HIATUS_PHASE_COMPLETE, 16, 0, 28, 16, TRUE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* Tonight it is said, tomorrow it is complete. */
static void
test_shorter_than_lived (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 10", NULL };
  static const FixtureDay days[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_COMPLETE, 10, 0, 28, 10, TRUE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static void
test_longer_at_once (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 14", "2025-03-12 plan-length 28", NULL };
  static const FixtureDay days[] = {
    { "2025-03-11", HIATUS_PHASE_REVIEWING, 11, 3, 22, 11, FALSE },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* "Wait longer", said once the stretch was complete. */
static void
test_longer_when_complete (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-29 plan-length 42", NULL };
  static const FixtureDay days[] = {
    { "2025-03-28", HIATUS_PHASE_REVIEWING, 28, 0, 28, 28, FALSE },
    { "2025-03-29", HIATUS_PHASE_RUNNING, 29, 13, 19, 29, FALSE },
    { "2025-04-11", HIATUS_PHASE_REVIEWING, 42, 0, 28, 42, FALSE },
    { "2025-04-12", HIATUS_PHASE_COMPLETE, 42, 0, 28, 42, TRUE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* Open is longer than any number: in force at once, and any number after it only tomorrow. */
static void
test_open_and_back (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-10 plan-length 0", "2025-03-12 plan-length 3650", NULL };
  static const FixtureDay days[] = {
    { "2025-03-09", HIATUS_PHASE_RUNNING, 9, 19, 8, 9, FALSE },
    { "2025-03-10", HIATUS_PHASE_RUNNING, 10, 0, 14, 10, FALSE },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 0, 14, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_RUNNING, 13, 3637, 0, 13, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* The last word of a day counts, wherever the words before it pointed. */
static void
test_change_of_mind (void)
{
  static const gchar *const back[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 14", "2025-03-12 plan-length 28", NULL };
  static const FixtureDay days_back[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_RUNNING, 13, 15, 12, 13, FALSE },
  };
  static const gchar *const other[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 14", "2025-03-12 plan-length 20", NULL };
  static const FixtureDay days_other[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_RUNNING, 13, 7, 18, 13, FALSE },
  };
  static const gchar *const longer[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 42", "2025-03-12 plan-length 28", NULL };
  static const FixtureDay days_longer[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 30, 8, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_RUNNING, 13, 15, 12, 13, FALSE },
  };

  fixture_assert_days (back, days_back, G_N_ELEMENTS (days_back));
  fixture_assert_days (other, days_other, G_N_ELEMENTS (days_other));
  fixture_assert_days (longer, days_longer, G_N_ELEMENTS (days_longer));
}

static void
test_length_of_a_planned_one (void)
{
  static const gchar *const lines[] = { "2025-02-20 plan-start 2025-03-01 28", "2025-02-25 plan-length 14", NULL };
  static const FixtureDay days[] = {
    { "2025-02-25", HIATUS_PHASE_PLANNED, 0, 28, NO_MOON, 0, FALSE },
    { "2025-02-26", HIATUS_PHASE_PLANNED, 0, 14, NO_MOON, 0, FALSE },
    { "2025-03-01", HIATUS_PHASE_RUNNING, 1, 13, 0, 1, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

/* Ends of a plan freeze what was true on that date; only what it is called changes. */
static void
test_ends (void)
{
  static const gchar *const talking[] = { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-29 plan-end reach-out", NULL };
  static const FixtureDay days_talking[] = {
    { "2025-03-29", HIATUS_PHASE_TALKING, 28, 0, 28, 27, FALSE },
    { "2025-06-29", HIATUS_PHASE_TALKING, 28, 0, 28, 27, FALSE },
  };
  static const gchar *const let_go[] = { "2025-03-01 plan-start", "2025-03-29 plan-end let-go", NULL };
  static const FixtureDay days_let_go[] = {
    { "2025-03-29", HIATUS_PHASE_CLOSED, 28, 0, NO_MOON, 28, FALSE },
    { "2025-06-29", HIATUS_PHASE_CLOSED, 28, 0, NO_MOON, 28, FALSE },
  };
  static const gchar *const early[] = { "2025-03-01 plan-start", "2025-03-12 plan-end none", NULL };
  static const FixtureDay days_early[] = {
    { "2025-03-12", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE },
    { "2025-03-13", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE },
    { "2025-05-01", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE },
  };
  static const gchar *const early_talking[] = { "2025-03-01 plan-start", "2025-03-12 plan-end reach-out", NULL };
  static const FixtureDay days_early_talking[] = {
    { "2025-03-12", HIATUS_PHASE_TALKING, 12, 16, 28, 12, FALSE },
    { "2025-04-29", HIATUS_PHASE_TALKING, 12, 16, 28, 12, FALSE },
  };
  static const gchar *const open[] = { "2025-03-01 plan-start 2025-03-01 0", "2025-05-12 plan-end let-go", NULL };
  static const FixtureDay days_open[] = {
    { "2025-05-12", HIATUS_PHASE_CLOSED, 73, 0, NO_MOON, 73, FALSE },
    { "2025-07-12", HIATUS_PHASE_CLOSED, 73, 0, NO_MOON, 73, FALSE },
  };

  fixture_assert_days (talking, days_talking, G_N_ELEMENTS (days_talking));
  fixture_assert_days (let_go, days_let_go, G_N_ELEMENTS (days_let_go));
  fixture_assert_days (early, days_early, G_N_ELEMENTS (days_early));
  fixture_assert_days (early_talking, days_early_talking, G_N_ELEMENTS (days_early_talking));
  fixture_assert_days (open, days_open, G_N_ELEMENTS (days_open));
}

/* A shortening that was to come in force tomorrow does not once the plan ended today. */
static void
test_end_before_pending_length (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 plan-length 14", "2025-03-12 plan-end let-go", NULL };
  static const FixtureDay days[] = {
    { "2025-03-12", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE },
    { "2025-03-20", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE },
  };

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
}

static void
test_next_plan (void)
{
  static const gchar *const lines[] = {
    "2025-01-01 plan-start 2025-01-01 28 heal",
    "2025-01-05 urge 1",
    "2025-01-06 slip",
    "2025-01-10 plan-length 60",
    "2025-01-12 plan-end let-go",
    "2025-03-01 plan-start 2025-03-01 28 reconcile limited",
    "2025-03-02 urge 2",
    NULL,
  };
  static const FixtureDay days[] = {
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE },
    { "2025-03-29", HIATUS_PHASE_COMPLETE, 28, 0, 28, 28, TRUE },
  };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  HiatusStatus status = fixture_status (journey, "2025-03-12");

  fixture_assert_days (lines, days, G_N_ELEMENTS (days));
  g_assert_cmpint (status.goal, ==, HIATUS_GOAL_RECONCILE);
  g_assert_cmpint (status.mode, ==, HIATUS_MODE_LIMITED);
  g_assert_cmpuint (status.urges_total, ==, 1);
}

typedef struct
{
  const gchar *lines[MAX_LINES + 1];
  FixtureDay day;
} Undone;

/* The last line of each takes one of the others back. */
static const Undone undone[] = {
  { { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-12 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
  { { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-06 slip", "2025-03-12 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 11, FALSE } },
  { { "2025-03-01 plan-start", "2025-03-01 undo 1" },
    { "2025-03-12", HIATUS_PHASE_NONE, 0, 0, NO_MOON, 0, FALSE } },
  { { "2025-03-01 plan-start", "2025-03-12 plan-end let-go", "2025-03-12 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
  { { "2025-03-01 plan-start", "2025-03-10 plan-length 14", "2025-03-12 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
  { { "2025-03-01 plan-start 2025-03-01 28", "2025-03-10 plan-length 14", "2025-03-10 plan-length 20", "2025-03-10 undo 3" },
    { "2025-03-12", HIATUS_PHASE_REVIEWING, 12, 2, 24, 12, FALSE } },
  { { "2025-03-01 plan-start 2025-03-01 28", "2025-03-10 plan-start 2025-03-10 7", "2025-03-12 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
  /* Twice is as good as once. */
  { { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-06 undo 2", "2025-03-06 undo 2" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
  /* Of something that never was. */
  { { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-06 undo 400" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 11, FALSE } },
  /* Before what it takes back, as may come of two devices whose clocks differ. */
  { { "2025-03-01 plan-start", "2025-03-06 undo 3", "2025-03-05 slip" },
    { "2025-03-12", HIATUS_PHASE_RUNNING, 12, 16, 11, 12, FALSE } },
};

static void
test_undo (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (undone); index++)
    {
      g_autoptr (HiatusJourney) journey = fixture_journey (undone[index].lines);

      g_test_message ("row %u", index);
      fixture_assert_day (journey, &undone[index].day);
    }
}

static void
test_undone_is_known (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-05 urge 1", "2025-03-06 undo 2", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  const HiatusEvent *slip = hiatus_journey_find (journey, FIXTURE_DEVICE "-2");
  const HiatusEvent *urge = hiatus_journey_find (journey, FIXTURE_DEVICE "-3");

  g_assert_nonnull (slip);
  g_assert_nonnull (urge);
  g_assert_cmpint (slip->kind, ==, HIATUS_EVENT_SLIP);
  g_assert_true (hiatus_journey_is_undone (journey, slip));
  g_assert_false (hiatus_journey_is_undone (journey, urge));
  g_assert_null (hiatus_journey_find (journey, FIXTURE_DEVICE "-9"));
  g_assert_null (hiatus_journey_find (journey, FIXTURE_OTHER_DEVICE "-2"));
  g_assert_null (hiatus_journey_find (journey, ""));
  /* It stays in the journal that a person can read. */
  g_assert_cmpuint (hiatus_journey_events (journey)->len, ==, 4);
}

/* Decided in Apia, then over the date line to where it is still yesterday: decided all the same. */
static void
test_ended_tomorrow (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-12 plan-end let-go", NULL };
  static const FixtureDay day = { "2025-03-11", HIATUS_PHASE_CLOSED, 12, 16, NO_MOON, 12, FALSE };

  fixture_assert_days (lines, &day, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/changes/shorter-from-tomorrow", test_shorter_from_tomorrow);
  g_test_add_func ("/journey/changes/shorter-than-lived", test_shorter_than_lived);
  g_test_add_func ("/journey/changes/longer-at-once", test_longer_at_once);
  g_test_add_func ("/journey/changes/longer-when-complete", test_longer_when_complete);
  g_test_add_func ("/journey/changes/open-and-back", test_open_and_back);
  g_test_add_func ("/journey/changes/change-of-mind", test_change_of_mind);
  g_test_add_func ("/journey/changes/length-of-a-planned-one", test_length_of_a_planned_one);
  g_test_add_func ("/journey/changes/ends", test_ends);
  g_test_add_func ("/journey/changes/end-before-pending-length", test_end_before_pending_length);
  g_test_add_func ("/journey/changes/next-plan", test_next_plan);
  g_test_add_func ("/journey/changes/undo", test_undo);
  g_test_add_func ("/journey/changes/undone-is-known", test_undone_is_known);
  g_test_add_func ("/journey/changes/ended-tomorrow", test_ended_tomorrow);
  return g_test_run ();
}
