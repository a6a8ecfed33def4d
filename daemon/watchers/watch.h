/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/presence.h"
#include "daemon/watchers/watcher.h"

G_BEGIN_DECLS

#define HIATUS_TYPE_WATCH (hiatus_watch_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatch, hiatus_watch, HIATUS, WATCH, GObject)

/**
 * HiatusWatcherType:
 *
 * The function that registers the type of a watcher.
 */
typedef GType (*HiatusWatcherType) (void);

/* Every watcher there is, ended by %NULL. Generated from the list in meson.build. */
extern const HiatusWatcherType hiatus_watcher_types[];

HiatusWatch *hiatus_watch_new (GDBusConnection *session,
                               const gchar *session_address,
                               const HiatusWatcherType *types);

void hiatus_watch_use_display (HiatusWatch *self,
                               const HiatusDisplay *display);

void hiatus_watch_set_matcher (HiatusWatch *self,
                               HiatusMatcher *matcher);

void hiatus_watch_allow (HiatusWatch *self,
                         HiatusSource source);

void hiatus_watch_forbid (HiatusWatch *self,
                          HiatusSource source,
                          const gchar *reason);

void hiatus_watch_hush (HiatusWatch *self,
                        const HiatusSighting *sighting);

HiatusWatcherState hiatus_watch_get_state (HiatusWatch *self,
                                           HiatusSource source);

gchar *hiatus_watch_dup_reason (HiatusWatch *self,
                                HiatusSource source);

G_END_DECLS
