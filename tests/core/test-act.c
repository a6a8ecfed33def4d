/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/act.h"
#include "daemon/core/calendar.h"
#include "tests/core/fixtures.h"

#define NO_ERROR (-1)
#define INVALID HIATUS_ERROR_INVALID
#define REFUSED HIATUS_ERROR_REFUSED
#define NOT_FOUND HIATUS_ERROR_NOT_FOUND

#define MAX_LINES 4

/* What the safety check was answered with. */
#define DANGER "2025-03-05 safety yes unanswered"
#define CALM "2025-03-06 safety no no"

/* In all of these tests it is the afternoon of 12 March 2025 in Berlin. */
static const gchar *const afternoon = "2025-03-12T14:02:30+01:00";

static GVariant *
options (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *dictionary = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return dictionary;
}

/* Either an event that may be recorded, or one line about why not. */
static void
assert_outcome (const HiatusEvent *event,
                const GError *error,
                gint code)
{
  g_autoptr (GError) check_error = NULL;

  if (code != NO_ERROR)
    {
      g_assert_null (event);
      fixture_assert_one_line (error, code);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (event);
  g_assert_true (hiatus_event_check (event, &check_error));
  g_assert_no_error (check_error);
}

typedef struct
{
  const gchar *lines[MAX_LINES + 1];
  const gchar *options;
  gint code;
  gint length;
  const gchar *starts_on;
  HiatusGoal goal;
  HiatusMode mode;
} Start;

static const Start starts[] = {
  { { NULL }, "{}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'days': <14>}", NO_ERROR, 14, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'days': <1>}", NO_ERROR, 1, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'days': <3650>}", NO_ERROR, 3650, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'until': <'2025-03-31'>}", NO_ERROR, 20, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'until': <'2025-03-12'>}", NO_ERROR, 1, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'open': <true>, 'goal': <'heal'>}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_HEAL, HIATUS_MODE_STRICT },
  { { NULL }, "{'open': <false>}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'from': <'2025-03-01'>, 'goal': <'reconcile'>, 'mode': <'limited'>}", NO_ERROR, 28, "2025-03-01", HIATUS_GOAL_RECONCILE, HIATUS_MODE_LIMITED },
  { { NULL }, "{'from': <'2025-03-20'>, 'until': <'2025-04-02'>}", NO_ERROR, 14, "2025-03-20", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  /* Today is its last day, then over since yesterday. */
  { { NULL }, "{'from': <'2025-02-13'>}", NO_ERROR, 28, "2025-02-13", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'from': <'2025-02-12'>}", INVALID },
  { { NULL }, "{'from': <'2024-02-12'>, 'open': <true>}", NO_ERROR, 0, "2024-02-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { NULL }, "{'goal': <'safety'>}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { { NULL }, "{'goal': <'safety'>, 'open': <true>}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { { NULL }, "{'goal': <'safety'>, 'days': <28>}", INVALID },
  { { NULL }, "{'days': <0>}", INVALID },
  { { NULL }, "{'days': <-3>}", INVALID },
  { { NULL }, "{'days': <40000>}", INVALID },
  { { NULL }, "{'days': <3651>}", INVALID },
  { { NULL }, "{'days': <'14'>}", INVALID },
  { { NULL }, "{'until': <'2025-03-11'>}", INVALID },
  { { NULL }, "{'until': <'2025-02-30'>}", INVALID },
  { { NULL }, "{'until': <'9999-12-31'>}", INVALID },
  { { NULL }, "{'from': <'2025-03-20'>, 'until': <'2025-03-19'>}", INVALID },
  { { NULL }, "{'from': <'2025-02-30'>}", INVALID },
  { { NULL }, "{'from': <'1900-01-01'>}", INVALID },
  { { NULL }, "{'from': <'2099-01-01'>}", INVALID },
  { { NULL }, "{'days': <14>, 'until': <'2025-03-31'>}", INVALID },
  { { NULL }, "{'days': <14>, 'open': <true>}", INVALID },
  { { NULL }, "{'goal': <'win'>}", INVALID },
  { { NULL }, "{'mode': <'loud'>}", INVALID },
  { { NULL }, "{'dais': <14>}", INVALID },
  { { NULL }, "{'day': <14>}", INVALID },
  /* One at a time; the next only when that is decided. */
  { { "2025-03-01 plan-start" }, "{}", REFUSED },
  { { "2025-03-01 plan-start 2025-04-01" }, "{}", REFUSED },
  { { "2025-03-01 plan-start 2025-03-01 7" }, "{}", REFUSED },
  { { "2025-03-01 plan-start", "2025-03-05 plan-end let-go" }, "{}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { "2025-03-01 plan-start", "2025-03-05 plan-end reach-out" }, "{}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  { { "2025-03-01 plan-start", "2025-03-05 undo 1" }, "{}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  /* One that waits for a talk is not over. */
  { { "2025-03-01 plan-start", "2025-03-05 talk begun" }, "{}", REFUSED },
  { { "2025-03-01 plan-start", "2025-03-05 talk begun" }, "{'again': <true>}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_UNSURE, HIATUS_MODE_STRICT },
  /* In danger there is one goal, which need not be said. Of a former stretch too, until the check is answered anew. */
  { { DANGER }, "{}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { { DANGER }, "{'mode': <'limited'>}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_SAFETY, HIATUS_MODE_LIMITED },
  { { DANGER }, "{'goal': <'safety'>}", NO_ERROR, 0, "2025-03-12", HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { { DANGER }, "{'days': <28>}", INVALID },
  { { DANGER }, "{'goal': <'heal'>}", REFUSED },
  { { DANGER }, "{'goal': <'unsure'>, 'open': <true>}", REFUSED },
  { { "2025-03-01 plan-start", DANGER, "2025-03-05 plan-end" }, "{'goal': <'reconcile'>}", REFUSED },
  { { "2025-03-01 plan-start", DANGER }, "{'goal': <'reconcile'>, 'again': <true>}", REFUSED },
  { { DANGER, "2025-03-06 safety unanswered yes" }, "{'goal': <'heal'>}", REFUSED },
  { { DANGER, CALM }, "{'goal': <'heal'>}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_HEAL, HIATUS_MODE_STRICT },
  { { "2025-03-05 safety no yes" }, "{'goal': <'heal'>}", NO_ERROR, 28, "2025-03-12", HIATUS_GOAL_HEAL, HIATUS_MODE_STRICT },
};

static void
test_start_plan (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (starts); index++)
    {
      const Start *row = &starts[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (GVariant) dictionary = options (row->options);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_start_plan (journey, dictionary, fixture_instant (afternoon), zone, &error);

      g_test_message ("row %u: %s", index, row->options);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_PLAN_START);
      fixture_assert_date (&event->starts_on, row->starts_on);
      g_assert_cmpint (event->length, ==, row->length);
      g_assert_cmpint (event->goal, ==, row->goal);
      g_assert_cmpint (event->mode, ==, row->mode);
    }
}

typedef struct
{
  const gchar *lines[MAX_LINES + 1];
  const gchar *options;
  gint code;
  gint length;
} Change;

#define STARTED "2025-03-01 plan-start"
#define RUNNING \
  {             \
    STARTED     \
  }
#define OPEN_ENDED                       \
  {                                      \
    "2025-03-01 plan-start 2025-03-01 0" \
  }
#define SAFETY                                  \
  {                                             \
    "2025-03-01 plan-start 2025-03-01 0 safety" \
  }
#define PLANNED                        \
  {                                    \
    "2025-03-01 plan-start 2025-04-01" \
  }
#define COMPLETE            \
  {                         \
    "2025-02-01 plan-start" \
  }
#define CLOSED                                            \
  {                                                       \
    "2025-03-01 plan-start", "2025-03-05 plan-end let-go" \
  }

#define TALKING                                              \
  {                                                          \
    "2025-02-01 plan-start", "2025-03-05 plan-end reach-out" \
  }
#define WAITING                                      \
  {                                                  \
    "2025-03-01 plan-start", "2025-03-08 talk begun" \
  }
#define RESUMED                                                              \
  {                                                                          \
    "2025-03-01 plan-start", "2025-03-06 talk begun", "2025-03-10 talk over" \
  }

static const Change changes[] = {
  { RUNNING, "{'days': <42>}", NO_ERROR, 42 },
  { RUNNING, "{'days': <28>}", NO_ERROR, 28 },
  { RUNNING, "{'days': <12>}", NO_ERROR, 12 },
  { RUNNING, "{'days': <11>}", INVALID },
  { RUNNING, "{'until': <'2025-03-12'>}", NO_ERROR, 12 },
  { RUNNING, "{'until': <'2025-03-31'>}", NO_ERROR, 31 },
  { RUNNING, "{'until': <'2025-03-11'>}", INVALID },
  { RUNNING, "{'until': <'2025-02-20'>}", INVALID },
  { RUNNING, "{'until': <'soon'>}", INVALID },
  { RUNNING, "{'open': <true>}", NO_ERROR, 0 },
  { RUNNING, "{'open': <false>}", INVALID },
  { RUNNING, "{}", INVALID },
  { RUNNING, "{'days': <0>}", INVALID },
  { RUNNING, "{'days': <-3>}", INVALID },
  { RUNNING, "{'days': <40000>}", INVALID },
  { RUNNING, "{'days': <42>, 'open': <true>}", INVALID },
  { RUNNING, "{'goal': <'heal'>}", INVALID },
  { RUNNING, "{'days': <int64 42>}", INVALID },
  { OPEN_ENDED, "{'days': <28>}", NO_ERROR, 28 },
  { SAFETY, "{'days': <28>}", REFUSED },
  { SAFETY, "{'open': <true>}", NO_ERROR, 0 },
  { PLANNED, "{'days': <14>}", NO_ERROR, 14 },
  { COMPLETE, "{'days': <60>}", NO_ERROR, 60 },
  { COMPLETE, "{'days': <30>}", INVALID },
  { CLOSED, "{'days': <42>}", REFUSED },
  { TALKING, "{'days': <42>}", REFUSED },
  /* What a talk took is no day of it: 12 March is day 8 in both. */
  { WAITING, "{'days': <42>}", NO_ERROR, 42 },
  { WAITING, "{'days': <8>}", NO_ERROR, 8 },
  { WAITING, "{'days': <7>}", INVALID },
  { WAITING, "{'until': <'2025-03-31'>}", NO_ERROR, 27 },
  { RESUMED, "{'days': <8>}", NO_ERROR, 8 },
  { RESUMED, "{'days': <7>}", INVALID },
  { RESUMED, "{'until': <'2025-03-31'>}", NO_ERROR, 27 },
  { RESUMED, "{'until': <'2025-03-12'>}", NO_ERROR, 8 },
  { { NULL }, "{'days': <42>}", REFUSED },
};

static void
test_change_length (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (changes); index++)
    {
      const Change *row = &changes[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (GVariant) dictionary = options (row->options);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_change_length (journey, dictionary, fixture_instant (afternoon), zone, &error);

      g_test_message ("row %u: %s", index, row->options);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_PLAN_LENGTH);
      g_assert_cmpint (event->length, ==, row->length);
    }
}

typedef struct
{
  const gchar *lines[MAX_LINES + 1];
  const gchar *options;
  gint code;
  HiatusGoal goal;
  HiatusMode mode;
} Turn;

static const Turn turns[] = {
  { RUNNING, "{'goal': <'reconcile'>}", NO_ERROR, HIATUS_GOAL_RECONCILE, HIATUS_MODE_STRICT },
  { RUNNING, "{'mode': <'limited'>}", NO_ERROR, HIATUS_GOAL_UNSURE, HIATUS_MODE_LIMITED },
  { SAFETY, "{'mode': <'limited'>}", NO_ERROR, HIATUS_GOAL_SAFETY, HIATUS_MODE_LIMITED },
  { PLANNED, "{'goal': <'heal'>, 'mode': <'strict'>}", NO_ERROR, HIATUS_GOAL_HEAL, HIATUS_MODE_STRICT },
  { RUNNING, "{}", INVALID },
  { RUNNING, "{'goal': <'win'>}", INVALID },
  { RUNNING, "{'days': <3>}", INVALID },
  { WAITING, "{'goal': <'safety'>}", NO_ERROR, HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { TALKING, "{'goal': <'heal'>}", REFUSED },
  { { STARTED, DANGER }, "{'goal': <'heal'>}", REFUSED },
  { { STARTED, DANGER }, "{'goal': <'safety'>}", NO_ERROR, HIATUS_GOAL_SAFETY, HIATUS_MODE_STRICT },
  { { STARTED, DANGER }, "{'mode': <'limited'>}", NO_ERROR, HIATUS_GOAL_SAFETY, HIATUS_MODE_LIMITED },
  { { STARTED, DANGER, CALM }, "{'goal': <'heal'>}", NO_ERROR, HIATUS_GOAL_HEAL, HIATUS_MODE_STRICT },
  { { STARTED, DANGER, CALM }, "{'mode': <'limited'>}", NO_ERROR, HIATUS_GOAL_SAFETY, HIATUS_MODE_LIMITED },
  { CLOSED, "{'goal': <'heal'>}", REFUSED },
  { { NULL }, "{'goal': <'heal'>}", REFUSED },
};

static void
test_change_plan (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (turns); index++)
    {
      const Turn *row = &turns[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (GVariant) dictionary = options (row->options);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_change_plan (journey, dictionary, fixture_instant (afternoon), zone, &error);

      g_test_message ("row %u: %s", index, row->options);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_PLAN_CHANGE);
      g_assert_cmpint (event->goal, ==, row->goal);
      g_assert_cmpint (event->mode, ==, row->mode);
    }
}

typedef struct
{
  const gchar *lines[MAX_LINES + 1];
  const gchar *decision;
  gint code;
  HiatusEventKind kind;
  gint value; /* the decision, or the new length */
} End;

static const End ends[] = {
  { RUNNING, "", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_NONE },
  { RUNNING, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  /* One message is an end where the safety check opens it, and not before it was answered. */
  { { STARTED, CALM }, "reach-out", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_REACH_OUT },
  { RUNNING, "reach-out", REFUSED },
  { { STARTED, "2025-03-05 safety no unanswered" }, "reach-out", REFUSED },
  { { STARTED, "2025-03-05 safety unanswered no" }, "reach-out", REFUSED },
  { { STARTED, "2025-03-05 safety no yes" }, "reach-out", REFUSED },
  { { STARTED, "2025-03-05 safety no yes", "2025-03-06 incoming us" }, "reach-out", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_REACH_OUT },
  { { STARTED, "2025-03-05 safety no yes", "2025-03-06 incoming upset" }, "reach-out", REFUSED },
  { { STARTED, DANGER }, "reach-out", REFUSED },
  { { STARTED, DANGER }, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  { { STARTED, DANGER, CALM }, "reach-out", REFUSED }, /* the goal is safety still */
  { RUNNING, "wait", NO_ERROR, HIATUS_EVENT_PLAN_LENGTH, 42 },
  { COMPLETE, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  /* 12 March would have been day 40: the fortnight begins with today. */
  { COMPLETE, "wait", NO_ERROR, HIATUS_EVENT_PLAN_LENGTH, 53 },
  { PLANNED, "", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_NONE },
  { PLANNED, "wait", NO_ERROR, HIATUS_EVENT_PLAN_LENGTH, 42 },
  { SAFETY, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  { SAFETY, "reach-out", REFUSED },
  { SAFETY, "wait", REFUSED },
  { OPEN_ENDED, "wait", REFUSED },
  { { "2025-03-01 plan-start 2025-03-01 0", CALM }, "reach-out", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_REACH_OUT },
  { { "2025-03-01 plan-start 2025-03-01 3640" }, "wait", INVALID },
  { RUNNING, "shout", INVALID },
  { RUNNING, "Let-go", INVALID },
  { CLOSED, "let-go", REFUSED },
  { CLOSED, "wait", REFUSED },
  { TALKING, "", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_NONE },
  { TALKING, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  { TALKING, "reach-out", REFUSED },
  { TALKING, "wait", REFUSED },
  { TALKING, "shout", INVALID },
  { WAITING, "", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_NONE },
  { WAITING, "let-go", NO_ERROR, HIATUS_EVENT_PLAN_END, HIATUS_DECISION_LET_GO },
  { WAITING, "reach-out", REFUSED },
  { WAITING, "wait", NO_ERROR, HIATUS_EVENT_PLAN_LENGTH, 42 },
  /* 28 days from 1 February and 10 that a talk took: over since 10 March, as day 30 of it is 12 March. */
  { { "2025-02-01 plan-start", "2025-02-05 talk begun", "2025-02-15 talk over" }, "wait", NO_ERROR, HIATUS_EVENT_PLAN_LENGTH, 43 },
  { { NULL }, "", REFUSED },
};

static void
test_end_plan (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");

  for (guint index = 0; index < G_N_ELEMENTS (ends); index++)
    {
      const End *row = &ends[index];
      g_autoptr (HiatusJourney) journey = fixture_journey (row->lines);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_end_plan (journey, row->decision, fixture_instant (afternoon), zone, &error);

      g_test_message ("row %u: '%s'", index, row->decision);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, row->kind);
      g_assert_cmpint (event->kind == HIATUS_EVENT_PLAN_LENGTH ? event->length : (gint) event->decision, ==, row->value);
    }
}

/* What a person typed comes back in the answer, but never as more than one readable line. */
static void
test_echo (void)
{
  g_autoptr (GTimeZone) zone = fixture_zone ("Europe/Berlin");
  g_autofree gchar *megabyte = g_strnfill ((gsize) 1024 * 1024, 'x');
  const gchar *const typed[] = { "two\nlines", "\033[31mred", "tab\there", megabyte };
  g_autoptr (HiatusJourney) none = hiatus_journey_new ();
  g_autoptr (HiatusJourney) running = hiatus_journey_new ();
  g_autoptr (GVariant) empty = options ("{}");
  gint64 now_us = fixture_instant (afternoon);

  fixture_add (running, "2025-03-01 plan-start");
  for (guint index = 0; index < G_N_ELEMENTS (typed); index++)
    {
      static const gchar *const keys[] = { "goal", "mode", "from", "until", "surprise" };
      g_autoptr (GError) end_error = NULL;
      g_autoptr (GError) log_error = NULL;
      g_autoptr (GError) undo_error = NULL;
      g_autoptr (GError) quiet_error = NULL;

      for (guint key = 0; key < G_N_ELEMENTS (keys); key++)
        {
          g_autoptr (GVariant) dictionary = g_variant_ref_sink (g_variant_new_parsed ("{%s: <%s>}", keys[key], typed[index]));
          g_autoptr (GError) error = NULL;

          g_assert_null (hiatus_act_start_plan (none, dictionary, now_us, zone, &error));
          fixture_assert_one_line (error, INVALID);
        }
      g_assert_null (hiatus_act_end_plan (running, typed[index], now_us, zone, &end_error));
      fixture_assert_one_line (end_error, INVALID);
      g_assert_null (hiatus_act_log (none, typed[index], empty, now_us, zone, &log_error));
      fixture_assert_one_line (log_error, INVALID);
      g_assert_null (hiatus_act_undo (running, typed[index], now_us, &undo_error));
      fixture_assert_one_line (undo_error, NOT_FOUND);
      g_assert_null (hiatus_act_be_quiet (typed[index], now_us, zone, &quiet_error));
      fixture_assert_one_line (quiet_error, INVALID);
    }
}

typedef struct
{
  const gchar *options;
  gint code;
  HiatusReply danger;
  HiatusReply silence;
} Reply;

static const Reply replies[] = {
  { "{'danger': <'no'>, 'silence': <'no'>}", NO_ERROR, HIATUS_REPLY_NO, HIATUS_REPLY_NO },
  { "{'danger': <'yes'>}", NO_ERROR, HIATUS_REPLY_YES, HIATUS_REPLY_UNANSWERED },
  { "{'silence': <'yes'>}", NO_ERROR, HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_YES },
  { "{}", INVALID },
  { "{'danger': <'unanswered'>}", INVALID },
  { "{'danger': <'unanswered'>, 'silence': <'no'>}", INVALID },
  { "{'danger': <''>}", INVALID },
  { "{'danger': <'perhaps'>}", INVALID },
  { "{'danger': <'No'>}", INVALID },
  { "{'danger': <true>}", INVALID },
  { "{'silence': <'no'>, 'opens': <true>}", INVALID },
  { "{'silence': <'two\nlines'>}", INVALID },
};

static void
test_answer_safety (void)
{
  for (guint index = 0; index < G_N_ELEMENTS (replies); index++)
    {
      const Reply *row = &replies[index];
      g_autoptr (GVariant) dictionary = options (row->options);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusEvent) event = hiatus_act_answer_safety (dictionary, &error);

      g_test_message ("row %u: %s", index, row->options);
      assert_outcome (event, error, row->code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_SAFETY);
      g_assert_cmpint (event->danger, ==, row->danger);
      g_assert_cmpint (event->silence, ==, row->silence);
    }
}

/* It is answered anew instead, and "Undo" goes on to mean what was done before. */
static void
test_safety_is_not_undone (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  g_autoptr (GError) error = NULL;
  HiatusEvent *urge = fixture_event ("2025-03-12 urge 2", 1);
  HiatusEvent *answer = fixture_event ("2025-03-12 safety yes no", 2);
  gint64 now_us = fixture_instant (afternoon);

  urge->recorded_us = now_us - 2;
  answer->recorded_us = now_us - 1;
  g_assert_true (hiatus_journey_add (journey, urge));
  g_assert_true (hiatus_journey_add (journey, answer));
  g_assert_null (hiatus_act_undo (journey, FIXTURE_DEVICE "-2", now_us, &error));
  fixture_assert_one_line (error, REFUSED);
  g_assert_nonnull (strstr (error->message, "'hiatus safety answer'"));
  g_assert_true (hiatus_act_undoable (journey, now_us) == urge);
}

/* The last act for an hour; any act by its id, whenever it was. */
static void
test_undo (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start", "2025-03-05 slip", "2025-03-06 popup day walk", "2025-03-07 undo 2", NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  HiatusEvent *urge = fixture_event ("2025-03-12 urge 2", 9);
  gint64 logged_us = fixture_instant (afternoon);
  static const struct
  {
    const gchar *id;
    gint minutes_later;
    gint code;
    const gchar *target;
  } rows[] = {
    { "", 0, NO_ERROR, FIXTURE_DEVICE "-9" },
    { "", 59, NO_ERROR, FIXTURE_DEVICE "-9" },
    { "", 60, NOT_FOUND, NULL },
    { FIXTURE_DEVICE "-9", 600, NO_ERROR, FIXTURE_DEVICE "-9" },
    { FIXTURE_DEVICE "-1", 600, NO_ERROR, FIXTURE_DEVICE "-1" },
    { FIXTURE_DEVICE "-2", 0, REFUSED, NULL },
    { FIXTURE_DEVICE "-3", 0, REFUSED, NULL },
    { FIXTURE_DEVICE "-4", 0, REFUSED, NULL },
    { FIXTURE_DEVICE "-77", 0, NOT_FOUND, NULL },
    { FIXTURE_OTHER_DEVICE "-9", 0, NOT_FOUND, NULL },
    { "nonsense", 0, NOT_FOUND, NULL },
  };

  urge->recorded_us = logged_us;
  g_assert_true (hiatus_journey_add (journey, urge));
  for (guint index = 0; index < G_N_ELEMENTS (rows); index++)
    {
      g_autoptr (GError) error = NULL;
      gint64 now_us = logged_us + rows[index].minutes_later * G_TIME_SPAN_MINUTE;
      g_autoptr (HiatusEvent) event = hiatus_act_undo (journey, rows[index].id, now_us, &error);

      g_test_message ("row %u: '%s'", index, rows[index].id);
      assert_outcome (event, error, rows[index].code);
      if (event == NULL)
        continue;
      g_assert_cmpint (event->kind, ==, HIATUS_EVENT_UNDO);
      g_assert_cmpstr (event->target, ==, rows[index].target);
    }
}

static void
test_undoable (void)
{
  g_autoptr (HiatusJourney) journey = hiatus_journey_new ();
  HiatusEvent *urge = fixture_event ("2025-03-12 urge 2", 1);
  gint64 logged_us = fixture_instant (afternoon);

  g_assert_null (hiatus_act_undoable (journey, logged_us));
  urge->recorded_us = logged_us;
  g_assert_true (hiatus_journey_add (journey, urge));
  g_assert_true (hiatus_act_undoable (journey, logged_us) == urge);
  g_assert_true (hiatus_act_undoable (journey, logged_us + G_TIME_SPAN_HOUR - 1) == urge);
  g_assert_null (hiatus_act_undoable (journey, logged_us + G_TIME_SPAN_HOUR));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/start-plan", test_start_plan);
  g_test_add_func ("/act/change-length", test_change_length);
  g_test_add_func ("/act/change-plan", test_change_plan);
  g_test_add_func ("/act/end-plan", test_end_plan);
  g_test_add_func ("/act/echo", test_echo);
  g_test_add_func ("/act/undo", test_undo);
  g_test_add_func ("/act/undoable", test_undoable);
  g_test_add_func ("/act/answer-safety", test_answer_safety);
  g_test_add_func ("/act/safety-is-not-undone", test_safety_is_not_undone);
  return g_test_run ();
}
