/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* What the person entered for themselves, and what they think of afterwards. */

static gboolean
on_list_own (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *kind, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  GVariant *entries = hiatus_app_list_own (hiatus_service_get_app (self), kind, &error);

  if (entries == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_list_own (skeleton, invocation, entries);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_add_own (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *kind, GVariant *fields, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  guint number = hiatus_app_add_own (hiatus_service_get_app (self), kind, fields, &error);

  if (number == 0)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_add_own (skeleton, invocation, number);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_change_own (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *kind, guint number, GVariant *fields, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_change_own (hiatus_service_get_app (self), kind, number, fields, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_change_own);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_remove_own (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *kind, guint number, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_remove_own (hiatus_service_get_app (self), kind, number, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_remove_own);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_reflect (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, const gchar *note, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *reflection = hiatus_app_reflect (hiatus_service_get_app (self), id, note, &error);

  if (reflection == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_reflect (skeleton, invocation, reflection);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_care_handlers[] = {
  { "handle-list-own", G_CALLBACK (on_list_own) },
  { "handle-add-own", G_CALLBACK (on_add_own) },
  { "handle-change-own", G_CALLBACK (on_change_own) },
  { "handle-remove-own", G_CALLBACK (on_remove_own) },
  { "handle-reflect", G_CALLBACK (on_reflect) },
  { 0 },
};
