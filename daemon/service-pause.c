/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* What the windows about sightings use. While a breathing window is in front, its program is looked after: a window whose
 * program is gone can say nothing any more. */

static void
on_window_vanished (GDBusConnection *connection, const gchar *name, gpointer user_data)
{
  HiatusService *self = user_data;

  g_clear_handle_id (&self->pause_watch_id, g_bus_unwatch_name);
  hiatus_app_lose_pauses (self->app);
}

static void
look_after_sender (HiatusService *self, GDBusMethodInvocation *invocation)
{
  g_clear_handle_id (&self->pause_watch_id, g_bus_unwatch_name);
  self->pause_watch_id = g_bus_watch_name_on_connection (g_dbus_method_invocation_get_connection (invocation),
                                                         g_dbus_method_invocation_get_sender (invocation),
                                                         G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                         NULL,
                                                         on_window_vanished,
                                                         self,
                                                         NULL);
}

static gboolean
on_pause_shown (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  /* No catching up: a window that is a little late still takes the place of the pop-up. */
  if (!hiatus_app_pause_shown (self->app, id, &error))
    {
      g_dbus_method_invocation_take_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  look_after_sender (self, invocation);
  hiatus_dbus_hiatus1_complete_pause_shown (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_answer_pause (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, const gchar *answer, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  if (!hiatus_app_answer_pause (hiatus_service_get_app (self), id, answer, &error))
    {
      g_dbus_method_invocation_take_error (invocation, error);
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  if (!hiatus_app_shows_pause (self->app))
    g_clear_handle_id (&self->pause_watch_id, g_bus_unwatch_name);
  if (g_str_equal (answer, "wait"))
    hiatus_service_look_after_wait (self, invocation);
  hiatus_dbus_hiatus1_complete_answer_pause (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_describe_pause (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  GVariant *description = hiatus_app_describe_pause (hiatus_service_get_app (self), id, &error);

  if (description == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_describe_pause (skeleton, invocation, description);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_describe_wrong_person (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *id, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;
  GVariant *description = hiatus_app_describe_wrong_person (hiatus_service_get_app (self), id, &error);

  if (description == NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    hiatus_dbus_hiatus1_complete_describe_wrong_person (skeleton, invocation, description);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_sending (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *label, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_send_now (hiatus_service_get_app (self), label, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_sending);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_pause_handlers[] = {
  { "handle-sending", G_CALLBACK (on_sending) },
  { "handle-pause-shown", G_CALLBACK (on_pause_shown) },
  { "handle-answer-pause", G_CALLBACK (on_answer_pause) },
  { "handle-describe-pause", G_CALLBACK (on_describe_pause) },
  { "handle-describe-wrong-person", G_CALLBACK (on_describe_wrong_person) },
  { 0 },
};
