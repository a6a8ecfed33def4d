/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-database.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

/* Bytes 60 to 63 of the file: the version. A flip there looks like a newer journal, which is refused. */
#define VERSION_BEGIN 60
#define VERSION_END 64

#define DRAFT "letter"
#define DRAFT_LENGTH 5000

typedef struct
{
  HiatusScratch *scratch;
  GPtrArray *events; /* what the journal holds */
  gchar *draft;      /* and what is being written */
  guint8 *data;      /* its file */
  gsize length;
  GDate today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = NULL;
  HiatusStore *store;

  fixture->scratch = hiatus_scratch_make ();
  fixture->events = hiatus_samples_make_many (100);
  g_ptr_array_extend_and_steal (fixture->events, hiatus_samples_make ());
  /* The longest note would be most of the file. */
  g_ptr_array_set_size (fixture->events, (gint) fixture->events->len - 1);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 1, G_DATE_MARCH, 2025);
  store = hiatus_samples_open (fixture->scratch);
  hiatus_samples_append (store, fixture->events);
  fixture->draft = g_malloc0 (DRAFT_LENGTH + 1);
  for (guint i = 0; i < DRAFT_LENGTH; i++)
    fixture->draft[i] = (gchar) ('a' + (i * i / 7 + i) % 26);
  g_assert_true (hiatus_store_save_draft (store, DRAFT, fixture->draft, NULL));
  g_assert_true (hiatus_store_save_draft (store, "announce/message", "beside it", NULL));
  g_assert_true (hiatus_store_back_up (store, &fixture->today, NULL));
  g_assert_finalize_object (store);
  path = g_build_filename (fixture->scratch, "journal.db", NULL);
  g_assert_true (g_file_get_contents (path, (gchar **) &fixture->data, &fixture->length, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->data);
  g_ptr_array_unref (fixture->events);
  g_free (fixture->draft);
  hiatus_scratch_remove (fixture->scratch);
}

static HiatusScratch *
folder_with (Fixture *fixture, const guint8 *data, gsize length, gboolean with_backup)
{
  HiatusScratch *folder = hiatus_scratch_make ();
  g_autofree gchar *journal = g_build_filename (folder, "journal.db", NULL);
  g_autofree gchar *backups = g_build_filename (folder, "backups", NULL);
  g_autofree gchar *backup = g_build_filename (fixture->scratch, "backups", "journal-2025-03-01.db", NULL);

  g_assert_true (g_file_set_contents_full (journal, (const gchar *) data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  if (with_backup)
    hiatus_samples_copy (backup, folder, "backups/journal-2025-03-01.db");
  return folder;
}

static GPtrArray *
read_all (HiatusStore *store, GError **error)
{
  return hiatus_store_check (store, error) ? hiatus_store_load (store, error) : NULL;
}

/* Lets @expected forget the texts that @event has lost; returns how many there are. */
static guint
forget_lost_texts (HiatusEvent *event, HiatusEvent *expected)
{
  const gchar *name = NULL;
  gchar **digest = NULL;
  gchar **text;
  guint n_lost = 0;

  for (guint i = 0; (text = hiatus_event_text (expected, i, &name, &digest)) != NULL; i++)
    {
      if (*text == NULL || *hiatus_event_text (event, i, &name, &digest) != NULL)
        continue;
      g_clear_pointer (text, g_free);
      n_lost++;
    }
  return n_lost;
}

/* Everything that is there is what was written, in the same order; returns how many texts are not. */
static guint
assert_only_what_was_written (GPtrArray *read, GPtrArray *written)
{
  guint next = 0;
  guint n_lost_texts = 0;

  for (guint i = 0; i < read->len; i++)
    {
      HiatusEvent *event = g_ptr_array_index (read, i);
      g_autoptr (HiatusEvent) expected = NULL;

      while (next < written->len && hiatus_event_compare (g_ptr_array_index (written, next), event) != 0)
        next++;
      g_assert_cmpuint (next, <, written->len);
      expected = hiatus_event_copy (g_ptr_array_index (written, next));
      n_lost_texts += forget_lost_texts (event, expected);
      g_assert_true (hiatus_event_equal (event, expected));
    }
  return n_lost_texts;
}

/* A draft is what was written, or, where parts of it are lost for good, what is left of that in its order. */
static void
assert_draft (Fixture *fixture, HiatusStore *store, gboolean may_be_shorter)
{
  g_autofree gchar *draft = NULL;
  g_autoptr (GError) error = NULL;
  const gchar *written = fixture->draft;

  hiatus_store_get_draft (store, DRAFT, &draft, &error);
  g_assert_no_error (error);
  if (!may_be_shorter)
    g_assert_cmpstr (draft, ==, fixture->draft);
  for (const gchar *left = draft; left != NULL && *left != '\0'; left++)
    {
      written = strchr (written, *left);
      g_assert_nonnull (written);
      written++;
    }
}

/* Repairs a store, compares what it says with what there is, and leaves it in use. */
static void
repair (Fixture *fixture, HiatusStore *store, const gchar *folder, guint most_missing, guint most_missing_texts)
{
  g_auto (HiatusRepair) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (HiatusEvent) next = hiatus_sample_urge ("life goes on");
  guint n_lost_texts;

  hiatus_store_repair (store, &fixture->today, &report, &error);
  g_assert_no_error (error);
  read = read_all (store, &error);
  g_assert_no_error (error);
  n_lost_texts = assert_only_what_was_written (read, fixture->events);
  g_assert_cmpuint (report.saved, ==, read->len);
  g_assert_cmpuint (n_lost_texts, ==, report.missing_texts);
  g_assert_cmpuint (fixture->events->len - read->len, <=, most_missing);
  g_assert_cmpuint (n_lost_texts, <=, most_missing_texts);
  if (!report.uncertain)
    g_assert_cmpuint (report.missing, ==, fixture->events->len - read->len);
  assert_draft (fixture, store, most_missing > 0);
  g_assert_nonnull (report.aside);
  g_assert_true (g_file_test (report.aside, G_FILE_TEST_EXISTS));
  g_assert_true (hiatus_store_append (store, next, &error));
  g_assert_cmpuint (next->sequence, ==, 1);
  g_assert_cmpstr (next->device, !=, ((HiatusEvent *) fixture->events->pdata[0])->device);
  g_assert_true (hiatus_store_check (store, &error));
}

static void
try_flip (Fixture *fixture, gsize position, guint8 mask, gboolean with_backup, guint *n_found)
{
  g_autofree guint8 *data = g_memdup2 (fixture->data, fixture->length);
  g_autoptr (HiatusScratch) folder = NULL;
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  data[position] ^= mask;
  folder = folder_with (fixture, data, fixture->length, with_backup);
  store = hiatus_store_new (folder);
  if (hiatus_store_open (store, &error))
    read = read_all (store, &error);
  if (error == NULL)
    {
      hiatus_samples_assert_equal (read, fixture->events);
      assert_draft (fixture, store, FALSE);
      return;
    }
  *n_found += 1;
  if (position >= VERSION_BEGIN && position < VERSION_END && g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_NEWER))
    return;
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  repair (fixture, store, folder, with_backup ? 0 : 1, with_backup ? 0 : 1);
}

/* One byte, anywhere: what is read is what was written, or damage is reported and costs the row it hit. */
static void
test_flip (Fixture *fixture, gconstpointer data)
{
  static const guint8 masks[] = { 0x01, 0xff, 0x80, 0x10 };
  const gsize stride = g_test_thorough () ? 211 : 5003;
  guint n_found = 0;
  guint i = 0;

  for (gsize position = 0; position < fixture->length; position += position < 100 && g_test_thorough () ? 3 : stride, i++)
    try_flip (fixture, position, masks[i % G_N_ELEMENTS (masks)], i % 4 == 0, &n_found);
  g_test_message ("%u of %u flips found", n_found, i);
  g_assert_cmpuint (n_found, >, i / 3);
}

/* A page that the disk has lost. */
static void
test_zeroed_pages (Fixture *fixture, gconstpointer data)
{
  const gsize stride = g_test_thorough () ? 1 : 3;

  for (gsize page = 0; page < fixture->length / HIATUS_PAGE_SIZE; page += stride)
    {
      g_autofree guint8 *bytes = g_memdup2 (fixture->data, fixture->length);
      g_autoptr (HiatusScratch) folder = NULL;
      g_autoptr (HiatusStore) store = NULL;
      g_autoptr (GPtrArray) read = NULL;
      g_autoptr (GError) error = NULL;
      gboolean with_backup = page % 2 == 0;

      memset (bytes + page * HIATUS_PAGE_SIZE, 0, HIATUS_PAGE_SIZE);
      folder = folder_with (fixture, bytes, fixture->length, with_backup);
      store = hiatus_store_new (folder);
      if (hiatus_store_open (store, &error))
        read = read_all (store, &error);
      if (read != NULL)
        continue;
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
      repair (fixture, store, folder, with_backup ? 0 : 30, with_backup ? 0 : 60);
    }
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  const gsize lengths[] = { 1, 99, 100, HIATUS_PAGE_SIZE, fixture->length / 2, fixture->length - HIATUS_PAGE_SIZE, fixture->length - 1 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (HiatusScratch) folder = folder_with (fixture, fixture->data, lengths[i / 2], i % 2 == 0);
      g_autoptr (HiatusStore) store = hiatus_store_new (folder);
      g_autoptr (GError) error = NULL;

      if (hiatus_store_open (store, &error))
        g_assert_null (read_all (store, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
      repair (fixture, store, folder, i % 2 == 0 ? 0 : fixture->events->len, i % 2 == 0 ? 0 : 60);
    }
}

/* One entry of many: the message counts the one that is gone, not all that moved up. */
static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusScratch) folder = folder_with (fixture, fixture->data, fixture->length, FALSE);
  g_autofree gchar *path = g_build_filename (folder, "journal.db", NULL);
  g_autofree gchar *expected = g_strdup_printf ("1 of %u entries is not what was written", fixture->events->len);
  g_autoptr (HiatusStore) store = NULL;
  g_autoptr (sqlite3) database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "DELETE FROM events WHERE position = 7", NULL, NULL, NULL), ==, SQLITE_OK);
  g_clear_pointer (&database, sqlite3_close);
  store = hiatus_samples_open (folder);
  g_assert_false (hiatus_store_check (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, expected));
}

/* A backup that is itself damaged is passed over for an older one. */
static void
test_bad_backup (Fixture *fixture, gconstpointer data)
{
  static const guint8 rubbish[] = "no database at all";
  g_autoptr (HiatusScratch) folder = folder_with (fixture, rubbish, sizeof rubbish, TRUE);
  g_autoptr (HiatusStore) store = hiatus_store_new (folder);
  g_autoptr (GError) error = NULL;

  hiatus_scratch_write (folder, "backups/journal-2025-03-02.db", "no database either");
  g_assert_false (hiatus_store_open (store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  repair (fixture, store, folder, 0, 0);
}

/* Nothing to be saved: an empty journal, and the report does not claim that all is well. */
static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  static const guint8 rubbish[] = "no database at all";
  g_autoptr (HiatusScratch) folder = folder_with (fixture, rubbish, sizeof rubbish, FALSE);
  g_autoptr (HiatusStore) store = hiatus_store_new (folder);
  g_autoptr (GPtrArray) none = hiatus_samples_make_many (0);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *kept = NULL;
  g_auto (HiatusRepair) report = { 0 };

  g_assert_false (hiatus_store_open (store, NULL));
  g_assert_true (hiatus_store_repair (store, &fixture->today, &report, &error));
  g_assert_cmpuint (report.saved, ==, 0);
  g_assert_cmpuint (report.missing, ==, 0);
  g_assert_true (report.uncertain);
  g_assert_false (report.from_backup);
  g_assert_true (g_str_has_suffix (report.aside, "/journal.db.damaged-2025-03-01"));
  g_assert_true (g_file_get_contents (report.aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, (const gchar *) rubbish);
  read = read_all (store, &error);
  g_assert_no_error (error);
  hiatus_samples_assert_equal (read, none);
}

/* Damage after damage: a gap that is known does not count again, and files moved aside pile up, never lost. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  static const gchar *const sqls[] = {
    "UPDATE events SET payload = payload || ' ' WHERE position = 7",
    "UPDATE events SET digest = zeroblob (32) WHERE position = 20",
    "UPDATE events SET previous = zeroblob (32) WHERE position = 30",
    "DELETE FROM events WHERE position BETWEEN 50 AND 52",
    "UPDATE events SET date = '2025-03-31' WHERE position = (SELECT max (position) FROM events)",
  };
  static const guint missing[] = { 1, 0, 0, 3, 1 };
  g_autoptr (HiatusScratch) folder = folder_with (fixture, fixture->data, fixture->length, FALSE);
  g_autofree gchar *path = g_build_filename (folder, "journal.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (HiatusStore) store = hiatus_store_new (folder);
      g_autoptr (sqlite3) database = NULL;
      g_autoptr (GPtrArray) read = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (HiatusRepair) report = { 0 };

      g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (database, sqls[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_clear_pointer (&database, sqlite3_close);
      if (hiatus_store_open (store, &error))
        read = read_all (store, &error);
      g_assert_null (read);
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_true (hiatus_store_repair (store, &fixture->today, &report, &error));
      g_assert_cmpuint (report.missing, ==, missing[i]);
      g_assert_false (report.uncertain);
      read = read_all (store, &error);
      g_assert_no_error (error);
      assert_only_what_was_written (read, fixture->events);
    }
  g_assert_cmpuint (hiatus_samples_count_files (folder, "journal.db.damaged-"), ==, G_N_ELEMENTS (sqls));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/damage/flip", Fixture, NULL, set_up, test_flip, tear_down);
  g_test_add ("/store/damage/zeroed-pages", Fixture, NULL, set_up, test_zeroed_pages, tear_down);
  g_test_add ("/store/damage/truncated", Fixture, NULL, set_up, test_truncated, tear_down);
  g_test_add ("/store/damage/count", Fixture, NULL, set_up, test_count, tear_down);
  g_test_add ("/store/damage/bad-backup", Fixture, NULL, set_up, test_bad_backup, tear_down);
  g_test_add ("/store/damage/nothing-left", Fixture, NULL, set_up, test_nothing_left, tear_down);
  g_test_add ("/store/damage/twice", Fixture, NULL, set_up, test_twice, tear_down);
  return g_test_run ();
}
