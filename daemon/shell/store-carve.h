/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HIATUS_CARVED_MAX 10

/**
 * HiatusCarvedValue:
 * @type: `SQLITE_NULL`, `SQLITE_INTEGER`, `SQLITE_TEXT` or `SQLITE_BLOB`
 * @number: an integer's value
 * @data: (array length=length): the bytes of a text or blob
 * @length: how many there are
 *
 * One column of a record.
 */
typedef struct
{
  gint type;
  gint64 number;
  const guint8 *data;
  gsize length;
} HiatusCarvedValue;

/**
 * HiatusCarved:
 * @values: (array length=n_values): the columns
 * @n_values: how many there are
 *
 * What may be a record of a table. Chance makes some: only a digest tells which were written.
 */
typedef struct
{
  HiatusCarvedValue values[HIATUS_CARVED_MAX];
  guint n_values;
} HiatusCarved;

/**
 * HiatusCarveFunc:
 * @carved: a record, valid during the call
 * @user_data: what was given
 *
 * Returns: %TRUE to have the bytes of its texts and blobs overwritten with zeros, if that was asked for
 */
typedef gboolean (*HiatusCarveFunc) (const HiatusCarved *carved,
                                     gpointer user_data);

gboolean hiatus_carve (const gchar *path,
                       gboolean wipe,
                       HiatusCarveFunc func,
                       gpointer user_data,
                       GError **error);

G_END_DECLS
