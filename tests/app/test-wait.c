/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "tests/app/waiting.h"

/* "Help me wait": from its beginning to the word after its end, over new starts and sleeps. What surrounds it is in
 * test-wait-around.c. */

#define MINUTE 60.0

/* From the beginning to the kind word: each minute in the place of the last, then the question. */
static void
test_ten_minutes (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;
  g_autofree gchar *printed = NULL;
  guint n_sent;

  g_free (fixture_log (&seen->base, "urge", "{'strength': <3>}"));
  id = waiting_begin (seen, 0);
  key = g_strconcat ("wait/", id, NULL);
  printed = g_strdup_printf ("'%s'", id);
  n_sent = seen_n_sent (seen);
  waiting_assert_journal (seen, "wait 10/3");
  fixture_assert_state (&seen->base, "wait-id", printed);
  fixture_assert_state (&seen->base, "wait-asks", NULL);
  for (gint left = 10; left > 0; left--)
    {
      g_autofree gchar *summary = g_strdup_printf (left == 1 ? "%d minute left" : "%d minutes left", left);

      g_assert_cmpstr (seen_up (seen)->key, ==, key);
      waiting_assert_says (seen, summary, WAITING_COUNTDOWN);
      g_assert_cmpint (seen_up (seen)->progress, ==, (10 - left) * 10);
      g_assert_cmpuint (seen_n_sent (seen), ==, n_sent + (guint) (10 - left));
      g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
      g_assert_nonnull (strstr (seen_up (seen)->without_actions, "Waiting until"));
      seen_wait (seen, MINUTE);
    }
  g_assert_cmpstr (seen_up (seen)->key, ==, key);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
  g_assert_cmpint (seen_up (seen)->progress, ==, -1);
  g_assert_nonnull (strstr (seen_up (seen)->without_actions, "How strong"));
  fixture_assert_state (&seen->base, "wait-asks", "true");
  seen_answer (seen, "lighter");
  waiting_assert_journal (seen, "wait 10/3; wait-end lighter/2");
  seen_assert_said (seen, "Noted", "You gave yourself time. That was kind.", "");
  fixture_assert_state (&seen->base, "wait-id", NULL);
  fixture_assert_state (&seen->base, "wait-asks", NULL);
}

/* No word says that it passes, and it may have grown. */
static void
test_still_strong (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "same");
  seen_assert_said (seen, "Still strong. That happens.", "Another round, a walk, or a person?", WAITING_OFFER);
  seen_answer (seen, "again");
  waiting_assert_journal (seen, "wait 3/0; wait-end same/0; wait 3/0");
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "stronger");
  seen_answer (seen, "talk");
  seen_assert_opened (seen, "talk", HIATUS_FAKE_TOKEN);
  waiting_assert_journal (seen, "wait 3/0; wait-end same/0; wait 3/0; wait-end stronger/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

/* The page to write is one click away while it runs, and takes nothing from the wait. */
static void
test_write (Seen *seen, gconstpointer data)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  g_free (waiting_begin (seen, 10));
  seen_answer (seen, "write");
  seen_assert_opened (seen, "letter", HIATUS_FAKE_TOKEN);
  waiting_assert_journal (seen, "wait 10/0");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree gchar *id = hiatus_app_keep_letter (seen->base.app, nothing, NULL);

      g_assert_true (hiatus_app_felt_letter (seen->base.app, id, "heavier", NULL));
    }
  seen_wait (seen, MINUTE);
  waiting_assert_says (seen, "9 minutes left", "That is enough | Someone to talk to…");
}

/* How strong it is at the end of one round is how strong it is at the beginning of the next. */
static void
test_strengths (Seen *seen, gconstpointer data)
{
  g_free (fixture_log (&seen->base, "urge", "{'strength': <2>}"));
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "stronger");
  seen_answer (seen, "again");
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "stronger");
  waiting_assert_journal (seen, "wait 3/2; wait-end stronger/3; wait 3/3; wait-end stronger/3");
  /* A mild one that stays mild is no reason to go on. */
  g_free (fixture_log (&seen->base, "urge", "{'strength': <1>}"));
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "same");
  seen_assert_said (seen, "Noted", "Nothing has to happen right now.", "");
}

/* The word after it goes by itself, on servers that close nothing. */
static void
test_word_goes (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "same");
  seen_wait (seen, 10 * MINUTE - 1);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_wait (seen, 1);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

static void
test_enough (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 5);

  seen_wait (seen, 90);
  seen_answer (seen, "enough");
  waiting_assert_journal (seen, "wait 5/0; wait-end done/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  seen_wait (seen, 30 * MINUTE);
  waiting_assert_journal (seen, "wait 5/0; wait-end done/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  g_assert_false (hiatus_app_stop_wait (seen->base.app, id, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "This wait is over.");
}

/* From the tray or the command line, with the pop-up up. */
static void
test_stopped_elsewhere (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = waiting_begin (seen, 5);

  g_assert_true (hiatus_app_stop_wait (seen->base.app, id, NULL));
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  waiting_answer (seen, "", "same");
  seen_assert_said (seen, "Still strong. That happens.", "Another round, a walk, or a person?", WAITING_OFFER);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
}

/* Closed stays closed, whatever minute it is; the question comes once. */
static void
test_closed (Seen *seen, gconstpointer data)
{
  guint n_sent;

  g_free (waiting_begin (seen, 5));
  seen_wait (seen, 90);
  seen_close (seen);
  n_sent = seen_n_sent (seen);
  seen_wait (seen, 209);
  g_assert_cmpuint (seen_n_sent (seen), ==, n_sent);
  seen_wait (seen, 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, n_sent + 1);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
  seen_close (seen);
  waiting_assert_journal (seen, "wait 5/0; closed; wait-end closed/0");
  seen_wait (seen, 60 * MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, n_sent + 1);
}

/* Also over a new start of the daemon. */
static void
test_closed_and_restarted (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 5));
  seen_close (seen);
  fixture_stop_app (&seen->base);
  fixture_start_app (&seen->base);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (seen->base.notifier), ==, 0);
  seen_wait (seen, 5 * MINUTE);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
}

/* Some servers show a pop-up for ten seconds: that is nobody's wish. */
static void
test_expired (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 3));
  hiatus_fake_notifier_expire (seen->base.notifier, seen_up (seen)->key);
  g_assert_null (seen_up (seen));
  seen_wait (seen, 59);
  g_assert_null (seen_up (seen));
  seen_wait (seen, 1);
  waiting_assert_says (seen, "2 minutes left", WAITING_COUNTDOWN);
  seen_wait (seen, 2 * MINUTE);
  fixture_assert_state (&seen->base, "attention", NULL);
  hiatus_fake_notifier_expire (seen->base.notifier, seen_up (seen)->key);
  /* The question waits in the tray, for half an hour. */
  waiting_assert_journal (seen, "wait 3/0");
  fixture_assert_state (&seen->base, "wait-asks", "true");
  fixture_assert_state (&seen->base, "attention", "true");
  seen_wait (seen, 30 * MINUTE - 1);
  fixture_assert_state (&seen->base, "wait-asks", "true");
  seen_wait (seen, 1);
  fixture_assert_state (&seen->base, "wait-asks", NULL);
  fixture_assert_state (&seen->base, "attention", NULL);
  waiting_assert_journal (seen, "wait 3/0; wait-end closed/0");
}

/* A question that nobody answers goes after half an hour, on servers that close nothing. */
static void
test_unanswered (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 33 * MINUTE - 1);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_wait (seen, 1);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  waiting_assert_journal (seen, "wait 3/0; wait-end closed/0");
}

/* A second one does not begin anew: the first is shown again, were it closed. */
static void
test_again_while_it_runs (Seen *seen, gconstpointer data)
{
  g_autofree gchar *first = waiting_begin (seen, 10);
  g_autofree gchar *second = NULL;
  g_autofree gchar *third = NULL;

  seen_wait (seen, 2 * MINUTE + 30);
  second = waiting_begin (seen, 15);
  g_assert_cmpstr (first, ==, second);
  waiting_assert_says (seen, "8 minutes left", WAITING_COUNTDOWN);
  seen_close (seen);
  third = waiting_begin (seen, 0);
  g_assert_cmpstr (first, ==, third);
  waiting_assert_says (seen, "8 minutes left", WAITING_COUNTDOWN);
  waiting_assert_journal (seen, "wait 10/0; closed; shown");
  seen_wait (seen, 30);
  waiting_assert_says (seen, "7 minutes left", WAITING_COUNTDOWN);
  seen_wait (seen, 7 * MINUTE);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
}

/* One that begins while the question stands takes its place. */
static void
test_again_while_it_asks (Seen *seen, gconstpointer data)
{
  g_autofree gchar *first = waiting_begin (seen, 3);
  g_autofree gchar *second = NULL;

  seen_wait (seen, 4 * MINUTE);
  second = waiting_begin (seen, 5);
  g_assert_cmpstr (first, !=, second);
  waiting_assert_journal (seen, "wait 3/0; wait-end closed/0; wait 5/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  waiting_assert_says (seen, "5 minutes left", WAITING_COUNTDOWN);
}

static void
test_minutes (Seen *seen, gconstpointer data)
{
  static const guint refused[] = { 1, 7, 20, 60, G_MAXUINT };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hiatus_app_wait (seen->base.app, refused[i], &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
    }
  waiting_assert_journal (seen, "");
  seen_set (seen, "wait.minutes", "15");
  g_free (waiting_begin (seen, 0));
  waiting_assert_journal (seen, "wait 15/0");
}

static void
test_refusals (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 3);

  g_assert_false (hiatus_app_answer_wait (seen->base.app, id, "heavier", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hiatus_app_answer_wait (seen->base.app, "12345678-1", "same", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hiatus_app_stop_wait (seen->base.app, "", &error));
  g_assert_false (hiatus_app_stop_wait (seen->base.app, "", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "Nobody waits just now: 'hiatus wait' begins it.");
}

/* --- restart and clock --- */

static void
test_restarted (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 10));
  seen_wait (seen, 2 * MINUTE);
  fixture_stop_app (&seen->base);
  hiatus_fake_clock_advance_to (seen->base.clock, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)) + 3 * G_TIME_SPAN_MINUTE);
  fixture_start_app (&seen->base);
  waiting_assert_says (seen, "5 minutes left", WAITING_COUNTDOWN);
  seen_wait (seen, 5 * MINUTE);
  seen_answer (seen, "lighter");
  waiting_assert_journal (seen, "wait 10/0; wait-end lighter/0");
}

/* It was over while there was no daemon. */
static void
test_over_meanwhile (Seen *seen, gconstpointer data)
{
  static const struct
  {
    gint away_minutes;
    gboolean asks;
  } rows[] = { { 10, TRUE }, { 39, TRUE }, { 40, FALSE }, { 60 * 24 * 9, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_free (waiting_begin (seen, 10));
      fixture_stop_app (&seen->base);
      hiatus_fake_clock_advance_to (seen->base.clock, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)) + rows[i].away_minutes * G_TIME_SPAN_MINUTE);
      fixture_start_app (&seen->base);
      fixture_assert_state (&seen->base, "wait-asks", rows[i].asks ? "true" : NULL);
      if (!rows[i].asks)
        continue;
      seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
      seen_answer (seen, "lighter");
    }
  waiting_assert_journal (seen, "wait 10/0; wait-end lighter/0; wait 10/0; wait-end lighter/0; wait 10/0; wait-end closed/0; wait 10/0; wait-end closed/0");
}

/* The machine sleeps: the time on the wall counts. */
static void
test_slept (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 10));
  fixture_wake_at (&seen->base, "2025-03-01T12:07:20");
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  fixture_wake_at (&seen->base, "2025-03-01T12:15:00");
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
  fixture_wake_at (&seen->base, "2025-03-01T16:00:00");
  waiting_assert_journal (seen, "wait 10/0; wait-end closed/0");
}

/* A clock that is set back by an hour: nobody knows how much has passed, and nobody waits for an hour. */
static void
test_set_back (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 10));
  seen_wait (seen, MINUTE);
  fixture_wake_at (&seen->base, "2025-03-01T12:00:30");
  waiting_assert_says (seen, "10 minutes left", WAITING_COUNTDOWN);
  fixture_wake_at (&seen->base, "2025-03-01T11:00:00");
  waiting_assert_journal (seen, "wait 10/0; wait-end closed/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

/* From one deadline to the next nothing is done, and without a wait there is none. */
static void
test_deadlines (Seen *seen, gconstpointer data)
{
  const gint64 before_us = hiatus_fake_clock_get_deadline (seen->base.clock);
  const gint64 now_us = hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock));

  g_free (waiting_begin (seen, 10));
  g_assert_cmpint (hiatus_fake_clock_get_deadline (seen->base.clock), ==, now_us + G_TIME_SPAN_MINUTE);
  seen_close (seen);
  g_assert_cmpint (hiatus_fake_clock_get_deadline (seen->base.clock), ==, now_us + 10 * G_TIME_SPAN_MINUTE);
  g_assert_true (hiatus_app_stop_wait (seen->base.app, "", NULL));
  g_assert_cmpint (hiatus_fake_clock_get_deadline (seen->base.clock), ==, before_us);
}

#define ADD(path, data, test) g_test_add (path, Seen, data, seen_set_up, test, seen_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wait/ten-minutes", NULL, test_ten_minutes);
  ADD ("/wait/still-strong", NULL, test_still_strong);
  ADD ("/wait/write", NULL, test_write);
  ADD ("/wait/strengths", NULL, test_strengths);
  ADD ("/wait/word-goes", NULL, test_word_goes);
  ADD ("/wait/enough", NULL, test_enough);
  ADD ("/wait/stopped-elsewhere", NULL, test_stopped_elsewhere);
  ADD ("/wait/closed", NULL, test_closed);
  ADD ("/wait/closed-and-restarted", NULL, test_closed_and_restarted);
  ADD ("/wait/expired", NULL, test_expired);
  ADD ("/wait/unanswered", NULL, test_unanswered);
  ADD ("/wait/again/runs", NULL, test_again_while_it_runs);
  ADD ("/wait/again/asks", NULL, test_again_while_it_asks);
  ADD ("/wait/minutes", NULL, test_minutes);
  ADD ("/wait/refusals", NULL, test_refusals);
  ADD ("/wait/restarted", NULL, test_restarted);
  ADD ("/wait/over-meanwhile", NULL, test_over_meanwhile);
  ADD ("/wait/slept", NULL, test_slept);
  ADD ("/wait/set-back", NULL, test_set_back);
  ADD ("/wait/deadlines", NULL, test_deadlines);
  return g_test_run ();
}
