/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watcher-notifications-wire.h"

G_BEGIN_DECLS

/**
 * HIATUS_MONITOR_MESSAGE_MAX:
 *
 * How long a message may be, in bytes, to be looked at. A longer one is counted as dropped: pictures have no such size.
 */
#define HIATUS_MONITOR_MESSAGE_MAX (16u * 1024 * 1024)

/**
 * HiatusMonitor:
 *
 * Sees what passes on a bus, through a connection of its own. It reads the socket itself: what it has read stands in a
 * single buffer, is shown in this turn of the main loop, and is wiped at once. What is not yet read waits with the bus. So
 * nothing of it is left in memory, and a flood finds no queue to grow.
 */
typedef struct _HiatusMonitor HiatusMonitor;

/**
 * HiatusMonitorEvents:
 * @on_ready: it sees; with the unique name of the owner of the name that it was made with, %NULL if it has none
 * @on_message: a message passed; only while the function runs is it there
 * @on_dropped: a message passed that was too long to be looked at
 * @on_refused: the bus lets nobody see what passes
 * @on_lost: the connection could not be made, or broke
 *
 * Who is told what. Each may free the monitor. After the last two it does nothing any more.
 */
typedef struct
{
  void (*on_ready) (const gchar *owner,
                    gpointer user_data);
  void (*on_message) (const HiatusWireMessage *message,
                      gpointer user_data);
  void (*on_dropped) (gpointer user_data);
  void (*on_refused) (gpointer user_data);
  void (*on_lost) (gpointer user_data);
} HiatusMonitorEvents;

HiatusMonitor *hiatus_monitor_new (const gchar *address,
                                   const gchar *name,
                                   const gchar *const *rules,
                                   const HiatusMonitorEvents *events,
                                   gpointer user_data);

void hiatus_monitor_free (HiatusMonitor *self);

G_END_DECLS
