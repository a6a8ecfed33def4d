/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes an array of C. @storage is "static " or "". For the programs that make tables when Hiatus is built. */
static inline void
write_numbers (GString *output,
               const gchar *storage,
               const gchar *type_and_name,
               const guint32 *numbers,
               gsize n)
{
  g_string_append_printf (output, "\n%sconst %s[] = {", storage, type_and_name);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (output, "%s0x%x,", i % 12 == 0 ? "\n  " : " ", numbers[i]);
  g_string_append (output, "\n};\n");
}

G_END_DECLS
