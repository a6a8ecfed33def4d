/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/service-private.h"

/* What the session shows, and what of it is watched. */

static gboolean
on_list_sources (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_dbus_hiatus1_complete_list_sources (skeleton, invocation, hiatus_app_list_sources (hiatus_service_get_app (self)));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_set_watching (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *source, gboolean on, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_set_watching (hiatus_service_get_app (self), source, on, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_set_watching);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_pause_watching (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, const gchar *span, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_pause_watching (hiatus_service_get_app (self), span, &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_pause_watching);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_resume_watching (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;
  GError *error = NULL;

  hiatus_app_resume_watching (hiatus_service_get_app (self), &error);
  hiatus_service_finish (skeleton, invocation, error, hiatus_dbus_hiatus1_complete_resume_watching);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_use_display (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, GVariant *variables, gpointer user_data)
{
  HiatusService *self = user_data;
  g_auto (HiatusDisplay) display = { 0 };

  g_variant_lookup (variables, "DISPLAY", "s", &display.x11);
  g_variant_lookup (variables, "XAUTHORITY", "s", &display.x11_authority);
  g_variant_lookup (variables, "WAYLAND_DISPLAY", "s", &display.wayland);
  hiatus_app_use_display (self->app, &display);
  hiatus_dbus_hiatus1_complete_use_display (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_tray_missing (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_app_miss_tray (hiatus_service_get_app (self));
  hiatus_dbus_hiatus1_complete_tray_missing (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_tray_found (HiatusDBusHiatus1 *skeleton, GDBusMethodInvocation *invocation, gpointer user_data)
{
  HiatusService *self = user_data;

  hiatus_app_find_tray (hiatus_service_get_app (self));
  hiatus_dbus_hiatus1_complete_tray_found (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

const HiatusServiceHandler hiatus_service_watch_handlers[] = {
  { "handle-list-sources", G_CALLBACK (on_list_sources) },
  { "handle-set-watching", G_CALLBACK (on_set_watching) },
  { "handle-pause-watching", G_CALLBACK (on_pause_watching) },
  { "handle-resume-watching", G_CALLBACK (on_resume_watching) },
  { "handle-use-display", G_CALLBACK (on_use_display) },
  { "handle-tray-missing", G_CALLBACK (on_tray_missing) },
  { "handle-tray-found", G_CALLBACK (on_tray_found) },
  { 0 },
};
