/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "tests/app/seen.h"

/* The safety check in the daemon: what it answers, what it closes, and what goes from the screen. */

#define CALM "{'danger': <'no'>, 'silence': <'no'>}"
#define DAY_KEY "day/2025-03-01"

static void
assert_safety (Fixture *fixture, const gchar *key, const gchar *expected)
{
  g_autoptr (GVariant) safety = g_variant_ref_sink (hiatus_app_get_safety (fixture->app));
  g_autoptr (GVariant) value = g_variant_lookup_value (safety, key, NULL);
  g_autofree gchar *printed = value == NULL ? NULL : g_variant_print (value, FALSE);

  g_assert_cmpstr (printed, ==, expected);
}

static void
assert_says (Fixture *fixture, const gchar *start)
{
  g_autoptr (GVariant) safety = g_variant_ref_sink (hiatus_app_get_safety (fixture->app));
  const gchar *says = "";

  g_assert_true (g_variant_lookup (safety, "says", "&s", &says));
  g_assert_true (g_str_has_prefix (says, start));
}

static void
test_asked (Fixture *fixture, gconstpointer data)
{
  guint n_changes;

  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  assert_safety (fixture, "danger-question", "'Was there violence, threat, stalking or fear, in either direction? Is there a court order, or a rule from police, employer or school?'");
  assert_safety (fixture, "silence-question", "'Have they asked for no contact, or blocked you?'");
  assert_safety (fixture, "danger", "'unanswered'");
  assert_safety (fixture, "silence", "'unanswered'");
  assert_safety (fixture, "opens", "false");
  assert_safety (fixture, "answered-at", NULL);
  assert_says (fixture, "Until both questions are answered");

  n_changes = fixture->n_changes;
  fixture_answer_safety (fixture, "{'danger': <'no'>}");
  assert_says (fixture, "Until both questions are answered");
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  fixture_answer_safety (fixture, "{'silence': <'no'>}");
  assert_safety (fixture, "danger", "'no'");
  assert_safety (fixture, "silence", "'no'");
  assert_safety (fixture, "opens", "true");
  assert_safety (fixture, "answered-at", "1740814200000000");
  assert_says (fixture, "Everything is open.");
  fixture_assert_state (fixture, "opens", "true");
  g_assert_cmpuint (fixture->n_changes, ==, n_changes + 1);

  fixture_answer_safety (fixture, "{'silence': <'yes'>}");
  assert_says (fixture, "They asked for silence. If they write");
  fixture_assert_state (fixture, "opens", "false");
  fixture_assert_state (fixture, "goal", "'heal'");
  g_free (fixture_log (fixture, "incoming", "{'about': <'practical'>}"));
  assert_says (fixture, "They asked for silence, and have written since");
  fixture_assert_state (fixture, "opens", "true");
  g_variant_unref (hiatus_app_undo (fixture->app, "", NULL));
  fixture_assert_state (fixture, "opens", "false");
}

/* It is on the disk before it is acknowledged, like all else. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  assert_safety (fixture, "danger", "'yes'");
  assert_safety (fixture, "silence", "'unanswered'");
  fixture_assert_state (fixture, "goal", "'safety'");
}

static gchar *
refusal_of (Fixture *fixture, gboolean (*ask) (HiatusApp *, GVariant *, GError **), const gchar *text)
{
  g_autoptr (GVariant) options = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (ask (fixture->app, options, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  return g_strdup (error->message);
}

/* Danger is not talked away by another goal; it is answered anew. */
static void
test_goal_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *change = NULL;
  g_autofree gchar *start = NULL;
  g_autofree gchar *first = NULL;

  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  first = refusal_of (fixture, hiatus_app_start_plan, "{'goal': <'heal'>}");
  g_assert_nonnull (strstr (first, "'hiatus safety answer'"));
  fixture_start_plan (fixture, "{}");
  fixture_assert_state (fixture, "goal", "'safety'");
  fixture_assert_state (fixture, "length", NULL);
  change = refusal_of (fixture, hiatus_app_change_plan, "{'goal': <'heal'>}");
  g_assert_nonnull (strstr (change, "'hiatus safety answer'"));
  start = refusal_of (fixture, hiatus_app_start_plan, "{'goal': <'reconcile'>, 'again': <true>}");
  g_assert_nonnull (strstr (start, "'hiatus safety answer'"));

  fixture_answer_safety (fixture, CALM);
  assert_says (fixture, "Nothing here starts contact now");
  fixture_assert_state (fixture, "opens", "false");
  fixture_assert_state (fixture, "goal", "'safety'");
  {
    g_autoptr (GVariant) heal = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'heal'>}"));

    g_assert_true (hiatus_app_change_plan (fixture->app, heal, NULL));
  }
  fixture_assert_state (fixture, "opens", "true");
}

/* In the middle of a stretch: what is counted, said and advised is of goal safety at once. */
static void
test_danger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>, 'from': <'2025-02-20'>}");
  g_free (fixture_log (fixture, "urge", "{'at': <'2025-02-21'>}"));
  g_free (fixture_log (fixture, "slip", "{'at': <'2025-02-28'>}"));
  fixture_assert_state (fixture, "kept", "9");
  fixture_assert_state (fixture, "ridden-out", "1");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY));

  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)); /* it counted down, and asked about the slip */
  fixture_assert_state (fixture, "goal", "'safety'");
  fixture_assert_state (fixture, "kept", NULL);
  fixture_assert_state (fixture, "ridden-out", NULL);
  fixture_assert_state (fixture, "length", NULL);
  fixture_assert_state (fixture, "days-left", NULL);
  fixture_assert_state (fixture, "ends-on", NULL);
  fixture_assert_state (fixture, "opens", "false");

  g_free (fixture_log (fixture, "look", "{}"));
  fixture_assert_state (fixture, "advice", NULL);
  g_free (fixture_log (fixture, "slip", "{}"));
  fixture_assert_state (fixture, "advice", "'If there is an order, this may break it. Do not explain or apologise in another message. Call your lawyer, or whoever advises you.'");
  g_free (fixture_log (fixture, "incoming", "{'about': <'us'>}"));
  fixture_assert_state (fixture, "advice", "'You need not answer. Keep the message, note the time, show it to your adviser.'");
  fixture_assert_state (fixture, "opens", "false");

  g_assert_false (hiatus_app_end_plan (fixture->app, "reach-out", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (hiatus_app_end_plan (fixture->app, "wait", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);

  /* The next morning nothing is asked about the slip, and no day is said to be left. */
  fixture_live_until (fixture, "2025-03-02T10:00:00");
  g_assert_null (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-02")->summary, "to go"));
  g_assert_cmpstr (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-02")->actions[0], ==, "done");
}

/* Talking already: an answer about the two of them is no longer said to be worth it. */
static void
test_danger_while_talking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_answer_safety (fixture, CALM);
  hiatus_app_end_plan (fixture->app, "reach-out", &error);
  g_assert_no_error (error);
  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  g_free (fixture_log (fixture, "incoming", "{'about': <'us'>}"));
  fixture_assert_state (fixture, "advice", "'You need not answer. Keep the message, note the time, show it to your adviser.'");
  fixture_assert_state (fixture, "opens", "false");
}

/* "That is worth an answer" goes, with its "I'm sending it now"; that it may be needed for handovers, it is there still. */
static void
test_advice_goes (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_see (seen, "notifications banner=1");
  seen_answer (seen, "kind");
  seen_answer (seen, "us");
  g_assert_cmpstr (seen_up (seen)->body, ==, "That is worth an answer, and it can wait for a night's sleep.");
  fixture_answer_safety (&seen->base, "{'danger': <'yes'>}");
  g_assert_null (seen_up (seen));
  g_assert_true (hiatus_app_send_now (seen->base.app, "Alex", &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, run) g_test_add ("/safety/" name, Fixture, NULL, fixture_set_up, run, fixture_tear_down)
  ADD ("asked", test_asked);
  ADD ("kept", test_kept);
  ADD ("goal-stays", test_goal_stays);
  ADD ("danger", test_danger);
  ADD ("danger-while-talking", test_danger_while_talking);
  g_test_add ("/safety/advice-goes", Seen, "{'goal': <'reconcile'>}", seen_set_up, test_advice_goes, seen_tear_down);
  return g_test_run ();
}
