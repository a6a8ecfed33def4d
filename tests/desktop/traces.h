/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * HiatusTraces:
 *
 * All that a word may have become: as it is written, with small letters, taken apart as NFKD, folded; each of it in UTF-8
 * and in UTF-16 and UTF-32 of both byte orders.
 */
typedef struct _HiatusTraces HiatusTraces;

HiatusTraces *hiatus_traces_new (const gchar *word,
                                 const gchar *folded);

void hiatus_traces_free (HiatusTraces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusTraces, hiatus_traces_free)

gchar *hiatus_traces_find (HiatusTraces *self,
                           gconstpointer bytes,
                           gsize length);

gchar *hiatus_traces_find_in_process (HiatusTraces *self,
                                      pid_t process);

gchar *hiatus_traces_find_in_folder (HiatusTraces *self,
                                     const gchar *folder);

G_END_DECLS
