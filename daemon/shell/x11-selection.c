/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon/shell/x11-selection.h"

#include <string.h>

/* Events that a client sent, not the server, have this bit set. */
#define SENT_BIT 0x80

/* Of so many transfers that were given up the rest is still taken. */
#define MOST_FORMER 8

struct _HiatusX11Selection
{
  HiatusX11 *x11; /* (owned) */
  xcb_atom_t selection;
  xcb_atom_t targets;
  xcb_atom_t incr;
  xcb_window_t window;              /* where an owner puts what it hands over */
  xcb_window_t former[MOST_FORMER]; /* those of transfers that were given up; XCB_NONE: none */
  guint next_former;                /* where the next of them goes */
  gulong handler;

  /* The present transfer. */
  HiatusX11SelectionFunc func; /* (nullable): none */
  gpointer user_data;
  xcb_atom_t target;
  gboolean is_answered; /* once is enough: anybody can send an answer */
  guint timeout;
  GByteArray *pieces; /* (owned) (nullable): in pieces, and those that have come */
};

static void
make_window (HiatusX11Selection *self)
{
  xcb_connection_t *connection = hiatus_x11_get_connection (self->x11);

  self->window = xcb_generate_id (connection);
  xcb_create_window (connection,
                     XCB_COPY_FROM_PARENT,
                     self->window,
                     hiatus_x11_get_facts (self->x11)->root,
                     -1,
                     -1,
                     1,
                     1,
                     0,
                     XCB_WINDOW_CLASS_INPUT_ONLY,
                     XCB_COPY_FROM_PARENT,
                     0,
                     NULL);
}

static void
select_changes (HiatusX11Selection *self,
                gboolean wanted)
{
  const guint32 mask = wanted ? XCB_EVENT_MASK_PROPERTY_CHANGE : XCB_EVENT_MASK_NO_EVENT;

  xcb_change_window_attributes (hiatus_x11_get_connection (self->x11), self->window, XCB_CW_EVENT_MASK, &mask);
}

/* The next transfer has a window of its own, so that what comes late is not taken for it. The old one stays: an owner may
 * be ended by the error that it is gone, and some, such as xclip, serve nobody else before they have got rid of all
 * pieces. What still comes there is thrown away unread. */
static void
leave_window (HiatusX11Selection *self)
{
  xcb_connection_t *connection = hiatus_x11_get_connection (self->x11);
  xcb_window_t *former = &self->former[self->next_former];

  select_changes (self, TRUE);
  xcb_delete_property (connection, self->window, self->selection);
  if (*former != XCB_NONE)
    xcb_destroy_window (connection, *former);
  *former = self->window;
  self->next_former = (self->next_former + 1) % MOST_FORMER;
  make_window (self);
}

static void
throw_away (HiatusX11Selection *self,
            xcb_window_t window)
{
  for (guint i = 0; i < MOST_FORMER; i++)
    if (window != XCB_NONE && self->former[i] == window)
      xcb_delete_property (hiatus_x11_get_connection (self->x11), window, self->selection);
}

static void
wipe (GByteArray *pieces)
{
  if (pieces == NULL)
    return;

  explicit_bzero (pieces->data, pieces->len);
  g_byte_array_unref (pieces);
}

static void
end (HiatusX11Selection *self,
     gconstpointer bytes,
     gsize length,
     xcb_atom_t type)
{
  HiatusX11SelectionFunc func = self->func;
  GByteArray *pieces = g_steal_pointer (&self->pieces);

  self->func = NULL;
  g_clear_handle_id (&self->timeout, g_source_remove);
  hiatus_x11_forget (self->x11, self);
  func (bytes, MIN (length, HIATUS_X11_SELECTION_MAX), type, self->user_data);
  /* From here on self may be gone. */
  wipe (pieces);
}

static void
give_up (HiatusX11Selection *self)
{
  leave_window (self);
  end (self, NULL, 0, XCB_ATOM_NONE);
}

static gboolean
on_limit (gpointer user_data)
{
  HiatusX11Selection *self = user_data;

  self->timeout = 0;
  give_up (self);

  return G_SOURCE_REMOVE;
}

static void
ask_for_property (HiatusX11Selection *self,
                  HiatusX11ReplyFunc func)
{
  xcb_get_property_cookie_t cookie = xcb_get_property (hiatus_x11_get_connection (self->x11),
                                                       TRUE, /* and take it away, if it is not longer than that */
                                                       self->window,
                                                       self->selection,
                                                       XCB_ATOM_ANY,
                                                       0,
                                                       HIATUS_X11_SELECTION_MAX / 4);

  /* What is offered is nobody's words. */
  if (self->target == self->targets)
    hiatus_x11_await (self->x11, cookie.sequence, func, self);
  else
    hiatus_x11_await_text (self->x11, cookie.sequence, func, self);
}

static void
on_piece (gconstpointer data,
          gpointer user_data)
{
  HiatusX11Selection *self = user_data;
  const xcb_get_property_reply_t *reply = data;
  gsize length = reply == NULL ? 0 : (gsize) xcb_get_property_value_length (reply);

  /* Not there yet, or had already. */
  if (reply != NULL && reply->type == XCB_ATOM_NONE)
    return;

  if (length > 0)
    g_byte_array_append (self->pieces, xcb_get_property_value (reply), (guint) MIN (length, HIATUS_X11_SELECTION_MAX - self->pieces->len));
  if (length > 0 && self->pieces->len < HIATUS_X11_SELECTION_MAX)
    return;

  /* The last one is empty. */
  if (length == 0)
    select_changes (self, FALSE);
  else
    leave_window (self);
  end (self, self->pieces->data, self->pieces->len, reply == NULL ? XCB_ATOM_NONE : reply->type);
}

/* That it was taken away has asked for the first piece, which may be there before anybody listens. */
static void
begin_pieces (HiatusX11Selection *self)
{
  /* Never more than this, so that it does not move and leave a copy behind. */
  self->pieces = g_byte_array_sized_new (HIATUS_X11_SELECTION_MAX);
  select_changes (self, TRUE);
  ask_for_property (self, on_piece);
}

static void
on_property (gconstpointer data,
             gpointer user_data)
{
  HiatusX11Selection *self = user_data;
  const xcb_get_property_reply_t *reply = data;

  if (reply == NULL || reply->type == XCB_ATOM_NONE)
    {
      give_up (self);
      return;
    }
  if (reply->type == self->incr)
    {
      begin_pieces (self);
      return;
    }
  if (reply->bytes_after > 0)
    xcb_delete_property (hiatus_x11_get_connection (self->x11), self->window, self->selection);
  end (self, xcb_get_property_value (reply), (gsize) xcb_get_property_value_length (reply), reply->type);
}

static void
on_answer (HiatusX11Selection *self,
           const xcb_selection_notify_event_t *event)
{
  if (event->requestor != self->window)
    {
      throw_away (self, event->requestor);
      return;
    }
  if (self->func == NULL || event->selection != self->selection || event->target != self->target || self->is_answered)
    return;

  self->is_answered = TRUE;
  if (event->property == XCB_ATOM_NONE)
    end (self, NULL, 0, XCB_ATOM_NONE);
  else
    ask_for_property (self, on_property);
}

static void
on_change (HiatusX11Selection *self,
           const xcb_property_notify_event_t *event)
{
  if (event->atom != self->selection || event->state != XCB_PROPERTY_NEW_VALUE)
    return;

  if (event->window != self->window)
    throw_away (self, event->window);
  else if (self->pieces != NULL)
    ask_for_property (self, on_piece);
}

static void
on_event (HiatusX11Selection *self,
          gpointer event)
{
  guint type = ((const xcb_generic_event_t *) event)->response_type & ~SENT_BIT;

  if (type == XCB_SELECTION_NOTIFY)
    on_answer (self, event);
  else if (type == XCB_PROPERTY_NOTIFY)
    on_change (self, event);
}

/**
 * hiatus_x11_selection_new:
 * @x11: a connection
 * @selection: the atom of the selection
 * @targets: the atom TARGETS
 * @incr: the atom INCR
 *
 * Returns: (transfer full): what reads that selection
 */
HiatusX11Selection *
hiatus_x11_selection_new (HiatusX11 *x11,
                          xcb_atom_t selection,
                          xcb_atom_t targets,
                          xcb_atom_t incr)
{
  HiatusX11Selection *self = g_new0 (HiatusX11Selection, 1);

  self->x11 = g_object_ref (x11);
  self->selection = selection;
  self->targets = targets;
  self->incr = incr;
  make_window (self);
  self->handler = g_signal_connect_swapped (x11, "event", G_CALLBACK (on_event), self);

  return self;
}

/**
 * hiatus_x11_selection_free:
 * @self: (transfer full): what reads a selection
 *
 * Frees it; what it was asked for is not told any more.
 */
void
hiatus_x11_selection_free (HiatusX11Selection *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_signal_handler (&self->handler, self->x11);
  hiatus_x11_forget (self->x11, self);
  xcb_destroy_window (hiatus_x11_get_connection (self->x11), self->window);
  for (guint i = 0; i < MOST_FORMER; i++)
    if (self->former[i] != XCB_NONE)
      xcb_destroy_window (hiatus_x11_get_connection (self->x11), self->former[i]);
  wipe (self->pieces);
  g_object_unref (self->x11);
  g_free (self);
}

/**
 * hiatus_x11_selection_is_busy:
 * @self: what reads a selection
 *
 * Returns: whether it waits for the owner
 */
gboolean
hiatus_x11_selection_is_busy (HiatusX11Selection *self)
{
  return self->func != NULL;
}

/**
 * hiatus_x11_selection_is_answered:
 * @self: what reads a selection
 *
 * Returns: whether what it was asked for last was answered: whoever owns the selection from now on, it is not theirs
 */
gboolean
hiatus_x11_selection_is_answered (HiatusX11Selection *self)
{
  return self->is_answered;
}

/**
 * hiatus_x11_selection_read:
 * @self: what reads a selection, and is not busy
 * @target: as what it should be handed over
 * @time: when it was taken, as the server said
 * @func: called from the main loop, once, within %HIATUS_X11_SELECTION_LIMIT_MS; it may free @self
 * @user_data: for @func
 *
 * Asks the owner for it.
 */
void
hiatus_x11_selection_read (HiatusX11Selection *self,
                           xcb_atom_t target,
                           xcb_timestamp_t time,
                           HiatusX11SelectionFunc func,
                           gpointer user_data)
{
  g_return_if_fail (self->func == NULL);

  self->func = func;
  self->user_data = user_data;
  self->target = target;
  self->is_answered = FALSE;
  self->timeout = g_timeout_add (HIATUS_X11_SELECTION_LIMIT_MS, on_limit, self);
  /* The atom of the selection names the property, too: each owner knows it anyway. */
  xcb_convert_selection (hiatus_x11_get_connection (self->x11), self->window, self->selection, target, self->selection, time);
}
