/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/window-opener.h"

#include <glib/gi18n.h>

#include "daemon/api/names.h"

#define APPLICATION_INTERFACE "org.freedesktop.Application"

/* The daemon does not wait for a window, however long that takes to start; a limit would only wake it up. */
#define NO_LIMIT G_MAXINT

static GVariant *
platform_data (const gchar *token)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);

  if (token != NULL)
    {
      /* Which of the two counts depends on the toolkit's age and on Wayland or X11: the specification of desktop
       * entries wants both. */
      g_variant_dict_insert (&data, "activation-token", "s", token);
      g_variant_dict_insert (&data, "desktop-startup-id", "s", token);
    }
  return g_variant_dict_end (&data);
}

/**
 * hiatus_window_opener_open:
 * @session: the session bus, which starts hiatus-window if need be
 * @action: an action of hiatus-window that takes nothing, as "overview"
 * @token: (nullable): the activation token of the click that asked for it, with which a window may come to the front
 * @callback: (nullable): called in the end
 * @user_data: for @callback
 *
 * Opens a window. Returns at once.
 */
void
hiatus_window_opener_open (GDBusConnection *session,
                           const gchar *action,
                           const gchar *token,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_dbus_connection_call (session,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          APPLICATION_INTERFACE,
                          "ActivateAction",
                          g_variant_new ("(s@av@a{sv})", action, g_variant_new_array (G_VARIANT_TYPE_VARIANT, NULL, 0), platform_data (token)),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          NO_LIMIT,
                          NULL,
                          callback,
                          user_data);
}

/**
 * hiatus_window_opener_open_finish:
 * @session: the session bus
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: %TRUE if there is somebody who opens it; %FALSE with the error of the bus, prefixed, otherwise
 */
gboolean
hiatus_window_opener_open_finish (GDBusConnection *session,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (session, result, error);

  if (reply == NULL && error != NULL)
    {
      g_dbus_error_strip_remote_error (*error);
      g_prefix_error (error, _ ("The window could not be opened; is hiatus-window installed? "));
    }
  return reply != NULL;
}
