/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/presence-source.h"

G_BEGIN_DECLS

/* The sources, each a file of its own. A new one is a type here and a line in presence-desktop.c. */

#define HIATUS_TYPE_PRESENCE_X11_IDLE (hiatus_presence_x11_idle_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceX11Idle, hiatus_presence_x11_idle, HIATUS, PRESENCE_X11_IDLE, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_WAYLAND_IDLE (hiatus_presence_wayland_idle_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceWaylandIdle, hiatus_presence_wayland_idle, HIATUS, PRESENCE_WAYLAND_IDLE, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_IDLE_MUTTER (hiatus_presence_idle_mutter_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceIdleMutter, hiatus_presence_idle_mutter, HIATUS, PRESENCE_IDLE_MUTTER, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_SESSION (hiatus_presence_session_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceSession, hiatus_presence_session, HIATUS, PRESENCE_SESSION, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_SLEEP (hiatus_presence_sleep_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceSleep, hiatus_presence_sleep, HIATUS, PRESENCE_SLEEP, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_SCREEN_SAVER (hiatus_presence_screen_saver_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceScreenSaver, hiatus_presence_screen_saver, HIATUS, PRESENCE_SCREEN_SAVER, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_SERVER (hiatus_presence_server_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceServer, hiatus_presence_server, HIATUS, PRESENCE_SERVER, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_X11_FULL_SCREEN (hiatus_presence_x11_full_screen_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceX11FullScreen, hiatus_presence_x11_full_screen, HIATUS, PRESENCE_X11_FULL_SCREEN, HiatusPresenceSource)

#define HIATUS_TYPE_PRESENCE_WAYLAND_FULL_SCREEN (hiatus_presence_wayland_full_screen_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceWaylandFullScreen, hiatus_presence_wayland_full_screen, HIATUS, PRESENCE_WAYLAND_FULL_SCREEN, HiatusPresenceSource)

G_END_DECLS
