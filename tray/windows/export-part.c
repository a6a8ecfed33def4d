/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/export-part.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>

#include "daemon/api/event-columns.h"
#include "daemon/api/safe-file.h"
#include "daemon/core/error.h"

struct _HiatusExportPart
{
  HiatusDataPart parent_instance;

  HiatusSafeFile file; /* what is being written */
};

G_DEFINE_FINAL_TYPE (HiatusExportPart, hiatus_export_part, HIATUS_TYPE_DATA_PART)

static void
hiatus_export_part_finalize (GObject *object)
{
  hiatus_safe_file_clear (&HIATUS_EXPORT_PART (object)->file);
  G_OBJECT_CLASS (hiatus_export_part_parent_class)->finalize (object);
}

static void
hiatus_export_part_class_init (HiatusExportPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_export_part_finalize;
}

static void
hiatus_export_part_init (HiatusExportPart *self)
{
  self->file = (HiatusSafeFile) HIATUS_SAFE_FILE_INIT;
}

static gboolean
begin (HiatusExportPart *self, const gchar *path)
{
  g_autoptr (GError) error = NULL;

  hiatus_safe_file_clear (&self->file);
  if (!hiatus_safe_file_begin (&self->file, path, &error))
    {
      hiatus_data_part_tell_end (HIATUS_DATA_PART (self), error);
      return FALSE;
    }
  hiatus_data_part_set_busy (HIATUS_DATA_PART (self), TRUE);
  return TRUE;
}

/* Says what became of the file, which is nowhere unless all of it was written. */
static void
end (HiatusExportPart *self, GError *failure)
{
  g_autoptr (GError) error = failure;
  g_autofree gchar *name = NULL;
  g_autofree gchar *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error == NULL)
    hiatus_safe_file_commit (&self->file, &error);
  name = g_filename_display_name (self->file.path);
  hiatus_safe_file_clear (&self->file);
  hiatus_data_part_tell_end (HIATUS_DATA_PART (self), error);
  if (error != NULL)
    return;
  sentence = g_strdup_printf (_ ("It is in %s, which only you can read."), name);
  hiatus_data_part_say (HIATUS_DATA_PART (self), sentence);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GVariant *reply = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);

  g_clear_pointer (&reply, g_variant_unref);
  end (user_data, error);
}

static void
export_to (HiatusDataPart *part, const gchar *path)
{
  HiatusExportPart *self = HIATUS_EXPORT_PART (part);
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();

  if (!begin (self, path))
    return;
  g_unix_fd_list_append (descriptors, self->file.descriptor, NULL);
  g_dbus_proxy_call_with_unix_fd_list (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (part))),
                                       "Export",
                                       g_variant_new ("(ha{sv})", 0, NULL),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       G_MAXINT,
                                       descriptors,
                                       hiatus_data_part_get_cancellable (part),
                                       on_exported,
                                       self);
}

static void
on_export (HiatusDataPart *self)
{
  g_autofree gchar *name = hiatus_data_part_name_file ("hiatus", "json");

  hiatus_data_part_choose_new (self, name, export_to);
}

/* A table without the words in it would look whole. */
static gboolean
check_open (GVariant *event, GError **error)
{
  gboolean is_locked = FALSE;

  if (!g_variant_lookup (event, "locked", "b", &is_locked) || !is_locked)
    return TRUE;
  hiatus_error_set (error, HIATUS_ERROR_LOCKED, _ ("What you wrote goes into the table, and it is locked: give the passphrase first."));
  return FALSE;
}

static gboolean
write_table (HiatusExportPart *self, GVariant *events, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree gchar *header = hiatus_event_csv_header ();
  g_autoptr (GVariant) event = NULL;
  gboolean done = hiatus_safe_file_write (&self->file, header, error);
  GVariantIter iter;

  g_variant_iter_init (&iter, events);
  while (done && (event = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autofree gchar *record = hiatus_event_csv_record (event, zone);

      done = check_open (event, error) && hiatus_safe_file_write (&self->file, record, error);
      g_clear_pointer (&event, g_variant_unref);
    }
  return done;
}

static void
on_events (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  g_autoptr (GVariant) events = NULL;

  if (hiatus_dbus_hiatus1_call_read_events_finish (HIATUS_DBUS_HIATUS1 (source), &events, result, &error))
    write_table (user_data, events, &error);
  end (user_data, error);
}

static void
save_table (HiatusDataPart *part, const gchar *path)
{
  HiatusExportPart *self = HIATUS_EXPORT_PART (part);

  if (!begin (self, path))
    return;
  hiatus_dbus_hiatus1_call_read_events (hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (part)),
                                        0,
                                        "",
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        hiatus_data_part_get_cancellable (part),
                                        on_events,
                                        self);
}

static void
on_table (HiatusDataPart *self)
{
  g_autofree gchar *name = hiatus_data_part_name_file ("hiatus", "csv");

  hiatus_data_part_choose_new (self, name, save_table);
}

/**
 * hiatus_export_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_export_part_new (HiatusDaemonLink *daemon)
{
  HiatusDataPart *self = g_object_new (HIATUS_TYPE_EXPORT_PART, NULL);
  GtkWidget *row;

  hiatus_data_part_begin (self, daemon, _ ("Take it with you"), _ ("All that Hiatus knows in one file: the journal with notes and letters, contacts, what you entered, and settings. Or the journal alone, as a table. Anybody who has such a file can read it: keep it where only you can."));
  row = hiatus_data_part_add_row (self);
  hiatus_data_part_add_button (self, row, _ ("_Export everything…"), G_CALLBACK (on_export));
  hiatus_data_part_add_button (self, row, _ ("Save as _table…"), G_CALLBACK (on_table));
  hiatus_data_part_end (self);
  return GTK_WIDGET (self);
}
