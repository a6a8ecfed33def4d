/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* The stretches that there were, in numbers. */

static gboolean
on_list_stretches (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  hiatus_dbus_hiatus1_complete_list_stretches (skeleton, invocation, hiatus_app_list_stretches (hiatus_service_get_app (user_data)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_describe_stretch (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  GError *error = NULL;
  GVariant *description = hiatus_app_describe_stretch (hiatus_service_get_app (user_data), id, &error);

  if (description == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_describe_stretch (skeleton, invocation, description);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_summarize_stretch (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gboolean with_words, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *summary = hiatus_app_summarize (hiatus_service_get_app (user_data), id, with_words, &error);

  if (summary == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_summarize_stretch (skeleton, invocation, summary);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_history_handlers[] = {
  { "handle-list-stretches", G_CALLBACK (on_list_stretches) },
  { "handle-describe-stretch", G_CALLBACK (on_describe_stretch) },
  { "handle-summarize-stretch", G_CALLBACK (on_summarize_stretch) },
  { 0 },
};
