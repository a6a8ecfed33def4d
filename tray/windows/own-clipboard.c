/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-clipboard.h"

/* What the watchers of the clipboard pass over, by the name that they know (daemon/watchers/clipboard.h). */
#define OWN_TARGET "x-hiatus"

enum
{
  INFO_TEXT,
  INFO_OWN,
};

static void
on_get (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer text)
{
  static const guchar yes[] = { '1' };

  if (info == INFO_OWN)
    gtk_selection_data_set (data, gdk_atom_intern_static_string (OWN_TARGET), 8, yes, sizeof yes);
  else
    gtk_selection_data_set_text (data, text, -1);
}

static void
on_clear (GtkClipboard *clipboard, gpointer text)
{
  g_free (text);
}

/**
 * hiatus_own_clipboard_set:
 * @widget: what was clicked
 * @text: a text
 *
 * Puts a text of Hiatus on the clipboard, marked as that: what the person copies here is no sighting, on Wayland neither.
 * It stays there when the window is gone, if anything keeps it.
 */
void
hiatus_own_clipboard_set (GtkWidget *widget, const gchar *text)
{
  GtkClipboard *clipboard = gtk_widget_get_clipboard (widget, GDK_SELECTION_CLIPBOARD);
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  GtkTargetEntry *targets;
  gint n_targets;

  gtk_target_list_add_text_targets (list, INFO_TEXT);
  gtk_target_list_add (list, gdk_atom_intern_static_string (OWN_TARGET), 0, INFO_OWN);
  targets = gtk_target_table_new_from_list (list, &n_targets);
  gtk_clipboard_set_with_data (clipboard, targets, (guint) n_targets, on_get, on_clear, g_strdup (text));
  gtk_clipboard_set_can_store (clipboard, NULL, 0);
  gtk_target_table_free (targets, n_targets);
  gtk_target_list_unref (list);
}
