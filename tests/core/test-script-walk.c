/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where somebody stands in a script. */

#include "daemon/core/error.h"
#include "daemon/core/script-walk.h"
#include "tests/core/fixtures.h"
#include "tests/core/script-fixture.h"

#define SCRIPT                                                                            \
  "[script]\nfirst=kind\n"                                                                \
  "[kind]\nkind=choose\ntitle=What is it?\nskip=no\n"                                     \
  "[kind/line calm]\ntext=Breathe.\n"                                                     \
  "[kind/line end]\nwhen=mode-limited\ntext=Until {end}.\n"                               \
  "[kind/choice small]\nlabel=Small talk\nnext=leave\n"                                   \
  "[kind/choice us]\nlabel=About us\nwhen=goal-reconcile\nnext=talk\n"                    \
  "[leave]\nkind=read\ntitle=Leave it\nwhen=!complete\nnext=again\n"                      \
  "[leave/line so]\ntext=No answer.\n"                                                    \
  "[talk]\nkind=write\ntitle=A meeting\nfor=meeting\nnext=copy\n"                         \
  "[talk/template coffee]\ntext=Coffee?\n"                                                \
  "[copy]\nkind=copy\ntitle=Copy it\nof=talk\nfor=meeting\nwaits=overnight\nnext=again\n" \
  "[again]\nkind=box\ntitle=What was it?\nnext=end\n"

typedef struct
{
  const gchar *answers;
  const gchar *expected;
} Row;

static void
check_rows (HiatusScript *script, const HiatusSituation *situation, const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree gchar *walk = fixture_walk (script, rows[i].answers, situation);

      g_test_message ("'%s'", rows[i].answers);
      g_assert_cmpstr (walk, ==, rows[i].expected);
    }
}

static void
test_ways (void)
{
  static const Row rows[] = {
    { "", "> kind 'Breathe.' small us" },
    { "kind=small", "kind=small > leave 'No answer.'" },
    { "kind=small leave", "kind=small leave > again" },
    { "kind=small ~leave", "kind=small ~leave > again" },
    { "kind=small leave again", "kind=small leave again > end" },
    { "kind=small leave again:Rain.", "kind=small leave again > end" },
    { "kind=us", "kind=us > talk \"Coffee?\"" },
    { "kind=us talk:Hello", "kind=us talk > copy copy:Hello rests" },
    /* Without a text there is nothing to copy. */
    { "kind=us talk", "kind=us talk > again" },
    { "kind=us ~talk", "kind=us ~talk > again" },
    { "kind=us talk:Hello ~copy", "kind=us talk ~copy > again" },
    /* What was answered elsewhere, or what nothing offers, changes nothing. */
    { "leave again talk:Hello", "> kind 'Breathe.' small us" },
    { "kind=us leave again", "kind=us > talk \"Coffee?\"" },
    { "kind=nothing", "> kind 'Breathe.' small us" },
    { "kind", "> kind 'Breathe.' small us" },
    { "gone=away", "> kind 'Breathe.' small us" },
    /* One that cannot be skipped was not. */
    { "~kind leave", "> kind 'Breathe.' small us" },
    /* Come back to: what follows waits, and is there again. */
    { "kind=us talk:Hello copy ?talk", "kind=us > talk \"Coffee?\" note:Hello" },
    { "kind=us talk:Hello copy again ?kind", "> kind 'Breathe.' small us" },
    { "kind=us talk:Hello ~copy again ?kind kind=small leave", "kind=small leave again > end" },
    /* A text that was changed is copied anew. */
    { "kind=us talk:Hello copy", "kind=us talk copy > again" },
    { "kind=us talk:Hello copy ?talk talk:Hi", "kind=us talk > copy copy:Hi rests" },
  };
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);

  check_rows (script, &situation, rows, G_N_ELEMENTS (rows));
}

static void
test_conditions (void)
{
  static const Row heal[] = {
    { "", "> kind 'Breathe.' small" },
    { "kind=us", "> kind 'Breathe.' small" },
  };
  static const Row complete[] = {
    { "kind=small", "kind=small > again" },
    { "kind=small leave", "kind=small > again" },
  };
  static const Row limited[] = {
    { "", "> kind 'Breathe.' 'Until Friday, 28 March.' small" },
  };
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_UNSURE);

  check_rows (script, &situation, heal, G_N_ELEMENTS (heal));
  situation.complete = TRUE;
  check_rows (script, &situation, complete, G_N_ELEMENTS (complete));
  situation.mode = HIATUS_MODE_LIMITED;
  check_rows (script, &situation, limited, G_N_ELEMENTS (limited));
  /* What cannot be filled in is left out. */
  situation.end = NULL;
  check_rows (script, &situation, heal, 1);
}

/* A choice that leads to what is closed is not offered, and what was chosen and written while it was open is not on the way. */
static void
test_closed (void)
{
  static const Row rows[] = {
    { "", "> kind 'Breathe.' small" },
    { "kind=us talk:Hello copy again", "> kind 'Breathe.' small" },
  };
  static const HiatusSafety answers[] = {
    { HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_UNANSWERED, 0, FALSE },
    { HIATUS_REPLY_NO, HIATUS_REPLY_UNANSWERED, 0, FALSE },
    { HIATUS_REPLY_UNANSWERED, HIATUS_REPLY_NO, 0, FALSE },
    { HIATUS_REPLY_YES, HIATUS_REPLY_NO, 0, FALSE },
    { HIATUS_REPLY_NO, HIATUS_REPLY_YES, 0, FALSE },
  };
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      situation.safety = answers[i];
      check_rows (script, &situation, rows, G_N_ELEMENTS (rows));
    }
  situation = fixture_situation (HIATUS_GOAL_SAFETY);
  check_rows (script, &situation, rows, G_N_ELEMENTS (rows));
}

/* A step that is closed is passed over where nobody chose to go there. Of the choices those are shut that lead to it behind
 * other steps that are not there, or that do themselves what is closed. */
static void
test_passed (void)
{
  static const gchar text[] =
      "[script]\nfirst=message\n"
      "[message]\nkind=write\ntitle=A\nfor=first\nnext=copy\n"
      "[copy]\nkind=copy\ntitle=B\nof=message\nfor=first\nnext=decide\n"
      "[decide]\nkind=choose\ntitle=C\nnext=end\n"
      "[decide/choice behind]\nlabel=A\nnext=nobody\n"
      "[decide/choice out]\nlabel=B\ndoes=reach-out\nnext=end\n"
      "[decide/choice said]\nlabel=C\ndoes=announced\nnext=end\n"
      "[decide/choice talk]\nlabel=D\ndoes=talk\nnext=end\n"
      "[decide/choice wait]\nlabel=E\ndoes=wait-longer\nnext=other\n"
      "[nobody]\nkind=read\ntitle=D\nwhen=complete\nnext=meet\n"
      "[nobody/line a]\ntext=A\n"
      "[meet]\nkind=read\ntitle=E\nfor=meeting\nnext=other\n"
      "[meet/line a]\ntext=A\n"
      "[other]\nkind=read\ntitle=F\nnext=end\n"
      "[other/line a]\ntext=A\n";
  static const Row open[] = {
    { "", "> message" },
    { "message:Hello copy", "message copy > decide behind out said talk wait" },
    { "message:Hello copy decide=behind", "message copy decide=behind > meet 'A'" },
    { "message:Hello copy decide=wait", "message copy decide=wait > other 'A'" },
  };
  static const Row closed[] = {
    { "", "> decide wait" },
    { "message:Hello copy decide=behind meet", "> decide wait" },
    { "decide=out", "> decide wait" },
    { "decide=wait other", "decide=wait other > end" },
  };
  g_autoptr (HiatusScript) script = fixture_script ("ending", text);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);

  check_rows (script, &situation, open, G_N_ELEMENTS (open));
  situation.safety.danger = HIATUS_REPLY_UNANSWERED;
  check_rows (script, &situation, closed, G_N_ELEMENTS (closed));
}

/* Where nothing can be chosen, and nothing be read, it goes on. */
static void
test_nothing_there (void)
{
  static const gchar text[] =
      "[script]\nfirst=choose\n"
      "[choose]\nkind=choose\ntitle=A\nnext=read\n"
      "[choose/choice a]\nlabel=A\nwhen=complete\nnext=end\n"
      "[read]\nkind=read\ntitle=B\nnext=last\n"
      "[read/line a]\nwhen=complete\ntext=A\n"
      "[read/line b]\ntext=It is on {reminder}\n"
      "[last]\nkind=safety\ntitle=C\nnext=end\n";
  static const Row here[] = { { "", "> choose a" }, { "~choose", "~choose > read 'A'" } };
  static const Row not_here[] = { { "", "> last" } };
  g_autoptr (HiatusScript) script = fixture_script ("ending", text);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_HEAL);

  situation.reminder = NULL;
  check_rows (script, &situation, not_here, G_N_ELEMENTS (not_here));
  situation.complete = TRUE;
  check_rows (script, &situation, here, G_N_ELEMENTS (here));
}

static void
assert_error (const GError *error, gint code, const gchar *message)
{
  g_assert_error (error, HIATUS_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_check (void)
{
  static const struct
  {
    const gchar *answers;
    const gchar *step;
    HiatusProgress progress;
    const gchar *choice;
    const gchar *note;
    const gchar *refusal; /* %NULL where there is none */
  } rows[] = {
    { "", "kind", HIATUS_PROGRESS_DONE, "us", NULL, NULL },
    { "", "kind", HIATUS_PROGRESS_DONE, "nothing", NULL, "that cannot be chosen here: choose what is offered" },
    { "", "kind", HIATUS_PROGRESS_DONE, NULL, NULL, "that cannot be chosen here: choose what is offered" },
    { "", "kind", HIATUS_PROGRESS_SKIPPED, NULL, NULL, "this step cannot be skipped: answer it, or leave it for later" },
    { "", "kind", HIATUS_PROGRESS_DONE, "us", "A", "there is nothing to write at this step: leave the text out" },
    { "", "talk", HIATUS_PROGRESS_DONE, NULL, "A", "that step is not there now: 'hiatus script talk' says which one is" },
    { "", "gone", HIATUS_PROGRESS_DONE, NULL, NULL, "that step is not there now: 'hiatus script talk' says which one is" },
    { "kind=us", "talk", HIATUS_PROGRESS_DONE, NULL, "A", NULL },
    { "kind=us", "talk", HIATUS_PROGRESS_DONE, "us", "A", "there is nothing to choose at this step: leave the choice out" },
    { "kind=us", "talk", HIATUS_PROGRESS_SKIPPED, NULL, NULL, NULL },
    { "kind=us", "kind", HIATUS_PROGRESS_OPEN, NULL, NULL, NULL },
    { "kind=us", "kind", HIATUS_PROGRESS_DONE, "small", NULL, NULL },
    { "kind=us", "again", HIATUS_PROGRESS_OPEN, NULL, NULL, "that step is not there now: 'hiatus script talk' says which one is" },
    { "kind=us talk:Hello", "copy", HIATUS_PROGRESS_DONE, NULL, NULL, "this text rests overnight: come back to it in the morning" },
    { "kind=us talk:Hello", "copy", HIATUS_PROGRESS_SKIPPED, NULL, NULL, NULL },
    { "kind=small leave again", "again", HIATUS_PROGRESS_DONE, NULL, "Rain.", NULL },
    { "kind=small leave again", "kind", HIATUS_PROGRESS_BEGUN, NULL, NULL, NULL },
  };
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GHashTable) answers = fixture_answers (rows[i].answers);
      g_autoptr (HiatusWalk) walk = hiatus_script_walk (script, answers, &situation);
      g_autoptr (GError) error = NULL;
      gboolean may = hiatus_walk_check (walk, rows[i].step, rows[i].progress, rows[i].choice, rows[i].note, &error);

      g_test_message ("'%s' %s", rows[i].answers, rows[i].step);
      g_assert_cmpstr (error == NULL ? NULL : error->message, ==, rows[i].refusal);
      g_assert_true (may == (rows[i].refusal == NULL));
    }
}

/* What is closed can neither be answered nor come back to. */
static void
test_check_closed (void)
{
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);
  g_autoptr (GHashTable) answers = fixture_answers ("kind=us talk:Hello");
  g_autoptr (HiatusWalk) walk = NULL;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  situation.safety.silence = HIATUS_REPLY_YES;
  walk = hiatus_script_walk (script, answers, &situation);
  g_assert_false (hiatus_walk_check (walk, "kind", HIATUS_PROGRESS_DONE, "us", NULL, &first));
  assert_error (first, HIATUS_ERROR_REFUSED, "that cannot be chosen here: choose what is offered");
  g_assert_false (hiatus_walk_check (walk, "talk", HIATUS_PROGRESS_OPEN, NULL, NULL, &second));
  assert_error (second, HIATUS_ERROR_REFUSED, "that step is not there now: 'hiatus script talk' says which one is");
}

/* A night is between a text and its copy. */
static void
test_rest (void)
{
  static const struct
  {
    const gchar *written;
    const gchar *zone;
    gint morning;
    const gchar *rested;
  } rows[] = {
    { "2025-03-01T19:00:00Z", "UTC", 9 * 60, "2025-03-02T09:00:00Z" },
    { "2025-03-01T08:59:00Z", "UTC", 9 * 60, "2025-03-02T09:00:00Z" },
    { "2025-03-01T23:59:59Z", "UTC", 7 * 60, "2025-03-02T07:00:00Z" },
    { "2025-03-02T00:01:00Z", "UTC", 7 * 60, "2025-03-02T07:00:00Z" },
    { "2025-03-02T04:59:00Z", "UTC", 7 * 60, "2025-03-02T07:00:00Z" },
    { "2025-03-02T05:00:00Z", "UTC", 7 * 60, "2025-03-03T07:00:00Z" },
    /* A morning before the night is over is none. */
    { "2025-03-02T00:01:00Z", "UTC", 0, "2025-03-02T05:00:00Z" },
    /* The night in which the clocks go forward. */
    { "2025-03-29T20:00:00Z", "Europe/Berlin", 9 * 60, "2025-03-30T07:00:00Z" },
    { "2025-03-01T19:00:00Z", "Pacific/Auckland", 9 * 60, "2025-03-02T20:00:00Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = fixture_zone (rows[i].zone);

      g_test_message ("%s %s", rows[i].written, rows[i].zone);
      g_assert_cmpint (hiatus_script_next_morning (fixture_instant (rows[i].written), zone, rows[i].morning), ==, fixture_instant (rows[i].rested));
    }
}

static void
test_rested (void)
{
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_RECONCILE);
  g_autoptr (GHashTable) answers = fixture_answers ("kind=us talk:Hello");
  g_autoptr (HiatusWalk) before = NULL;
  g_autoptr (HiatusWalk) after = NULL;
  g_autoptr (HiatusWalk) longer = NULL;

  situation.now_us = FIXTURE_MORNING - 1;
  before = hiatus_script_walk (script, answers, &situation);
  g_assert_cmpint (before->rests_until_us, ==, FIXTURE_MORNING);
  situation.now_us = FIXTURE_MORNING;
  after = hiatus_script_walk (script, answers, &situation);
  g_assert_cmpint (after->rests_until_us, ==, 0);
  g_assert_true (hiatus_walk_check (after, "copy", HIATUS_PROGRESS_DONE, NULL, NULL, NULL));
  /* What the journal says about it comes first. */
  hiatus_step_answers_take (answers, "talk", HIATUS_PROGRESS_DONE, NULL, "Hello", FIXTURE_MORNING + G_TIME_SPAN_HOUR, FIXTURE_EVENING);
  longer = hiatus_script_walk (script, answers, &situation);
  g_assert_cmpint (longer->rests_until_us, ==, FIXTURE_MORNING + G_TIME_SPAN_HOUR);
}

static void
test_begun (void)
{
  g_autoptr (HiatusScript) script = fixture_script ("talk", SCRIPT);
  HiatusSituation situation = fixture_situation (HIATUS_GOAL_HEAL);
  g_autoptr (GHashTable) answers = fixture_answers ("kind=small leave again");
  g_autoptr (HiatusWalk) walk = NULL;

  hiatus_step_answers_take (answers, "kind", HIATUS_PROGRESS_BEGUN, NULL, NULL, 0, FIXTURE_EVENING);
  walk = hiatus_script_walk (script, answers, &situation);
  g_assert_cmpuint (walk->path->len, ==, 0);
  g_assert_cmpstr (walk->step->id, ==, "kind");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-walk/ways", test_ways);
  g_test_add_func ("/script-walk/conditions", test_conditions);
  g_test_add_func ("/script-walk/closed", test_closed);
  g_test_add_func ("/script-walk/passed", test_passed);
  g_test_add_func ("/script-walk/nothing-there", test_nothing_there);
  g_test_add_func ("/script-walk/check", test_check);
  g_test_add_func ("/script-walk/check-closed", test_check_closed);
  g_test_add_func ("/script-walk/rest", test_rest);
  g_test_add_func ("/script-walk/rested", test_rested);
  g_test_add_func ("/script-walk/begun", test_begun);
  return g_test_run ();
}
