/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/x11.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/sync.h>
#include <xcb/xfixes.h>
#include <xcb/xcbext.h>

#include "daemon/core/error.h"
#include "daemon/shell/x11-cookie.h"

/* A list of states has a handful of entries; longer ones are no use. */
#define LONGEST_PROPERTY 64

/* A reply that has not come yet. */
typedef struct
{
  guint sequence;
  HiatusX11PropertyFunc func;    /* for hiatus_x11_read(); both NULL: nobody wants to know any more */
  HiatusX11ReplyFunc reply_func; /* for hiatus_x11_await() */
  gpointer user_data;
} Pending;

/**
 * HiatusX11:
 *
 * A connection to an X server. Making it may wait for the server, and is done on a thread; from then on nothing waits:
 * events and replies come through the main loop.
 */
struct _HiatusX11
{
  GObject parent_instance;
  xcb_connection_t *connection; /* (owned) */
  HiatusX11Facts facts;
  GSource *source;  /* (owned) (nullable) */
  GQueue *pending;  /* (owned) (element-type Pending): in the order of their sequence */
  gboolean is_lost; /* "lost" was emitted */
};

typedef struct
{
  GSource parent;
  HiatusX11 *x11;             /* not owned: the source dies with it */
  xcb_generic_event_t *event; /* (owned) (nullable): taken from the queue, not dealt with yet */
  gboolean has_reply;         /* the head of the pending ones has been answered */
  void *reply;                /* (owned) (nullable): and how */
  gpointer tag;
} X11Source;

enum
{
  SIGNAL_EVENT,
  SIGNAL_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HiatusX11, hiatus_x11, G_TYPE_OBJECT)

static void
hiatus_x11_dispose (GObject *object)
{
  HiatusX11 *self = HIATUS_X11 (object);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);

  G_OBJECT_CLASS (hiatus_x11_parent_class)->dispose (object);
}

static void
hiatus_x11_finalize (GObject *object)
{
  HiatusX11 *self = HIATUS_X11 (object);

  g_queue_free_full (self->pending, g_free);
  xcb_disconnect (self->connection);

  G_OBJECT_CLASS (hiatus_x11_parent_class)->finalize (object);
}

static void
hiatus_x11_class_init (HiatusX11Class *class)
{
  G_OBJECT_CLASS (class)->dispose = hiatus_x11_dispose;
  G_OBJECT_CLASS (class)->finalize = hiatus_x11_finalize;

  /**
   * HiatusX11::event:
   * @self: the connection
   * @event: (type gpointer): an #xcb_generic_event_t
   *
   * Something has happened.
   */
  signals[SIGNAL_EVENT] =
      g_signal_new ("event", HIATUS_TYPE_X11, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * HiatusX11::lost:
   * @self: the connection
   *
   * The server is gone.
   */
  signals[SIGNAL_LOST] =
      g_signal_new ("lost", HIATUS_TYPE_X11, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hiatus_x11_init (HiatusX11 *self)
{
  self->pending = g_queue_new ();
}

/* Returns: whether a reply is there. */
static gboolean
take_reply (X11Source *source)
{
  Pending *pending = g_queue_peek_head (source->x11->pending);
  xcb_generic_error_t *error = NULL;

  if (!source->has_reply && pending != NULL)
    source->has_reply = xcb_poll_for_reply (source->x11->connection, pending->sequence, &source->reply, &error) != 0;
  free (error);

  return source->has_reply;
}

/* It may hold a text of the person's. */
static void
free_reply (void *reply)
{
  if (reply != NULL)
    explicit_bzero (reply, sizeof (xcb_generic_reply_t) + 4 * (gsize) ((const xcb_generic_reply_t *) reply)->length);
  free (reply);
}

static void
deliver_reply (X11Source *source)
{
  g_autofree Pending *pending = g_queue_pop_head (source->x11->pending);
  void *reply = g_steal_pointer (&source->reply);
  const xcb_get_property_reply_t *property = reply;

  source->has_reply = FALSE;
  if (pending->reply_func != NULL)
    pending->reply_func (reply, pending->user_data);
  else if (pending->func != NULL && property != NULL && property->format == 32)
    pending->func (xcb_get_property_value (property), property->value_len, pending->user_data);
  else if (pending->func != NULL)
    pending->func (NULL, 0, pending->user_data);
  free_reply (reply);
}

static gboolean
source_prepare (GSource *base,
                gint *timeout)
{
  X11Source *source = (X11Source *) base;

  *timeout = -1;
  xcb_flush (source->x11->connection);
  /* Flushing may have read, too. What was read wakes nobody up any more. */
  if (source->event == NULL)
    source->event = xcb_poll_for_queued_event (source->x11->connection);

  return take_reply (source) || source->event != NULL || xcb_connection_has_error (source->x11->connection) != 0;
}

static gboolean
source_check (GSource *base)
{
  X11Source *source = (X11Source *) base;

  return g_source_query_unix_fd (base, source->tag) != 0 || source->event != NULL;
}

static gboolean
source_dispatch (GSource *base,
                 GSourceFunc callback,
                 gpointer user_data)
{
  X11Source *source = (X11Source *) base;
  g_autoptr (HiatusX11) self = g_object_ref (source->x11);

  do
    {
      xcb_generic_event_t *event = g_steal_pointer (&source->event);

      if (event != NULL)
        g_signal_emit (self, signals[SIGNAL_EVENT], 0, event);
      free (event);
      while (self->source != NULL && take_reply (source))
        deliver_reply (source);
      if (self->source != NULL)
        source->event = xcb_poll_for_event (self->connection);
    }
  while (source->event != NULL);

  if (self->source == NULL || xcb_connection_has_error (self->connection) == 0)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->source, g_source_unref);
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
  return G_SOURCE_REMOVE;
}

static void
source_finalize (GSource *base)
{
  X11Source *source = (X11Source *) base;

  free (source->event);
  free_reply (source->reply);
}

static GSourceFuncs source_funcs = { source_prepare, source_check, source_dispatch, source_finalize, NULL, NULL };

static void
watch (HiatusX11 *self)
{
  X11Source *source;

  self->source = g_source_new (&source_funcs, sizeof (X11Source));
  source = (X11Source *) self->source;
  source->x11 = self;
  source->tag = g_source_add_unix_fd (self->source, xcb_get_file_descriptor (self->connection), G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (self->source, "X11");
  g_source_attach (self->source, NULL);
}

static xcb_intern_atom_cookie_t
ask_for_atom (xcb_connection_t *connection,
              const gchar *name)
{
  return xcb_intern_atom (connection, FALSE, (guint16) strlen (name), name);
}

static xcb_atom_t
wait_for_atom (xcb_connection_t *connection,
               xcb_intern_atom_cookie_t cookie)
{
  xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply (connection, cookie, NULL);
  xcb_atom_t atom = reply == NULL ? (xcb_atom_t) XCB_ATOM_NONE : reply->atom;

  free (reply);

  return atom;
}

/* xcb_sync_systemcounter_name() of libxcb-sync 1.15 forgets that the name begins at an odd place: after its length,
 * before any padding. */
static gboolean
is_idle_time (const xcb_sync_systemcounter_t *counter)
{
  static const gchar name[] = "IDLETIME";
  const gchar *bytes = (const gchar *) &counter->name_len + sizeof (counter->name_len);

  return counter->name_len == strlen (name) && memcmp (bytes, name, strlen (name)) == 0;
}

static void
find_idle_counter (xcb_connection_t *connection,
                   HiatusX11Facts *facts)
{
  const xcb_query_extension_reply_t *extension = xcb_get_extension_data (connection, &xcb_sync_id);
  xcb_sync_initialize_reply_t *version;
  xcb_sync_list_system_counters_reply_t *counters;
  xcb_sync_systemcounter_iterator_t i;
  xcb_sync_query_counter_reply_t *value;

  if (extension == NULL || !extension->present)
    return;

  facts->sync_event = extension->first_event;
  version = xcb_sync_initialize_reply (connection, xcb_sync_initialize (connection, 3, 1), NULL);
  free (version);
  counters = xcb_sync_list_system_counters_reply (connection, xcb_sync_list_system_counters (connection), NULL);
  if (counters == NULL)
    return;

  for (i = xcb_sync_list_system_counters_counters_iterator (counters); i.rem > 0; xcb_sync_systemcounter_next (&i))
    if (is_idle_time (i.data))
      facts->idle_counter = i.data->counter;
  free (counters);
  if (facts->idle_counter == 0)
    return;

  value = xcb_sync_query_counter_reply (connection, xcb_sync_query_counter (connection, facts->idle_counter), NULL);
  if (value != NULL)
    facts->idle_ms = ((guint64) (guint32) value->counter_value.hi << 32) | value->counter_value.lo;
  free (value);
}

/* A client has to say which version it means before it uses any of it. */
static void
find_fixes (xcb_connection_t *connection,
            HiatusX11Facts *facts)
{
  const xcb_query_extension_reply_t *extension = xcb_get_extension_data (connection, &xcb_xfixes_id);

  if (extension == NULL || !extension->present)
    return;

  facts->fixes_event = extension->first_event;
  free (xcb_xfixes_query_version_reply (connection, xcb_xfixes_query_version (connection, 5, 0), NULL));
}

static void
find_facts (xcb_connection_t *connection,
            HiatusX11Facts *facts)
{
  xcb_intern_atom_cookie_t active_window = ask_for_atom (connection, "_NET_ACTIVE_WINDOW");
  xcb_intern_atom_cookie_t window_state = ask_for_atom (connection, "_NET_WM_STATE");
  xcb_intern_atom_cookie_t full_screen = ask_for_atom (connection, "_NET_WM_STATE_FULLSCREEN");

  facts->active_window = wait_for_atom (connection, active_window);
  facts->window_state = wait_for_atom (connection, window_state);
  facts->full_screen = wait_for_atom (connection, full_screen);
  find_idle_counter (connection, facts);
  find_fixes (connection, facts);
}

typedef struct
{
  gchar *display;   /* (owned) */
  gchar *authority; /* (owned) (nullable) */
} Address;

static void
address_free (gpointer data)
{
  Address *address = data;

  g_free (address->display);
  g_free (address->authority);
  g_free (address);
}

/* A name that XCB looks for on this computer alone: of itself it would go on to the network. */
static gchar *
find_local_name (const gchar *display)
{
  gchar *host = NULL;
  gchar *name = NULL;
  gint number = 0;
  gint screen = 0;

  if (xcb_parse_display (display, &host, &number, &screen) == 0)
    return NULL;

  if (*host == '\0' || g_str_equal (host, "unix"))
    name = g_strdup_printf ("unix:%d.%d", number, screen);
  else if (*host == '/') /* the path of a socket */
    name = g_strdup (display);
  free (host);

  return name;
}

static xcb_connection_t *
connect_to (const Address *address,
            const gchar *name,
            gint *screen)
{
  g_autoptr (GBytes) cookie =
      address->authority == NULL ? NULL : hiatus_x11_cookie_find (address->authority, address->display, g_get_host_name ());
  gchar cookie_name[] = HIATUS_X11_COOKIE_NAME;
  g_autofree gchar *data = NULL;
  xcb_auth_info_t auth = { 0 };
  gsize size;

  /* Without a cookie XCB looks for one in its own way. */
  if (cookie == NULL)
    return xcb_connect (name, screen);

  data = g_memdup2 (g_bytes_get_data (cookie, &size), g_bytes_get_size (cookie));
  auth.name = cookie_name;
  auth.namelen = (gint) strlen (cookie_name);
  auth.data = data;
  auth.datalen = (gint) size;

  return xcb_connect_to_display_with_auth_info (name, &auth, screen);
}

/* On a thread: all of this may wait for the server. */
static void
connect_on_thread (GTask *task,
                   gpointer source_object,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  const Address *address = task_data;
  g_autofree gchar *name = find_local_name (address->display);
  gint screen = 0;
  xcb_connection_t *connection;
  xcb_screen_iterator_t i;
  HiatusX11 *self;

  if (name == NULL)
    {
      g_task_return_new_error (task,
                               HIATUS_ERROR,
                               HIATUS_ERROR_UNAVAILABLE,
                               _ ("The X server at %s is not on this computer, and Hiatus uses no network."),
                               address->display);
      return;
    }
  connection = connect_to (address, name, &screen);
  if (xcb_connection_has_error (connection) != 0)
    {
      xcb_disconnect (connection);
      g_task_return_new_error (task,
                               HIATUS_ERROR,
                               HIATUS_ERROR_UNAVAILABLE,
                               _ ("The X server at %s lets nobody in; is XAUTHORITY the right one?"),
                               address->display);
      return;
    }
  self = g_object_new (HIATUS_TYPE_X11, NULL);
  self->connection = connection;
  i = xcb_setup_roots_iterator (xcb_get_setup (connection));
  while (screen-- > 0 && i.rem > 1)
    xcb_screen_next (&i);
  self->facts.root = i.data->root;
  find_facts (connection, &self->facts);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * hiatus_x11_connect_async:
 * @display: as in DISPLAY
 * @authority: (nullable): as in XAUTHORITY
 * @cancellable: gives up
 * @callback: called when there is a connection, or none
 * @user_data: for @callback
 *
 * Connects to an X server on this computer; others are refused.
 */
void
hiatus_x11_connect_async (const gchar *display,
                          const gchar *authority,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Address *address = g_new0 (Address, 1);

  address->display = g_strdup (display);
  address->authority = g_strdup (authority);
  g_task_set_task_data (task, address, address_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, connect_on_thread);
}

/**
 * hiatus_x11_connect_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the connection, or %NULL with %HIATUS_ERROR_UNAVAILABLE
 */
HiatusX11 *
hiatus_x11_connect_finish (GAsyncResult *result,
                           GError **error)
{
  HiatusX11 *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL)
    watch (self);

  return self;
}

/**
 * hiatus_x11_get_connection:
 * @self: a connection
 *
 * For requests that have no reply; they are sent by the main loop.
 *
 * Returns: (transfer none): the connection
 */
xcb_connection_t *
hiatus_x11_get_connection (HiatusX11 *self)
{
  return self->connection;
}

/**
 * hiatus_x11_get_facts:
 * @self: a connection
 *
 * Returns: (transfer none): what is known of the server
 */
const HiatusX11Facts *
hiatus_x11_get_facts (HiatusX11 *self)
{
  return &self->facts;
}

/**
 * hiatus_x11_read:
 * @self: a connection
 * @window: a window, which may be gone
 * @property: the property, a list of atoms or windows
 * @func: called from the main loop, once
 * @user_data: for @func, and for hiatus_x11_forget()
 *
 * Reads a property of a window.
 */
void
hiatus_x11_read (HiatusX11 *self,
                 xcb_window_t window,
                 xcb_atom_t property,
                 HiatusX11PropertyFunc func,
                 gpointer user_data)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->sequence = xcb_get_property (self->connection, FALSE, window, property, XCB_ATOM_ANY, 0, LONGEST_PROPERTY).sequence;
  pending->func = func;
  pending->user_data = user_data;
  g_queue_push_tail (self->pending, pending);
}

/**
 * hiatus_x11_await:
 * @self: a connection
 * @sequence: the number of a request that has a reply and was just made
 * @func: called from the main loop, once
 * @user_data: for @func, and for hiatus_x11_forget()
 *
 * Waits for the reply to a request, without anything standing still. It is wiped when @func has returned.
 */
void
hiatus_x11_await (HiatusX11 *self,
                  guint sequence,
                  HiatusX11ReplyFunc func,
                  gpointer user_data)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->sequence = sequence;
  pending->reply_func = func;
  pending->user_data = user_data;
  g_queue_push_tail (self->pending, pending);
}

/**
 * hiatus_x11_forget:
 * @self: a connection
 * @user_data: as given to hiatus_x11_read() or hiatus_x11_await()
 *
 * What was asked with it is not told any more.
 */
void
hiatus_x11_forget (HiatusX11 *self,
                   gpointer user_data)
{
  for (GList *i = self->pending->head; i != NULL; i = i->next)
    {
      Pending *pending = i->data;

      if (pending->user_data == user_data)
        {
          pending->func = NULL;
          pending->reply_func = NULL;
        }
    }
}
