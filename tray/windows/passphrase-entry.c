/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/passphrase-entry.h"

#include <string.h>

#include "daemon/api/memory.h"

/* GTK's entry wipes its buffer whenever that changes or goes. */

/**
 * hiatus_passphrase_entry_prepare:
 * @entry: an entry
 *
 * Has it show nothing of what is typed.
 */
void
hiatus_passphrase_entry_prepare (GtkEntry *entry)
{
  gtk_entry_set_visibility (entry, FALSE);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_input_hints (entry, GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_entry_set_activates_default (entry, TRUE);
}

/**
 * hiatus_passphrase_entry_new:
 *
 * Returns: (transfer floating): an entry for a passphrase
 */
GtkWidget *
hiatus_passphrase_entry_new (void)
{
  GtkWidget *entry = gtk_entry_new ();

  hiatus_passphrase_entry_prepare (GTK_ENTRY (entry));
  gtk_widget_show (entry);
  return entry;
}

/**
 * hiatus_passphrase_entry_append:
 * @entry: the entry
 * @descriptors: the descriptors of a call
 * @error: return location
 *
 * Returns: %TRUE if what was typed is the next one of them; %FALSE with %HIATUS_ERROR_UNAVAILABLE
 */
gboolean
hiatus_passphrase_entry_append (GtkEntry *entry, GUnixFDList *descriptors, GError **error)
{
  const gchar *typed = gtk_entry_get_text (entry);

  return hiatus_memory_append (descriptors, typed, strlen (typed), error);
}

/**
 * hiatus_passphrase_entry_wipe:
 * @entry: the entry
 *
 * Forgets what was typed.
 */
void
hiatus_passphrase_entry_wipe (GtkEntry *entry)
{
  gtk_entry_set_text (entry, "");
}
