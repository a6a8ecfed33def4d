/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens while an export or an import goes on: nothing of it is lost, and nothing that was erased comes back. */

#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "tests/shell/store-samples.h"
#include "tests/shell/transfer-fixture.h"

#define PASSPHRASE "the mill behind the moon"

/* Together they take more than one slice. */
#define N_HERE 4
#define N_THERE 40

/**
 * Between:
 * @name: of the test
 * @every: at each of how many points: those that count most at every one
 * @prepare: (nullable): what was before
 * @happens: what happens in between
 * @check: (nullable): wants it to be so afterwards, of which the second argument is an export
 *
 * Something that happens at the points of an import.
 */
typedef struct
{
  const gchar *name;
  guint every;
  void (*prepare) (Person *person);
  void (*happens) (Person *person);
  void (*check) (Person *person,
                 const gchar *after);
} Between;

static void
live (Person *person, guint n, const gchar *note)
{
  person_init (person);
  for (guint i = 0; i < n; i++)
    person_log_urge (person, HIATUS_SAMPLE_US + i * G_TIME_SPAN_HOUR, i % 3 == 0 ? note : NULL);
}

static void
append (Person *person)
{
  person_log_urge (person, TRANSFER_NOW_US, "in between");
}

static void
wants_appended (Person *person, const gchar *after)
{
  g_assert_nonnull (strstr (after, "in between"));
}

static void
write_secret (Person *person)
{
  person_log_urge (person, TRANSFER_NOW_US, "to be erased");
}

static void
erase (Person *person)
{
  g_autoptr (GPtrArray) events = hiatus_samples_load (person->store);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const HiatusEvent *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (event->note, "to be erased") == 0)
        hiatus_store_erase_text (person->store, event, &error);
      g_assert_no_error (error);
    }
}

static void
wants_erased (Person *person, const gchar *after)
{
  g_assert_null (strstr (after, "to be erased"));
  g_assert_false (hiatus_samples_folder_has (person->data, "to be erased"));
}

static void
write_draft (Person *person)
{
  g_assert_true (hiatus_store_save_draft (person->store, "letter", "Dear reader", NULL));
}

static void
wants_draft (Person *person, const gchar *after)
{
  g_assert_nonnull (strstr (after, "Dear reader"));
}

static void
erase_draft (Person *person)
{
  g_assert_true (hiatus_store_erase_draft (person->store, "letter", NULL));
}

static void
wants_no_draft (Person *person, const gchar *after)
{
  g_assert_false (hiatus_samples_folder_has (person->data, "Dear reader"));
}

static void
set_passphrase (Person *person)
{
  g_free (hiatus_samples_set_passphrase (person->store, PASSPHRASE));
}

static void
wants_sealed (Person *person, const gchar *after)
{
  g_assert_false (hiatus_samples_folder_has (person->data, "here"));
  g_assert_false (hiatus_samples_folder_has (person->data, "there"));
}

static void
lock (Person *person)
{
  hiatus_store_lock (person->store);
}

static void
remove_passphrase (Person *person)
{
  g_assert_true (hiatus_store_remove_seal (person->store, NULL));
}

static void
back_up (Person *person)
{
  GDate yesterday;

  transfer_get_today (&yesterday);
  g_date_subtract_days (&yesterday, 1);
  g_assert_true (hiatus_store_back_up (person->store, &yesterday, NULL));
  person_log_urge (person, TRANSFER_NOW_US, "left behind");
}

static void
restore (Person *person)
{
  g_autofree gchar *aside = NULL;
  g_autoptr (GError) error = NULL;
  GDate today, yesterday;

  transfer_get_today (&today);
  yesterday = today;
  g_date_subtract_days (&yesterday, 1);
  aside = hiatus_store_restore (person->store, &yesterday, &today, &error);
  g_assert_no_error (error);
}

static void
wants_restored (Person *person, const gchar *after)
{
  g_assert_null (strstr (after, "left behind"));
}

static void
make_backup (Person *person)
{
  GDate today;

  transfer_get_today (&today);
  g_assert_true (hiatus_store_back_up (person->store, &today, NULL));
}

static HiatusTransfer *
begin_import (Person *person, gint memory)
{
  g_auto (HiatusImport) asked = { 0 };
  g_autoptr (GError) error = NULL;
  HiatusTransfer *transfer;
  GDate today;

  transfer_get_today (&today);
  transfer_examine (person->store, memory, TRANSFER_NOW_US, &asked, &error);
  g_assert_no_error (error);
  transfer = hiatus_store_begin_import (person->store, memory, asked.digest, &today, &error);
  g_assert_no_error (error);
  return transfer;
}

/* Returns: whether it was done before */
static gboolean
go_on (HiatusTransfer *transfer, guint n_slices)
{
  g_autoptr (GError) error = NULL;
  HiatusSlice slice = HIATUS_SLICE_MORE;

  for (guint i = 0; i < n_slices && slice == HIATUS_SLICE_MORE; i++)
    slice = hiatus_transfer_go_on (transfer, &error);
  g_assert_no_error (error);
  return slice == HIATUS_SLICE_DONE;
}

static void
assert_nothing_half_done (Person *person)
{
  g_autofree gchar *backups = g_build_filename (person->data, "backups", NULL);
  g_autoptr (GDir) folder = g_dir_open (backups, 0, NULL);
  const gchar *name;

  g_assert_cmpuint (hiatus_samples_count_files (person->data, "journal.db.part"), ==, 0);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static gint
export_there (void)
{
  g_auto (Person) there = { 0 };
  g_autofree gchar *text = NULL;

  live (&there, N_THERE, "there");
  text = person_export (&there);
  return transfer_memory (text, -1);
}

static void
assert_all_there (Person *person, const Between *between)
{
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  assert_nothing_half_done (person);
  hiatus_store_check (person->store, &error);
  g_assert_no_error (error);
  if (hiatus_store_get_seal (person->store) != NULL)
    g_assert_true (hiatus_samples_unlock (person->store, PASSPHRASE));
  after = person_export (person);
  g_assert_nonnull (strstr (after, "\"here\""));
  g_assert_nonnull (strstr (after, "\"there\""));
  if (between->check != NULL)
    between->check (person, after);
}

/* At one point of an import after the other. */
static void
test_between (gconstpointer data)
{
  const Between *between = data;
  gint memory = export_there ();
  gboolean was_done = FALSE;
  guint n_slices;

  for (n_slices = 0; !was_done; n_slices += between->every)
    {
      g_auto (Person) person = { 0 };
      g_autoptr (HiatusTransfer) transfer = NULL;

      live (&person, N_HERE, "here");
      if (between->prepare != NULL)
        between->prepare (&person);
      transfer = begin_import (&person, memory);
      was_done = go_on (transfer, n_slices);
      between->happens (&person);
      if (!was_done)
        g_assert_true (go_on (transfer, G_MAXUINT));
      g_clear_pointer (&transfer, hiatus_transfer_free);
      /* What was gone back to afterwards has none of it. */
      if (!was_done || between->happens != restore)
        assert_all_there (&person, between);
    }
  g_test_message ("%u slices", n_slices);
  g_assert_cmpuint (n_slices, >, 8);
  close (memory);
}

/* Whoever leaves in the middle has changed nothing. */
static void
test_stopped (void)
{
  gint memory = export_there ();
  g_auto (Person) person = { 0 };
  g_autofree gchar *before = NULL;
  gboolean was_done = FALSE;

  live (&person, N_HERE, "here");
  before = person_export (&person);
  for (guint n_slices = 0; !was_done; n_slices++)
    {
      g_autofree gchar *after = NULL;
      HiatusTransfer *transfer = begin_import (&person, memory);

      was_done = go_on (transfer, n_slices);
      hiatus_transfer_free (transfer);
      assert_nothing_half_done (&person);
      after = person_export (&person);
      g_assert_cmpint (strcmp (after, before) == 0, !=, was_done);
    }
  close (memory);
}

/* Whoever writes all the time does not put it off for ever. */
static void
test_again_and_again (void)
{
  gint memory = export_there ();
  g_auto (Person) person = { 0 };
  g_autoptr (HiatusTransfer) transfer = NULL;
  g_autofree gchar *after = NULL;
  guint n_slices = 0;

  live (&person, N_HERE, "here");
  transfer = begin_import (&person, memory);
  for (; !go_on (transfer, 1); n_slices++)
    {
      g_assert_cmpuint (n_slices, <, 10);
      append (&person);
    }
  g_assert_cmpuint (n_slices, ==, 2);
  g_clear_pointer (&transfer, hiatus_transfer_free);
  after = person_export (&person);
  g_assert_nonnull (strstr (after, "in between"));
  g_assert_nonnull (strstr (after, "there"));
  close (memory);
}

/* An export is of one moment, the last one in which something happened. */
static void
test_export (void)
{
  g_auto (Person) person = { 0 };
  g_autofree gchar *long_note = g_strnfill (HIATUS_NOTE_MAX, 'x');
  gboolean was_done = FALSE;

  live (&person, N_HERE, "here");
  /* So that some of it is in the file before the end. */
  person_log_urge (&person, TRANSFER_NOW_US, long_note);
  for (guint i = 0; i < N_THERE; i++)
    person_log_urge (&person, TRANSFER_NOW_US, NULL);
  write_secret (&person);
  for (guint n_slices = 0; !was_done; n_slices++)
    {
      gint memory = transfer_memory ("", 0);
      g_autofree gchar *expected = NULL;
      g_autofree gchar *text = NULL;
      g_autoptr (GError) error = NULL;
      HiatusTransfer *transfer = hiatus_store_begin_export (person.store, memory, &error);
      off_t length;

      g_assert_no_error (error);
      was_done = go_on (transfer, n_slices);
      if (!was_done)
        {
          append (&person);
          erase (&person);
          g_assert_true (go_on (transfer, G_MAXUINT));
        }
      hiatus_transfer_free (transfer);
      expected = person_export (&person);
      length = lseek (memory, 0, SEEK_END);
      text = g_malloc0 ((gsize) length + 1);
      g_assert_cmpint (pread (memory, text, (gsize) length, 0), ==, length);
      g_assert_cmpstr (text, ==, expected);
      close (memory);
    }
}

/* What is locked in between is not taken for damage. */
static void
test_export_locked (void)
{
  g_auto (Person) person = { 0 };
  guint n_locked = 0;

  live (&person, N_HERE, "here");
  set_passphrase (&person);
  for (guint n_slices = 0;; n_slices++)
    {
      gint memory = transfer_memory ("", 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (HiatusTransfer) transfer = hiatus_store_begin_export (person.store, memory, &error);
      gboolean was_done = go_on (transfer, n_slices);

      lock (&person);
      if (!was_done)
        {
          g_assert_cmpint (hiatus_transfer_go_on (transfer, &error), ==, HIATUS_SLICE_FAILED);
          g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
          n_locked++;
        }
      close (memory);
      g_assert_true (hiatus_samples_unlock (person.store, PASSPHRASE));
      if (was_done)
        break;
    }
  g_assert_cmpuint (n_locked, >, 2);
}

/* One at a time, and the next one after that. */
static void
test_one (void)
{
  gint memory = export_there ();
  g_auto (Person) person = { 0 };
  g_autoptr (HiatusTransfer) first = NULL;
  g_autoptr (GError) error = NULL;

  live (&person, N_HERE, "here");
  first = hiatus_store_begin_question (person.store, memory, TRANSFER_NOW_US, &error);
  g_assert_no_error (error);
  g_assert_null (hiatus_store_begin_question (person.store, memory, TRANSFER_NOW_US, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (transfer_finish (first, &error));
  g_assert_no_error (error);
  g_clear_pointer (&first, hiatus_transfer_free);
  first = hiatus_store_begin_question (person.store, memory, TRANSFER_NOW_US, &error);
  g_assert_nonnull (first);
  close (memory);
}

static const Between betweens[] = {
  { "append", 1, NULL, append, wants_appended },
  { "erase", 1, write_secret, erase, wants_erased },
  { "write-draft", 3, NULL, write_draft, wants_draft },
  { "erase-draft", 3, write_draft, erase_draft, wants_no_draft },
  { "set-passphrase", 2, NULL, set_passphrase, wants_sealed },
  { "remove-passphrase", 3, set_passphrase, remove_passphrase, NULL },
  { "lock", 3, set_passphrase, lock, wants_sealed },
  { "restore", 2, back_up, restore, wants_restored },
  { "back-up", 1, NULL, make_backup, NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (betweens); i++)
    {
      g_autofree gchar *path = g_strconcat ("/transfer/between/", betweens[i].name, NULL);

      g_test_add_data_func (path, &betweens[i], test_between);
    }
  g_test_add_func ("/transfer/stopped", test_stopped);
  g_test_add_func ("/transfer/again-and-again", test_again_and_again);
  g_test_add_func ("/transfer/export", test_export);
  g_test_add_func ("/transfer/export-locked", test_export_locked);
  g_test_add_func ("/transfer/one", test_one);
  return g_test_run ();
}
