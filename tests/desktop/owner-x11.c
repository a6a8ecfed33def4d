/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/owner-x11.h"

#include <stdlib.h>
#include <string.h>

#include "tests/desktop/desk.h"

static xcb_connection_t *
connection_of (HiatusOwner *self)
{
  return hiatus_x11_get_connection (self->x11);
}

static xcb_atom_t
atom (HiatusOwner *self, const gchar *name)
{
  xcb_intern_atom_reply_t *reply =
      xcb_intern_atom_reply (connection_of (self), xcb_intern_atom (connection_of (self), FALSE, (guint16) strlen (name), name), NULL);
  xcb_atom_t found = reply->atom;

  free (reply);

  return found;
}

static void
answer (HiatusOwner *self, const xcb_selection_request_event_t *request, xcb_atom_t property)
{
  xcb_selection_notify_event_t event = { 0 };

  event.response_type = XCB_SELECTION_NOTIFY;
  event.time = request->time;
  event.requestor = request->requestor;
  event.selection = request->selection;
  event.target = request->target;
  event.property = property;
  for (guint i = 0; i < (self->manner == HIATUS_OWNER_BABBLES ? 3 : 1); i++)
    xcb_send_event (connection_of (self), FALSE, request->requestor, XCB_EVENT_MASK_NO_EVENT, (const gchar *) &event);
  if (self->manner == HIATUS_OWNER_BABBLES)
    {
      event.target = XCB_ATOM_NONE;
      xcb_send_event (connection_of (self), FALSE, request->requestor, XCB_EVENT_MASK_NO_EVENT, (const gchar *) &event);
    }
}

static void
give_targets (HiatusOwner *self, const xcb_selection_request_event_t *request)
{
  g_autoptr (GArray) atoms = g_array_new (FALSE, FALSE, sizeof (xcb_atom_t));

  g_array_append_val (atoms, request->target);
  for (guint i = 0; self->targets[i] != NULL; i++)
    {
      xcb_atom_t target = atom (self, self->targets[i]);

      g_array_append_val (atoms, target);
    }
  xcb_change_property (connection_of (self), XCB_PROP_MODE_REPLACE, request->requestor, request->property, XCB_ATOM_ATOM, 32, atoms->len, atoms->data);
  answer (self, request, request->property);
}

static void
die (HiatusOwner *self)
{
  xcb_flush (connection_of (self));
  g_signal_handlers_disconnect_by_data (self->x11, self);
  g_clear_object (&self->x11);
}

/* It says that pieces follow. */
static void
give_one_piece (HiatusOwner *self, const xcb_selection_request_event_t *request)
{
  const guint32 mask = XCB_EVENT_MASK_PROPERTY_CHANGE;
  const guint32 size = 1000000;

  xcb_change_window_attributes (connection_of (self), request->requestor, XCB_CW_EVENT_MASK, &mask);
  xcb_change_property (connection_of (self), XCB_PROP_MODE_REPLACE, request->requestor, request->property, atom (self, "INCR"), 32, 1, &size);
  answer (self, request, request->property);
}

static void
give_text (HiatusOwner *self, const xcb_selection_request_event_t *request)
{
  gsize length;
  const gchar *text = g_bytes_get_data (self->text, &length);

  self->n_read++;
  if (self->manner == HIATUS_OWNER_HANGS_AT_TEXT)
    return;
  if (self->manner == HIATUS_OWNER_DIES_AT_TEXT)
    {
      die (self);
      return;
    }
  if (self->manner == HIATUS_OWNER_HANGS_IN_PIECES || self->manner == HIATUS_OWNER_DIES_IN_PIECES)
    {
      give_one_piece (self, request);
      return;
    }
  xcb_change_property (connection_of (self), XCB_PROP_MODE_REPLACE, request->requestor, request->property, request->target, 8, (guint32) length, text);
  answer (self, request, request->property);
}

static void
on_event (HiatusOwner *self, gpointer data)
{
  const xcb_generic_event_t *event = data;
  const xcb_selection_request_event_t *request = data;
  const xcb_property_notify_event_t *change = data;

  if (event->response_type == XCB_PROPERTY_NOTIFY && !self->has_given_piece && change->state == XCB_PROPERTY_DELETE)
    {
      /* Nothing more is heard of it. */
      gsize length;
      const gchar *text = g_bytes_get_data (self->text, &length);

      self->has_given_piece = TRUE;
      xcb_change_property (connection_of (self), XCB_PROP_MODE_REPLACE, change->window, change->atom, atom (self, "UTF8_STRING"), 8, (guint32) length, text);
      if (self->manner == HIATUS_OWNER_DIES_IN_PIECES)
        die (self);
      return;
    }
  if (event->response_type != XCB_SELECTION_REQUEST)
    return;

  if (request->target == atom (self, "TARGETS"))
    {
      self->n_asked++;
      if (self->manner != HIATUS_OWNER_HANGS)
        give_targets (self, request);
    }
  else
    give_text (self, request);
}

static void
on_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(HiatusX11 **) user_data = hiatus_x11_connect_finish (result, NULL);
}

static gchar **
copy_list (const gchar *const *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; list[i] != NULL; i++)
    g_strv_builder_add (builder, list[i]);

  return g_strv_builder_end (builder);
}

/**
 * hiatus_owner_new:
 * @manner: how it behaves
 * @targets: what it offers
 * @text: what it hands over
 * @length: its length in bytes
 *
 * Returns: (transfer full): a program that has copied nothing yet
 */
HiatusOwner *
hiatus_owner_new (HiatusOwnerManner manner, const gchar *const *targets, gconstpointer text, gsize length)
{
  HiatusOwner *self = g_new0 (HiatusOwner, 1);

  self->manner = manner;
  self->targets = copy_list (targets);
  self->text = g_bytes_new (text, length);
  hiatus_x11_connect_async (g_getenv ("DISPLAY"), NULL, NULL, on_connected, &self->x11);
  hiatus_wait_until (self->x11 != NULL);
  g_signal_connect_swapped (self->x11, "event", G_CALLBACK (on_event), self);
  self->window = xcb_generate_id (connection_of (self));
  xcb_create_window (connection_of (self), XCB_COPY_FROM_PARENT, self->window, hiatus_x11_get_facts (self->x11)->root, 0, 0, 100, 100, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, NULL);

  return self;
}

/**
 * hiatus_owner_free:
 * @self: (transfer full): an owner
 *
 * Ends the program.
 */
void
hiatus_owner_free (HiatusOwner *self)
{
  if (self->x11 != NULL)
    {
      /* What it has handed over has arrived: a server may forget what somebody says who hangs up. */
      free (xcb_get_input_focus_reply (connection_of (self), xcb_get_input_focus (connection_of (self)), NULL));
      die (self);
    }
  g_strfreev (self->targets);
  g_bytes_unref (self->text);
  g_free (self);
}

/**
 * hiatus_owner_set_class:
 * @self: an owner
 * @class: as what the application names itself with its window
 */
void
hiatus_owner_set_class (HiatusOwner *self, const gchar *class)
{
  g_autoptr (GString) value = g_string_new ("process");

  g_string_append_c (value, '\0');
  g_string_append_len (value, class, (gssize) strlen (class) + 1);
  xcb_change_property (connection_of (self), XCB_PROP_MODE_REPLACE, self->window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING, 8, (guint32) value->len, value->str);
}

/* The window in use, as the window manager tells. */
static xcb_window_t
find_active_window (HiatusOwner *self)
{
  const HiatusX11Facts *facts = hiatus_x11_get_facts (self->x11);
  xcb_get_property_reply_t *reply = xcb_get_property_reply (
      connection_of (self), xcb_get_property (connection_of (self), FALSE, facts->root, facts->active_window, XCB_ATOM_WINDOW, 0, 1), NULL);
  xcb_window_t window = reply != NULL && reply->value_len == 1 ? *(const xcb_window_t *) xcb_get_property_value (reply) : XCB_NONE;

  free (reply);

  return window;
}

/**
 * hiatus_owner_open_window:
 * @self: an owner
 *
 * Shows its window, and waits until it is the one in use.
 */
void
hiatus_owner_open_window (HiatusOwner *self)
{
  xcb_map_window (connection_of (self), self->window);
  xcb_flush (connection_of (self));
  hiatus_desk_wait_until (find_active_window (self) == self->window);
}

/**
 * hiatus_owner_set_title:
 * @self: an owner
 * @title: what its window is called from now on
 */
void
hiatus_owner_set_title (HiatusOwner *self, const gchar *title)
{
  xcb_change_property (
      connection_of (self), XCB_PROP_MODE_REPLACE, self->window, atom (self, "_NET_WM_NAME"), atom (self, "UTF8_STRING"), 8, (guint32) strlen (title), title);
  xcb_flush (connection_of (self));
}

/**
 * hiatus_owner_take:
 * @self: an owner
 *
 * It copies its text.
 */
void
hiatus_owner_take (HiatusOwner *self)
{
  xcb_set_selection_owner (connection_of (self), self->window, atom (self, "CLIPBOARD"), XCB_CURRENT_TIME);
  xcb_flush (connection_of (self));
}
