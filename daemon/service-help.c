/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* Someone to talk to. */

static gboolean
on_list_help (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  GVariant *person;
  GVariant *lines;
  g_autofree gchar *note = hiatus_app_list_help (hiatus_service_get_app (self), &person, &lines);

  hiatus_dbus_hiatus1_complete_list_help (skeleton, invocation, person, lines, note);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_help_handlers[] = {
  { "handle-list-help", G_CALLBACK (on_list_help) },
  { 0 },
};
