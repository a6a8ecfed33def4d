/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is left of a text to tell whether the next one is another: it gives no word back, and means nothing without a key
 * that lives as long as a watcher. */

static inline guint64
hiatus_keyed_digest_make_key (void)
{
  return (guint64) g_random_int () << 32 | g_random_int ();
}

/* FNV-1a of 64 bits, begun with the key. It is never 0, which stands for no text. */
static inline guint64
hiatus_keyed_digest (guint64 key,
                     const gchar *text,
                     gsize length)
{
  guint64 digest = key;

  for (gsize i = 0; i < length; i++)
    digest = (digest ^ (guint8) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return digest == 0 ? 1 : digest;
}

G_END_DECLS
