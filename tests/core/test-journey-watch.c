/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/sighting.h"
#include "tests/core/fixtures.h"

/* What they wrote and a meeting are agreed contact, and so is what is being sent: no day is lost by them, and nothing else
 * of the plan changes. */
static void
test_no_slip (void)
{
  static const gchar *const happened[] = {
    "2025-03-05 incoming",
    "2025-03-05 incoming small-talk",
    "2025-03-05 incoming practical notifications",
    "2025-03-06 incoming us",
    "2025-03-07 incoming upset",
    "2025-03-08 encounter well",
    "2025-03-09 encounter hard",
    "2025-03-09 look titles",
    "2025-03-10 wrong-person Alex Lexi",
    "2025-03-10 watch-pause resumed",
    "2025-03-10 sending 2025-03-10T12:30:00Z Alex",
  };
  static const gchar *const plan[] = { "2025-03-01 plan-start", "2025-03-04 slip", "2025-03-04 urge 2", NULL };
  g_autoptr (HiatusJourney) without = fixture_journey (plan);
  g_autoptr (HiatusJourney) with = fixture_journey (plan);

  for (guint i = 0; i < G_N_ELEMENTS (happened); i++)
    fixture_add (with, happened[i]);
  for (gint day = -2; day < 40; day++)
    {
      GDate date = fixture_date_plus ("2025-03-01", day);
      HiatusStatus expected, status;

      hiatus_journey_status (without, &date, &expected);
      hiatus_journey_status (with, &date, &status);
      fixture_assert_status_equal (&status, &expected);
    }
  g_assert_cmpint (fixture_status (with, "2025-03-12").kept, ==, 11);
}

/* Undo means what the person did. What was noticed can be taken back by its id. */
static void
test_last_act (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  const HiatusEvent *urge = fixture_add (journey, "2025-03-02 urge 1");
  const HiatusEvent *noticed = fixture_add (journey, "2025-03-02 incoming none notifications Alex");
  const HiatusEvent *said;

  fixture_add (journey, "2025-03-02 look titles");
  fixture_add (journey, "2025-03-02 urge 0 clipboard");
  fixture_add (journey, "2025-03-02 watch-pause resumed");
  g_assert_true (hiatus_journey_last_act (journey) == urge);
  said = fixture_add (journey, "2025-03-02 incoming us");
  g_assert_true (hiatus_journey_last_act (journey) == said);
  said = fixture_add (journey, "2025-03-02 encounter hard");
  g_assert_true (hiatus_journey_last_act (journey) == said);

  fixture_add (journey, "2025-03-02 undo 2");
  g_assert_true (hiatus_journey_is_undone (journey, noticed));
  g_assert_true (hiatus_journey_last_act (journey) == said);
}

static void
test_watch_paused_until (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  g_assert_cmpint (hiatus_journey_watch_paused_until (journey), ==, 0);
  fixture_add (journey, "2025-03-02 watch-pause 2025-03-02T20:00:00Z");
  g_assert_cmpint (hiatus_journey_watch_paused_until (journey), ==, fixture_instant ("2025-03-02T20:00:00Z"));
  fixture_add (journey, "2025-03-02 watch-pause resumed");
  fixture_add (journey, "2025-03-02 quiet 0");
  g_assert_cmpint (hiatus_journey_watch_paused_until (journey), ==, HIATUS_UNTIL_RESUMED);
  g_assert_cmpint (hiatus_journey_quiet_until (journey), ==, 0);
  fixture_add (journey, "2025-03-02 watch-pause 0");
  g_assert_cmpint (hiatus_journey_watch_paused_until (journey), ==, 0);
}

static void
test_sending_until (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  g_assert_cmpint (hiatus_journey_sending_until (journey, "Alex"), ==, 0);
  fixture_add (journey, "2025-03-02 sending 2025-03-02T12:30:00Z Alex");
  fixture_add (journey, "2025-03-02 sending 2025-03-02T12:40:00Z Kim");
  g_assert_cmpint (hiatus_journey_sending_until (journey, "Alex"), ==, fixture_instant ("2025-03-02T12:30:00Z"));
  g_assert_cmpint (hiatus_journey_sending_until (journey, "Kim"), ==, fixture_instant ("2025-03-02T12:40:00Z"));
  g_assert_cmpint (hiatus_journey_sending_until (journey, "alex"), ==, 0);
  /* Said again it is longer, taken back it is as before. */
  fixture_add (journey, "2025-03-02 sending 2025-03-02T12:50:00Z Alex");
  g_assert_cmpint (hiatus_journey_sending_until (journey, "Alex"), ==, fixture_instant ("2025-03-02T12:50:00Z"));
  fixture_add (journey, "2025-03-02 undo 3");
  g_assert_cmpint (hiatus_journey_sending_until (journey, "Alex"), ==, fixture_instant ("2025-03-02T12:30:00Z"));
}

static void
test_count_wrong_person (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  g_assert_cmpuint (hiatus_journey_count_wrong_person (journey, "Alex", "Lexi"), ==, 0);
  fixture_add (journey, "2025-03-02 wrong-person Alex Lexi");
  fixture_add (journey, "2025-03-02 wrong-person Alex Doe");
  fixture_add (journey, "2025-03-02 wrong-person Kim Lexi");
  fixture_add (journey, "2025-03-12 wrong-person Alex Lexi");
  g_assert_cmpuint (hiatus_journey_count_wrong_person (journey, "Alex", "Lexi"), ==, 2);
  g_assert_cmpuint (hiatus_journey_count_wrong_person (journey, "Alex", "Doe"), ==, 1);
  g_assert_cmpuint (hiatus_journey_count_wrong_person (journey, "Alex", "lexi"), ==, 0);
  /* Taken back and erased, it counts for nothing, under no name. */
  fixture_add (journey, "2025-03-12 undo 4");
  hiatus_journey_forget_text (journey, FIXTURE_DEVICE "-4");
  g_assert_cmpuint (hiatus_journey_count_wrong_person (journey, "Alex", "Lexi"), ==, 1);
}

static void
test_last_slip (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();

  fixture_add (journey, "2025-03-02 incoming us");
  fixture_add (journey, "2025-03-02 look");
  g_assert_cmpint (hiatus_journey_last_slip (journey), ==, 0);
  fixture_add (journey, "2025-03-05 slip");
  fixture_add (journey, "2025-03-03 slip");
  g_assert_cmpint (hiatus_journey_last_slip (journey), ==, fixture_instant ("2025-03-05T12:00:00Z"));
  fixture_add (journey, "2025-03-06 undo 3");
  g_assert_cmpint (hiatus_journey_last_slip (journey), ==, fixture_instant ("2025-03-03T12:00:00Z"));
}

/* Each source has an origin of its own, and the same name. */
static void
test_origins (void)
{
  for (HiatusSource source = 0; source < HIATUS_N_SOURCES; source++)
    {
      g_autofree gchar *line = g_strdup_printf ("2025-03-02 look %s", hiatus_source_names[source]);
      g_autoptr (HiatusEvent) event = fixture_event (line, 1);

      g_assert_cmpint (hiatus_source_get_origin (source), ==, event->origin);
      g_assert_cmpint (event->origin, !=, HIATUS_ORIGIN_SAID);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/watch/no-slip", test_no_slip);
  g_test_add_func ("/journey/watch/last-act", test_last_act);
  g_test_add_func ("/journey/watch/watch-paused-until", test_watch_paused_until);
  g_test_add_func ("/journey/watch/sending-until", test_sending_until);
  g_test_add_func ("/journey/watch/count-wrong-person", test_count_wrong_person);
  g_test_add_func ("/journey/watch/last-slip", test_last_slip);
  g_test_add_func ("/journey/watch/origins", test_origins);
  return g_test_run ();
}
