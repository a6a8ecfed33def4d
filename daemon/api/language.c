/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/api/language.h"

#include <locale.h>
#include <string.h>
#include <glib/gi18n.h>

#define SETTINGS "hiatus", "settings.ini"

/* It is there without being installed, has English names of days and months, and is none in which gettext translates nothing. */
#define PLAIN_LOCALE "C.UTF-8"

static const gchar *const languages[] = { HIATUS_ALL_LANGUAGES, NULL };

/**
 * hiatus_language_read:
 * @settings: the path of the settings file, which need not be there
 *
 * Which language the person chose. A file with a mistake in it is told by the daemon; here it is one without a choice.
 *
 * Returns: (transfer full) (nullable): its code; %NULL for that of the session
 */
gchar *
hiatus_language_read (const gchar *settings)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree gchar *value = NULL;
  g_autofree gchar *language = NULL;

  if (!g_key_file_load_from_file (file, settings, G_KEY_FILE_NONE, NULL))
    return NULL;
  value = g_key_file_get_value (file, HIATUS_LANGUAGE_GROUP, HIATUS_LANGUAGE_KEY, NULL);
  if (value == NULL)
    return NULL;
  language = g_ascii_strdown (g_strchomp (value), -1);
  return g_strv_contains (languages, language) ? g_steal_pointer (&language) : NULL;
}

/* The names of days and months are the system's. Where it lacks that language they stay as they are. */
static void
use_names (const gchar *language)
{
  const gchar *locale = setlocale (LC_TIME, NULL);
  g_autofree gchar *territory = g_ascii_strup (language, -1);
  g_autofree gchar *other = g_strdup_printf ("%s_%s.UTF-8", language, territory);
  const gsize length = strlen (language);

  if (strncmp (locale, language, length) != 0 || !strchr ("_.@", locale[length]))
    setlocale (LC_TIME, g_str_equal (language, "en") ? PLAIN_LOCALE : other);
}

/* Over the session's own. gettext takes it from the environment alone, and heeds that in any locale but C. */
static void
use_language (const gchar *language)
{
  const gchar *locale = setlocale (LC_MESSAGES, NULL);

  g_setenv ("LANGUAGE", language, TRUE);
  if (g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    setlocale (LC_MESSAGES, PLAIN_LOCALE);
  use_names (language);
}

/**
 * hiatus_language_begin:
 * @folder: (nullable): where the catalogues are, from the environment variable HIATUS_LOCALE_DIR; %NULL for those that
 *   are installed
 * @config: the folder in which the person's programs have their settings
 *
 * Has the program speak the person's language: the one that they chose for Hiatus, or else that of the session. Every
 * program of Hiatus begins with this, before there are threads. Another folder is for translators, who look at their work
 * without installing it, and for tests.
 */
void
hiatus_language_begin (const gchar *folder, const gchar *config)
{
  g_autofree gchar *settings = g_build_filename (config, SETTINGS, NULL);
  g_autofree gchar *language = hiatus_language_read (settings);

  (void) setlocale (LC_ALL, "");
  if (language != NULL)
    use_language (language);
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HIATUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
