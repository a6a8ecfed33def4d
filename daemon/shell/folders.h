/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hiatus_folders_make (const gchar *data,
                              const gchar *config,
                              const gchar *runtime,
                              GError **error);

gboolean hiatus_folders_erase (const gchar *folder,
                               GPtrArray *links,
                               GError **error);

G_END_DECLS
