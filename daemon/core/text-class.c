/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/text.h"

#include "daemon/core/fold-table.h"

/* What a folded text consists of, character by character. */

/**
 * hiatus_text_get_class:
 * @folded: a code point of a folded text
 *
 * Returns: what it is to words. A word character is what is not %HIATUS_TEXT_OTHER: a letter, mark or number
 */
HiatusTextClass
hiatus_text_get_class (gunichar folded)
{
  return HIATUS_FOLD_CLASS (hiatus_fold_entry (folded));
}

/**
 * hiatus_text_class_at:
 * @folded: (not nullable): a place in a folded text, where a character begins
 *
 * Returns: the class of that character
 */
HiatusTextClass
hiatus_text_class_at (const gchar *folded)
{
  return hiatus_text_get_class (g_utf8_get_char (folded));
}

/**
 * hiatus_text_class_before:
 * @folded: a folded text
 * @at: a place in it, in bytes
 *
 * Returns: the class of the character before @at; if that is the voicing of a kana, that of the word character before it, if
 *   there is one; %HIATUS_TEXT_OTHER at the beginning
 */
HiatusTextClass
hiatus_text_class_before (const gchar *folded,
                          gsize at)
{
  HiatusTextClass nearest = HIATUS_TEXT_OTHER;

  while (at > 0)
    {
      HiatusTextClass class;

      do
        at--;
      while (at > 0 && ((guint8) folded[at] & 0xc0) == 0x80);
      class = hiatus_text_class_at (folded + at);
      if (class == HIATUS_TEXT_OTHER)
        break;
      nearest = class;
      if (class != HIATUS_TEXT_KANA_MARK)
        break;
    }

  return nearest;
}
