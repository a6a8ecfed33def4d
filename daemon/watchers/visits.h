/* SPDX-FileCopyrightText: The Hiatus authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HIATUS_VISITS_MAX:
 *
 * How many stays are remembered at once. Those that were found the longest time ago go first.
 */
#define HIATUS_VISITS_MAX 256

/**
 * HiatusVisits:
 *
 * Which windows give which contacts away at the moment, and since when: a stay, which has a number. It lasts for as long as
 * the titles of the window give the contact away.
 */
typedef struct _HiatusVisits HiatusVisits;

HiatusVisits *hiatus_visits_new (void);

void hiatus_visits_free (HiatusVisits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HiatusVisits, hiatus_visits_free)

void hiatus_visits_begin (HiatusVisits *self,
                          guint64 window);

guint64 hiatus_visits_add (HiatusVisits *self,
                           const gchar *contact);

void hiatus_visits_end (HiatusVisits *self);

void hiatus_visits_close (HiatusVisits *self,
                          guint64 window);

void hiatus_visits_clear (HiatusVisits *self);

guint hiatus_visits_get_n (const HiatusVisits *self);

G_END_DECLS
