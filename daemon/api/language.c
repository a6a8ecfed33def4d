/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/language.h"

#include <locale.h>
#include <glib/gi18n.h>

/**
 * hiatus_language_begin:
 * @folder: (nullable): where the catalogues are, from the environment variable HIATUS_LOCALE_DIR; %NULL for those that
 *   are installed
 *
 * Has the program speak the person's language. Every program of Hiatus begins with this. Another folder is for
 * translators, who look at their work without installing it, and for tests.
 */
void
hiatus_language_begin (const gchar *folder)
{
  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HIATUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
