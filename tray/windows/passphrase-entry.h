/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gunixfdlist.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a passphrase is typed: nobody sees it, nothing keeps it, and it goes to the daemon in memory of its own. */

GtkWidget *hiatus_passphrase_entry_new (void);

void hiatus_passphrase_entry_prepare (GtkEntry *entry);

gboolean hiatus_passphrase_entry_append (GtkEntry *entry,
                                         GUnixFDList *descriptors,
                                         GError **error);

void hiatus_passphrase_entry_wipe (GtkEntry *entry);

G_END_DECLS
