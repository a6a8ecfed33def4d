/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/core/script-walk.h"

G_BEGIN_DECLS

/* Goes all ways through a script, as a person and the app do together: what follows from a choice, and what is said to the
 * safety check, changes the situation for the steps behind it. */

/**
 * WAYS_N_RESPECTS:
 *
 * In how many respects situations differ.
 */
#define WAYS_N_RESPECTS 9

/**
 * WaysStart:
 * @at: in each respect, the number of what is so
 *
 * The situation in which somebody begins.
 */
typedef struct
{
  guint at[WAYS_N_RESPECTS];
} WaysStart;

/**
 * WaysBranch:
 * @said: what is answered at a stop; several that come to the same have | between
 * @to: what the visitor made of the stop that follows
 *
 * A way on.
 */
typedef struct
{
  gchar *said;
  gpointer to;
} WaysBranch;

/**
 * WaysVisitor:
 * @walk: where somebody stands, at the end too
 * @branches: (array length=n_branches): all ways on from there, already gone; none at the end
 * @n_branches: how many
 * @data: the visitor's own
 *
 * Looks at each stop of each way.
 *
 * Returns: what it makes of it, for the stops before
 */
typedef gpointer (*WaysVisitor) (const HiatusWalk *walk,
                                 const WaysBranch *branches,
                                 guint n_branches,
                                 gpointer data);

const gchar *ways_value_name (guint respect,
                              guint value);

GArray *ways_starts (const HiatusScript *script);

HiatusSituation ways_situation (const WaysStart *start);

gpointer ways_go (HiatusScript *script,
                  const WaysStart *start,
                  WaysVisitor visitor,
                  gpointer data,
                  guint *n_ways);

G_END_DECLS
