/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hiatus_window_opener_open (GDBusConnection *session,
                                const gchar *action,
                                const gchar *parameter,
                                const gchar *token,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

gboolean hiatus_window_opener_open_finish (GDBusConnection *session,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
