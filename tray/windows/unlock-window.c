/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/unlock-window.h"

#include <glib/gi18n.h>

#include "tray/windows/passphrase-entry.h"

struct _HiatusUnlockWindow
{
  HiatusFormWindow parent_instance;

  /* Of the template. */
  GtkWidget *fields;
  GtkEntry *passphrase;
  GtkWidget *message;
  GtkWidget *message_text;
  GtkWidget *cancel;
  GtkWidget *save;
};

G_DEFINE_TYPE (HiatusUnlockWindow, hiatus_unlock_window, HIATUS_TYPE_FORM_WINDOW)

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusUnlockWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!hiatus_dbus_hiatus1_call_unlock_finish (HIATUS_DBUS_HIATUS1 (source), NULL, result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hiatus_passphrase_entry_wipe (self->passphrase);
  if (hiatus_form_window_end (HIATUS_FORM_WINDOW (self), error))
    gtk_widget_destroy (GTK_WIDGET (self));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
hiatus_unlock_window_save (HiatusFormWindow *form)
{
  HiatusUnlockWindow *self = HIATUS_UNLOCK_WINDOW (form);
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;

  if (gtk_entry_get_text_length (self->passphrase) == 0)
    {
      hiatus_form_window_say (form, _ ("Type the passphrase. Or close this: you can write without it."));
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  if (!hiatus_passphrase_entry_append (self->passphrase, descriptors, &error))
    {
      hiatus_form_window_say (form, error->message);
      return;
    }
  hiatus_dbus_hiatus1_call_unlock (hiatus_daemon_link_get_proxy (hiatus_form_window_get_daemon (form)),
                                   g_variant_new_handle (0),
                                   G_DBUS_CALL_FLAGS_NONE,
                                   -1,
                                   descriptors,
                                   hiatus_form_window_begin (form),
                                   on_unlocked,
                                   self);
}

static void
hiatus_unlock_window_class_init (HiatusUnlockWindowClass *class)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (class);

  HIATUS_FORM_WINDOW_CLASS (class)->save = hiatus_unlock_window_save;
  gtk_widget_class_set_template_from_resource (widget, "/org/hiatus/Window/unlock-window.ui");
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, fields);
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, passphrase);
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, message);
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, message_text);
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, cancel);
  gtk_widget_class_bind_template_child (widget, HiatusUnlockWindow, save);
}

static void
hiatus_unlock_window_init (HiatusUnlockWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hiatus_passphrase_entry_prepare (self->passphrase);
}

/**
 * hiatus_unlock_window_new:
 * @application: the application
 * @daemon: the way to the daemon
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
hiatus_unlock_window_new (GtkApplication *application, HiatusDaemonLink *daemon)
{
  HiatusUnlockWindow *self = g_object_new (HIATUS_TYPE_UNLOCK_WINDOW, "application", application, NULL);
  const HiatusFormParts parts = { self->fields, self->save, self->cancel, self->message, self->message_text };

  hiatus_form_window_set_parts (HIATUS_FORM_WINDOW (self), daemon, &parts);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
  return GTK_WINDOW (self);
}
