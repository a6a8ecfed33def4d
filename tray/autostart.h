/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean hiatus_autostart_hand_over (GDBusConnection *connection,
                                     GVariant *display);

G_END_DECLS
