/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/presence-sources.h"

#include <glib/gi18n.h>

#include "daemon/shell/wayland.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"

/* From this version on a state of full screen exists. */
#define LOWEST_VERSION 2
#define HIGHEST_VERSION 3

/* One round of looking, from the question until the compositor has said that it says no more. */
typedef struct
{
  HiatusPresenceWaylandFullScreen *owner;
  struct zwlr_foreign_toplevel_manager_v1 *manager; /* (owned) */
  struct wl_callback *first;                        /* (owned) (nullable): comes when all windows are known */
  GPtrArray *windows;                               /* (element-type Window) (owned) */
} Look;

typedef struct
{
  Look *look;
  struct zwlr_foreign_toplevel_handle_v1 *handle; /* (owned) */
  gboolean is_full_screen;                        /* full screen and in use */
} Window;

/**
 * HiatusPresenceWaylandFullScreen:
 *
 * Whether the window in use fills the screen, on compositors of wlroots' kind. They tell everything about every
 * window, each change of a title too, so they are listened to only while somebody waits for an answer.
 */
struct _HiatusPresenceWaylandFullScreen
{
  HiatusPresenceSource parent_instance;
  HiatusWayland *wayland; /* the medium */
  Look *look;             /* (nullable): the present one */
  GPtrArray *looks;       /* (element-type Look) (owned): with those that end */
};

G_DEFINE_FINAL_TYPE (HiatusPresenceWaylandFullScreen, hiatus_presence_wayland_full_screen, HIATUS_TYPE_PRESENCE_SOURCE)

static void
window_free (gpointer data)
{
  Window *window = data;

  zwlr_foreign_toplevel_handle_v1_destroy (window->handle);
  g_free (window);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->windows);
  g_clear_pointer (&look->first, wl_callback_destroy);
  zwlr_foreign_toplevel_manager_v1_destroy (look->manager);
  g_free (look);
}

static void
tell (Look *look)
{
  HiatusPresenceFlags flags = HIATUS_PRESENCE_HERE;

  /* Until the first of all windows is known the list is not complete. */
  if (look->owner->look != look || look->first != NULL)
    return;

  for (guint i = 0; i < look->windows->len; i++)
    if (((const Window *) g_ptr_array_index (look->windows, i))->is_full_screen)
      flags = HIATUS_PRESENCE_FULL_SCREEN;
  hiatus_presence_source_tell (HIATUS_PRESENCE_SOURCE (look->owner), flags);
}

static void
on_text (void *data,
         struct zwlr_foreign_toplevel_handle_v1 *handle,
         const gchar *text)
{
}

static void
on_output (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle,
           struct wl_output *output)
{
}

static void
on_state (void *data,
          struct zwlr_foreign_toplevel_handle_v1 *handle,
          struct wl_array *states)
{
  Window *window = data;
  gboolean is_active = FALSE;
  gboolean is_full_screen = FALSE;

  for (gsize i = 0; i < states->size / sizeof (guint32); i++)
    {
      guint32 state = ((const guint32 *) states->data)[i];

      is_active |= state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
      is_full_screen |= state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN;
    }
  window->is_full_screen = is_active && is_full_screen;
}

static void
on_done (void *data,
         struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  tell (((Window *) data)->look);
}

static void
on_closed (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  Window *window = data;
  Look *look = window->look;

  g_ptr_array_remove_fast (look->windows, window);
  tell (look);
}

static void
on_parent (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle,
           struct zwlr_foreign_toplevel_handle_v1 *parent)
{
}

static const struct zwlr_foreign_toplevel_handle_v1_listener handle_listener = {
  .title = on_text,
  .app_id = on_text,
  .output_enter = on_output,
  .output_leave = on_output,
  .state = on_state,
  .done = on_done,
  .closed = on_closed,
  .parent = on_parent,
};

static void
on_window (void *data,
           struct zwlr_foreign_toplevel_manager_v1 *manager,
           struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  Look *look = data;
  Window *window;

  if (look->owner->look != look)
    {
      zwlr_foreign_toplevel_handle_v1_destroy (handle);
      return;
    }
  window = g_new0 (Window, 1);
  window->look = look;
  window->handle = handle;
  g_ptr_array_add (look->windows, window);
  zwlr_foreign_toplevel_handle_v1_add_listener (handle, &handle_listener, window);
}

static void
drop_look (HiatusPresenceWaylandFullScreen *self)
{
  if (self->look == NULL)
    return;

  g_clear_pointer (&self->look->first, wl_callback_destroy);
  g_ptr_array_set_size (self->look->windows, 0);
  self->look = NULL;
}

static void
on_finished (void *data,
             struct zwlr_foreign_toplevel_manager_v1 *manager)
{
  Look *look = data;
  HiatusPresenceWaylandFullScreen *self = look->owner;

  /* Unasked, too, if the compositor no longer wants to. */
  if (self->look == look)
    {
      drop_look (self);
      hiatus_presence_source_tell (HIATUS_PRESENCE_SOURCE (self), HIATUS_PRESENCE_HERE);
    }
  g_ptr_array_remove_fast (self->looks, look);
}

static const struct zwlr_foreign_toplevel_manager_v1_listener manager_listener = { on_window, on_finished };

static void
on_first (void *data,
          struct wl_callback *callback,
          guint32 serial)
{
  Look *look = data;

  g_clear_pointer (&look->first, wl_callback_destroy);
  tell (look);
}

static const struct wl_callback_listener first_listener = { on_first };

static gboolean
begin (HiatusPresenceWaylandFullScreen *self)
{
  struct zwlr_foreign_toplevel_manager_v1 *manager =
      hiatus_wayland_bind (self->wayland, &zwlr_foreign_toplevel_manager_v1_interface, LOWEST_VERSION, HIGHEST_VERSION);
  Look *look;

  if (manager == NULL)
    return FALSE;

  look = g_new0 (Look, 1);
  look->owner = self;
  look->manager = manager;
  look->windows = g_ptr_array_new_with_free_func (window_free);
  zwlr_foreign_toplevel_manager_v1_add_listener (manager, &manager_listener, look);
  look->first = hiatus_wayland_sync (self->wayland);
  wl_callback_add_listener (look->first, &first_listener, look);
  g_ptr_array_add (self->looks, look);
  self->look = look;

  return TRUE;
}

static void
presence_wayland_full_screen_attend (HiatusPresenceSource *source,
                                     gboolean attend)
{
  HiatusPresenceWaylandFullScreen *self = HIATUS_PRESENCE_WAYLAND_FULL_SCREEN (source);

  if (attend && self->look == NULL && begin (self))
    hiatus_presence_source_ask (source);

  if (!attend && self->look != NULL)
    {
      zwlr_foreign_toplevel_manager_v1_stop (self->look->manager);
      drop_look (self);
      hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
    }
}

static void
presence_wayland_full_screen_start (HiatusPresenceSource *source,
                                    gpointer medium)
{
  HiatusPresenceWaylandFullScreen *self = HIATUS_PRESENCE_WAYLAND_FULL_SCREEN (source);

  self->wayland = medium;
  if (!hiatus_wayland_has (medium, &zwlr_foreign_toplevel_manager_v1_interface, LOWEST_VERSION))
    hiatus_presence_source_refuse (source, _ ("This compositor does not tell other programs which window fills the screen. While you present something, 'do not disturb' keeps pop-ups away."));
  else if (hiatus_presence_source_is_attended (source))
    begin (self);
  else
    hiatus_presence_source_tell (source, HIATUS_PRESENCE_HERE);
}

static void
presence_wayland_full_screen_stop (HiatusPresenceSource *source)
{
  HiatusPresenceWaylandFullScreen *self = HIATUS_PRESENCE_WAYLAND_FULL_SCREEN (source);

  drop_look (self);
  g_ptr_array_set_size (self->looks, 0);
  self->wayland = NULL;
}

static void
hiatus_presence_wayland_full_screen_finalize (GObject *object)
{
  g_ptr_array_unref (HIATUS_PRESENCE_WAYLAND_FULL_SCREEN (object)->looks);

  G_OBJECT_CLASS (hiatus_presence_wayland_full_screen_parent_class)->finalize (object);
}

static void
hiatus_presence_wayland_full_screen_class_init (HiatusPresenceWaylandFullScreenClass *class)
{
  HiatusPresenceSourceClass *source_class = HIATUS_PRESENCE_SOURCE_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_presence_wayland_full_screen_finalize;
  source_class->name = N_ ("Full screen on Wayland");
  source_class->medium = HIATUS_PRESENCE_WAYLAND;
  source_class->tells = HIATUS_PRESENCE_FULL_SCREEN;
  source_class->start = presence_wayland_full_screen_start;
  source_class->stop = presence_wayland_full_screen_stop;
  source_class->attend = presence_wayland_full_screen_attend;
}

static void
hiatus_presence_wayland_full_screen_init (HiatusPresenceWaylandFullScreen *self)
{
  self->looks = g_ptr_array_new_with_free_func (look_free);
}
