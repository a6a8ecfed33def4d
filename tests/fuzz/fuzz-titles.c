/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon/watchers/title-text.h"

/* The title of a window as a program wrote it: the first byte is in what encoding it says that it is, the rest is the
 * property. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  HiatusTitleEncoding encoding;
  const gchar *bytes = (const gchar *) data + 1;
  gsize length;
  gchar *text;

  if (size == 0)
    return 0;

  encoding = (HiatusTitleEncoding) (data[0] % HIATUS_N_TITLE_ENCODINGS);
  text = hiatus_title_text_decode (encoding, bytes, size - 1, &length);
  g_assert_cmpint (text[length], ==, '\0');
  if (encoding == HIATUS_TITLE_UTF8)
    g_assert_true (length == size - 1 && memcmp (text, bytes, length) == 0);
  /* A zero is no letter to GLib. */
  if (encoding == HIATUS_TITLE_LATIN1 && memchr (bytes, 0, size - 1) == NULL)
    g_assert_true (g_utf8_validate_len (text, length, NULL));
  hiatus_title_text_free (text, length);

  return 0;
}
