/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"

/* Not G_DEFINE_QUARK: clang-format would put blanks into the name. */
GQuark
hiatus_error_quark (void)
{
  return g_quark_from_static_string ("hiatus-error-quark");
}

/* What somebody typed may be long; so much of a message is enough to see what is meant. */
#define MESSAGE_MAX 400

/**
 * hiatus_error_set:
 * @error: (nullable): return location
 * @code: what went wrong
 * @format: a translated printf() format
 * @...: its arguments, which may come from anywhere
 *
 * Sets an error of ours. Whatever the arguments hold, the message is one line of valid UTF-8 without control
 * characters, some 400 bytes at most.
 */
void
hiatus_error_set (GError **error, HiatusError code, const gchar *format, ...)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree gchar *message = NULL;
  g_autofree gchar *valid = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  valid = g_utf8_make_valid (message, -1);
  for (gchar *p = valid; *p != '\0' && p - valid < MESSAGE_MAX; p = g_utf8_next_char (p))
    g_string_append_unichar (line, g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p) : 0xfffd);
  g_set_error_literal (error, HIATUS_ERROR, code, line->str);
}
