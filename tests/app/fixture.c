/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/app/fixture.h"

#include "daemon/data/hiatus-resources.h"
#include "tests/fakes/scratch.h"

static void
count_change (Fixture *fixture)
{
  fixture->n_changes++;
}

static HiatusDeck *
make_deck (Fixture *fixture)
{
  HiatusDeck *deck = hiatus_deck_new ();

  for (guint i = 0; fixture->prompts != NULL && fixture->prompts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (fixture->prompts[i], " ", 2);
      g_autofree gchar *id = g_strdup_printf ("prompt-%u", i);

      g_assert_true (hiatus_deck_add (deck, id, parts[0], parts[1], NULL));
    }
  for (guint i = 0; fixture->prompts == NULL && i < 20; i++)
    {
      g_autofree gchar *id = g_strdup_printf ("prompt-%u", i);
      g_autofree gchar *text = g_strdup_printf ("Text %u.", i);

      g_assert_true (hiatus_deck_add (deck, id, "body", text, NULL));
    }
  return deck;
}

/* Those that come with Hiatus, and the person's own versions in the fixture's folder. */
static HiatusScriptFiles *
make_scripts (Fixture *fixture)
{
  HiatusScriptFiles *scripts = hiatus_script_files_new ();

  for (guint i = 0; hiatus_script_names[i] != NULL; i++)
    {
      g_autofree gchar *resource = g_strdup_printf ("/org/hiatus/scripts/%s.ini", hiatus_script_names[i]);
      g_autofree gchar *file = g_strconcat (hiatus_script_names[i], ".ini", NULL);
      g_autofree gchar *path = g_build_filename (fixture->folder, "scripts", file, NULL);
      g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new_plain (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (hiatus_get_resource (), resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      g_assert_no_error (error);
      hiatus_script_files_add (scripts, hiatus_script_names[i], bytes, keyfile);
      hiatus_keyfile_load (keyfile, NULL);
    }
  return scripts;
}

/**
 * fixture_start_app:
 * @fixture: a fixture without an app
 *
 * Starts the app, as the login does: with the journal of before, and with nothing on the screen.
 */
void
fixture_start_app (Fixture *fixture)
{
  g_autofree gchar *data = g_build_filename (fixture->folder, "data", NULL);
  g_autofree gchar *path = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autoptr (HiatusKeyfile) keyfile = hiatus_keyfile_new (path);
  g_autoptr (HiatusSettings) settings = hiatus_settings_new (keyfile);
  g_autofree gchar *contacts_path = g_build_filename (fixture->folder, "contacts.ini", NULL);
  g_autoptr (HiatusKeyfile) contacts_file = hiatus_keyfile_new (contacts_path);
  g_autoptr (HiatusContacts) contacts = hiatus_contacts_new (contacts_file);
  g_autofree gchar *care_path = g_build_filename (fixture->folder, "care.ini", NULL);
  g_autoptr (HiatusKeyfile) care_file = hiatus_keyfile_new (care_path);
  g_autoptr (HiatusCareFile) care = hiatus_care_file_new (care_file);
  g_autofree gchar *deck_path = g_build_filename (fixture->folder, "deck.ini", NULL);
  g_autoptr (HiatusKeyfile) deck_file = hiatus_keyfile_new_plain (deck_path);
  g_autoptr (HiatusDeckFile) deck = hiatus_deck_file_new (deck_file, make_deck (fixture));
  g_autoptr (HiatusScriptFiles) scripts = make_scripts (fixture);
  g_autoptr (HiatusJournal) journal = NULL;
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_load (keyfile, NULL); /* there is none at the first start */
  hiatus_keyfile_load (care_file, NULL);
  hiatus_keyfile_load (deck_file, NULL);
  fixture->care = care;
  fixture->deck_file = deck_file;
  fixture->scripts = scripts;
  fixture->store = hiatus_store_new (fixture->in_memory ? NULL : data);
  hiatus_store_set_own_folder (fixture->store, fixture->folder);
  fixture->notifier = hiatus_fake_notifier_new ();
  fixture->presence = hiatus_fake_presence_new ();
  fixture->watch = hiatus_watch_new (NULL, NULL, hiatus_fake_watcher_types);
  journal = hiatus_journal_new (fixture->store, HIATUS_CLOCK (fixture->clock));
  hiatus_journal_open (journal, &error);
  g_assert_no_error (error);
  fixture->app = hiatus_app_new (&(HiatusAppParts){
      .journal = journal,
      .settings = settings,
      .contacts = contacts,
      .care = care,
      .clock = HIATUS_CLOCK (fixture->clock),
      .notifier = HIATUS_NOTIFIER (fixture->notifier),
      .presence = HIATUS_PRESENCE (fixture->presence),
      .deck = deck,
      .watch = fixture->watch,
      .scripts = scripts,
  });
  g_signal_connect_swapped (fixture->app, "state-changed", G_CALLBACK (count_change), fixture);
  if (fixture->recorded != NULL)
    g_signal_connect (fixture->app, "event-recorded", fixture->recorded, fixture->recorded_data);
  hiatus_app_start (fixture->app);
}

/**
 * fixture_stop_app:
 * @fixture: a fixture with an app
 *
 * Ends the app, as the end of the session does.
 */
void
fixture_stop_app (Fixture *fixture)
{
  g_assert_finalize_object (fixture->app);
  g_assert_finalize_object (fixture->watch);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->notifier);
  g_assert_finalize_object (fixture->presence);
}

/* What the person has chosen before the first start. */
static void
write_settings (Fixture *fixture)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "settings.ini", NULL);

  g_assert_true (g_file_set_contents (path, fixture->asks ? "" : "[popups]\ninvitations=no\n", -1, NULL));
}

/**
 * fixture_set_up:
 * @fixture: the fixture
 * @data: not used
 *
 * An app in Berlin, at half past eight on 1 March 2025, without a plan. Unless the test wants them, no open questions
 * are asked.
 */
void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  write_settings (fixture);
  fixture->clock = hiatus_fake_clock_new_at ("2025-03-01T08:30:00", "Europe/Berlin");
  fixture_start_app (fixture);
}

/**
 * fixture_tear_down:
 * @fixture: the fixture
 * @data: not used
 *
 * Asserts that nothing is left.
 */
void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_stop_app (fixture);
  g_assert_finalize_object (fixture->clock);
  hiatus_scratch_remove (fixture->folder);
}

static GVariant *
options (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return variant;
}

/**
 * fixture_start_plan:
 * @fixture: the fixture
 * @text: the options of StartPlan() as GVariant text
 *
 * Starts a plan.
 */
void
fixture_start_plan (Fixture *fixture, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;

  hiatus_app_start_plan (fixture->app, variant, &error);
  g_assert_no_error (error);
}

/**
 * fixture_answer_safety:
 * @fixture: the fixture
 * @text: the options of AnswerSafety() as GVariant text
 *
 * Answers the safety check.
 */
void
fixture_answer_safety (Fixture *fixture, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;

  hiatus_app_answer_safety (fixture->app, variant, &error);
  g_assert_no_error (error);
}

/**
 * fixture_enter:
 * @fixture: the fixture
 * @kind: as in AddOwn()
 * @text: the fields of AddOwn() as GVariant text
 *
 * Enters something that a person keeps for themselves.
 */
void
fixture_enter (Fixture *fixture, const gchar *kind, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;

  hiatus_care_file_add (fixture->care, kind, variant, &error);
  g_assert_no_error (error);
}

/**
 * fixture_log:
 * @fixture: the fixture
 * @kind: as in Log()
 * @text: the fields of Log() as GVariant text
 *
 * Records something that the person did.
 *
 * Returns: (transfer full): the id
 */
gchar *
fixture_log (Fixture *fixture, const gchar *kind, const gchar *text)
{
  g_autoptr (GVariant) variant = options (text);
  g_autoptr (GError) error = NULL;
  gchar *id = hiatus_app_log (fixture->app, kind, variant, &error);

  g_assert_no_error (error);
  return id;
}

/**
 * fixture_assert_state:
 * @fixture: the fixture
 * @key: a key of GetState()
 * @expected: (nullable): its value as GVariant text; %NULL where it must be missing
 *
 * Fails where the state differs.
 */
void
fixture_assert_state (Fixture *fixture, const gchar *key, const gchar *expected)
{
  g_autoptr (GVariant) state = hiatus_app_get_state (fixture->app);
  g_autoptr (GVariant) value = g_variant_lookup_value (state, key, NULL);
  g_autofree gchar *printed = value == NULL ? NULL : g_variant_print (value, FALSE);

  g_assert_cmpstr (printed, ==, expected);
}

/**
 * fixture_live_until:
 * @fixture: the fixture
 * @local_time: a time on the clock of the fixture
 *
 * Goes from deadline to deadline, as the timer would.
 */
void
fixture_live_until (Fixture *fixture, const gchar *local_time)
{
  hiatus_fake_clock_advance_to_local (fixture->clock, local_time);
}

/**
 * fixture_wake_at:
 * @fixture: the fixture
 * @local_time: a time in Berlin
 *
 * The machine was off, or asleep, until then.
 */
void
fixture_wake_at (Fixture *fixture, const gchar *local_time)
{
  g_autoptr (HiatusFakeClock) then = hiatus_fake_clock_new_at (local_time, "Europe/Berlin");

  hiatus_fake_clock_jump (fixture->clock, hiatus_clock_now_us (HIATUS_CLOCK (then)), "Europe/Berlin");
}
