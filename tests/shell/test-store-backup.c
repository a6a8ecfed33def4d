/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/calendar.h"
#include "daemon/core/error.h"
#include "daemon/shell/store-private.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

/* Which of the backups that there are, by days before 2025-03-30 (a Sunday), are kept. */
typedef struct
{
  const gchar *name;
  const gchar *present; /* newest first */
  const gchar *kept;
} Choice;

static const Choice choices[] = {
  { "none", "", "" },
  { "one", "0", "0" },
  { "seven days", "0 1 2 3 4 5 6", "0 1 2 3 4 5 6" },
  { "eight days", "0 1 2 3 4 5 6 7", "0 1 2 3 4 5 6 7" },
  { "nine days", "0 1 2 3 4 5 6 7 8", "0 1 2 3 4 5 6 7" },
  { "five weeks",
    "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36",
    "0 1 2 3 4 5 6 7 14 21 28" },
  { "weeks with days between", "0 1 2 3 4 5 6 9 12 18 27 28 34 35 41", "0 1 2 3 4 5 6 9 18 27 28" },
  { "months away", "0 100 200 300 400 500 600 700 800 801 806 900 1000 1100 1200", "0 100 200 300 400 500 600 700 800 806 900" },
};

static guint
parse_days (const gchar *text, GDate *dates)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_days = *text == '\0' ? 0 : g_strv_length (words);

  for (guint i = 0; i < n_days; i++)
    {
      g_date_clear (&dates[i], 1);
      g_date_set_dmy (&dates[i], 30, G_DATE_MARCH, 2025);
      g_date_subtract_days (&dates[i], (guint) g_ascii_strtoull (words[i], NULL, 10));
    }
  return n_days;
}

static void
test_choice (gconstpointer data)
{
  const Choice *choice = data;
  GDate dates[64];
  GDate expected[64];
  gboolean kept[64];
  guint n_dates = parse_days (choice->present, dates);
  guint n_expected = parse_days (choice->kept, expected);
  guint n_kept = 0;

  hiatus_backup_choose (dates, n_dates, kept);
  for (guint i = 0; i < n_dates; i++)
    if (kept[i])
      {
        g_assert_cmpuint (n_kept, <, n_expected);
        g_assert_cmpint (g_date_compare (&dates[i], &expected[n_kept]), ==, 0);
        n_kept++;
      }
  g_assert_cmpuint (n_kept, ==, n_expected);
}

static void
make_backup (HiatusStore *store, const GDate *date)
{
  g_autoptr (GError) error = NULL;

  hiatus_store_back_up (store, date, &error);
  g_assert_no_error (error);
}

/* Day after day for a quarter: backups must grow old, and stop at seven and four. */
static void
test_every_day (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 2025);
  g_autoptr (GDate) oldest = g_date_new ();
  g_auto (GStrv) dates = NULL;

  for (guint i = 0; i < 90; i++)
    {
      make_backup (store, date);
      g_date_add_days (date, 1);
    }
  dates = hiatus_store_list_backups (store, NULL);
  g_assert_cmpuint (g_strv_length (dates), ==, 11);
  g_assert_cmpstr (dates[0], ==, "2025-03-31");
  g_assert_cmpstr (dates[6], ==, "2025-03-25");
  g_assert_true (hiatus_calendar_parse_date (dates[10], oldest, NULL));
  g_assert_cmpint (g_date_days_between (oldest, date), >=, 28);
}

static void
test_once_a_day (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "backups", "journal-2025-03-01.db", NULL);
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  gsize first_length;
  gsize second_length;

  make_backup (store, today);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  hiatus_samples_append (store, events);
  make_backup (store, today);
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

/* What is no backup of ours is neither listed nor removed. */
static void
test_strangers (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autofree gchar *stranger = g_build_filename (folder, "backups", "journal-old.db", NULL);
  g_auto (GStrv) dates = NULL;

  hiatus_scratch_write (folder, "backups/journal-old.db", "mine");
  hiatus_scratch_write (folder, "backups/journal-2025-02-30.db", "no date");
  make_backup (store, today);
  dates = hiatus_store_list_backups (store, NULL);
  g_assert_cmpuint (g_strv_length (dates), ==, 1);
  g_assert_cmpstr (dates[0], ==, "2025-03-01");
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

/* A copy that does not pass must not push a good one out. */
static void
test_bad_copy (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (5);
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autofree gchar *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) dates = NULL;

  hiatus_samples_append (store, events);
  make_backup (store, date);
  g_assert_cmpint (sqlite3_exec (store->database, "UPDATE events SET payload = replace (payload, '2', '3') WHERE position = 3", NULL, NULL, NULL), ==, SQLITE_OK);
  g_date_add_days (date, 1);
  g_assert_false (hiatus_store_back_up (store, date, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "1 of 5"));
  dates = hiatus_store_list_backups (store, NULL);
  g_assert_cmpuint (g_strv_length (dates), ==, 1);
  g_assert_cmpstr (dates[0], ==, "2025-03-01");
  g_assert_cmpuint (hiatus_samples_count_files (backups, ""), ==, 1);
}

static void
test_restore (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) before = hiatus_samples_make ();
  g_autoptr (GPtrArray) after = hiatus_samples_make_many (4);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GDate) backup = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GDate) today = g_date_new_dmy (3, G_DATE_MARCH, 2025);
  g_autoptr (HiatusEvent) next = hiatus_sample_urge ("from here on");
  g_autoptr (HiatusStore) replaced = NULL;
  g_autoptr (HiatusScratch) other = hiatus_scratch_make ();
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *aside = NULL;
  g_autofree gchar *again = NULL;

  hiatus_samples_append (store, before);
  make_backup (store, backup);
  hiatus_samples_append (store, after);
  aside = hiatus_store_restore (store, backup, today, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "/journal.db.replaced-2025-03-03"));
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, before);

  /* The number that the first of @after had is not given to something else. */
  g_assert_true (hiatus_store_append (store, next, &error));
  g_assert_cmpstr (next->device, !=, ((HiatusEvent *) after->pdata[0])->device);
  g_assert_cmpuint (next->sequence, ==, 1);
  g_assert_cmpuint (next->position, ==, before->len + 1);
  g_assert_true (hiatus_store_check (store, &error));

  /* What was left behind is kept whole. */
  hiatus_samples_copy (aside, other, "journal.db");
  replaced = hiatus_samples_open (other);
  old = hiatus_samples_load (replaced);
  g_ptr_array_extend_and_steal (before, g_ptr_array_ref (after));
  hiatus_samples_assert_equal (old, before);

  again = hiatus_store_restore (store, backup, today, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (again, "/journal.db.replaced-2025-03-03-2"));
}

/* A repair right after a restore does not bring back what was left behind. */
static void
test_repair_after_restore (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) before = hiatus_samples_make_many (3);
  g_autoptr (GPtrArray) after = hiatus_samples_make_many (4);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GDate) second = g_date_new_dmy (2, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRepair) repair = { 0 };
  g_autofree gchar *aside = NULL;

  hiatus_samples_append (store, before);
  make_backup (store, first);
  hiatus_samples_append (store, after);
  make_backup (store, second);
  aside = hiatus_store_restore (store, first, second, &error);
  g_assert_no_error (error);
  hiatus_scratch_write (folder, "journal.db", "no database any more");
  g_assert_true (hiatus_store_repair (store, second, &repair, &error));
  g_assert_no_error (error);
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, before);
}

static void
test_restore_refused (void)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (4);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;

  hiatus_samples_append (store, events);
  g_assert_null (hiatus_store_restore (store, date, date, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  hiatus_scratch_write (folder, "backups/journal-2025-03-01.db", "no database");
  g_assert_null (hiatus_store_restore (store, date, date, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_assert_cmpuint (hiatus_samples_count_files (folder, "journal.db."), ==, 0);
  read = hiatus_samples_load (store);
  hiatus_samples_assert_equal (read, events);
}

static void
test_in_memory (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_MARCH, 2025);
  g_auto (GStrv) dates = NULL;
  g_autoptr (GError) error = NULL;

  make_backup (store, date);
  dates = hiatus_store_list_backups (store, &error);
  g_assert_cmpuint (g_strv_length (dates), ==, 0);
  g_assert_null (hiatus_store_restore (store, date, date, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

/* Whoever dies between the renames of a restore or repair finds it finished at the next start. */
static void
test_interrupted_swap (gconstpointer data)
{
  guint n_steps = GPOINTER_TO_UINT (data);
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *journal = g_build_filename (folder, "journal.db", NULL);
  g_autofree gchar *next = g_build_filename (folder, "journal.db.next-damaged-2025-03-01", NULL);
  g_autofree gchar *aside = g_build_filename (folder, "journal.db.damaged-2025-03-01", NULL);
  g_autofree gchar *aside_log = g_build_filename (folder, "journal.db.damaged-2025-03-01-wal", NULL);
  g_autofree gchar *log = g_build_filename (folder, "journal.db-wal", NULL);
  g_autoptr (GPtrArray) events = hiatus_samples_make_many (4);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (HiatusStore) after = NULL;
  HiatusStore *store = hiatus_samples_open (folder);

  hiatus_samples_append (store, events);
  g_assert_finalize_object (store);
  hiatus_samples_copy (journal, folder, "journal.db.next-damaged-2025-03-01");
  hiatus_scratch_write (folder, "journal.db", "damaged");
  hiatus_scratch_write (folder, "journal.db-wal", "its log");
  if (n_steps > 0)
    g_assert_cmpint (g_rename (log, aside_log), ==, 0);
  if (n_steps > 1)
    g_assert_cmpint (g_rename (journal, aside), ==, 0);

  after = hiatus_samples_open (folder);
  read = hiatus_samples_load (after);
  hiatus_samples_assert_equal (read, events);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (aside_log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/store/backup/choice/%s", choices[i].name);

      g_test_add_data_func (path, &choices[i], test_choice);
    }
  g_test_add_func ("/store/backup/every-day", test_every_day);
  g_test_add_func ("/store/backup/once-a-day", test_once_a_day);
  g_test_add_func ("/store/backup/strangers", test_strangers);
  g_test_add_func ("/store/backup/bad-copy", test_bad_copy);
  g_test_add_func ("/store/backup/in-memory", test_in_memory);
  g_test_add_func ("/store/restore", test_restore);
  g_test_add_func ("/store/restore/then-repair", test_repair_after_restore);
  g_test_add_func ("/store/restore/refused", test_restore_refused);
  for (guint i = 0; i <= 2; i++)
    {
      g_autofree gchar *path = g_strdup_printf ("/store/swap/interrupted/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_interrupted_swap);
    }
  return g_test_run ();
}
