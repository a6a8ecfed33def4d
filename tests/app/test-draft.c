/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What CheckDraft() answers: by the daemon's clock, its goal, and the lists that come with Hiatus. */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/data/hiatus-resources.h"
#include "tests/app/fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
  hiatus_app_set_draft_lists (fixture->app, hiatus_get_resource ());
}

static GVariant *
check (Fixture *fixture, const gchar *text, const gchar *purpose, GError **error)
{
  gint memory = memfd_create ("draft", MFD_CLOEXEC);
  GVariant *findings;

  g_assert_cmpint (write (memory, text, strlen (text)), ==, (gssize) strlen (text));
  findings = hiatus_app_check_draft (fixture->app, memory, purpose, error);
  close (memory);
  return findings == NULL ? NULL : g_variant_ref_sink (findings);
}

static void
assert_found (Fixture *fixture, const gchar *text, const gchar *purpose, const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) findings = check (fixture, text, purpose, &error);
  g_autoptr (GString) found = g_string_new (NULL);
  GVariantIter iter;
  guint first, length;
  const gchar *kind, *words, *why;

  g_assert_no_error (error);
  g_variant_iter_init (&iter, findings);
  while (g_variant_iter_next (&iter, "(uu&s&s&s)", &first, &length, &kind, &words, &why))
    {
      g_string_append_printf (found, "%s@%u:%s;", kind, first, words);
      g_assert_cmpuint (strlen (words), ==, length);
      g_assert_cmpstr (why, !=, "");
      g_assert_null (strpbrk (why, "!\n"));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_day_and_night (Fixture *fixture, gconstpointer data)
{
  fixture_live_until (fixture, "2025-03-02T12:00:00");
  assert_found (fixture, "Hi, you are such an idiot.", "first", "insult@4:you are such an idiot;");
  assert_found (fixture, "I hope you are well.", "first", "");
  fixture_live_until (fixture, "2025-03-02T23:30:00");
  assert_found (fixture, "I hope you are well.", "reply", "night@0:;");
}

static void
test_self_harm (Fixture *fixture, gconstpointer data)
{
  fixture_live_until (fixture, "2025-03-02T23:30:00");
  assert_found (fixture, "You are an idiot. I want to die.", "first", "self-harm@0:;");
}

static void
test_safety (Fixture *fixture, gconstpointer data)
{
  fixture_live_until (fixture, "2025-03-02T12:00:00");
  assert_found (fixture, "He lied to me.", "post", "ill@0:He lied to me;");
  fixture_start_plan (fixture, "{'goal': <'safety'>}");
  assert_found (fixture, "He lied to me.", "post", "");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) purpose_error = NULL;
  g_autoptr (GError) empty_error = NULL;

  g_assert_null (check (fixture, "a", "later", &purpose_error));
  g_assert_error (purpose_error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_cmpstr (purpose_error->message, ==, "'later' is nothing that a draft is for: use announce, first, post or reply.");
  g_assert_null (check (fixture, "", "first", &empty_error));
  g_assert_error (empty_error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/draft/day-and-night", Fixture, NULL, set_up, test_day_and_night, fixture_tear_down);
  g_test_add ("/app/draft/self-harm", Fixture, NULL, set_up, test_self_harm, fixture_tear_down);
  g_test_add ("/app/draft/safety", Fixture, NULL, set_up, test_safety, fixture_tear_down);
  g_test_add ("/app/draft/refused", Fixture, NULL, set_up, test_refused, fixture_tear_down);
  return g_test_run ();
}
