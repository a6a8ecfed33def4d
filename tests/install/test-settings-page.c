/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* test-settings-page PAGE: hiatus-settings(5) is written by hand, and says of each setting what the program does. */

#include <glib.h>
#include <string.h>

#include "daemon/shell/settings-table.h"

#define LIST_BEGIN ".Sh SETTINGS\n.Bl -tag -width Ds\n"
#define LIST_END ".El\n"

/* In a page an apostrophe is a quotation mark; a straight one has to be asked for. Long lines are folded. */
static gchar *
make_plain (const gchar *page)
{
  g_autoptr (GString) text = g_string_new (page);
  gchar **lines;
  g_autoptr (GString) plain = g_string_new (NULL);

  g_string_replace (text, "\\(aq", "'", 0);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_macro = lines[i][0] == '.';

      if (plain->len > 0)
        g_string_append_c (plain, is_macro || g_str_has_prefix (lines[i - 1], ".") ? '\n' : ' ');
      g_string_append (plain, lines[i]);
    }
  g_strfreev (lines);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gchar *
read_list (const gchar *path)
{
  g_autofree gchar *page = NULL;
  g_autoptr (GError) error = NULL;
  gchar *begin, *end;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  begin = strstr (page, LIST_BEGIN);
  g_assert_nonnull (begin);
  begin += strlen (LIST_BEGIN);
  end = strstr (begin, LIST_END);
  g_assert_nonnull (end);
  *end = '\0';
  return make_plain (begin);
}

static void
test_page (gconstpointer path)
{
  g_autofree gchar *list = read_list (path);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < HIATUS_N_SETTINGS; i++)
    g_string_append_printf (expected,
                            ".It Cm %s\nTakes %s; preset: %s. %s\n",
                            hiatus_setting_rows[i].key,
                            hiatus_setting_rows[i].type->takes,
                            hiatus_setting_rows[i].preset,
                            hiatus_setting_rows[i].sentence);
  g_assert_cmpstr (g_strchomp (list), ==, g_strchomp (expected->str));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/settings-page/has-every-setting-as-the-program-does", argv[1], test_page);
  return g_test_run ();
}
