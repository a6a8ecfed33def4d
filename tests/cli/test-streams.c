/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"
#include "tests/fakes/wait.h"

/* Standard input, standard output, a terminal, and the monitor's endless output. */

/* --- a note on standard input --- */

#define NOTE_MAX (64 * 1024)

static void
assert_note (const gchar *note, gsize length, const gchar *calls, const gchar *expected)
{
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "note", NULL);
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint status;

  g_file_set_contents (path, note, (gssize) length, &error);
  g_assert_no_error (error);
  hiatus_fake_daemon_answer (fake, "Log", "('0a1b2c3d-1',)");
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = hiatus_runner_start (launcher, "log look --note -");
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, expected);
  g_assert_cmpstr (fake->calls->str, ==, calls);
  g_assert_cmpint (status, ==, *expected == '\0' ? 0 : 1);
}

static void
test_note (void)
{
  g_autofree gchar *longest = g_strnfill (NOTE_MAX, 'x');
  g_autofree gchar *too_long = g_strnfill (NOTE_MAX + 1, 'x');
  g_autofree gchar *far_too_long = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree gchar *longest_call = g_strconcat ("Log('look', {'note': <'", longest, "'>})\nGetState()\n", NULL);
  const gchar *refused = "hiatus: The note on standard input is longer than 65536 bytes: shorten it, nothing was recorded.\n";

  assert_note ("\xc3\xa4\nb\n", 5, "Log('look', {'note': <'\xc3\xa4\\nb'>})\nGetState()\n", "");
  assert_note ("", 0, "Log('look', {})\nGetState()\n", "");
  assert_note (longest, NOTE_MAX, longest_call, "");
  assert_note (too_long, NOTE_MAX + 1, "", refused);
  assert_note (far_too_long, 10 * 1024 * 1024, "", refused);
  assert_note ("ab\0c", 4, "", "hiatus: The note on standard input has a NUL at byte 3: send plain text, nothing was recorded.\n");
  assert_note ("abc\xff", 4, "", "hiatus: The note on standard input is not UTF-8 at byte 4: convert it first (iconv does), nothing was recorded.\n");
  assert_note ("abc\xc3", 4, "", "hiatus: The note on standard input is not UTF-8 at byte 4: convert it first (iconv does), nothing was recorded.\n");
}

static void
test_note_unreadable (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_subprocess_launcher_set_stdin_file_path (launcher, "/");
  process = hiatus_runner_start (launcher, "log look --note -");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_true (g_pattern_match_simple ("hiatus: Standard input cannot be read (*): give the note as --note TEXT, nothing was recorded.\n", err));
  g_assert_cmpstr (fake->calls->str, ==, "");
}

/* --- standard output --- */

static void
test_full_disk (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = hiatus_runner_start (launcher, "status");
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, "hiatus: Standard output cannot be written to (No space left on device): send it elsewhere.\n");
}

/* --- the question before a restore --- */

typedef struct
{
  const gchar *name;
  const gchar *typed;
  gint status;
  const gchar *err;
  const gchar *calls;
} AnswerCase;

#define ASKED "AskRestore('2025-03-12',)\n"
#define RESTORED ASKED "Restore('2025-03-12', 'token')\n"
#define UNCHANGED "hiatus: Not restored; the journal is as it was.\n"

static const AnswerCase answer_cases[] = {
  { "y", "y\n", 0, "", RESTORED },
  { "yes", "yes\n", 0, "", RESTORED },
  { "n", "n\n", 1, UNCHANGED, ASKED },
  { "enter", "\n", 1, UNCHANGED, ASKED },
  { "else", "perhaps\n", 1, UNCHANGED, ASKED },
  { "end-of-file", "\x04", 1, UNCHANGED, ASKED },
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

  hiatus_fake_daemon_answer (fake, "AskRestore", "('Go back to 12 March 2025?', 'token')");
  hiatus_fake_daemon_answer (fake, "Restore", "('Done.',)");
  g_subprocess_launcher_take_stdin_fd (launcher, terminal);
  process = hiatus_runner_start (launcher, "restore 2025-03-12");
  status = hiatus_runner_finish (process, &out, &err);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_true (g_str_has_prefix (out, "Go back to 12 March 2025? [y/N] "));
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
  g_assert_cmpint (status, ==, row->status);
  close (keyboard);
}

/* --- monitor --- */

typedef enum
{
  END_BY_INTERRUPT,
  END_BY_TERMINATION,
  END_BY_DAEMON,
  END_BY_BUS,
} MonitorEnd;

static void
on_line (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gchar **line = user_data;
  g_autoptr (GError) error = NULL;

  *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_next_line (GDataInputStream *stream, const gchar *expected)
{
  g_autofree gchar *line = NULL;

  g_data_input_stream_read_line_async (stream, G_PRIORITY_DEFAULT, NULL, on_line, &line);
  hiatus_wait_until (line != NULL);
  g_assert_cmpstr (line, ==, expected);
}

static void
end_monitor (MonitorEnd end, HiatusFakeDaemon *fake, GSubprocess *process)
{
  switch (end)
    {
    case END_BY_INTERRUPT:
      g_subprocess_send_signal (process, SIGINT);
      break;
    case END_BY_TERMINATION:
      g_subprocess_send_signal (process, SIGTERM);
      break;
    case END_BY_DAEMON:
      hiatus_fake_daemon_leave (fake);
      break;
    case END_BY_BUS:
      hiatus_fake_daemon_stop_bus (fake);
      break;
    default:
      g_assert_not_reached ();
    }
}

#define ROW(position, kind) "{'position': <uint64 " position ">, 'id': <'0a1b2c3d-" position "'>, 'kind': <'" kind "'>}"
#define ROW_JSON(position, kind) "{\"id\":\"0a1b2c3d-" position "\",\"kind\":\"" kind "\",\"undone\":false}"

static void
test_monitor (gconstpointer data)
{
  MonitorEnd end = (MonitorEnd) GPOINTER_TO_INT (data);
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, "monitor");
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_wait_until (g_str_has_suffix (fake->calls->str, "GetState()\n"));

  /* Row 8 comes with the reading for row 7 already, and is printed when its own signal is there. */
  hiatus_fake_daemon_answer (fake, "ReadEvents", "([" ROW ("7", "urge") ", " ROW ("8", "slip") "],)");
  hiatus_fake_daemon_record (fake, 7);
  hiatus_fake_daemon_record (fake, 8);
  assert_next_line (stream, ROW_JSON ("7", "urge"));
  assert_next_line (stream, ROW_JSON ("8", "slip"));
  /* A restored journal counts its rows anew. */
  hiatus_fake_daemon_answer (fake, "ReadEvents", "([" ROW ("2", "undo") "],)");
  hiatus_fake_daemon_record (fake, 2);
  assert_next_line (stream, ROW_JSON ("2", "undo"));
  g_assert_cmpstr (fake->calls->str, ==, "GetState()\nReadEvents(6, '')\nReadEvents(7, '')\nReadEvents(1, '')\n");

  end_monitor (end, fake, process);
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpstr (out, ==, "");
}

/* The daemon's last event may reach the monitor when the daemon is gone already. */
static void
test_monitor_late (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = hiatus_runner_start (launcher, "monitor");
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  hiatus_wait_until (g_str_has_suffix (fake->calls->str, "GetState()\n"));
  /* If the question comes in time after all. */
  hiatus_fake_daemon_answer (fake, "ReadEvents", "(@aa{sv} [],)");
  hiatus_fake_daemon_record (fake, 7);
  hiatus_fake_daemon_leave (fake);
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_cmpstr (out, ==, "");
}

/* `hiatus monitor | head -n 1` */
static void
test_monitor_without_reader (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;
  gint ends[2];

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  process = hiatus_runner_start (launcher, "monitor");
  hiatus_wait_until (g_str_has_suffix (fake->calls->str, "GetState()\n"));
  close (ends[0]);
  hiatus_fake_daemon_answer (fake, "ReadEvents", "([" ROW ("7", "urge") "],)");
  hiatus_fake_daemon_record (fake, 7);
  g_assert_cmpint (hiatus_runner_finish (process, &out, &err), ==, 0);
  g_assert_cmpstr (err, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answer_cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/restore/", answer_cases[i].name, NULL);

      g_test_add_data_func (path, &answer_cases[i], test_answer);
    }
  g_test_add_func ("/cli/note", test_note);
  g_test_add_func ("/cli/note-unreadable", test_note_unreadable);
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_data_func ("/cli/monitor/interrupt", GINT_TO_POINTER (END_BY_INTERRUPT), test_monitor);
  g_test_add_data_func ("/cli/monitor/termination", GINT_TO_POINTER (END_BY_TERMINATION), test_monitor);
  g_test_add_data_func ("/cli/monitor/daemon-gone", GINT_TO_POINTER (END_BY_DAEMON), test_monitor);
  g_test_add_data_func ("/cli/monitor/bus-gone", GINT_TO_POINTER (END_BY_BUS), test_monitor);
  g_test_add_func ("/cli/monitor/late", test_monitor_late);
  g_test_add_func ("/cli/monitor/reader-gone", test_monitor_without_reader);
  return g_test_run ();
}
