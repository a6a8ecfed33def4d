/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of the person's that nobody else may read: from the disk and back in one step. */

/**
 * HIATUS_PRIVATE_FILE_MAX:
 *
 * The longest that is read, in bytes: no list of anything that a person keeps is that long.
 */
#define HIATUS_PRIVATE_FILE_MAX (16 * 1024 * 1024)

gboolean hiatus_private_file_make_folder (const gchar *path,
                                          GError **error);

GByteArray *hiatus_private_file_read (const gchar *path,
                                      const gchar *name,
                                      gboolean *is_there,
                                      GError **error);

gchar *hiatus_private_file_follow_links (const gchar *path);

gboolean hiatus_private_file_write (const gchar *path,
                                    const gchar *name,
                                    const GString *content,
                                    GError **error);

G_END_DECLS
