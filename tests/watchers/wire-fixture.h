/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/watchers/watcher-notifications-text.h"

G_BEGIN_DECLS

guint8 *wire_fixture_make (const gchar *interface,
                           const gchar *member,
                           GVariant *arguments,
                           GDBusMessageByteOrder order,
                           gsize *length);

GVariant *wire_fixture_notify (const gchar *application,
                               guint32 replaces,
                               const gchar *summary,
                               const gchar *body,
                               const gchar *hints);

G_END_DECLS
