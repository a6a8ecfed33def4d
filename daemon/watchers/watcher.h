/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/core/matcher.h"
#include "daemon/core/sighting.h"
#include "daemon/shell/wayland.h"
#include "daemon/shell/x11.h"

G_BEGIN_DECLS

/**
 * HiatusWatcherState:
 * @HIATUS_WATCHER_OFF: not wanted, or paused
 * @HIATUS_WATCHER_STARTING: asked, and no answer yet
 * @HIATUS_WATCHER_ON: it watches
 * @HIATUS_WATCHER_FALTERED: it broke, and is tried again by itself; hiatus_watcher_get_reason() says why
 * @HIATUS_WATCHER_NOT_HERE: not possible here; hiatus_watcher_get_reason() says why and names the mend
 *
 * How a watcher fares. What it says is the truth: whoever believes that Hiatus watches has to be right.
 */
typedef enum
{
  HIATUS_WATCHER_OFF,
  HIATUS_WATCHER_STARTING,
  HIATUS_WATCHER_ON,
  HIATUS_WATCHER_FALTERED,
  HIATUS_WATCHER_NOT_HERE,
} HiatusWatcherState;

/**
 * HiatusWatcherNeeds:
 * @HIATUS_WATCHER_NEEDS_BUS: the session bus alone
 * @HIATUS_WATCHER_NEEDS_X11: a session on X11
 * @HIATUS_WATCHER_NEEDS_WAYLAND: a session on Wayland
 *
 * What a watcher cannot do without. It is started when that is there.
 */
typedef enum
{
  HIATUS_WATCHER_NEEDS_BUS,
  HIATUS_WATCHER_NEEDS_X11,
  HIATUS_WATCHER_NEEDS_WAYLAND,
} HiatusWatcherNeeds;

/**
 * HiatusMedia:
 * @session: the daemon's own connection to the session bus
 * @session_address: the address of that bus, for a connection of one's own
 * @x11: (nullable): the X server of a session on X11: a connection that only the watchers use
 * @wayland: (nullable): the compositor of a session on Wayland: a connection that only the watchers use
 *
 * Through what watchers see. All of it lives until the watcher is stopped.
 */
typedef struct
{
  GDBusConnection *session;
  const gchar *session_address;
  HiatusX11 *x11;
  HiatusWayland *wayland;
} HiatusMedia;

#define HIATUS_TYPE_WATCHER (hiatus_watcher_get_type ())
G_DECLARE_DERIVABLE_TYPE (HiatusWatcher, hiatus_watcher, HIATUS, WATCHER, GObject)

/**
 * HiatusWatcherClass:
 * @name: what it is called, untranslated
 * @source: what it watches
 * @needs: what it cannot do without
 * @start: begins to watch; says how it went with hiatus_watcher_is_on(), _falter() or _refuse(), now or later
 * @stop: watches no more, and forgets what it was started with. Called after _falter() too, before the next start
 * @hush: (nullable): closes a banner
 *
 * One thing that observes texts. It never blocks, never wakes up without an event, and keeps nothing that it saw.
 */
struct _HiatusWatcherClass
{
  GObjectClass parent_class;

  const gchar *name;
  HiatusSource source;
  HiatusWatcherNeeds needs;

  void (*start) (HiatusWatcher *self,
                 const HiatusMedia *media);
  void (*stop) (HiatusWatcher *self);
  void (*hush) (HiatusWatcher *self,
                guint64 banner);
};

HiatusWatcher *hiatus_watcher_new (GType type);

void hiatus_watcher_set_matcher (HiatusWatcher *self,
                                 HiatusMatcher *matcher);

void hiatus_watcher_start (HiatusWatcher *self,
                           const HiatusMedia *media);

void hiatus_watcher_stop (HiatusWatcher *self,
                          HiatusWatcherState state,
                          const gchar *reason);

void hiatus_watcher_hush (HiatusWatcher *self,
                          guint64 banner);

gboolean hiatus_watcher_is_started (HiatusWatcher *self);

const gchar *hiatus_watcher_get_name (HiatusWatcher *self);

HiatusSource hiatus_watcher_get_source (HiatusWatcher *self);

HiatusWatcherNeeds hiatus_watcher_get_needs (HiatusWatcher *self);

HiatusWatcherState hiatus_watcher_get_state (HiatusWatcher *self);

const gchar *hiatus_watcher_get_reason (HiatusWatcher *self);

/* For implementations. */

HiatusMatcher *hiatus_watcher_ref_matcher (HiatusWatcher *self);

guint hiatus_watcher_observe (HiatusWatcher *self,
                              const gchar *text,
                              gssize length,
                              const HiatusPlace *place);

void hiatus_watcher_sight (HiatusWatcher *self,
                           HiatusMatcher *matcher,
                           const HiatusMatch *match,
                           const HiatusPlace *place);

void hiatus_watcher_is_on (HiatusWatcher *self,
                           const gchar *limits);

void hiatus_watcher_falter (HiatusWatcher *self,
                            const gchar *reason);

void hiatus_watcher_refuse (HiatusWatcher *self,
                            const gchar *reason);

G_END_DECLS
