/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/api/errors.h"
#include "daemon/api/names.h"
#include "daemon/api/single.h"
#include "daemon/service.h"
#include "tests/app/fixture.h"
#include "tests/cli/runner.h"
#include "tests/fakes/fake-peer.h"
#include "tests/fakes/wait.h"

/* test-four-weeks LIFE [write]: four weeks in a terminal, and more than one end of them: the real service, on a bus of its own, under a
 * clock of ours, and the real command. The folder four-weeks beside this file has what a person would see; each line of it has to
 * be right, and kind. Lines that begin so are done, all others are what came of it:
 *
 *     = NAME           a life, which begins on 1 March 2025 at half past eight
 *     @ TIME           the clock goes on until then
 *     $ COMMAND        somebody types that; after <<< comes what is read from standard input
 *     # WORDS          for the reader
 *
 * What the daemon says by itself stands behind "!", and what comes next behind ">", where it has changed. After a change that is
 * meant:
 *
 *     for life in a-talk let-go one-message safety wait-longer; do
 *       HIATUS_CLI=build/daemon/cli/hiatus build/tests/cli/test-cli-four-weeks "tests/cli/four-weeks/$life.txt" write
 *     done
 *
 * and then every line of the difference is read. */

typedef struct
{
  Fixture base;
  gboolean is_alive;
  GTestDBus *bus;
  GDBusConnection *daemon;
  HiatusExaminer *examiner;
  HiatusService *service;
  GString *told; /* (owned): the new text */
  gchar *due;    /* (owned): what came next when it was told last */
  guint n_told;  /* how many messages were written down */
} Life;

static void
begin (Life *life)
{
  g_autoptr (GError) error = NULL;
  gboolean is_first = FALSE;

  fixture_set_up (&life->base, NULL);
  life->daemon = hiatus_fake_peer_connect (g_test_dbus_get_bus_address (life->bus));
  life->examiner = hiatus_examiner_new ();
  life->service = hiatus_service_new (life->daemon, &error);
  g_assert_no_error (error);
  hiatus_service_serve (life->service, life->base.app, life->examiner);
  hiatus_api_be_the_only_one (life->daemon, HIATUS_BUS_NAME, &is_first, &error);
  g_assert_no_error (error);
  g_assert_true (is_first);
  life->due = g_strdup ("");
  life->n_told = 0;
  life->is_alive = TRUE;
}

static void
end (Life *life)
{
  if (!life->is_alive)
    return;
  g_assert_finalize_object (life->service);
  hiatus_examiner_free (life->examiner);
  g_dbus_connection_close_sync (life->daemon, NULL, NULL);
  g_object_unref (life->daemon);
  fixture_tear_down (&life->base, NULL);
  g_clear_pointer (&life->due, g_free);
  life->base = (Fixture){ 0 };
  life->is_alive = FALSE;
}

/* What was said by itself, and what comes next now. */
static void
tell_news (Life *life)
{
  g_autoptr (GVariant) state = hiatus_app_get_state (life->base.app);
  g_auto (GStrv) next = NULL;
  g_autofree gchar *due = NULL;

  for (; life->n_told < hiatus_fake_notifier_n_sent (life->base.notifier); life->n_told++)
    {
      const HiatusFakePopup *popup = hiatus_fake_notifier_get_sent (life->base.notifier, life->n_told);
      g_autofree gchar *body = g_strdelimit (g_strdup (popup->body), "\n", ' ');

      g_string_append_printf (life->told, "! %s | %s\n", popup->summary, body);
    }
  g_assert_true (g_variant_lookup (state, "next", "^as", &next));
  due = g_strjoinv (" ", next);
  if (g_str_equal (due, life->due))
    return;
  g_string_append_printf (life->told, "> %s\n", *due == '\0' ? "nothing" : due);
  g_free (life->due);
  life->due = g_steal_pointer (&due);
}

/* Ids begin with the device, which is another one each time; here it is called ID. */
static void
append_told (Life *life, const gchar *text)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (life->base.app)));
  g_autoptr (GString) masked = g_string_new (text);

  if (events->len > 0)
    g_string_replace (masked, ((const HiatusEvent *) g_ptr_array_index (events, 0))->device, "ID", 0);
  g_string_append (life->told, masked->str);
}

static gchar *
unmask (Life *life, const gchar *text)
{
  GPtrArray *events = hiatus_journey_events (hiatus_journal_get_journey (hiatus_app_get_journal (life->base.app)));
  g_autoptr (GString) plain = g_string_new (text);
  g_autofree gchar *device = NULL;

  if (events->len > 0)
    {
      device = g_strdup_printf ("%s-", ((const HiatusEvent *) g_ptr_array_index (events, 0))->device);
      g_string_replace (plain, "ID-", device, 0);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Types a command. */
static void
type (Life *life, const gchar *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " <<< ", 2);
  g_autofree gchar *arguments = unmask (life, parts[0]);
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (g_test_dbus_get_bus_address (life->bus), G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree gchar *path = g_build_filename (life->base.folder, "typed", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_assert_true (g_str_has_prefix (arguments, "hiatus"));
  if (parts[1] != NULL)
    {
      g_assert_true (g_file_set_contents (path, parts[1], -1, NULL));
      g_subprocess_launcher_set_stdin_file_path (launcher, path);
    }
  process = hiatus_runner_start (launcher, arguments + strlen ("hiatus"));
  hiatus_runner_finish (process, &out, &err);
  append_told (life, out);
  append_told (life, err);
  tell_news (life);
}

static void
do_line (Life *life, const gchar *line)
{
  if (line[0] == '=')
    {
      end (life);
      begin (life);
    }
  if (line[0] == '=' || line[0] == '@')
    g_string_append_c (life->told, '\n');
  g_string_append_printf (life->told, "%s\n", line);
  if (line[0] == '$')
    type (life, line + 2);
  else if (line[0] == '@')
    fixture_live_until (&life->base, line + 2);
  if (line[0] == '@')
    tell_news (life);
}

static gchar *
live (const gchar *story)
{
  g_auto (GStrv) lines = g_strsplit (story, "\n", -1);
  Life life = { .bus = g_test_dbus_new (G_TEST_DBUS_NONE), .told = g_string_new (NULL) };

  g_test_dbus_up (life.bus);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && strchr ("=@$#", *lines[i]) != NULL)
      do_line (&life, lines[i]);
  end (&life);
  g_test_dbus_down (life.bus);
  g_object_unref (life.bus);
  return g_string_free (life.told, FALSE);
}

static void
test_four_weeks (gconstpointer path)
{
  g_autofree gchar *expected = NULL;
  g_autofree gchar *found = NULL;
  g_auto (GStrv) expected_lines = NULL;
  g_auto (GStrv) found_lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  found = live (expected);
  expected_lines = g_strsplit (expected, "\n", -1);
  found_lines = g_strsplit (found, "\n", -1);
  for (guint i = 0; expected_lines[i] != NULL && found_lines[i] != NULL; i++)
    {
      if (!g_str_equal (expected_lines[i], found_lines[i]))
        g_test_message ("line %u", i + 1);
      g_assert_cmpstr (found_lines[i], ==, expected_lines[i]);
    }
  g_assert_cmpuint (g_strv_length (found_lines), ==, g_strv_length (expected_lines));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hiatus_api_register_errors ();
  g_assert_cmpint (argc, >=, 2);
  if (argc > 2 && g_str_equal (argv[2], "write"))
    {
      g_autofree gchar *story = NULL;
      g_autofree gchar *told = NULL;

      g_assert_true (g_file_get_contents (argv[1], &story, NULL, NULL));
      told = live (story);
      return g_file_set_contents (argv[1], told, -1, NULL) ? 0 : 1;
    }
  g_test_add_data_func ("/cli/four-weeks", argv[1], test_four_weeks);
  return g_test_run ();
}
