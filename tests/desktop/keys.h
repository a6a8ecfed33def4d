/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tests/desktop/desk.h"

G_BEGIN_DECLS

/* A person at the keyboard of a display of X11, and what they see of the window that has it. */

gchar *hiatus_keys_xdotool (HiatusDesk *desk,
                            const gchar *arguments);

void hiatus_keys_press (HiatusDesk *desk,
                        const gchar *keys);

void hiatus_keys_type (HiatusDesk *desk,
                       const gchar *text);

void hiatus_keys_choose (HiatusDesk *desk,
                         const gchar *title,
                         const gchar *begin,
                         const gchar *path);

gboolean hiatus_keys_is_active (HiatusDesk *desk,
                                const gchar *title);

gboolean hiatus_keys_is_focused (HiatusDesk *desk,
                                 const gchar *window);

gint hiatus_keys_get_measure (HiatusDesk *desk,
                              const gchar *measure);

gint hiatus_keys_get_room_below (HiatusDesk *desk);

G_END_DECLS
