/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/shell/x11.h"

G_BEGIN_DECLS

xcb_connection_t *hiatus_x11_open (const gchar *display,
                                   const gchar *authority,
                                   HiatusX11Facts *facts,
                                   GError **error);

G_END_DECLS
