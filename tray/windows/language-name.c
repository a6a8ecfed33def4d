/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/language-name.h"

#include <glib/gi18n.h>

/* Each in itself: whoever looks for their language may not read the one that is spoken now. */
static const struct
{
  const gchar *code;
  const gchar *name;
} names[] = {
  { "de", "Deutsch" },
  { "en", "English" },
  { "es", "Español" },
};

/**
 * hiatus_language_name:
 * @code: a value of the setting texts.language
 *
 * Returns: (transfer full): what its speakers call that language; @code itself if this version does not know it
 */
gchar *
hiatus_language_name (const gchar *code)
{
  if (g_str_equal (code, "auto"))
    return g_strdup (_ ("As the session has it"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].code, code))
      return g_strdup (names[i].name);
  return g_strdup (code);
}
