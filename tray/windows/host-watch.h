/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusHostWatch:
 *
 * Looks whether there is a panel that shows tray icons.
 */
typedef struct _HiatusHostWatch HiatusHostWatch;

/**
 * HiatusHostFound:
 * @found: whether there is one
 * @user_data: from hiatus_host_watch_new()
 *
 * Told once at the start, and when that changes.
 */
typedef void (*HiatusHostFound) (gboolean found,
                                 gpointer user_data);

HiatusHostWatch *hiatus_host_watch_new (GDBusConnection *connection,
                                        HiatusHostFound found,
                                        gpointer user_data);

void hiatus_host_watch_free (HiatusHostWatch *self);

G_END_DECLS
