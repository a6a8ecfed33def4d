/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DISPLAY_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (HiatusPresence, hiatus_presence, G_TYPE_OBJECT)

static void
hiatus_presence_default_init (HiatusPresenceInterface *iface)
{
  /**
   * HiatusPresence::changed:
   * @self: the presence
   *
   * hiatus_presence_get_flags() answers something else than before.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HiatusPresence::display-lost:
   * @self: the presence
   *
   * The display that was in use is gone: the session has ended.
   */
  signals[SIGNAL_DISPLAY_LOST] =
      g_signal_new ("display-lost", HIATUS_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * hiatus_display_clear:
 * @display: a display
 *
 * Frees what @display owns.
 */
void
hiatus_display_clear (HiatusDisplay *display)
{
  g_clear_pointer (&display->x11, g_free);
  g_clear_pointer (&display->x11_authority, g_free);
  g_clear_pointer (&display->wayland, g_free);
}

/**
 * hiatus_presence_get_flags:
 * @self: a presence
 *
 * Whether a pop-up that nobody asked for would be welcome now.
 *
 * Windows and notification servers would wake the daemon all day long. They are looked at from the first question on,
 * until hiatus_presence_rest(): so ask when something is due, and not before. While nobody is there they are not looked
 * at either; "changed" tells when somebody is back, and who asks again then learns of them too.
 *
 * Returns: what is known; %HIATUS_PRESENCE_HERE if nothing speaks against it
 */
HiatusPresenceFlags
hiatus_presence_get_flags (HiatusPresence *self)
{
  g_return_val_if_fail (HIATUS_IS_PRESENCE (self), HIATUS_PRESENCE_HERE);

  return HIATUS_PRESENCE_GET_IFACE (self)->get_flags (self);
}

/**
 * hiatus_presence_rest:
 * @self: a presence
 *
 * Nothing is due: windows and notification servers need not be looked at until hiatus_presence_get_flags() is called
 * again. Idle, locked and asleep are known all the time.
 *
 * Returns: what is known without looking
 */
HiatusPresenceFlags
hiatus_presence_rest (HiatusPresence *self)
{
  g_return_val_if_fail (HIATUS_IS_PRESENCE (self), HIATUS_PRESENCE_HERE);

  if (HIATUS_PRESENCE_GET_IFACE (self)->rest == NULL)
    return HIATUS_PRESENCE_GET_IFACE (self)->get_flags (self);

  return HIATUS_PRESENCE_GET_IFACE (self)->rest (self);
}

/**
 * hiatus_presence_use_display:
 * @self: a presence
 * @display: where the session can be seen
 *
 * Looks at the session there from now on. The same display again changes nothing; another one takes its place.
 */
void
hiatus_presence_use_display (HiatusPresence *self,
                             const HiatusDisplay *display)
{
  g_return_if_fail (HIATUS_IS_PRESENCE (self));
  g_return_if_fail (display != NULL);

  HIATUS_PRESENCE_GET_IFACE (self)->use_display (self, display);
}

/**
 * hiatus_presence_can_raise:
 * @self: a presence
 *
 * Whether a window that the person did not click for can come to the front. Where nothing is known it is worth a try.
 *
 * Returns: %FALSE on Wayland where the compositor has no layer for that, as on GNOME; %TRUE otherwise
 */
gboolean
hiatus_presence_can_raise (HiatusPresence *self)
{
  g_return_val_if_fail (HIATUS_IS_PRESENCE (self), TRUE);

  return HIATUS_PRESENCE_GET_IFACE (self)->can_raise == NULL || HIATUS_PRESENCE_GET_IFACE (self)->can_raise (self);
}

/**
 * hiatus_presence_emit_changed:
 * @self: a presence
 *
 * Emits "changed". For implementations, fakes among them.
 */
void
hiatus_presence_emit_changed (HiatusPresence *self)
{
  g_return_if_fail (HIATUS_IS_PRESENCE (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hiatus_presence_emit_display_lost:
 * @self: a presence
 *
 * Emits "display-lost". For implementations, fakes among them.
 */
void
hiatus_presence_emit_display_lost (HiatusPresence *self)
{
  g_return_if_fail (HIATUS_IS_PRESENCE (self));

  g_signal_emit (self, signals[SIGNAL_DISPLAY_LOST], 0);
}
