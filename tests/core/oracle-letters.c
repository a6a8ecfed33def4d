/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/oracle-letters.h"

#include "daemon/core/text.h"

/* A word character: a letter, a mark or a number. */
gboolean
hiatus_oracle_is_word (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return TRUE;
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
    default:
      return FALSE;
    }
}

/* Whether a script does without blanks between words, or hangs particles on them. */
static gboolean
is_script_without_blanks (GUnicodeScript script)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HAN,
    G_UNICODE_SCRIPT_HIRAGANA,
    G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_HANGUL,
    G_UNICODE_SCRIPT_THAI,
    G_UNICODE_SCRIPT_LAO,
    G_UNICODE_SCRIPT_KHMER,
    G_UNICODE_SCRIPT_MYANMAR,
    G_UNICODE_SCRIPT_TAI_LE,
    G_UNICODE_SCRIPT_NEW_TAI_LUE,
    G_UNICODE_SCRIPT_TAI_THAM,
    G_UNICODE_SCRIPT_TAI_VIET,
    G_UNICODE_SCRIPT_AHOM,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i] == script)
      return TRUE;

  return FALSE;
}

/* What Unicode does not count to one script, and yet goes on kana. */
static gboolean
is_kana_sign (gunichar c)
{
  return c == 0x3099 || c == 0x309a || c == 0x30fc;
}

/* A word character of a script that puts blanks between words. */
gboolean
hiatus_oracle_has_blanks (gunichar c)
{
  return hiatus_oracle_is_word (c) && !is_kana_sign (c) && !is_script_without_blanks (g_unichar_get_script (c));
}

/* Whether a word of a script with blanks goes on with it: as well with a sign of another script that cannot stand alone. */
gboolean
hiatus_oracle_goes_on (gunichar c)
{
  return hiatus_oracle_has_blanks (c) || (hiatus_oracle_is_word (c) && hiatus_text_joins (HIATUS_TEXT_LETTER, hiatus_text_get_class (c)));
}

/* Whether a word of a script with blanks, or what hangs on one, stands right before a place. */
gboolean
hiatus_oracle_follows_word (const gchar *folded,
                            gsize at)
{
  if (at == 0 || !hiatus_oracle_is_word (g_utf8_get_char (g_utf8_prev_char (folded + at))))
    return FALSE;

  return hiatus_text_joins (hiatus_text_class_before (folded, at), HIATUS_TEXT_LETTER);
}
