/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A passphrase: what it locks, in which files, and what a crash on the way leaves. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-private.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

#define PASSPHRASE "the mill behind the moon"
#define OTHER "a heron on one leg"

#define NOTE "I still have the blue jumper"
#define TRIGGER "the bridge at night"
#define CONTACT "Alexandra the Great"
#define DRAFT "what I never said on the pier"
#define ASIDE "the letter under the drawer"

#define N_KILLS (g_test_thorough () ? 16u : 6u)

typedef struct
{
  HiatusScratch *folder;
  HiatusStore *store;
  GPtrArray *events; /* as they are read */
  GDate today;
} Fixture;

static void
next_day (Fixture *fixture)
{
  g_date_add_days (&fixture->today, 1);
  g_assert_true (hiatus_store_back_up (fixture->store, &fixture->today, NULL));
}

static void
add (Fixture *fixture, const gchar *note)
{
  g_autoptr (HiatusEvent) event = hiatus_sample_urge (note);

  event->trigger = g_strdup (TRIGGER);
  event->contact = g_strdup (CONTACT);
  g_assert_true (hiatus_store_append (fixture->store, event, NULL));
}

/* A draft that was longer once, and one that was erased. */
static void
add_drafts (HiatusStore *store)
{
  g_autofree gchar *filling = g_strnfill (3000, 'd');
  g_autofree gchar *longer = g_strconcat (DRAFT, filling, DRAFT, NULL);

  g_assert_true (hiatus_store_save_draft (store, "letter", longer, NULL));
  g_assert_true (hiatus_store_save_draft (store, "letter", DRAFT, NULL));
  g_assert_true (hiatus_store_save_draft (store, "ending/message", longer, NULL));
  g_assert_true (hiatus_store_save_draft (store, "announce/message", DRAFT, NULL));
  g_assert_true (hiatus_store_erase_draft (store, "announce/message", NULL));
}

/* A journal of some days: backups, one that was moved aside whole, one that is damaged, and a log that is not empty. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *filling = g_strnfill (20000, '.');
  g_autofree gchar *longer = g_strconcat (NOTE, filling, NOTE, NULL);
  g_autofree gchar *damaged = NULL;
  g_autofree gchar *content = NULL;
  g_autofree gchar *aside = NULL;
  GDate before;
  gsize length = 0;

  fixture->folder = hiatus_scratch_make ();
  fixture->store = hiatus_samples_open (fixture->folder);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 28, G_DATE_FEBRUARY, 2025);
  next_day (fixture);
  before = fixture->today;
  add (fixture, NOTE);
  add (fixture, ASIDE);
  next_day (fixture);
  aside = hiatus_store_restore (fixture->store, &before, &fixture->today, NULL);
  g_assert_nonnull (aside);
  add (fixture, NOTE);
  add_drafts (fixture->store);
  add (fixture, longer);
  add (fixture, "");
  next_day (fixture);
  add (fixture, NOTE);
  fixture->events = hiatus_samples_load (fixture->store);

  damaged = g_build_filename (fixture->folder, "journal.db.damaged-2025-02-01", NULL);
  g_assert_true (g_file_get_contents (aside, &content, &length, NULL));
  memset (content, 0xff, 100);
  g_assert_true (g_file_set_contents (damaged, content, (gssize) length, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_ptr_array_unref (fixture->events);
  hiatus_scratch_remove (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (fixture->store);
  fixture->store = hiatus_samples_open (fixture->folder);
}

static void
assert_no_canary (const gchar *folder)
{
  static const gchar *const canaries[] = { NOTE, TRIGGER, DRAFT, ASIDE, "....................", "dddddddddddddddddddd" };

  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    g_assert_false (hiatus_samples_folder_has (folder, canaries[i]));
}

static void
assert_locked (Fixture *fixture)
{
  g_autoptr (GPtrArray) events = hiatus_samples_load (fixture->store);
  g_autofree gchar *draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (events->len, ==, fixture->events->len);
  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      g_assert_null (event->note);
      g_assert_null (event->trigger);
      g_assert_true (event->note_locked && event->trigger_locked);
      g_assert_cmpstr (event->contact, ==, CONTACT);
    }
  g_assert_false (hiatus_store_get_draft (fixture->store, "letter", &draft, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
}

static void
assert_readable (Fixture *fixture)
{
  g_autoptr (GPtrArray) events = hiatus_samples_load (fixture->store);
  g_autofree gchar *draft = NULL;
  g_autofree gchar *erased = NULL;

  hiatus_samples_assert_equal (events, fixture->events);
  g_assert_true (hiatus_store_get_draft (fixture->store, "letter", &draft, NULL));
  g_assert_cmpstr (draft, ==, DRAFT);
  g_assert_true (hiatus_store_get_draft (fixture->store, "announce/message", &erased, NULL));
  g_assert_null (erased);
  g_assert_true (hiatus_store_check (fixture->store, NULL));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *recovery = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_samples_folder_has (fixture->folder, ASIDE));
  recovery = hiatus_samples_set_passphrase (fixture->store, PASSPHRASE);
  g_assert_false (hiatus_seal_is_unfinished (hiatus_store_get_seal (fixture->store)));
  assert_no_canary (fixture->folder);
  g_assert_false (hiatus_samples_folder_has (fixture->folder, recovery));
  assert_readable (fixture);

  reopen (fixture);
  assert_locked (fixture);
  g_assert_true (hiatus_store_check (fixture->store, NULL));
  g_assert_false (hiatus_samples_unlock (fixture->store, OTHER));
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  assert_readable (fixture);
  hiatus_store_lock (fixture->store);
  assert_locked (fixture);
  g_assert_true (hiatus_samples_unlock (fixture->store, recovery));
  assert_readable (fixture);

  g_assert_true (hiatus_store_remove_seal (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (hiatus_store_get_seal (fixture->store));
  reopen (fixture);
  assert_readable (fixture);
  g_assert_true (hiatus_samples_folder_has (fixture->folder, ASIDE));
  g_assert_cmpuint (hiatus_samples_count_files (fixture->folder, "passphrase"), ==, 0);
}

/* Writing wants no passphrase, and leaves nothing that can be read. */
static void
test_written_while_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *draft = NULL;
  g_autoptr (HiatusEvent) event = hiatus_sample_urge (NOTE);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  reopen (fixture);
  g_assert_true (hiatus_store_append (fixture->store, event, NULL));
  g_assert_null (event->note);
  g_assert_true (event->note_locked);

  /* What cannot be read is not written over; what was begun since is. */
  g_assert_false (hiatus_store_save_draft (fixture->store, "letter", "Another.", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  g_assert_true (hiatus_store_save_draft (fixture->store, "talk/ask", DRAFT, NULL));
  g_assert_true (hiatus_store_save_draft (fixture->store, "talk/ask", DRAFT " and more", NULL));
  next_day (fixture);
  assert_no_canary (fixture->folder);

  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  events = hiatus_samples_load (fixture->store);
  g_assert_cmpstr (((HiatusEvent *) events->pdata[events->len - 1])->note, ==, NOTE);
  g_assert_true (hiatus_store_get_draft (fixture->store, "talk/ask", &draft, NULL));
  g_assert_cmpstr (draft, ==, DRAFT " and more");
}

/* Another passphrase wraps the keys anew, and touches no text. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *recovery = hiatus_samples_set_passphrase (fixture->store, PASSPHRASE);
  g_autofree gchar *path = g_build_filename (fixture->folder, "journal.db", NULL);
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autofree gchar *anew = NULL;
  gsize length = 0;
  gsize length_after = 0;

  reopen (fixture);
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  anew = hiatus_samples_set_passphrase (fixture->store, OTHER);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  reopen (fixture);
  g_assert_false (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  g_assert_false (hiatus_samples_unlock (fixture->store, recovery));
  g_assert_true (hiatus_samples_unlock (fixture->store, OTHER));
  assert_readable (fixture);
  hiatus_store_lock (fixture->store);
  g_assert_true (hiatus_samples_unlock (fixture->store, anew));
}

/* To erase a text nobody has to read it. */
static void
test_erased_while_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *draft = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  reopen (fixture);
  g_assert_true (hiatus_store_erase_text (fixture->store, g_ptr_array_index (fixture->events, 1), NULL));
  g_assert_true (hiatus_store_erase_draft (fixture->store, "letter", NULL));
  g_assert_true (hiatus_store_check (fixture->store, NULL));
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  events = hiatus_samples_load (fixture->store);
  g_assert_null (((HiatusEvent *) events->pdata[1])->note);
  g_assert_false (((HiatusEvent *) events->pdata[1])->note_locked);
  g_assert_cmpstr (((HiatusEvent *) events->pdata[0])->note, ==, NOTE);
  g_assert_true (hiatus_store_get_draft (fixture->store, "letter", &draft, NULL));
  g_assert_null (draft);
}

/* To go back, and to repair, while it is locked. */
static void
test_restored_while_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *aside = NULL;
  g_autofree gchar *path = g_build_filename (fixture->folder, "journal.db", NULL);
  g_auto (HiatusRepair) repair = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  reopen (fixture);
  aside = hiatus_store_restore (fixture->store, &fixture->today, &fixture->today, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  g_assert_cmpint (truncate (path, 4096), ==, 0);
  fixture->store = hiatus_store_new (fixture->folder);
  g_assert_false (hiatus_store_open (fixture->store, NULL));
  g_assert_true (hiatus_store_repair (fixture->store, &fixture->today, &repair, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (repair.missing_texts, ==, 0);
  assert_no_canary (fixture->folder);
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  events = hiatus_samples_load (fixture->store);
  g_assert_cmpuint (events->len, ==, fixture->events->len - 1);
  g_assert_cmpstr (((HiatusEvent *) events->pdata[0])->note, ==, NOTE);
}

/* A backup of before that somebody puts back is sealed as soon as it is used. */
static void
test_open_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree gchar *backup = g_build_filename (backups, "journal-2025-03-03.db", NULL);
  g_autofree gchar *kept = NULL;
  g_autofree gchar *recovery = NULL;
  g_autofree gchar *aside = NULL;
  GDate date;
  gsize length = 0;

  g_assert_true (g_file_get_contents (backup, &kept, &length, NULL));
  recovery = hiatus_samples_set_passphrase (fixture->store, PASSPHRASE);
  hiatus_store_lock (fixture->store);
  g_assert_true (g_file_set_contents (backup, kept, (gssize) length, NULL));
  g_assert_true (hiatus_samples_folder_has (fixture->folder, NOTE));
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 3, G_DATE_MARCH, 2025);
  aside = hiatus_store_restore (fixture->store, &date, &fixture->today, NULL);
  g_assert_nonnull (aside);
  assert_no_canary (fixture->folder);
}

/* One copy of the keys is enough; two that are not what was written are told, and nothing is thrown away. */
static void
test_keys_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *first = g_build_filename (fixture->folder, "passphrase.keys", NULL);
  g_autofree gchar *second = g_build_filename (fixture->folder, "backups", "passphrase.keys", NULL);
  g_autofree gchar *kept = NULL;
  g_autoptr (HiatusStore) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  g_assert_true (g_file_get_contents (first, &kept, NULL, NULL));
  g_assert_true (g_file_set_contents (first, "[passphrase]\nversion=1\n", -1, NULL));
  reopen (fixture);
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  assert_readable (fixture);
  g_assert_cmpint (g_unlink (second), ==, 0);
  reopen (fixture);
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  g_assert_finalize_object (fixture->store);
  g_assert_true (g_file_set_contents (first, "", -1, NULL));
  g_assert_true (g_file_set_contents (second, "", -1, NULL));
  refused = hiatus_store_new (fixture->folder);
  g_assert_false (hiatus_store_open (refused, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_clear_object (&refused);
  g_assert_true (g_file_set_contents (first, kept, -1, NULL));
  fixture->store = hiatus_samples_open (fixture->folder);
  g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
  assert_readable (fixture);
}

/* Each of the keys and numbers in the file is vouched for. */
static void
test_keys_flipped (void)
{
  g_autoptr (HiatusSeal) seal = hiatus_seal_new ();
  g_autoptr (HiatusSecret) sheet = NULL;
  g_autoptr (HiatusSecret) key = hiatus_secret_new (HIATUS_SEAL_KEY_SIZE);
  const HiatusSealCosts costs = { 1, 8192 };
  HiatusSealRecipe recipe;
  g_autoptr (GString) text = NULL;
  guint taken = 0;

  hiatus_seal_recipe_init (&recipe, &costs);
  hiatus_seal_wrap (seal, &recipe, key);
  sheet = hiatus_seal_wrap_for_recovery (seal);
  text = hiatus_seal_print (seal);
  for (gsize i = 0; i < text->len; i++)
    {
      g_autoptr (HiatusSeal) read = NULL;

      text->str[i] ^= 1;
      read = hiatus_seal_parse (text->str, text->len);
      text->str[i] ^= 1;
      /* "unfinished=false" with a slip in it says the same. */
      if (read == NULL)
        continue;
      g_assert_true (hiatus_seal_unlock (read, key));
      taken++;
    }
  g_assert_cmpuint (taken, <=, strlen ("unfinishedfalse"));
}

static guint
count_rows (HiatusStore *store, const gchar *sql)
{
  gint64 n = 0;

  g_assert_true (hiatus_database_get_number (store->database, sql, &n, NULL));
  return (guint) n;
}

/* Damage to what is sealed is found while it is locked, wherever it is. */
static void
test_flipped (Fixture *fixture, gconstpointer data)
{

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  reopen (fixture);
  for (guint i = 0; i < 60; i++)
    {
      gboolean in_draft = i % 3 == 2;
      /* Another byte in the place of one of them, whichever stands there. */
      g_autofree gchar *sql = g_strdup_printf (
          "UPDATE %s SET text = CAST (substr (text, 1, %u) || CASE substr (text, %u, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr (text, %u) AS BLOB)"
          " WHERE id = (SELECT id FROM %s WHERE text != zeroblob (length (text)) AND length (text) > 700%s LIMIT 1)",
          in_draft ? "drafts" : "texts",
          i * 5,
          i * 5 + 1,
          i * 5 + 2,
          in_draft ? "drafts" : "texts",
          in_draft ? "" : " AND field = 'note'");

      g_assert_true (hiatus_database_run (fixture->store->database, "BEGIN", NULL));
      g_assert_true (hiatus_database_run (fixture->store->database, sql, NULL));
      g_assert_cmpuint (count_rows (fixture->store, "SELECT changes ()"), ==, 1);
      g_assert_false (hiatus_store_check (fixture->store, NULL));
      g_assert_true (hiatus_database_run (fixture->store->database, "ROLLBACK", NULL));
    }
  g_assert_true (hiatus_store_check (fixture->store, NULL));
}

/* --- kill -9 --- */

static void
die_within (guint microseconds)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  struct itimerspec at = { .it_value = { .tv_sec = microseconds / G_USEC_PER_SEC, .tv_nsec = (microseconds % G_USEC_PER_SEC + 1) * 1000L } };
  timer_t timer;

  if (timer_create (CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime (timer, 0, &at, NULL) != 0)
    _exit (3);
}

/* Sets the passphrase where there is none, and removes it where there is one, for as long as it lives. */
static void
go_on_until_killed (const gchar *folder, guint microseconds)
{
  HiatusStore *store = hiatus_samples_open (folder);

  die_within (microseconds);
  for (;;)
    {
      if (hiatus_store_get_seal (store) == NULL)
        g_free (hiatus_samples_set_passphrase (store, PASSPHRASE));
      else if (!hiatus_samples_unlock (store, PASSPHRASE) || !hiatus_store_remove_seal (store, NULL))
        _exit (4);
    }
}

static guint
measure (Fixture *fixture)
{
  gint64 begin = g_get_monotonic_time ();

  g_free (hiatus_samples_set_passphrase (fixture->store, PASSPHRASE));
  g_assert_true (hiatus_store_remove_seal (fixture->store, NULL));
  return (guint) (g_get_monotonic_time () - begin);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (28);
  guint span = measure (fixture) / 2;
  guint n_sealed = 0;

  g_assert_finalize_object (fixture->store);
  for (guint i = 0; i < N_KILLS; i++)
    {
      gint status = 0;
      pid_t child = fork ();

      if (child == 0)
        go_on_until_killed (fixture->folder, (guint) g_rand_int_range (rand, 0, (gint) span));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      fixture->store = hiatus_samples_open (fixture->folder);
      if (hiatus_store_get_seal (fixture->store) != NULL)
        {
          n_sealed++;
          g_assert_false (hiatus_seal_is_unfinished (hiatus_store_get_seal (fixture->store)));
          assert_no_canary (fixture->folder);
          g_assert_true (hiatus_samples_unlock (fixture->store, PASSPHRASE));
        }
      assert_readable (fixture);
      /* Of the next one some die while they set it, and some while they remove it. */
      if (hiatus_store_get_seal (fixture->store) != NULL && i % 2 == 0)
        g_assert_true (hiatus_store_remove_seal (fixture->store, NULL));
      g_assert_finalize_object (fixture->store);
    }
  g_test_message ("%u of %u were locked afterwards", n_sealed, N_KILLS);
  fixture->store = hiatus_samples_open (fixture->folder);
}

/* Two texts that are as long as each other, or nearly, cannot be told apart by what is sealed of them. */
static void
test_lengths (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);
  g_autoptr (HiatusEvent) first = hiatus_sample_urge ("No.");
  g_autoptr (HiatusEvent) second = hiatus_sample_urge ("I miss the way you hum when you make tea, and I should not.");

  g_free (hiatus_samples_set_passphrase (store, PASSPHRASE));
  g_assert_true (hiatus_store_append (store, first, NULL));
  g_assert_true (hiatus_store_append (store, second, NULL));
  g_assert_cmpuint (count_rows (store, "SELECT count (DISTINCT length (text)) FROM texts"), ==, 1);
  g_assert_cmpuint (count_rows (store, "SELECT count (DISTINCT text) FROM texts"), ==, 2);
  g_assert_cmpuint (count_rows (store, "SELECT count (*) FROM texts WHERE salt != zeroblob (16)"), ==, 0);
}

static void
add_test (const gchar *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/seal/round-trip", test_round_trip);
  add_test ("/store/seal/written-while-locked", test_written_while_locked);
  add_test ("/store/seal/changed", test_changed);
  add_test ("/store/seal/erased-while-locked", test_erased_while_locked);
  add_test ("/store/seal/restored-while-locked", test_restored_while_locked);
  add_test ("/store/seal/open-backup", test_open_backup);
  add_test ("/store/seal/keys-damaged", test_keys_damaged);
  g_test_add_func ("/store/seal/keys-flipped", test_keys_flipped);
  add_test ("/store/seal/flipped", test_flipped);
  add_test ("/store/seal/killed", test_killed);
  g_test_add_func ("/store/seal/lengths", test_lengths);
  return g_test_run ();
}
