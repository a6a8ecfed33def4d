/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/core/error.h"
#include "daemon/service-private.h"

/* What may be kept, and the end of all else. */

static gboolean
on_summarize (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gboolean with_words, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *summary = hiatus_app_summarize (hiatus_service_get_app (self), "", with_words, &error);

  if (summary == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_summarize (skeleton, invocation, summary);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_ask_forget (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  g_autofree gchar *question = NULL;
  g_autofree gchar *token = NULL;

  hiatus_app_ask_forget (hiatus_service_get_app (self), &question, &token);
  hiatus_dbus_hiatus1_complete_ask_forget (skeleton, invocation, question, token);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* A daemon whose journal is gone can do nothing more, and tray and windows leave with it. */
static gboolean
on_forget (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *token, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *report = hiatus_app_forget (hiatus_service_get_app (self), token, &error);
  gboolean leaves = report != NULL || !g_error_matches (error, HIATUS_ERROR, HIATUS_ERROR_REFUSED);

  if (report == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_forget (skeleton, invocation, report);
  if (leaves)
    hiatus_service_leave (self);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_forget_handlers[] = {
  { "handle-summarize", G_CALLBACK (on_summarize) },
  { "handle-ask-forget", G_CALLBACK (on_ask_forget) },
  { "handle-forget", G_CALLBACK (on_forget) },
  { 0 },
};
