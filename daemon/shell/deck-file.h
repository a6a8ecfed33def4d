/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "daemon/core/deck.h"

G_BEGIN_DECLS

HiatusDeck *hiatus_deck_file_read (GBytes *bytes,
                                   const gchar *name,
                                   GError **error);

G_END_DECLS
