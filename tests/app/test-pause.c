/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"
#include "tests/app/seen.h"

/* The breathing window, as the daemon sees it: asked for, in front or not, answered or gone. */

#define NUDGE "One moment"
#define NUDGE_BODY "Nothing has to happen right now."
#define NUDGE_BUTTONS "I'll leave it | Help me wait | Wrong person"
#define BREATH_BUTTONS "I'll leave it | One breath | Wrong person"
#define MINUTE 60.0

static const gchar safety[] = "{'goal': <'safety'>}";

static void
set_up (Seen *seen, gconstpointer data)
{
  seen_set_up (seen, data);
  seen->contact->outgoing = HIATUS_OUTGOING_PAUSE;
}

static void
come_to_the_front (Seen *seen, const gchar *id)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_pause_shown (seen->base.app, id, &error);
  g_assert_no_error (error);
}

/* Sees something, and has the window in front. */
static gchar *
pause_at (Seen *seen, const gchar *what)
{
  gchar *id;

  seen_see (seen, what);
  id = seen_get_pause (seen);
  come_to_the_front (seen, id);
  return id;
}

static void
assert_over (Seen *seen, const gchar *id)
{
  g_autoptr (GError) shown = NULL;
  g_autoptr (GError) answered = NULL;
  g_autoptr (GError) described = NULL;

  g_assert_false (hiatus_app_pause_shown (seen->base.app, id, &shown));
  g_assert_error (shown, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_false (hiatus_app_answer_pause (seen->base.app, id, "leave", &answered));
  g_assert_error (answered, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_assert_null (hiatus_app_describe_pause (seen->base.app, id, &described));
  g_assert_error (described, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

static void
test_shown (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = pause_at (seen, "titles visit=1");
  g_autoptr (GVariant) description = g_variant_ref_sink (hiatus_app_describe_pause (seen->base.app, id, NULL));

  seen_assert_opened (seen, "breathe", NULL);
  g_assert_true (g_variant_lookup (description, "reasons", "as", NULL));
  seen_wait (seen, MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen->opened->len, ==, 1);
  seen_answer_pause (seen, id, "leave");
  seen_assert_recorded (seen, "urge titles Alex");
  assert_over (seen, id);
}

typedef struct
{
  const gchar *seen;
  const gchar *answer;
  const gchar *recorded;
} Answer;

static const Answer answers[] = {
  { "titles visit=1", "leave", "urge titles Alex" },
  { "titles visit=1", "go-on", "look titles Alex" },
  { "titles visit=1", "wait", "urge titles Alex" },
  { "titles visit=1", "closed", "" },
  { "titles visit=1", "wrong-person", "wrong-person Alex/Alex Doe" },
  { "clipboard visit=1", "leave", "urge clipboard Alex" },
  { "clipboard visit=1", "go-on", "urge clipboard Alex" },
  { "clipboard visit=1", "wait", "urge clipboard Alex" },
};

static void
test_answer (Seen *seen, gconstpointer data)
{
  const Answer *answer = data;
  g_autofree gchar *id = NULL;

  id = pause_at (seen, answer->seen);
  seen_answer_pause (seen, id, answer->answer);
  seen_assert_recorded (seen, answer->recorded);
  assert_over (seen, id);
  g_assert_cmpuint (seen->opened->len, ==, g_str_equal (answer->answer, "wrong-person") ? 2 : 1);
  /* Whatever it was, the next minutes are free. */
  seen_wait (seen, 2 * MINUTE - 1);
  seen_see (seen, "titles visit=9");
  seen_wait (seen, 1);
  seen_see (seen, "titles visit=9");
  g_assert_cmpuint (seen->opened->len, ==, g_str_equal (answer->answer, "leave") || g_str_equal (answer->answer, "wrong-person") ? 2 : 1);
}

static void
set_up_plain (Seen *seen, gconstpointer data)
{
  set_up (seen, NULL);
}

/* To look may protect. */
static void
test_safety_counts_no_looks (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = pause_at (seen, "titles visit=1");

  seen_answer_pause (seen, id, "go-on");
  seen_assert_recorded (seen, "urge titles Alex");
}

static void
test_not_an_answer (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = pause_at (seen, "titles visit=1");
  g_autoptr (GError) error = NULL;

  g_assert_false (hiatus_app_answer_pause (seen->base.app, id, "whatever", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  seen_answer_pause (seen, id, "leave");
}

static void
test_no_window_comes (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen_see (seen, "titles visit=1");
  id = seen_get_pause (seen);
  seen_wait (seen, 0.499);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_wait (seen, 0.001);
  seen_assert_said (seen, NUDGE, NUDGE_BODY, NUDGE_BUTTONS);
  seen_answer (seen, "leave");
  seen_assert_recorded (seen, "urge titles Alex");
  assert_over (seen, id);
}

/* A window that took a little longer takes its place after all. */
static void
test_window_is_late (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen_see (seen, "titles visit=1");
  id = seen_get_pause (seen);
  seen_wait (seen, 0.6);
  g_assert_nonnull (seen_up (seen));
  come_to_the_front (seen, id);
  g_assert_null (seen_up (seen));
  seen_answer_pause (seen, id, "leave");
  seen_assert_recorded (seen, "urge titles Alex");
}

static void
test_neither_window_nor_pop_up (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_wait (seen, 0.5);
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  seen_wait (seen, MINUTE);
  g_assert_cmpuint (seen->opened->len, ==, 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  /* It was never seen, so nothing rests. */
  seen_see (seen, "titles visit=1");
  g_assert_cmpuint (seen->opened->len, ==, 2);
}

/* And the other way round: no server, but windows. */
static void
test_no_pop_up (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  seen_see (seen, "titles visit=1");
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  id = seen_get_pause (seen);
  seen_wait (seen, 0.5);
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  assert_over (seen, id);
}

static void
test_window_vanishes (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = pause_at (seen, "titles visit=1");

  hiatus_app_lose_pauses (seen->base.app);
  seen_assert_recorded (seen, "");
  assert_over (seen, id);
  seen_wait (seen, 10 * MINUTE - 1);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen->opened->len, ==, 1);
  seen_wait (seen, 1);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen->opened->len, ==, 2);
}

/* One that was forgotten on another workspace does not stand in the way of the next for ever. */
static void
test_ignored (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = pause_at (seen, "titles visit=1");

  seen_wait (seen, 9 * MINUTE);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen->opened->len, ==, 1);
  seen_wait (seen, MINUTE);
  assert_over (seen, id);
  seen_wait (seen, 10 * MINUTE);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen->opened->len, ==, 2);
}

/* The window answers to several pauses. */
static void
test_two_at_once (Seen *seen, gconstpointer data)
{
  g_autofree gchar *first = pause_at (seen, "titles visit=1");
  g_autofree gchar *second = pause_at (seen, "titles visit=1 of=Sam");

  g_assert_cmpstr (first, !=, second);
  seen_answer_pause (seen, first, "leave");
  seen_answer_pause (seen, second, "leave");
  seen_assert_recorded (seen, "urge titles Alex; urge titles Sam");
}

/* On GNOME under Wayland only a click brings a window to the front. */
static void
test_no_window_by_itself (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  hiatus_fake_presence_set_can_raise (seen->base.presence, FALSE);
  seen_see (seen, "titles visit=1");
  seen_assert_opened (seen, NULL, NULL);
  seen_assert_said (seen, NUDGE, NUDGE_BODY, BREATH_BUTTONS);
  seen_answer (seen, "breathe");
  seen_assert_opened (seen, "breathe", HIATUS_FAKE_TOKEN);
  id = seen_get_pause (seen);
  seen_wait (seen, 5); /* it may have to be started */
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  come_to_the_front (seen, id);
  seen_assert_recorded (seen, "");
  seen_answer_pause (seen, id, "leave");
  seen_assert_recorded (seen, "urge titles Alex");
}

static void
test_no_window_by_itself_nor_pop_up (Seen *seen, gconstpointer data)
{
  hiatus_fake_presence_set_can_raise (seen->base.presence, FALSE);
  seen_see (seen, "titles visit=1");
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  seen_assert_opened (seen, NULL, NULL);
}

static void
test_clicked_for_in_vain (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  hiatus_fake_presence_set_can_raise (seen->base.presence, FALSE);
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "breathe");
  id = seen_get_pause (seen);
  seen_wait (seen, MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  assert_over (seen, id);
}

static void
test_after_a_slip (Seen *seen, gconstpointer data)
{
  g_autofree gchar *slip = NULL;

  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  slip = fixture_log (&seen->base, "slip", "{}");
  seen_see (seen, "clipboard visit=1");
  seen_assert_opened (seen, "breathe", NULL);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
}

static void
test_slip_taken_back (Seen *seen, gconstpointer data)
{
  g_autofree gchar *slip = NULL;
  g_autoptr (GVariant) undone = NULL;

  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  slip = fixture_log (&seen->base, "slip", "{}");
  undone = hiatus_app_undo (seen->base.app, slip, NULL);
  seen_see (seen, "clipboard visit=1");
  seen_assert_opened (seen, NULL, NULL);
  g_assert_nonnull (seen_up (seen));
}

/* Held pop-ups are not seen: the icon says that something waits, and the window comes. */
static void
test_do_not_disturb (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  id = pause_at (seen, "titles visit=1");
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  fixture_assert_state (&seen->base, "waiting", "true");
  fixture_assert_state (&seen->base, "attention", "true");
  seen_answer_pause (seen, id, "leave");
  fixture_assert_state (&seen->base, "attention", NULL);
  fixture_assert_state (&seen->base, "waiting", "false");
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

/* It is learnt a moment later. */
static void
test_do_not_disturb_unsettled (Seen *seen, gconstpointer data)
{
  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  seen_see (seen, "titles visit=1");
  seen_assert_opened (seen, NULL, NULL);
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  seen_assert_opened (seen, "breathe", NULL);
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
  fixture_assert_state (&seen->base, "waiting", "true");
}

static void
test_do_not_disturb_without_windows (Seen *seen, gconstpointer data)
{
  hiatus_fake_presence_set_can_raise (seen->base.presence, FALSE);
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  seen_see (seen, "titles visit=1");
  seen_assert_said (seen, NUDGE, NUDGE_BODY, BREATH_BUTTONS);
  fixture_assert_state (&seen->base, "waiting", "true");
  seen_close (seen);
  fixture_assert_state (&seen->base, "waiting", "false");
}

#define ADD(path, plan, function) g_test_add (path, Seen, plan, set_up, function, seen_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/pause/shown", NULL, test_shown);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/pause/answer/%.4s-%s", answers[i].seen, answers[i].answer);

      g_test_add (path, Seen, &answers[i], set_up_plain, test_answer, seen_tear_down);
    }
  ADD ("/pause/answer/safety", safety, test_safety_counts_no_looks);
  ADD ("/pause/answer/none", NULL, test_not_an_answer);
  ADD ("/pause/no-window", NULL, test_no_window_comes);
  ADD ("/pause/late-window", NULL, test_window_is_late);
  ADD ("/pause/neither", NULL, test_neither_window_nor_pop_up);
  ADD ("/pause/no-pop-up", NULL, test_no_pop_up);
  ADD ("/pause/vanishes", NULL, test_window_vanishes);
  ADD ("/pause/ignored", NULL, test_ignored);
  ADD ("/pause/two-at-once", NULL, test_two_at_once);
  ADD ("/pause/click", NULL, test_no_window_by_itself);
  ADD ("/pause/click/no-pop-up", NULL, test_no_window_by_itself_nor_pop_up);
  ADD ("/pause/click/in-vain", NULL, test_clicked_for_in_vain);
  ADD ("/pause/slip", NULL, test_after_a_slip);
  ADD ("/pause/slip/undone", NULL, test_slip_taken_back);
  ADD ("/pause/do-not-disturb", NULL, test_do_not_disturb);
  ADD ("/pause/do-not-disturb/unsettled", NULL, test_do_not_disturb_unsettled);
  ADD ("/pause/do-not-disturb/no-windows", NULL, test_do_not_disturb_without_windows);
  return g_test_run ();
}
