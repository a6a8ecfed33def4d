/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus summary` and `hiatus forget`: what is kept, and the question before the end. */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"

static gint
run (HiatusFakeDaemon *fake, const gchar *arguments, gchar **out, gchar **err)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, arguments);

  return hiatus_runner_finish (process, out, err);
}

static void
test_summary (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  g_autofree gchar *again = NULL;
  g_autofree gchar *again_err = NULL;

  hiatus_fake_daemon_answer (fake, "Summarize", "('A page\\n',)");
  g_assert_cmpint (run (fake, "summary", &out, &err), ==, 0);
  g_assert_cmpstr (out, ==, "A page\n");
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (run (fake, "summary --without-words", &again, &again_err), ==, 0);
  g_assert_cmpstr (fake->calls->str, ==, "Summarize(true,)\nSummarize(false,)\n");
}

/* In a file for oneself alone, and never in the place of another. */
static void
test_file (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *path = g_build_filename (fake->folder, "page", NULL);
  g_autofree gchar *arguments = g_strdup_printf ("summary %s", path);
  g_autofree gchar *expected = g_strdup_printf ("hiatus: %s is there already and stays as it is: give another name.\n", path);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  g_autofree gchar *again = NULL;
  g_autofree gchar *again_err = NULL;
  g_autofree gchar *nowhere = NULL;
  g_autofree gchar *nowhere_err = NULL;
  g_autofree gchar *text = NULL;
  GStatBuf status;

  hiatus_fake_daemon_answer (fake, "Summarize", "('A page\\n',)");
  g_assert_cmpint (run (fake, arguments, &out, &err), ==, 0);
  g_assert_cmpstr (out, ==, "");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "A page\n");
  g_assert_cmpint (run (fake, arguments, &again, &again_err), ==, 1);
  g_assert_cmpstr (again_err, ==, expected);
  g_assert_cmpint (run (fake, "summary /nowhere/page", &nowhere, &nowhere_err), ==, 1);
  g_assert_cmpstr (nowhere_err, ==, "hiatus: /nowhere/page cannot be written (No such file or directory): give another path.\n");
}

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  gint status;
  const gchar *out;
  const gchar *err;
  const gchar *calls;
} Case;

static const Case cases[] = {
  { "nothing-said", "forget", 2, "", "hiatus: forget erases all that Hiatus has: say so with --everything. 'hiatus undo' takes back one entry. See 'hiatus help forget'.\n", "" },
  { "nobody-to-ask", "forget --everything", 1, "", "hiatus: There is no terminal to ask whether you are sure: add --yes. Nothing was changed.\n", "AskForget()\n" },
  { "agreed", "forget --everything --yes", 0, "All gone.\n", "", "AskForget()\nForget('t',)\n" },
};

static void
test_forget (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_fake_daemon_answer (fake, "AskForget", "('Sure?', 't')");
  hiatus_fake_daemon_answer (fake, "Forget", "('All gone.',)");
  g_assert_cmpint (run (fake, row->arguments, &out, &err), ==, row->status);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/summary/print", test_summary);
  g_test_add_func ("/cli/summary/file", test_file);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/forget/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_forget);
    }
  return g_test_run ();
}
