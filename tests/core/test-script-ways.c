/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* test-script-ways SCRIPTS DRAWINGS [write]: all ways through the scripts that come with Hiatus, from each situation. What they
 * come to is in DRAWINGS, to be read by a person; with `write` it is drawn anew. */

#include <string.h>

#include "daemon/core/script-read.h"
#include "tests/core/script-fixture.h"
#include "tests/core/script-map.h"
#include "tests/core/script-ways.h"

#define HEAD                                                                                                                       \
  "# SPDX-FileCopyrightText: The Hiatus authors\n"                                                                                 \
  "# SPDX-License-Identifier: GPL-3.0-or-later\n"                                                                                  \
  "# What test-script-ways.c comes to. First, where one begins in which situation. Then each step as it is shown: what is read,\n" \
  "# > what one can begin to write with, and [what can be chosen] with => what else follows. Below it, where each answer leads:\n" \
  "# the same step is there several times where the ways on from it differ. a.1-3 -> b.4-6 means from the first of these to the\n" \
  "# first of those, and so on; (open) is what the safety check was answered with.\n\n"

static const gchar *scripts;
static const gchar *drawings;
static gboolean writes;

static HiatusScript *
read_script (const gchar *name)
{
  g_autofree gchar *file = g_strconcat (name, ".ini", NULL);
  g_autofree gchar *path = g_build_filename (scripts, file, NULL);
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  HiatusScript *script;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  script = hiatus_script_read (name, text, length, FALSE, mistakes);
  g_assert_nonnull (script);
  return script;
}

static void
check_text (const gchar *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "{}\\!"));
  g_assert_cmpuint (strlen (text), >, 0);
}

/* What must be so wherever somebody stands. */
static void
check_stop (const HiatusWalk *walk)
{
  const HiatusStep *step = walk->step;

  if (step == NULL)
    return;
  g_assert_false (fixture_starts (step) && fixture_is_closed (&walk->situation));
  check_text (step->title);
  for (guint i = 0; i < walk->lines->len; i++)
    check_text (g_ptr_array_index (walk->lines, i));
  for (guint i = 0; i < walk->templates->len; i++)
    check_text (g_ptr_array_index (walk->templates, i));
  for (guint i = 0; i < walk->choices->len; i++)
    {
      const HiatusChoice *choice = g_ptr_array_index (walk->choices, i);

      check_text (choice->label);
      g_assert_false (hiatus_effect_starts (choice->effect) != HIATUS_STARTS_NOTHING && fixture_is_closed (&walk->situation));
    }
  /* There is something to read, or to do. */
  g_assert_true (step->kind != HIATUS_STEP_CHOOSE || walk->choices->len > 0);
  g_assert_true (step->kind != HIATUS_STEP_READ || walk->lines->len > 0);
  g_assert_true (step->kind != HIATUS_STEP_COPY || walk->copy != NULL);
}

static gpointer
look (const HiatusWalk *walk, const WaysBranch *branches, guint n_branches, gpointer map)
{
  check_stop (walk);
  return map_take (walk, branches, n_branches, map);
}

/* Line by line, so that a failure names the first that differs. */
static void
compare (const gchar *seen, const gchar *expected)
{
  g_auto (GStrv) seen_lines = g_strsplit (seen, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; seen_lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (seen_lines[i], ==, expected_lines[i]);
  g_assert_cmpstr (seen, ==, expected);
}

static void
test_ways (gconstpointer name)
{
  g_autoptr (HiatusScript) script = read_script (name);
  g_autoptr (GArray) starts = ways_starts (script);
  g_autoptr (Map) map = map_new (script);
  g_autofree gchar *file = g_strconcat (name, ".txt", NULL);
  g_autofree gchar *path = g_build_filename (drawings, file, NULL);
  g_autofree gchar *drawn = NULL;
  g_autofree gchar *seen = NULL;
  g_autofree gchar *expected = NULL;
  g_autoptr (GError) error = NULL;
  guint n_all = 0;

  for (guint i = 0; i < starts->len; i++)
    {
      const WaysStart *start = &g_array_index (starts, WaysStart, i);
      guint n_ways;

      map_begin (map, start, ways_go (script, start, look, map, &n_ways));
      n_all += n_ways;
    }
  g_test_message ("%u situations, %u ways", starts->len, n_all);
  drawn = map_draw (map);
  seen = g_strconcat (HEAD, drawn, NULL);
  if (writes)
    {
      g_file_set_contents (path, seen, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  compare (seen, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc < 3)
    g_error ("which folders have the scripts and the drawings?");
  scripts = argv[1];
  drawings = argv[2];
  writes = argc > 3 && g_str_equal (argv[3], "write");
  for (guint i = 0; hiatus_script_names[i] != NULL; i++)
    {
      g_autofree gchar *test = g_strconcat ("/script-ways/", hiatus_script_names[i], NULL);

      g_test_add_data_func (test, hiatus_script_names[i], test_ways);
    }
  return g_test_run ();
}
