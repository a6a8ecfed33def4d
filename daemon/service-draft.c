/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "daemon/service-private.h"

/* Drafts that the person wants looked at. */

static gboolean
on_check_draft (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GUnixFDList *descriptors, GVariant *draft, const gchar *purpose, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  GVariant *findings = NULL;
  gint descriptor = -1;

  if (descriptors == NULL)
    g_set_error_literal (&error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The message has no descriptor.");
  else
    descriptor = g_unix_fd_list_get (descriptors, g_variant_get_handle (draft), &error);
  if (descriptor >= 0)
    {
      findings = hiatus_app_check_draft (hiatus_service_get_app (self), descriptor, purpose, &error);
      close (descriptor);
    }
  if (findings == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_check_draft (skeleton, invocation, NULL, findings);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_draft_handlers[] = {
  { "handle-check-draft", G_CALLBACK (on_check_draft) },
  { 0 },
};
