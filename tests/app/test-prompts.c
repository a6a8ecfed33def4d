/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The day's prompt in the whole daemon: own ones, groups that are switched off, hours that pass. */

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/examine.h"
#include "tests/app/fixture.h"
#include "tests/fakes/scratch.h"

#define DAY_KEY "day/2025-03-01"

/* The prompts of the fixture are all of the group body: only own ones are left then. */
static void
leave_own_only (Fixture *fixture, const gchar *deck)
{
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), "prompts.body", "no", &error);
  g_assert_no_error (error);
  hiatus_scratch_write (fixture->folder, "deck.ini", deck);
  hiatus_keyfile_load (fixture->deck_file, &error);
  g_assert_no_error (error);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, "[the long way]\ngroup=goals\ntext=Ten <b>minutes</b> of Polish_\n");
  fixture_assert_state (fixture, "prompt", "'Ten <b>minutes</b> of Polish_'");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_true (g_str_has_suffix (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)->body, "Ten <b>minutes</b> of Polish_"));
  hiatus_fake_notifier_answer (fixture->notifier, DAY_KEY, "done");
  fixture_assert_state (fixture, "prompt-answer", "'done'");
}

/* The name and the text are the person's, and stay out of the journal. */
static void
test_own_in_the_journal (Fixture *fixture, gconstpointer data)
{
  const HiatusJourney *journey = hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app));
  GPtrArray *events;
  guint n_named = 0;

  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, "[the long way]\ngroup=goals\ntext=Polish.\n");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  hiatus_fake_notifier_answer (fixture->notifier, DAY_KEY, "done");
  journey = hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app));
  events = hiatus_journey_events (journey);
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (event->prompt == NULL)
        continue;
      n_named++;
      g_assert_cmpuint (strlen (event->prompt), ==, strlen ("own-") + 16);
      g_assert_true (g_str_has_prefix (event->prompt, "own-"));
    }
  g_assert_cmpuint (n_named, ==, 2);
}

/* The deck becomes another while a pop-up is on the screen: what is answered is what was shown, and what is gone is no
 * trouble. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  GPtrArray *events;
  const HiatusEvent *shown, *answered;

  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, "[a]\ngroup=goals\ntext=A.\n");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  leave_own_only (fixture, "[b]\ngroup=goals\ntext=B.\n");
  fixture_assert_state (fixture, "prompt", "'B.'");
  hiatus_fake_notifier_answer (fixture->notifier, DAY_KEY, "done");
  events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)));
  answered = g_ptr_array_index (events, events->len - 1);
  shown = g_ptr_array_index (events, events->len - 3);
  g_assert_cmpint (shown->kind, ==, HIATUS_EVENT_POPUP);
  g_assert_cmpint (answered->kind, ==, HIATUS_EVENT_PROMPT);
  g_assert_cmpstr (answered->prompt, ==, shown->prompt);
  fixture_assert_state (fixture, "prompt-answer", NULL);
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  fixture_assert_state (fixture, "prompt", "'B.'");
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, "");
  fixture_assert_state (fixture, "prompt", NULL);
  g_assert_false (hiatus_app_answer_prompt (fixture->app, "done", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)->actions[0]);

  hiatus_settings_reset (hiatus_app_get_settings (fixture->app), "prompts.body", &error);
  g_assert_no_error (error);
  g_assert_true (hiatus_app_answer_prompt (fixture->app, "done", &error));
  fixture_assert_state (fixture, "prompt-answer", "'done'");
}

/* What starts contact waits for the safety check, whoever wrote it. */
static void
test_be_seen (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  leave_own_only (fixture, "[a]\ngroup=be-seen\ntext=Show it.\n");
  fixture_assert_state (fixture, "prompt", NULL);
  fixture_answer_safety (fixture, "{'danger': <'no'>}");
  fixture_assert_state (fixture, "prompt", NULL);
  fixture_answer_safety (fixture, "{'silence': <'no'>}");
  fixture_assert_state (fixture, "prompt", "'Show it.'");
  fixture_answer_safety (fixture, "{'silence': <'yes'>}");
  fixture_assert_state (fixture, "prompt", NULL);
  g_free (fixture_log (fixture, "incoming", "{'about': <'us'>}"));
  fixture_assert_state (fixture, "prompt", "'Show it.'");
  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  fixture_assert_state (fixture, "prompt", NULL);
}

/* What is closed leaves the screen at once, and comes back to nobody by itself. */
static void
test_closed_on_the_screen (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_answer_safety (fixture, "{'danger': <'no'>, 'silence': <'no'>}");
  leave_own_only (fixture, "[a]\ngroup=be-seen\ntext=Show it.\n[b]\ngroup=speak-well\ntext=Say it.\n");
  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), "prompts.speak-well", "no", NULL);
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_nonnull (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)->body, "Show it."));
  fixture_answer_safety (fixture, "{'silence': <'yes'>}");
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY));

  /* What the person asks for then has another one, and stays. */
  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), "prompts.speak-well", "yes", NULL);
  hiatus_app_show_day (fixture->app);
  g_assert_nonnull (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)->body, "Say it."));
  fixture_answer_safety (fixture, "{'silence': <'yes'>}");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY));
}

/* Goal safety has no speaking well, whichever way it comes. */
static void
test_speak_well_goes (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'goal': <'heal'>}");
  leave_own_only (fixture, "[b]\ngroup=speak-well\ntext=Say it.\n");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_nonnull (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY)->body, "Say it."));
  fixture_answer_safety (fixture, "{'danger': <'yes'>}");
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, DAY_KEY));
  fixture_assert_state (fixture, "prompt", NULL);
}

#define CALL_UNTIL_NINE "[call]\ngroup=people\ntext=Ring.\nhours=09:00-21:00\n"

/* Nothing is on the table, as no pop-up comes: the row says something else as soon as the hour is over, and nothing at an
 * hour at which nothing fits. */
static void
test_hours_pass (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), "popups.day", "no", &error);
  g_assert_no_error (error);
  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, CALL_UNTIL_NINE "[lamp]\ngroup=rest\ntext=Lamp.\nhours=22:00-24:00\n");
  fixture_assert_state (fixture, "prompt", NULL);
  fixture_live_until (fixture, "2025-03-01T09:00:00");
  fixture_assert_state (fixture, "prompt", "'Ring.'");
  fixture_live_until (fixture, "2025-03-01T20:59:59");
  fixture_assert_state (fixture, "prompt", "'Ring.'");
  fixture_live_until (fixture, "2025-03-01T21:00:00");
  fixture_assert_state (fixture, "prompt", NULL);
  fixture_live_until (fixture, "2025-03-01T22:00:00");
  fixture_assert_state (fixture, "prompt", "'Lamp.'");
  fixture_live_until (fixture, "2025-03-02T00:00:00");
  fixture_assert_state (fixture, "prompt", NULL);
}

/* What was suggested today stays, so that it can be answered in the evening. After "Another" nothing may be left. */
static void
test_stays_on_the_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  leave_own_only (fixture, CALL_UNTIL_NINE);
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  fixture_live_until (fixture, "2025-03-01T21:30:00");
  fixture_assert_state (fixture, "prompt", "'Ring.'");
  g_assert_true (hiatus_app_answer_prompt (fixture->app, "another", &error));
  g_assert_no_error (error);
  fixture_assert_state (fixture, "prompt", NULL);
}

/* A deck without hours asks for no deadline of its own. */
static void
test_rests (Fixture *fixture, gconstpointer data)
{
  gint64 before_us;
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), "popups.day", "no", &error);
  g_assert_no_error (error);
  fixture_start_plan (fixture, "{}");
  before_us = hiatus_fake_clock_get_deadline (fixture->clock);
  leave_own_only (fixture, "[a]\ngroup=goals\ntext=A.\n");
  g_assert_cmpint (hiatus_fake_clock_get_deadline (fixture->clock), ==, before_us);
  leave_own_only (fixture, CALL_UNTIL_NINE);
  g_assert_cmpint (hiatus_fake_clock_get_deadline (fixture->clock), <, before_us);
}

static gchar *
examine (Fixture *fixture)
{
  GVariantBuilder rows = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));
  g_autoptr (GVariant) all = NULL;

  hiatus_examine_app (fixture->app, &rows);
  all = g_variant_ref_sink (g_variant_builder_end (&rows));
  return g_variant_print (all, FALSE);
}

static void
test_mistakes (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *well = examine (fixture);
  g_autofree gchar *ill = NULL;
  guint n_changes;

  fixture_start_plan (fixture, "{}");
  n_changes = fixture->n_changes;
  g_assert_nonnull (strstr (well, "('files', 'deck', 'ok', "));
  leave_own_only (fixture, "[Mum]\ngroup=goals\ntext=A.\n[Dad]\ngroup=x\ntext=B.\n[Jo]\ngroup=goals\ntext=\n");
  g_assert_cmpuint (fixture->n_changes, >, n_changes);
  fixture_assert_state (fixture, "prompt", "'A.'");
  fixture_assert_state (fixture, "notice", "\"deck.ini, line 5, [Dad], group: there is no such group: use people, body, mind, making, goals, rest, confidence, be-seen or speak-well (and 1 more: 'hiatus doctor' has them)\"");
  ill = examine (fixture);
  g_assert_nonnull (strstr (ill, "('files', 'deck', 'limited', 'deck.ini, line 5, group: "));
  g_assert_nonnull (strstr (ill, "('files', 'deck', 'limited', 'deck.ini, line 9, text: "));
  g_assert_null (strstr (ill, "Dad"));
  leave_own_only (fixture, "[Mum]\ngroup=goals\ntext=A.\n");
  fixture_assert_state (fixture, "notice", NULL);
}

#define ADD(path, function) g_test_add ("/app/prompts/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("own", test_own);
  ADD ("own-in-the-journal", test_own_in_the_journal);
  ADD ("gone", test_gone);
  ADD ("off", test_off);
  ADD ("be-seen", test_be_seen);
  ADD ("closed-on-the-screen", test_closed_on_the_screen);
  ADD ("speak-well-goes", test_speak_well_goes);
  ADD ("hours-pass", test_hours_pass);
  ADD ("stays-on-the-table", test_stays_on_the_table);
  ADD ("rests", test_rests);
  ADD ("mistakes", test_mistakes);
  return g_test_run ();
}
