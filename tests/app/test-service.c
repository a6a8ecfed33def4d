/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/core/error.h"
#include "daemon/service.h"
#include "tests/app/served.h"
#include "tests/fakes/wait.h"

/* The methods about a pause, as hiatus-window calls them: over a bus, and from a program that may be gone at once. */

static void
assert_done (Served *served, const gchar *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, method, parameters, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_type_string (reply), ==, "()");
}

static void
assert_refused (Served *served, const gchar *method, GVariant *parameters, HiatusError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, method, parameters, &error);

  g_assert_null (reply);
  g_assert_error (error, HIATUS_ERROR, (gint) code);
}

static void
test_answered (Served *served, gconstpointer data)
{
  g_autoptr (GVariant) described = NULL;
  g_autofree gchar *id = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  assert_done (served, "PauseShown", g_variant_new ("(s)", id));
  described = served_call (served, "DescribePause", g_variant_new ("(s)", id), NULL);
  g_assert_true (g_variant_is_of_type (described, G_VARIANT_TYPE ("(a{sv})")));
  assert_refused (served, "AnswerPause", g_variant_new ("(ss)", id, "perhaps"), HIATUS_ERROR_INVALID);
  assert_done (served, "AnswerPause", g_variant_new ("(ss)", id, "go-on"));
  seen_assert_recorded (&served->seen, "look titles Alex");
  assert_refused (served, "PauseShown", g_variant_new ("(s)", id), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "AnswerPause", g_variant_new ("(ss)", id, "leave"), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "DescribePause", g_variant_new ("(s)", id), HIATUS_ERROR_NOT_FOUND);
}

/* A window that crashes is a window that was closed. */
static void
test_gone (Served *served, gconstpointer data)
{
  g_autofree gchar *id = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  assert_done (served, "PauseShown", g_variant_new ("(s)", id));
  g_assert_true (hiatus_app_shows_pause (served->seen.base.app));
  g_dbus_connection_close_sync (served->client, NULL, NULL);
  hiatus_wait_until (!hiatus_app_shows_pause (served->seen.base.app));
  seen_assert_recorded (&served->seen, "");
  seen_see (&served->seen, "titles visit=2");
  g_assert_cmpuint (served->seen.opened->len, ==, 1);
}

/* Over the bus, from the pause to the end, and with the window gone in the middle. */
static void
test_wait (Served *served, gconstpointer data)
{
  g_autoptr (GVariant) described = NULL;
  g_autoptr (GVariant) inner = NULL;
  g_autofree gchar *id = NULL;
  g_autofree gchar *wait = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  assert_done (served, "PauseShown", g_variant_new ("(s)", id));
  assert_done (served, "AnswerPause", g_variant_new ("(ss)", id, "wait"));
  g_assert_null (seen_up (&served->seen));
  described = served_call (served, "DescribeWait", g_variant_new ("(s)", ""), NULL);
  inner = g_variant_get_child_value (described, 0);
  g_assert_true (g_variant_lookup (inner, "id", "s", &wait));
  assert_done (served, "WaitShown", g_variant_new ("(s)", wait));
  assert_refused (served, "WaitShown", g_variant_new ("(s)", "12345678-1"), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "AnswerWait", g_variant_new ("(ss)", wait, "perhaps"), HIATUS_ERROR_INVALID);
  assert_refused (served, "Wait", g_variant_new ("(u)", 7), HIATUS_ERROR_INVALID);
  g_dbus_connection_close_sync (served->client, NULL, NULL);
  hiatus_wait_until (seen_up (&served->seen) != NULL);
  g_assert_cmpstr (seen_up (&served->seen)->summary, ==, "10 minutes left");
}

static void
test_wait_stopped (Served *served, gconstpointer data)
{
  g_autoptr (GVariant) begun = served_call (served, "Wait", g_variant_new ("(u)", 3), NULL);
  const gchar *id;

  g_variant_get (begun, "(&s)", &id);
  g_assert_cmpstr (seen_up (&served->seen)->summary, ==, "3 minutes left");
  assert_done (served, "AnswerWait", g_variant_new ("(ss)", id, "closed"));
  assert_done (served, "StopWait", g_variant_new ("(s)", id));
  assert_refused (served, "StopWait", g_variant_new ("(s)", id), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "AnswerWait", g_variant_new ("(ss)", id, "same"), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "DescribeWait", g_variant_new ("(s)", id), HIATUS_ERROR_NOT_FOUND);
}

static void
test_wrong_person (Served *served, gconstpointer data)
{
  g_autoptr (GVariant) described = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree gchar *printed = NULL;
  g_autofree gchar *id = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  assert_done (served, "PauseShown", g_variant_new ("(s)", id));
  assert_done (served, "AnswerPause", g_variant_new ("(ss)", id, "wrong-person"));
  seen_assert_opened (&served->seen, "wrong-person", NULL);
  words = g_strsplit (g_ptr_array_index (served->seen.opened, 1), " ", -1);
  described = served_call (served, "DescribeWrongPerson", g_variant_new ("(s)", words[1]), NULL);
  printed = g_variant_print (described, FALSE);
  g_assert_nonnull (strstr (printed, "'Alex Doe'"));
  assert_refused (served, "DescribeWrongPerson", g_variant_new ("(s)", "12345678-1"), HIATUS_ERROR_NOT_FOUND);
}

static void
test_sending (Served *served, gconstpointer data)
{
  assert_done (served, "Sending", g_variant_new ("(s)", "Alex"));
  seen_assert_recorded (&served->seen, "sending Alex");
  seen_see (&served->seen, "titles visit=1");
  seen_assert_opened (&served->seen, NULL, NULL);
  assert_refused (served, "Sending", g_variant_new ("(s)", ""), HIATUS_ERROR_INVALID);
  assert_refused (served, "Sending", g_variant_new ("(s)", "alex"), HIATUS_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Served, NULL, served_set_up, function, served_tear_down)

/* The stretches, in numbers and without a word of the person's. */
static void
test_stretches (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) listed = NULL;
  g_autoptr (GVariant) described = NULL;
  g_autofree gchar *list = NULL;
  g_autofree gchar *text = NULL;

  g_free (fixture_log (&served->seen.base, "urge", "{'strength': <2>, 'note': <'a secret'>, 'contact': <'Alex'>, 'trigger': <'a song'>}"));
  g_free (fixture_log (&served->seen.base, "encounter", "{'went': <'hard'>, 'note': <'a secret'>}"));
  listed = served_call (served, "ListStretches", NULL, &error);
  g_assert_no_error (error);
  list = g_variant_print (listed, FALSE);
  g_assert_nonnull (strstr (list, "'from': <'2025-03-01'>"));
  g_assert_null (strstr (list, "'ended'"));
  described = served_call (served, "DescribeStretch", g_variant_new ("(s)", ""), &error);
  g_assert_no_error (error);
  text = g_variant_print (described, FALSE);
  g_assert_nonnull (strstr (text, "'hard', uint32 1)]"));
  g_assert_nonnull (strstr (text, "uint32 2, 'open', uint32 1)]"));
  g_assert_nonnull (strstr (text, "('05:00', false, uint32 0, "));
  g_assert_nonnull (strstr (text, "'other-days': <@as []>"));
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "Alex"));
  g_assert_null (strstr (text, "song"));
  assert_refused (served, "DescribeStretch", g_variant_new ("(s)", "1f2e3d4c-99"), HIATUS_ERROR_NOT_FOUND);
  assert_refused (served, "SummarizeStretch", g_variant_new ("(sb)", "1f2e3d4c-99", FALSE), HIATUS_ERROR_NOT_FOUND);

  /* With goal safety nothing is held against anybody. */
  fixture_answer_safety (&served->seen.base, "{'danger': <'yes'>}");
  g_variant_unref (described);
  g_free (text);
  described = served_call (served, "DescribeStretch", g_variant_new ("(s)", ""), &error);
  g_assert_no_error (error);
  text = g_variant_print (described, FALSE);
  g_assert_null (strstr (text, "'other-days'"));
  g_assert_null (strstr (text, "'kept'"));
  g_assert_null (strstr (text, "'looks'"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  ADD ("/service/pause/answered", test_answered);
  ADD ("/service/pause/gone", test_gone);
  ADD ("/service/pause/wait", test_wait);
  ADD ("/service/pause/wait-stopped", test_wait_stopped);
  ADD ("/service/pause/wrong-person", test_wrong_person);
  ADD ("/service/pause/sending", test_sending);
  g_test_add ("/service/stretches", Served, NULL, served_set_up, test_stretches, served_tear_down);

  return g_test_run ();
}
