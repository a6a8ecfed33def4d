/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The files of the data folder, apart from what is in them:
 *
 *   lock                        held with flock() by the one daemon that uses the folder; names its process
 *   reserve                     space kept for erasing when the disk is full
 *   journal.db, journal.db-wal  the journal
 *   journal.db.part             a journal being made; worthless until it is renamed
 *   journal.db.next-WORD-DATE   a complete journal about to take the place of journal.db, which will be
 *                               called journal.db.WORD-DATE then; see hiatus_folder_swap()
 *   journal.db.damaged-DATE     moved aside by a repair, journal.db.replaced-DATE by a restore
 *   backups/journal-DATE.db     the backups
 *   passphrase.keys             what opens locked texts, itself locked (seal.h), and once more among the backups
 *   passphrase.tries            how often the passphrase was wrong */

#define HIATUS_JOURNAL "journal.db"
#define HIATUS_JOURNAL_PART "journal.db.part"
#define HIATUS_BACKUPS "backups"

void hiatus_folder_set_error (GError **error,
                              gint code,
                              const gchar *path);

gboolean hiatus_folder_prepare (const gchar *folder,
                                GError **error);

gint hiatus_folder_lock (const gchar *folder,
                         GError **error);

void hiatus_folder_clean (const gchar *folder);

void hiatus_folder_lay_reserve (const gchar *folder);

void hiatus_folder_release_reserve (const gchar *folder);

GPtrArray *hiatus_folder_list (const gchar *folder,
                               const gchar *prefix,
                               const gchar *suffix);

GPtrArray *hiatus_folder_list_aside (const gchar *folder);

gboolean hiatus_folder_create (const gchar *path,
                               GError **error);

gboolean hiatus_folder_sync (const gchar *path,
                             GError **error);

gboolean hiatus_folder_rename (const gchar *from,
                               const gchar *to,
                               GError **error);

gchar *hiatus_folder_begin_swap (const gchar *folder,
                                 const gchar *word,
                                 const GDate *today,
                                 GError **error);

gboolean hiatus_folder_is_swapping (const gchar *folder,
                                    const gchar *word);

gchar *hiatus_folder_swap (const gchar *folder,
                           const gchar *word,
                           const GDate *today,
                           GError **error);

gboolean hiatus_folder_finish_swap (const gchar *folder,
                                    GError **error);

G_END_DECLS
