/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/seen.h"

#include <string.h>

#include "daemon/core/names.h"

/* The kinds of event that follow from what a person answers. */
static const HiatusEventKind answers[] = { HIATUS_EVENT_URGE, HIATUS_EVENT_LOOK, HIATUS_EVENT_INCOMING, HIATUS_EVENT_WRONG_PERSON, HIATUS_EVENT_SENDING };

static void
on_open_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  Seen *seen = user_data;

  g_ptr_array_add (seen->opened, g_strjoin (" ", action, parameter == NULL ? "-" : parameter, token == NULL ? "-" : token, NULL));
}

/* Whoever is on the list is watched, as far as the tests have watchers. */
static void
watch (Seen *seen)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  g_autoptr (HiatusMatcher) matcher = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (contacts, hiatus_contact_ref (seen->contact));
  matcher = hiatus_matcher_new (contacts);
  hiatus_app_set_matcher (seen->base.app, matcher);
  hiatus_app_set_tray (seen->base.app, TRUE);
  hiatus_app_set_watching (seen->base.app, "notifications", TRUE, &error);
  g_assert_no_error (error);
  hiatus_app_set_watching (seen->base.app, "titles", TRUE, &error);
  g_assert_no_error (error);
}

/**
 * seen_set_up:
 * @seen: the fixture
 * @data: (nullable): the options of StartPlan(); without any a plan of 28 days with goal heal
 *
 * An app on the morning of the first day, its pop-up of the day shown and answered.
 */
void
seen_set_up (Seen *seen, gconstpointer data)
{
  static const gchar names[] = "Alex Doe;Lexi";

  fixture_set_up (&seen->base, NULL);
  seen->contact = hiatus_contact_new ("Alex");
  g_strfreev (seen->contact->keywords[HIATUS_KEYWORD_NAME]);
  seen->contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit (names, ";", -1);
  seen->contact->incoming = HIATUS_INCOMING_ADVISE;
  seen->contact->outgoing = HIATUS_OUTGOING_NUDGE;
  seen->opened = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (seen->base.app, "open-window", G_CALLBACK (on_open_window), seen);
  fixture_start_plan (&seen->base, data == NULL ? "{'goal': <'heal'>}" : data);
  watch (seen);
  fixture_live_until (&seen->base, "2025-03-01T12:00:00");
  if (hiatus_fake_notifier_get_shown (seen->base.notifier, "day/2025-03-01") != NULL)
    hiatus_fake_notifier_answer (seen->base.notifier, "day/2025-03-01", "later");
}

/**
 * seen_tear_down:
 * @seen: the fixture
 * @data: not used
 *
 * Asserts that nothing is left.
 */
void
seen_tear_down (Seen *seen, gconstpointer data)
{
  fixture_tear_down (&seen->base, NULL);
  hiatus_contact_unref (seen->contact);
  g_ptr_array_unref (seen->opened);
}

/**
 * seen_set:
 * @seen: the fixture
 * @key: a setting
 * @value: what it is to be
 *
 * Changes a setting.
 */
void
seen_set (Seen *seen, const gchar *key, const gchar *value)
{
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (seen->base.app), key, value, &error);
  g_assert_no_error (error);
}

/**
 * seen_see:
 * @seen: the fixture
 * @what: a source, and what is known of the place: "titles visit=1 app=firefox of=Sam", "notifications banner=1 call
 *   let-through"
 *
 * Shows something about Alex, or about somebody else who is answered like Alex.
 */
void
seen_see (Seen *seen, const gchar *what)
{
  g_auto (GStrv) words = g_strsplit (what, " ", -1);
  g_autoptr (HiatusContact) other = NULL;
  HiatusSighting sighting = { .contact = seen->contact, .kinds = 1u << HIATUS_KEYWORD_NAME, .kind = HIATUS_KEYWORD_NAME };
  gint source;

  g_assert_true (hiatus_names_find (hiatus_source_names, words[0], &source));
  sighting.source = (HiatusSource) source;
  for (guint i = 1; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "visit="))
        sighting.visit = g_ascii_strtoull (words[i] + strlen ("visit="), NULL, 10);
      else if (g_str_has_prefix (words[i], "banner="))
        sighting.banner = g_ascii_strtoull (words[i] + strlen ("banner="), NULL, 10);
      else if (g_str_has_prefix (words[i], "app="))
        sighting.application = words[i] + strlen ("app=");
      else if (g_str_has_prefix (words[i], "of="))
        other = hiatus_contact_new (words[i] + strlen ("of="));
      else if (g_str_equal (words[i], "call"))
        sighting.is_call = TRUE;
      else if (g_str_equal (words[i], "let-through"))
        sighting.let_through = TRUE;
      else
        g_error ("'%s' says nothing about a place", words[i]);
    }
  if (other != NULL)
    {
      other->incoming = seen->contact->incoming;
      other->outgoing = seen->contact->outgoing;
      sighting.contact = other;
    }
  hiatus_app_take_sighting (seen->base.app, &sighting);
}

/**
 * seen_get_hushed:
 *
 * Returns: the banner that was closed last; 0 for none
 */
guint64
seen_get_hushed (void)
{
  return hiatus_fake_watcher_find (HIATUS_SOURCE_NOTIFICATIONS)->hushed;
}

/**
 * seen_be:
 * @seen: the fixture
 * @flags: what presence tells from now on
 *
 * The desktop changes.
 */
void
seen_be (Seen *seen, HiatusPresenceFlags flags)
{
  hiatus_fake_presence_set_flags (seen->base.presence, flags);
}

/**
 * seen_wait:
 * @seen: the fixture
 * @seconds: how long
 *
 * Lets time pass, from deadline to deadline.
 */
void
seen_wait (Seen *seen, gdouble seconds)
{
  hiatus_fake_clock_advance_to (seen->base.clock, hiatus_clock_now_us (HIATUS_CLOCK (seen->base.clock)) + (gint64) (seconds * G_USEC_PER_SEC));
}

/**
 * seen_up:
 * @seen: the fixture
 *
 * Returns: (nullable): the newest pop-up, if it is on the screen
 */
const HiatusFakePopup *
seen_up (Seen *seen)
{
  guint n = hiatus_fake_notifier_n_sent (seen->base.notifier);
  const HiatusFakePopup *newest = n == 0 ? NULL : hiatus_fake_notifier_get_sent (seen->base.notifier, n - 1);

  return newest == NULL ? NULL : hiatus_fake_notifier_get_shown (seen->base.notifier, newest->key);
}

/**
 * seen_n_sent:
 * @seen: the fixture
 *
 * Returns: how many pop-ups were sent about sightings
 */
guint
seen_n_sent (Seen *seen)
{
  guint n = 0;

  for (guint i = 0; i < hiatus_fake_notifier_n_sent (seen->base.notifier); i++)
    if (!g_str_has_prefix (hiatus_fake_notifier_get_sent (seen->base.notifier, i)->key, "day/"))
      n++;
  return n;
}

/**
 * seen_answer:
 * @seen: the fixture
 * @action: a button of the newest pop-up
 *
 * Uses it.
 */
void
seen_answer (Seen *seen, const gchar *action)
{
  const HiatusFakePopup *popup = seen_up (seen);

  g_assert_nonnull (popup);
  g_assert_true (g_strv_contains ((const gchar *const *) popup->actions, action));
  hiatus_fake_notifier_answer (seen->base.notifier, popup->key, action);
}

/**
 * seen_close:
 * @seen: the fixture
 *
 * Closes the newest pop-up.
 */
void
seen_close (Seen *seen)
{
  g_assert_nonnull (seen_up (seen));
  hiatus_fake_notifier_close (seen->base.notifier, seen_up (seen)->key);
}

/**
 * seen_assert_said:
 * @seen: the fixture
 * @summary: the title of the newest pop-up
 * @body: its text
 * @labels: what its buttons say, joined by " | "
 *
 * Fails where the screen shows something else.
 */
void
seen_assert_said (Seen *seen, const gchar *summary, const gchar *body, const gchar *labels)
{
  const HiatusFakePopup *popup = seen_up (seen);
  g_autofree gchar *joined = popup == NULL ? NULL : g_strjoinv (" | ", popup->labels);

  g_assert_nonnull (popup);
  g_assert_cmpstr (popup->summary, ==, summary);
  g_assert_cmpstr (popup->body, ==, body);
  g_assert_cmpstr (joined, ==, labels);
}

/**
 * seen_get_pause:
 * @seen: the fixture
 *
 * Returns: (transfer full): the id of the breathing window that was asked for last
 */
gchar *
seen_get_pause (Seen *seen)
{
  g_auto (GStrv) words = NULL;

  g_assert_cmpuint (seen->opened->len, >, 0);
  words = g_strsplit (g_ptr_array_index (seen->opened, seen->opened->len - 1), " ", -1);
  g_assert_cmpstr (words[0], ==, "breathe");
  return g_strdup (words[1]);
}

/**
 * seen_assert_opened:
 * @seen: the fixture
 * @action: (nullable): the action of the window that was asked for last; %NULL for none ever
 * @token: (nullable): the activation token with it
 *
 * Fails where another window was asked for.
 */
void
seen_assert_opened (Seen *seen, const gchar *action, const gchar *token)
{
  g_auto (GStrv) words = NULL;

  if (action == NULL)
    {
      g_assert_cmpuint (seen->opened->len, ==, 0);
      return;
    }
  g_assert_cmpuint (seen->opened->len, >, 0);
  words = g_strsplit (g_ptr_array_index (seen->opened, seen->opened->len - 1), " ", -1);
  g_assert_cmpstr (words[0], ==, action);
  g_assert_cmpstr (words[2], ==, token == NULL ? "-" : token);
}

/**
 * seen_answer_pause:
 * @seen: the fixture
 * @id: the id of a pause
 * @answer: as AnswerPause() takes it
 *
 * Answers in the breathing window.
 */
void
seen_answer_pause (Seen *seen, const gchar *id, const gchar *answer)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_answer_pause (seen->base.app, id, answer, &error);
  g_assert_no_error (error);
}

static gboolean
is_answer (const HiatusEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (event->kind == answers[i])
      return TRUE;
  return FALSE;
}

/**
 * seen_assert_recorded:
 * @seen: the fixture
 * @expected: what the journal has of answers, a line for each: "urge titles Alex", "incoming notifications Alex practical",
 *   "wrong-person Alex/Alex Doe", "sending Alex"
 *
 * Fails where the journal differs.
 */
void
seen_assert_recorded (Seen *seen, const gchar *expected)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (seen->base.app)));
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (!is_answer (event))
        continue;
      if (lines->len > 0)
        g_string_append (lines, "; ");
      g_string_append (lines, hiatus_event_kind_name (event));
      if (event->kind != HIATUS_EVENT_WRONG_PERSON && event->kind != HIATUS_EVENT_SENDING)
        g_string_append_printf (lines, " %s", hiatus_origin_names[event->origin]);
      g_string_append_printf (lines, " %s", event->contact == NULL ? "-" : event->contact);
      if (event->kind == HIATUS_EVENT_INCOMING)
        g_string_append_printf (lines, " %s", hiatus_about_names[event->about]);
      if (event->kind == HIATUS_EVENT_WRONG_PERSON)
        g_string_append_printf (lines, "/%s", event->keyword);
      g_assert_null (event->note);
      g_assert_null (event->trigger);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}
