/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus check`: what the daemon found is shown with its lines, and is no failure. */

#include <gio/gio.h>
#include <string.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"

#define LONG_LINE                                                                                                        \
  "I began to write this in the morning and I went on in the afternoon, and what I want to say is that you are a fool, " \
  "which I do not even mean\n"

typedef struct
{
  const gchar *name;
  const gchar *draft;
  const gchar *options;
  const gchar *answer; /* NULL where nobody is asked */
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

static const Case cases[] = {
  { "nothing",
    "hello\n",
    "--for first",
    "(@a(uusss) [],)",
    0,
    "Nothing stands out. That is no proof that it is right: you know best whether it says what you mean.\n",
    "" },
  { "words",
    "Hi\n\tyou fool, 早上 you fool",
    "--for first",
    "([(4, 8, 'insult', 'you fool', 'Why.'), (21, 8, 'insult', 'you fool', 'Why, again.'), (0, 0, 'night', '', 'Late.')],)",
    0,
    "Line 2:\n     you fool, 早上 you fool\n     ^^^^^^^^\n    Why.\n\n"
    "Line 2:\n     you fool, 早上 you fool\n                    ^^^^^^^^\n    Why, again.\n\nLate.\n\n"
    "Nothing of this forbids anything. It is your message.\n",
    "" },
  { "long-line",
    LONG_LINE,
    "--for reply",
    "([(100, 14, 'insult', 'you are a fool', 'Why.')],)",
    0,
    "Line 1:\n    …t I want to say is that you are a fool, which I do not even mean\n"
    "                             ^^^^^^^^^^^^^^\n    Why.\n\nNothing of this forbids anything. It is your message.\n",
    "" },
  { "two-lines", "so you\nfool", "--for post", "([(3, 8, 'insult', 'you\\nfool', 'Why.')],)", 0, "Line 1:\n    so you\n       ^^^\n    Why.\n\nNothing of this forbids anything. It is your message.\n", "" },
  { "language", "tu ne", "--for post", "([(0, 0, 'language', '', 'Cannot tell.')],)", 0, "Cannot tell.\n", "" },
  { "hostile", "a\x1b[2J b", "--for post", "([(0, 7, 'ill', 'x', 'Why.'), (900, 900, 'ill', '', 'Far.')],)", 0, "Line 1:\n    a [2J b\n    ^^^^^^^\n    Why.\n\nLine 1:\n    a [2J b\n           \n    Far.\n\nNothing of this forbids anything. It is your message.\n", "" },
  { "without-purpose", "a", "", NULL, 2, "", "hiatus: check needs --for announce, first, post or reply. See 'hiatus help check'.\n" },
  { "wrong-purpose", "a", "--for later", NULL, 2, "", "hiatus: --for takes announce, first, post or reply, not 'later'. See 'hiatus help check'.\n" },
};

static gint
run (HiatusFakeDaemon *fake, const gchar *draft, const gchar *options, gchar **out, gchar **err)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *arguments = NULL;

  hiatus_scratch_write (fake->folder, "draft", draft);
  arguments = g_strdup_printf ("check %s/draft %s", fake->folder, options);
  process = hiatus_runner_start (launcher, arguments);
  return hiatus_runner_finish (process, out, err);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  if (row->answer != NULL)
    hiatus_fake_daemon_answer (fake, "CheckDraft", row->answer);
  g_assert_cmpint (run (fake, row->draft, row->options, &out, &err), ==, row->status);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpint (g_str_has_prefix (fake->calls->str, "CheckDraft(0, '"), ==, row->answer != NULL);
}

/* Somebody to talk to, and nothing else. */
static void
test_self_harm (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_fake_daemon_answer (fake, "CheckDraft", "([(0, 0, 'self-harm', '', 'Why.')],)");
  hiatus_fake_daemon_answer (fake, "ListHelp", "(@a{sv} {}, [{'kind': <'crisis'>, 'title': <'Listeners'>, 'number': <'116'>}], 'N.')");
  g_assert_cmpint (run (fake, "a", "--for first", &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_str_has_prefix (out, "That is a lot to carry alone. These people answer now.\n\nYour own person\n"));
  g_assert_nonnull (strstr (out, "\n    116  Listeners\n"));
  g_assert_null (strstr (out, "Why."));
  g_assert_null (strstr (out, "Line"));
}

static void
test_refused (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  g_autofree gchar *expected = g_strdup_printf ("hiatus: %s/draft: There is nothing in it yet.\n", fake->folder);

  fake->refusal = "There is nothing in it yet.";
  g_assert_cmpint (run (fake, "", "--for first", &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, expected);
  g_assert_cmpstr (out, ==, "");
}

static void
test_no_file (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, "check /nowhere/draft --for first");
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, "hiatus: /nowhere/draft cannot be read (No such file or directory): give the path of a text file, or - for standard input.\n");
  g_assert_cmpstr (fake->calls->str, ==, "");
}

static void
test_standard_input (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *path = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_scratch_write (fake->folder, "draft", "you fool");
  path = g_build_filename (fake->folder, "draft", NULL);
  hiatus_fake_daemon_answer (fake, "CheckDraft", "([(0, 8, 'insult', 'you fool', 'Why.')],)");
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = hiatus_runner_start (launcher, "check - --for post");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
  g_assert_true (g_str_has_prefix (out, "Line 1:\n    you fool\n    ^^^^^^^^\n    Why.\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/check/self-harm", test_self_harm);
  g_test_add_func ("/cli/check/refused", test_refused);
  g_test_add_func ("/cli/check/no-file", test_no_file);
  g_test_add_func ("/cli/check/standard-input", test_standard_input);
  return g_test_run ();
}
