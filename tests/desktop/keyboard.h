/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

gchar *hiatus_keyboard_xdotool (HiatusDesk *desk,
                                const gchar *arguments);

void hiatus_keyboard_press (HiatusDesk *desk,
                            const gchar *keys);

void hiatus_keyboard_type (HiatusDesk *desk,
                           const gchar *text);

gboolean hiatus_keyboard_is_at (HiatusDesk *desk,
                                const gchar *title);

gboolean hiatus_keyboard_is_focused (HiatusDesk *desk,
                                     const gchar *window);

gint hiatus_keyboard_get_measure (HiatusDesk *desk,
                                  const gchar *measure);

gint hiatus_keyboard_get_room_below (HiatusDesk *desk);

G_END_DECLS
