/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "daemon/watchers/titles.h"
#include "daemon/watchers/title-text.h"

/* No program's name is longer. */
#define LONGEST_APPLICATION 255

#define HIATUS_TYPE_WATCHER_TITLES_X11 (hiatus_watcher_titles_x11_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWatcherTitlesX11, hiatus_watcher_titles_x11, HIATUS, WATCHER_TITLES_X11, HiatusWatcher)

/* The window in use. */
typedef struct
{
  HiatusWatcherTitlesX11 *owner;
  xcb_window_t window;
  gchar *application;  /* (owned) (nullable) */
  gboolean has_title;  /* as programs of today have one: WM_NAME only says it again */
  gboolean is_reading; /* its title */
  gboolean is_behind;  /* that has changed meanwhile */
} Followed;

/**
 * HiatusWatcherTitlesX11:
 *
 * The title of the window in use on X11, as the window manager tells which one that is. Of all windows this one alone is
 * followed, so that no other wakes the daemon. Of those that gave somebody away the end is heard, too: their number may be
 * another window's then.
 */
struct _HiatusWatcherTitlesX11
{
  HiatusWatcher parent_instance;
  HiatusTitles *titles; /* (owned) */
  HiatusX11 *x11;       /* (nullable): the medium */
  xcb_window_t manager; /* the window by which the window manager shows that it lives */
  Followed *followed;   /* (owned) (nullable) */
  GHashTable *telling;  /* (owned): windows whose title gave somebody away: heard until they are gone, in use or not */
  gboolean is_settled;  /* what was there at the start is known */
};

G_DEFINE_FINAL_TYPE (HiatusWatcherTitlesX11, hiatus_watcher_titles_x11, HIATUS_TYPE_WATCHER)

static void
set_mask (HiatusWatcherTitlesX11 *self,
          xcb_window_t window,
          guint32 mask)
{
  xcb_change_window_attributes (hiatus_x11_get_connection (self->x11), window, XCB_CW_EVENT_MASK, &mask);
}

/* Says what is to be heard of a window now. There is one mask for all that it may be at once: nothing keeps a window
 * manager from naming the root window, or its own, as the one in use. */
static void
select_events (HiatusWatcherTitlesX11 *self,
               xcb_window_t window)
{
  guint32 mask = XCB_EVENT_MASK_NO_EVENT;

  if (window == XCB_NONE)
    return;

  if (window == hiatus_x11_get_facts (self->x11)->root || (self->followed != NULL && self->followed->window == window))
    mask |= XCB_EVENT_MASK_PROPERTY_CHANGE;
  if (window == self->manager || g_hash_table_contains (self->telling, GUINT_TO_POINTER (window)))
    mask |= XCB_EVENT_MASK_STRUCTURE_NOTIFY;
  set_mask (self, window, mask);
}

static void
settle (HiatusWatcherTitlesX11 *self)
{
  if (self->is_settled)
    return;

  self->is_settled = TRUE;
  hiatus_watcher_is_on (HIATUS_WATCHER (self), NULL);
}

static void
unfollow (HiatusWatcherTitlesX11 *self)
{
  Followed *followed = g_steal_pointer (&self->followed);

  if (followed == NULL)
    return;

  hiatus_x11_forget (self->x11, followed);
  select_events (self, followed->window);
  g_free (followed->application);
  g_free (followed);
}

static HiatusTitleEncoding
find_encoding (HiatusWatcherTitlesX11 *self,
               xcb_atom_t type)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  if (type == facts->utf8_string)
    return HIATUS_TITLE_UTF8;
  return type == facts->compound_text ? HIATUS_TITLE_COMPOUND : HIATUS_TITLE_LATIN1;
}

static void read_title (Followed *followed);

/* Returns: whether the end of a window is heard only from now on: what was read of it before may be of one that is gone. */
static gboolean
hear_end (HiatusWatcherTitlesX11 *self,
          xcb_window_t window)
{
  if (!g_hash_table_add (self->telling, GUINT_TO_POINTER (window)))
    return FALSE;

  select_events (self, window);
  return TRUE;
}

static void
on_text (xcb_atom_t type,
         const gchar *bytes,
         gsize length,
         gpointer user_data)
{
  Followed *followed = user_data;
  HiatusWatcherTitlesX11 *self = followed->owner;
  g_autoptr (HiatusFinding) finding = NULL;

  if (!hiatus_titles_is_ours (followed->application))
    {
      gsize decoded;
      gchar *text = hiatus_title_text_decode (find_encoding (self, type), bytes, length, &decoded);

      finding = hiatus_titles_find (self->titles, text, decoded);
      hiatus_title_text_free (text, decoded);
    }
  followed->is_reading = FALSE;
  if (finding != NULL && hear_end (self, followed->window))
    {
      read_title (followed);
      return;
    }
  if (followed->is_behind)
    read_title (followed);

  if (self->is_settled)
    {
      hiatus_titles_see (self->titles, followed->window, followed->application, finding);
      return;
    }
  hiatus_titles_note (self->titles, followed->window, followed->application, finding);
  settle (self);
}

static void
on_title (xcb_atom_t type,
          const gchar *bytes,
          gsize length,
          gpointer user_data)
{
  Followed *followed = user_data;

  followed->has_title = length > 0;
  if (followed->has_title)
    on_text (type, bytes, length, followed);
  else
    hiatus_x11_read_text (followed->owner->x11, followed->window, XCB_ATOM_WM_NAME, on_text, followed);
}

/* One reading at a time, and one more if it has changed meanwhile: whoever changes it faster is read as fast as that. */
static void
read_title (Followed *followed)
{
  followed->is_behind = followed->is_reading;
  if (followed->is_reading)
    return;

  followed->is_reading = TRUE;
  hiatus_x11_read_text (followed->owner->x11, followed->window, hiatus_x11_get_facts (followed->owner->x11)->title, on_title, followed);
}

/* Two strings, each ended by a zero byte: how this one was started, and what it is. */
static void
on_class (xcb_atom_t type,
          const gchar *bytes,
          gsize length,
          gpointer user_data)
{
  Followed *followed = user_data;
  const gchar *end = memchr (bytes, '\0', length);
  const gchar *class = end == NULL || end + 1 == bytes + length || end[1] == '\0' ? bytes : end + 1;

  g_clear_pointer (&followed->application, g_free);
  length = strnlen (class, length - (gsize) (class - bytes));
  if (length > 0 && length <= LONGEST_APPLICATION)
    followed->application = g_utf8_make_valid (class, (gssize) length);
}

static void
read_class (Followed *followed)
{
  hiatus_x11_read_text (followed->owner->x11, followed->window, XCB_ATOM_WM_CLASS, on_class, followed);
}

static void
follow (HiatusWatcherTitlesX11 *self,
        xcb_window_t window)
{
  unfollow (self);
  self->followed = g_new0 (Followed, 1);
  self->followed->owner = self;
  self->followed->window = window;
  select_events (self, window);
  read_class (self->followed);
  read_title (self->followed);
}

static void
on_active_window (const guint32 *values,
                  guint n,
                  gpointer user_data)
{
  HiatusWatcherTitlesX11 *self = user_data;
  xcb_window_t window = n == 0 ? (xcb_window_t) XCB_NONE : values[0];

  if (window == XCB_NONE || window == hiatus_x11_get_facts (self->x11)->root)
    {
      /* In between, when one window follows another, and where there is none; some then name the root window. */
      unfollow (self);
      settle (self);
    }
  else
    {
      /* The same one as before, too: it may have been gone, and its number have been given to another. */
      follow (self, window);
    }
}

static void
read_active_window (HiatusWatcherTitlesX11 *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  hiatus_x11_read (self->x11, facts->root, facts->active_window, on_active_window, self);
}

static void
refuse (HiatusWatcherTitlesX11 *self)
{
  unfollow (self);
  self->is_settled = FALSE;
  hiatus_watcher_refuse (HIATUS_WATCHER (self), _ ("The window manager does not say which window is in use; most do, such as Openbox, Xfwm and KWin."));
}

static void
on_supported (const guint32 *values,
              guint n,
              gpointer user_data)
{
  HiatusWatcherTitlesX11 *self = user_data;
  xcb_atom_t active_window = hiatus_x11_get_facts (self->x11)->active_window;

  for (guint i = 0; i < n; i++)
    if (values[i] == active_window)
      {
        read_active_window (self);
        return;
      }
  refuse (self);
}

static void
on_manager_confirmed (const guint32 *values,
                      guint n,
                      gpointer user_data)
{
  HiatusWatcherTitlesX11 *self = user_data;
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  if (n > 0 && values[0] == self->manager)
    hiatus_x11_read (self->x11, facts->root, facts->supported, on_supported, self);
  else
    refuse (self);
}

static void
on_manager (const guint32 *values,
            guint n,
            gpointer user_data)
{
  HiatusWatcherTitlesX11 *self = user_data;
  const xcb_window_t former = self->manager;

  self->manager = n == 0 ? (xcb_window_t) XCB_NONE : values[0];
  select_events (self, former);
  if (self->manager == XCB_NONE)
    {
      refuse (self);
      return;
    }
  /* Its window goes with the manager; what it has left on the root does not. */
  select_events (self, self->manager);
  hiatus_x11_read (self->x11, self->manager, hiatus_x11_get_facts (self->x11)->manager_check, on_manager_confirmed, self);
}

static void
find_manager (HiatusWatcherTitlesX11 *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  /* What was asked before, of a manager that may be gone, could be answered after the end of this. */
  hiatus_x11_forget (self->x11, self);
  hiatus_x11_read (self->x11, facts->root, facts->manager_check, on_manager, self);
}

static void
on_property (HiatusWatcherTitlesX11 *self,
             const xcb_property_notify_event_t *event)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);

  if (event->window == facts->root && event->atom == facts->active_window)
    read_active_window (self);
  else if (event->window == facts->root && (event->atom == facts->manager_check || event->atom == facts->supported))
    find_manager (self);
  else if (self->followed == NULL || event->window != self->followed->window)
    return;
  else if (event->atom == facts->title || (event->atom == XCB_ATOM_WM_NAME && !self->followed->has_title))
    read_title (self->followed);
  else if (event->atom == XCB_ATOM_WM_CLASS)
    read_class (self->followed);
}

static void
on_gone (HiatusWatcherTitlesX11 *self,
         xcb_window_t window)
{
  if (window == self->manager)
    find_manager (self);
  if (g_hash_table_remove (self->telling, GUINT_TO_POINTER (window)))
    hiatus_titles_close (self->titles, window);
}

static void
on_event (HiatusWatcherTitlesX11 *self,
          gpointer data)
{
  const xcb_generic_event_t *event = data;

  if (event->response_type == XCB_PROPERTY_NOTIFY)
    on_property (self, data);
  else if (event->response_type == XCB_DESTROY_NOTIFY)
    on_gone (self, ((const xcb_destroy_notify_event_t *) data)->window);
}

static void
on_lost (HiatusWatcherTitlesX11 *self)
{
  hiatus_watcher_falter (HIATUS_WATCHER (self), _ ("The X server is gone."));
}

static void
watcher_titles_x11_start (HiatusWatcher *watcher,
                          const HiatusMedia *media)
{
  HiatusWatcherTitlesX11 *self = HIATUS_WATCHER_TITLES_X11 (watcher);

  self->x11 = media->x11;
  g_signal_connect_object (self->x11, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->x11, "lost", G_CALLBACK (on_lost), self, G_CONNECT_SWAPPED);
  select_events (self, hiatus_x11_get_facts (self->x11)->root);
  find_manager (self);
}

static void
watcher_titles_x11_stop (HiatusWatcher *watcher)
{
  HiatusWatcherTitlesX11 *self = HIATUS_WATCHER_TITLES_X11 (watcher);
  GHashTableIter iter;
  gpointer window;

  g_signal_handlers_disconnect_by_data (self->x11, self);
  hiatus_x11_forget (self->x11, self);
  unfollow (self);
  g_hash_table_iter_init (&iter, self->telling);
  while (g_hash_table_iter_next (&iter, &window, NULL))
    set_mask (self, GPOINTER_TO_UINT (window), XCB_EVENT_MASK_NO_EVENT);
  g_hash_table_remove_all (self->telling);
  if (self->manager != XCB_NONE)
    set_mask (self, self->manager, XCB_EVENT_MASK_NO_EVENT);
  set_mask (self, hiatus_x11_get_facts (self->x11)->root, XCB_EVENT_MASK_NO_EVENT);
  self->manager = XCB_NONE;
  self->is_settled = FALSE;
  self->x11 = NULL;
  hiatus_titles_clear (self->titles);
}

static void
hiatus_watcher_titles_x11_finalize (GObject *object)
{
  HiatusWatcherTitlesX11 *self = HIATUS_WATCHER_TITLES_X11 (object);

  hiatus_titles_free (self->titles);
  g_hash_table_unref (self->telling);

  G_OBJECT_CLASS (hiatus_watcher_titles_x11_parent_class)->finalize (object);
}

static void
hiatus_watcher_titles_x11_class_init (HiatusWatcherTitlesX11Class *class)
{
  HiatusWatcherClass *watcher_class = HIATUS_WATCHER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = hiatus_watcher_titles_x11_finalize;
  watcher_class->name = N_ ("Window titles on X11");
  watcher_class->source = HIATUS_SOURCE_TITLES;
  watcher_class->needs = HIATUS_WATCHER_NEEDS_X11;
  watcher_class->start = watcher_titles_x11_start;
  watcher_class->stop = watcher_titles_x11_stop;
}

static void
hiatus_watcher_titles_x11_init (HiatusWatcherTitlesX11 *self)
{
  self->titles = hiatus_titles_new (HIATUS_WATCHER (self));
  self->telling = g_hash_table_new (NULL, NULL);
}
