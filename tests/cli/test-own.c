/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"

/* `hiatus reasons`, `if-then`, `meetings`, `hard-days`, `person`: what reaches the daemon, and what is said. */

#define NOTHING "(@aa{sv} [],)"
#define HELP(topic) " See 'hiatus help " topic "'.\n"

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *answers[5]; /* method, answer, method, answer */
  const gchar *calls;
  gint status;
  const gchar *out;
  const gchar *err;
} Case;

static const Case cases[] = {
  { "reasons",
    "reasons",
    { "ListOwn", "([{'number': <uint32 1>, 'text': <'I sleep better.'>}, {'number': <uint32 12>, 'text': <'x\\ny\\u202ez'>}],)" },
    "ListOwn('reasons',)\nGetState()\n",
    0,
    " 1  I sleep better.\n12  x y z\n",
    "" },
  { "if-then",
    "if-then list",
    { "ListOwn", "([{'number': <uint32 3>, 'if': <'it is Sunday evening,'>, 'then': <'I ring my brother.'>}],)" },
    "ListOwn('if-then',)\nGetState()\n",
    0,
    " 3  If it is Sunday evening, then I ring my brother.\n",
    "" },
  { "meetings",
    "meetings",
    { "ListOwn", "([{'number': <uint32 1>, 'weekdays': <['mon', 'thu']>, 'time': <'09:00'>, 'minutes': <uint32 60>, 'skip': <['2025-03-10', '2025-03-17']>}, {'number': <uint32 2>, 'weekdays': <['sun']>, 'time': <'18:30'>, 'minutes': <uint32 1>, 'skip': <@as []>}],)" },
    "ListOwn('meetings',)\nGetState()\n",
    0,
    " 1  Monday, Thursday at 09:00, 60 minutes; not on 10 March 2025, 17 March 2025\n 2  Sunday at 18:30, 1 minute\n",
    "" },
  { "hard-days",
    "hard-days list",
    { "ListOwn", "([{'number': <uint32 1>, 'date': <'03-14'>, 'name': <'Birthday'>}, {'number': <uint32 2>, 'date': <'02-29'>}, {'number': <uint32 3>, 'date': <'2025-04-20'>, 'name': <'Easter'>}],)" },
    "ListOwn('hard-days',)\nGetState()\n",
    0,
    " 1  14 March: Birthday\n 2  29 February\n 3  20 April 2025: Easter\n",
    "" },
  { "person",
    "person",
    { "ListOwn", "([{'number': <uint32 1>, 'name': <'Sam'>, 'phone': <'07700 900123'>}],)" },
    "ListOwn('person',)\nGetState()\n",
    0,
    "Sam: 07700 900123\n",
    "" },
  { "person-without-number", "person list", { "ListOwn", "([{'number': <uint32 1>, 'name': <'Sam'>}],)" }, "ListOwn('person',)\nGetState()\n", 0, "Sam\n", "" },
  { "no-reasons",
    "reasons",
    { "ListOwn", NOTHING },
    "ListOwn('reasons',)\nGetState()\n",
    0,
    "No reasons yet: they are shown when it pulls. For instance: hiatus reasons add 'I sleep better'\n",
    "" },
  { "no-if-then",
    "if-then",
    { "ListOwn", NOTHING },
    "ListOwn('if-then',)\nGetState()\n",
    0,
    "No if-then plans yet: they are shown when it pulls. For instance: hiatus if-then add --if 'it is Sunday evening' --then 'I ring my brother'\n",
    "" },
  { "no-meetings",
    "meetings",
    { "ListOwn", NOTHING },
    "ListOwn('meetings',)\nGetState()\n",
    0,
    "No meetings yet: for those that cannot be avoided. For instance: hiatus meetings add --on mon,thu --at 09:00\n",
    "" },
  { "no-hard-days",
    "hard-days",
    { "ListOwn", NOTHING },
    "ListOwn('hard-days',)\nGetState()\n",
    0,
    "No hard days yet: a birthday, an anniversary. For instance: hiatus hard-days add 03-14 'Birthday'\n",
    "" },
  { "nobody",
    "person",
    { "ListOwn", NOTHING },
    "ListOwn('person',)\nGetState()\n",
    0,
    "Nobody yet: a friend, a sister, somebody who listens. For instance: hiatus person add 'Sam' --phone '07700 900123'\n",
    "" },
  { "with-a-mistake",
    "reasons",
    { "ListOwn", "([{'number': <uint32 1>, 'text': <'a'>}],)", "GetState", "({'notice': <'care.ini, line 2: mend it'>},)" },
    "ListOwn('reasons',)\nGetState()\n",
    0,
    " 1  a\ncare.ini, line 2: mend it\n",
    "" },
  { "add-reason",
    "reasons add 'I sleep better.'",
    { "AddOwn", "(uint32 2,)" },
    "AddOwn('reasons', {'text': <'I sleep better.'>})\n",
    0,
    "Noted as number 2. To take it out again: hiatus reasons remove 2\n",
    "" },
  { "add-if-then",
    "if-then add --if 'it is Sunday' --then 'I ring'",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('if-then', {'if': <'it is Sunday'>, 'then': <'I ring'>})\n",
    0,
    "Noted as number 1. To take it out again: hiatus if-then remove 1\n",
    "" },
  { "add-meeting",
    "meetings add --on mon,thu --at 09:00 --minutes 30 --skip 2025-03-10 --skip=2025-03-17",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('meetings', {'weekdays': <'mon,thu'>, 'time': <'09:00'>, 'minutes': <'30'>, 'skip': <['2025-03-10', '2025-03-17']>})\n",
    0,
    "Noted as number 1. To take it out again: hiatus meetings remove 1\n",
    "" },
  { "add-short-meeting",
    "meetings add --on fri --at 9:00",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('meetings', {'weekdays': <'fri'>, 'time': <'9:00'>})\n",
    0,
    "Noted as number 1. To take it out again: hiatus meetings remove 1\n",
    "" },
  { "add-hard-day",
    "hard-days add 02-29 'A birthday'",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('hard-days', {'date': <'02-29'>, 'name': <'A birthday'>})\n",
    0,
    "Noted as number 1. To take it out again: hiatus hard-days remove 1\n",
    "" },
  { "add-hard-day-without-name",
    "hard-days add 2025-04-20",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('hard-days', {'date': <'2025-04-20'>})\n",
    0,
    "Noted as number 1. To take it out again: hiatus hard-days remove 1\n",
    "" },
  { "add-person",
    "person add Sam --phone '07700 900123'",
    { "AddOwn", "(uint32 1,)" },
    "AddOwn('person', {'name': <'Sam'>, 'phone': <'07700 900123'>})\n",
    0,
    "Noted. To take it out again: hiatus person remove\n",
    "" },
  { "remove", "hard-days remove 12", { NULL }, "RemoveOwn('hard-days', 12)\n", 0, "It is taken out.\n", "" },
  { "remove-person", "person remove", { NULL }, "RemoveOwn('person', 1)\n", 0, "It is taken out.\n", "" },
  { "remove-less-than-nothing", "reasons remove -3", { NULL }, "RemoveOwn('reasons', 0)\n", 0, "It is taken out.\n", "" },
  { "remove-nothing", "reasons remove", { NULL }, "", 2, "", "hiatus: reasons remove needs N after it." HELP ("reasons") },
  { "remove-a-word", "reasons remove all", { NULL }, "", 2, "", "hiatus: N takes a whole number, not 'all'." HELP ("reasons") },
  { "half-a-plan", "if-then add --if x", { NULL }, "", 2, "", "hiatus: A plan needs both: --if TEXT --then TEXT." HELP ("if-then") },
  { "meeting-without-time", "meetings add --on mon", { NULL }, "", 2, "", "hiatus: A meeting needs weekdays and a time, as --on mon,thu --at 09:00." HELP ("meetings") },
  { "meeting-of-a-word", "meetings add --on mon --at 09:00 --minutes long", { NULL }, "", 2, "", "hiatus: --minutes takes a whole number, not 'long'." HELP ("meetings") },
  { "reason-in-two-words", "reasons add I sleep", { NULL }, "", 2, "", "hiatus: 'sleep' is one word too many for reasons add." HELP ("reasons") },
  { "unknown-verb", "person change Sam", { NULL }, "", 2, "", "hiatus: person does not know 'change'." HELP ("person") },
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
  gint status;

  for (guint i = 0; row->answers[i] != NULL; i += 2)
    hiatus_fake_daemon_answer (fake, row->answers[i], row->answers[i + 1]);
  process = hiatus_runner_start (launcher, row->arguments);
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  if (status != 0)
    hiatus_runner_assert_one_line (err);
}

static void
test_refusal (void)
{
  static const gchar *const commands[] = { "reasons", "if-then add --if a --then b", "meetings remove 1", "hard-days add x", "person add Sam", "log reflection --note x" };
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();

  fake->refusal = "care.ini,\nline 3";
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, commands[i]);
      g_autofree gchar *out = NULL;
      g_autofree gchar *err = NULL;

      g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
      g_assert_cmpstr (out, ==, "");
      g_assert_cmpstr (err, ==, "hiatus: care.ini, line 3\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/own/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/own/refusal", test_refusal);
  return g_test_run ();
}
