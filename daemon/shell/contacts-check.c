/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-keys.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/text-limits.h"
#include "daemon/shell/key-text.h"

#define PHONE_DIGITS_MIN 7
#define PHONE_DIGITS_MAX 18

static gboolean
is_ascii (const gchar *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;

  return TRUE;
}

static gboolean
is_folded_away (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);
  gint class = g_unichar_combining_class (character);

  if (type == G_UNICODE_CONTROL)
    return !g_unichar_isspace (character);
  if (type == G_UNICODE_FORMAT || type == G_UNICODE_ENCLOSING_MARK)
    return TRUE;
  /* Vowel signs, viramas and voicing make another word; accents do not. */
  if (class != 0 && class != 8 && class != 9)
    return TRUE;

  /* Fillers, and what picks a variant: letters and marks by name only. */
  return character == 0x34f || character == 0x115f || character == 0x1160 || character == 0x3164 || character == 0xffa0 ||
         (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
}

static gchar *
fold (const gchar *text)
{
  g_autofree gchar *cased = NULL;
  g_autofree gchar *plain = NULL;
  g_autoptr (GString) folded = NULL;

  if (is_ascii (text))
    return g_strstrip (g_ascii_strdown (text, -1));

  cased = g_utf8_casefold (text, -1);
  plain = g_utf8_normalize (cased, -1, G_NORMALIZE_NFKD);
  folded = g_string_sized_new (strlen (plain));
  for (gchar *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c (folded, ' ');
      else if (!is_folded_away (character))
        g_string_append_unichar (folded, character);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&folded), FALSE));
}

static gboolean
is_of_phone (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_DECIMAL_NUMBER || type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_DASH_PUNCTUATION ||
         type == G_UNICODE_FORMAT || g_unichar_isspace (character) || character == 0x2212 ||
         (character < 0x80 && strchr ("+./()", (gint) character) != NULL);
}

/* The digits that tell it from others: without zeros in front, and without "(0)". */
static gchar *
find_significant_digits (gchar *folded,
                         gboolean *is_phone)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean after_bracket = FALSE;

  *is_phone = TRUE;
  for (gchar *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gint digit = g_unichar_digit_value (character);
      gboolean is_trunk = digit == 0 && (digits->len == 0 || (after_bracket && *g_utf8_next_char (at) == ')'));

      *is_phone = *is_phone && is_of_phone (character);
      if (digit >= 0 && !is_trunk)
        g_string_append_c (digits, (gchar) ('0' + digit));
      after_bracket = character == '(';
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
check_phone (const gchar *text,
             gchar **folded,
             GError **error)
{
  g_autofree gchar *digits = NULL;
  g_autofree gchar *quoted = NULL;
  gboolean is_phone;

  digits = find_significant_digits (*folded, &is_phone);
  if (is_phone && strlen (digits) >= PHONE_DIGITS_MIN && strlen (digits) <= PHONE_DIGITS_MAX)
    {
      g_free (*folded);
      *folded = g_steal_pointer (&digits);
      return TRUE;
    }

  quoted = hiatus_key_text_quote (text);
  if (!is_phone)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no phone number: it takes digits, blanks and + - . / ( )"), quoted);
  else if (strlen (digits) > PHONE_DIGITS_MAX)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has more than %d digits: separate numbers by ';'"), quoted, PHONE_DIGITS_MAX);
  else
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has fewer than %d digits: write the whole number"), quoted, PHONE_DIGITS_MIN);

  return FALSE;
}

static gboolean
check_email (const gchar *text,
             const gchar *folded,
             GError **error)
{
  const gchar *at = strrchr (folded, '@');
  g_autofree gchar *quoted = NULL;

  if (at != NULL && at > folded && at[1] != '\0' && strchr (folded, ' ') == NULL)
    return TRUE;

  quoted = hiatus_key_text_quote (text);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no e-mail address: it looks like name@example.org"), quoted);

  return FALSE;
}

/* Takes what @text comes to for whoever looks for it into @folded. */
static gboolean
check_text (const HiatusContactsListKey *key,
            const gchar *text,
            guint number,
            gchar **folded,
            GError **error)
{
  if (strlen (text) > HIATUS_LISTED_MAX)
    {
      g_autofree gchar *quoted = hiatus_key_text_quote (text);

      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is longer than %d bytes: a few words are enough"), quoted, HIATUS_LISTED_MAX);
      return FALSE;
    }

  *folded = fold (text);
  if (**folded == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("value %u has nothing in it that can be seen: write it out, or leave it out"), number);
      return FALSE;
    }

  switch (key->kind)
    {
    case HIATUS_KEYWORD_PHONE:
      return check_phone (text, folded, error);

    case HIATUS_KEYWORD_EMAIL:
      return check_email (text, *folded, error);

    default:
      return TRUE;
    }
}

/**
 * hiatus_contacts_check_texts:
 * @key: a key that takes texts
 * @texts: what it is to hold
 * @error: return location for an error
 *
 * Whether each can be looked for, and none stands there twice.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID, whose message does not name the key
 */
gboolean
hiatus_contacts_check_texts (const HiatusContactsListKey *key,
                             GStrv texts,
                             GError **error)
{
  g_autoptr (GHashTable) seen = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree gchar *folded = NULL;

      if (!check_text (key, texts[i], i + 1, &folded, error))
        return FALSE;
      if (texts[1] == NULL)
        break;
      if (seen == NULL)
        seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!g_hash_table_add (seen, g_steal_pointer (&folded)))
        {
          g_autofree gchar *quoted = hiatus_key_text_quote (texts[i]);

          hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' stands there twice: keep one of them"), quoted);
          return FALSE;
        }
    }

  return TRUE;
}

/* Whether it would make something else of the line that it stands in. */
static gboolean
is_disruptive (gunichar character)
{
  return g_unichar_iscntrl (character) || character == '[' || character == ']' || character == 0x2028 || character == 0x2029 ||
         (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/**
 * hiatus_contacts_check_label:
 * @label: what somebody wants to call a contact
 * @error: return location for an error
 *
 * Whether it can be the name of a group, and be shown in a line.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_INVALID
 */
gboolean
hiatus_contacts_check_label (const gchar *label,
                             GError **error)
{
  g_autofree gchar *folded = fold (label);
  g_autofree gchar *quoted = NULL;

  if (*folded == '\0')
    {
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the label has nothing in it that can be seen: initials are enough"));
      return FALSE;
    }
  if (strlen (label) > HIATUS_LABEL_MAX)
    {
      quoted = hiatus_key_text_quote (label);
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the label '%s' is longer than %d bytes: initials are enough"), quoted, HIATUS_LABEL_MAX);
      return FALSE;
    }
  for (const gchar *at = label; *at != '\0'; at = g_utf8_find_next_char (at, NULL))
    if (is_disruptive (g_utf8_get_char (at)))
      {
        quoted = hiatus_key_text_quote (label);
        hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the label '%s' has brackets or control characters in it: leave them out"), quoted);
        return FALSE;
      }
  if (g_ascii_isspace (label[0]) || g_ascii_isspace (label[strlen (label) - 1]))
    {
      quoted = hiatus_key_text_quote (label);
      hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("the label '%s' has blanks around it: leave them out"), quoted);
      return FALSE;
    }

  return TRUE;
}
