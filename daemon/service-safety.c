/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* The safety check. */

static gboolean
on_get_safety (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  hiatus_dbus_hiatus1_complete_get_safety (skeleton, invocation, hiatus_app_get_safety (hiatus_service_get_app (user_data)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_safety (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *answers, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_answer_safety (hiatus_service_get_app (user_data), answers, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_answer_safety);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_safety_handlers[] = {
  { "handle-get-safety", G_CALLBACK (on_get_safety) },
  { "handle-answer-safety", G_CALLBACK (on_answer_safety) },
  { 0 },
};
