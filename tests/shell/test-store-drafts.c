/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/store-private.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/store-samples.h"

/* The texts that are being written: saved as they are typed, and gone from every file once they are erased. */

#define CANARY "I dreamt of the lighthouse again"
#define EARLIER "what stood there an hour ago"
#define PART_SIZE 896

typedef struct
{
  HiatusScratch *folder;
  HiatusStore *store;
  GDate today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = hiatus_scratch_make ();
  fixture->store = hiatus_samples_open (fixture->folder);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 1, G_DATE_MARCH, 2025);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  hiatus_scratch_remove (fixture->folder);
}

static void
save (HiatusStore *store, const gchar *name, const gchar *text)
{
  g_autoptr (GError) error = NULL;

  hiatus_store_save_draft (store, name, text, &error);
  g_assert_no_error (error);
}

static void
erase (HiatusStore *store, const gchar *name)
{
  g_autoptr (GError) error = NULL;

  hiatus_store_erase_draft (store, name, &error);
  g_assert_no_error (error);
}

static void
assert_draft (HiatusStore *store, const gchar *name, const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  hiatus_store_get_draft (store, name, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  hiatus_store_check (store, &error);
  g_assert_no_error (error);
}

static void
back_up (Fixture *fixture)
{
  g_date_add_days (&fixture->today, 1);
  g_assert_true (hiatus_store_back_up (fixture->store, &fixture->today, NULL));
}

/* A text of a length, never the same piece twice. */
static gchar *
make_text (gsize length, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gchar *text = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = (gchar) g_rand_int_range (rand, 'a', 'z' + 1);
  text[length] = '\0';
  return text;
}

/* Each length after each other: longer, shorter, at the edges of a part. */
static void
test_lengths (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 1, 0, HIATUS_NOTE_MAX, PART_SIZE, PART_SIZE + 1, 1, PART_SIZE - 1, 2 * PART_SIZE, 20000, 3, HIATUS_NOTE_MAX - 1, 0 };

  assert_draft (fixture->store, "letter", NULL);
  save (fixture->store, "announce/message", "beside it");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree gchar *text = make_text (lengths[i], i);

      save (fixture->store, "letter", text);
      assert_draft (fixture->store, "letter", lengths[i] == 0 ? NULL : text);
      assert_draft (fixture->store, "announce/message", "beside it");
    }
}

/* Letters of several bytes are cut wherever a part ends, and are whole again. */
static void
test_any_script (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("x");

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é🌙ป\n");
  save (fixture->store, "letter", text->str);
  assert_draft (fixture->store, "letter", text->str);
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = make_text (5000, 7);

  save (fixture->store, "letter", text);
  save (fixture->store, "ending/what-i-want", "time");
  g_assert_finalize_object (fixture->store);
  fixture->store = hiatus_samples_open (fixture->folder);
  assert_draft (fixture->store, "letter", text);
  assert_draft (fixture->store, "ending/what-i-want", "time");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *long_text = g_strnfill (HIATUS_NOTE_MAX + 1, 'x');
  g_autofree gchar *longer_text = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree gchar *long_name = g_strnfill (65, 'n');
  const struct
  {
    const gchar *name;
    const gchar *text;
  } rows[] = {
    { "letter", long_text },
    { "letter", longer_text },
    { "letter", "not \xff UTF-8" },
    { "", "x" },
    { "Letter", "x" },
    { "letter/", "x" },
    { "/letter", "x" },
    { "a/b/c", "x" },
    { "a b", "x" },
    { "é", "x" },
    { long_name, "x" },
  };

  save (fixture->store, "letter", "as it was");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_store_save_draft (fixture->store, rows[i].name, rows[i].text, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_cmpuint (strlen (error->message), <, 200);
      assert_draft (fixture->store, "letter", "as it was");
    }
  g_assert_false (hiatus_store_erase_draft (fixture->store, "A", NULL));
}

/* Text after text, as it comes when somebody writes, between entries of the journal and backups. */
static void
write_much (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GPtrArray) events = hiatus_samples_make_many (3);

      g_string_append_printf (text, "%u %s %s. ", i, CANARY, i % 7 == 0 ? "and again, and again" : "");
      save (fixture->store, "letter", text->str);
      if (i % 5 == 0)
        save (fixture->store, "looking-back/why", i % 10 == 0 ? EARLIER : "that");
      hiatus_samples_append (fixture->store, events);
      if (i == 10 || i == 40)
        back_up (fixture);
      if (i == 30)
        g_string_truncate (text, 40);
    }
  save (fixture->store, "announce/message", "this one stays");
  back_up (fixture);
}

/* Deleted is deleted: in no file of the folder is anything left, at no step. */
static void
test_erased_everywhere (Fixture *fixture, gconstpointer data)
{
  write_much (fixture);
  g_assert_true (hiatus_samples_folder_has (fixture->folder, CANARY));
  erase (fixture->store, "letter");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, "lighthouse"));
  assert_draft (fixture->store, "letter", NULL);
  g_assert_true (hiatus_samples_folder_has (fixture->folder, EARLIER));
  erase (fixture->store, "looking-back/why");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, EARLIER));
  assert_draft (fixture->store, "announce/message", "this one stays");

  /* Its rows serve the next text, and once more does no harm. */
  write_much (fixture);
  assert_draft (fixture->store, "looking-back/why", "that");
  erase (fixture->store, "letter");
  erase (fixture->store, "letter");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, "lighthouse"));
}

/* Where a balance of SQLite's trees would leave copies: many drafts, growing by turns, among texts of every length. */
static void
test_erased_among_many (Fixture *fixture, gconstpointer data)
{
  for (guint round = 1; round <= 12; round++)
    for (guint i = 0; i < 20; i++)
      {
        g_autofree gchar *name = g_strdup_printf ("script-%u/step", i);
        g_autofree gchar *filling = make_text (round * 100 + i * 17, round);
        g_autofree gchar *text = g_strdup_printf ("%s%s%u.", filling, CANARY, i);
        g_autoptr (HiatusEvent) event = hiatus_sample_urge (filling);

        save (fixture->store, name, text);
        g_assert_true (hiatus_store_append (fixture->store, event, NULL));
      }
  back_up (fixture);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree gchar *name = g_strdup_printf ("script-%u/step", i);
      g_autofree gchar *canary = g_strdup_printf ("%s%u.", CANARY, i);

      g_assert_true (hiatus_samples_folder_has (fixture->folder, canary));
      erase (fixture->store, name);
      g_assert_false (hiatus_samples_folder_has (fixture->folder, canary));
    }
  g_assert_false (hiatus_samples_folder_has (fixture->folder, CANARY));
}

static gchar *
restore (Fixture *fixture)
{
  g_autoptr (GDate) backup = g_date_new_dmy (2, G_DATE_MARCH, 2025);
  g_autoptr (GError) error = NULL;
  gchar *aside = hiatus_store_restore (fixture->store, backup, &fixture->today, &error);

  g_assert_no_error (error);
  return aside;
}

/* Whoever goes back to an earlier journal goes on with the letter of now, and with no other. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *aside = NULL;
  g_autofree gchar *long_text = make_text (3000, 3);

  save (fixture->store, "letter", long_text);
  save (fixture->store, "ending/message", EARLIER);
  back_up (fixture);
  save (fixture->store, "letter", CANARY);
  save (fixture->store, "announce/message", "newer than the backup");
  erase (fixture->store, "ending/message");
  aside = restore (fixture);
  assert_draft (fixture->store, "letter", CANARY);
  assert_draft (fixture->store, "announce/message", "newer than the backup");
  assert_draft (fixture->store, "ending/message", NULL);

  /* The journal that was moved aside is reached too. */
  erase (fixture->store, "letter");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, CANARY));
}

static void
damage (Fixture *fixture, goffset offset, const gchar *bytes)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "journal.db", NULL);
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, strlen (bytes), file), ==, strlen (bytes));
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A journal that cannot be opened any more still has what was being written. */
static void
test_restore_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *aside = NULL;

  save (fixture->store, "letter", EARLIER);
  back_up (fixture);
  save (fixture->store, "letter", CANARY);
  g_assert_finalize_object (fixture->store);
  damage (fixture, 0, "damaged!");
  fixture->store = hiatus_store_new (fixture->folder);
  g_assert_false (hiatus_store_open (fixture->store, NULL));
  aside = restore (fixture);
  assert_draft (fixture->store, "letter", CANARY);
}

static void
repair (Fixture *fixture)
{
  g_auto (HiatusRepair) report = { 0 };
  g_autoptr (GError) error = NULL;

  hiatus_store_repair (fixture->store, &fixture->today, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.missing, ==, 0);
  g_assert_cmpuint (report.missing_texts, ==, 0);
}

/* From the database or its log alike; what was erased stays so, and the copy that is moved aside is erased with it. */
static void
test_repair (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = make_text (4000, 5);
  gboolean in_log = GPOINTER_TO_INT (data);

  save (fixture->store, "ending/message", EARLIER);
  back_up (fixture);
  save (fixture->store, "letter", text);
  save (fixture->store, "announce/message", CANARY);
  erase (fixture->store, "ending/message");
  if (in_log)
    save (fixture->store, "announce/message", CANARY " still");
  else
    g_assert_finalize_object (fixture->store);
  damage (fixture, 0, "damaged!");
  if (!in_log)
    {
      fixture->store = hiatus_store_new (fixture->folder);
      g_assert_false (hiatus_store_open (fixture->store, NULL));
    }
  repair (fixture);
  assert_draft (fixture->store, "letter", text);
  assert_draft (fixture->store, "announce/message", in_log ? CANARY " still" : CANARY);
  assert_draft (fixture->store, "ending/message", NULL);
  erase (fixture->store, "announce/message");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, CANARY));
}

static goffset
find (Fixture *fixture, const gchar *text)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "journal.db", NULL);
  g_autofree gchar *data = NULL;
  const gchar *at;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  at = memmem (data, length, text, strlen (text));
  g_assert_nonnull (at);
  return at - data;
}

/* One letter that the disk has changed is found, and the backup mends it. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  save (fixture->store, "letter", CANARY);
  save (fixture->store, "announce/message", "newer than the backup");
  back_up (fixture);
  save (fixture->store, "announce/message", "as it is now");
  g_assert_finalize_object (fixture->store);
  damage (fixture, find (fixture, CANARY), "You");
  fixture->store = hiatus_samples_open (fixture->folder);
  g_assert_false (hiatus_store_check (fixture->store, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (hiatus_store_get_draft (fixture->store, "letter", &text, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_DAMAGED);
  g_assert_null (text);
  repair (fixture);
  assert_draft (fixture->store, "letter", CANARY);
  assert_draft (fixture->store, "announce/message", "as it is now");
}

/* A backup of before there were drafts is a backup all the same, and can be gone back to. */
static void
test_old_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *backup = g_test_build_filename (G_TEST_DIST, "fixtures", "journal-v1.db", NULL);
  g_autofree gchar *aside = NULL;

  hiatus_samples_copy (backup, fixture->folder, "backups/journal-2025-03-02.db");
  save (fixture->store, "letter", CANARY);
  save (fixture->store, "announce/message", EARLIER);
  erase (fixture->store, "announce/message");
  g_date_add_days (&fixture->today, 3);
  aside = restore (fixture);
  assert_draft (fixture->store, "letter", CANARY);
  assert_draft (fixture->store, "announce/message", NULL);
}

/* The child: writes for as long as it lives, and tells what was acknowledged. */
static void
write_until_killed (const gchar *folder, gint tell)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (folder);

  for (guint32 i = 1;; i++)
    {
      g_autofree gchar *text = make_text (100 + i * 40, i);

      if (!hiatus_store_save_draft (store, "letter", text, NULL) || write (tell, &i, sizeof i) != sizeof i)
        _exit (5);
    }
}

/* What was acknowledged is there after a kill -9, whole: the text of that moment, or of the next. */
static void
test_kill (void)
{
  const guint n_kills = g_test_thorough () ? 40 : 10;
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();

  for (guint kill_at = 1; kill_at <= n_kills; kill_at++)
    {
      g_autoptr (HiatusStore) store = NULL;
      g_autofree gchar *found = NULL;
      g_autofree gchar *expected = NULL;
      g_autofree gchar *next = NULL;
      guint32 last = 0;
      guint32 told;
      gint ends[2];
      pid_t child;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_until_killed (folder, ends[1]);
      close (ends[1]);
      while (read (ends[0], &told, sizeof told) == sizeof told)
        {
          last = told;
          if (last == kill_at)
            kill (child, SIGKILL);
        }
      close (ends[0]);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      g_assert_cmpuint (last, >=, kill_at);

      store = hiatus_samples_open (folder);
      g_assert_true (hiatus_store_check (store, NULL));
      g_assert_true (hiatus_store_get_draft (store, "letter", &found, NULL));
      expected = make_text (100 + last * 40, last);
      next = make_text (100 + (last + 1) * 40, last + 1);
      if (g_strcmp0 (found, next) != 0)
        g_assert_cmpstr (found, ==, expected);
    }
}

/* On a full disk nothing of before is lost, and erasing works. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = g_strnfill (HIATUS_NOTE_MAX, 'x');
  g_autoptr (GError) error = NULL;

  save (fixture->store, "letter", CANARY);
  g_assert_cmpint (sqlite3_exec (fixture->store->database, "PRAGMA max_page_count = 12", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (hiatus_store_save_draft (fixture->store, "letter", text, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  assert_draft (fixture->store, "letter", CANARY);
  erase (fixture->store, "letter");
  g_assert_false (hiatus_samples_folder_has (fixture->folder, CANARY));
}

/* Saving a letter of 60 KiB to which a word was added writes that word's page, not the letter. */
static void
test_cheap (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = make_text (60000, 9);
  g_autofree gchar *log = g_build_filename (fixture->folder, "journal.db-wal", NULL);
  g_autofree gchar *longer = g_strconcat (text, " and so on", NULL);
  GStatBuf before;
  GStatBuf after;

  save (fixture->store, "letter", text);
  g_assert_cmpint (sqlite3_wal_checkpoint_v2 (fixture->store->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  save (fixture->store, "letter", longer);
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpint (after.st_size - before.st_size, <, 5 * HIATUS_PAGE_SIZE);
}

static void
test_memory (void)
{
  g_autoptr (HiatusStore) store = hiatus_samples_open (NULL);

  save (store, "letter", CANARY);
  assert_draft (store, "letter", CANARY);
  erase (store, "letter");
  assert_draft (store, "letter", NULL);
}

static void
add (const gchar *path, gpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/drafts/lengths", NULL, test_lengths);
  add ("/store/drafts/any-script", NULL, test_any_script);
  add ("/store/drafts/reopen", NULL, test_reopen);
  add ("/store/drafts/refused", NULL, test_refused);
  add ("/store/drafts/erased/everywhere", NULL, test_erased_everywhere);
  add ("/store/drafts/erased/among-many", NULL, test_erased_among_many);
  add ("/store/drafts/restore", NULL, test_restore);
  add ("/store/drafts/restore-damaged", NULL, test_restore_damaged);
  add ("/store/drafts/repair/database", GINT_TO_POINTER (FALSE), test_repair);
  add ("/store/drafts/repair/log", GINT_TO_POINTER (TRUE), test_repair);
  add ("/store/drafts/changed", NULL, test_changed);
  add ("/store/drafts/old-backup", NULL, test_old_backup);
  g_test_add_func ("/store/drafts/kill", test_kill);
  add ("/store/drafts/full", NULL, test_full);
  add ("/store/drafts/cheap", NULL, test_cheap);
  g_test_add_func ("/store/drafts/memory", test_memory);
  return g_test_run ();
}
