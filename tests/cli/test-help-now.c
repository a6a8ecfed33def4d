/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus help-now`: the person's own person first, then the lines, and something that is true without a daemon. */

#include <gio/gio.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"

#define NOBODY "Your own person\n    Nobody yet. 'hiatus person add' keeps the number of somebody whom you would ring.\n\n"
#define ELSEWHERE " For another country: hiatus settings set help.country DE, or whichever it is.\n"
#define WIDELY "In the European Union 112 reaches help in an emergency; in the United States, Canada and Mexico 911 does. Elsewhere a neighbour or the nearest shop knows the number.\n"

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *answer;
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

static const Case cases[] = {
  { "nothing-known", "help-now", "(@a{sv} {}, @aa{sv} [], 'Nowhere.')", 0, NOBODY "Nowhere." ELSEWHERE, "" },
  { "all",
    "help-now",
    "({'name': <'Sam'>, 'phone': <'030 123'>}, "
    "[{'kind': <'emergency'>, 'title': <'Police'>, 'number': <'110'>, 'own': <false>}, "
    "{'kind': <'crisis'>, 'title': <'Listeners'>, 'number': <'116'>, 'press': <'1'>, 'whom': <'for men'>, 'when': <'Day and night'>, 'checked': <'2025-03-01'>, 'own': <false>}, "
    "{'kind': <'later'>, 'title': <'Unknown'>, 'number': <'1'>}], 'For DE.')",
    0,
    "Your own person\n    030 123  Sam\n\nFor DE." ELSEWHERE "\nWhen somebody is in danger now\n    110  Police\n\n"
    "When it is too much to carry\n    116, then press 1  Listeners\n        for men\n        Answers: Day and night\n        Looked up on 1 March 2025\n",
    "" },
  { "person-without-number", "help-now", "({'name': <'Sam'>}, @aa{sv} [], 'N.')", 0, "Your own person\n    Sam\n\nN." ELSEWHERE, "" },
  { "hostile",
    "help-now",
    "({'name': <'S\\u001b[2J'>, 'phone': <'1\\n2'>}, [{'kind': <'abuse'>, 'title': <'a\\nb'>, 'number': <'0\\u202e1'>, 'checked': <'x'>}], 'a\\nb')",
    0,
    "Your own person\n    1 2  S [2J\n\na b" ELSEWHERE "\nAgainst violence, threats and fear\n    0 1  a b\n        Looked up on x\n",
    "" },
  { "too-many-words", "help-now please", NULL, 2, "", "hiatus: 'please' is one word too many for help-now. See 'hiatus help help-now'.\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  if (row->answer != NULL)
    hiatus_fake_daemon_answer (fake, "ListHelp", row->answer);
  process = hiatus_runner_start (launcher, row->arguments);
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, row->status);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->answer == NULL ? "" : "ListHelp()\n");
}

static void
test_without_daemon (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_fake_daemon_leave (fake);
  process = hiatus_runner_start (launcher, "help-now");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_cmpstr (out, ==, WIDELY);
  hiatus_runner_assert_one_line (err);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/help-now/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/help-now/without-daemon", test_without_daemon);
  return g_test_run ();
}
