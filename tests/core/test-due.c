/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/due.h"
#include "tests/core/fixtures.h"
#include "tests/core/script-fixture.h"

/* What is due, and what was answered in a run of a script: tables of what happened, and of what is true then. The scripts are short ones
 * of the test; the plan is always the first thing that happened, so that a run is about it unless something else is said. */

static const gchar *const texts[HIATUS_N_SCRIPTS] = {
  [HIATUS_SCRIPT_ANNOUNCE] = "[script]\nfirst=say\n[say]\nkind=choose\ntitle=Say\nnext=end\n"
                             "[say/choice yes]\nlabel=Yes\ndoes=announced\nnext=after\n[say/choice no]\nlabel=No\ndoes=not-announced\nnext=after\n"
                             "[after]\nkind=read\ntitle=After\nnext=end\n[after/line a]\ntext=After.\n",
  [HIATUS_SCRIPT_REPLY] = "[script]\nfirst=about\n[about]\nkind=choose\ntitle=About\nnext=end\n"
                          "[about/choice us]\nlabel=Us\ndoes=about-us\nnext=later\n[about/choice practical]\nlabel=Practical\ndoes=about-practical\nnext=end\n"
                          "[later]\nkind=choose\ntitle=Later\nnext=answer\n"
                          "[later/choice ten]\nlabel=At ten\ndoes=remind-tomorrow\nnext=answer\n[later/choice no]\nlabel=No\nnext=answer\n"
                          "[answer]\nkind=write\ntitle=Answer\nfor=reply\nnext=end\n",
  [HIATUS_SCRIPT_ENCOUNTER] = "[script]\nfirst=how\n[how]\nkind=choose\ntitle=How\nnext=end\n"
                              "[how/choice well]\nlabel=Well\ndoes=went-well\nnext=chance\n[how/choice hard]\nlabel=Hard\ndoes=went-hard\nnext=chance\n"
                              "[chance]\nkind=read\ntitle=Chance\nwhen=met-by-chance\nnext=end\n[chance/line a]\ntext=Chance.\n",
  [HIATUS_SCRIPT_LOOKING_BACK] = "[script]\nfirst=why\n[why]\nkind=box\ntitle=Why\nnext=good\n[good]\nkind=box\ntitle=Good\nnext=end\n",
  [HIATUS_SCRIPT_ENDING] = "[script]\nfirst=decide\n[decide]\nkind=choose\ntitle=Decide\nnext=end\n"
                           "[decide/choice wait]\nlabel=Wait\ndoes=wait-longer\nnext=after\n[decide/choice let-go]\nlabel=Let go\ndoes=let-go\nnext=after\n"
                           "[after]\nkind=read\ntitle=After\nnext=end\n[after/line a]\ntext=After.\n",
  [HIATUS_SCRIPT_TALK] = "[script]\nfirst=look\n[look]\nkind=choose\ntitle=Look\nwhen=talking\nnext=over\n"
                         "[look/choice yes]\nlabel=Yes\ndoes=look-in-28-days\nnext=over\n[look/choice no]\nlabel=No\nnext=over\n"
                         "[over]\nkind=choose\ntitle=Over\nwhen=talking\nnext=end\n"
                         "[over/choice back]\nlabel=Back\ndoes=talk-over\nnext=end\n[over/choice open]\nlabel=Open\nnext=end\n",
};

typedef struct
{
  HiatusScript *scripts[HIATUS_N_SCRIPTS];
  HiatusJourney *journey;
  HiatusCare *care;
  GTimeZone *zone;
  HiatusDueSource source;
} Stage;

static HiatusScript *
find_script (gpointer scripts, guint number)
{
  return ((HiatusScript **) scripts)[number];
}

static void
stage_begin (Stage *stage, const gchar *const *lines, const gchar *now)
{
  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    stage->scripts[i] = fixture_script (hiatus_script_names[i], texts[i]);
  stage->journey = fixture_journey (lines);
  stage->care = hiatus_care_new ();
  stage->zone = fixture_zone ("Europe/Berlin");
  stage->source = (HiatusDueSource){ stage->journey, find_script, stage->scripts, stage->care, fixture_instant (now), stage->zone, 8 * 60 };
}

static void
stage_end (Stage *stage)
{
  for (guint i = 0; i < HIATUS_N_SCRIPTS; i++)
    hiatus_script_unref (stage->scripts[i]);
  hiatus_journey_free (stage->journey);
  hiatus_care_unref (stage->care);
  g_time_zone_unref (stage->zone);
}

#define PLAN "2025-03-01 plan-start 2025-03-01 28 reconcile"
#define SAID "2025-03-01 script-step announce say done 1 yes"

/* What happened, when it is looked at, and what is due then. */
static const struct
{
  const gchar *name;
  const gchar *events[10];
  const gchar *now;
  const gchar *due;
  const gchar *again; /* (nullable): when time alone makes another one due */
} rows[] = {
  { "nothing", { NULL }, "2025-03-01T12:00:00Z", "", NULL },
  { "announce", { PLAN }, "2025-03-01T12:00:00Z", "announce", NULL },
  { "announce-unanswered", { PLAN, "2025-03-01 safety no unanswered" }, "2025-03-01T12:00:00Z", "announce", NULL },
  { "announce-silence", { PLAN, "2025-03-01 safety no yes" }, "2025-03-01T12:00:00Z", "", NULL },
  { "announce-wrote-since", { PLAN, "2025-03-01 safety no yes", "2025-03-02 incoming practical" }, "2025-03-03T12:00:00Z", "announce", NULL },
  { "announce-danger", { PLAN, "2025-03-01 safety yes no" }, "2025-03-01T12:00:00Z", "", NULL },
  { "announce-safety", { "2025-03-01 plan-start 2025-03-01 0 safety" }, "2025-03-01T12:00:00Z", "", NULL },
  { "announced", { PLAN, SAID }, "2025-03-01T12:00:00Z", "", NULL },
  { "announced-and-taken-up-again", { PLAN, SAID, "2025-03-02 script-step announce say open" }, "2025-03-02T12:00:00Z", "announce", NULL },
  { "announced-in-the-plan-before", { PLAN, SAID, "2025-03-29 plan-end", "2025-04-01 plan-start 2025-04-01 28 heal" }, "2025-04-01T12:00:00Z", "announce", NULL },
  { "not-in-the-last-quarter-yet", { PLAN, SAID }, "2025-03-21T12:00:00Z", "", NULL },
  { "looking-back", { PLAN, SAID }, "2025-03-22T12:00:00Z", "looking-back", NULL },
  { "looked-back-in-part", { PLAN, SAID, "2025-03-22 script-step looking-back why" }, "2025-03-22T12:00:00Z", "looking-back", NULL },
  { "looked-back", { PLAN, SAID, "2025-03-22 script-step looking-back why", "2025-03-23 script-step looking-back good skipped" }, "2025-03-23T12:00:00Z", "", NULL },
  { "open-ended", { "2025-03-01 plan-start 2025-03-01 0 heal", SAID }, "2025-03-20T12:00:00Z", "", NULL },
  { "open-ended-day-21", { "2025-03-01 plan-start 2025-03-01 0 heal", SAID }, "2025-03-21T12:00:00Z", "looking-back", NULL },
  { "open-ended-looked-back",
    { "2025-03-01 plan-start 2025-03-01 0 heal", SAID, "2025-03-21 script-step looking-back why skipped", "2025-03-21 script-step looking-back good" },
    "2025-04-17T12:00:00Z",
    "",
    NULL },
  { "open-ended-28-days-later",
    { "2025-03-01 plan-start 2025-03-01 0 heal", SAID, "2025-03-21 script-step looking-back why skipped", "2025-03-21 script-step looking-back good" },
    "2025-04-18T12:00:00Z",
    "looking-back",
    NULL },
  { "about-us", { PLAN, SAID, "2025-03-10 incoming us" }, "2025-03-10T12:00:00Z", "reply", NULL },
  { "about-us-to-heal", { "2025-03-01 plan-start 2025-03-01 28 heal", SAID, "2025-03-10 incoming us" }, "2025-03-10T12:00:00Z", "", NULL },
  { "practical", { PLAN, SAID, "2025-03-10 incoming practical" }, "2025-03-10T12:00:00Z", "", NULL },
  { "about-us-undone", { PLAN, SAID, "2025-03-10 incoming us", "2025-03-10 undo 3" }, "2025-03-10T12:00:00Z", "", NULL },
  { "answered", { PLAN, SAID, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 3 no", "2025-03-10 script-step reply answer done 3" }, "2025-03-10T12:00:00Z", "", NULL },
  { "put-off",
    { PLAN, SAID, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 3 ten 2025-03-11T09:00:00Z" },
    "2025-03-11T08:59:59Z",
    "",
    "2025-03-11T09:00:00Z" },
  { "put-off-until-now", { PLAN, SAID, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 3 ten 2025-03-11T09:00:00Z" }, "2025-03-11T09:00:00Z", "reply", NULL },
  { "put-off-before-a-talk",
    { PLAN, SAID, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 3 ten 2025-03-11T09:00:00Z", "2025-03-10 talk begun", "2025-03-12 talk over" },
    "2025-03-13T09:00:00Z",
    "",
    NULL },
  { "complete", { PLAN, SAID }, "2025-03-29T12:00:00Z", "ending", NULL },
  { "complete-and-written-to", { PLAN, "2025-03-28 incoming us" }, "2025-03-29T12:00:00Z", "reply ending", NULL },
  { "let-go", { PLAN, SAID, "2025-03-29 plan-end let-go", "2025-03-29 script-step ending decide done 1 let-go" }, "2025-03-29T12:00:00Z", "", NULL },
  { "let-go-undone", { PLAN, SAID, "2025-03-29 plan-end let-go", "2025-03-29 script-step ending decide done 1 let-go", "2025-03-29 undo 3" }, "2025-03-29T12:00:00Z", "ending", NULL },
  { "talking", { PLAN, SAID, "2025-03-29 plan-end reach-out" }, "2025-03-29T12:00:00Z", "talk", NULL },
  { "talking-in-mid-plan", { PLAN, SAID, "2025-03-10 talk begun" }, "2025-03-10T12:00:00Z", "talk", NULL },
  { "a-look-is-wanted",
    { PLAN, SAID, "2025-03-29 plan-end reach-out", "2025-03-30 script-step talk look done 3 yes 2025-04-27T08:00:00Z" },
    "2025-04-26T12:00:00Z",
    "",
    "2025-04-27T08:00:00Z" },
  { "a-look-is-due",
    { PLAN, SAID, "2025-03-29 plan-end reach-out", "2025-03-30 script-step talk look done 3 yes 2025-04-27T08:00:00Z", "2025-03-30 script-step talk over done 3 open" },
    "2025-04-27T12:00:00Z",
    "talk",
    NULL },
};

static void
test_due (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const gchar *names[HIATUS_N_SCRIPTS + 1];
  g_autofree gchar *found = NULL;
  gint64 again_us;
  Stage stage;

  stage_begin (&stage, rows[i].events, rows[i].now);
  hiatus_due_find (&stage.source, names, &again_us);
  found = g_strjoinv (" ", (gchar **) (guintptr) names);
  g_assert_cmpstr (found, ==, rows[i].due);
  g_assert_cmpint (again_us, ==, rows[i].again == NULL ? G_MAXINT64 : fixture_instant (rows[i].again));
  stage_end (&stage);
}

/* What happened, and where the person stands in a script: what it is about, and the step that is next. */
static const struct
{
  const gchar *name;
  const gchar *events[10];
  const gchar *now;
  guint script;
  const gchar *about;
  const gchar *next; /* (nullable): the end */
} stands[] = {
  { "before-anything", { NULL }, "2025-03-01T12:00:00Z", HIATUS_SCRIPT_ENCOUNTER, HIATUS_TARGET_NOTHING, "how" },
  { "what-is-known-is-not-asked", { PLAN, "2025-03-10 incoming us" }, "2025-03-10T12:00:00Z", HIATUS_SCRIPT_REPLY, "2", "later" },
  { "the-newest", { PLAN, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 2 no", "2025-03-11 incoming us" }, "2025-03-11T12:00:00Z", HIATUS_SCRIPT_REPLY, "4", "later" },
  { "done-with", { PLAN, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 2 no", "2025-03-10 script-step reply answer done 2" }, "2025-03-12T12:00:00Z", HIATUS_SCRIPT_REPLY, HIATUS_TARGET_NOTHING, "about" },
  { "begun-anew", { PLAN, "2025-03-10 incoming us", "2025-03-10 script-step reply later done 2 no", "2025-03-10 script-step reply about begun 2" }, "2025-03-10T12:00:00Z", HIATUS_SCRIPT_REPLY, "2", "later" },
  { "waited-longer",
    { PLAN, "2025-03-29 plan-length 42", "2025-03-29 script-step ending decide done 1 wait", "2025-03-29 script-step ending after" },
    "2025-03-29T12:00:00Z",
    HIATUS_SCRIPT_ENDING,
    "1",
    NULL },
  { "waited-long-enough",
    { PLAN, "2025-03-29 plan-length 42", "2025-03-29 script-step ending decide done 1 wait", "2025-03-29 script-step ending after" },
    "2025-04-12T12:00:00Z",
    HIATUS_SCRIPT_ENDING,
    "1",
    "decide" },
  { "passed-over-yesterday", { PLAN, "2025-03-29 script-step ending decide skipped" }, "2025-03-30T12:00:00Z", HIATUS_SCRIPT_ENDING, "1", "decide" },
  { "decided-anew",
    { PLAN, "2025-03-29 plan-end let-go", "2025-03-29 script-step ending decide done 1 let-go", "2025-03-29 script-step ending after", "2025-03-29 undo 2", "2025-03-29 plan-end let-go", "2025-03-29 script-step ending decide done 1 let-go" },
    "2025-03-29T12:00:00Z",
    HIATUS_SCRIPT_ENDING,
    "1",
    "after" },
  { "no-talk", { PLAN }, "2025-03-29T12:00:00Z", HIATUS_SCRIPT_TALK, HIATUS_TARGET_NOTHING, NULL },
  { "the-latest-talk", { PLAN, "2025-03-10 talk begun", "2025-03-12 talk over", "2025-03-14 talk begun" }, "2025-03-14T12:00:00Z", HIATUS_SCRIPT_TALK, "4", "look" },
};

static void
test_stand (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (HiatusStand) stand = NULL;
  Stage stage;

  stage_begin (&stage, stands[i].events, stands[i].now);
  stand = hiatus_due_stand (&stage.source, stands[i].script, NULL);
  g_assert_true (g_str_has_suffix (stand->run->target, stands[i].about));
  g_assert_cmpstr (stand->walk->step == NULL ? NULL : stand->walk->step->id, ==, stands[i].next);
  stage_end (&stage);
}

/* By chance is what no meeting of every week says, and whatever comes in strict mode. */
static void
test_by_chance (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 28 heal limited", "2025-03-10 encounter", NULL };
  static const gchar *const care[] = { "meeting 1 09:00 60", NULL };
  g_autofree gchar *id = NULL;
  g_autoptr (HiatusStand) by_chance = NULL;
  g_autoptr (HiatusStand) planned = NULL;
  Stage stage;

  stage_begin (&stage, lines, "2025-03-10T12:30:00Z");
  id = hiatus_event_id (g_ptr_array_index (hiatus_journey_events (stage.journey), 1));
  by_chance = hiatus_due_stand (&stage.source, HIATUS_SCRIPT_ENCOUNTER, id);
  g_assert_true (by_chance->walk->situation.by_chance);
  hiatus_care_unref (stage.care);
  stage.care = stage.source.care = fixture_care (care);
  planned = hiatus_due_stand (&stage.source, HIATUS_SCRIPT_ENCOUNTER, id);
  g_assert_false (planned->walk->situation.by_chance);
  stage_end (&stage);
}

/* Two that made it heavier end the offer. */
static void
test_letters (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 28 heal", "2025-03-02 letter", "2025-03-02 letter-felt 2 heavier", "2025-03-03 letter", "2025-03-03 letter-felt 4 heavier", NULL };
  g_autoptr (HiatusStand) stand = NULL;
  g_autoptr (HiatusStand) before = NULL;
  Stage stage;

  stage_begin (&stage, lines, "2025-03-10T12:30:00Z");
  stand = hiatus_due_stand (&stage.source, HIATUS_SCRIPT_REPLY, "");
  g_assert_false (stand->walk->situation.letters);
  stage_end (&stage);
  stage_begin (&stage, (const gchar *const[]){ lines[0], lines[1], lines[2], lines[3], NULL }, "2025-03-10T12:30:00Z");
  before = hiatus_due_stand (&stage.source, HIATUS_SCRIPT_REPLY, "");
  g_assert_true (before->walk->situation.letters);
  stage_end (&stage);
}

/* No blank is left before the day of the month. */
static void
test_dates (void)
{
  static const gchar *const lines[] = { "2025-03-01 plan-start 2025-03-01 40 heal", NULL };
  g_autoptr (HiatusStand) stand = NULL;
  Stage stage;

  stage_begin (&stage, lines, "2025-03-10T12:30:00Z");
  stand = hiatus_due_stand (&stage.source, HIATUS_SCRIPT_ENDING, NULL);
  g_assert_cmpstr (stand->walk->situation.end, ==, "9 April");
  stage_end (&stage);
}

/* Tomorrow is after the next sleep. */
static void
test_tomorrow (void)
{
  static const gchar *const nothing[] = { NULL };
  Stage stage;

  stage_begin (&stage, nothing, "2025-03-10T22:00:00Z");
  g_assert_cmpint (hiatus_due_tomorrow (&stage.source), ==, fixture_instant ("2025-03-11T09:00:00Z"));
  stage.source.now_us = fixture_instant ("2025-03-11T02:00:00Z");
  g_assert_cmpint (hiatus_due_tomorrow (&stage.source), ==, fixture_instant ("2025-03-11T09:00:00Z"));
  stage.source.now_us = fixture_instant ("2025-03-11T04:00:00Z");
  g_assert_cmpint (hiatus_due_tomorrow (&stage.source), ==, fixture_instant ("2025-03-12T09:00:00Z"));
  /* The clock goes forward in between. */
  g_assert_cmpint (hiatus_due_in_28_days (&stage.source), ==, fixture_instant ("2025-04-08T08:00:00Z"));
  stage_end (&stage);
}

static HiatusEvent *
write_down (const gchar *line, guint64 sequence, const gchar *note)
{
  HiatusEvent *event = fixture_event (line, sequence);

  event->note = g_strdup (note);
  return event;
}

/* A text that is kept as it was has rested since it was written; one that was changed rests anew. */
static void
test_texts (void)
{
  static const gchar *const lines[] = { PLAN, NULL };
  g_autoptr (HiatusJourney) journey = fixture_journey (lines);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree gchar *target = hiatus_event_id (g_ptr_array_index (hiatus_journey_events (journey), 0));
  g_autofree gchar *written = NULL;
  g_autoptr (HiatusScriptRun) kept = NULL;
  g_autoptr (HiatusScriptRun) changed = NULL;
  gboolean is_locked = TRUE;

  hiatus_journey_add (journey, write_down ("2025-03-22 script-step looking-back why", 2, "One."));
  hiatus_journey_add (journey, write_down ("2025-03-23 script-step looking-back why open", 3, NULL));
  hiatus_journey_add (journey, write_down ("2025-03-24 script-step looking-back why", 4, "One."));
  kept = hiatus_script_run_new (journey, "looking-back", target);
  g_assert_cmpint (hiatus_script_run_get (kept, "why")->at_us, ==, fixture_instant ("2025-03-22T12:00:00Z"));
  g_assert_cmpuint (hiatus_script_run_order (kept, "why"), ==, 3);
  hiatus_journey_add (journey, write_down ("2025-03-25 script-step looking-back why", 5, "Two."));
  changed = hiatus_script_run_new (journey, "looking-back", target);
  g_assert_cmpint (hiatus_script_run_get (changed, "why")->at_us, ==, fixture_instant ("2025-03-25T12:00:00Z"));
  hiatus_journey_add (journey, write_down ("2025-03-26 script-step looking-back why begun", 6, NULL));
  written = hiatus_script_run_written (journey, "looking-back", target, "why", &is_locked);
  g_assert_cmpstr (written, ==, "Two.");
  g_assert_false (is_locked);
  ids = hiatus_script_run_list_texts (journey, "looking-back", target, "why");
  g_assert_cmpuint (ids->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *path = g_strconcat ("/due/find/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_due);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
    {
      g_autofree gchar *path = g_strconcat ("/due/stand/", stands[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_stand);
    }
  g_test_add_func ("/due/by-chance", test_by_chance);
  g_test_add_func ("/due/letters", test_letters);
  g_test_add_func ("/due/dates", test_dates);
  g_test_add_func ("/due/tomorrow", test_tomorrow);
  g_test_add_func ("/due/texts", test_texts);
  return g_test_run ();
}
