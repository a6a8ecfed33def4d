/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/sentence.h"

#include <string.h>

/* What a text may end with that is to be read as it is. */
#define ENDS ".?:)\u2026"

/* "contacts.ini, line 7": the name of a file is what it is. */
static gboolean
begins_with_a_name (const gchar *text)
{
  const gchar *dot = strchr (text, '.');

  return dot != NULL && dot[1] != '\0' && dot[1] != ' ' && dot < text + strcspn (text, " ");
}

/* "Give the passphrase first ('hiatus unlock')": whoever has a window before them needs no command. */
static gchar *
leave_commands_out (const gchar *text)
{
  g_autoptr (GRegex) command = g_regex_new (" \\([^()]*\\bhiatus[- ][^()]*\\)", 0, 0, NULL);

  return g_regex_replace_literal (command, text, -1, 0, "", 0, NULL);
}

/**
 * hiatus_sentence_finish:
 * @reason: a reason of the daemon's, which may be written to stand behind the name of a place, and in a line
 *
 * Returns: (transfer full): the same as a sentence by itself, without a command in brackets
 */
gchar *
hiatus_sentence_finish (const gchar *reason)
{
  g_autofree gchar *text = leave_commands_out (reason);
  const gchar *rest = *text == '\0' ? text : g_utf8_find_next_char (text, NULL);
  const gchar *last = *text == '\0' ? text : g_utf8_find_prev_char (text, text + strlen (text));
  g_autofree gchar *first = begins_with_a_name (text) ? g_strndup (text, (gsize) (rest - text)) : g_utf8_strup (text, rest - text);

  return g_strconcat (first, rest, strstr (ENDS, last) != NULL ? "" : ".", NULL);
}
