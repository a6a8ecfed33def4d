/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `hiatus export` and `hiatus import`: files of the person's, and the question before; and the table of the journal. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "daemon/api/event-columns.h"
#include "daemon/api/names.h"
#include "tests/cli/fake-daemon.h"
#include "tests/cli/runner.h"
#include "tests/fakes/scratch.h"

#define WARNING "All that Hiatus knows goes into the file. Anybody who has it can read it: keep it where only you can.\n"
#define EXPORT HIATUS_EXPORT_BEGINNING " it goes on}\n"

static gint
run (HiatusFakeDaemon *fake, const gchar *arguments, gchar **out, gchar **err)
{
  g_autoptr (GSubprocessLauncher) launcher = hiatus_runner_new (fake->address, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;

  g_clear_pointer (out, g_free);
  g_clear_pointer (err, g_free);
  process = hiatus_runner_start (launcher, arguments);
  return hiatus_runner_finish (process, out, err);
}

static void
assert_file (const gchar *path, const gchar *expected)
{
  g_autofree gchar *text = NULL;
  GStatBuf status;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

static guint
count_files (const gchar *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (directory) != NULL)
    n_files++;
  return n_files;
}

/* For oneself alone; in the place of an older one, and of nothing else; and not at all where it is refused. */
static void
test_export (void)
{
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autoptr (HiatusScratch) folder = hiatus_scratch_make ();
  g_autofree gchar *path = g_build_filename (folder, "mine.json", NULL);
  g_autofree gchar *arguments = g_strdup_printf ("export %s", path);
  g_autofree gchar *refusal = g_strdup_printf ("hiatus: %s is there already, is no export, and stays as it is: give another name.\n", path);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  fake->writes = EXPORT;
  g_assert_cmpint (run (fake, arguments, &out, &err), ==, 0);
  g_assert_cmpstr (out, ==, WARNING);
  g_assert_cmpstr (err, ==, "");
  assert_file (path, EXPORT);
  fake->writes = EXPORT "newer";
  g_assert_cmpint (run (fake, arguments, &out, &err), ==, 0);
  assert_file (path, EXPORT "newer");
  fake->refusal = "Not now.";
  g_assert_cmpint (run (fake, arguments, &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, "hiatus: Not now.\n");
  assert_file (path, EXPORT "newer");
  g_assert_cmpuint (count_files (folder), ==, 1);
  fake->refusal = NULL;
  hiatus_scratch_write (folder, "mine.json", "a thesis");
  g_assert_cmpint (run (fake, arguments, &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, refusal);
  g_assert_cmpint (run (fake, "export /nowhere/mine.json", &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, "hiatus: /nowhere/mine.json cannot be written (No such file or directory): give another path.\n");
  g_assert_cmpint (run (fake, "export /", &out, &err), ==, 1);
  g_assert_cmpstr (err, ==, "hiatus: / cannot be written (Is a directory): give another path.\n");
  g_assert_cmpint (run (fake, "export -", &out, &err), ==, 0);
  g_assert_cmpstr (out, ==, EXPORT "newer");
}

typedef struct
{
  const gchar *name;
  const gchar *arguments; /* FILE is the file */
  const gchar *question;
  gint status;
  const gchar *out;
  const gchar *err;
  const gchar *calls;
} Case;

static const Case cases[] = {
  { "agreed", "import FILE --yes", "Sure?", 0, "All here.\n", "", "AskImport(0,) < words\nImport(0, 't') < words\n" },
  { "nobody-to-ask", "import FILE", "Sure?", 1, "", "hiatus: There is no terminal to ask whether you are sure: add --yes. Nothing was changed.\n", "AskImport(0,) < words\n" },
  { "nothing-new", "import FILE", "", 0, "All of it is here already; nothing was changed.\n", "", "AskImport(0,) < words\n" },
  { "nowhere", "import /nowhere", "Sure?", 1, "", "hiatus: /nowhere cannot be opened (No such file or directory): give the path of an export.\n", "" },
  { "nothing-said", "import", "Sure?", 2, "", "hiatus: import needs FILE after it. See 'hiatus help import'.\n", "" },
  { "standard-input", "import - --yes", "Sure?", 0, "All here.\n", "", "AskImport(0,) < \nImport(0, 't') < \n" },
};

static void
test_import (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (HiatusFakeDaemon) fake = hiatus_fake_daemon_new ();
  g_autofree gchar *path = g_build_filename (fake->folder, "mine.json", NULL);
  g_autoptr (GString) arguments = g_string_new (row->arguments);
  g_autofree gchar *answer = g_strdup_printf ("('%s', 't')", row->question);
  g_autofree gchar *out = NULL;
  g_autofree gchar *err = NULL;

  g_string_replace (arguments, "FILE", path, 0);
  hiatus_scratch_write (fake->folder, "mine.json", "words");
  hiatus_fake_daemon_answer (fake, "AskImport", answer);
  hiatus_fake_daemon_answer (fake, "Import", "('All here.',)");
  g_assert_cmpint (run (fake, arguments->str, &out, &err), ==, row->status);
  g_assert_cmpstr (err, ==, row->err);
  g_assert_cmpstr (out, ==, row->out);
  g_assert_cmpstr (fake->calls->str, ==, row->calls);
}

/* What a spreadsheet would compute is text in it: also behind what some take for a separator. */
static void
test_csv_formula (void)
{
  static const struct
  {
    const gchar *note;
    const gchar *field;
  } notes[] = {
    { "=1+1", ",'=1+1," },
    { "-1", ",'-1," },
    { "+49 7700", ",'+49 7700," },
    { "@SUM(A1)", ",'@SUM(A1)," },
    { "  =1", ",'  =1," },
    { "\t=1", ",\"'\t=1\"," },
    { "\uff1d1", ",'\uff1d1," },
    { "=\"a\",b", ",\"'=\"\"a\"\",b\"," },
    { "a;=1", ",\"a;=1\"," },
    { "a\n=1", ",\"a\n=1\"," },
    { "it was - hard", ",it was - hard," },
    { "", ",," },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_auto (GVariantDict) dictionary = G_VARIANT_DICT_INIT (NULL);
      g_autoptr (GVariant) event = NULL;
      g_autofree gchar *record = NULL;

      g_variant_dict_insert (&dictionary, "kind", "s", "urge");
      g_variant_dict_insert (&dictionary, "note", "s", notes[i].note);
      event = g_variant_ref_sink (g_variant_dict_end (&dictionary));
      record = hiatus_event_csv_record (event, zone);
      g_assert_nonnull (strstr (record, notes[i].field));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/csv-formula", test_csv_formula);
  g_test_add_func ("/cli/export", test_export);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree gchar *path = g_strconcat ("/cli/import/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_import);
    }
  return g_test_run ();
}
