/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-opener.h"

#include <unistd.h>

#include "daemon/api/names.h"
#include "daemon/api/window-call.h"
#include "tray/display.h"

/* The actions of hiatus-window, and the string that an action takes. */
static const struct
{
  const gchar *action;
  const gchar *parameter;
} windows[HIATUS_TRAY_N_ROWS] = {
  [HIATUS_TRAY_URGE_NOTE] = { "note", "urge" },
  [HIATUS_TRAY_TALK] = { "talk", NULL },
  [HIATUS_TRAY_SLIP] = { "note", "slip" },
  [HIATUS_TRAY_START_PLAN] = { "set-up", NULL },
  /* What is due first. */
  [HIATUS_TRAY_NEXT] = { "next", "" },
  [HIATUS_TRAY_OVERVIEW] = { "overview", NULL },
};

/**
 * hiatus_tray_opens_window:
 * @row: a row
 *
 * Returns: whether the row opens a window
 */
gboolean
hiatus_tray_opens_window (HiatusTrayRow row)
{
  return windows[row].action != NULL;
}

/* What lets a window come to the front: the person asked for it just now. The Startup Notification Protocol hides the
 * time in an id. Wayland wants a token that only a surface of ours could ask for. */
static gchar *
make_startup_id (void)
{
  guint32 time = hiatus_display_get_time (gdk_display_get_default ());

  return time == 0 ? NULL : g_strdup_printf ("hiatus-tray-%d-%u_TIME%u", (gint) getpid (), time, time);
}

/**
 * hiatus_tray_open_window:
 * @connection: the session bus, which starts hiatus-window if need be
 * @row: a row that opens a window
 * @called: for the end of the call; g_dbus_connection_call_finish() says what came of it
 * @user_data: for @called
 *
 * Opens a window.
 */
void
hiatus_tray_open_window (GDBusConnection *connection, HiatusTrayRow row, GAsyncReadyCallback called, gpointer user_data)
{
  g_autofree gchar *startup_id = NULL;

  g_return_if_fail (hiatus_tray_opens_window (row));
  startup_id = make_startup_id ();
  g_dbus_connection_call (connection,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          HIATUS_WINDOW_INTERFACE,
                          HIATUS_WINDOW_METHOD,
                          hiatus_api_window_call (windows[row].action, windows[row].parameter, startup_id, NULL),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          called,
                          user_data);
}
