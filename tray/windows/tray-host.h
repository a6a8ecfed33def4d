/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusTrayHost:
 *
 * Looks whether there is a panel that shows tray icons.
 */
typedef struct _HiatusTrayHost HiatusTrayHost;

/**
 * HiatusTrayHostFound:
 * @found: whether there is one
 * @user_data: from hiatus_tray_host_new()
 *
 * Told once at the start, and when that changes.
 */
typedef void (*HiatusTrayHostFound) (gboolean found,
                                     gpointer user_data);

HiatusTrayHost *hiatus_tray_host_new (GDBusConnection *connection,
                                      HiatusTrayHostFound found,
                                      gpointer user_data);

void hiatus_tray_host_free (HiatusTrayHost *self);

G_END_DECLS
