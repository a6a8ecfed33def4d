/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/wayland.h"

#include <glib/gi18n.h>

#include "daemon/core/error.h"

typedef struct
{
  guint32 name;
  guint32 version;
} Global;

/**
 * HiatusWayland:
 *
 * A connection to a Wayland compositor. Nothing waits for it: all events come through the main loop.
 */
struct _HiatusWayland
{
  GObject parent_instance;
  struct wl_display *display;   /* (owned) */
  struct wl_registry *registry; /* (owned) */
  struct wl_callback *first;    /* (owned) (nullable): comes when all globals are known */
  GHashTable *globals;          /* (owned): name of the interface → Global; the first of each */
  GSource *source;              /* (owned) (nullable) */
  GTask *task;                  /* (owned) (nullable): the connecting, until @first has come */
};

typedef struct
{
  GSource parent;
  HiatusWayland *wayland; /* not owned: the source dies with it */
  gpointer tag;
  gboolean is_reading; /* announced with wl_display_prepare_read() */
} WaylandSource;

enum
{
  SIGNAL_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusWayland, hiatus_wayland, G_TYPE_OBJECT)

static void
hiatus_wayland_dispose (GObject *object)
{
  HiatusWayland *self = HIATUS_WAYLAND (object);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);

  G_OBJECT_CLASS (hiatus_wayland_parent_class)->dispose (object);
}

static void
hiatus_wayland_finalize (GObject *object)
{
  HiatusWayland *self = HIATUS_WAYLAND (object);

  g_clear_pointer (&self->first, wl_callback_destroy);
  g_clear_pointer (&self->registry, wl_registry_destroy);
  g_clear_pointer (&self->display, wl_display_disconnect);
  g_hash_table_unref (self->globals);

  G_OBJECT_CLASS (hiatus_wayland_parent_class)->finalize (object);
}

static void
hiatus_wayland_class_init (HiatusWaylandClass *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_wayland_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_wayland_finalize;

  /**
   * HiatusWayland::lost:
   * @self: the connection
   *
   * The compositor is gone.
   */
  signals[SIGNAL_LOST] =
      g_signal_new ("lost", HIATUS_TYPE_WAYLAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_wayland_init (HiatusWayland *self)
{
  self->globals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
source_prepare (GSource *base,
                gint *timeout)
{
  WaylandSource *source = (WaylandSource *) base;

  *timeout = -1;
  if (!source->is_reading && wl_display_prepare_read (source->wayland->display) != 0)
    return TRUE;

  source->is_reading = TRUE;
  wl_display_flush (source->wayland->display);
  return FALSE;
}

static gboolean
source_check (GSource *base)
{
  WaylandSource *source = (WaylandSource *) base;
  GIOCondition condition = g_source_query_unix_fd (base, source->tag);

  if (source->is_reading && (condition & G_IO_IN) != 0)
    wl_display_read_events (source->wayland->display);
  else if (source->is_reading)
    wl_display_cancel_read (source->wayland->display);
  source->is_reading = FALSE;

  return condition != 0;
}

static GTask *
end_connecting (HiatusWayland *self)
{
  g_clear_pointer (&self->first, wl_callback_destroy);

  return g_steal_pointer (&self->task);
}

static void
fail (GTask *task)
{
  g_task_return_new_error (task,
                           HIATUS_ERROR,
                           HIATUS_ERROR_UNAVAILABLE,
                           _ ("The Wayland display %s does not answer; is WAYLAND_DISPLAY the right one?"),
                           (const gchar *) g_task_get_task_data (task));
}

static gboolean
source_dispatch (GSource *base,
                 GSourceFunc callback,
                 gpointer user_data)
{
  WaylandSource *source = (WaylandSource *) base;
  g_autoptr (HiatusWayland) self = g_object_ref (source->wayland);
  gboolean is_lost = (g_source_query_unix_fd (base, source->tag) & (G_IO_HUP | G_IO_ERR)) != 0;

  if (wl_display_dispatch_pending (self->display) < 0)
    is_lost = TRUE;
  if (self->source == NULL || !is_lost)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->source, g_source_unref);
  if (self->task != NULL)
    {
      g_autoptr (GTask) task = end_connecting (self);

      fail (task);
    }
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
  return G_SOURCE_REMOVE;
}

static void
source_finalize (GSource *base)
{
  WaylandSource *source = (WaylandSource *) base;

  if (source->is_reading)
    wl_display_cancel_read (source->wayland->display);
}

static GSourceFuncs source_funcs = { source_prepare, source_check, source_dispatch, source_finalize, NULL, NULL };

static void
watch (HiatusWayland *self)
{
  WaylandSource *source;

  self->source = g_source_new (&source_funcs, sizeof (WaylandSource));
  source = (WaylandSource *) self->source;
  source->wayland = self;
  source->tag = g_source_add_unix_fd (self->source, wl_display_get_fd (self->display), G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (self->source, "Wayland");
  /* Nothing runs the loop from within; and while a source may not be called again GLib takes its descriptor out of the poll
   * and puts it back, and wakes itself up for each. */
  g_source_set_can_recurse (self->source, TRUE);
  g_source_attach (self->source, NULL);
}

static void
on_global (void *data,
           struct wl_registry *registry,
           guint32 name,
           const gchar *interface,
           guint32 version)
{
  HiatusWayland *self = data;
  Global *global;

  if (g_hash_table_contains (self->globals, interface))
    return;

  global = g_new (Global, 1);
  global->name = name;
  global->version = version;
  g_hash_table_insert (self->globals, g_strdup (interface), global);
}

static gboolean
has_name (gpointer interface,
          gpointer value,
          gpointer user_data)
{
  const Global *global = value;

  return global->name == GPOINTER_TO_UINT (user_data);
}

/* To ask for it now would be an error, and the end of the connection. */
static void
on_global_removed (void *data,
                   struct wl_registry *registry,
                   guint32 name)
{
  HiatusWayland *self = data;

  g_hash_table_foreach_remove (self->globals, has_name, GUINT_TO_POINTER (name));
}

static const struct wl_registry_listener registry_listener = { on_global, on_global_removed };

static void
on_first (void *data,
          struct wl_callback *callback,
          guint32 serial)
{
  HiatusWayland *self = data;
  g_autoptr (GTask) task = end_connecting (self);

  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static const struct wl_callback_listener first_listener = { on_first };

/**
 * hiatus_wayland_connect_async:
 * @display: as in WAYLAND_DISPLAY
 * @cancellable: gives up
 * @callback: called when there is a connection, or none
 * @user_data: for @callback
 *
 * Connects to a Wayland compositor.
 */
void
hiatus_wayland_connect_async (const gchar *display,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  struct wl_display *connection = wl_display_connect (display);
  HiatusWayland *self;

  g_task_set_task_data (task, g_strdup (display), g_free);
  if (connection == NULL)
    {
      fail (task);
      return;
    }
  self = g_object_new (HIATUS_TYPE_WAYLAND, NULL);
  self->display = connection;
  self->registry = wl_display_get_registry (connection);
  wl_registry_add_listener (self->registry, &registry_listener, self);
  self->first = wl_display_sync (connection);
  wl_callback_add_listener (self->first, &first_listener, self);
  watch (self);
  /* The task keeps the connection alive until it has an answer. */
  g_object_set_data_full (G_OBJECT (task), "hiatus-wayland", self, g_object_unref);
  self->task = g_object_ref (task);
}

/**
 * hiatus_wayland_connect_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the connection, or %NULL with %HIATUS_ERROR_UNAVAILABLE
 */
HiatusWayland *
hiatus_wayland_connect_finish (GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hiatus_wayland_has:
 * @self: a connection
 * @interface: of a global
 * @lowest: the lowest version that will do
 *
 * Returns: whether the compositor has it
 */
gboolean
hiatus_wayland_has (HiatusWayland *self,
                    const struct wl_interface *interface,
                    guint32 lowest)
{
  const Global *global = g_hash_table_lookup (self->globals, interface->name);

  return global != NULL && global->version >= lowest;
}

/**
 * hiatus_wayland_bind:
 * @self: a connection
 * @interface: of a global
 * @lowest: the lowest version that will do
 * @highest: the highest version that the caller knows
 *
 * Returns: (transfer full) (nullable): a proxy; %NULL if the compositor has no such global
 */
gpointer
hiatus_wayland_bind (HiatusWayland *self,
                     const struct wl_interface *interface,
                     guint32 lowest,
                     guint32 highest)
{
  const Global *global = g_hash_table_lookup (self->globals, interface->name);

  if (!hiatus_wayland_has (self, interface, lowest))
    return NULL;

  return wl_registry_bind (self->registry, global->name, interface, MIN (global->version, highest));
}

/**
 * hiatus_wayland_sync:
 * @self: a connection
 *
 * Returns: (transfer full): a callback that comes when all requests up to now have been dealt with
 */
struct wl_callback *
hiatus_wayland_sync (HiatusWayland *self)
{
  return wl_display_sync (self->display);
}
