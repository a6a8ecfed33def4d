/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"

/* `hiatus contacts`: what reaches the daemon, what is said, and the question before the first one and the last. */

#define HELP " See 'hiatus help contacts'.\n"
#define ONE "([{'label': <'A'>, 'names': <['Alex Doe', 'Lexi']>, 'let-through': <['rent']>, 'incoming': <'advise'>, 'outgoing': <'pause'>}],)"
#define NOBODY "(@aa{sv} [],)"
#define ADDED "A is on the list. To see whether a text gives them away: hiatus contacts test TEXT\n"
#define INTRODUCTION                                                                                                   \
  "Can they see this computer, or do they know your password? Then it is no safe place for a list like this.\n"        \
  "Hiatus sees this computer, not your phone. There you can archive the chat, mute their stories and hide memories.\n" \
  "Full names match better: 'Alex' alone would be found where a colleague of that name is meant too.\n"
#define NOT_YET "Nothing is watched before you switch it on: hiatus watch on notifications titles\n"

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
  { "list",
    "contacts",
    { "ListContacts", ONE },
    "ListContacts()\nGetState()\n",
    0,
    "A\n    Names: Alex Doe; Lexi\n    Probably practical: rent\n    When they write: advise. When you are about to: pause.\n",
    "" },
  { "list-nobody", "contacts list", { "ListContacts", NOBODY }, "ListContacts()\nGetState()\n", 0, "Nobody is on the list. 'hiatus contacts add' puts somebody there.\n", "" },
  { "list-with-a-mistake",
    "contacts",
    { "ListContacts", NOBODY, "GetState", "({'notice': <'contacts.ini, line 2: mend it'>},)" },
    "ListContacts()\nGetState()\n",
    0,
    "Nobody is on the list. 'hiatus contacts add' puts somebody there.\ncontacts.ini, line 2: mend it\n",
    "" },
  { "list-hostile",
    "contacts",
    { "ListContacts", "([{'label': <'A\\u001b[2J'>, 'names': <['x\\ny\\u202ez']>, 'incoming': <'advise'>, 'outgoing': <'nudge'>}],)" },
    "ListContacts()\nGetState()\n",
    0,
    "A [2J\n    Names: x y z\n    When they write: advise. When you are about to: nudge.\n",
    "" },
  { "list-json",
    "contacts list --json",
    { "ListContacts", ONE },
    "ListContacts()\n",
    0,
    "[{\"label\":\"A\",\"names\":[\"Alex Doe\",\"Lexi\"],\"phones\":[],\"emails\":[],\"handles\":[],\"phrases\":[],\"except\":[],"
    "\"let_through\":[\"rent\"],\"only_apps\":[],\"incoming\":\"advise\",\"outgoing\":\"pause\"}]\n",
    "" },
  { "list-json-nobody", "contacts list --json", { "ListContacts", NOBODY }, "ListContacts()\n", 0, "[]\n", "" },
  { "add",
    "contacts add A --name 'Alex Doe' --name=Lexi",
    { "ListContacts", ONE },
    "ListContacts()\nAddContact('A', {'names': <['Alex Doe', 'Lexi']>})\n",
    0,
    ADDED,
    "" },
  { "add-all",
    "contacts add A --name n --phone 1234567 --email a@b --handle @h --phrase p --except e --let-through l --only-app o --incoming ignore --outgoing pause --phrase q",
    { "ListContacts", ONE },
    "ListContacts()\nAddContact('A', {'names': <['n']>, 'phones': <['1234567']>, 'emails': <['a@b']>, 'handles': <['@h']>, 'phrases': <['p', 'q']>, "
    "'except': <['e']>, 'let-through': <['l']>, 'only-apps': <['o']>, 'incoming': <'ignore'>, 'outgoing': <'pause'>})\n",
    0,
    ADDED,
    "" },
  { "add-nothing-is-the-daemons-to-refuse", "contacts add A", { "ListContacts", ONE }, "ListContacts()\nAddContact('A', {})\n", 0, ADDED, "" },
  { "add-first", "contacts add A --name n", { "ListContacts", NOBODY }, "ListContacts()\nAddContact('A', {'names': <['n']>})\n", 0, INTRODUCTION ADDED NOT_YET, "" },
  { "add-first-yes", "contacts add A --name n --yes", { "ListContacts", NOBODY }, "ListContacts()\nAddContact('A', {'names': <['n']>})\n", 0, INTRODUCTION ADDED NOT_YET, "" },
  { "add-hush",
    "contacts add A --name n --incoming hush",
    { "ListContacts", ONE },
    "ListContacts()\nAddContact('A', {'names': <['n']>, 'incoming': <'hush'>})\n",
    0,
    ADDED "With 'hush' a banner of theirs is closed at once. Its entry leaves the desktop's history too, and a phone bridge may dismiss it on the phone.\n"
          "Calls, and what is probably practical, are never closed; nor is anything with the goal safety or in the mode limited.\n",
    "" },
  { "add-nobody", "contacts add --name n", { NULL }, "", 2, "", "hiatus: contacts add needs LABEL after it." HELP },
  { "add-two", "contacts add A B --name n", { NULL }, "", 2, "", "hiatus: 'B' is one word too many for contacts add." HELP },
  { "add-unknown", "contacts add A --nickname n", { NULL }, "", 2, "", "hiatus: contacts add has no option '--nickname'." HELP },
  { "add-without-value", "contacts add A --name", { NULL }, "", 2, "", "hiatus: Missing argument for --name." HELP },
  { "remove-yes",
    "contacts remove A --yes",
    { "AskRemoveContact", "('Sure?', 'token')" },
    "AskRemoveContact('A',)\nRemoveContact('A', 'token')\n",
    0,
    "A is no longer on the list.\n",
    "" },
  { "remove-without-terminal",
    "contacts remove A",
    { "AskRemoveContact", "('Sure?', 'token')" },
    "AskRemoveContact('A',)\n",
    1,
    "",
    "hiatus: There is no terminal to ask whether you are sure: add --yes. Nothing was changed.\n" },
  { "remove-nobody", "contacts remove --yes", { NULL }, "", 2, "", "hiatus: contacts remove needs LABEL after it." HELP },
  { "rename", "contacts rename A B", { NULL }, "ChangeContact('A', {'label': <'B'>})\n", 0, "A is called B from now on. The journal keeps what was said before.\n", "" },
  { "rename-to-nothing", "contacts rename A", { NULL }, "", 2, "", "hiatus: contacts rename needs LABEL NEW-LABEL after it." HELP },
  { "test",
    "contacts test 'to Alex Doe'",
    { "TestText", "([('A', 'name'), ('A', 'phone'), ('B', 'email'), ('B', 'handle'), ('B', 'phrase'), ('C', 'smell')],)" },
    "TestText('to Alex Doe',)\n",
    0,
    "A, by a name\nA, by a phone number\nB, by an e-mail address\nB, by a handle\nB, by a phrase\nC, smell\n",
    "" },
  { "test-nobody", "contacts test ''", { "TestText", "(@a(ss) [],)" }, "TestText('',)\n", 0, "This text gives nobody away.\n", "" },
  { "test-json",
    "contacts test --json 'to Alex Doe'",
    { "TestText", "([('A', 'name'), ('\"', 'phone')],)" },
    "TestText('to Alex Doe',)\n",
    0,
    "[{\"contact\":\"A\",\"kind\":\"name\"},{\"contact\":\"\\\"\",\"kind\":\"phone\"}]\n",
    "" },
  { "test-json-nobody", "contacts test x --json", { "TestText", "(@a(ss) [],)" }, "TestText('x',)\n", 0, "[]\n", "" },
  { "test-nothing", "contacts test", { NULL }, "", 2, "", "hiatus: contacts test needs TEXT after it." HELP },
  { "test-two-words", "contacts test Alex Doe", { NULL }, "", 2, "", "hiatus: 'Doe' is one word too many for contacts test." HELP },
  { "test-not-utf-8", "contacts test 'ab\xff'", { NULL }, "", 2, "", "hiatus: Argument 3 is not UTF-8 at byte 3: type it anew, or convert it first. See 'hiatus help'.\n" },
  { "change", "contacts change A", { NULL }, "", 2, "", "hiatus: contacts does not know 'change'." HELP },
  { "json-without-verb", "contacts --json", { NULL }, "", 2, "", "hiatus: contacts needs one of these after it: list, add, remove, rename, test." HELP },
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
  g_subprocess_launcher_set_stdin_file_path (launcher, "/dev/null");
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
  static const gchar *const commands[] = { "contacts", "contacts list --json", "contacts add A --name n", "contacts remove A --yes", "contacts rename A B", "contacts test x" };
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();

  fake->refusal = "contacts.ini,\nline 3";
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, commands[i]);
      g_autofree gchar *out = NULL;
      g_autofree gchar *err = NULL;

      g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
      g_assert_cmpstr (out, ==, "");
      g_assert_cmpstr (err, ==, "hiatus: contacts.ini, line 3\n");
    }
}

/* --- at a terminal --- */

typedef struct
{
  const gchar *name;
  const gchar *arguments;
  const gchar *typed;
  gint status;
  const gchar *asked; /* what the output ends with, or has in it */
  const gchar *err;
  const gchar *calls;
} AnswerCase;

#define ADD "contacts add A --name n"
#define QUESTION INTRODUCTION "Put them on the list? [y/N] "
#define ADD_CALL "ListContacts()\nAddContact('A', {'names': <['n']>})\n"
#define REMOVE_CALL "AskRemoveContact('A',)\nRemoveContact('A', 'token')\n"

static const AnswerCase answer_cases[] = {
  { "add-yes", ADD, "y\n", 0, QUESTION, "", ADD_CALL },
  { "add-no", ADD, "n\n", 1, QUESTION, "hiatus: Nobody was put on the list.\n", "ListContacts()\n" },
  { "add-enter", ADD, "\n", 1, QUESTION, "hiatus: Nobody was put on the list.\n", "ListContacts()\n" },
  { "add-end-of-file", ADD, "\x04", 1, QUESTION, "hiatus: Nobody was put on the list.\n", "ListContacts()\n" },
  { "add-unasked", ADD " --yes", "n\n", 0, INTRODUCTION ADDED, "", ADD_CALL },
  { "remove-yes", "contacts remove A", "yes\n", 0, "Sure? [y/N] ", "", REMOVE_CALL },
  { "remove-no", "contacts remove A", "n\n", 1, "Sure? [y/N] ", "hiatus: Nobody was taken off the list.\n", "AskRemoveContact('A',)\n" },
  { "remove-enter", "contacts remove A", "\n", 1, "Sure? [y/N] ", "hiatus: Nobody was taken off the list.\n", "AskRemoveContact('A',)\n" },
  { "remove-unasked", "contacts remove A --yes", "n\n", 0, "A is no longer on the list.\n", "", REMOVE_CALL },
};

static void
test_answer (gconstpointer data)
{
  const AnswerCase *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint keyboard = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  gint terminal;
  gint status;

  g_assert_cmpint (keyboard, >=, 0);
  g_assert_cmpint (grantpt (keyboard), ==, 0);
  g_assert_cmpint (unlockpt (keyboard), ==, 0);
  terminal = g_open (ptsname (keyboard), O_RDWR | O_NOCTTY | O_CLOEXEC, 0);
  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (write (keyboard, row->typed, strlen (row->typed)), ==, (gssize) strlen (row->typed));

  hiatus_fake_daemon_answer (fake, "ListContacts", NOBODY);
  hiatus_fake_daemon_answer (fake, "AskRemoveContact", "('Sure?', 'token')");
  g_subprocess_launcher_take_stdin_fd (launcher, terminal);
  process = hiatus_runner_start (launcher, row->arguments);
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_true (g_str_has_prefix (out, row->asked));
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  close (keyboard);
}

/* --- a text on standard input --- */

static void
assert_text (const gchar *text, gsize length, const gchar *calls)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "text", NULL);
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);
  hiatus_fake_daemon_answer (fake, "TestText", "(@a(ss) [],)");
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = hiatus_runner_start (launcher, "contacts test - --json");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpstr (out, ==, "[]\n");
  g_assert_cmpstr (fake->calls->str, ==, calls);
}

static void
test_standard_input (void)
{
  g_autofree gchar *longest = g_strnfill (64 * 1024, 'x');
  g_autofree gchar *too_long = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree gchar *longest_call = g_strconcat ("TestText('", longest, "',)\n", NULL);

  assert_text ("\xc3\xa4\nb\n", 5, "TestText('\xc3\xa4\\nb\\n',)\n");
  assert_text ("", 0, "TestText('',)\n");
  assert_text ("a\0b\xff", 4, "TestText('a\xef\xbf\xbd"
                              "b\xef\xbf\xbd',)\n");
  assert_text (longest, 64 * 1024, longest_call);
  assert_text (too_long, 10 * 1024 * 1024, longest_call);
}

static void
test_standard_input_unreadable (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_subprocess_launcher_set_stdin_file_path (launcher, "/");
  process = hiatus_runner_start (launcher, "contacts test -");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_true (g_pattern_match_simple ("hiatus: Standard input cannot be read (*): give the text as an argument.\n", err));
  g_assert_cmpstr (fake->calls->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/contacts/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (answer_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/contacts/terminal/", answer_cases[i].name, NULL);

      g_test_add_data_func (path, &answer_cases[i], test_answer);
    }
  g_test_add_func ("/cli/contacts/refusal", test_refusal);
  g_test_add_func ("/cli/contacts/standard-input", test_standard_input);
  g_test_add_func ("/cli/contacts/standard-input-unreadable", test_standard_input_unreadable);
  return g_test_run ();
}
