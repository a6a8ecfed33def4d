/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of word lists: a mistake is told with its line, and a draft is read from what is a file. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/core/draft.h"
#include "daemon/core/error.h"
#include "daemon/shell/draft-file.h"
#include "daemon/shell/draft-words-read.h"
#include "tests/fakes/scratch.h"

static void
test_read (void)
{
  static const gchar text[] =
      "# a comment\n\n[language xx]\ncommon=one two\r\ncommon=three\n\n[spellings]\nu=you\n[sets]\nbad=fool  knave\n"
      "[insult]\nsay=you <bad>; ; you are <bad>\nexcept = not you <bad>\n[language yy]\ncommon=vier";
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_draft_words_free);
  const HiatusDraftQuestion question = { .purpose = HIATUS_DRAFT_REPLY, .hour = 12 };
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_draft_words_read (languages, "xx.ini", text, strlen (text), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (languages->len, ==, 2);
  g_assert_cmpstr (hiatus_draft_words_get_code (g_ptr_array_index (languages, 0)), ==, "xx");
  g_assert_true (hiatus_draft_words_can_read (g_ptr_array_index (languages, 0)));
  g_assert_false (hiatus_draft_words_can_read (g_ptr_array_index (languages, 1)));
  findings = hiatus_draft_check (languages, "one: u knave", strlen ("one: u knave"), &question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpuint (g_array_index (findings, HiatusDraftFinding, 0).first, ==, 5);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *message;
  } rows[] = {
    { "common=a\n", "x.ini, line 1: this stands before any [name]: move it below one" },
    { "\n[sets]\n", "x.ini, line 2, [sets]: nobody knows yet which language this is: begin with [language en], say" },
    { "[language ]\n", "x.ini, line 1, [language ]: nobody knows yet which language this is: begin with [language en], say" },
    { "[language en\n", "x.ini, line 1: write [name] and nothing else on that line" },
    { "[language en]\nwords=a\n", "x.ini, line 2, [language en]: there is no such key: it is common" },
    { "[language en]\n[night]\n", "x.ini, line 2, [night]: there is no such part: it is [language CODE], [spellings], [sets], or a kind of words such as [insult]" },
    { "[language en]\n[insult]\nsay you\n", "x.ini, line 3, [insult]: this is neither a comment, a [name] nor key=value: correct it or take it out" },
    { "[language en]\n[insult]\nsays=you\n", "x.ini, line 3, [insult]: there is no such key: it is one of say, say-near, near, except, unless" },
    { "[language en]\n[insult]\nsay=you; you <bad>\n", "x.ini, line 3, [insult]: there is no set '<bad>' above: add it to [sets], or correct its name" },
    { "[language en]\n[spellings]\nu=\n", "x.ini, line 3, [spellings]: it does not say what is meant: write it behind the =" },
    { "[language en]\n[sets]\nbad=fo-ol\n", "x.ini, line 3, [sets]: 'fo-ol' has a sign in it that is in no word: leave it out" },
    { "[language en]\n[sets]\nbad=\xff\n", "x.ini, line 3, [sets]: this is not UTF-8: write the line anew, and save the file as UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func ((GDestroyNotify) hiatus_draft_words_free);
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_draft_words_read (languages, "x.ini", rows[i].text, strlen (rows[i].text), &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static gint
open_in (const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (folder, name, NULL);
  gint descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (descriptor, >=, 0);
  return descriptor;
}

/* From its beginning, whoever has read from it before. */
static void
test_file (void)
{
  gchar *folder = hiatus_scratch_make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gchar first;
  gint descriptor;

  hiatus_scratch_write (folder, "draft", "a draft");
  descriptor = open_in (folder, "draft");
  g_assert_cmpint (read (descriptor, &first, 1), ==, 1);
  bytes = hiatus_draft_file_read (descriptor, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a draft", strlen ("a draft"));
  close (descriptor);
  hiatus_scratch_remove (folder);
}

static void
assert_refused (gint descriptor, const gchar *begin)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hiatus_draft_file_read (descriptor, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, begin));
}

/* A pipe might never end, and a folder is none. */
static void
test_no_file (void)
{
  gchar *folder = hiatus_scratch_make ();
  g_autofree gchar *big = g_strnfill (10 * 1000 * 1000, 'a');
  gint ends[2];
  gint descriptor = open_in (folder, ".");

  assert_refused (descriptor, "This is no file: ");
  close (descriptor);
  g_assert_cmpint (pipe (ends), ==, 0);
  assert_refused (ends[0], "This is no file: ");
  close (ends[0]);
  close (ends[1]);
  hiatus_scratch_write (folder, "big", big);
  descriptor = open_in (folder, "big");
  assert_refused (descriptor, "This is longer than 64 KiB");
  close (descriptor);
  hiatus_scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft-words/read", test_read);
  g_test_add_func ("/draft-words/mistakes", test_mistakes);
  g_test_add_func ("/draft-words/file", test_file);
  g_test_add_func ("/draft-words/no-file", test_no_file);
  return g_test_run ();
}
