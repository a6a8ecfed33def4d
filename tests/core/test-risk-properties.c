/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/calendar.h"
#include "daemon/core/risk.h"
#include "tests/core/fixtures.h"

/* What holds for every journal, whatever happened in it: each is made from a seed of its own, which a failure names. */
/* Meson runs all of them; valgrind, which is slow, a tenth. */
#define N_LIVES (g_test_thorough () ? 100u : 10u)
#define SPAN_DAYS 90
#define N_DATES 6

static const gchar *const zones[] = { "UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Pacific/Honolulu" };

typedef struct
{
  GRand *random;
  GPtrArray *events; /* (element-type HiatusEvent) (owned) */
  GTimeZone *zone;
  GDate dates[N_DATES];
} Life;

static HiatusEvent *
random_event (Life *life, guint64 sequence)
{
  static const HiatusEventKind kinds[] = { HIATUS_EVENT_URGE, HIATUS_EVENT_URGE, HIATUS_EVENT_URGE, HIATUS_EVENT_SLIP, HIATUS_EVENT_LOOK, HIATUS_EVENT_INCOMING, HIATUS_EVENT_QUIET };
  HiatusEvent *event = hiatus_event_new (kinds[g_rand_int_range (life->random, 0, G_N_ELEMENTS (kinds))]);
  g_autoptr (GTimeZone) abroad = fixture_zone (zones[g_rand_int_range (life->random, 0, G_N_ELEMENTS (zones))]);
  gint day = g_rand_int_range (life->random, 0, SPAN_DAYS);
  /* Half of them in the evening, or hardly any life would have heavy hours. */
  gint minute = g_rand_boolean (life->random) ? g_rand_int_range (life->random, 0, 24 * 60) : 20 * 60;
  GDate date = fixture_date_plus ("2025-02-01", day);

  event->device = g_strdup (FIXTURE_DEVICE);
  event->sequence = sequence;
  event->happened_us = hiatus_calendar_instant (&date, minute, g_rand_int_range (life->random, 0, 10) == 0 ? abroad : life->zone);
  event->recorded_us = event->happened_us + (g_rand_boolean (life->random) ? G_TIME_SPAN_DAY : 0);
  event->date = date;
  return event;
}

static Life *
life_new (guint32 seed)
{
  Life *life = g_new0 (Life, 1);
  gint n_events;

  life->random = g_rand_new_with_seed (seed);
  life->zone = fixture_zone (zones[seed % G_N_ELEMENTS (zones)]);
  life->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);
  n_events = g_rand_int_range (life->random, 1, 120);
  for (gint i = 1; i <= n_events; i++)
    g_ptr_array_add (life->events, random_event (life, (guint64) i));
  for (guint i = 0; i < N_DATES; i++)
    life->dates[i] = fixture_date_plus ("2025-02-01", g_rand_int_range (life->random, 0, SPAN_DAYS + 20));
  return life;
}

static void
life_free (Life *life)
{
  g_ptr_array_unref (life->events);
  g_time_zone_unref (life->zone);
  g_rand_free (life->random);
  g_free (life);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Life, life_free)

static void
assert_same (const Life *life, const HiatusJourney *left, const HiatusJourney *right, const GDate *date)
{
  HiatusRisk left_risk, right_risk;
  gboolean speaks = hiatus_risk_on (left, date, life->zone, &left_risk);

  g_assert_cmpint (hiatus_risk_has_enough (left, date, life->zone), ==, hiatus_risk_has_enough (right, date, life->zone));
  g_assert_cmpint (speaks, ==, hiatus_risk_on (right, date, life->zone, &right_risk));
  if (!speaks)
    return;
  g_assert_cmpint (left_risk.minute, ==, right_risk.minute);
  g_assert_cmpint (left_risk.earliest, ==, right_risk.earliest);
  g_assert_cmpint (left_risk.until, ==, right_risk.until);
  g_assert_cmpint (left_risk.part, ==, right_risk.part);
  g_assert_cmpint (left_risk.weekday, ==, right_risk.weekday);
}

/* With @is_wanted (@event, @data) only. */
static HiatusJourney *
journey_of (const Life *life, gboolean (*is_wanted) (const HiatusEvent *event, gconstpointer data), gconstpointer data)
{
  HiatusJourney *journey = hiatus_journey_new ();

  for (guint i = 0; i < life->events->len; i++)
    if (is_wanted == NULL || is_wanted (g_ptr_array_index (life->events, i), data))
      hiatus_journey_add (journey, hiatus_event_copy (g_ptr_array_index (life->events, i)));
  return journey;
}

static gboolean
is_not_after (const HiatusEvent *event, gconstpointer date)
{
  return hiatus_calendar_compare (&event->date, date) <= 0;
}

static gboolean
is_before (const HiatusEvent *event, gconstpointer date)
{
  return hiatus_calendar_compare (&event->date, date) < 0;
}

/* Never in the night, never after it is too late, and never with too little to go by. */
static void
test_bounds (void)
{
  guint n_spoken = 0;
  guint n_asked = 0;

  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      g_autoptr (Life) life = life_new (seed);
      g_autoptr (HiatusJourney) journey = journey_of (life, NULL, NULL);

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < N_DATES; i++)
        {
          const GDate *date = &life->dates[i];
          g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
          guint n_events = 0;
          HiatusRisk risk;

          n_asked++;
          if (!hiatus_risk_on (journey, date, life->zone, &risk))
            continue;
          n_spoken++;
          g_assert_true (hiatus_risk_has_enough (journey, date, life->zone));
          g_assert_cmpint (risk.minute, >=, 6 * 60);
          g_assert_cmpint (risk.minute, <=, 22 * 60 + 30);
          g_assert_cmpint (risk.earliest, <=, risk.minute);
          g_assert_cmpint (risk.earliest, >=, 6 * 60);
          g_assert_cmpint (risk.until, >=, risk.minute + 60);
          g_assert_cmpint (risk.until, <=, HIATUS_MINUTES_PER_DAY);
          g_assert_cmpint (risk.weekday, ==, g_date_get_weekday (date));
          for (guint event = 0; event < life->events->len; event++)
            {
              const HiatusEvent *known = g_ptr_array_index (life->events, event);

              if (!is_not_after (known, date) || (known->kind != HIATUS_EVENT_URGE && known->kind != HIATUS_EVENT_SLIP && known->kind != HIATUS_EVENT_LOOK))
                continue;
              n_events++;
              g_hash_table_add (days, GUINT_TO_POINTER (g_date_get_julian (&known->date)));
            }
          g_assert_cmpuint (n_events, >=, HIATUS_RISK_EVENTS_MIN);
          g_assert_cmpuint (g_hash_table_size (days), >=, HIATUS_RISK_DAYS_MIN);
        }
    }
  /* These lives are worth asking. */
  g_assert_cmpuint (n_spoken, >, n_asked / 10);
  g_assert_cmpuint (n_spoken, <, n_asked);
}

/* What comes later, or is told in another order, or twice, changes nothing; nor does being asked again. */
static void
test_past_only_in_any_order (void)
{
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      g_autoptr (Life) life = life_new (seed);
      g_autoptr (HiatusJourney) journey = journey_of (life, NULL, NULL);
      g_autoptr (HiatusJourney) backwards = hiatus_journey_new ();

      g_test_message ("seed %u", seed);
      for (guint i = life->events->len; i > 0; i--)
        hiatus_journey_add (backwards, hiatus_event_copy (g_ptr_array_index (life->events, i - 1)));
      for (guint i = 0; i < N_DATES; i++)
        {
          g_autoptr (HiatusJourney) past = journey_of (life, is_not_after, &life->dates[i]);

          assert_same (life, journey, past, &life->dates[i]);
          assert_same (life, journey, backwards, &life->dates[i]);
          assert_same (life, journey, journey, &life->dates[i]);
        }
    }
}

/* What happens on the date itself, from 05:00 on, neither. */
static void
test_same_all_day (void)
{
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      g_autoptr (Life) life = life_new (seed);

      g_test_message ("seed %u", seed);
      for (guint i = 0; i < N_DATES; i++)
        {
          g_autoptr (HiatusJourney) morning = journey_of (life, is_before, &life->dates[i]);
          g_autoptr (HiatusJourney) evening = journey_of (life, is_before, &life->dates[i]);

          for (guint64 n = 0; n < 10; n++)
            {
              HiatusEvent *event = random_event (life, 1000 + n);

              event->date = life->dates[i];
              event->happened_us = hiatus_calendar_instant (&event->date, g_rand_int_range (life->random, 5 * 60, 24 * 60), life->zone);
              hiatus_journey_add (evening, event);
            }
          if (hiatus_journey_events (morning)->len > 0)
            assert_same (life, morning, evening, &life->dates[i]);
        }
    }
}

/* An event that was taken back is as if it had never been, but for how far the journal reaches back. */
static void
test_undone (void)
{
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      g_autoptr (Life) life = life_new (seed);
      g_autoptr (HiatusJourney) with = journey_of (life, NULL, NULL);
      g_autoptr (HiatusJourney) without = journey_of (life, NULL, NULL);

      g_test_message ("seed %u", seed);
      for (guint64 n = 0; n < 20; n++)
        {
          HiatusEvent *event = random_event (life, 1000 + n);
          HiatusEvent *undo = hiatus_event_new (HIATUS_EVENT_UNDO);
          const HiatusEvent *first = g_ptr_array_index (hiatus_journey_events (without), 0);

          /* Not earlier than what is known anyway. */
          if (hiatus_calendar_compare (&event->date, &first->date) < 0)
            event->date = first->date;
          undo->device = g_strdup (FIXTURE_OTHER_DEVICE);
          undo->sequence = n + 1;
          undo->date = event->date;
          undo->recorded_us = event->recorded_us;
          undo->target = hiatus_event_id (event);
          hiatus_journey_add (with, event);
          hiatus_journey_add (with, undo);
        }
      for (guint i = 0; i < N_DATES; i++)
        assert_same (life, with, without, &life->dates[i]);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk/bounds", test_bounds);
  g_test_add_func ("/risk/past-only-in-any-order", test_past_only_in_any_order);
  g_test_add_func ("/risk/same-all-day", test_same_all_day);
  g_test_add_func ("/risk/undone", test_undone);
  return g_test_run ();
}
