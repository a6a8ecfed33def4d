/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/accessibility.h"

#include <glib/gi18n.h>

#include "daemon/shell/peer.h"

/* Whoever takes longer to say where the bus is hangs. */
#define PATIENCE_MS 5000

struct _HiatusAccessibility
{
  GDBusConnection *session; /* (owned) */
  HiatusAccessibilityFunc func;
  gpointer user_data;
  HiatusPeer *peer;          /* (owned): whether it is on */
  GCancellable *cancellable; /* (owned) (nullable): of the way to its bus */
  GDBusConnection *bus;      /* (owned) (nullable) */
  gulong closed_id;
};

static void
drop_bus (HiatusAccessibility *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->bus == NULL)
    return;

  g_clear_signal_handler (&self->closed_id, self->bus);
  g_dbus_connection_close (self->bus, NULL, NULL, NULL);
  g_clear_object (&self->bus);
}

static void
fail (HiatusAccessibility *self,
      const gchar *reason)
{
  drop_bus (self);
  self->func (HIATUS_ACCESSIBILITY_BROKEN, NULL, reason, self->user_data);
}

static void
on_closed (HiatusAccessibility *self)
{
  fail (self, _ ("The bus of accessibility is gone."));
}

static void
on_connected (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_finish (result, &error);
  HiatusAccessibility *self = user_data;

  if (hiatus_peer_is_cancelled (error))
    return;
  if (bus == NULL)
    {
      fail (self, _ ("The bus of accessibility lets nobody in."));
      return;
    }
  self->bus = bus;
  self->closed_id = g_signal_connect_swapped (bus, "closed", G_CALLBACK (on_closed), self);
  self->func (HIATUS_ACCESSIBILITY_ON, bus, NULL, self->user_data);
}

/* On this computer: Hiatus uses no network. */
static gboolean
is_local (const gchar *address)
{
  g_auto (GStrv) parts = g_strsplit (address, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_has_prefix (parts[i], "unix:"))
      return FALSE;
  return *address != '\0';
}

static void
on_address (GObject *session,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (session), result, &error);
  HiatusAccessibility *self = user_data;
  const gchar *address = "";

  if (hiatus_peer_is_cancelled (error))
    return;

  if (reply != NULL)
    g_variant_get (reply, "(&s)", &address);
  if (is_local (address))
    g_dbus_connection_new_for_address (address,
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                       NULL,
                                       self->cancellable,
                                       on_connected,
                                       self);
  else
    fail (self, _ ("Accessibility does not say where its bus is."));
}

static void
find_bus (HiatusAccessibility *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call (self->session,
                          "org.a11y.Bus",
                          "/org/a11y/bus",
                          "org.a11y.Bus",
                          "GetAddress",
                          NULL,
                          G_VARIANT_TYPE ("(s)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          PATIENCE_MS,
                          self->cancellable,
                          on_address,
                          self);
}

static void
on_switched (HiatusPeerAnswer answer,
             gpointer user_data)
{
  HiatusAccessibility *self = user_data;

  if (answer == HIATUS_PEER_ANSWER_PENDING)
    return;

  drop_bus (self);
  if (answer == HIATUS_PEER_ANSWER_YES)
    find_bus (self);
  else if (answer == HIATUS_PEER_ANSWER_UNKNOWN)
    fail (self, _ ("Accessibility does not say whether it is on."));
  else
    self->func (HIATUS_ACCESSIBILITY_OFF, NULL, NULL, self->user_data);
}

static const HiatusQuestion is_enabled = {
  .bus_name = "org.a11y.Bus",
  .path = "/org/a11y/bus",
  HIATUS_QUESTION_PROPERTY ("org.a11y.Status", "IsEnabled"),
};

/**
 * hiatus_accessibility_new:
 * @session: the session bus
 * @func: called when it is known how it is, and each time when it is another way
 * @user_data: for @func
 *
 * Returns: (transfer full): the way to accessibility
 */
HiatusAccessibility *
hiatus_accessibility_new (GDBusConnection *session,
                          HiatusAccessibilityFunc func,
                          gpointer user_data)
{
  HiatusAccessibility *self = g_new0 (HiatusAccessibility, 1);

  self->session = g_object_ref (session);
  self->func = func;
  self->user_data = user_data;
  self->peer = hiatus_peer_new_for_property (session, &is_enabled, on_switched, self);

  return self;
}

/**
 * hiatus_accessibility_free:
 * @self: (transfer full): the way to accessibility
 *
 * Leaves it. Its function is not called again.
 */
void
hiatus_accessibility_free (HiatusAccessibility *self)
{
  hiatus_peer_free (self->peer);
  drop_bus (self);
  g_object_unref (self->session);
  g_free (self);
}
