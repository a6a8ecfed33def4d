/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/key-text.h"

#include <string.h>

/* What a program changes in the text of a key file, with all else left as it is. */

/* The end of the line that begins at @start: its line feed, or @end. */
static const gchar *
line_end_at (const gchar *start,
             const gchar *end)
{
  const gchar *feed = memchr (start, '\n', end - start);

  return feed != NULL ? feed : end;
}

static void
end_line (GString *text,
          const gchar *line_end)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append (text, line_end);
}

/* Everything up to the value stays as it was typed. */
static void
append_with_value (GString *text,
                   const gchar *line,
                   gsize length,
                   const gchar *line_end,
                   const gchar *value)
{
  const gchar *cursor = (const gchar *) memchr (line, '=', length) + 1;

  while (cursor < line + length && (*cursor == ' ' || *cursor == '\t'))
    cursor++;
  g_string_append_len (text, line, cursor - line);
  g_string_append (text, value);
  g_string_append (text, line_end);
}

/* The new value of the key that stands on @line. Returns: whether one does. */
static gboolean
find_change (const guint *lines,
             const HiatusKeyChange *changes,
             guint n_changes,
             guint line,
             const gchar **value)
{
  for (guint i = 0; i < n_changes; i++)
    if (lines[i] == line)
      {
        *value = changes[i].value;
        return TRUE;
      }

  return FALSE;
}

static void
append_new_keys (GString *text,
                 const guint *lines,
                 const HiatusKeyChange *changes,
                 guint n_changes,
                 const gchar *line_end)
{
  for (guint i = 0; i < n_changes; i++)
    {
      if (lines[i] != 0 || changes[i].value == NULL)
        continue;
      end_line (text, line_end);
      g_string_append_printf (text, "%s=%s%s", changes[i].key, changes[i].value, line_end);
    }
}

static gboolean
has_new_key (const guint *lines,
             const HiatusKeyChange *changes,
             guint n_changes)
{
  for (guint i = 0; i < n_changes; i++)
    if (lines[i] == 0 && changes[i].value != NULL)
      return TRUE;

  return FALSE;
}

/**
 * hiatus_key_text_edit:
 * @self: a text
 * @group: a group
 * @changes: (array length=n_changes): what is to change in it, each key once
 * @n_changes: how many
 *
 * Changes the lines of these keys. All others, comments and blank lines among them, stay as they are; new
 * keys come after the last one of the group, a new group at the end.
 *
 * Returns: (transfer full): the new text
 */
GString *
hiatus_key_text_edit (const HiatusKeyText *self,
                      const gchar *group,
                      const HiatusKeyChange *changes,
                      guint n_changes)
{
  gsize length;
  const gchar *before = hiatus_key_text_get_text (self, &length);
  const gchar *end = before + length;
  GString *text = g_string_sized_new (length + 64);
  g_autofree guint *lines = g_new (guint, n_changes);
  guint after = hiatus_key_text_last_line (self, group);
  guint number = 0;

  for (guint i = 0; i < n_changes; i++)
    lines[i] = hiatus_key_text_line (self, group, changes[i].key);

  for (const gchar *line = before; line < end;)
    {
      const gchar *feed = line_end_at (line, end);
      gboolean is_dos = feed > line && feed[-1] == '\r';
      const gchar *line_end = is_dos ? "\r\n" : "\n";
      const gchar *value;

      number++;
      if (!find_change (lines, changes, n_changes, number, &value))
        g_string_append_len (text, line, MIN (feed + 1, end) - line);
      else if (value != NULL)
        append_with_value (text, line, feed - line - (is_dos ? 1 : 0), line_end, value);

      if (number == after)
        append_new_keys (text, lines, changes, n_changes, line_end);
      line = feed + 1;
    }

  if (after == 0 && has_new_key (lines, changes, n_changes))
    {
      end_line (text, "\n");
      g_string_append_printf (text, "%s[%s]\n", text->len > 0 ? "\n" : "", group);
      append_new_keys (text, lines, changes, n_changes, "\n");
    }

  return text;
}

static const gchar *
skip_lines (const gchar *from,
            const gchar *end,
            guint n_lines)
{
  for (; n_lines > 0 && from < end; n_lines--)
    from = MIN (line_end_at (from, end) + 1, end);

  return from;
}

/**
 * hiatus_key_text_rename_group:
 * @self: a text
 * @text: what hiatus_key_text_edit() made of it
 * @group: a group, which need not be in it
 * @name: what the group is called from now on, without brackets
 *
 * Changes the header of the group in @text, where it stands on the same line as in @self: an edit adds below it.
 */
void
hiatus_key_text_rename_group (const HiatusKeyText *self,
                              GString *text,
                              const gchar *group,
                              const gchar *name)
{
  guint first = hiatus_key_text_line (self, group, NULL);
  const gchar *inside;
  gssize at;

  if (first == 0 || g_str_equal (group, name))
    return;

  inside = strchr (skip_lines (text->str, text->str + text->len, first - 1), '[') + 1;
  at = inside - text->str;
  g_string_erase (text, at, strchr (inside, ']') - inside);
  g_string_insert (text, at, name);
}

/* The first character of the line at @line that is no blank: a line feed or NUL where there is none. */
static gchar
first_of (const gchar *line)
{
  return line[strspn (line, " \t\r")];
}

/* Where the lines end that belong to the group whose last key is before @line: behind the comments below it, unless the
 * next group follows at once, to which they belong then, and behind one blank line. */
static const gchar *
find_group_end (const gchar *line,
                const gchar *end)
{
  const gchar *next = line;

  while (first_of (next) == '#')
    next = skip_lines (next, end, 1);
  if (first_of (next) != '[')
    line = next;
  if (first_of (line) == '\n')
    line = skip_lines (line, end, 1);

  return line;
}

/**
 * hiatus_key_text_remove_group:
 * @self: a text
 * @group: a group
 *
 * Leaves out the group: its header, its keys, and the comments among them and right below. What stands above the header
 * and all else stays.
 *
 * Returns: (transfer full): the new text
 */
GString *
hiatus_key_text_remove_group (const HiatusKeyText *self,
                              const gchar *group)
{
  gsize length;
  const gchar *before = hiatus_key_text_get_text (self, &length);
  const gchar *end = before + length;
  GString *text = g_string_new_len (before, (gssize) length);
  guint first = hiatus_key_text_line (self, group, NULL);
  const gchar *start;
  const gchar *behind;

  if (first == 0)
    return text;

  start = skip_lines (before, end, first - 1);
  behind = find_group_end (skip_lines (start, end, hiatus_key_text_last_line (self, group) - first + 1), end);
  g_string_erase (text, start - before, behind - start);

  return text;
}
