/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/deck-file.h"

#include "daemon/core/error.h"

static gboolean
add_prompt (HiatusDeck *deck, GKeyFile *keyfile, const gchar *id, const gchar *name, GError **error)
{
  g_autofree gchar *group = g_key_file_get_string (keyfile, id, "group", error);
  g_autofree gchar *text = group == NULL ? NULL : g_key_file_get_string (keyfile, id, "text", error);

  if (text != NULL && hiatus_deck_add (deck, id, group, text, error))
    return TRUE;
  g_prefix_error (error, "%s, [%s]: ", name, id);
  return FALSE;
}

/**
 * hiatus_deck_file_read:
 * @bytes: a deck file: a group for each prompt, with `group` and `text`
 * @name: the name of the file, for errors
 * @error: return location
 *
 * Reads a deck.
 *
 * Returns: (transfer full): the deck; %NULL with an error that names file and prompt
 */
HiatusDeck *
hiatus_deck_file_read (GBytes *bytes, const gchar *name, GError **error)
{
  g_autoptr (HiatusDeck) deck = hiatus_deck_new ();
  g_autoptr (GKeyFile) keyfile = g_key_file_new ();
  g_auto (GStrv) ids = NULL;

  if (!g_key_file_load_from_bytes (keyfile, bytes, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  ids = g_key_file_get_groups (keyfile, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    if (!add_prompt (deck, keyfile, ids[i], name, error))
      return NULL;
  return g_steal_pointer (&deck);
}
