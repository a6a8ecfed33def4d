/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/app/fixture.h"
#include "tests/fakes/fake-watcher.h"

/* What the app has watched, and when not. */

static void
list (Fixture *fixture, GPtrArray *contacts)
{
  g_autoptr (HiatusMatcher) matcher = hiatus_matcher_new (contacts);

  hiatus_app_set_matcher (fixture->app, matcher);
}

/* A tray that runs, a stretch, and somebody on the list: nothing speaks against watching any more. */
static void
make_ready (Fixture *fixture)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_contact_unref);
  HiatusContact *contact = hiatus_contact_new ("A");

  g_strfreev (contact->keywords[HIATUS_KEYWORD_NAME]);
  contact->keywords[HIATUS_KEYWORD_NAME] = g_strsplit ("Alex Doe", ";", -1);
  g_ptr_array_add (contacts, contact);
  hiatus_app_set_tray (fixture->app, TRUE);
  fixture_start_plan (fixture, "{}");
  list (fixture, contacts);
}

static void
want (Fixture *fixture, const gchar *source, gboolean on)
{
  g_autoptr (GError) error = NULL;

  hiatus_app_set_watching (fixture->app, source, on, &error);
  g_assert_no_error (error);
}

/* @reason: a part of it, or "" where there is to be none */
static void
assert_source (Fixture *fixture, const gchar *source, const gchar *state, const gchar *reason)
{
  g_autoptr (GVariant) rows = g_variant_ref_sink (hiatus_app_list_sources (fixture->app));
  const gchar *row_source, *row_state, *row_reason, *name;
  gboolean found = FALSE;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &row_source, &row_state, &row_reason, &name))
    {
      if (!g_str_equal (row_source, source))
        continue;
      found = TRUE;
      g_test_message ("%s: %s %s", row_source, row_state, row_reason);
      g_assert_cmpstr (row_state, ==, state);
      if (*reason == '\0')
        g_assert_cmpstr (row_reason, ==, "");
      else
        g_assert_nonnull (strstr (row_reason, reason));
      g_assert_cmpstr (name, !=, "");
    }
  g_assert_true (found);
}

static gboolean
is_running (HiatusSource source)
{
  return hiatus_fake_watcher_find (source)->is_running;
}

static void
test_nothing_unasked (Fixture *fixture, gconstpointer data)
{
  make_ready (fixture);
  assert_source (fixture, "notifications", "off", "");
  assert_source (fixture, "titles", "off", "");
  assert_source (fixture, "clipboard", "off", "");
  g_assert_false (is_running (HIATUS_SOURCE_NOTIFICATIONS));
  g_assert_false (is_running (HIATUS_SOURCE_TITLES));
  fixture_assert_state (fixture, "watching", "[]");
  fixture_assert_state (fixture, "paused", "false");
}

static void
test_on_and_off (Fixture *fixture, gconstpointer data)
{
  make_ready (fixture);
  want (fixture, "titles", TRUE);
  assert_source (fixture, "titles", "on", "");
  g_assert_true (is_running (HIATUS_SOURCE_TITLES));
  g_assert_false (is_running (HIATUS_SOURCE_NOTIFICATIONS));
  fixture_assert_state (fixture, "watching", "['titles']");

  want (fixture, "titles", FALSE);
  assert_source (fixture, "titles", "off", "");
  g_assert_false (is_running (HIATUS_SOURCE_TITLES));
  fixture_assert_state (fixture, "watching", "[]");
}

/* Each thing that is missing is said, with the mend. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  want (fixture, "notifications", TRUE);
  assert_source (fixture, "notifications", "off", "hiatus-tray");
  hiatus_app_set_tray (fixture->app, TRUE);
  assert_source (fixture, "notifications", "off", "hiatus contacts add");
  make_ready (fixture);
  assert_source (fixture, "notifications", "on", "");

  list (fixture, nobody);
  assert_source (fixture, "notifications", "off", "hiatus contacts add");
  g_assert_false (is_running (HIATUS_SOURCE_NOTIFICATIONS));
}

static void
test_phases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  want (fixture, "notifications", TRUE);
  want (fixture, "titles", TRUE);
  make_ready (fixture);
  fixture_answer_safety (fixture, "{'danger': <'no'>, 'silence': <'no'>}");
  hiatus_app_end_plan (fixture->app, "reach-out", &error);
  g_assert_no_error (error);
  assert_source (fixture, "notifications", "on", "");
  assert_source (fixture, "titles", "off", "arrives");

  g_variant_unref (hiatus_app_undo (fixture->app, "", &error));
  g_assert_no_error (error);
  assert_source (fixture, "titles", "on", "");

  hiatus_app_end_plan (fixture->app, "let-go", &error);
  g_assert_no_error (error);
  assert_source (fixture, "notifications", "off", "stretch");
  assert_source (fixture, "titles", "off", "stretch");
}

/* Without an icon that shows it, watching takes a word of its own. */
static void
test_without_tray_icon (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  want (fixture, "titles", TRUE);
  make_ready (fixture);
  hiatus_app_miss_tray (fixture->app);
  assert_source (fixture, "titles", "off", "watching.without-tray");
  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), HIATUS_SETTING_WATCH_WITHOUT_TRAY, "yes", &error);
  g_assert_no_error (error);
  assert_source (fixture, "titles", "on", "");

  /* Not even then where the tray was quit. */
  hiatus_app_set_tray (fixture->app, FALSE);
  assert_source (fixture, "titles", "off", "hiatus-tray");
}

static void
test_panel_comes_late (Fixture *fixture, gconstpointer data)
{
  want (fixture, "titles", TRUE);
  make_ready (fixture);
  hiatus_app_miss_tray (fixture->app);
  assert_source (fixture, "titles", "off", "watching.without-tray");
  hiatus_app_find_tray (fixture->app);
  assert_source (fixture, "titles", "on", "");
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_ready (fixture);
  want (fixture, "titles", TRUE);
  hiatus_app_pause_watching (fixture->app, "", &error);
  g_assert_no_error (error);
  assert_source (fixture, "titles", "paused", "resume");
  assert_source (fixture, "notifications", "off", "");
  g_assert_false (is_running (HIATUS_SOURCE_TITLES));
  fixture_assert_state (fixture, "paused", "true");
  fixture_assert_state (fixture, "watching", "[]");

  /* It outlives the daemon. */
  fixture_stop_app (fixture);
  fixture_start_app (fixture);
  hiatus_app_set_tray (fixture->app, TRUE);
  assert_source (fixture, "titles", "paused", "resume");

  hiatus_app_resume_watching (fixture->app, &error);
  g_assert_no_error (error);
  fixture_assert_state (fixture, "paused", "false");
}

static void
test_pause_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_ready (fixture);
  want (fixture, "titles", TRUE);
  hiatus_app_pause_watching (fixture->app, "30m", &error);
  g_assert_no_error (error);
  assert_source (fixture, "titles", "paused", "resume");
  fixture_live_until (fixture, "2025-03-01T08:59:00");
  assert_source (fixture, "titles", "paused", "resume");
  fixture_live_until (fixture, "2025-03-01T09:01:00");
  assert_source (fixture, "titles", "on", "");
  fixture_assert_state (fixture, "paused", "false");
}

/* Whoever watches is told of another list, and of nothing else that happens: on Wayland all windows are looked at anew for
 * it, and a stay begins anew. */
static void
test_same_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  HiatusFakeWatcher *titles = hiatus_fake_watcher_find (HIATUS_SOURCE_TITLES);

  make_ready (fixture);
  want (fixture, "titles", TRUE);
  g_free (fixture_log (fixture, "urge", "{}"));
  fixture_live_until (fixture, "2025-03-01T20:00:00");
  g_assert_true (titles->is_running);
  g_assert_cmpuint (titles->n_rematches, ==, 0);

  list (fixture, nobody);
  g_assert_cmpuint (titles->n_rematches, ==, 1);
}

static void
test_bad_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) no_source = NULL;
  g_autoptr (GError) no_span = NULL;

  g_assert_false (hiatus_app_set_watching (fixture->app, "mail", TRUE, &no_source));
  g_assert_nonnull (strstr (no_source->message, "notifications, titles or clipboard"));
  g_assert_false (hiatus_app_pause_watching (fixture->app, "a while", &no_span));
  g_assert_nonnull (strstr (no_span->message, "30m"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const gchar *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } rows[] = {
    { "/watch/nothing-unasked", test_nothing_unasked },
    { "/watch/on-and-off", test_on_and_off },
    { "/watch/reasons", test_reasons },
    { "/watch/phases", test_phases },
    { "/watch/without-tray-icon", test_without_tray_icon },
    { "/watch/panel-comes-late", test_panel_comes_late },
    { "/watch/pause", test_pause },
    { "/watch/pause-ends", test_pause_ends },
    { "/watch/same-list", test_same_list },
    { "/watch/bad-words", test_bad_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, Fixture, NULL, fixture_set_up, rows[i].test, fixture_tear_down);

  return g_test_run ();
}
