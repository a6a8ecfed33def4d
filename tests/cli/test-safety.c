/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"

/* `hiatus safety`: what is asked, what reaches the daemon, and what is said. */

#define HELP " See 'hiatus help safety'.\n"
#define QUESTIONS "'danger-question': <'Was there?'>, 'silence-question': <'Have they?'>"
#define UNANSWERED "({" QUESTIONS ", 'danger': <'unanswered'>, 'silence': <'unanswered'>, 'opens': <false>, 'says': <'Closed until then.'>},)"
#define CALM "({" QUESTIONS ", 'danger': <'no'>, 'silence': <'no'>, 'opens': <true>, 'says': <'Open.'>, 'answered-at': <int64 1741784520000000>},)"
#define DANGER "({" QUESTIONS ", 'danger': <'yes'>, 'silence': <'unanswered'>, 'opens': <false>, 'says': <'Closed.'>},)"
#define ANEW "You can answer anew at any time: hiatus safety answer\n"
#define TALK "For somebody to talk to: hiatus help-now\n"

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *typed;  /* (nullable): at a terminal; %NULL where there is none */
  const gchar *safety; /* what GetSafety() answers */
  const gchar *calls;
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

#define SHOWN "Was there?\n    Not answered\nHave they?\n    Not answered\n\nClosed until then.\nTo answer, now or anew: hiatus safety answer\n"
#define ASKED "Two questions, yes or no. Enter alone leaves an answer as it is.\n"
#define BOTH ASKED "Was there? [y/n] Have they? [y/n] "

static const Case cases[] = {
  { "bare", "safety", NULL, UNANSWERED, "GetSafety()\n", 0, SHOWN, "" },
  { "show", "safety show", NULL, UNANSWERED, "GetSafety()\n", 0, SHOWN, "" },
  { "show-calm", "safety show", NULL, CALM, "GetSafety()\n", 0, "Was there?\n    No\nHave they?\n    No\n\nOpen.\nTo answer, now or anew: hiatus safety answer\n", "" },
  { "show-danger", "safety", NULL, DANGER, "GetSafety()\n", 0, "Was there?\n    Yes\nHave they?\n    Not answered\n\nClosed.\n" TALK "To answer, now or anew: hiatus safety answer\n", "" },
  { "answer",
    "safety answer --danger no --silence=no",
    NULL,
    CALM,
    "AnswerSafety({'danger': <'no'>, 'silence': <'no'>},)\nGetSafety()\n",
    0,
    "Open.\n" ANEW,
    "" },
  { "answer-danger", "safety answer --danger yes", NULL, DANGER, "AnswerSafety({'danger': <'yes'>},)\nGetSafety()\n", 0, "Closed.\n" TALK ANEW, "" },
  { "answer-silence", "safety answer --silence yes", NULL, UNANSWERED, "AnswerSafety({'silence': <'yes'>},)\nGetSafety()\n", 0, "Closed until then.\n" ANEW, "" },
  { "another-word-is-the-daemons-to-refuse", "safety answer --danger perhaps", NULL, CALM, "AnswerSafety({'danger': <'perhaps'>},)\nGetSafety()\n", 0, "Open.\n" ANEW, "" },
  { "no-terminal", "safety answer", NULL, CALM, "", 2, "", "hiatus: There is no terminal to ask at: give --danger, --silence, or both, with yes or no." HELP },
  { "no-such-option", "safety show --danger no", NULL, CALM, "", 2, "", "hiatus: safety show has no option '--danger'." HELP },
  { "no-such-verb", "safety undo", NULL, CALM, "", 2, "", "hiatus: safety does not know 'undo'." HELP },
  { "asked-no-no", "safety answer", "n\nno\n", CALM, "GetSafety()\nAnswerSafety({'danger': <'no'>, 'silence': <'no'>},)\nGetSafety()\n", 0, BOTH "Open.\n" ANEW, "" },
  { "asked-no-yes", "safety answer", "n\nyes\n", CALM, "GetSafety()\nAnswerSafety({'danger': <'no'>, 'silence': <'yes'>},)\nGetSafety()\n", 0, BOTH "Open.\n" ANEW, "" },
  /* With the first the second question is settled. */
  { "asked-yes",
    "safety answer",
    "y\n",
    DANGER,
    "GetSafety()\nAnswerSafety({'danger': <'yes'>},)\nGetSafety()\n",
    0,
    ASKED "Was there? [y/n] Closed.\n" TALK ANEW,
    "" },
  /* Enter is no answer, and no "no". */
  { "asked-enter-yes", "safety answer", "\ny\n", CALM, "GetSafety()\nAnswerSafety({'silence': <'yes'>},)\nGetSafety()\n", 0, BOTH "Open.\n" ANEW, "" },
  { "asked-enter-enter", "safety answer", "\n\n", CALM, "GetSafety()\n", 0, BOTH "Nothing was changed.\n", "" },
  { "asked-perhaps", "safety answer", "perhaps\n\n", CALM, "GetSafety()\n", 0, BOTH "Nothing was changed.\n", "" },
  { "asked-end-of-file", "safety answer", "\x04\x04", CALM, "GetSafety()\n", 0, BOTH "Nothing was changed.\n", "" },
};

/* A terminal at which @typed was typed already. Returns: its keyboard */
static gint
open_terminal (GSubprocessLauncher *launcher, const gchar *typed)
{
  gint keyboard = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  gint terminal;

  g_assert_cmpint (keyboard, >=, 0);
  g_assert_cmpint (grantpt (keyboard), ==, 0);
  g_assert_cmpint (unlockpt (keyboard), ==, 0);
  terminal = g_open (ptsname (keyboard), O_RDWR | O_NOCTTY | O_CLOEXEC, 0);
  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (write (keyboard, typed, strlen (typed)), ==, (gssize) strlen (typed));
  g_subprocess_launcher_take_stdin_fd (launcher, terminal);
  return keyboard;
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint keyboard = row->typed == NULL ? -1 : open_terminal (launcher, row->typed);
  gint status;

  hiatus_fake_daemon_answer (fake, "GetSafety", row->safety);
  process = hiatus_runner_start (launcher, row->arguments);
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  if (keyboard >= 0)
    close (keyboard);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/safety/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
