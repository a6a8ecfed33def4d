/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "hiatus-dbus.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_DAEMON_LINK (hiatus_daemon_link_get_type ())

/**
 * HiatusDaemonLink:
 *
 * The way from the windows to the daemon, and what it last said of the state of things. Nothing here waits: calls go
 * through hiatus_daemon_link_get_proxy(), whose answers come later, and the bus starts a daemon that is not there.
 */
G_DECLARE_FINAL_TYPE (HiatusDaemonLink, hiatus_daemon_link, HIATUS, DAEMON_LINK, GObject)

HiatusDaemonLink *hiatus_daemon_link_new (GDBusConnection *connection,
                                          GError **error);

HiatusDBusHiatus1 *hiatus_daemon_link_get_proxy (HiatusDaemonLink *self);

GVariant *hiatus_daemon_link_get_state (HiatusDaemonLink *self);

gboolean hiatus_daemon_link_is_broken (HiatusDaemonLink *self);

void hiatus_daemon_link_ask (HiatusDaemonLink *self);

void hiatus_daemon_link_want_unlock (HiatusDaemonLink *self);

gboolean hiatus_daemon_link_asks_by_itself (HiatusDaemonLink *self);

gchar *hiatus_daemon_link_explain (const GError *error);

G_END_DECLS
