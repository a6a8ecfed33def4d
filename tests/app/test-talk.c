/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"
#include "tests/app/fixture.h"

/* They talk to each other, in the middle of a stretch and at its end; and what was put off comes back. */

static const HiatusFakePopup *
up (Fixture *fixture, const gchar *key)
{
  return hiatus_fake_notifier_get_shown (fixture->notifier, key);
}

static void
talk (Fixture *fixture, HiatusTalk word)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_app_talk (fixture->app, word, &error));
  g_assert_no_error (error);
}

static void
end_plan (Fixture *fixture, const gchar *decision)
{
  g_autoptr (GVariant) answers = g_variant_ref_sink (g_variant_new_parsed ("{'danger': <'no'>, 'silence': <'no'>}"));
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_app_answer_safety (fixture->app, answers, &error));
  g_assert_true (hiatus_app_end_plan (fixture->app, decision, &error));
  g_assert_no_error (error);
}

/* No morning, no evening and no countdown while it waits; then the same day once more, and the next one has its pop-up. */
static void
test_in_mid_plan (Fixture *fixture, gconstpointer data)
{
  guint n_sent;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_live_until (fixture, "2025-03-02T12:00:00");
  g_assert_nonnull (up (fixture, "day/2025-03-02"));
  talk (fixture, HIATUS_TALK_BEGUN);
  fixture_assert_state (fixture, "phase", "'talking'");
  fixture_assert_state (fixture, "plan-waits", "true");
  fixture_assert_state (fixture, "advice", "'Your stretch waits. What you write while you talk is no slip.'");
  fixture_assert_state (fixture, "undo-kind", "'talk'");
  g_assert_null (up (fixture, "day/2025-03-02"));
  n_sent = hiatus_fake_notifier_n_sent (fixture->notifier);
  fixture_live_until (fixture, "2025-03-06T08:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, n_sent);
  fixture_assert_state (fixture, "day", "2");
  fixture_assert_state (fixture, "prompt", NULL);
  g_free (fixture_log (fixture, "slip", "{}"));
  fixture_assert_state (fixture, "kept", "2");
  fixture_assert_state (fixture, "advice", "'While you are talking it is no slip. Nothing needs to be added to it.'");
  talk (fixture, HIATUS_TALK_OVER);
  fixture_assert_state (fixture, "phase", "'running'");
  fixture_assert_state (fixture, "plan-waits", NULL);
  fixture_assert_state (fixture, "days-left", "26");
  fixture_assert_state (fixture, "ends-on", "'2025-04-01'");
  fixture_live_until (fixture, "2025-03-06T22:00:00");
  g_assert_null (up (fixture, "day/2025-03-06"));
  fixture_live_until (fixture, "2025-03-07T09:00:00");
  g_assert_cmpstr (up (fixture, "day/2025-03-07")->summary, ==, "Day 3 of 28 · 25 to go");
}

/* What is asked for is answered, without a countdown. */
static void
test_day_is_asked_for (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_live_until (fixture, "2025-03-10T12:00:00");
  talk (fixture, HIATUS_TALK_BEGUN);
  hiatus_app_show_day (fixture->app);
  g_assert_cmpstr (up (fixture, "day/2025-03-10")->summary, ==, "No days are counted now");
  g_assert_cmpstr (up (fixture, "day/2025-03-10")->body, ==, "While you are talking your stretch waits, and it goes on from the same day.");
  g_assert_null (up (fixture, "day/2025-03-10")->labels[0]);
}

static const struct
{
  const gchar *came;
  const gchar *advice;
} words[] = {
  { "answered", "'There is no hurry: you can sleep on it before you answer.'" },
  { "no-answer", "'Waiting is hard. Nothing needs to be added to what you said.'" },
  { "said-no", "'That hurts. It is a full answer, and nothing has to be done about it today.'" },
};

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) undone = NULL;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_live_until (fixture, "2025-03-29T12:00:00");
  end_plan (fixture, "reach-out");
  fixture_assert_state (fixture, "phase", "'talking'");
  fixture_assert_state (fixture, "plan-waits", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree gchar *fields = g_strdup_printf ("{'came': <'%s'>}", words[i].came);

      g_free (fixture_log (fixture, "talk", fields));
      fixture_assert_state (fixture, "advice", words[i].advice);
    }
  g_assert_cmpint (hiatus_journey_talk (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app))), ==, HIATUS_TALK_SAID_NO);
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (hiatus_journey_talk (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app))), ==, HIATUS_TALK_NO_ANSWER);
  g_assert_false (hiatus_app_end_plan (fixture->app, "reach-out", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  end_plan (fixture, "let-go");
  fixture_assert_state (fixture, "phase", "'closed'");
}

/* Nobody in danger goes on talking: the stretch is there again, and has no end. */
static void
test_danger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) answers = g_variant_ref_sink (g_variant_new_parsed ("{'danger': <'yes'>}"));
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'goal': <'reconcile'>}");
  fixture_live_until (fixture, "2025-03-29T12:00:00");
  end_plan (fixture, "reach-out");
  g_assert_true (hiatus_app_answer_safety (fixture->app, answers, &error));
  fixture_assert_state (fixture, "phase", "'running'");
  fixture_assert_state (fixture, "goal", "'safety'");
  fixture_assert_state (fixture, "days-left", NULL);
  g_assert_false (hiatus_app_talk (fixture->app, HIATUS_TALK_BEGUN, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
}

static void
on_open_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  g_assert_cmpstr (token, ==, HIATUS_FAKE_TOKEN);
  g_string_append_printf (user_data, "%s %s;", action, parameter);
}

/* The letter of last night, once. Its pop-up says nothing of what is in it. */
static void
test_letter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opened = g_string_new (NULL);
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'note': <'Dear Alex'>, 'again': <true>}"));
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;
  g_autofree gchar *expected = NULL;

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-04T21:00:00");
  id = hiatus_app_keep_letter (fixture->app, options, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("letter %s;", id);
  fixture_live_until (fixture, "2025-03-05T09:59:59");
  g_assert_null (up (fixture, "letter/2025-03-05"));
  fixture_live_until (fixture, "2025-03-05T10:00:00");
  g_assert_cmpstr (up (fixture, "letter/2025-03-05")->summary, ==, "Something you wrote waits for you");
  g_assert_cmpstr (up (fixture, "letter/2025-03-05")->body, ==, "You wanted to see it again.");
  g_assert_cmpstr (up (fixture, "letter/2025-03-05")->labels[0], ==, "Read it…");
  g_assert_null (up (fixture, "letter/2025-03-05")->labels[1]);
  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  hiatus_fake_notifier_answer (fixture->notifier, "letter/2025-03-05", "open");
  g_assert_cmpstr (opened->str, ==, expected);
  fixture_live_until (fixture, "2025-03-07T22:00:00");
  g_assert_null (up (fixture, "letter/2025-03-06"));
  g_assert_null (up (fixture, "letter/2025-03-07"));
}

static void
put_off (Fixture *fixture, const gchar *script, const gchar *step, const gchar *until)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_SCRIPT_STEP);
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (until, hiatus_clock_get_zone (HIATUS_CLOCK (fixture->clock)));
  g_autoptr (GError) error = NULL;

  event->script = g_strdup (script);
  event->step = g_strdup (step);
  event->target = g_strdup ("none");
  event->until_us = g_date_time_to_unix (then) * G_USEC_PER_SEC;
  hiatus_journal_record (hiatus_app_get_journal (fixture->app), event, &error);
  g_assert_no_error (error);
  fixture_assert_state (fixture, "phase", "'running'");
}

static void
test_reminder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opened = g_string_new (NULL);

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-04T21:00:00");
  put_off (fixture, "reply", "us", "2025-03-05T10:00:00");
  fixture_live_until (fixture, "2025-03-05T10:00:00");
  g_assert_cmpstr (up (fixture, "reminder/2025-03-05")->summary, ==, "Something of yours waits");
  g_assert_cmpstr (up (fixture, "reminder/2025-03-05")->body, ==, "You wanted to come back to it. There is no hurry.");
  g_assert_cmpstr (up (fixture, "reminder/2025-03-05")->labels[0], ==, "What comes next…");
  g_assert_cmpstr (up (fixture, "reminder/2025-03-05")->labels[1], ==, "Later");
  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  hiatus_fake_notifier_answer (fixture->notifier, "reminder/2025-03-05", "later");
  g_assert_cmpstr (opened->str, ==, "");
  fixture_live_until (fixture, "2025-03-06T10:00:00");
  hiatus_fake_notifier_answer (fixture->notifier, "reminder/2025-03-06", "open");
  g_assert_cmpstr (opened->str, ==, "next reply;");
  fixture_live_until (fixture, "2025-03-08T22:00:00");
  g_assert_null (up (fixture, "reminder/2025-03-07"));
}

/* Done elsewhere: it goes from the screen. */
static void
test_reminder_goes (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-04T21:00:00");
  put_off (fixture, "reply", "us", "2025-03-05T10:00:00");
  fixture_live_until (fixture, "2025-03-05T10:05:00");
  g_assert_nonnull (up (fixture, "reminder/2025-03-05"));
  put_off (fixture, "reply", "sleep", "2025-03-06T10:00:00");
  fixture_live_until (fixture, "2025-03-05T10:06:00");
  g_free (fixture_log (fixture, "urge", "{}"));
  g_assert_null (up (fixture, "reminder/2025-03-05"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/talk/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("in-mid-plan", test_in_mid_plan);
  ADD ("day-is-asked-for", test_day_is_asked_for);
  ADD ("words", test_words);
  ADD ("danger", test_danger);
  ADD ("letter", test_letter);
  ADD ("reminder", test_reminder);
  ADD ("reminder-goes", test_reminder_goes);
#undef ADD
  return g_test_run ();
}
