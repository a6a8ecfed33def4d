/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/backups-part.h"

#include <glib/gi18n.h>

#include "tray/windows/page-part.h"

struct _HiatusBackupsPart
{
  HiatusDataPart parent_instance;

  GtkWidget *row;
  GtkWidget *dates;
  GtkWidget *nothing; /* said where there is no backup */
  gchar *token;       /* (owned) (nullable): of the question whether to go back */
};

G_DEFINE_FINAL_TYPE (HiatusBackupsPart, hiatus_backups_part, HIATUS_TYPE_DATA_PART)

static void
hiatus_backups_part_finalize (GObject *object)
{
  g_free (HIATUS_BACKUPS_PART (object)->token);
  G_OBJECT_CLASS (hiatus_backups_part_parent_class)->finalize (object);
}

static void
hiatus_backups_part_class_init (HiatusBackupsPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_backups_part_finalize;
}

static void
hiatus_backups_part_init (HiatusBackupsPart *self)
{
}

static HiatusDBusHiatus1 *
get_proxy (HiatusBackupsPart *self)
{
  return hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (HIATUS_DATA_PART (self)));
}

static GCancellable *
get_cancellable (HiatusBackupsPart *self)
{
  return hiatus_data_part_get_cancellable (HIATUS_DATA_PART (self));
}

/* A date as a person reads it. */
static gchar *
write_date (const gchar *date)
{
  g_autofree gchar *noon = g_strconcat (date, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  return time == NULL ? g_strdup (date) : g_date_time_format (time, _ ("%A, %-d %B %Y"));
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusBackupsPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) dates = NULL;

  hiatus_dbus_hiatus1_call_list_backups_finish (HIATUS_DBUS_HIATUS1 (source), &dates, result, &error);
  if (dates == NULL)
    return;
  gtk_combo_box_text_remove_all (GTK_COMBO_BOX_TEXT (self->dates));
  for (guint i = 0; dates[i] != NULL; i++)
    {
      g_autofree gchar *text = write_date (dates[i]);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->dates), dates[i], text);
    }
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->dates), 0);
  gtk_widget_set_visible (self->row, dates[0] != NULL);
  gtk_widget_set_visible (self->nothing, dates[0] == NULL);
}

/* What there is, which a day and an import change. */
static void
list (HiatusBackupsPart *self)
{
  hiatus_dbus_hiatus1_call_list_backups (get_proxy (self), G_DBUS_CALL_FLAGS_NONE, -1, get_cancellable (self), on_listed, self);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *report = NULL;

  hiatus_dbus_hiatus1_call_restore_finish (HIATUS_DBUS_HIATUS1 (source), &report, result, &error);
  if (!hiatus_data_part_tell_end (user_data, error) || report == NULL)
    return;
  hiatus_data_part_say (user_data, report);
  list (user_data);
}

static void
on_answered (HiatusDataPart *part, gboolean agreed)
{
  HiatusBackupsPart *self = HIATUS_BACKUPS_PART (part);
  const gchar *date = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->dates));

  if (agreed && date != NULL)
    hiatus_dbus_hiatus1_call_restore (get_proxy (self), date, self->token, G_DBUS_CALL_FLAGS_NONE, G_MAXINT, get_cancellable (self), on_restored, self);
  else
    hiatus_data_part_set_busy (part, FALSE);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusBackupsPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *question = NULL;
  gchar *token = NULL;

  hiatus_dbus_hiatus1_call_ask_restore_finish (HIATUS_DBUS_HIATUS1 (source), &question, &token, result, &error);
  if (!hiatus_data_part_tell_end (user_data, error) || question == NULL)
    return;
  g_free (self->token);
  self->token = token;
  hiatus_data_part_set_busy (user_data, TRUE);
  hiatus_data_part_ask (user_data, question, _ ("_Stay here"), _ ("_Go back"), on_answered);
}

static void
on_restore (HiatusDataPart *part)
{
  HiatusBackupsPart *self = HIATUS_BACKUPS_PART (part);
  const gchar *date = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->dates));

  if (date == NULL)
    return;
  hiatus_data_part_set_busy (part, TRUE);
  hiatus_dbus_hiatus1_call_ask_restore (get_proxy (self), date, G_DBUS_CALL_FLAGS_NONE, -1, get_cancellable (self), on_asked, self);
}

/**
 * hiatus_backups_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_backups_part_new (HiatusDaemonLink *daemon)
{
  HiatusBackupsPart *self = g_object_new (HIATUS_TYPE_BACKUPS_PART, NULL);
  HiatusDataPart *part = HIATUS_DATA_PART (self);

  hiatus_data_part_begin (part, daemon, _ ("Go back to a backup"), _ ("One is made each day: those of seven days are kept, and of four weeks before. They are of the journal alone."));
  self->row = hiatus_data_part_add_row (part);
  gtk_widget_hide (self->row);
  self->dates = gtk_combo_box_text_new ();
  atk_object_set_name (gtk_widget_get_accessible (self->dates), _ ("The backup of"));
  gtk_widget_show (self->dates);
  gtk_container_add (GTK_CONTAINER (self->row), self->dates);
  hiatus_data_part_add_button (part, self->row, _ ("_Go back…"), G_CALLBACK (on_restore));
  self->nothing = hiatus_data_part_add_row (part);
  gtk_widget_hide (self->nothing);
  gtk_container_add (GTK_CONTAINER (self->nothing), hiatus_page_part_make_label (_ ("There are no backups yet.")));
  hiatus_data_part_end (part);
  g_signal_connect (self, "map", G_CALLBACK (list), NULL);
  return GTK_WIDGET (self);
}
