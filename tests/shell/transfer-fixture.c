/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/shell/transfer-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/shell/store-samples.h"

/**
 * person_open:
 * @person: a person whose store is closed
 *
 * Opens the journal, as the daemon does at its start.
 */
void
person_open (Person *person)
{
  g_autoptr (GError) error = NULL;

  person->store = hiatus_store_new (person->data);
  hiatus_store_set_own_folder (person->store, person->own);
  hiatus_store_open (person->store, &error);
  g_assert_no_error (error);
}

/**
 * person_init:
 * @person: a person
 *
 * Somebody who has just installed Hiatus.
 */
void
person_init (Person *person)
{
  person->folder = hiatus_scratch_make ();
  person->data = g_build_filename (person->folder, "data", NULL);
  person->own = g_build_filename (person->folder, "config", NULL);
  person_open (person);
}

/**
 * person_clear:
 * @person: a person
 *
 * Leaves nothing of them.
 */
void
person_clear (Person *person)
{
  if (person->store != NULL)
    g_assert_finalize_object (g_steal_pointer (&person->store));
  g_clear_pointer (&person->data, g_free);
  g_clear_pointer (&person->own, g_free);
  g_clear_pointer (&person->folder, hiatus_scratch_remove);
}

/**
 * person_write:
 * @person: a person
 * @name: of one of their own files
 * @text: what they write in it
 *
 * Writes it.
 */
void
person_write (Person *person, const gchar *name, const gchar *text)
{
  g_autofree gchar *scripts = g_build_filename (person->own, "scripts", NULL);

  g_assert_cmpint (g_mkdir_with_parents (scripts, 0700), ==, 0);
  hiatus_scratch_write (person->own, name, text);
}

/**
 * person_read:
 * @person: a person
 * @name: of one of their own files
 *
 * Returns: (transfer full) (nullable): what is in it
 */
gchar *
person_read (Person *person, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (person->own, name, NULL);
  gchar *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

/**
 * person_log_urge:
 * @person: a person
 * @recorded_us: when it was recorded, microseconds since the epoch, UTC
 * @note: (nullable): what they wrote to it
 *
 * Logs an urge.
 */
void
person_log_urge (Person *person, gint64 recorded_us, const gchar *note)
{
  g_autoptr (HiatusEvent) event = hiatus_sample_urge (note);
  g_autoptr (GError) error = NULL;

  event->recorded_us = recorded_us;
  hiatus_store_append (person->store, event, &error);
  g_assert_no_error (error);
}

/**
 * person_live:
 * @person: a person
 *
 * They have one of all there is: entries of each kind, texts of each size, one that was erased, drafts, and files with comments.
 */
void
person_live (Person *person)
{
  g_autoptr (GPtrArray) events = hiatus_samples_make ();
  g_autoptr (GError) error = NULL;

  hiatus_samples_append (person->store, events);
  hiatus_store_erase_text (person->store, g_ptr_array_index (events, 3), &error);
  g_assert_no_error (error);
  hiatus_store_save_draft (person->store, "letter", "Half a \"letter\"\n\tand a moon \xf0\x9f\x8c\x99", &error);
  g_assert_no_error (error);
  hiatus_store_save_draft (person->store, "announce/message", "x", &error);
  g_assert_no_error (error);
  hiatus_store_save_draft (person->store, "announce/message", "", &error);
  g_assert_no_error (error);
  person_write (person, "contacts.ini", "# whom I mean\n[A]\nnames=A Secret\n\n# the end");
  person_write (person, "settings.ini", "[times]\r\nmorning=08:00\r\n");
  person_write (person, "care.ini", "");
  person_write (person, "deck.ini", "\xff no text\n");
  person_write (person, "scripts/reply.ini", "\n\n");
}

/**
 * transfer_memory:
 * @text: what is to be in it
 * @length: how many bytes; -1 for all up to its zero
 *
 * Returns: the descriptor of memory with it
 */
gint
transfer_memory (const gchar *text, gssize length)
{
  gint memory = memfd_create ("transfer", MFD_CLOEXEC);
  gsize left = length < 0 ? strlen (text) : (gsize) length;

  g_assert_cmpint (memory, >=, 0);
  while (left > 0)
    {
      gssize n = write (memory, text, left);

      g_assert_cmpint (n, >, 0);
      text += n;
      left -= (gsize) n;
    }
  return memory;
}

/**
 * transfer_finish:
 * @transfer: (nullable): an export, an import or a question
 * @error: return location; it is set if @transfer is %NULL
 *
 * Does all of it.
 *
 * Returns: whether it is done
 */
gboolean
transfer_finish (HiatusTransfer *transfer, GError **error)
{
  HiatusSlice slice = HIATUS_SLICE_MORE;

  while (transfer != NULL && slice == HIATUS_SLICE_MORE)
    slice = hiatus_transfer_go_on (transfer, error);
  return slice == HIATUS_SLICE_DONE;
}

/**
 * transfer_export:
 * @store: an open store
 * @descriptor: an empty file
 * @error: return location
 *
 * Exports all of it at once.
 *
 * Returns: whether it is done
 */
gboolean
transfer_export (HiatusStore *store, gint descriptor, GError **error)
{
  g_autoptr (HiatusTransfer) transfer = hiatus_store_begin_export (store, descriptor, error);

  return transfer_finish (transfer, error);
}

static gpointer
copy_file (gconstpointer data, gpointer user_data)
{
  const HiatusOwnFile *file = data;
  HiatusOwnFile *copy = g_new0 (HiatusOwnFile, 1);

  copy->name = g_strdup (file->name);
  copy->content = g_byte_array_ref (file->content);
  return copy;
}

/* Hands over what it comes to. */
static gboolean
finish_import (HiatusTransfer *transfer, HiatusImport *import, GError **error)
{
  gboolean done = transfer_finish (transfer, error);

  memset (import, 0, sizeof *import);
  if (!done)
    return FALSE;
  *import = *hiatus_transfer_get_import (transfer);
  import->added_files = g_ptr_array_copy (import->added_files, copy_file, NULL);
  import->replaced_files = g_ptr_array_copy (import->replaced_files, copy_file, NULL);
  return TRUE;
}

/**
 * transfer_examine:
 * @store: an open store
 * @descriptor: an export
 * @now_us: now
 * @import: (out caller-allocates): what its import would come to
 * @error: return location
 *
 * Asks the question at once.
 *
 * Returns: whether it is answered
 */
gboolean
transfer_examine (HiatusStore *store, gint descriptor, gint64 now_us, HiatusImport *import, GError **error)
{
  g_autoptr (HiatusTransfer) transfer = hiatus_store_begin_question (store, descriptor, now_us, error);

  return finish_import (transfer, import, error);
}

/**
 * transfer_import:
 * @store: an open store
 * @descriptor: an export
 * @digest: of the question
 * @today: the local date
 * @import: (out caller-allocates): what it comes to
 * @error: return location
 *
 * Imports all of it at once.
 *
 * Returns: whether it is done
 */
gboolean
transfer_import (HiatusStore *store, gint descriptor, const gchar *digest, const GDate *today, HiatusImport *import, GError **error)
{
  g_autoptr (HiatusTransfer) transfer = hiatus_store_begin_import (store, descriptor, digest, today, error);

  return finish_import (transfer, import, error);
}

/**
 * person_export:
 * @person: a person
 *
 * Returns: (transfer full): the text of their export
 */
gchar *
person_export (Person *person)
{
  gint memory = transfer_memory ("", 0);
  g_autoptr (GError) error = NULL;
  off_t length;
  gchar *text;

  transfer_export (person->store, memory, &error);
  g_assert_no_error (error);
  length = lseek (memory, 0, SEEK_END);
  text = g_malloc0 ((gsize) length + 1);
  g_assert_cmpint (pread (memory, text, (gsize) length, 0), ==, length);
  close (memory);
  g_assert_true (g_utf8_validate (text, length, NULL));
  return text;
}

/**
 * transfer_get_today:
 * @today: (out): the date on which all of it happens
 *
 * A date.
 */
void
transfer_get_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, 1, G_DATE_APRIL, 2025);
}

/**
 * person_import:
 * @person: a person
 * @text: the text of an export
 * @import: (out caller-allocates): what it comes to
 * @error: return location
 *
 * Asks and, where that is answered, does it.
 *
 * Returns: whether both were done
 */
gboolean
person_import (Person *person, const gchar *text, HiatusImport *import, GError **error)
{
  gint memory = transfer_memory (text, -1);
  g_auto (HiatusImport) asked = { 0 };
  gboolean done;
  GDate today;

  transfer_get_today (&today);
  done = transfer_examine (person->store, memory, TRANSFER_NOW_US, &asked, error) && transfer_import (person->store, memory, asked.digest, &today, import, error);
  close (memory);
  if (done)
    {
      g_assert_cmpuint (asked.added, ==, import->added);
      g_assert_cmpuint (asked.known, ==, import->known);
    }
  return done;
}

/**
 * person_assert_import:
 * @person: a person
 * @text: the text of an export
 *
 * Imports it, after which the journal is in order.
 */
void
person_assert_import (Person *person, const gchar *text)
{
  g_auto (HiatusImport) import = { 0 };
  g_autoptr (GError) error = NULL;

  person_import (person, text, &import, &error);
  g_assert_no_error (error);
  hiatus_store_check (person->store, &error);
  g_assert_no_error (error);
}
