/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/window-opener.h"

#include <glib/gi18n.h>

#include "daemon/api/names.h"
#include "daemon/api/window-call.h"

/* The daemon does not wait for a window, however long that takes to start; a limit would only wake it up. */
#define NO_LIMIT G_MAXINT

/**
 * hiatus_window_opener_open:
 * @session: the session bus, which starts hiatus-window if need be
 * @action: an action of hiatus-window, as "overview"
 * @parameter: (nullable): the id that it takes, if it takes one
 * @token: (nullable): the activation token of the click that asked for it, with which a window may come to the front
 * @callback: (nullable): called in the end
 * @user_data: for @callback
 *
 * Opens a window. Returns at once.
 */
void
hiatus_window_opener_open (GDBusConnection *session,
                           const gchar *action,
                           const gchar *parameter,
                           const gchar *token,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  /* By which name the token counts depends on the toolkit's age and on Wayland or X11: the specification of desktop
   * entries wants both. */
  g_dbus_connection_call (session,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          HIATUS_WINDOW_INTERFACE,
                          HIATUS_WINDOW_METHOD,
                          hiatus_api_window_call (action, parameter, token, token),
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
