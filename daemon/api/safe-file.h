/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that the person names, and that nobody else may read: written to the end before it has its name, so that there is never
 * half of it in the place of a good one. */

/**
 * HiatusSafeFile:
 * @path: (owned): what it will be called
 * @part: (owned) (nullable): what it is called while it is written; %NULL where it has no name yet
 * @descriptor: to be written to, -1 before hiatus_safe_file_begin()
 * @is_new: whether it takes the place of nothing
 *
 * A file that is being written.
 */
typedef struct
{
  gchar *path;
  gchar *part;
  gint descriptor;
  gboolean is_new;
} HiatusSafeFile;

/**
 * HIATUS_SAFE_FILE_INIT:
 *
 * What a #HiatusSafeFile is before.
 */
#define HIATUS_SAFE_FILE_INIT \
  {                           \
    .descriptor = -1          \
  }

gboolean hiatus_safe_file_begins_with (const gchar *path,
                                       const gchar *beginning);

gboolean hiatus_safe_file_begin (HiatusSafeFile *self,
                                 const gchar *path,
                                 GError **error);

gboolean hiatus_safe_file_begin_new (HiatusSafeFile *self,
                                     const gchar *path,
                                     GError **error);

gboolean hiatus_safe_file_write (HiatusSafeFile *self,
                                 const gchar *text,
                                 GError **error);

gboolean hiatus_safe_file_commit (HiatusSafeFile *self,
                                  GError **error);

void hiatus_safe_file_clear (HiatusSafeFile *self);

gboolean hiatus_safe_file_set_contents (const gchar *path,
                                        const gchar *text,
                                        GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusSafeFile, hiatus_safe_file_clear)

G_END_DECLS
