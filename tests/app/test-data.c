/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All that Hiatus knows: exported, forgotten, and imported after a question in numbers. */

#include <gio/gunixfdlist.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/api/names.h"
#include "daemon/core/error.h"
#include "daemon/shell/store-transfer.h"
#include "tests/app/served.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define N_LONG 1000

static gint
make_memory (const gchar *text)
{
  gint memory = memfd_create ("export", MFD_CLOEXEC);

  g_assert_cmpint (memory, >=, 0);
  g_assert_cmpint (write (memory, text, strlen (text)), ==, strlen (text));
  return memory;
}

static gchar *
read_memory (gint memory)
{
  off_t length = lseek (memory, 0, SEEK_END);
  gchar *text = g_malloc0 ((gsize) length + 1);

  g_assert_cmpint (pread (memory, text, (gsize) length, 0), ==, length);
  return text;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

static gchar *export(Fixture *fixture)
{
  HiatusJournal *journal = hiatus_app_get_journal (fixture->app);
  gint memory = make_memory ("");
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  gchar *text;

  hiatus_journal_export_async (journal, memory, on_done, &done);
  hiatus_wait_until (done != NULL);
  hiatus_journal_export_finish (journal, done, &error);
  g_assert_no_error (error);
  text = read_memory (memory);
  close (memory);
  return text;
}

static gboolean
ask_import (Fixture *fixture, gint memory, gchar **question, gchar **token, GError **error)
{
  HiatusJournal *journal = hiatus_app_get_journal (fixture->app);
  g_autoptr (GAsyncResult) done = NULL;

  hiatus_journal_ask_import_async (journal, memory, on_done, &done);
  hiatus_wait_until (done != NULL);
  return hiatus_journal_ask_import_finish (journal, done, question, token, error);
}

static gchar *
answer_import (Fixture *fixture, gint memory, const gchar *token, GError **error)
{
  HiatusJournal *journal = hiatus_app_get_journal (fixture->app);
  g_autoptr (GAsyncResult) done = NULL;

  hiatus_journal_import_async (journal, memory, token, on_done, &done);
  hiatus_wait_until (done != NULL);
  return hiatus_journal_import_finish (journal, done, error);
}

/* Returns: the question, "" where there is none to ask */
static gchar *
import (Fixture *fixture, const gchar *text)
{
  gint memory = make_memory (text);
  g_autofree gchar *token = NULL;
  g_autofree gchar *report = NULL;
  g_autoptr (GError) error = NULL;
  gchar *question = NULL;

  ask_import (fixture, memory, &question, &token, &error);
  g_assert_no_error (error);
  report = answer_import (fixture, memory, token, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report, ==, "It is all here now. 'hiatus restore 2025-03-01' goes back to the journal of before.");
  close (memory);
  return question;
}

static void
live (Fixture *fixture)
{
  g_autofree gchar *id = NULL;
  g_autofree gchar *undone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_start_plan (fixture, "{'days': <28>}");
  fixture_enter (fixture, "reasons", "{'text': <'a reason'>}");
  id = fixture_log (fixture, "urge", "{'strength': <2>, 'note': <'a note'>}");
  undone = fixture_log (fixture, "slip", "{'note': <'a mistake'>}");
  hiatus_app_undo (fixture->app, undone, &error);
  g_assert_no_error (error);
  hiatus_journal_save_draft (hiatus_app_get_journal (fixture->app), "letter", "Dear", &error);
  g_assert_no_error (error);
}

static void
forget (Fixture *fixture)
{
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autofree gchar *report = NULL;
  g_autoptr (GError) error = NULL;

  hiatus_app_set_config_folder (fixture->app, fixture->folder);
  hiatus_app_ask_forget (fixture->app, &question, &token);
  report = hiatus_app_forget (fixture->app, token, &error);
  g_assert_no_error (error);
  fixture_stop_app (fixture);
}

/* The same to the byte, and what was true is true again. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *again = NULL;

  live (fixture);
  text = export(fixture);
  g_assert_null (strstr (text, "a mistake"));
  forget (fixture);
  fixture_start_app (fixture);
  fixture_assert_state (fixture, "phase", "'none'");
  question = import (fixture, text);
  fixture_assert_state (fixture, "phase", "'running'");
  fixture_assert_state (fixture, "kept", "1");
  again = export(fixture);
  g_assert_cmpstr (again, ==, text);
}

static void
test_question (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *empty = NULL;
  g_autofree gchar *other = NULL;
  g_autofree gchar *foreign = NULL;
  g_autofree gchar *id = NULL;

  live (fixture);
  text = export(fixture);
  forget (fixture);
  fixture_start_app (fixture);
  hiatus_scratch_write (fixture->folder, "settings.ini", "[tray]\ndiscreet=yes\n");
  question = import (fixture, text);
  g_assert_cmpstr (question, ==, "Import this? 4 entries of 1 March 2025 are added. 1 of them has words of yours. "
                                 "1 text that is not finished is added. These files are added: care.ini. These files are replaced: settings.ini. "
                                 "As they are now they are kept beside, with .before-import behind the name. A backup of the journal is made before.");
  empty = import (fixture, text);
  g_assert_cmpstr (empty, ==, "");

  /* Somebody else's, of the same days, by a clock that is ahead. */
  forget (fixture);
  fixture_start_app (fixture);
  fixture_start_plan (fixture, "{'days': <28>}");
  other = export(fixture);
  forget (fixture);
  hiatus_scratch_write (fixture->folder, "settings.ini", "");
  fixture->clock = (g_object_unref (fixture->clock), hiatus_fake_clock_new_at ("2025-02-27T08:30:00", "Europe/Berlin"));
  fixture_start_app (fixture);
  fixture_start_plan (fixture, "{'days': <14>}");
  fixture_live_until (fixture, "2025-03-01T06:29:00");
  id = fixture_log (fixture, "urge", "{}");
  {
    gint memory = make_memory (other);
    g_autofree gchar *token = NULL;
    g_autoptr (GError) error = NULL;

    ask_import (fixture, memory, &foreign, &token, &error);
    g_assert_no_error (error);
    close (memory);
  }
  g_assert_nonnull (strstr (foreign, "None of it was written by this Hiatus: it is from another computer, or from somebody else."));
  g_assert_nonnull (strstr (foreign, "On 1 March 2025 both have entries that the other has not"));
  g_assert_nonnull (strstr (foreign, "1 entry was recorded later than now (1 March 2025): one of the clocks is wrong, or was."));
}

static void
assert_refused (Fixture *fixture, gint memory, const gchar *token)
{
  g_autofree gchar *before = export(fixture);
  g_autofree gchar *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (answer_import (fixture, memory, token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  after = export(fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A token is good once, for its own file, and for ten minutes. */
static void
test_token (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = export(fixture);
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GError) error = NULL;
  gint memory = make_memory (text);

  assert_refused (fixture, memory, "");
  ask_import (fixture, memory, &question, &token, &error);
  g_assert_no_error (error);
  assert_refused (fixture, memory, "another");
  assert_refused (fixture, memory, token);
  g_clear_pointer (&question, g_free);
  g_clear_pointer (&token, g_free);
  ask_import (fixture, memory, &question, &token, &error);
  g_assert_no_error (error);
  fixture_live_until (fixture, "2025-03-01T08:41:00");
  assert_refused (fixture, memory, token);
  close (memory);
}

/* A damaged export is no reason to repair a journal that is in order. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *text = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GString) damaged = NULL;
  g_autoptr (GError) error = NULL;
  gint memory;

  live (fixture);
  text = export(fixture);
  damaged = g_string_new (text);
  g_string_replace (damaged, "a note", "A note", 1);
  memory = make_memory (damaged->str);
  g_assert_false (ask_import (fixture, memory, &question, &token, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "is not what was written"));
  after = export(fixture);
  g_assert_cmpstr (after, ==, text);
  close (memory);
}

static void
send_with (Served *served, const gchar *method, GVariant *parameters, gint descriptor, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;

  g_unix_fd_list_append (descriptors, descriptor, &error);
  g_assert_no_error (error);
  g_dbus_connection_call_with_unix_fd_list (served->client,
                                            g_dbus_connection_get_unique_name (served->daemon),
                                            HIATUS_OBJECT_PATH,
                                            HIATUS_INTERFACE,
                                            method,
                                            parameters,
                                            NULL,
                                            G_DBUS_CALL_FLAGS_NONE,
                                            -1,
                                            descriptors,
                                            NULL,
                                            callback,
                                            user_data);
}

static GVariant *
call_with (Served *served, const gchar *method, GVariant *parameters, gint descriptor, GError **error)
{
  g_autoptr (GAsyncResult) replied = NULL;

  send_with (served, method, parameters, descriptor, on_done, &replied);
  hiatus_wait_until (replied != NULL);
  return g_dbus_connection_call_with_unix_fd_list_finish (served->client, NULL, replied, error);
}

/* Over the bus, through descriptors. */
static void
test_bus (Served *served, gconstpointer data)
{
  gint memory = make_memory ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) exported = call_with (served, "Export", g_variant_new ("(ha{sv})", 0, NULL), memory, &error);
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GVariant) refused = NULL;
  g_autofree gchar *text = NULL;
  const gchar *question, *token;

  g_assert_nonnull (exported);
  g_assert_no_error (error);
  text = read_memory (memory);
  g_assert_true (g_str_has_prefix (text, HIATUS_EXPORT_BEGINNING));
  asked = call_with (served, "AskImport", g_variant_new ("(h)", 0), memory, &error);
  g_assert_no_error (error);
  g_variant_get (asked, "(&s&s)", &question, &token);
  g_assert_cmpstr (question, ==, "");
  done = call_with (served, "Import", g_variant_new ("(hs)", 0, token), memory, &error);
  g_assert_no_error (error);
  refused = call_with (served, "Import", g_variant_new ("(hs)", 0, token), memory, &error);
  g_assert_null (refused);
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  /* A message that names a descriptor, and has none. */
  refused = served_call (served, "AskImport", g_variant_new ("(h)", 0), &error);
  g_assert_null (refused);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  close (memory);
}

/* Returns: the descriptor of the export of a journal that is long enough for others to come in between */
static gint
make_long (void)
{
  g_autoptr (HiatusStore) store = hiatus_store_new (NULL);
  gint memory = make_memory ("");
  g_autoptr (HiatusTransfer) transfer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_store_open (store, &error));
  for (guint i = 0; i < N_LONG; i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_event_new (HIATUS_EVENT_URGE);

      event->recorded_us = event->happened_us = G_TIME_SPAN_DAY + i;
      g_date_set_dmy (&event->date, 1, G_DATE_FEBRUARY, 2025);
      g_assert_true (hiatus_store_append (store, event, &error));
    }
  transfer = hiatus_store_begin_export (store, memory, &error);
  while (hiatus_transfer_go_on (transfer, &error) == HIATUS_SLICE_MORE)
    ;
  g_assert_no_error (error);
  return memory;
}

static guint
count_events (Served *served)
{
  return hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (served->seen.base.app)))->len;
}

/* Begins an import, and logs an urge, which is answered first. */
static void
import_and_log (Served *served, gint memory, GAsyncResult **imported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) asked = call_with (served, "AskImport", g_variant_new ("(h)", 0), memory, &error);
  g_autoptr (GVariant) logged = NULL;
  const gchar *token;

  g_assert_no_error (error);
  g_variant_get (asked, "(&s&s)", NULL, &token);
  send_with (served, "Import", g_variant_new ("(hs)", 0, token), memory, on_done, imported);
  logged = served_call (served, "Log", g_variant_new_parsed ("('urge', @a{sv} {})"), &error);
  g_assert_no_error (error);
  g_assert_null (*imported);
}

/* Whoever asks for something else is answered first, and what they told is not lost. */
static void
test_meanwhile (Served *served, gconstpointer data)
{
  gint memory = make_long ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GVariant) refused = NULL;
  g_autoptr (GVariant) done = NULL;
  const guint n_before = count_events (served);

  import_and_log (served, memory, &imported);
  refused = call_with (served, "AskImport", g_variant_new ("(h)", 0), memory, &error);
  g_assert_null (refused);
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (imported);
  g_assert_cmpuint (count_events (served), ==, n_before + 1);
  hiatus_wait_until (imported != NULL);
  done = g_dbus_connection_call_with_unix_fd_list_finish (served->client, NULL, imported, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_events (served), ==, n_before + 1 + N_LONG);
  close (memory);
}

/* A daemon that ends in the middle has changed nothing. */
static void
test_stopped (Served *served, gconstpointer data)
{
  gint memory = make_long ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  const guint n_before = count_events (served);

  import_and_log (served, memory, &imported);
  hiatus_app_stop (served->seen.base.app);
  hiatus_wait_until (imported != NULL);
  done = g_dbus_connection_call_with_unix_fd_list_finish (served->client, NULL, imported, &error);
  g_assert_null (done);
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_assert_cmpuint (count_events (served), ==, n_before + 1);
  close (memory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/data/round-trip", Fixture, NULL, fixture_set_up, test_round_trip, fixture_tear_down);
  g_test_add ("/app/data/question", Fixture, NULL, fixture_set_up, test_question, fixture_tear_down);
  g_test_add ("/app/data/token", Fixture, NULL, fixture_set_up, test_token, fixture_tear_down);
  g_test_add ("/app/data/damaged", Fixture, NULL, fixture_set_up, test_damaged, fixture_tear_down);
  g_test_add ("/app/data/bus", Served, NULL, served_set_up, test_bus, served_tear_down);
  g_test_add ("/app/data/meanwhile", Served, NULL, served_set_up, test_meanwhile, served_tear_down);
  g_test_add ("/app/data/stopped", Served, NULL, served_set_up, test_stopped, served_tear_down);
  return g_test_run ();
}
