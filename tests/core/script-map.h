/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/script.h"
#include "tests/core/script-ways.h"

G_BEGIN_DECLS

/**
 * Map:
 *
 * All ways through a script, from all situations: what is shown at each stop, and where each answer leads. Stops at which the
 * same is shown, and from which the ways on are the same, are one.
 */
typedef struct _Map Map;

Map *map_new (HiatusScript *script);

void map_free (Map *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Map, map_free)

gpointer map_take (const HiatusWalk *walk,
                   const WaysBranch *branches,
                   guint n_branches,
                   gpointer map);

void map_begin (Map *map,
                const WaysStart *start,
                gpointer first);

gchar *map_draw (Map *map);

G_END_DECLS
