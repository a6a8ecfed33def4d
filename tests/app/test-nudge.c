/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/app/seen.h"

/* The pop-up before contact is made. The breathing window is in test-pause.c. */

#define NUDGE_BUTTONS "I'll leave it | Help me wait | Wrong person"
#define MINUTE 60.0

static void
test_nudge (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_assert_said (seen, "One moment", "Nothing has to happen right now.", NUDGE_BUTTONS);
  g_assert_true (seen_up (seen)->transient);
  g_assert_nonnull (strstr (seen_up (seen)->without_actions, "Log an urge"));
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
  seen_see (seen, "titles visit=2");
  seen_see (seen, "clipboard visit=1");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  seen_assert_opened (seen, NULL, NULL);
  fixture_assert_state (&seen->base, "waiting", "false");
}

/* The whole way, from what a watcher reads. */
static void
test_observed (Seen *seen, gconstpointer data)
{
  const HiatusPlace place = { .application = "firefox", .visit = 1 };
  HiatusWatcher *titles = (HiatusWatcher *) hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES);

  g_assert_cmpuint (hiatus_watcher_observe (titles, "Letters to nobody", -1, &place), ==, 0);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  g_assert_cmpuint (hiatus_watcher_observe (titles, "Alex Doe (2)", -1, &place), ==, 1);
  seen_assert_said (seen, "One moment", "Nothing has to happen right now.", NUDGE_BUTTONS);
}

static void
test_left (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "leave");
  seen_assert_recorded (seen, "urge titles Alex");
  seen_wait (seen, 2 * MINUTE + 1);
  seen_see (seen, "titles visit=1");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  seen_see (seen, "clipboard visit=1");
  seen_answer (seen, "leave");
  seen_assert_recorded (seen, "urge titles Alex; urge clipboard Alex");
}

static void
test_closed_rests (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_close (seen);
  seen_wait (seen, 10 * MINUTE - 1);
  seen_see (seen, "titles visit=2");
  g_assert_cmpuint (seen_n_sent (seen), ==, 1);
  seen_wait (seen, 2);
  seen_see (seen, "titles visit=3");
  g_assert_cmpuint (seen_n_sent (seen), ==, 2);
  seen_assert_recorded (seen, "");
}

/* Some servers never close a pop-up: the next moment has one of its own all the same. */
static void
test_forgotten_goes (Seen *seen, gconstpointer data)
{
  seen_see (seen, "titles visit=1");
  seen_wait (seen, 2 * MINUTE + 1);
  g_assert_null (seen_up (seen));
  seen_see (seen, "titles visit=2");
  g_assert_null (seen_up (seen));
  seen_wait (seen, 10 * MINUTE);
  seen_see (seen, "titles visit=2");
  g_assert_nonnull (seen_up (seen));
}

static void
test_late (Seen *seen, gconstpointer data)
{
  fixture_live_until (&seen->base, "2025-03-01T23:00:00");
  seen_see (seen, "titles visit=1");
  seen_assert_said (seen, "It's late", "This can wait until morning.", "I'll leave it | Write it here… | Someone to talk to…");
}

/* Writing it down instead of sending it ends the nudge, and the urge is in the journal. */
static void
test_late_letter (Seen *seen, gconstpointer data)
{
  fixture_live_until (&seen->base, "2025-03-01T23:00:00");
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "write");
  seen_assert_opened (seen, "letter", HIATUS_FAKE_TOKEN);
  seen_assert_recorded (seen, "urge titles Alex");
  g_assert_null (seen_up (seen));
}

/* A letter that made it heavier, as often as said. */
static void
feel_heavier (Seen *seen, guint n_letters)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  for (guint i = 0; i < n_letters; i++)
    {
      g_autofree gchar *id = hiatus_app_keep_letter (seen->base.app, nothing, NULL);

      g_assert_true (hiatus_app_felt_letter (seen->base.app, id, "heavier", NULL));
    }
}

/* After two that made it heavier there is no such button. */
static void
test_late_without_letters (Seen *seen, gconstpointer data)
{
  feel_heavier (seen, 2);
  fixture_live_until (&seen->base, "2025-03-01T23:00:00");
  seen_see (seen, "titles visit=1");
  seen_assert_said (seen, "It's late", "This can wait until morning.", "I'll leave it | Help me wait | Someone to talk to…");
}

/* Company ends the nudge like any other answer, and the urge is in the journal. */
static void
test_late_company (Seen *seen, gconstpointer data)
{
  fixture_live_until (&seen->base, "2025-03-01T23:00:00");
  seen_see (seen, "titles visit=1");
  seen_answer (seen, "talk");
  seen_assert_opened (seen, "talk", HIATUS_FAKE_TOKEN);
  seen_assert_recorded (seen, "urge titles Alex");
  g_assert_null (seen_up (seen));
}

/* What the person's own act caused comes whatever holds other pop-ups. */
static void
test_nudge_is_never_held (Seen *seen, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  seen_set (seen, "times.quiet-from", "00:00");
  seen_set (seen, "times.quiet-until", "24:00");
  g_assert_true (hiatus_app_be_quiet (seen->base.app, "tomorrow", &error));
  seen_be (seen, HIATUS_PRESENCE_FULL_SCREEN | HIATUS_PRESENCE_IDLE);
  seen_see (seen, "titles visit=1");
  g_assert_nonnull (seen_up (seen));
}

/* Whether pop-ups are held has to be asked for: the answer is waited for, but not for long. */
static void
test_settling (Seen *seen, gconstpointer data)
{
  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  seen_see (seen, "titles visit=1");
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  g_assert_true (hiatus_fake_presence_is_attended (seen->base.presence));
  seen_be (seen, HIATUS_PRESENCE_HERE);
  g_assert_nonnull (seen_up (seen));
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

static void
test_settling_takes_too_long (Seen *seen, gconstpointer data)
{
  seen_be (seen, HIATUS_PRESENCE_UNSETTLED);
  seen_see (seen, "titles visit=1");
  seen_wait (seen, 0.099);
  g_assert_cmpuint (seen_n_sent (seen), ==, 0);
  seen_wait (seen, 0.001);
  g_assert_nonnull (seen_up (seen));
  g_assert_false (hiatus_fake_presence_is_attended (seen->base.presence));
}

/* What was said in the tray answers as well. */
static void
test_answered_elsewhere (Seen *seen, gconstpointer data)
{
  static const gchar *const kinds[] = { "urge", "look", "slip" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree gchar *visit = g_strdup_printf ("titles visit=%u", i + 1);
      g_autofree gchar *id = NULL;

      seen_see (seen, visit);
      g_assert_nonnull (seen_up (seen));
      id = fixture_log (&seen->base, kinds[i], "{}");
      g_assert_null (seen_up (seen));
      seen_wait (seen, 10 * MINUTE - 1);
      seen_see (seen, visit);
      g_assert_null (seen_up (seen));
      seen_wait (seen, 1);
    }
}

static void
test_answered_about_somebody_else (Seen *seen, gconstpointer data)
{
  g_autofree gchar *of_sam = NULL;
  g_autofree gchar *of_alex = NULL;

  seen_see (seen, "titles visit=1");
  of_sam = fixture_log (&seen->base, "look", "{'contact': <'Sam'>}");
  g_assert_nonnull (seen_up (seen));
  of_alex = fixture_log (&seen->base, "look", "{'contact': <'Alex'>}");
  g_assert_null (seen_up (seen));
}

#define ADD(path, plan, function) g_test_add (path, Seen, plan, seen_set_up, function, seen_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/nudge/shown", NULL, test_nudge);
  ADD ("/nudge/observed", NULL, test_observed);
  ADD ("/nudge/left", NULL, test_left);
  ADD ("/nudge/closed-rests", NULL, test_closed_rests);
  ADD ("/nudge/forgotten-goes", NULL, test_forgotten_goes);
  ADD ("/nudge/late", NULL, test_late);
  ADD ("/nudge/late-company", NULL, test_late_company);
  ADD ("/nudge/late-letter", NULL, test_late_letter);
  ADD ("/nudge/late-without-letters", NULL, test_late_without_letters);
  ADD ("/nudge/never-held", NULL, test_nudge_is_never_held);
  ADD ("/nudge/settling", NULL, test_settling);
  ADD ("/nudge/settling-takes-too-long", NULL, test_settling_takes_too_long);
  ADD ("/nudge/answered-elsewhere", NULL, test_answered_elsewhere);
  ADD ("/nudge/answered-about-somebody-else", NULL, test_answered_about_somebody_else);
  return g_test_run ();
}
