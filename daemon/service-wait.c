/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* "Help me wait". While a window shows it, its program is looked after: if it goes, a pop-up goes on. */

static void
on_window_vanished (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  HiatusService *self = user_data;

  g_clear_handle_id (&self->wait_watch_id, g_bus_unwatch_name);
  hiatus_app_lose_wait (self->app);
}

/* The caller of @invocation shows the wait in a window from now on. */
void
hiatus_service_look_after_wait (HiatusService *self, GDBusMethodInvocation *invocation)
{
  g_clear_handle_id (&self->wait_watch_id, g_bus_unwatch_name);
  self->wait_watch_id = g_bus_watch_name_on_connection (g_dbus_method_invocation_get_connection (invocation),
                                                        g_dbus_method_invocation_get_sender (invocation),
                                                        G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                        NULL,
                                                        on_window_vanished,
                                                        self,
                                                        NULL);
}

static gboolean
on_wait (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, guint minutes, gpointer user_data)
{
  GError *error = NULL;
  g_autofree gchar *id = hiatus_app_wait (hiatus_service_get_app (user_data), minutes, &error);

  if (id == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_wait (skeleton, invocation, id);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_wait_here (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, guint minutes, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  g_autofree gchar *id = hiatus_app_wait_here (hiatus_service_get_app (self), minutes, &error);

  if (id == NULL)
    {
      g_dbus_method_invocation_take_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  hiatus_service_look_after_wait (self, invocation);
  hiatus_dbus_hiatus1_complete_wait_here (skeleton, invocation, id);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_stop_wait (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_stop_wait (hiatus_service_get_app (user_data), id, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_stop_wait);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_wait (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, const gchar *answer, gpointer user_data)
{
  GError *error = NULL;

  hiatus_app_answer_wait (hiatus_service_get_app (user_data), id, answer, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_answer_wait);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_describe_wait (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  GError *error = NULL;
  GVariant *description = hiatus_app_describe_wait (hiatus_service_get_app (user_data), id, &error);

  if (description == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_describe_wait (skeleton, invocation, description);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_wait_shown (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  if (!hiatus_app_wait_shown (hiatus_service_get_app (self), id, &error))
    {
      g_dbus_method_invocation_take_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  hiatus_service_look_after_wait (self, invocation);
  hiatus_dbus_hiatus1_complete_wait_shown (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_wait_handlers[] = {
  { "handle-wait", G_CALLBACK (on_wait) },
  { "handle-wait-here", G_CALLBACK (on_wait_here) },
  { "handle-stop-wait", G_CALLBACK (on_stop_wait) },
  { "handle-answer-wait", G_CALLBACK (on_answer_wait) },
  { "handle-describe-wait", G_CALLBACK (on_describe_wait) },
  { "handle-wait-shown", G_CALLBACK (on_wait_shown) },
  { 0 },
};
