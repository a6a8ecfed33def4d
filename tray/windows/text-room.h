/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize hiatus_text_room_fit (const gchar *text,
                            gsize length,
                            gsize taken,
                            gsize limit);

G_END_DECLS
