/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/fixtures.h"

/* What holds for every journal, whatever happened in it. A journal here is a few events of two devices
 * with clocks that disagree; each is made from a seed of its own, which a failure names. */
/* Meson runs all of them; valgrind, which is slow, a tenth. */
#define N_JOURNALS (g_test_thorough () ? 2000u : 200u)
#define MAX_EVENTS 18
#define N_DATES 12
#define SPAN_DAYS 60

static const gchar *const first_date = "2025-02-20";

typedef struct
{
  GRand *random;
  GPtrArray *events; /* (element-type HiatusEvent) (owned): sorted by hiatus_event_compare() */
  GDate dates[N_DATES];
} Journal;

static GDate
random_date (GRand *random)
{
  return fixture_date_plus (first_date, g_rand_int_range (random, 0, SPAN_DAYS));
}

static HiatusEventKind
random_kind (GRand *random)
{
  /* What changes the plan comes as often as what happens in it, or plans would be rare. */
  static const HiatusEventKind kinds[] = {
    HIATUS_EVENT_PLAN_START,
    HIATUS_EVENT_PLAN_START,
    HIATUS_EVENT_PLAN_START,
    HIATUS_EVENT_PLAN_LENGTH,
    HIATUS_EVENT_PLAN_LENGTH,
    HIATUS_EVENT_PLAN_LENGTH,
    HIATUS_EVENT_PLAN_END,
    HIATUS_EVENT_PLAN_END,
    HIATUS_EVENT_URGE,
    HIATUS_EVENT_URGE,
    HIATUS_EVENT_LOOK,
    HIATUS_EVENT_SLIP,
    HIATUS_EVENT_SLIP,
    HIATUS_EVENT_PROMPT,
    HIATUS_EVENT_POPUP,
    HIATUS_EVENT_QUIET,
    HIATUS_EVENT_UNDO,
    HIATUS_EVENT_UNDO,
    HIATUS_EVENT_REPAIR,
    HIATUS_EVENT_INCOMING,
    HIATUS_EVENT_ENCOUNTER,
    HIATUS_EVENT_WRONG_PERSON,
    HIATUS_EVENT_WATCH_PAUSE,
    HIATUS_EVENT_SENDING,
    HIATUS_EVENT_PLAN_CHANGE,
    HIATUS_EVENT_WAIT,
    HIATUS_EVENT_WAIT_END,
    HIATUS_EVENT_REFLECTION,
    HIATUS_EVENT_SAFETY,
    HIATUS_EVENT_SCRIPT_STEP,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_TALK,
    HIATUS_EVENT_LETTER,
    HIATUS_EVENT_LETTER_FELT,
  };
  return kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
}

static const gchar *
random_device (GRand *random)
{
  return g_rand_boolean (random) ? FIXTURE_DEVICE : FIXTURE_OTHER_DEVICE;
}

static gint
random_length (GRand *random)
{
  static const gint lengths[] = { HIATUS_LENGTH_OPEN, 1, 2, 7, 14, 20, 28, 28, 42 };

  return lengths[g_rand_int_range (random, 0, G_N_ELEMENTS (lengths))];
}

static HiatusEvent *
random_event (GRand *random,
              HiatusEventKind kind,
              const gchar *device,
              guint64 sequence,
              gint64 recorded_us)
{
  HiatusEvent *event = hiatus_event_new (kind);

  event->device = g_strdup (device);
  event->sequence = sequence;
  event->recorded_us = recorded_us;
  event->date = random_date (random);
  event->starts_on = random_date (random);
  event->length = random_length (random);
  event->goal = (HiatusGoal) g_rand_int_range (random, HIATUS_GOAL_UNSURE, HIATUS_GOAL_SAFETY + 1);
  event->mode = (HiatusMode) g_rand_int_range (random, HIATUS_MODE_STRICT, HIATUS_MODE_LIMITED + 1);
  event->decision = (HiatusDecision) g_rand_int_range (random, HIATUS_DECISION_NONE, HIATUS_DECISION_REACH_OUT + 1);
  event->strength = g_rand_int_range (random, 0, 4);
  event->popup = g_rand_boolean (random) ? HIATUS_POPUP_DAY : HIATUS_POPUP_END;
  event->answer = HIATUS_ANSWER_DONE;
  event->day = event->date;
  event->until_us = recorded_us + G_TIME_SPAN_HOUR;
  event->danger = (HiatusReply) g_rand_int_range (random, HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_YES + 1);
  event->silence = (HiatusReply) g_rand_int_range (random, HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_YES + 1);
  event->talk = g_rand_boolean (random) ? HIATUS_TALK_BEGUN : (HiatusTalk) g_rand_int_range (random, HIATUS_TALK_BEGUN, HIATUS_TALK_OVER + 1);
  if (kind == HIATUS_EVENT_PROMPT)
    event->prompt = g_strdup ("walk");
  /* Sometimes of an event that is not there, or that nobody can undo. */
  if (kind == HIATUS_EVENT_UNDO)
    event->target = g_strdup_printf ("%s-%d", random_device (random), g_rand_int_range (random, 1, MAX_EVENTS / 2 + 2));
  return event;
}

static gint
compare_events (gconstpointer left,
                gconstpointer right)
{
  return hiatus_event_compare (*(const HiatusEvent *const *) left, *(const HiatusEvent *const *) right);
}

static Journal *
journal_new (guint32 seed)
{
  Journal *journal = g_new0 (Journal, 1);
  gint n_events;
  guint64 sequences[2] = { 0, 0 };
  gint64 recorded_us[2] = { 0, 0 };

  journal->random = g_rand_new_with_seed (seed);
  journal->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_event_free);
  n_events = g_rand_int_range (journal->random, 1, MAX_EVENTS + 1);
  for (gint index = 0; index < n_events; index++)
    {
      gint device = g_rand_int_range (journal->random, 0, 2);

      /* Steps of nothing too: two events may bear the same time, on one device or on both. */
      recorded_us[device] += g_rand_int_range (journal->random, 0, 3);
      g_ptr_array_add (journal->events,
                       random_event (journal->random,
                                     random_kind (journal->random),
                                     device == 0 ? FIXTURE_DEVICE : FIXTURE_OTHER_DEVICE,
                                     ++sequences[device],
                                     recorded_us[device]));
    }
  g_ptr_array_sort (journal->events, compare_events);
  for (guint index = 0; index < N_DATES; index++)
    journal->dates[index] = fixture_date_plus (first_date, g_rand_int_range (journal->random, -3, SPAN_DAYS + 45));
  return journal;
}

static void
journal_free (Journal *journal)
{
  g_ptr_array_unref (journal->events);
  g_rand_free (journal->random);
  g_free (journal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Journal, journal_free)

static HiatusJourney *
fold (const Journal *journal,
      guint n_events)
{
  HiatusJourney *journey = hiatus_journey_new ();

  for (guint index = 0; index < n_events; index++)
    g_assert_true (hiatus_journey_add (journey, hiatus_event_copy (g_ptr_array_index (journal->events, index))));
  return journey;
}

static gchar *
last_act_id (const HiatusJourney *journey)
{
  const HiatusEvent *act = hiatus_journey_last_act (journey);

  return act != NULL ? hiatus_event_id (act) : NULL;
}

/* All that a journey can be asked for. */
static void
assert_same (const Journal *journal,
             const HiatusJourney *left,
             const HiatusJourney *right)
{
  g_autofree gchar *left_act = last_act_id (left);
  g_autofree gchar *right_act = last_act_id (right);

  g_assert_cmpstr (left_act, ==, right_act);
  g_assert_cmpint (hiatus_journey_quiet_until (left), ==, hiatus_journey_quiet_until (right));
  g_assert_cmpint (hiatus_journey_talk (left), ==, hiatus_journey_talk (right));
  for (guint index = 0; index < N_DATES; index++)
    {
      const GDate *date = &journal->dates[index];
      HiatusStatus left_status;
      HiatusStatus right_status;

      hiatus_journey_status (left, date, &left_status);
      hiatus_journey_status (right, date, &right_status);
      fixture_assert_status_equal (&left_status, &right_status);
      g_assert_cmpint (hiatus_journey_popup_shown (left, HIATUS_POPUP_DAY, date), ==, hiatus_journey_popup_shown (right, HIATUS_POPUP_DAY, date));
      g_assert_cmpuint (hiatus_journey_count_popups (left, HIATUS_POPUP_END, date, NULL), ==, hiatus_journey_count_popups (right, HIATUS_POPUP_END, date, NULL));
    }
}

static void
assert_same_events (const HiatusJourney *left,
                    const HiatusJourney *right)
{
  GPtrArray *left_events = hiatus_journey_events (left);
  GPtrArray *right_events = hiatus_journey_events (right);

  g_assert_cmpuint (left_events->len, ==, right_events->len);
  for (guint index = 0; index < left_events->len; index++)
    {
      const HiatusEvent *left_event = g_ptr_array_index (left_events, index);
      const HiatusEvent *right_event = g_ptr_array_index (right_events, index);

      g_assert_true (hiatus_event_equal (left_event, right_event));
      g_assert_cmpint (hiatus_journey_is_undone (left, left_event), ==, hiatus_journey_is_undone (right, right_event));
    }
}

/* Event by event, and asked after each, as a running daemon does: the same as read at its next start. */
static void
test_step_by_step (void)
{
  for (guint32 seed = 0; seed < N_JOURNALS; seed++)
    {
      g_autoptr (Journal) journal = journal_new (seed);
      g_autoptr (HiatusJourney) stepwise = hiatus_journey_new ();

      g_test_message ("seed %u", seed);
      for (guint index = 0; index < journal->events->len; index++)
        {
          g_autoptr (HiatusJourney) at_once = fold (journal, index + 1);

          g_assert_true (hiatus_journey_add (stepwise, hiatus_event_copy (g_ptr_array_index (journal->events, index))));
          assert_same (journal, stepwise, at_once);
        }
    }
}

/* However the events of two devices come in, some of them twice. */
static void
test_any_arrival (void)
{
  for (guint32 seed = 0; seed < N_JOURNALS; seed++)
    {
      g_autoptr (Journal) journal = journal_new (seed);
      g_autoptr (HiatusJourney) in_order = fold (journal, journal->events->len);
      g_autoptr (HiatusJourney) shuffled = hiatus_journey_new ();
      g_autoptr (GPtrArray) arrivals = g_ptr_array_new ();

      g_test_message ("seed %u", seed);
      for (guint index = 0; index < journal->events->len; index++)
        g_ptr_array_insert (arrivals, g_rand_int_range (journal->random, 0, (gint32) index + 1), g_ptr_array_index (journal->events, index));
      for (guint index = 0; index < arrivals->len; index++)
        {
          const HiatusEvent *event = g_ptr_array_index (arrivals, index);
          HiatusStatus between;

          g_assert_true (hiatus_journey_add (shuffled, hiatus_event_copy (event)));
          hiatus_journey_status (shuffled, &journal->dates[0], &between);
          g_assert_false (hiatus_journey_add (shuffled, hiatus_event_copy (event)));
        }
      assert_same (journal, in_order, shuffled);
      assert_same_events (in_order, shuffled);
    }
}

static void
test_undo_restores (void)
{
  static const HiatusEventKind acts[] = {
    HIATUS_EVENT_PLAN_START,
    HIATUS_EVENT_PLAN_LENGTH,
    HIATUS_EVENT_PLAN_END,
    HIATUS_EVENT_URGE,
    HIATUS_EVENT_LOOK,
    HIATUS_EVENT_SLIP,
    HIATUS_EVENT_INCOMING,
    HIATUS_EVENT_ENCOUNTER,
    HIATUS_EVENT_WRONG_PERSON,
    HIATUS_EVENT_SENDING,
    HIATUS_EVENT_PLAN_CHANGE,
    HIATUS_EVENT_REFLECTION,
    HIATUS_EVENT_TALK,
  };

  for (guint32 seed = 0; seed < N_JOURNALS; seed++)
    {
      g_autoptr (Journal) journal = journal_new (seed);
      g_autoptr (HiatusJourney) before = fold (journal, journal->events->len);
      g_autoptr (HiatusJourney) after = fold (journal, journal->events->len);
      HiatusEventKind kind = acts[seed % G_N_ELEMENTS (acts)];
      gint32 latest = MAX_EVENTS * 3;
      HiatusEvent *act = random_event (journal->random, kind, random_device (journal->random), 100, g_rand_int_range (journal->random, 0, latest));
      HiatusEvent *undo = random_event (journal->random, HIATUS_EVENT_UNDO, random_device (journal->random), 101, g_rand_int_range (journal->random, 0, latest));
      gboolean is_undo_first = g_rand_boolean (journal->random);

      g_test_message ("seed %u", seed);
      g_free (undo->target);
      undo->target = hiatus_event_id (act);
      g_assert_true (hiatus_journey_add (after, is_undo_first ? undo : act));
      if (is_undo_first)
        assert_same (journal, before, after);
      g_assert_true (hiatus_journey_add (after, is_undo_first ? act : undo));
      assert_same (journal, before, after);
      g_assert_true (hiatus_journey_is_undone (after, act));
    }
}

static void
assert_phase_fits (const HiatusStatus *status,
                   const GDate *today)
{
  switch (status->phase)
    {
    case HIATUS_PHASE_NONE:
      g_assert_false (g_date_valid (&status->starts_on));
      g_assert_cmpint (status->day, ==, 0);
      break;
    case HIATUS_PHASE_PLANNED:
      g_assert_cmpint (g_date_compare (today, &status->starts_on), <, 0);
      g_assert_cmpint (status->day, ==, 0);
      g_assert_cmpint (status->days_left, ==, status->length);
      break;
    case HIATUS_PHASE_RUNNING:
    case HIATUS_PHASE_REVIEWING:
      g_assert_cmpint (status->day, ==, g_date_days_between (&status->starts_on, today) + 1 - status->talk_days);
      if (status->length != HIATUS_LENGTH_OPEN)
        g_assert_cmpint (status->days_left, ==, g_date_days_between (today, &status->ends_on));
      break;
    case HIATUS_PHASE_COMPLETE:
      g_assert_cmpint (g_date_compare (today, &status->ends_on), >, 0);
      g_assert_cmpint (status->day, ==, status->length);
      g_assert_cmpint (status->days_left, ==, 0);
      break;
    case HIATUS_PHASE_TALKING:
    case HIATUS_PHASE_CLOSED:
    default:
      g_assert_true (g_date_valid (&status->starts_on));
      break;
    }
}

static void
assert_plausible (const HiatusStatus *status,
                  const GDate *today)
{
  gboolean has_moon = status->phase >= HIATUS_PHASE_RUNNING && status->phase <= HIATUS_PHASE_TALKING;

  assert_phase_fits (status, today);
  g_assert_cmpint (status->waiting, ==, status->phase == HIATUS_PHASE_COMPLETE);
  g_assert_cmpint (status->moon_frame >= 0, ==, has_moon);
  g_assert_cmpint (status->moon_frame, <=, HIATUS_MOON_FULL);
  g_assert_cmpuint (status->urges_today, <=, MAX_EVENTS);
  g_assert_cmpint (status->days_left, >=, 0);
  g_assert_cmpint (status->talk_days, >=, 0);
  if (status->paused)
    g_assert_cmpint (status->phase, ==, HIATUS_PHASE_TALKING);
  if (status->phase == HIATUS_PHASE_TALKING)
    g_assert_cmpint (status->goal, !=, HIATUS_GOAL_SAFETY);
  if (status->phase != HIATUS_PHASE_NONE && status->goal == HIATUS_GOAL_SAFETY)
    g_assert_cmpint (status->kept, ==, -1);
  else
    g_assert_cmpint (status->kept, >=, 0);
  g_assert_cmpint (status->kept, <=, status->day);
  if (g_date_valid (&status->ends_on))
    g_assert_cmpint (g_date_days_between (&status->starts_on, &status->ends_on), ==, status->length - 1 + status->talk_days);
  else
    g_assert_cmpint (status->length, ==, HIATUS_LENGTH_OPEN);
}

static void
test_always_plausible (void)
{
  for (guint32 seed = 0; seed < N_JOURNALS; seed++)
    {
      g_autoptr (Journal) journal = journal_new (seed);
      g_autoptr (HiatusJourney) journey = fold (journal, journal->events->len);

      g_test_message ("seed %u", seed);
      for (guint index = 0; index < N_DATES; index++)
        {
          HiatusStatus status;

          hiatus_journey_status (journey, &journal->dates[index], &status);
          assert_plausible (&status, &journal->dates[index]);
        }
    }
}

/* The properties above say little if the journals hold little: every phase has to come up, and often. */
static void
test_journals_are_varied (void)
{
  guint n_seen[HIATUS_PHASE_CLOSED + 1] = { 0 };
  guint n_paused = 0;

  for (guint32 seed = 0; seed < N_JOURNALS; seed++)
    {
      g_autoptr (Journal) journal = journal_new (seed);
      g_autoptr (HiatusJourney) journey = fold (journal, journal->events->len);

      for (guint index = 0; index < N_DATES; index++)
        {
          HiatusStatus status;

          hiatus_journey_status (journey, &journal->dates[index], &status);
          n_seen[status.phase]++;
          n_paused += status.paused ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_paused, >, N_JOURNALS / 8);
  for (HiatusPhase phase = HIATUS_PHASE_NONE; phase <= HIATUS_PHASE_CLOSED; phase++)
    {
      g_test_message ("%s: %u", hiatus_phase_to_string (phase), n_seen[phase]);
      g_assert_cmpuint (n_seen[phase], >, N_JOURNALS / 4);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/properties/step-by-step", test_step_by_step);
  g_test_add_func ("/journey/properties/any-arrival", test_any_arrival);
  g_test_add_func ("/journey/properties/undo-restores", test_undo_restores);
  g_test_add_func ("/journey/properties/always-plausible", test_always_plausible);
  g_test_add_func ("/journey/properties/journals-are-varied", test_journals_are_varied);
  return g_test_run ();
}
