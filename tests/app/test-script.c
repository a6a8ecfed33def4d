/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"
#include "tests/app/seen.h"

/* The scripts as the bus has them: what is refused, what follows from an answer, and that a second click does nothing twice.
 * Whole ways through them are in tests/cli/four-weeks. */

static GVariant *
describe (Fixture *fixture, const gchar *script)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
  g_autoptr (GError) error = NULL;
  GVariant *description = hiatus_app_describe_script (fixture->app, script, options, &error);

  g_assert_no_error (error);
  return g_variant_ref_sink (description);
}

static gboolean
answer (Fixture *fixture, const gchar *script, const gchar *step, const gchar *text, GError **error)
{
  g_autoptr (GVariant) options = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  g_assert_nonnull (options);
  return hiatus_app_answer_script (fixture->app, script, step, options, error);
}

/* Answers the steps in a row, each as "step {options}". */
static void
go (Fixture *fixture, const gchar *script, const gchar *const *answers)
{
  for (guint i = 0; answers[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (answers[i], " ", 2);
      g_autoptr (GError) error = NULL;

      answer (fixture, script, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }
}

static void
assert_refused (Fixture *fixture, const gchar *script, const gchar *step, const gchar *text, gint code, const gchar *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (answer (fixture, script, step, text, &error));
  g_assert_error (error, HIATUS_ERROR, code);
  g_assert_nonnull (strstr (error->message, sentence));
}

/* Which step is next; "" at the end. */
static void
assert_next (Fixture *fixture, const gchar *script, const gchar *expected)
{
  g_autoptr (GVariant) description = describe (fixture, script);
  g_autoptr (GVariant) step = g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);
  const gchar *id = "";

  if (step != NULL)
    g_variant_lookup (step, "id", "&s", &id);
  g_assert_cmpstr (id, ==, expected);
}

static void
assert_note (Fixture *fixture, const gchar *script, const gchar *expected)
{
  g_autoptr (GVariant) description = describe (fixture, script);
  g_autoptr (GVariant) step = g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);
  const gchar *note = NULL;

  g_assert_true (g_variant_lookup (step, "note", "&s", &note));
  g_assert_cmpstr (note, ==, expected);
}

static GPtrArray *
events_of (Fixture *fixture)
{
  return hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)));
}

static guint
count (Fixture *fixture, HiatusEventKind kind)
{
  const HiatusJourney *journey = hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app));
  guint n = 0;

  for (guint i = 0; i < events_of (fixture)->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events_of (fixture), i);

      n += event->kind == kind && !hiatus_journey_is_undone (journey, event);
    }
  return n;
}

static void
say_that_all_is_safe (Fixture *fixture)
{
  g_autoptr (GVariant) answers = g_variant_ref_sink (g_variant_new_parsed ("{'danger': <'no'>, 'silence': <'no'>}"));
  g_autoptr (GError) error = NULL;

  hiatus_app_answer_safety (fixture->app, answers, &error);
  g_assert_no_error (error);
}

static const gchar *const to_message[] = {
  "safety {}",
  "want {'choice': <'yes'>}",
  "changed {'choice': <'yes'>}",
  "without {'choice': <'yes'>}",
  "decide-hoping {'choice': <'message'>}",
  NULL,
};

static void
reach_the_end (Fixture *fixture)
{
  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  say_that_all_is_safe (fixture);
  fixture_live_until (fixture, "2025-03-29T20:00:00");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'about': <'0badcafe-7'>}"));
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  assert_refused (fixture, "farewell", "x", "{}", HIATUS_ERROR_INVALID, "'farewell'");
  assert_refused (fixture, "announce", "safety", "{'progress': <'finished'>}", HIATUS_ERROR_INVALID, "'finished'");
  assert_refused (fixture, "announce", "safety", "{'mood': <'good'>}", HIATUS_ERROR_INVALID, "'mood'");
  assert_refused (fixture, "announce", "safety", "{}", HIATUS_ERROR_REFUSED, "'hiatus safety answer'");
  assert_refused (fixture, "announce", "copy", "{}", HIATUS_ERROR_REFUSED, "The safety check comes first");
  assert_refused (fixture, "announce", "after", "{}", HIATUS_ERROR_REFUSED, "'hiatus script announce'");
  assert_refused (fixture, "announce", "nowhere", "{'progress': <'open'>}", HIATUS_ERROR_REFUSED, "'hiatus script announce'");
  assert_refused (fixture, "reply", "nothing-now", "{'about': <'0badcafe-7'>}", HIATUS_ERROR_NOT_FOUND, "'0badcafe-7'");
  assert_refused (fixture, "talk", "came", "{'choice': <'answered'>}", HIATUS_ERROR_REFUSED, "There is no talk");
  g_assert_null (hiatus_app_describe_script (fixture->app, "encounter", options, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture, HIATUS_EVENT_SCRIPT_STEP), ==, 0);
}

static void
test_nothing_is_written (Fixture *fixture, gconstpointer data)
{
  static const gchar *const to_write[] = { "safety {}", "opinions {'choice': <'announce'>}", "asked {}", "how {'choice': <'write'>}", NULL };

  fixture_start_plan (fixture, "{}");
  say_that_all_is_safe (fixture);
  go (fixture, "announce", to_write);
  assert_refused (fixture, "announce", "write", "{}", HIATUS_ERROR_INVALID, "nothing written");
  assert_refused (fixture, "announce", "write", "{'note': <' \\n'>}", HIATUS_ERROR_INVALID, "nothing written");
  assert_next (fixture, "announce", "write");
}

/* What is being written is there again, and becomes the text. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  static const gchar *const write[] = { "message {}", NULL };
  g_autofree gchar *draft = NULL;
  g_autoptr (GError) error = NULL;

  reach_the_end (fixture);
  go (fixture, "ending", to_message);
  hiatus_app_save_draft (fixture->app, "ending/message", "How is the garden going?", &error);
  g_assert_no_error (error);
  assert_note (fixture, "ending", "How is the garden going?");
  go (fixture, "ending", write);
  draft = hiatus_app_read_draft (fixture->app, "ending/message", &error);
  g_assert_cmpstr (draft, ==, "");
  assert_next (fixture, "ending", "rest");
}

/* The text of a copy is not told before it has rested, and rests anew where it was changed. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  static const gchar *const write[] = { "message {'note': <'How are you?'>}", NULL };
  static const gchar *const look[] = { "message {'progress': <'open'>}", "message {}", NULL };
  static const gchar *const change[] = { "message {'note': <'How is the garden going?'>}", NULL };

  reach_the_end (fixture);
  go (fixture, "ending", to_message);
  go (fixture, "ending", write);
  assert_note (fixture, "ending", "");
  assert_refused (fixture, "ending", "rest", "{}", HIATUS_ERROR_REFUSED, "rests overnight");
  fixture_live_until (fixture, "2025-03-30T08:59:59");
  go (fixture, "ending", look);
  assert_note (fixture, "ending", "");
  fixture_live_until (fixture, "2025-03-30T09:00:00");
  assert_note (fixture, "ending", "How are you?");
  go (fixture, "ending", change);
  assert_note (fixture, "ending", "");
  fixture_live_until (fixture, "2025-03-31T09:00:00");
  assert_note (fixture, "ending", "How is the garden going?");
}

/* A second click on the same choice adds no other two weeks. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  static const gchar *const wait[] = { "safety {'progress': <'skipped'>}", "want {'choice': <'no'>}", "decide {'choice': <'wait'>}", "decide {'choice': <'wait'>}", NULL };

  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  fixture_live_until (fixture, "2025-03-29T10:00:00");
  fixture_assert_state (fixture, "next", "['ending']");
  go (fixture, "ending", wait);
  fixture_assert_state (fixture, "length", "42");
  g_assert_cmpuint (count (fixture, HIATUS_EVENT_PLAN_LENGTH), ==, 1);
}

/* What is chosen in the script is noted once, and another choice takes its place. */
static void
test_what_it_was_about (Fixture *fixture, gconstpointer data)
{
  static const gchar *const small_talk[] = { "nothing-now {'choice': <'small-talk'>}", NULL };
  static const gchar *const us[] = { "nothing-now {'progress': <'open'>}", "nothing-now {'choice': <'us'>}", NULL };

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  go (fixture, "reply", small_talk);
  assert_next (fixture, "reply", "small-talk");
  g_assert_cmpuint (count (fixture, HIATUS_EVENT_INCOMING), ==, 1);
  go (fixture, "reply", us);
  assert_next (fixture, "reply", "us");
  g_assert_cmpuint (count (fixture, HIATUS_EVENT_INCOMING), ==, 1);
  fixture_assert_state (fixture, "next", "['reply', 'announce']");
}

/* What was logged elsewhere is not asked for once more. */
static void
test_what_is_known (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *incoming = NULL;
  g_autofree gchar *encounter = NULL;

  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  incoming = fixture_log (fixture, "incoming", "{'about': <'practical'>}");
  assert_next (fixture, "reply", "practical");
  encounter = fixture_log (fixture, "encounter", "{'went': <'well'>}");
  assert_next (fixture, "encounter", "well");
}

/* Whoever passes over what they wrote has it erased. */
static void
test_passed_over (Fixture *fixture, gconstpointer data)
{
  static const gchar *const write[] = { "welcome {'choice': <'begin'>}", "why {'note': <'A secret.'>}", NULL };
  static const gchar *const pass[] = { "why {'progress': <'open'>}", "why {'progress': <'skipped'>}", NULL };

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-22T10:00:00");
  go (fixture, "looking-back", write);
  go (fixture, "looking-back", pass);
  assert_next (fixture, "looking-back", "change");
  for (guint i = 0; i < events_of (fixture)->len; i++)
    g_assert_null (((const HiatusEvent *) g_ptr_array_index (events_of (fixture), i))->note);
}

static void
look_back_in_a_hurry (Fixture *fixture)
{
  static const gchar *const hurry[] = { "welcome {'choice': <'not'>}", "without {}", NULL };

  go (fixture, "looking-back", hurry);
}

/* Without an end it is looked back on day 21, and every 28 days from there. */
static void
test_open_ended (Fixture *fixture, gconstpointer data)
{
  static const gchar *const leave[] = { "safety {'progress': <'skipped'>}", "closed {'choice': <'unsaid'>}", "unsaid {}", NULL };

  fixture_start_plan (fixture, "{'open': <true>}");
  go (fixture, "announce", leave);
  fixture_live_until (fixture, "2025-03-20T23:59:00");
  fixture_assert_state (fixture, "next", "[]");
  fixture_live_until (fixture, "2025-03-21T00:00:00");
  fixture_assert_state (fixture, "next", "['looking-back']");
  look_back_in_a_hurry (fixture);
  fixture_assert_state (fixture, "next", "[]");
  fixture_live_until (fixture, "2025-04-17T23:59:00");
  fixture_assert_state (fixture, "next", "[]");
  fixture_live_until (fixture, "2025-04-18T00:00:00");
  fixture_assert_state (fixture, "next", "['looking-back']");
  assert_next (fixture, "looking-back", "welcome");
  look_back_in_a_hurry (fixture);
  fixture_assert_state (fixture, "next", "[]");
}

/* A crash comes between what follows and the step: the person is asked once more, and nothing is there twice. */
static void
test_crash_in_between (Fixture *fixture, gconstpointer data)
{
  static const gchar *const to_decide[] = { "safety {'progress': <'skipped'>}", "want {'choice': <'no'>}", NULL };
  static const gchar *const decide[] = { "decide {'choice': <'let-go'>}", NULL };
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  fixture_live_until (fixture, "2025-03-29T10:00:00");
  go (fixture, "ending", to_decide);
  hiatus_app_end_plan (fixture->app, "let-go", &error);
  g_assert_no_error (error);
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  assert_next (fixture, "ending", "decide");
  go (fixture, "ending", decide);
  assert_next (fixture, "ending", "let-go");
  g_assert_cmpuint (count (fixture, HIATUS_EVENT_PLAN_END), ==, 1);
}

static void
test_begun_anew (Fixture *fixture, gconstpointer data)
{
  static const gchar *const once[] = { "begin {'choice': <'chance'>}", NULL };
  static const gchar *const again[] = { "begin {'progress': <'begun'>}", NULL };

  fixture_start_plan (fixture, "{}");
  go (fixture, "encounter", once);
  assert_next (fixture, "encounter", "chance");
  go (fixture, "encounter", again);
  assert_next (fixture, "encounter", "begin");
  go (fixture, "encounter", once);
  /* Two days later it is another meeting. */
  fixture_live_until (fixture, "2025-03-04T10:00:00");
  assert_next (fixture, "encounter", "begin");
}

/* Where nobody asks any more, no script stays in memory; the next who asks gets the same. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  static const gchar *const names[] = { "announce", "reply", "looking-back" };

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HiatusScript) kept = hiatus_script_ref (hiatus_script_files_get (fixture->scripts, names[i]));
      g_autoptr (GVariant) before = describe (fixture, names[i]);
      g_autoptr (GVariant) after = NULL;

      g_assert_true (hiatus_script_files_get (fixture->scripts, names[i]) == kept);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_true (hiatus_script_files_get (fixture->scripts, names[i]) != kept);
      after = describe (fixture, names[i]);
      g_assert_true (g_variant_equal (before, after));
    }
}

/* The word about a message leads to the script that goes on from there, about that message. */
static void
test_kind_leads_on (Seen *seen, gconstpointer data)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (seen->base.app)));
  g_autofree gchar *opened = NULL;
  g_autofree gchar *id = NULL;

  seen_see (seen, "notifications banner=1");
  seen_answer (seen, "kind");
  seen_answer (seen, "upset");
  id = hiatus_event_id (g_ptr_array_index (events, events->len - 1));
  seen_answer (seen, "next");
  opened = g_strdup_printf ("next reply:%s %s", id, HIATUS_FAKE_TOKEN);
  g_assert_cmpstr (g_ptr_array_index (seen->opened, 0), ==, opened);
  g_assert_null (seen_up (seen));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/script/refusals", test_refusals);
  ADD ("/script/nothing-is-written", test_nothing_is_written);
  ADD ("/script/draft", test_draft);
  ADD ("/script/rest", test_rest);
  ADD ("/script/twice", test_twice);
  ADD ("/script/what-it-was-about", test_what_it_was_about);
  ADD ("/script/what-is-known", test_what_is_known);
  ADD ("/script/passed-over", test_passed_over);
  ADD ("/script/open-ended", test_open_ended);
  ADD ("/script/crash-in-between", test_crash_in_between);
  ADD ("/script/begun-anew", test_begun_anew);
  ADD ("/script/let-go", test_let_go);
  g_test_add ("/script/kind-leads-on", Seen, NULL, seen_set_up, test_kind_leads_on, seen_tear_down);
  return g_test_run ();
}
