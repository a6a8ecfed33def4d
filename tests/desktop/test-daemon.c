/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The daemon on a real bus, with real files and a real clock. */

#include <string.h>
#include <glib/gstdio.h>

#include "daemon/api/names.h"
#include "tests/desktop/desk.h"
#include "tests/desktop/server.h"

/* A desk on the twelfth day. */
static HiatusDesk *
begin (void)
{
  HiatusDesk *desk = hiatus_desk_new ();
  g_autofree gchar *first_day = hiatus_desk_date (desk, -11);
  g_autofree gchar *command = g_strdup_printf ("plan start --from %s", first_day);

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, command));

  return desk;
}

static void
test_second_start (void)
{
  g_autoptr (HiatusDesk) desk = begin ();
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUSD"), NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_false (desk->daemon->ended);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "plan-start"), ==, 1);
}

static void
test_popup_once_a_date (void)
{
  g_autoptr (HiatusServer) server = hiatus_server_new ();
  g_autoptr (HiatusDesk) desk = begin ();

  hiatus_wait_until (hiatus_server_count (server) == 1);
  g_assert_cmpstr (hiatus_server_get (server, 0)->summary, ==, "Day 12 of 28 · 16 to go");

  for (guint i = 0; i < 3; i++)
    {
      hiatus_desk_kill_daemon (desk);
      hiatus_desk_start_daemon (desk);
      g_variant_unref (hiatus_desk_state (desk));
    }
  /* What was asked for comes after all that might have come unasked. */
  g_variant_unref (hiatus_desk_call (desk, "ShowDay", NULL));
  hiatus_wait_until (hiatus_server_count (server) >= 2);
  hiatus_desk_stop_daemon (desk);
  g_assert_cmpuint (hiatus_server_count (server), ==, 2);
  g_assert_cmpuint (hiatus_server_get (server, 1)->replaces, ==, 0);
}

static void
test_popup_is_answered (void)
{
  static const struct
  {
    const gchar *action;
    const gchar *answer;
  } answers[] = {
    { "done", "done" },
    { "later", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (HiatusServer) server = hiatus_server_new ();
      g_autoptr (HiatusDesk) desk = begin ();
      g_autoptr (GVariant) state = NULL;
      const gchar *answer = NULL;

      g_test_message ("%s", answers[i].action);
      hiatus_wait_until (hiatus_server_count (server) == 1);
      hiatus_server_answer (server, 0, answers[i].action);
      hiatus_desk_wait_until (hiatus_desk_count_events (desk, "popup-answer") == 1);
      state = hiatus_desk_state (desk);
      g_variant_lookup (state, "prompt-answer", "&s", &answer);
      g_assert_cmpstr (answer, ==, answers[i].answer);
    }
}

static void
test_activation (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  /* No daemon runs: the bus starts it, with the folders of the session. */
  g_assert_false (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  g_free (hiatus_desk_hiatus (desk, "log urge --strength 2"));
  g_assert_true (hiatus_desk_has_owner (desk, HIATUS_BUS_NAME));
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, 1);
  g_variant_unref (hiatus_desk_call (desk, "Quit", NULL));
}

static gchar *
settings_path (HiatusDesk *desk, const gchar *name)
{
  return g_build_filename (desk->folder, "config", "hiatus", name, NULL);
}

/* Each way in which an editor may save. */

static void
save_in_place (const gchar *path, const gchar *spare, const gchar *text)
{
  hiatus_desk_write (path, text, strlen (text));
}

static void
save_by_rename (const gchar *path, const gchar *spare, const gchar *text)
{
  save_in_place (spare, NULL, text);
  g_assert_cmpint (g_rename (spare, path), ==, 0);
}

static void
save_with_backup (const gchar *path, const gchar *spare, const gchar *text)
{
  g_assert_cmpint (g_rename (path, spare), ==, 0);
  save_in_place (path, NULL, text);
}

static void
save_anew (const gchar *path, const gchar *spare, const gchar *text)
{
  g_unlink (path);
  save_in_place (path, NULL, text);
}

static void
save_durably (const gchar *path, const gchar *spare, const gchar *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error);
  g_assert_no_error (error);
}

static void
save_in_pieces (const gchar *path, const gchar *spare, const gchar *text)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  for (; *text != '\0'; text++)
    {
      g_assert_cmpint (fputc (*text, file), !=, EOF);
      g_assert_cmpint (fflush (file), ==, 0);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

static gboolean
setting_is (HiatusDesk *desk, const gchar *key, const gchar *expected)
{
  g_autoptr (GVariant) reply = hiatus_desk_call (desk, "GetSetting", g_variant_new ("(s)", key));
  const gchar *value = NULL;

  g_variant_get (reply, "(&s)", &value);
  return g_str_equal (value, expected);
}

static void
test_settings_by_editors (void)
{
  static const struct
  {
    const gchar *editor;
    void (*save) (const gchar *path, const gchar *spare, const gchar *text);
  } ways[] = {
    { "in place", save_in_place },
    { "another file renamed over it", save_by_rename },
    { "the old one renamed away", save_with_backup },
    { "deleted and written anew", save_anew },
    { "flushed to the disk", save_durably },
    { "a byte at a time", save_in_pieces },
  };
  g_autoptr (HiatusDesk) desk = begin ();
  g_autofree gchar *path = settings_path (desk, "settings.ini");
  g_autofree gchar *spare = settings_path (desk, "settings.ini~");

  g_assert_true (setting_is (desk, "times.morning", "09:00"));
  /* Twice, since the second save meets what the first left behind. */
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (ways); i++)
    {
      g_autofree gchar *value = g_strdup_printf ("07:%02d", (gint) i + 10);
      g_autofree gchar *text = g_strdup_printf ("# my own times\n[times]\nmorning=%s\n", value);

      g_test_message ("%s", ways[i % G_N_ELEMENTS (ways)].editor);
      ways[i % G_N_ELEMENTS (ways)].save (path, spare, text);
      hiatus_desk_wait_until (setting_is (desk, "times.morning", value));
    }

  /* The programs write into the same file and leave alone what the person wrote. */
  {
    g_autofree gchar *kept = NULL;

    g_free (hiatus_desk_hiatus (desk, "settings set times.quiet-from 23:30"));
    g_file_get_contents (path, &kept, NULL, NULL);
    g_assert_true (g_str_has_prefix (kept, "# my own times\n[times]\nmorning=07:"));
    g_assert_true (setting_is (desk, "times.quiet-from", "23:30"));
  }
}

/* What the daemon says that the person should know, of which the settings are a part. */
static gboolean
notice_matches (HiatusDesk *desk, const gchar *pattern)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  const gchar *notice = "";

  g_variant_lookup (state, "notice", "&s", &notice);
  g_assert_null (strchr (notice, '\n'));

  return g_pattern_match_simple (pattern, notice);
}

static void
test_settings_nonsense (void)
{
  static const struct
  {
    const gchar *text;
    const gchar *names;
  } files[] = {
    { "[times]\nmorning=25:99\n", "settings.ini, line 2*morning*25:99*" },
    { "[times]\nmorning=08:15\nno line of a key file\n", "settings.ini, line 3*" },
    { "\xff\xfe", "settings.ini*UTF-8*" },
  };
  g_autoptr (HiatusDesk) desk = begin ();
  g_autofree gchar *path = settings_path (desk, "settings.ini");

  save_in_place (path, NULL, "[times]\nmorning=07:30\n");
  hiatus_desk_wait_until (setting_is (desk, "times.morning", "07:30"));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", files[i].names);
      save_in_place (path, NULL, files[i].text);
      hiatus_desk_wait_until (notice_matches (desk, files[i].names));
      g_assert_true (setting_is (desk, "times.morning", "07:30"));
    }

  save_in_place (path, NULL, "[times]\nmorning=10:00\n");
  hiatus_desk_wait_until (setting_is (desk, "times.morning", "10:00"));
}

static void
test_private_files (void)
{
  static const gchar *const files[] = { "data/hiatus", "data/hiatus/journal.db", "config/hiatus", "config/hiatus/settings.ini" };
  g_autoptr (HiatusDesk) desk = begin ();

  g_free (hiatus_desk_hiatus (desk, "settings set times.morning 08:00"));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree gchar *path = hiatus_desk_path (desk, files[i]);
      GStatBuf found;

      g_test_message ("%s", files[i]);
      g_assert_cmpint (g_stat (path, &found), ==, 0);
      g_assert_cmpint (found.st_mode & 077, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/daemon/second-start", test_second_start);
  g_test_add_func ("/daemon/activation", test_activation);
  g_test_add_func ("/daemon/popup-once-a-date", test_popup_once_a_date);
  g_test_add_func ("/daemon/popup-is-answered", test_popup_is_answered);
  g_test_add_func ("/daemon/settings-by-editors", test_settings_by_editors);
  g_test_add_func ("/daemon/settings-nonsense", test_settings_nonsense);
  g_test_add_func ("/daemon/private-files", test_private_files);

  return g_test_run ();
}
