/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/forget-part.h"

#include <glib/gi18n.h>

struct _HiatusForgetPart
{
  HiatusDataPart parent_instance;

  gchar *token; /* (owned) (nullable): of the question whether to erase everything */
};

G_DEFINE_FINAL_TYPE (HiatusForgetPart, hiatus_forget_part, HIATUS_TYPE_DATA_PART)

static void
hiatus_forget_part_finalize (GObject *object)
{
  g_free (HIATUS_FORGET_PART (object)->token);
  G_OBJECT_CLASS (hiatus_forget_part_parent_class)->finalize (object);
}

static void
hiatus_forget_part_class_init (HiatusForgetPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_forget_part_finalize;
}

static void
hiatus_forget_part_init (HiatusForgetPart *self)
{
}

static HiatusDBusHiatus1 *
get_proxy (HiatusForgetPart *self)
{
  return hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (HIATUS_DATA_PART (self)));
}

static GCancellable *
get_cancellable (HiatusForgetPart *self)
{
  return hiatus_data_part_get_cancellable (HIATUS_DATA_PART (self));
}

/* The windows close now, for the daemon leaves: what it has to say last stays until it was read. */
static void
tell_last (HiatusForgetPart *self, const gchar *report)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
  GtkWidget *message = gtk_message_dialog_new (NULL, 0, GTK_MESSAGE_OTHER, GTK_BUTTONS_CLOSE, "%s", _ ("That was all"));

  gtk_window_set_title (GTK_WINDOW (message), gtk_window_get_title (window));
  gtk_window_set_application (GTK_WINDOW (message), gtk_window_get_application (window));
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (message), "%s", report);
  g_signal_connect (message, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (message));
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *report = NULL;

  hiatus_dbus_hiatus1_call_forget_finish (HIATUS_DBUS_HIATUS1 (source), &report, result, &error);
  if (!hiatus_data_part_tell_end (user_data, error))
    return;
  if (report == NULL)
    report = hiatus_daemon_link_explain (error);
  tell_last (user_data, report);
}

static void
on_answered (HiatusDataPart *part, gboolean agreed)
{
  HiatusForgetPart *self = HIATUS_FORGET_PART (part);

  if (agreed)
    hiatus_dbus_hiatus1_call_forget (get_proxy (self), self->token, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, get_cancellable (self), on_forgotten, self);
  else
    hiatus_data_part_set_busy (part, FALSE);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusForgetPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *question = NULL;
  gchar *token = NULL;

  hiatus_dbus_hiatus1_call_ask_forget_finish (HIATUS_DBUS_HIATUS1 (source), &question, &token, result, &error);
  if (!hiatus_data_part_tell_end (user_data, error) || question == NULL)
    return;
  g_free (self->token);
  self->token = token;
  hiatus_data_part_set_busy (user_data, TRUE);
  hiatus_data_part_ask (user_data, question, _ ("_Keep it"), _ ("_Erase everything"), on_answered);
}

static void
on_forget (HiatusDataPart *part)
{
  HiatusForgetPart *self = HIATUS_FORGET_PART (part);

  hiatus_data_part_set_busy (part, TRUE);
  hiatus_dbus_hiatus1_call_ask_forget (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, get_cancellable (self), on_asked, self);
}

/**
 * hiatus_forget_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_forget_part_new (HiatusDaemonLink *daemon)
{
  HiatusDataPart *self = g_object_new (HIATUS_TYPE_FORGET_PART, NULL);

  hiatus_data_part_begin (self, daemon, _ ("Erase everything"), _ ("You are asked once more. What cannot be erased from here: snapshots and backups of the disk, a history of pop-ups that the desktop keeps, that of your shell, and files that you had written."));
  hiatus_data_part_add_button (self, hiatus_data_part_add_row (self), _ ("E_rase everything…"), G_CALLBACK (on_forget));
  hiatus_data_part_end (self);
  return GTK_WIDGET (self);
}
