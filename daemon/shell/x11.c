/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/x11.h"

#include <stdlib.h>
#include <string.h>
#include <xcb/xcbext.h>

#include "daemon/shell/x11-open.h"

/* In units of 32 bits. A list of states has a handful of entries, that of what a window manager can do up to a hundred. */
#define LONGEST_LIST 256
#define LONGEST_TEXT (HIATUS_X11_TEXT_MAX / 4)

/* Of a reply, in bytes. Its length counts what comes after that, in units of 32 bits. */
#define SHORTEST_REPLY 32

/* A reply that has not come yet. */
typedef struct
{
  guint sequence;
  guint64 seen; /* how many bytes the server had sent when it was certainly not among them */
  HiatusX11PropertyFunc list_func;
  HiatusX11TextFunc text_func;
  HiatusX11ReplyFunc reply_func; /* all NULL: nobody wants to know any more */
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
  guint64 seen;     /* how many bytes the server had sent when its queue was last looked through */
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

/* XCB reads from the server to look for a reply, so that is done only where something has come since it was last looked for.
 * Returns: whether a reply is there. */
static gboolean
take_reply (X11Source *source)
{
  HiatusX11 *self = source->x11;
  Pending *pending = g_queue_peek_head (self->pending);
  xcb_generic_error_t *error = NULL;

  if (source->has_reply || pending == NULL)
    return source->has_reply;
  if (pending->seen == xcb_total_read (self->connection) && xcb_connection_has_error (self->connection) == 0)
    return FALSE;

  source->has_reply = xcb_poll_for_reply (self->connection, pending->sequence, &source->reply, &error) != 0;
  pending->seen = self->seen = xcb_total_read (self->connection);
  free (error);

  return source->has_reply;
}

static void
deliver_list (const Pending *pending,
              const xcb_get_property_reply_t *property)
{
  if (property != NULL && property->format == 32)
    pending->list_func (xcb_get_property_value (property), property->value_len, pending->user_data);
  else
    pending->list_func (NULL, 0, pending->user_data);
}

static void
deliver_text (const Pending *pending,
              const xcb_get_property_reply_t *property)
{
  if (property != NULL && property->format == 8)
    pending->text_func (property->type, xcb_get_property_value (property), property->value_len, pending->user_data);
  else
    pending->text_func (XCB_ATOM_NONE, "", 0, pending->user_data);
}

static gsize
reply_length (gconstpointer reply)
{
  return reply == NULL ? 0 : SHORTEST_REPLY + 4 * (gsize) ((const xcb_generic_reply_t *) reply)->length;
}

/* What was read may be a person's words, and does not outlive the turn in which it came. */
static void
free_reply (void *reply)
{
  if (reply != NULL)
    explicit_bzero (reply, reply_length (reply));
  free (reply);
}

/* How many keys' mapping is as long as most texts are, some 1 kB, and how long a reply may be for that, in bytes. */
#define KEYS_FOR_TEXT 36
#define LONG_REPLY 900

/* XCB keeps what it has read in a buffer of its own, until something as long comes to lie there. So the server is asked for
 * something that is nobody's secret, and that is thrown away unread. Asked together with the text, it mostly comes with it.
 * What a font is like the server sends in one piece, the mapping of keys in two, each of which may wake us up. */
static void
overwrite_read (HiatusX11 *self,
                guint n_keys)
{
  const xcb_setup_t *setup = xcb_get_setup (self->connection);
  const guint most = setup->max_keycode - setup->min_keycode + 1u;

  if (self->facts.font != XCB_NONE && n_keys <= KEYS_FOR_TEXT)
    xcb_discard_reply (self->connection, xcb_query_font (self->connection, self->facts.font).sequence);
  else
    xcb_discard_reply (self->connection, xcb_get_keyboard_mapping (self->connection, setup->min_keycode, (guint8) MIN (n_keys, most)).sequence);
}

static void
deliver_reply (X11Source *source)
{
  g_autofree Pending *pending = g_queue_pop_head (source->x11->pending);
  void *reply = g_steal_pointer (&source->reply);
  const gboolean was_long = reply_length (reply) > LONG_REPLY;

  source->has_reply = FALSE;
  if (pending->list_func != NULL)
    deliver_list (pending, reply);
  else if (pending->text_func != NULL)
    deliver_text (pending, reply);
  else if (pending->reply_func != NULL)
    pending->reply_func (reply, pending->user_data);
  free_reply (reply);
  /* All keys twice are about as much as fits into that buffer. */
  for (guint i = 0; was_long && i < 2; i++)
    overwrite_read (source->x11, G_MAXUINT8);
}

static gboolean
source_prepare (GSource *base,
                gint *timeout)
{
  X11Source *source = (X11Source *) base;
  gboolean has_reply;

  *timeout = -1;
  xcb_flush (source->x11->connection);
  has_reply = take_reply (source);
  /* Flushing and looking for a reply may have read, too. What was read wakes nobody up any more. */
  if (source->event == NULL)
    source->event = xcb_poll_for_queued_event (source->x11->connection);

  return has_reply || source->event != NULL || xcb_connection_has_error (source->x11->connection) != 0;
}

static gboolean
source_check (GSource *base)
{
  X11Source *source = (X11Source *) base;

  return g_source_query_unix_fd (base, source->tag) != 0 || source->event != NULL;
}

/* Whoever is told may let go of the connection. */
static void
tell_events (HiatusX11 *self,
             X11Source *source)
{
  while (source->event != NULL && self->source != NULL)
    {
      xcb_generic_event_t *event = g_steal_pointer (&source->event);

      g_signal_emit (self, signals[SIGNAL_EVENT], 0, event);
      free (event);
      source->event = xcb_poll_for_queued_event (self->connection);
    }
}

static gboolean
source_dispatch (GSource *base,
                 GSourceFunc callback,
                 gpointer user_data)
{
  X11Source *source = (X11Source *) base;
  g_autoptr (HiatusX11) self = g_object_ref (source->x11);

  /* This reads, once; what follows takes what was read. */
  if (source->event == NULL)
    source->event = xcb_poll_for_event (self->connection);
  self->seen = xcb_total_read (self->connection);
  do
    {
      tell_events (self, source);
      while (self->source != NULL && take_reply (source))
        deliver_reply (source);
      if (self->source != NULL)
        source->event = xcb_poll_for_queued_event (self->connection);
    }
  while (self->source != NULL && source->event != NULL);

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
  /* Nothing runs the loop from within; and while a source may not be called again GLib takes its descriptor out of the poll
   * and puts it back, and wakes itself up for each. */
  g_source_set_can_recurse (self->source, TRUE);
  g_source_attach (self->source, NULL);
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

/* On a thread: this may wait for the server. */
static void
connect_on_thread (GTask *task,
                   gpointer source_object,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  const Address *address = task_data;
  g_autoptr (GError) error = NULL;
  HiatusX11Facts facts = { 0 };
  xcb_connection_t *connection = hiatus_x11_open (address->display, address->authority, &facts, &error);
  HiatusX11 *self;

  if (connection == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self = g_object_new (HIATUS_TYPE_X11, NULL);
  self->connection = connection;
  self->facts = facts;
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

static Pending *
await (HiatusX11 *self,
       guint sequence,
       gpointer user_data)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->sequence = sequence;
  pending->seen = self->seen;
  pending->user_data = user_data;
  g_queue_push_tail (self->pending, pending);

  return pending;
}

static Pending *
ask (HiatusX11 *self,
     xcb_window_t window,
     xcb_atom_t property,
     guint32 longest,
     gpointer user_data)
{
  return await (self, xcb_get_property (self->connection, FALSE, window, property, XCB_ATOM_ANY, 0, longest).sequence, user_data);
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
  ask (self, window, property, LONGEST_LIST, user_data)->list_func = func;
}

/**
 * hiatus_x11_read_text:
 * @self: a connection
 * @window: a window, which may be gone
 * @property: the property, a text
 * @func: called from the main loop, once
 * @user_data: for @func, and for hiatus_x11_forget()
 *
 * Reads the first %HIATUS_X11_TEXT_MAX bytes of a property of a window. They are overwritten when @func has returned.
 */
void
hiatus_x11_read_text (HiatusX11 *self,
                      xcb_window_t window,
                      xcb_atom_t property,
                      HiatusX11TextFunc func,
                      gpointer user_data)
{
  ask (self, window, property, LONGEST_TEXT, user_data)->text_func = func;
  overwrite_read (self, KEYS_FOR_TEXT);
}

/**
 * hiatus_x11_await:
 * @self: a connection
 * @sequence: the number of a request that has a reply and was just made
 * @func: called from the main loop, once
 * @user_data: for @func, and for hiatus_x11_forget()
 *
 * Waits for the reply to a request of the caller's own, without anything standing still.
 */
void
hiatus_x11_await (HiatusX11 *self,
                  guint sequence,
                  HiatusX11ReplyFunc func,
                  gpointer user_data)
{
  await (self, sequence, user_data)->reply_func = func;
}

/**
 * hiatus_x11_await_text:
 * @self: a connection
 * @sequence: the number of a request that has a reply and was just made
 * @func: called from the main loop, once
 * @user_data: for @func, and for hiatus_x11_forget()
 *
 * As hiatus_x11_await(), for a reply that has what a person wrote in it: it is overwritten when @func has returned, and where
 * XCB has read it, too. The latter is one more reply, which mostly is a wake-up of its own.
 */
void
hiatus_x11_await_text (HiatusX11 *self,
                       guint sequence,
                       HiatusX11ReplyFunc func,
                       gpointer user_data)
{
  hiatus_x11_await (self, sequence, func, user_data);
  overwrite_read (self, KEYS_FOR_TEXT);
}

/**
 * hiatus_x11_forget:
 * @self: a connection
 * @user_data: as given to hiatus_x11_read(), _read_text(), _await() or _await_text()
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

      if (pending->user_data != user_data)
        continue;

      pending->list_func = NULL;
      pending->text_func = NULL;
      pending->reply_func = NULL;
    }
}
