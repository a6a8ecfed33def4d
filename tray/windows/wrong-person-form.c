/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/wrong-person-form.h"

#include <string.h>

/* By the ids that their desktop files have on Flathub, or in Debian where they are not there. */
static const HiatusMessagingApp apps[] = {
  { "org.signal.Signal", "Signal" },
  { "org.telegram.desktop", "Telegram" },
  { "im.riot.Riot", "Element" },
  { "org.gnome.Fractal", "Fractal" },
  { "com.discordapp.Discord", "Discord" },
  { "com.github.eneshecan.WhatsAppForLinux", "WhatsApp for Linux" },
  { "org.kde.kdeconnect", "KDE Connect" },
  { "thunderbird", "Thunderbird" },
};

/**
 * hiatus_wrong_person_get_apps:
 * @n_apps: (out): how many
 *
 * Returns: (transfer none) (array length=n_apps): the applications that are offered
 */
const HiatusMessagingApp *
hiatus_wrong_person_get_apps (gsize *n_apps)
{
  *n_apps = G_N_ELEMENTS (apps);
  return apps;
}

/* Without case, accents and the width of letters; white space runs are one blank. This is less than what the matcher folds,
 * and only keeps a slip of the keyboard from the list. */
static gchar *
fold (const gchar *text)
{
  g_autofree gchar *folded = g_utf8_casefold (text, -1);
  g_autofree gchar *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (gchar *letter = apart; *letter != '\0'; letter = g_utf8_next_char (letter))
    {
      const gunichar c = g_utf8_get_char (letter);

      if (g_unichar_isspace (c))
        {
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
        }
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
    }
  return g_strchomp (g_string_free (plain, FALSE));
}

/* Numbers are written with blanks and brackets or without: only letters can be compared here. */
static gboolean
has_letters (gchar *folded)
{
  for (gchar *letter = folded; *letter != '\0'; letter = g_utf8_next_char (letter))
    if (g_unichar_isalpha (g_utf8_get_char (letter)))
      return TRUE;
  return FALSE;
}

/**
 * hiatus_wrong_person_check:
 * @keyword: the keyword that was somebody else, in valid UTF-8
 * @phrase: a phrase in which it is not to count, in valid UTF-8
 *
 * Whether @phrase does what the person wants.
 *
 * Returns: what is wrong with it
 */
HiatusWrongPersonProblem
hiatus_wrong_person_check (const gchar *keyword, const gchar *phrase)
{
  g_autofree gchar *inner = fold (keyword);
  g_autofree gchar *outer = fold (phrase);

  if (g_str_equal (inner, outer))
    return HIATUS_WRONG_PERSON_SAME;
  if (has_letters (inner) && strstr (outer, inner) == NULL)
    return HIATUS_WRONG_PERSON_APART;
  return HIATUS_WRONG_PERSON_FINE;
}

/**
 * hiatus_wrong_person_append:
 * @list: (array zero-terminated=1): a list
 * @item: what is to be in it
 *
 * Returns: (transfer full): the list with @item at its end, unless it is in it already
 */
gchar **
hiatus_wrong_person_append (const gchar *const *list, const gchar *item)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; list[i] != NULL; i++)
    g_strv_builder_add (builder, list[i]);
  if (!g_strv_contains (list, item))
    g_strv_builder_add (builder, item);
  return g_strv_builder_end (builder);
}

/**
 * hiatus_wrong_person_isolate:
 * @word: a word of the person's, to stand in a sentence of ours
 *
 * The word may be written in the other direction than the sentence. So that neither moves what stands beside it in the
 * other, it is put between FIRST STRONG ISOLATE and its end.
 *
 * Returns: (transfer full): the word, for the screen only
 */
gchar *
hiatus_wrong_person_isolate (const gchar *word)
{
  return g_strconcat ("\u2068", word, "\u2069", NULL);
}

/**
 * hiatus_wrong_person_split:
 * @text: ids of applications as somebody types them, with commas, semicolons or blanks between
 *
 * Returns: (transfer full): the ids, each once
 */
gchar **
hiatus_wrong_person_split (const gchar *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",; \t\r\n", -1);
  g_auto (GStrv) ids = g_new0 (gchar *, 1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        gchar **longer = hiatus_wrong_person_append ((const gchar *const *) ids, parts[i]);

        g_strfreev (ids);
        ids = longer;
      }
  return g_steal_pointer (&ids);
}
