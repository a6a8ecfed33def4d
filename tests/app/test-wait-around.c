/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "daemon/wording.h"
#include "tests/app/waiting.h"

/* "Help me wait" where pop-ups are held or nobody shows them, in a window, after a nudge; and what is said meanwhile. */

#define MINUTE 60.0

/* --- what surrounds it --- */

/* It is the person's own act: nothing holds it. */
static void
test_never_held (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_set (seen, "times.quiet-from", "00:00");
  seen_set (seen, "times.quiet-until", "24:00");
  g_assert_true (hiatus_app_be_quiet (seen->base.app, "tomorrow", &error));
  seen_be (seen, HIATUS_PRESENCE_FULL_SCREEN | HIATUS_PRESENCE_IDLE);
  g_free (waiting_begin (seen, 3));
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  seen_wait (seen, 3 * MINUTE);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
  seen_assert_opened (seen, NULL, NULL);
  fixture_assert_state (&seen->base, "attention", NULL);
}

/* A pop-up that may not be seen: a window, and the icon. */
static void
test_do_not_disturb (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;

  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  id = waiting_begin (seen, 3);
  seen_assert_opened (seen, "wait", NULL);
  fixture_assert_state (&seen->base, "attention", "true");
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  g_assert_true (hiatus_app_wait_shown (seen->base.app, id, &error));
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  fixture_assert_state (&seen->base, "attention", NULL);
  seen_wait (seen, 3 * MINUTE);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  waiting_answer (seen, id, "same");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  g_assert_cmpuint (seen->opened->len, ==, 1);
}

static void
test_do_not_disturb_where_no_window_comes (Seen *seen, gconstpointer data)
{
  hiatus_fake_presence_set_can_raise (seen->base.presence, FALSE);
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  g_free (waiting_begin (seen, 3));
  seen_assert_opened (seen, NULL, NULL);
  fixture_assert_state (&seen->base, "attention", "true");
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
}

/* Whether pop-ups are held has to be asked for; it is not waited for for long. */
static void
test_settling (Seen *seen, gconstpointer data)
{
  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  g_free (waiting_begin (seen, 3));
  g_assert_null (seen_up (seen));
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  seen_assert_opened (seen, "wait", NULL);
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);

  g_assert_true (hiatus_app_stop_wait (seen->base.app, "", NULL));
  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 0.099);
  g_assert_null (seen_up (seen));
  seen_wait (seen, 0.001);
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

/* What is on the screen by now, or not wanted on it, has nothing to settle any more: no deadline is left behind that has passed. */
static void
test_settled_otherwise (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = NULL;

  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  id = waiting_begin (seen, 3);
  hiatus_app_wait_shown (seen->base.app, id, &error);
  g_assert_no_error (error);
  seen_wait (seen, 1);
  g_assert_null (seen_up (seen));
  g_assert_cmpint (hiatus_fake_clock_get_deadline (seen->base.clock), >, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)));
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));

  g_assert_true (hiatus_app_stop_wait (seen->base.app, "", NULL));
  g_free (waiting_begin (seen, 3));
  waiting_answer (seen, "", "closed");
  seen_wait (seen, 1);
  g_assert_null (seen_up (seen));
  g_assert_cmpint (hiatus_fake_clock_get_deadline (seen->base.clock), >, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)));
}

/* Without a server the icon says it, and each minute is tried; the question comes when there is one. */
static void
test_no_server (Seen *seen, gconstpointer data)
{
  g_autofree gchar *key = NULL;
  guint n_sent;

  g_free (waiting_begin (seen, 3));
  key = g_strdup (seen_up (seen)->key);
  hiatus_fake_notifier_fail (seen->base.notifier, key);
  fixture_assert_state (&seen->base, "attention", "true");
  n_sent = seen_n_sent (seen);
  seen_wait (seen, 59);
  g_assert_cmpuint (seen_n_sent (seen), ==, n_sent);
  seen_wait (seen, 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, n_sent + 1);
  fixture_assert_state (&seen->base, "attention", NULL);
  seen_wait (seen, 2 * MINUTE);
  hiatus_fake_notifier_fail (seen->base.notifier, key);
  seen_wait (seen, 5 * MINUTE);
  g_assert_null (seen_up (seen));
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (seen->base.notifier));
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
}

/* Nobody needs a plan to wait. */
static void
test_without_a_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = hiatus_app_wait (fixture->app, 5, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 1);
  fixture_assert_state (fixture, "phase", "'none'");
}

static void
test_at_night (Seen *seen, gconstpointer data)
{
  fixture_live_until (&seen->base, "2025-03-01T23:30:00");
  g_free (waiting_begin (seen, 3));
  seen_assert_said (seen, "3 minutes left", "It's late. This can wait until morning.", WAITING_COUNTDOWN);
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "same");
  seen_assert_said (seen, "Still strong. That happens.", "It's late. This can wait until morning. Another round, or a person?", WAITING_OFFER);
}

/* Nobody is sent outside who may be waited for there. */
static void
test_safety (Seen *seen, gconstpointer data)
{
  g_free (waiting_begin (seen, 3));
  seen_wait (seen, 3 * MINUTE);
  seen_answer (seen, "stronger");
  seen_assert_said (seen, "Still strong. That happens.", "Another round, or a person?", WAITING_OFFER);
  fixture_assert_state (&seen->base, "ridden-out", NULL);
}

/* --- windows --- */

static void
test_window_goes (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 5);

  g_assert_true (hiatus_app_wait_shown (seen->base.app, id, &error));
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  seen_wait (seen, 2 * MINUTE);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  hiatus_app_lose_wait (seen->base.app);
  waiting_assert_says (seen, "3 minutes left", WAITING_COUNTDOWN);
  hiatus_app_lose_wait (seen->base.app);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
}

static void
test_window_closed (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 5);

  g_assert_true (hiatus_app_wait_shown (seen->base.app, id, &error));
  waiting_answer (seen, id, "closed");
  hiatus_app_lose_wait (seen->base.app);
  seen_wait (seen, 5 * MINUTE - 1);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  seen_wait (seen, 1);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
  waiting_assert_journal (seen, "wait 5/0; closed");
  waiting_answer (seen, id, "closed");
  waiting_assert_journal (seen, "wait 5/0; closed; wait-end closed/0");
  g_assert_false (hiatus_app_wait_shown (seen->base.app, id, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

/* Asked for again, a window comes to the front again. */
static void
test_window_again (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 5);

  g_assert_true (hiatus_app_wait_shown (seen->base.app, id, &error));
  g_free (waiting_begin (seen, 5));
  seen_assert_opened (seen, "wait", NULL);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

static void
test_described (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *id = waiting_begin (seen, 5);
  g_autoptr (GVariant) description = g_variant_ref_sink (hiatus_app_describe_wait (seen->base.app, "", &error));
  g_autoptr (GVariant) afterwards = g_variant_lookup_value (description, "afterwards", G_VARIANT_TYPE ("a{s(ss)}"));
  g_auto (GStrv) words = NULL;
  const gchar *found = NULL;
  const gchar *text = NULL;
  const gchar *offer = NULL;
  gboolean asks = TRUE;

  g_assert_true (g_variant_lookup (description, "id", "&s", &found));
  g_assert_cmpstr (found, ==, id);
  g_assert_true (g_variant_lookup (description, "until", "x", NULL));
  g_assert_true (g_variant_lookup (description, "minutes", "u", NULL));
  g_assert_true (g_variant_lookup (description, "asks", "b", &asks));
  g_assert_false (asks);
  g_assert_true (g_variant_lookup (description, "words", "^as", &words));
  g_assert_cmpuint (g_strv_length (words), >, 1);
  g_assert_nonnull (afterwards);
  g_assert_true (g_variant_lookup (afterwards, "same", "(&s&s)", &text, &offer));
  g_assert_cmpstr (text, ==, "Still strong. That happens.");
  g_assert_cmpstr (offer, ==, "Another round, a walk, or a person?");
  g_assert_true (g_variant_lookup (afterwards, "lighter", "(&s&s)", &text, &offer));
  g_assert_cmpstr (offer, ==, "");
  g_assert_null (hiatus_app_describe_wait (seen->base.app, "12345678-1", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

/* --- from a nudge, and from a pause --- */

static void
test_from_a_nudge (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "wait");
  seen_assert_recorded (seen, "urge titles Alex");
  seen_assert_opened (seen, NULL, NULL);
  waiting_assert_says (seen, "10 minutes left", WAITING_COUNTDOWN);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  /* That contact rests, as after any answer. */
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
}

static void
test_from_a_pause (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  seen->contact->outgoing = HIATUS_OUTGOING_PAUSE;
  seen_see (seen, "titles visit=1");
  id = seen_get_pause (seen);
  g_assert_true (hiatus_app_pause_shown (seen->base.app, id, &error));
  seen_answer_pause (seen, id, "wait");
  seen_assert_recorded (seen, "urge titles Alex");
  waiting_assert_journal (seen, "wait 10/0");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  seen_wait (seen, 10 * MINUTE);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
  fixture_assert_state (&seen->base, "wait-asks", "true");
  hiatus_app_lose_wait (seen->base.app);
  seen_assert_said (seen, "How strong is it now?", "", WAITING_QUESTION);
}

/* A wait that is begun elsewhere answers a nudge that stands. */
static void
test_answers_a_nudge (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  g_free (waiting_begin (seen, 0));
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  waiting_assert_says (seen, "10 minutes left", WAITING_COUNTDOWN);
}

/* --- ridden out --- */

static void
test_ridden_out (Seen *seen, gconstpointer data)
{
  g_free (fixture_log (&seen->base, "urge", "{}"));
  g_free (fixture_log (&seen->base, "urge", "{}"));
  fixture_assert_state (&seen->base, "ridden-out", "0");
  fixture_live_until (&seen->base, "2025-03-02T00:00:00");
  fixture_assert_state (&seen->base, "ridden-out", "2");
  fixture_live_until (&seen->base, "2025-03-02T10:00:00");
  g_free (fixture_log (&seen->base, "urge", "{}"));
  g_free (fixture_log (&seen->base, "slip", "{}"));
  fixture_live_until (&seen->base, "2025-03-03T10:00:00");
  fixture_assert_state (&seen->base, "ridden-out", "2");
}

/* --- the lines --- */

/* The person's own words, one a minute; with tray.discreet nothing of them, in no place. */
static void
test_own_words (Seen *seen, gconstpointer data)
{
  static const gchar text[] = "[reason 1]\ntext=I sleep better.\n[if-then 1]\nif=I am alone on Sunday\nthen=I ring my brother\n";
  g_autofree gchar *path = g_build_filename (seen->base.folder, "care.ini", NULL);
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *printed = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error);
  g_assert_no_error (error);
  fixture_stop_app (&seen->base);
  fixture_start_app (&seen->base);
  g_free (waiting_begin (seen, 5));
  seen_assert_said (seen, "5 minutes left", "I sleep better.", WAITING_COUNTDOWN);
  seen_wait (seen, MINUTE);
  seen_assert_said (seen, "4 minutes left", "If I am alone on Sunday, then I ring my brother.", WAITING_COUNTDOWN);
  seen_wait (seen, MINUTE);
  seen_assert_said (seen, "3 minutes left", "I sleep better.", WAITING_COUNTDOWN);
  seen_set (seen, "tray.discreet", "yes");
  seen_wait (seen, MINUTE);
  g_assert_null (strstr (seen_up (seen)->body, "brother"));
  g_assert_cmpstr (seen_up (seen)->summary, ==, "2 minutes left");
  description = g_variant_ref_sink (hiatus_app_describe_wait (seen->base.app, "", &error));
  printed = g_variant_print (description, FALSE);
  g_assert_null (strstr (printed, "brother"));
  g_assert_null (strstr (printed, "sleep"));
}

static void
assert_lines (const HiatusCare *care, gboolean discreet, gboolean is_late, const gchar *expected)
{
  g_auto (GStrv) lines = hiatus_wording_wait_lines (care, discreet, is_late);
  g_autofree gchar *joined = g_strjoinv (" / ", lines);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_lines (void)
{
  static const gchar *const general = "Nothing has to happen right now. / Let the shoulders drop, and breathe out slowly. / A glass of water, or an open window. / There is time to decide.";
  g_autofree gchar *at_night = g_strconcat ("It's late. This can wait until morning. / ", general, NULL);
  g_autoptr (HiatusCare) nothing = hiatus_care_new ();
  g_autoptr (HiatusCare) care = hiatus_care_new ();

  g_ptr_array_add (care->reasons, g_strdup ("I sleep better."));
  g_ptr_array_add (care->reasons, g_strdup ("It was never kind."));
  hiatus_care_add_if_then (care, "it is Sunday evening", "I ring my brother");
  assert_lines (nothing, FALSE, FALSE, general);
  assert_lines (nothing, FALSE, TRUE, at_night);
  assert_lines (care, FALSE, FALSE, "I sleep better. / If it is Sunday evening, then I ring my brother. / It was never kind.");
  assert_lines (care, FALSE, TRUE, "It's late. This can wait until morning. / I sleep better. / If it is Sunday evening, then I ring my brother. / It was never kind.");
  /* Whoever is discreet shows nothing of their own. */
  assert_lines (care, TRUE, FALSE, general);
}

#define ADD(path, data, test) g_test_add (path, Seen, data, seen_set_up, test, seen_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wait/never-held", NULL, test_never_held);
  ADD ("/wait/do-not-disturb", NULL, test_do_not_disturb);
  ADD ("/wait/do-not-disturb/no-window", NULL, test_do_not_disturb_where_no_window_comes);
  ADD ("/wait/settling", NULL, test_settling);
  ADD ("/wait/settling/otherwise", NULL, test_settled_otherwise);
  ADD ("/wait/no-server", NULL, test_no_server);
  g_test_add ("/wait/without-a-plan", Fixture, NULL, fixture_set_up, test_without_a_plan, fixture_tear_down);
  ADD ("/wait/at-night", NULL, test_at_night);
  ADD ("/wait/safety", "{'goal': <'safety'>}", test_safety);
  ADD ("/wait/window/goes", NULL, test_window_goes);
  ADD ("/wait/window/closed", NULL, test_window_closed);
  ADD ("/wait/window/again", NULL, test_window_again);
  ADD ("/wait/described", NULL, test_described);
  ADD ("/wait/from-a-nudge", NULL, test_from_a_nudge);
  ADD ("/wait/from-a-pause", NULL, test_from_a_pause);
  ADD ("/wait/answers-a-nudge", NULL, test_answers_a_nudge);
  ADD ("/wait/ridden-out", NULL, test_ridden_out);
  ADD ("/wait/own-words", NULL, test_own_words);
  g_test_add_func ("/wait/lines", test_lines);
  return g_test_run ();
}
