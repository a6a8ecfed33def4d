/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/app.h"
#include "daemon/core/error.h"
#include "tests/fakes/fake-clock.h"
#include "tests/fakes/fake-notifier.h"
#include "tests/fakes/fake-presence.h"
#include "tests/fakes/scratch.h"

/* The whole daemon but for bus and desktop: real journal, real settings, a clock and a notifier of ours. */
typedef struct
{
  gchar *folder;
  HiatusFakeClock *clock;
  HiatusFakeNotifier *notifier;
  HiatusFakePresence *presence;
  HiatusStore *store;
  HiatusApp *app;
  guint n_changes;
} Fixture;

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static HiatusDeck *
make_deck (void)
{
  HiatusDeck *deck = hiatus_deck_new ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("prompt-%u", i);
      g_autofree gchar *text = g_strdup_printf ("Text %u.", i);

      g_assert_true (hiatus_deck_add (deck, id, "body", text, NULL));
    }
  return deck;
}

static void
start_app (Fixture *fixture)
{
  g_autofree gchar *data = g_build_filename (fixture->folder, "data", NULL);
  g_autofree gchar *path = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  g_autoptr (HiatusSettings) settings = hiatus_settings_new (keyfile);
  g_autoptr (HiatusJournal) journal = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = hiatus_store_new (data);
  fixture->notifier = hiatus_fake_notifier_new ();
  fixture->presence = hiatus_fake_presence_new ();
  journal = hiatus_journal_new (fixture->store, HIATUS_CLOCK (fixture->clock));
  hiatus_journal_open (journal, &error);
  g_assert_no_error (error);
  fixture->app = hiatus_app_new (journal, settings, HIATUS_CLOCK (fixture->clock), HIATUS_NOTIFIER (fixture->notifier), HIATUS_PRESENCE (fixture->presence), make_deck ());
  g_signal_connect_swapped (fixture->app, "state-changed", G_CALLBACK (count_change), fixture);
  hiatus_app_start (fixture->app);
}

static void
stop_app (Fixture *fixture)
{
  g_assert_finalize_object (fixture->app);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->notifier);
  g_assert_finalize_object (fixture->presence);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->clock = hiatus_fake_clock_new_at ("2025-03-01T08:30:00", "Europe/Berlin");
  start_app (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stop_app (fixture);
  g_assert_finalize_object (fixture->clock);
  hiatus_scratch_remove (fixture->folder);
}

static GVariant *
options (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return variant;
}

static void
start_plan (Fixture *fixture, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;

  hiatus_app_start_plan (fixture->app, variant, &error);
  g_assert_no_error (error);
}

static gchar *
log_event (Fixture *fixture, const gchar *kind, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;
  gchar *id = hiatus_app_log (fixture->app, kind, variant, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_state (Fixture *fixture, const gchar *key, const gchar *expected)
{
  g_autoptr (GVariant) state = hiatus_app_get_state (fixture->app);
  g_autoptr (GVariant) value = g_variant_lookup_value (state, key, NULL);
  g_autofree gchar *printed = value == NULL ? NULL : g_variant_print (value, FALSE);

  g_assert_cmpstr (printed, ==, expected);
}

/* Goes from deadline to deadline, as the timer would. */
static void
live_until (Fixture *fixture, const gchar *local_time)
{
  hiatus_fake_clock_advance_to_local (fixture->clock, local_time);
}

/* The machine was off meanwhile. */
static void
wake_at (Fixture *fixture, const gchar *local_time)
{
  g_autoptr (HiatusFakeClock) then = hiatus_fake_clock_new_at (local_time, "Europe/Berlin");

  hiatus_fake_clock_jump (fixture->clock, hiatus_clock_now_us (HIATUS_CLOCK (then)), "Europe/Berlin");
}

static void
test_a_whole_stretch (Fixture *fixture, gconstpointer data)
{
  GDate day;
  guint n = 0;

  start_plan (fixture, "{}");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  live_until (fixture, "2025-04-20T12:00:00"); /* over the change to summer time */

  g_date_set_dmy (&day, 1, G_DATE_MARCH, 2025);
  for (; n < hiatus_fake_notifier_n_sent (fixture->notifier); n++)
    {
      g_autofree gchar *key = g_strdup_printf ("%s/%04d-%02d-%02d", n < 28 ? "day" : "end", g_date_get_year (&day), (gint) g_date_get_month (&day), g_date_get_day (&day));

      g_assert_cmpstr (hiatus_fake_notifier_get_sent (fixture->notifier, n)->key, ==, key);
      g_date_add_days (&day, 1);
    }
  g_assert_cmpuint (n, ==, 28 + 3);
  assert_state (fixture, "phase", "'complete'");
  assert_state (fixture, "waiting", "true");
}

static void
test_one_popup_after_a_restart (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{'from': <'2025-02-25'>}");
  live_until (fixture, "2025-03-01T10:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  stop_app (fixture);
  start_app (fixture);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  assert_state (fixture, "day", "5");
  live_until (fixture, "2025-03-02T10:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
}

static void
test_nine_days_off_say_one_thing (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{}");
  wake_at (fixture, "2025-03-10T19:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  g_assert_cmpstr (hiatus_fake_notifier_get_sent (fixture->notifier, 0)->key, ==, "day/2025-03-10");
}

static void
test_done_in_the_popup (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{}");
  live_until (fixture, "2025-03-01T10:00:00");
  assert_state (fixture, "prompt-answer", NULL);
  hiatus_fake_notifier_answer (fixture->notifier, "day/2025-03-01", "done");
  assert_state (fixture, "prompt-answer", "'done'");
}

static void
test_done_in_the_tray (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start_plan (fixture, "{}");
  live_until (fixture, "2025-03-01T10:00:00");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  hiatus_app_answer_prompt (fixture->app, "done", &error);
  g_assert_no_error (error);
  g_assert_null (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  assert_state (fixture, "prompt-answer", "'done'");

  g_assert_false (hiatus_app_answer_prompt (fixture->app, "later", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

static void
test_another_prompt (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *first = NULL;

  start_plan (fixture, "{}");
  live_until (fixture, "2025-03-01T10:00:00");
  first = g_strdup (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01")->body);
  hiatus_fake_notifier_answer (fixture->notifier, "day/2025-03-01", "another");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01"));
  g_assert_cmpstr (hiatus_fake_notifier_get_shown (fixture->notifier, "day/2025-03-01")->body, !=, first);
}

static void
test_stale_popup_goes (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{}");
  live_until (fixture, "2025-03-01T10:00:00");
  live_until (fixture, "2025-03-02T00:01:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 0);
}

static void
test_no_server_then_one (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{}");
  live_until (fixture, "2025-03-01T10:00:00");
  hiatus_fake_notifier_fail (fixture->notifier, "day/2025-03-01");
  live_until (fixture, "2025-03-01T11:00:00");
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

  start_plan (fixture, "{}");
  hiatus_app_be_quiet (fixture->app, "60m", &error);
  g_assert_no_error (error);
  live_until (fixture, "2025-03-01T09:29:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  live_until (fixture, "2025-03-01T09:30:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  assert_state (fixture, "quiet-until", NULL);
}

static void
test_own_act_comes_in_quiet_hours (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;

  live_until (fixture, "2025-03-01T23:30:00");
  id = log_event (fixture, "urge", "{'announce': <true>}");
  key = g_strconcat ("undo/", id, NULL);
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, key));
  assert_state (fixture, "urges-today", "1");
  assert_state (fixture, "undo-kind", "'urge'");

  hiatus_fake_notifier_answer (fixture->notifier, key, "undo");
  assert_state (fixture, "urges-today", "0");
  assert_state (fixture, "undo-id", NULL);
}

static void
test_undo_is_offered_for_an_hour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (log_event (fixture, "urge", "{'strength': <2>}"));
  live_until (fixture, "2025-03-01T09:29:00");
  assert_state (fixture, "undo-kind", "'urge'");
  live_until (fixture, "2025-03-01T09:30:00");
  assert_state (fixture, "undo-kind", NULL);
  g_assert_null (hiatus_app_undo (fixture->app, "", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

static void
test_undo_erases_the_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GVariant) note = NULL;

  g_free (log_event (fixture, "urge", "{'note': <'a certain word'>, 'strength': <2>}"));
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  note = g_variant_lookup_value (undone, "note", NULL);
  g_assert_null (note);
  stop_app (fixture);
  start_app (fixture);
  assert_state (fixture, "urges-total", "0");
}

static void
test_a_change_is_told_once (Fixture *fixture, gconstpointer data)
{
  guint before;

  start_plan (fixture, "{}");
  before = fixture->n_changes;
  hiatus_app_catch_up (fixture->app);
  hiatus_app_show_day (fixture->app);
  g_assert_cmpuint (fixture->n_changes, ==, before);
  g_free (log_event (fixture, "look", "{}"));
  g_assert_cmpuint (fixture->n_changes, ==, before + 1);
}

static void
test_a_late_look_at_the_clock (Fixture *fixture, gconstpointer data)
{
  start_plan (fixture, "{}");
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

  start_plan (fixture, "{}");
  g_assert_true (hiatus_journal_take_care (journal, NULL));
  g_free (log_event (fixture, "slip", "{}"));
  assert_state (fixture, "kept", "0");

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
  assert_state (fixture, "kept", "1");
  g_assert_null (hiatus_app_restore (fixture->app, "2025-03-01", token, NULL));
}

static void
test_a_damaged_journal_is_told_once (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "data", "journal.db", NULL);

  start_plan (fixture, "{}");
  stop_app (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database at all, whatever it was before.", -1, NULL));
  start_app (fixture);
  g_assert_nonnull (hiatus_fake_notifier_get_shown (fixture->notifier, "repair"));
  stop_app (fixture);
  start_app (fixture);
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
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
