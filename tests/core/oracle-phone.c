/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/oracle-phone.h"

#include <string.h>

#include "daemon/core/text.h"
#include "tests/core/oracle-letters.h"

/* The rule in the comments of hiatus_phone_parse() and hiatus_phone_find(), without haste. */

#define DIGITS_MIN 7
#define DIGITS_MAX 18
#define COUNTRY_MAX 3
#define GROUPS_MAX 18
#define SEPARATORS_MAX 4

typedef struct
{
  gsize start;
  gsize end;
  gsize row; /* which group begins the row that it is in */
} Group;

static gboolean
is_separator (gchar c)
{
  return c != '\0' && strchr (" -./()", c) != NULL;
}

/* The significant digits do not begin with a zero. */
static void
add_digit (HiatusOraclePhone *phone,
           gchar digit)
{
  gsize n = strlen (phone->digits);

  if ((n > 0 || digit != '0') && n + 1 < sizeof phone->digits)
    phone->digits[n] = digit;
}

static gboolean
has_right_length (const HiatusOraclePhone *phone)
{
  return strlen (phone->digits) >= DIGITS_MIN && strlen (phone->digits) <= DIGITS_MAX;
}

gboolean
hiatus_oracle_phone_parse (HiatusOraclePhone *phone,
                           const gchar *written)
{
  g_autofree gchar *folded = hiatus_text_fold (written, -1);
  const gchar *first = strpbrk (folded, "0123456789");
  const gchar *plus = strchr (folded, '+');

  *phone = (HiatusOraclePhone){ 0 };
  if (first == NULL || (plus != NULL && (plus > first || strchr (plus + 1, '+') != NULL)))
    return FALSE;
  for (const gchar *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (p == first || *p != '0' || p[-1] != '(' || p[1] != ')')
            add_digit (phone, *p);
        }
      else if (*p != '+' && !is_separator (*p))
        return FALSE;
    }
  phone->is_international = plus != NULL || g_str_has_prefix (first, "00");

  return has_right_length (phone);
}

/* Whether @phone was written with its country, and is @other without it. */
static gboolean
is_same_without_country (const HiatusOraclePhone *phone,
                         const HiatusOraclePhone *other)
{
  if (!phone->is_international)
    return FALSE;
  for (gsize n = 1; n <= COUNTRY_MAX; n++)
    if (strlen (phone->digits) >= n + DIGITS_MIN && g_str_equal (phone->digits + n, other->digits))
      return TRUE;

  return FALSE;
}

gboolean
hiatus_oracle_phone_is_same (const HiatusOraclePhone *phone,
                             const HiatusOraclePhone *other)
{
  return g_str_equal (phone->digits, other->digits) || is_same_without_country (phone, other) || is_same_without_country (other, phone);
}

static gboolean
is_group (const gchar *folded,
          gboolean is_cut,
          gsize start,
          gsize end)
{
  gunichar after = g_utf8_get_char (folded + end);

  if (is_cut && folded[end] == '\0')
    return FALSE;

  return !hiatus_oracle_goes_on (after) && !hiatus_oracle_follows_word (folded, start);
}

static gboolean
is_separated (const gchar *folded,
              gsize from,
              gsize to)
{
  if (to - from > SEPARATORS_MAX)
    return FALSE;
  for (gsize i = from; i < to; i++)
    if (!is_separator (folded[i]))
      return FALSE;

  return TRUE;
}

/* Whether there is a separator at which one number may end and another begin. */
static gboolean
is_divided (const gchar *folded,
            gsize from,
            gsize to)
{
  for (gsize i = from; i < to; i++)
    if (strchr (" /()", folded[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* All groups of digits of a text, and which of them stand in a row. */
static GArray *
find_groups (const gchar *folded,
             gboolean is_cut)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (gsize at = 0; folded[at] != '\0'; at++)
    {
      Group group = { .start = at, .end = at, .row = groups->len };

      while (g_ascii_isdigit (folded[group.end]))
        group.end++;
      if (group.end == at)
        continue;
      at = group.end - 1;
      if (!is_group (folded, is_cut, group.start, group.end))
        continue;
      if (groups->len > 0)
        {
          const Group *last = &g_array_index (groups, Group, groups->len - 1);

          if (is_separated (folded, last->end, group.start))
            group.row = last->row;
        }
      g_array_append_val (groups, group);
    }

  return groups;
}

static gboolean
is_written_international (const gchar *folded,
                          const Group *group,
                          gboolean is_first)
{
  g_autofree gchar *before = g_strndup (folded, group->start);

  if (g_str_has_prefix (folded + group->start, "00"))
    return TRUE;

  return is_first && (g_str_has_suffix (before, "+") || g_str_has_suffix (before, "+(") || g_str_has_suffix (before, "+ "));
}

static gboolean
is_trunk_zero (const gchar *folded,
               const Group *group)
{
  return group->start > 0 && g_str_has_prefix (folded + group->start - 1, "(0)");
}

static gboolean
may_begin (const gchar *folded,
           const Group *groups,
           gsize i)
{
  const Group *row = &groups[groups[i].row];
  gsize n_before = 0;

  if (groups[i].row == i)
    return TRUE;
  if (!is_divided (folded, groups[i - 1].end, groups[i].start))
    return FALSE;
  for (const Group *group = row; group < &groups[i]; group++)
    n_before += group->end - group->start;

  return n_before >= DIGITS_MIN ||
         (!is_written_international (folded, row, TRUE) && folded[groups[i].start] == '0' && !is_trunk_zero (folded, &groups[i]));
}

/* All that may be a phone number in a folded text. */
GArray *
hiatus_oracle_phone_find (const gchar *folded,
                          gboolean is_cut)
{
  g_autoptr (GArray) found = find_groups (folded, is_cut);
  const Group *groups = (const Group *) (gpointer) found->data;
  GArray *phones = g_array_new (FALSE, FALSE, sizeof (HiatusOraclePhone));

  for (gsize i = 0; i < found->len; i++)
    {
      HiatusOraclePhone phone = { .start = groups[i].start };

      if (!may_begin (folded, groups, i))
        continue;
      phone.is_international = is_written_international (folded, &groups[i], groups[i].row == i);
      for (gsize k = i; k < found->len && groups[k].row == groups[i].row && k < i + GROUPS_MAX; k++)
        {
          gboolean is_last = k + 1 == found->len || groups[k + 1].row != groups[k].row;

          for (gsize at = groups[k].start; at < groups[k].end; at++)
            if (k == i || !is_trunk_zero (folded, &groups[k]))
              add_digit (&phone, folded[at]);
          phone.end = groups[k].end;
          if (has_right_length (&phone) && (is_last || is_divided (folded, groups[k].end, groups[k + 1].start)))
            g_array_append_val (phones, phone);
        }
    }

  return phones;
}
