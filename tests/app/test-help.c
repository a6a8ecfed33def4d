/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Someone to talk to: whose lines are shown, and when they are offered unasked. */

#include <string.h>

#include "daemon/core/calendar.h"
#include "tests/app/fixture.h"
#include "tests/fakes/scratch.h"

#define LINES                                                                                                                \
  "[1]\ncountries=DE;ES\nkind=emergency\nnumber=112\nchecked=2025-02-28\n"                                                   \
  "[2]\ncountries=DE\nkind=emergency\nnumber=110\nreaches=police\n"                                                          \
  "[3]\ncountries=DE\nkind=crisis\nname=Listeners\nnumber=116\nlanguages=de;xx\nhours=mon-fri 09:00-17:00;sat 10:00-12:00\n" \
  "[4]\ncountries=ES\nkind=abuse\nname=Helpers\nnumber=016\npress=2\nwhom=women\nwhere=Somewhere\nhours=always\n"            \
  "[5]\ncountries=ES\nkind=crisis\nname=Daily\nnumber=717\nhours=mon-sun 10:00-24:00\n"

#define ZONES "DE\t+5230+01322\tEurope/Berlin\nFR\t+4852+00220\tEurope/Paris\n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) shipped = g_bytes_new_static (LINES, strlen (LINES));
  g_autoptr (HiatusKeyfile) keyfile = NULL;
  g_autoptr (HiatusHelpLines) lines = NULL;
  g_autofree gchar *path = NULL;
  const gchar *locale = data;

  fixture_set_up (fixture, NULL);
  path = g_build_filename (fixture->folder, "help-lines.ini", NULL);
  keyfile = hiatus_keyfile_new (path);
  lines = hiatus_help_lines_new (shipped, keyfile);
  hiatus_scratch_write (fixture->folder, "zone.tab", ZONES);
  hiatus_app_set_help (fixture->app, lines, fixture->folder, locale);
}

static gchar *
list (Fixture *fixture, gchar **numbers)
{
  GVariant *person;
  GVariant *lines;
  g_autofree gchar *note = hiatus_app_list_help (fixture->app, &person, &lines);
  g_autoptr (GVariant) whom = g_variant_ref_sink (person);
  g_autoptr (GVariant) rows = g_variant_ref_sink (lines);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (g_variant_n_children (whom), ==, 0);
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      const gchar *number = NULL;

      g_assert_true (g_variant_lookup (row, "number", "&s", &number));
      g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", number);
    }
  *numbers = g_string_free (g_steal_pointer (&text), FALSE);
  return g_steal_pointer (&note);
}

static void
assert_listed (Fixture *fixture, const gchar *expected, const gchar *note_part)
{
  g_autofree gchar *numbers = NULL;
  g_autofree gchar *note = list (fixture, &numbers);

  g_assert_cmpstr (numbers, ==, expected);
  if (strstr (note, note_part) == NULL)
    g_assert_cmpstr (note, ==, note_part);
}

static void
choose (Fixture *fixture, const gchar *country)
{
  g_autoptr (GError) error = NULL;

  hiatus_settings_set_text (hiatus_app_get_settings (fixture->app), HIATUS_SETTING_HELP_COUNTRY, country, &error);
  g_assert_no_error (error);
}

/* Where the clock is counts, and home does not; what the person says counts most. */
static void
test_country (Fixture *fixture, gconstpointer data)
{
  assert_listed (fixture, "112 110 116", "These numbers are for Germany, where your clock is set to.");
  choose (fixture, "es");
  assert_listed (fixture, "112 717 016", "These numbers are for Spain, as you chose.");
  choose (fixture, "auto");
  assert_listed (fixture, "112 110 116", "Germany");
}

/* On a journey to where nothing is known, home is better than nothing, but for its emergency number. */
static void
test_travel (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "FR");
  assert_listed (fixture, "717 016", "No number is known here for France");
  assert_listed (fixture, "717 016", "In the European Union 112 reaches help");
  assert_listed (fixture, "717 016", "for Spain, as your language settings say, without its emergency numbers");
}

/* A country that has no name here keeps its letters. */
static void
test_without_name (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "QQ");
  assert_listed (fixture, "717 016", "No number is known here for QQ, where");
}

static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "FR");
  assert_listed (fixture, "", "No number is known here for France");
}

static void
test_without_lines (Fixture *fixture, gconstpointer data)
{
  assert_listed (fixture, "", "Where you are is not known here.");
}

static void
test_row (Fixture *fixture, gconstpointer data)
{
  static const gchar *const expected =
      "[{'kind': <'emergency'>, 'title': <'Police, ambulance, fire brigade'>, 'number': <'112'>, 'checked': <'2025-02-28'>, 'own': <false>}, "
      "{'kind': <'crisis'>, 'title': <'Daily'>, 'number': <'717'>, 'when': <'Daily 10:00–24:00'>, 'own': <false>}, "
      "{'kind': <'abuse'>, 'title': <'Helpers'>, 'number': <'016'>, 'press': <'2'>, 'whom': <'for women · Somewhere'>, 'when': <'Day and night'>, 'own': <false>}]";
  g_autoptr (GVariant) wanted = g_variant_ref_sink (g_variant_new_parsed (expected));
  GVariant *person;
  GVariant *lines;

  choose (fixture, "ES");
  g_free (hiatus_app_list_help (fixture->app, &person, &lines));
  g_variant_unref (g_variant_ref_sink (person));
  g_variant_ref_sink (lines);
  g_assert_cmpuint (g_variant_n_children (lines), ==, g_variant_n_children (wanted));
  for (gsize i = 0; i < g_variant_n_children (lines); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (lines, i);
      g_autoptr (GVariant) other = g_variant_get_child_value (wanted, i);
      g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (row);
      GVariantIter iter;
      const gchar *key;
      GVariant *value;

      g_assert_cmpuint (g_variant_n_children (row), ==, g_variant_n_children (other));
      g_variant_iter_init (&iter, other);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        {
          g_autoptr (GVariant) found = g_variant_dict_lookup_value (&dict, key, NULL);

          g_test_message ("%s", key);
          g_assert_true (found != NULL && g_variant_equal (found, value));
        }
    }
  g_variant_unref (lines);
}

/* --- offered unasked --- */

static void
answer_evening (Fixture *fixture, const gchar *local_time)
{
  HiatusEvent *event = hiatus_event_new (HIATUS_EVENT_POPUP_ANSWER);
  g_autoptr (GError) error = NULL;

  fixture_live_until (fixture, local_time);
  event->popup = HIATUS_POPUP_EVENING;
  event->answer = HIATUS_ANSWER_HEAVIER;
  hiatus_calendar_date_at (hiatus_clock_now_us (HIATUS_CLOCK (fixture->clock)), hiatus_clock_get_zone (HIATUS_CLOCK (fixture->clock)), &event->day);
  hiatus_journal_record (hiatus_app_get_journal (fixture->app), event, &error);
  g_assert_no_error (error);
  hiatus_app_offer_company (fixture->app);
}

static const HiatusFakePopup *
shown (Fixture *fixture, const gchar *date)
{
  g_autofree gchar *key = g_strconcat ("company/", date, NULL);

  return hiatus_fake_notifier_get_shown (fixture->notifier, key);
}

static void
on_window (HiatusApp *app, const gchar *action, const gchar *parameter, const gchar *token, gpointer user_data)
{
  GString *windows = user_data;

  g_string_append_printf (windows, "%s %s %s\n", action, parameter, token);
}

static guint
count_answers (Fixture *fixture)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (fixture->app)));
  guint count = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      count += event->kind == HIATUS_EVENT_POPUP_ANSWER && event->popup == HIATUS_POPUP_COMPANY && event->answer == HIATUS_ANSWER_OPEN ? 1 : 0;
    }
  return count;
}

static void
test_company (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) windows = g_string_new (NULL);
  const HiatusFakePopup *popup;

  g_signal_connect (fixture->app, "open-window", G_CALLBACK (on_window), windows);
  answer_evening (fixture, "2025-03-01T20:30:00");
  answer_evening (fixture, "2025-03-02T20:30:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 0);
  answer_evening (fixture, "2025-03-03T20:30:00");
  popup = shown (fixture, "2025-03-03");
  g_assert_true (popup != NULL && g_str_equal (popup->body, "That is a lot to carry alone. These people answer now."));
  g_assert_true (popup != NULL && g_str_equal (popup->actions[0], "talk") && popup->actions[1] == NULL);

  /* Once a day. */
  hiatus_app_offer_company (fixture->app);
  answer_evening (fixture, "2025-03-03T21:30:00");
  g_assert_cmpuint (hiatus_fake_notifier_n_sent (fixture->notifier), ==, 1);

  hiatus_fake_notifier_answer (fixture->notifier, "company/2025-03-03", "talk");
  g_assert_cmpstr (windows->str, ==, "talk (null) " HIATUS_FAKE_TOKEN "\n");
  g_assert_cmpuint (count_answers (fixture), ==, 1);
  answer_evening (fixture, "2025-03-04T20:30:00");
  g_assert_nonnull (shown (fixture, "2025-03-04"));
}

/* One that was not shown was not shown: the next answer brings it. */
static void
test_company_not_shown (Fixture *fixture, gconstpointer data)
{
  answer_evening (fixture, "2025-03-01T20:30:00");
  answer_evening (fixture, "2025-03-02T20:30:00");
  answer_evening (fixture, "2025-03-03T20:30:00");
  hiatus_fake_notifier_fail (fixture->notifier, "company/2025-03-03");
  g_assert_null (shown (fixture, "2025-03-03"));
  answer_evening (fixture, "2025-03-04T20:30:00");
  g_assert_nonnull (shown (fixture, "2025-03-04"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/help/country", Fixture, "es_ES.UTF-8", set_up, test_country, fixture_tear_down);
  g_test_add ("/help/travel", Fixture, "es_ES.UTF-8", set_up, test_travel, fixture_tear_down);
  g_test_add ("/help/without-name", Fixture, "es_ES.UTF-8", set_up, test_without_name, fixture_tear_down);
  g_test_add ("/help/nowhere", Fixture, "C", set_up, test_nowhere, fixture_tear_down);
  g_test_add ("/help/without-lines", Fixture, NULL, fixture_set_up, test_without_lines, fixture_tear_down);
  g_test_add ("/help/row", Fixture, "C", set_up, test_row, fixture_tear_down);
  g_test_add ("/help/company", Fixture, "C", set_up, test_company, fixture_tear_down);
  g_test_add ("/help/company-not-shown", Fixture, "C", set_up, test_company_not_shown, fixture_tear_down);
  return g_test_run ();
}
