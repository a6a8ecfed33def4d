/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusTrayHostSeen:
 * @is_there: whether something shows tray icons
 * @user_data: from hiatus_tray_host_look()
 *
 * Called once with what was seen.
 */
typedef void (*HiatusTrayHostSeen) (gboolean is_there,
                                    gpointer user_data);

void hiatus_tray_host_look (GDBusConnection *connection,
                            guint grace_ms,
                            HiatusTrayHostSeen seen,
                            gpointer user_data);

G_END_DECLS
