/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HiatusPresenceFlags:
 * @HIATUS_PRESENCE_HERE: nothing speaks against a pop-up
 * @HIATUS_PRESENCE_IDLE: nobody has touched anything for a while
 * @HIATUS_PRESENCE_LOCKED: the screen is locked
 * @HIATUS_PRESENCE_ASLEEP: the machine goes to sleep or has not woken yet
 * @HIATUS_PRESENCE_DO_NOT_DISTURB: the desktop was told to hold pop-ups
 * @HIATUS_PRESENCE_FULL_SCREEN: a window fills the screen
 * @HIATUS_PRESENCE_UNSETTLED: somebody was asked and has not answered yet; "changed" follows within moments
 *
 * What is known of whether a pop-up would be welcome. What cannot be known does not speak against one.
 */
typedef enum
{
  HIATUS_PRESENCE_HERE = 0,
  HIATUS_PRESENCE_IDLE = 1 << 0,
  HIATUS_PRESENCE_LOCKED = 1 << 1,
  HIATUS_PRESENCE_ASLEEP = 1 << 2,
  HIATUS_PRESENCE_DO_NOT_DISTURB = 1 << 3,
  HIATUS_PRESENCE_FULL_SCREEN = 1 << 4,
  HIATUS_PRESENCE_UNSETTLED = 1 << 5,
} HiatusPresenceFlags;

/**
 * HiatusDisplay:
 * @x11: (owned) (nullable): DISPLAY of the session
 * @x11_authority: (owned) (nullable): XAUTHORITY of the session, a path
 * @wayland: (owned) (nullable): WAYLAND_DISPLAY of the session, a name or a path
 *
 * Where the session can be seen, as the tray hands it over: the daemon may be older than the session's display.
 */
typedef struct
{
  gchar *x11;
  gchar *x11_authority;
  gchar *wayland;
} HiatusDisplay;

void hiatus_display_clear (HiatusDisplay *display);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HiatusDisplay, hiatus_display_clear)

#define HIATUS_TYPE_PRESENCE (hiatus_presence_get_type ())
G_DECLARE_INTERFACE (HiatusPresence, hiatus_presence, HIATUS, PRESENCE, GObject)

/**
 * HiatusPresenceInterface:
 * @get_flags: what is known now
 * @rest: (nullable): nobody waits for an answer; what is known without looking. %NULL: get_flags() does
 * @use_display: looks at the session there from now on
 * @can_raise: (nullable): whether a window can come to the front by itself; %NULL: yes
 *
 * Two signals: "changed" when get_flags() answers something else, and "display-lost" when the display that was in use
 * is gone, which is the end of the session.
 */
struct _HiatusPresenceInterface
{
  GTypeInterface parent_iface;

  HiatusPresenceFlags (*get_flags) (HiatusPresence *self);
  HiatusPresenceFlags (*rest) (HiatusPresence *self);
  void (*use_display) (HiatusPresence *self,
                       const HiatusDisplay *display);
  gboolean (*can_raise) (HiatusPresence *self);
};

HiatusPresenceFlags hiatus_presence_get_flags (HiatusPresence *self);

HiatusPresenceFlags hiatus_presence_rest (HiatusPresence *self);

void hiatus_presence_use_display (HiatusPresence *self,
                                  const HiatusDisplay *display);

gboolean hiatus_presence_can_raise (HiatusPresence *self);

void hiatus_presence_emit_changed (HiatusPresence *self);

void hiatus_presence_emit_display_lost (HiatusPresence *self);

G_END_DECLS
