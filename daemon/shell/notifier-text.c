/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/notifier-text.h"

static gboolean
is_harmless (gunichar character,
             gboolean keep_lines)
{
  if (character == '\n')
    return keep_lines;

  /* What turns the direction of all that follows could make a text say something else. */
  if ((character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069))
    return FALSE;

  return !g_unichar_iscntrl (character);
}

/**
 * hiatus_notifier_text_clean:
 * @text: a text, of whatever bytes
 * @keep_lines: whether it may have several lines
 *
 * Drops what a server might not bear or what might deceive: control characters, and those that turn the
 * direction of all that follows them. Marks that speak of one place only stay.
 *
 * Returns: (transfer full): the rest, in valid UTF-8
 */
gchar *
hiatus_notifier_text_clean (const gchar *text,
                            gboolean keep_lines)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (32);

  for (gchar *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      if (is_harmless (character, keep_lines))
        g_string_append_unichar (kept, character);
    }

  return g_string_free (kept, FALSE);
}
