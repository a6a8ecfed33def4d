/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

#define SECRET "I still have the blue jumper"
#define SECRET_TRIGGER "the bridge at night"
#define SECRET_CONTACT "Alexandra the Great"
#define SECRET_KEYWORD "+44 7700 900123"

typedef struct
{
  HiatusScratch *folder;
  HiatusStore *store;
  HiatusEvent *secret;
  GPtrArray *others;
  GDate today;
} Fixture;

/* A text in the middle of others: in the journal, in its log, and in two backups. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  gboolean is_long = GPOINTER_TO_INT (data);
  g_autofree gchar *padding = g_strnfill (is_long ? 20000 : 0, '.');
  g_autofree gchar *note = g_strconcat (SECRET, padding, SECRET, NULL);
  g_autoptr (GPtrArray) more = hiatus_samples_make_many (40);

  fixture->folder = hiatus_scratch_make ();
  fixture->store = hiatus_samples_open (fixture->folder);
  fixture->others = hiatus_samples_make_many (40);
  fixture->secret = hiatus_sample_urge (note);
  fixture->secret->trigger = g_strdup (SECRET_TRIGGER);
  fixture->secret->contact = g_strdup (SECRET_CONTACT);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 1, G_DATE_MARCH, 2025);
  hiatus_samples_append (fixture->store, fixture->others);
  g_assert_true (hiatus_store_append (fixture->store, fixture->secret, NULL));
  g_assert_true (hiatus_store_back_up (fixture->store, &fixture->today, NULL));
  hiatus_samples_append (fixture->store, more);
  g_date_add_days (&fixture->today, 1);
  g_assert_true (hiatus_store_back_up (fixture->store, &fixture->today, NULL));
  g_assert_true (hiatus_samples_folder_has (fixture->folder, SECRET));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  hiatus_event_free (fixture->secret);
  g_ptr_array_unref (fixture->others);
  hiatus_scratch_remove (fixture->folder);
}

static void
assert_erased (Fixture *fixture)
{
  g_autoptr (GPtrArray) events = NULL;
  const HiatusEvent *erased = NULL;

  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET));
  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET_TRIGGER));
  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET_CONTACT));
  events = hiatus_samples_load (fixture->store);
  erased = g_ptr_array_index (events, fixture->others->len);
  g_assert_null (erased->note);
  g_assert_null (erased->trigger);
  g_assert_null (erased->contact);
  g_assert_cmpstr (erased->note_digest, ==, fixture->secret->note_digest);
  g_ptr_array_set_size (events, (gint) fixture->others->len);
  hiatus_samples_assert_equal (events, fixture->others);
}

static void
test_everywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  g_assert_no_error (error);
  assert_erased (fixture);

  /* Once more does no harm. */
  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  assert_erased (fixture);
}

/* Whom it was about, and the keyword that gave somebody else away, are texts like any other. */
static void
test_keyword (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusEvent) wrong = hiatus_event_new (HIATUS_EVENT_WRONG_PERSON);
  g_autoptr (GPtrArray) events = NULL;
  const HiatusEvent *erased;

  wrong->date = fixture->today;
  wrong->contact = g_strdup (SECRET_CONTACT);
  wrong->keyword = g_strdup (SECRET_KEYWORD);
  g_assert_true (hiatus_store_append (fixture->store, wrong, NULL));
  g_date_add_days (&fixture->today, 1);
  g_assert_true (hiatus_store_back_up (fixture->store, &fixture->today, NULL));
  g_assert_true (hiatus_samples_folder_has (fixture->folder, SECRET_KEYWORD));
  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, NULL));
  g_assert_true (hiatus_store_erase_text (fixture->store, wrong, NULL));

  g_assert_false (hiatus_samples_folder_has (fixture->folder, SECRET_KEYWORD));
  assert_erased (fixture);
  events = hiatus_samples_load (fixture->store);
  erased = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpint (erased->kind, ==, HIATUS_EVENT_WRONG_PERSON);
  g_assert_null (erased->contact);
  g_assert_null (erased->keyword);
  g_assert_cmpstr (erased->keyword_digest, ==, wrong->keyword_digest);
}

/* Backups stay good: nothing of the erased text is taken for damage. */
static void
test_then_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *aside = NULL;

  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  aside = hiatus_store_restore (fixture->store, &fixture->today, &fixture->today, &error);
  g_assert_no_error (error);
  assert_erased (fixture);
}

static void
test_in_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *aside = hiatus_store_restore (fixture->store, &fixture->today, &fixture->today, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  g_assert_no_error (error);
  assert_erased (fixture);
}

/* A journal moved aside that SQLite cannot read, with its log. */
static void
test_in_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRepair) repair = { 0 };
  g_autofree gchar *path = g_build_filename (fixture->folder, "journal.db", NULL);
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite ("damaged!", 1, 8, file), ==, 8);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_true (hiatus_store_repair (fixture->store, &fixture->today, &repair, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (repair.missing, ==, 0);
  g_assert_cmpuint (repair.missing_texts, ==, 0);
  g_assert_true (hiatus_samples_folder_has (fixture->folder, SECRET));
  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  g_assert_no_error (error);
  assert_erased (fixture);
}

/* A repair does not bring back from a backup what was erased from the journal alone. */
static void
test_then_repair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusScratch) kept = hiatus_scratch_make ();
  g_autoptr (GError) error = NULL;
  g_auto (HiatusRepair) repair = { 0 };
  g_autofree gchar *backup = g_build_filename (fixture->folder, "backups", "journal-2025-03-02.db", NULL);
  g_autofree gchar *copy = g_build_filename (kept, "copy.db", NULL);
  g_autoptr (GPtrArray) events = NULL;

  hiatus_samples_copy (backup, kept, "copy.db");
  g_assert_true (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  hiatus_samples_copy (copy, fixture->folder, "backups/journal-2025-03-02.db");
  g_assert_true (hiatus_store_repair (fixture->store, &fixture->today, &repair, &error));
  g_assert_no_error (error);
  events = hiatus_samples_load (fixture->store);
  g_assert_null (((HiatusEvent *) events->pdata[fixture->others->len])->note);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HiatusEvent) stranger = hiatus_sample_urge (NULL);

  stranger->device = g_strdup ("00000000");
  stranger->sequence = 1;
  g_assert_false (hiatus_store_erase_text (fixture->store, stranger, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
}

/* The error names the file that could not be reached. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *path = g_build_filename (fixture->folder, "backups", "journal-2024-01-01.db", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (hiatus_store_erase_text (fixture->store, fixture->secret, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, path));
  assert_erased (fixture);
}

static void
add (const gchar *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree gchar *short_path = g_strdup_printf ("/store/erase/%s/short", name);
  g_autofree gchar *long_path = g_strdup_printf ("/store/erase/%s/long", name);

  g_test_add (short_path, Fixture, GINT_TO_POINTER (FALSE), set_up, test, tear_down);
  g_test_add (long_path, Fixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("everywhere", test_everywhere);
  add ("keyword", test_keyword);
  add ("then-restore", test_then_restore);
  add ("in-replaced", test_in_replaced);
  add ("in-damaged", test_in_damaged);
  add ("then-repair", test_then_repair);
  add ("unknown", test_unknown);
  add ("unreachable", test_unreachable);
  return g_test_run ();
}
