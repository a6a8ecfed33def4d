/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

static void
close_store (HiatusStore *store)
{
  g_assert_finalize_object (store);
}

static void
test_round_trip (gconstpointer in_memory)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (GPtrArray) written = hiatus_samples_make ();
  g_autoptr (GPtrArray) read = NULL;
  HiatusStore *store = hiatus_samples_open (GPOINTER_TO_INT (in_memory) ? NULL : folder);

  hiatus_samples_append (store, written);
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, written);
  for (guint i = 0; i < read->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (read, i);

      g_assert_cmpuint (event->position, ==, i + 1);
      g_assert_cmpuint (event->sequence, ==, i + 1);
      g_assert_cmpuint (strlen (event->device), ==, 8);
    }
  close_store (store);
}

static void
test_reopen (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (GPtrArray) written = hiatus_samples_make ();
  g_autoptr (GPtrArray) more = hiatus_samples_make_many (3);
  g_autoptr (GPtrArray) read = NULL;
  g_autofree gchar *log = g_build_filename (folder, "journal.db-wal", NULL);
  HiatusStore *store = hiatus_samples_open (folder);

  hiatus_samples_append (store, written);
  close_store (store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  store = hiatus_samples_open (folder);
  hiatus_samples_append (store, more);
  g_assert_cmpuint (((HiatusEvent *) more->pdata[0])->sequence, ==, written->len + 1);
  g_assert_cmpstr (((HiatusEvent *) more->pdata[0])->device, ==, ((HiatusEvent *) written->pdata[0])->device);
  g_ptr_array_extend_and_steal (written, g_ptr_array_ref (more));
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, written);
  close_store (store);
}

/* At rest the pages of the journal are not in memory, and nobody notices. */
static void
test_rest (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (GPtrArray) written = hiatus_samples_make_many (200);
  g_autoptr (GPtrArray) more = hiatus_samples_make_many (1);
  g_autoptr (GPtrArray) read = NULL;
  HiatusStore *store = hiatus_samples_open (folder);
  gint64 before;

  hiatus_samples_append (store, written);
  before = sqlite3_memory_used ();
  hiatus_store_rest (store);
  g_test_message ("%" G_GINT64_FORMAT " bytes, %" G_GINT64_FORMAT " at rest", before, (gint64) sqlite3_memory_used ());
  g_assert_cmpint (sqlite3_memory_used (), <, before - 8 * 4096);
  hiatus_samples_append (store, more);
  g_ptr_array_extend_and_steal (written, g_ptr_array_ref (more));
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, written);
  close_store (store);
}

static void
test_clock_set_back (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);
  g_autoptr (HiatusEvent) first = hiatus_sample_urge (NULL);
  g_autoptr (HiatusEvent) second = hiatus_sample_urge (NULL);
  g_autoptr (HiatusEvent) third = hiatus_sample_urge (NULL);
  g_autoptr (GError) error = NULL;

  second->recorded_us -= G_TIME_SPAN_DAY;
  second->happened_us = second->recorded_us;
  third->recorded_us += G_TIME_SPAN_DAY;
  g_assert_true (hiatus_store_append (store, first, &error));
  g_assert_true (hiatus_store_append (store, second, &error));
  g_assert_true (hiatus_store_append (store, third, &error));
  g_assert_cmpint (first->recorded_us, ==, HIATUS_SAMPLE_US);
  g_assert_cmpint (second->recorded_us, ==, HIATUS_SAMPLE_US + 1);
  g_assert_cmpint (second->happened_us, ==, HIATUS_SAMPLE_US - G_TIME_SPAN_DAY);
  g_assert_cmpint (third->recorded_us, ==, HIATUS_SAMPLE_US + G_TIME_SPAN_DAY);
}

static guint
mode_of (const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_modes (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *folder = g_build_filename (scratch, "share", "hiatus", NULL);
  g_autofree gchar *journal = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (3);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;
  HiatusStore *store;
  mode_t old_mask = umask (0);

  store = hiatus_samples_open (folder);
  hiatus_samples_append (store, events);
  g_assert_true (hiatus_store_back_up (store, today, &error));
  g_assert_cmpuint (mode_of (folder, ""), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "backups"), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "journal.db"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "journal.db-wal"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "lock"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "reserve"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "backups/journal-2025-03-01.db"), ==, 0600);
  g_assert_cmpuint (hiatus_samples_count_files (folder, "journal.db"), ==, 2);
  close_store (store);

  /* What somebody opened to others is closed again. */
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (journal, 0664), ==, 0);
  store = hiatus_samples_open (folder);
  g_assert_cmpuint (mode_of (folder, ""), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "journal.db"), ==, 0600);
  close_store (store);
  umask (old_mask);
}

static void
test_lock (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) second = hiatus_store_new (folder);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *pid = g_strdup_printf ("process %d:", (gint) getpid ());
  HiatusStore *first = hiatus_samples_open (folder);

  g_assert_false (hiatus_store_open (second, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, pid));
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);

  close_store (first);
  g_assert_true (hiatus_store_open (second, &error));
  g_assert_no_error (error);
}

/* What is put in the journal's place, and what that is called. */
typedef struct
{
  const gchar *name;
  const gchar *sql;  /* run on a good journal */
  const gchar *data; /* or put in its place */
  HiatusError code;
} Refusal;

static const Refusal refusals[] = {
  { "newer version", "PRAGMA user_version = 99", NULL, HIATUS_ERROR_NEWER },
  { "another application's", "PRAGMA application_id = 7", NULL, HIATUS_ERROR_DAMAGED },
  { "no version", "PRAGMA user_version = 0", NULL, HIATUS_ERROR_DAMAGED },
  { "table missing", "DROP TABLE events", NULL, HIATUS_ERROR_DAMAGED },
  { "last entry missing", "DELETE FROM events WHERE position = (SELECT max (position) FROM events)", NULL, HIATUS_ERROR_DAMAGED },
  { "no database", NULL, "Dear diary, this is no database at all.", HIATUS_ERROR_DAMAGED },
  { "empty", NULL, "", HIATUS_ERROR_DAMAGED },
};

static void
run_sql (const gchar *path, const gchar *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (HiatusStore) refused = hiatus_store_new (folder);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  gsize before_length;
  gsize after_length;
  HiatusStore *store = hiatus_samples_open (folder);

  hiatus_samples_append (store, events);
  close_store (store);
  if (refusal->sql != NULL)
    run_sql (path, refusal->sql);
  else
    hiatus_scratch_write (folder, "journal.db", refusal->data);
  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));

  g_assert_false (hiatus_store_open (refused, &error));
  g_assert_error (error, HIATUS_ERROR, (gint) refusal->code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_missing_with_backup (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "journal.db", NULL);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRepair) repair = { 0 };
  HiatusStore *store = hiatus_samples_open (folder);

  hiatus_samples_append (store, events);
  g_assert_true (hiatus_store_back_up (store, today, &error));
  close_store (store);
  g_assert_cmpint (g_unlink (path), ==, 0);

  store = hiatus_store_new (folder);
  g_assert_false (hiatus_store_open (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (hiatus_store_repair (store, today, &repair, &error));
  g_assert_no_error (error);
  g_assert_true (repair.from_backup);
  g_assert_true (repair.uncertain);
  g_assert_null (repair.aside);
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, events);
  close_store (store);
}

static void
test_invalid_event (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);
  g_autofree gchar *long_note = g_strnfill (10 * 1024 * 1024, 'x');
  const gchar *const notes[] = { long_note, "not \xff UTF-8" };
  g_autoptr (GPtrArray) read = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_sample_urge (notes[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_store_append (store, event, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_null (event->device);
      g_assert_null (event->note_digest);
      g_assert_cmpuint (event->sequence, ==, 0);
    }
  read = hiatus_samples_load (store);
  g_assert_cmpuint (read->len, ==, 0);
}

/* The same text twice gives two digests: nobody can tell from the journal that it is the same. */
static void
test_salt (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);
  g_autoptr (HiatusEvent) first = hiatus_sample_urge ("again");
  g_autoptr (HiatusEvent) second = hiatus_sample_urge ("again");

  g_assert_true (hiatus_store_append (store, first, NULL));
  g_assert_true (hiatus_store_append (store, second, NULL));
  g_assert_cmpuint (strlen (first->note_digest), ==, 64);
  g_assert_cmpstr (first->note_digest, !=, second->note_digest);
}

/* Of the fixtures, where a journal of that version may have one and has. */
#define FIXTURE_PASSPHRASE "the mill behind the moon"

/* The drafts of the fixtures, where a journal of that version has any. */
static const gchar *const draft_names[] = { "letter", "announce/message", "ending/message" };

static void
describe_drafts (HiatusStore *store, GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (draft_names); i++)
    {
      g_autofree gchar *draft = NULL;
      g_autofree gchar *escaped = NULL;

      g_assert_true (hiatus_store_get_draft (store, draft_names[i], &draft, NULL));
      escaped = draft == NULL ? NULL : g_strescape (draft, NULL);
      if (escaped != NULL)
        g_string_append_printf (text, "draft %s \"%s\"\n", draft_names[i], escaped);
    }
}

static gchar *
describe (HiatusStore *store, GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);
      g_autofree gchar *id = hiatus_event_id (event);
      g_autofree gchar *payload = hiatus_event_print_payload (event);
      g_autofree gchar *trigger = event->trigger == NULL ? NULL : g_strescape (event->trigger, NULL);
      g_autofree gchar *note = event->note == NULL ? NULL : g_strescape (event->note, NULL);
      g_autofree gchar *contact = event->contact == NULL ? NULL : g_strescape (event->contact, NULL);
      g_autofree gchar *keyword = event->keyword == NULL ? NULL : g_strescape (event->keyword, NULL);

      g_string_append_printf (text,
                              "%" G_GUINT64_FORMAT " %s %s\n  recorded %" G_GINT64_FORMAT " happened %" G_GINT64_FORMAT " on %04d-%02d-%02d\n  %s\n",
                              event->position,
                              id,
                              hiatus_event_kind_name (event),
                              event->recorded_us,
                              event->happened_us,
                              g_date_get_year (&event->date),
                              (gint) g_date_get_month (&event->date),
                              g_date_get_day (&event->date),
                              payload);
      if (trigger != NULL)
        g_string_append_printf (text, "  trigger \"%s\"\n", trigger);
      if (note != NULL)
        g_string_append_printf (text, "  note \"%s\"\n", note);
      if (contact != NULL)
        g_string_append_printf (text, "  contact \"%s\"\n", contact);
      if (keyword != NULL)
        g_string_append_printf (text, "  keyword \"%s\"\n", keyword);
    }
  describe_drafts (store, text);
  return g_string_free (text, FALSE);
}

/* A journal of each version that was ever released can be read, exactly. The files in fixtures/ were made by
 * the test-store of that version with --make-fixture, and are never made again: a digest stands in each row. */
static void
test_fixture (gconstpointer data)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *journal_name = g_strdup_printf ("%s.db", (const gchar *) data);
  g_autofree gchar *text_name = g_strdup_printf ("%s.txt", (const gchar *) data);
  g_autofree gchar *journal = g_test_build_filename (G_TEST_DIST, "fixtures", journal_name, NULL);
  g_autofree gchar *text = g_test_build_filename (G_TEST_DIST, "fixtures", text_name, NULL);
  g_autofree gchar *keys_name = g_strdup_printf ("%s.keys", (const gchar *) data);
  g_autofree gchar *keys = g_test_build_filename (G_TEST_DIST, "fixtures", keys_name, NULL);
  g_autofree gchar *expected = NULL;
  g_autofree gchar *found = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (HiatusEvent) next = hiatus_sample_urge ("written later");
  HiatusStore *store;

  hiatus_samples_copy (journal, folder, "journal.db");
  g_assert_true (g_file_get_contents (text, &expected, NULL, NULL));
  if (g_file_test (keys, G_FILE_TEST_EXISTS))
    hiatus_samples_copy (keys, folder, "passphrase.keys");
  store = hiatus_samples_open (folder);
  if (hiatus_store_get_seal (store) != NULL)
    g_assert_true (hiatus_samples_unlock (store, FIXTURE_PASSPHRASE));
  events = hiatus_samples_load (store);
  found = describe (store, events);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (hiatus_store_append (store, next, NULL));
  close_store (store);
}

/* `test-store --make-fixture FOLDER` leaves a journal.db, its description and its keys in FOLDER. */
static gint
make_fixture (const gchar *folder)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) written = hiatus_samples_make ();
  g_autoptr (GPtrArray) read = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *recovery = NULL;

  /* The longest notes would only make the fixture large. */
  g_ptr_array_set_size (written, (gint) written->len - 1);
  hiatus_samples_append (store, written);
  g_assert_true (hiatus_store_erase_text (store, g_ptr_array_index (written, written->len - 1), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (draft_names); i++)
    {
      /* Of more than one part, in letters of several bytes. */
      g_autofree gchar *filling = g_strnfill (i * 500, 'd');
      g_autofree gchar *draft = g_strdup_printf ("caf\u00e9%s \xf0\x9f\x8c\x99 %s", filling, draft_names[i]);

      g_assert_true (hiatus_store_save_draft (store, draft_names[i], draft, NULL));
    }
  g_assert_true (hiatus_store_erase_draft (store, "announce/message", NULL));
  recovery = hiatus_samples_set_passphrase (store, FIXTURE_PASSPHRASE);
  read = hiatus_samples_load (store);
  text = describe (store, read);
  hiatus_scratch_write (folder, "journal.txt", text);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--make-fixture"))
    return make_fixture (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/round-trip/file", GINT_TO_POINTER (FALSE), test_round_trip);
  g_test_add_data_func ("/store/round-trip/memory", GINT_TO_POINTER (TRUE), test_round_trip);
  g_test_add_func ("/store/reopen", test_reopen);
  g_test_add_func ("/store/rest", test_rest);
  g_test_add_func ("/store/clock-set-back", test_clock_set_back);
  g_test_add_func ("/store/modes", test_modes);
  g_test_add_func ("/store/lock", test_lock);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/store/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/store/missing-with-backup", test_missing_with_backup);
  g_test_add_func ("/store/invalid-event", test_invalid_event);
  g_test_add_func ("/store/salt", test_salt);
  g_test_add_data_func ("/store/fixture/1", "journal-v1", test_fixture);
  g_test_add_data_func ("/store/fixture/2", "journal-v2", test_fixture);
  g_test_add_data_func ("/store/fixture/3", "journal-v3", test_fixture);
  return g_test_run ();
}
