/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/ending-part.h"

#include <glib/gi18n.h>

#include "daemon/api/safe-file.h"

struct _HiatusEndingPart
{
  HiatusDataPart parent_instance;

  GtkWidget *with_words; /* whether what was written when looking back is on the page */
  gchar *path;           /* (owned) (nullable): where the page goes */
  gchar *token;          /* (owned) (nullable): of the question whether to erase everything */
};

G_DEFINE_FINAL_TYPE (HiatusEndingPart, hiatus_ending_part, HIATUS_TYPE_DATA_PART)

static void
hiatus_ending_part_finalize (GObject *object)
{
  HiatusEndingPart *self = HIATUS_ENDING_PART (object);

  g_free (self->path);
  g_free (self->token);
  G_OBJECT_CLASS (hiatus_ending_part_parent_class)->finalize (object);
}

static void
hiatus_ending_part_class_init (HiatusEndingPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_ending_part_finalize;
}

static void
hiatus_ending_part_init (HiatusEndingPart *self)
{
}

static HiatusDBusHiatus1 *
get_proxy (HiatusEndingPart *self)
{
  return hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (HIATUS_DATA_PART (self)));
}

static GCancellable *
get_cancellable (HiatusEndingPart *self)
{
  return hiatus_data_part_get_cancellable (HIATUS_DATA_PART (self));
}

/* --- one page --- */

static gboolean
write_page (const gchar *path, const gchar *page, GError **error)
{
  g_auto (HiatusSafeFile) file = HIATUS_SAFE_FILE_INIT;

  return hiatus_safe_file_begin (&file, path, error) && hiatus_safe_file_write (&file, page, error) && hiatus_safe_file_commit (&file, error);
}

static void
on_summarized (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusEndingPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *page = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *sentence = NULL;

  hiatus_dbus_hiatus1_call_summarize_finish (HIATUS_DBUS_HIATUS1 (source), &page, result, &error);
  if (page != NULL)
    write_page (self->path, page, &error);
  if (!hiatus_data_part_tell_end (user_data, error) || error != NULL)
    return;
  name = g_filename_display_name (self->path);
  sentence = g_strdup_printf (_ ("It is in %s, which only you can read."), name);
  hiatus_data_part_say (user_data, sentence);
}

static void
save_page (HiatusDataPart *part, const gchar *path)
{
  HiatusEndingPart *self = HIATUS_ENDING_PART (part);

  g_free (self->path);
  self->path = g_strdup (path);
  hiatus_data_part_set_busy (part, TRUE);
  hiatus_dbus_hiatus1_call_summarize (get_proxy (self),
                                      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->with_words)),
                                      G_DBUS_CALL_FLAGS_NONE,
                                      -1,
                                      get_cancellable (self),
                                      on_summarized,
                                      self);
}

static void
on_page (HiatusDataPart *self)
{
  g_autofree gchar *name = hiatus_data_part_name_file ("page", "txt");

  hiatus_data_part_choose_new (self, name, save_page);
}

/* --- everything --- */

/* The windows close now, for the daemon leaves: what it has to say last stays until it was read. */
static void
tell_last (HiatusEndingPart *self, const gchar *report)
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
  HiatusEndingPart *self = HIATUS_ENDING_PART (part);

  if (agreed)
    hiatus_dbus_hiatus1_call_forget (get_proxy (self), self->token, G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, get_cancellable (self), on_forgotten, self);
  else
    hiatus_data_part_set_busy (part, FALSE);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusEndingPart *self = user_data;
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
  HiatusEndingPart *self = HIATUS_ENDING_PART (part);

  hiatus_data_part_set_busy (part, TRUE);
  hiatus_dbus_hiatus1_call_ask_forget (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, get_cancellable (self), on_asked, self);
}

/**
 * hiatus_ending_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_ending_part_new (HiatusDaemonLink *daemon)
{
  HiatusEndingPart *self = g_object_new (HIATUS_TYPE_ENDING_PART, NULL);
  HiatusDataPart *part = HIATUS_DATA_PART (self);

  hiatus_data_part_begin (part, daemon, _ ("Keep a page, erase the rest"), _ ("The last stretch fits on one page, which names nobody. What cannot be erased from here: snapshots and backups of the disk, a history of pop-ups that the desktop keeps, that of your shell, and files that you had written."));
  self->with_words = gtk_check_button_new_with_mnemonic (_ ("With what you _wrote when you looked back"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->with_words), TRUE);
  gtk_widget_show (self->with_words);
  gtk_container_add (GTK_CONTAINER (hiatus_data_part_add_row (part)), self->with_words);
  hiatus_data_part_add_button (part, hiatus_data_part_add_row (part), _ ("_Keep a page…"), G_CALLBACK (on_page));
  hiatus_data_part_add_button (part, hiatus_data_part_add_row (part), _ ("E_rase everything…"), G_CALLBACK (on_forget));
  hiatus_data_part_end (part);
  return GTK_WIDGET (self);
}
