/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "daemon/cli/render-doctor.h"

#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/fake-server.h"
#include "tests/fakes/scratch.h"

#define WELL "([('files', 'settings', 'ok', 'The settings were read.')],)"
#define AUTOSTART "[Desktop Entry]\nType=Application\nName=Hiatus\nExec=hiatus-tray\n"

/* --- the page --- */

static GVariant *
parse (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *rows = g_variant_parse (G_VARIANT_TYPE ("a(ssss)"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
test_page (void)
{
  static const struct
  {
    const gchar *rows;
    const gchar *page;
    gboolean is_missing;
  } cases[] = {
    { "[]", "\nNothing is missing that Hiatus needs.\n", FALSE },
    /* In the page's order, whatever the rows' is. */
    { "[('start', 'a', 'off', 'S.'), ('bus', 'b', 'ok', 'B.'), ('start', 'c', 'limited', 'T.')]",
      "Session bus\n"
      "  ok       B.\n"
      "\n"
      "Start with the session\n"
      "  off      S.\n"
      "  limited  T.\n"
      "\nNothing is missing that Hiatus needs.\n",
      FALSE },
    /* Long sentences stay in their column. */
    { "[('popups', 'a', 'missing', 'No notification server runs, so no pop-up can be shown: install one, such as dunst.')]",
      "Pop-ups\n"
      "  missing  No notification server runs, so no pop-up can be shown: install one,\n"
      "           such as dunst.\n"
      "\nHiatus needs what is missing; each line says how to mend it.\n",
      TRUE },
    /* Of the sandbox, what holds is summed up. */
    { "[('sandbox', 'extent', 'ok', 'All.'), ('sandbox', 'p', 'ok', 'P.'), ('sandbox', 'q', 'off', 'Q.')]",
      "Sandbox\n"
      "  ok       All.\n"
      "  off      Q.\n"
      "\nNothing is missing that Hiatus needs.\n",
      FALSE },
    /* What is out of reach is neither well nor ill. */
    { "[('reach', 'swap', 'limited', 'Swap.')]", "Out of our reach\n  - Swap.\n\nNothing is missing that Hiatus needs.\n", FALSE },
    /* A daemon of another version, and one that would move the cursor. */
    { "[('moon', 'a', 'waxing', 'A\\nB.'), ('moon', 'b', 'ok', 'C.'), ('bus', 'b', 'ok', 'D.')]",
      "Session bus\n"
      "  ok       D.\n"
      "\n"
      "moon\n"
      "  waxing   A B.\n"
      "  ok       C.\n"
      "\nNothing is missing that Hiatus needs.\n",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) rows = parse (cases[i].rows);
      g_autofree gchar *page = hiatus_render_rows_text (rows);

      g_assert_cmpstr (page, ==, cases[i].page);
      g_assert_cmpint (hiatus_render_is_missing (rows), ==, cases[i].is_missing);
    }
}

static void
test_json (void)
{
  g_autoptr (GVariant) rows = parse ("[('bus', 'daemon', 'ok', 'It \"answers\".'), ('reach', 'swap', 'limited', 'Swap.')]");
  g_autoptr (GVariant) none = parse ("[]");
  g_autofree gchar *json = hiatus_render_rows_json (rows);
  g_autofree gchar *empty = hiatus_render_rows_json (none);

  g_assert_cmpstr (json,
                   ==,
                   "[{\"group\":\"bus\",\"name\":\"daemon\",\"state\":\"ok\",\"sentence\":\"It \\\"answers\\\".\"},"
                   "{\"group\":\"reach\",\"name\":\"swap\",\"state\":\"limited\",\"sentence\":\"Swap.\"}]\n");
  g_assert_cmpstr (empty, ==, "[]\n");
}

/* --- the desktop --- */

typedef struct
{
  HiatusFakeDaemon *daemon;
  HiatusFakeServer *server; /* (nullable) */
  gchar *folder;            /* with "own" and "system", the folders of the configuration */
  gchar *out;
  gint status;
} Fixture;

/* @data: the traits of a notification server, or -1 for none. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->daemon = hiatus_fake_daemon_new ();
  hiatus_fake_daemon_answer (fixture->daemon, "Examine", WELL);
  fixture->folder = hiatus_scratch_make ();
  if (GPOINTER_TO_INT (data) >= 0)
    fixture->server = hiatus_fake_server_start (fixture->daemon->address, GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->server, hiatus_fake_server_stop);
  hiatus_fake_daemon_free (fixture->daemon);
  hiatus_scratch_remove (fixture->folder);
  g_free (fixture->out);
}

static void
write_autostart (Fixture *fixture, const gchar *owner, const gchar *more)
{
  g_autofree gchar *folder = g_build_filename (fixture->folder, owner, "autostart", NULL);
  g_autofree gchar *text = g_strconcat (AUTOSTART, more, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  hiatus_scratch_write (folder, "hiatus-tray.desktop", text);
}

static void
run (Fixture *fixture, const gchar *address)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree gchar *own = g_build_filename (fixture->folder, "own", NULL);
  g_autofree gchar *system = g_build_filename (fixture->folder, "system", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *err = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", own, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_DIRS", system, TRUE);
  process = hiatus_runner_start (launcher, "doctor --json");
  g_clear_pointer (&fixture->out, g_free);
  fixture->status = hiatus_runner_finish (process, &fixture->out, &err);
  g_assert_cmpstr (err, ==, "");
}

/* The state and the sentence of a row, as "ok: The daemon answers."; the reader of JSON sees one object for each. */
static void
assert_row (Fixture *fixture, const gchar *group, const gchar *name, const gchar *state, const gchar *in_sentence)
{
  g_autofree gchar *head = g_strdup_printf ("{\"group\":\"%s\",\"name\":\"%s\",\"state\":\"%s\",\"sentence\":\"", group, name, state);
  const gchar *row = strstr (fixture->out, head);
  g_autofree gchar *sentence = NULL;

  if (row == NULL)
    g_error ("no row %s in %s", head, fixture->out);
  row += strlen (head);
  sentence = g_strndup (row, strcspn (row, "}"));
  if (strstr (sentence, in_sentence) == NULL)
    g_error ("'%s' is not in '%s'", in_sentence, sentence);
}

static void
test_well (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  run (fixture, fixture->daemon->address);

  g_assert_cmpint (fixture->status, ==, 0);
  assert_row (fixture, "bus", "session-bus", "ok", "answers");
  assert_row (fixture, "bus", "daemon", "ok", "answers");
  assert_row (fixture, "popups", "server", "ok", "dunst 1 shows them.");
  assert_row (fixture, "popups", "actions", "ok", "buttons");
  assert_row (fixture, "popups", "body-markup", "ok", "markup");
  assert_row (fixture, "tray", "host", "limited", "AppIndicator");
  assert_row (fixture, "tray", "program", "off", "hiatus-tray");
  assert_row (fixture, "files", "settings", "ok", "The settings were read.");
  assert_row (fixture, "start", "autostart", "ok", "/system/autostart/hiatus-tray.desktop starts");
  assert_row (fixture, "start", "units", "off", "No systemd");
  assert_row (fixture, "reach", "history", "limited", "dunstrc");
  assert_row (fixture, "reach", "swap", "limited", "swap");
  /* It only looks: nothing is switched on, and no pop-up is shown. */
  g_assert_cmpstr (fixture->daemon->calls->str, ==, "Examine()\n");
  g_assert_cmpuint (hiatus_fake_server_n_calls (fixture->server, "Notify"), ==, 0);
}

static void
test_autostart (Fixture *fixture, gconstpointer data)
{
  static const gchar *const switches[] = { "Hidden=true\n", "X-GNOME-Autostart-enabled=false\n" };

  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "start", "autostart", "missing", "install Hiatus");

  /* The person's own file hides the one of the system. */
  write_autostart (fixture, "system", "");
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      write_autostart (fixture, "own", switches[i]);
      run (fixture, fixture->daemon->address);
      g_assert_cmpint (fixture->status, ==, 0);
      assert_row (fixture, "start", "autostart", "off", "/own/autostart/hiatus-tray.desktop");
    }
  write_autostart (fixture, "own", "Hidden=false\nX-GNOME-Autostart-enabled=true\n");
  run (fixture, fixture->daemon->address);
  assert_row (fixture, "start", "autostart", "ok", "/own/autostart/hiatus-tray.desktop");
}

static void
test_no_server (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "popups", "server", "missing", "install one");
  assert_row (fixture, "reach", "history", "limited", "history");
}

static void
test_plain_server (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 0);
  assert_row (fixture, "popups", "actions", "limited", "the rows of the tray menu");
  assert_row (fixture, "popups", "body-markup", "ok", "as they are");
  assert_row (fixture, "popups", "persistence", "limited", "goes after a while");
}

static void
test_mute_server (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "popups", "server", "missing", "does not answer");
  /* The page is whole all the same. */
  assert_row (fixture, "files", "settings", "ok", "read");
  assert_row (fixture, "reach", "password", "limited", "password");
}

static void
test_no_daemon (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  hiatus_fake_daemon_leave (fixture->daemon);
  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "bus", "daemon", "missing", "start 'hiatusd'");
  assert_row (fixture, "popups", "server", "ok", "fake 1 shows them.");
  assert_row (fixture, "start", "autostart", "ok", "starts the tray");
}

static void
test_no_bus (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  run (fixture, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "bus", "session-bus", "missing", "inside your desktop session");
  assert_row (fixture, "start", "autostart", "ok", "starts the tray");
  assert_row (fixture, "reach", "snapshots", "limited", "Snapshots");
}

static void
test_of_daemon (Fixture *fixture, gconstpointer data)
{
  write_autostart (fixture, "system", "");
  hiatus_fake_daemon_answer (fixture->daemon, "Examine", "([('files', '/x', 'missing', 'chmod go= /x'), ('presence', 'idle', 'off', 'No.')],)");
  run (fixture, fixture->daemon->address);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_row (fixture, "files", "/x", "missing", "chmod");
  assert_row (fixture, "presence", "idle", "off", "No.");
}

#define ADD(path, traits, function) \
  g_test_add (path, Fixture, GINT_TO_POINTER (traits), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  const gint full = HIATUS_FAKE_SERVER_MARKUP | HIATUS_FAKE_SERVER_ACTIONS;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doctor/page", test_page);
  g_test_add_func ("/doctor/json", test_json);
  ADD ("/doctor/well", full | HIATUS_FAKE_SERVER_DUNST, test_well);
  ADD ("/doctor/autostart", full, test_autostart);
  ADD ("/doctor/no-server", -1, test_no_server);
  ADD ("/doctor/plain-server", 0, test_plain_server);
  ADD ("/doctor/mute-server", HIATUS_FAKE_SERVER_MUTE, test_mute_server);
  ADD ("/doctor/no-daemon", full, test_no_daemon);
  ADD ("/doctor/no-bus", -1, test_no_bus);
  ADD ("/doctor/of-daemon", full, test_of_daemon);

  return g_test_run ();
}
