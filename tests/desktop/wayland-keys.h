/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Linux's numbers of keys, see linux/input-event-codes.h. */
#define HIATUS_KEY_ESCAPE 1
#define HIATUS_KEY_TAB 15
#define HIATUS_KEY_RETURN 28
#define HIATUS_KEY_A 30
#define HIATUS_KEY_SHIFT 42
#define HIATUS_KEY_ALT 56
#define HIATUS_KEY_SPACE 57

/**
 * HiatusWaylandKeys:
 *
 * A keyboard on a compositor of the wlroots kind, plugged in for as long as this lives.
 */
typedef struct _HiatusWaylandKeys HiatusWaylandKeys;

HiatusWaylandKeys *hiatus_wayland_keys_new (void);

void hiatus_wayland_keys_free (HiatusWaylandKeys *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusWaylandKeys, hiatus_wayland_keys_free)

void hiatus_wayland_keys_set (HiatusWaylandKeys *keys,
                              guint key,
                              gboolean down);

void hiatus_wayland_keys_press (HiatusWaylandKeys *keys,
                                guint key);

G_END_DECLS
