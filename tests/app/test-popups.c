/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/core/error.h"
#include "tests/app/fixture.h"

/* What comes unasked may be held back, what the person caused never is, and what is answered elsewhere goes. */

#define DAY_1 "day/2025-03-01"
#define END "end/2025-03-29"
#define NO_TRAY "no-tray/2025-03-01"

static gboolean
is_up (Fixture *fixture, const gchar *key)
{
  return hiatus_fake_notifier_get_shown (fixture->notifier, key) != NULL;
}

static void
be (Fixture *fixture, HiatusPresenceFlags flags)
{
  hiatus_fake_presence_set_flags (fixture->presence, flags);
}

static void
change_length (Fixture *fixture, gint days)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'days': <%i>}", days));
  g_autoptr (GError) error = NULL;

  hiatus_app_change_length (fixture->app, options, &error);
  g_assert_no_error (error);
}

static void
end_plan (Fixture *fixture, const gchar *decision)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_end_plan (fixture->app, decision, &error);
  g_assert_no_error (error);
}

static void
assert_deadline (Fixture *fixture, const gchar *local_time)
{
  g_autoptr (HiatusFakeClock) then = hiatus_fake_clock_new_at (local_time, "Europe/Berlin");

  g_assert_cmpint (hiatus_fake_clock_get_deadline (fixture->clock), ==, hiatus_clock_now_us (HIATUS_CLOCK (then)));
}

static void
test_each_flag_holds (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  for (guint flag = HIATUS_PRESENCE_IDLE; flag <= HIATUS_PRESENCE_FULL_SCREEN; flag <<= 1)
    {
      be (fixture, (HiatusPresenceFlags) flag);
      fixture_live_until (fixture, "2025-03-01T10:00:00");
      g_assert_false (is_up (fixture, DAY_1));
    }
  be (fixture, HIATUS_PRESENCE_HERE);
  g_assert_true (is_up (fixture, DAY_1));
}

/* Held, it wakes for what changes by itself, and for nothing that nobody would see. */
static void
test_held_is_at_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'from': <'2025-02-20'>}");
  fixture_live_until (fixture, "2025-03-01T08:31:00");
  assert_deadline (fixture, "2025-03-01T09:00:00");
  be (fixture, HIATUS_PRESENCE_IDLE);
  assert_deadline (fixture, "2025-03-01T09:30:00"); /* the plan can be undone until then */
  fixture_live_until (fixture, "2025-03-01T09:30:00");
  assert_deadline (fixture, "2025-03-02T00:00:00");
  g_assert_true (hiatus_app_be_quiet (fixture->app, "30m", &error));
  assert_deadline (fixture, "2025-03-01T10:00:00");
  be (fixture, HIATUS_PRESENCE_IDLE | HIATUS_PRESENCE_LOCKED);
  assert_deadline (fixture, "2025-03-01T10:00:00");
}

/* Windows and servers are looked at only while there is something to say and somebody to show it. */
static void
test_looks_only_while_due (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  g_assert_false (hiatus_fake_presence_is_attended (fixture->presence));
  be (fixture, HIATUS_PRESENCE_FULL_SCREEN);
  fixture_live_until (fixture, "2025-03-01T09:00:00");
  g_assert_false (is_up (fixture, DAY_1));
  g_assert_true (hiatus_fake_presence_is_attended (fixture->presence));

  be (fixture, HIATUS_PRESENCE_HERE);
  g_assert_true (is_up (fixture, DAY_1));
  g_assert_false (hiatus_fake_presence_is_attended (fixture->presence));

  hiatus_fake_notifier_fail (fixture->notifier, DAY_1);
  be (fixture, HIATUS_PRESENCE_IDLE);
  be (fixture, HIATUS_PRESENCE_HERE);
  g_assert_false (hiatus_fake_presence_is_attended (fixture->presence));
}

/* A server that refuses one pop-up and stays where it is says nothing of it: the next date is another try. */
static void
test_refused_once (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:00:00");
  hiatus_fake_notifier_fail (fixture->notifier, DAY_1);
  fixture_live_until (fixture, "2025-03-01T23:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  fixture_live_until (fixture, "2025-03-02T09:00:00");
  g_assert_true (is_up (fixture, "day/2025-03-02"));
}

/* And so is any word from it. */
static void
test_refused_once_and_heard_of (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:00:00");
  hiatus_fake_notifier_fail (fixture->notifier, DAY_1);
  id = fixture_log (fixture, "urge", "{'announce': <true>}");
  key = g_strconcat ("undo/", id, NULL);
  g_assert_false (is_up (fixture, DAY_1));
  hiatus_fake_notifier_close (fixture->notifier, key);
  g_assert_true (is_up (fixture, DAY_1));
}

static void
test_held_until_tomorrow_is_dropped (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  be (fixture, HIATUS_PRESENCE_DO_NOT_DISTURB);
  fixture_live_until (fixture, "2025-03-03T08:59:00");
  be (fixture, HIATUS_PRESENCE_HERE);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  fixture_live_until (fixture, "2025-03-03T09:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  g_assert_true (is_up (fixture, "day/2025-03-03"));
}

static void
test_own_acts_come_always (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *key = NULL;

  fixture_start_plan (fixture, "{}");
  be (fixture, HIATUS_PRESENCE_DO_NOT_DISTURB | HIATUS_PRESENCE_FULL_SCREEN);
  id = fixture_log (fixture, "urge", "{'announce': <true>}");
  key = g_strconcat ("undo/", id, NULL);
  g_assert_true (is_up (fixture, key));
  hiatus_app_show_day (fixture->app);
  g_assert_true (is_up (fixture, DAY_1));
}

/* Asked for, it is none of the unasked: the day's own comes all the same, once. */
static void
test_asked_for_counts_as_none (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  for (guint i = 0; i < 4; i++)
    hiatus_app_show_day (fixture->app);
  hiatus_fake_notifier_close (fixture->notifier, DAY_1);
  fixture_live_until (fixture, "2025-03-01T12:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 5);
  g_assert_true (is_up (fixture, DAY_1));
}

/* One that was asked for and could not be shown takes back nothing that was. */
static void
test_asked_for_in_vain (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T12:00:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);
  hiatus_notifier_emit_delivered (HIATUS_NOTIFIER (fixture->notifier), DAY_1);
  hiatus_app_show_day (fixture->app);
  hiatus_fake_notifier_fail (fixture->notifier, DAY_1);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (fixture->notifier));
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 2);
}

/* The server hangs from the beginning: neither the day's own pop-up nor the one that is asked for meanwhile gets there,
 * and nothing is lost. */
static void
test_asked_for_while_nothing_gets_there (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T12:00:00");
  hiatus_app_show_day (fixture->app);
  hiatus_fake_notifier_fail (fixture->notifier, DAY_1);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 2);
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (fixture->notifier));
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 3);
  g_assert_true (is_up (fixture, DAY_1));
}

static void
test_a_repair_is_told_to_whoever_is_away (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "data", "journal.db", NULL);

  fixture_start_plan (fixture, "{}");
  be (fixture, HIATUS_PRESENCE_LOCKED);
  fixture_stop_app (fixture);
  g_assert_true (g_file_set_contents (path, "This is no database at all, whatever it was before.", -1, NULL));
  fixture_start_app (fixture);
  g_assert_true (is_up (fixture, "repair"));
}

static void
on_open_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  GString *opened = user_data;

  g_string_append_printf (opened, "%s%s%s by %s;", action, parameter == NULL ? "" : " ", parameter == NULL ? "" : parameter, token);
}

static void
test_no_tray_is_said_once_ever (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opened = g_string_new (NULL);

  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  hiatus_app_miss_tray (fixture->app);
  g_assert_true (is_up (fixture, NO_TRAY));
  g_assert_nonnull (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, NO_TRAY)->body, "gnome-shell-extension-appindicator"));
  g_assert_nonnull (strstr (hiatus_fake_notifier_get_shown (fixture->notifier, NO_TRAY)->body, "'hiatus'"));
  hiatus_fake_notifier_answer (fixture->notifier, NO_TRAY, "open");
  g_assert_cmpstr (opened->str, ==, "overview by " HIATUS_FAKE_TOKEN ";");

  hiatus_app_miss_tray (fixture->app);
  fixture_live_until (fixture, "2025-03-02T12:00:00");
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  hiatus_app_miss_tray (fixture->app);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
}

static void
test_no_tray_is_held (Fixture *fixture, gconstpointer data)
{
  be (fixture, HIATUS_PRESENCE_FULL_SCREEN);
  hiatus_app_miss_tray (fixture->app);
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  be (fixture, HIATUS_PRESENCE_HERE);
  g_assert_true (is_up (fixture, NO_TRAY));
}

static void
test_no_tray_and_no_server (Fixture *fixture, gconstpointer data)
{
  hiatus_app_miss_tray (fixture->app);
  hiatus_fake_notifier_fail (fixture->notifier, NO_TRAY);
  g_assert_false (is_up (fixture, NO_TRAY));
  hiatus_notifier_emit_available (HIATUS_NOTIFIER (fixture->notifier));
  g_assert_true (is_up (fixture, NO_TRAY));
}

static void
reach_the_end (Fixture *fixture)
{
  fixture_start_plan (fixture, "{}");
  fixture_wake_at (fixture, "2025-03-29T10:00:00");
  g_assert_true (is_up (fixture, END));
}

static void
test_the_end_opens_what_comes_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opened = g_string_new (NULL);
  const HiatusFakePopup *popup;

  reach_the_end (fixture);
  popup = hiatus_fake_notifier_get_shown (fixture->notifier, END);
  g_assert_cmpuint (g_strv_length (popup->labels), ==, 3);
  g_assert_cmpstr (popup->labels[0], ==, "What comes next…");
  g_assert_cmpstr (popup->labels[1], ==, "Wait longer");
  g_assert_cmpstr (popup->labels[2], ==, "Later");
  g_assert_nonnull (strstr (popup->without_actions, "What comes next…"));

  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_open_window), opened);
  hiatus_fake_notifier_answer (fixture->notifier, END, "open");
  g_assert_cmpstr (opened->str, ==, "next ending by " HIATUS_FAKE_TOKEN ";");
  fixture_assert_state (fixture, "phase", "'complete'");
}

static void
test_the_end_is_answered_elsewhere (Fixture *fixture, gconstpointer data)
{
  reach_the_end (fixture);
  end_plan (fixture, "let-go");
  g_assert_false (is_up (fixture, END));
}

static void
test_the_end_moves (Fixture *fixture, gconstpointer data)
{
  reach_the_end (fixture);
  change_length (fixture, 42);
  g_assert_false (is_up (fixture, END));
  /* It was the one pop-up of that day, and day 30 of 42 has its own. */
  fixture_live_until (fixture, "2025-03-30T09:00:00");
  g_assert_false (is_up (fixture, "day/2025-03-29"));
  g_assert_true (is_up (fixture, "day/2025-03-30"));
}

static void
test_wait_longer (Fixture *fixture, gconstpointer data)
{
  reach_the_end (fixture);
  hiatus_fake_notifier_answer (fixture->notifier, END, "wait-longer");
  fixture_assert_state (fixture, "length", "42");
  g_assert_false (is_up (fixture, END));
}

static void
test_the_plan_is_ended_elsewhere (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:10:00");
  g_assert_true (is_up (fixture, DAY_1));
  end_plan (fixture, "");
  g_assert_false (is_up (fixture, DAY_1));
}

static void
test_the_plan_is_undone_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:10:00");
  g_assert_true (is_up (fixture, DAY_1));
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  g_assert_false (is_up (fixture, DAY_1));
}

/* What is still true stays: a longer stretch has the same prompt today. */
static void
test_a_longer_stretch_leaves_the_day (Fixture *fixture, gconstpointer data)
{
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:10:00");
  change_length (fixture, 40);
  g_assert_true (is_up (fixture, DAY_1));
}

static void
test_an_urge_is_undone_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = fixture_log (fixture, "urge", "{'announce': <true>}");
  g_autofree gchar *key = g_strconcat ("undo/", id, NULL);
  g_autoptr (GVariant) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (is_up (fixture, key));
  undone = hiatus_app_undo (fixture->app, id, &error);
  g_assert_no_error (error);
  g_assert_false (is_up (fixture, key));
}

static void
test_nothing_is_left_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_free (fixture_log (fixture, "urge", "{'announce': <true>}"));
  hiatus_app_miss_tray (fixture->app);
  fixture_start_plan (fixture, "{}");
  fixture_live_until (fixture, "2025-03-01T09:40:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 3);
  hiatus_app_stop (fixture->app);
  g_assert_cmpuint (hiatus_fake_notifier_n_shown (fixture->notifier), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/popups/each-flag-holds", test_each_flag_holds },
    { "/popups/held-is-at-rest", test_held_is_at_rest },
    { "/popups/looks-only-while-due", test_looks_only_while_due },
    { "/popups/refused-once", test_refused_once },
    { "/popups/refused-once-and-heard-of", test_refused_once_and_heard_of },
    { "/popups/held-until-tomorrow-is-dropped", test_held_until_tomorrow_is_dropped },
    { "/popups/own-acts-come-always", test_own_acts_come_always },
    { "/popups/asked-for-counts-as-none", test_asked_for_counts_as_none },
    { "/popups/asked-for-in-vain", test_asked_for_in_vain },
    { "/popups/asked-for-while-nothing-gets-there", test_asked_for_while_nothing_gets_there },
    { "/popups/a-repair-is-told-to-whoever-is-away", test_a_repair_is_told_to_whoever_is_away },
    { "/popups/no-tray-is-said-once-ever", test_no_tray_is_said_once_ever },
    { "/popups/no-tray-is-held", test_no_tray_is_held },
    { "/popups/no-tray-and-no-server", test_no_tray_and_no_server },
    { "/popups/the-end-opens-what-comes-next", test_the_end_opens_what_comes_next },
    { "/popups/the-end-is-answered-elsewhere", test_the_end_is_answered_elsewhere },
    { "/popups/the-end-moves", test_the_end_moves },
    { "/popups/wait-longer", test_wait_longer },
    { "/popups/the-plan-is-ended-elsewhere", test_the_plan_is_ended_elsewhere },
    { "/popups/the-plan-is-undone-elsewhere", test_the_plan_is_undone_elsewhere },
    { "/popups/a-longer-stretch-leaves-the-day", test_a_longer_stretch_leaves_the_day },
    { "/popups/an-urge-is-undone-elsewhere", test_an_urge_is_undone_elsewhere },
    { "/popups/nothing-is-left-at-the-end", test_nothing_is_left_at_the_end },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
