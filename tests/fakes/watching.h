/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "daemon/watchers/watch.h"
#include "tests/fakes/wait.h"

G_BEGIN_DECLS

/* The contacts that are looked for: Alex by the names "Alex Doe", "Zoë Müller" and "Алекс", Bo by "Bo Kraus". */
#define HIATUS_WATCHING_ALEX "Alex"
#define HIATUS_WATCHING_BO "Bo"

/**
 * HiatusWatching:
 * @watch: (owned): with the watchers of titles and nothing else
 * @sightings: (element-type HiatusSighting) (owned): all, as they came
 * @n_taken: how many of them hiatus_watching_take() has given
 *
 * Somebody who watches window titles.
 */
typedef struct
{
  HiatusWatch *watch;
  GPtrArray *sightings;
  guint n_taken;
} HiatusWatching;

HiatusWatching *hiatus_watching_new (GDBusConnection *session);

void hiatus_watching_free (HiatusWatching *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusWatching, hiatus_watching_free)

void hiatus_watching_use_contacts (HiatusWatching *self,
                                   const gchar *alex);

void hiatus_watching_begin (HiatusWatching *self,
                            const HiatusDisplay *display);

const HiatusSighting *hiatus_watching_take (HiatusWatching *self,
                                            const gchar *contact);

G_END_DECLS
