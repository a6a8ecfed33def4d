/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/file-watch.h"

#include <stdlib.h>
#include <glib/gi18n.h>

#include "daemon/core/error.h"

/* By then a file that was deleted or cut off only to be written anew is whole again. */
#define SETTLE_MS 500

/* A file in a folder that is watched. */
typedef struct
{
  gchar *folder;         /* (owned) (nullable): without links in it */
  gchar *name;           /* (owned) (nullable) */
  GFileMonitor *monitor; /* (owned) (nullable) */
} Place;

/**
 * HiatusFileWatch:
 *
 * Notices that one file was saved, in whichever way an editor saves: in place, by a rename over it, by
 * deleting it and making it anew, all that behind a symbolic link too. It waits for inotify and never
 * polls; a file that is being written is reported once it is closed.
 */
struct _HiatusFileWatch
{
  GObject parent_instance;
  gchar *path;       /* (owned) */
  Place here;        /* where the path is */
  Place target;      /* where it leads to, if it is a link */
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
clear_place (Place *place)
{
  if (place->monitor != NULL)
    g_file_monitor_cancel (place->monitor);
  g_clear_object (&place->monitor);
  g_clear_pointer (&place->folder, g_free);
  g_clear_pointer (&place->name, g_free);
}

static void
hiatus_file_watch_dispose (GObject *object)
{
  HiatusFileWatch *self = HIATUS_FILE_WATCH (object);

  clear_place (&self->here);
  clear_place (&self->target);
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
}

static gboolean update_places (HiatusFileWatch *self,
                               GError **error);

static gboolean
on_timer (gpointer user_data)
{
  HiatusFileWatch *self = user_data;

  self->timer = 0;
  /* A link may lead elsewhere now. Where nothing is left to be watched the owner hears of it as well. */
  update_places (self, NULL);
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

static gboolean
is_at (GFile *file,
       const Place *place)
{
  g_autofree gchar *name = file != NULL ? g_file_get_basename (file) : NULL;

  return g_strcmp0 (name, place->name) == 0;
}

static void
on_event (GFileMonitor *monitor,
          GFile *file,
          GFile *other,
          GFileMonitorEvent event,
          HiatusFileWatch *self)
{
  Place *place = monitor == self->here.monitor ? &self->here : &self->target;
  gboolean is_ours = is_at (file, place);

  switch (event)
    {
    case G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT:
    case G_FILE_MONITOR_EVENT_MOVED_IN:
      if (is_ours)
        report (self, FALSE);
      break;

    case G_FILE_MONITOR_EVENT_CREATED:
      /* Only of a file is it said when it was closed. */
      if (is_ours && g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_SYMLINK))
        report (self, FALSE);
      break;

    case G_FILE_MONITOR_EVENT_RENAMED:
      if (is_at (other, place))
        report (self, FALSE);
      else if (is_ours)
        report (self, TRUE);
      break;

    case G_FILE_MONITOR_EVENT_DELETED:
    case G_FILE_MONITOR_EVENT_MOVED_OUT:
    case G_FILE_MONITOR_EVENT_UNMOUNTED:
      if (is_ours)
        report (self, TRUE);
      else if (g_strcmp0 (g_file_peek_path (file), place->folder) == 0)
        {
          /* The folder itself: a monitor of a folder that is not there would begin to poll. */
          clear_place (place);
          report (self, TRUE);
        }
      break;

    case G_FILE_MONITOR_EVENT_CHANGED:
    case G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED:
    case G_FILE_MONITOR_EVENT_PRE_UNMOUNT:
    case G_FILE_MONITOR_EVENT_MOVED:
    default:
      break;
    }
}

static gboolean
watch_place (HiatusFileWatch *self,
             Place *place,
             const gchar *path,
             GError **error)
{
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autofree gchar *name = g_path_get_basename (path);
  g_autofree gchar *real_folder = realpath (folder, NULL);
  g_autoptr (GFile) file = NULL;

  if (real_folder == NULL)
    {
      clear_place (place);
      g_set_error (error,
                   HIATUS_ERROR,
                   HIATUS_ERROR_STORAGE,
                   _ ("the folder %s cannot be opened: make it, or allow it to be read"),
                   folder);
      return FALSE;
    }
  if (place->monitor != NULL && g_str_equal (place->folder, real_folder) && g_str_equal (place->name, name))
    return TRUE;

  clear_place (place);
  file = g_file_new_for_path (real_folder);
  place->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, error);
  if (place->monitor == NULL)
    return FALSE;

  place->folder = g_steal_pointer (&real_folder);
  place->name = g_steal_pointer (&name);
  g_signal_connect_object (place->monitor, "changed", G_CALLBACK (on_event), self, 0);

  return TRUE;
}

static gboolean
update_places (HiatusFileWatch *self,
               GError **error)
{
  g_autofree gchar *target = NULL;

  if (!watch_place (self, &self->here, self->path, error))
    return FALSE;

  if (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK))
    target = realpath (self->path, NULL);
  if (target == NULL)
    clear_place (&self->target);
  else
    return watch_place (self, &self->target, target, error);

  return TRUE;
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
 * Begins to watch, or goes on after the folder was removed and made anew. The folder of the file must
 * exist. The signals come in the thread-default main context of the caller.
 *
 * Returns: %TRUE, or %FALSE with %HIATUS_ERROR_STORAGE or an error of #GIOErrorEnum
 */
gboolean
hiatus_file_watch_start (HiatusFileWatch *self,
                         GError **error)
{
  g_return_val_if_fail (HIATUS_IS_FILE_WATCH (self), FALSE);

  return update_places (self, error);
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
