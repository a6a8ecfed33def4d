/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong is said in one line that names the thing and the mend, and loses nothing. */

#include <string.h>
#include <sys/mount.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "daemon/api/names.h"
#include "tests/desktop/desk.h"

#define REFUSED 1
#define USAGE 2
#define EITHER 0

static void
assert_one_line (const gchar *text)
{
  const gchar *end = strchr (text, '\n');

  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* Runs `hiatus` and asserts that it fails with one line that matches. */
static void
assert_fails (HiatusDesk *desk, const gchar *const *words, gint status, const gchar *pattern)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_auto (HiatusRun) run = { 0 };

  g_strv_builder_add (builder, hiatus_desk_program ("HIATUS"));
  for (; *words != NULL; words++)
    g_strv_builder_add (builder, *words);
  arguments = g_strv_builder_end (builder);
  hiatus_desk_run (desk, &run, (const gchar *const *) arguments);
  g_test_message ("%d: %s", run.status, run.errors);
  if (status == EITHER)
    g_assert_true (run.status == REFUSED || run.status == USAGE);
  else
    g_assert_cmpint (run.status, ==, status);
  g_assert_cmpstr (run.output, ==, "");
  assert_one_line (run.errors);
  if (!g_pattern_match_simple (pattern, run.errors))
    g_error ("\"%s\" does not match %s", run.errors, pattern);
}

static gchar *
journal (HiatusDesk *desk)
{
  return hiatus_desk_hiatus (desk, "journal --json");
}

typedef struct
{
  const gchar *words[8];
  gint status;
  const gchar *pattern;
} Line;

static void
assert_all_fail (HiatusDesk *desk, const Line *lines, gsize n_lines)
{
  g_autofree gchar *before = journal (desk);

  for (gsize i = 0; i < n_lines; i++)
    {
      g_autofree gchar *after = NULL;

      assert_fails (desk, lines[i].words, lines[i].status, lines[i].pattern);
      after = journal (desk);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_arguments (void)
{
  static const Line without_plan[] = {
    { { "plan", "start", "--from", "2025-02-30" }, EITHER, "*2025-02-30*" },
    { { "plan", "start", "--days", "0" }, EITHER, "*0*" },
    { { "plan", "start", "--days", "-3" }, EITHER, "*-3*" },
    { { "plan", "start", "--days", "40000" }, EITHER, "*40000*" },
    { { "plan", "start", "--days", "many" }, EITHER, "*many*" },
    { { "plan", "start", "--from", "2025-03-10", "--until", "2025-03-01" }, EITHER, "*2025-03-01*" },
    { { "plan", "start", "--goal", "revenge" }, EITHER, "*revenge*" },
    { { "plan", "start", "--mode", "loose" }, EITHER, "*loose*" },
  };
  static const Line with_plan[] = {
    { { "plan", "start" }, REFUSED, "*" },
    { { "plan", "length", "0" }, EITHER, "*0*" },
    { { "plan", "end", "--decision", "revenge" }, EITHER, "*revenge*" },
    { { "log", "urge", "--strength", "9" }, EITHER, "*9*" },
    { { "log", "urge", "--strength", "-1" }, EITHER, "*-1*" },
    { { "log", "urge", "--at", "25:61" }, EITHER, "*25:61*" },
    { { "log", "urge", "--at", "2999-01-01" }, EITHER, "*2999-01-01*" },
    { { "log", "urge", "--note", "caf\xe9" }, EITHER, "*" },
    { { "log", "slip", "--strength", "2" }, EITHER, "*strength*" },
    { { "log", "party" }, USAGE, "*party*" },
    { { "journal", "--since", "yesterday" }, EITHER, "*yesterday*" },
    { { "settings", "get", "times.noon" }, EITHER, "*times.noon*" },
    { { "settings", "set", "times.morning", "25:99" }, EITHER, "*25:99*" },
    { { "restore", "2025-02-30" }, EITHER, "*2025-02-30*" },
    { { "restore", "1999-01-01" }, REFUSED, "*1999-01-01*" },
    { { "dance" }, USAGE, "*dance*" },
    { { "status", "--loud" }, USAGE, "*--loud*" },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  assert_all_fail (desk, without_plan, G_N_ELEMENTS (without_plan));
  g_free (hiatus_desk_hiatus (desk, "plan start"));
  assert_all_fail (desk, with_plan, G_N_ELEMENTS (with_plan));
}

/* Whether `hiatus status` says @notice, or anything where it is NULL. */
static gboolean
has_notice (HiatusDesk *desk, const gchar *notice)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  const gchar *said = NULL;

  g_variant_lookup (state, "notice", "&s", &said);
  return notice == NULL ? said != NULL : g_strcmp0 (said, notice) == 0;
}

/* As in contacts.ini, so with the command: what cannot be looked for is refused, and nothing is written. */
static void
test_contacts (void)
{
  static const Line lines[] = {
    { { "contacts", "add", "A" }, REFUSED, "*'A'*" },
    { { "contacts", "add", "A", "--phone", "12" }, REFUSED, "*phones: '12' has fewer than 7 digits*" },
    { { "contacts", "add", "A", "--phone", "call me" }, REFUSED, "*'call me' is no phone number*" },
    { { "contacts", "add", "A", "--email", "alex" }, REFUSED, "*'alex' is no e-mail address*" },
    { { "contacts", "add", "A", "--name", "" }, REFUSED, "*names: value 1*" },
    { { "contacts", "add", "A", "--name", "\xe2\x80\x8b\xe2\x80\xae" }, REFUSED, "*names: value 1*" },
    { { "contacts", "add", "A", "--name", "n", "--name", "N" }, REFUSED, "*'N' stands there twice*" },
    { { "contacts", "add", "A", "--name", "n", "--incoming", "shout" }, REFUSED, "*incoming: 'shout'*" },
    { { "contacts", "add", "", "--name", "n" }, REFUSED, "*label*" },
    { { "contacts", "add", "A]\n[B", "--name", "n" }, REFUSED, "*label*" },
    { { "contacts", "add", "A\xe2\x80\xae", "--name", "n" }, REFUSED, "*label*" },
    { { "contacts", "add", "Sam", "--name", "n" }, REFUSED, "*'Sam' is on the list already*" },
    { { "contacts", "add", "caf\xe9", "--name", "n" }, USAGE, "*UTF-8*" },
    { { "contacts", "remove", "Alex", "--yes" }, REFUSED, "*'Alex' is not on the list*" },
    { { "contacts", "test", "caf\xe9" }, USAGE, "*UTF-8*" },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = hiatus_desk_path (desk, "config/hiatus/contacts.ini");
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autofree gchar *list = NULL;

  hiatus_desk_start_daemon (desk);
  g_free (hiatus_desk_hiatus (desk, "contacts add Sam --name 'Sam Roe'"));
  g_file_get_contents (path, &before, NULL, NULL);
  assert_all_fail (desk, lines, G_N_ELEMENTS (lines));
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "[Sam]\nnames=Sam Roe\n");
  g_assert_cmpstr (after, ==, before);

  /* By hand, and wrong: the list of before stays, it is said where, and the command does not write over it. */
  hiatus_desk_write (path, "[Sam]\nnames=Sam Roe\n[Alex]\nphones=12\n", 37);
  hiatus_desk_wait_until (has_notice (desk, "contacts.ini, line 4, group [Alex], phones: '12' has fewer than 7 digits: write the whole number"));
  list = hiatus_desk_hiatus (desk, "contacts list --json");
  g_assert_nonnull (strstr (list, "\"Sam\""));
  g_assert_null (strstr (list, "\"Alex\""));
  assert_fails (desk, (const gchar *const[]){ "contacts", "add", "B", "--name", "b", NULL }, REFUSED, "*mend the file first: contacts.ini, line 4*");
  hiatus_desk_write (path, "[Alex]\nnames=Alex Doe\n", 22);
  hiatus_desk_wait_until (!has_notice (desk, NULL));
  g_free (list);
  list = hiatus_desk_hiatus (desk, "contacts test --json 'to Alex Doe'");
  g_assert_cmpstr (list, ==, "[{\"contact\":\"Alex\",\"kind\":\"name\"}]\n");
  g_free (hiatus_desk_hiatus (desk, "contacts remove Alex --yes"));
  g_free (list);
  list = hiatus_desk_hiatus (desk, "contacts list --json");
  g_assert_cmpstr (list, ==, "[]\n");
}

static void
test_large_note (void)
{
  static const struct
  {
    gsize size;
    gboolean fits;
  } notes[] = {
    { 64 * 1024, TRUE },
    { 64 * 1024 + 1, FALSE },
    { 10 * 1024 * 1024, FALSE },
  };
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();

  hiatus_desk_start_daemon (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree gchar *note = g_strnfill (notes[i].size, 'n');
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) reply = NULL;
      const guint before = hiatus_desk_count_events (desk, "urge");

      /* No command line holds so much: the call comes from a program. */
      reply = g_dbus_connection_call_sync (desk->bus,
                                           HIATUS_BUS_NAME,
                                           HIATUS_OBJECT_PATH,
                                           HIATUS_INTERFACE,
                                           "Log",
                                           g_variant_new_parsed ("('urge', {'note': <%s>})", note),
                                           NULL,
                                           G_DBUS_CALL_FLAGS_NONE,
                                           HIATUS_WAIT_LIMIT_MS,
                                           NULL,
                                           &error);
      g_assert_true ((reply != NULL) == notes[i].fits);
      g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, before + notes[i].fits);
      if (error != NULL)
        g_assert_cmpstr (g_dbus_error_get_remote_error (error), ==, HIATUS_ERROR_PREFIX "Invalid");
    }
}

/* Starts the daemon and asserts that it gives up with one line that matches. */
static void
assert_daemon_fails (HiatusDesk *desk, const gchar *pattern)
{
  const gchar *const arguments[] = { hiatus_desk_program ("HIATUSD"), NULL };
  g_auto (HiatusRun) run = { 0 };

  hiatus_desk_run (desk, &run, arguments);
  g_test_message ("%d: %s", run.status, run.errors);
  g_assert_cmpint (run.status, ==, 1);
  assert_one_line (run.errors);
  if (!g_pattern_match_simple (pattern, run.errors))
    g_error ("\"%s\" does not match %s", run.errors, pattern);
}

/* A journal with three urges, and no daemon. */
static gchar *
make_journal (HiatusDesk *desk)
{
  hiatus_desk_start_daemon (desk);
  for (guint i = 0; i < 3; i++)
    g_free (hiatus_desk_hiatus (desk, "log urge --strength 2 --note 'something that is only here'"));
  hiatus_desk_stop_daemon (desk);

  return hiatus_desk_path (desk, "data/hiatus/journal.db");
}

static void
read_file (const gchar *path, gchar **bytes, gsize *length)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static gboolean
is_kept_aside (HiatusDesk *desk, const gchar *bytes, gsize length)
{
  g_autofree gchar *folder = hiatus_desk_path (desk, "data/hiatus");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);
      g_autofree gchar *found = NULL;
      gsize found_length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        read_file (path, &found, &found_length);
      if (found != NULL && found_length == length && memcmp (found, bytes, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
assert_notice (HiatusDesk *desk)
{
  g_autoptr (GVariant) state = hiatus_desk_state (desk);
  const gchar *notice = NULL;

  g_assert_true (g_variant_lookup (state, "notice", "&s", &notice));
  g_test_message ("%s", notice);
  g_assert_null (strchr (notice, '\n'));
}

static void
test_no_database (void)
{
  static const gchar nonsense[] = "this is no database, but somebody wrote it: it is not to be overwritten";
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = make_journal (desk);

  hiatus_desk_write (path, nonsense, sizeof nonsense - 1);
  hiatus_desk_start_daemon (desk);
  g_assert_true (is_kept_aside (desk, nonsense, sizeof nonsense - 1));
  assert_notice (desk);
  g_free (hiatus_desk_hiatus (desk, "log urge"));
}

static void
test_flipped_byte (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = make_journal (desk);
  g_autofree gchar *bytes = NULL;
  gchar *text;
  gsize length;

  read_file (path, &bytes, &length);
  text = memmem (bytes, length, "strength", strlen ("strength"));
  if (text == NULL)
    g_error ("the journal has no strength in it");
  *text ^= 1;
  hiatus_desk_write (path, bytes, length);

  hiatus_desk_start_daemon (desk);
  hiatus_desk_wait_until (is_kept_aside (desk, bytes, length));
  assert_notice (desk);
  /* What the chain still vouches for is there. */
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), >=, 2);
}

static void
test_newer (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = make_journal (desk);
  g_autofree gchar *bytes = NULL;
  g_autofree gchar *after = NULL;
  gsize length, length_after;

  /* PRAGMA user_version: four bytes at 60, big-endian (the file format of SQLite, section 1.3). */
  read_file (path, &bytes, &length);
  bytes[60] = 0x7f;
  hiatus_desk_write (path, bytes, length);

  assert_daemon_fails (desk, "*journal.db*newer*");
  read_file (path, &after, &length_after);
  g_assert_cmpmem (after, length_after, bytes, length);
}

static void
test_two_daemons (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  const gchar *const arguments[] = { "dbus-run-session", "--", hiatus_desk_program ("HIATUSD"), NULL };
  g_auto (HiatusRun) run = { 0 };

  /* On a bus of its own the name is free; the folder is not. */
  hiatus_desk_start_daemon (desk);
  hiatus_desk_run (desk, &run, arguments);
  g_test_message ("%d: %s", run.status, run.errors);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.errors, "data/hiatus"));
  g_assert_nonnull (strstr (run.errors, "in use"));
  g_free (hiatus_desk_hiatus (desk, "log urge"));
}

/* The data folder on a file system of its own. The mount is seen by this process and its children only. */
static gchar *
mount_data (HiatusDesk *desk, const gchar *options, unsigned long flags)
{
  gchar *path = hiatus_desk_path (desk, "data");

  g_assert_cmpint (mount ("none", path, "tmpfs", flags, options), ==, 0);
  return path;
}

static void
test_full_disk (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = mount_data (desk, "size=256k", 0);
  g_autofree gchar *note = g_strnfill (8000, 'n');
  guint recorded = 0;
  gboolean full = FALSE;

  hiatus_desk_start_daemon (desk);
  while (!full)
    {
      const gchar *const arguments[] = { hiatus_desk_program ("HIATUS"), "log", "urge", "--note", note, NULL };
      g_auto (HiatusRun) run = { 0 };

      hiatus_desk_run (desk, &run, arguments);
      full = run.status != 0;
      if (!full)
        g_assert_cmpuint (++recorded, <, 100);
      else
        {
          g_test_message ("%u urges, then %s", recorded, run.errors);
          g_assert_cmpint (run.status, ==, 1);
          assert_one_line (run.errors);
          g_assert_true (g_pattern_match_simple ("*full*", run.errors));
        }
    }
  g_assert_cmpuint (recorded, >, 0);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, recorded);

  /* What was acknowledged outlives the end of the daemon, however full the disk. */
  hiatus_desk_kill_daemon (desk);
  hiatus_desk_start_daemon (desk);
  g_assert_cmpuint (hiatus_desk_count_events (desk, "urge"), ==, recorded);
  hiatus_desk_stop_daemon (desk);
  g_assert_cmpint (umount2 (path, MNT_DETACH), ==, 0);
}

static void
test_tiny_disk (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = mount_data (desk, "size=8k", 0);

  assert_daemon_fails (desk, "*hiatus*full*");
  g_assert_cmpint (umount2 (path, MNT_DETACH), ==, 0);
}

static void
test_read_only (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  g_autofree gchar *path = mount_data (desk, "size=64k", MS_RDONLY);

  assert_daemon_fails (desk, "*data/hiatus*read-only*");
  g_assert_cmpint (umount2 (path, MNT_DETACH), ==, 0);
}

static void
test_call_without_daemon (void)
{
  g_autoptr (HiatusDesk) desk = hiatus_desk_new ();
  static const gchar *const words[] = { "status", NULL };

  g_subprocess_launcher_setenv (desk->launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all", TRUE);
  assert_fails (desk, words, REFUSED, "*bus*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bad-input/arguments", test_arguments);
  g_test_add_func ("/bad-input/contacts", test_contacts);
  g_test_add_func ("/bad-input/large-note", test_large_note);
  g_test_add_func ("/bad-input/no-database", test_no_database);
  g_test_add_func ("/bad-input/flipped-byte", test_flipped_byte);
  g_test_add_func ("/bad-input/newer", test_newer);
  g_test_add_func ("/bad-input/two-daemons", test_two_daemons);
  g_test_add_func ("/bad-input/full-disk", test_full_disk);
  g_test_add_func ("/bad-input/tiny-disk", test_tiny_disk);
  g_test_add_func ("/bad-input/read-only", test_read_only);
  g_test_add_func ("/bad-input/no-bus", test_call_without_daemon);

  return g_test_run ();
}
