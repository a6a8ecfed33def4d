/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/summary-part.h"

#include <glib/gi18n.h>

#include "daemon/api/safe-file.h"

struct _HiatusSummaryPart
{
  HiatusDataPart parent_instance;

  GtkWidget *with_words; /* whether what was written when looking back is on the page */
  gchar *path;           /* (owned) (nullable): where the page goes */
};

G_DEFINE_FINAL_TYPE (HiatusSummaryPart, hiatus_summary_part, HIATUS_TYPE_DATA_PART)

static void
hiatus_summary_part_finalize (GObject *object)
{
  g_free (HIATUS_SUMMARY_PART (object)->path);
  G_OBJECT_CLASS (hiatus_summary_part_parent_class)->finalize (object);
}

static void
hiatus_summary_part_class_init (HiatusSummaryPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_summary_part_finalize;
}

static void
hiatus_summary_part_init (HiatusSummaryPart *self)
{
}

static HiatusDBusHiatus1 *
get_proxy (HiatusSummaryPart *self)
{
  return hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (HIATUS_DATA_PART (self)));
}

static GCancellable *
get_cancellable (HiatusSummaryPart *self)
{
  return hiatus_data_part_get_cancellable (HIATUS_DATA_PART (self));
}

static void
on_summarized (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusSummaryPart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *page = NULL;
  g_autofree gchar *name = NULL;
  g_autofree gchar *sentence = NULL;

  hiatus_dbus_hiatus1_call_summarize_finish (HIATUS_DBUS_HIATUS1 (source), &page, result, &error);
  if (page != NULL)
    hiatus_safe_file_set_contents (self->path, page, &error);
  if (!hiatus_data_part_tell_end (user_data, error) || error != NULL)
    return;
  name = g_filename_display_name (self->path);
  sentence = g_strdup_printf (_ ("It is in %s, which only you can read."), name);
  hiatus_data_part_say (user_data, sentence);
}

static void
save_page (HiatusDataPart *part, const gchar *path)
{
  HiatusSummaryPart *self = HIATUS_SUMMARY_PART (part);

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

/**
 * hiatus_summary_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_summary_part_new (HiatusDaemonLink *daemon)
{
  HiatusSummaryPart *self = g_object_new (HIATUS_TYPE_SUMMARY_PART, NULL);
  HiatusDataPart *part = HIATUS_DATA_PART (self);

  hiatus_data_part_begin (part, daemon, _ ("Keep one page"), _ ("The last stretch fits on one page: its dates, what was counted, and how it ended. It names nobody, unless you did."));
  self->with_words = gtk_check_button_new_with_mnemonic (_ ("With what you _wrote when you looked back"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->with_words), TRUE);
  gtk_widget_show (self->with_words);
  gtk_container_add (GTK_CONTAINER (hiatus_data_part_add_row (part)), self->with_words);
  hiatus_data_part_add_button (part, hiatus_data_part_add_row (part), _ ("_Keep a page…"), G_CALLBACK (on_page));
  hiatus_data_part_end (part);
  return GTK_WIDGET (self);
}
