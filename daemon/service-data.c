/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "daemon/service-private.h"

/* All that Hiatus knows, out into a file and in from one. */

/* The descriptor that came with the message, to be closed; -1 with an error. */
static gint
get_descriptor (GUnixFDList *descriptors, GVariant *handle, GError **error)
{
  if (descriptors != NULL)
    return g_unix_fd_list_get (descriptors, g_variant_get_handle (handle), error);
  g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The message has no descriptor.");
  return -1;
}

static gboolean
on_export (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, GVariant *options, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  gint descriptor = get_descriptor (descriptors, file, &error);
  gboolean done = descriptor >= 0 && hiatus_journal_export (hiatus_app_get_journal (hiatus_service_get_app (self)), descriptor, &error);

  if (descriptor >= 0)
    close (descriptor);
  if (done)
    hiatus_dbus_hiatus1_complete_export (skeleton, invocation, NULL);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_import (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  gint descriptor = get_descriptor (descriptors, file, &error);
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;
  gboolean done = descriptor >= 0 && hiatus_journal_ask_import (hiatus_app_get_journal (hiatus_service_get_app (self)), descriptor, &question, &token, &error);

  if (descriptor >= 0)
    close (descriptor);
  if (done)
    hiatus_dbus_hiatus1_complete_ask_import (skeleton, invocation, NULL, question, token);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_import (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *file, const gchar *token, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  gint descriptor = get_descriptor (descriptors, file, &error);
  g_autofree gchar *report = descriptor < 0 ? NULL : hiatus_app_import (hiatus_service_get_app (self), descriptor, token, &error);

  if (descriptor >= 0)
    close (descriptor);
  if (report != NULL)
    hiatus_dbus_hiatus1_complete_import (skeleton, invocation, NULL, report);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_data_handlers[] = {
  { "handle-export", G_CALLBACK (on_export) },
  { "handle-ask-import", G_CALLBACK (on_ask_import) },
  { "handle-import", G_CALLBACK (on_import) },
  { 0 },
};
