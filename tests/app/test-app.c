/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "tests/app/fixture.h"

static void
test_a_whole_stretch (Fixture *fixture, gconstpointer data)
{
  GDate day;
  guint n = 0;

  fixture_start_plan (fixture, "{}");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  /* Over the change to summer time. Who answers is asked every day. */
  g_date_set_dmy (&day, 1, G_DATE_MARCH, 2025);
  for (gint i = 1; i <= 50; i++, g_date_add_days (&day, 1))
    {
      g_autofree gchar *noon = g_strdup_printf ("%04d-%02d-%02dT12:00:00", g_date_get_year (&day), (gint) g_date_get_month (&day), g_date_get_day (&day));
      g_autofree gchar *key = g_strdup_printf ("day/%.10s", noon);

      fixture_live_until (fixture, noon);
      if (hiatus_fake_notifier_get_shown (fixture->notifier, key) != NULL)
        hiatus_fake_notifier_answer (fixture->notifier, key, "done");
    }

  g_date_set_dmy (&day, 1, G_DATE_MARCH, 2025);
  for (; n < hiatus_fake_notifier_n_sent (fixture->notifier); n++)
    {
      g_autofree gchar *key = g_strdup_printf ("%s/%04d-%02d-%02d", n < 28 ? "day" : "end", g_date_get_year (&day), (gint) g_date_get_month (&day), g_date_get_day (&day));

      g_assert_cmpstr (hiatus_fake_notifier_get_sent (fixture->notifier, n)->key, ==, key);
      g_date_add_days (&day, 1);
    }
  g_assert_cmpuint (n, ==, 28 + 3);
  fixture_assert_state (fixture, "phase", "'complete'");
  fixture_assert_state (fixture, "waiting", "true");
}

static void
test_one_popup_after_a_restart (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'from': <'2025-02-25'>}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  fixture_assert_state (fixture, "day", "5");
  fixture_live_until (fixture, "2025-03-02T10:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
}

static void
test_nine_days_off_say_one_thing (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_wake_at (fixture, "2025-03-10T19:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  g_assert_cmpstr (hiatus_fake_notifier_get_sent (fixture->notifier, 0)->key, ==, "day/2025-03-10");
}

static void
test_done_in_the_popup (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  fixture_assert_state (fixture, "prompt-answer", NULL);
  hiatus_fake_notifier_answer (fixture->notifier, "day/2025-03-01", "done");
  fixture_assert_state (fixture, "prompt-answer", "'done'");
}

static void
test_done_in_the_tray (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  hiatus_app_answer_prompt (fixture->app, "done", &error);
  g_assert_no_error (error);
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  fixture_assert_state (fixture, "prompt-answer", "'done'");

  g_assert_false (hiatus_app_answer_prompt (fixture->app, "later", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

static void
test_another_prompt (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *first = NULL;

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  first = g_strdup (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01")->body);
  hiatus_fake_notifier_answer (fixture->notifier, "day/2025-03-01", "another");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  g_assert_cmpstr (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01")->body, !=, first);
}

static void
test_stale_popup_goes (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  fixture_live_until (fixture, "2025-03-02T00:01:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 0);
}

static void
test_no_server_then_one (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T10:00:00");
  hiatus_fake_notifier_fail (fixture->notifier, "day/2025-03-01");
  fixture_live_until (fixture, "2025-03-01T11:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);

  hiatus_notifier_emit_available (HIATUS_NOTIFIER (fixture->notifier));
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 2);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (fixture->notifier));
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 2);
}

static void
test_quiet_holds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  hiatus_app_be_quiet (fixture->app, "60m", &error);
  g_assert_no_error (error);
  fixture_live_until (fixture, "2025-03-01T09:29:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  fixture_live_until (fixture, "2025-03-01T09:30:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  fixture_assert_state (fixture, "quiet-until", NULL);
}

static void
test_own_act_comes_in_quiet_hours (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;

  fixture_live_until (fixture, "2025-03-01T23:30:00");
  id = fixture_log (fixture, "urge", "{'announce': <true>}");
  key = g_strconcat ("undo/", id, NULL);
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, key));
  fixture_assert_state (fixture, "urges-today", "1");
  fixture_assert_state (fixture, "undo-kind", "'urge'");

  hiatus_fake_notifier_answer (fixture->notifier, key, "undo");
  fixture_assert_state (fixture, "urges-today", "0");
  fixture_assert_state (fixture, "undo-id", NULL);
}

static void
test_undo_is_offered_for_an_hour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture_log (fixture, "urge", "{'strength': <2>}"));
  fixture_live_until (fixture, "2025-03-01T09:29:00");
  fixture_assert_state (fixture, "undo-kind", "'urge'");
  fixture_live_until (fixture, "2025-03-01T09:30:00");
  fixture_assert_state (fixture, "undo-kind", NULL);
  g_assert_null (hiatus_app_undo (fixture->app, "", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

static void
test_undo_erases_the_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GVariant) note = NULL;

  g_free (fixture_log (fixture, "urge", "{'note': <'a certain word'>, 'strength': <2>}"));
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  note = g_variant_lookup_value (undone, "note", NULL);
  g_assert_null (note);
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  fixture_assert_state (fixture, "urges-total", "0");
}

static void
test_a_change_is_told_once (Fixture *fixture, gconstpointer data)
{
  guint before;

  fixture_start_plan (fixture, "{}");
  before = fixture->n_changes;
  hiatus_app_catch_up (fixture->app);
  hiatus_app_show_day (fixture->app);
  g_assert_cmpuint (fixture->n_changes, ==, before);
  g_free (fixture_log (fixture, "look", "{}"));
  g_assert_cmpuint (fixture->n_changes, ==, before + 1);
}

static void
test_a_late_look_at_the_clock (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  hiatus_fake_clock_set_unheard (fixture->clock, hiatus_clock_now_us (HIATUS_CLOCK (fixture->clock)) + G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  hiatus_app_catch_up (fixture->app);
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-02"));
}

static void
test_restore_wants_its_token (Fixture *fixture, gconstpointer data)
{
  HiatusJournal *journal = hiatus_app_get_journal (fixture->app);
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autofree gchar *report = NULL;
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  g_assert_true (hiatus_journal_take_care (journal, NULL));
  g_free (fixture_log (fixture, "slip", "{}"));
  fixture_assert_state (fixture, "kept", "0");

  g_assert_null (hiatus_app_restore (fixture->app, "2025-03-01", "guess", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (hiatus_journal_ask_restore (journal, "2025-02-01", &question, &token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hiatus_journal_ask_restore (journal, "2025-03-01", &question, &token, &error));
  report = hiatus_app_restore (fixture->app, "2025-03-01", token, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  fixture_assert_state (fixture, "kept", "1");
  g_assert_null (hiatus_app_restore (fixture->app, "2025-03-01", token, NULL));
}

static void
test_a_damaged_journal_is_told_once (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "data", "journal.db", NULL);

  fixture_start_plan (fixture, "{}");
  fixture_stop_app (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database at all, whatever it was before.", -1, NULL));
  fixture_start_app (fixture);
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "repair"));
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, "repair"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/app/a-whole-stretch", test_a_whole_stretch },
    { "/app/one-popup-after-a-restart", test_one_popup_after_a_restart },
    { "/app/nine-days-off-say-one-thing", test_nine_days_off_say_one_thing },
    { "/app/done-in-the-popup", test_done_in_the_popup },
    { "/app/done-in-the-tray", test_done_in_the_tray },
    { "/app/another-prompt", test_another_prompt },
    { "/app/stale-popup-goes", test_stale_popup_goes },
    { "/app/no-server-then-one", test_no_server_then_one },
    { "/app/quiet-holds", test_quiet_holds },
    { "/app/own-act-comes-in-quiet-hours", test_own_act_comes_in_quiet_hours },
    { "/app/undo-is-offered-for-an-hour", test_undo_is_offered_for_an_hour },
    { "/app/undo-erases-the-note", test_undo_erases_the_note },
    { "/app/a-change-is-told-once", test_a_change_is_told_once },
    { "/app/a-late-look-at-the-clock", test_a_late_look_at_the_clock },
    { "/app/restore-wants-its-token", test_restore_wants_its_token },
    { "/app/a-damaged-journal-is-told-once", test_a_damaged_journal_is_told_once },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
