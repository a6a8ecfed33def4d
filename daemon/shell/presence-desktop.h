/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/presence.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_PRESENCE_DESKTOP (hiatus_presence_desktop_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceDesktop, hiatus_presence_desktop, HIATUS, PRESENCE_DESKTOP, GObject)

HiatusPresence *hiatus_presence_desktop_new (GDBusConnection *session);

G_END_DECLS
