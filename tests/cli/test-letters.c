/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"

/* `hiatus letters`: what reaches the daemon, what is said, and what is left of what was written in an editor. */

#define HELP " See 'hiatus help letters'.\n"
#define TWO                                                                  \
  "([{'id': <'e-1'>, 'number': <uint32 1>, 'at': <int64 1740823200000000>}," \
  " {'id': <'e-5'>, 'number': <uint32 3>, 'at': <int64 1740909600000000>, 'again-at': <int64 4102480800000000>}],)"
#define TEXT "I saw the lighthouse"

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *answers[7]; /* method, answer, method, answer */
  const gchar *calls;
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

static const Case cases[] = {
  { "list",
    "letters",
    { "ListLetters", TWO },
    "ListLetters()\n",
    0,
    " 1  01 Mar 2025, 11:00\n 3  02 Mar 2025, 11:00  comes back: 1 January 2100, 11:00\n",
    "" },
  { "none",
    "letters list",
    { "ListLetters", "(@aa{sv} [],)" },
    "ListLetters()\n",
    0,
    "No letters are kept. 'hiatus letters write' writes one; it is never sent.\n",
    "" },
  { "show",
    "letters show 3",
    { "ListLetters", TWO, "ReadLetter", "('one\\ntwo',)" },
    "ListLetters()\nReadLetter('e-5',)\n",
    0,
    "one\ntwo\n",
    "" },
  { "show-a-gap",
    "letters show 2",
    { "ListLetters", TWO },
    "ListLetters()\n",
    1,
    "",
    "hiatus: There is no letter 2: 'hiatus letters' lists those that are kept.\n" },
  { "delete",
    "letters delete 1 --yes",
    { "ListLetters", TWO, "AskDeleteLetter", "('Delete this letter?', 't-7')" },
    "ListLetters()\nAskDeleteLetter('e-1',)\nDeleteLetter('e-1', 't-7')\n",
    0,
    "It is gone, from the backups too.\n",
    "" },
  { "delete-without-terminal",
    "letters delete 1",
    { "ListLetters", TWO, "AskDeleteLetter", "('Delete this letter?', 't-7')" },
    "ListLetters()\nAskDeleteLetter('e-1',)\n",
    1,
    "",
    "hiatus: There is no terminal to ask whether you are sure: add --yes. Nothing was changed.\n" },
  { "write-without-terminal",
    "letters write",
    { NULL },
    "",
    1,
    "",
    "hiatus: There is no terminal to ask what is to become of it: add --keep, --tomorrow or --delete. Nothing was recorded.\n" },
  { "write-without-folder",
    "letters write --keep",
    { "GetState", "({'letters': <true>},)" },
    "GetState()\n",
    1,
    "",
    "hiatus: There is no private folder in which an editor could write: set XDG_RUNTIME_DIR to one, or give a FILE. Nothing was recorded.\n" },
  { "no-such-file",
    "letters write /nowhere/letter --keep",
    { NULL },
    "",
    1,
    "",
    "hiatus: /nowhere/letter cannot be opened (No such file or directory): give another file, or - for standard input.\n" },
  { "nothing-written", "letters write /dev/null --keep", { NULL }, "", 0, "Nothing was written, and nothing is kept.\n", "" },
  { "keep-and-delete", "letters write --keep --delete", { NULL }, "", 2, "", "hiatus: Say either --delete or --keep and --tomorrow." HELP },
  { "felt-strange",
    "letters write --keep --felt better",
    { NULL },
    "",
    2,
    "",
    "hiatus: 'better' is no answer for --felt: it is lighter, same or heavier." HELP },
  { "show-nothing", "letters show", { NULL }, "", 2, "", "hiatus: letters show needs NUMBER after it." HELP },
  { "show-a-word", "letters show last", { NULL }, "", 2, "", "hiatus: NUMBER takes a whole number, not 'last'." HELP },
  { "send", "letters send 1", { NULL }, "", 2, "", "hiatus: letters does not know 'send'." HELP },
};

static gint
run (HiatusFakeDaemon *fake, GSubprocessLauncher *launcher, const gchar *arguments, gchar **out, gchar **err)
{
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, arguments);

  return hiatus_runner_finish (process, out, err);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint status;

  for (guint i = 0; row->answers[i] != NULL; i += 2)
    hiatus_fake_daemon_answer (fake, row->answers[i], row->answers[i + 1]);
  status = run (fake, launcher, row->arguments, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  if (status != 0)
    hiatus_runner_assert_one_line (err);
}

/* --- an editor --- */

typedef struct
{
  HiatusScratch *folder; /* of the test */
  gchar *runtime;        /* of the session */
  HiatusFakeDaemon *fake;
  GSubprocessLauncher *launcher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const gchar *script = data;
  g_autofree gchar *path = NULL;
  g_autofree gchar *editor = NULL;
  g_autofree gchar *seen = NULL;

  fixture->folder = hiatus_scratch_make ();
  fixture->runtime = g_build_filename (fixture->folder, "runtime", NULL);
  g_assert_cmpint (g_mkdir (fixture->runtime, 0700), ==, 0);
  hiatus_scratch_write (fixture->folder, "editor", script);
  path = g_build_filename (fixture->folder, "editor", NULL);
  seen = g_build_filename (fixture->folder, "seen", NULL);
  editor = g_strdup_printf ("sh %s", path);
  fixture->fake = hiatus_fake_daemon_new ();
  hiatus_fake_daemon_answer (fixture->fake, "GetState", "({'letters': <true>},)");
  hiatus_fake_daemon_answer (fixture->fake, "KeepLetter", "('e-9',)");
  fixture->launcher = hiatus_runner_new (fixture->fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (fixture->launcher, "XDG_RUNTIME_DIR", fixture->runtime, TRUE);
  g_subprocess_launcher_unsetenv (fixture->launcher, "VISUAL");
  g_subprocess_launcher_setenv (fixture->launcher, "EDITOR", editor, TRUE);
  g_subprocess_launcher_setenv (fixture->launcher, "SEEN", seen, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->launcher);
  hiatus_fake_daemon_free (fixture->fake);
  g_free (fixture->runtime);
  hiatus_scratch_remove (fixture->folder);
}

static guint
count_left (Fixture *fixture)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->runtime, 0, NULL);
  guint n_left = 0;

  while (g_dir_read_name (directory) != NULL)
    n_left++;
  return n_left;
}

static void
assert_run (Fixture *fixture, const gchar *arguments, gint expected, const gchar *out, const gchar *calls)
{
  g_autofree gchar *said = NULL;
  g_autofree gchar *err = NULL;
  gint status = run (fixture->fake, fixture->launcher, arguments, &said, &err);

  g_assert_cmpstr (err, ==, "");
  g_assert_cmpint (status, ==, expected);
  g_assert_cmpstr (said, ==, out);
  g_assert_cmpstr (fixture->fake->calls->str, ==, calls);
}

#define KEPT "It is kept. 'hiatus letters' lists what is.\n"
#define KEEP_CALLS "GetState()\nKeepLetter({'note': <'" TEXT "'>},)\n"

/* What the editor saw, and what is left of it: the folder and the file were the person's alone, and all of it is gone, with
 * what the editor put beside it. */
static void
test_editor (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "seen", NULL);
  g_autofree gchar *seen = NULL;

  assert_run (fixture, "letters write --keep", 0, KEPT, KEEP_CALLS);
  g_assert_true (g_file_get_contents (path, &seen, NULL, NULL));
  g_assert_cmpstr (seen, ==, "drwx------\n-rw-------\n");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
test_felt (Fixture *fixture, gconstpointer data)
{
  assert_run (fixture,
              "letters write --tomorrow --felt heavier",
              0,
              "It is kept, and comes back tomorrow at ten.\n",
              "GetState()\nKeepLetter({'note': <'" TEXT "'>, 'again': <true>},)\nFeltLetter('e-9', 'heavier')\n");
}

static void
test_discarded (Fixture *fixture, gconstpointer data)
{
  assert_run (fixture, "letters write --delete", 0, "It is gone.\n", "GetState()\nKeepLetter({},)\n");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

/* An editor that is killed leaves what it had saved, which is kept, and nothing in the folder; so does one with which all
 * of us are told to end. The shell may say of it what it likes. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_assert_cmpint (run (fixture->fake, fixture->launcher, "letters write --keep", &out, &err), ==, 0);
  g_assert_cmpstr (out, ==, "The editor did not end well; what it had saved is here.\n" KEPT);
  g_assert_cmpstr (fixture->fake->calls->str, ==, KEEP_CALLS);
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  assert_run (fixture, "letters write --keep", 0, "Nothing was written, and nothing is kept.\n", "GetState()\n");
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

static void
test_no_editor (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_subprocess_launcher_setenv (fixture->launcher, "VISUAL", "/nowhere/editor", TRUE);
  g_assert_cmpint (run (fixture->fake, fixture->launcher, "letters write --keep", &out, &err), ==, 1);
  g_assert_nonnull (strstr (err, "'/nowhere/editor' did not end well, and wrote nothing: name another editor in VISUAL or EDITOR, or give a FILE.\n"));
  g_assert_cmpuint (count_left (fixture), ==, 0);
}

/* What is too long is not taken, and stays where the person finds it: lost is worse than left. */
static void
test_not_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  g_autofree gchar *path = NULL;
  g_autofree gchar *text = NULL;
  const gchar *begin;
  gsize length = 0;

  g_assert_cmpint (run (fixture->fake, fixture->launcher, "letters write --keep", &out, &err), ==, 1);
  hiatus_runner_assert_one_line (err);
  begin = strstr (err, "still in ");
  g_assert_nonnull (begin);
  begin += strlen ("still in ");
  path = g_strndup (begin, strcspn (begin, ","));
  g_assert_true (g_str_has_prefix (path, fixture->runtime));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, 70000);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "mine.txt", NULL);
  g_autofree gchar *arguments = g_strdup_printf ("letters write %s --keep", path);

  hiatus_scratch_write (fixture->folder, "mine.txt", TEXT "\n");
  assert_run (fixture, arguments, 0, KEPT, "KeepLetter({'note': <'" TEXT "'>},)\n");
  /* It is the person's own file, and none of our business. */
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is typed at the questions, and what comes of it. Nothing is deleted without a clear yes. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const gchar *typed;
    const gchar *calls;
  } rows[] = {
    { "n\nn\n1\n", KEEP_CALLS "FeltLetter('e-9', 'lighter')\n" },
    { "\n\n\n", KEEP_CALLS },
    { "\x04\x04\x04", KEEP_CALLS },
    { "no\ny\n2\n", "GetState()\nKeepLetter({'note': <'" TEXT "'>, 'again': <true>},)\nFeltLetter('e-9', 'same')\n" },
    { "y\n3\n", "GetState()\nKeepLetter({},)\nFeltLetter('e-9', 'heavier')\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint keyboard = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
      g_autofree gchar *out = NULL;
      g_autofree gchar *err = NULL;
      gint terminal;

      g_assert_cmpint (keyboard, >=, 0);
      g_assert_cmpint (grantpt (keyboard), ==, 0);
      g_assert_cmpint (unlockpt (keyboard), ==, 0);
      terminal = g_open (ptsname (keyboard), O_RDWR | O_NOCTTY | O_CLOEXEC, 0);
      g_assert_cmpint (terminal, >=, 0);
      g_assert_cmpint (write (keyboard, rows[i].typed, strlen (rows[i].typed)), ==, (gssize) strlen (rows[i].typed));
      g_subprocess_launcher_take_stdin_fd (fixture->launcher, terminal);
      g_string_truncate (fixture->fake->calls, 0);
      g_assert_cmpint (run (fixture->fake, fixture->launcher, "letters write", &out, &err), ==, 0);
      g_assert_cmpstr (err, ==, "");
      g_assert_cmpstr (fixture->fake->calls->str, ==, rows[i].calls);
      g_assert_cmpuint (count_left (fixture), ==, 0);
      close (keyboard);
    }
}

#define WRITE "echo '" TEXT "' > \"$1\"\n"
#define LOOK "ls -ld \"$(dirname \"$1\")\" \"$1\" | cut -c 1-10 > \"$SEEN\"\ncp \"$1\" \"$1~\"; mkdir \"$1.d\"; cp \"$1\" \"$1.d/.swp\"\n"

#define ADD(path, script, function) g_test_add (path, Fixture, script, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/letters/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  ADD ("/cli/letters/editor", WRITE LOOK, test_editor);
  ADD ("/cli/letters/editor/felt", WRITE, test_felt);
  ADD ("/cli/letters/editor/discarded", WRITE LOOK, test_discarded);
  ADD ("/cli/letters/editor/killed", WRITE "kill -9 $$\n", test_killed);
  ADD ("/cli/letters/editor/ended-by-signal", WRITE "kill -TERM $(cut -d ' ' -f 4 /proc/$PPID/stat) $$\n", test_killed);
  ADD ("/cli/letters/editor/empty", "exit 0\n", test_empty);
  ADD ("/cli/letters/editor/asked", WRITE, test_asked);
  ADD ("/cli/letters/editor/none", "", test_no_editor);
  ADD ("/cli/letters/editor/not-taken", "head -c 70000 /dev/zero | tr '\\0' x > \"$1\"\n", test_not_taken);
  ADD ("/cli/letters/file", "", test_file);
  return g_test_run ();
}
