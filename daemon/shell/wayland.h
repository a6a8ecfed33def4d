/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <wayland-client.h>

G_BEGIN_DECLS

#define HIATUS_TYPE_WAYLAND (hiatus_wayland_get_type ())
G_DECLARE_FINAL_TYPE (HiatusWayland, hiatus_wayland, HIATUS, WAYLAND, GObject)

void hiatus_wayland_connect_async (const gchar *display,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

HiatusWayland *hiatus_wayland_connect_finish (GAsyncResult *result,
                                              GError **error);

gboolean hiatus_wayland_has (HiatusWayland *self,
                             const struct wl_interface *interface,
                             guint32 lowest);

gpointer hiatus_wayland_bind (HiatusWayland *self,
                              const struct wl_interface *interface,
                              guint32 lowest,
                              guint32 highest);

struct wl_callback *hiatus_wayland_sync (HiatusWayland *self);

G_END_DECLS
