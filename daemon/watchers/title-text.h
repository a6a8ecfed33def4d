/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HiatusTitleEncoding:
 * @HIATUS_TITLE_UTF8: UTF8_STRING, as every program of today writes it
 * @HIATUS_TITLE_LATIN1: STRING
 * @HIATUS_TITLE_COMPOUND: COMPOUND_TEXT
 *
 * In what the title of a window is written on X11: the type of the property.
 */
typedef enum
{
  HIATUS_TITLE_UTF8,
  HIATUS_TITLE_LATIN1,
  HIATUS_TITLE_COMPOUND,
} HiatusTitleEncoding;

#define HIATUS_N_TITLE_ENCODINGS (HIATUS_TITLE_COMPOUND + 1)

gchar *hiatus_title_text_decode (HiatusTitleEncoding encoding,
                                 const gchar *bytes,
                                 gsize length,
                                 gsize *decoded);

void hiatus_title_text_free (gchar *text,
                             gsize length);

G_END_DECLS
