/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The passphrase, over the bus: what it locks, what goes on meanwhile, and what a wrong one costs. */

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/core/lock.h"
#include "daemon/shell/recovery-key.h"
#include "tests/app/served.h"
#include "tests/fakes/wait.h"
#include "tests/shell/store-samples.h"

#define PASSPHRASE "the mill behind the moon"
#define OTHER "a heron on one leg"
#define CANARY "the tram along the river in October"

/* What went over the bus, as bytes. */
static GByteArray *overheard;
static GMutex overheard_lock;

static GDBusMessage *
overhear (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  g_autoptr (GDBusMessage) copy = g_dbus_message_copy (message, NULL);
  gsize size = 0;
  g_autofree guint8 *blob = copy == NULL ? NULL : g_dbus_message_to_blob (copy, &size, G_DBUS_CAPABILITY_FLAGS_UNIX_FD_PASSING, NULL);

  g_mutex_lock (&overheard_lock);
  g_byte_array_append (overheard, blob, (guint) size);
  g_mutex_unlock (&overheard_lock);
  return message;
}

static gboolean
was_overheard (const gchar *text)
{
  gboolean found;

  g_mutex_lock (&overheard_lock);
  found = memmem (overheard->data, overheard->len, text, strlen (text)) != NULL;
  g_mutex_unlock (&overheard_lock);
  return found;
}

static const gchar *
folder_of (Served *served)
{
  return served->seen.base.folder;
}

static void
set_up (Served *served, gconstpointer data)
{
  const HiatusSealCosts costs = { 1, 8192 };

  served_set_up (served, NULL);
  hiatus_app_set_lock_costs (served->seen.base.app, &costs);
  overheard = g_byte_array_new ();
  g_dbus_connection_add_filter (served->client, overhear, NULL, NULL);
}

static void
tear_down (Served *served, gconstpointer data)
{
  served_tear_down (served, NULL);
  g_byte_array_unref (overheard);
}

static void
on_replied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **replied = user_data;

  *replied = g_object_ref (result);
}

/* Begins a call with what each of @secrets has behind a handle. */
static void
begin (Served *served, const gchar *method, GVariant *parameters, const gchar *const *secrets, GAsyncResult **replied)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();

  for (guint i = 0; secrets[i] != NULL; i++)
    {
      g_autoptr (HiatusSecret) secret = hiatus_sample_secret (secrets[i]);
      gint descriptor = hiatus_secret_write (secret, NULL);

      g_assert_cmpint (g_unix_fd_list_append (descriptors, descriptor, NULL), ==, (gint) i);
      close (descriptor);
    }
  g_dbus_connection_call_with_unix_fd_list (served->client, g_dbus_connection_get_unique_name (served->daemon), HIATUS_OBJECT_PATH, HIATUS_INTERFACE, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, descriptors, NULL, on_replied, replied);
}

/* Returns: what the method answers behind a handle; "" where it answers nothing; NULL with the error */
static gchar *
finish (Served *served, GAsyncResult **replied, GError **error)
{
  g_autoptr (GUnixFDList) answered = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (HiatusSecret) secret = NULL;
  gint descriptor;

  hiatus_wait_until (*replied != NULL);
  reply = g_dbus_connection_call_with_unix_fd_list_finish (served->client, &answered, *replied, error);
  g_clear_object (replied);
  if (reply == NULL || answered == NULL || g_unix_fd_list_get_length (answered) == 0)
    return reply == NULL ? NULL : g_strdup ("");
  descriptor = g_unix_fd_list_get (answered, 0, NULL);
  secret = hiatus_secret_read (descriptor, NULL);
  close (descriptor);
  return g_strndup ((const gchar *) hiatus_secret_peek (secret), hiatus_secret_get_size (secret));
}

static gchar *
set_passphrase (Served *served, const gchar *current, const gchar *passphrase, GError **error)
{
  const gchar *const secrets[] = { current, passphrase, NULL };
  GAsyncResult *replied = NULL;

  begin (served, "SetPassphrase", g_variant_new ("(hh)", 0, 1), secrets, &replied);
  return finish (served, &replied, error);
}

static gboolean
unlock (Served *served, const gchar *passphrase, GError **error)
{
  const gchar *const secrets[] = { passphrase, NULL };
  GAsyncResult *replied = NULL;
  g_autofree gchar *done = NULL;

  begin (served, "Unlock", g_variant_new ("(h)", 0), secrets, &replied);
  done = finish (served, &replied, error);
  return done != NULL;
}

static gboolean
remove_passphrase (Served *served, const gchar *passphrase, const gchar *token, GError **error)
{
  const gchar *const secrets[] = { passphrase, NULL };
  GAsyncResult *replied = NULL;
  g_autofree gchar *done = NULL;

  begin (served, "RemovePassphrase", g_variant_new ("(hs)", 0, token), secrets, &replied);
  done = finish (served, &replied, error);
  return done != NULL;
}

static void
assert_lock (Served *served, gboolean set, gboolean locked, guint wait)
{
  g_autoptr (GVariant) reply = served_call (served, "GetLock", NULL, NULL);
  g_autoptr (GVariant) answer = g_variant_get_child_value (reply, 0);
  gboolean is_set = FALSE;
  gboolean is_locked = FALSE;
  guint seconds = 0;

  g_assert_true (g_variant_lookup (answer, "set", "b", &is_set) && g_variant_lookup (answer, "locked", "b", &is_locked) && g_variant_lookup (answer, "wait-seconds", "u", &seconds));
  g_assert_cmpuint (g_variant_n_children (answer), ==, 3);
  g_assert_cmpint (is_set, ==, set);
  g_assert_cmpint (is_locked, ==, locked);
  g_assert_cmpuint (seconds, ==, wait);
}

static gchar *
keep_letter (Served *served)
{
  g_autoptr (GVariant) reply = served_call (served, "KeepLetter", g_variant_new_parsed ("({'note': <%s>, 'again': <true>},)", CANARY), NULL);
  gchar *id = NULL;

  g_variant_get (reply, "(s)", &id);
  return id;
}

/* "" where it is locked. */
static gchar *
read_letter (Served *served, const gchar *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, "ReadLetter", g_variant_new ("(s)", id), &error);
  gchar *text = NULL;

  if (reply != NULL)
    {
      g_variant_get (reply, "(s)", &text);
      return text;
    }
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_LOCKED);
  return g_strdup ("");
}

static void
assert_letter (Served *served, const gchar *id, const gchar *expected)
{
  g_autofree gchar *text = read_letter (served, id);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_or_fail (Served *served, const gchar *current, const gchar *passphrase, gchar **recovery)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *sheet = set_passphrase (served, current, passphrase, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (sheet), ==, 44);
  if (recovery != NULL)
    *recovery = g_steal_pointer (&sheet);
}

static void
lock (Served *served)
{
  served_assert_reply (served, "Lock", "()", "()");
}

/* Set, locked, unlocked by the one and by the other, changed, removed; and nobody who listens hears a word of it. */
static void
test_life (Served *served, gconstpointer data)
{
  g_autofree gchar *id = keep_letter (served);
  g_autofree gchar *recovery = NULL;
  g_autofree gchar *anew = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (GError) error = NULL;

  assert_lock (served, FALSE, FALSE, 0);
  set_or_fail (served, "", PASSPHRASE, &recovery);
  assert_lock (served, TRUE, FALSE, 0);
  assert_letter (served, id, CANARY);
  g_assert_false (hiatus_samples_folder_has (folder_of (served), CANARY));

  lock (served);
  assert_lock (served, TRUE, TRUE, 0);
  assert_letter (served, id, "");
  g_assert_true (unlock (served, recovery, NULL));
  assert_letter (served, id, CANARY);
  lock (served);
  g_assert_true (unlock (served, PASSPHRASE, NULL));
  assert_letter (served, id, CANARY);
  hiatus_wait_until (strstr (served->heard->str, "LockChanged ()\nLockChanged ()\n") != NULL);

  /* Who has forgotten it sets another one with the sheet, which is no good any more then. */
  lock (served);
  set_or_fail (served, recovery, OTHER, &anew);
  lock (served);
  g_assert_false (unlock (served, PASSPHRASE, NULL));
  g_assert_false (unlock (served, recovery, NULL));
  g_assert_true (unlock (served, anew, NULL));
  lock (served);

  asked = served_call (served, "AskRemovePassphrase", NULL, &error);
  g_assert_no_error (error);
  g_variant_get (asked, "(ss)", &question, &token);
  g_assert_false (remove_passphrase (served, OTHER, "no-token", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_clear_pointer (&asked, g_variant_unref);
  g_clear_pointer (&question, g_free);
  g_clear_pointer (&token, g_free);
  asked = served_call (served, "AskRemovePassphrase", NULL, &error);
  g_variant_get (asked, "(ss)", &question, &token);
  g_assert_true (remove_passphrase (served, OTHER, token, &error));
  assert_lock (served, FALSE, FALSE, 0);
  assert_letter (served, id, CANARY);
  served_assert_refused (served, "Lock", "()", HIATUS_ERROR_REFUSED);
  served_assert_refused (served, "AskRemovePassphrase", "()", HIATUS_ERROR_REFUSED);

  g_assert_true (was_overheard ("SetPassphrase"));
  g_assert_false (was_overheard (PASSPHRASE) || was_overheard (OTHER) || was_overheard (recovery) || was_overheard (anew));
}

/* What is refused, and that nothing is locked by it. */
static void
test_refused (Served *served, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (set_passphrase (served, "", "short", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (set_passphrase (served, PASSPHRASE, OTHER, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (unlock (served, PASSPHRASE, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  assert_lock (served, FALSE, FALSE, 0);
  set_or_fail (served, "", PASSPHRASE, NULL);
  g_clear_error (&error);
  g_assert_null (set_passphrase (served, "", OTHER, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  lock (served);
  g_assert_true (unlock (served, PASSPHRASE, NULL));
}

/* Wrong ones cost time, over a new start too, and one that is right ends that. */
static void
test_waits (Served *served, gconstpointer data)
{
  Fixture *fixture = &served->seen.base;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *tries = g_build_filename (folder_of (served), "data", "passphrase.tries", NULL);

  set_or_fail (served, "", PASSPHRASE, NULL);
  lock (served);
  for (guint i = 0; i < 3; i++)
    {
      assert_lock (served, TRUE, TRUE, 0);
      g_assert_false (unlock (served, OTHER, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
      g_clear_error (&error);
    }
  assert_lock (served, TRUE, TRUE, 5);
  g_assert_false (unlock (served, PASSPHRASE, &error));
  g_assert_nonnull (strstr (error->message, "5 seconds"));
  g_assert_true (g_file_test (tries, G_FILE_TEST_EXISTS));
  hiatus_fake_clock_advance_to_local (fixture->clock, "2025-03-01T12:00:03");
  assert_lock (served, TRUE, TRUE, 2);
  hiatus_fake_clock_advance_to_local (fixture->clock, "2025-03-01T12:00:05");
  g_assert_true (unlock (served, PASSPHRASE, NULL));
  assert_lock (served, TRUE, FALSE, 0);
  g_assert_false (g_file_test (tries, G_FILE_TEST_EXISTS));
}

/* One at a time: who asks twice at once gets no second try. */
static void
test_at_once (Served *served, gconstpointer data)
{
  const gchar *const wrong[] = { OTHER, NULL };
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  g_autoptr (GError) error = NULL;

  set_or_fail (served, "", PASSPHRASE, NULL);
  lock (served);
  begin (served, "Unlock", g_variant_new ("(h)", 0), wrong, &first);
  begin (served, "Unlock", g_variant_new ("(h)", 0), wrong, &second);
  g_assert_null (finish (served, &second, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (finish (served, &first, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
}

static gboolean
is_step_locked (Served *served, const gchar *script)
{
  g_autoptr (GVariant) reply = served_call (served, "DescribeScript", g_variant_new_parsed ("(%s, @a{sv} {})", script), NULL);
  g_autoptr (GVariant) description = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) step = g_variant_lookup_value (description, "step", G_VARIANT_TYPE_VARDICT);
  gboolean locked = FALSE;

  g_assert_nonnull (step);
  g_assert_true (g_variant_lookup (step, "locked", "b", &locked));
  return locked;
}

/* All that a person wrote is locked, and all that does not need it goes on. */
static void
test_all_texts (Served *served, gconstpointer data)
{
  Fixture *fixture = &served->seen.base;
  g_autofree gchar *letter = keep_letter (served);
  g_autofree gchar *urge = NULL;
  g_autofree gchar *later = NULL;
  g_autofree gchar *journal = NULL;
  g_autoptr (GVariant) events = NULL;
  g_autoptr (GVariant) asked = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  urge = fixture_log (fixture, "urge", "{'strength': <2>, 'note': <'" CANARY "'>, 'trigger': <'" CANARY "'>, 'contact': <'Alex'>}");
  served_assert_reply (served, "SaveDraft", "('letter', '" CANARY "')", "()");
  hiatus_fake_clock_advance_to_local (fixture->clock, "2025-03-23T12:00:00");
  served_assert_reply (served, "AnswerScript", "('looking-back', 'welcome', {'choice': <'begin'>})", "()");
  served_assert_reply (served, "AnswerScript", "('looking-back', 'why', {'note': <'" CANARY "'>})", "()");
  served_assert_reply (served, "AnswerScript", "('looking-back', 'why', {'progress': <'open'>})", "()");
  g_assert_false (is_step_locked (served, "looking-back"));
  set_or_fail (served, "", PASSPHRASE, NULL);
  lock (served);

  served_assert_refused (served, "ReadDraft", "('letter',)", HIATUS_ERROR_LOCKED);
  served_assert_refused (served, "SaveDraft", "('letter', 'Another.')", HIATUS_ERROR_LOCKED);
  served_assert_refused (served, "Summarize", "(true,)", HIATUS_ERROR_LOCKED);
  g_assert_true (is_step_locked (served, "looking-back"));
  served_assert_refused (served, "AnswerScript", "('looking-back', 'why', @a{sv} {})", HIATUS_ERROR_LOCKED);
  events = served_call (served, "ReadEvents", g_variant_new ("(ts)", (guint64) 0, ""), NULL);
  journal = g_variant_print (events, FALSE);
  g_assert_null (strstr (journal, CANARY));
  g_assert_nonnull (strstr (journal, "'locked': <true>"));
  g_assert_nonnull (strstr (journal, "'contact': <'Alex'>"));

  /* Written, deleted and taken back without it. */
  later = keep_letter (served);
  assert_letter (served, later, "");
  served_assert_reply (served, "EraseDraft", "('letter',)", "()");
  served_assert_reply (served, "SaveDraft", "('letter', 'Another.')", "()");
  served_assert_reply (served, "AnswerScript", "('looking-back', 'why', {'note': <'Not any more.'>})", "()");
  asked = served_call (served, "AskDeleteLetter", g_variant_new ("(s)", letter), NULL);
  g_variant_get (asked, "(ss)", &question, &token);
  g_clear_pointer (&asked, g_variant_unref);
  asked = served_call (served, "DeleteLetter", g_variant_new ("(ss)", letter, token), NULL);
  g_assert_nonnull (asked);
  g_assert_false (hiatus_samples_folder_has (folder_of (served), CANARY));

  g_assert_true (unlock (served, PASSPHRASE, NULL));
  assert_letter (served, later, CANARY);
  served_assert_reply (served, "ReadDraft", "('letter',)", "('Another.',)");
  served_assert_refused (served, "ReadLetter", "('nobody-1',)", HIATUS_ERROR_NOT_FOUND);
}

/* To forget everything no passphrase is wanted: who has lost it may want just that. */
static void
test_forgotten (Served *served, gconstpointer data)
{
  g_autofree gchar *keys = g_build_filename (folder_of (served), "data", "passphrase.keys", NULL);
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (GVariant) done = NULL;

  g_free (keep_letter (served));
  set_or_fail (served, "", PASSPHRASE, NULL);
  lock (served);
  g_assert_true (g_file_test (keys, G_FILE_TEST_EXISTS));
  asked = served_call (served, "AskForget", NULL, NULL);
  g_variant_get (asked, "(ss)", &question, &token);
  done = served_call (served, "Forget", g_variant_new ("(s)", token), NULL);
  g_assert_nonnull (done);
  g_assert_false (g_file_test (keys, G_FILE_TEST_EXISTS));
}

/* --- small things --- */

static void
test_recovery_key (void)
{
  g_autoptr (HiatusSecret) key = hiatus_recovery_key_new ();
  g_autoptr (HiatusSecret) text = hiatus_recovery_key_print (key);
  g_autofree gchar *printed = g_strndup ((const gchar *) hiatus_secret_peek (text), hiatus_secret_get_size (text));
  g_autofree gchar *lower = g_ascii_strdown (printed, -1);
  g_autofree gchar *written = g_strdelimit (g_strdup (lower), "-", ' ');

  g_assert_cmpuint (strlen (printed), ==, 44);
  g_strdelimit (g_strdelimit (written, "0", 'o'), "1", 'l');
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HiatusSecret) typed = hiatus_sample_secret (i == 0 ? printed : written);
      g_autoptr (HiatusSecret) parsed = hiatus_recovery_key_parse (typed);

      g_assert_nonnull (parsed);
      g_assert_cmpmem (hiatus_secret_peek (parsed), HIATUS_RECOVERY_SIZE, hiatus_secret_peek (key), HIATUS_RECOVERY_SIZE);
    }
  for (guint i = 0; i < strlen (printed); i++)
    {
      gchar kept = printed[i];
      g_autoptr (HiatusSecret) typed = NULL;

      if (kept == '-')
        continue;
      printed[i] = kept == 'A' ? 'B' : 'A';
      typed = hiatus_sample_secret (printed);
      g_assert_null (hiatus_recovery_key_parse (typed));
      g_assert_true (hiatus_recovery_key_looks_like (typed));
      printed[i] = kept;
    }
}

static void
test_tries (void)
{
  static const guint waits[] = { 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900 };
  HiatusTries tries = { 0 };
  gint64 now_us = HIATUS_SAMPLE_US;

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    g_assert_cmpuint (hiatus_tries_wait_seconds (i), ==, waits[i]);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (hiatus_tries_left_seconds (&tries, now_us), ==, 0);
      hiatus_tries_add (&tries, now_us);
    }
  g_assert_cmpuint (hiatus_tries_left_seconds (&tries, now_us + 1), ==, 5);
  g_assert_cmpuint (hiatus_tries_left_seconds (&tries, now_us + 5 * G_USEC_PER_SEC), ==, 0);
  /* A clock that is set back keeps nobody out for longer. */
  g_assert_cmpuint (hiatus_tries_left_seconds (&tries, now_us - G_TIME_SPAN_DAY), ==, 5);
}

static void
test_passphrases (void)
{
  static const struct
  {
    const gchar *passphrase;
    gboolean will_do;
  } rows[] = {
    { "", FALSE },
    { "seven77", FALSE },
    { "eight888", TRUE },
    { "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f", FALSE },
    { "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f", TRUE },
    { "two\nlines of it", FALSE },
    { "not \xff UTF-8 at all", FALSE },
    { PASSPHRASE, TRUE },
  };
  g_autofree gchar *longest = g_strnfill (HIATUS_PASSPHRASE_MAX + 1, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hiatus_passphrase_check (rows[i].passphrase, strlen (rows[i].passphrase), &error), ==, rows[i].will_do);
      if (!rows[i].will_do)
        g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
    }
  g_assert_false (hiatus_passphrase_check (longest, strlen (longest), NULL));
}

static void
add_test (const gchar *path, void (*test) (Served *served, gconstpointer data))
{
  g_test_add (path, Served, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  add_test ("/lock/life", test_life);
  add_test ("/lock/refused", test_refused);
  add_test ("/lock/waits", test_waits);
  add_test ("/lock/at-once", test_at_once);
  add_test ("/lock/all-texts", test_all_texts);
  add_test ("/lock/forgotten", test_forgotten);
  g_test_add_func ("/lock/recovery-key", test_recovery_key);
  g_test_add_func ("/lock/tries", test_tries);
  g_test_add_func ("/lock/passphrases", test_passphrases);
  return g_test_run ();
}
