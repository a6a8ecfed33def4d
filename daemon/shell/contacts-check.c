/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/contacts-keys.h"

#include <string.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"
#include "daemon/core/phone.h"
#include "daemon/core/text.h"
#include "daemon/core/text-limits.h"
#include "daemon/shell/key-text.h"

static gboolean
check_phone (const gchar *text,
             gchar **folded,
             GError **error)
{
  g_autofree gchar *quoted = NULL;
  HiatusPhone phone;

  if (hiatus_phone_parse (text, &phone))
    {
      /* The same number may be written in many ways. */
      g_free (*folded);
      *folded = g_strdup_printf ("%" G_GUINT64_FORMAT, phone.number);
      return TRUE;
    }

  quoted = hiatus_key_text_quote (text);
  if (phone.n_digits == 0)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no phone number: it takes digits, blanks and + - . / ( )"), quoted);
  else if (phone.n_digits > HIATUS_PHONE_MAX_DIGITS)
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has more than %d digits: separate numbers by ';'"), quoted, HIATUS_PHONE_MAX_DIGITS);
  else
    hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' has fewer than %d digits: write the whole number"), quoted, HIATUS_PHONE_MIN_DIGITS);

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

/* An "@" by itself is in every e-mail address. */
static gboolean
check_handle (const gchar *text,
              const gchar *folded,
              GError **error)
{
  g_autofree gchar *quoted = NULL;

  for (const gchar *at = folded; *at != '\0'; at = g_utf8_find_next_char (at, NULL))
    if (hiatus_text_class_at (at) != HIATUS_TEXT_OTHER)
      return TRUE;

  quoted = hiatus_key_text_quote (text);
  hiatus_error_set (error, HIATUS_ERROR_INVALID, _ ("'%s' is no handle: it has letters or digits, as @name"), quoted);

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

  *folded = hiatus_text_fold (text, -1);
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

    case HIATUS_KEYWORD_HANDLE:
      return check_handle (text, *folded, error);

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
  g_autofree gchar *folded = hiatus_text_fold (label, -1);
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
