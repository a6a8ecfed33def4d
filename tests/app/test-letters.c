/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person writes: drafts and letters, over the bus and down to the files of the data folder. */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/core/text-limits.h"
#include "tests/app/served.h"
#include "tests/shell/store-samples.h"

#define CANARY "the tram along the river in October"

static gchar *
keep (Served *served, const gchar *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, "KeepLetter", g_variant_new_parsed (letter), &error);
  gchar *id = NULL;

  g_assert_no_error (error);
  g_variant_get (reply, "(s)", &id);
  return id;
}

static void
feel (Served *served, const gchar *id, const gchar *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, "FeltLetter", g_variant_new ("(ss)", id, answer), &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

static GVariant *
call_about (Served *served, const gchar *method, const gchar *id, GError **error)
{
  return served_call (served, method, g_variant_new ("(s)", id), error);
}

static void
assert_letter (Served *served, const gchar *id, const gchar *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call_about (served, "ReadLetter", id, &error);
  const gchar *text = NULL;

  if (expected == NULL)
    {
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &text);
  g_assert_cmpstr (text, ==, expected);
}

static gchar *
list (Served *served)
{
  g_autoptr (GVariant) reply = served_call (served, "ListLetters", NULL, NULL);
  g_autoptr (GVariant) letters = g_variant_get_child_value (reply, 0);
  GString *lines = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (letters); i++)
    {
      g_autoptr (GVariant) letter = g_variant_get_child_value (letters, i);
      guint number = 0;
      gint64 again_us = 0;

      g_assert_true (g_variant_lookup (letter, "number", "u", &number));
      g_string_append_printf (lines, "%u%s;", number, g_variant_lookup (letter, "again-at", "x", &again_us) ? " again" : "");
    }
  return g_string_free (lines, FALSE);
}

static void
assert_list (Served *served, const gchar *expected)
{
  g_autofree gchar *letters = list (served);

  g_assert_cmpstr (letters, ==, expected);
}

static void
test_drafts (Served *served, gconstpointer data)
{
  g_autofree gchar *too_long = g_strnfill (HIATUS_NOTE_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  served_assert_reply (served, "ReadDraft", "('letter',)", "('',)");
  served_assert_reply (served, "SaveDraft", "('letter', '" CANARY "')", "()");
  served_assert_reply (served, "SaveDraft", "('announce/message', 'there will be silence')", "()");
  served_assert_reply (served, "ReadDraft", "('letter',)", "('" CANARY "',)");
  served_assert_refused (served, "SaveDraft", "('no name', 'x')", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "ReadDraft", "('',)", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "EraseDraft", "('../letter',)", HIATUS_ERROR_INVALID);
  g_assert_null (served_call (served, "SaveDraft", g_variant_new ("(ss)", "letter", too_long), &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  served_assert_reply (served, "ReadDraft", "('letter',)", "('" CANARY "',)");

  g_assert_true (hiatus_journal_take_care (hiatus_app_get_journal (served->seen.base.app), NULL));
  served_assert_reply (served, "EraseDraft", "('letter',)", "()");
  served_assert_reply (served, "ReadDraft", "('letter',)", "('',)");
  served_assert_reply (served, "ReadDraft", "('announce/message',)", "('there will be silence',)");
  g_assert_false (hiatus_samples_folder_has (served->seen.base.folder, CANARY));
  /* It is no event, and nobody hears of it. */
  g_assert_cmpstr (served->heard->str, ==, "");
}

static void
test_kept (Served *served, gconstpointer data)
{
  g_autofree gchar *first = keep (served, "({'note': <'" CANARY "'>},)");
  g_autofree gchar *thrown_away = keep (served, "(@a{sv} {},)");
  g_autofree gchar *third = keep (served, "({'note': <'tomorrow'>, 'again': <true>},)");

  assert_list (served, "1;3 again;");
  assert_letter (served, first, CANARY);
  assert_letter (served, thrown_away, NULL);
  assert_letter (served, third, "tomorrow");
  assert_letter (served, "nonsense", NULL);
  g_assert_null (strstr (served->heard->str, CANARY));
  served_assert_refused (served, "KeepLetter", "({'again': <true>},)", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "KeepLetter", "({'to': <'Alex'>},)", HIATUS_ERROR_INVALID);
  served_assert_refused (served, "FeltLetter", "('nonsense', 'same')", HIATUS_ERROR_NOT_FOUND);
}

static gchar *
ask_delete (Served *served, const gchar *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call_about (served, "AskDeleteLetter", id, &error);
  const gchar *question = NULL;
  gchar *token = NULL;

  g_assert_no_error (error);
  g_variant_get (reply, "(&ss)", &question, &token);
  g_assert_true (g_str_has_prefix (question, "Delete this letter?"));
  return token;
}

static void
try_delete (Served *served, const gchar *id, const gchar *token, gint code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = served_call (served, "DeleteLetter", g_variant_new ("(ss)", id, token), &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, HIATUS_ERROR, code);
}

/* Deleted is deleted: in the journal, its log and every backup, and so is what was saved while it was written. */
static void
test_deleted (Served *served, gconstpointer data)
{
  g_autofree gchar *first = NULL;
  g_autofree gchar *other = keep (served, "({'note': <'this one stays'>},)");
  g_autofree gchar *token = NULL;
  g_autofree gchar *spent = NULL;
  g_autofree gchar *late = NULL;
  const gchar *folder = served->seen.base.folder;

  served_assert_reply (served, "SaveDraft", "('letter', '" CANARY "')", "()");
  first = keep (served, "({'note': <'" CANARY "'>},)");
  served_assert_reply (served, "EraseDraft", "('letter',)", "()");
  g_assert_true (hiatus_journal_take_care (hiatus_app_get_journal (served->seen.base.app), NULL));
  g_assert_true (hiatus_samples_folder_has (folder, CANARY));

  try_delete (served, first, "no token", HIATUS_ERROR_REFUSED);
  token = ask_delete (served, first);
  try_delete (served, other, token, HIATUS_ERROR_REFUSED);
  try_delete (served, first, token, HIATUS_ERROR_REFUSED);
  late = ask_delete (served, first);
  seen_wait (&served->seen, 601);
  try_delete (served, first, late, HIATUS_ERROR_REFUSED);
  g_assert_true (hiatus_samples_folder_has (folder, CANARY));

  spent = ask_delete (served, first);
  try_delete (served, first, spent, -1);
  g_assert_false (hiatus_samples_folder_has (folder, CANARY));
  assert_letter (served, first, NULL);
  assert_letter (served, other, "this one stays");
  assert_list (served, "1;");
  try_delete (served, first, spent, HIATUS_ERROR_REFUSED);
  g_assert_null (call_about (served, "AskDeleteLetter", first, NULL));
}

/* After two that made it heavier they are not offered; who writes one nevertheless loses nothing. */
static void
test_heavier (Served *served, gconstpointer data)
{
  g_autofree gchar *first = keep (served, "(@a{sv} {},)");
  g_autofree gchar *second = keep (served, "(@a{sv} {},)");
  g_autofree gchar *third = NULL;

  fixture_assert_state (&served->seen.base, "letters", "true");
  feel (served, first, "heavier");
  fixture_assert_state (&served->seen.base, "letters", "true");
  feel (served, second, "heavier");
  fixture_assert_state (&served->seen.base, "letters", "false");
  third = keep (served, "({'note': <'all the same'>},)");
  assert_letter (served, third, "all the same");
  served_assert_refused (served, "FeltLetter", "('nonsense', 'heavier')", HIATUS_ERROR_NOT_FOUND);
}

#define ADD(path, function) g_test_add (path, Served, NULL, served_set_up, function, served_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  ADD ("/letters/drafts", test_drafts);
  ADD ("/letters/kept", test_kept);
  ADD ("/letters/deleted", test_deleted);
  ADD ("/letters/heavier", test_heavier);
  return g_test_run ();
}
