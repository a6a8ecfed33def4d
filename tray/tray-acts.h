/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hiatus-dbus.h"
#include "tray/tray-model.h"

G_BEGIN_DECLS

gboolean hiatus_tray_act (HiatusDBusHiatus1 *proxy,
                          HiatusTrayRow row,
                          const gchar *undo_id,
                          const gchar *wait_id,
                          GAsyncReadyCallback called,
                          gpointer user_data);

G_END_DECLS
