/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray/tray-opener.h"

#include <unistd.h>

#include "daemon/api/names.h"
#include "tray/display.h"

/* The actions of hiatus-window, and the string that an action takes. */
static const struct
{
  const gchar *action;
  const gchar *parameter;
} windows[HIATUS_TRAY_N_ROWS] = {
  [HIATUS_TRAY_URGE_NOTE] = { "note", "urge" },
  [HIATUS_TRAY_SLIP] = { "note", "slip" },
  [HIATUS_TRAY_START_PLAN] = { "start-plan", NULL },
  /* What is due is told there. */
  [HIATUS_TRAY_NEXT] = { "overview", NULL },
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
static GVariant *
platform_data (void)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);
  guint32 time = hiatus_display_get_time (gdk_display_get_default ());

  if (time > 0)
    {
      g_autofree gchar *id = g_strdup_printf ("hiatus-tray-%d-%u_TIME%u", (gint) getpid (), time, time);

      g_variant_dict_insert (&data, "desktop-startup-id", "s", id);
    }
  return g_variant_dict_end (&data);
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
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  g_return_if_fail (hiatus_tray_opens_window (row));
  if (windows[row].parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (windows[row].parameter));
  g_dbus_connection_call (connection,
                          HIATUS_WINDOW_BUS_NAME,
                          HIATUS_WINDOW_OBJECT_PATH,
                          "org.freedesktop.Application",
                          "ActivateAction",
                          g_variant_new ("(sav@a{sv})", windows[row].action, &parameters, platform_data ()),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          called,
                          user_data);
}
