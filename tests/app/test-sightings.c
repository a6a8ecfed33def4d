/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "tests/app/seen.h"

/* What a person sees when something arrived, and what is recorded when they answer. The rules for what follows at all
 * are in tests/core/test-response.c; what comes before contact is in test-nudge.c and test-pause.c. */

#define NUDGE_BUTTONS "I'll leave it | Help me wait | Wrong person"
#define INCOMING_BUTTONS "Leave it | What kind? | Wrong person"
#define KIND_BUTTONS "Small talk | Practical | About us | It upset me"
#define MINUTE 60.0

static const gchar safety[] = "{'goal': <'safety'>}";
static const gchar reconcile[] = "{'goal': <'reconcile'>}";
static const gchar limited[] = "{'mode': <'limited'>}";

static void
test_incoming (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
  g_assert_true (seen_up (seen)->transient);
  g_assert_nonnull (strstr (seen_up (seen)->without_actions, "Something happened"));
  seen_wait (seen, 10);
  seen_see (seen, "notifications banner=2");
  seen_assert_said (seen, "2 things arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_wait (seen, 10);
  seen_see (seen, "notifications banner=3 let-through");
  seen_assert_said (seen, "3 things arrived", "Probably practical: you decide.", INCOMING_BUTTONS);
  seen_answer (seen, "leave");
  seen_assert_recorded (seen, "incoming notifications Alex none");
  seen_wait (seen, 10);
  seen_see (seen, "notifications banner=4");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

static void
test_incoming_closed (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_close (seen);
  seen_wait (seen, 29 * MINUTE);
  seen_see (seen, "notifications banner=2");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  seen_wait (seen, 2 * MINUTE);
  seen_see (seen, "notifications banner=3");
  g_assert_cmpuint (seen_n_sent (seen), ==, 2);
  seen_assert_recorded (seen, "");
}

static void
test_incoming_goes_after_half_an_hour (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_wait (seen, 29 * MINUTE);
  seen_see (seen, "notifications banner=2");
  seen_wait (seen, MINUTE - 1);
  g_assert_nonnull (seen_up (seen));
  seen_wait (seen, 1);
  g_assert_null (seen_up (seen));
  seen_see (seen, "notifications banner=3");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

/* In the moment in which its time is over, whichever is heard of first. */
static void
test_incoming_at_the_last_moment (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  hiatus_fake_clock_set_unheard (seen->base.clock, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)) + 30 * G_TIME_SPAN_MINUTE);
  seen_see (seen, "notifications banner=2");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
  seen_wait (seen, 29 * MINUTE);
  g_assert_nonnull (seen_up (seen));
}

static void
test_incoming_from_two (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_see (seen, "notifications banner=2 of=Sam");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 2);
  seen_answer (seen, "leave");
  seen_assert_recorded (seen, "incoming notifications Sam none");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
}

/* Each thing that holds what nobody asked for holds it, and lets it go again. */
static void
test_incoming_is_held (Seen *seen, gconstpointer data)
{
  for (guint flag = HIATUS_PRESENCE_IDLE; flag <= HIATUS_PRESENCE_UNSETTLED; flag <<= 1)
    {
      guint n = seen_n_sent (seen);

      seen_be (seen, (HiatusPresenceFlags) flag);
      seen_see (seen, "notifications banner=1");
      seen_wait (seen, 10);
      seen_see (seen, "notifications banner=2");
      g_assert_cmpuint (seen_n_sent (seen), ==, n);
      seen_be (seen, HIATUS_PRESENCE_HERE);
      g_assert_cmpuint (seen_n_sent (seen), ==, n + 1);
      seen_assert_said (seen, "2 things arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
      seen_answer (seen, "leave");
      seen_wait (seen, 10);
    }
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

static void
test_incoming_is_held_by_quiet (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_app_be_quiet (seen->base.app, "20m", &error));
  seen_see (seen, "notifications banner=1");
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
  seen_wait (seen, 20 * MINUTE - 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_wait (seen, 1);
  g_assert_nonnull (seen_up (seen));
}

static void
test_incoming_is_held_by_quiet_hours (Seen *seen, gconstpointer data)
{
  seen_set (seen, "times.quiet-from", "11:00");
  seen_set (seen, "times.quiet-until", "12:20");
  seen_see (seen, "notifications banner=1");
  seen_wait (seen, 20 * MINUTE - 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_wait (seen, 1);
  g_assert_nonnull (seen_up (seen));
}

/* Quiet hours that end tomorrow: the date changes first. */
static void
test_held_over_midnight (Seen *seen, gconstpointer data)
{
  seen_set (seen, "times.quiet-from", "20:00");
  seen_set (seen, "times.quiet-until", "00:10");
  fixture_live_until (&seen->base, "2025-03-01T23:50:00");
  seen_see (seen, "notifications banner=1");
  fixture_live_until (&seen->base, "2025-03-02T00:09:59");
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  fixture_live_until (&seen->base, "2025-03-02T00:10:00");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

static void
test_stale_is_dropped (Seen *seen, gconstpointer data)
{
  seen_be (seen, HIATUS_PRESENCE_LOCKED);
  seen_see (seen, "notifications banner=1");
  seen_wait (seen, 20 * MINUTE);
  seen_see (seen, "notifications banner=2");
  seen_wait (seen, 30 * MINUTE);
  seen_be (seen, HIATUS_PRESENCE_HERE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_see (seen, "notifications banner=3");
  seen_assert_said (seen, "Something arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

/* As long as nobody can show it, it waits for somebody who can. */
static void
test_incoming_without_a_server (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  g_assert_null (seen_up (seen));
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
  seen_wait (seen, 5 * MINUTE);
  seen_see (seen, "notifications banner=2");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (seen->base.notifier));
  seen_assert_said (seen, "2 things arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

/* What comes while it waits is counted with what it waits for, however long ago it was tried to show that. */
static void
test_count_without_a_server (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  seen_wait (seen, 20 * MINUTE);
  seen_see (seen, "notifications banner=2");
  seen_wait (seen, 15 * MINUTE);
  seen_see (seen, "notifications banner=3");
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (seen->base.notifier));
  seen_assert_said (seen, "3 things arrived", "Nothing needs an answer now.", INCOMING_BUTTONS);
}

static void
test_incoming_answered_elsewhere (Seen *seen, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen_see (seen, "notifications banner=1");
  seen_see (seen, "titles visit=1");
  id = fixture_log (&seen->base, "incoming", "{'about': <'practical'>}");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_assert_said (seen, "One moment", "Nothing has to happen right now.", NUDGE_BUTTONS);
}

/* What they wrote about, and the one sentence for it. */
static void
say_kind (Seen *seen, const gchar *kind)
{
  guint n = hiatus_fake_notifier_n_shown (seen->base.notifier);

  seen_see (seen, "notifications banner=1");
  seen_answer (seen, "kind");
  seen_assert_said (seen, "What kind?", "", KIND_BUTTONS);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, n + 1);
  seen_answer (seen, kind);
  seen_wait (seen, 10);
}

static void
test_kinds (Seen *seen, gconstpointer data)
{
  say_kind (seen, "small-talk");
  g_assert_null (seen_up (seen));
  say_kind (seen, "us");
  g_assert_null (seen_up (seen));
  say_kind (seen, "upset");
  seen_assert_said (seen, "Noted", "Keep the message, and tell somebody you trust. It needs no answer.", "");
  seen_close (seen);
  say_kind (seen, "practical");
  seen_assert_said (seen, "Noted", "Practical things may always be answered: short, factual, kind.", "I'm sending it now");
  seen_assert_recorded (seen, "incoming notifications Alex small-talk; incoming notifications Alex us; incoming notifications Alex upset; incoming notifications Alex practical");
}

static void
test_kinds_to_reconcile (Seen *seen, gconstpointer data)
{
  say_kind (seen, "us");
  seen_assert_said (seen, "Noted", "That is worth an answer, and it can wait for a night's sleep.", "I'm sending it now");
}

static void
test_kinds_with_safety (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_assert_said (seen, "Something arrived", "You need not answer.", INCOMING_BUTTONS);
  seen_answer (seen, "leave");
  seen_wait (seen, 10);
  say_kind (seen, "upset");
  seen_assert_said (seen, "Noted", "You need not answer. Keep the message, note the time, show it to your adviser.", "");
  seen_close (seen);
  say_kind (seen, "us");
  seen_assert_said (seen, "Noted", "You need not answer. Keep the message, note the time, show it to your adviser.", "");
  seen_close (seen);
  say_kind (seen, "practical");
  seen_assert_said (seen, "Noted", "Short and businesslike is enough, or through someone else. Keep the message.", "I'm sending it now");
}

/* A second message while the first is being sorted does not take the question away. */
static void
test_kind_is_not_interrupted (Seen *seen, gconstpointer data)
{
  seen_see (seen, "notifications banner=1");
  seen_answer (seen, "kind");
  seen_wait (seen, 10);
  seen_see (seen, "notifications banner=2");
  seen_assert_said (seen, "What kind?", "", KIND_BUTTONS);
}

static void
test_sending (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  say_kind (seen, "practical");
  seen_answer (seen, "sending");
  seen_assert_recorded (seen, "incoming notifications Alex practical; sending Alex");
  seen_wait (seen, 29 * MINUTE);
  seen_see (seen, "titles visit=1");
  seen_see (seen, "clipboard visit=1");
  seen_see (seen, "notifications banner=1");
  g_assert_null (seen_up (seen));
  seen_see (seen, "titles visit=2 of=Sam");
  seen_answer (seen, "leave");
  seen_wait (seen, MINUTE);
  seen_see (seen, "titles visit=1");
  g_assert_nonnull (seen_up (seen));
  g_assert_true (hiatus_app_send_now (seen->base.app, "Alex", &error));
  g_assert_null (seen_up (seen));
  g_assert_false (hiatus_app_send_now (seen->base.app, "", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

static void
test_wrong_person (Seen *seen, gconstpointer data)
{
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree gchar *printed = NULL;

  seen_see (seen, "notifications banner=1");
  seen_answer (seen, "wrong-person");
  seen_assert_recorded (seen, "wrong-person Alex/Alex Doe");
  seen_assert_opened (seen, "wrong-person", HIATUS_FAKE_TOKEN);
  words = g_strsplit (g_ptr_array_index (seen->opened, 0), " ", -1);
  description = hiatus_app_describe_wrong_person (seen->base.app, words[1], &error);
  g_assert_no_error (error);
  g_variant_ref_sink (description);
  printed = g_variant_print (description, FALSE);
  g_assert_nonnull (strstr (printed, "'contact': <'Alex'>"));
  g_assert_nonnull (strstr (printed, "'keyword': <'Alex Doe'>"));
  g_assert_nonnull (strstr (printed, "'count': <uint32 1>"));
}

/* The third time it is asked whether the word counts everywhere, once. */
static void
test_wrong_person_again (Seen *seen, gconstpointer data)
{
  for (guint i = 1; i <= 5; i++)
    {
      seen_see (seen, i % 2 == 0 ? "titles visit=1" : "notifications banner=1");
      seen_answer (seen, "wrong-person");
      g_assert_cmpuint (seen->opened->len, ==, i < 3 ? i : i - 1);
      if (i == 3)
        {
          seen_assert_said (seen, "Watch this word only in messaging apps?", "It was somebody else three times.", "Yes, only there | No");
          seen_answer (seen, "everywhere");
        }
      g_assert_null (seen_up (seen));
      seen_wait (seen, 11 * MINUTE);
    }
}

static void
test_only_apps (Seen *seen, gconstpointer data)
{
  for (guint i = 1; i <= 3; i++)
    {
      seen_see (seen, "titles visit=1");
      seen_answer (seen, "wrong-person");
      seen_wait (seen, i == 3 ? 1 : 11 * MINUTE);
    }
  seen_answer (seen, "only-apps");
  g_assert_cmpuint (seen->opened->len, ==, 3);
  seen_assert_opened (seen, "wrong-person", HIATUS_FAKE_TOKEN);
  seen_assert_recorded (seen, "wrong-person Alex/Alex Doe; wrong-person Alex/Alex Doe; wrong-person Alex/Alex Doe");
}

/* Whoever is looked out for in some applications only is not asked for that once more. */
static void
test_only_apps_already (Seen *seen, gconstpointer data)
{
  g_strfreev (seen->contact->only_apps);
  seen->contact->only_apps = g_strsplit ("firefox", ";", -1);
  for (guint i = 1; i <= 3; i++)
    {
      seen_see (seen, "titles visit=1 app=firefox");
      seen_answer (seen, "wrong-person");
      g_assert_null (seen_up (seen));
      g_assert_cmpuint (seen->opened->len, ==, i);
      seen_wait (seen, 11 * MINUTE);
    }
}

static void
test_wrong_person_is_not_there (Seen *seen, gconstpointer data)
{
  g_autofree gchar *urge = fixture_log (&seen->base, "urge", "{}");
  const gchar *const ids[] = { "nothing", "", urge };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hiatus_app_describe_wrong_person (seen->base.app, ids[i], &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
    }
}

static void
assert_told_once (Seen *seen)
{
  seen_assert_said (seen, "Something arrived earlier", "It waits in its app.", "");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
}

static void
test_hush (Seen *seen, gconstpointer data)
{
  seen->contact->incoming = HIATUS_INCOMING_HUSH;
  seen_see (seen, "notifications banner=7");
  g_assert_cmpuint (seen_get_hushed (), ==, 7);
  seen_see (seen, "notifications banner=8");
  g_assert_cmpuint (seen_get_hushed (), ==, 8);
  seen_wait (seen, 20 * MINUTE);
  seen_see (seen, "notifications banner=9");
  g_assert_cmpuint (seen_get_hushed (), ==, 9);
  seen_wait (seen, 10 * MINUTE - 1);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_wait (seen, 1);
  assert_told_once (seen);
  seen_wait (seen, 60 * MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  seen_assert_recorded (seen, "");
}

/* It is told when a pop-up is welcome, however late that is. */
static void
test_hush_is_told_when_welcome (Seen *seen, gconstpointer data)
{
  seen->contact->incoming = HIATUS_INCOMING_HUSH;
  seen_see (seen, "notifications banner=7");
  seen_be (seen, HIATUS_PRESENCE_DO_NOT_DISTURB);
  seen_wait (seen, 3 * 60 * MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_be (seen, HIATUS_PRESENCE_HERE);
  assert_told_once (seen);
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

/* Nobody could show it: it is still to be told, and once. */
static void
test_hush_without_a_server (Seen *seen, gconstpointer data)
{
  seen->contact->incoming = HIATUS_INCOMING_HUSH;
  seen_see (seen, "notifications banner=7");
  seen_wait (seen, 30 * MINUTE);
  assert_told_once (seen);
  hiatus_fake_notifier_fail (seen->base.notifier, seen_up (seen)->key);
  g_assert_null (seen_up (seen));
  seen_wait (seen, 5 * MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (seen->base.notifier));
  seen_assert_said (seen, "Something arrived earlier", "It waits in its app.", "");
  g_assert_cmpuint (seen_n_sent (seen), ==, 2);
  seen_wait (seen, 60 * MINUTE);
  g_assert_cmpuint (seen_n_sent (seen), ==, 2);
}

static void
test_never_hushed (Seen *seen, gconstpointer data)
{
  seen->contact->incoming = HIATUS_INCOMING_HUSH;
  seen_see (seen, "notifications banner=7");
  g_assert_cmpuint (seen_get_hushed (), ==, 0);
  g_assert_nonnull (seen_up (seen));
}

/* Buttons of a daemon that is gone are dead. */
static void
test_withdrawn_at_the_end (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_see (seen, "notifications banner=1");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 2);
  hiatus_app_stop (seen->base.app);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

/* They are none of the three that come unasked. */
static void
test_counts_as_none (Seen *seen, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      seen_see (seen, "notifications banner=1");
      seen_answer (seen, "leave");
      seen_wait (seen, 10);
    }
  fixture_live_until (&seen->base, "2025-03-02T12:00:00");
  g_assert_nonnull (hiatus_fake_notifier_get_shown (seen->base.notifier, "day/2025-03-02"));
}

/* No pop-up about a sighting gives anybody away. */
static void
test_discreet (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "wrong-person");
  say_kind (seen, "practical");
  for (guint i = 0; i < hiatus_fake_notifier_n_sent (seen->base.notifier); i++)
    {
      const HiatusFakePopup *popup = hiatus_fake_notifier_get_sent (seen->base.notifier, i);
      g_autofree gchar *text = g_strconcat (popup->key, popup->summary, popup->body, popup->without_actions, NULL);

      g_assert_null (strstr (text, "Alex"));
    }
}

/* Who has let go is not asked about it any more. */
static void
test_plan_ends (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_see (seen, "titles visit=1");
  seen_be (seen, HIATUS_PRESENCE_LOCKED);
  seen_see (seen, "notifications banner=1");
  g_assert_true (hiatus_app_end_plan (seen->base.app, "let-go", &error));
  seen_be (seen, HIATUS_PRESENCE_HERE);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 0);
}

/* Whoever is not on the list any more is not spoken of, though they were noticed before. */
static void
test_taken_off_the_list (Seen *seen, gconstpointer data)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;

  g_ptr_array_add (others, hiatus_contact_new ("Sam"));
  matcher = hiatus_matcher_new (others);
  seen_see (seen, "titles visit=1");
  seen_see (seen, "notifications banner=1 of=Sam");
  seen_be (seen, HIATUS_PRESENCE_LOCKED);
  seen_see (seen, "notifications banner=2");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 2);
  hiatus_app_set_matcher (seen->base.app, matcher);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_be (seen, HIATUS_PRESENCE_HERE);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
  seen_assert_recorded (seen, "");
}

/* Who talks with them is told what they answer, and held back from nothing. */
static void
test_talk_begins (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_see (seen, "notifications banner=1");
  seen_see (seen, "titles visit=1");
  fixture_answer_safety (&seen->base, "{'danger': <'no'>, 'silence': <'no'>}");
  g_assert_true (hiatus_app_end_plan (seen->base.app, "reach-out", &error));
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (seen->base.notifier), ==, 1);
}

/* A clock that is set back leaves nothing standing for ever. */
static void
test_clock_set_back (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_see (seen, "notifications banner=1");
  hiatus_fake_clock_jump (seen->base.clock, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)) - G_TIME_SPAN_HOUR, NULL);
  g_assert_null (seen_up (seen));
  seen_wait (seen, 11 * MINUTE);
  seen_see (seen, "titles visit=1");
  g_assert_nonnull (seen_up (seen));
}

#define ADD(path, plan, function) g_test_add (path, Seen, plan, seen_set_up, function, seen_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sightings/incoming", NULL, test_incoming);
  ADD ("/sightings/incoming/closed", NULL, test_incoming_closed);
  ADD ("/sightings/incoming/half-an-hour", NULL, test_incoming_goes_after_half_an_hour);
  ADD ("/sightings/incoming/last-moment", NULL, test_incoming_at_the_last_moment);
  ADD ("/sightings/incoming/from-two", NULL, test_incoming_from_two);
  ADD ("/sightings/incoming/held", NULL, test_incoming_is_held);
  ADD ("/sightings/incoming/held-by-quiet", NULL, test_incoming_is_held_by_quiet);
  ADD ("/sightings/incoming/held-by-quiet-hours", NULL, test_incoming_is_held_by_quiet_hours);
  ADD ("/sightings/incoming/held-over-midnight", NULL, test_held_over_midnight);
  ADD ("/sightings/incoming/stale", NULL, test_stale_is_dropped);
  ADD ("/sightings/incoming/no-server", NULL, test_incoming_without_a_server);
  ADD ("/sightings/incoming/count-without-a-server", NULL, test_count_without_a_server);
  ADD ("/sightings/incoming/answered-elsewhere", NULL, test_incoming_answered_elsewhere);
  ADD ("/sightings/kind", NULL, test_kinds);
  ADD ("/sightings/kind/reconcile", reconcile, test_kinds_to_reconcile);
  ADD ("/sightings/kind/safety", safety, test_kinds_with_safety);
  ADD ("/sightings/kind/not-interrupted", NULL, test_kind_is_not_interrupted);
  ADD ("/sightings/sending", NULL, test_sending);
  ADD ("/sightings/wrong-person", NULL, test_wrong_person);
  ADD ("/sightings/wrong-person/again", NULL, test_wrong_person_again);
  ADD ("/sightings/wrong-person/only-apps", NULL, test_only_apps);
  ADD ("/sightings/wrong-person/only-apps-already", NULL, test_only_apps_already);
  ADD ("/sightings/wrong-person/not-there", NULL, test_wrong_person_is_not_there);
  ADD ("/sightings/hush", NULL, test_hush);
  ADD ("/sightings/hush/told-when-welcome", NULL, test_hush_is_told_when_welcome);
  ADD ("/sightings/hush/without-a-server", NULL, test_hush_without_a_server);
  ADD ("/sightings/hush/never-with-safety", safety, test_never_hushed);
  ADD ("/sightings/hush/never-in-limited", limited, test_never_hushed);
  ADD ("/sightings/withdrawn-at-the-end", NULL, test_withdrawn_at_the_end);
  ADD ("/sightings/counts-as-none", NULL, test_counts_as_none);
  ADD ("/sightings/discreet", NULL, test_discreet);
  ADD ("/sightings/plan-ends", NULL, test_plan_ends);
  ADD ("/sightings/taken-off-the-list", NULL, test_taken_off_the_list);
  ADD ("/sightings/talk-begins", NULL, test_talk_begins);
  ADD ("/sightings/clock-set-back", NULL, test_clock_set_back);
  return g_test_run ();
}
