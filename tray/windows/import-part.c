/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/windows/import-part.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"

struct _HiatusImportPart
{
  HiatusDataPart parent_instance;

  gint descriptor; /* the file, or -1 */
  gchar *token;    /* (owned) (nullable): of the question about it */
};

G_DEFINE_FINAL_TYPE (HiatusImportPart, hiatus_import_part, HIATUS_TYPE_DATA_PART)

static void
leave (HiatusImportPart *self)
{
  if (self->descriptor >= 0)
    g_close (self->descriptor, NULL);
  self->descriptor = -1;
  g_clear_pointer (&self->token, g_free);
}

static void
hiatus_import_part_finalize (GObject *object)
{
  leave (HIATUS_IMPORT_PART (object));
  G_OBJECT_CLASS (hiatus_import_part_parent_class)->finalize (object);
}

static void
hiatus_import_part_class_init (HiatusImportPartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_import_part_finalize;
}

static void
hiatus_import_part_init (HiatusImportPart *self)
{
  self->descriptor = -1;
}

/* A journal may be long. */
static void
call (HiatusImportPart *self, const gchar *method, GVariant *parameters, GAsyncReadyCallback done)
{
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  HiatusDataPart *part = HIATUS_DATA_PART (self);

  g_unix_fd_list_append (descriptors, self->descriptor, NULL);
  g_dbus_proxy_call_with_unix_fd_list (G_DBUS_PROXY (hiatus_daemon_link_get_proxy (hiatus_data_part_get_daemon (part))),
                                       method,
                                       parameters,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       G_MAXINT,
                                       descriptors,
                                       hiatus_data_part_get_cancellable (part),
                                       done,
                                       self);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);
  const gchar *report;

  if (!hiatus_data_part_tell_end (user_data, error))
    return;
  leave (user_data);
  if (reply == NULL)
    return;
  g_variant_get (reply, "(&s)", &report);
  hiatus_data_part_say (user_data, report);
}

static void
on_answered (HiatusDataPart *part, gboolean agreed)
{
  HiatusImportPart *self = HIATUS_IMPORT_PART (part);

  if (agreed)
    {
      call (self, "Import", g_variant_new ("(hs)", 0, self->token), on_imported);
      return;
    }
  leave (self);
  hiatus_data_part_set_busy (part, FALSE);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_with_unix_fd_list_finish (G_DBUS_PROXY (source), NULL, result, &error);
  HiatusImportPart *self = user_data;
  const gchar *question, *token;

  if (!hiatus_data_part_tell_end (user_data, error))
    return;
  if (reply == NULL)
    {
      leave (self);
      return;
    }
  g_variant_get (reply, "(&s&s)", &question, &token);
  if (*question == '\0')
    {
      leave (self);
      hiatus_data_part_say (user_data, _ ("All of it is here already; nothing was changed."));
      return;
    }
  self->token = g_strdup (token);
  hiatus_data_part_set_busy (user_data, TRUE);
  hiatus_data_part_ask (user_data, question, _ ("_Leave it"), _ ("_Import it"), on_answered);
}

static void
import_from (HiatusDataPart *part, const gchar *path)
{
  HiatusImportPart *self = HIATUS_IMPORT_PART (part);
  g_autofree gchar *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  leave (self);
  self->descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->descriptor < 0)
    {
      hiatus_error_set (&error, HIATUS_ERROR_NOT_FOUND, _ ("%s cannot be opened (%s): choose another file."), name, g_strerror (errno));
      hiatus_data_part_tell_end (part, error);
      return;
    }
  hiatus_data_part_set_busy (part, TRUE);
  call (self, "AskImport", g_variant_new ("(h)", 0), on_asked);
}

static void
on_import (HiatusDataPart *self)
{
  hiatus_data_part_choose (self, import_from);
}

/**
 * hiatus_import_part_new:
 * @daemon: the way to the daemon
 *
 * Returns: (transfer floating): the part
 */
GtkWidget *
hiatus_import_part_new (HiatusDaemonLink *daemon)
{
  HiatusDataPart *self = g_object_new (HIATUS_TYPE_IMPORT_PART, NULL);

  hiatus_data_part_begin (self, daemon, _ ("Bring it back"), _ ("Adds what was exported to what is here, from another computer too. You see first how much that is, and what is here already is not added again."));
  hiatus_data_part_add_button (self, hiatus_data_part_add_row (self), _ ("_Import…"), G_CALLBACK (on_import));
  hiatus_data_part_end (self);
  return GTK_WIDGET (self);
}
