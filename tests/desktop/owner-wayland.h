/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HiatusWaylandOwner:
 *
 * A program that has copied something on Wayland, by zwlr_data_control_v1.
 */
typedef struct _HiatusWaylandOwner HiatusWaylandOwner;

HiatusWaylandOwner *hiatus_wayland_owner_new (const gchar *const *types,
                                              const gchar *text);

void hiatus_wayland_owner_free (HiatusWaylandOwner *self);

guint hiatus_wayland_owner_get_n_read (HiatusWaylandOwner *self);

G_END_DECLS
