/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The safety check: what its answers come to, and what they open and close. */

#include <string.h>

#include "daemon/core/safety.h"
#include "tests/core/fixtures.h"

#define UNANSWERED HIATUS_REPLY_UNANSWERED
#define NO HIATUS_REPLY_NO
#define YES HIATUS_REPLY_YES

#define STARTED "2025-03-01 plan-start"
#define ENDED "2025-03-28 plan-end let-go"
#define CALM "2025-03-02 safety no no"
#define SILENT "2025-03-02 safety no yes"

typedef struct
{
  const gchar *what;
  const gchar *lines[7];
  HiatusReply danger;
  HiatusReply silence;
  gboolean wrote_since;
} Case;

static const Case cases[] = {
  { "nothing", { STARTED }, UNANSWERED, UNANSWERED, FALSE },
  { "both", { STARTED, CALM }, NO, NO, FALSE },
  { "one", { STARTED, "2025-03-02 safety no unanswered" }, NO, UNANSWERED, FALSE },
  { "one-after-the-other", { "2025-03-02 safety unanswered yes", "2025-03-02 safety no unanswered" }, NO, YES, FALSE },
  { "anew", { STARTED, CALM, "2025-03-03 safety yes unanswered" }, YES, NO, FALSE },
  { "and-back", { STARTED, "2025-03-02 safety yes yes", "2025-03-03 safety no unanswered" }, NO, YES, FALSE },
  { "before-any-stretch", { CALM }, NO, NO, FALSE },
  { "never-undone", { STARTED, CALM, "2025-03-02 safety yes", "2025-03-02 undo 3" }, YES, NO, FALSE },
  /* What they wrote since opens what their silence closed. */
  { "they-wrote", { STARTED, SILENT, "2025-03-05 incoming practical" }, NO, YES, TRUE },
  { "small-talk", { STARTED, SILENT, "2025-03-05 incoming small-talk" }, NO, YES, TRUE },
  { "about-us", { STARTED, SILENT, "2025-03-05 incoming us" }, NO, YES, TRUE },
  { "no-kind", { STARTED, SILENT, "2025-03-05 incoming" }, NO, YES, TRUE },
  { "upset", { STARTED, SILENT, "2025-03-05 incoming upset" }, NO, YES, FALSE },
  { "noticed-only", { STARTED, SILENT, "2025-03-05 incoming none notifications" }, NO, YES, FALSE },
  { "noticed-and-told-apart", { STARTED, SILENT, "2025-03-05 incoming us notifications" }, NO, YES, TRUE },
  { "noticed-and-upsetting", { STARTED, SILENT, "2025-03-05 incoming upset notifications" }, NO, YES, FALSE },
  { "wrote-before", { STARTED, "2025-03-01 incoming us", SILENT }, NO, YES, FALSE },
  { "wrote-before-and-told-after", { STARTED, SILENT, "2025-03-01 incoming us" }, NO, YES, FALSE },
  { "wrote-and-taken-back", { STARTED, SILENT, "2025-03-05 incoming us", "2025-03-05 undo 3" }, NO, YES, FALSE },
  { "wrote-and-silence-again", { STARTED, SILENT, "2025-03-05 incoming us", "2025-03-06 safety unanswered yes" }, NO, YES, FALSE },
  { "wrote-and-the-other-answered", { STARTED, SILENT, "2025-03-05 incoming us", "2025-03-06 safety no unanswered" }, NO, YES, TRUE },
  { "met-is-not-written", { STARTED, SILENT, "2025-03-05 encounter well" }, NO, YES, FALSE },
  { "wrote-without-silence", { STARTED, CALM, "2025-03-05 incoming us" }, NO, NO, FALSE },
  { "silence-only-later", { STARTED, CALM, "2025-03-05 incoming us", "2025-03-06 safety unanswered yes" }, NO, YES, FALSE },
  /* The next stretch may be about somebody else: what is open is asked again, what is closed stays so. */
  { "next-stretch", { STARTED, CALM, ENDED, "2025-04-05 plan-start" }, UNANSWERED, UNANSWERED, FALSE },
  { "next-stretch-closed", { STARTED, "2025-03-02 safety yes yes", ENDED, "2025-04-05 plan-start" }, YES, YES, FALSE },
  { "next-stretch-wrote", { STARTED, SILENT, "2025-03-05 incoming us", ENDED, "2025-04-05 plan-start" }, UNANSWERED, YES, FALSE },
  { "next-stretch-wrote-in-it", { STARTED, SILENT, ENDED, "2025-04-05 plan-start", "2025-04-06 incoming us" }, UNANSWERED, YES, TRUE },
  { "answered-for-the-next", { STARTED, ENDED, "2025-04-05 safety no no", "2025-04-05 plan-start" }, NO, NO, FALSE },
  { "one-answered-for-the-next", { STARTED, CALM, ENDED, "2025-04-05 safety no unanswered", "2025-04-05 plan-start" }, NO, UNANSWERED, FALSE },
  { "between-two", { STARTED, CALM, ENDED }, NO, NO, FALSE },
  { "talking", { STARTED, CALM, "2025-03-29 plan-end reach-out" }, NO, NO, FALSE },
  { "begun-again", { STARTED, CALM, "2025-03-05 plan-start 2025-03-05" }, NO, NO, FALSE },
  { "end-without-a-stretch", { CALM, ENDED, "2025-04-05 plan-start" }, NO, NO, FALSE },
  { "next-stretch-taken-back", { STARTED, CALM, ENDED, "2025-04-05 plan-start", "2025-04-05 undo 4" }, NO, NO, FALSE },
};

static void
test_answers (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  HiatusSafety safety;

  memset (&safety, 0xa5, sizeof safety);
  hiatus_journey_safety (journey, &safety);
  g_assert_cmpint (safety.danger, ==, row->danger);
  g_assert_cmpint (safety.silence, ==, row->silence);
  g_assert_cmpint (safety.wrote_since, ==, row->wrote_since);
}

static void
test_answered_at (void)
{
  static const gchar *const lines[] = { "2025-03-01T10:00:00+01:00 safety no unanswered", "2025-03-04T11:00:00+01:00 safety unanswered yes", "2025-03-05 incoming us", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (HiatusJourney) none = hiatus_journey_new ();
  HiatusSafety safety;

  hiatus_journey_safety (journey, &safety);
  g_assert_cmpint (safety.answered_us, ==, fixture_instant ("2025-03-04T11:00:00+01:00"));
  hiatus_journey_safety (none, &safety);
  g_assert_cmpint (safety.answered_us, ==, 0);
}

/* Each answer, each goal, each thing that can start contact. The rule is written once more, as product.md has it. */
static void
test_gate (void)
{
  guint n_open = 0;

  for (HiatusReply danger = UNANSWERED; danger <= YES; danger++)
    for (HiatusReply silence = UNANSWERED; silence <= YES; silence++)
      for (gint wrote = 0; wrote <= 1; wrote++)
        for (HiatusGoal goal = HIATUS_GOAL_UNSURE; goal <= HIATUS_GOAL_SAFETY; goal++)
          for (HiatusStarts what = HIATUS_STARTS_NOTHING; what <= HIATUS_STARTS_BE_SEEN; what++)
            {
              const HiatusSafety safety = { .danger = danger, .silence = silence, .wrote_since = wrote != 0 };
              gboolean closed_by_danger = danger != NO || goal == HIATUS_GOAL_SAFETY;
              gboolean closed_by_silence = silence == UNANSWERED || (silence == YES && wrote == 0);
              gboolean opens = hiatus_safety_opens (&safety, goal, what);

              g_assert_cmpint (opens, ==, what == HIATUS_STARTS_NOTHING || (!closed_by_danger && !closed_by_silence));
              n_open += opens ? 1 : 0;
            }
  /* 72 times nothing is started; of the rest four things, with three goals, where silence is no (twice) or they wrote. */
  g_assert_cmpuint (n_open, ==, 72 + 4 * 3 * 3);
}

/* What is closed says why, and what would open it. */
static void
test_why_closed (void)
{
  static const struct
  {
    HiatusSafety safety;
    HiatusGoal goal;
    const gchar *names;
  } rows[] = {
    { { UNANSWERED, UNANSWERED, 0, FALSE }, HIATUS_GOAL_HEAL, "'hiatus safety answer'" },
    { { NO, UNANSWERED, 0, FALSE }, HIATUS_GOAL_HEAL, "'hiatus safety answer'" },
    { { UNANSWERED, NO, 0, FALSE }, HIATUS_GOAL_HEAL, "'hiatus safety answer'" },
    { { UNANSWERED, YES, 0, FALSE }, HIATUS_GOAL_HEAL, "'hiatus safety answer'" },
    { { YES, NO, 0, FALSE }, HIATUS_GOAL_SAFETY, "'hiatus safety answer'" },
    { { YES, YES, 0, FALSE }, HIATUS_GOAL_SAFETY, "'hiatus safety answer'" },
    { { NO, NO, 0, FALSE }, HIATUS_GOAL_SAFETY, "'hiatus plan change --goal GOAL'" },
    { { UNANSWERED, UNANSWERED, 0, FALSE }, HIATUS_GOAL_SAFETY, "'hiatus plan change --goal GOAL'" },
    { { NO, YES, 0, FALSE }, HIATUS_GOAL_RECONCILE, "'hiatus log incoming'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gchar *why = hiatus_safety_why_closed (&rows[i].safety, rows[i].goal);

      g_test_message ("row %u: %s", i, why);
      g_assert_nonnull (strstr (why, rows[i].names));
      g_assert_null (strpbrk (why, "\r\n"));
    }
}

typedef struct
{
  const gchar *what;
  const gchar *lines[7];
  const gchar *today;
  HiatusPhase phase;
  HiatusGoal goal;
  gint length;
  gint kept;
} Stretch;

#define HOPING "2025-03-01 plan-start 2025-03-01 28 reconcile"
#define DANGER "2025-03-05 safety yes unanswered"
#define OVER "2025-03-06 safety no no"

/* What danger makes of the stretch. */
static const Stretch stretches[] = {
  { "not-answered", { HOPING }, "2025-03-06", HIATUS_PHASE_RUNNING, HIATUS_GOAL_RECONCILE, 28, 6 },
  { "no-danger", { HOPING, CALM }, "2025-03-06", HIATUS_PHASE_RUNNING, HIATUS_GOAL_RECONCILE, 28, 6 },
  { "silence", { HOPING, SILENT }, "2025-03-06", HIATUS_PHASE_RUNNING, HIATUS_GOAL_RECONCILE, 28, 6 },
  { "danger", { HOPING, DANGER }, "2025-03-05", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "later", { HOPING, DANGER }, "2025-04-20", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "when-complete", { HOPING, "2025-04-05 safety yes" }, "2025-04-06", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "a-pending-length", { HOPING, "2025-03-05 plan-length 10", DANGER }, "2025-03-20", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "no-length-after", { HOPING, DANGER, "2025-03-05 plan-length 40" }, "2025-03-20", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "twice", { HOPING, DANGER, DANGER }, "2025-03-20", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  /* The goal is chosen by the person again, never by an answer. */
  { "over", { HOPING, DANGER, OVER }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "over-and-chosen", { HOPING, DANGER, OVER, "2025-03-07 plan-change heal" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_HEAL, 0, 7 },
  { "over-and-a-length", { HOPING, DANGER, OVER, "2025-03-07 plan-change heal", "2025-03-07 plan-length 28" }, "2025-03-08", HIATUS_PHASE_RUNNING, HIATUS_GOAL_HEAL, 28, 8 },
  /* What another device asked for before it heard of the danger. */
  { "changed-elsewhere", { HOPING, DANGER, "2025-03-05 plan-change heal limited" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "started-elsewhere", { DANGER, "2025-03-05 plan-start 2025-03-05 28 heal" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "undone-elsewhere", { HOPING, DANGER, "2025-03-05 undo 2" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "start-undone", { HOPING, DANGER, "2025-03-05 undo 1", "2025-03-06 plan-start 2025-03-06" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "goal-safety-without-danger", { "2025-03-01 plan-start 2025-03-01 0 safety", "2025-03-02 plan-change heal" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_HEAL, 0, 7 },
  { "the-next-stretch", { HOPING, DANGER, ENDED, "2025-04-05 plan-start 2025-04-05" }, "2025-04-06", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  { "not-the-other-question", { HOPING, DANGER, "2025-03-06 safety unanswered no" }, "2025-03-07", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, 0, -1 },
  /* Talking already: the stretch goes on, without an end. */
  { "talking-is-over", { HOPING, CALM, "2025-03-28 plan-end reach-out", "2025-03-30 safety yes" }, "2025-04-01", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, HIATUS_LENGTH_OPEN, -1 },
  { "talking-in-mid-plan-is-over", { HOPING, CALM, "2025-03-10 talk begun", "2025-03-12 safety yes" }, "2025-03-14", HIATUS_PHASE_RUNNING, HIATUS_GOAL_SAFETY, HIATUS_LENGTH_OPEN, -1 },
  { "without-a-stretch", { DANGER }, "2025-03-07", HIATUS_PHASE_NONE, HIATUS_GOAL_UNSURE, 0, 0 },
};

static void
test_stretch (gconstpointer data)
{
  const Stretch *row = data;
  g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
  HiatusStatus status = fixture_status (journey, row->today);

  g_assert_cmpstr (hiatus_phase_to_string (status.phase), ==, hiatus_phase_to_string (row->phase));
  g_assert_cmpint (status.goal, ==, row->goal);
  g_assert_cmpint (status.length, ==, row->length);
  g_assert_cmpint (status.kept, ==, row->kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/safety/answers/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_answers);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      g_autofree gchar *path = g_strconcat ("/safety/stretch/", stretches[i].what, NULL);

      g_test_add_data_func (path, &stretches[i], test_stretch);
    }
  g_test_add_func ("/safety/answered-at", test_answered_at);
  g_test_add_func ("/safety/gate", test_gate);
  g_test_add_func ("/safety/why-closed", test_why_closed);
  return g_test_run ();
}
