/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/presence.h"

G_BEGIN_DECLS

/**
 * HiatusPresenceState:
 * @HIATUS_PRESENCE_OFF: not started
 * @HIATUS_PRESENCE_FINDING_OUT: asked, and no answer yet
 * @HIATUS_PRESENCE_ON: it tells
 * @HIATUS_PRESENCE_NOT_HERE: not possible here; hiatus_presence_source_get_reason() says why and names the mend
 *
 * What a source can do at the moment.
 */
typedef enum
{
  HIATUS_PRESENCE_OFF,
  HIATUS_PRESENCE_FINDING_OUT,
  HIATUS_PRESENCE_ON,
  HIATUS_PRESENCE_NOT_HERE,
} HiatusPresenceState;

/**
 * HiatusPresenceMedium:
 * @HIATUS_PRESENCE_SESSION_BUS: a #GDBusConnection
 * @HIATUS_PRESENCE_SYSTEM_BUS: a #GDBusConnection
 * @HIATUS_PRESENCE_X11: a #HiatusX11
 * @HIATUS_PRESENCE_WAYLAND: a #HiatusWayland
 *
 * Through what a source sees.
 */
typedef enum
{
  HIATUS_PRESENCE_SESSION_BUS,
  HIATUS_PRESENCE_SYSTEM_BUS,
  HIATUS_PRESENCE_X11,
  HIATUS_PRESENCE_WAYLAND,
  HIATUS_PRESENCE_N_MEDIA,
} HiatusPresenceMedium;

#define HIATUS_TYPE_PRESENCE_SOURCE (hiatus_presence_source_get_type ())
G_DECLARE_DERIVABLE_TYPE (HiatusPresenceSource, hiatus_presence_source, HIATUS, PRESENCE_SOURCE, GObject)

/**
 * HiatusPresenceSourceClass:
 * @name: what it is called, untranslated
 * @medium: through what it sees
 * @tells: the flags that it can tell
 * @fallback: those of @tells that count only where no other source tells them
 * @start: begins to look; the source holds no reference on the medium, which lives until @stop
 * @stop: looks no more, and forgets the medium
 * @attend: (nullable): somebody waits for an answer, or no longer; for what would wake the daemon too often at rest.
 *   Also called when somebody who waits asks again
 *
 * One thing that knows something of whether a pop-up would be welcome. An implementation tells what it knows with
 * hiatus_presence_source_tell(), _ask() and _refuse(). It never blocks and never wakes up without an event.
 */
struct _HiatusPresenceSourceClass
{
  GObjectClass parent_class;

  const gchar *name;
  HiatusPresenceMedium medium;
  HiatusPresenceFlags tells;
  HiatusPresenceFlags fallback;

  void (*start) (HiatusPresenceSource *self,
                 gpointer medium);
  void (*stop) (HiatusPresenceSource *self);
  void (*attend) (HiatusPresenceSource *self,
                  gboolean attend);
};

HiatusPresenceSource *hiatus_presence_source_new (GType type,
                                                  guint idle_limit_ms);

void hiatus_presence_source_start (HiatusPresenceSource *self,
                                   gpointer medium);

void hiatus_presence_source_stop (HiatusPresenceSource *self,
                                  HiatusPresenceState state,
                                  const gchar *reason);

void hiatus_presence_source_attend (HiatusPresenceSource *self,
                                    gboolean attend);

const gchar *hiatus_presence_source_get_name (HiatusPresenceSource *self);

HiatusPresenceMedium hiatus_presence_source_get_medium (HiatusPresenceSource *self);

HiatusPresenceState hiatus_presence_source_get_state (HiatusPresenceSource *self);

const gchar *hiatus_presence_source_get_reason (HiatusPresenceSource *self);

HiatusPresenceFlags hiatus_presence_source_get_flags (HiatusPresenceSource *self);

HiatusPresenceFlags hiatus_presence_source_get_tells (HiatusPresenceSource *self);

HiatusPresenceFlags hiatus_presence_source_get_fallback (HiatusPresenceSource *self);

/* For implementations. */

guint hiatus_presence_source_get_idle_limit_ms (HiatusPresenceSource *self);

gboolean hiatus_presence_source_is_attended (HiatusPresenceSource *self);

void hiatus_presence_source_ask (HiatusPresenceSource *self);

void hiatus_presence_source_tell (HiatusPresenceSource *self,
                                  HiatusPresenceFlags flags);

void hiatus_presence_source_refuse (HiatusPresenceSource *self,
                                    const gchar *reason);

G_END_DECLS
