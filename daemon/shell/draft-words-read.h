/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/draft-words.h"

G_BEGIN_DECLS

gboolean hiatus_draft_words_read (GPtrArray *languages,
                                  const gchar *name,
                                  const gchar *text,
                                  gsize length,
                                  GError **error);

GPtrArray *hiatus_draft_words_load (GResource *resource,
                                    const gchar *folder,
                                    GError **error);

G_END_DECLS
