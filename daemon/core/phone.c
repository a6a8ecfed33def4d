/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/phone.h"

#include <string.h>

#define DIVIDERS " /()" /* the separators at which one number may end and another begin */
#define SEPARATORS_MAX 4
#define GROUPS_MAX HIATUS_PHONE_MAX_DIGITS

static void
add_digit (HiatusPhone *phone,
           gchar digit)
{
  if (phone->number == 0 && digit == '0')
    return;
  phone->n_digits++;
  if (phone->n_digits <= HIATUS_PHONE_MAX_DIGITS)
    phone->number = phone->number * 10 + (guint64) (digit - '0');
}

static gboolean
is_of (gchar c,
       const gchar *characters)
{
  return c != '\0' && strchr (characters, c) != NULL;
}

/**
 * hiatus_phone_parse:
 * @written: a phone number as a person wrote it into a list
 * @phone: (out): what it says. If it is no phone number, its n_digits still tells how many significant digits it has, 0 if
 *   there is anything else in it than digits, blanks, "-", ".", "/", brackets, and one "+" before the first digit
 *
 * Returns: whether it is a phone number, which has %HIATUS_PHONE_MIN_DIGITS to %HIATUS_PHONE_MAX_DIGITS significant digits
 */
gboolean
hiatus_phone_parse (const gchar *written,
                    HiatusPhone *phone)
{
  g_autofree gchar *folded = hiatus_text_fold (written, -1);
  gboolean has_digits = FALSE;

  *phone = (HiatusPhone){ 0 };
  for (const gchar *p = folded; *p != '\0'; p++)
    {
      if (has_digits && g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        {
          if (!has_digits && g_str_has_prefix (p, "00"))
            phone->is_international = TRUE;
          has_digits = TRUE;
          add_digit (phone, *p);
        }
      else if (*p == '+' && !has_digits && !phone->is_international)
        phone->is_international = TRUE;
      else if (!is_of (*p, HIATUS_PHONE_SEPARATORS))
        {
          *phone = (HiatusPhone){ 0 };
          return FALSE;
        }
    }

  return phone->n_digits >= HIATUS_PHONE_MIN_DIGITS && phone->n_digits <= HIATUS_PHONE_MAX_DIGITS;
}

/**
 * hiatus_phone_shorten:
 * @phone: a phone number
 * @by: how many digits its country may have, at least 1
 * @number: (out): its significant digits without those
 *
 * Returns: whether a phone number is left: it has %HIATUS_PHONE_MIN_DIGITS digits or more, and the first is no zero
 */
gboolean
hiatus_phone_shorten (const HiatusPhone *phone,
                      guint by,
                      guint64 *number)
{
  guint64 power = 1;

  if (phone->n_digits < HIATUS_PHONE_MIN_DIGITS + by)
    return FALSE;

  for (guint i = 0; i < phone->n_digits - by; i++)
    power *= 10;
  *number = phone->number % power;

  return *number >= power / 10;
}

/* Whether a word of the text is digits alone. */
static gboolean
is_group (const HiatusFolded *folded,
          const HiatusWord *word,
          gboolean is_cut)
{
  if (is_cut && word->end == folded->length)
    return FALSE;
  for (gsize i = word->start; i < word->end; i++)
    if (!g_ascii_isdigit (folded->bytes[i]))
      return FALSE;

  return TRUE;
}

/* Whether what stands between two groups may stand in a number. */
static gboolean
is_separated (const gchar *text,
              gsize from,
              gsize to)
{
  if (to - from > SEPARATORS_MAX)
    return FALSE;
  for (gsize i = from; i < to; i++)
    if (!is_of (text[i], HIATUS_PHONE_SEPARATORS))
      return FALSE;

  return TRUE;
}

/* Whether a number may end before what stands between two groups, and another begin after it. */
static gboolean
is_divided (const gchar *text,
            gsize from,
            gsize to)
{
  for (gsize i = from; i < to; i++)
    if (is_of (text[i], DIVIDERS))
      return TRUE;

  return FALSE;
}

/* Whether "+" stands before the first group of a number: "+44", "+(44)", "+ 44". */
static gboolean
has_plus (const gchar *text,
          gsize start)
{
  if (start >= 1 && text[start - 1] == '+')
    return TRUE;

  return start >= 2 && is_of (text[start - 1], "( ") && text[start - 2] == '+';
}

static gboolean
is_trunk_zero (const gchar *text,
               const HiatusWord *group)
{
  return group->end - group->start == 1 && group->start > 0 && strncmp (text + group->start - 1, "(0)", 3) == 0;
}

/* All numbers that begin with the group @first; @last is the last group in the row. */
static void
find_from (const gchar *text,
           const HiatusWord *first,
           const HiatusWord *last,
           gboolean is_first_in_row,
           HiatusPhoneFunc func,
           gpointer user_data)
{
  HiatusPhone phone = { .is_international = (is_first_in_row && has_plus (text, first->start)) || strncmp (text + first->start, "00", 2) == 0 };

  for (const HiatusWord *group = first; group <= last && group < first + GROUPS_MAX; group++)
    {
      if (group == first || !is_trunk_zero (text, group))
        for (gsize i = group->start; i < group->end && phone.n_digits <= HIATUS_PHONE_MAX_DIGITS; i++)
          add_digit (&phone, text[i]);
      if (phone.n_digits > HIATUS_PHONE_MAX_DIGITS)
        return;
      if (phone.n_digits >= HIATUS_PHONE_MIN_DIGITS && (group == last || is_divided (text, group->end, group[1].start)))
        func (&phone, first->start, group->end, user_data);
    }
}

/* The numbers in a row of groups. */
static void
find_in_row (const gchar *text,
             const HiatusWord *first,
             const HiatusWord *last,
             HiatusPhoneFunc func,
             gpointer user_data)
{
  gboolean is_international = has_plus (text, first->start) || strncmp (text + first->start, "00", 2) == 0;
  gsize n_before = 0;

  for (const HiatusWord *group = first; group <= last; group++)
    {
      gboolean may_begin = group == first;

      if (!may_begin && is_divided (text, group[-1].end, group->start))
        may_begin = n_before >= HIATUS_PHONE_MIN_DIGITS || (!is_international && text[group->start] == '0' && !is_trunk_zero (text, group));
      if (may_begin)
        find_from (text, group, last, group == first, func, user_data);
      n_before += group->end - group->start;
    }
}

/**
 * hiatus_phone_find:
 * @folded: a folded text
 * @words: its words
 * @is_cut: whether the text goes on behind its end
 * @func: is called for all that may be a phone number, with where it begins and ends
 * @user_data: for @func
 *
 * Finds the phone numbers in a text. A group is a word that is digits alone. A row is groups between which there are up to
 * four separators and nothing else: blanks, "-", ".", "/" and brackets. A number is one to eighteen groups that follow each
 * other in a row, of %HIATUS_PHONE_MIN_DIGITS to %HIATUS_PHONE_MAX_DIGITS significant digits:
 *
 * - It begins with the first group of the row; or else after separators among which there is a blank, "/" or a bracket, if the
 *   row has seven digits or more before it, or if the row is not international and the group begins with "0" and is no "(0)".
 * - It ends with the last group of the row, or before separators among which there is a blank, "/" or a bracket.
 * - It is international if its first group begins with "00", or is the first of its row and has "+", "+(" or "+ " before it.
 *   A row is international if its first group is.
 * - A "(0)" that is not its first group does not count.
 */
void
hiatus_phone_find (const HiatusFolded *folded,
                   const HiatusWords *words,
                   gboolean is_cut,
                   HiatusPhoneFunc func,
                   gpointer user_data)
{
  const HiatusWord *end = words->words + words->n;

  for (const HiatusWord *word = words->words; word < end; word++)
    {
      const HiatusWord *first = word;

      if (!g_ascii_isdigit (folded->bytes[word->start]) || !is_group (folded, word, is_cut))
        continue;
      while (word + 1 < end && is_separated (folded->bytes, word->end, word[1].start) && is_group (folded, word + 1, is_cut))
        word++;
      find_in_row (folded->bytes, first, word, func, user_data);
    }
}
