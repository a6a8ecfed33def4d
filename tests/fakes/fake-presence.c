/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fakes/fake-presence.h"

/**
 * HiatusFakePresence:
 *
 * A person who is here until the test says otherwise.
 */
struct _HiatusFakePresence
{
  GObject parent_instance;
  HiatusPresenceFlags flags;
  gboolean is_attended;
  gboolean cannot_raise;
  HiatusDisplay display; /* (owned): the last that was handed over */
};

static void hiatus_fake_presence_iface_init (HiatusPresenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HiatusFakePresence,
                               hiatus_fake_presence,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HIATUS_TYPE_PRESENCE, hiatus_fake_presence_iface_init))

static HiatusPresenceFlags
fake_presence_get_flags (HiatusPresence *presence)
{
  HiatusFakePresence *self = HIATUS_FAKE_PRESENCE (presence);

  self->is_attended = TRUE;

  return self->flags;
}

/* Windows and servers are not looked at. */
static HiatusPresenceFlags
fake_presence_rest (HiatusPresence *presence)
{
  HiatusFakePresence *self = HIATUS_FAKE_PRESENCE (presence);

  self->is_attended = FALSE;

  return self->flags & ~(HIATUS_PRESENCE_DO_NOT_DISTURB | HIATUS_PRESENCE_FULL_SCREEN);
}

static void
fake_presence_use_display (HiatusPresence *presence,
                           const HiatusDisplay *display)
{
  HiatusFakePresence *self = HIATUS_FAKE_PRESENCE (presence);

  hiatus_display_clear (&self->display);
  self->display.x11 = g_strdup (display->x11);
  self->display.x11_authority = g_strdup (display->x11_authority);
  self->display.wayland = g_strdup (display->wayland);
}

static gboolean
fake_presence_can_raise (HiatusPresence *presence)
{
  return !HIATUS_FAKE_PRESENCE (presence)->cannot_raise;
}

static void
hiatus_fake_presence_iface_init (HiatusPresenceInterface *iface)
{
  iface->get_flags = fake_presence_get_flags;
  iface->rest = fake_presence_rest;
  iface->use_display = fake_presence_use_display;
  iface->can_raise = fake_presence_can_raise;
}

static void
hiatus_fake_presence_finalize (GObject *object)
{
  hiatus_display_clear (&HIATUS_FAKE_PRESENCE (object)->display);

  G_OBJECT_CLASS (hiatus_fake_presence_parent_class)->finalize (object);
}

static void
hiatus_fake_presence_class_init (HiatusFakePresenceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hiatus_fake_presence_finalize;
}

static void
hiatus_fake_presence_init (HiatusFakePresence *self)
{
}

/**
 * hiatus_fake_presence_new:
 *
 * Returns: (transfer full): somebody who is here
 */
HiatusFakePresence *
hiatus_fake_presence_new (void)
{
  return g_object_new (HIATUS_TYPE_FAKE_PRESENCE, NULL);
}

/**
 * hiatus_fake_presence_set_flags:
 * @self: the fake
 * @flags: what is known from now on
 *
 * Emits "changed" if that is something else.
 */
void
hiatus_fake_presence_set_flags (HiatusFakePresence *self,
                                HiatusPresenceFlags flags)
{
  if (flags == self->flags)
    return;

  self->flags = flags;
  hiatus_presence_emit_changed (HIATUS_PRESENCE (self));
}

/**
 * hiatus_fake_presence_set_can_raise:
 * @self: the fake
 * @can_raise: whether a window can come to the front by itself, which it can from the beginning
 *
 * Another kind of session.
 */
void
hiatus_fake_presence_set_can_raise (HiatusFakePresence *self,
                                    gboolean can_raise)
{
  self->cannot_raise = !can_raise;
}

/**
 * hiatus_fake_presence_is_attended:
 * @self: the fake
 *
 * Returns: whether windows and notification servers would be looked at, which wakes the daemon all day long
 */
gboolean
hiatus_fake_presence_is_attended (HiatusFakePresence *self)
{
  return self->is_attended;
}

/**
 * hiatus_fake_presence_get_display:
 * @self: the fake
 *
 * Returns: (transfer none): the display that was handed over last; its fields are %NULL before
 */
const HiatusDisplay *
hiatus_fake_presence_get_display (HiatusFakePresence *self)
{
  return &self->display;
}
