/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/keyfile.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "tests/fakes/scratch.h"
#include "tests/shell/keyfile-fixture.h"

static void
test_missing (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  hiatus_keyfile_fixture_load (fixture);
  g_assert_null (hiatus_keyfile_get_problem (fixture->file));
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "-"));
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "times", "morning"), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_lines (HiatusKeyfileFixture *fixture,
            gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "\xef\xbb\xbf# a comment\r\n\r\n  [times]  \r\n  morning =  07:30\r\n[tray]\r\n\r\n#\r\ndiscreet=yes");
  hiatus_keyfile_fixture_load (fixture);

  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "07:30"));
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "times", NULL), ==, 3);
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "times", "morning"), ==, 4);
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "tray", NULL), ==, 5);
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "tray", "discreet"), ==, 8);
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "tray", "morning"), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

typedef struct
{
  const gchar *what;
  const gchar *text;
  gssize length; /* -1 if there is no NUL in it */
  const gchar *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "word", "# x\n\n[a]\nb=1\n\n\nfoo\n", -1, "settings.ini, line 7, group [a]: 'foo' is neither a comment, a [group] nor key=value" },
  { "value-alone", "[a]\n=1\n", -1, "settings.ini, line 2, group [a]: '=1' is neither a comment, a [group] nor key=value" },
  { "long-word", "[a]\nöööööööööööööööööööööööööööööööööööööööööö\n", -1, "settings.ini, line 2, group [a]: 'öööööööööööööööööööööööööööööööööööööööö…' is neither a comment, a [group] nor key=value" },
  { "no-group", "a=1\n[b]\n", -1, "settings.ini, line 1: 'a' stands before any [group]: move it below one" },
  { "open-group", "[a\n", -1, "settings.ini, line 1: '[a' is no group: write [name] and nothing else on that line" },
  { "more-than-a-group", "[a] # times\n", -1, "settings.ini, line 1: '[a] # times' is no group: write [name] and nothing else on that line" },
  { "empty-group", "[]\n", -1, "settings.ini, line 1: '[]' is no group: write [name] and nothing else on that line" },
  { "nested-group", "[a[b]\n", -1, "settings.ini, line 1: '[a[b]' is no group: write [name] and nothing else on that line" },
  { "control-in-group", "\n[a\x19]\nx=1\n", -1, "settings.ini, line 2: '[a?]' is no group: write [name] and nothing else on that line" },
  { "control-behind-group", "[a]\f\nx=1\n", -1, "settings.ini, line 1: '[a]?' is no group: write [name] and nothing else on that line" },
  { "group-twice", "[a]\n[b]\nc=1\n[a]\n", -1, "settings.ini, line 4, group [b]: [a] stands on line 1 already: put what is below it there" },
  { "key-twice", "[a]\nb=1\nc=2\nb = 3\n", -1, "settings.ini, line 4, group [a]: 'b' stands on line 2 already: keep one of them" },
  { "translated-key", "[a]\nb[de]=1\n", -1, "settings.ini, line 2, group [a]: 'b[de]' is no key: it must not have brackets in it" },
  { "latin-1", "[a]\nb=caf\xe9\n", -1, "settings.ini, line 2, group [a]: byte 6 is not UTF-8: save the file as UTF-8" },
  { "nul", "[a]\nb=1\0\n", 9, "settings.ini, line 2, group [a]: byte 4 is NUL: delete it" },
  { "encoding", "[a]\nEncoding=Latin-1\n", -1, "settings.ini, line 2 cannot be read (*Latin-1*): correct it or take it out" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  HiatusKeyfileFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *content = NULL;
  gsize length;
  gsize expected_length = bad->length < 0 ? strlen (bad->text) : (gsize) bad->length;

  hiatus_keyfile_fixture_set_up (&fixture, NULL);
  hiatus_keyfile_fixture_save (&fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_load (&fixture);

  g_file_set_contents (fixture.path, bad->text, bad->length, &error);
  g_assert_no_error (error);
  g_assert_false (hiatus_keyfile_load (fixture.file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  if (!g_pattern_match_simple (bad->message, error->message))
    g_assert_cmpstr (error->message, ==, bad->message);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpstr (hiatus_keyfile_get_problem (fixture.file), ==, error->message);
  g_assert_cmpuint (fixture.n_problem, ==, 1);
  g_assert_cmpuint (fixture.n_changed, ==, 1);
  g_assert_true (hiatus_keyfile_fixture_morning_is (&fixture, "07:30"));
  g_clear_error (&error);

  /* Nothing is written over it, so that nothing is lost. */
  g_assert_false (hiatus_keyfile_set (fixture.file, "times", "morning", "08:00", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "mend the file first"));
  g_file_get_contents (fixture.path, &content, &length, NULL);
  g_assert_cmpmem (content, length, bad->text, expected_length);
  g_assert_true (hiatus_keyfile_fixture_morning_is (&fixture, "07:30"));

  hiatus_keyfile_fixture_save (&fixture, "[times]\nmorning=06:00\n");
  hiatus_keyfile_fixture_load (&fixture);
  g_assert_null (hiatus_keyfile_get_problem (fixture.file));
  g_assert_cmpuint (fixture.n_problem, ==, 2);
  g_assert_true (hiatus_keyfile_fixture_morning_is (&fixture, "06:00"));

  hiatus_keyfile_fixture_tear_down (&fixture, NULL);
}

static void
test_too_large (HiatusKeyfileFixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_save (fixture, "");
  g_assert_cmpint (truncate (fixture->path, 16 * 1024 * 1024 + 1), ==, 0);
  g_assert_false (hiatus_keyfile_load (fixture->file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "settings.ini is larger than 16 MiB: make it shorter");
}

static void
test_no_file (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Nobody writes into the pipe: opening it must not wait for that. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_false (hiatus_keyfile_load (fixture->file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (hiatus_keyfile_load (fixture->file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hiatus_keyfile_set (fixture->file, "times", "morning", "08:00", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

static void
test_no_folder (HiatusKeyfileFixture *fixture,
                gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "file", HIATUS_KEYFILE_NAME, NULL);
  g_autoptr (HiatusKeyfile) file = hiatus_keyfile_new (path);
  g_autoptr (GError) error = NULL;

  hiatus_scratch_write (fixture->folder, "file", "");
  g_assert_false (hiatus_keyfile_watch (file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (hiatus_keyfile_load (file, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_false (hiatus_keyfile_set (file, "times", "morning", "08:00", &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
}

typedef struct
{
  const gchar *what;
  const gchar *before; /* (nullable): no file */
  const gchar *value;  /* (nullable): unset */
  const gchar *after;
} EditCase;

static const EditCase edit_cases[] = {
  { "new-file", NULL, "08:00", "[times]\nmorning=08:00\n" },
  { "new-group", "# mine\n[tray]\ndiscreet=yes", "08:00", "# mine\n[tray]\ndiscreet=yes\n\n[times]\nmorning=08:00\n" },
  { "new-key",
    "[times]\n# at night\nquiet-from = 21:00\n\n# else\n[x]\ny=z\n",
    "08:00",
    "[times]\n# at night\nquiet-from = 21:00\nmorning=08:00\n\n# else\n[x]\ny=z\n" },
  { "empty-group", "[times]\n\n[x]\n", "08:00", "[times]\nmorning=08:00\n\n[x]\n" },
  { "other-value",
    "# a\n\n[times]\n  morning =  07:30\nunknown=\\s;\n;\n=",
    "08:00",
    NULL },
  { "same-line",
    "# a\n\n[times]\n  morning =  07:30\nunknown=1\n",
    "08:00",
    "# a\n\n[times]\n  morning =  08:00\nunknown=1\n" },
  { "empty-value", "[times]\nmorning=", "08:00", "[times]\nmorning=08:00\n" },
  { "no-line-end", "[times]\nmorning=1", "08:00", "[times]\nmorning=08:00\n" },
  { "dos", "[times]\r\nmorning=1\r\n\r\n", "08:00", "[times]\r\nmorning=08:00\r\n\r\n" },
  { "dos-new", "[times]\r\nquiet-from=1\r\n", "08:00", "[times]\r\nquiet-from=1\r\nmorning=08:00\r\n" },
  { "mark", "\xef\xbb\xbf[times]\nmorning=1\n", "08:00", "\xef\xbb\xbf[times]\nmorning=08:00\n" },
  { "other-group", "[a]\nmorning=1\n[times]\n[b]\nmorning=2\n", "08:00", "[a]\nmorning=1\n[times]\nmorning=08:00\n[b]\nmorning=2\n" },
  { "equals-in-value", "[times]\nmorning=a=b\n", "c=d", "[times]\nmorning=c=d\n" },
  { "unset", "# a\n[times]\nmorning=1\n# b\n", NULL, "# a\n[times]\n# b\n" },
  { "unset-nothing", "[times]\n", NULL, "[times]\n" },
};

static void
test_edit (gconstpointer data)
{
  const EditCase *edit = data;
  HiatusKeyfileFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_set_up (&fixture, NULL);
  if (edit->before != NULL)
    hiatus_keyfile_fixture_save (&fixture, edit->before);

  if (edit->value != NULL)
    hiatus_keyfile_set (fixture.file, "times", "morning", edit->value, &error);
  else
    hiatus_keyfile_unset (fixture.file, "times", "morning", &error);

  if (edit->after != NULL)
    {
      g_assert_no_error (error);
      hiatus_assert_content (fixture.path, edit->after);
      g_assert_true (hiatus_keyfile_fixture_morning_is (&fixture, edit->value != NULL ? edit->value : "-"));
      g_assert_cmpuint (hiatus_keyfile_fixture_mode_of (fixture.path), ==, 0600);
    }
  else
    {
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
      hiatus_assert_content (fixture.path, edit->before);
    }

  hiatus_keyfile_fixture_tear_down (&fixture, NULL);
}

static void
test_unkeepable (HiatusKeyfileFixture *fixture,
                 gconstpointer data)
{
  static const gchar *const values[] = { "a\nb=c", " a", "\xff" };

  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hiatus_keyfile_set (fixture->file, "times", "morning", values[i], &error));
      g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
    }
  hiatus_assert_content (fixture->path, "[times]\nmorning=07:30\n");
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "07:30"));
}

static const EditCase removal_cases[] = {
  { "alone", "[times]\nmorning=1\n", NULL, "" },
  { "without-line-end", "[a]\nb=1\n\n[times]\nmorning=1", NULL, "[a]\nb=1\n\n" },
  { "first", "# all\n[times]\nmorning=1\n\n[a]\nb=1\n", NULL, "# all\n[a]\nb=1\n" },
  { "between", "[a]\nb=1\n\n[times]\nmorning=1\n\n\n# c\n[c]\n", NULL, "[a]\nb=1\n\n\n# c\n[c]\n" },
  { "comments", "[times]\n# x\nmorning=1\n\n#noon=2\nevening=3\n# y\n\n# a\n[a]\n", NULL, "# a\n[a]\n" },
  { "comment-of-the-next", "[times]\nmorning=1\n# a\n[a]\n", NULL, "# a\n[a]\n" },
  { "comment-at-the-end", "[a]\n[times]\nmorning=1\n# y\n", NULL, "[a]\n" },
  { "empty-group", "[a]\n[times]\n[b]\n", NULL, "[a]\n[b]\n" },
  { "dos", "[a]\r\n[times]\r\nmorning=1\r\n\r\n[b]\r\n", NULL, "[a]\r\n[b]\r\n" },
  { "not-there", "# a\n[a]\n", NULL, "# a\n[a]\n" },
};

static void
test_removal (gconstpointer data)
{
  const EditCase *removal = data;
  HiatusKeyfileFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_set_up (&fixture, NULL);
  hiatus_keyfile_fixture_save (&fixture, removal->before);
  hiatus_keyfile_remove_group (fixture.file, "times", NULL, NULL, &error);
  g_assert_no_error (error);
  hiatus_assert_content (fixture.path, removal->after);
  g_assert_cmpuint (hiatus_keyfile_line (fixture.file, "times", NULL), ==, 0);
  hiatus_keyfile_fixture_tear_down (&fixture, NULL);
}

static void
test_several (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  static const HiatusKeyChange changes[] = {
    { "noon", "12:00" },
    { "morning", "08:00" },
    { "evening", NULL },
    { "night", NULL },
    { "dawn", "05:00" },
  };
  static const HiatusKeyChange bad_changes[] = { { "morning", "09:00" }, { "noon", " 12:00" } };
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_save (fixture, "[times]\n# a\nevening = 1\n morning = 2\n\n[x]\n");
  hiatus_keyfile_change (fixture->file, "times", changes, G_N_ELEMENTS (changes), NULL, NULL, &error);
  g_assert_no_error (error);
  hiatus_assert_content (fixture->path, "[times]\n# a\n morning = 08:00\nnoon=12:00\ndawn=05:00\n\n[x]\n");
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  /* All of them or none. */
  g_assert_false (hiatus_keyfile_change (fixture->file, "times", bad_changes, G_N_ELEMENTS (bad_changes), NULL, NULL, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_true (hiatus_keyfile_fixture_morning_is (fixture, "08:00"));
}

/* Lets the line of the group pass where it is the one that @data points at. */
static gboolean
check_line (const HiatusKeyText *text,
            gpointer data,
            GError **error)
{
  const guint *expected = data;

  if (hiatus_key_text_line (text, "new", NULL) == *expected)
    return TRUE;
  g_set_error_literal (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED, "not there");
  return FALSE;
}

static void
test_checked (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  static const HiatusKeyChange change = { "a", "1" };
  const gchar *before = "[times]\nmorning=07:30\n";
  guint line = 1;
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_save (fixture, before);
  g_assert_false (hiatus_keyfile_is_there (fixture->file));
  hiatus_keyfile_fixture_load (fixture);
  g_assert_true (hiatus_keyfile_is_there (fixture->file));
  g_assert_false (hiatus_keyfile_change (fixture->file, "new", &change, 1, check_line, &line, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (hiatus_keyfile_remove_group (fixture->file, "times", check_line, &line, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);
  g_clear_error (&error);
  hiatus_assert_content (fixture->path, before);
  g_assert_cmpuint (fixture->n_changed, ==, 1);

  line = 4;
  g_assert_true (hiatus_keyfile_change (fixture->file, "new", &change, 1, check_line, &line, &error));
  g_assert_no_error (error);
}

static void
test_hand_edit (HiatusKeyfileFixture *fixture,
                gconstpointer data)
{
  hiatus_keyfile_fixture_save (fixture, "[times]\nmorning=07:30\n");
  hiatus_keyfile_fixture_load (fixture);
  hiatus_keyfile_fixture_save (fixture, "# by hand\n[times]\nmorning=07:30\n[tray]\ndiscreet=yes\n");
  hiatus_keyfile_fixture_set_morning (fixture, "08:00");

  hiatus_assert_content (fixture->path, "# by hand\n[times]\nmorning=08:00\n[tray]\ndiscreet=yes\n");
  g_assert_cmpuint (hiatus_keyfile_line (fixture->file, "tray", "discreet"), ==, 5);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_private (HiatusKeyfileFixture *fixture,
              gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "a", "b", HIATUS_KEYFILE_NAME, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autoptr (HiatusKeyfile) file = hiatus_keyfile_new (path);
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_fixture_save (fixture, "[times]\n");
  g_assert_cmpint (g_chmod (fixture->path, 0664), ==, 0);
  hiatus_keyfile_fixture_load (fixture);
  g_assert_cmpuint (hiatus_keyfile_fixture_mode_of (fixture->path), ==, 0600);

  g_assert_cmpint (g_chmod (fixture->path, 0440), ==, 0);
  hiatus_keyfile_fixture_load (fixture);
  g_assert_cmpuint (hiatus_keyfile_fixture_mode_of (fixture->path), ==, 0400);

  hiatus_keyfile_watch (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hiatus_keyfile_fixture_mode_of (folder), ==, 0700);
}

static void
test_link (HiatusKeyfileFixture *fixture,
           gconstpointer data)
{
  g_autofree gchar *folder = g_build_filename (fixture->folder, "dotfiles", NULL);
  g_autofree gchar *target = g_build_filename (folder, "mine", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  hiatus_scratch_write (folder, "mine", "[times]\n");
  hiatus_keyfile_fixture_make_link (fixture, "dotfiles/mine");
  hiatus_keyfile_fixture_set_morning (fixture, "08:00");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  hiatus_assert_content (target, "[times]\nmorning=08:00\n");

  /* Nothing is behind it yet. */
  g_assert_cmpint (g_unlink (target), ==, 0);
  hiatus_keyfile_fixture_set_morning (fixture, "09:00");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  hiatus_assert_content (target, "[times]\nmorning=09:00\n");
}

#define ADD(path, function) g_test_add (path, HiatusKeyfileFixture, NULL, hiatus_keyfile_fixture_set_up, function, hiatus_keyfile_fixture_tear_down)

gint
main (gint argc,
      gchar **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/keyfile/missing", test_missing);
  ADD ("/keyfile/lines", test_lines);
  ADD ("/keyfile/too-large", test_too_large);
  ADD ("/keyfile/no-file", test_no_file);
  ADD ("/keyfile/no-folder", test_no_folder);
  ADD ("/keyfile/unkeepable", test_unkeepable);
  ADD ("/keyfile/several", test_several);
  ADD ("/keyfile/checked", test_checked);
  ADD ("/keyfile/hand-edit", test_hand_edit);
  ADD ("/keyfile/private", test_private);
  ADD ("/keyfile/link", test_link);

  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/keyfile/bad/", bad_cases[i].what, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  for (guint i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/keyfile/edit/", edit_cases[i].what, NULL);

      g_test_add_data_func (path, &edit_cases[i], test_edit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (removal_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/keyfile/remove/", removal_cases[i].what, NULL);

      g_test_add_data_func (path, &removal_cases[i], test_removal);
    }

  return g_test_run ();
}
