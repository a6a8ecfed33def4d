/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HIATUS_X11_COOKIE_NAME "MIT-MAGIC-COOKIE-1"

GBytes *hiatus_x11_cookie_find (const gchar *authority,
                                const gchar *display,
                                const gchar *host);

G_END_DECLS
