/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-desktop.h"

/**
 * HiatusPresenceDesktop:
 *
 * What this desktop tells of whether a pop-up would be welcome.
 */
struct _HiatusPresenceDesktop
{
  GObject parent_instance;
  GDBusConnection *session; /* (owned) */
};

static void hiatus_presence_desktop_iface_init (HiatusPresenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusPresenceDesktop,
                               hiatus_presence_desktop,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HIATUS_TYPE_PRESENCE, hiatus_presence_desktop_iface_init))

static HiatusPresenceFlags
presence_desktop_get_flags (HiatusPresence *presence)
{
  return HIATUS_PRESENCE_HERE;
}

static void
presence_desktop_use_display (HiatusPresence *presence,
                              const HiatusDisplay *display)
{
}

static void
hiatus_presence_desktop_iface_init (HiatusPresenceInterface *iface)
{
  iface->get_flags = presence_desktop_get_flags;
  iface->use_display = presence_desktop_use_display;
}

static void
hiatus_presence_desktop_dispose (GObject *object)
{
  g_clear_object (&HIATUS_PRESENCE_DESKTOP (object)->session);

  G_OBJECT_CLASS (hiatus_presence_desktop_parent_class)->dispose (object);
}

static void
hiatus_presence_desktop_class_init (HiatusPresenceDesktopClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_presence_desktop_dispose;
}

static void
hiatus_presence_desktop_init (HiatusPresenceDesktop *self)
{
}

/**
 * hiatus_presence_desktop_new:
 * @session: the session bus
 *
 * Returns: (transfer full): the presence on this desktop
 */
HiatusPresence *
hiatus_presence_desktop_new (GDBusConnection *session)
{
  HiatusPresenceDesktop *self = g_object_new (HIATUS_TYPE_PRESENCE_DESKTOP, NULL);

  self->session = g_object_ref (session);
  return HIATUS_PRESENCE (self);
}
