/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/language.h"

#include <locale.h>

#include "daemon/api/language.h"

/* What is in Latin letters in any language: what stands in quotation marks or brackets, options, the names of files,
 * settings and variables, and Hiatus. */
#define LATIN "'[^']*'|\"[^\"]*\"|\\[[^]]*\\]|\\([^)]*\\)|--[a-z-]+|[\\w-]*[._/@][\\w./-]*\\w|\\b[A-Z_]{2,}\\b|[Hh]iatus[a-z-]*"

/* A word of the command line may stand in a list or alone; a word with a capital, and two words in a row, are English. */
#define ENGLISH "[A-Z][a-z]{2}|[a-z]{2} +[a-z]{2}"

/**
 * hiatus_language_speak:
 * @argc: of main()
 * @argv: of main(): a locale, and the folder of the catalogues
 *
 * From now on this test, and all that it starts, speaks that language. The session around it does not.
 *
 * Returns: (transfer none): the locale
 */
const gchar *
hiatus_language_speak (gint argc, gchar **argv)
{
  g_assert_cmpint (argc, ==, 3);
  g_assert_true (g_setenv ("LOCPATH", g_getenv ("LOCALES"), TRUE));
  g_assert_true (g_setenv ("LC_ALL", argv[1], TRUE));
  g_assert_true (g_setenv ("HIATUS_LOCALE_DIR", argv[2], TRUE));
  hiatus_language_begin (argv[2], "/nowhere");
  g_assert_cmpstr (setlocale (LC_ALL, NULL), ==, argv[1]);
  return argv[1];
}

static gchar *
find_english (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) latin = g_regex_new (LATIN, G_REGEX_MULTILINE, 0, &error);
  g_autofree gchar *rest = NULL;

  g_assert_no_error (error);
  rest = g_regex_replace_literal (latin, text, -1, 0, "", 0, &error);
  g_assert_no_error (error);
  return g_regex_match_simple (ENGLISH, rest, 0, 0) ? g_steal_pointer (&rest) : NULL;
}

/**
 * hiatus_language_is_foreign:
 * @text: what was said in the pseudo-locale
 *
 * Returns: whether no word of it is English, and so all of it is from the catalogue
 */
gboolean
hiatus_language_is_foreign (const gchar *text)
{
  g_autofree gchar *rest = find_english (text);

  return rest == NULL;
}

/**
 * hiatus_language_assert_foreign:
 * @text: what was said in the pseudo-locale
 *
 * Asserts that no word of it is English, and so that all of it is from the catalogue.
 */
void
hiatus_language_assert_foreign (const gchar *text)
{
  g_autofree gchar *rest = find_english (text);

  if (rest != NULL)
    g_error ("this is not from the catalogue: %s\nof: %s", rest, text);
}
