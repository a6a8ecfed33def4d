/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray.h"

#include "daemon/api/names.h"
#include "hiatus-dbus.h"
#include "tray/tray-acts.h"
#include "tray/tray-indicator.h"
#include "tray/tray-model.h"

/* It keeps nothing: what it shows is what the daemon answers, and what is clicked is asked of the daemon. */
struct _HiatusTray
{
  HiatusTraySetup setup; /* what it points to is the caller's */
  guint subscription;
  HiatusDBusHiatus1 *proxy; /* (nullable): until the bus has answered */
  HiatusTrayIndicator *indicator;
  gchar *undo_id;     /* (nullable): what the row "Undo" stands for */
  gboolean asking;    /* GetState is under way */
  gboolean ask_again; /* the state changed meanwhile */
  gboolean leaving;   /* the person chose to quit */
};

static void
complain (HiatusTray *self, GError *error)
{
  g_dbus_error_strip_remote_error (error);
  self->setup.complain (error->message, self->setup.user_data);
}

static void
leave (HiatusTray *self)
{
  self->setup.leave (self->setup.user_data);
}

static void
show (HiatusTray *self, HiatusTrayView *view)
{
  g_free (self->undo_id);
  self->undo_id = g_strdup (view->undo_id);
  hiatus_tray_indicator_show (self->indicator, view);
}

static void ask (HiatusTray *self);

static void
on_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusTray *self = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  if (self->leaving)
    return;
  if (!hiatus_dbus_hiatus1_call_get_state_finish (self->proxy, &state, result, &error))
    {
      self->ask_again = FALSE;
      complain (self, error);
      show (self, hiatus_tray_view_new_unreachable ());
      return;
    }
  show (self, hiatus_tray_view_new (state, g_get_real_time (), zone));
  if (self->ask_again)
    ask (self);
}

/* Asks for the state; the bus starts the daemon if need be. */
static void
ask (HiatusTray *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  hiatus_dbus_hiatus1_call_get_state (self->proxy, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_state, self);
}

static void
on_state_changed (GDBusConnection *connection,
                  const gchar *sender,
                  const gchar *path,
                  const gchar *interface,
                  const gchar *signal,
                  GVariant *parameters,
                  gpointer user_data)
{
  ask (user_data);
}

static void
on_name_owner (GObject *proxy, GParamSpec *property, gpointer user_data)
{
  HiatusTray *self = user_data;
  g_autofree gchar *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (proxy));

  /* A question that is under way reaches the new owner, or fails with the old one. */
  if (self->asking || self->leaving)
    return;
  if (owner != NULL)
    ask (self);
  else
    show (self, hiatus_tray_view_new_unreachable ());
}

static void
on_proxy (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HiatusTray *self = user_data;
  g_autoptr (GError) error = NULL;

  self->proxy = hiatus_dbus_hiatus1_proxy_new_finish (result, &error);
  if (self->proxy == NULL)
    {
      complain (self, error);
      leave (self);
      return;
    }
  g_signal_connect (self->proxy, "notify::g-name-owner", G_CALLBACK (on_name_owner), self);
  ask (self);
}

/* A proxy that wakes up for nothing but the daemon's coming and going, and one signal of it. */
static void
reach_daemon (HiatusTray *self)
{
  self->subscription = g_dbus_connection_signal_subscribe (self->setup.connection,
                                                           HIATUS_BUS_NAME,
                                                           HIATUS_INTERFACE,
                                                           "StateChanged",
                                                           HIATUS_OBJECT_PATH,
                                                           NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_state_changed,
                                                           self,
                                                           NULL);
  hiatus_dbus_hiatus1_proxy_new (self->setup.connection,
                                 G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS |
                                     G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                                 HIATUS_BUS_NAME,
                                 HIATUS_OBJECT_PATH,
                                 NULL,
                                 on_proxy,
                                 self);
}

/* The end of any call that needs no answer but "done". */
static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply == NULL)
    complain (user_data, error);
}

static void
on_quit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  on_called (source, result, user_data);
  leave (user_data);
}

static void
quit (HiatusTray *self)
{
  g_autofree gchar *owner = self->proxy == NULL ? NULL : g_dbus_proxy_get_name_owner (G_DBUS_PROXY (self->proxy));

  self->leaving = TRUE;
  /* Without a daemon the call would start one. */
  if (owner == NULL)
    leave (self);
  else
    hiatus_dbus_hiatus1_call_quit (self->proxy, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_quit, self);
}

static void
try_again (HiatusTray *self)
{
  show (self, hiatus_tray_view_new_starting ());
  ask (self);
}

static void
on_activated (HiatusTrayRow row, gpointer user_data)
{
  HiatusTray *self = user_data;

  if (row == HIATUS_TRAY_QUIT)
    quit (self);
  else if (self->proxy == NULL)
    return;
  else if (row == HIATUS_TRAY_TRY_AGAIN)
    try_again (self);
  else
    hiatus_tray_act (self->proxy, row, self->undo_id, on_called, self);
}

/**
 * hiatus_tray_new:
 * @setup: what it is given
 *
 * Puts the icon into the panel and asks for the daemon, which the bus starts if need be.
 *
 * Returns: (transfer full): the tray
 */
HiatusTray *
hiatus_tray_new (const HiatusTraySetup *setup)
{
  HiatusTray *self = g_new0 (HiatusTray, 1);

  self->setup = *setup;
  self->indicator = hiatus_tray_indicator_new (setup->icon_folder, on_activated, self);
  show (self, hiatus_tray_view_new_starting ());
  reach_daemon (self);
  return self;
}

/**
 * hiatus_tray_free:
 * @self: (transfer full): the tray
 *
 * Takes the icon off the panel, at the end of the program: a call that is under way must find no main loop any more.
 */
void
hiatus_tray_free (HiatusTray *self)
{
  g_dbus_connection_signal_unsubscribe (self->setup.connection, self->subscription);
  /* Taking the icon off a panel needs a bus. */
  if (!g_dbus_connection_is_closed (self->setup.connection))
    hiatus_tray_indicator_free (self->indicator);
  g_free (self->undo_id);
  g_clear_object (&self->proxy);
  g_free (self);
}
