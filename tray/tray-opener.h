/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tray/tray-model.h"

G_BEGIN_DECLS

gboolean hiatus_tray_opens_window (HiatusTrayRow row);

void hiatus_tray_open_window (GDBusConnection *connection,
                              HiatusTrayRow row,
                              GAsyncReadyCallback called,
                              gpointer user_data);

G_END_DECLS
