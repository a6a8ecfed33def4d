/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hiatus_autostart_publish (GDBusConnection *connection,
                               GVariant *display);

gboolean hiatus_autostart_hand_over (GDBusConnection *connection);

G_END_DECLS
