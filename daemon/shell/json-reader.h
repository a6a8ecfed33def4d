/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON from a file of any length, a token at a time, in memory that does not grow with it. Numbers are whole ones, and no
 * string has a zero in it: nothing else is ever written by us. */

/**
 * HIATUS_JSON_STRING_MAX:
 *
 * The longest string that is read, in bytes of UTF-8: the longest file of the person's has room in it in Base64, too.
 */
#define HIATUS_JSON_STRING_MAX (24 * 1024 * 1024)

/**
 * HIATUS_JSON_DEPTH_MAX:
 *
 * How deep arrays and objects may lie in one another.
 */
#define HIATUS_JSON_DEPTH_MAX 8

/**
 * HiatusJsonToken:
 * @HIATUS_JSON_END: there is nothing more
 * @HIATUS_JSON_OBJECT: an object begins
 * @HIATUS_JSON_OBJECT_END: it ends
 * @HIATUS_JSON_ARRAY: an array begins
 * @HIATUS_JSON_ARRAY_END: it ends
 * @HIATUS_JSON_NAME: the name of a member; its value follows
 * @HIATUS_JSON_STRING: a string
 * @HIATUS_JSON_NUMBER: a whole number
 * @HIATUS_JSON_WORD: true, false or null
 *
 * What was read.
 */
typedef enum
{
  HIATUS_JSON_END,
  HIATUS_JSON_OBJECT,
  HIATUS_JSON_OBJECT_END,
  HIATUS_JSON_ARRAY,
  HIATUS_JSON_ARRAY_END,
  HIATUS_JSON_NAME,
  HIATUS_JSON_STRING,
  HIATUS_JSON_NUMBER,
  HIATUS_JSON_WORD,
} HiatusJsonToken;

typedef struct _HiatusJsonReader HiatusJsonReader;

HiatusJsonReader *hiatus_json_reader_new (gint descriptor);

void hiatus_json_reader_free (HiatusJsonReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusJsonReader, hiatus_json_reader_free)

gboolean hiatus_json_reader_next (HiatusJsonReader *self,
                                  HiatusJsonToken *token,
                                  GError **error);

const gchar *hiatus_json_reader_get_text (HiatusJsonReader *self);

gsize hiatus_json_reader_get_length (HiatusJsonReader *self);

gint64 hiatus_json_reader_get_number (HiatusJsonReader *self);

guint64 hiatus_json_reader_get_line (HiatusJsonReader *self);

void hiatus_json_reader_get_digest (HiatusJsonReader *self,
                                    guint8 *digest);

G_END_DECLS
