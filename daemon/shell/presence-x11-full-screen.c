/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/x11.h"

/**
 * HiatusPresenceX11FullScreen:
 *
 * Whether the window in use fills the screen, as the window manager tells. Programs change properties of their window
 * at each key, so this window and the root are followed only while somebody waits for an answer.
 */
struct _HiatusPresenceX11FullScreen
{
  HiatusPresenceSource parent_instance;
  HiatusX11 *x11; /* the medium */
  gboolean is_looking;
  xcb_window_t window; /* in use; XCB_NONE: none */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceX11FullScreen, hiatus_presence_x11_full_screen, HIATUS_TYPE_PRESENCE_SOURCE)

static void
select_changes (HiatusPresenceX11FullScreen *self,
                xcb_window_t window,
                gboolean wanted)
{
  const guint32 mask = wanted ? XCB_EVENT_MASK_PROPERTY_CHANGE : XCB_EVENT_MASK_NO_EVENT;

  if (window != XCB_NONE)
    xcb_change_window_attributes (hiatus_x11_get_connection (self->x11), window, XCB_CW_EVENT_MASK, &mask);
}

static void
on_state (const guint32 *values,
          guint n,
          gpointer user_data)
{
  HiatusPresenceX11FullScreen *self = user_data;
  xcb_atom_t full_screen = hiatus_x11_get_facts (self->x11)->full_screen;
  HiatusPresenceFlags flags = HIATUS_PRESENCE_HERE;

  for (guint i = 0; i < n; i++)
    if (values[i] == full_screen)
      flags = HIATUS_PRESENCE_FULL_SCREEN;
  hiatus_presence_source_tell (HIATUS_PRESENCE_SOURCE (self), flags);
}

/* Without a window the root is asked, which has no state: that answer, too, comes after those to what was asked before. */
static void
read_state (HiatusPresenceX11FullScreen *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  hiatus_x11_read (self->x11, self->window != XCB_NONE ? self->window : facts->root, facts->window_state, on_state, self);
}

/* The same one as before, too: it may have been gone, and its number have been given to another. */
static void
take_window (HiatusPresenceX11FullScreen *self,
             xcb_window_t window)
{
  select_changes (self, self->window, FALSE);
  self->window = window;
  select_changes (self, self->window, TRUE);
}

static void
follow (HiatusPresenceX11FullScreen *self,
        xcb_window_t window)
{
  /* At the start it is enough to know that it can be told. */
  if (!self->is_looking)
    {
      hiatus_presence_source_tell (HIATUS_PRESENCE_SOURCE (self), HIATUS_PRESENCE_HERE);
      return;
    }
  take_window (self, window);
  read_state (self);
}

/* Some window managers, such as Openbox, name no window before there is one. */
static void
on_supported (const guint32 *values,
              guint n,
              gpointer user_data)
{
  HiatusPresenceX11FullScreen *self = user_data;
  const xcb_atom_t active_window = hiatus_x11_get_facts (self->x11)->active_window;

  /* One has come into use meanwhile. */
  if (self->window != XCB_NONE)
    return;
  for (guint i = 0; i < n; i++)
    if (values[i] == active_window)
      {
        follow (self, XCB_NONE);
        return;
      }
  hiatus_presence_source_refuse (HIATUS_PRESENCE_SOURCE (self),
                                 _ ("The window manager does not say which window is in use; most do, such as Openbox, Xfwm and KWin."));
}

static void
on_active_window (const guint32 *values,
                  guint n,
                  gpointer user_data)
{
  HiatusPresenceX11FullScreen *self = user_data;
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  if (n > 0)
    {
      /* Some name the root window where there is none, and what is heard of that is more than its state. */
      follow (self, values[0] == facts->root ? (xcb_window_t) XCB_NONE : values[0]);
      return;
    }
  take_window (self, XCB_NONE);
  hiatus_x11_read (self->x11, facts->root, facts->supported, on_supported, self);
}

static void
read_active_window (HiatusPresenceX11FullScreen *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  hiatus_x11_read (self->x11, facts->root, facts->active_window, on_active_window, self);
}

static void
on_event (HiatusPresenceX11FullScreen *self,
          gpointer data)
{
  const xcb_property_notify_event_t *event = data;
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  if (!self->is_looking || event->response_type != XCB_PROPERTY_NOTIFY)
    return;

  if (event->window == facts->root && event->atom == facts->active_window)
    read_active_window (self);
  else if (event->window == self->window && event->atom == facts->window_state)
    read_state (self);
}

static void
look (HiatusPresenceX11FullScreen *self,
      gboolean wanted)
{
  HiatusPresenceSource *source = HIATUS_PRESENCE_SOURCE (self);

  if (self->is_looking == wanted)
    return;

  self->is_looking = wanted;
  select_changes (self, hiatus_x11_get_facts (self->x11)->root, wanted);
  if (wanted)
    {
      hiatus_presence_source_ask (source);
      read_active_window (self);
      return;
    }
  hiatus_x11_forget (self->x11, self);
  take_window (self, XCB_NONE);
  if (hiatus_presence_source_get_state (source) != HIATUS_PRESENCE_NOT_HERE)
    hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
}

static void
presence_x11_full_screen_start (HiatusPresenceSource *source,
                                gpointer medium)
{
  HiatusPresenceX11FullScreen *self = HIATUS_PRESENCE_X11_FULL_SCREEN (source);

  self->x11 = medium;
  g_signal_connect_object (medium, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  if (hiatus_presence_source_is_attended (source))
    look (self, TRUE);
  else
    read_active_window (self);
}

static void
presence_x11_full_screen_attend (HiatusPresenceSource *source,
                                 gboolean attend)
{
  look (HIATUS_PRESENCE_X11_FULL_SCREEN (source), attend);
}

static void
presence_x11_full_screen_stop (HiatusPresenceSource *source)
{
  HiatusPresenceX11FullScreen *self = HIATUS_PRESENCE_X11_FULL_SCREEN (source);

  look (self, FALSE);
  hiatus_x11_forget (self->x11, self);
  g_signal_handlers_disconnect_by_data (self->x11, self);
  self->x11 = NULL;
}

static void
hiatus_presence_x11_full_screen_class_init (HiatusPresenceX11FullScreenClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  source_class->name = N_ ("Full screen on X11");
  source_class->medium = HIATUS_PRESENCE_X11;
  source_class->tells = HIATUS_PRESENCE_FULL_SCREEN;
  source_class->start = presence_x11_full_screen_start;
  source_class->stop = presence_x11_full_screen_stop;
  source_class->attend = presence_x11_full_screen_attend;
}

static void
hiatus_presence_x11_full_screen_init (HiatusPresenceX11FullScreen *self)
{
}
