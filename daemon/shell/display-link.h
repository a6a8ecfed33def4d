/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "daemon/shell/presence.h"

G_BEGIN_DECLS

/**
 * HiatusDisplayKind:
 * @HIATUS_DISPLAY_X11: an X server; the connection is a #HiatusX11
 * @HIATUS_DISPLAY_WAYLAND: a compositor; the connection is a #HiatusWayland
 *
 * The kinds of display.
 */
typedef enum
{
  HIATUS_DISPLAY_X11,
  HIATUS_DISPLAY_WAYLAND,
} HiatusDisplayKind;

#define HIATUS_N_DISPLAY_KINDS (HIATUS_DISPLAY_WAYLAND + 1)

#define HIATUS_TYPE_DISPLAY_LINK (hiatus_display_link_get_type ())
G_DECLARE_FINAL_TYPE (HiatusDisplayLink, hiatus_display_link, HIATUS, DISPLAY_LINK, GObject)

HiatusDisplayLink *hiatus_display_link_new (void);

gboolean hiatus_display_link_use (HiatusDisplayLink *self,
                                  const HiatusDisplay *display);

void hiatus_display_link_drop (HiatusDisplayLink *self);

GObject *hiatus_display_link_get_connection (HiatusDisplayLink *self,
                                             HiatusDisplayKind kind);

gboolean hiatus_display_link_is_connecting (HiatusDisplayLink *self,
                                            HiatusDisplayKind kind);

const gchar *hiatus_display_link_get_reason (HiatusDisplayLink *self,
                                             HiatusDisplayKind kind);

G_END_DECLS
