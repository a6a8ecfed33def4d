/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean hiatus_api_be_the_only_one (GDBusConnection *connection,
                                     const gchar *name,
                                     gboolean *is_only_one,
                                     GError **error);

guint32 hiatus_api_find_process (GDBusConnection *connection,
                                 const gchar *name);

G_END_DECLS
