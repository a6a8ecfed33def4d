/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of all that Hiatus knows, after one question. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "tests/app/fixture.h"
#include "tests/fakes/scratch.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, NULL);
  hiatus_app_set_config_folder (fixture->app, fixture->folder);
  fixture_start_plan (fixture, "{'days': <28>}");
  fixture_enter (fixture, "reasons", "{'text': <'a secret reason'>}");
  id = fixture_log (fixture, "urge", "{'strength': <2>, 'note': <'a secret note'>}");
  hiatus_scratch_write (fixture->folder, "contacts.ini", "[A]\nnames=A Secret\n");
  hiatus_journal_take_care (hiatus_app_get_journal (fixture->app), &error);
  g_assert_no_error (error);
}

static gchar *
ask (Fixture *fixture)
{
  g_autofree gchar *question = NULL;
  gchar *token;

  hiatus_app_ask_forget (fixture->app, &question, &token);
  g_assert_true (g_str_has_suffix (question, "."));
  return token;
}

static gboolean
is_empty (const gchar *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (directory);
  return g_dir_read_name (directory) == NULL;
}

static gboolean
has_journal (Fixture *fixture)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "data", "journal.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_refused (Fixture *fixture, const gchar *token)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hiatus_app_forget (fixture->app, token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_assert_true (has_journal (fixture));
}

/* Nothing is left, nothing is recorded any more, and nothing comes back. */
static void
test_everything (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *token = ask (fixture);
  g_autoptr (GVariant) fields = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later_error = NULL;
  g_autofree gchar *report = hiatus_app_forget (fixture->app, token, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (report, "snapshots"));
  g_assert_true (is_empty (fixture->folder));
  g_assert_null (hiatus_app_log (fixture->app, "urge", fields, &later_error));
  g_assert_error (later_error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  fixture_live_until (fixture, "2025-03-05T12:00:00");
  g_assert_true (is_empty (fixture->folder));
}

static void
test_token (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  g_autofree gchar *late = NULL;

  assert_refused (fixture, "");
  first = ask (fixture);
  second = ask (fixture);
  assert_refused (fixture, first);
  /* It was good once, and that was the wrong one. */
  assert_refused (fixture, second);
  late = ask (fixture);
  fixture_live_until (fixture, "2025-03-01T08:41:00");
  assert_refused (fixture, late);
}

/* Of a link the link goes; where it led to is said. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusScratch) elsewhere = hiatus_scratch_make ();
  g_autofree gchar *target = g_build_filename (elsewhere, "care.ini", NULL);
  g_autofree gchar *link = g_build_filename (fixture->folder, "deck.ini", NULL);
  g_autofree gchar *folder_link = g_build_filename (fixture->folder, "scripts", NULL);
  g_autofree gchar *token = ask (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *report = NULL;

  hiatus_scratch_write (elsewhere, "care.ini", "[a]\n");
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_cmpint (symlink (elsewhere, folder_link), ==, 0);
  report = hiatus_app_forget (fixture->app, token, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (report, target));
  g_assert_true (is_empty (fixture->folder));
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* What is ours to any depth that we make goes; what does not go is named, and the rest goes all the same. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) path = g_string_new (fixture->folder);
  g_autofree gchar *token = ask (fixture);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append (path, "/deep");
  g_assert_cmpint (g_mkdir_with_parents (path->str, 0700), ==, 0);
  g_assert_null (hiatus_app_forget (fixture->app, token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "/deep"));
  g_assert_true (g_str_has_suffix (error->message, "delete it yourself."));
  g_assert_false (has_journal (fixture));
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  static const gchar *const answers[][2] = {
    { "welcome", "{'progress': <'done'>, 'choice': <'begin'>}" },
    { "why", "{'progress': <'done'>, 'note': <'It was the distance.'>}" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *with = NULL;
  g_autofree gchar *without = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed (answers[i][1]));

      hiatus_app_answer_script (fixture->app, "looking-back", answers[i][0], options, &error);
      g_assert_no_error (error);
    }
  with = hiatus_app_summarize (fixture->app, "", TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (with, "From 1 March 2025 on; day 1\n"));
  g_assert_nonnull (strstr (with, "Why did it end?\nIt was the distance."));
  without = hiatus_app_summarize (fixture->app, "", FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (without, "It was the distance."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/forget/everything", Fixture, NULL, set_up, test_everything, fixture_tear_down);
  g_test_add ("/app/forget/token", Fixture, NULL, set_up, test_token, fixture_tear_down);
  g_test_add ("/app/forget/links", Fixture, NULL, set_up, test_links, fixture_tear_down);
  g_test_add ("/app/forget/stays", Fixture, NULL, set_up, test_stays, fixture_tear_down);
  g_test_add ("/app/forget/summary", Fixture, NULL, set_up, test_summary, fixture_tear_down);
  return g_test_run ();
}
