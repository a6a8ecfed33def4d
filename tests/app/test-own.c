/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person enters for themselves, over the bus and into the windows, and what they think of a slip later. */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/core/error.h"
#include "daemon/core/journey-slips.h"
#include "tests/app/served.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"
#include "tests/shell/store-samples.h"

#define SECRET "the lake at Hallstatt"

static void
test_bus (Served *served, gconstpointer data)
{
  served_assert_reply (served, "ListOwn", "('reasons',)", "(@aa{sv} [],)");
  served_assert_reply (served, "AddOwn", "('reasons', {'text': <'" SECRET "'>})", "(uint32 1,)");
  served_assert_reply (served, "AddOwn", "('hard-days', {'date': <'02-29'>, 'name': <'" SECRET "'>})", "(uint32 1,)");
  served_assert_reply (served, "ListOwn", "('reasons',)", "([{'number': <uint32 1>, 'text': <'" SECRET "'>}],)");
  served_assert_reply (served, "ChangeOwn", "('hard-days', uint32 1, {'date': <'03-14'>})", "()");
  served_assert_reply (served, "ListOwn", "('hard-days',)", "([{'number': <uint32 1>, 'date': <'03-14'>}],)");
  served_assert_refused (served, "ChangeOwn", "('hard-days', uint32 2, {'date': <'03-14'>})", HIATUS_ERROR_NOT_FOUND);
  served_assert_refused (served, "ChangeOwn", "('hard-days', uint32 1, {'date': <'03-32'>})", HIATUS_ERROR_INVALID);
  served_assert_reply (served, "RemoveOwn", "('hard-days', uint32 1)", "()");
  served_assert_reply (served, "ListOwn", "('hard-days',)", "(@aa{sv} [],)");
  served_assert_refused (served, "ListOwn", "('letters',)", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "AddOwn", "('reasons', {'text': <''>})", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "RemoveOwn", "('reasons', uint32 7)", HIATUS_ERROR_NOT_FOUND);
  served_assert_reply (served, "AddOwn", "('person', {'name': <'Sam'>})", "(uint32 1,)");
  served_assert_refused (served, "AddOwn", "('person', {'name': <'Kim'>})", HIATUS_ERROR_REFUSED);
  g_assert_cmpstr (hiatus_app_get_care (served->seen.base.app)->person_name, ==, "Sam");
  /* It goes to whoever asks, and to nobody else. */
  g_assert_null (strstr (served->heard->str, SECRET));
  g_assert_null (strstr (served->heard->str, "Sam"));
}

/* Whoever shows what was entered or chosen hears that it is another, and nothing of it. */
static void
test_told (Served *served, gconstpointer data)
{
  served_assert_reply (served, "AddOwn", "('reasons', {'text': <'" SECRET "'>})", "(uint32 1,)");
  hiatus_wait_until (strstr (served->heard->str, "EntriesChanged ('own',)") != NULL);
  served_assert_reply (served, "SetSetting", "('times.morning', '07:10')", "()");
  hiatus_wait_until (strstr (served->heard->str, "EntriesChanged ('settings',)") != NULL);
  served_assert_reply (served, "SetWatching", "('clipboard', true)", "()");
  hiatus_wait_until (strstr (served->heard->str, "EntriesChanged ('watching',)") != NULL);
  served_assert_reply (served, "AddContact", "('B', {'names': <['Bo Example']>})", "()");
  hiatus_wait_until (strstr (served->heard->str, "EntriesChanged ('contacts',)") != NULL);
  g_string_truncate (served->heard, 0);
  /* What is in force already is no news. */
  served_assert_reply (served, "SetSetting", "('times.morning', '07:10')", "()");
  served_assert_reply (served, "GetSetting", "('times.morning',)", "('07:10',)");
  g_assert_null (strstr (served->heard->str, "EntriesChanged"));
}

/* A window makes of a setting what it is: a switch, a choice, or a line to type into. */
static void
test_values (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, "ListSettings", NULL, &error);
  g_autofree gchar *printed = NULL;

  g_assert_no_error (error);
  g_assert_true (g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a(sssssas))")));
  printed = g_variant_print (reply, FALSE);
  g_assert_nonnull (strstr (printed, "\"From when on the day's pop-up may come.\", [])"));
  g_assert_nonnull (strstr (printed, "('popups.day', 'yes', 'yes', 'yes or no', 'A pop-up comes once a day, with the day and a suggestion.', ['yes', 'no'])"));
  g_assert_nonnull (strstr (printed, "'3, 5, 10 or 15', \"How many minutes 'Help me wait' lasts.\", ['3', '5', '10', '15'])"));
  g_assert_nonnull (strstr (printed, "['auto', 'en', 'de', 'es'])"));
}

/* The breathing window has the person's reasons and plans, whole sentences. */
static void
test_pause (Served *served, gconstpointer data)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *parameters = NULL;

  seen_see (&served->seen, "titles visit=1");
  id = seen_get_pause (&served->seen);
  parameters = g_strdup_printf ("('%s',)", id);
  served_assert_reply (served, "PauseShown", parameters, "()");
  served_assert_reply (served, "DescribePause", parameters, "({'reasons': <@as []>},)");
  served_assert_reply (served, "AddOwn", "('if-then', {'if': <'it is Sunday evening, '>, 'then': <'I ring my brother.'>})", "(uint32 1,)");
  served_assert_reply (served, "AddOwn", "('reasons', {'text': <'I sleep better.'>})", "(uint32 1,)");
  served_assert_reply (served, "DescribePause", parameters, "({'reasons': <['I sleep better.', 'If it is Sunday evening, then I ring my brother.']>},)");
}

/* What is wrong in the file is told where the person looks. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  fixture_assert_state (fixture, "notice", NULL);
  fixture_stop_app (fixture);
  hiatus_scratch_write (fixture->folder, "care.ini", "[reason 1]\ntext=\n");
  fixture_start_app (fixture);
  fixture_assert_state (fixture, "notice", "'care.ini, line 2, group [reason 1], text: there is nothing in it that can be seen: write it out, or leave it out'");
}

static void
test_reflect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nothing = NULL;
  g_autoptr (GVariant) undone = NULL;
  g_autofree gchar *slip = NULL;
  g_autofree gchar *reflection = NULL;
  const HiatusEvent *event;

  fixture_start_plan (fixture, "{}");
  g_assert_null (hiatus_app_reflect (fixture->app, "", SECRET, &nothing));
  g_assert_error (nothing, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  slip = fixture_log (fixture, "slip", "{}");
  reflection = hiatus_app_reflect (fixture->app, "", SECRET, &error);
  g_assert_no_error (error);
  event = hiatus_journey_find (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)), reflection);
  g_assert_cmpstr (event->target, ==, slip);
  g_assert_cmpstr (event->note, ==, SECRET);
  fixture_assert_state (fixture, "undo-kind", "'reflection'");
  /* After it the words about the slip are over. */
  fixture_assert_state (fixture, "advice", NULL);

  /* Taken back it is gone from the disk, too. */
  g_assert_true (hiatus_journal_take_care (hiatus_app_get_journal (fixture->app), NULL));
  g_assert_true (hiatus_samples_folder_has (fixture->folder, SECRET));
  undone = hiatus_app_undo (fixture->app, "", &error);
  g_assert_no_error (error);
  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET));
}

static void
test_reflect_on_the_bus (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autofree gchar *slip = fixture_log (&served->seen.base, "slip", "{}");
  const gchar *id;

  reply = served_call (served, "Reflect", g_variant_new ("(ss)", slip, SECRET), &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &id);
  g_assert_cmpstr (id, !=, slip);
  served_assert_refused (served, "Reflect", "('', 'again')", HIATUS_ERROR_NOT_FOUND);
  served_assert_refused (served, "Reflect", "('nonsense', 'x')", HIATUS_ERROR_NOT_FOUND);
  served_assert_refused (served, "Reflect", "('', ' ')", HIATUS_ERROR_INVALID);
  g_assert_null (strstr (served->heard->str, SECRET));
}

/* A stretch that is begun again takes the place of the one that ran. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) options = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'heal'>}"));
  g_autoptr (GVariant) again = g_variant_ref_sink (g_variant_new_parsed ("{'goal': <'heal'>, 'again': <true>}"));
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{}");
  g_free (fixture_log (fixture, "slip", "{}"));
  fixture_live_until (fixture, "2025-03-05T12:00:00");
  fixture_assert_state (fixture, "kept", "4");
  g_assert_false (hiatus_app_start_plan (fixture->app, options, &refused));
  g_assert_error (refused, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_assert_true (hiatus_app_start_plan (fixture->app, again, &error));
  g_assert_no_error (error);
  fixture_assert_state (fixture, "day", "1");
  fixture_assert_state (fixture, "kept", "1");
  g_variant_unref (hiatus_app_undo (fixture->app, "", NULL));
  fixture_assert_state (fixture, "day", "5");
}

#define ADD(path, function) g_test_add (path, Served, NULL, served_set_up, function, served_tear_down)
#define ADD_PLAIN(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  ADD ("/own/bus", test_bus);
  ADD ("/own/told", test_told);
  ADD ("/own/values", test_values);
  ADD ("/own/pause", test_pause);
  ADD ("/own/reflect-on-the-bus", test_reflect_on_the_bus);
  ADD_PLAIN ("/own/notice", test_notice);
  ADD_PLAIN ("/own/reflect", test_reflect);
  ADD_PLAIN ("/own/again", test_again);
  return g_test_run ();
}
