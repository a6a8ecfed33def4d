/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/file-watch.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "daemon/core/error.h"
#include "daemon/shell/private-file.h"

/* By then a file that was deleted or cut off only to be written anew is whole again. */
#define SETTLE_MS 500

#define FOLDER_IS_GONE (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)
#define FILE_IS_WHOLE (IN_CLOSE_WRITE | IN_MOVED_TO)
#define FILE_IS_GONE (IN_DELETE | IN_MOVED_FROM)
#define EVENTS (IN_DELETE_SELF | IN_MOVE_SELF | FILE_IS_WHOLE | FILE_IS_GONE | IN_CREATE | IN_ONLYDIR)

/* A file in a folder that is watched. */
typedef struct
{
  gchar *folder; /* (owned) (nullable): without links in it */
  gchar *name;   /* (owned) (nullable) */
  gint id;       /* of the kernel's watch */
} Place;

/**
 * HiatusFileWatch:
 *
 * Notices that one file was saved, in whichever way an editor saves: in place, by a rename over it, by
 * deleting it and making it anew, all that behind a symbolic link too. A file that is being written is
 * reported once it is closed.
 *
 * It speaks to inotify itself: GFileMonitor would bring a thread and whatever GVfs is installed into a
 * daemon that is to be small, polls for a folder that is not there, and takes a pause for the end of a save.
 */
struct _HiatusFileWatch
{
  GObject parent_instance;
  gchar *path;       /* (owned) */
  Place here;        /* where the path is */
  Place target;      /* where it leads to, if it is a link, be there a file or not */
  gint fd;           /* inotify, -1 while nothing is watched */
  guint source;      /* of @fd */
  guint timer;       /* until "changed" is emitted, 0 for none */
  gboolean settling; /* whether @timer is the long one */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusFileWatch, hiatus_file_watch, G_TYPE_OBJECT)

static void
place_clear (Place *place)
{
  g_clear_pointer (&place->folder, g_free);
  g_clear_pointer (&place->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
stop (HiatusFileWatch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  self->fd = -1;
  place_clear (&self->here);
  place_clear (&self->target);
}

static void
hiatus_file_watch_dispose (GObject *object)
{
  HiatusFileWatch *self = HIATUS_FILE_WATCH (object);

  stop (self);
  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (hiatus_file_watch_parent_class)->dispose (object);
}

static void
hiatus_file_watch_finalize (GObject *object)
{
  g_free (HIATUS_FILE_WATCH (object)->path);

  G_OBJECT_CLASS (hiatus_file_watch_parent_class)->finalize (object);
}

static void
hiatus_file_watch_class_init (HiatusFileWatchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = hiatus_file_watch_dispose;
  object_class->finalize = hiatus_file_watch_finalize;

  /**
   * HiatusFileWatch::changed:
   * @self: the watch
   *
   * The file was saved, replaced or removed: time to read it.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", HIATUS_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_file_watch_init (HiatusFileWatch *self)
{
  self->fd = -1;
}

static gboolean
on_timer (gpointer user_data)
{
  HiatusFileWatch *self = user_data;

  self->timer = 0;
  /* A link may lead elsewhere by now. Where nothing is left to watch, the owner hears of it all the same. */
  hiatus_file_watch_start (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* One save comes as several events, so the answer waits for the end of this turn or until it has settled. */
static void
report (HiatusFileWatch *self,
        gboolean settle)
{
  if (self->timer != 0 && (settle || !self->settling))
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (settle ? SETTLE_MS : 0, on_timer, self);
  self->settling = settle;
}

/* Of a link nobody says that it was closed, neither of a symbolic nor of a hard one. */
static gboolean
is_link (const Place *place)
{
  g_autofree gchar *path = g_build_filename (place->folder, place->name, NULL);
  struct stat status;

  return lstat (path, &status) == 0 && (S_ISLNK (status.st_mode) || status.st_nlink > 1);
}

static void
handle_file_event (HiatusFileWatch *self,
                   const Place *place,
                   const struct inotify_event *event)
{
  if (place->folder == NULL || event->wd != place->id || event->len == 0 || !g_str_equal (event->name, place->name))
    return;

  if ((event->mask & FILE_IS_WHOLE) != 0)
    report (self, FALSE);
  else
    report (self, (event->mask & FILE_IS_GONE) != 0 || !is_link (place));
}

/* Returns: whether there is anything left to watch. */
static gboolean
handle_event (HiatusFileWatch *self,
              const struct inotify_event *event)
{
  if ((event->mask & FOLDER_IS_GONE) != 0)
    {
      stop (self);
      report (self, TRUE);
      return FALSE;
    }

  if ((event->mask & IN_Q_OVERFLOW) != 0)
    report (self, FALSE);
  handle_file_event (self, &self->here, event);
  handle_file_event (self, &self->target, event);

  return TRUE;
}

static gboolean
on_readable (gint fd,
             GIOCondition condition,
             gpointer user_data)
{
  HiatusFileWatch *self = user_data;
  _Alignas(struct inotify_event) gchar buffer[4096];
  gssize length = read (fd, buffer, sizeof buffer);

  for (gssize offset = 0; offset < length;)
    {
      const struct inotify_event *event = (const struct inotify_event *) (gconstpointer) (buffer + offset);

      if (!handle_event (self, event))
        return G_SOURCE_REMOVE;
      offset += (gssize) (sizeof *event + event->len);
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
place_init (Place *place,
            const gchar *path)
{
  g_autofree gchar *folder = g_path_get_dirname (path);

  place->name = g_path_get_basename (path);
  place->folder = realpath (folder, NULL);

  return place->folder != NULL;
}

static gboolean
place_equal (const Place *left,
             const Place *right)
{
  return g_strcmp0 (left->folder, right->folder) == 0 && g_strcmp0 (left->name, right->name) == 0;
}

static gboolean
place_watch (Place *place,
             gint fd)
{
  place->id = inotify_add_watch (fd, place->folder, EVENTS);

  return place->id >= 0;
}

/**
 * hiatus_file_watch_new:
 * @path: the file, which need not exist
 *
 * Makes a watch that does not watch yet.
 *
 * Returns: (transfer full): the watch
 */
HiatusFileWatch *
hiatus_file_watch_new (const gchar *path)
{
  HiatusFileWatch *self = g_object_new (HIATUS_TYPE_FILE_WATCH, NULL);

  self->path = g_strdup (path);

  return self;
}

/**
 * hiatus_file_watch_start:
 * @self: the watch
 * @error: return location for an error
 *
 * Begins to watch, or goes on after the folder was removed and made anew; does nothing if all is as it
 * was. The folder of the file must exist.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_STORAGE
 */
gboolean
hiatus_file_watch_start (HiatusFileWatch *self,
                         GError **error)
{
  g_auto (Place) here = { 0 };
  g_auto (Place) target = { 0 };
  g_autofree gchar *target_path = NULL;

  g_return_val_if_fail (HIATUS_IS_FILE_WATCH (self), FALSE);

  if (!place_init (&here, self->path))
    goto failed;

  /* Whether there is a file or not: it may be made anew. */
  target_path = hiatus_private_file_follow_links (self->path);
  if (!place_init (&target, target_path) || place_equal (&target, &here))
    place_clear (&target);

  if (self->fd >= 0 && place_equal (&here, &self->here) && place_equal (&target, &self->target))
    return TRUE;

  stop (self);
  self->fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (self->fd < 0 || !place_watch (&here, self->fd) || (target.folder != NULL && !place_watch (&target, self->fd)))
    goto failed;

  self->source = g_unix_fd_add (self->fd, G_IO_IN, on_readable, self);
  self->here = here;
  self->target = target;
  here = (Place){ 0 };
  target = (Place){ 0 };

  return TRUE;

failed:
  g_set_error (error,
               HIATUS_ERROR,
               HIATUS_ERROR_STORAGE,
               _ ("%s cannot be watched: %s"),
               self->path,
               g_strerror (errno));
  stop (self);

  return FALSE;
}

/**
 * hiatus_file_watch_look_again:
 * @self: the watch
 *
 * Emits "changed" once more in half a second, or earlier if the file is saved: for an owner that found it
 * empty, missing or broken and wants to be sure that this is no moment in between.
 */
void
hiatus_file_watch_look_again (HiatusFileWatch *self)
{
  g_return_if_fail (HIATUS_IS_FILE_WATCH (self));

  report (self, TRUE);
}
