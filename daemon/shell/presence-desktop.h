/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/presence-source.h"

G_BEGIN_DECLS

/**
 * HIATUS_PRESENCE_IDLE_LIMIT_MS:
 *
 * Who has touched nothing for five minutes is away: longer than reading a page takes, shorter than a screen saver
 * waits.
 */
#define HIATUS_PRESENCE_IDLE_LIMIT_MS (5 * 60 * 1000)

#define HIATUS_TYPE_PRESENCE_DESKTOP (hiatus_presence_desktop_get_type ())
G_DECLARE_FINAL_TYPE (HiatusPresenceDesktop, hiatus_presence_desktop, HIATUS, PRESENCE_DESKTOP, GObject)

HiatusPresenceDesktop *hiatus_presence_desktop_new (GDBusConnection *session,
                                                    guint idle_limit_ms);

void hiatus_presence_desktop_start (HiatusPresenceDesktop *self,
                                    GDBusConnection *system);

GPtrArray *hiatus_presence_desktop_get_sources (HiatusPresenceDesktop *self);

G_END_DECLS
