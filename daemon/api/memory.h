/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Memory that goes over the bus as a descriptor, so that no message has what is in it. */

gint hiatus_memory_new (gconstpointer data,
                        gsize length,
                        GError **error);

gssize hiatus_memory_read (gint descriptor,
                           gpointer data,
                           gsize room);

gboolean hiatus_memory_append (GUnixFDList *descriptors,
                               gconstpointer data,
                               gsize length,
                               GError **error);

gchar *hiatus_memory_take_text (GUnixFDList *descriptors);

G_END_DECLS
