/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/own-clipboard.h"

#include <string.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/gdkwayland.h>
#endif

/* What the watchers of the clipboard pass over, by the name that they know (daemon/watchers/clipboard.h). */
#define OWN_TARGET "x-hiatus"

/* What clipboard managers keep out of their history, and its value. */
#define SECRET_TARGET "x-kde-passwordManagerHint"
#define SECRET_VALUE "secret"

enum
{
  INFO_TEXT,
  INFO_OWN,
  INFO_SECRET,
};

typedef struct
{
  gchar *text;       /* (owned) */
  GApplication *app; /* (owned) (nullable): held for as long as the text is on the clipboard */
} Copied;

/* Somebody keeps what is copied when the program that it is from has gone: on X11 a clipboard manager, GNOME's compositor
 * itself. Of others on Wayland it is not known. */
static gboolean
is_kept (GdkDisplay *display)
{
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_DISPLAY (display))
    return gdk_wayland_display_query_registry (display, "gtk_shell1");
#endif
  return gdk_display_supports_clipboard_persistence (display);
}

static Copied *
copied_new (GdkDisplay *display, const gchar *text, gboolean is_secret)
{
  Copied *copied = g_new0 (Copied, 1);

  copied->text = g_strdup (text);
  if ((is_kept (display) && !is_secret) || g_application_get_default () == NULL)
    return copied;
  copied->app = g_object_ref (g_application_get_default ());
  g_application_hold (copied->app);
  return copied;
}

static void
on_get (GtkClipboard *clipboard, GtkSelectionData *data, guint info, gpointer user_data)
{
  static const guchar yes[] = { '1' };
  const Copied *copied = user_data;

  if (info == INFO_OWN)
    gtk_selection_data_set (data, gdk_atom_intern_static_string (OWN_TARGET), 8, yes, sizeof yes);
  else if (info == INFO_SECRET)
    gtk_selection_data_set (data, gdk_atom_intern_static_string (SECRET_TARGET), 8, (const guchar *) SECRET_VALUE, strlen (SECRET_VALUE));
  else
    gtk_selection_data_set_text (data, copied->text, -1);
}

static void
on_clear (GtkClipboard *clipboard, gpointer user_data)
{
  Copied *copied = user_data;

  if (copied->app != NULL)
    g_application_release (copied->app);
  g_clear_object (&copied->app);
  explicit_bzero (copied->text, strlen (copied->text));
  g_free (copied->text);
  g_free (copied);
}

static void
set (GtkWidget *widget, const gchar *text, gboolean is_secret)
{
  GtkClipboard *clipboard = gtk_widget_get_clipboard (widget, GDK_SELECTION_CLIPBOARD);
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  GtkTargetEntry *targets;
  gint n_targets;

  gtk_target_list_add_text_targets (list, INFO_TEXT);
  gtk_target_list_add (list, gdk_atom_intern_static_string (OWN_TARGET), 0, INFO_OWN);
  if (is_secret)
    gtk_target_list_add (list, gdk_atom_intern_static_string (SECRET_TARGET), 0, INFO_SECRET);
  targets = gtk_target_table_new_from_list (list, &n_targets);
  gtk_clipboard_set_with_data (clipboard, targets, (guint) n_targets, on_get, on_clear, copied_new (gtk_widget_get_display (widget), text, is_secret));
  if (!is_secret)
    gtk_clipboard_set_can_store (clipboard, NULL, 0);
  gtk_target_table_free (targets, n_targets);
  gtk_target_list_unref (list);
}

/**
 * hiatus_own_clipboard_set:
 * @widget: what was clicked
 * @text: a text
 *
 * Puts a text of Hiatus on the clipboard, marked as that: what the person copies here is no sighting, on Wayland neither.
 * It stays there when the window is gone. Where nothing else keeps it, this program does, until something else is copied:
 * who copies a text closes the window, and pastes it then.
 */
void
hiatus_own_clipboard_set (GtkWidget *widget, const gchar *text)
{
  set (widget, text, FALSE);
}

/**
 * hiatus_own_clipboard_set_secret:
 * @widget: what was clicked
 * @text: a text that opens something
 *
 * As hiatus_own_clipboard_set(), marked as a password is, which clipboard managers keep out of their history. So this program
 * keeps it in any case.
 */
void
hiatus_own_clipboard_set_secret (GtkWidget *widget, const gchar *text)
{
  set (widget, text, TRUE);
}
