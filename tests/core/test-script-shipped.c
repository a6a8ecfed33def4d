/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* test-script-shipped FOLDER: whether the scripts that come with Hiatus can be used; what is wrong is told with its line. */

#include "daemon/core/script-read.h"

static void
test_script (gconstpointer path)
{
  g_autoptr (HiatusScriptMistakes) mistakes = hiatus_script_mistakes_new ();
  g_autoptr (HiatusScript) script = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *file = g_path_get_basename (path);
  g_autofree gchar *name = g_strndup (file, strlen (file) - strlen (".ini"));
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  script = hiatus_script_read (name, text, length, FALSE, mistakes);
  for (guint i = 0; i < hiatus_script_mistakes_size (mistakes); i++)
    {
      g_autofree gchar *told = hiatus_script_mistakes_tell (mistakes, i, file, TRUE);

      g_test_message ("%s", told);
    }
  g_assert_cmpuint (hiatus_script_mistakes_count (mistakes), ==, 0);
  g_assert_nonnull (script);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  for (guint i = 0; hiatus_script_names[i] != NULL; i++)
    {
      g_autofree gchar *test = g_strconcat ("/script-shipped/", hiatus_script_names[i], NULL);
      g_autofree gchar *file = g_strconcat (hiatus_script_names[i], ".ini", NULL);

      g_ptr_array_add (paths, g_build_filename (argv[1], file, NULL));
      g_test_add_data_func (test, g_ptr_array_index (paths, i), test_script);
    }
  return g_test_run ();
}
