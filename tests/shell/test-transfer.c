/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All that Hiatus knows, out into a file and in from one. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "tests/shell/store-samples.h"
#include "tests/shell/transfer-fixture.h"

#define PASSPHRASE "the mill behind the moon"

/* Out, in somewhere else, out again: the same to the byte, and the journal vouches for all of it. */
static void
test_round_trip (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *again = NULL;
  g_autofree gchar *contacts = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) read = NULL;

  person_init (&person);
  person_live (&person);
  text = person_export (&person);
  person_init (&other);
  person_assert_import (&other, text);
  again = person_export (&other);
  g_assert_cmpstr (again, ==, text);
  events = hiatus_samples_load (person.store);
  read = hiatus_samples_load (other.store);
  hiatus_samples_assert_equal (read, events);
  contacts = person_read (&other, "contacts.ini");
  g_assert_cmpstr (contacts, ==, "# whom I mean\n[A]\nnames=A Secret\n\n# the end");
}

static void
test_empty (void)
{
  g_auto (Person) person = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  text = person_export (&person);
  g_assert_cmpstr (text, ==, "{\"format\": \"hiatus-export\",\n \"version\": 1,\n \"files\": [],\n \"drafts\": [],\n \"events\": []\n}\n");
  g_assert_true (person_import (&person, text, &import, &error));
  g_assert_no_error (error);
  g_assert_true (hiatus_import_is_empty (&import));
}

/* Once more is not twice, and leaves nothing aside. */
static void
test_twice (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *again = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  person_live (&person);
  text = person_export (&person);
  person_init (&other);
  person_assert_import (&other, text);
  g_assert_cmpuint (hiatus_samples_count_files (other.data, "journal.db.imported-"), ==, 1);
  g_assert_true (person_import (&other, text, &import, &error));
  g_assert_no_error (error);
  g_assert_true (hiatus_import_is_empty (&import));
  g_assert_cmpuint (hiatus_samples_count_files (other.data, "journal.db.imported-"), ==, 1);
  again = person_export (&other);
  g_assert_cmpstr (again, ==, text);
}

/* Two that go on beside each other come to the same, whoever takes in whom, and can go on after that. */
static void
test_union (void)
{
  g_auto (Person) left = { 0 };
  g_auto (Person) right = { 0 };
  g_autofree gchar *left_text = NULL;
  g_autofree gchar *right_text = NULL;
  g_autofree gchar *both = NULL;
  g_autofree gchar *both_too = NULL;
  g_auto (HiatusImport) import = { 0 };
  g_autoptr (GError) error = NULL;

  person_init (&left);
  person_init (&right);
  for (gint64 i = 0; i < 10; i++)
    {
      person_log_urge (&left, HIATUS_SAMPLE_US + 2 * i * G_TIME_SPAN_HOUR, "left");
      person_log_urge (&right, HIATUS_SAMPLE_US + (2 * i + 1) * G_TIME_SPAN_HOUR, i % 2 == 0 ? "right" : NULL);
    }
  left_text = person_export (&left);
  right_text = person_export (&right);
  g_assert_true (person_import (&left, right_text, &import, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (import.added, ==, 10);
  g_assert_cmpuint (import.added_with_words, ==, 5);
  g_assert_cmpuint (import.known, ==, 0);
  g_assert_true (import.is_foreign);
  g_assert_cmpstr (import.first, ==, "2025-03-01");
  g_assert_cmpstr (import.overlap_from, ==, "2025-03-01");
  person_assert_import (&right, left_text);
  both = person_export (&left);
  both_too = person_export (&right);
  g_assert_cmpstr (both, ==, both_too);
  person_log_urge (&left, HIATUS_SAMPLE_US, "earlier, by a clock that is wrong");
  hiatus_store_check (left.store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&both, g_free);
  both = person_export (&left);
  person_assert_import (&right, both);
}

/* Of what is lost here, and still there, all comes back in its place. */
static void
test_gap (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_autofree gchar *early = NULL;
  g_autofree gchar *whole = NULL;
  g_autofree gchar *again = NULL;

  person_init (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "first");
  early = person_export (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "second");
  whole = person_export (&person);
  person_init (&other);
  person_assert_import (&other, early);
  person_log_urge (&other, TRANSFER_NOW_US, "third");
  person_assert_import (&other, whole);
  again = person_export (&other);
  g_assert_nonnull (strstr (again, "\"second\""));
  g_assert_cmpint (strstr (again, "\"first\"") - again, <, strstr (again, "\"second\"") - again);
  g_assert_cmpint (strstr (again, "\"second\"") - again, <, strstr (again, "\"third\"") - again);
}

/* A folder that was copied, and went on in two places. */
static void
test_conflict (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) copy = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *path = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "common");
  g_assert_finalize_object (g_steal_pointer (&person.store));
  person_init (&copy);
  g_assert_finalize_object (g_steal_pointer (&copy.store));
  path = g_build_filename (person.data, "journal.db", NULL);
  hiatus_samples_copy (path, copy.data, "journal.db");
  person_open (&person);
  person_open (&copy);
  person_log_urge (&person, HIATUS_SAMPLE_US, "here");
  person_log_urge (&copy, TRANSFER_NOW_US, "there");
  text = person_export (&copy);
  before = person_export (&person);
  g_assert_false (person_import (&person, text, &import, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "-2, and not the same"));
  after = person_export (&person);
  g_assert_cmpstr (after, ==, before);
}

/* What was erased in one place is erased in both. */
static void
test_erased (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *with = NULL;
  g_autofree gchar *without = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "to be erased");
  with = person_export (&person);
  person_init (&other);
  person_assert_import (&other, with);
  events = hiatus_samples_load (person.store);
  hiatus_store_erase_text (person.store, g_ptr_array_index (events, 0), &error);
  g_assert_no_error (error);
  without = person_export (&person);
  g_assert_null (strstr (without, "to be erased"));
  g_assert_true (person_import (&other, without, &import, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (import.erased, ==, 1);
  person_assert_import (&person, with);
  g_clear_pointer (&with, g_free);
  after = person_export (&other);
  g_assert_cmpstr (after, ==, without);
  with = person_export (&person);
  g_assert_cmpstr (with, ==, without);
}

/* What is being written here is not touched, and the files of before are kept. */
static void
test_kept (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *draft = NULL;
  g_autofree gchar *kept = NULL;
  g_autofree gchar *help = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  person_live (&person);
  text = person_export (&person);
  person_init (&other);
  person_write (&other, "contacts.ini", "[B]\nnames=B Secret\n");
  person_write (&other, "help-lines.ini", "# mine\n");
  hiatus_store_save_draft (other.store, "letter", "another letter", &error);
  g_assert_no_error (error);
  g_assert_true (person_import (&other, text, &import, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (import.added_drafts, ==, 0);
  g_assert_cmpuint (import.kept_drafts, ==, 1);
  g_assert_cmpuint (import.added_files->len, ==, 4);
  g_assert_cmpuint (import.replaced_files->len, ==, 1);
  hiatus_store_get_draft (other.store, "letter", &draft, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft, ==, "another letter");
  kept = person_read (&other, "contacts.ini" HIATUS_OWN_FILE_KEPT);
  g_assert_cmpstr (kept, ==, "[B]\nnames=B Secret\n");
  help = person_read (&other, "help-lines.ini");
  g_assert_cmpstr (help, ==, "# mine\n");
}

/* What a passphrase locks is exported open, once it is given; and what is imported is locked, given or not. */
static void
test_locked (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_autofree gchar *recovery = NULL;
  g_autofree gchar *other_recovery = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *again = NULL;
  g_autoptr (GError) error = NULL;
  gint memory = transfer_memory ("", 0);

  person_init (&person);
  person_live (&person);
  text = person_export (&person);
  recovery = hiatus_samples_set_passphrase (person.store, PASSPHRASE);
  hiatus_store_lock (person.store);
  g_assert_false (transfer_export (person.store, memory, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  g_assert_cmpint (lseek (memory, 0, SEEK_END), ==, 0);
  close (memory);
  g_assert_true (hiatus_samples_unlock (person.store, PASSPHRASE));
  again = person_export (&person);
  g_assert_cmpstr (again, ==, text);

  person_init (&other);
  g_assert_true (hiatus_store_save_draft (other.store, "letter", "mine", NULL));
  other_recovery = hiatus_samples_set_passphrase (other.store, PASSPHRASE);
  hiatus_store_lock (other.store);
  person_assert_import (&other, text);
  g_assert_false (hiatus_samples_folder_has (other.data, "note of kind 5"));
  g_assert_true (hiatus_samples_unlock (other.store, PASSPHRASE));
  g_clear_pointer (&again, g_free);
  again = person_export (&other);
  g_assert_nonnull (strstr (again, "note of kind 5"));
  g_assert_nonnull (strstr (again, "\"text\": \"mine\""));
}

/* A link of the person's stays one. */
static void
test_link (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_autoptr (HiatusScratch) elsewhere = hiatus_scratch_make ();
  g_autofree gchar *target = g_build_filename (elsewhere, "mine.ini", NULL);
  g_autofree gchar *path = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *content = NULL;

  person_init (&person);
  person_live (&person);
  text = person_export (&person);
  person_init (&other);
  person_write (&other, "settings.ini", "");
  path = g_build_filename (other.own, "settings.ini", NULL);
  hiatus_scratch_write (elsewhere, "mine.ini", "[tray]\ndiscreet=yes\n");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  person_assert_import (&other, text);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "[times]\r\nmorning=08:00\r\n");
}

/* Another file than that of the question. */
static void
test_other_file (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_auto (HiatusImport) asked = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autofree gchar *text = NULL;
  g_autofree gchar *later = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;
  gint first, second;
  GDate today;

  person_init (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "first");
  text = person_export (&person);
  person_log_urge (&person, HIATUS_SAMPLE_US, "second");
  later = person_export (&person);
  first = transfer_memory (text, -1);
  second = transfer_memory (later, -1);
  person_init (&other);
  transfer_get_today (&today);
  g_assert_true (transfer_examine (other.store, first, TRANSFER_NOW_US, &asked, &error));
  g_assert_false (transfer_import (other.store, second, asked.digest, &today, &import, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  after = person_export (&other);
  g_assert_null (strstr (after, "first"));
  close (first);
  close (second);
}

static void
test_pipe (void)
{
  g_auto (Person) person = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autoptr (GError) error = NULL;
  gint ends[2];

  person_init (&person);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_false (transfer_examine (person.store, ends[0], TRANSFER_NOW_US, &import, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (transfer_export (person.store, ends[1], &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  close (ends[0]);
  close (ends[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfer/round-trip", test_round_trip);
  g_test_add_func ("/transfer/empty", test_empty);
  g_test_add_func ("/transfer/twice", test_twice);
  g_test_add_func ("/transfer/union", test_union);
  g_test_add_func ("/transfer/gap", test_gap);
  g_test_add_func ("/transfer/conflict", test_conflict);
  g_test_add_func ("/transfer/erased", test_erased);
  g_test_add_func ("/transfer/kept", test_kept);
  g_test_add_func ("/transfer/locked", test_locked);
  g_test_add_func ("/transfer/link", test_link);
  g_test_add_func ("/transfer/other-file", test_other_file);
  g_test_add_func ("/transfer/pipe", test_pipe);
  return g_test_run ();
}
