/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is no export, or not quite one: one line that says what, and nothing has changed. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/export.h"
#include "tests/shell/store-samples.h"
#include "tests/shell/transfer-fixture.h"

#define NO_EXPORT "This is no export of Hiatus: choose a file that 'hiatus export' has written."
#define CANNOT "The export cannot be taken, and nothing was changed: line "

/* What is written in the place of something in a good export. */
typedef struct
{
  const gchar *name;
  const gchar *from; /* NULL: the whole */
  const gchar *to;
  const gchar *message; /* what the line has in it */
} Case;

#define BEGIN "{\"format\": \"hiatus-export\", \"version\": 1, "

static const Case cases[] = {
  { "nothing", NULL, "", NO_EXPORT },
  { "blanks", NULL, " \n\n ", NO_EXPORT },
  { "no-json", NULL, "[times]\nmorning=09:00\n", NO_EXPORT },
  { "other-json", NULL, "{\"a\": 1}", NO_EXPORT },
  { "other-format", "hiatus-export", "hiatus-import", NO_EXPORT },
  { "array", NULL, "[]", NO_EXPORT },
  { "newer", "\"version\": 1", "\"version\": 2", "This export was written by a newer Hiatus (version 2 of exports, this one knows 1): install that one first." },
  { "version-0", "\"version\": 1", "\"version\": 0", CANNOT "2: there is no such version of exports." },
  { "version-text", "\"version\": 1", "\"version\": \"1\"", CANNOT "2: here is something that no export has." },
  { "version-fraction", "\"version\": 1", "\"version\": 1.0", CANNOT "2: this is not JSON as an export has it." },
  { "version-huge", "\"version\": 1", "\"version\": 99999999999999999999", CANNOT "2: a number is larger than any of Hiatus can be." },
  { "unknown-member", "\"drafts\"", "\"letters\"", "here is something that no export has." },
  { "member-twice", "\"drafts\": [", "\"files\": [", "here is something that no export has." },
  { "parts-missing", NULL, BEGIN "\"files\": []}", CANNOT "1: a part of the export is missing." },
  { "more-behind", NULL, BEGIN "\"files\": [], \"drafts\": [], \"events\": []}\nx", CANNOT "2: there is more behind its end." },
  { "comma-behind", NULL, BEGIN "\"files\": [], \"drafts\": [], \"events\": [],}", CANNOT "1: this is not JSON as an export has it." },
  { "no-comma", NULL, BEGIN "\"files\": [] \"drafts\": []}", CANNOT "1: this is not JSON as an export has it." },
  { "deep", "\"drafts\": [", "\"drafts\": [[[[[[[[[[[[", "here is something that no export has." },
  { "deep-name", "\"name\": \"contacts.ini\"", "\"name\": {\"name\": {\"name\": {}}}", "here is something that no export has." },
  { "file-outside", "\"name\": \"contacts.ini\"", "\"name\": \"../.bashrc\"", "it has a file of a name that none of Hiatus has." },
  { "file-absolute", "\"name\": \"contacts.ini\"", "\"name\": \"/etc/passwd\"", "it has a file of a name that none of Hiatus has." },
  { "file-twice", "\"name\": \"settings.ini\"", "\"name\": \"contacts.ini\"", "a name is there twice." },
  { "file-without-lines", "\"lines\": [\n   \"\"\n  ]", "\"lines\": []", "here is something that no export has." },
  { "line-of-two", "\"# whom I mean\"", "\"# whom\\nI mean\"", "here is something that no export has." },
  { "base64", "\"base64\": \"", "\"base64\": \"!", "here is something that no export has." },
  { "draft-name", "\"name\": \"letter\"", "\"name\": \"Letter\"", "A draft has a name like 'letter'" },
  { "not-utf-8", "whom I mean", "whom \xff mean", "a text is not UTF-8: somebody has saved the file otherwise." },
  { "half-surrogate", "whom I mean", "whom \\ud83c mean", "this is not JSON as an export has it." },
  { "lone-surrogate", "whom I mean", "whom \\udf19 mean", "there is a character that is none in a text." },
  { "zero", "whom I mean", "whom \\u0000 mean", "there is a character that is none in a text." },
  { "raw-line-end", "whom I mean", "whom \n mean", "this is not JSON as an export has it." },
  { "escape", "whom I mean", "whom \\x mean", "this is not JSON as an export has it." },
  { "word", "\"drafts\": [", "\"drafts\": [nil, ", "this is not JSON as an export has it." },
  { "true", "\"drafts\": [", "\"drafts\": [true, ", "here is something that no export has." },
  { "changed-word", "\"note of kind 5", "\"note of kind 4", "is not what was written: somebody or something has changed the file since." },
  { "changed-salt", "\"note-salt\": \"", "\"note-salt\": \"0", "'note-salt' of an entry is missing" },
  { "changed-number", "\"strength\": 3", "\"strength\": 2", "is not what was written" },
  { "changed-date", "\"date\": \"2025-03-01\"", "\"date\": \"2025-03-02\"", "is not what was written" },
  { "changed-id", "-1\", \"recorded\"", "-9\", \"recorded\"", "entries are missing here" },
  { "wrong-device", "\"id\": \"", "\"id\": \"x", "'id' of an entry is missing" },
  { "wrong-instant", "\"at\": \"2025-", "\"at\": \"2025/", "'at' of an entry is missing" },
  { "wrong-day", "\"at\": \"2025-03-01", "\"at\": \"2025-02-30", "'at' of an entry is missing" },
  { "wrong-kind", "\"kind\": \"urge\"", "\"kind\": \"urgency\"", "'payload' of an entry is missing" },
  { "wrong-field", "\"strength\": 3", "\"strength\": \"3\"", "field 'strength' is missing or out of range" },
  { "far-field", "\"strength\": 3", "\"strength\": 4", "strength from 1 (mild) to 3 (overwhelming), not 4" },
  { "field-twice", "\"strength\": 3", "\"strength\": 3, \"strength\": 3", "'strength' of an entry is missing" },
  { "nested-field", "\"strength\": 3", "\"strength\": [3]", "'strength' of an entry is missing" },
  { "payload-and-fields", "\"strength\": 3", "\"strength\": 3, \"payload\": \"{}\"", "'payload' of an entry is missing" },
  { "no-digest", "\"digest\": \"", "\"digestive\": \"", "'digest' of an entry is missing" },
};

/* Made once: each entry of it waits for the disk. */
static const gchar *
get_good (void)
{
  static gchar *good = NULL;
  g_auto (Person) person = { 0 };

  if (good != NULL)
    return good;
  person_init (&person);
  person_live (&person);
  good = person_export (&person);
  return good;
}

static gchar *
spoil (const gchar *good, const Case *row)
{
  const gchar *at = row->from == NULL ? good : strstr (good, row->from);

  g_assert_nonnull (at);
  if (row->from == NULL)
    return g_strdup (row->to);
  return g_strdup_printf ("%.*s%s%s", (gint) (at - good), good, row->to, at + strlen (row->from));
}

static void
assert_refused (Person *person, const gchar *text, const gchar *message)
{
  g_autofree gchar *before = person_export (person);
  g_autofree gchar *after = NULL;
  g_auto (HiatusImport) import = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (person_import (person, text, &import, &error));
  if (strstr (error->message, message) == NULL)
    g_assert_cmpstr (error->message, ==, message);
  g_assert_null (strpbrk (error->message, "\n\r"));
  g_assert_cmpint (error->code, ==, strstr (message, "newer") != NULL ? HIATUS_ERROR_NEWER : HIATUS_ERROR_INVALID);
  after = person_export (person);
  g_assert_cmpstr (after, ==, before);
}

static void
test_case (gconstpointer data)
{
  g_auto (Person) person = { 0 };
  g_autofree gchar *bad = spoil (get_good (), data);

  person_init (&person);
  person_write (&person, "contacts.ini", "[B]\nnames=B Secret\n");
  assert_refused (&person, bad, ((const Case *) data)->message);
}

/* Half a file, cut off wherever a copy may have ended. */
static void
test_half (void)
{
  g_auto (Person) person = { 0 };
  const gchar *good = get_good ();
  gsize length = strlen (good);
  gsize step = g_test_thorough () ? 499 : 9973;

  person_init (&person);
  for (gsize end = 120; end < length - 2; end += step)
    {
      g_autofree gchar *half = g_strndup (good, end);
      gint memory = transfer_memory (half, -1);
      g_auto (HiatusImport) import = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (transfer_examine (person.store, memory, TRANSFER_NOW_US, &import, &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      if (g_utf8_validate (half, -1, NULL))
        g_assert_nonnull (strstr (error->message, "the file ends in the middle. It is a part of one: take a whole copy."));
      close (memory);
    }
}

/* The lines of the entries, in the order that @order gives by their numbers, from 1 on. */
static gchar *
reorder (const gchar *good, const gchar *order)
{
  const gchar *begin = strstr (good, "\"events\": [\n  ");
  g_auto (GStrv) lines = g_strsplit (begin + strlen ("\"events\": [\n  "), ",\n  ", -1);
  g_autoptr (GString) text = g_string_new_len (good, begin - good);
  g_auto (GStrv) numbers = g_strsplit (order, " ", -1);
  guint n_lines = g_strv_length (lines);

  *strstr (lines[n_lines - 1], "\n ]") = '\0';
  g_string_append (text, "\"events\": [");
  for (guint i = 0; numbers[i] != NULL; i++)
    g_string_append_printf (text, "%s\n  %s", i > 0 ? "," : "", lines[g_ascii_strtoull (numbers[i], NULL, 10) - 1]);
  g_string_append (text, "\n ]\n}\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Entries in another order, twice, or left out of the middle. One from which nothing goes on can be left out at the end. */
static void
test_order (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_autofree gchar *good = NULL;
  g_autofree gchar *swapped = NULL;
  g_autofree gchar *twice = NULL;
  g_autofree gchar *hole = NULL;
  g_autofree gchar *early = NULL;

  person_init (&person);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (HiatusEvent) event = hiatus_sample_urge ("a note");

      g_assert_true (hiatus_store_append (person.store, event, NULL));
    }
  good = person_export (&person);
  person_init (&other);
  swapped = reorder (good, "1 3 2 4");
  assert_refused (&other, swapped, "entries are missing here, twice there, or in another order than that of the journal.");
  twice = reorder (good, "1 2 2 3");
  assert_refused (&other, twice, "entries are missing here");
  hole = reorder (good, "1 2 4");
  assert_refused (&other, hole, "entries are missing here");
  early = reorder (good, "1 2");
  person_assert_import (&other, early);
  person_assert_import (&other, good);
}

/* An entry of a clock that is ahead is taken, and told of. */
static void
test_future (void)
{
  g_auto (Person) person = { 0 };
  g_auto (Person) other = { 0 };
  g_auto (HiatusImport) import = { 0 };
  g_autoptr (HiatusEvent) event = hiatus_sample_urge (NULL);
  g_autoptr (HiatusEvent) next = hiatus_sample_urge (NULL);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;

  person_init (&person);
  event->recorded_us = TRANSFER_NOW_US + 365 * G_TIME_SPAN_DAY;
  g_date_set_dmy (&event->date, 1, G_DATE_APRIL, 2026);
  g_assert_true (hiatus_store_append (person.store, event, NULL));
  text = person_export (&person);
  person_init (&other);
  g_assert_true (hiatus_store_append (other.store, next, NULL));
  {
    gint memory = transfer_memory (text, -1);

    transfer_examine (other.store, memory, TRANSFER_NOW_US, &import, &error);
    g_assert_no_error (error);
    close (memory);
  }
  g_assert_cmpuint (import.n_future, ==, 1);
  g_assert_cmpstr (import.future, ==, "2026-04-01");
  person_assert_import (&other, text);
}

/* A text longer than any, without end: refused before it is in memory. */
static void
test_huge_string (void)
{
  g_auto (Person) person = { 0 };
  g_autoptr (GString) text = g_string_new (BEGIN "\"files\": [], \"drafts\": [{\"name\": \"letter\", \"text\": \"");

  person_init (&person);
  for (gsize i = 0; i <= HIATUS_JSON_STRING_MAX / 1024; i++)
    {
      g_autofree gchar *block = g_strnfill (1024, 'x');

      g_string_append (text, block);
    }
  assert_refused (&person, text->str, "a text is longer than any of Hiatus can be.");
  g_string_assign (text, BEGIN "\"files\": [], \"drafts\": [], \"events\": [{");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "\"m%u\": 1, ", i);
  assert_refused (&person, text->str, "of an entry is missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/transfer/bad/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/transfer/half", test_half);
  g_test_add_func ("/transfer/order", test_order);
  g_test_add_func ("/transfer/future", test_future);
  g_test_add_func ("/transfer/huge-string", test_huge_string);
  return g_test_run ();
}
