/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/data-page.h"

#include <glib/gi18n.h>

#include "tray/windows/backups-part.h"
#include "tray/windows/export-part.h"
#include "tray/windows/forget-part.h"
#include "tray/windows/import-part.h"
#include "tray/windows/page-part.h"
#include "tray/windows/summary-part.h"

#define SPACING 18

struct _HiatusDataPage
{
  GtkBox parent_instance;

  HiatusDaemonLink *daemon;  /* (owned) */
  GCancellable *cancellable; /* (owned): of the question where all of it is */
  GtkWidget *places;         /* what the daemon says of that */
};

G_DEFINE_FINAL_TYPE (HiatusDataPage, hiatus_data_page, GTK_TYPE_BOX)

static void
hiatus_data_page_dispose (GObject *object)
{
  HiatusDataPage *self = HIATUS_DATA_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daemon);
  G_OBJECT_CLASS (hiatus_data_page_parent_class)->dispose (object);
}

static void
hiatus_data_page_finalize (GObject *object)
{
  g_clear_object (&HIATUS_DATA_PAGE (object)->cancellable);
  G_OBJECT_CLASS (hiatus_data_page_parent_class)->finalize (object);
}

static void
hiatus_data_page_class_init (HiatusDataPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_data_page_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_data_page_finalize;
}

static void
hiatus_data_page_init (HiatusDataPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/* The folders are those files whose name is a path; each has a sentence that says whose it is. */
static void
on_examined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusDataPage *self = user_data;
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const gchar *group, *name, *sentence;
  GVariantIter iter;

  if (!hiatus_dbus_hiatus1_call_examine_finish (HIATUS_DBUS_HIATUS1 (source), &rows, result, NULL))
    return;
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&s&s&s)", &group, &name, NULL, &sentence))
    if (g_str_equal (group, "files") && *name == '/')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  gtk_label_set_text (GTK_LABEL (self->places), text->str);
}

static void
ask (HiatusDataPage *self)
{
  hiatus_dbus_hiatus1_call_examine (hiatus_daemon_link_get_proxy (self->daemon), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_examined, self);
}

static void
add_places (HiatusDataPage *self)
{
  GtkWidget *part = hiatus_page_part_new (_ ("Where it is"), NULL);

  self->places = hiatus_page_part_make_label (NULL);
  gtk_container_add (GTK_CONTAINER (part), self->places);
  gtk_container_add (GTK_CONTAINER (self), part);
}

/**
 * hiatus_data_page_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hiatus_data_page_new (HiatusDaemonLink *daemon)
{
  HiatusDataPage *self = g_object_new (HIATUS_TYPE_DATA_PAGE, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", SPACING, "margin", SPACING, NULL);

  self->daemon = g_object_ref (daemon);
  gtk_container_add (GTK_CONTAINER (self), hiatus_export_part_new (daemon));
  gtk_container_add (GTK_CONTAINER (self), hiatus_import_part_new (daemon));
  gtk_container_add (GTK_CONTAINER (self), hiatus_backups_part_new (daemon));
  gtk_container_add (GTK_CONTAINER (self), hiatus_summary_part_new (daemon));
  gtk_container_add (GTK_CONTAINER (self), hiatus_forget_part_new (daemon));
  add_places (self);
  g_signal_connect (self, "map", G_CALLBACK (ask), NULL);
  return GTK_WIDGET (self);
}
