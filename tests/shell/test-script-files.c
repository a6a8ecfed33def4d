/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scripts that come with Hiatus, and the versions that a person writes. */

#include <string.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/script-files.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

#define NAME "reply.ini"
#define STEP(title) "[a]\nkind=box\ntitle=" title "\nnext=end\n"
#define SHIPPED "[script]\nfirst=a\n" STEP ("Ours")
#define OWN "[script]\nfirst=a\n" STEP ("Mine")
#define MEANWHILE ". Until it is mended, the script of Hiatus is used."

typedef struct
{
  gchar *folder;
  gchar *path;
  HiatusKeyfile *keyfile;
  HiatusScriptFiles *files;
  guint n_changed;
  guint n_problem;
} Fixture;

static void
on_counted (HiatusScriptFiles *files, const gchar *name, guint *count)
{
  g_assert_cmpstr (name, ==, "reply");
  (*count)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) shipped = g_bytes_new_static (SHIPPED, strlen (SHIPPED));

  fixture->folder = hiatus_scratch_make ();
  fixture->path = g_build_filename (fixture->folder, NAME, NULL);
  fixture->keyfile = hiatus_keyfile_new_plain (fixture->path);
  fixture->files = hiatus_script_files_new ();
  hiatus_script_files_add (fixture->files, "reply", shipped, fixture->keyfile);
  hiatus_script_files_add (fixture->files, "ending", shipped, NULL);
  g_signal_connect (fixture->files, "changed", G_CALLBACK (on_counted), &fixture->n_changed);
  g_signal_connect (fixture->files, "problem", G_CALLBACK (on_counted), &fixture->n_problem);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->files);
  g_assert_finalize_object (fixture->keyfile);
  g_free (fixture->path);
  hiatus_scratch_remove (fixture->folder);
}

static void
load (Fixture *fixture, const gchar *text)
{
  hiatus_scratch_write (fixture->folder, NAME, text);
  hiatus_keyfile_load (fixture->keyfile, NULL);
}

/* The title of the first step says whose script it is. */
static const gchar *
whose (Fixture *fixture)
{
  return hiatus_script_get (hiatus_script_files_get (fixture->files, "reply"), 0)->title;
}

static void
test_shipped (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) mistakes = hiatus_script_files_list_mistakes (fixture->files);

  g_assert_cmpstr (whose (fixture), ==, "Ours");
  g_assert_false (hiatus_script_is_own (hiatus_script_files_get (fixture->files, "reply")));
  g_assert_cmpstr (hiatus_script_get_name (hiatus_script_files_get (fixture->files, "ending")), ==, "ending");
  g_assert_null (hiatus_script_files_get (fixture->files, "talk"));
  g_assert_null (hiatus_script_files_get (fixture->files, "nonsense"));
  g_assert_null (hiatus_script_files_get_problem (fixture->files, NULL));
  g_assert_cmpuint (g_strv_length (mistakes), ==, 0);
}

/* What has nothing but comments in it is no version. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  load (fixture, "# [script]\n\n   \t# first=a\r\n");
  g_assert_cmpstr (whose (fixture), ==, "Ours");
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "reply"));
  g_assert_cmpuint (fixture->n_changed + fixture->n_problem, ==, 0);
}

/* Half of a version is none: the one of Hiatus serves, not the last one that was good. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusScript) kept = NULL;

  load (fixture, OWN);
  g_assert_cmpstr (whose (fixture), ==, "Mine");
  g_assert_true (hiatus_script_is_own (hiatus_script_files_get (fixture->files, "reply")));
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "reply"));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  kept = hiatus_script_ref (hiatus_script_files_get (fixture->files, "reply"));

  load (fixture, OWN "[b]\nkind=box\ntitle=Another\nnext=end\n");
  g_assert_cmpstr (whose (fixture), ==, "Ours");
  g_assert_cmpstr (hiatus_script_files_get_problem (fixture->files, "reply"), ==, "scripts/reply.ini, line 7, [b]: no way leads to this step: lead one to it, or take it out" MEANWHILE);
  g_assert_cmpstr (hiatus_script_files_get_problem (fixture->files, NULL), ==, hiatus_script_files_get_problem (fixture->files, "reply"));
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "ending"));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_problem, ==, 1);

  /* Another mistake is another problem, and the same script. */
  load (fixture, "[script]\nfirst=a\n[a]\nkind=box\n");
  g_assert_cmpstr (hiatus_script_files_get_problem (fixture->files, "reply"), ==, "scripts/reply.ini, line 3, [a]: title= is missing here: add it (and 1 more: 'hiatus doctor' has them)" MEANWHILE);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->n_problem, ==, 2);

  load (fixture, OWN);
  g_assert_cmpstr (whose (fixture), ==, "Mine");
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "reply"));
  g_assert_cmpuint (fixture->n_problem, ==, 3);
  /* Whoever has one keeps it. */
  g_assert_cmpstr (hiatus_script_get (kept, 0)->title, ==, "Mine");
}

/* Nobody's words are translated, and no file of a person opens what is closed. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  HiatusScript *script;

  load (fixture, OWN);
  script = hiatus_script_files_get (fixture->files, "reply");
  g_assert_true (hiatus_script_translate (script, hiatus_script_get (script, 0)->title) == hiatus_script_get (script, 0)->title);
}

/* Somebody else may see the doctor's page. */
static void
test_mistakes_name_nothing (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) mistakes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) many = NULL;

  load (fixture, "[script]\nfirst=call-mum\n[call-mum]\nkind=read\ntitle=Mum\nnext=end\n");
  mistakes = hiatus_script_files_list_mistakes (fixture->files);
  g_assert_cmpuint (g_strv_length (mistakes), ==, 1);
  g_assert_cmpstr (mistakes[0], ==, "scripts/reply.ini, line 3: there is nothing to read: add [step/line name] and below it text=");

  for (guint i = 0; i < 30; i++)
    g_string_append (text, "Mum\n");
  load (fixture, text->str);
  many = hiatus_script_files_list_mistakes (fixture->files);
  g_assert_cmpuint (g_strv_length (many), ==, 21);
  g_assert_cmpstr (many[20], ==, "scripts/reply.ini has 10 more mistakes.");
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;
  g_autoptr (GError) error = NULL;

  hiatus_keyfile_watch (fixture->keyfile, &error);
  g_assert_no_error (error);
  hiatus_scratch_write (fixture->folder, NAME, OWN);
  hiatus_wait_until (g_str_equal (whose (fixture), "Mine"));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  hiatus_scratch_write (fixture->folder, NAME, OWN "[b]\n");
  hiatus_wait_until (fixture->n_problem == 1);
  g_assert_cmpstr (whose (fixture), ==, "Ours");
  hiatus_scratch_write (fixture->folder, NAME, OWN);
  hiatus_wait_until (fixture->n_problem == 2);
  g_assert_cmpstr (whose (fixture), ==, "Mine");

  /* Deleted it is ours again, and there is nothing to be told. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_wait_until (g_str_equal (whose (fixture), "Ours"));
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "reply"));
}

/* What cannot be read leaves what was in force. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) mistakes = NULL;

  load (fixture, OWN);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_cmpstr (whose (fixture), ==, "Mine");
  g_assert_cmpstr (hiatus_script_files_get_problem (fixture->files, "reply"), ==, "reply.ini is no ordinary file: move it away, a new one is made when it is needed");
  mistakes = hiatus_script_files_list_mistakes (fixture->files);
  g_assert_cmpuint (g_strv_length (mistakes), ==, 1);
}

/* What was let go of is read again, and is what is in force then. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HiatusScript) kept = hiatus_script_ref (hiatus_script_files_get (fixture->files, "reply"));

  hiatus_script_files_let_go (fixture->files);
  g_assert_true (hiatus_script_files_get (fixture->files, "reply") != kept);
  g_assert_cmpstr (whose (fixture), ==, "Ours");

  load (fixture, OWN);
  hiatus_script_files_let_go (fixture->files);
  g_assert_cmpstr (whose (fixture), ==, "Mine");
  g_assert_true (hiatus_script_is_own (hiatus_script_files_get (fixture->files, "reply")));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->n_problem, ==, 0);
}

/* A mistake is told once, as soon as the file has it, though nobody needs the script; and so is that it was mended. */
static void
test_let_go_broken (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) mistakes = NULL;

  load (fixture, "[script]\nfirst=a\n[a]\nkind=box\n");
  g_assert_cmpuint (fixture->n_problem, ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      hiatus_script_files_let_go (fixture->files);
      g_assert_cmpstr (whose (fixture), ==, "Ours");
    }
  g_assert_cmpuint (fixture->n_problem, ==, 1);
  g_assert_nonnull (hiatus_script_files_get_problem (fixture->files, "reply"));
  mistakes = hiatus_script_files_list_mistakes (fixture->files);
  g_assert_cmpuint (g_strv_length (mistakes), ==, 2);

  hiatus_script_files_let_go (fixture->files);
  load (fixture, OWN);
  g_assert_null (hiatus_script_files_get_problem (fixture->files, "reply"));
  g_assert_cmpstr (whose (fixture), ==, "Mine");
  g_assert_cmpuint (fixture->n_problem, ==, 2);

  /* Deleted while it is not in memory it is ours again. */
  hiatus_script_files_let_go (fixture->files);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  hiatus_keyfile_load (fixture->keyfile, NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpstr (whose (fixture), ==, "Ours");
}

static void
test_broken_shipped (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[script]\nfirst=b\n" STEP ("Ours"), strlen ("[script]\nfirst=b\n" STEP ("Ours")));
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_null (hiatus_script_files_read ("talk", bytes, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "talk.ini, line 2, [script], first: there is no step of that name: add it, or correct the name");
  g_assert_null (hiatus_script_files_read ("talk", nothing, &empty));
  g_assert_error (empty, HIATUS_ERROR, HIATUS_ERROR_INVALID);
}

#define ADD(path, function) g_test_add ("/script-files/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("shipped", test_shipped);
  ADD ("comments", test_comments);
  ADD ("own", test_own);
  ADD ("words", test_words);
  ADD ("mistakes-name-nothing", test_mistakes_name_nothing);
  ADD ("let-go", test_let_go);
  ADD ("let-go-broken", test_let_go_broken);
  ADD ("saved", test_saved);
  ADD ("unreadable", test_unreadable);
  g_test_add_func ("/script-files/broken-shipped", test_broken_shipped);
  return g_test_run ();
}
