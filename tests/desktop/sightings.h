/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watch.h"
#include "tests/fakes/wait.h"

G_BEGIN_DECLS

/**
 * HiatusSightings:
 * @watch: (owned): watches one source of the session that the test runs in, for "Alex Doe" and "Zoë"
 * @source: that source
 * @seen: (element-type HiatusSighting) (owned): what it has told
 *
 * What a watcher sees, without a daemon.
 */
typedef struct
{
  HiatusWatch *watch;
  HiatusSource source;
  GPtrArray *seen;
} HiatusSightings;

HiatusSightings *hiatus_sightings_new (HiatusSource source);

void hiatus_sightings_free (HiatusSightings *self);

void hiatus_sightings_begin (HiatusSightings *self);

HiatusSighting *hiatus_sightings_next (HiatusSightings *self);

G_END_DECLS
