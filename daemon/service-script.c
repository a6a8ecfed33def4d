/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* The scripts, step by step. */

static gboolean
on_describe_script (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *script, GVariant *options, gpointer user_data)
{
  GError *error = NULL;
  GVariant *description = hiatus_app_describe_script (hiatus_service_get_app (user_data), script, options, &error);

  if (description == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_describe_script (skeleton, invocation, description);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_script (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *script, const gchar *step, GVariant *answer, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_answer_script (hiatus_service_get_app (user_data), script, step, answer, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_answer_script);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_script_handlers[] = {
  { "handle-describe-script", G_CALLBACK (on_describe_script) },
  { "handle-answer-script", G_CALLBACK (on_answer_script) },
  { 0 },
};
