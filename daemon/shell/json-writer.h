/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON into a file, a piece at a time, always the same for the same. */

typedef struct _HiatusJsonWriter HiatusJsonWriter;

HiatusJsonWriter *hiatus_json_writer_new (gint descriptor);

void hiatus_json_writer_free (HiatusJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusJsonWriter, hiatus_json_writer_free)

void hiatus_json_writer_raw (HiatusJsonWriter *self,
                             const gchar *text);

void hiatus_json_writer_string (HiatusJsonWriter *self,
                                const gchar *text,
                                gsize length);

void hiatus_json_writer_number (HiatusJsonWriter *self,
                                gint64 number);

gboolean hiatus_json_writer_finish (HiatusJsonWriter *self,
                                    GError **error);

G_END_DECLS
