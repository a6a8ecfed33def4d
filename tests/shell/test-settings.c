/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/settings.h"

#include <string.h>

#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define NAME "settings.ini"

typedef struct
{
  gchar *folder; /* (owned) */
  HiatusKeyfile *keyfile;
  HiatusSettings *settings;
  guint n_changed;
  guint n_problem;
} Fixture;

static void
on_counted (HiatusSettings *settings,
            guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree gchar *path = NULL;

  fixture->folder = hiatus_scratch_make ();
  path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new (path);
  fixture->settings = hiatus_settings_new (fixture->keyfile);
  g_signal_connect (fixture->settings, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->settings, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->keyfile);
  hiatus_scratch_remove (fixture->folder);
}

static void
load (Fixture *fixture,
      const gchar *text)
{
  hiatus_scratch_write (fixture->folder, NAME, text);
  hiatus_keyfile_load (fixture->keyfile, NULL);
}

static void
assert_text (Fixture *fixture,
             const gchar *key,
             const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = hiatus_settings_get_text (fixture->settings, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_content (Fixture *fixture,
                const gchar *expected)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, NAME, NULL);
  g_autofree gchar *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_presets (Fixture *fixture,
              gconstpointer data)
{
  HiatusTimes times;

  g_assert_cmpuint (hiatus_settings_n_keys (), ==, 25);
  for (guint i = 0; i < hiatus_settings_n_keys (); i++)
    {
      HiatusSettingInfo info;
      g_autoptr (GError) error = NULL;

      hiatus_settings_describe (i, &info);
      g_assert_nonnull (strchr (info.key, '.'));
      g_assert_cmpstr (info.takes, !=, "");
      g_assert_true (g_str_has_suffix (info.sentence, "."));
      assert_text (fixture, info.key, info.preset);
      /* The default is itself a value. */
      hiatus_settings_set_text (fixture->settings, info.key, info.preset, &error);
      g_assert_no_error (error);
      assert_text (fixture, info.key, info.preset);
    }

  hiatus_settings_get_times (fixture->settings, &times);
  g_assert_cmpint (times.morning, ==, 9 * 60);
  g_assert_cmpint (times.quiet_from, ==, 22 * 60);
  g_assert_cmpint (times.quiet_until, ==, 8 * 60);
  g_assert_true (times.day_popup);
  g_assert_cmpint (times.evening, ==, 20 * 60 + 30);
  g_assert_false (times.evening_popup);
  g_assert_false (times.risk_popup);
  g_assert_true (times.invitations);
  g_assert_false (hiatus_settings_get_boolean (fixture->settings, HIATUS_SETTING_DISCREET));
  g_assert_null (hiatus_settings_get_problem (fixture->settings));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

typedef struct
{
  const gchar *key;
  const gchar *value;
  const gchar *printed; /* (nullable): refused */
  const gchar *message; /* (nullable): accepted */
} ValueCase;

static const ValueCase value_cases[] = {
  { HIATUS_SETTING_MORNING, "07:30", "07:30", NULL },
  { HIATUS_SETTING_MORNING, "7:30", "07:30", NULL },
  { HIATUS_SETTING_MORNING, "00:00", "00:00", NULL },
  { HIATUS_SETTING_MORNING, "23:59", "23:59", NULL },
  { HIATUS_SETTING_MORNING, "25:99", NULL, "times.morning: '25:99' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "24:00", NULL, "times.morning: '24:00' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "09:60", NULL, "times.morning: '09:60' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "", NULL, "times.morning: '' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "9", NULL, "times.morning: '9' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "9:", NULL, "times.morning: '9:' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, ":30", NULL, "times.morning: ':30' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "9:5", NULL, "times.morning: '9:5' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "009:05", NULL, "times.morning: '009:05' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "-9:05", NULL, "times.morning: '-9:05' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "09:00am", NULL, "times.morning: '09:00am' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_MORNING, "09:00\n[x]", NULL, "times.morning: '09:00?[x]' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_QUIET_FROM, "24:00", NULL, "times.quiet-from: '24:00' is no time of day: use HH:MM, for instance 09:00" },
  { HIATUS_SETTING_QUIET_UNTIL, "24:00", "24:00", NULL },
  { HIATUS_SETTING_QUIET_UNTIL, "24:01", NULL, "times.quiet-until: '24:01' is no time of day: use HH:MM, for instance 08:00, or 24:00 for midnight" },
  { HIATUS_SETTING_QUIET_UNTIL, "99999999999:00", NULL, "times.quiet-until: '99999999999:00' is no time of day: use HH:MM, for instance 08:00, or 24:00 for midnight" },
  { HIATUS_SETTING_DAY_POPUP, "no", "no", NULL },
  { HIATUS_SETTING_DAY_POPUP, "NO", "no", NULL },
  { HIATUS_SETTING_DAY_POPUP, "false", "no", NULL },
  { HIATUS_SETTING_DAY_POPUP, "0", "no", NULL },
  { HIATUS_SETTING_DISCREET, "yes", "yes", NULL },
  { HIATUS_SETTING_DISCREET, "true", "yes", NULL },
  { HIATUS_SETTING_DISCREET, "1", "yes", NULL },
  { HIATUS_SETTING_DISCREET, "2", NULL, "tray.discreet: '2' is neither yes nor no: use one of them" },
  { HIATUS_SETTING_WAIT_MINUTES, "3", "3", NULL },
  { HIATUS_SETTING_WAIT_MINUTES, "15", "15", NULL },
  { HIATUS_SETTING_WAIT_MINUTES, "7", NULL, "wait.minutes: '7' is no number of minutes to wait: use 3, 5, 10 or 15" },
  { HIATUS_SETTING_WAIT_MINUTES, "010", NULL, "wait.minutes: '010' is no number of minutes to wait: use 3, 5, 10 or 15" },
  { HIATUS_SETTING_WAIT_MINUTES, "", NULL, "wait.minutes: '' is no number of minutes to wait: use 3, 5, 10 or 15" },
  { HIATUS_SETTING_HELP_COUNTRY, "DE", "DE", NULL },
  { HIATUS_SETTING_HELP_COUNTRY, "at", "AT", NULL },
  { HIATUS_SETTING_HELP_COUNTRY, "AA", "AA", NULL },
  { HIATUS_SETTING_HELP_COUNTRY, "ZZ", "ZZ", NULL },
  { HIATUS_SETTING_HELP_COUNTRY, "Auto", "auto", NULL },
  { HIATUS_SETTING_HELP_COUNTRY, "DEU", NULL, "help.country: 'DEU' is no country: use auto, or its two letters, for instance DE" },
  { HIATUS_SETTING_HELP_COUNTRY, "D", NULL, "help.country: 'D' is no country: use auto, or its two letters, for instance DE" },
  { HIATUS_SETTING_HELP_COUNTRY, "", NULL, "help.country: '' is no country: use auto, or its two letters, for instance DE" },
  { HIATUS_SETTING_LANGUAGE, "de", "de", NULL },
  { HIATUS_SETTING_LANGUAGE, "ES", "es", NULL },
  { HIATUS_SETTING_LANGUAGE, "en", "en", NULL },
  { HIATUS_SETTING_LANGUAGE, "Auto", "auto", NULL },
  { HIATUS_SETTING_LANGUAGE, "de_DE", NULL, "texts.language: 'de_DE' is no language that Hiatus speaks: use auto, or the letters of one, for instance de" },
  { HIATUS_SETTING_LANGUAGE, "tlh", NULL, "texts.language: 'tlh' is no language that Hiatus speaks: use auto, or the letters of one, for instance de" },
  { HIATUS_SETTING_DISCREET, "maybe", NULL, "tray.discreet: 'maybe' is neither yes nor no: use one of them" },
};

static void
test_values (Fixture *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    {
      const ValueCase *one = &value_cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree gchar *before = hiatus_settings_get_text (fixture->settings, one->key, NULL);

      g_test_message ("%s = '%s'", one->key, one->value);
      if (hiatus_settings_set_text (fixture->settings, one->key, one->value, &error))
        {
          g_assert_cmpstr (one->printed, !=, NULL);
          assert_text (fixture, one->key, one->printed);
        }
      else
        {
          g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
          g_assert_cmpstr (error->message, ==, one->message);
          assert_text (fixture, one->key, before);
        }
    }
  g_assert_null (hiatus_settings_get_problem (fixture->settings));
}

/* Each program looks its language up by itself when it starts, long before there is a daemon to complain of the file. */
static void
test_language (Fixture *fixture,
               gconstpointer data)
{
  static const struct
  {
    const gchar *text;
    const gchar *language; /* (nullable) */
  } rows[] = {
    { "[texts]\nlanguage=de\n", "de" },
    { "[times]\nmorning=dawn\n[texts]\nlanguage = ES \n", "es" },
    { "[texts]\nlanguage=auto\n", NULL },
    { "[texts]\nlanguage=\n", NULL },
    { "[texts]\nlanguage=../de\n", NULL },
    { "[texts]\nlanguage=de:es\n", NULL },
    { "[texts\nlanguage=de\n", NULL },
    { "", NULL },
  };
  g_autofree gchar *path = g_build_filename (fixture->folder, NAME, NULL);

  g_assert_null (hiatus_language_read (path));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree gchar *language = NULL;

      load (fixture, rows[i].text);
      language = hiatus_language_read (path);
      g_assert_cmpstr (language, ==, rows[i].language);
    }
  /* What the daemon writes is what they find. */
  load (fixture, "");
  g_assert_true (hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_LANGUAGE, "de", NULL));
  {
    g_autofree gchar *language = hiatus_language_read (path);

    g_assert_cmpstr (language, ==, "de");
  }
}

/* Whoever offers the values of a setting to choose from offers none that is refused. */
static void
test_listed_values (Fixture *fixture,
                    gconstpointer data)
{
  for (guint i = 0; i < hiatus_settings_n_keys (); i++)
    {
      HiatusSettingInfo info;

      hiatus_settings_describe (i, &info);
      for (guint j = 0; info.values[j] != NULL; j++)
        {
          g_assert_true (hiatus_settings_set_text (fixture->settings, info.key, info.values[j], NULL));
          assert_text (fixture, info.key, info.values[j]);
        }
      g_assert_true (info.values[0] == NULL || g_strv_contains (info.values, info.preset));
    }
}

static void
test_unknown (Fixture *fixture,
              gconstpointer data)
{
  static const gchar *const keys[] = { "", "times", "times.", ".morning", "times.noon", "Times.morning" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree gchar *message = g_strdup_printf ("there is no setting '%s': 'hiatus settings list' shows them all", keys[i]);

      g_assert_null (hiatus_settings_get_text (fixture->settings, keys[i], &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
      g_assert_cmpstr (error->message, ==, message);
      g_clear_error (&error);
      g_assert_false (hiatus_settings_set_text (fixture->settings, keys[i], "1", &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_false (hiatus_settings_reset (fixture->settings, keys[i], &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
    }
}

static void
test_set_and_reset (Fixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  load (fixture, "# mine\n[times]\nmorning = 7:30\n");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (hiatus_settings_get_minute (fixture->settings, HIATUS_SETTING_MORNING), ==, 7 * 60 + 30);

  hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_MORNING, "6:15", &error);
  g_assert_no_error (error);
  hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_DISCREET, "true", &error);
  g_assert_no_error (error);
  assert_content (fixture, "# mine\n[times]\nmorning = 06:15\n\n[tray]\ndiscreet=yes\n");
  g_assert_cmpuint (fixture->n_changed, ==, 3);

  hiatus_settings_reset (fixture->settings, HIATUS_SETTING_MORNING, &error);
  g_assert_no_error (error);
  assert_content (fixture, "# mine\n[times]\n\n[tray]\ndiscreet=yes\n");
  assert_text (fixture, HIATUS_SETTING_MORNING, "09:00");
  g_assert_cmpuint (fixture->n_changed, ==, 4);

  /* What is in force already is no change. */
  hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_MORNING, "09:00", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 4);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

typedef struct
{
  const gchar *text;
  const gchar *problem; /* (nullable) */
} FileCase;

static const FileCase file_cases[] = {
  { "[times]\nmorning=25:99\nquiet-from=21:00\n",
    "settings.ini, line 2, group [times], morning: '25:99' is no time of day: use HH:MM, for instance 09:00" },
  { "[times]\nquiet-from=21:00\nmornign=07:00\n",
    "settings.ini, line 3, group [times]: there is no setting 'times.mornign': 'hiatus settings list' shows them all" },
  { "\n[theme]\na=1\nb=2\n[times]\nquiet-from=21:00\n",
    "settings.ini, line 2: there is no group [theme]: 'hiatus settings list' shows what there is" },
  { "[tray]\nx=1\ndiscreet=perhaps\n[times]\nquiet-from=21:00\nmorning=\n",
    "settings.ini, line 2, group [tray]: there is no setting 'tray.x': 'hiatus settings list' shows them all (and 2 more)" },
  { "[times]\nquiet-from=21:00   \n", NULL },
};

static void
test_file (Fixture *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_cases); i++)
    {
      load (fixture, "[times]\nmorning=07:30\n");
      g_assert_null (hiatus_settings_get_problem (fixture->settings));
      assert_text (fixture, HIATUS_SETTING_QUIET_FROM, "22:00");

      load (fixture, file_cases[i].text);
      g_assert_cmpstr (hiatus_settings_get_problem (fixture->settings), ==, file_cases[i].problem);
      /* The others take effect. */
      assert_text (fixture, HIATUS_SETTING_QUIET_FROM, "21:00");
      assert_text (fixture, HIATUS_SETTING_DISCREET, "no");
    }
}

static void
test_last_good_value (Fixture *fixture,
                      gconstpointer data)
{
  /* At the first start the default is the last good value. */
  load (fixture, "[times]\nmorning=dawn\n");
  assert_text (fixture, HIATUS_SETTING_MORNING, "09:00");
  g_assert_cmpuint (fixture->n_problem, ==, 1);

  load (fixture, "[times]\nmorning=07:30\n");
  load (fixture, "[times]\nmorning=dawn\n");
  assert_text (fixture, HIATUS_SETTING_MORNING, "07:30");
  g_assert_cmpuint (fixture->n_problem, ==, 3);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  load (fixture, "[times\n");
  assert_text (fixture, HIATUS_SETTING_MORNING, "07:30");
  g_assert_cmpstr (hiatus_settings_get_problem (fixture->settings), ==, "settings.ini, line 1: '[times' is no group: write [name] and nothing else on that line");

  load (fixture, "");
  assert_text (fixture, HIATUS_SETTING_MORNING, "09:00");
  g_assert_null (hiatus_settings_get_problem (fixture->settings));
}

static void
test_kept (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* A setting of a newer version, and a bad value of another key: both stay, and are still complained about. */
  load (fixture, "[times]\nmorning=dawn\n[tray]\nshade=blue\n");
  hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_DISCREET, "yes", &error);
  g_assert_no_error (error);
  assert_content (fixture, "[times]\nmorning=dawn\n[tray]\nshade=blue\ndiscreet=yes\n");
  g_assert_cmpstr (hiatus_settings_get_problem (fixture->settings), ==, "settings.ini, line 2, group [times], morning: 'dawn' is no time of day: "
                                                                        "use HH:MM, for instance 09:00 (and 1 more)");
  hiatus_settings_set_text (fixture->settings, HIATUS_SETTING_MORNING, "08:00", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hiatus_settings_get_problem (fixture->settings), ==, "settings.ini, line 4, group [tray]: there is no setting 'tray.shade': "
                                                                        "'hiatus settings list' shows them all");
}

static void
test_saved (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->keyfile, &error);
  g_assert_no_error (error);
  hiatus_scratch_write (fixture->folder, NAME, "[times]\nquiet-until=24:00\n");
  hiatus_wait_until (fixture->n_changed > 0);
  g_assert_cmpint (hiatus_settings_get_minute (fixture->settings, HIATUS_SETTING_QUIET_UNTIL), ==, 24 * 60);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/settings/presets", test_presets);
  ADD ("/settings/values", test_values);
  ADD ("/settings/unknown", test_unknown);
  ADD ("/settings/language", test_language);
  ADD ("/settings/listed-values", test_listed_values);
  ADD ("/settings/set-and-reset", test_set_and_reset);
  ADD ("/settings/file", test_file);
  ADD ("/settings/last-good-value", test_last_good_value);
  ADD ("/settings/kept", test_kept);
  ADD ("/settings/saved", test_saved);

  return g_test_run ();
}
