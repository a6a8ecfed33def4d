/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/names.h"
#include "tests/app/fixture.h"

/* What the pop-ups of good moments say, where their buttons lead, and when they go again. */

static const HiatusFakePopup *
up (Fixture *fixture, const gchar *key)
{
  return hiatus_fake_notifier_get_shown (fixture->notifier, key);
}

static void
assert_said (Fixture *fixture, const gchar *key, const gchar *summary, const gchar *body, const gchar *labels)
{
  const HiatusFakePopup *popup = up (fixture, key);
  g_autofree gchar *joined = NULL;

  g_assert_nonnull (popup);
  joined = g_strjoinv ("|", popup->labels);
  g_assert_cmpstr (popup->summary, ==, summary);
  g_assert_cmpstr (popup->body, ==, body);
  g_assert_cmpstr (joined, ==, labels);
  g_assert_cmpint (popup->labels[0] != NULL, ==, popup->without_actions != NULL);
}

static void
set (Fixture *fixture, const gchar *key, const gchar *value)
{
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), key, value, &error);
  g_assert_no_error (error);
}

static gboolean
is_on (Fixture *fixture, const gchar *key)
{
  return hiatus_settings_get_boolean (hiatus_app_get_settings (fixture->app), key);
}

static void
on_open_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  g_assert_cmpstr (token, ==, HIATUS_FAKE_TOKEN);
  g_string_append_printf (user_data, "%s %s", action, parameter);
}

static const HiatusEvent *
last_event (Fixture *fixture)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)));

  return g_ptr_array_index (events, events->len - 1);
}

/* A Monday with somebody's meeting at ten, in the second week. */
static void
reach_a_monday (Fixture *fixture, const gchar *plan)
{
  fixture_start_plan (fixture, plan);
  fixture_enter (fixture, "meetings", "{'weekdays': <['mon']>, 'time': <'10:00'>}");
  fixture_wake_at (fixture, "2025-03-10T08:30:00");
}

static void
test_evening (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_EVENING_POPUP, "yes");
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T20:29:00");
  g_assert_null (up (fixture, "evening/2025-03-01"));
  fixture_live_until (fixture, "2025-03-01T20:30:00");
  assert_said (fixture, "evening/2025-03-01", "How is it this evening?", "Compared with the last few evenings: lighter, the same, or heavier?", "Lighter|Same|Heavier");
  hiatus_fake_notifier_answer (fixture->notifier, "evening/2025-03-01", "heavier");
  g_assert_cmpint (last_event (fixture)->kind, ==, HIATUS_EVENT_POPUP_ANSWER);
  g_assert_cmpint (last_event (fixture)->popup, ==, HIATUS_POPUP_EVENING);
  g_assert_cmpint (last_event (fixture)->answer, ==, HIATUS_ANSWER_HEAVIER);
}

/* An evening's question is none of the morning after. */
static void
test_evening_goes_at_midnight (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_EVENING_POPUP, "yes");
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T23:59:59");
  g_assert_nonnull (up (fixture, "evening/2025-03-01"));
  fixture_live_until (fixture, "2025-03-02T00:00:00");
  g_assert_null (up (fixture, "evening/2025-03-01"));
}

static void
test_evening_is_switched_off (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_EVENING_POPUP, "yes");
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T21:00:00");
  g_assert_nonnull (up (fixture, "evening/2025-03-01"));
  set (fixture, HIATUS_SETTING_EVENING_POPUP, "no");
  g_assert_null (up (fixture, "evening/2025-03-01"));
}

static void
have_heavy_evenings (Fixture *fixture)
{
  fixture_start_plan (fixture, "{}");
  for (guint day = 3; day <= 14; day++)
    {
      g_autofree gchar *at = g_strdup_printf ("2025-03-%02uT20:10:00", day);

      fixture_wake_at (fixture, at);
      g_free (fixture_log (fixture, "urge", "{}"));
    }
  fixture_wake_at (fixture, "2025-03-17T08:30:00");
}

static void
test_risk (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_RISK_POPUP, "yes");
  have_heavy_evenings (fixture);
  fixture_live_until (fixture, "2025-03-17T19:49:00");
  g_assert_null (up (fixture, "risk/2025-03-17"));
  fixture_live_until (fixture, "2025-03-17T19:50:00");
  assert_said (fixture, "risk/2025-03-17", "Monday evening", "A good time to ring a friend?", "Help me wait|I'm fine");
  g_assert_true (up (fixture, "risk/2025-03-17")->transient);
  hiatus_fake_notifier_answer (fixture->notifier, "risk/2025-03-17", "fine");
  g_assert_cmpint (last_event (fixture)->answer, ==, HIATUS_ANSWER_FINE);
}

static void
test_risk_and_a_wait (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_RISK_POPUP, "yes");
  have_heavy_evenings (fixture);
  fixture_live_until (fixture, "2025-03-17T19:50:00");
  hiatus_fake_notifier_answer (fixture->notifier, "risk/2025-03-17", "wait");
  g_assert_cmpint (last_event (fixture)->kind, ==, HIATUS_EVENT_WAIT);
}

/* It is about an hour, and goes when that is over. */
static void
test_risk_goes (Fixture *fixture, gconstpointer data)
{
  set (fixture, HIATUS_SETTING_RISK_POPUP, "yes");
  have_heavy_evenings (fixture);
  fixture_live_until (fixture, "2025-03-17T20:59:59");
  g_assert_nonnull (up (fixture, "risk/2025-03-17"));
  fixture_live_until (fixture, "2025-03-17T21:00:00");
  g_assert_null (up (fixture, "risk/2025-03-17"));
}

static void
test_meeting (Fixture *fixture, gconstpointer data)
{
  reach_a_monday (fixture, "{'mode': <'limited'>}");
  fixture_live_until (fixture, "2025-03-10T09:30:00");
  assert_said (fixture, "meeting/2025-03-10", "At 10:00", "Polite and short is enough. You can leave whenever you like.", "");
  fixture_live_until (fixture, "2025-03-10T10:00:00");
  g_assert_null (up (fixture, "meeting/2025-03-10"));
  fixture_live_until (fixture, "2025-03-10T11:15:00");
  assert_said (fixture, "met/2025-03-10", "How was it?", "One click is enough, or none.", "It went well|It was hard");
}

/* A meeting is agreed contact: whatever it was like, no day is lost by it. */
static void
test_met (Fixture *fixture, gconstpointer data)
{
  reach_a_monday (fixture, "{'mode': <'limited'>}");
  fixture_live_until (fixture, "2025-03-10T11:15:00");
  fixture_assert_state (fixture, "kept", "10");
  hiatus_fake_notifier_answer (fixture->notifier, "met/2025-03-10", "hard");
  g_assert_cmpint (last_event (fixture)->kind, ==, HIATUS_EVENT_ENCOUNTER);
  g_assert_cmpint (last_event (fixture)->went, ==, HIATUS_WENT_HARD);
  fixture_assert_state (fixture, "kept", "10");
  fixture_assert_state (fixture, "undo-kind", "'encounter'");
}

static void
test_met_is_told_elsewhere (Fixture *fixture, gconstpointer data)
{
  reach_a_monday (fixture, "{'mode': <'limited'>}");
  fixture_live_until (fixture, "2025-03-10T11:20:00");
  g_assert_nonnull (up (fixture, "met/2025-03-10"));
  g_free (fixture_log (fixture, "encounter", "{'went': <'well'>}"));
  g_assert_null (up (fixture, "met/2025-03-10"));
}

static void
test_meeting_with_safety (Fixture *fixture, gconstpointer data)
{
  reach_a_monday (fixture, "{'goal': <'safety'>, 'open': <true>, 'mode': <'limited'>}");
  fixture_live_until (fixture, "2025-03-10T09:30:00");
  assert_said (fixture, "meeting/2025-03-10", "At 10:00", "Short and businesslike, in public, or through someone else. You can leave whenever you like.", "");
}

static void
test_hard_day (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_enter (fixture, "hard-days", "{'date': <'03-07'>, 'name': <'our day'>}");
  fixture_wake_at (fixture, "2025-03-07T09:30:00");
  g_assert_true (g_str_has_prefix (up (fixture, "day/2025-03-07")->body, "Today may be a hard one. What is the plan for tonight?\nText "));
  g_assert_null (strstr (up (fixture, "day/2025-03-07")->body, "our day"));
}

/* What happened is asked the next morning, and its window is the slip's own. */
static void
test_after_a_slip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opened = g_string_new (NULL);
  g_autofree gchar *id = NULL;
  g_autofree gchar *expected = NULL;
  const HiatusFakePopup *popup;

  fixture_start_plan (fixture, "{}");
  fixture_wake_at (fixture, "2025-03-06T21:00:00");
  id = fixture_log (fixture, "slip", "{}");
  fixture_live_until (fixture, "2025-03-07T09:00:00");
  popup = up (fixture, "day/2025-03-07");
  g_assert_true (g_str_has_prefix (popup->body, "What happened yesterday? You can write it down, and you need not.\nOne week.\nText "));
  g_assert_cmpstr (popup->labels[0], ==, "Write it down…");
  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  hiatus_fake_notifier_answer (fixture->notifier, "day/2025-03-07", "open");
  expected = g_strconcat ("note ", id, NULL);
  g_assert_cmpstr (opened->str, ==, expected);
  fixture_live_until (fixture, "2025-03-08T09:00:00");
  g_assert_null (strstr (up (fixture, "day/2025-03-08")->body, "yesterday"));
}

static void
test_no_end_on_a_hard_day (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_enter (fixture, "hard-days", "{'date': <'03-29'>}");
  fixture_wake_at (fixture, "2025-03-29T09:30:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 0);
  fixture_live_until (fixture, "2025-03-30T09:00:00");
  g_assert_nonnull (up (fixture, "end/2025-03-30"));
}

/* A day that is entered while the end is on the screen takes it away. */
static void
test_a_hard_day_is_entered (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_wake_at (fixture, "2025-03-29T09:30:00");
  g_assert_nonnull (up (fixture, "end/2025-03-29"));
  fixture_enter (fixture, "hard-days", "{'date': <'03-29'>}");
  g_assert_null (up (fixture, "end/2025-03-29"));
}

typedef struct
{
  const gchar *name;
  HiatusInvitation invitation;
  const gchar *window;  /* (nullable): what opens */
  const gchar *setting; /* (nullable): what is on then */
  const gchar *mode;    /* (nullable): what the mode is then */
} Now;

static const Now nows[] = {
  { "reasons", HIATUS_INVITATION_REASONS, "own reasons", NULL, NULL },
  { "if-then", HIATUS_INVITATION_IF_THEN, "own if-then", NULL, NULL },
  { "person", HIATUS_INVITATION_PERSON, "own person", NULL, NULL },
  { "contacts", HIATUS_INVITATION_CONTACTS, "own contacts", NULL, NULL },
  { "evening", HIATUS_INVITATION_EVENING, NULL, HIATUS_SETTING_EVENING_POPUP, NULL },
  { "mode", HIATUS_INVITATION_MODE, NULL, NULL, "'limited'" },
  { "hard-days", HIATUS_INVITATION_HARD_DAYS, "own hard-days", NULL, NULL },
};

/* Each of the first days asks one thing; what went before it was not needed. */
static void
test_now (Fixture *fixture, gconstpointer data)
{
  const Now *now = data;
  g_autoptr (GString) opened = g_string_new (NULL);
  gboolean is_reached = FALSE;

  fixture_start_plan (fixture, "{}");
  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  for (guint day = 1; day <= 8 && !is_reached; day++)
    {
      g_autofree gchar *noon = g_strdup_printf ("2025-03-%02uT12:00:00", day);
      g_autofree gchar *key = g_strdup_printf ("invitation/2025-03-%02u", day);

      fixture_live_until (fixture, noon);
      g_assert_cmpint (last_event (fixture)->popup, ==, HIATUS_POPUP_INVITATION);
      is_reached = last_event (fixture)->invitation == now->invitation;
      g_assert_cmpstr (up (fixture, key)->labels[0], ==, "Now");
      g_assert_cmpstr (up (fixture, key)->labels[1], ==, "Not needed");
      g_assert_true (g_str_has_prefix (up (fixture, key)->without_actions, "In a terminal: hiatus "));
      hiatus_fake_notifier_answer (fixture->notifier, key, is_reached ? "now" : "not-needed");
      g_assert_null (up (fixture, key));
    }
  g_assert_true (is_reached);
  g_assert_cmpstr (opened->str, ==, now->window != NULL ? now->window : "");
  if (now->setting != NULL)
    g_assert_true (is_on (fixture, now->setting));
  fixture_assert_state (fixture, "mode", now->mode != NULL ? now->mode : "'strict'");
}

static void
test_invitation_is_settled_elsewhere (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T12:00:00");
  g_assert_nonnull (up (fixture, "invitation/2025-03-01"));
  fixture_enter (fixture, "reasons", "{'text': <'I want to sleep again.'>}");
  g_assert_null (up (fixture, "invitation/2025-03-01"));
  fixture_live_until (fixture, "2025-03-01T21:00:00");
  g_assert_null (up (fixture, "invitation/2025-03-01"));
}

/* One that could not be shown has not been asked. */
static void
test_invitation_fails (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T12:00:00");
  hiatus_fake_notifier_fail (fixture->notifier, "invitation/2025-03-01");
  fixture_live_until (fixture, "2025-03-02T12:00:00");
  g_assert_cmpint (last_event (fixture)->invitation, ==, HIATUS_INVITATION_REASONS);
}

static void
test_risk_is_offered (Fixture *fixture, gconstpointer data)
{
  have_heavy_evenings (fixture);
  set (fixture, HIATUS_SETTING_INVITATIONS, "yes");
  fixture_live_until (fixture, "2025-03-17T12:00:00");
  g_assert_cmpint (last_event (fixture)->invitation, ==, HIATUS_INVITATION_RISK);
  hiatus_fake_notifier_answer (fixture->notifier, "invitation/2025-03-17", "now");
  g_assert_true (is_on (fixture, HIATUS_SETTING_RISK_POPUP));
  fixture_live_until (fixture, "2025-03-17T19:50:00");
  g_assert_nonnull (up (fixture, "risk/2025-03-17"));
}

static void
set_up_asking (Fixture *fixture, gconstpointer data)
{
  fixture->asks = TRUE;
  fixture_set_up (fixture, data);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *, gconstpointer);
    gboolean asks;
  } tests[] = {
    { "/moments/evening", test_evening, FALSE },
    { "/moments/evening-goes-at-midnight", test_evening_goes_at_midnight, FALSE },
    { "/moments/evening-is-switched-off", test_evening_is_switched_off, FALSE },
    { "/moments/risk", test_risk, FALSE },
    { "/moments/risk-and-a-wait", test_risk_and_a_wait, FALSE },
    { "/moments/risk-goes", test_risk_goes, FALSE },
    { "/moments/meeting", test_meeting, FALSE },
    { "/moments/met", test_met, FALSE },
    { "/moments/met-is-told-elsewhere", test_met_is_told_elsewhere, FALSE },
    { "/moments/meeting-with-safety", test_meeting_with_safety, FALSE },
    { "/moments/hard-day", test_hard_day, FALSE },
    { "/moments/after-a-slip", test_after_a_slip, FALSE },
    { "/moments/no-end-on-a-hard-day", test_no_end_on_a_hard_day, FALSE },
    { "/moments/a-hard-day-is-entered", test_a_hard_day_is_entered, FALSE },
    { "/moments/invitation-is-settled-elsewhere", test_invitation_is_settled_elsewhere, TRUE },
    { "/moments/invitation-fails", test_invitation_fails, TRUE },
    { "/moments/risk-is-offered", test_risk_is_offered, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, tests[i].asks ? set_up_asking : fixture_set_up, tests[i].test, fixture_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (nows); i++)
    {
      g_autofree gchar *path = g_strconcat ("/moments/now/", nows[i].name, NULL);

      g_test_add (path, Fixture, &nows[i], set_up_asking, test_now, fixture_tear_down);
    }
  return g_test_run ();
}
