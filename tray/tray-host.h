/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusTrayHost:
 * @HIATUS_TRAY_HOST_NONE: nothing shows tray icons
 * @HIATUS_TRAY_HOST_OLD: a panel of the older kind, whose icons are windows
 * @HIATUS_TRAY_HOST_NOTIFIER: a panel that speaks StatusNotifierItem
 *
 * What shows tray icons here.
 */
typedef enum
{
  HIATUS_TRAY_HOST_NONE,
  HIATUS_TRAY_HOST_OLD,
  HIATUS_TRAY_HOST_NOTIFIER,
} HiatusTrayHost;

/**
 * HiatusTrayHostSeen:
 * @host: what shows tray icons
 * @user_data: from hiatus_tray_host_look()
 *
 * Called once with what was seen.
 */
typedef void (*HiatusTrayHostSeen) (HiatusTrayHost host,
                                    gpointer user_data);

void hiatus_tray_host_look (GDBusConnection *connection,
                            guint grace_ms,
                            HiatusTrayHostSeen seen,
                            gpointer user_data);

G_END_DECLS
