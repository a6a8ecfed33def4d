/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of the sandbox, and that looking at it changes nothing. What its parts really do is tried in the unit,
 * by tests/systemd. */

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/error.h"
#include "daemon/shell/folders.h"
#include "daemon/shell/sandbox.h"
#include "tests/fakes/scratch.h"

static const HiatusSandboxPlaces places = { "/root", "/run", "/var", "/var" };

/* All parts as if they held, but for those of a layer. */
static GArray *
make_parts (gboolean own, gboolean filter, gboolean namespaces)
{
  GArray *parts = hiatus_sandbox_probe (&places);

  for (guint i = 0; i < parts->len; i++)
    {
      HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);

      part->holds = part->layer == HIATUS_SANDBOX_OWN ? own : part->layer == HIATUS_SANDBOX_FILTER ? filter
                                                                                                   : namespaces;
    }
  return parts;
}

static void
test_extent (void)
{
  static const struct
  {
    gboolean own, filter, namespaces;
    HiatusSandboxExtent extent;
    const gchar *state;
    const gchar *word;
  } rows[] = {
    { TRUE, TRUE, TRUE, HIATUS_SANDBOX_FULL, "ok", "Full" },
    { TRUE, TRUE, FALSE, HIATUS_SANDBOX_PARTIAL, "limited", "Partial" },
    { FALSE, TRUE, TRUE, HIATUS_SANDBOX_PARTIAL, "limited", "Partial" },
    { TRUE, FALSE, FALSE, HIATUS_SANDBOX_NONE, "off", "None" },
    { FALSE, FALSE, FALSE, HIATUS_SANDBOX_NONE, "off", "None" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) parts = make_parts (rows[i].own, rows[i].filter, rows[i].namespaces);
      g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));
      g_autoptr (GVariant) told = NULL;
      const gchar *group, *name, *state, *sentence;

      g_assert_cmpint (hiatus_sandbox_get_extent (parts), ==, rows[i].extent);
      hiatus_sandbox_tell (parts, &builder);
      told = g_variant_ref_sink (g_variant_builder_end (&builder));
      g_assert_cmpuint (g_variant_n_children (told), ==, parts->len + 1);
      g_variant_get_child (told, 0, "(&s&s&s&s)", &group, &name, &state, &sentence);
      g_assert_cmpstr (group, ==, "sandbox");
      g_assert_cmpstr (state, ==, rows[i].state);
      g_assert_true (g_str_has_prefix (sentence, rows[i].word));
    }
}

/* What does not hold is never told as if it did. */
static void
test_tells_what_is_missing (void)
{
  g_autoptr (GArray) parts = make_parts (TRUE, TRUE, FALSE);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssss)"));
  g_autoptr (GVariant) told = NULL;

  hiatus_sandbox_tell (parts, &builder);
  told = g_variant_ref_sink (g_variant_builder_end (&builder));
  for (guint i = 0; i < parts->len; i++)
    {
      const HiatusSandboxPart *part = &g_array_index (parts, HiatusSandboxPart, i);
      const gchar *group, *name, *state, *sentence;

      g_variant_get_child (told, i + 1, "(&s&s&s&s)", &group, &name, &state, &sentence);
      g_assert_cmpstr (name, ==, part->name);
      g_assert_cmpstr (state, ==, part->holds ? "ok" : "off");
      g_assert_true (g_str_has_suffix (sentence, part->meaning));
      g_assert_true (part->holds == g_str_equal (sentence, part->meaning));
    }
}

static gchar *
describe_process (void)
{
  g_autofree gchar *users = g_file_read_link ("/proc/self/ns/user", NULL);
  g_autofree gchar *network = g_file_read_link ("/proc/self/ns/net", NULL);
  gchar name[256] = "";
  mode_t mask = umask (077);

  umask (mask);
  g_assert_cmpint (gethostname (name, sizeof name - 1), ==, 0);
  return g_strdup_printf ("%s %s %s %03o %d %d %d", users, network, name, mask, personality (0xffffffff), getpriority (PRIO_PROCESS, 0), sched_getscheduler (0));
}

static void
test_changes_nothing (void)
{
  g_autofree gchar *before = describe_process ();
  g_autofree gchar *after = NULL;

  g_array_unref (hiatus_sandbox_probe (&places));
  after = describe_process ();
  g_assert_cmpstr (after, ==, before);
}

static void
assert_private (const gchar *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_true (S_ISDIR (status.st_mode));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

static void
test_folders (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *data = g_build_filename (scratch, "deep", "down", "hiatus", NULL);
  g_autofree gchar *moved = g_build_filename (scratch, "moved", NULL);
  g_autofree gchar *config = g_build_filename (scratch, "config", NULL);
  g_autofree gchar *runtime = g_build_filename (scratch, "run", NULL);
  g_autofree gchar *link = g_build_filename (runtime, "data", NULL);
  g_autofree gchar *first = NULL;
  g_autofree gchar *second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hiatus_folders_make (data, config, runtime, &error));
  g_assert_no_error (error);
  assert_private (data);
  assert_private (config);
  assert_private (runtime);
  first = g_file_read_link (link, NULL);
  g_assert_cmpstr (first, ==, data);

  /* The next start may have another place for it. */
  g_assert_true (hiatus_folders_make (moved, config, runtime, &error));
  second = g_file_read_link (link, NULL);
  g_assert_cmpstr (second, ==, moved);
}

static void
test_folder_in_the_way (void)
{
  g_autoptr (HiatusScratch) scratch = hiatus_scratch_make ();
  g_autofree gchar *data = g_build_filename (scratch, "file", "hiatus", NULL);
  g_autofree gchar *config = g_build_filename (scratch, "config", NULL);
  g_autofree gchar *runtime = g_build_filename (scratch, "run", NULL);
  g_autoptr (GError) error = NULL;

  hiatus_scratch_write (scratch, "file", "");
  g_assert_false (hiatus_folders_make (data, config, runtime, &error));
  g_assert_error (error, HIATUS_ERROR, HIATUS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, data));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/extent", test_extent);
  g_test_add_func ("/sandbox/tells-what-is-missing", test_tells_what_is_missing);
  g_test_add_func ("/sandbox/changes-nothing", test_changes_nothing);
  g_test_add_func ("/sandbox/folders", test_folders);
  g_test_add_func ("/sandbox/folder-in-the-way", test_folder_in_the_way);
  return g_test_run ();
}
