/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "daemon/service-private.h"

/* All that Hiatus knows, out into a file and in from one. Others are answered meanwhile. */

/* The descriptor that came with the message, to be closed; -1 with an error. */
static gint
get_descriptor (GUnixFDList *descriptors, GVariant *handle, GError **error)
{
  if (descriptors != NULL)
    return g_unix_fd_list_get (descriptors, g_variant_get_handle (handle), error);
  g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The message has no descriptor.");
  return -1;
}

/* A call that is answered when it is done. */
typedef struct
{
  HiatusDBusHiatus1 *skeleton;       /* (owned) */
  GDBusMethodInvocation *invocation; /* (owned) until it is answered */
  gint descriptor;                   /* (owned) */
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->skeleton);
  close (self->descriptor);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* Returns: %NULL where it was refused at once */
static Call *
call_begin (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file)
{
  GError *error = NULL;
  gint descriptor = get_descriptor (descriptors, file, &error);
  Call *self;

  if (descriptor < 0)
    {
      g_dbus_method_invocation_take_error (invocation, error);
      return NULL;
    }
  self = g_new0 (Call, 1);
  self->skeleton = g_object_ref (skeleton);
  self->invocation = invocation;
  self->descriptor = descriptor;
  return self;
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;

  if (hiatus_journal_export_finish (HIATUS_JOURNAL (source), result, &error))
    hiatus_dbus_hiatus1_complete_export (call->skeleton, call->invocation, NULL);
  else
    g_dbus_method_invocation_take_error (call->invocation, error);
}

static gboolean
on_export (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, GVariant *options, gpointer user_data)
{
  Call *call = call_begin (skeleton, invocation, descriptors, file);

  if (call != NULL)
    hiatus_journal_export_async (hiatus_app_get_journal (hiatus_service_get_app (user_data)), call->descriptor, on_exported, call);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_import_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  if (hiatus_journal_ask_import_finish (HIATUS_JOURNAL (source), result, &question, &token, &error))
    hiatus_dbus_hiatus1_complete_ask_import (call->skeleton, call->invocation, NULL, question, token);
  else
    g_dbus_method_invocation_take_error (call->invocation, error);
}

static gboolean
on_ask_import (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, gpointer user_data)
{
  Call *call = call_begin (skeleton, invocation, descriptors, file);

  if (call != NULL)
    hiatus_journal_ask_import_async (hiatus_app_get_journal (hiatus_service_get_app (user_data)), call->descriptor, on_import_asked, call);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  GError *error = NULL;
  g_autofree gchar *report = hiatus_journal_import_finish (HIATUS_JOURNAL (source), result, &error);

  if (report != NULL)
    hiatus_dbus_hiatus1_complete_import (call->skeleton, call->invocation, NULL, report);
  else
    g_dbus_method_invocation_take_error (call->invocation, error);
}

static gboolean
on_import (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, const gchar *token, gpointer user_data)
{
  Call *call = call_begin (skeleton, invocation, descriptors, file);

  if (call != NULL)
    hiatus_journal_import_async (hiatus_app_get_journal (hiatus_service_get_app (user_data)), call->descriptor, token, on_imported, call);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_data_handlers[] = {
  { "handle-export", G_CALLBACK (on_export) },
  { "handle-ask-import", G_CALLBACK (on_ask_import) },
  { "handle-import", G_CALLBACK (on_import) },
  { 0 },
};
