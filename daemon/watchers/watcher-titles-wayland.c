/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/watchers/titles.h"
#include "wlr-foreign-toplevel-management-unstable-v1-client-protocol.h"

#define HIGHEST_VERSION 3

#define HIATUS_TYPE_WATCHER_TITLES_WAYLAND (hiatus_watcher_titles_wayland_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherTitlesWayland, hiatus_watcher_titles_wayland, HIATUS, WATCHER_TITLES_WAYLAND, HiatusWatcher)

/* A window of the look before. The compositor tells nothing by which it could be known again but its title. */
typedef struct
{
  guint64 number;
  guint64 title; /* its sum */
} Former;

/* One round of looking. It outlives its end until the compositor has said that it tells no more: a window that it
 * tells of meanwhile, and that nobody gave back, would wake the daemon for ever. */
typedef struct
{
  HiatusWatcherTitlesWayland *owner;                /* (nullable): not owned; NULL: it ends */
  HiatusWayland *wayland;                           /* (owned) */
  struct zwlr_foreign_toplevel_manager_v1 *manager; /* (owned) */
  struct wl_callback *first;                        /* (owned) (nullable): comes when all windows are known */
  GPtrArray *windows;                               /* (element-type Window) (owned) */
  GArray *formers;                                  /* (element-type Former) (owned): that were not met again yet */
  gboolean is_anew;                                 /* there was a look before, and all windows were known */
  guint64 former;                                   /* the sum of the title that was in use before this look; 0: none was */
} Look;

typedef struct
{
  Look *look;
  struct zwlr_foreign_toplevel_handle_v1 *handle; /* (owned) */
  guint64 number;                                 /* 0: not known before all is told of it */
  gchar *application;                             /* (owned) (nullable) */
  HiatusFinding *finding;                         /* (owned) (nullable): whom its title gives away */
  guint64 title;                                  /* its sum; it gives no word back */
  gboolean is_active;
} Window;

/**
 * HiatusWatcherTitlesWayland:
 *
 * The title of the window in use, on compositors of wlroots' kind. They tell all titles of all windows, but each only
 * once: what is left of one that comes while its window is not in use is whom it gives away.
 */
struct _HiatusWatcherTitlesWayland
{
  HiatusWatcher parent_instance;
  HiatusTitles *titles;   /* (owned) */
  HiatusWayland *wayland; /* (nullable): the medium */
  Look *look;             /* (nullable): the present one; it owns itself */
  guint64 last_number;    /* of a window */
  gboolean is_settled;    /* what was there at the start is known */
  guint64 in_use;         /* the sum of the title of the window in use; 0: there was none yet, or it is closed */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherTitlesWayland, hiatus_watcher_titles_wayland, HIATUS_TYPE_WATCHER)

static void
window_free (gpointer data)
{
  Window *window = data;

  zwlr_foreign_toplevel_handle_v1_destroy (window->handle);
  hiatus_finding_free (window->finding);
  g_free (window->application);
  g_free (window);
}

static void
look_free (Look *look)
{
  g_signal_handlers_disconnect_by_data (look->wayland, look);
  g_ptr_array_unref (look->windows);
  g_array_unref (look->formers);
  g_clear_pointer (&look->first, wl_callback_destroy);
  zwlr_foreign_toplevel_manager_v1_destroy (look->manager);
  g_object_unref (look->wayland);
  g_free (look);
}

/* What libwayland keeps of a message as long as its function runs; it looks at it no more. */
static void
wipe (const gchar *text)
{
  explicit_bzero ((gpointer) (guintptr) text, strlen (text));
}

static void
on_title (void *data,
          struct zwlr_foreign_toplevel_handle_v1 *handle,
          const gchar *title)
{
  Window *window = data;
  HiatusWatcherTitlesWayland *self = window->look->owner;

  hiatus_finding_free (window->finding);
  window->finding = hiatus_titles_is_ours (window->application) ? NULL : hiatus_titles_find (self->titles, title, strlen (title));
  window->title = hiatus_titles_get_number (self->titles, title);
  wipe (title);
}

static void
on_app_id (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle,
           const gchar *app_id)
{
  Window *window = data;

  g_free (window->application);
  window->application = *app_id == '\0' ? NULL : g_utf8_make_valid (app_id, -1);
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

  window->is_active = FALSE;
  for (gsize i = 0; i < states->size / sizeof (guint32); i++)
    window->is_active |= ((const guint32 *) states->data)[i] == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
}

/* Whether it was in use with this title before the look began. One that has changed while the compositor was asked anew is
 * told of by nobody else. */
static gboolean
was_there (const Window *window)
{
  const Look *look = window->look;

  return look->first != NULL && (look->former == window->title || (look->former == 0 && !look->is_anew));
}

/* The number that a window with this title had in the look before, or the next one. */
static guint64
find_number (Look *look,
             guint64 title)
{
  for (guint i = 0; i < look->formers->len; i++)
    {
      const Former former = g_array_index (look->formers, Former, i);

      if (former.title != title)
        continue;
      g_array_remove_index (look->formers, i);
      return former.number;
    }

  return ++look->owner->last_number;
}

static void
on_done (void *data,
         struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  Window *window = data;
  HiatusWatcherTitlesWayland *self = window->look->owner;

  if (window->number == 0)
    window->number = find_number (window->look, window->title);
  if (!window->is_active)
    return;

  self->in_use = window->title;
  if (was_there (window))
    hiatus_titles_note (self->titles, window->number, window->application, window->finding);
  else
    hiatus_titles_see (self->titles, window->number, window->application, window->finding);
}

static void
on_closed (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle)
{
  Window *window = data;
  HiatusWatcherTitlesWayland *self = window->look->owner;

  hiatus_titles_close (self->titles, window->number);
  if (self->in_use == window->title)
    self->in_use = 0;
  g_ptr_array_remove_fast (window->look->windows, window);
}

static void
on_parent (void *data,
           struct zwlr_foreign_toplevel_handle_v1 *handle,
           struct zwlr_foreign_toplevel_handle_v1 *parent)
{
}

static const struct zwlr_foreign_toplevel_handle_v1_listener handle_listener = {
  .title = on_title,
  .app_id = on_app_id,
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

  if (look->owner == NULL)
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

/* The windows are given back at once: nothing more is told of them. */
static void
drop_look (HiatusWatcherTitlesWayland *self)
{
  if (self->look == NULL)
    return;

  zwlr_foreign_toplevel_manager_v1_stop (self->look->manager);
  g_clear_pointer (&self->look->first, wl_callback_destroy);
  g_ptr_array_set_size (self->look->windows, 0);
  self->look->owner = NULL;
  self->look = NULL;
}

static void
on_finished (void *data,
             struct zwlr_foreign_toplevel_manager_v1 *manager)
{
  Look *look = data;
  HiatusWatcherTitlesWayland *self = look->owner;

  if (self != NULL)
    self->look = NULL;
  look_free (look);
  /* Unasked: it may be about to restart that part of itself. */
  if (self != NULL)
    hiatus_watcher_falter (HIATUS_WATCHER (self), _ ("The compositor no longer tells about its windows."));
}

static const struct zwlr_foreign_toplevel_manager_v1_listener manager_listener = { on_window, on_finished };

static void
on_first (void *data,
          struct wl_callback *callback,
          guint32 serial)
{
  Look *look = data;

  g_clear_pointer (&look->first, wl_callback_destroy);
  g_array_set_size (look->formers, 0);
  look->owner->is_settled = TRUE;
  hiatus_watcher_is_on (HIATUS_WATCHER (look->owner), NULL);
}

static const struct wl_callback_listener first_listener = { on_first };

static void
on_lost (Look *look)
{
  HiatusWatcherTitlesWayland *self = look->owner;

  if (self != NULL)
    self->look = NULL;
  look_free (look);
  if (self != NULL)
    hiatus_watcher_falter (HIATUS_WATCHER (self), _ ("The compositor is gone."));
}

/* @formers: (transfer full): the windows of the look before */
static void
begin (HiatusWatcherTitlesWayland *self,
       GArray *formers)
{
  struct zwlr_foreign_toplevel_manager_v1 *manager =
      hiatus_wayland_bind (self->wayland, &zwlr_foreign_toplevel_manager_v1_interface, 1, HIGHEST_VERSION);
  const gchar *kde = hiatus_titles_get_kde_reason (self->wayland);
  Look *look;

  if (manager == NULL)
    {
      g_array_unref (formers);
      hiatus_watcher_refuse (HIATUS_WATCHER (self), kde != NULL ? kde : _ ("This compositor does not tell other programs about its windows."));
      return;
    }
  look = g_new0 (Look, 1);
  look->owner = self;
  look->wayland = g_object_ref (self->wayland);
  look->manager = manager;
  look->formers = formers;
  look->is_anew = self->is_settled;
  look->former = self->in_use;
  look->windows = g_ptr_array_new_with_free_func (window_free);
  g_signal_connect_swapped (look->wayland, "lost", G_CALLBACK (on_lost), look);
  zwlr_foreign_toplevel_manager_v1_add_listener (manager, &manager_listener, look);
  look->first = hiatus_wayland_sync (look->wayland);
  wl_callback_add_listener (look->first, &first_listener, look);
  self->look = look;
}

static void
watcher_titles_wayland_start (HiatusWatcher *watcher,
                              const HiatusMedia *media)
{
  HiatusWatcherTitlesWayland *self = HIATUS_WATCHER_TITLES_WAYLAND (watcher);

  self->wayland = media->wayland;
  begin (self, g_array_new (FALSE, FALSE, sizeof (Former)));
}

static void
watcher_titles_wayland_stop (HiatusWatcher *watcher)
{
  HiatusWatcherTitlesWayland *self = HIATUS_WATCHER_TITLES_WAYLAND (watcher);

  drop_look (self);
  self->wayland = NULL;
  self->is_settled = FALSE;
  self->in_use = 0;
  hiatus_titles_clear (self->titles);
}

/* Those of a look that was not over yet are those of the one before, too. */
static GArray *
take_windows (Look *look)
{
  GArray *formers = g_array_ref (look->formers);

  for (guint i = 0; i < look->windows->len; i++)
    {
      const Window *window = g_ptr_array_index (look->windows, i);
      const Former former = { window->number, window->title };

      if (former.number != 0)
        g_array_append_val (formers, former);
    }

  return formers;
}

/* What was found with the former list is worth nothing, and the titles are gone: they are told anew. */
static void
watcher_titles_wayland_rematch (HiatusWatcher *watcher)
{
  HiatusWatcherTitlesWayland *self = HIATUS_WATCHER_TITLES_WAYLAND (watcher);
  GArray *formers;

  if (self->look == NULL)
    return;

  formers = take_windows (self->look);
  drop_look (self);
  begin (self, formers);
}

static void
hiatus_watcher_titles_wayland_finalize (GObject *object)
{
  hiatus_titles_free (HIATUS_WATCHER_TITLES_WAYLAND (object)->titles);

  G_OBJECT_CLASS (hiatus_watcher_titles_wayland_parent_class)->finalize (object);
}

static void
hiatus_watcher_titles_wayland_class_init (HiatusWatcherTitlesWaylandClass *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_titles_wayland_finalize;
  watcher_class->name = N_ ("Window titles on Wayland");
  watcher_class->source = HIATUS_SOURCE_TITLES;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_WAYLAND;
  watcher_class->start = watcher_titles_wayland_start;
  watcher_class->stop = watcher_titles_wayland_stop;
  watcher_class->rematch = watcher_titles_wayland_rematch;
}

static void
hiatus_watcher_titles_wayland_init (HiatusWatcherTitlesWayland *self)
{
  self->titles = hiatus_titles_new (HIATUS_WATCHER (self));
}
