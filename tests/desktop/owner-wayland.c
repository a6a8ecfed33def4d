/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/desktop/owner-wayland.h"

#include <string.h>
#include <unistd.h>

#include "daemon/shell/wayland.h"
#include "tests/fakes/wait.h"
#include "wlr-data-control-unstable-v1-client-protocol.h"

struct _HiatusWaylandOwner
{
  HiatusWayland *wayland; /* (owned) */
  struct wl_seat *seat;
  struct zwlr_data_control_manager_v1 *manager;
  struct zwlr_data_control_device_v1 *device;
  struct zwlr_data_control_source_v1 *source;
  gchar *text; /* (owned) (nullable): NULL: it never hands anything over */
  guint n_read;
};

static void
on_send (void *data, struct zwlr_data_control_source_v1 *source, const gchar *type, gint32 fd)
{
  HiatusWaylandOwner *self = data;

  self->n_read++;
  if (self->text == NULL)
    return; /* the pipe stays open */

  g_assert_cmpint (write (fd, self->text, strlen (self->text)), ==, strlen (self->text));
  close (fd);
}

static void
on_cancelled (void *data, struct zwlr_data_control_source_v1 *source)
{
}

static const struct zwlr_data_control_source_v1_listener source_listener = { on_send, on_cancelled };

static void
on_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(HiatusWayland **) user_data = hiatus_wayland_connect_finish (result, NULL);
}

/**
 * hiatus_wayland_owner_new:
 * @types: what it offers
 * @text: (nullable): what it hands over; %NULL: it never does
 *
 * Returns: (transfer full): a program that has copied something
 */
HiatusWaylandOwner *
hiatus_wayland_owner_new (const gchar *const *types, const gchar *text)
{
  HiatusWaylandOwner *self = g_new0 (HiatusWaylandOwner, 1);

  self->text = g_strdup (text);
  hiatus_wayland_connect_async (g_getenv ("WAYLAND_DISPLAY"), NULL, on_connected, &self->wayland);
  hiatus_wait_until (self->wayland != NULL);
  self->seat = hiatus_wayland_bind (self->wayland, &wl_seat_interface, 1, 1);
  self->manager = hiatus_wayland_bind (self->wayland, &zwlr_data_control_manager_v1_interface, 1, 1);
  g_assert_nonnull (self->manager);
  self->device = zwlr_data_control_manager_v1_get_data_device (self->manager, self->seat);
  self->source = zwlr_data_control_manager_v1_create_data_source (self->manager);
  zwlr_data_control_source_v1_add_listener (self->source, &source_listener, self);
  for (guint i = 0; types[i] != NULL; i++)
    zwlr_data_control_source_v1_offer (self->source, types[i]);
  zwlr_data_control_device_v1_set_selection (self->device, self->source);

  return self;
}

/**
 * hiatus_wayland_owner_free:
 * @self: (transfer full): an owner
 *
 * Ends the program.
 */
void
hiatus_wayland_owner_free (HiatusWaylandOwner *self)
{
  zwlr_data_control_source_v1_destroy (self->source);
  zwlr_data_control_device_v1_destroy (self->device);
  zwlr_data_control_manager_v1_destroy (self->manager);
  wl_seat_destroy (self->seat);
  g_object_unref (self->wayland);
  g_free (self->text);
  g_free (self);
}

/**
 * hiatus_wayland_owner_get_n_read:
 * @self: an owner
 *
 * Returns: how often it was asked for its text
 */
guint
hiatus_wayland_owner_get_n_read (HiatusWaylandOwner *self)
{
  return self->n_read;
}
