/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The person's own files, all that Hiatus reads in the folder of the settings: to be exported, and to be replaced all at once.
 *
 * A replacement is laid beside each file first (stage), and put in its place by a rename (settle) once it is certain that
 * it is wanted; a process that dies in between leaves it to the next start, which knows whether it was. */

/**
 * HIATUS_OWN_FILE_KEPT:
 *
 * What the name of a file that was replaced is followed by.
 */
#define HIATUS_OWN_FILE_KEPT ".before-import"

/**
 * HiatusOwnFile:
 * @name: (owned): as in "contacts.ini" or "scripts/reply.ini"
 * @content: (owned): its bytes
 *
 * One of them.
 */
typedef struct
{
  gchar *name;
  GByteArray *content;
} HiatusOwnFile;

void hiatus_own_file_free (HiatusOwnFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusOwnFile, hiatus_own_file_free)

GStrv hiatus_own_files_list (void);

GPtrArray *hiatus_own_files_read (const gchar *folder,
                                  GError **error);

gboolean hiatus_own_files_stage (const gchar *folder,
                                 GPtrArray *files,
                                 GError **error);

gboolean hiatus_own_files_settle (const gchar *folder,
                                  gboolean wanted,
                                  GError **error);

G_END_DECLS
